# Whose newsdip, the articles and their schema are, and what these owners may do,
# changes: tracked tables are refreshed as before, or are told what is missing.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('owners');
my $article = "'2018-07-16', 'Donald Trump met Vladimir Putin.'";

#
# Who created newsdip has left, and it is somebody's who is no superuser
#
$node->safe_psql('postgres', 'CREATE ROLE founder SUPERUSER; CREATE ROLE heir; CREATE ROLE owner LOGIN; CREATE DATABASE news');
$node->safe_psql('news', <<"END");
SET ROLE founder;
CREATE EXTENSION newsdip;
RESET ROLE;
CREATE SCHEMA desk AUTHORIZATION owner;
SET ROLE owner;
CREATE TABLE desk.articles (id integer PRIMARY KEY, published date, body text);
INSERT INTO desk.articles VALUES (1, $article);
SELECT newsdip.track('desk.articles');
CALL newsdip.refresh();
RESET ROLE;
REASSIGN OWNED BY founder TO heir;
END
succeeds($node, 'news', 'owner', "INSERT INTO desk.articles VALUES (2, $article); CALL newsdip.refresh()",
	'who owns articles refreshes under another owner of newsdip');
value($node, 'SELECT state, done FROM newsdip.tracking', 'current|2', 'and all is read');
succeeds($node, 'news', 'owner', "SELECT newsdip.untrack('desk.articles'); SELECT newsdip.track('desk.articles'); CALL newsdip.refresh()",
	'and tracks a table');

#
# A schema that is no longer open to who owns the articles
#
$node->safe_psql('news', <<"END");
CREATE SCHEMA hall;
GRANT USAGE, CREATE ON SCHEMA hall TO owner;
CREATE TABLE hall.wire (id integer PRIMARY KEY, published date, body text);
ALTER TABLE hall.wire OWNER TO owner;
SELECT newsdip.track('hall.wire');
CALL newsdip.refresh();
INSERT INTO hall.wire VALUES (1, $article);
REVOKE CREATE ON SCHEMA hall FROM owner;
CALL newsdip.refresh();
END
my $of_wire = "FROM newsdip.tracking WHERE articles = 'hall.wire'::regclass";
my $may_not = 'owner owner may not make companions in schema hall';
my $grant = 'GRANT USAGE, CREATE ON SCHEMA hall TO owner.';
value($node, "SELECT state, done $of_wire", 'current|1', 'changes are read where the owner may make no tables');
$node->safe_psql('news', "INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Zanzavar', newsdip.entity_id('Donald Trump'))");
like(($node->psql('news', 'CALL newsdip.refresh()'))[2], qr/hall\.wire: $may_not \(\Q$grant\E\)/, 'to walk through all articles it takes more');
value($node, "SELECT state, last_error $of_wire", "failed|$may_not ($grant)", 'which tracking tells');
$node->safe_psql('news', 'REVOKE USAGE ON SCHEMA hall FROM owner');
value($node, "SELECT state, last_error $of_wire", 'failed|owner may not use schema hall; GRANT USAGE ON SCHEMA hall TO owner', 'nothing works in a schema that is closed');
$node->safe_psql('news', 'CREATE TABLE hall.fresh (id integer PRIMARY KEY, published date, body text); ALTER TABLE hall.fresh OWNER TO owner');
like(($node->psql('news', "SELECT newsdip.track('hall.fresh')"))[2], qr/$may_not\nHINT:  \Q$grant\E/, 'nor is a table tracked there');
$node->safe_psql('news', 'GRANT USAGE, CREATE ON SCHEMA hall TO owner; CALL newsdip.refresh()');
value($node, "SELECT state, last_error $of_wire", 'current|', 'with these rights all is read');

#
# Tables that a dump of them alone has brought, with their triggers
#
$node->safe_psql('news', <<"END");
CREATE TABLE brought (id integer PRIMARY KEY, published date, body text) PARTITION BY RANGE (id);
CREATE TABLE brought_1 PARTITION OF brought FOR VALUES FROM (1) TO (10);
CREATE TABLE brought_2 (id integer PRIMARY KEY, published date, body text);
CREATE TRIGGER newsdip_note AFTER INSERT OR UPDATE OR DELETE ON brought FOR EACH ROW EXECUTE FUNCTION newsdip.note_change();
CREATE TRIGGER newsdip_note_truncate AFTER TRUNCATE ON brought EXECUTE FUNCTION newsdip.note_change();
CREATE TRIGGER newsdip_noted AFTER INSERT OR UPDATE OR DELETE ON brought_2 FOR EACH ROW EXECUTE FUNCTION newsdip.note_change();
ALTER TABLE brought ATTACH PARTITION brought_2 FOR VALUES FROM (10) TO (20);
SELECT newsdip.track('brought');
INSERT INTO brought VALUES (1, $article), (11, $article);
END
value($node, 'SELECT count(*) FROM brought_change', '2', 'each change is noted once');
$node->safe_psql('news', "SELECT newsdip.untrack('brought')");
value($node, "SELECT count(*) FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'brought%'", '0', 'and by nothing that is left behind');

#
# A name of a zone that means another one to some sessions, from version 18 on
#
$node->safe_psql('news', <<"END");
CREATE TABLE zoned (id integer PRIMARY KEY, published timestamptz, body text);
INSERT INTO zoned VALUES (1, '2018-07-16 18:00+00', 'Donald Trump met Vladimir Putin.');
SET timezone = 'Asia/Shanghai';
SELECT newsdip.track('zoned', time_zone => 'CST');
CALL newsdip.refresh('zoned');
END
value($node, 'SELECT day FROM zoned_article', '2018-07-16', 'days are the same whoever refreshes');
$node->stop;
done_testing();
