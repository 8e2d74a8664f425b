# Measures are those of NLTK, and those of quanteda, widyr and VOSviewer as they
# define them, over the same units.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

# a python of one's own may come before that of the system, which has NLTK
my ($python) = (grep { system("$_ -c 'import nltk' >/dev/null 2>&1") == 0 } qw(python3 /usr/bin/python3)),
  grep { system("$_ -c '' >/dev/null 2>&1") == 0 } qw(python3 /usr/bin/python3);
plan skip_all => 'no python3 here' if !$python;

my $node = news_server('measures');
my $units_and_values = $node->safe_psql('news', <<'END');
SELECT setseed(0.5);
CREATE TABLE unit AS SELECT ARRAY(SELECT DISTINCT floor(random() ^ 2 * 15)::integer - 3
	FROM generate_series(1, 1 + g % 7)) AS who FROM generate_series(1, 300) AS g;
CREATE TABLE value AS SELECT newsdip.cooccurrence_agg(who) AS c FROM unit;
\pset fieldsep '\t'
SELECT 'unit', who FROM unit;
SELECT 'value', name, entity_a, entity_b, newsdip.measure(c, entity_a, entity_b, name)
FROM value, newsdip.pairs(c), unnest('{pmi,t,chi2,g2,jaccard,dice,cosine,phi,widyr_pmi,association_strength}'::text[]) AS name;
END
my $path = "$PostgreSQL::Test::Utils::tmp_check/measures.tsv";
open(my $file, '>', $path) or die "cannot write $path: $!\n";
print $file grep { /^(?:unit|value)\t/ } map { "$_\n" } split /\n/, $units_and_values;
close $file;

my %seen;
for my $line (`$python $FindBin::Bin/measures.py $path`)
{
	my ($measure, $source, $compared, $difference) = split ' ', $line;
	ok($compared >= 90 && $difference < 1e-9, "$measure is that of " . $source =~ tr/_/ /r)
	  or diag($line);
	$seen{$source}++;
}
is($seen{widyr}, 2, 'all definitions were compared');
SKIP:
{
	skip 'no NLTK here', 1 if !$seen{NLTK};
	is($seen{NLTK}, 7, 'all measures of NLTK were compared');
}
done_testing();
