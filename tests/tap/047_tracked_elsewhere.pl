# A dump that is restored into a new cluster, where the table may well get the
# number that it had, and its columns others: they are known by their names.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $dump = PostgreSQL::Test::Utils::tempdir() . '/dump';
my $number = "SELECT 'articles'::regclass::oid";
my $old = news_server('old');
$old->safe_psql('news', <<'END');
CREATE TABLE articles (id integer PRIMARY KEY, published date, gone text, body text, motto text);
ALTER TABLE articles DROP gone;
SELECT newsdip.track('articles');
INSERT INTO articles VALUES (1, '2018-07-16', 'Donald Trump spoke.', 'Xi Jinping');
CALL newsdip.refresh();
END
my $was = $old->safe_psql('news', $number);
$old->command_ok([ 'pg_dump', '-Fc', '-f', $dump, $old->connstr('news') ], 'pg_dump');
$old->stop;

my $new = utf8_server('new');
$new->safe_psql('postgres', 'CREATE DATABASE news');
$new->command_ok([ 'pg_restore', '--exit-on-error', '-d', $new->connstr('news'), $dump ], 'pg_restore');
note('the table has ' . ($new->safe_psql('news', $number) eq $was ? 'the number that it had' : 'another number'));
$new->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
$new->safe_psql('news', "UPDATE articles SET motto = 'Joe Biden'; INSERT INTO articles VALUES (2, '2018-07-16', 'Donald Trump spoke.', 'Xi Jinping')");
value($new, 'SELECT pending FROM newsdip.tracking', '1', 'the text that is read is noted, no other');
$new->safe_psql('news', 'CALL newsdip.refresh()');
value($new, 'SELECT state, body FROM newsdip.tracking', 'current|body', 'and read');
value($new, "SELECT * FROM differences('articles')", '', 'and companions are exact');
$new->safe_psql('news', 'ALTER TABLE articles RENAME body TO text; ALTER TABLE articles RENAME motto TO body; CALL newsdip.refresh(reconcile => true)');
value($new, 'SELECT state, body FROM newsdip.tracking', 'current|text', 'from then on it is known by its number');
value($new, "SELECT * FROM differences('articles')", '', 'under another name');
$new->stop;
done_testing();
