-- A person's name in the name of a street or an airport means nobody.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3100001, 'Zulbara Hartoko', 'person'), (3100002, 'Mendayun', 'person'), (3100003, 'Zulbara Airport', 'place'),
	(3100004, 'Kolonya', 'country');
INSERT INTO alias (alias, entity_id) VALUES ('Raja Mendayun', 3100002);

CREATE FUNCTION named(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ', ' ORDER BY start) FROM entities(body));
-- entity_ids() looks for full names only, and has to come to the same
CREATE FUNCTION listed(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(e.name, ', ' ORDER BY e.name) FROM unnest(entity_ids(body)) AS id JOIN entity AS e ON e.entity_id = id);

SELECT is(named(body), wanted, body) FROM (VALUES
	-- the head before the name
	('Banjir di Jalan Zulbara Hartoko surut.', NULL),
	('Banjir di Jl Zulbara Hartoko surut.', NULL),
	('Banjir di Jl. Zulbara Hartoko surut.', NULL),
	('Ia tiba di bandara Mendayun kemarin.', NULL),
	('Bandara Mendayun ditutup.', NULL),
	('Banjir di Jalan Raja Mendayun surut.', NULL),
	('The USS Zulbara Hartoko left port.', NULL),
	-- and behind it
	('Flights from Zulbara Hartoko Airport were late.', NULL),
	('Flights from Zulbara Hartoko International Airport were late.', NULL),
	('A grant of the Mendayun Foundation', NULL),
	('Mendayun Corp said it expects a loss.', NULL),
	-- not so
	('Ia memudahkan jalan Zulbara Hartoko ke istana.', 'Zulbara Hartoko=Zulbara Hartoko'),
	('Ia tiba di bandara. Mendayun menyambutnya.', 'Mendayun=Mendayun'),
	('Ia pergi berjalan Mendayun tidak.', 'Mendayun=Mendayun'),
	('He left the airport with Mendayun by car.', 'Mendayun=Mendayun'),
	('Mendayun airport talks failed.', 'Mendayun=Mendayun'),
	('Mendayun International said so.', 'Mendayun=Mendayun'),
	('Mendayun International airport said so.', 'Mendayun=Mendayun'),
	('Mendayun International. Airport staff said so.', 'Mendayun=Mendayun'),
	('Mendayun, Airport chief, resigned.', 'Mendayun=Mendayun'),
	('the head of Vradnik University Mendayun said', 'Mendayun=Mendayun'),
	('Rumah Mendayun terbakar.', 'Mendayun=Mendayun'),
	-- what the dictionary has as a name is one, and states are no persons
	('Flights from Zulbara Airport were late.', 'Zulbara Airport=Zulbara Airport'),
	('Gedung Kolonya dan Kolonya Airport', 'Kolonya=Kolonya, Kolonya=Kolonya')
) AS t (body, wanted);

-- Nobody is called by the last name of whom only a thing has reminded
SELECT is(named('Banjir di Jalan Zulbara Hartoko. Di Hartoko air surut.'), NULL, 'the street goes on by its last word');
SELECT is(listed('Banjir di Jalan Zulbara Hartoko. Di Hartoko air surut.'), NULL, 'in the list of ids, too');
SELECT is(named('Banjir di Jalan Zulbara Hartoko, kata Zulbara Hartoko. Hartoko lelah.'),
		  'Zulbara Hartoko=Zulbara Hartoko, Hartoko=Zulbara Hartoko', 'unless he is there himself');
SELECT is(listed('Banjir di Jalan Zulbara Hartoko, kata Zulbara Hartoko. Hartoko lelah.'), 'Zulbara Hartoko', 'in the list of ids, too');
SELECT is(named('Mendayun Corp. Di Mendayum sepi.'), NULL, 'nor is anybody misspelt');

-- More persons than are kept in mind: the rest stay persons, in both functions
INSERT INTO entity (entity_id, name, kind)
SELECT 3100100 + i, 'Oskarina Kelmend' || chr(96 + i / 7) || chr(96 + 1 + i % 7), 'person' FROM generate_series(7, 46) AS i;
WITH text AS (SELECT string_agg('Jalan ' || name || '.', ' ') AS body FROM entity WHERE entity_id BETWEEN 3100107 AND 3100146)
SELECT is((SELECT count(DISTINCT entity_id) FROM entities(body)), 8::bigint, 'at most 32 persons are dropped') FROM text
UNION ALL
SELECT is(cardinality(entity_ids(body)), 8, 'in the list of ids, too') FROM text;
SELECT is((SELECT count(*) FROM entities(repeat('Jl. Mendayun. ', 20000))), 0::bigint, 'however often');

-- The words are rows of the lexicon
INSERT INTO term (term, lang, role, title, value) VALUES ('plorva', 'id', 'name_head', 'place', 129);
SELECT is(named('Banjir di plorva Mendayun surut.'), NULL, 'a row of one''s own');
UPDATE term SET value = 1 WHERE term = 'plorva';
SELECT is(named('Banjir di plorva Mendayun surut.'), 'Mendayun=Mendayun', 'without 128 in its value it only begins names');

SELECT * FROM finish();
ROLLBACK;
