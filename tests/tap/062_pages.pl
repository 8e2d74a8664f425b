# What the pages tell people to type works, page by page in their order, and
# gives what they show.
#
# A page shows a result as comments right behind the statement, or as a table
# behind a blank line at the end of the block.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('pages');
my $root = "$FindBin::Bin/../..";
local %ENV = (%ENV, address_of($node));
load_sample($node);

# What a page takes for granted beside the sample articles
my %before = (
	cooccurrence => "CREATE TABLE recognised (article integer, label text, tag text);
		INSERT INTO recognised VALUES (1, 'Angela Merkel', 'PER'), (1, 'Ivo Marsh', 'PER'), (1, 'Berlin', 'LOC');
		CREATE TABLE post (id integer, tags text[]);
		INSERT INTO post VALUES (1, '{tea,milk}'), (2, '{tea,milk,sugar}'), (3, NULL);",
	dashboards => "SELECT newsdip.track('articles'); CALL newsdip.refresh();",
	parallel => "CREATE TABLE article (body text);
		ALTER TABLE article ALTER body SET STORAGE EXTERNAL;
		INSERT INTO article SELECT repeat('Vladimir Putin smiled. ', 200) FROM generate_series(1, 3000);
		ANALYZE article;",
	tutorial => "DROP EXTENSION newsdip; CREATE ROLE owner LOGIN;
		ALTER DATABASE tutorial OWNER TO owner; ALTER TABLE articles OWNER TO owner;",);

# Who creates the extension, as the tutorial does, and the recipes go on
my %user = (tutorial => 'owner', recipes => 'owner');

# What these give depends on the day, or is nothing over so few articles
my $may_be_empty = qr/current_date|^WITH fresh|newsdip\.track\(/;

my ($statements, $results) = (0, 0);
for my $page (qw(README tutorial recipes reference dictionary text learning summit cooccurrence parallel tracking dashboards hacking))
{
	# the recipes go on where the tutorial ends
	my $database = lc($page eq 'recipes' ? 'tutorial' : $page);
	$node->safe_psql('postgres', "CREATE DATABASE $database TEMPLATE demo") if $page ne 'recipes';
	$node->safe_psql($database, $before{$page}) if $before{$page};
	try_page($page, $database);
}
cmp_ok($statements, '>=', 120, 'the pages have been read');
cmp_ok($results, '>=', 50, 'and the results that they show');

$ENV{PGDATABASE} = 'tutorial';
my @report = ('psql', '-X', '-q', '-f', "$root/docs/weekly_report.sql");
my $text = output(@report, '-v', 'until=2018-07-17');
like($text, qr/^Contacts by status\n.*held.*^Who is named together\n.*Donald Trump.*^What rises\n.*^What is planned\n/ms,
	'the weekly report has all parts');
my $html = PostgreSQL::Test::Utils::tempdir() . '/report.html';
is(output('psql', '-X', '--html', '-o', $html, '-f', "$root/docs/weekly_report.sql"), '', 'it says nothing beside');
like(slurp($html), qr/^Contacts by status\n<table.*^What is planned\n<table/ms, 'a page of HTML, with its headings');
like(output(@report, '--csv', '-v', 'articles=public.articles'), qr/^name_a,name_b,articles$/m, 'and as CSV');

$node->safe_psql('tutorial', "CREATE TABLE desk (id integer PRIMARY KEY, published date, body text); SELECT newsdip.track('desk')", extra_params => [ '-U', 'owner' ]);
like(output(@report, '-v', 'articles=desk'), qr/^What is planned\n/m, 'a table without articles has a report, too');
$node->safe_psql('tutorial', "INSERT INTO desk VALUES (1, '5874897-12-31', 'Putin met Macron.'); CALL newsdip.refresh('desk')", extra_params => [ '-U', 'owner' ]);
$ENV{NEWSDIP_ARTICLES} = 'desk';
like(output('psql', '-XAtq', '-f', "$root/dashboards/web/src/data/contacts.json.sql"), qr/"month" : "5874897-12-01"/,
	'months of the page are beyond what timestamps hold');

my $graph = output('psql', '-XAt', '-c', "SELECT newsdip.to_graphml(newsdip.tracked_cooccurrence('articles'), 50, 'npmi', 3)");
like($graph, qr/^<\?xml.*<graphml.*Vladimir Putin/s, 'a network is exported');

done_testing();

# Run all statements of a page in one session and look at what each gives.
sub try_page
{
	my ($page, $database) = @_;
	my $path = $page eq 'README' ? "$root/README.md" : "$root/docs/$page.md";
	my @asked = map { statements($_) } slurp($path) =~ /^ *```sql\n(.*?)^ *```/msg;
	@asked = grep { $_->{sql} !~ /^CREATE EXTENSION/ } @asked if !$user{$page};    # it is there
	my @user = $user{$page} ? ('-U', $user{$page}) : ();

	# the same mark in both streams, so that each is parted alike
	my $script = "SET search_path = public, newsdip;\n"
	  . join('', map { "\\echo <<>>\n\\warn <<>>\n$_->{sql}\n" } @asked);
	my ($out, $err) = ('', '');
	IPC::Run::run([ 'psql', '-Xq', @user, '-d', $database, '-P', 'footer=off', '-v', 'SHOW_CONTEXT=never' ],
		'<', \$script, '>', \$out, '2>', \$err);
	my @out = split /^<<>>\n/m, $out, -1;
	my @err = split /^<<>>\n/m, $err, -1;
	is(@out . ' ' . @err, (1 + @asked) . ' ' . (1 + @asked), "$page: run to its end");

	for my $i (0 .. $#asked)
	{
		my ($sql, $shown) = @{ $asked[$i] }{qw(sql shown)};
		my ($given, $complaint) = ($out[ $i + 1 ] // '', $err[ $i + 1 ] // '');
		my $what = "$page: " . substr($sql =~ s/\s+/ /gr, 0, 70);
		$statements++;
		$results++ if $shown ne '';
		if ($shown =~ /^ERROR/)
		{
			is($complaint, $shown, $what);
			next;
		}
		unlike($complaint, qr/ERROR|WARNING/, $what);
		if ($shown ne '')
		{
			is(table($given, $shown), table($shown, $shown), "$what: as shown");
		}
		elsif ($page =~ /tutorial|recipes/ && $sql =~ /^(SELECT|WITH)\b/ && $sql !~ $may_be_empty)
		{
			isnt($given, '', "$what: gives something");
		}
	}
	return;
}

# The statements of a block, each with the result that is shown of it.
sub statements
{
	my ($block) = @_;
	my ($indent) = $block =~ /^( *)/;
	$block =~ s/^$indent//mg;
	my $words = qr/'[^']*'|\$\$.*?\$\$|--[^\n]*|[^;'\$-]|[\$-]/s;
	my $data = qr/COPY [^;\n]*FROM STDIN[^;\n]*;\n.*?^\\\.\n/ms;
	my @statements;
	while ($block =~ /\G((?:^--[^\n]*\n|\s)*)($data|$words+;[ \t]*(?:--[^\n]*)?(?:\n|\z))(\n [^\n]*\n-[^\n]*\n.*|(?:^--[^\n]*\n)*)/gcms)
	{
		my ($sql, $shown) = ($2, $3);
		$shown =~ s/^-- ?//mg if $shown =~ /^--/;
		$shown =~ s/^\n//;
		push @statements, { sql => $sql, shown => $shown };
	}
	like(substr($block, pos($block) // 0), qr/^\s*\z/, 'a block is statements and their results');
	return @statements;
}

# A table without its layout, and without its heading where that is not shown.
sub table
{
	my ($printed, $shown) = @_;
	my $heading = qr/^[^\n]*\n-[-+]+\n/m;
	return $printed =~ s/$heading//r =~ s/\s+//gr if $shown !~ $heading;
	return join "\n", map { s/^\s+|\s+$//gr =~ s/\s*\|\s*/|/gr } grep { !/^[-+]+$/ } split /\n/, $printed;
}

sub slurp
{
	my ($path) = @_;
	open(my $file, '<', $path) or die "cannot read $path: $!\n";
	local $/ = undef;
	return <$file>;
}

# What a command prints, if it is content
sub output
{
	my ($out, $err) = ('', '');
	IPC::Run::run(\@_, '>', \$out, '2>', \$err);
	is($err, '', 'a command has nothing to complain of');
	return $out;
}
