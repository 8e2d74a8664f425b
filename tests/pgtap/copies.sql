-- Syndicated copies: which articles are taken for one, and that they can be counted once.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SET client_min_messages = warning;
SELECT plan(15);

CREATE TABLE wire (id integer PRIMARY KEY, published date, body text);
CREATE FUNCTION pg_temp.story() RETURNS text LANGUAGE sql AS $$
	SELECT 'Donald Trump told Vladimir Putin on Monday that grain ships must be free to leave the harbours of the Black Sea, '
		|| 'two officials who had listened said. The conversation took an hour and a half, longer than had been planned, and '
		|| 'neither of them gave way on the question of the islands. A spokesman said that both would talk again before the '
		|| 'harvest, possibly with the Turkish hosts of last spring. Farmers in the south had begged for such a promise for weeks, '
		|| 'since barns are full and the price of diesel has doubled. Insurers remain wary of the passage, brokers said.'
$$;
INSERT INTO wire VALUES
	(1, '2018-07-16', pg_temp.story()),
	(2, '2018-07-16', 'WASHINGTON - ' || pg_temp.story()),
	(3, '2018-07-18', pg_temp.story() || ' (Editing by Jo Smith)'),
	(4, '2018-07-21', pg_temp.story()),		-- 3 days after a copy
	(5, '2018-07-25', pg_temp.story()),		-- told again after 4 days, too late to be one
	(6, '2018-07-16', 'Angela Merkel opened a bridge over the Elbe near Dresden on Saturday, the third within a year, and '
		|| 'praised the engineers, who had finished eleven days early despite floods in May. Mayors of nine towns walked across with her.'),
	(7, '2018-07-16', 'Joe Biden spoke.'),
	(8, '2018-07-16', 'Joe Biden spoke.'),	-- too short to say
	(9, NULL, pg_temp.story()),
	(10, '2018-07-17', NULL);
SELECT track('wire');
CALL refresh();

-- fingerprints are stored: another one would be of no use beside them
SELECT is(simhash(pg_temp.story()), 2353968015609860784, 'the fingerprint of a story stays what it is');
SELECT is(simhash(left(repeat('one two three four five ', 4), -6)), NULL, 'nineteen words are too few for one');
SELECT isnt(simhash(repeat('one two three four five ', 4)), NULL, 'twenty are not');

SELECT results_eq('SELECT article ->> ''id'', day, original ->> ''id'', original_day FROM copies(''wire'')',
	$$VALUES ('2', date '2018-07-16', '1', date '2018-07-16'), ('3', '2018-07-18', '1', '2018-07-16'), ('4', '2018-07-21', '3', '2018-07-18')$$,
	'copies of an article, and of a copy, within three days of it');
SELECT ok(bool_and(distance BETWEEN 0 AND 6), 'differ in at most 6 bits') FROM copies('wire');
SELECT results_eq('SELECT article ->> ''id'' FROM copies(''wire'', ''2018-07-17'', ''2018-07-20'')', ARRAY['3'],
	'of some days, also where the original is older');
SELECT is(units(tracked_cooccurrence('wire')), 8::bigint, 'copies are counted');
SELECT is(units(tracked_cooccurrence('wire', copies => false)), 5::bigint, 'unless one asks not to');
SELECT is(pair_units(tracked_cooccurrence('wire', copies => false), entity_id('Donald Trump'), entity_id('Vladimir Putin')), 2::bigint,
	'nor do their pairs count');
SELECT is(units(tracked_cooccurrence('wire', '2018-07-17', '2018-07-24', false)), NULL, 'a range of nothing but copies has no unit');

-- the first of a chain goes: the next one is the original
DELETE FROM wire WHERE id = 1;
CALL refresh();
SELECT results_eq('SELECT article ->> ''id'', original ->> ''id'' FROM copies(''wire'')', $$VALUES ('3', '2'), ('4', '3')$$,
	'without the first the second is the original');
SELECT is(units(tracked_cooccurrence('wire', copies => false)), 5::bigint, 'which counts');
SELECT throws_ok('SELECT * FROM copies(''pg_class'')', '42704', NULL, 'what is not tracked has no copies');
SELECT throws_ok('SELECT * FROM copies(NULL)', '22004', 'the tracked table must not be null', 'nor has nothing');
SELECT throws_ok('SELECT tracked_cooccurrence(NULL, NULL, NULL)', '22004', 'the tracked table must not be null', 'or any other answer');

SELECT * FROM finish();
ROLLBACK;
