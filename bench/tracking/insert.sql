-- Inserting 10,000 articles into a bare table, a tracked one, and one with a
-- full-text index; then refreshing the tracked one. Rounds alternate; times are
-- processor time of the server process.
\set QUIET on
SET client_min_messages = warning;
CREATE TABLE sample AS SELECT row_number() OVER (ORDER BY md5(id::text)) AS id, published, title, body
	FROM articles ORDER BY md5(id::text) LIMIT 10000;
\copy sample TO 'build/bench/sample.copy'
CREATE TABLE bare (id integer PRIMARY KEY, published date, title text, body text);
CREATE TABLE tracked (LIKE bare INCLUDING ALL);
CREATE TABLE searched (LIKE bare INCLUDING ALL);
CREATE INDEX ON searched USING gin (to_tsvector('english', body));
SELECT newsdip.track('tracked') \g /dev/null
CALL newsdip.refresh('tracked');
SELECT newsdip.entity_ids('warm') \g /dev/null
CREATE TABLE timing (what text, round integer, started double precision, took double precision);
-- seconds of processor time of this process, where the kernel tells, or on the clock
CREATE FUNCTION pg_temp.seconds() RETURNS double precision LANGUAGE sql VOLATILE AS $$
	SELECT CASE WHEN pg_stat_file('/proc/self/schedstat', true) IS NULL THEN extract(epoch FROM clock_timestamp())
		ELSE split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::double precision / 1e9 END
$$;
CREATE FUNCTION pg_temp.start(what text) RETURNS void LANGUAGE sql AS
	'INSERT INTO timing SELECT $1, count(*), pg_temp.seconds() FROM timing AS t WHERE t.what = $1';
CREATE FUNCTION pg_temp.stop() RETURNS void LANGUAGE sql AS
	'UPDATE timing SET took = pg_temp.seconds() - started WHERE took IS NULL';
