-- The way back: rows that newsdip ships and that were changed or removed here
-- become again what this version ships. Rows of one's own stay, but for those
-- that a shipped row became when its key was changed.

-- One table. What a row refers to must be there; only an entity comes back
-- without its state if that is gone.
CREATE FUNCTION newsdip.restore_rows(dictionary_table text, entity integer)
	RETURNS TABLE (relation text, action text, row_key jsonb, entity_id integer, name text, detail text)
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
	-- of the shipped row r: whom it is about, what it is called, what is missing
	about text;
	called text;
	lacking text;
	keys text[];
	others text[];
BEGIN
	SELECT about_whom, called_what, lacking_what INTO about, called, lacking FROM (VALUES
		('entity', 'r.entity_id', 'r.name', 'NULL'),
		('alias', 'r.entity_id', 'r.alias', 'newsdip.lacking(''entity'', r.entity_id)'),
		('office', 'r.body', 'r.name', 'newsdip.lacking(''entity'', r.body)'),
		('tenure', 'r.entity_id', '(SELECT o.name FROM newsdip.office AS o WHERE o.office_id = r.office_id)',
			'coalesce(newsdip.lacking(''office'', r.office_id), newsdip.lacking(''entity'', r.entity_id))'),
		('term', 'NULL::integer', 'r.term', 'NULL')) AS v(table_name, about_whom, called_what, lacking_what)
		WHERE table_name = dictionary_table;
	SELECT array_agg(attname ORDER BY attnum) FILTER (WHERE attnum = ANY (conkey)),
			array_agg(attname ORDER BY attnum) FILTER (WHERE attnum <> ALL (conkey))
		INTO keys, others
		FROM pg_attribute JOIN pg_constraint ON conrelid = attrelid AND contype = 'p'
		WHERE attrelid = format('newsdip.%I', dictionary_table)::regclass AND attnum > 0 AND NOT attisdropped;

	RETURN QUERY EXECUTE format($command$
		WITH wanted AS MATERIALIZED (
			SELECT r, s.row_key, %2$s AS entity_id, %3$s AS name, %4$s AS lacking, t.%10$I IS NOT NULL AS is_here,
				(SELECT string_agg(column_name, ', ' ORDER BY column_name)
				 FROM jsonb_each(to_jsonb(t) - 'origin') AS c(column_name, value)
				 WHERE value <> s.row_content -> column_name) AS differing
			FROM newsdip.shipped AS s
				CROSS JOIN LATERAL jsonb_populate_record(NULL::newsdip.%1$I, s.row_content
					|| '{"origin": "standard"}'
					|| CASE WHEN $1 IS NOT NULL AND newsdip.lacking('entity', (s.row_content ->> 'country')::integer) IS NOT NULL
						THEN '{"country": null}' ELSE '{}' END::jsonb) AS r
				LEFT JOIN newsdip.%1$I AS t ON %5$s
			WHERE s.relation = %1$L AND ($1 IS NULL OR %6$s)
		), moved AS (
			DELETE FROM newsdip.%1$I AS t
				USING newsdip.removal AS m JOIN wanted AS w USING (row_key),
					jsonb_populate_record(NULL::newsdip.%1$I, m.moved_to) AS r
				WHERE m.relation = %1$L AND m.moved_to IS NOT NULL AND w.lacking IS NULL AND NOT w.is_here
					AND t.origin = 'own' AND %5$s AND %1$L IN ('alias', 'tenure', 'term')
				RETURNING m.moved_to AS row_key, w.entity_id, w.name
		), changed AS (
			UPDATE newsdip.%1$I AS t SET (%7$s) = ROW(%8$s)
				FROM wanted AS w, LATERAL (SELECT (w.r).*) AS r
				WHERE %5$s AND w.lacking IS NULL AND t IS DISTINCT FROM w.r
				RETURNING w.row_key, w.entity_id, w.name, w.differing
		-- no join with wanted, whose rows the planner takes for few
		), entered AS (
			INSERT INTO newsdip.%1$I AS r SELECT (w.r).* FROM wanted AS w WHERE w.lacking IS NULL AND NOT w.is_here
				RETURNING newsdip.row_key(to_jsonb(r), %9$L) AS row_key, %2$s AS entity_id, %3$s AS name)
		SELECT %1$L, 'removed', row_key, entity_id, name, 'it had become this row' FROM moved
		UNION ALL SELECT %1$L, 'changed', row_key, entity_id, name, differing FROM changed
		UNION ALL SELECT %1$L, 'restored', row_key, entity_id, name, NULL FROM entered
		UNION ALL SELECT %1$L, 'refused', row_key, entity_id, name, lacking FROM wanted WHERE lacking IS NOT NULL
		ORDER BY 4, 3, 2
		$command$,
		dictionary_table, about, called, lacking,
		(SELECT string_agg(format('t.%1$I = r.%1$I', k), ' AND ') FROM unnest(keys) AS k),
		CASE dictionary_table
			WHEN 'tenure' THEN 'r.entity_id = $1 OR r.office_id IN (SELECT o.office_id FROM newsdip.office AS o WHERE o.body = $1)'
			ELSE about || ' = $1' END,
		(SELECT string_agg(quote_ident(o), ', ') FROM unnest(others) AS o),
		(SELECT string_agg('r.' || quote_ident(o), ', ') FROM unnest(others) AS o),
		keys, keys[1]) USING entity;
END
$$;
COMMENT ON FUNCTION newsdip.restore_rows(text, integer) IS 'restore_standard: the rows of one table';

CREATE FUNCTION newsdip.lacking(relation text, id integer) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('there is no %s %s', relation, id)
	WHERE NOT CASE relation
		WHEN 'entity' THEN EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = id)
		ELSE EXISTS (SELECT FROM newsdip.office AS o WHERE o.office_id = id) END
		AND id IS NOT NULL
$$;
COMMENT ON FUNCTION newsdip.lacking(text, integer) IS 'restore_standard: that the entity or office is not there, or NULL';

CREATE FUNCTION newsdip.restore_standard(entity integer DEFAULT NULL,
										 tables text[] DEFAULT '{entity,alias,office,tenure,term}')
	RETURNS TABLE (relation text, action text, row_key jsonb, entity_id integer, name text, detail text)
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
#variable_conflict use_column
DECLARE
	known text[] := '{entity,alias,office,tenure,term}';
	was_removed boolean;
	dictionary_table text;
BEGIN
	IF tables IS NULL OR NOT tables <@ known THEN
		RAISE EXCEPTION 'no table of the dictionary is named "%"', (SELECT min(t) FROM unnest(tables) AS t WHERE t <> ALL (known))
			USING ERRCODE = 'invalid_parameter_value',
				HINT = format('There are: %s.', array_to_string(known, ', '));
	END IF;
	-- one after the other, as lists are loaded
	PERFORM pg_advisory_xact_lock('newsdip.entity'::regclass::oid::integer, 0);
	was_removed := NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = entity);
	IF was_removed AND entity IS NOT NULL AND NOT EXISTS (SELECT FROM newsdip.shipped AS s
			WHERE s.relation = 'entity' AND s.row_key = jsonb_build_object('entity_id', entity)) THEN
		RAISE EXCEPTION 'there is no entity %', entity USING ERRCODE = 'no_data_found';
	END IF;

	FOREACH dictionary_table IN ARRAY known LOOP
		CONTINUE WHEN dictionary_table <> ALL (tables);
		RETURN QUERY SELECT * FROM newsdip.restore_rows(dictionary_table, entity);
		-- those who served a state that was removed serve it again
		IF dictionary_table = 'entity' AND was_removed AND entity IS NOT NULL THEN
			RETURN QUERY WITH changed AS (
				UPDATE newsdip.entity AS t SET country = entity, origin = 'standard'
					FROM newsdip.shipped AS s
					WHERE s.relation = 'entity' AND (s.row_content ->> 'country')::integer = entity
						AND t.entity_id = (s.row_key ->> 'entity_id')::integer AND t.country IS NULL
					RETURNING s.row_key, t.entity_id, t.name)
				SELECT 'entity', 'changed', row_key, entity_id, name, 'country' FROM changed ORDER BY entity_id;
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.restore_standard(integer, text[]) IS 'makes shipped rows that were changed or removed, of one entity or all, as shipped again, and reports on each';
