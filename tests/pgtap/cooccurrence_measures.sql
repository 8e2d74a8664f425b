-- Measures of type cooccurrence, number for number.
--
-- As all files of this folder it is run by pg_prove against a database in
-- which it makes the extensions it needs, inside a transaction that is rolled
-- back.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(72);

-- T is 1, P is 2, X is 3, Y is 4
CREATE TEMP TABLE vector AS SELECT cooccurrence_agg(who) AS c FROM (VALUES
	('{1,2}'::integer[]), ('{1,2,3}'), ('{1,2}'), ('{1,2,4}'), ('{1,3}'),
	('{2,4}'), ('{3}'), ('{4}'), ('{3,4}'), ('{1}')) AS v(who);
CREATE TEMP TABLE expected (name text, t_p double precision, p_t double precision);
INSERT INTO expected VALUES
	('count', 4, 4),
	('jaccard', 0.5714285714285714, 0.5714285714285714),
	('dice', 0.7272727272727273, 0.7272727272727273),
	('cosine', 0.7302967433402214, 0.7302967433402214),
	('lift', 1.3333333333333333, 1.3333333333333333),
	('pmi', 0.41503749927884376, 0.41503749927884376),
	('npmi', 0.31396374801627, 0.31396374801627),
	('t', 0.5, 0.5),
	('chi2', 1.6666666666666667, 1.6666666666666667),
	('phi', 0.408248290463863, 0.408248290463863),
	('g2', 1.7260924347106847, 1.7260924347106847),
	('mi', 0.1245112497836531, 0.1245112497836531),
	('confidence', 0.6666666666666666, 0.8),
	('conviction', 1.5, 2),
	('jlh', 0.2222222222222222, 0.2666666666666667),
	('gnd', 0.5571267532719365, 0.5571267532719365),
	('association_strength', 1.7959183673469388, 1.7959183673469388),
	('widyr_pmi', 0.16040287108630844, 0.16040287108630844);
SELECT cmp_ok(abs(measure(c, 1, 2, name) - t_p), '<=', 1e-12::double precision, name || ' of T and P')
	FROM vector, expected;
SELECT cmp_ok(abs(measure(c, 2, 1, name) - p_t), '<=', 1e-12::double precision, name || ' of P and T')
	FROM vector, expected;

-- The same numbers come out of rankings
SELECT is_empty(
	'SELECT name FROM vector, expected, top_pairs(c, 10, name) AS t
		WHERE entity_a = 1 AND entity_b = 2 AND value <> measure(c, 1, 2, name)',
	'top_pairs shows what measure gives, from the lower id to the higher');
SELECT is_empty(
	'SELECT name FROM vector, expected, neighbours(c, 2, 10, name) AS n
		WHERE value <> measure(c, 2, entity, name)',
	'neighbours shows what measure gives, from the entity to its neighbour');

-- Formulas written out in SQL, on other data
SELECT setseed(0.75);
CREATE TEMP TABLE random AS SELECT cooccurrence_agg(who) AS c FROM (
	SELECT ARRAY(SELECT floor(random() ^ 2 * 30)::integer
		FROM generate_series(1, 1 + g % 6)) AS who FROM generate_series(1, 400) AS g) AS s;
CREATE TEMP TABLE cell AS
	SELECT p.*, units(c)::float8 AS n, units::float8 AS ab, units_a::float8 AS a, units_b::float8 AS b,
		c FROM random, pairs(c) AS p;
CREATE FUNCTION pg_temp.off(name text, formula text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	result bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM cell WHERE abs(measure(c, entity_a, entity_b, %L) - (%s)) > 1e-10', name, formula)
		INTO result;
	RETURN result;
END
$$;
SELECT cmp_ok(count(*), '>', 300::bigint, 'there are pairs to compare') FROM cell;
SELECT is(pg_temp.off(name, formula), 0::bigint, name || ' by its formula') FROM (VALUES
	('pmi', 'ln(ab * n / (a * b)) / ln(2::float8)'),
	('npmi', 'ln(ab * n / (a * b)) / -ln(ab / n)'),
	('chi2', 'n * (ab * (n - a - b + ab) - (a - ab) * (b - ab)) ^ 2 / (a * b * (n - a) * (n - b))'),
	('phi', '(n * ab - a * b) / sqrt(a * b * (n - a) * (n - b))'),
	('g2', '2 * (SELECT sum(CASE WHEN o > 0 THEN o * ln(o / e) ELSE 0 END) FROM (VALUES
		(ab, a * b / n), (a - ab, a * (n - b) / n), (b - ab, (n - a) * b / n),
		(n - a - b + ab, (n - a) * (n - b) / n)) AS v(o, e))'),
	('gnd', 'exp(-(ln(greatest(a, b)) - ln(ab)) / (ln(n) - ln(least(a, b))))'),
	('association_strength', 'ab * 2 * (SELECT sum(ab) FROM cell)
		/ (SELECT sum(s.ab) FROM cell AS s WHERE cell.entity_a IN (s.entity_a, s.entity_b))
		/ (SELECT sum(s.ab) FROM cell AS s WHERE cell.entity_b IN (s.entity_a, s.entity_b))'),
	('widyr_pmi', 'ln((ab / (SELECT 2 * sum(s.ab) + min(e.total) FROM cell AS s,
			(SELECT sum(units)::float8 AS total FROM random, entity_counts(c)) AS e))
		/ (a * b / (SELECT sum(units)::float8 ^ 2 FROM random, entity_counts(c))))'))
	AS v(name, formula);

-- The edges
SELECT is(measure(c, 1, 9, 'count'), NULL, 'an id that no unit holds gives NULL') FROM vector;
SELECT throws_ok($$SELECT measure(c, 8, 9, 'likelihood') FROM vector$$, '22023',
	'unknown measure "likelihood"', 'a wrong name is an error even where the ids give NULL');
SELECT is((SELECT array_agg(measure(c, 1, 2, name) ORDER BY name) FROM
		(SELECT cooccurrence_agg(who) AS c FROM (VALUES ('{1}'::integer[]), ('{2}')) AS v(who)) AS apart,
		unnest(ARRAY['confidence', 'cosine', 'count', 'dice', 'gnd', 'jaccard', 'jlh', 'lift',
			'npmi', 'pmi']) AS name),
	'{0,0,0,0,0,0,0,0,-1,-Infinity}'::double precision[], 'never together');
SELECT is((SELECT array_agg(measure(c, 1, 2, name) ORDER BY name) FROM
		(SELECT cooccurrence_agg('{1,2}') AS c) AS always,
		unnest(ARRAY['confidence', 'conviction', 'gnd', 'npmi', 'pmi']) AS name),
	'{1,Infinity,1,1,0}'::double precision[], 'always together');
SELECT is((SELECT array_agg(value) FROM (SELECT cooccurrence_agg(who) AS c FROM (VALUES
		('{1,2}'::integer[]), ('{1,2}'), ('{3,4}'), ('{5,6,7}'), ('{7}')) AS v(who)) AS s,
		top_pairs(c, 3, 'npmi')),
	'{1,1,1}'::double precision[], 'pairs that never part have an npmi of exactly 1');
SELECT is((SELECT count(*) FROM vector, expected,
		top_pairs(c, 100, name) AS t WHERE name IN ('g2', 'chi2', 'mi') AND t.units * 10 <= t.units_a * t.units_b),
	0::bigint, 'measures without a sign rank no pair that is as rare as chance');
SELECT is((SELECT count(*) FROM vector, expected, top_pairs(c, 100, name) WHERE name IN ('g2', 'chi2', 'mi')),
	3::bigint, 'and rank those that are not');
SELECT is((SELECT count(*) FROM cell, unnest(ARRAY['jaccard', 'dice', 'cosine', 'confidence', 'gnd']) AS name
		WHERE measure(c, entity_a, entity_b, name) NOT BETWEEN 0 AND 1), 0::bigint, 'ratios lie between 0 and 1');
SELECT is((SELECT count(*) FROM cell WHERE measure(c, entity_a, entity_b, 'npmi') NOT BETWEEN -1 AND 1),
	0::bigint, 'npmi lies between -1 and 1');
CREATE TEMP TABLE together AS SELECT format('{"units": %s, "sizes": {"0": %s, "1": %s, "2": %s}, "entities": {"1": %s, "2": %s}, "pairs": [[1, 2, %s]]}',
		n, n - a - b + ab, a + b - 2 * ab, ab, a, b, ab)::cooccurrence AS c
	FROM (SELECT 20000 AS n, (random() * 700)::integer + 50 AS a, (random() * 700)::integer + 50 AS b, (random() * 39)::integer + 1 AS ab
		FROM generate_series(1, 2000)) AS s;
SELECT is_empty($$SELECT DISTINCT name FROM (SELECT c, entity_a AS a, entity_b AS b FROM cell UNION ALL SELECT c, 1, 2 FROM together) AS s,
		unnest(ARRAY['jaccard', 'dice', 'cosine', 'lift', 'pmi', 'npmi', 't', 'chi2', 'phi', 'g2', 'mi', 'gnd',
			'association_strength', 'widyr_pmi']) AS name
		WHERE measure(c, a, b, name) <> measure(c, b, a, name)$$,
	'measures that are the same both ways are the same to the bit');

-- Worked out with sixty digits
SELECT cmp_ok(abs(measure(c, 1, 2, name) / exact - 1), '<', 1e-13::double precision, name || ' loses no digits among many units')
	FROM (VALUES ('{"units": 10000000, "sizes": {"0": 9949219, "1": 50780, "2": 1}, "entities": {"1": 48, "2": 50734}, "pairs": [[1, 2, 1]]}'::cooccurrence)) AS v(c),
		(VALUES ('g2', 1.3241904587213034::double precision), ('mi', 1.3241904587213034 / (2 * ln(2::float8) * 1e7))) AS w(name, exact);
-- Also where entities are in nearly all of 10^12 units, or nearly independent
CREATE TEMP TABLE large (name text, nearly_all double precision, nearly_independent double precision);
INSERT INTO large VALUES
	('pmi', 2.8853900817505157e-12, 9.6141197203600443e-09),
	('npmi', 0.16666666666408333, 3.5126929526155247e-09),
	('t', 1.9999999999669999e-06, 0.0025809560933008247),
	('chi2', 88888888886.133331, 1.9032383999963632e-05),
	('phi', 0.29814239699535078, 4.3626120615937919e-09),
	('g2', 95.486667488382068, 1.9032383999963632e-05),
	('mi', 6.8879070828251105e-11, 1.3728963006520993e-17),
	('jlh', 1.9999999999690001e-12, 3.3320000221933312e-09),
	('gnd', 0.45942582403449728, 0.36787944320765825),
	('widyr_pmi', -2.5000000000228749e-12, -0.54159727758238074);
SELECT cmp_ok(greatest(abs(measure(c, 1, 2, name) / nearly_all - 1), abs(measure(d, 1, 2, name) / nearly_independent - 1)),
		'<', 1e-14::double precision, name || ' keeps its digits near 1 and near chance')
	FROM large, (VALUES
		('{"units": 1000000000000, "sizes": {"0": 2, "1": 10, "2": 999999999988}, "entities": {"1": 999999999995, "2": 999999999991}, "pairs": [[1, 2, 999999999988]]}'::cooccurrence,
		 '{"units": 1000000000000, "sizes": {"0": 350000000997, "1": 499999998002, "2": 150000001001}, "entities": {"1": 300000000001, "2": 500000000003}, "pairs": [[1, 2, 150000001001]]}'::cooccurrence))
		AS v(c, d);
SELECT is((SELECT array_agg((measure(c, a, b, 'widyr_pmi') / exact - 1)::numeric(20, 13) ORDER BY a, b) FROM (VALUES
			('{"units": 1003000000018, "sizes": {"0": 3000000000, "1": 7, "2": 11, "3": 1000000000000}, "entities": {"1": 1000000000015, "2": 1000000000007, "3": 1000000000007}, "pairs": [[1, 2, 1000000000005], [1, 3, 1000000000006], [2, 3, 1000000000000]]}'::cooccurrence)) AS v(c),
		(VALUES (1, 2, -3.3333333332862222e-12::double precision), (1, 3, -2.3333333332917223e-12), (2, 3, -3.3333333336172224e-13)) AS w(a, b, exact)),
	'{0,0,0}'::numeric[], 'widyr_pmi does also beside units that name nobody');
SELECT is(measure('{"units": 4000000000000000000, "sizes": {"1": 252, "2": 3999999999999999748}, "entities": {"1": 3999999999999999748, "2": 4000000000000000000}, "pairs": [[1, 2, 3999999999999999748]]}', 1, 2, 'npmi'),
	0::double precision, 'npmi is a number however near the counts are');
SELECT cmp_ok(measure('{"units": 10000000000000000, "sizes": {"0": 1, "2": 9999999999999999}, "entities": {"1": 9999999999999999, "2": 9999999999999999}, "pairs": [[1, 2, 9999999999999999]]}', 1, 2, 'g2'),
	'<', 100::double precision, 'nor is it infinite where one unit of very many lacks both');

SELECT * FROM finish();
ROLLBACK;
