# Dashboards read companions alone, whatever the range, and eight sessions that
# do so neither wait for a refresh nor fail while articles come in.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('readers');
$node->append_conf('postgresql.conf', "log_lock_waits = on\ndeadlock_timeout = 50\nlog_min_messages = log\n");
$node->reload;
$node->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
$node->safe_psql('news', <<'END');
CREATE TABLE articles (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, published date, title text, body text);
CREATE FUNCTION add_articles(n integer) RETURNS void LANGUAGE sql AS $$
	INSERT INTO articles (published, title, body)
	SELECT date '2017-06-01' + (random() * 500)::integer, 'Title ' || i,
		format('%s met %s in Helsinki on Monday. %2$s will visit Berlin next week, as %1$s said to everybody who asked, and nobody else.',
			(ARRAY['Donald Trump', 'Angela Merkel', 'Xi Jinping'])[1 + i % 3], (ARRAY['Vladimir Putin', 'Joe Biden'])[1 + i % 2])
	FROM generate_series(1, n) AS i
$$;
SELECT setseed(0.5), add_articles(3000);
SELECT newsdip.track('articles', title => 'title');
CALL newsdip.refresh();
ANALYZE;
END

# Queries, and whether they look the articles of their answer up
my %query = (
	'tracked_cooccurrence' => "newsdip.units(newsdip.tracked_cooccurrence('articles', %s))",
	'tracked_cooccurrence without copies' => "newsdip.units(newsdip.tracked_cooccurrence('articles', %s, false))",
	'tracked_contacts' => "newsdip.units(newsdip.tracked_contacts('articles', %s))",
	map({ ("tracked_pairs by $_" => "count(*) FROM newsdip.tracked_pairs('articles', %s, '$_')") } qw(day week month all)),
	'pair_timeline' => "sum(units) FROM newsdip.pair_timeline('articles', 100000, 104000, %s)",
	'entity_timeline' => "sum(units) FROM newsdip.entity_timeline('articles', 100000, %s, 'month')",
	'summit_timeline' => "sum(mentions) FROM newsdip.summit_timeline('articles', %s)",
	'summit_pairs' => "sum(units) FROM newsdip.summit_pairs('articles', %s)",
	'meeting_calendar' => "sum(mentions) FROM newsdip.meeting_calendar('articles', %s)",
	'rising_pairs' => "count(p) FROM newsdip.rising_pairs('articles', '2018-01-01')",
	'rising_entities' => "count(p) FROM newsdip.rising_entities('articles', '2018-01-01')",
	'graph_nodes' => "count(*) FROM newsdip.graph_nodes(newsdip.tracked_cooccurrence('articles', %s))",
	'tracking' => "count(*) FROM newsdip.tracking",
	'evidence' => "count(html) FROM newsdip.evidence('articles', 100000, 104000, %s)",
	'summit_evidence' => "count(html) FROM newsdip.summit_evidence('articles', %s)",);
for my $name (sort keys %query)
{
	my %rows;
	for my $range ("'2018-01-01', '2018-03-31'", 'NULL, NULL')
	{
		my $sql = "SELECT " . ($query{$name} =~ s/%s/$range/r);
		my ($status, $out, $err) = $node->psql('news', "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0;"
			  . " SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on; SET client_min_messages = log; $sql");
		my @scans = $err =~ /^.*\b(?:Scan|Using).* on articles a?\b.*$/mg;
		my @forbidden = $name =~ /evidence/ ? grep({ !/Index Scan using articles_pkey/ } @scans) : @scans;
		is("$status @forbidden", '0 ', "$name of $range scans no articles");
		cmp_ok($out, '>', 0, "$name of $range gives something") if $name ne 'rising_pairs' && $name ne 'rising_entities';
		cmp_ok(scalar(@scans), '>', 0, "$name of $range looks articles up by their key") if $name =~ /evidence/;
	}
}

# A calendar is read only as far as rows are wanted: with more rows wanted than
# the planner takes there to be, and also where sorting costs it much, it would
# rather collect all mentions by a bitmap or a hash table.
my ($status, $out, $err);
for my $costs ('as usual', 'where sorting is dear')
{
	($status, $out, $err) = $node->psql('news', "LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;"
		  . " SET auto_explain.log_analyze = on; SET client_min_messages = log; SET cpu_operator_cost = " . ($costs eq 'as usual' ? '0.0025' : '1') . ';'
		  . " SELECT count(*) FROM newsdip.meeting_calendar('articles', max_rows => 20)");
	is($out, '20', "some rows of the calendar, $costs");
	my ($rows) = $err =~ /Index Scan using articles_summit_mention_lower_idx on .*\bactual time=\S+ rows=(\d+)/;
	ok(defined $rows && $rows < 600, 'by few of the mentions') or diag($err);
}
cmp_ok($node->safe_psql('news', "SELECT count(*) FROM articles_summit_mention WHERE during IS NOT NULL AND status = 'planned'"),
	'>=', 3000, 'of which there are many');

# parallel workers read the articles of the first refresh
($status, $out, $err) = $node->psql('news', <<'END');
SELECT newsdip.untrack('articles');
SELECT newsdip.track('articles');
LOAD 'auto_explain';
SET auto_explain.log_min_duration = 0;
SET auto_explain.log_nested_statements = on;
SET auto_explain.log_analyze = on;
SET min_parallel_table_scan_size = 0;
SET client_min_messages = log;
CALL newsdip.refresh();
END
like($err, qr/CREATE UNLOGGED TABLE .*?Gather.*?Workers Launched: [1-9].*?Parallel (Seq|Index|Bitmap Heap) Scan/s, 'the first refresh reads in parallel');
value($node, "SELECT * FROM differences('articles')", '', 'with the same outcome');

# eight readers, a writer and refreshes
my $folder = PostgreSQL::Test::Utils::tempdir();
append_to_file("$folder/read.sql", join('', map { "SELECT " . ($query{$_} =~ s/%s/'2018-01-01', '2018-03-31'/r) . ";\n" } sort keys %query));
append_to_file("$folder/write.sql", "SELECT add_articles(5);\nUPDATE articles SET body = 'Joko Widodo called Joe Biden.' WHERE id = (SELECT min(id) FROM articles);\n"
	  . "DELETE FROM articles WHERE id = (SELECT max(id) FROM articles);\n");
append_to_file("$folder/refresh.sql", "CALL newsdip.refresh(batch_size => 20);\n");
my $seconds = 6;
my $start = -s $node->logfile;
my @pgbench = map { IPC::Run::start([ 'pgbench', '-n', '-T', $seconds, '-c', $_->[1], '-f', "$folder/$_->[0].sql", $node->connstr('news') ], '>', \$_->[2], '2>', \$_->[3]) }
  my @runs = ([ 'read', 8 ], [ 'write', 1 ], [ 'refresh', 2 ]);
$_->finish for @pgbench;
for my $run (@runs)
{
	like($run->[2], qr/number of failed transactions: 0 /, "$run->[0]: no error");
	like($run->[2], qr/number of transactions actually processed: [1-9]/, "$run->[0]: something was done");
	unlike($run->[3], qr/error|aborted/i, "$run->[0]: no complaint");
}
my $log = slurp_file($node->logfile, $start);
unlike($log, qr/deadlock detected/, 'no deadlock');
my @reader_waits = grep { /SELECT (?!newsdip\.refresh_step)(?!.*add_articles)/ } $log =~ /still waiting for [^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*STATEMENT:[^\n]*/g;
is("@reader_waits", '', 'no reader waits for a lock');
$node->safe_psql('news', 'CALL newsdip.refresh()');
value($node, "SELECT * FROM differences('articles')", '', 'companions are exact afterwards');
$node->stop;
done_testing();
