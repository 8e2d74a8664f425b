--
-- Editing the dictionary: what a user types, and what the next statement sees.
-- Edits of standard rows are rolled back at the end of each part.
--
CREATE FUNCTION found(body text, published date DEFAULT NULL)
	RETURNS TABLE (surface text, name text, via newsdip.mention_via)
	LANGUAGE sql AS $$
	SELECT surface, name, via FROM newsdip.entities(body, published) ORDER BY start, length DESC
$$;
\set ON_ERROR_ROLLBACK on
\pset null '(null)'


-- a name and a kind are enough; ids of users start at a million
SELECT seqstart FROM pg_sequence WHERE seqrelid = 'newsdip.entity_entity_id_seq'::regclass;
SELECT count(*) AS standard_rows_out_of_range FROM newsdip.entity WHERE entity_id NOT BETWEEN 1 AND 999999;
BEGIN;
SELECT * FROM found('Zorvania and Republik Zorvania');
INSERT INTO newsdip.entity (name, kind) VALUES ('Zorvania', 'country')
	RETURNING entity_id >= 1000000 AS own_range, origin;
SELECT * FROM found('Zorvania and Republik Zorvania');
INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Republik Zorvania', newsdip.entity_id('Zorvania')
	RETURNING match, valid, lang, origin;
SELECT * FROM found('Zorvania and Republik Zorvania');
-- who holds an office
INSERT INTO newsdip.entity (name, kind) VALUES ('Kelmar Dunst', 'person'), ('Oda Brisk', 'person');
INSERT INTO newsdip.office (body, rank, title, name)
	SELECT newsdip.entity_id('Zorvania'), 'head_of_state', 'president', 'President of Zorvania'
	RETURNING office_id >= 1000000 AS own_range, seats, origin;
INSERT INTO newsdip.tenure (office_id, entity_id, valid)
	SELECT office_id, newsdip.entity_id('Kelmar Dunst'), '[2020-01-01,)' FROM newsdip.office WHERE name = 'President of Zorvania'
	RETURNING valid, origin;
SELECT * FROM found('Presiden Zorvania', '2020-06-01');
UPDATE newsdip.tenure SET entity_id = newsdip.entity_id('Oda Brisk') WHERE entity_id = newsdip.entity_id('Kelmar Dunst');
SELECT * FROM found('Presiden Zorvania', '2020-06-01');
UPDATE newsdip.tenure SET valid = '[2021-01-01,)' WHERE entity_id = newsdip.entity_id('Oda Brisk');
SELECT * FROM found('Presiden Zorvania', '2020-06-01');
-- a role noun of one's own
SELECT * FROM found('Zorvania Grandmaster', '2021-06-01');
INSERT INTO newsdip.term (term, role, rank, title, value)
	SELECT 'grandmaster', 'role_noun', rank, title, value FROM newsdip.term WHERE term = 'president' AND role = 'role_noun';
SELECT * FROM found('Zorvania Grandmaster', '2021-06-01');
-- and a line start of page furniture
INSERT INTO newsdip.term (term, role) VALUES ('Zebra crossing', 'boilerplate');
SELECT * FROM found(E'Zebra crossing: Zorvania\nZorvania');
-- a name that changes takes the old one away; an entity removed takes its aliases and offices along
UPDATE newsdip.entity SET name = 'Zorvanien' WHERE name = 'Zorvania';
SELECT * FROM found('Zorvania, Zorvanien, Republik Zorvania');
DELETE FROM newsdip.entity WHERE name = 'Zorvanien';
SELECT * FROM found('Zorvania, Zorvanien, Republik Zorvania, Presiden Zorvania', '2021-06-01');
SELECT count(*) FROM newsdip.office WHERE name = 'President of Zorvania';
-- nothing but own rows has come and gone: no removal to remember
SELECT * FROM newsdip.removal;
ROLLBACK;
-- a rollback takes all of it back
SELECT * FROM found('Zorvania, Republik Zorvania');
SELECT count(*) FROM newsdip.entity WHERE origin <> 'standard';

-- savepoints
BEGIN;
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (3000001, 'Zorvania', 'country');
SAVEPOINT one;
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Zorvaland', 3000001);
SELECT * FROM found('Zorvania, Zorvaland');
ROLLBACK TO SAVEPOINT one;
SELECT * FROM found('Zorvania, Zorvaland');
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Zorvaland', 3000001);
RELEASE SAVEPOINT one;
SELECT * FROM found('Zorvania, Zorvaland');
ROLLBACK;

-- what no text can contain is refused, with a hint
BEGIN;
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (3000001, 'Zorvania', 'country');
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('', 3000001);
INSERT INTO newsdip.alias (alias, entity_id) VALUES (' - "!?" ', 3000001);
INSERT INTO newsdip.alias (alias, entity_id) VALUES (repeat('Zor ', 250) || 'x', 3000001);
INSERT INTO newsdip.alias (alias, entity_id) VALUES (repeat('x', 129), 3000001);
INSERT INTO newsdip.alias (alias, entity_id) VALUES (NULL, 3000001);
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Zorvaland', 3000002);
INSERT INTO newsdip.alias (alias, entity_id, match) VALUES ('Zorvaland', 3000001, 'fuzzy');
INSERT INTO newsdip.alias (alias, entity_id, valid) VALUES ('Zorvaland', 3000001, 'empty');
INSERT INTO newsdip.entity (name, kind) VALUES ('...', 'person');
INSERT INTO newsdip.entity (name, kind) VALUES (repeat('Zor ', 251), 'person');
INSERT INTO newsdip.entity (name, kind) VALUES ('Zorvanialand', 'planet');
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (0, 'Zorvanialand', 'country');
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (999999, 'Zorvanialand', 'country');
INSERT INTO newsdip.term (term, role) VALUES ('--', 'boilerplate');
UPDATE newsdip.entity SET name = '?' WHERE entity_id = 3000001;
UPDATE newsdip.entity SET wikidata = 'X1' WHERE entity_id = 3000001;
-- what is just possible is taken, and found
INSERT INTO newsdip.alias (alias, entity_id) VALUES (rpad('', 999, 'Zor ') || 'x', 3000001), (repeat('Y', 128), 3000001), ('7', 3000001);
SELECT length(surface), via FROM found('So ' || rpad('', 999, 'Zor ') || 'x, ' || repeat('Y', 128) || ' and 7');
ROLLBACK;

-- standard rows can be edited; origin says so
BEGIN;
SELECT origin, count(*) > 100 AS many FROM newsdip.entity GROUP BY origin;
SELECT * FROM found('Helsinki, Helsingfors');
UPDATE newsdip.entity SET name = 'Helsingfors' WHERE name = 'Helsinki' RETURNING origin;
SELECT * FROM found('Helsingfors');
-- nobody sets origin but newsdip
UPDATE newsdip.entity SET origin = 'standard' WHERE name = 'Helsingfors' RETURNING origin;
INSERT INTO newsdip.entity (entity_id, name, kind, origin) VALUES (3000001, 'Zorvania', 'country', 'standard') RETURNING origin;
UPDATE newsdip.entity SET origin = 'edited' WHERE entity_id = 3000001 RETURNING origin;
SELECT * FROM newsdip.removal;
ROLLBACK;

-- and removed; removal remembers them
BEGIN;
SELECT * FROM found('PBB dan NATO');
DELETE FROM newsdip.alias WHERE alias = 'PBB' RETURNING origin;
SELECT * FROM newsdip.removal;
SELECT * FROM found('PBB dan NATO');
-- entered again it is the row that was removed, edited
INSERT INTO newsdip.alias (alias, entity_id, match)
	SELECT 'PBB', entity_id, 'exact' FROM newsdip.entity WHERE name = 'United Nations' RETURNING origin;
SELECT count(*) FROM newsdip.removal;
SELECT * FROM found('PBB dan NATO');
-- renamed, it is the old one removed and an own one
UPDATE newsdip.alias SET alias = 'PBBX' WHERE alias = 'PBB' RETURNING origin;
SELECT relation, row_key ->> 'alias' AS alias FROM newsdip.removal;
SELECT * FROM found('PBB, PBBX');
DELETE FROM newsdip.alias WHERE alias = 'PBBX';
SELECT relation, row_key ->> 'alias' AS alias FROM newsdip.removal;
-- a standard entity goes with its aliases, each of which is remembered
DELETE FROM newsdip.entity WHERE name = 'NATO';
SELECT * FROM found('NATO');
SELECT relation, count(*) > 0 AS some FROM newsdip.removal GROUP BY relation ORDER BY relation;
ROLLBACK;
SELECT count(*) FROM newsdip.removal;
SELECT * FROM found('PBB dan NATO');

-- whoever may not write the dictionary still reads texts with it
BEGIN;
CREATE ROLE regress_reader;
SET LOCAL ROLE regress_reader;
SELECT surface, name FROM newsdip.entities('PBB dan NATO') ORDER BY start;
INSERT INTO newsdip.entity (name, kind) VALUES ('Zorvania', 'country');
DELETE FROM newsdip.alias WHERE alias = 'PBB';
INSERT INTO newsdip.removal VALUES ('alias', '{}');
ROLLBACK;
DROP FUNCTION found(text, date);
