# Articles that arrive by logical replication are noted and read like all others,
# and companions may be published to a database that does not have the articles.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $publisher = news_server('publisher', allows_streaming => 'logical');
my $subscriber = news_server('subscriber', allows_streaming => 'logical');
my $reader = news_server('reader');

my $articles = 'CREATE TABLE articles (id integer PRIMARY KEY, published date, body text);';
my $partitions = 'CREATE TABLE desk (id integer, region text, published date, body text, PRIMARY KEY (region, id)) PARTITION BY LIST (region);'
  . " CREATE TABLE desk_a PARTITION OF desk FOR VALUES IN ('a'); CREATE TABLE desk_b PARTITION OF desk DEFAULT;";
my $bodies = "(ARRAY['Donald Trump met Vladimir Putin in Helsinki.', 'Emmanuel Macron called Angela Merkel.', 'Nothing happened.'])[n % 3 + 1]";
$publisher->safe_psql('news', "$articles $partitions CREATE PUBLICATION news FOR TABLE articles, desk;"
	  . " INSERT INTO articles SELECT n, date '2018-07-01' + n, $bodies FROM generate_series(1, 40) AS n;"
	  . " INSERT INTO desk SELECT n, substr('abc', n % 3 + 1, 1), date '2018-07-01' + n, $bodies FROM generate_series(1, 40) AS n");

# They belong to somebody who is no superuser, as does the tracking; all is published on
$subscriber->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
$subscriber->safe_psql('news', 'CREATE ROLE editor LOGIN; GRANT CREATE ON SCHEMA public TO editor; CREATE PUBLICATION all_of_it FOR ALL TABLES');
succeeds($subscriber, 'news', 'editor', "$articles $partitions SELECT newsdip.track('articles'), newsdip.track('desk');", 'the editor tracks empty tables');
$subscriber->safe_psql('news', "CREATE SUBSCRIPTION news CONNECTION '" . $publisher->connstr . " dbname=news' PUBLICATION news");
$subscriber->wait_for_subscription_sync($publisher, 'news', 'news');
exact('what was copied');

$publisher->safe_psql('news', "INSERT INTO articles VALUES (101, '2018-07-20', 'Joe Biden visited Xi Jinping.'); DELETE FROM articles WHERE id < 5;"
	  . " UPDATE articles SET body = 'Narendra Modi met Joko Widodo.' WHERE id % 7 = 0; UPDATE articles SET id = id + 1000 WHERE id % 5 = 0");
$publisher->safe_psql('news', "UPDATE desk SET region = 'a' WHERE id % 7 = 0; DELETE FROM desk WHERE id % 5 = 0;"
	  . " INSERT INTO desk VALUES (101, 'b', '2018-07-20', 'Joe Biden visited Xi Jinping.')");
$publisher->wait_for_catchup('news');
value($subscriber, "SELECT articles, state, CASE WHEN pending BETWEEN 5 AND 30 THEN 'some' ELSE pending::text END FROM newsdip.tracking ORDER BY 1",
	"articles|behind|some\ndesk|behind|some", 'changes are noted one by one');
exact('what was changed');

# Companions as plain tables
$reader->safe_psql('news', "CREATE TABLE articles_cooccurrence (span newsdip.bucket_span, since date, counts newsdip.cooccurrence, contacts newsdip.cooccurrence, PRIMARY KEY (span, since))");
$subscriber->safe_psql('news', 'CREATE PUBLICATION charts FOR TABLE articles_cooccurrence');
$reader->safe_psql('news', "CREATE SUBSCRIPTION charts CONNECTION '" . $subscriber->connstr . " dbname=news' PUBLICATION charts WITH (binary = on)");
$reader->wait_for_subscription_sync($subscriber, 'charts', 'news');
$publisher->safe_psql('news', "INSERT INTO articles VALUES (102, '2018-07-20', 'Joe Biden visited Xi Jinping.')");
$publisher->wait_for_catchup('news');
exact('one more');
$subscriber->wait_for_catchup('charts');
my $sum = "SELECT newsdip.rollup(counts), newsdip.rollup(contacts) FROM articles_cooccurrence WHERE span = 'day'";
value($reader, $sum, $subscriber->safe_psql('news', $sum), 'values that are published on are the same');

$publisher->safe_psql('news', 'TRUNCATE articles, desk');
$publisher->wait_for_catchup('news');
exact('nothing');
value($subscriber, 'SELECT sum(done), (SELECT count(*) FROM articles_entity_mention), (SELECT count(*) FROM desk_article) FROM newsdip.tracking',
	'0|0|0', 'what was truncated is gone');

$reader->safe_psql('news', 'DROP SUBSCRIPTION charts');
$subscriber->safe_psql('news', 'DROP SUBSCRIPTION news');
done_testing();

# The editor refreshes, and companions are as a direct computation has them.
sub exact
{
	my ($what) = @_;
	succeeds($subscriber, 'news', 'editor', 'CALL newsdip.refresh()', "$what: refreshed");
	value($subscriber, "SELECT * FROM differences('articles')", '', "$what: exact");
	value($subscriber, "SELECT * FROM differences('desk')", '', "$what: exact, by partitions");
	return;
}
