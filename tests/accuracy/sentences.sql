-- Score newsdip on the hand-coded sentences in the table coded (set, line,
-- record): a table figure (set, figure, value). Each sentence stands alone.

-- The words of a name without accents and case. Two names are the same where
-- the words of one are among those of the other (Xi Jinping, Xi).
CREATE FUNCTION name_words(name text) RETURNS text[]
	LANGUAGE sql IMMUTABLE
	RETURN ARRAY(
		SELECT DISTINCT word
		FROM regexp_split_to_table(
				 lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')),
				 '[^[:alnum:]]+') AS word
		WHERE word NOT IN ('', 'of', 'the'));

CREATE FUNCTION same_name(a text, b text) RETURNS boolean
	LANGUAGE sql IMMUTABLE
	RETURN coalesce(name_words(a) <> '{}' AND name_words(b) <> '{}'
					AND (name_words(a) <@ name_words(b) OR name_words(b) <@ name_words(a)), false);

-- How many coded names have a found one of their own.
CREATE FUNCTION common_names(wanted text[], offered text[]) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
	name text;
	place integer;
	common integer := 0;
BEGIN
	FOREACH name IN ARRAY wanted LOOP
		SELECT min(n) INTO place FROM generate_subscripts(offered, 1) AS n
			WHERE same_name(name, offered[n]);
		IF place IS NOT NULL THEN
			common := common + 1;
			offered[place] := NULL;
		END IF;
	END LOOP;
	RETURN common;
END
$$;

CREATE TABLE coded_mention AS
	SELECT row_number() OVER () AS id, set, line, m ->> 'kind' AS kind, m ->> 'status' AS status,
		   ARRAY(SELECT jsonb_array_elements_text(m -> 'participants')) AS participants,
		   m ->> 'place' AS place, m ->> 'date' AS date
	FROM coded, jsonb_array_elements(record -> 'mentions') AS m;

CREATE TABLE found_mention AS
	SELECT row_number() OVER () AS id, set, line, m.kind::text, m.status::text,
		   coalesce(participant_names, '{}') AS participants, place.name AS place,
		   CASE
			   WHEN upper_inf(during) OR lower_inf(during) THEN NULL
			   WHEN upper(during) - lower(during) = 1 THEN lower(during)::text
			   ELSE lower(during) || '/' || upper(during) - 1
		   END AS date, trigger
	FROM coded
		CROSS JOIN LATERAL newsdip.summit_mentions(record ->> 'text', (record ->> 'date')::date) AS m
		LEFT JOIN newsdip.entity AS place ON place.entity_id = m.place;

-- Pairs of one sentence, those that agree best first.
CREATE TABLE pair (coded_id bigint UNIQUE, found_id bigint UNIQUE, common integer);

DO $$
DECLARE
	candidate record;
BEGIN
	FOR candidate IN
		SELECT coded_id, found_id, common
		FROM (SELECT c.id AS coded_id, f.id AS found_id, common,
					 (c.kind = f.kind)::integer + (c.status = f.status)::integer
					 + CASE WHEN parties = common THEN 1 ELSE common::numeric / (parties - common) END
					 AS agreement
			  FROM coded_mention AS c
				  JOIN found_mention AS f USING (set, line)
				  CROSS JOIN LATERAL common_names(c.participants, f.participants) AS common
				  CROSS JOIN LATERAL (SELECT cardinality(c.participants) + cardinality(f.participants))
					  AS total (parties)) AS candidates
		ORDER BY agreement DESC, coded_id, found_id
	LOOP
		INSERT INTO pair VALUES (candidate.coded_id, candidate.found_id, candidate.common)
			ON CONFLICT DO NOTHING;
	END LOOP;
END
$$;

CREATE TABLE judged AS
	SELECT c.set, c.line, coded_id, found_id, common,
		   cardinality(c.participants) AS coded_parties, cardinality(f.participants) AS found_parties,
		   c.kind = f.kind AS kind, c.status = f.status AS status,
		   common = cardinality(c.participants) AND common = cardinality(f.participants) AS parties,
		   c.place AS coded_place, f.place AS found_place, c.date AS coded_date, f.date AS found_date,
		   same_name(c.place, f.place) AS place, coalesce(c.date = f.date, false) AS date
	FROM pair
		JOIN coded_mention AS c ON c.id = coded_id
		JOIN found_mention AS f ON f.id = found_id;

-- Pairs in which nothing is wrong, and the sentences with anything else
CREATE VIEW right_pair AS
	SELECT * FROM judged
	WHERE kind AND status AND parties AND (place OR coalesce(coded_place, found_place) IS NULL)
		AND (date OR coalesce(coded_date, found_date) IS NULL);

CREATE VIEW misread AS
	SELECT set, record ->> 'id' AS id
	FROM coded
		CROSS JOIN LATERAL (SELECT count(*) AS n FROM right_pair AS p WHERE (p.set, p.line) = (coded.set, coded.line)) AS right_ones
	WHERE n < greatest((SELECT count(*) FROM coded_mention AS c WHERE (c.set, c.line) = (coded.set, coded.line)),
					   (SELECT count(*) FROM found_mention AS f WHERE (f.set, f.line) = (coded.set, coded.line)));

-- F1 from how many were right, coded and found
CREATE FUNCTION f1(hits bigint, coded bigint, found bigint) RETURNS numeric
	LANGUAGE sql IMMUTABLE
	RETURN round(2.0 * hits / nullif(coded + found, 0), 4);

CREATE TABLE figure AS
	SELECT s.set, f.*
	FROM (SELECT set, count(*) AS sentences,
				 count(*) FILTER (WHERE record -> 'mentions' = '[]') AS without
		  FROM coded GROUP BY set) AS s
		CROSS JOIN LATERAL (SELECT count(*) AS n FROM coded_mention AS c WHERE c.set = s.set) AS coded
		CROSS JOIN LATERAL (SELECT count(*) AS n FROM found_mention AS f WHERE f.set = s.set) AS found
		CROSS JOIN LATERAL (
			SELECT count(*) AS n, avg(kind::integer) AS kind, avg(status::integer) AS status,
				   f1(sum(common), sum(coded_parties), sum(found_parties)) AS participants,
				   f1(count(*) FILTER (WHERE place), count(coded_place), count(found_place)) AS place,
				   f1(count(*) FILTER (WHERE date), count(coded_date), count(found_date)) AS date,
				   (SELECT count(*) FROM right_pair AS p WHERE p.set = s.set) AS right
			FROM judged AS j WHERE j.set = s.set) AS pairs
		CROSS JOIN LATERAL (VALUES
			('sentences', s.sentences::numeric),
			('sentences without a contact', s.without),
			('detection', f1(pairs.n, coded.n, found.n)),
			('kind', round(pairs.kind, 4)),
			('status', round(pairs.status, 4)),
			('participants', pairs.participants),
			('place', pairs.place),
			('date', pairs.date),
			('wholly right', round(pairs.right::numeric / coded.n, 4))) AS f (figure, value)
	UNION ALL
	SELECT set, 'coded ' || coalesce(kind, status), count(*)
	FROM coded_mention
	GROUP BY set, GROUPING SETS ((kind), (status));
