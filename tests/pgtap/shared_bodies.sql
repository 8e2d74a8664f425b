-- Of bodies that share a name a text means that of the state that it has most to do with.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind, country) VALUES
	(3200001, 'Ostenland', 'country', NULL), (3200002, 'Westenland', 'country', NULL),
	(3200003, 'Ostenland Folkmoot', 'organisation', 3200001), (3200004, 'Westenland Folkmoot', 'organisation', 3200002),
	(3200005, 'Ivo Marsh', 'person', 3200002), (3200006, 'Tidewater', 'place', 3200002),
	(3200007, 'World Folkmoot', 'organisation', NULL), (3200008, 'Jory Folkmoot', 'person', 3200002),
	(3200010, 'Aldermen of Ostenland', 'organisation', 3200001), (3200009, 'Aldermen of the World', 'organisation', NULL);
INSERT INTO alias (alias, entity_id) VALUES ('Folkmoot', 3200003), ('Folkmoot', 3200004), ('Aldermen', 3200009), ('Aldermen', 3200010),
	('Guildhall', 3200003), ('Guildhall', 3200008);

CREATE FUNCTION meant(body text, alias text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(DISTINCT name, ', ') FROM entities(body) WHERE surface = alias);

SELECT is(meant('The Folkmoot met.', 'Folkmoot'), 'Ostenland Folkmoot', 'without a state the first one');
SELECT is(meant('The Folkmoot met, Westenland said.', 'Folkmoot'), 'Westenland Folkmoot', 'the one of the state that is named');
SELECT is(meant('The Folkmoot met, Ostenland said.', 'Folkmoot'), 'Ostenland Folkmoot', 'of either');
SELECT is(meant('Westenland and Ostenland said that the Folkmoot of Westenland met.', 'Folkmoot'), 'Westenland Folkmoot', 'of the one named most');
SELECT is(meant('The Folkmoot met, said Ivo Marsh.', 'Folkmoot'), 'Westenland Folkmoot', 'its people count');
SELECT is(meant('The Folkmoot met in Tidewater. Ostenland was told by Ivo Marsh.', 'Folkmoot'), 'Westenland Folkmoot', 'and its places');
SELECT is(meant('Westenland, Westenland, Westenland: the Folkmoot met, unlike the Ostenland Folkmoot.', 'Folkmoot'), 'Ostenland Folkmoot',
		  'but whoever is named in full comes first');
SELECT is(meant('The Aldermen met.', 'Aldermen'), 'Aldermen of the World', 'a body of no state is like others where no state is named');
SELECT is(meant('The Aldermen met in Ostenland.', 'Aldermen'), 'Aldermen of Ostenland', 'and comes behind the one whose state is');
SELECT is(meant('The Guildhall met in Westenland.', 'Guildhall'), 'Ostenland Folkmoot', 'a person is no body');
SELECT is(meant((SELECT string_agg(name, ', ') FROM entity WHERE kind = 'country' AND entity_id < 200) || '. The Folkmoot met, Westenland said.', 'Folkmoot'),
		  'Ostenland Folkmoot', 'of very many states the first ones count');

SELECT * FROM finish();
ROLLBACK;
