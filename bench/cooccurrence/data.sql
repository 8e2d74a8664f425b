-- Units of eight draws: "cube" skewed by a cube over 20,000 entities, "zipf" by
-- Zipf's law over 5,000; the same as rows for joins; and the values of them.
-- psql -v units=1000000 -f data.sql
\o /dev/null
SELECT setseed(0.5);
CREATE UNLOGGED TABLE cube AS
	SELECT g AS id, date '2024-01-01' + g % 365 AS day,
		ARRAY(SELECT floor(20000 * random() ^ 3)::integer FROM generate_series(1, 8) WHERE g > 0) AS ids
	FROM generate_series(1, :units) AS g;
CREATE UNLOGGED TABLE zipf AS
	WITH share AS MATERIALIZED (
		SELECT array_agg(c ORDER BY k) AS c FROM (
			SELECT k, sum(1.0::float8 / k) OVER (ORDER BY k)
				/ (SELECT sum(1.0::float8 / k) FROM generate_series(1, 5000) AS k) AS c
			FROM generate_series(1, 5000) AS k) AS s)
	SELECT g AS id, date '2024-01-01' + g % 365 AS day,
		ARRAY(SELECT width_bucket(random(), c) + 1 FROM generate_series(1, 8) WHERE g > 0) AS ids
	FROM share, generate_series(1, :units) AS g;
CREATE UNLOGGED TABLE cube_member AS SELECT DISTINCT id, e FROM cube, unnest(ids) AS e;
CREATE UNLOGGED TABLE zipf_member AS SELECT DISTINCT id, e FROM zipf, unnest(ids) AS e;
ALTER TABLE cube SET (parallel_workers = 2);
ALTER TABLE zipf SET (parallel_workers = 2);
VACUUM ANALYZE cube, zipf, cube_member, zipf_member;
CREATE UNLOGGED TABLE daily AS
	SELECT day, newsdip.cooccurrence_agg(ids) AS c FROM zipf GROUP BY day;
CREATE UNLOGGED TABLE whole AS
	SELECT 'cube' AS data, newsdip.cooccurrence_agg(ids) AS c FROM cube
	UNION ALL SELECT 'zipf', newsdip.cooccurrence_agg(ids) FROM zipf;
ANALYZE daily, whole;
