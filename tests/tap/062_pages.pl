# What the tutorial and the recipes tell people to type works, in their order,
# over the sample articles.
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
local @ENV{qw(PGHOST PGPORT PGDATABASE PGCLIENTENCODING LC_ALL)} =
  ($node->host, $node->port, 'postgres', 'UTF8', 'C.UTF-8');
system("$root/tests/bin/load-articles '$root/tests/sample/articles.jsonl' >/dev/null") == 0
  or die "cannot load the sample articles\n";

# what these give depends on the day, or is nothing over so few articles
my $may_be_empty = qr/current_date|WITH fresh|newsdip\.track\(/;

my $blocks = 0;
for my $page (qw(tutorial recipes))
{
	for my $sql (slurp("$root/docs/$page.md") =~ /^ *```sql\n(.*?)^ *```/msg)
	{
		my ($what) = $sql =~ /^(.{1,60})/;
		next if $sql =~ /^CREATE EXTENSION/;    # it is there
		my ($status, $out, $err) = $node->psql('demo', $sql, on_error_stop => 1);
		is($status, 0, "$page: $what") or diag($err);
		isnt($out, '', "$page: gives something: $what") if $sql =~ /^\s*(SELECT|WITH)\b/ && $sql !~ $may_be_empty;
		$blocks++;
	}
}
cmp_ok($blocks, '>=', 13, 'the pages have been read');

$ENV{PGDATABASE} = 'demo';
my @report = ('psql', '-X', '-q', '-f', "$root/docs/weekly_report.sql");
my $text = output(@report, '-v', 'until=2018-07-17');
like($text, qr/^Contacts by status\n.*held.*^Who is named together\n.*Donald Trump.*^What rises\n.*^What is planned\n/ms,
	'the weekly report has all parts');
my $page = PostgreSQL::Test::Utils::tempdir() . '/report.html';
is(output('psql', '-X', '--html', '-o', $page, '-f', "$root/docs/weekly_report.sql"), '', 'it says nothing beside');
like(slurp($page), qr/^Contacts by status\n<table.*^What is planned\n<table/ms, 'a page of HTML, with its headings');
like(output(@report, '--csv', '-v', 'articles=public.articles'), qr/^name_a,name_b,articles$/m, 'and as CSV');

my $graph = output('psql', '-XAt', '-c', "SELECT newsdip.to_graphml(newsdip.tracked_cooccurrence('articles'), 50, 'npmi', 3)");
like($graph, qr/^<\?xml.*<graphml.*Vladimir Putin/s, 'a network is exported');

done_testing();

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
