# A text is read alike however the server stores it, and one that is damaged is
# reported in the server's words. Unpacking is tried by itself, too, on many
# texts, with the compiler's sanitizers looking on where it has them.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $sources = "$FindBin::Bin/../../extension";
SKIP: {
	skip('no C compiler', 2) if !compiler();
	my $program = PostgreSQL::Test::Utils::tempdir() . '/unpack_fuzz';
	fuzzer_compiles('unpacking compiles without a server', $program, '-std=gnu99',
		"-I$sources", "$FindBin::Bin/unpack_fuzz.c", "$sources/text/unpack.c");
	my $said = `$program 20000 2>&1`;
	like($? . " $said", qr/^0 \d+ of 20000 texts\n$/,
		'twenty thousand texts are unpacked, and damaged ones touch nothing else');
}

my $node = news_server('stored');
$node->safe_psql('news', <<'SQL');
CREATE TABLE article (id int, body text COMPRESSION pglz);
ALTER TABLE article ALTER body SET STORAGE EXTERNAL;
-- the second is long enough to be stored outside the table even if compressed
INSERT INTO article
SELECT id, (SELECT string_agg(format('On day %s Putin met Trump. %s', day, CASE id WHEN 2 THEN md5(day::text) END), ' ')
			FROM generate_series(1, 300 * id) day)
FROM generate_series(1, 2) id;
CREATE TABLE packed (id int, body text COMPRESSION pglz);
INSERT INTO packed SELECT id, body || '' FROM article;
SQL
is($node->safe_psql('news', 'SELECT id, pg_column_compression(body), pg_column_size(body) > 2000 FROM packed ORDER BY id'),
	"1|pglz|f\n2|pglz|t", 'one compressed text is stored in its row, one outside');
is($node->safe_psql('news', <<'SQL'), '1|t|300|300|t', 'they are read as if they were not compressed');
SELECT count(*), bool_and(a.sentences = p.sentences AND a.ids = p.ids), min(p.mentions), min(a.mentions), bool_and(a.mentions = p.mentions)
FROM (SELECT array_agg(s ORDER BY id, number) AS sentences, array_agg(DISTINCT newsdip.entity_ids(body)) AS ids,
			 min(newsdip.summit_mention_count(body)) AS mentions
	  FROM article, newsdip.sentences(body) s (number)) a,
	 (SELECT array_agg(s ORDER BY id, number) AS sentences, array_agg(DISTINCT newsdip.entity_ids(body)) AS ids,
			 min(newsdip.summit_mention_count(body)) AS mentions
	  FROM packed, newsdip.sentences(body) s (number)) p
SQL

# Damage the text in its row: pieces that stand too far back
my $file = $node->data_dir . '/' . $node->safe_psql('news', "SELECT pg_relation_filepath('packed')");
$node->stop;
open(my $table, '+<:raw', $file) or die "$file: $!";
my $page = do { local $/; <$table> };
my $at = index($page, 'On day 1');
cmp_ok($at, '>', 0, 'the text is found in its file');
seek($table, $at + 9, 0);
print $table "\xff" x 30;
close $table;
$node->append_conf('postgresql.conf', "ignore_checksum_failure = on\n");
$node->start;
for my $call ('length(body)', 'newsdip.entity_ids(body)')
{
	my (undef, undef, $err) = $node->psql('news', "SELECT $call FROM packed WHERE id = 1");
	like($err, qr/compressed pglz data is corrupt/, "a damaged text is reported by $call");
}
$node->stop;
done_testing();
