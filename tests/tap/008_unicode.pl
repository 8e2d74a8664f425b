# What newsdip knows of characters is a table of its own, so that reading text
# calls no function of a server. Here the server says whether the table is right.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $sources = "$FindBin::Bin/../../extension";
my $compiler = compiler();
my $folder = PostgreSQL::Test::Utils::tempdir();
my $node = PostgreSQL::Test::Cluster->new('unicode');

plan skip_all => 'no C compiler' if !$compiler;
$node->init;
$node->start;
$node->safe_psql('postgres', "CREATE DATABASE news ENCODING 'UTF8' TEMPLATE template0");
plan skip_all => 'the server is built without ICU'
  if $node->safe_psql('news', "SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'") eq '0';

is(system($compiler, '-std=gnu99', '-O1', "-I$sources", '-o', "$folder/facts",
		"$FindBin::Bin/unicode_facts.c", "$sources/text/unicode.c"), 0, 'the table compiles alone');
is(system("$folder/facts >$folder/facts.tsv"), 0, 'every character is decoded as itself');
$node->safe_psql('news', <<"SQL");
CREATE TABLE fact (code int PRIMARY KEY, class text, folded text);
\\copy fact FROM '$folder/facts.tsv'
ANALYZE fact;
CREATE VIEW word AS
	SELECT code, class, folded, chr(code) AS self,
		lower(normalize(chr(code), NFKD) COLLATE "und-x-icu") AS plain
	FROM fact WHERE class IN ('letter', 'upper', 'digit', 'ideograph', 'mark');
-- the folding of a text, character by character
CREATE FUNCTION fold(body text) RETURNS text LANGUAGE sql STABLE AS \$\$
	SELECT coalesce(string_agg(f.folded, '' ORDER BY place), '')
	FROM regexp_split_to_table(body, '') WITH ORDINALITY AS s (letter, place)
		JOIN fact AS f ON f.code = ascii(letter)
\$\$;
CREATE FUNCTION hex(code int) RETURNS text LANGUAGE sql AS \$\$ SELECT upper(lpad(to_hex(code), greatest(4, length(to_hex(code))), '0')) \$\$;
SQL

# A test that a condition holds for all characters but these, as ranges.
sub all_but
{
	my ($from, $condition, $exceptions, $name) = @_;
	value($node, <<"SQL", $exceptions, $name);
SELECT string_agg(hex(first) || CASE WHEN last > first THEN '-' || hex(last) ELSE '' END, ' ' ORDER BY first)
FROM (SELECT min(code) AS first, max(code) AS last
	FROM (SELECT code, code - row_number() OVER (ORDER BY code) AS run
		FROM $from WHERE ($condition) IS NOT TRUE) AS exceptions
	GROUP BY run) AS runs
SQL
	return;
}

sub is_class { my ($class) = @_; return "chr(code) ~ '[[:$class:]]' COLLATE \"und-x-icu\"" }

# classes: what the table says of a character, the server says too
my $letter = "class IN ('letter', 'upper', 'ideograph')";
my $from = sub { my ($which) = @_; return "(SELECT * FROM fact WHERE $which) AS f" };
all_but($from->("class = 'upper'"), is_class('upper'),
	'01C5 01C8 01CB 01F2 1F88-1F8F 1F98-1F9F 1FA8-1FAF 1FBC 1FCC 1FFC',
	'capitals are upper case, or title case');
all_but($from->($letter), is_class('alpha'),
	'16EE-16F0 2160-2182 2185-2188 3007 3021-3029 3038-303A A6E6-A6EF 10140-10174 10341 1034A 103D1-103D5 12400-1246E 16FE4',
	'letters are letters, or numbers written with letters');
all_but($from->("class = 'digit'"), is_class('digit'), '', 'digits are digits');
all_but($from->("class IN ('space', 'newline')"), is_class('space'), '200B',
	'blanks are blanks, but the one without width');

# and the other way round, where both know the same characters
SKIP: {
	my $icu = $node->safe_psql('news', "SELECT collversion FROM pg_collation WHERE collname = 'und-x-icu'");
	skip("the server's ICU, $icu, knows other characters than Unicode 15.0", 4) if $icu !~ /^153\.120\b/;
	all_but($from->(is_class('upper')), "class = 'upper'", '', 'every upper-case letter is a capital');
	all_but($from->(is_class('alpha')), $letter, '02BB-02BC 115F-1160 3164 FFA0',
		'every letter is one, but apostrophes and fillers');
	all_but($from->(is_class('digit')), "class = 'digit'", '', 'every digit is one');
	all_but($from->(is_class('space')), "class IN ('space', 'newline')", '001C-001F',
		'every blank is one, but control characters');
}

# Folding: a character folds as what it is a form of, in lower case. The
# exceptions are letter-like symbols whose stroke or missing dot stays.
all_but('word', 'folded = fold(plain)', '2107 210F 10781 1D6A4-1D6A5',
	'a character folds as its lower-case compatibility decomposition');
# (a newer server may know a capital that has come since)
all_but("(SELECT * FROM word WHERE EXISTS (SELECT 1 FROM fact AS f WHERE f.class <> 'other'"
	  . " AND f.code = ascii(upper(word.self COLLATE \"und-x-icu\")))) AS w",
	'folded = fold(upper(self COLLATE "und-x-icu"))', '', 'and as its upper case');

# Where there is nothing to take off, it folds to itself. The exceptions are
# accents (which go), Latin letters and digits (which become ASCII), and
# letters that Unicode takes for forms of others when case is folded.
all_but("(SELECT * FROM word WHERE self = plain AND folded = '') AS w", "class = 'mark'", '',
	'only marks fold to nothing');
all_but("(SELECT * FROM word WHERE self = plain AND class = 'digit') AS w",
	"folded ~ '^[0-9]\$'", '', 'digits fold to ASCII digits');
all_but("(SELECT * FROM word WHERE self = plain AND folded <> self AND folded !~ '^[a-z0-9]*\$') AS w",
	'code BETWEEN x\'1E030\'::int AND x\'1E06D\'::int', '0345 03C2 13F8-13FD 1C80-1C88 AB70-ABBF',
	'other letters fold to themselves, but iota below, final sigma, Cherokee and old Cyrillic forms');
all_but("(SELECT * FROM word WHERE self = plain AND folded <> self AND folded ~ '^[a-z]+\$') AS w",
	"code BETWEEN x'DF'::int AND x'2AF'::int OR code BETWEEN x'1D00'::int AND x'1DBF'::int"
	  . " OR code BETWEEN x'1E00'::int AND x'1EFF'::int OR code BETWEEN x'2C60'::int AND x'2C7F'::int"
	  . " OR code BETWEEN x'A720'::int AND x'A7FF'::int OR code BETWEEN x'AB30'::int AND x'AB6F'::int",
	'', 'what folds to ASCII is a Latin letter');

# what people see: accents and forms of ASCII letters make no difference
value($node, <<'SQL', '0|t', 'letters composed of an ASCII letter and accents fold to the letter');
SELECT count(*) FILTER (WHERE folded <> lower(left(normalize(self, NFKD), 1))), count(*) > 800
FROM word WHERE normalize(self, NFKD) ~ '^[A-Za-z][\u0300-\u0333\u0339-\u0344\u0346-\u036f]*$'
	AND code > 127
SQL
value($node, <<'SQL', 'ss|o|d|l|i|i|th|ae|oe', 'and some that are not composed to what people write instead');
SELECT fold('ß'), fold('Ø'), fold('Đ'), fold('Ł'), fold('İ'), fold('ı'), fold('Þ'), fold('Æ'), fold('œ')
SQL
value($node, "SELECT fold('Ｋｉｍ'), fold('ﬁ'), fold('①'), fold('٣'), fold('ΣΑΣ') = fold('σας'), fold('한') = fold(normalize('한', NFD))",
	'kim|fi||3|t|t', 'full width, ligatures, digits, sigmas, Hangul');

$node->stop;
done_testing();
