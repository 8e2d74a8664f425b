-- Learning names: what a table of articles introduces and the dictionary lacks,
-- spellings of one name taken together. Nothing is written here.

CREATE FUNCTION newsdip.folded_name(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'newsdip_folded_name';
COMMENT ON FUNCTION newsdip.folded_name(text) IS 'the words of a name as they are compared: folded, joined by blanks';

CREATE FUNCTION newsdip.name_key(kind newsdip.entity_kind, name text) RETURNS text
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'newsdip_name_key';
COMMENT ON FUNCTION newsdip.name_key(newsdip.entity_kind, text) IS 'what is left of a name when usual differences of spelling are taken away; equal for Soeharto and Suharto';

CREATE FUNCTION newsdip.name_proposals(articles regclass, min_articles integer,
	since date, until date, body name, published name, kinds newsdip.entity_kind[],
	OUT kind newsdip.entity_kind, OUT name text, OUT known integer, OUT country integer, OUT role text,
	OUT spellings text[], OUT short_forms text[], OUT acronym text, OUT offices jsonb,
	OUT articles_seen bigint, OUT mentions bigint, OUT first_seen date, OUT last_seen date, OUT last_read date,
	OUT doubt text)
	RETURNS SETOF record
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE ROWS 1000
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO'
	-- how many names the texts hold is guessed far too low, and what that costs
	-- far too high
	SET enable_nestloop = off SET enable_mergejoin = off SET jit = off AS $$
BEGIN
	PERFORM newsdip.check_source(articles, body);
	IF published IS NOT NULL AND NOT EXISTS (
			SELECT FROM pg_attribute
			WHERE attrelid = articles AND attname = published AND attnum > 0 AND NOT attisdropped) THEN
		RAISE EXCEPTION 'table % has no column "%"', articles, published
			USING ERRCODE = 'undefined_column', HINT = 'Name the column of the date: published => ...; it may be NULL.';
	ELSIF kinds IS NULL THEN
		RAISE EXCEPTION 'kinds must not be null'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'Leave it out, or name kinds: ''{person,organisation,place}''.';
	END IF;
	RETURN QUERY EXECUTE format($query$
-- an infinite date says as little as none
WITH read AS NOT MATERIALIZED (
	SELECT t.%2$I::text AS body, CASE WHEN isfinite(%3$s) THEN %3$s END AS published
	FROM %1$s AS t
	WHERE ($2 IS NULL OR %3$s >= $2 AND %3$s < 'infinity') AND ($3 IS NULL OR %3$s <= $3 AND %3$s > '-infinity')
),
-- a row for each name of each article
found AS MATERIALIZED (
	SELECT read.published, n.*
	FROM read CROSS JOIN LATERAL (
		SELECT u.name, u.kind, min(u.cue) AS cue, u.role, u.rank, u.office_body, u.country, count(*) AS mentions,
			   array_agg(DISTINCT substring(read.body FROM u.start FOR u.length))
				   FILTER (WHERE u.cue = 'later') AS short_forms,
			   min(substring(read.body FROM u.start FOR u.length)) FILTER (WHERE u.cue = 'acronym') AS acronym
		FROM newsdip.unknown_names(read.body, read.published) AS u
		WHERE u.kind = ANY ($4)
		GROUP BY u.name, u.kind, u.role, u.rank, u.office_body, u.country) AS n
),
spelled AS (
	SELECT kind, name, newsdip.folded_name(name) AS folded, newsdip.name_key(kind, name) AS key, count(*) AS articles
	FROM found GROUP BY kind, name
),
word AS (
	SELECT *, string_to_array(folded, ' ') AS words FROM spelled
),
-- one spelling each, the most frequent
cluster AS (
	SELECT DISTINCT ON (kind, key) kind, key, words, cardinality(words) AS word_count,
		   words[1] || ' ' || words[2] AS beginning, words[1] || ' ' || words[cardinality(words)] AS ends,
		   sum(articles) OVER (PARTITION BY kind, key) AS articles
	FROM word
	ORDER BY kind, key, articles DESC, cardinality(words) DESC, name
),
-- "Budi Gunadi" is Budi Gunadi Sadikin if nobody else begins or ends so
longer AS (
	SELECT short.key, min(long.key) AS long_key
	FROM cluster AS short
		JOIN (SELECT key, beginning AS form FROM cluster WHERE kind = 'person' AND word_count > 2
			  UNION SELECT key, ends FROM cluster WHERE kind = 'person' AND word_count > 2) AS long
			ON long.form = short.beginning
	WHERE short.kind = 'person' AND short.word_count = 2
	GROUP BY short.key HAVING count(DISTINCT long.key) = 1
),
-- keys less one letter each: those of long names that share one differ in a letter
less_one AS MATERIALIZED (
	SELECT DISTINCT kind, key, articles, left(key, letter - 1) || substr(key, letter + 1) AS form
	FROM cluster CROSS JOIN LATERAL generate_series(1, length(key)) AS letter
	WHERE length(key) >= 12
),
slip AS (
	SELECT DISTINCT ON (rare.kind, rare.key) rare.kind, rare.key, usual.key AS usual_key
	FROM less_one AS rare JOIN less_one AS usual USING (kind, form)
	WHERE (usual.articles, usual.key) > (rare.articles, rare.key)
	ORDER BY rare.kind, rare.key, usual.articles DESC, usual.key
),
identity AS (
	SELECT w.kind, w.name, coalesce(l.long_key, s.usual_key, w.key) AS key
	FROM word AS w
		LEFT JOIN longer AS l ON w.kind = 'person' AND l.key = w.key
		LEFT JOIN slip AS s ON s.kind = w.kind AND s.key = w.key
),
gathered AS (
	SELECT i.key, f.*
	FROM found AS f JOIN identity AS i USING (kind, name)
),
candidate AS (
	SELECT kind, key, count(*) AS articles, sum(mentions)::bigint AS mentions,
		   min(published) AS first_seen, max(published) AS last_seen,
		   count(*) FILTER (WHERE cue IN ('role', 'apposition', 'honorific', 'age')) AS introduced,
		   count(office_body) AS within,
		   kind = 'organisation' AND bool_or(EXISTS (
			   SELECT FROM newsdip.term AS t
			   WHERE t.term = split_part(lower(name COLLATE "C"), ' ', 1) AND t.role = 'name_head' AND t.value & 4 > 0)) AS described,
		   mode() WITHIN GROUP (ORDER BY country) AS country,
		   mode() WITHIN GROUP (ORDER BY role) AS role,
		   mode() WITHIN GROUP (ORDER BY acronym) AS acronym
	FROM gathered GROUP BY kind, key
	HAVING count(*) >= $1
),
spelling AS (
	SELECT kind, key, names, string_to_array(newsdip.folded_name(names[1]), ' ') AS words
	FROM (SELECT g.kind, g.key,
				 array_agg(g.name ORDER BY g.articles DESC, length(g.name) DESC, g.name COLLATE "C") AS names
		  FROM (SELECT kind, key, name, count(*) AS articles FROM gathered GROUP BY kind, key, name) AS g
		  GROUP BY g.kind, g.key) AS s
),
short_form AS (
	SELECT kind, key, array_agg(form ORDER BY form COLLATE "C") AS forms
	FROM (SELECT g.kind, g.key, form, count(*) AS articles
		  FROM gathered AS g CROSS JOIN LATERAL unnest(g.short_forms) AS form
		  GROUP BY g.kind, g.key, form) AS f
	WHERE articles >= greatest($1, 2)
	GROUP BY kind, key
),
office AS (
	SELECT key, jsonb_agg(jsonb_build_object('rank', rank, 'body', office_body, 'role', role, 'articles', articles,
											 'since', first_seen, 'until', last_seen)
						  ORDER BY articles DESC, rank, office_body) AS offices
	FROM (SELECT key, rank, office_body, mode() WITHIN GROUP (ORDER BY role) AS role, count(*) AS articles,
				 min(published) AS first_seen, max(published) AS last_seen
		  FROM gathered
		  WHERE kind = 'person' AND rank IS NOT NULL AND office_body IS NOT NULL AND published IS NOT NULL
		  GROUP BY key, rank, office_body HAVING count(*) >= $1) AS o
	GROUP BY key
),
dictionary AS MATERIALIZED (
	SELECT e.entity_id, e.kind, n.folded, string_to_array(n.folded, ' ') AS words, newsdip.name_key(e.kind, n.folded) AS key
	FROM newsdip.entity AS e
		JOIN (SELECT entity_id, newsdip.folded_name(name) AS folded FROM newsdip.entity
			  UNION SELECT entity_id, newsdip.folded_name(alias) FROM newsdip.alias) AS n USING (entity_id)
	WHERE e.kind = ANY ($4)
),
known_key AS (
	SELECT kind, key, min(entity_id) AS entity_id FROM dictionary GROUP BY kind, key
),
-- a middle name more or less
known_ends AS (
	SELECT words[1] || ' ' || words[cardinality(words)] AS ends, min(entity_id) AS entity_id,
		   max(cardinality(words)) > 2 AS long
	FROM dictionary WHERE kind = 'person' AND cardinality(words) > 1
	GROUP BY 1
),
-- "Donald Trumpmengatakan": a blank is missing behind a name
beginning AS MATERIALIZED (
	SELECT c.kind, c.key, cardinality(s.words) AS word_count, left(c.key, letters) AS beginning
	FROM candidate AS c JOIN spelling AS s USING (kind, key)
		CROSS JOIN LATERAL generate_series(8, length(c.key) - 1) AS letters
),
run_on AS (
	SELECT DISTINCT b.kind, b.key
	FROM beginning AS b
		JOIN dictionary AS d ON d.kind = b.kind AND d.key = b.beginning AND cardinality(d.words) = b.word_count
),
rival AS (
	SELECT key, kind, articles, max(articles) OVER (PARTITION BY key) AS most,
		   count(*) OVER (PARTITION BY key) AS kinds
	FROM candidate
)
SELECT c.kind, s.names[1], coalesce(k.entity_id, ends.entity_id), c.country, c.role, s.names, f.forms, c.acronym, o.offices,
	   c.articles, c.mentions, c.first_seen, c.last_seen, (SELECT max(published) FROM read),
	   CASE
		   WHEN cardinality(s.words) < 2 THEN 'a single word'
		   WHEN c.described AND c.within = 0 THEN 'describes a body rather than naming one'
		   WHEN run_on.key IS NOT NULL THEN 'a known name with letters run on to it'
		   WHEN r.articles < r.most OR r.kinds > 1 AND r.kind <> 'person' THEN 'named as something else more often'
		   WHEN c.kind = 'person' AND c.introduced = 0 AND c.articles < 2 * $1 THEN 'never introduced by role or title'
	   END
FROM candidate AS c
	JOIN rival AS r USING (kind, key)
	JOIN spelling AS s USING (kind, key)
	LEFT JOIN run_on ON run_on.kind = c.kind AND run_on.key = c.key
	LEFT JOIN short_form AS f ON f.kind = c.kind AND f.key = c.key
	LEFT JOIN office AS o ON c.kind = 'person' AND o.key = c.key
	LEFT JOIN known_key AS k ON k.kind = c.kind AND k.key = c.key
	LEFT JOIN known_ends AS ends ON c.kind = 'person' AND (cardinality(s.words) > 2 OR ends.long)
		AND ends.ends = s.words[1] || ' ' || s.words[cardinality(s.words)]
ORDER BY c.articles DESC, s.names[1] COLLATE "C"
$query$, articles, body, CASE WHEN published IS NULL THEN 'NULL::date' ELSE format('t.%I::date', published) END)
	USING min_articles, since, until, kinds;
EXCEPTION
	-- else the query above would be printed with it
	WHEN invalid_datetime_format OR datetime_field_overflow OR cannot_coerce THEN
		RAISE EXCEPTION 'column "%" of table % holds what is no date: %', published, articles, SQLERRM
			USING ERRCODE = SQLSTATE,
				HINT = 'Give a view with a column of type date, or published => NULL to read without dates.';
END
$$;
COMMENT ON FUNCTION newsdip.name_proposals(regclass, integer, date, date, name, name, newsdip.entity_kind[]) IS 'the names that adopt_names considers, with what the articles say of each';
