-- Rising pairs and entities: p against exact binomial sums (computed in whole
-- numbers, in Python), q against the definition, and what both must obey.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(12);

-- Pair k is in the first x of 100 recent units and in the first y of 400 before
CREATE TEMP TABLE wanted (k integer, x integer, y integer, p double precision);
INSERT INTO wanted VALUES (1, 5, 6, 0.0504095744), (2, 40, 10, 1.2908372028982707e-19), (3, 3, 40, 0.9953593992211157),
	(4, 4, 0, 0.0016), (5, 100, 0, 1.2676506002282294e-70), (6, 20, 80, 0.5398386299354271), (7, 90, 300, 0.07452412549874711);
CREATE TEMP TABLE counted AS SELECT
	(SELECT cooccurrence_agg(ARRAY(SELECT unnest(ARRAY[2 * k, 2 * k + 1]) FROM wanted WHERE x >= u)) FROM generate_series(1, 100) AS u) AS recent,
	(SELECT cooccurrence_agg(ARRAY(SELECT unnest(ARRAY[2 * k, 2 * k + 1]) FROM wanted WHERE y >= u)) FROM generate_series(1, 400) AS u) AS before;

SELECT is_empty('SELECT w.*, r.* FROM counted, wanted AS w LEFT JOIN rising_pair_counts(
		(SELECT recent FROM counted), (SELECT before FROM counted), 1) AS r ON (r.entity_a, r.entity_b) = (2 * w.k, 2 * w.k + 1)
	WHERE (abs(r.p / w.p - 1) < 1e-12 AND r.units = w.x AND r.units_before = w.y AND abs(r.expected - w.y / 4.0) < 1e-12) IS NOT TRUE',
	'p, units and what is expected, of pairs');
SELECT is_empty('SELECT w.*, r.* FROM counted, wanted AS w LEFT JOIN rising_entity_counts(
		(SELECT recent FROM counted), (SELECT before FROM counted), 1) AS r ON r.entity_a = 2 * w.k
	WHERE (abs(r.p / w.p - 1) < 1e-12 AND r.units = w.x AND r.units_before = w.y AND r.entity_b IS NULL) IS NOT TRUE',
	'the same of entities');
SELECT cmp_ok(abs(p / 0.00013609536311764804 - 1), '<', 1e-10::float8, 'p of a great count')
	FROM rising_entity_counts('{"units": 100000, "sizes": {"0": 74500, "1": 25500}, "entities": {"1": 25500}, "pairs": []}',
		'{"units": 300000, "sizes": {"0": 225500, "1": 74500}, "entities": {"1": 74500}, "pairs": []}');

-- q by its definition, over all pairs of the recent units
CREATE TEMP TABLE defined AS SELECT r.*, min(p * (SELECT count(*) FROM counted, pairs(recent)) / place)
		OVER (ORDER BY place DESC) AS defined_q
	FROM (SELECT r.*, row_number() OVER (ORDER BY r.p, r.units DESC, r.entity_a, r.entity_b) AS place
		FROM counted, rising_pair_counts(recent, before, 5) AS r) AS r;
SELECT cmp_ok(count(*), '>', 40::bigint, 'there are pairs to look at') FROM defined;
SELECT is_empty('SELECT * FROM defined WHERE abs(q - least(defined_q, 1)) > 1e-12 * q', 'q is by Benjamini and Hochberg, over all pairs');
SELECT results_eq('SELECT r.entity_a, r.entity_b FROM counted, rising_pair_counts(recent, before, 5) AS r',
	'SELECT entity_a, entity_b FROM defined ORDER BY place', 'the least likely come first');
SELECT results_eq('SELECT r.entity_a, r.entity_b, r.p FROM counted, rising_pair_counts(recent, before, 5) AS r ORDER BY 1, 2',
	'SELECT r.entity_a, r.entity_b, r.p FROM counted, rising_pair_counts(recent, before, 1) AS r WHERE units >= 5 ORDER BY 1, 2',
	'min_units cuts off, it changes no p');

-- At the ends
SELECT results_eq('SELECT r.units_before, r.expected IS NULL, r.p FROM counted, rising_pair_counts(recent,
		''{"units": 0, "sizes": {}, "entities": {}, "pairs": []}'', 40) AS r WHERE entity_a = 4 AND entity_b = 5',
	'VALUES (0::bigint, true, 1::float8)', 'before which there is nothing, nothing rises');
SELECT is_empty('SELECT r.* FROM counted, rising_pair_counts(
	''{"units": 9, "sizes": {"0": 9}, "entities": {}, "pairs": []}'', before, 0) AS r', 'no recent pairs, no rows');
SELECT is_empty('SELECT r.* FROM counted, rising_pair_counts(NULL, before) AS r', 'no recent units, no rows');
SELECT results_eq('SELECT r.p FROM rising_entity_counts(
	''{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": []}'', ''{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": []}'', 0) AS r',
	'VALUES (0.75::float8)', 'p of one against one');
SELECT ok(bool_and(p BETWEEN 0 AND 1 AND p <= q AND q <= 1), 'all are probabilities') FROM counted, rising_pair_counts(recent, before, 1);

SELECT * FROM finish();
ROLLBACK;
