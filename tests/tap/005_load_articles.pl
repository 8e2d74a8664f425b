# The demo takes articles as people have them: every line that is no article is
# named by its number and its fault, and all others are loaded.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('articles');
local @ENV{qw(PGHOST PGPORT PGDATABASE)} = ($node->host, $node->port, 'postgres');
my $folder = PostgreSQL::Test::Utils::tempdir();

# lines of JSONL and what becomes of them: the fault, or nothing where loaded
my @jsonl = (
	[ "\xef\xbb\xbf{\"id\": 1, \"published\": \"2021-12-30\", \"title\": \"One\", \"body\": \"back\\\\slash\\nand line\"}\r" ],
	[ '   ' ],
	[ '\.', qr/is no JSON that can be stored/ ],
	[ '{"id": 2, "published": "2021-13-45", "body": "x"}', qr/has a published date "2021-13-45" that is not YYYY-MM-DD/ ],
	[ '{"id": 2, "published": "5 June 2021", "body": "x"}', qr/has a published date "5 June 2021"/ ],
	[ '{"id": 2, "published": "now", "body": "x"}', qr/has a published date "now"/ ],
	[ '{"id": 1, "body": "x"}', qr/repeats the id "1"/ ],
	[ '{"id": 3, "title": "no body"}', qr/has no body/ ],
	[ '{"id": 3, "body": null}', qr/has no body/ ],
	[ '{"id": 3, "body": " "}', qr/has no body/ ],
	[ '{"id": 3, "body": ["x"]}', qr/has a body that is no text/ ],
	[ '{"id": 3, "body": 5}', qr/has a body that is no text/ ],
	[ '{"body": "no id"}', qr/has no id/ ],
	[ '{"id": "", "body": "empty id"}', qr/has no id/ ],
	[ '[{"id": 3, "body": "x"}]', qr/is no JSON object but array/ ],
	[ '{"id": 3, "body": "x"', qr/is no JSON that can be stored/ ],
	[ "{\"id\": 3, \"body\": \"caf\xe9\"}", qr/is not UTF-8 text/ ],
	[ "{\"id\": 3, \"body\": \"\xed\xa0\x80\"}", qr/is not UTF-8 text/ ],
	[ "{\"id\": 3, \"body\": \"a\0b\"}", qr/holds a zero byte/ ],
	[ '{"id": 3, "body": "a\u0000b"}', qr/is no JSON that can be stored/ ],
	[ '{"id": 3, "body": "x", "title": 5}', qr/has a title that is no text/ ],
	[ '{"id": 4, "published": "2020-01-02T23:30:00+07:00", "title": null, "body": "caf\u00e9", "lang": "id"}' ],
	[ "{\"id\": 5, \"published\": null, \"body\": \"tab\\tand caf\xc3\xa9\"}" ],);
my ($out, $err) = load('lines.jsonl', join("\n", map { $_->[0] } @jsonl));
my @said = $out =~ /^line (.*): left out$/mg;
for my $i (0 .. $#jsonl)
{
	my ($line, $fault) = @{ $jsonl[$i] };
	like(shift @said // '', qr/^@{[ $i + 1 ]} $fault/, "JSONL line " . ($i + 1) . " is named") if $fault;
}
is("@said", '', 'no other line is named');
like($out, qr/^3 articles are loaded, 1 of them without a date\.$/m, 'the rest is loaded');
is($node->safe_psql('demo', 'SELECT id, published, title, body FROM articles ORDER BY id'),
	"1|2021-12-30|One|back\\slash\nand line\n4|2020-01-02||caf\xc3\xa9\n5|||tab\tand caf\xc3\xa9",
	'the articles are as they were written');

($out, $err) = load('lines.csv', <<"END");
\xef\xbb\xbfID, Published ,title,body,section\r
a1,2020-01-01,"a, ""q""","line one\r
line two",\r
\r
a2,2020-01-01,t\r
a3,2020-01-01,t,"never closed here,\r
a4,2020-01-01,t,"fine",\r
a5,2020-01-01,t,"x"y,\r
a6,2020-01-01,t,caf\xe9,\r
a7,,,,\r
\\.\r
a8,2020-02-20,,"b\tx \\ y",\r
a9,2020-02-20,,"never closed at all\r
END
is(join("\n", $out =~ /^line (.*): left out$/mg), <<'END' =~ s/\n\z//r, 'CSV: each broken line is named');
5 has 3 fields where the header has 5
6 has text after a closing quote
8 has text after a closing quote
9 is not UTF-8 text
10 has no body
11 has 1 fields where the header has 5
13 opens a quote that is never closed
END
is($node->safe_psql('demo', 'SELECT id, published, title, body FROM articles ORDER BY id'),
	"a1|2020-01-01|a, \"q\"|line one\nline two\na4|2020-01-01|t|fine\na8|2020-02-20||b\tx \\ y",
	'CSV: the others are loaded');

# spreadsheets of other countries
for my $separator (';', "\t")
{
	($out, $err) = load('other.csv', join("\n", 'id;published;title;body', 'b1;2020-01-01;"a;b, c";d, e', 'b2;;;f', '') =~ s/;/$separator/gr);
	is($node->safe_psql('demo', 'SELECT * FROM articles ORDER BY id'),
		"b1|2020-01-01|a${separator}b, c|d, e\nb2|||f", 'CSV: other separators are seen by the header');
}

# files of another form are called by it, in one line
for my $case (
	[ 'wide.csv', "\xff\xfei\0d\0\n\0", 'UTF-16' ],
	[ 'wide.jsonl', "\xfe\xff\0{\0}\0\n\0{\0}", 'UTF-16' ],
	[ 'packed.jsonl.gz', "\x1f\x8b\x08\0\n\n", 'packed' ],
	[ 'array.json', qq([\n  {"id": 1,\n "body": "x"}\n]\n), 'jq' ])
{
	my ($name, $content, $form) = @$case;
	($out, $err) = load($name, $content);
	like($out, qr/\Aline 1 [^\n]*$form[^\n]*: left out\n0 articles are loaded\.\n\z/, "$name: says what it is");
}

# one and one more
($out) = load('many.jsonl', qq({"id": 1, "body": "x"}\n) . "x\n" x 21);
like($out, qr/^\.\.\. and 1 more line is\n1 article is loaded, 1 of them without a date\.$/m, 'one is one');

# files that hold no article at all
for my $case ([ 'empty.jsonl', '' ], [ 'other.csv', "a,b\n1,2\n" ], [ 'bytes', join '', map { chr($_ * 37 % 256) } 1 .. 5000 ])
{
	my ($name, $content) = @$case;
	($out, $err) = load($name, $content);
	like($err, qr/ERROR:  there is no article to show\nHINT/, "$name: says that there is nothing to show");
}

# and a file that is none
is(system("'$FindBin::Bin/../bin/read-articles' '$folder/missing' 2> '$folder/said'") >> 8 != 0, 1, 'a missing file fails');
like(slurp_file("$folder/said"), qr/^cannot read .*missing/, 'and says so');

done_testing();

# Load a file of that content into the database demo; what was said.
sub load
{
	my ($name, $content) = @_;
	open(my $file, '>:raw', "$folder/$name") or die "$folder/$name: $!";
	print $file $content;
	close $file;
	$node->safe_psql('postgres', 'DROP DATABASE IF EXISTS demo');
	my ($said, $errors);
	IPC::Run::run([ "$FindBin::Bin/../bin/load-articles", "$folder/$name" ], '>', \$said, '2>', \$errors);
	return ($said, $errors);
}
