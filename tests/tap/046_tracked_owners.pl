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
$node->stop;
done_testing();
