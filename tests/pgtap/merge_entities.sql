-- Two entities made one, names that mean several, and where an alias stands.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind, country, wikidata) VALUES
	(3000001, 'Zorvania', 'country', NULL, NULL), (3000002, 'Zorvanian Union', 'country', NULL, 'Q999999901'),
	(3000003, 'Kelmar Dunst', 'person', NULL, NULL), (3000004, 'Kelmar A. Dunst', 'person', 3000002, NULL),
	(3000005, 'Orla Dunst', 'person', 3000001, NULL);
INSERT INTO alias (alias, entity_id, valid) VALUES
	('Dunst', 3000003, '(,)'), ('Dunst', 3000004, '(,)'), ('K. Dunst', 3000004, '(,)'), ('Dunst', 3000005, '(,)'), ('Zorvanian', 3000002, '(,)');
INSERT INTO office (office_id, body, rank, title, name) VALUES
	(3000001, 3000001, 'head_of_state', 'president', 'President of Zorvania'),
	(3000002, 3000002, 'head_of_state', 'president', 'President of the Zorvanian Union'),
	(3000003, 3000002, 'foreign_minister', NULL, 'Foreign Minister of the Zorvanian Union');
INSERT INTO tenure (office_id, entity_id, valid) VALUES
	(3000001, 3000003, '[2010-01-01,2015-01-01)'), (3000001, 3000004, '[2014-01-01,2016-01-01)'),
	(3000002, 3000004, '[2016-01-01,2018-01-01)'), (3000003, 3000004, '[2019-01-01,)');

SELECT results_eq($$SELECT winner_name, reason, names FROM alias_conflicts WHERE alias = 'Dunst'$$,
	$$VALUES ('Kelmar A. Dunst', 'highest office today', '{Kelmar A. Dunst,Kelmar Dunst,Orla Dunst}'::text[])$$, 'a name of three');
SELECT is_empty('SELECT * FROM alias_conflicts WHERE winner IS DISTINCT FROM entity_id(alias, CURRENT_DATE)',
	'the view says what the matcher does');

SELECT results_eq('SELECT * FROM merge_entities(3000003, 3000004)',
	$$VALUES ('alias', 2::bigint), ('tenure', 3), ('office', 0), ('entity', 0)$$, 'two persons become one');
SELECT results_eq('SELECT alias FROM alias WHERE entity_id = 3000003 ORDER BY 1',
	$$VALUES ('Dunst'), ('K. Dunst'), ('Kelmar A. Dunst')$$, 'with the names of both');
SELECT results_eq('SELECT office_id, valid FROM tenure WHERE entity_id = 3000003 ORDER BY 1',
	$$VALUES (3000001, '[2010-01-01,2016-01-01)'::daterange), (3000002, '[2016-01-01,2018-01-01)'), (3000003, '[2019-01-01,)')$$,
	'what they did together is told once');
SELECT is((SELECT country FROM entity WHERE entity_id = 3000003), 3000002, 'what only one had said is kept');
SELECT is_empty('SELECT FROM entity WHERE entity_id = 3000004', 'the other is gone');

SELECT results_eq('SELECT * FROM merge_entities(3000001, 3000002)',
	$$VALUES ('alias', 2::bigint), ('tenure', 1), ('office', 2), ('entity', 1)$$, 'two states become one');
SELECT results_eq('SELECT name, body FROM office WHERE office_id >= 3000001 ORDER BY 1',
	$$VALUES ('Foreign Minister of the Zorvanian Union', 3000001), ('President of Zorvania', 3000001)$$, 'an office of the same rank and title is the same');
SELECT is((SELECT valid FROM tenure WHERE office_id = 3000001), '[2010-01-01,2018-01-01)', 'and its terms join');
SELECT results_eq('SELECT country, wikidata FROM entity WHERE entity_id IN (3000001, 3000003) ORDER BY entity_id',
	$$VALUES (NULL::integer, 'Q999999901'), (3000001, NULL)$$, 'those who served it serve the other');
SELECT results_eq($$SELECT entity_id FROM entities('Zorvanian Union: Kelmar A. Dunst, Zorvania') ORDER BY start$$,
	$$VALUES (3000001), (3000003), (3000001)$$, 'texts are read so');

SELECT is((SELECT sum(rows) > 0 FROM merge_entities(3000001, entity_id('Nauru'))), true, 'a shipped entity is merged into one''s own');
SELECT ok(EXISTS (SELECT FROM removal WHERE relation = 'entity'), 'and does not come back');
SELECT throws_ok('SELECT merge_entities(3000001, 3000003)', '22023', 'a country and a person cannot be one');
SELECT throws_ok('SELECT merge_entities(3000001, 3000001)', '22023', 'an entity cannot be merged with itself');
SELECT throws_ok('SELECT merge_entities(3000001, 3999999)', 'P0002', 'there is no entity 3999999');

-- A part and the whole: neither is its own country
INSERT INTO entity (entity_id, name, kind, country) VALUES (3000011, 'Zorv Isles', 'country', NULL),
	(3000012, 'Zorv Realm', 'country', 3000011), (3000013, 'Zorv Port', 'country', 3000012), (3000014, 'Zorv Bay', 'country', 3000013);
SELECT lives_ok('SELECT merge_entities(3000014, 3000013)', 'a part takes the whole in');
SELECT is((SELECT country FROM entity WHERE entity_id = 3000014), 3000012, 'and lies where that lay');
SELECT lives_ok('SELECT merge_entities(3000012, 3000014)', 'a whole takes a part in');
SELECT is((SELECT country FROM entity WHERE entity_id = 3000012), 3000011, 'and stays where it was');
SELECT lives_ok('SELECT merge_entities(3000012, 3000011)', 'a part takes a whole in that lies nowhere');
SELECT is((SELECT country FROM entity WHERE entity_id = 3000012), NULL, 'and lies nowhere then');

-- Which entities tracked articles name, before and after a merge
CREATE TABLE dispatch (region text, number int, body text, published date, PRIMARY KEY (region, number));
INSERT INTO dispatch VALUES ('east', 1, 'Kelmar Dunst met Orla Dunst. Kelmar Dunst left.', '2020-01-01'), ('east', 2, 'Kelmar Dunst.', '2020-01-05'),
	('west', 1, 'Orla Dunst slept.', '2020-01-03'), ('west', 2, 'Nobody came.', '2020-01-04');
SELECT track('dispatch');
SET LOCAL client_min_messages = warning;
CALL refresh('dispatch');
SELECT results_eq($$SELECT entity_id, name, articles_read, mentions, first_day, last_day FROM entity_usage('dispatch')$$, $$VALUES
	(3000003, 'Kelmar Dunst', 2::bigint, 3::bigint, date '2020-01-01', date '2020-01-05'), (3000005, 'Orla Dunst', 2, 2, '2020-01-01', '2020-01-03')$$,
	'which entities articles name, and when');
SELECT results_eq($$SELECT entity_id, articles_read FROM entity_usage('dispatch', '2020-01-02', '2020-01-04')$$, $$VALUES (3000005, 1::bigint)$$, 'in a range of days');
SELECT ok((SELECT sum(rows) >= 0 FROM merge_entities(3000003, 3000005)), 'one of them is merged into the other');
CALL refresh('dispatch');
SELECT results_eq($$SELECT entity_id, articles_read, mentions FROM entity_usage('dispatch')$$, $$VALUES (3000003, 3::bigint, 5::bigint)$$,
	'and the companions follow with the next refresh');
SELECT throws_ok($$SELECT * FROM entity_usage('pg_class')$$, '42704', NULL, 'of tracked tables only');

-- Names without the dictionary
SELECT is(fold_name('  Séñor  KIM Jong-un '), 'senor kim jong un', 'a name as it is compared');
CREATE TABLE "Odd Articles" (day date, number int, "the text" text, PRIMARY KEY (number, day));
INSERT INTO "Odd Articles" VALUES
	('2020-01-01', 1, 'Bu Ratna tiba.'), ('2020-01-01', 2, 'bu ratna'), ('2020-01-02', 3, 'Kata Bu-Ratna, ya'),
	('2020-01-02', 4, 'Bu, Ratna'), ('2020-01-02', 5, 'TAO and Tao. BU RATNA'), ('2020-01-02', 6, NULL);
SELECT results_eq($$SELECT article FROM alias_articles('Bu Ratna', '"Odd Articles"', body => 'the text')$$,
	$$VALUES ('{"number": 1, "day": "2020-01-01"}'::jsonb), ('{"number": 3, "day": "2020-01-02"}'), ('{"number": 5, "day": "2020-01-02"}')$$,
	'where an alias would be found, by the key of the table');
SELECT results_eq($$SELECT (article ->> 'number')::int FROM alias_articles('bu ratna', '"Odd Articles"', 'any', 'the text')$$, 'VALUES (1), (2), (3), (5)', 'in small letters too');
SELECT results_eq($$SELECT (article ->> 'number')::int FROM alias_articles('Tao', '"Odd Articles"', 'exact', 'the text')$$, 'VALUES (5)', 'to the letter');
SELECT is_empty($$SELECT * FROM alias_articles('TaO', '"Odd Articles"', 'exact', 'the text')$$, 'and not otherwise');
SELECT throws_like($$SELECT * FROM alias_articles('Tao', '"Odd Articles"')$$, 'table %"Odd Articles" has no column "body"', 'another name of the column has to be told');
SELECT throws_ok($$SELECT * FROM alias_articles('Tao', '"Odd Articles"', body => 'day')$$, '42804', NULL, 'it must be of text');
SELECT throws_ok($$SELECT * FROM alias_articles('Tao', 'entity_entity_id_seq')$$, '42809', NULL, 'and that of articles');
SELECT throws_ok($$SELECT * FROM alias_articles('Tao', 0)$$, '42P01', 'table with OID 0 does not exist', 'which exist');
SELECT throws_ok($$SELECT * FROM adopt_names(NULL, apply => true)$$, '22004', 'articles and body must not be null', 'also where names are learned');
SELECT throws_ok($$SELECT * FROM adopt_names('"Odd Articles"', body => NULL, apply => true)$$, '22004', 'articles and body must not be null', 'from a column');
SELECT throws_ok($$SELECT * FROM adopt_names('"Odd Articles"', body => 'day')$$, '42804', NULL, 'of text');
SELECT throws_like($$SELECT * FROM adopt_names('"Odd Articles"', body => 'the text')$$, 'table %"Odd Articles" has no column "published"', 'with that of its date');
SELECT throws_ok($$SELECT * FROM adopt_names('"Odd Articles"', body => 'the text', published => 'day', kinds => NULL)$$, '22004', 'kinds must not be null', 'of some kinds');
SELECT throws_ok($$SELECT * FROM adopt_names('"Odd Articles"', body => 'the text', published => 'the text')$$, '22007', NULL, 'whose dates are dates');
SELECT throws_ok($$SELECT * FROM adopt_names('"Odd Articles"', body => 'the text', published => 'number')$$, '42846', NULL, 'as their type may not be at all');
DO $$
DECLARE
	context text;
BEGIN
	PERFORM * FROM adopt_names('"Odd Articles"', body => 'the text', published => 'the text');
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS context = PG_EXCEPTION_CONTEXT;
	PERFORM set_config('test.context', SQLERRM || context, true);
END
$$;
SELECT alike(current_setting('test.context'), 'column "the text" of table %"Odd Articles" holds what is no date: invalid input syntax for type date%', 'which the message says');
SELECT unalike(current_setting('test.context'), '%WITH read AS%', 'without the query that reads them');
CREATE VIEW odd AS SELECT * FROM "Odd Articles";
SELECT throws_like($$SELECT * FROM alias_articles('Tao', 'odd', body => 'the text')$$, '%odd has no key', 'a view has no key');
SELECT results_eq($$SELECT has_name('x', ''), has_name('', 'x'), has_name(repeat('a ', 10000) || 'b', 'b', 'any')$$, 'VALUES (false, false, true)', 'empty and long ones');

SELECT * FROM finish();
ROLLBACK;
