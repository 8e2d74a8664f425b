-- Walks through all articles in the order of their key: the first one, which fills
-- the companions, and one after the dictionary changed, which reads those again
-- that the change may touch.

CREATE FUNCTION newsdip.dictionary_version() RETURNS numeric
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT mod(mod(sum(change), 18446744073709551616) + 18446744073709551616, 18446744073709551616)
	FROM newsdip.dictionary_change
$$;
COMMENT ON FUNCTION newsdip.dictionary_version() IS 'the version of the dictionary that this statement sees';

-- What is done while these are switched off is in no version of the dictionary
CREATE FUNCTION newsdip.dictionary_triggers() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT md5(string_agg(g.xmin::text, ' ' ORDER BY g.tgrelid, g.tgname)) FROM pg_trigger AS g
	WHERE g.tgname IN ('a_row', 'a_truncate') AND g.tgrelid IN ('newsdip.entity'::regclass, 'newsdip.alias'::regclass,
		'newsdip.office'::regclass, 'newsdip.tenure'::regclass, 'newsdip.term'::regclass)
$$;
COMMENT ON FUNCTION newsdip.dictionary_triggers() IS 'another text after the triggers that note changes of the dictionary were switched';

CREATE FUNCTION newsdip.reader_version() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT concat(extversion, ' ', newsdip.dictionary_triggers()) FROM pg_extension WHERE extname = 'newsdip'
$$;
COMMENT ON FUNCTION newsdip.reader_version() IS 'another text when all articles are to be read again, whatever the version of the dictionary says';

-- The next articles of a pass. What is read goes through a table of its own, as
-- only CREATE TABLE AS lets parallel workers read.
CREATE FUNCTION newsdip.continue_pass(INOUT t newsdip.tracked_table, chunk_size integer,
		OUT articles_read bigint)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	source text := newsdip.from_articles(t.articles);
	after text := newsdip.key_after(t.articles, t.key, 'a', t.pass_after);
	schema name := (SELECT nspname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
					WHERE pg_class.oid = t.articles);
	scratch text := format('%I.newsdip_scratch_%s', schema, t.articles::oid);
	upto text[];
	range text;
	before record;
	entered record;
	no_keys CONSTANT text[] := NULL;
BEGIN
	PERFORM newsdip.check_schema(schema);
	EXECUTE format('SELECT %s FROM %s AS a WHERE %s ORDER BY %s OFFSET %s LIMIT 1',
				   newsdip.key_text(t.key, 'a'), source, after, newsdip.key_list(t.key, 'a'), chunk_size - 1)
		INTO upto;
	range := concat_ws(' AND ', after, newsdip.key_upto(t.articles, t.key, 'a', upto));
	IF t.pass_phrases IS NOT NULL THEN
		range := format('%s AND (newsdip.may_name(a.%I::text, %L::text[]) OR EXISTS (SELECT FROM %s AS c WHERE %s '
						'AND c.entities && %L::integer[]))', range, t.body, t.pass_phrases, t.article,
						newsdip.key_match(t.articles, t.key, 'a', t.companion_key, 'c'), t.pass_entities);
	END IF;
	IF t.pass = 'first' THEN
		range := format('%s AND NOT EXISTS (SELECT FROM %s AS c WHERE %s)', range, t.article,
						newsdip.key_match(t.articles, t.key, 'a', t.companion_key, 'c'));
	END IF;
	EXECUTE format('CREATE UNLOGGED TABLE %s AS %s', scratch,
				   newsdip.reading_query(t, source || ' AS a', range));
	GET DIAGNOSTICS articles_read = ROW_COUNT;
	IF t.pass = 'first' THEN
		SELECT NULL::newsdip.tracked_units[] AS units, NULL::newsdip.tracked_tally[] AS tallies, 0::bigint AS articles
			INTO before;
	ELSE
		EXECUTE format('SELECT f.* FROM newsdip.forget_articles($1, ARRAY(SELECT ROW(%s)::%s FROM %s AS s)) AS f',
					   newsdip.key_list(t.companion_key, 's'), t.change, scratch)
			INTO before USING t;
	END IF;
	SELECT * INTO entered FROM newsdip.enter_articles(t, 'SELECT * FROM ' || scratch, no_keys);
	EXECUTE format('DROP TABLE %s', scratch);
	PERFORM newsdip.change_days(t, entered.units, before.units, entered.tallies, before.tallies);
	t.done := t.done + entered.articles - before.articles;
	t.pass_after := upto;
	IF upto IS NULL THEN
		t.pass := NULL;
		t.dictionary := t.pass_dictionary;
		t.dictionary_snapshot := t.pass_snapshot;
		t.version := t.pass_version;
		t.pass_dictionary := NULL;
		t.pass_snapshot := NULL;
		t.pass_phrases := NULL;
		t.pass_entities := NULL;
		t.pass_version := NULL;
		t.pass_done := t.pass_total;
	ELSE
		t.pass_done := least(t.pass_done + chunk_size, t.pass_total);
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.continue_pass(newsdip.tracked_table, integer) IS 'reads the next articles of a walk through all';

-- Which articles a change of the dictionary may touch, from the notes of edits
-- that the snapshot of the last version does not see. NULL if these do not make up
-- the difference, or would be more work than reading all.
CREATE FUNCTION newsdip.touched_by_edits(t newsdip.tracked_table, version numeric,
		OUT phrases text[], OUT entities integer[])
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	noted numeric;
	names bigint;
	wraps CONSTANT numeric := 18446744073709551616;
BEGIN
	IF t.dictionary_snapshot IS NULL OR t.version IS DISTINCT FROM newsdip.reader_version() THEN
		RETURN;
	END IF;
	SELECT sum(change) INTO noted
		FROM (SELECT DISTINCT change FROM newsdip.dictionary_edit
			WHERE NOT pg_visible_in_snapshot(transaction, t.dictionary_snapshot)) AS edits;
	IF mod(version - t.dictionary - noted, wraps) IS DISTINCT FROM 0 THEN
		RETURN;
	END IF;
	SELECT coalesce(array_agg(DISTINCT phrase) FILTER (WHERE phrase IS NOT NULL), '{}'),
			coalesce(array_agg(DISTINCT entity_id) FILTER (WHERE entity_id IS NOT NULL), '{}'), count(*)
		INTO phrases, entities, names
		-- the same name may have been edited many times over
		FROM (SELECT DISTINCT phrase, entity_id FROM newsdip.dictionary_edit
			WHERE NOT pg_visible_in_snapshot(transaction, t.dictionary_snapshot) LIMIT 10001) AS edits;
	IF names > 10000 OR EXISTS (SELECT FROM newsdip.dictionary_edit
			WHERE everything AND NOT pg_visible_in_snapshot(transaction, t.dictionary_snapshot)) THEN
		phrases := NULL;
		entities := NULL;
		RETURN;
	END IF;
	-- what names an office names its body, too ("Kapolri"), also where nobody held it
	phrases := ARRAY(SELECT unnest(phrases)
		UNION SELECT name FROM newsdip.entity WHERE entity_id = ANY (entities)
		UNION SELECT alias FROM newsdip.alias WHERE entity_id = ANY (entities)
		UNION SELECT term FROM newsdip.term WHERE role = 'office_name' AND value = ANY (entities));
	-- whether persons' names begin with a word says also whose last names stand
	-- behind it
	phrases := phrases || ARRAY(
		SELECT split_part(newsdip.fold_name(phrase), ' ', 1) FROM unnest(phrases) AS noted(phrase)
			WHERE newsdip.fold_name(phrase) LIKE '% %'
		EXCEPT SELECT split_part(newsdip.fold_name(n.name), ' ', 1)
			FROM (SELECT entity_id, name FROM newsdip.entity
				UNION ALL SELECT entity_id, alias FROM newsdip.alias WHERE match = 'name') AS n
				JOIN newsdip.entity AS e USING (entity_id)
			WHERE e.kind = 'person' AND n.name <> ALL (phrases) AND newsdip.fold_name(n.name) LIKE '% %')
		-- whether they end with the name of a state, place or body, that this may
		-- be a last name
		|| ARRAY(
		SELECT regexp_replace(newsdip.fold_name(phrase), '^.* ', '') FROM unnest(phrases) AS noted(phrase)
			WHERE newsdip.fold_name(phrase) LIKE '% %'
		INTERSECT SELECT newsdip.fold_name(n.name)
			FROM (SELECT entity_id, name FROM newsdip.entity
				UNION ALL SELECT entity_id, alias FROM newsdip.alias) AS n
				JOIN newsdip.entity AS e USING (entity_id)
			WHERE e.kind <> 'person' AND n.name NOT LIKE '% %')
		-- and whether names begin with two words, what abbreviations mean
		|| ARRAY(
		SELECT DISTINCT (regexp_match(newsdip.fold_name(phrase), '^[^ ]+ [^ ]+(?= )'))[1] FROM unnest(phrases) AS noted(phrase)
			WHERE newsdip.fold_name(phrase) LIKE '% % %');
END
$$;
COMMENT ON FUNCTION newsdip.touched_by_edits(newsdip.tracked_table, numeric) IS 'what edits of the dictionary since the last pass were about';

-- Start or restart a pass if need be. One that is under way begins anew when the
-- dictionary changes, for all edits since the last that came to its end.
CREATE FUNCTION newsdip.begin_pass(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	version text := newsdip.reader_version();
	seen record;
BEGIN
	SELECT newsdip.dictionary_version() AS dictionary, pg_current_snapshot() AS snapshot INTO seen;
	IF t.pass IS NULL AND (t.dictionary IS DISTINCT FROM seen.dictionary OR t.version IS DISTINCT FROM version)
		OR t.pass = 'dictionary' AND (t.pass_dictionary, t.pass_version) IS DISTINCT FROM (seen.dictionary, version)
	THEN
		t.pass := 'dictionary';
		t.pass_dictionary := NULL;
	END IF;
	IF t.pass IS NOT NULL AND t.pass_dictionary IS NULL THEN
		t.pass_after := NULL;
		t.pass_done := 0;
		t.pass_dictionary := seen.dictionary;
		t.pass_snapshot := seen.snapshot;
		t.pass_version := version;
		t.pass_phrases := NULL;
		t.pass_entities := NULL;
		IF t.pass = 'dictionary' THEN
			SELECT e.phrases, e.entities INTO t.pass_phrases, t.pass_entities
				FROM newsdip.touched_by_edits(t, seen.dictionary) AS e;
		END IF;
		EXECUTE format('SELECT count(*) FROM %s', newsdip.from_articles(t.articles)) INTO t.pass_total;
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.begin_pass(newsdip.tracked_table) IS 'starts a walk through all articles if one is needed';
