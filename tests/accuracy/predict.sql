-- What newsdip finds in the hand-coded sentences, in the form that they are
-- scored in: a table prediction (set, line, answer).

-- A sentence to judge is a piece of a body: the whole of it where sentences
-- stand alone, and a piece of its article where they are running text.
CREATE TABLE sentence (set text, line integer, id text, body text, published date, first integer, length integer);

INSERT INTO sentence
	SELECT set, line, record ->> 'id', record ->> 'text', (record ->> 'date')::date,
		   1, length(record ->> 'text')
	FROM (SELECT 'id' AS set, * FROM gold_id UNION ALL SELECT 'en', * FROM gold_en) AS gold;

-- The first part of an id is the number of the article, from zero.
DO $$
DECLARE
	article record;
	gold record;
	first integer;
BEGIN
	FOR article IN SELECT record ->> 'id' AS id, record ->> 'body' AS body FROM seed_article ORDER BY line LOOP
		first := 1;
		FOR gold IN
			SELECT line, record ->> 'id' AS id, record ->> 'text' AS text, (record ->> 'date')::date AS published
			FROM gold_seeds
			WHERE split_part(record ->> 'id', '-', 1)::integer = article.id::integer - 1
			ORDER BY line
		LOOP
			IF position(gold.text IN substring(article.body FROM first)) = 0 THEN
				RAISE EXCEPTION 'sentence % is not in article %', gold.id, article.id;
			END IF;
			first := first + position(gold.text IN substring(article.body FROM first)) - 1;
			INSERT INTO sentence
				VALUES ('seeds', gold.line, gold.id, article.body, gold.published, first, length(gold.text));
			first := first + length(gold.text);
		END LOOP;
	END LOOP;
END
$$;

CREATE TABLE body AS
	SELECT row_number() OVER () AS number, body, published
	FROM (SELECT DISTINCT body, published FROM sentence) AS bodies;

-- An office is found for its holder, but is no span of a name.
CREATE TABLE named AS
	SELECT number, e.*
	FROM body, newsdip.entities(body, published) AS e
	WHERE via <> 'office';

CREATE TABLE mention AS
	SELECT number, m.*, place.name AS place_name,
		   CASE
			   WHEN upper_inf(during) OR lower_inf(during) THEN NULL
			   WHEN upper(during) - lower(during) = 1 THEN lower(during)::text
			   ELSE lower(during) || '/' || upper(during) - 1
		   END AS day
	FROM body, newsdip.summit_mentions(body, published) AS m
		LEFT JOIN newsdip.entity AS place ON place.entity_id = m.place;

CREATE TABLE prediction AS
	SELECT set, line,
		   json_build_object('id', id, 'entities', coalesce(entities, '[]'),
							 'mentions', coalesce(mentions, '[]')) AS answer
	FROM sentence AS s
		JOIN body USING (body)
		CROSS JOIN LATERAL (
			SELECT json_agg(json_build_object('surface', surface, 'type', kind, 'canonical', name)
							ORDER BY start) AS entities
			FROM named AS n
			WHERE n.number = body.number AND n.start >= s.first AND n.start < s.first + s.length) AS e
		CROSS JOIN LATERAL (
			SELECT json_agg(json_build_object('trigger', trigger, 'kind', kind, 'status', status,
											  'participants', participant_names,
											  'place', place_name, 'date', day)
							ORDER BY start) AS mentions
			FROM mention AS m
			WHERE m.number = body.number AND m.start >= s.first AND m.start < s.first + s.length) AS m
	WHERE body.published IS NOT DISTINCT FROM s.published;
