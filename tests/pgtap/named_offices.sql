-- An office phrase beside a name says who somebody is; alone it names the holder.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3400001, 'Zorvania', 'country'), (3400002, 'Kelmar Dunst', 'person'), (3400003, 'Mirel Oktavi', 'person'),
	(3400005, 'Kolonya', 'country');
INSERT INTO office (office_id, body, rank, title, name) VALUES
	(3400004, 3400001, 'head_of_state', 'president', 'President of Zorvania'),
	(3400006, 3400005, 'head_of_state', 'president', 'President of Kolonya');
INSERT INTO tenure (office_id, entity_id, valid) VALUES (3400004, 3400002, '(,)'), (3400006, 3400003, '(,)');

-- whom the phrases name
CREATE FUNCTION by_office(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ', ' ORDER BY start) FROM entities(body, '2020-01-01') WHERE via = 'office');

SELECT is(by_office('Presiden Zorvania tiba.'), 'Presiden Zorvania=Kelmar Dunst', 'the phrase alone names the holder');
SELECT is(by_office('Presiden Zorvania Kelmar Dunst tiba.'), NULL, 'before the holder''s name it adds nothing');
SELECT is(by_office('Presiden Zorvania, Kelmar Dunst, tiba.'), NULL, 'nor over a comma');
SELECT is(by_office('Presiden Zorvania (Mirel Oktavi) tiba.'), NULL, 'nor before anybody''s name, who is meant then');
SELECT is(by_office('Presiden Zorvania, Presiden Kolonya, dan lainnya tiba.'),
	'Presiden Zorvania=Kelmar Dunst, Presiden Kolonya=Mirel Oktavi', 'but two phrases are two persons');
SELECT is(by_office('Menurut Presiden Zorvania, kata Kelmar Dunst, itu baik.'), 'Presiden Zorvania=Kelmar Dunst', 'words between part them');
SELECT is(by_office('Ia menemui Presiden Zorvania. Kelmar Dunst tiba.'), 'Presiden Zorvania=Kelmar Dunst', 'and so does a full stop');
SELECT is(by_office(E'Ia menemui Presiden Zorvania\nKelmar Dunst tiba.'), 'Presiden Zorvania=Kelmar Dunst', 'and the end of a line');
SELECT is(by_office('Presiden Zorvania' || repeat(' ', 40) || 'Kelmar Dunst'), 'Presiden Zorvania=Kelmar Dunst', 'and many blanks');
SELECT is(by_office('Kelmar Dunst, presiden Zorvania, tiba.'), NULL, 'behind the holder''s name it adds nothing');
SELECT is(by_office('Kelmar Dunst, the president of Zorvania, arrived.'), NULL, 'nor with an article');
SELECT is(by_office('Kelmar Dunst, not only the president of Zorvania, arrived.'), 'president of Zorvania=Kelmar Dunst', 'more words part them');
SELECT is(by_office('Kelmar Dunst, Ozmundi, presiden Zorvania, tiba.'), 'presiden Zorvania=Kelmar Dunst', 'and so does a name that nobody knows');
SELECT is(by_office('Mirel Oktavi, presiden Zorvania, tiba.'), 'presiden Zorvania=Kelmar Dunst', 'behind another name it names the holder');

SELECT * FROM finish();
ROLLBACK;
