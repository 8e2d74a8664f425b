-- Where in a text a sentence stands makes no difference to what is found in it:
-- not before or behind a block of bytes, nor at the end of the text.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3000001, 'Zorvania', 'country'), (3000002, 'Kelmar Dunst', 'person'),
	(3000003, 'Ørda Väsh', 'person'), (3000004, 'Aal', 'place'),
	(3000005, 'Ministry of Clocks and Dials', 'organisation');
INSERT INTO alias (alias, entity_id, match) VALUES
	('ZV', 3000001, 'exact'), ('Z.V.', 3000001, 'exact'), ('the clockmakers', 3000005, 'any');
INSERT INTO office (office_id, body, rank, title, name) VALUES
	(3000006, 3000001, 'head_of_state', 'president', 'President of Zorvania');
INSERT INTO tenure (office_id, entity_id, valid) VALUES (3000006, 3000002, '(,)');

CREATE TABLE line (n int, body text);
INSERT INTO line VALUES
	(1, 'Zorvania'), (2, 'Ørda Väsh'), (3, 'the clockmakers'), (4, 'Z.V.'),
	(5, 'the president of Zorvania flew to Aal'),
	(6, 'Kelmar Dunst, Ørda Väsh—ZV and Z.V. of the Ministry of Clocks and Dials; the clockmakers; Dunst said'),
	(7, 'Presiden Zorvania, Kelmar Dunst, bertemu Ørda Väsh di Aal. Vash and Dnust, “Dunst” too');
CREATE TABLE found AS
	SELECT n, e.* FROM line, entities(body, '2020-01-01') AS e;
SELECT cmp_ok((SELECT count(*)::int FROM found WHERE n = line.n), '>', 0, 'line ' || n || ' names somebody') FROM line ORDER BY n;

-- the rows of a line that stands behind so many characters of this kind
CREATE FUNCTION moved(line int, before text, behind text) RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM (
		(SELECT entity_id, surface, start, length, via FROM line AS l,
			entities(before || l.body || behind, '2020-01-01') WHERE l.n = moved.line
		EXCEPT ALL
		SELECT entity_id, surface, start + pg_catalog.length(before), length, via FROM found WHERE n = moved.line)
		UNION ALL
		(SELECT entity_id, surface, start + pg_catalog.length(before), length, via FROM found WHERE n = moved.line
		EXCEPT ALL
		SELECT entity_id, surface, start, length, via FROM line AS l,
			entities(before || l.body || behind, '2020-01-01') WHERE l.n = moved.line)) AS differences
$$;
SELECT is((SELECT string_agg(DISTINCT shift::text, ' ') FROM generate_series(0, 140) AS shift
		WHERE moved(n, repeat(before, shift) || link, behind) > 0), NULL,
		format('line %s is the same behind any number of "%s" and before "%s"', n, before, behind))
	FROM line,
		(VALUES (' ', '', ''), (' ', '', ' '), ('x', ' ', ''), ('é', ' ', ' é'), ('.', ' ', ';'), ('普', ' ', '。')) AS t (before, link, behind)
	ORDER BY n, before, behind;

-- nor does a name begin inside a word, wherever that is
SELECT is((SELECT string_agg(shift::text, ' ') FROM generate_series(1, 140) AS shift,
		entities(repeat(letter, shift) || 'Zorvania and Aalx' || repeat(letter, shift))), NULL,
		'no name inside words of any length, ' || letter)
	FROM unnest('{x,X,é,7}'::text[]) AS letter;

SELECT * FROM finish();
ROLLBACK;
