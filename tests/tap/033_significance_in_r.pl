# Significance is what R gives for the same counts: p where all units have one
# size, q of all pairs, and the limits of lift.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

plan skip_all => 'no Rscript here' if system('Rscript --version >/dev/null 2>&1') != 0;

my $node = news_server('significance');
my $rows = $node->safe_psql('news', <<'END');
SELECT setseed(0.5);
CREATE TABLE value AS
	SELECT 'equal' AS corpus, newsdip.cooccurrence_agg(who) AS c FROM (
		SELECT ARRAY[g % 7, 10 + floor(random() * 9)::integer + g % 3, 30 + floor(random() ^ 2 * 12)::integer] AS who
		FROM generate_series(1, 400) AS g) AS s
	UNION ALL SELECT 'unequal', newsdip.cooccurrence_agg(who) FROM (
		SELECT ARRAY(SELECT DISTINCT floor(random() ^ 2 * 20)::integer FROM generate_series(1, 2 + g % 9)) AS who
		FROM generate_series(1, 400) AS g) AS s;
\pset fieldsep '\t'
SELECT 'row', corpus, newsdip.units(c), (SELECT count(*) * (count(*) - 1) / 2 FROM newsdip.entity_counts(c)),
	s.units_a, s.units_b, s.units, s.lift_low, s.lift_high, s.p, s.q,
	newsdip.measure(c, s.entity_a, s.entity_b, 'chi2'), newsdip.measure(c, s.entity_a, s.entity_b, 'phi')
FROM value, newsdip.significant_pairs(c, 1) AS s;
END
my $path = "$PostgreSQL::Test::Utils::tmp_check/significance.tsv";
open(my $file, '>', $path) or die "cannot write $path: $!\n";
print $file map { /^row\t(.*)/ ? "$1\n" : () } split /\n/, $rows;
close $file;

my $compared = 0;
for my $line (`Rscript --vanilla $FindBin::Bin/significance.R $path`)
{
	my ($what, $source, $n, $difference) = split ' ', $line;
	ok($n >= 90 && $difference < 1e-8, "$what is that of R's $source") or diag($line);
	$compared++;
}
is($compared, 7, 'all were compared');
done_testing();
