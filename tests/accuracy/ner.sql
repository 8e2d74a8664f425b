-- F1 of persons, places and organisations on the name-recognition sets in the
-- table ner, in three steps: with the standard gazetteer; after the names that
-- the training texts introduce, read without their labels, were adopted; and
-- with what unknown_names finds in the text itself. A state is a place here.
SET client_min_messages = warning;
SET search_path = newsdip, public;

CREATE TABLE ner_found (step integer, set text, line integer, start integer, length integer, kind text);
CREATE TABLE ner_gold AS
	SELECT set, line, (span ->> 0)::integer AS start, (span ->> 1)::integer AS length, span ->> 2 AS kind
	FROM ner, jsonb_array_elements(spans) AS span
	WHERE part = 'dev';

CREATE FUNCTION public.find_names(step integer) RETURNS void LANGUAGE sql
	SET search_path = newsdip, public
BEGIN ATOMIC
	INSERT INTO ner_found
		SELECT step, set, line, e.start, e.length, CASE e.kind WHEN 'country' THEN 'place' ELSE e.kind::text END
		FROM ner, entities(body, NULL) AS e
		WHERE part = 'dev' AND via <> 'office';
END;

SELECT find_names(1);
CREATE VIEW ner_train AS SELECT body FROM ner WHERE part = 'train';
SELECT count(*) AS adopted FROM adopt_names('ner_train', 1, apply => true, published => NULL) WHERE action = 'adopted'
\g /dev/null
SELECT find_names(2);
INSERT INTO ner_found SELECT 3, set, line, start, length, kind FROM ner_found WHERE step = 2;
INSERT INTO ner_found
	SELECT 3, set, line, u.start, u.length, u.kind::text
	FROM ner, unknown_names(body) AS u
	WHERE part = 'dev'
		AND NOT EXISTS (SELECT FROM ner_found AS f
						WHERE f.step = 2 AND f.set = ner.set AND f.line = ner.line
							AND f.start < u.start + u.length AND u.start < f.start + f.length);

CREATE VIEW ner_score AS
	WITH hit AS (
		SELECT step, set, kind, count(*) AS hits
		FROM (SELECT * FROM ner_found) AS f JOIN ner_gold AS g USING (set, line, start, length, kind)
		GROUP BY step, set, kind)
	SELECT step, set, kind, coalesce(hits, 0) AS hits, found, gold,
		   coalesce(round(hits::numeric / found, 3), 0) AS p, round(coalesce(hits, 0)::numeric / gold, 3) AS r,
		   round(2.0 * coalesce(hits, 0) / (found + gold), 3) AS f1
	FROM (SELECT step, set, kind, count(*) AS found FROM ner_found GROUP BY 1, 2, 3) AS f
		JOIN (SELECT set, kind, count(*) AS gold FROM ner_gold GROUP BY 1, 2) AS g USING (set, kind)
		LEFT JOIN hit USING (step, set, kind);
