-- Co-occurrence against the self-join that it replaces, and against itself.
--
-- psql -X -f bench/cooccurrence.sql, as superuser (it reads /proc) in a database
-- that may be thrown away. Each figure is the median of :runs runs in this
-- session, without JIT; ratios are what counts. Variables that can be set with
-- -v: units (1000000), runs (3), join (1; 0 leaves out the self-joins, which
-- take minutes), work_mem (2GB).
\set QUIET 1
\set ON_ERROR_STOP 1
\pset pager off
\if :{?units} \else \set units 1000000 \endif
\if :{?runs} \else \set runs 3 \endif
\if :{?join} \else \set join 1 \endif
\if :{?work_mem} \else \set work_mem 2GB \endif

SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS newsdip;
DROP SCHEMA IF EXISTS newsdip_bench CASCADE;
CREATE SCHEMA newsdip_bench;
SET search_path = newsdip_bench, newsdip, public;
SET jit = off;
SET max_parallel_workers_per_gather = 0;

-- Data: units of eight draws, skewed by a cube over 20,000 entities, and by
-- Zipf's law over 5,000.
\o /dev/null
SELECT setseed(0.5);
CREATE TABLE cube AS
	SELECT g AS id, date '2024-01-01' + g % 365 AS day,
		ARRAY(SELECT floor(20000 * random() ^ 3)::integer FROM generate_series(1, 8) WHERE g > 0) AS ids
	FROM generate_series(1, :units) AS g;
CREATE TABLE zipf AS
	WITH share AS MATERIALIZED (
		SELECT array_agg(c ORDER BY k) AS c FROM (
			SELECT k, sum(1.0::float8 / k) OVER (ORDER BY k)
				/ (SELECT sum(1.0::float8 / k) FROM generate_series(1, 5000) AS k) AS c
			FROM generate_series(1, 5000) AS k) AS s)
	SELECT g AS id, date '2024-01-01' + g % 365 AS day,
		ARRAY(SELECT width_bucket(random(), c) + 1 FROM generate_series(1, 8) WHERE g > 0) AS ids
	FROM share, generate_series(1, :units) AS g;
VACUUM ANALYZE cube;
VACUUM ANALYZE zipf;
CREATE TABLE daily AS SELECT day, cooccurrence_agg(ids) AS c FROM zipf GROUP BY day;
CREATE TABLE whole AS SELECT 'cube' AS data, cooccurrence_agg(ids) AS c FROM cube
	UNION ALL SELECT 'zipf', cooccurrence_agg(ids) FROM zipf;
CREATE TABLE size AS
	SELECT data, octet_length(cooccurrence_send(c)) AS bytes,
		(SELECT count(*) FROM pairs(c)) AS pairs FROM whole;

CREATE TABLE run (work text, seconds double precision);
CREATE FUNCTION measure_time(work text, query text, runs integer) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz;
BEGIN
	FOR i IN 1 .. runs LOOP
		started := clock_timestamp();
		EXECUTE query;
		INSERT INTO run VALUES (work, extract(epoch FROM clock_timestamp() - started));
	END LOOP;
END
$$;
CREATE FUNCTION median(of_work text) RETURNS double precision LANGUAGE sql STABLE
	RETURN (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM run WHERE work = of_work);

-- The length of a value is asked for because a value nobody looks at is not
-- counted.
SELECT set_config('work_mem', :'work_mem', false);
SELECT measure_time('cube', 'SELECT octet_length(cooccurrence_send(cooccurrence_agg(ids))) FROM cube', :runs);
SELECT measure_time('zipf', 'SELECT octet_length(cooccurrence_send(cooccurrence_agg(ids))) FROM zipf', :runs);
SELECT measure_time('rollup', 'SELECT octet_length(cooccurrence_send(rollup(c))) FROM daily', :runs);
SELECT measure_time('daily', 'SELECT sum(octet_length(cooccurrence_send(c))) FROM
	(SELECT cooccurrence_agg(ids) AS c FROM zipf GROUP BY day) AS s', :runs);
SELECT measure_time('window', 'SELECT sum(octet_length(cooccurrence_send(c))) FROM
	(SELECT rollup(cooccurrence_agg(ids)) OVER (ORDER BY day ROWS 29 PRECEDING) AS c
		FROM zipf GROUP BY day) AS s', :runs);
SELECT measure_time('top_pairs',
	'SELECT * FROM top_pairs((SELECT c FROM whole WHERE data = ''cube''), 20, ''npmi'', 5)', :runs);
SELECT measure_time('detoast', 'SELECT octet_length(cooccurrence_send(c)) FROM whole WHERE data = ''cube''', :runs);
SELECT measure_time('neighbours',
	'SELECT * FROM neighbours((SELECT c FROM whole WHERE data = ''cube''), 15000, 20)', :runs);
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET max_parallel_workers_per_gather = 2;
SELECT measure_time('cube, 2 workers',
	'SELECT octet_length(cooccurrence_send(cooccurrence_agg(ids))) FROM cube', :runs);
SELECT measure_time('zipf, 2 workers',
	'SELECT octet_length(cooccurrence_send(cooccurrence_agg(ids))) FROM zipf', :runs);
SET max_parallel_workers_per_gather = 0;
\if :join
CREATE TABLE cube_member AS SELECT DISTINCT id, e FROM cube, unnest(ids) AS e;
CREATE TABLE zipf_member AS SELECT DISTINCT id, e FROM zipf, unnest(ids) AS e;
ANALYZE cube_member;
ANALYZE zipf_member;
SELECT measure_time('cube join', 'SELECT count(*), sum(n) FROM (SELECT a.e, b.e, count(*) AS n
	FROM cube_member AS a JOIN cube_member AS b ON a.id = b.id AND a.e < b.e GROUP BY 1, 2) AS s', 1);
SELECT measure_time('zipf join', 'SELECT count(*), sum(n) FROM (SELECT a.e, b.e, count(*) AS n
	FROM zipf_member AS a JOIN zipf_member AS b ON a.id = b.id AND a.e < b.e GROUP BY 1, 2) AS s', 1);
\endif

-- Peak memory of a fresh process, beyond what it had when it had read the table
CREATE FUNCTION peak_kb() RETURNS bigint LANGUAGE sql VOLATILE
	RETURN substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s+(\d+)')::bigint;
\o
\c
\o /dev/null
SET search_path = newsdip_bench, newsdip, public;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SELECT set_config('work_mem', :'work_mem', false);
SELECT units(cooccurrence_agg('{1,2}')) FROM cube WHERE ids[1] >= 0;
SELECT peak_kb() AS base \gset
SELECT octet_length(cooccurrence_send(cooccurrence_agg(ids))) FROM cube;
SELECT peak_kb() AS peak \gset
\o

\pset footer off
SELECT work, round(figure::numeric, 3) AS figure, round(yardstick::numeric, 3) AS yardstick, unit,
	round((yardstick / figure)::numeric, 2) AS ratio, wanted
FROM (VALUES
	(1, 'cube: aggregate, self-join', median('cube'), median('cube join'), 's', '>= 40'),
	(2, 'zipf: aggregate, self-join', median('zipf'), median('zipf join'), 's', '>= 40'),
	(3, 'cube: 2 workers, one process', median('cube, 2 workers'), median('cube'), 's', '>= 1.2'),
	(4, 'zipf: 2 workers, one process', median('zipf, 2 workers'), median('zipf'), 's', '>= 1.6'),
	(5, 'zipf: rollup of 365 days, aggregate', median('rollup'), median('zipf'), 's', '>= 3'),
	(6, 'zipf: daily aggregate, with 30-day window', median('daily'), median('window'), 's', '<= 4'),
	(7, 'cube: top_pairs by npmi, 150 ms', median('top_pairs'), 0.150, 's', '>= 1'),
	(8, 'cube: neighbours after detoasting, 30 ms', median('neighbours') - median('detoast'), 0.030, 's', '>= 1'),
	(9, 'cube: bytes a pair, 1.6', (SELECT bytes::float8 / pairs FROM size WHERE data = 'cube'), 1.6, 'B', '>= 1'),
	(10, 'zipf: bytes a pair, 1.6', (SELECT bytes::float8 / pairs FROM size WHERE data = 'zipf'), 1.6, 'B', '>= 1'),
	(11, 'cube: peak memory, 14 bytes a pair + 16 MB', (:peak - :base) / 1024.0,
		(SELECT pairs * 14 / 1048576.0 + 16 FROM size WHERE data = 'cube'), 'MB', '>= 1'))
	AS v(place, work, figure, yardstick, unit, wanted)
ORDER BY place;
SET client_min_messages = warning;
DROP SCHEMA newsdip_bench CASCADE;
