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
INSERT INTO "Ein sehr langer Name, der länger ist als für Begleiter übrig" VALUES (1, '5874897-12-31', 'Donald Trump.'), (2, '4713-01-01 BC', 'Joe Biden.');
SELECT newsdip.track('by_uuid'), newsdip.track('by_words'),
	newsdip.track('"Ein sehr langer Name, der länger ist als für Begleiter übrig"');
CALL newsdip.refresh(batch_size => 1);
UPDATE by_words SET day = lower(day), body = 'Xi Jinping spoke.' WHERE "Odd ""name" < 5;
DELETE FROM by_uuid WHERE key < '80000000-0000-0000-0000-000000000000';
END
exact($_, "keys of $_") for ('by_uuid', 'by_words', '"Ein sehr langer Name, der länger ist als für Begleiter übrig"');
value($node, "SELECT companion_key FROM newsdip.tracking WHERE articles = 'by_words'::regclass",
	'{article_day,"Odd \"name",article_start}', 'columns whose names are taken get others');
value($node, "SELECT max(octet_length(relname)) FROM pg_class WHERE relname LIKE 'Ein sehr%' AND relkind = 'r'", '63', 'long names are cut');
value($node, "SELECT period FROM newsdip.entity_timeline('\"Ein sehr langer Name, der länger ist als für Begleiter übrig\"', newsdip.entity_id('Donald Trump'), step => 'year') WHERE units > 0",
	'5874897-01-01', 'days in the far future are counted');

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
succeeds($node, 'news', 'writer', "INSERT INTO europe VALUES (100, 'europe', '2018-07-20', 'Angela Merkel met Joe Biden.');"
	  . " UPDATE articles SET region = 'asia' WHERE id = 3; DELETE FROM asia WHERE id = 2;", 'who may only write articles does');
fails($node, 'news', 'writer', 'SELECT * FROM articles_change', qr/permission denied/, 'but not read companions');
fails($node, 'news', 'writer', "CALL newsdip.refresh('articles')", qr/must be owner of table articles/, 'nor refresh');
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
$node->safe_psql('news', "UPDATE europe SET body = 'Xi Jinping met Joe Biden.' WHERE id % 4 = 1; ALTER TABLE articles ATTACH PARTITION europe FOR VALUES IN ('europe')");
exact('articles', 'after ATTACH');
$node->safe_psql('news', "SET session_replication_role = replica; UPDATE articles SET body = 'Joko Widodo spoke.' WHERE id < 10");
exact('articles', 'after changes as a replica');
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
$node->safe_psql('news', 'ALTER TABLE by_words ALTER "Odd ""name" TYPE integer');
refused('by_words', qr/primary key has other columns or types/, 'another type of the key');
$node->safe_psql('news', "INSERT INTO by_words VALUES ('z', 'home', 7, '2018-07-16', 'Joe Biden.')");
$node->safe_psql('news', 'ALTER TABLE by_words DROP body');
refused('by_words', qr/column body was dropped/, 'a dropped column');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed DROP CONSTRAINT by_uuid_pkey');
refused('elsewhere.renamed', qr/primary key was dropped/, 'a dropped key');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed ADD PRIMARY KEY (id)');
exact('elsewhere.renamed', 'after the key came back');
$node->safe_psql('news', 'ALTER TABLE elsewhere.renamed OWNER TO owner');
refused('elsewhere.renamed', qr/companion public.by_uuid_entity_mention belongs to postgres/, 'another owner');
$node->safe_psql('news', "DROP TABLE notes; ALTER TABLE elsewhere.renamed OWNER TO postgres");
$node->safe_psql('news', "UPDATE elsewhere.renamed SET content = 'x'");
refused('elsewhere.renamed', qr/companion \d+ was dropped/, 'a dropped companion, which does not keep articles from changing');
$node->safe_psql('news', "SELECT newsdip.untrack('elsewhere.renamed'); SELECT newsdip.track('elsewhere.renamed', 'content')");
exact('elsewhere.renamed', 'tracked again');
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

#
# Dump and restore, with changes pending
#
$node->safe_psql('news', "CREATE TABLE kept (gone integer, id integer PRIMARY KEY, published date, body text); ALTER TABLE kept DROP gone;"
	  . " SELECT newsdip.track('kept'); INSERT INTO kept VALUES (1, '2018-07-16', 'Donald Trump met Vladimir Putin.'); CALL newsdip.refresh('kept');"
	  . " INSERT INTO kept VALUES (2, '2018-07-16', 'Joe Biden spoke.')");
my $dump = PostgreSQL::Test::Utils::tempdir() . '/dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $node->connstr('news') ], 'pg_dump');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('again'), $dump ], 'pg_restore');
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
$subscriber->wait_for_subscription_sync($node, 'kept');
$node->safe_psql('news', "INSERT INTO kept SELECT n, '2018-07-18', 'Angela Merkel called Joe Biden.' FROM generate_series(10, 20) AS n; DELETE FROM kept WHERE id = 1; UPDATE kept SET body = 'Joko Widodo spoke.' WHERE id = 2");
$node->wait_for_catchup('kept');
is($subscriber->safe_psql('news', "SELECT pending > 0 FROM newsdip.tracking"), 't', 'what is replicated is noted');
$subscriber->safe_psql('news', 'CALL newsdip.refresh()');
is($subscriber->safe_psql('news', "SELECT * FROM differences('kept')"), '', 'companions of a subscriber');
is($subscriber->safe_psql('news', 'SELECT done FROM newsdip.tracking'), '12', 'hold the replicated articles');
$subscriber->stop('immediate');

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
