-- Laws of type cooccurrence, as properties over generated data.
--
-- As all files of this folder it is run by pg_prove against a database in
-- which it makes the extensions it needs, inside a transaction that is rolled
-- back. It needs a superuser (CREATE CAST, COPY FROM PROGRAM).
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(94);

-- Generated units: of 0 to 9 draws, with duplicates and NULLs, ids of both
-- signs, some rare; and the same data as a self-join sees them.
SELECT setseed(0.25);
CREATE TABLE unit AS
	SELECT g AS id, g % 13 AS part, CASE WHEN g % 97 > 0 THEN ARRAY(
		SELECT CASE WHEN random() < 0.05 THEN NULL
			ELSE (floor(random() ^ 3 * 500) - 20)::integer
				* CASE WHEN random() < 0.01 THEN 1000003 ELSE 1 END END
		FROM generate_series(1, (g * 7) % 10)) END AS who
	FROM generate_series(1, 6000) AS g;
ALTER TABLE unit SET (parallel_workers = 8);
CREATE TABLE member AS
	SELECT DISTINCT id, e FROM unit, unnest(who) AS e WHERE e IS NOT NULL;
ANALYZE unit;
CREATE TABLE whole AS SELECT cooccurrence_agg(who) AS c FROM unit;

CREATE FUNCTION bytes(cooccurrence) RETURNS bytea LANGUAGE sql IMMUTABLE
	RETURN cooccurrence_send($1);

-- What is counted is what a self-join counts
SELECT is((SELECT units(c) FROM whole),
	(SELECT count(*) FROM unit WHERE who IS NOT NULL), 'units as counted in SQL');
SELECT results_eq(
	'SELECT e.* FROM whole, entity_counts(c) AS e',
	'SELECT e, count(*) FROM member GROUP BY e ORDER BY e',
	'entities as counted in SQL');
SELECT results_eq(
	'SELECT p.entity_a, p.entity_b, p.units FROM whole, pairs(c) AS p',
	'SELECT a.e, b.e, count(*) FROM member AS a JOIN member AS b USING (id)
		WHERE a.e < b.e GROUP BY 1, 2 ORDER BY 1, 2',
	'pairs as counted by a self-join');
SELECT results_eq(
	$$SELECT key::bigint, value::bigint FROM whole, jsonb_each_text(c::jsonb -> 'sizes') ORDER BY 1$$,
	$$SELECT size, count(*) FROM (SELECT count(e) AS size
		FROM unit LEFT JOIN member USING (id) WHERE who IS NOT NULL GROUP BY id) AS s
		GROUP BY size ORDER BY size$$,
	'unit sizes as counted in SQL');
SELECT is_empty(
	'SELECT p.* FROM whole, pairs(c) AS p WHERE pair_units(c, entity_b, entity_a) <> units
		OR entity_units(c, entity_a) <> units_a OR entity_units(c, entity_b) <> units_b',
	'reading one pair gives what reading all gives');
SELECT is_empty(
	'SELECT a, b FROM whole, generate_series(-8, 300, 7) AS a, generate_series(-9, 299, 11) AS b, pair_counts(c, a, b) AS p
		WHERE ROW(p.*) <> ROW(pair_units(c, a, b), entity_units(c, a), entity_units(c, b), units(c))',
	'and so does one look for all counts of a pair');
SELECT is_empty(
	'WITH n AS (SELECT e.entity AS e, n.entity, n.units FROM whole, entity_counts(c) AS e,
			neighbours(c, e.entity, 100000) AS n),
		p AS (SELECT p.* FROM whole, pairs(c) AS p),
		both_ways AS (SELECT entity_a, entity_b, units FROM p
			UNION ALL SELECT entity_b, entity_a, units FROM p)
	(TABLE n EXCEPT TABLE both_ways) UNION ALL (TABLE both_ways EXCEPT TABLE n)',
	'neighbours of all entities are all pairs both ways');
SELECT results_eq(
	$$SELECT t.* FROM whole, top_pairs(c, 50, 'npmi', 2) AS t$$,
	$$SELECT p.*, measure(c, entity_a, entity_b, 'npmi') AS value
		FROM whole, pairs(c, 2) AS p ORDER BY value DESC, entity_a, entity_b LIMIT 50$$,
	'top_pairs is the head of all pairs sorted');
SELECT results_eq(
	$$SELECT n.* FROM whole, neighbours(c, 7, 10, 'confidence', 2) AS n$$,
	$$SELECT entity, units, measure(c, 7, entity, 'confidence') AS value
		FROM whole, LATERAL (SELECT entity_a + entity_b - 7 AS entity, units FROM pairs(c, 2)
			WHERE 7 IN (entity_a, entity_b)) AS p ORDER BY value DESC, entity LIMIT 10$$,
	'neighbours measures from the entity to its neighbour');

SELECT is((SELECT count(*) FROM named_pairs(c, NULL)), (SELECT count(*) FROM pairs(c)), 'named_pairs without a number gives all') FROM whole;
SELECT is((SELECT count(*) FROM named_pairs(c, NULL, kinds => '{country}')), (SELECT count(*) FROM named_pairs(c, 2147483647, kinds => '{country}')),
	'also of some kinds') FROM whole;

-- Any order and any partition give the same bytes
SELECT is((SELECT bytes(cooccurrence_agg(who ORDER BY id DESC)) FROM unit),
	(SELECT bytes(c) FROM whole), 'backwards');
SELECT is((SELECT bytes(cooccurrence_agg(who ORDER BY hashint4(id))) FROM unit),
	(SELECT bytes(c) FROM whole), 'shuffled');
CREATE TABLE piece AS
	SELECT part, cooccurrence_agg(who) AS c FROM unit GROUP BY part;
SELECT is((SELECT bytes(rollup(c)) FROM piece),
	(SELECT bytes(c) FROM whole), 'rolled up from 13 parts');
SELECT is((SELECT bytes(rollup(c ORDER BY part DESC)) FROM piece),
	(SELECT bytes(c) FROM whole), 'rolled up backwards');
SELECT is(
	(SELECT bytes(rollup(c)) FROM (SELECT cooccurrence_agg(who) AS c FROM unit GROUP BY id) AS s),
	(SELECT bytes(c) FROM whole), 'rolled up from single units');
SELECT is(
	(SELECT bytes(rollup(c)) FROM (SELECT rollup(c) AS c FROM piece GROUP BY part % 3) AS s),
	(SELECT bytes(c) FROM whole), 'rolled up twice');

-- Groups of all sizes, from a state that is a few units to one that is counted
SELECT is(
	(SELECT bytes(rollup(c)) FROM (SELECT cooccurrence_agg(who) AS c
		FROM unit GROUP BY sqrt(id)::integer % 41, id % 3) AS s),
	(SELECT bytes(c) FROM whole), 'rolled up from groups of many sizes');
SELECT is(
	(SELECT bytes(rollup(c)) FROM (SELECT rollup(c) AS c
		FROM (SELECT id, cooccurrence_agg(who) AS c FROM unit GROUP BY id) AS t
		GROUP BY sqrt(id)::integer) AS s),
	(SELECT bytes(c) FROM whole), 'rolled up from small values');

-- Whatever memory there is, the bytes are the same
SET LOCAL newsdip.cooccurrence_memory = '1kB';
SELECT is((SELECT bytes(cooccurrence_agg(who)) FROM unit),
	(SELECT bytes(c) FROM whole), 'with 1 kB of memory');
SELECT is((SELECT bytes(rollup(c)) FROM piece),
	(SELECT bytes(c) FROM whole), 'rolled up with 1 kB of memory');
SELECT is_empty(
	'SELECT 1 FROM (SELECT id, cooccurrence_agg(who) OVER (ORDER BY id ROWS 150 PRECEDING) AS c
		FROM unit WHERE id <= 400) AS w
	WHERE c IS DISTINCT FROM (SELECT cooccurrence_agg(u.who) FROM unit AS u
		WHERE u.id BETWEEN w.id - 150 AND w.id)',
	'moving window with 1 kB of memory');
SET LOCAL newsdip.cooccurrence_memory = '1GB';
SELECT is((SELECT bytes(cooccurrence_agg(who)) FROM unit),
	(SELECT bytes(c) FROM whole), 'with 1 GB of memory');
RESET newsdip.cooccurrence_memory;

-- Any number of workers, with the leader or without
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
CREATE FUNCTION in_parallel(workers integer, leader boolean) RETURNS bytea
	LANGUAGE plpgsql AS $$
DECLARE
	result bytea;
BEGIN
	PERFORM set_config('max_parallel_workers_per_gather', workers::text, true),
		set_config('parallel_leader_participation', leader::text, true);
	EXECUTE 'SELECT cooccurrence_send(cooccurrence_agg(who)) FROM unit' INTO result;
	RETURN result;
END
$$;
SELECT is(in_parallel(workers, leader), bytes(c),
		format('%s workers, leader %s', workers, CASE WHEN leader THEN 'in' ELSE 'out' END))
	FROM whole, generate_series(0, 8) AS workers, (VALUES (true), (false)) AS l(leader);
CREATE FUNCTION plan_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	result text := '';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		result := result || line || E'\n';
	END LOOP;
	RETURN result;
END
$$;
SET LOCAL max_parallel_workers_per_gather = 2;
SELECT matches(plan_of('SELECT cooccurrence_agg(who) FROM unit'),
	'Finalize Aggregate.*Workers Planned: 2.*Partial Aggregate', 'these plans are parallel');
SELECT matches(plan_of('SELECT rollup(c) FROM piece'), 'Partial Aggregate',
	'rollup is parallel as well');
SELECT is((SELECT bytes(rollup(c)) FROM piece), (SELECT bytes(c) FROM whole),
	'rolled up in parallel');
SELECT results_eq(
	'SELECT part, bytes(cooccurrence_agg(who)) FROM unit GROUP BY part ORDER BY part',
	'SELECT part, bytes(c) FROM piece ORDER BY part',
	'grouped in parallel');
SELECT ok((SELECT cooccurrence_agg(who) FROM unit WHERE id < 0) IS NULL,
	'no units give NULL in parallel too');
SET LOCAL max_parallel_workers_per_gather = 0;

-- Partial values hand on units where few of their pairs are the same. Those of
-- partitions are made in one process, one for each: entities differ from one to
-- the next, the last but one has too few pairs, the last too many ids. Rows that
-- are counted are those of the least ids, or if ids are turned round, the others.
CREATE TABLE split (id integer, part integer, who integer[]) PARTITION BY LIST (part);
SELECT format('CREATE TABLE split_%1$s PARTITION OF split FOR VALUES IN (%1$s)', part)
	FROM generate_series(0, 5) AS part \gexec
INSERT INTO split SELECT g, g % 4, CASE WHEN g % 89 > 0 THEN ARRAY(
		SELECT floor(random() ^ 3 * 1500)::integer + g % 4 * 40 - 100 FROM generate_series(1, g % 11)) END
	FROM generate_series(1, 14000) AS g;
INSERT INTO split SELECT id, 4, who FROM unit WHERE id <= 500;
INSERT INTO split SELECT id, 5, who FROM unit;
ANALYZE split;
CREATE FUNCTION by_partition(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	PERFORM set_config('enable_partitionwise_aggregate', 'on', true);
	EXECUTE query INTO result;
	PERFORM set_config('enable_partitionwise_aggregate', 'off', true);
	RETURN result;
END
$$;
SET LOCAL enable_partitionwise_aggregate = on;
SELECT matches(plan_of('SELECT cooccurrence_agg(who) FROM split'),
	'Finalize Aggregate.*Append.*Partial Aggregate.*Partial Aggregate', 'these values are partial');
SET LOCAL enable_partitionwise_aggregate = off;
CREATE TABLE split_query AS
	SELECT name, format('SELECT string_agg(bytes(c)::text, '','' ORDER BY c) FROM (SELECT cooccurrence_agg(%s) AS c FROM split WHERE %s) AS s',
		units, condition) AS query
	FROM (VALUES
		('of all', 'who', 'true'),
		('of two', 'who', 'part < 2'),
		('of three', 'who', 'part IN (1, 3, 4)'),
		('of one', 'who', 'part = 2'),
		('grouped', 'who', 'part < 4 GROUP BY id % 2'),
		('of ids turned round', 'ARRAY(SELECT -e FROM unnest(who) AS e)', 'part < 4'),
		('of many entities', 'ARRAY(SELECT e * 7 + part % 2 FROM unnest(who) AS e)', 'part < 4')) AS v(name, units, condition);
CREATE FUNCTION at_once(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE query INTO result;
	RETURN result;
END
$$;
SELECT ok(by_partition(query) = at_once(query), 'partial values ' || name) FROM split_query;
SET LOCAL newsdip.cooccurrence_memory = '200kB';
SELECT ok(by_partition(query) = at_once(query), 'partial values in little memory') FROM split_query WHERE name = 'of all';
RESET newsdip.cooccurrence_memory;

-- + is commutative and associative, the empty value its identity, - undoes it
CREATE TABLE three AS
	SELECT a.c AS a, b.c AS b, c.c AS c FROM piece AS a, piece AS b, piece AS c
	WHERE a.part < 4 AND b.part BETWEEN 3 AND 8 AND c.part > 7;
SELECT is_empty('SELECT 1 FROM three WHERE bytes(a + b) <> bytes(b + a)', 'commutative');
SELECT is_empty('SELECT 1 FROM three WHERE bytes((a + b) + c) <> bytes(a + (b + c))', 'associative');
SELECT is_empty(
	$$SELECT 1 FROM piece, CAST('{"units": 0, "sizes": {}, "entities": {}, "pairs": []}' AS cooccurrence) AS nothing
		WHERE bytes(c + nothing) <> bytes(c) OR bytes(nothing + c) <> bytes(c)
			OR bytes(c - nothing) <> bytes(c) OR bytes(c - c) <> bytes(nothing)$$, 'identity');
SELECT is_empty('SELECT 1 FROM three WHERE bytes((a + b) - b) <> bytes(a)', 'add, then subtract');
SELECT is_empty(
	'SELECT 1 FROM whole, piece WHERE bytes(whole.c - piece.c) <>
		(SELECT bytes(cooccurrence_agg(who)) FROM unit WHERE part <> piece.part)',
	'a part taken out is the other parts counted');

-- Counts of more than 32 bits, and sums whose lower halves are 0
CREATE FUNCTION twice_seen(units bigint) RETURNS cooccurrence LANGUAGE sql IMMUTABLE
	RETURN format('{"units": %1$s, "sizes": {"2": %1$s}, "entities": {"1": %1$s, "5000": %1$s}, "pairs": [[1, 5000, %1$s]]}',
		units)::cooccurrence;
SELECT is((SELECT rollup(twice_seen(2147483648)) FROM generate_series(1, n)),
		twice_seen(2147483648 * n), format('%s times 2^31 units', n))
	FROM (VALUES (2), (3), (9)) AS v(n);
SELECT is(twice_seen(9000000000) - twice_seen(4705032704) - twice_seen(1), twice_seen(4294967295),
	'taken out of more than 32 bits');
SELECT is((SELECT cooccurrence_agg('{1,5000}') FROM generate_series(1, n)), twice_seen(n),
		format('%s units counted', n))
	FROM (VALUES (255), (256), (510), (511)) AS v(n);
SELECT is((SELECT rollup(twice_seen(n)) FROM generate_series(1, 300) AS n), twice_seen(45150),
	'counts of one byte and of more rolled up');

-- Few partners among many: 9,000 entities, one pair of them often
CREATE TABLE sparse AS
	SELECT g AS id, CASE WHEN g % 10 = 0 THEN ARRAY[5, 8000]
		ELSE ARRAY[g % 4500, 4500 + g * 7 % 4500, g * 11 % 9000] END AS who
	FROM generate_series(1, 6000) AS g;
CREATE TABLE sparse_daily AS SELECT id % 7 AS day, cooccurrence_agg(who) AS c FROM sparse GROUP BY day;
SELECT results_eq(
	'SELECT p.entity_a, p.entity_b, p.units FROM (SELECT cooccurrence_agg(who) AS c FROM sparse) AS s, pairs(c) AS p',
	'WITH m AS (SELECT DISTINCT id, e FROM sparse, unnest(who) AS e)
		SELECT a.e, b.e, count(*) FROM m AS a JOIN m AS b USING (id)
		WHERE a.e < b.e GROUP BY 1, 2 ORDER BY 1, 2',
	'few partners among many as counted by a self-join');
SELECT is((SELECT bytes(rollup(c)) FROM sparse_daily), (SELECT bytes(cooccurrence_agg(who)) FROM sparse),
	'few partners among many rolled up');
SELECT is((SELECT bytes(sum - c) FROM sparse_daily, (SELECT rollup(c) AS sum FROM sparse_daily) AS s WHERE day = 3),
	(SELECT bytes(cooccurrence_agg(who)) FROM sparse WHERE id % 7 <> 3),
	'few partners among many taken out');

-- A moving window is what counting each window anew gives
SELECT is_empty(
	'SELECT 1 FROM (SELECT id, cooccurrence_agg(who) OVER (ORDER BY id
			ROWS BETWEEN 20 PRECEDING AND 3 PRECEDING) AS c
		FROM unit WHERE id <= 400) AS w
	WHERE c IS DISTINCT FROM (SELECT cooccurrence_agg(u.who) FROM unit AS u
		WHERE u.id BETWEEN w.id - 20 AND w.id - 3)',
	'moving window over units');
SELECT is_empty(
	'SELECT 1 FROM (SELECT part, rollup(c) OVER (ORDER BY part
			ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS c FROM piece) AS w
	WHERE c <> (SELECT rollup(p.c) FROM piece AS p
		WHERE p.part BETWEEN w.part - 2 AND w.part + 1)',
	'moving window over values');
SELECT is_empty(
	'SELECT 1 FROM (SELECT id, cooccurrence_agg(who) OVER (ORDER BY id
			RANGE BETWEEN 20 PRECEDING AND 3 PRECEDING) AS c
		FROM unit WHERE id <= 400 AND id % 5 > 0) AS w
	WHERE c IS DISTINCT FROM (SELECT cooccurrence_agg(u.who) FROM unit AS u
		WHERE u.id BETWEEN w.id - 20 AND w.id - 3 AND u.id % 5 > 0)',
	'moving window over a range of ids');
SELECT is_empty(
	'SELECT 1 FROM (SELECT part, rollup(CASE WHEN part % 2 = 0 THEN c END) OVER (ORDER BY part
			ROWS BETWEEN CURRENT ROW AND CURRENT ROW) AS c FROM piece) AS w
	WHERE (c IS NULL) <> (part % 2 = 1)',
	'a window of NULLs gives NULL');

-- The forms round-trip
SELECT is_empty('SELECT 1 FROM (SELECT c FROM piece UNION ALL SELECT c FROM whole) AS v
	WHERE bytes(c::text::cooccurrence) <> bytes(c)', 'text form');

-- COPY in binary sends what cooccurrence_send() sends; this receives it.
CREATE TABLE received (c cooccurrence);
CREATE FUNCTION receive(form bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	stream bytea := '\x5047434f50590aff0d0a000000000000000000' || '\x0001'::bytea
		|| int4send(length(form)) || form || '\xffff'::bytea;
	octal text;
	detail text;
	result text;
BEGIN
	SELECT string_agg('\' || lpad((get_byte(stream, i) / 64)::text
			|| (get_byte(stream, i) / 8 % 8) || (get_byte(stream, i) % 8), 3, '0'), '' ORDER BY i)
		INTO octal FROM generate_series(0, length(stream) - 1) AS i;
	DELETE FROM received;
	EXECUTE format('COPY received FROM PROGRAM %L (FORMAT binary)', 'printf ''' || octal || '''');
	SELECT encode(bytes(c), 'hex') INTO result FROM received;
	RETURN result;
EXCEPTION WHEN invalid_binary_representation THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN detail;
END
$$;
CREATE TABLE small AS
	SELECT bytes(cooccurrence_agg(who)) AS form FROM (VALUES
		('{1,2}'::integer[]), ('{1,2,3}'), ('{2,1}'), ('{4,2,1}'), ('{-900,300}'), ('{}')) AS v(who);
SELECT is(receive(form), encode(form, 'hex'), 'binary form') FROM small;
SELECT matches(receive(''), 'Unexpected data at byte 0 of 0', 'empty binary form');
SELECT matches(receive(form || '\x00'), 'Unexpected data at byte', 'binary form with more') FROM small;
SELECT matches(receive(substr(form, 1, length(form) - 1)), 'Unexpected data at byte',
	'binary form with less') FROM small;
-- Of all values that differ in one byte, those that are accepted come back
-- as the same bytes: no content has two forms.
SELECT is_empty(
	$$SELECT flipped, receive(flipped) FROM small, generate_series(0, length(form) - 1) AS i,
			(VALUES (1), (128), (255)) AS f(bits),
			LATERAL (SELECT set_byte(form, i, get_byte(form, i) # bits) AS flipped) AS s
		WHERE receive(flipped) IS DISTINCT FROM encode(flipped, 'hex')
			AND receive(flipped) !~ 'Unexpected data at byte'
			AND NOT (i = 0 AND receive(flipped) = '')$$,
	'binary form with any byte changed');

-- A stored value of which any bit is changed: an error or a value, no crash
CREATE CAST (bytea AS cooccurrence) WITHOUT FUNCTION;
CREATE FUNCTION read_all(form bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	c cooccurrence := form::cooccurrence;
BEGIN
	RETURN sum(hashtext(t)) FROM (
		SELECT c::text AS t
		UNION ALL SELECT t::text FROM pairs(c) AS t
		UNION ALL SELECT t::text FROM top_pairs(c, 5, 'g2') AS t
		UNION ALL SELECT t::text FROM top_pairs(c, 5, 'association_strength') AS t
		UNION ALL SELECT t::text FROM neighbours(c, 250, 5) AS t
		UNION ALL SELECT pair_units(c, -7, 290)::text
		UNION ALL SELECT measure(c, 1, 2, 'npmi')::text
		UNION ALL SELECT (c + c)::text
		UNION ALL SELECT (c - c)::text) AS s;
EXCEPTION WHEN data_corrupted OR numeric_value_out_of_range THEN
	RETURN SQLSTATE;
END
$$;
-- -7 is with each of 300 others, so that its row has a skip
CREATE TABLE star AS
	SELECT bytes(cooccurrence_agg(ARRAY[-7, i, (i * 17) % 300 + 1])) AS form FROM generate_series(1, 300) AS i;
SELECT cmp_ok(count(*) FILTER (WHERE result = 'XX001'), '>', 900::bigint,
		'stored values with any bit changed are read or refused')
	FROM (SELECT read_all(set_byte(form, i, get_byte(form, i) # (1 << (i % 8)))) AS result
		FROM star, generate_series(0, length(form) - 1) AS i) AS s;
SELECT is(count(*) FILTER (WHERE result = 'XX001'), count(*),
		'stored values cut short are refused')
	FROM (SELECT read_all(substr(form, 1, n)) AS result
		FROM star, generate_series(0, length(form) - 1, 7) AS n) AS s;
-- The pairs of the first entity are all in its own row: what comes after that
-- may be damaged, and its neighbours are read nevertheless.
CREATE FUNCTION reads(query text, form bytea) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query USING form::cooccurrence;
	RETURN true;
EXCEPTION WHEN data_corrupted THEN
	RETURN false;
END
$$;
CREATE TABLE damaged AS
	SELECT reads('SELECT count(*) FROM neighbours($1, -7, 5)', flipped) AS first_reads,
		reads('SELECT count(*) FROM pairs($1)', flipped) AS all_read
	FROM star, generate_series(length(form) - 300, length(form) - 1) AS i,
		LATERAL (SELECT set_byte(form, i, get_byte(form, i) # 255) AS flipped) AS f;
SELECT ok(bool_and(first_reads), 'the neighbours of one entity do not touch the rows of others') FROM damaged;
SELECT cmp_ok(count(*), '>', 100::bigint, 'which are damaged') FROM damaged WHERE NOT all_read;
-- Partial values, as they are on most machines: of entities 1, 2 and 3, twice
-- together, of which no pair is counted, or those in the row of entity 2
CREATE TABLE partial (counted text, form bytea);
INSERT INTO partial
	SELECT counted, ('\xfc00000003000000' || npairs || '0800000003000000010002000300000001000200'
		|| repeat('00', 16) || value)::bytea
	FROM (VALUES
		('nothing', '06000000', '4c000000010201030203020200010200010200'),
		('a row', '04000000', '540000000102010302030202000102020102001101')) AS v(counted, npairs, value);
SELECT is(bytes(form::cooccurrence), (SELECT bytes(cooccurrence_agg('{3,1,2}')) FROM generate_series(1, 2)),
	'a partial value is read as what it amounts to, counted is ' || counted) FROM partial;
SELECT is((SELECT units(form::cooccurrence) FROM partial WHERE counted = 'a row'), 2::bigint, 'and has as many units');
SELECT is(count(*) FILTER (WHERE read_all(substr(form, 1, n)) = 'XX001'), count(*), 'partial values cut short are refused')
	FROM partial, generate_series(1, length(form) - 1) AS n;
SELECT cmp_ok(count(*) FILTER (WHERE result = 'XX001'), '>', 600::bigint,
		'partial values with any bit changed are read or refused')
	FROM (SELECT read_all(set_byte(form, i, get_byte(form, i) # (1 << bit))) AS result
		FROM partial, generate_series(0, length(form) - 1) AS i, generate_series(0, 7) AS bit) AS s;
SELECT throws_ok($$SELECT units('\x02'::bytea::cooccurrence)$$, 'XX001',
	'cooccurrence value has version 2, and only version 1 is known here', 'another version');

-- Comparison, of values that differ and of equal ones
CREATE TABLE several AS
	SELECT cooccurrence_agg(who) AS c FROM unit GROUP BY part
	UNION ALL SELECT c FROM whole UNION ALL SELECT c FROM whole UNION ALL SELECT cooccurrence_agg('{}'::integer[]);
SELECT ok(bool_and((x.c < y.c) = (cooccurrence_cmp(x.c, y.c) < 0) AND (x.c <= y.c) = (cooccurrence_cmp(x.c, y.c) <= 0)
		AND (x.c > y.c) = (cooccurrence_cmp(x.c, y.c) > 0) AND (x.c >= y.c) = (cooccurrence_cmp(x.c, y.c) >= 0)
		AND (x.c = y.c) = (cooccurrence_cmp(x.c, y.c) = 0) AND (x.c <> y.c) = (cooccurrence_cmp(x.c, y.c) <> 0)),
		'all operators compare as the operator class does') FROM several AS x, several AS y;
SELECT ok(bool_and(cooccurrence_cmp(x.c, y.c) = -cooccurrence_cmp(y.c, x.c)
		AND (cooccurrence_cmp(x.c, y.c) = 0) = (x.c::text = y.c::text)),
		'which tells equal values by their content') FROM several AS x, several AS y;

SELECT * FROM finish();
ROLLBACK;
