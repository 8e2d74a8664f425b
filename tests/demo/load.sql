-- Turn the table "incoming" (line, record, reason), as read-articles makes it,
-- into the table "articles", and name every line that cannot be one.

\set ON_ERROR_STOP on
\set SHOW_CONTEXT never
SET client_min_messages = warning;

CREATE TABLE articles (
	id text PRIMARY KEY,
	published date,
	title text,
	body text NOT NULL
);

-- One article from its JSON. What is wrong with it is raised as an error.
CREATE FUNCTION pg_temp.load_article(record text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	article jsonb;
	named text;
	detail text;
BEGIN
	BEGIN
		article := record::jsonb;
	EXCEPTION
		WHEN data_exception OR program_limit_exceeded THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE EXCEPTION 'is no JSON that can be stored (%)',
				coalesce(nullif(detail, ''), sqlerrm);
	END;
	IF jsonb_typeof(article) <> 'object' THEN
		RAISE EXCEPTION 'is no JSON object but %', jsonb_typeof(article);
	END IF;
	IF coalesce(jsonb_typeof(article -> 'id'), 'null') NOT IN ('string', 'number')
		OR btrim(article ->> 'id') = '' THEN
		RAISE EXCEPTION 'has no id';
	END IF;
	IF length(article ->> 'id') > 500 THEN
		RAISE EXCEPTION 'has an id of more than 500 characters';
	END IF;
	IF btrim(coalesce(article ->> 'body', '')) = '' THEN
		RAISE EXCEPTION 'has no body';
	END IF;
	IF jsonb_typeof(article -> 'body') <> 'string' THEN
		RAISE EXCEPTION 'has a body that is no text';
	END IF;
	IF coalesce(jsonb_typeof(article -> 'title'), 'null') NOT IN ('string', 'null') THEN
		RAISE EXCEPTION 'has a title that is no text';
	END IF;
	named := nullif(btrim(article ->> 'published'), '');
	BEGIN
		-- ISO only: whether 5/6 is in May or in June cannot be known
		IF named !~ '^\d{4}-\d{2}-\d{2}' THEN
			RAISE datetime_field_overflow;
		END IF;
		INSERT INTO articles
		VALUES (btrim(article ->> 'id'), named::timestamp::date,
				nullif(btrim(article ->> 'title'), ''), article ->> 'body');
	EXCEPTION
		WHEN data_exception THEN
			RAISE EXCEPTION 'has a published date "%" that is not YYYY-MM-DD', left(named, 40);
		WHEN unique_violation THEN
			RAISE EXCEPTION 'repeats the id "%"', article ->> 'id';
	END;
END
$$;

DO $$
DECLARE
	incomer record;
BEGIN
	FOR incomer IN SELECT * FROM incoming WHERE reason IS NULL ORDER BY line LOOP
		BEGIN
			PERFORM pg_temp.load_article(incomer.record);
		EXCEPTION
			WHEN raise_exception THEN
				UPDATE incoming SET reason = sqlerrm WHERE line = incomer.line;
		END;
	END LOOP;

	-- keep numbers as numbers
	IF NOT EXISTS (SELECT FROM articles WHERE id !~ '^(0|-?[1-9][0-9]{0,17})$') THEN
		ALTER TABLE articles ALTER id TYPE bigint USING id::bigint;
	END IF;
END
$$;

\pset tuples_only on
\pset format unaligned
SELECT format('line %s %s: left out', line, left(reason, 200))
FROM incoming WHERE reason IS NOT NULL ORDER BY line LIMIT 20;
SELECT format(CASE WHEN count(*) = 21 THEN '... and 1 more line is' ELSE '... and %s more lines are' END, count(*) - 20)
FROM incoming WHERE reason IS NOT NULL HAVING count(*) > 20;
SELECT format('%s %s loaded%s.', count(*), CASE count(*) WHEN 1 THEN 'article is' ELSE 'articles are' END,
			  CASE WHEN count(*) > count(published)
				   THEN format(', %s of them without a date', count(*) - count(published))
			  END)
FROM articles;

DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM articles) THEN
		RAISE EXCEPTION 'there is no article to show'
			USING HINT = 'A JSONL file has an object a line with the keys id, published, title, body; a CSV file has them in its header.';
	END IF;
END
$$;

DROP TABLE incoming;
ANALYZE articles;
