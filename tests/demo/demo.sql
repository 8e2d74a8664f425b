-- What newsdip says about the table "articles" (id, published, title, body).
-- Plain SQL that can be typed as it stands.

\set ON_ERROR_STOP on
\pset footer off
\pset null ''
\pset linestyle unicode
\timing off

-- A text on one line, cut to a number of characters.
CREATE FUNCTION pg_temp.short(t text, n integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN length(line) > n THEN left(line, n - 1) || '…' ELSE line END
	FROM btrim(regexp_replace(t, '\s+', ' ', 'g')) AS line
$$;

-- The sentence around a position of a body, cut out roughly: from one full stop
-- before a capital, or line end, to the next.
CREATE FUNCTION pg_temp.sentence_at(body text, start integer) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT regexp_replace(left(body, start - 1), '^.*(?:\n|' || stop || '\s+)(?=[[:upper:]“"]|$)', '')
		   || (regexp_match(substr(body, start), '^(.*?(?:' || stop || '(?=\s+[[:upper:]“"]|\s*$)|(?=\n)|$))'))[1]
	FROM (VALUES ('(?<!\m[[:upper:]]|\m(?:Mr|Ms|Dr|St|Gen|Lt))[.!?]["”]?')) AS s(stop)
$$;

-- A text as lines of a width, broken between words.
CREATE FUNCTION pg_temp.lines(t text, width integer, OUT n bigint, OUT line text) RETURNS SETOF record
LANGUAGE sql IMMUTABLE AS $$
	SELECT n, coalesce(part[1], part[2])
	FROM regexp_matches(t, format('(\S(?:.{0,%s}\S)?)(?=\s|$)|(\S{%s})', width - 2, width), 'g')
		WITH ORDINALITY AS m(part, n)
$$;

-- Read every article once; the sections below only count.
CREATE TEMP TABLE mention AS
	SELECT a.id, a.published, e.*
	FROM articles a, newsdip.entities(a.body, a.published) e;

CREATE TEMP TABLE summit AS
	SELECT a.id, a.published, s.*
	FROM articles a, newsdip.summit_mentions(a.body, a.published) s;

SELECT newsdip.cooccurrence_agg(body, published) AS counts
INTO TEMP TABLE together
FROM articles;

ANALYZE mention, summit;

\echo
\echo '1. THE ARTICLES, with the entities that each names and the contacts it reports'
\echo
SELECT a.id, a.published,
	   (SELECT count(DISTINCT entity_id) FROM mention AS m WHERE m.id = a.id) AS entities,
	   (SELECT count(DISTINCT contact) FROM summit AS s WHERE s.id = a.id) AS contacts,
	   pg_temp.short(coalesce(a.title, a.body), 70) AS title
FROM (SELECT * FROM articles ORDER BY published, id LIMIT 50) AS a
ORDER BY a.published, a.id;

SELECT count(*) > 50 AS many, count(*) - 50 AS more FROM articles \gset
\if :many
\echo ... and :more more
\echo
\endif

\echo '2. WHO IS MENTIONED MOST, by the number of articles'
\echo
SELECT name, kind, count(DISTINCT id) AS articles, count(*) AS mentions,
	   pg_temp.short(string_agg(DISTINCT surface, ', '), 50) AS "written as"
FROM mention
GROUP BY entity_id, name, kind
ORDER BY articles DESC, mentions DESC, name
LIMIT 15;

\echo '3. WHO APPEARS WITH WHOM: the pairs that most articles share'
\echo
SELECT name_a, name_b, units AS together, units_a AS "articles a", units_b AS "articles b"
FROM together, newsdip.named_pairs(counts, 15, 'count');

\echo '4. WHO BELONGS TOGETHER: people, in at least two articles, by npmi (1: never one without the other)'
\echo
SELECT name_a, name_b, units AS together, units_a AS "articles a", units_b AS "articles b",
	   round(value::numeric, 3) AS npmi
FROM together, newsdip.named_pairs(counts, 15, 'npmi', 2, ARRAY['person']::newsdip.entity_kind[]);

\echo '5. MEETINGS, CALLS, VISITS AND TALKS, with the sentence that reports them'
\echo
SELECT CASE n WHEN 1 THEN id END AS id, CASE n WHEN 1 THEN published END AS published,
	   CASE n WHEN 1 THEN kind END AS kind, CASE n WHEN 1 THEN status END AS status,
	   party AS parties, words AS sentence
FROM (SELECT row_number() OVER (ORDER BY s.published, s.id, s.start), s.*,
			 array_to_string(s.participant_names, ', ') AS parties,
			 pg_temp.short(pg_temp.sentence_at(a.body, s.start), 200) AS report
	  FROM summit s JOIN articles a USING (id)
	  ORDER BY 1 LIMIT 40) AS s
	CROSS JOIN LATERAL (SELECT n, p.line AS party, t.line AS words
						FROM pg_temp.lines(parties, 24) AS p
							FULL JOIN pg_temp.lines(report, 50) AS t USING (n)) AS l
ORDER BY s.row_number, n;

SELECT count(*) > 40 AS many, count(*) - 40 AS more FROM summit \gset
\if :many
\echo ... and :more more
\echo
\endif

\echo '6. MENTIONS BY MONTH AND STATUS'
\echo
SELECT to_char(published, 'YYYY-MM') AS month,
	   count(*) FILTER (WHERE status = 'held') AS held,
	   count(*) FILTER (WHERE status = 'planned') AS planned,
	   count(*) FILTER (WHERE status = 'proposed') AS proposed,
	   count(*) FILTER (WHERE status = 'postponed') AS postponed,
	   count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
	   count(*) FILTER (WHERE status = 'refused') AS refused,
	   count(*) AS "all"
FROM summit
GROUP BY 1
ORDER BY 1;

\echo 'Your own articles: make demo ARTICLES=file    SQL on them: make psql ARTICLES=file'
