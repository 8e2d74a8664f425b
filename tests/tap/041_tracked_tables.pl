# Tracked tables whose rows, columns, owners and rights change in all the ways
# that there are: changes are found, nothing runs with rights that are not its
# own, and what cannot work is told of by the view tracking.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('tables', allows_streaming => 'logical');
$node->append_conf('postgresql.conf', "max_prepared_transactions = 2\n");
$node->restart;
$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE ROLE writer LOGIN; CREATE ROLE boss LOGIN;'
	  . ' CREATE DATABASE news OWNER boss; CREATE DATABASE again OWNER boss; CREATE DATABASE third OWNER boss');
$node->safe_psql('news', "SET ROLE boss; CREATE EXTENSION newsdip; GRANT CREATE ON SCHEMA public TO owner");
my $differences = slurp_file("$FindBin::Bin/../tracking/differences.sql");
$node->safe_psql('news', $differences);

# A refresh, after which companions are as a direct computation gives them.
sub exact
{
	my ($table, $what, $database) = @_;
	$node->safe_psql($database // 'news', "CALL newsdip.refresh('$table')");
	is($node->safe_psql($database // 'news', "SELECT * FROM differences('$table')"), '', $what);
	return;
}

# What a refresh fails with, and tracking tells.
sub refused
{
	my ($table, $pattern, $what) = @_;
	my ($status, $out, $err) = $node->psql('news', "CALL newsdip.refresh('$table')");
	like($err, $pattern, "$what: refresh says why");
	like($node->safe_psql('news', "SELECT state || ': ' || last_error FROM newsdip.tracking WHERE articles = '$table'::regclass"),
		qr/^failed: .*$pattern/, "$what: so does tracking");
	return;
}

#
# Keys and columns of many types
#
$node->safe_psql('news', <<'END');
CREATE EXTENSION citext;
CREATE TYPE desk AS ENUM ('world', 'home');
CREATE DOMAIN stamp AS timestamp;
CREATE TABLE by_uuid (key uuid PRIMARY KEY, published stamp, body varchar(500));
CREATE TABLE by_words (day citext, "start" desk, "Odd ""name" numeric(8,2), published date, body citext,
	PRIMARY KEY (day, "Odd ""name", "start"));
CREATE TABLE "Ein sehr langer Name, der länger ist als für Begleiter übrig" (id bigint PRIMARY KEY, published date, body text);
INSERT INTO by_uuid SELECT md5(n::text)::uuid, '2018-07-16 23:30', 'Donald Trump met Vladimir Putin.' FROM generate_series(1, 50) AS n;
INSERT INTO by_words SELECT 'A' || n, (ARRAY['world', 'home'])[n % 2 + 1]::desk, n / 3, '2018-07-16', 'Donald Trump met Vladimir Putin.' FROM generate_series(1, 50) AS n;
INSERT INTO "Ein sehr langer Name, der länger ist als für Begleiter übrig" VALUES (1, '5874897-12-31', 'Donald Trump.'), (2, '4714-11-24 BC', 'Joe Biden.');
SELECT newsdip.track('by_uuid'), newsdip.track('by_words'),
	newsdip.track('"Ein sehr langer Name, der länger ist als für Begleiter übrig"');
CALL newsdip.refresh(batch_size => 1);
UPDATE by_words SET day = lower(day), body = 'Xi Jinping spoke.' WHERE "Odd ""name" < 5;
DELETE FROM by_uuid WHERE key < '80000000-0000-0000-0000-000000000000';
END
exact($_, "keys of $_") for ('by_uuid', 'by_words', '"Ein sehr langer Name, der länger ist als für Begleiter übrig"');
value($node, "SELECT companion_key FROM newsdip.tracking WHERE articles = 'by_words'::regclass",
	'{article_day,"Odd \"name",article_start}', 'columns whose names are taken get others');
$node->safe_psql('news', 'CREATE TABLE twice (article_day text, day text, published date, body text, PRIMARY KEY (day, article_day));'
	  . " SELECT newsdip.track('twice')");
value($node, "SELECT companion_key FROM newsdip.tracking WHERE articles = 'twice'::regclass",
	'{article_article_day,article_day}', 'and none that another column of the key has');
$node->safe_psql('news', "SELECT newsdip.untrack('twice')");
value($node, "SELECT max(octet_length(relname)) FROM pg_class WHERE relname LIKE 'Ein sehr%' AND relkind = 'r'", '63', 'long names are cut');
value($node, "SELECT period FROM newsdip.entity_timeline('\"Ein sehr langer Name, der länger ist als für Begleiter übrig\"', newsdip.entity_id('Donald Trump'), step => 'year') WHERE units > 0",
	'5874897-01-01', 'days in the far future are counted');
value($node, "SELECT string_agg(period::text, ',') FROM unnest('{day,week,month,year}'::text[]) AS step, newsdip.entity_timeline('\"Ein sehr langer Name, der länger ist als für Begleiter übrig\"', newsdip.entity_id('Joe Biden'), step => step) WHERE units > 0",
	join(',', ('4714-11-24 BC') x 4), 'and the first of all, in whose month and year there are no others before it');

# what changes results is as it was when the table was tracked, whoever refreshes
$node->safe_psql('news', "CREATE TABLE strict (id integer PRIMARY KEY, published date, body text);"
	  . " INSERT INTO strict VALUES (1, '2018-07-16', 'Vladimir Puttin and Angela Merkle spoke. Donald Trump listened.');"
	  . " SET newsdip.near = off; SELECT newsdip.track('strict'); SET newsdip.near = on; CALL newsdip.refresh('strict')");
value($node, "SELECT string_agg(via::text, ' ') FROM strict_entity_mention", 'name', 'misspelt names are read as when the table was tracked');
value($node, "CALL newsdip.refresh('strict'); SHOW newsdip.near", 'on', 'the setting of the session stays');
$node->safe_psql('news', "SET newsdip.near = off; SELECT newsdip.untrack('strict'); SET newsdip.near = on; SELECT newsdip.track('strict'); SET newsdip.near = off; CALL newsdip.refresh('strict')");
value($node, "SELECT string_agg(via::text, ' ') FROM strict_entity_mention", 'near name', 'on or off');
$node->safe_psql('news', "SELECT newsdip.untrack('strict')");

# headlines that are to count, in a generated column, which from version 18 on may be one that is not stored
for my $storage ('STORED', $node->pg_version >= 18 ? 'VIRTUAL' : ())
{
	my $kind = lc($storage) . ' generated column';
	$node->safe_psql('news', "CREATE TABLE headed (id integer PRIMARY KEY, published date, title text, body text,"
		  . " whole text GENERATED ALWAYS AS (coalesce(title || E'.\n\n', '') || body) $storage);"
		  . " SELECT newsdip.track('headed', body => 'whole', title => 'title');"
		  . " INSERT INTO headed VALUES (1, '2018-07-16', 'Donald Trump in Helsinki', 'Vladimir Putin was there.')");
	exact('headed', "a $kind as the body");
	value($node, "SELECT string_agg(substring(whole from start for length), ',' ORDER BY mention) FROM headed JOIN headed_entity_mention USING (id)",
		'Donald Trump,Helsinki,Vladimir Putin', "$kind: with its headline");
	$node->safe_psql('news', "UPDATE headed SET title = 'Xi Jinping in Helsinki'");
	exact('headed', "$kind: after another headline");
	$node->safe_psql('news', "SELECT newsdip.untrack('headed'); DROP TABLE headed");
}

# the index of a key without overlaps has no operators of order, and others for equality
if ($node->pg_version >= 18)
{
	$node->safe_psql('news', <<'END');
CREATE EXTENSION btree_gist;
CREATE TABLE revised (id integer, during daterange, published date, body text, PRIMARY KEY (id, during WITHOUT OVERLAPS));
INSERT INTO revised VALUES (1, '[2018-07-01,2018-07-10)', '2018-07-01', 'Donald Trump.'), (1, '[2018-07-10,)', '2018-07-01', 'Joe Biden.');
SELECT newsdip.track('revised');
CALL newsdip.refresh('revised', 1);
UPDATE revised SET during = '[2018-07-01,2018-07-05)' WHERE during @> date '2018-07-01';
UPDATE revised SET during = '[2018-07-05,)' WHERE during @> date '2018-07-10';
END
	exact('revised', 'keys without overlaps');
}

#
# Partitions, and roles without rights
#
succeeds($node, 'news', 'owner', <<'END', 'an owner without any further right tracks a table');
CREATE TABLE articles (id integer, region text, published date, body text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE asia PARTITION OF articles FOR VALUES IN ('asia');
CREATE TABLE europe PARTITION OF articles FOR VALUES IN ('europe');
INSERT INTO articles SELECT n, (ARRAY['asia', 'europe'])[n % 2 + 1], date '2018-07-16' + n % 5, 'Donald Trump met Vladimir Putin.' FROM generate_series(1, 40) AS n;
SELECT newsdip.track('articles');
CALL newsdip.refresh('articles');
GRANT SELECT, INSERT, UPDATE, DELETE ON articles, asia, europe TO writer;
END
value($node, "SELECT string_agg(DISTINCT relowner::regrole::text, ',') FROM pg_class WHERE relname LIKE 'articles%'", 'owner', 'companions belong to the owner');
my $partitions = "SELECT string_agg(relation::text, ' ' ORDER BY relation::text) FROM (SELECT relid AS relation FROM unnest(ARRAY"
  . "['articles_entity_mention', 'articles_summit_mention', 'articles_article']::regclass[]) AS c, pg_partition_tree(c) WHERE level = 1) AS p";
value($node, $partitions, join(' ', map { my $part = $_; map { "${part}_$_" } qw(article entity_mention summit_mention) } qw(asia europe)),
	'and are partitioned alike');
value($node, 'SELECT count(*) FROM asia_article WHERE region = \'asia\' AND id % 2 = 0', '20', 'with their rows in their places');
succeeds($node, 'news', 'writer', "INSERT INTO europe VALUES (100, 'europe', '2018-07-20', 'Angela Merkel met Joe Biden.');"
	  . " UPDATE articles SET region = 'asia' WHERE id = 3; DELETE FROM asia WHERE id = 2;", 'who may only write articles does');
fails($node, 'news', 'writer', 'SELECT * FROM articles_change', qr/permission denied/, 'but not read companions');
fails($node, 'news', 'writer', "CALL newsdip.refresh('articles')", qr/must be owner of table articles/, 'nor refresh');
my (undef, undef, $notice) = $node->psql('news', 'CALL newsdip.refresh()', extra_params => [ '-U', 'writer' ]);
like($notice, qr/NOTICE:  no tracked table is yours to refresh/, 'who has no table to refresh is told so');
value($node, 'SELECT count(*) FROM articles_change', '4', 'changes straight in partitions are noted');
exact('articles', 'after changes in partitions');
value($node, "SELECT newsdip.units(newsdip.tracked_cooccurrence('articles'))", '40', 'they are counted');
fails($node, 'news', 'writer', "SELECT newsdip.tracked_cooccurrence('articles')", qr/permission denied for table articles_cooccurrence/,
	'reading takes rights on companions');
$node->safe_psql('news', 'TRUNCATE asia');
exact('articles', 'after TRUNCATE of a partition');
$node->safe_psql('news', 'ALTER TABLE articles DETACH PARTITION europe');
exact('articles', 'after DETACH');
value($node, "SELECT newsdip.units(newsdip.tracked_cooccurrence('articles'))", '', 'its articles are gone');
value($node, $partitions, 'asia_article asia_entity_mention asia_summit_mention', 'and its partitions of companions');
$node->safe_psql('news', "UPDATE europe SET body = 'Xi Jinping met Joe Biden.' WHERE id % 4 = 1; ALTER TABLE articles ATTACH PARTITION europe FOR VALUES IN ('europe')");
exact('articles', 'after ATTACH');
$node->safe_psql('news', "SET session_replication_role = replica; UPDATE articles SET body = 'Joko Widodo spoke.' WHERE id < 10");
exact('articles', 'after changes as a replica');
value($node, "SELECT count(*) FROM europe_entity_mention WHERE region <> 'europe'", '0', 'its partitions are there again');
$node->safe_psql('news', "BEGIN; UPDATE articles SET body = 'Xi Jinping spoke.' WHERE id < 5; PREPARE TRANSACTION 'one'");
exact('articles', 'while a transaction is prepared');
$node->safe_psql('news', "COMMIT PREPARED 'one'");
value($node, 'SELECT count(*) > 0 FROM articles_change', 't', 'it has its notes');
exact('articles', 'after it has committed');
$node->safe_psql('news', 'VACUUM FULL europe; CLUSTER europe USING europe_pkey');
exact('articles', 'after VACUUM FULL');
$node->safe_psql('news', "ALTER TABLE europe DISABLE TRIGGER newsdip_note; UPDATE europe SET body = 'Joe Biden spoke.' WHERE id > 20");
refused('articles', qr/trigger newsdip_note is disabled/, 'a disabled trigger');
$node->safe_psql('news', 'ALTER TABLE europe ENABLE TRIGGER newsdip_note');
exact('articles', 'after changes while the trigger was disabled');

#
# Partitions at several levels, with columns that have other names in companions
#
$node->safe_psql('news', <<'END');
CREATE TABLE years (gone integer, day timestamptz, "start" text COLLATE "C", id integer, body text,
	PRIMARY KEY (id, day, "start")) PARTITION BY RANGE (day);
ALTER TABLE years DROP gone;
CREATE TABLE years_2017 PARTITION OF years FOR VALUES FROM ('2017-01-01') TO ('2018-01-01');
CREATE TABLE years_2018 PARTITION OF years FOR VALUES FROM ('2018-01-01') TO ('2019-01-01') PARTITION BY LIST ("start");
CREATE TABLE years_2018_a PARTITION OF years_2018 FOR VALUES IN ('a', 'o''o', NULL);
CREATE TABLE years_2018_b PARTITION OF years_2018 FOR VALUES IN ('b') PARTITION BY HASH (id);
CREATE TABLE years_2018_b0 PARTITION OF years_2018_b FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE years_2018_b1 PARTITION OF years_2018_b FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE years_rest PARTITION OF years DEFAULT;
CREATE TABLE years_rest_article (already integer);
SELECT newsdip.track('years', published => 'day');
INSERT INTO years SELECT date '2016-06-01' + n * 10, (ARRAY['a', 'b', 'o''o'])[n % 3 + 1], n,
	(ARRAY['Donald Trump met Vladimir Putin.', 'Angela Merkel will visit Moscow.'])[n % 2 + 1] FROM generate_series(1, 120) AS n;
END
exact('years', 'partitions at several levels');
value($node, "SELECT string_agg(relid::text, ' ' ORDER BY level, relid::text) FROM pg_partition_tree('years_article')",
	'years_article years_2017_article years_2018_article years_rest_article1 years_2018_a_article years_2018_b_article years_2018_b0_article years_2018_b1_article',
	'companions have them, too');
value($node, "SELECT pg_get_partkeydef('years_entity_mention'::regclass), pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = 'years_2017_entity_mention'",
	'RANGE (article_day)|FOR VALUES FROM (\'2017-01-01 00:00:00+00\') TO (\'2018-01-01 00:00:00+00\')', 'under their own names of columns');
my $before = $node->safe_psql('news', 'SELECT pg_current_xact_id()');
$node->safe_psql('news', 'DROP TABLE years_2017');
exact('years', 'after DROP of a partition');
value($node, "SELECT count(*) FROM years_article WHERE xmin::text::bigint > $before", '0', 'no other article was read again');
value($node, "SELECT to_regclass('years_2017_article') IS NULL, done FROM newsdip.tracking WHERE articles = 'years'::regclass", 't|84', 'its rows are gone with it');
# from the default partition into one of its own
$node->safe_psql('news', "CREATE TABLE years_2016 (LIKE years INCLUDING ALL); WITH moved AS (DELETE FROM years WHERE day < '2017-01-01' RETURNING *)"
	  . " INSERT INTO years_2016 SELECT * FROM moved; ALTER TABLE years ATTACH PARTITION years_2016 FOR VALUES FROM ('2016-01-01') TO ('2017-01-01')");
exact('years', 'after a partition took over from the default one');
value($node, 'SELECT count(*) FROM years_2016_article', '21', 'it has the rows');
# and where somebody reads what the default one has: nobody waits for them
my $lasting = $node->background_psql('news');
$lasting->query_safe('BEGIN; SELECT count(*) FROM years_entity_mention;');
$node->safe_psql('news', "CREATE TABLE years_2030 PARTITION OF years FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');"
	  . " INSERT INTO years VALUES ('2030-05-05', 'a', 900, 'Joe Biden spoke.')");
exact('years', 'a partition takes over while somebody reads the default one');
value($node, "SELECT tableoid::regclass FROM years_article WHERE id = 900", 'years_rest_article1', 'which serves for both');
$lasting->query_safe('COMMIT;');
$lasting->quit;
$node->safe_psql('news', "CALL newsdip.refresh('years', reconcile => true)");
value($node, "SELECT tableoid::regclass FROM years_article WHERE id = 900", 'years_2030_article', 'until nobody does');
exact('years', 'after that, too');
$node->safe_psql('news', 'DROP TABLE years_2030');
exact('years', 'without it');
# in another way below the same bounds
$node->safe_psql('news', "ALTER TABLE years DETACH PARTITION years_2018; CREATE TABLE one AS TABLE years_2018; ALTER TABLE one ADD PRIMARY KEY (id, day, \"start\");"
	  . " ALTER TABLE years ATTACH PARTITION one FOR VALUES FROM ('2018-01-01') TO ('2019-01-01')");
exact('years', 'after a partition was replaced by another');
value($node, "SELECT string_agg(relid::text, ' ' ORDER BY relid::text) FROM pg_partition_tree('years_article') WHERE isleaf",
	'one_article years_2016_article years_rest_article1', 'which is partitioned otherwise');
# somebody reads meanwhile
my $reader = $node->background_psql('news');
$reader->query_safe("BEGIN; SELECT count(*) FROM years_entity_mention;");
$node->safe_psql('news', 'DROP TABLE one');
exact('years', 'after DROP while somebody reads');
value($node, "SELECT count(*) FROM one_article", '0', 'nobody was waited for');
$reader->query_safe("COMMIT;");
$reader->quit;
$node->safe_psql('news', "CALL newsdip.refresh('years', reconcile => true)");
value($node, "SELECT to_regclass('one_article') IS NULL", 't', 'later it goes as well');
exact('years', 'after that');
# a partition that comes while a refresh is under way, after it has looked for such
$node->safe_psql('news', <<'END');
DROP TABLE years_rest;
CREATE TABLE years_2020 PARTITION OF years FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
INSERT INTO years VALUES ('2020-05-05', 'a', 1000, 'Joe Biden spoke.');
CREATE TABLE years_2021 (LIKE years INCLUDING ALL);
INSERT INTO years_2021 VALUES ('2021-05-05', 'a', 1001, 'Joe Biden spoke.');
SELECT newsdip.untrack('years');
SELECT newsdip.track('years', published => 'day');
CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
CREATE TRIGGER wait BEFORE DELETE ON years_change EXECUTE FUNCTION wait();
END
$reader = $node->background_psql('news');
$reader->query_safe('BEGIN; SELECT pg_advisory_xact_lock(1);');
my $refresh = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr('news'), '-c', "CALL newsdip.refresh('years')" ], '2>', \my $refresh_errors);
$node->poll_query_until('news', "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'advisory'") or die 'the refresh did not wait';
$reader->query_safe("ALTER TABLE years ATTACH PARTITION years_2021 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01'); COMMIT;");
$reader->quit;
$refresh->finish;
is($refresh_errors, '', 'a partition may come during a refresh');
$node->safe_psql('news', 'DROP TRIGGER wait ON years_change');
value($node, 'SELECT count(*) FROM years_2021_article', '1', 'which makes one for its articles');
exact('years', 'after a partition came during a refresh');
$node->safe_psql('news', "SELECT newsdip.untrack('years')");
value($node, "SELECT count(*) FROM pg_class WHERE relname ~ '^(years|one).*_(article|entity_mention|summit_mention|change|summit_day|cooccurrence)'", '1',
	'untracking drops all of them, and nothing else');

$node->safe_psql('news', 'ALTER TABLE asia_article OWNER TO boss');
refused('articles', qr/companion public.asia_article belongs to boss/, 'a partition of another owner');
$node->safe_psql('news', 'ALTER TABLE asia_article OWNER TO owner');
# One session writes while the notes, or the articles, belong to somebody else, and after that is mended
$node->safe_psql('news', "CREATE TABLE handed (id serial PRIMARY KEY, published date DEFAULT '2018-07-16', body text DEFAULT 'Joe Biden'); SELECT newsdip.track('handed')");
exact('handed', 'a table that is to be handed over');
$node->safe_psql('news', 'ALTER TABLE handed_change OWNER TO boss; INSERT INTO handed DEFAULT VALUES; ALTER TABLE handed_change OWNER TO CURRENT_USER');
exact('handed', 'after the notes belonged to somebody else');
$node->safe_psql('news', 'ALTER TABLE handed OWNER TO boss; INSERT INTO handed DEFAULT VALUES; ALTER TABLE handed OWNER TO CURRENT_USER');
exact('handed', 'after the articles did');
$node->safe_psql('news', <<'END');
ALTER TABLE handed OWNER TO boss;
INSERT INTO handed DEFAULT VALUES;
SELECT format('ALTER TABLE %s OWNER TO boss', relname) FROM pg_class WHERE relname LIKE 'handed\_%' AND relkind = 'r' \gexec
CALL newsdip.refresh('handed');
SELECT * FROM differences('handed');
INSERT INTO handed DEFAULT VALUES;
END
exact('handed', 'after it was handed over with its companions');
value($node, "SELECT done FROM newsdip.tracking WHERE articles = 'handed'::regclass", '4', 'with all of its articles');
# the owner's own row security decides what a reader sees
succeeds($node, 'news', 'owner', <<'END', 'an owner lets somebody read some of it');
GRANT SELECT ON articles, articles_entity_mention, articles_summit_mention, articles_article, articles_cooccurrence TO writer;
ALTER TABLE articles_article ENABLE ROW LEVEL SECURITY;
ALTER TABLE articles_summit_mention ENABLE ROW LEVEL SECURITY;
CREATE POLICY part ON articles_article TO writer USING (id < 20);
CREATE POLICY nothing ON articles_summit_mention TO writer USING (false);
END
my $evidence = "SELECT count(*), max((article ->> 'id')::integer) < 20 FROM newsdip.evidence('articles', newsdip.entity_id('Donald Trump'), newsdip.entity_id('Vladimir Putin'), max_rows => 1000)";
$node->safe_psql('news', "INSERT INTO articles SELECT n, 'asia', '2018-07-16', 'Donald Trump met Vladimir Putin.' FROM generate_series(10, 29) AS n");
exact('articles', 'with row security');
like(succeeds($node, 'news', 'owner', $evidence, 'the owner reads'), qr/\|f$/, 'all');
my $allowed = $node->safe_psql('news', "SELECT count(*) FROM articles_article WHERE id < 20 AND entities @> ARRAY[newsdip.entity_id('Donald Trump'), newsdip.entity_id('Vladimir Putin')]");
cmp_ok($allowed, '>=', 10, 'there is something to read');
is(succeeds($node, 'news', 'writer', $evidence, 'the other one'), "$allowed|t", 'what the policy lets them');
is(succeeds($node, 'news', 'writer', "SELECT count(*) FROM newsdip.summit_evidence('articles')", 'of contacts'), '0', 'nothing');
succeeds($node, 'news', 'owner', 'ALTER TABLE articles_article DISABLE ROW LEVEL SECURITY; ALTER TABLE articles_summit_mention DISABLE ROW LEVEL SECURITY;'
	  . ' REVOKE SELECT ON articles_entity_mention, articles_summit_mention, articles_article, articles_cooccurrence FROM writer', 'that ends');

# an owner who does not see all articles does not count some of them
$node->safe_psql('news', 'ALTER TABLE articles ENABLE ROW LEVEL SECURITY; ALTER TABLE articles FORCE ROW LEVEL SECURITY; CREATE POLICY few ON articles USING (id < 20);'
	  . " UPDATE articles SET body = 'Xi Jinping met Vladimir Putin.' WHERE id = 25");
refused('articles', qr/query would be affected by row-level security policy for table "articles"/, 'row security that is forced upon the owner');
$node->safe_psql('news', 'ALTER TABLE articles NO FORCE ROW LEVEL SECURITY; ALTER TABLE articles DISABLE ROW LEVEL SECURITY; DROP POLICY few ON articles');
exact('articles', 'when that has ended');

#
# Nothing runs as anybody but the owner
#
succeeds($node, 'news', 'owner', <<'END', 'an owner lays traps on companions');
CREATE TABLE witness (who text, session text);
GRANT INSERT ON witness TO PUBLIC;
CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO public.witness VALUES (current_user, session_user);
	RETURN NULL;
END $$;
CREATE TRIGGER trap AFTER INSERT OR DELETE ON articles_article FOR EACH ROW EXECUTE FUNCTION trap();
CREATE FUNCTION trapped(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF current_user <> 'owner' THEN RAISE EXCEPTION 'caught %', current_user; END IF;
	RETURN $1;
END $$;
CREATE INDEX ON articles_entity_mention (trapped(entity_id));
CREATE FUNCTION climb() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SET ROLE postgres;
	RETURN NULL;
END $$;
END
$node->safe_psql('news', "UPDATE articles SET body = 'Donald Trump spoke.' WHERE id < 30");
exact('articles', 'a superuser refreshes');
value($node, 'SELECT DISTINCT who FROM witness', 'owner', 'triggers of companions run as their owner');
succeeds($node, 'news', 'owner', "CREATE TRIGGER climb AFTER INSERT ON articles_article EXECUTE FUNCTION climb(); UPDATE articles SET body = 'x' WHERE id = 9", 'an owner tries to climb');
refused('articles', qr/cannot set parameter "role" within security-restricted operation/, 'who climbs');
succeeds($node, 'news', 'owner', 'DROP TRIGGER climb ON articles_article; DROP TRIGGER trap ON articles_article; DROP INDEX articles_entity_mention_trapped_idx', 'that is taken away');
exact('articles', 'after a failure nothing is lost');
fails($node, 'news', 'writer', "SELECT newsdip.track('articles')", qr/42501: must be owner of table articles/, 'a table of somebody else');
fails($node, 'news', 'writer', "SELECT newsdip.untrack('articles')", qr/42501: must be owner of table articles/, 'untracking it');
# who looks how far all tables are runs nothing of what their owners have put there
succeeds($node, 'news', 'owner', <<'END', 'an owner lays a trap on notes');
CREATE TABLE trapped (id integer PRIMARY KEY, published date, body text);
SELECT newsdip.track('trapped');
CALL newsdip.refresh('trapped');
INSERT INTO trapped VALUES (1);
CREATE FUNCTION spring() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'sprung by %', current_user;
END $$;
ALTER TABLE trapped_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY trap ON trapped_change USING (spring());
GRANT SELECT ON trapped, trapped_change TO PUBLIC;
END
my $look = "SELECT coalesce(pending::text, 'unknown') FROM newsdip.tracking WHERE articles = 'trapped'::regclass";
is(succeeds($node, 'news', 'writer', $look, 'somebody looks'), 'unknown', 'row security hides the number of notes');
is(succeeds($node, 'news', 'owner', $look, 'the owner looks'), '1', 'but not from the owner');
succeeds($node, 'news', 'owner', "CALL newsdip.refresh('trapped')", 'the owner refreshes');
if ($node->pg_version < 16)
{
	succeeds($node, 'news', 'owner', 'ALTER TABLE trapped_change DISABLE ROW LEVEL SECURITY; DROP POLICY trap ON trapped_change;'
		  . ' CREATE RULE "_RETURN" AS ON SELECT TO trapped_change DO INSTEAD SELECT 1 AS id WHERE spring()', 'or makes a view of them');
	value($node, $look, 'unknown', 'a superuser looks');
	$node->safe_psql('news', 'DROP VIEW trapped_change');
}
$node->safe_psql('news', "SELECT newsdip.untrack('trapped'); DROP TABLE trapped");
# a row of the list that lets newsdip work on other people's tables
fails($node, 'news', 'boss', "INSERT INTO newsdip.tracked_table SELECT * FROM newsdip.tracked_table WHERE articles = 'articles'::regclass",
	qr/42501: permission denied to enter a tracked table of another owner/, 'the owner of the database enters tables of others');
fails($node, 'news', 'boss', "UPDATE newsdip.tracked_table SET change = 'pg_authid'", qr/permission denied/, 'or changes the list');
succeeds($node, 'news', 'writer', "CREATE TEMP TABLE mine (id integer); CREATE TRIGGER t AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION newsdip.note_change(); INSERT INTO mine VALUES (1)",
	'the trigger on a table of one\'s own does nothing');

#
# Tables and columns that change
#
$node->safe_psql('news', 'CREATE PUBLICATION everything FOR ALL TABLES');
$node->safe_psql('news', "ALTER TABLE by_uuid RENAME COLUMN body TO content; ALTER TABLE by_uuid RENAME COLUMN key TO id;"
	  . " CREATE SCHEMA elsewhere; ALTER TABLE by_uuid SET SCHEMA elsewhere; ALTER TABLE elsewhere.by_uuid RENAME TO renamed;"
	  . " ALTER TABLE by_uuid_change RENAME TO notes; UPDATE elsewhere.renamed SET content = 'Joe Biden spoke.'");
exact('elsewhere.renamed', 'after renaming, in a publication of all tables');
$node->safe_psql('news', "ALTER TABLE by_words ALTER published TYPE timestamp USING published + interval '1 day'");
exact('by_words', 'after another type of the date');
$node->safe_psql('news', <<'END');
CREATE TABLE ends (id integer PRIMARY KEY, published timestamptz, body text);
INSERT INTO ends VALUES (1, '4714-11-24 00:00+00 BC', 'Joe Biden.'), (2, '294276-12-31 23:59+00', 'Xi Jinping.'), (3, '2018-07-16 22:00+00', 'Donald Trump.');
SELECT newsdip.track('ends', time_zone => 'America/New_York');
CALL newsdip.refresh('ends');
SELECT newsdip.untrack('ends');
SELECT newsdip.track('ends', time_zone => 'Asia/Jakarta');
CALL newsdip.refresh('ends');
END
value($node, 'SELECT string_agg(coalesce(day::text, \'?\'), \' \' ORDER BY id) FROM ends_article', '? ? 2018-07-17', 'times that a zone does not have are of no day');
$node->safe_psql('news', 'ALTER TABLE by_words ALTER "Odd ""name" TYPE integer');
refused('by_words', qr/primary key has other columns, types or collations/, 'another type of the key');
$node->safe_psql('news', "INSERT INTO by_words VALUES ('z', 'home', 7, '2018-07-16', 'Joe Biden.')");
$node->safe_psql('news', 'ALTER TABLE by_words DROP body');
refused('by_words', qr/column body was dropped/, 'a dropped column');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed DROP CONSTRAINT by_uuid_pkey');
refused('elsewhere.renamed', qr/primary key was dropped/, 'a dropped key');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed ADD PRIMARY KEY (id)');
exact('elsewhere.renamed', 'after the key came back');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed OWNER TO owner');
my $superuser = $node->safe_psql('news', 'SELECT current_user');
refused('elsewhere.renamed', qr/companion public.by_uuid_entity_mention belongs to $superuser/, 'another owner');
$node->safe_psql('news', "DROP TABLE notes; ALTER TABLE elsewhere.renamed OWNER TO \"$superuser\"");
$node->safe_psql('news', "UPDATE elsewhere.renamed SET content = 'x'");
refused('elsewhere.renamed', qr/companion \d+ was dropped/, 'a dropped companion, which does not keep articles from changing');
$node->safe_psql('news', "SELECT newsdip.untrack('elsewhere.renamed'); SELECT newsdip.track('elsewhere.renamed', 'content')");
exact('elsewhere.renamed', 'tracked again');
$node->safe_psql('news', 'ALTER TABLE asia SET UNLOGGED');
refused('articles', qr/asia is an unlogged table/, 'a partition that is unlogged');
$node->safe_psql('news', 'ALTER TABLE asia SET LOGGED');
exact('articles', 'when it is logged again');
$node->safe_psql('news', 'ALTER TABLE articles_change SET UNLOGGED');
refused('articles', qr/companion public.articles_change is an unlogged table/, 'notes that a crash would empty');
$node->safe_psql('news', 'ALTER TABLE articles_change SET LOGGED');
exact('articles', 'when they are logged again');
$node->safe_psql('news', 'CREATE TABLE heir () INHERITS (handed)');
refused('handed', qr/handed has child tables/, 'rows of child tables');
$node->safe_psql('news', 'ALTER TABLE heir NO INHERIT handed');
exact('handed', 'without them');
succeeds($node, 'news', 'owner', 'REVOKE SELECT ON articles FROM owner', 'a right is revoked');
refused('articles', qr/owner may not read the table/, 'a revoked right');
succeeds($node, 'news', 'owner', 'GRANT SELECT ON articles TO owner', 'and granted');
exact('articles', 'after the right came back');
$node->safe_psql('news', 'CREATE INDEX ON articles_change (id)');
fails($node, 'news', 'writer', "UPDATE articles SET body = 'y' WHERE id = 9", qr/companion table "articles_change" was altered/, 'an index on the notes');
$node->safe_psql('news', 'DROP INDEX articles_change_id_idx');

my $oid = $node->safe_psql('news', "SELECT 'by_words'::regclass::oid");
$node->safe_psql('news', 'DROP TABLE by_words');
like($node->safe_psql('news', "SELECT last_error FROM newsdip.tracking WHERE articles = $oid"),
	qr/the table was dropped; newsdip.untrack\($oid\)/, 'a dropped table is told of');
my ($status, $out, $err) = $node->psql('news', "UPDATE articles SET body = 'Xi Jinping spoke.' WHERE id = 9; CALL newsdip.refresh()");
like($err, qr/the table was dropped/, 'a refresh of all tells of it');
exact('articles', 'and does the others');
value($node, "SELECT pending FROM newsdip.tracking WHERE articles = 'articles'::regclass", '0', 'to the end');
$node->safe_psql('news', "SELECT newsdip.untrack($oid)");
value($node, "SELECT count(*) FROM pg_class WHERE relname LIKE 'by_words%'", '0', 'untracking it drops the companions');

# with all that belongs to it
$node->safe_psql('news', "CREATE SCHEMA lost; CREATE TABLE lost.one (id integer PRIMARY KEY, published date, body text); SELECT newsdip.track('lost.one');"
	  . " CREATE TABLE lost.two (LIKE lost.one INCLUDING ALL); SELECT newsdip.track('lost.two'); DROP TABLE lost.one");
$node->safe_psql('news', "CALL newsdip.refresh('lost.two'); DROP SCHEMA lost CASCADE");
my $entries = 'SELECT count(*) FROM newsdip.tracked_table WHERE change NOT IN (SELECT oid FROM pg_class)';
my ($before_that) = $node->safe_psql('news', $entries);
succeeds($node, 'news', 'owner', 'CALL newsdip.refresh()', 'a refresh of all, after a schema was dropped');
is("$before_that " . $node->safe_psql('news', $entries), '2 0', 'forgets tables of which nothing is left');

#
# Dump and restore, with changes pending
#
$node->safe_psql('news', "CREATE TABLE kept (gone integer, id integer PRIMARY KEY, published date, body text); ALTER TABLE kept DROP gone;"
	  . " SELECT newsdip.track('kept'); INSERT INTO kept VALUES (1, '2018-07-16', 'Donald Trump met Vladimir Putin.'); CALL newsdip.refresh('kept');"
	  . " INSERT INTO kept VALUES (2, '2018-07-16', 'Joe Biden spoke.')");
my $dump = PostgreSQL::Test::Utils::tempdir() . '/dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('news') ], 'pg_dump');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('again'), $dump ], 'pg_restore');
# the numbers of dropped tables must not be taken for those of others
$node->safe_psql('news', 'CREATE SCHEMA lost; CREATE TABLE lost.one (id integer PRIMARY KEY, published date, body text);'
	  . " SELECT newsdip.track('lost.one'); DROP SCHEMA lost CASCADE");
$node->command_ok([ 'pg_dump', '-f', "$dump.sql", $node->connstr('news') ], 'pg_dump with a table that was dropped');
$node->safe_psql('postgres', 'CREATE DATABASE fourth');
like((PostgreSQL::Test::Utils::run_command([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.sql", '-d', $node->connstr('fourth') ]))[1],
	qr/WARNING:  a tracked table whose companions were dropped is tracked no more/, 'is passed over by a restore');
is($node->safe_psql('fourth', $entries), '0', 'so that nothing else is taken for it');
$node->safe_psql('news', 'CALL newsdip.refresh()');
for my $table ('kept', 'articles', 'elsewhere.renamed')
{
	is($node->safe_psql('again', "SELECT state, pending FROM newsdip.tracking WHERE articles = '$table'::regclass"),
		$table eq 'kept' ? 'behind|1' : 'current|0', "a restored $table is as far as it was");
	exact($table, "a restored $table", 'again');
}
$node->safe_psql('again', "INSERT INTO kept VALUES (3, '2018-07-17', 'Xi Jinping met Joe Biden.'); DELETE FROM articles WHERE id = 9");
exact($_, "changes of a restored $_", 'again') for ('kept', 'articles');
is($node->safe_psql('again', "SELECT newsdip.units(newsdip.tracked_cooccurrence('kept'))"), '3', 'they are noted');
# by the owner of the database, who is no superuser, with everything in their name
$node->safe_psql('news', 'DROP PUBLICATION everything');
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('news') ], 'pg_dump again');
$node->safe_psql('third', 'GRANT ALL ON SCHEMA public TO boss');
$node->command_ok([ 'pg_restore', '--no-owner', '--no-acl', '-U', 'boss', '-d', $node->connstr('third'), '--exit-on-error', $dump ], 'pg_restore by the owner of the database');
exact('kept', 'a table restored by them', 'third');
value($node, "SELECT count(*) FROM pg_trigger WHERE tgname = 'newsdip_note' AND tgenabled <> 'A' AND tgparentid = 0", '0', 'triggers fire always');

#
# Logical replication: the subscriber keeps companions of its own
#
my $subscriber = news_server('subscriber');
$subscriber->safe_psql('news', $differences . 'CREATE TABLE kept (id integer PRIMARY KEY, published date, body text); SELECT newsdip.track(\'kept\'); CALL newsdip.refresh()');
$node->safe_psql('news', 'CREATE PUBLICATION kept FOR TABLE kept');
my $connection = $node->connstr('news') =~ s/'/''/gr;
$subscriber->safe_psql('news', "CREATE SUBSCRIPTION kept CONNECTION '$connection' PUBLICATION kept");
$subscriber->wait_for_subscription_sync($node, 'kept', 'news');
$node->safe_psql('news', "INSERT INTO kept SELECT n, '2018-07-18', 'Angela Merkel called Joe Biden.' FROM generate_series(10, 20) AS n; DELETE FROM kept WHERE id = 1; UPDATE kept SET body = 'Joko Widodo spoke.' WHERE id = 2");
$node->wait_for_catchup('kept');
is($subscriber->safe_psql('news', "SELECT pending > 0 FROM newsdip.tracking"), 't', 'what is replicated is noted');
$subscriber->safe_psql('news', 'CALL newsdip.refresh()');
is($subscriber->safe_psql('news', "SELECT * FROM differences('kept')"), '', 'companions of a subscriber');
is($subscriber->safe_psql('news', 'SELECT done FROM newsdip.tracking'), '12', 'hold the replicated articles');

# or companions themselves are published, to where there are no articles: plain
# tables there, equal to those here after every refresh, also one that reads all
# articles again, and none
my @published = map { "kept_$_" } qw(entity_mention summit_mention cooccurrence summit_day article);
my $contents = join ' UNION ALL ', map { "SELECT '$_', x::text FROM $_ AS x" } @published;
$contents = "SELECT * FROM ($contents) AS rows ORDER BY 1, 2";
$subscriber->safe_psql('postgres', 'CREATE DATABASE reports');
$subscriber->safe_psql('reports', 'CREATE EXTENSION newsdip');
$node->command_ok([ 'pg_dump', '-s', '--no-owner', '-f', "$dump.companions", (map { ('-t', $_) } @published), $node->connstr('news') ], 'pg_dump of companions');
$subscriber->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dump.companions", $subscriber->connstr('reports') ], 'they are tables elsewhere');
$node->safe_psql('news', 'CREATE PUBLICATION companions FOR TABLE ' . join(', ', @published));
$subscriber->safe_psql('reports', "CREATE SUBSCRIPTION companions CONNECTION '$connection' PUBLICATION companions");
$subscriber->wait_for_subscription_sync($node, 'companions', 'reports');
for my $step (
	[ 'CALL newsdip.refresh()', 'after a refresh' ],
	[ "UPDATE kept SET body = 'Joe Biden met Xi Jinping in Bali on Monday.' WHERE id = 12; DELETE FROM kept WHERE id > 17; CALL newsdip.refresh()", 'after changes' ],
	[ "INSERT INTO newsdip.entity (name, kind) VALUES ('Biden met', 'place'); CALL newsdip.refresh()", 'after an edit of the dictionary' ],
	[ "DELETE FROM newsdip.entity WHERE name = 'Biden met'; TRUNCATE kept; CALL newsdip.refresh()", 'after TRUNCATE' ],
	[ "INSERT INTO kept SELECT n, '2018-07-18', 'Angela Merkel called Joe Biden.' FROM generate_series(2, 20) AS n; CALL newsdip.refresh()", 'after all' ])
{
	$node->safe_psql('news', $_) for split /; /, $step->[0];
	$node->wait_for_catchup('companions');
	is($subscriber->safe_psql('reports', $contents), $node->safe_psql('news', $contents), "published companions, $step->[1]");
}
is($subscriber->safe_psql('reports', "SELECT newsdip.units(newsdip.rollup(counts)) FROM kept_cooccurrence WHERE span = 'day'"), '19', 'can be counted with where they arrive');
$subscriber->safe_psql('reports', 'DROP SUBSCRIPTION companions');
$subscriber->stop('immediate');

#
# A standby, where nothing can be written
#
$node->backup('copy');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'copy', has_streaming => 1);
$standby->start;
$node->wait_for_catchup($standby);
my $reading = "SELECT state, pending, newsdip.units(newsdip.tracked_cooccurrence('kept')), (SELECT count(*) FROM newsdip.tracked_pairs('kept')),"
  . " (SELECT count(*) FROM newsdip.meeting_calendar('kept')), (SELECT count(*) FROM newsdip.rising_pairs('kept'))"
  . " FROM newsdip.tracking WHERE articles = 'kept'::regclass";
is($standby->safe_psql('news', $reading), $node->safe_psql('news', $reading), 'a standby reads what its primary has');
($status, $out, $err) = $standby->psql('news', 'CALL newsdip.refresh()');
like($err, qr/in a read-only transaction/, 'but does not refresh');
$standby->stop('immediate');

#
# Without the extension
#
($status, $out, $err) = $node->psql('third', 'DROP EXTENSION newsdip');
like($err, qr/other objects depend on it/, 'DROP EXTENSION tells of companions');
$node->safe_psql('third', "SELECT count(*) FROM kept; DROP EXTENSION newsdip CASCADE; INSERT INTO kept VALUES (50, '2018-07-18', 'Joe Biden spoke.')");
is($node->safe_psql('third', "SELECT count(*) FROM kept"), '3', 'with CASCADE the articles stay, and take more');
($status, $out, $err) = $node->psql('third', "CREATE EXTENSION newsdip; SELECT newsdip.track('kept')");
like($err, qr/relation public.kept_entity_mention exists already/, 'what is left of companions is in the way');
$node->safe_psql('third', "DROP TABLE kept_entity_mention, kept_summit_mention, kept_cooccurrence, kept_summit_day, kept_article, kept_change;"
	  . "SELECT newsdip.track('kept')");
exact('kept', 'tracked after all', 'third');

$node->stop;
done_testing();
