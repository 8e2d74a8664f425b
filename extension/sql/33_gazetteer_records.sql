-- Lists of entities as people keep them, a tab-separated file or the answer of
-- Wikidata, read into one form: an array of objects, which have the columns as
-- keys, "@place" for where the record stood, and "@fault" where it cannot be
-- read at all. Nothing here reads or writes the dictionary.

CREATE FUNCTION newsdip.gazetteer_columns() RETURNS text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ARRAY['entity_id', 'kind', 'name', 'country', 'wikidata', 'aliases', 'en', 'id', 'exact',
				 'office', 'body', 'rank', 'title', 'seats', 'since', 'until'];
COMMENT ON FUNCTION newsdip.gazetteer_columns() IS 'the columns that load_gazetteer knows';

-- Spreadsheets and web pages leave blanks that do not break, marks that nobody
-- sees, and accents apart from their letters.
CREATE FUNCTION newsdip.gazetteer_clean(content text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT regexp_replace(
		regexp_replace(normalize(content), '[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]+', '', 'g'),
		'[ \u00A0\u2000-\u200A\u202F\u205F\u3000]+', ' ', 'g')
$$;
COMMENT ON FUNCTION newsdip.gazetteer_clean(text) IS 'a list without what nobody sees in it';

CREATE FUNCTION newsdip.gazetteer_tsv(lines text[], source text) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	columns text[] := ARRAY(SELECT btrim(c) FROM string_to_table(rtrim(lines[1], E'\r'), E'\t') AS c);
	unknown text;
BEGIN
	SELECT c INTO unknown FROM unnest(columns) WITH ORDINALITY AS u(c, n)
		WHERE c <> ALL (newsdip.gazetteer_columns())
			OR n <> array_position(columns, c) ORDER BY n LIMIT 1;
	IF FOUND OR NOT 'name' = ANY (columns) THEN
		RAISE EXCEPTION '%:1: %', source,
				CASE WHEN unknown IS NULL THEN 'there is no column "name"'
					 WHEN unknown = ANY (newsdip.gazetteer_columns()) THEN format('the column "%s" stands twice', unknown)
					 ELSE format('unknown column "%s"', unknown) END
			USING ERRCODE = 'invalid_parameter_value',
				HINT = format('The first line names the columns, separated by tabs. There are: %s.',
							  array_to_string(newsdip.gazetteer_columns(), ', '));
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(
				CASE WHEN cardinality(fields) = cardinality(columns)
					THEN jsonb_object(columns, fields)
					ELSE jsonb_build_object('@fault', format('%s columns instead of %s',
														 cardinality(fields), cardinality(columns))) END
				|| jsonb_build_object('@place', format('%s:%s', source, n)) ORDER BY n), '[]')
			FROM unnest(lines) WITH ORDINALITY AS l(line, n)
				CROSS JOIN string_to_array(rtrim(line, E'\r'), E'\t') AS fields
			WHERE n > 1 AND btrim(line, E' \t\r') <> '');
END
$$;
COMMENT ON FUNCTION newsdip.gazetteer_tsv(text[], text) IS 'lines of a tab-separated list as records for load_gazetteer';

-- What the Wikidata Query Service gives: values as objects, items as addresses,
-- dates as timestamps. The usual names item and itemLabel are understood.
CREATE FUNCTION newsdip.gazetteer_wikidata(document jsonb, source text) RETURNS jsonb
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce(jsonb_agg(record || jsonb_build_object('@place', format('%s:%s', source, n)) ORDER BY n), '[]')
	FROM jsonb_array_elements(document #> '{results,bindings}') WITH ORDINALITY AS b(binding, n)
		CROSS JOIN LATERAL (
			SELECT coalesce(jsonb_object_agg(
						CASE key WHEN 'item' THEN 'wikidata' WHEN 'itemLabel' THEN 'name' ELSE key END,
						regexp_replace(value ->> 'value', '^https?://www\.wikidata\.org/entity/', '')), '{}') AS record
			FROM jsonb_each(CASE jsonb_typeof(binding) WHEN 'object' THEN binding ELSE '{}' END) AS v(key, value)) AS r
$$;
COMMENT ON FUNCTION newsdip.gazetteer_wikidata(jsonb, text) IS 'the answer of the Wikidata Query Service as records for load_gazetteer';

CREATE FUNCTION newsdip.gazetteer_records(content jsonb, source text) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF jsonb_typeof(content #> '{results,bindings}') = 'array' THEN
		RETURN newsdip.gazetteer_wikidata(content, source);
	END IF;
	IF jsonb_typeof(content) <> 'array' THEN
		RAISE EXCEPTION 'neither an array of objects nor a result of the Wikidata Query Service'
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Wikidata''s results have "results" with "bindings"; rows of a table come as jsonb_agg(row).';
	END IF;
	RETURN (SELECT coalesce(jsonb_agg(
				CASE jsonb_typeof(record) WHEN 'object' THEN record - '@fault'
					ELSE jsonb_build_object('@fault', 'no object') END
				|| jsonb_build_object('@place', format('%s:%s', source, n)) ORDER BY n), '[]')
			FROM jsonb_array_elements(content) WITH ORDINALITY AS e(record, n));
END
$$;
COMMENT ON FUNCTION newsdip.gazetteer_records(jsonb, text) IS 'JSON, of rows or from Wikidata, as records for load_gazetteer';

CREATE FUNCTION newsdip.gazetteer_date(value text) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE WHEN year > 0 AND month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31 AND day <=
				extract(day FROM make_date(greatest(year, 1), least(greatest(month, 1), 12), 1) + interval '1 month - 1 day')
			THEN make_date(year, month, day) END
	FROM regexp_match(value, '^(\d{4})-(\d\d)-(\d\d)(?:T[0-9:.]*Z?)?$') AS m,
		LATERAL (SELECT m[1]::int AS year, m[2]::int AS month, m[3]::int AS day) AS d
$$;
COMMENT ON FUNCTION newsdip.gazetteer_date(text) IS 'a date as lists write it, or NULL if it is none';

-- Latin letters among Cyrillic or Greek ones are look-alikes: no text has such
-- a name, and who wrote it will wonder why.
CREATE FUNCTION newsdip.gazetteer_name_fault(name text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE
		WHEN length(name) > 1000 THEN format('name "%s..." is too long', left(name, 40))
		WHEN newsdip.fold_name(name) = '' THEN format('name "%s" contains no word', name)
		WHEN name ~ '[^[:space:][:punct:]]{33}' AND
			(SELECT max(octet_length(w)) FROM regexp_split_to_table(name, '[[:space:][:punct:]]+') AS w) > 100
			THEN format('name "%s..." contains a word that is too long', left(name, 40))
		WHEN name ~ '[A-Za-z\u00C0-\u024F]' AND name ~ '[\u0370-\u03FF\u0400-\u052F]'
			THEN format('name "%s" mixes Latin with Cyrillic or Greek letters', name)
		WHEN name ~ '^Q[1-9][0-9]*$' THEN format('"%s" is no name but an item of Wikidata without a label', name)
	END
$$;
COMMENT ON FUNCTION newsdip.gazetteer_name_fault(text) IS 'why load_gazetteer refuses a name, or NULL';
