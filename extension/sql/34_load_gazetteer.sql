-- Loading lists into the dictionary. All is done set by set in two temporary
-- tables, so that a list of many thousands costs a few statements, not a few a
-- row; nothing is written before every record is judged.
--
-- load_records() is the table of contents; the steps are in the files that
-- follow: read and judge, find what records are about, write.

-- All of it over records as gazetteer_records() and gazetteer_tsv() make them.
CREATE FUNCTION newsdip.load_records(records jsonb, partly boolean)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE plpgsql STRICT
	-- compiling takes longer than all else that a list of some thousands does
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' SET jit = off AS $$
#variable_conflict use_column
DECLARE
	refused bigint;
	faults text;
BEGIN
	-- two lists with the same new names would enter both: one after the other;
	-- those who edit the tables themselves need not wait
	PERFORM pg_advisory_xact_lock('newsdip.entity'::regclass::oid::integer, 0);
	-- what somebody removes while this waits for them is looked for again
	LOOP
		PERFORM newsdip.load_read(records);
		-- what the planner knows of the two tables keeps up with what is filled in, or
		-- it takes there to be few rows and compares each with all
		ANALYZE pg_temp.newsdip_load, pg_temp.newsdip_load_alias;
		PERFORM newsdip.load_judge_alone();
		PERFORM newsdip.load_find_entities();
		ANALYZE pg_temp.newsdip_load;
		PERFORM newsdip.load_find_references();
		ANALYZE pg_temp.newsdip_load;
		EXIT WHEN newsdip.load_hold();
	END LOOP;
	PERFORM newsdip.load_judge_together();

	SELECT count(*), string_agg(t.place || ': ' || fault, E'\n' ORDER BY ordinal) FILTER (WHERE number <= 20)
		INTO refused, faults
		FROM (SELECT *, row_number() OVER (ORDER BY ordinal) AS number FROM pg_temp.newsdip_load WHERE fault IS NOT NULL) AS t;
	IF refused > 0 AND NOT partly THEN
		RAISE EXCEPTION 'nothing is loaded: % of % rows are refused', refused, (SELECT count(*) FROM pg_temp.newsdip_load)
			USING ERRCODE = 'data_exception',
				DETAIL = faults || CASE WHEN refused > 20 THEN E'\n...' ELSE '' END,
				HINT = 'Correct these rows, or load the others with partly => true.';
	END IF;

	PERFORM newsdip.load_write_entities();
	ANALYZE pg_temp.newsdip_load;
	PERFORM newsdip.load_write_aliases();
	PERFORM newsdip.load_write_tenures();
	RETURN QUERY SELECT t.place,
			CASE WHEN fault IS NOT NULL THEN 'refused' WHEN 'entity' = ANY (done) THEN 'added'
				WHEN done <> '{}' THEN 'changed' ELSE 'unchanged' END,
			t.entity_id, t.name, coalesce(fault, array_to_string(done, ', '))
		FROM pg_temp.newsdip_load AS t ORDER BY ordinal;
	DROP TABLE pg_temp.newsdip_load, pg_temp.newsdip_load_alias;
END
$$;
COMMENT ON FUNCTION newsdip.load_records(jsonb, boolean) IS 'load_gazetteer: judges all records, then writes';

CREATE FUNCTION newsdip.load_gazetteer(records jsonb, partly boolean DEFAULT false)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE sql STRICT VOLATILE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM newsdip.load_records(newsdip.gazetteer_records(newsdip.gazetteer_clean(records::text)::jsonb, 'row'), partly)
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer(jsonb, boolean) IS 'loads rows, or a result of the Wikidata Query Service, into the dictionary and reports on each';

-- Text is a tab-separated list, or JSON
CREATE FUNCTION newsdip.load_gazetteer(content text, partly boolean DEFAULT false, source text DEFAULT 'line')
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE sql STRICT VOLATILE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM newsdip.load_records(
		CASE WHEN content ~ '^\uFEFF?\s*[[{]'
			THEN newsdip.gazetteer_records(newsdip.gazetteer_clean(ltrim(content, U&'\FEFF')::jsonb::text)::jsonb,
										   CASE source WHEN 'line' THEN 'row' ELSE source END)
			ELSE newsdip.gazetteer_tsv(string_to_array(newsdip.gazetteer_clean(content), E'\n'), source) END, partly)
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer(text, boolean, text) IS 'loads a tab-separated list, or JSON, into the dictionary and reports on each row';

-- COPY reads the file, so that whoever is a member of pg_read_server_files may
-- do this and nobody else. A line is one value: no byte of UTF-8 text separates
-- or quotes.
CREATE FUNCTION newsdip.load_gazetteer_file(path text, partly boolean DEFAULT false)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE plpgsql STRICT
	SET search_path = pg_catalog, pg_temp SET client_min_messages = error AS $$
DECLARE
	content text;
BEGIN
	DROP TABLE IF EXISTS pg_temp.newsdip_load_line;
	CREATE TEMP TABLE newsdip_load_line (number integer GENERATED ALWAYS AS IDENTITY, line text) ON COMMIT DROP;
	EXECUTE format('COPY pg_temp.newsdip_load_line (line) FROM %L '
				   'WITH (FORMAT csv, DELIMITER E''\x01'', QUOTE E''\x02'', ENCODING ''UTF8'')', path);
	SELECT string_agg(coalesce(line, ''), E'\n' ORDER BY number) INTO content FROM pg_temp.newsdip_load_line;
	DROP TABLE pg_temp.newsdip_load_line;
	RETURN QUERY SELECT * FROM newsdip.load_gazetteer(coalesce(content, ''), partly, path);
END
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer_file(text, boolean) IS 'loads a tab-separated list, or JSON, from a file of the server into the dictionary and reports on each row';
