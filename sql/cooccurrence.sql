-- The type cooccurrence: what a user types and sees.
SET search_path = newsdip, public;

-- Ten articles about T (1), P (2), X (3), Y (4)
CREATE TEMP TABLE article (id integer, day date, who integer[]);
INSERT INTO article VALUES
	(1, '2024-05-01', '{1,2}'), (2, '2024-05-01', '{1,2,3}'),
	(3, '2024-05-01', '{2,1}'), (4, '2024-05-02', '{4,2,1}'),
	(5, '2024-05-02', '{1,3}'), (6, '2024-05-02', '{2,4}'),
	(7, '2024-05-02', '{3}'), (8, '2024-05-03', '{4}'),
	(9, '2024-05-03', '{3,4}'), (10, '2024-05-03', '{1}');
SELECT cooccurrence_agg(who) AS c FROM article;
CREATE TEMP TABLE value AS SELECT cooccurrence_agg(who) AS c FROM article;

-- Reading it
SELECT units(c), entity_units(c, 1), entity_units(c, 5),
	pair_units(c, 1, 2), pair_units(c, 2, 1), pair_units(c, 1, 9),
	pair_units(c, 1, 1) FROM value;
SELECT e.* FROM value, entity_counts(c) AS e;
SELECT p.* FROM value, pairs(c) AS p;
SELECT p.* FROM value, pairs(c, 2) AS p;
SELECT t.* FROM value, top_pairs(c, 3) AS t;
SELECT t.entity_a, t.entity_b, t.units, round(t.value::numeric, 6) AS value
	FROM value, top_pairs(c, 10, 'npmi', 2) AS t;
SELECT n.* FROM value, neighbours(c, 2, 10) AS n;
SELECT n.entity, n.units, round(n.value::numeric, 6) AS value
	FROM value, neighbours(c, 2, 2, 'jaccard') AS n;
SELECT name, round(measure(c, 1, 2, name)::numeric, 6) AS t_p,
	round(measure(c, 2, 1, name)::numeric, 6) AS p_t
	FROM value, unnest(ARRAY['count', 'jaccard', 'dice', 'cosine', 'lift',
		'pmi', 'npmi', 't', 'chi2', 'phi', 'g2', 'mi', 'confidence',
		'conviction', 'jlh', 'gnd', 'association_strength',
		'widyr_pmi']) AS name;

-- What is not there: an entity that no unit holds, a pair that no unit holds
SELECT measure(c, 1, 5, 'count'), measure(c, 5, 1, 'pmi') FROM value;
SELECT count(*) FROM value, neighbours(c, 5, 10);
WITH apart AS (SELECT cooccurrence_agg(who) AS c
	FROM (VALUES ('{1,2}'::integer[]), ('{1}'), ('{3}'), ('{3}')) AS v(who))
SELECT name, measure(c, 1, 3, name) FROM apart,
	unnest(ARRAY['count', 'jaccard', 'dice', 'cosine', 'lift', 'pmi', 'npmi',
		't', 'confidence', 'jlh', 'gnd', 'association_strength',
		'widyr_pmi']) AS name;
-- Always together, in all units
WITH always AS (SELECT cooccurrence_agg('{1,2}') AS c FROM generate_series(1, 4))
SELECT name, measure(c, 1, 2, name) FROM always,
	unnest(ARRAY['lift', 'pmi', 'npmi', 't', 'chi2', 'phi', 'g2', 'mi',
		'confidence', 'conviction', 'jlh', 'gnd']) AS name;
-- Less often together than chance would have it: g2 measures but does not rank
WITH less AS (SELECT cooccurrence_agg(who) AS c
	FROM (VALUES ('{1,2}'::integer[]), ('{1}'), ('{1}'), ('{2}'), ('{2}'), ('{2}'), ('{3}')) AS v(who))
SELECT round(measure(c, 1, 2, 'g2')::numeric, 6) AS g2,
	(SELECT count(*) FROM top_pairs(c, 5, 'g2')) AS ranked,
	(SELECT count(*) FROM neighbours(c, 2, 5, 'chi2')) AS neighbours,
	(SELECT count(*) FROM top_pairs(c, 5, 'pmi')) AS ranked_by_pmi FROM less;

-- NULLs, duplicates, empty arrays, negative ids, odd array bounds
SELECT cooccurrence_agg(NULL::integer[]);
SELECT cooccurrence_agg(who) FROM article WHERE false;
SELECT cooccurrence_agg(v) FROM (VALUES (NULL::integer[]), ('{}'), ('{NULL}'),
	('{7,NULL,7,-3}'), ('[5:6]={-2147483648,2147483647}')) AS t(v);
SELECT cooccurrence_agg('{{1,2},{3,4}}'::integer[]);
SELECT rollup(NULL::cooccurrence);

-- Sums and differences
SELECT day, cooccurrence_agg(who) AS c INTO TEMP daily FROM article GROUP BY day;
SELECT rollup(c) = (SELECT c FROM value) AS same FROM daily;
SELECT (SELECT c FROM value) - c FROM daily WHERE day = '2024-05-01';
SELECT (SELECT c FROM value) - (SELECT c FROM value);
SELECT a.c + b.c = b.c + a.c AS commutes, (a.c + b.c) - b.c = a.c AS comes_back,
	a.c <> b.c AS differs
	FROM daily AS a, daily AS b WHERE a.day = '2024-05-01' AND b.day = '2024-05-02';
SELECT c - (SELECT c FROM value) FROM daily WHERE day = '2024-05-03';
SELECT cooccurrence_agg(who) - cooccurrence_agg('{9}') FROM article;
SELECT (SELECT cooccurrence_agg(w) FROM (VALUES ('{1,2}'::integer[]), ('{3}')) AS v(w))
	- (SELECT cooccurrence_agg(w) FROM (VALUES ('{1}'::integer[])) AS v(w));

-- Moving windows
SELECT id, cooccurrence_agg(who) OVER w AS c FROM article
	WINDOW w AS (ORDER BY id ROWS 1 PRECEDING) ORDER BY id LIMIT 4;
SELECT day, units(rollup(c) OVER (ORDER BY day ROWS 1 PRECEDING)) FROM daily ORDER BY day;

-- Comparing: DISTINCT, GROUP BY, EXCEPT, ORDER BY
SELECT count(DISTINCT c), count(*) FROM (SELECT c FROM daily UNION ALL SELECT c FROM daily) AS twice;
SELECT count(*) FROM (SELECT c FROM daily EXCEPT SELECT c FROM daily) AS nothing;
SELECT count(*) FROM daily AS a JOIN daily AS b USING (c);
SELECT count(*) FROM (SELECT c FROM daily GROUP BY c) AS groups;

-- The forms
SELECT c::jsonb FROM daily WHERE day = '2024-05-03';
SELECT (jsonb_populate_record(d, to_jsonb(d))).c = c AS same, jsonb_typeof(to_jsonb(c)) FROM daily AS d WHERE day = '2024-05-03';
SELECT c::text::cooccurrence = c AS same FROM value;
SELECT ' { "units" :2,"sizes":{"0":1, "2":1} , "entities":{"-1":1,"10":1},"pairs":[ [ -1,10,1 ] ] } '::cooccurrence;

-- Malformed text: the position is told
SELECT ''::cooccurrence;
SELECT '{}'::cooccurrence;
CREATE FUNCTION pg_temp.try(input text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	problem text;
BEGIN
	RETURN input::newsdip.cooccurrence;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS problem = PG_EXCEPTION_DETAIL;
	RETURN SQLSTATE || ' ' || problem;
END
$$;
SELECT pg_temp.try(input) FROM (VALUES
	(1, '[]'),
	(2, '{"units": 1.5, "sizes": {}, "entities": {}, "pairs": []}'),
	(3, '{"units": -1, "sizes": {}, "entities": {}, "pairs": []}'),
	(4, '{"units": 01, "sizes": {}, "entities": {}, "pairs": []}'),
	(5, '{"units": 99999999999999999999, "sizes": {}, "entities": {}, "pairs": []}'),
	(6, '{"units": 1, "sizes": {}, "entities": {}, "pairs": []}'),
	(7, '{"units": 1, "sizes": {"0": 1}, "entities": {}, "pairs": [], "more": 1}'),
	(8, '{"units": 1, "sizes": {"0": 1}, "pairs": [], "entities": {}}'),
	(9, '{"units": 2, "sizes": {"1": 1, "1": 1}, "entities": {"1": 2}, "pairs": []}'),
	(10, '{"units": 2, "sizes": {"1": 1, "0": 1}, "entities": {"1": 2}, "pairs": []}'),
	(11, '{"units": 2, "sizes": {"1": 2}, "entities": {"1": 1}, "pairs": []}'),
	(12, '{"units": 2, "sizes": {"1": 2}, "entities": {"1": 3}, "pairs": []}'),
	(13, '{"units": 2, "sizes": {"1": 2}, "entities": {"1": 1, "2": 2}, "pairs": []}'),
	(14, '{"units": 2, "sizes": {"1": 2}, "entities": {"2": 1, "1": 1}, "pairs": []}'),
	(15, '{"units": 2, "sizes": {"1": 2}, "entities": {"2": 0}, "pairs": []}'),
	(16, '{"units": 1, "sizes": {"2": 1}, "entities": {"1": 1, "2": 1}, "pairs": []}'),
	(17, '{"units": 1, "sizes": {"2": 1}, "entities": {"1": 1, "2": 1}, "pairs": [[2, 1, 1]]}'),
	(18, '{"units": 1, "sizes": {"2": 1}, "entities": {"1": 1, "2": 1}, "pairs": [[1, 3, 1]]}'),
	(19, '{"units": 1, "sizes": {"2": 1}, "entities": {"1": 1, "2": 1}, "pairs": [[1, 2, 2]]}'),
	(20, '{"units": 3, "sizes": {"2": 2, "0": 1}, "entities": {}, "pairs": []}'),
	(21, '{"units": 3, "sizes": {"1": 2, "2": 1}, "entities": {"1": 1, "2": 3}, "pairs": [[1, 2, 2]]}'),
	(22, '{"units": 1, "sizes": {"3": 1}, "entities": {"1": 1, "2": 1, "3": 1}, "pairs": [[1, 3, 1], [1, 2, 1], [2, 3, 1]]}'),
	(23, '{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": []} x'),
	(24, '{"units": 1, "sizes": {"1": 1}, "entities": {"2147483648": 1}, "pairs": []}'),
	(25, '{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": [[1, 1, 1]]}'),
	(26, '{"units": 4611686018427387904, "sizes": {"4": 4611686018427387904}, "entities": {}, "pairs": []}'),
	(27, '{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": [[1,'),
	(28, '{"units": 1, "é'))
	AS t(number, input) ORDER BY number;

-- Counts that exceed bigint
SELECT c + c FROM (SELECT '{"units": 9223372036854775807, "sizes": {"1": 9223372036854775807}, "entities": {"1": 9223372036854775807}, "pairs": []}'::cooccurrence AS c) AS t;

-- Arguments that make no sense
SELECT measure(c, 1, 2, 'pim') FROM value;
SELECT t.* FROM value, top_pairs(c, -1) AS t;
SELECT t.* FROM value, neighbours(c, 1, 1, 'PMI') AS t;
SELECT count(*) FROM value, top_pairs(c, 0) AS t;
SELECT count(*) FROM value, top_pairs(NULL, 5) AS t;
SELECT count(*) FROM value, top_pairs(c, 2147483647, min_units => -5) AS t;
SET newsdip.cooccurrence_memory = '64kB';
SELECT cooccurrence_agg(who) = (SELECT c FROM value) AS same FROM article;
-- the words differ between versions of the server
\set VERBOSITY sqlstate
SET newsdip.cooccurrence_memory = -2;
\set VERBOSITY default
