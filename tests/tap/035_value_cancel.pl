# Reading a value of type cooccurrence can be cancelled at any time: also while
# millions of pairs are sorted, and while the probability of a huge count is
# summed up.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes 'time';
use NewsdipTest;

my $node = news_server('cancel');
$node->safe_psql('news', <<'SQL');
SET search_path = public, newsdip;
CREATE TABLE large AS SELECT cooccurrence_agg(ARRAY(SELECT hashint4(i * j) % 200000 FROM generate_series(1, 30) AS j)) AS c
	FROM generate_series(1, 30000) AS i;
CREATE TABLE huge (c cooccurrence, before cooccurrence);
INSERT INTO huge VALUES
	('{"units": 4000000000000000000, "sizes": {"1": 4000000000000000000}, "entities": {"1": 2000000000100000000, "2": 1999999999900000000}, "pairs": []}',
	 '{"units": 4000000000000000000, "sizes": {"1": 4000000000000000000}, "entities": {"1": 2000000000000000000, "2": 2000000000000000000}, "pairs": []}');
SQL
value($node, 'SELECT count(*) > 10000000 FROM large, newsdip.pairs(c)', 't', 'there are ten million pairs');

# A query, and after how many milliseconds it is cancelled: those of sorting come
# late. On a busy machine a second and third attempt may show that it stops.
for my $case (
	[ "newsdip.top_pairs(c, 2000000000, 'npmi')", 'large', 2800 ],
	[ 'newsdip.rising_pair_counts(c, c, 1)', 'large', 2800 ],
	[ 'newsdip.rising_entity_counts(c, before, 1)', 'huge', 200 ])
{
	my ($call, $table, $after) = @$case;
	my ($seconds, $err);
	for my $attempt (1 .. 3)
	{
		my $began = time;
		(undef, undef, $err) = $node->psql('news', "SET statement_timeout = '$after'; SELECT count(*) FROM $table, $call");
		$seconds = time - $began - $after / 1000;
		last if $seconds < 1;
	}
	cmp_ok($seconds, '<', 1, "$call stops within a second");
	like($err, qr/^(?:\S+ ERROR:  canceling statement due to statement timeout)?$/, 'and for no other reason');
}

$node->stop;
done_testing();
