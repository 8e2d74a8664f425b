--
-- The way back to shipped rows: what a user changed or removed, and wants as it
-- was. Edits are rolled back at the end of each part.
--
\pset null '(null)'
CREATE FUNCTION found(body text, published date DEFAULT NULL)
	RETURNS TABLE (surface text, name text, via newsdip.mention_via)
	LANGUAGE sql AS $$
	SELECT surface, name, via FROM newsdip.entities(body, published) ORDER BY start, length DESC
$$;
CREATE VIEW dictionary AS
	SELECT 'entity' AS relation, sum(hash_record_extended(t, 0)) AS content FROM newsdip.entity AS t
	UNION ALL SELECT 'alias', sum(hash_record_extended(t, 0)) FROM newsdip.alias AS t
	UNION ALL SELECT 'office', sum(hash_record_extended(t, 0)) FROM newsdip.office AS t
	UNION ALL SELECT 'tenure', sum(hash_record_extended(t, 0)) FROM newsdip.tenure AS t
	UNION ALL SELECT 'term', sum(hash_record_extended(t, 0)) FROM newsdip.term AS t WHERE term <> 'zebra crossing';
CREATE TEMP TABLE as_shipped AS SELECT * FROM dictionary;

-- nothing to do; whom or what there is not
SELECT * FROM newsdip.restore_standard();
SELECT * FROM newsdip.restore_standard(newsdip.entity_id('Helsinki'));
SELECT * FROM newsdip.restore_standard(999999);
SELECT * FROM newsdip.restore_standard(tables => '{alias,removal}');

-- a changed row, and a removed one
BEGIN;
UPDATE newsdip.entity SET name = 'Helsingfors', wikidata = NULL WHERE name = 'Helsinki';
DELETE FROM newsdip.alias WHERE alias = 'PBB';
SELECT * FROM found('Helsinki, Helsingfors, PBB');
SELECT relation, row_key, row_content ->> 'name' AS name FROM newsdip.shipped ORDER BY relation COLLATE "C";
SELECT relation, action, row_key, name, detail FROM newsdip.restore_standard(newsdip.entity_id('Helsingfors'));
SELECT * FROM found('Helsinki, Helsingfors, PBB');
SELECT relation, action, row_key, name, detail FROM newsdip.restore_standard(newsdip.entity_id('United Nations'));
SELECT * FROM found('Helsinki, Helsingfors, PBB');
SELECT (SELECT count(*) FROM newsdip.shipped) AS shipped, (SELECT count(*) FROM newsdip.removal) AS removals;
SELECT origin FROM newsdip.entity WHERE name = 'Helsinki' UNION ALL SELECT origin FROM newsdip.alias WHERE alias = 'PBB';
ROLLBACK;

-- a tenure that was ended by hand: the row that it became goes. What one added stays
BEGIN;
UPDATE newsdip.tenure SET valid = daterange(lower(valid), '2019-02-01')
	WHERE entity_id = newsdip.entity_id('Mike Pompeo') AND office_id = (SELECT office_id FROM newsdip.office WHERE name = 'Secretary of State of the United States');
UPDATE newsdip.tenure SET valid = daterange(lower(valid), '2019-03-01')
	WHERE entity_id = newsdip.entity_id('Mike Pompeo') AND upper(valid) = '2019-02-01';
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Pompous Mike', newsdip.entity_id('Mike Pompeo'));
SELECT * FROM found('Menlu AS tiba.', '2020-02-01');
SELECT relation, action, row_key ->> 'valid' AS valid, name, detail FROM newsdip.restore_standard(newsdip.entity_id('Mike Pompeo'));
SELECT * FROM found('Menlu AS tiba.', '2020-02-01');
SELECT alias FROM newsdip.alias WHERE origin <> 'standard';
ROLLBACK;

-- a state with all that hangs on it; those who serve it serve it again
BEGIN;
DELETE FROM newsdip.entity WHERE name = 'Nauru';
SELECT count(*) FROM found('Nauru, President of Nauru', '2024-01-01');
SELECT relation, action, count(*) > 0 AS some FROM newsdip.restore_standard((
	SELECT (row_key ->> 'entity_id')::integer FROM newsdip.removal WHERE relation = 'entity'))
	GROUP BY relation, action ORDER BY relation, action;
SELECT * FROM found('Nauru, President of Nauru', '2024-01-01');
TABLE dictionary EXCEPT TABLE as_shipped;
ROLLBACK;

-- what refers to something that is gone is refused, with the reason, or comes
-- without its state; both follow when that is back
BEGIN;
CREATE TEMP TABLE state AS SELECT entity_id FROM newsdip.entity WHERE name = 'Nauru';
CREATE TEMP TABLE head AS SELECT min(t.entity_id) AS entity_id FROM newsdip.tenure AS t JOIN newsdip.office USING (office_id)
	WHERE body = (TABLE state);
DELETE FROM newsdip.entity WHERE entity_id IN (TABLE state UNION TABLE head);
SELECT relation, action, detail ~ '^there is no office \d+$' AS says_why FROM newsdip.restore_standard((TABLE head))
	WHERE relation IN ('entity', 'tenure') ORDER BY 1;
SELECT country, origin FROM newsdip.entity WHERE entity_id = (TABLE head);
SELECT count(*) > 0 AS some FROM newsdip.restore_standard((TABLE state));
TABLE dictionary EXCEPT TABLE as_shipped;
ROLLBACK;

-- all of it, after more than one would do by hand
BEGIN;
TRUNCATE newsdip.tenure;
DELETE FROM newsdip.term WHERE term < 'b';
DELETE FROM newsdip.entity WHERE entity_id % 101 = 0;
UPDATE newsdip.entity SET name = name || ' X', country = NULL WHERE entity_id % 101 = 1;
UPDATE newsdip.alias SET alias = alias || ' Y' WHERE entity_id % 101 = 2;
UPDATE newsdip.alias SET match = 'exact', lang = 'xx' WHERE entity_id % 101 = 3;
UPDATE newsdip.office SET seats = seats + 1, title = NULL WHERE office_id % 3 = 0;
INSERT INTO newsdip.term (term, role) VALUES ('zebra crossing', 'boilerplate');
SELECT relation, action, count(*) > 10 AS many FROM newsdip.restore_standard(tables => '{term,entity,alias}')
	GROUP BY relation, action ORDER BY relation, action;
SELECT relation, action, count(*) > 10 AS many FROM newsdip.restore_standard() GROUP BY relation, action ORDER BY relation, action;
TABLE dictionary EXCEPT TABLE as_shipped;
SELECT term, origin FROM newsdip.term WHERE origin <> 'standard';
SELECT (SELECT count(*) FROM newsdip.shipped) AS shipped, (SELECT count(*) FROM newsdip.removal) AS removals;
ROLLBACK;

-- calling a row standard does not make it so
BEGIN;
UPDATE newsdip.entity SET name = 'Helsingfors' WHERE name = 'Helsinki';
UPDATE newsdip.entity SET origin = 'standard' WHERE name = 'Helsingfors' RETURNING origin;
DELETE FROM newsdip.alias WHERE alias = 'PBB';
INSERT INTO newsdip.alias (alias, entity_id, match, origin) VALUES ('PBB', newsdip.entity_id('United Nations'), 'any', 'standard')
	RETURNING origin;
SELECT relation, action, name, detail FROM newsdip.restore_standard();
ROLLBACK;

-- whoever may not write the tables may not restore them
BEGIN;
UPDATE newsdip.entity SET name = 'Helsingfors' WHERE name = 'Helsinki';
CREATE ROLE regress_reader;
CREATE ROLE regress_editor;
GRANT INSERT, UPDATE, DELETE ON newsdip.entity, newsdip.alias, newsdip.office, newsdip.tenure, newsdip.term TO regress_editor;
\set ON_ERROR_ROLLBACK on
\set VERBOSITY terse
SET LOCAL ROLE regress_reader;
SELECT * FROM newsdip.restore_standard();
SET LOCAL ROLE regress_editor;
SELECT relation, action, name FROM newsdip.restore_standard();
ROLLBACK;
DROP VIEW dictionary;
DROP FUNCTION found(text, date);
