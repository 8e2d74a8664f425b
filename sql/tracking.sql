-- Tables whose analytics are kept up to date: what one types, and sees.
SET search_path = public, newsdip;
\set SHOW_CONTEXT never

CREATE TABLE report (
	id integer PRIMARY KEY,
	published date,
	title text,
	body text
);
INSERT INTO report VALUES
	(1, '2018-07-16', 'Helsinki', 'Donald Trump met Vladimir Putin in Helsinki on Monday. It was hot.'),
	(2, '2018-07-16', 'Berlin', 'Angela Merkel will visit Moscow on 20 August. The Russian president will receive her.'),
	(3, '2018-07-17', 'Paris', 'Emmanuel Macron spoke. Donald Trump listened. Vladimir Putin was not there.'),
	(4, NULL, 'undated', 'Donald Trump met Vladimir Putin.'),
	(5, '2018-07-18', 'empty', NULL);

SELECT track('report', title => 'title');
SELECT state, done, pending, stale FROM tracking;
CALL refresh();
SELECT articles, state, done, pending, stale, last_error FROM tracking;
SELECT relname FROM pg_class WHERE relname LIKE 'report%' AND relkind = 'r' ORDER BY relname;

SELECT m.*, e.name FROM report_entity_mention AS m JOIN entity AS e USING (entity_id) ORDER BY id, mention;
SELECT id, day, mention, kind, status, level, participant_names, place, during, trigger FROM report_summit_mention ORDER BY id, mention;
SELECT id, day, entities FROM report_article ORDER BY id;
SELECT * FROM report_cooccurrence ORDER BY span, since;
SELECT * FROM report_summit_day ORDER BY day, kind;

-- Reading
SELECT period, name_a, name_b, units FROM tracked_pairs('report', '2018-07-01', '2018-07-31', 'week', 3);
SELECT name_a, name_b, units FROM tracked_pairs('report', step => 'all', k => 2, kinds => '{person}');
SELECT * FROM pair_timeline('report', entity_id('Donald Trump'), entity_id('Vladimir Putin'));
SELECT * FROM entity_timeline('report', entity_id('Donald Trump'), step => 'month');
SELECT * FROM summit_timeline('report', step => 'year');
SELECT name_a, name_b, units FROM summit_pairs('report');
SELECT first_day, last_day, kind, status, participant_names, place_name, mentions, last_reported FROM meeting_calendar('report');
SELECT article, day, title, sentence, html, together FROM evidence('report', entity_id('Donald Trump'), entity_id('Vladimir Putin'));
SELECT article, kind, status, participant_names, html FROM summit_evidence('report', statuses => '{planned}');
SELECT tracked_cooccurrence('report', '2018-07-17', '2018-07-17');
SELECT tracked_cooccurrence('report', '2019-01-01', '2019-01-31');

-- Changes
UPDATE report SET body = 'Xi Jinping admired Joe Biden.' WHERE id = 1;
UPDATE report SET title = upper(title) WHERE id = 3;
UPDATE report SET published = '2018-07-19', id = 6 WHERE id = 2;
DELETE FROM report WHERE id = 3;
INSERT INTO report VALUES (7, '2018-07-16', 'new', 'Joe Biden spoke.');
SELECT state, done, pending FROM tracking;
SELECT * FROM report_change ORDER BY id;
CALL refresh('report');
SELECT state, done, pending FROM tracking;
SELECT id, day, entities FROM report_article ORDER BY id;
SELECT * FROM report_cooccurrence ORDER BY span, since;
SELECT * FROM report_summit_day ORDER BY day, kind;

-- In a transaction block
BEGIN;
INSERT INTO report VALUES (8, '2018-07-20', 'x', 'Xi Jinping spoke.');
CALL refresh('report');
SELECT done FROM tracking;
ROLLBACK;
SELECT state, done, pending FROM tracking;

-- TRUNCATE
TRUNCATE report;
CALL refresh('report');
SELECT (SELECT count(*) FROM report_entity_mention) AS mentions, (SELECT count(*) FROM report_cooccurrence) AS days,
	(SELECT count(*) FROM report_summit_day) AS summits, (SELECT count(*) FROM report_article) AS articles, done
FROM tracking;

SELECT untrack('report');
SELECT relname FROM pg_class WHERE relname LIKE 'report%' AND relkind = 'r' ORDER BY relname;
SELECT count(*) FROM tracking;

-- Columns of a key whose names the queries of newsdip use; newest first by all of them
CREATE TABLE letters (x integer, ids integer, names integer, starts integer, lengths integer, together integer, y integer,
	published date, body text, PRIMARY KEY (x, ids, names, starts, lengths, together, y));
SELECT track('letters');
INSERT INTO letters SELECT x, 1, 1, 1, 1, 1, y, '2018-07-10', 'Donald Trump will meet Vladimir Putin in Helsinki on Monday.'
	FROM generate_series(1, 2) AS x, generate_series(1, 2) AS y;
CALL refresh('letters');
UPDATE letters SET body = replace(body, 'Monday', 'Tuesday');
CALL refresh('letters');
SELECT article ->> 'x' AS x, article ->> 'y' AS y, html, together FROM evidence('letters', entity_id('Donald Trump'), entity_id('Vladimir Putin'));
SELECT article ->> 'x' AS x, article ->> 'y' AS y, html FROM summit_evidence('letters', max_rows => 3);
SELECT first_day, participant_names, place_name, mentions FROM meeting_calendar('letters');
SELECT untrack('letters');
DROP TABLE letters;

-- Keys whose text depends on settings, which differ from one batch to the next, or lose digits
CREATE TABLE spans (id interval PRIMARY KEY, published date, body text);
INSERT INTO spans SELECT -make_interval(days => n, hours => n), '2018-07-16', 'Donald Trump spoke.' FROM generate_series(1, 50) AS n;
SELECT track('spans');
SET intervalstyle = sql_standard;
SELECT refresh_step('spans', 1, false);
RESET intervalstyle;
CALL refresh('spans');
CREATE TABLE floats (id float8 PRIMARY KEY, published date, body text);
INSERT INTO floats SELECT 1 + n / 1000::float8, '2018-07-16', 'Donald Trump spoke.' FROM generate_series(1, 50) AS n;
SELECT track('floats');
SET extra_float_digits = -15;
SET statement_timeout = '1min';
CALL refresh('floats', batch_size => 1);
RESET statement_timeout;
RESET extra_float_digits;
SELECT (SELECT count(*) FROM spans_article) AS spans, (SELECT count(*) FROM floats_article) AS floats;
SELECT untrack('spans'), untrack('floats');
DROP TABLE spans, floats;

-- Spans that hold no day, however the planner goes about it
ANALYZE entity;
SELECT * FROM rising_pairs('report', days => 0);
SELECT * FROM rising_entities('report', weeks => -1);
SELECT * FROM rising_pairs('report', k => -1);

-- What cannot be
CREATE VIEW view_of AS SELECT * FROM report;
CREATE MATERIALIZED VIEW stored_view AS SELECT * FROM report;
CREATE TABLE keyless (published date, body text);
CREATE TABLE dateless (id integer PRIMARY KEY, published text, body text);
CREATE TEMP TABLE temporary (id integer PRIMARY KEY, published date, body text);
CREATE TABLE parted (id integer, published date, body text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (10);
CREATE TABLE parent (LIKE report INCLUDING ALL);
CREATE TABLE child () INHERITS (parent);
SELECT track('view_of');
SELECT track('stored_view');
SELECT track('keyless');
SELECT track('dateless');
SELECT track('temporary');
SELECT track('part');
SELECT track('parent');
SELECT track('report', 'text');
SELECT track('report', title => 'published');
SELECT track('report', time_zone => 'Mars/Phobos');
SELECT track(NULL);
SELECT track('report');
SELECT track('report');
SELECT untrack('report');
SELECT untrack('report');
CALL refresh('report');
CALL refresh(batch_size => 0);
SELECT tracked_cooccurrence('report');
SELECT * FROM tracked_parts('report', NULL, NULL, 'decade');
CREATE TABLE report_change ();
SELECT track('report');
DROP TABLE report_change, report, keyless, dateless, temporary, parted, parent CASCADE;
