-- Significance of pairs: p, q and the interval of lift against
-- bench/significance/reference.py, and what they must obey.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(17);

CREATE TEMP TABLE corpus AS SELECT cooccurrence_agg(ids) AS c FROM (VALUES
	('{1,2,3}'::integer[]), ('{1,2}'), ('{1,2,4,5}'), ('{1,2,3,6,7}'), ('{3,4}'), ('{5,6}'),
	('{4,5,6,7}'), ('{1}'), ('{3,7}'), ('{}'), ('{1,2,6}'), ('{8,3}'), ('{8,1,4}')) AS v(ids);
CREATE TEMP TABLE equal AS SELECT cooccurrence_agg(ids) AS c FROM (VALUES
	('{1,2,3}'::integer[]), ('{1,2,4}'), ('{1,2,5}'), ('{1,2,6}'), ('{3,4,5}'), ('{3,5,6}'),
	('{4,6,7}'), ('{2,5,7}'), ('{}'), ('{1,3,7}'), ('{4,5,6}')) AS v(ids);

SELECT cmp_ok(abs(s.p / w.p - 1), '<', 1e-9::float8, format('p of %s and %s, unequal sizes', a, b))
	FROM corpus, significant_pairs(c, 1) AS s
	JOIN (VALUES (1, 2, 0.17724696107042448::float8), (3, 7, 0.45237583277217197),
		(1, 3, 0.8889997851950989), (4, 8, 0.5911096649435293)) AS w(a, b, p)
		ON (entity_a, entity_b) = (a, b);
SELECT cmp_ok(abs(s.p / w.p - 1), '<', 1e-12::float8, format('p of %s and %s, equal sizes', a, b))
	FROM equal, significant_pairs(c, 1) AS s
	JOIN (VALUES (1, 2, 0.10317460317460317::float8), (4, 6, 0.5476190476190477)) AS w(a, b, p)
		ON (entity_a, entity_b) = (a, b);
SELECT ok(abs(lift_low - 0.6030092306154133) < 1e-12 AND lift_high = lift, 'limits of lift, not above what is possible')
	FROM corpus, significant_pairs(c, 1) WHERE (entity_a, entity_b) = (1, 2);

-- 2550 units of two; the last pair is never apart
CREATE TEMP TABLE large AS SELECT '{"units": 2550, "sizes": {"2": 2550}, "entities": {"1": 800, "2": 1000, "3": 1500, "4": 1700, "5": 50, "6": 50}, "pairs": [[1, 2, 300], [1, 3, 500], [2, 4, 700], [3, 4, 1000], [5, 6, 50]]}'::cooccurrence AS c;
SELECT cmp_ok(max(abs(s.p / w.p - 1)), '<', 1e-9::float8, 'hypergeometric tails from both sides, and far out')
	FROM large, significant_pairs(c, 1) AS s
	JOIN (VALUES (1, 0.8932852494282182::float8), (2, 0.0023025707860143945), (5, 2.32306167002783e-106)) AS w(a, p)
		ON entity_a = a AND (a, entity_b) <> (1, 3);
-- 15 pairs of six entities: 15 p and 15 p / 2
SELECT ok(abs(max(q) FILTER (WHERE entity_a = 5) / (15 * 2.32306167002783e-106) - 1) < 1e-9
		AND abs(max(q) FILTER (WHERE entity_a = 2) / (15 * 0.0023025707860143945 / 2) - 1) < 1e-9,
	'q counts all pairs of entities') FROM large, significant_pairs(c, 0.05);

CREATE TEMP TABLE planted AS SELECT cooccurrence_agg(CASE WHEN g % 10 = 0 THEN ARRAY[1, 2, g % 50 + 4]
	ELSE ARRAY[3 + g % 50] || CASE WHEN g % 3 = 0 THEN ARRAY[g % 41 + 3] ELSE '{}' END END) AS c
	FROM generate_series(1, 10000) AS g;
SELECT results_eq('SELECT s.* FROM planted, significant_pairs(c, 0.01) AS s',
	'SELECT s.* FROM planted, significant_pairs(c, 1) AS s WHERE q <= 0.01', 'fdr cuts off, it changes nothing else');
SELECT results_eq('SELECT s.* FROM planted, significant_pairs(c, 0.05, 150) AS s',
	'SELECT s.* FROM planted, significant_pairs(c, 0.05) AS s WHERE units >= 150', 'so does min_units');
SELECT ok(abs(lift_low - 1.9912442499654117) < 1e-12 AND abs(lift_high - 2.0087847149996288) < 1e-12,
		'limits of a count beyond those that a series is summed up for, as qgamma() of R gives them')
	FROM significant_pairs('{"units": 1600000, "sizes": {"1": 1400000, "2": 200000}, "entities": {"1": 400000, "2": 400000, "3": 1000000}, "pairs": [[1, 2, 200000]]}');
SELECT ok(bool_and(p BETWEEN 0 AND 1 AND p <= q AND lift_low <= lift AND lift <= lift_high), 'all are numbers in their range')
	FROM planted, significant_pairs(c, 1);
SELECT is_empty($$SELECT s.* FROM significant_pairs((SELECT cooccurrence_agg(ARRAY(SELECT (g * 7919 + i * 31 * (g % 13 + 1)) % 60
	FROM generate_series(1, CASE WHEN g % 10 = 0 THEN 30 ELSE 1 END) AS i)) FROM generate_series(1, 50) AS g), 1e-9) AS s$$,
	'that large units hold much is no discovery');
SELECT throws_ok('SELECT s.* FROM large, significant_pairs(c, 0) AS s', '22023', NULL, 'fdr 0 is refused');
SELECT throws_ok('SELECT s.* FROM large, significant_pairs(c, ''NaN'') AS s', '22023', NULL, 'fdr NaN is refused');
SELECT is_empty('SELECT * FROM significant_pairs(cooccurrence ''{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": []}'', 1)',
	'one entity has no pairs');

SELECT * FROM finish();
ROLLBACK;
