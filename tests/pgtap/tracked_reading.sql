-- What charts read from companions: figures of entities, the newest day, marked
-- sentences, and the stretches of keys that refresh() walks in.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SET client_min_messages = warning;
SELECT plan(21);

CREATE TABLE desk (number integer, letter text, published date, body text, PRIMARY KEY (letter, number));
INSERT INTO desk VALUES
	(1, 'a', '2018-07-16', 'US President Donald Trump met Vladimir Putin. Trump & Putin smiled.'),
	(2, 'a', '2018-07-18', 'The US President met Emmanuel Macron.'),
	(3, 'a', '2018-07-20', 'Vladimir Putin stayed at home.'),
	(1, 'b', NULL, 'Vladimir Putin travelled.'),
	(2, 'b', current_date + 400, 'Vladimir Putin rested.'),
	(3, 'b', current_date - 1, 'Emmanuel Macron rested.');
SELECT track('desk');
CALL refresh();

SELECT results_eq('SELECT name, articles_read, mentions, first_day, last_day FROM entity_usage(''desk'', until => ''2020-01-01'') WHERE kind = ''person''',
	$$VALUES ('Donald Trump', 2::bigint, 3::bigint, date '2018-07-16', date '2018-07-18'),
		('Vladimir Putin', 2, 3, '2018-07-16', '2018-07-20'), ('Emmanuel Macron', 1, 1, '2018-07-18', '2018-07-18')$$,
	'in how many articles an entity is, how often, from when to when');
SELECT results_eq('SELECT articles_read, mentions, first_day, last_day FROM entity_usage(''desk'') WHERE name = ''Vladimir Putin''',
	'SELECT 4::bigint, 5::bigint, date ''2018-07-16'', current_date + 400', 'without a limit those without a day count, too');
SELECT is(newest_day('desk'), current_date - 1, 'the newest day is none that is still to come');
SELECT results_eq(format('SELECT article ->> ''number'', html FROM evidence(''desk'', %s, %s)',
		entity_id('Donald Trump'), entity_id('United States')),
	$$VALUES ('2', 'The <mark>US President</mark> met Emmanuel Macron.'),
		('1', '<mark>US</mark> President <mark>Donald Trump</mark> met Vladimir Putin.')$$,
	'of names that begin together the longer one is marked');
SELECT results_eq(format('SELECT html FROM evidence(''desk'', %s, %s)', entity_id('Donald Trump'), entity_id('Vladimir Putin')),
	$$VALUES ('US President <mark>Donald Trump</mark> met <mark>Vladimir Putin</mark>.'::text), ('<mark>Trump</mark> &amp; <mark>Putin</mark> smiled.')$$,
	'all sentences with both, as HTML');

-- A number of rows
CREATE FUNCTION pg_temp.with_rows(max_rows text) RETURNS SETOF text LANGUAGE sql AS $$
	VALUES (format('SELECT html FROM evidence(''desk'', %s, %s, max_rows => %s)', entity_id('Donald Trump'), entity_id('Vladimir Putin'), max_rows)),
		(format('SELECT html FROM summit_evidence(''desk'', max_rows => %s)', max_rows)),
		(format('SELECT mentions FROM meeting_calendar(''desk'', max_rows => %s)', max_rows))
$$;
SELECT throws_ok(q, '22023', 'max_rows must not be negative', 'fewer than no rows are refused: ' || q) FROM pg_temp.with_rows('-1') AS q;
SELECT is_empty(format('SELECT html FROM evidence(''desk'', %s, %s, max_rows => 0)', entity_id('Donald Trump'), entity_id('Vladimir Putin')), 'none are none');
SELECT results_eq('SELECT count(*) FROM summit_evidence(''desk'', max_rows => NULL)', 'SELECT count(*) FROM summit_evidence(''desk'')', 'NULL gives all');
SELECT throws_ok('SELECT * FROM rising_' || what || '(''desk'', days => NULL)', '22023', 'days and weeks must be at least 1', 'no span of days is an error: ' || what)
	FROM unnest('{pairs,entities}'::text[]) AS what;
SELECT results_eq('SELECT name FROM rising_entities(''desk'', ''2018-07-18'', 1, NULL, min_units => 1) WHERE expected IS NOT NULL ORDER BY name',
	$$VALUES ('Donald Trump'), ('Emmanuel Macron'), ('United States')$$, 'without weeks all that was before is compared with');
SELECT throws_ok('SELECT untrack(NULL)', '22004', 'the tracked table must not be null', 'to let go of nothing is an error');

-- Stretches of keys, by all columns of the key
CREATE FUNCTION pg_temp.stretch(after text[], upto text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	keys text;
BEGIN
	EXECUTE format('SELECT string_agg(letter || number, '' '' ORDER BY letter, number) FROM desk AS d WHERE %s',
		concat_ws(' AND ', key_after('desk', '{letter,number}', 'd', after), key_upto('desk', '{letter,number}', 'd', upto))) INTO keys;
	RETURN keys;
END
$$;
SELECT is(pg_temp.stretch(NULL, '{a,2}'), 'a1 a2', 'from the beginning up to a key, which is in it');
SELECT is(pg_temp.stretch('{a,2}', '{b,1}'), 'a3 b1', 'behind a key up to another');
SELECT is(pg_temp.stretch('{b,1}', NULL), 'b2 b3', 'behind a key up to the end');

INSERT INTO desk VALUES (4, 'b', '2018-08-01', 'Vladimir Putin met Emmanuel Macron on July 30, 2018. Vladimir Putin will meet Donald Trump on August 9, 2018.');
CALL refresh();
SELECT results_eq('SELECT status, first_day FROM meeting_calendar(''desk'', statuses => NULL)', $$VALUES ('held'::contact_status, date '2018-07-30'), ('planned', '2018-08-09')$$,
	'the calendar of contacts of any status');

-- Who is in no dictionary
INSERT INTO desk SELECT 4 + n, 'b', date '2018-08-02', format('Foreign Minister %s will meet Sergei Lavrov in Moscow on September 10.', who)
	FROM unnest('{Jon Ardal,Bela Kurt,Jon Ardal}'::text[]) WITH ORDINALITY AS t (who, n);
CALL refresh();
SELECT results_eq('SELECT participant_names, mentions FROM meeting_calendar(''desk'', ''2018-09-10'')',
	$$VALUES ('{Sergei Lavrov,Jon Ardal}'::text[], 2::bigint), ('{Sergei Lavrov,Bela Kurt}', 1)$$,
	'the calendar tells those apart who have no id');

-- Where all days are still to come none is the newest
DELETE FROM desk WHERE published IS NULL OR published < current_date;
INSERT INTO desk SELECT n, 'c', current_date + 500, 'Vladimir Putin and Emmanuel Macron rested.' FROM generate_series(1, 5) AS n;
CALL refresh();
SELECT is_empty('SELECT * FROM rising_pairs(''desk'')', 'no pair rises then');
SELECT is_empty('SELECT * FROM rising_entities(''desk'')', 'nor does an entity');

SELECT * FROM finish();
ROLLBACK;
