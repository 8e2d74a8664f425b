# Jobs that refresh tracked tables: pg_cron by its own schedule, and the script
# for cron and systemd. What fails is told of, and nothing is lost.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $jobs = "$FindBin::Bin/../../docs/jobs";
plan skip_all => "no docs/jobs here" if !-d $jobs;

my $node = utf8_server('jobs');
my $sharedir = (run_command([ 'pg_config', '--sharedir' ]))[0];
my $has_cron = -e "$sharedir/extension/pg_cron.control";
if ($has_cron)
{
	$node->append_conf('postgresql.conf', "shared_preload_libraries = 'pg_cron'\n"
		  . "cron.database_name = 'news'\ncron.host = '" . $node->host . "'\n");
	$node->restart;
}
$node->safe_psql('postgres', 'CREATE DATABASE news');
$node->safe_psql('news', 'CREATE EXTENSION newsdip');
for my $table ('sound', 'broken')
{
	$node->safe_psql('news', "CREATE TABLE $table (id integer PRIMARY KEY, published date, body text);"
		  . " SELECT newsdip.track('$table'); INSERT INTO $table VALUES (1, '2018-07-16', 'Donald Trump met Vladimir Putin.')");
}
$node->safe_psql('news', 'ALTER TABLE broken DISABLE TRIGGER newsdip_note');
my $state = 'SELECT string_agg(concat_ws(\' \', articles, state, done), \', \' ORDER BY articles::text) FROM newsdip.tracking';

# the schedule first: the rest fills the time until the next minute
$node->safe_psql('news', slurp_file("$jobs/pg_cron.sql")) if $has_cron;

# progress, while something goes on for longer than the 5 seconds between messages
$node->safe_psql('postgres', 'CREATE DATABASE slow');
$node->safe_psql('slow', <<'END');
CREATE EXTENSION newsdip;
CREATE TABLE wire (id integer PRIMARY KEY, published date, body text);
SELECT newsdip.track('wire');
CALL newsdip.refresh();
CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END';
CREATE TRIGGER slow AFTER DELETE ON wire_change EXECUTE FUNCTION slow();
INSERT INTO wire SELECT n, '2018-07-16', 'Donald Trump met Vladimir Putin.' FROM generate_series(1, 25) AS n;
END
my $refresh = IPC::Run::start([ 'psql', '-Xq', '-d', $node->connstr('slow'), '-c', 'CALL newsdip.refresh(batch_size => 1)' ], '2>', \my $told);
ok($node->poll_query_until('slow', 'SELECT done > 3 AND pending > 3 FROM newsdip.tracking'), 'tracking tells how far a refresh is that is under way');
is($node->safe_psql('slow', "SELECT state, rate BETWEEN 1 AND 4, remaining > interval '1 second', done + pending FROM newsdip.tracking"),
	'behind|t|t|25', 'how fast it is, and what remains');
$refresh->finish;
like($told, qr/^INFO:  wire: 1\d articles done, \d+ pending, 0 stale, \d a second, 00:00:\d\S* remaining$/m, 'so does a message now and then');

# each batch of a table into which articles come all the time finds some more
$node->safe_psql('slow', <<'END');
CREATE TABLE busy (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, published date, body text);
SELECT newsdip.track('busy');
CALL newsdip.refresh('busy');
CREATE FUNCTION more() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO public.busy DEFAULT VALUES; RETURN NULL; END';
CREATE TRIGGER more AFTER DELETE ON busy_change EXECUTE FUNCTION more();
INSERT INTO busy DEFAULT VALUES;
SET statement_timeout = '30s';
CALL newsdip.refresh('busy');
END
is($node->safe_psql('slow', "SELECT done, pending FROM newsdip.tracking WHERE articles = 'busy'::regclass; SELECT newsdip.untrack('busy')"), "1|1\n",
	'a refresh comes to its end beside who writes all the time');

SKIP:
{
	skip 'pg_cron is not installed', 5 if !$has_cron;
	ok($node->poll_query_until('news', "SELECT count(*) > 0 FROM cron.job_run_details WHERE status IN ('succeeded', 'failed')"),
		'pg_cron runs the job by its schedule');
	value($node, "SELECT DISTINCT status FROM cron.job_run_details WHERE end_time IS NOT NULL", 'failed', 'a table that cannot be refreshed makes it fail');
	like($node->safe_psql('news', 'SELECT return_message FROM cron.job_run_details LIMIT 1'),
		qr/broken: trigger newsdip_note is disabled/, 'it says why');
	value($node, $state, 'broken failed 0, sound current 1', 'and so does tracking; the other table is refreshed');
	value($node, "SELECT count(*) FROM cron.job", '1', 'there is one job');
	$node->safe_psql('news', "SELECT cron.unschedule('newsdip refresh')");
}

# the script
$ENV{PGHOST} = $node->host;
$ENV{PGPORT} = $node->port;
$ENV{PGDATABASE} = 'news';
$ENV{NEWSDIP_REFRESH_LOCK} = PostgreSQL::Test::Utils::tempdir() . '/lock';
$node->safe_psql('news', "INSERT INTO sound VALUES (2, '2018-07-17', 'Joe Biden spoke.')");
command_fails_like([ 'sh', "$jobs/newsdip-refresh" ], qr/broken: trigger newsdip_note is disabled/, 'the script fails as well');
value($node, $state, 'broken failed 0, sound current 2', 'after it did what it could');
$node->safe_psql('news', 'ALTER TABLE broken ENABLE ALWAYS TRIGGER newsdip_note');
command_ok([ 'sh', "$jobs/newsdip-refresh" ], 'when that is mended it succeeds');
value($node, $state, 'broken current 1, sound current 2', 'and nothing is lost');
value($node, 'SELECT count(last_error) FROM newsdip.tracking', '0', 'the error is gone');

# one at a time
open(my $lock, '>', $ENV{NEWSDIP_REFRESH_LOCK}) or die;
flock($lock, 2);
$node->safe_psql('news', "INSERT INTO sound VALUES (3, '2018-07-17', 'Joe Biden spoke.')");
command_ok([ 'sh', "$jobs/newsdip-refresh" ], 'a second run beside the first has nothing to do');
value($node, "SELECT pending FROM newsdip.tracking WHERE articles = 'sound'::regclass", '1', 'and does nothing');
close($lock);
{
	local $ENV{HOME} = PostgreSQL::Test::Utils::tempdir();
	delete local @ENV{qw(NEWSDIP_REFRESH_LOCK XDG_RUNTIME_DIR)};
	command_ok([ 'sh', "$jobs/newsdip-refresh" ], 'it needs no place for its lock to be named');
	is(scalar(() = glob("$ENV{HOME}/.newsdip-refresh-*.lock")), 1, 'which is the user\'s own');
}

# jobs of two databases do not keep each other from working
{
	local $ENV{HOME} = PostgreSQL::Test::Utils::tempdir();
	delete local @ENV{qw(NEWSDIP_REFRESH_LOCK XDG_RUNTIME_DIR PGDATABASE)};
	command_ok([ 'sh', "$jobs/newsdip-refresh", '-d', 'news' ], 'the database may be named by an option');
	open(my $held, '>', (glob("$ENV{HOME}/.newsdip-refresh-*.lock"))[0]) or die;
	flock($held, 2);
	$node->safe_psql('slow', "INSERT INTO wire VALUES (26, '2018-07-17', 'Joe Biden spoke.')");
	command_ok([ 'sh', "$jobs/newsdip-refresh", '-d', 'slow' ], 'a run for another database beside it');
	is($node->safe_psql('slow', 'SELECT pending FROM newsdip.tracking'), '0', 'does its work');
}

# the units run that script
like(slurp_file("$jobs/newsdip-refresh.service"), qr{^ExecStart=/usr/local/bin/newsdip-refresh$}m, 'the service runs it');
like(slurp_file("$jobs/newsdip-refresh.timer"), qr/^OnCalendar=minutely$/m, 'the timer is every minute');
SKIP:
{
	skip 'no systemd-analyze here', 1 if system('command -v systemd-analyze >/dev/null 2>&1') != 0;
	my ($out, $err) = run_command([ 'systemd-analyze', 'calendar', 'minutely' ]);
	like($out, qr/Normalized form/, 'systemd knows that calendar');
}

$node->stop;
done_testing();
