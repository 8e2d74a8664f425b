-- Inserting 10,000 articles into a bare table, a tracked one, and one with a
-- full-text index; then refreshing the tracked one. Rounds alternate.
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
CREATE TABLE timing (what text, started timestamptz, took double precision);
CREATE FUNCTION pg_temp.start(what text) RETURNS void LANGUAGE sql AS
	'INSERT INTO timing VALUES (what, clock_timestamp())';
CREATE FUNCTION pg_temp.stop() RETURNS void LANGUAGE sql AS
	'UPDATE timing SET took = extract(epoch FROM clock_timestamp() - started) WHERE took IS NULL';
