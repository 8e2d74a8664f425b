# What make demo prints and make psql suggests, over the sample articles: every
# section is there, and fits a terminal.
use strict;
use warnings;
use Encode ();
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('demo');
local %ENV = (%ENV, address_of($node));
my $tests = "$FindBin::Bin/..";

my ($out, $err);
ok(IPC::Run::run([ "$tests/bin/demo", "$tests/sample/articles.jsonl" ], '>', \$out, '2>', \$err), 'the demo runs');
is($err, '', 'without a word of complaint');
$out = Encode::decode('UTF-8', $out);
my @sections = split /^(?=\d\. [A-Z ]{6})/m, $out;
like(shift @sections, qr/^48 articles are loaded\.$/m, 'it says what it loads');
is(scalar @sections, 6, 'there are six sections');
is(scalar(grep { (() = /\N{U+2502}/g) >= 10 } @sections), 6, 'each with a table of some rows');
is(scalar(grep { length > 120 } split /\n/, $out), 0, 'no line is wider than 120 characters');

my ($articles, $mentioned, $by_count, $by_npmi, $contacts, $months) = @sections;
like($articles, qr/^ +1 . 2018-05-16 /m, 'the articles, by date');
is(scalar(() = $articles =~ /^ *\d+ . \d{4}-\d\d-\d\d /mg), 48, 'all of them');
like($mentioned, qr/^ United States .*country/m, 'the most mentioned entities');
like($by_count, qr/ name_a .* name_b .* together /, 'pairs by count');
like($by_npmi, qr/^ \w.* [01]\.\d{3}$/m, 'pairs by npmi');
like($contacts, qr/ summit +. planned .*Donald Trump/, 'contacts with kind, status and parties');
like($contacts, qr/Pyongyang also cast doubt on the summit/, 'and the sentence');
like($months, qr/^ 2018-05 (.\s+\d+\s?){7}$/m, 'mentions by month and status');

# the queries that the session proposes give rows
my $greeting = '';
IPC::Run::run([ 'sh', '-c', "sed -n '/^cat <<.END/,/^END/p' '$tests/bin/psql-session'" ], '>', \$greeting);
my @queries = $greeting =~ /^  (SELECT .*?;)$/msg;
is(scalar @queries, 3, 'make psql proposes three queries');
for my $query (@queries)
{
	my ($first) = $query =~ /newsdip\.(\w+)/;
	isnt($node->safe_psql('demo', $query), '', "the one with $first gives rows");
}

done_testing();
