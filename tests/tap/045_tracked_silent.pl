# What happens to tracked tables, and to the dictionary, without a note that
# tells of it: the next refresh finds it out, or says what keeps it from doing so.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('silent');
$node->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
my $sentence = "'Donald Trump met Vladimir Putin.'";

# A refresh, after which companions are as a direct computation gives them
sub exact
{
	my ($table, $what) = @_;
	$node->safe_psql('news', "CALL newsdip.refresh('$table')");
	value($node, "SELECT * FROM differences('$table')", '', $what);
	return;
}

#
# A tracked table becomes a partition of another one, whose columns have other numbers
#
$node->safe_psql('news', <<"END");
CREATE TABLE year (id integer, published date, body text, PRIMARY KEY (id, published));
SELECT newsdip.track('year');
CREATE TABLE years (gone text, body text, id integer, published date, PRIMARY KEY (id, published)) PARTITION BY RANGE (published);
ALTER TABLE years DROP gone;
CREATE TABLE others PARTITION OF years DEFAULT;
ALTER TABLE years ATTACH PARTITION year FOR VALUES FROM ('2018-01-01') TO ('2019-01-01');
INSERT INTO years (id, published, body) SELECT n, date '2018-12-01' + n, $sentence FROM generate_series(1, 60) AS n;
END
value($node, "SELECT pending FROM newsdip.tracking", '30', 'what comes through the partitioned table is noted');
exact('year', 'a tracked table that has become a partition');
$node->safe_psql('news', "UPDATE years SET published = published + 2 WHERE id BETWEEN 25 AND 35; UPDATE years SET published = published - 10 WHERE id = 36; DELETE FROM years WHERE id = 1");
exact('year', 'after articles have moved in and out');
value($node, "SELECT done FROM newsdip.tracking", '28', 'which were some');
my (undef, undef, $err) = $node->psql('news', "SELECT newsdip.track('years')");
like($err, qr/partition public.year is tracked by itself\n.*Call newsdip.untrack\('public.year'\) first/, 'the whole cannot be tracked beside it');
$node->safe_psql('news', 'TRUNCATE years');
exact('year', 'after TRUNCATE of the whole');
$node->safe_psql('news', "INSERT INTO years (id, published, body) VALUES (1, '2018-07-16', $sentence); ALTER TABLE years DETACH PARTITION year; INSERT INTO year VALUES (2, '2018-07-16', $sentence)");
exact('year', 'after it was detached');

#
# Triggers of a partition that were switched off and on fire on origin only
#
$node->safe_psql('news', <<"END");
CREATE TABLE desks (id integer, desk text, published date, body text, PRIMARY KEY (id, desk)) PARTITION BY LIST (desk);
CREATE TABLE home PARTITION OF desks FOR VALUES IN ('home');
SELECT newsdip.track('desks');
CALL newsdip.refresh('desks');
ALTER TABLE home DISABLE TRIGGER ALL;
INSERT INTO desks VALUES (1, 'home', '2018-07-16', $sentence);
ALTER TABLE home ENABLE TRIGGER ALL;
END
my $writer = $node->background_psql('news');
$writer->query_safe("BEGIN; INSERT INTO desks VALUES (4, 'home', '2018-07-16', $sentence);");
exact('desks', 'what came while triggers of a partition were off, without waiting for who writes');
$writer->query_safe('ROLLBACK;');
$writer->quit;
exact('desks', 'and when nobody does');
$node->safe_psql('news', "SET session_replication_role = replica; INSERT INTO desks VALUES (2, 'home', '2018-07-16', $sentence)");
exact('desks', 'what is replicated into it afterwards');

# and of one that is being detached, without waiting for whoever reads
my $lasting = $node->background_psql('news');
$lasting->query_safe('BEGIN; SELECT count(*) FROM desks;');
(undef, undef, $err) = $node->psql('news', "SET statement_timeout = '500ms'; ALTER TABLE desks DETACH PARTITION home CONCURRENTLY");
like($err, qr/canceling statement/, 'a partition that cannot be detached yet');
$node->safe_psql('news', "INSERT INTO home VALUES (3, 'home', '2018-07-16', $sentence)");
exact('desks', 'what comes into it belongs to the table no more');
value($node, "SELECT done FROM newsdip.tracking WHERE articles = 'desks'::regclass", '0', 'nor does the rest of it');
$lasting->query_safe('COMMIT;');
$lasting->quit;
$node->safe_psql('news', "ALTER TABLE desks DETACH PARTITION home FINALIZE");
$node->safe_psql('news', "ALTER TABLE desks ATTACH PARTITION home FOR VALUES IN ('home')");
exact('desks', 'but after it was attached again');

#
# A day that becomes another one, in a column that is not rewritten for it
#
$node->safe_psql('news', <<"END");
CREATE TABLE zoned (id integer PRIMARY KEY, published timestamp, body text);
INSERT INTO zoned VALUES (1, '2018-07-16 20:00', $sentence);
SELECT newsdip.track('zoned', time_zone => 'Asia/Jakarta');
CALL newsdip.refresh('zoned');
SET timezone = 'UTC';
ALTER TABLE zoned ALTER published TYPE timestamptz;
END
exact('zoned', 'another type of the date that leaves the table as it is');
value($node, 'SELECT day FROM zoned_article', '2018-07-17', 'gives another day');
for my $zone ("INTERVAL '+07:00' HOUR TO MINUTE", '7', "'Asia/Jakarta'")
{
	$node->safe_psql('news', "SELECT newsdip.untrack('zoned'); SET TIME ZONE $zone; SELECT newsdip.track('zoned')");
	exact('zoned', "in a zone that was set as $zone");
	value($node, 'SELECT day FROM zoned_article', '2018-07-17', 'with its days');
}
$node->safe_psql('news', 'ALTER TABLE zoned ALTER published TYPE text');
like(($node->psql('news', "CALL newsdip.refresh('zoned')"))[2], qr/column published is of type text now .*newsdip.track\(\) again/, 'a date that has become text');
$node->safe_psql('news', 'ALTER TABLE zoned ALTER published TYPE timestamptz USING published::timestamptz, ALTER body TYPE jsonb USING to_jsonb(body)');
like(($node->psql('news', "CALL newsdip.refresh('zoned')"))[2], qr/column body is of type jsonb now/, 'a text that has become something else');

#
# Keys in another order while a walk through them is under way
#
$node->safe_psql('news', <<"END");
CREATE TABLE sorted (id text COLLATE "C" PRIMARY KEY, published date, body text);
INSERT INTO sorted SELECT chr(n), '2018-07-16', $sentence FROM generate_series(65, 122) AS n;
SELECT newsdip.track('sorted');
SELECT newsdip.refresh_step('sorted', 1, false);
CREATE COLLATION backwards (provider = icu, locale = 'und-u-kf-upper');
ALTER TABLE sorted ALTER id TYPE text COLLATE backwards;
END
like(($node->psql('news', "CALL newsdip.refresh('sorted')"))[2], qr/the primary key has other columns, types or collations now/, 'another collation of the key');

$node->safe_psql('news', 'CREATE TABLE short (id varchar(3) PRIMARY KEY, published date, body text);'
	  . " SELECT newsdip.track('short'); ALTER TABLE short ALTER id TYPE varchar(9); INSERT INTO short VALUES ('longer')");
like(($node->psql('news', "CALL newsdip.refresh('short')"))[2], qr/the primary key has other columns, types or collations now/, 'a key with more room than the companions have');

#
# A snapshot that is older than a rewritten table, which it sees empty
#
$node->safe_psql('news', <<"END");
CREATE TABLE rewritten (id integer PRIMARY KEY, published date, body text);
INSERT INTO rewritten SELECT n, '2018-07-16', $sentence FROM generate_series(1, 20) AS n;
SELECT newsdip.track('rewritten');
CALL newsdip.refresh('rewritten');
END
my $altering = $node->background_psql('news');
$altering->query_safe('BEGIN; ALTER TABLE rewritten ADD first float DEFAULT random();');
my $refresh = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('news'), '-c', "SET default_transaction_isolation = 'repeatable read'", '-c', "CALL newsdip.refresh('rewritten')" ]);
$node->poll_query_until('news', "SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE 'CALL newsdip%' AND wait_event = 'relation'") or die 'the refresh did not wait';
$altering->query_safe('COMMIT;');
ok($refresh->finish, 'a refresh by transactions that repeat what they read waits for the table');
value($node, "SELECT * FROM differences('rewritten')", '', 'and sees it');
my $reader = $node->background_psql('news');
$reader->query_safe('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1;');
$altering->query_safe('ALTER TABLE rewritten ADD second float DEFAULT random();');
$reader->query_safe("SET client_min_messages = warning; CALL newsdip.refresh('rewritten');");
$reader->query_safe('COMMIT;');
$_->quit for $altering, $reader;
exact('rewritten', 'after one within a transaction that does not');

#
# Companions of which a dump had the tables but not the rows
#
$node->safe_psql('news', 'TRUNCATE rewritten_entity_mention, rewritten_summit_mention, rewritten_article, rewritten_cooccurrence, rewritten_summit_day');
$node->safe_psql('news', "CALL newsdip.refresh('rewritten', reconcile => true)");
exact('rewritten', 'empty companions');

#
# The dictionary while its triggers are off
#
$node->safe_psql('news', "ALTER TABLE newsdip.entity DISABLE TRIGGER ALL; DELETE FROM newsdip.entity WHERE name = 'Vladimir Putin'; ALTER TABLE newsdip.entity ENABLE TRIGGER ALL");
exact('rewritten', 'an edit while the triggers of the dictionary are off');
value($node, 'SELECT DISTINCT cardinality(entities) FROM rewritten_article', '1', 'which takes a name away');
$node->stop;
done_testing();
