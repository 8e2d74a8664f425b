-- What became of a tracked table since the last refresh, beside its rows: its
-- storage, the names of its columns, and whether it can be read at all.

-- The tables that hold the articles: partitions come and go, TRUNCATE gives a
-- table a new file, and disabling a trigger rewrites its row in pg_trigger. While
-- the notes belong to another owner than the articles there are none; changing
-- the owner of a table rewrites the row of its type. A column of another type may
-- give another day without being rewritten. A difference means that changes may
-- have gone without a note. Files are those of the snapshot: one that is older
-- than a rewritten table sees it empty, and must not take that for its state.
CREATE FUNCTION newsdip.storage_state(t newsdip.tracked_table) RETURNS text
	LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT (SELECT string_agg(y.xmin::text, '/' ORDER BY c.oid) || ' '
			FROM pg_class AS c JOIN pg_type AS y ON y.oid = c.reltype WHERE c.oid IN (t.articles, t.change))
		|| (SELECT atttypid || ' ' FROM pg_attribute WHERE attrelid = t.articles AND attname = t.published)
		|| coalesce(string_agg(format('%s/%s/%s', leaf, file, triggers), ' ' ORDER BY leaf), '')
	FROM (SELECT p.relid::oid AS leaf,
			(SELECT c.relfilenode FROM pg_class AS c WHERE c.oid = p.relid) AS file,
			(SELECT string_agg(format('%s:%s', g.xmin, g.tgenabled), ',' ORDER BY g.oid)
			 FROM pg_trigger AS g
			 WHERE g.tgrelid = p.relid AND g.tgfoid = 'newsdip.note_change()'::regprocedure) AS triggers
		FROM (SELECT relid FROM pg_partition_tree(t.articles) WHERE isleaf
				UNION SELECT t.articles) AS p) AS leaves
$$;
COMMENT ON FUNCTION newsdip.storage_state(newsdip.tracked_table) IS 'which tables hold the articles, and whether they note changes';

-- Names of columns may have changed; after a restore their numbers have
CREATE FUNCTION newsdip.find_columns(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	columns name[] := ARRAY[t.body, t.published, t.title, t.language] || t.key;
BEGIN
	IF t.articles_mark = newsdip.table_mark(t.articles) THEN
		FOR place IN 1 .. cardinality(columns) LOOP
			columns[place] := (SELECT attname FROM pg_attribute
				WHERE attrelid = t.articles AND attnum = t.column_numbers[place] AND attnum > 0);
		END LOOP;
		t.body := columns[1];
		t.published := columns[2];
		t.title := columns[3];
		t.language := columns[4];
		t.key := columns[5:];
	ELSE
		FOR place IN 1 .. cardinality(columns) LOOP
			t.column_numbers[place] := coalesce((SELECT attnum FROM pg_attribute
				WHERE attrelid = t.articles AND attname = columns[place] AND NOT attisdropped), 0);
		END LOOP;
		t.articles_mark := newsdip.table_mark(t.articles);
		-- so have the triggers of the dictionary, which have missed nothing
		t.version := concat(split_part(t.version, ' ', 1), ' ', newsdip.dictionary_triggers());
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.find_columns(newsdip.tracked_table) IS 'what the columns of a tracked table are called now';

CREATE FUNCTION newsdip.track_again(articles regclass) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('call newsdip.untrack(%L) and newsdip.track() again', articles::text)
$$;
COMMENT ON FUNCTION newsdip.track_again(regclass) IS 'what to do about a table that cannot be tracked as it was';

CREATE FUNCTION newsdip.companion_problem(t newsdip.tracked_table) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	companions CONSTANT regclass[] := ARRAY[t.entity_mention, t.summit_mention, t.cooccurrence,
											t.summit_day, t.article, t.change];
	again CONSTANT text := newsdip.track_again(t.articles);
	owner CONSTANT oid := (SELECT relowner FROM pg_class WHERE oid = t.articles);
	item record;
BEGIN
	SELECT r.companion, k.oid, k.relowner INTO item
		FROM unnest(companions) WITH ORDINALITY AS c (companion, place)
			CROSS JOIN LATERAL (SELECT c.companion UNION SELECT p.relid FROM pg_partition_tree(c.companion) AS p) AS r
			LEFT JOIN pg_class AS k ON k.oid = r.companion
		WHERE k.relowner IS DISTINCT FROM owner OR k.relpersistence <> 'p'
		ORDER BY c.place, r.companion <> c.companion LIMIT 1;
	IF FOUND THEN
		RETURN CASE WHEN item.oid IS NULL THEN format('companion %s was dropped; %s', item.companion, again)
			WHEN item.relowner <> owner THEN format('companion %1$s belongs to %2$s; ALTER TABLE %1$s OWNER TO %3$s',
				item.companion, item.relowner::regrole, owner::regrole)
			ELSE format('companion %1$s is an unlogged table; ALTER TABLE %1$s SET LOGGED, or if a crash has emptied it %2$s',
				item.companion, again) END;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.companion_problem(newsdip.tracked_table) IS 'what is wrong with the companions, and what to do, or NULL';

CREATE FUNCTION newsdip.column_problem(t newsdip.tracked_table) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	again CONSTANT text := newsdip.track_again(t.articles);
	item record;
BEGIN
	SELECT p.name, a.atttypid INTO item
		FROM unnest(ARRAY[t.body, t.published, t.title, t.language] || t.key, t.column_numbers)
				WITH ORDINALITY AS p (name, number, place)
			LEFT JOIN pg_attribute AS a ON a.attrelid = t.articles AND NOT a.attisdropped
				AND CASE WHEN t.articles_mark = newsdip.table_mark(t.articles) THEN a.attnum = p.number ELSE a.attname = p.name END
		WHERE p.name IS NOT NULL AND (a.attnum IS NULL
			OR p.place = 1 AND NOT newsdip.type_fits(a.atttypid, 'text') OR p.place = 2 AND NOT newsdip.type_fits(a.atttypid, 'date'))
		ORDER BY p.place LIMIT 1;
	IF FOUND THEN
		RETURN format('column %I %s; %s', item.name,
					  coalesce('is of type ' || format_type(item.atttypid, NULL) || ' now', 'was dropped'), again);
	END IF;
	IF NOT EXISTS (SELECT FROM newsdip.primary_key(t.articles)) THEN
		RETURN format('the primary key was dropped; ALTER TABLE %s ADD PRIMARY KEY (...)', t.articles);
	END IF;
	IF t.articles_mark = newsdip.table_mark(t.articles) AND (SELECT array_agg(number ORDER BY place) FROM newsdip.primary_key(t.articles))
			<> t.column_numbers[5:]
		OR (SELECT array_agg(ROW(a.atttypid, a.atttypmod, a.attcollation) ORDER BY place) FROM newsdip.primary_key(t.articles) AS k
				JOIN pg_attribute AS a ON a.attrelid = t.articles AND a.attnum = k.number)
			IS DISTINCT FROM (SELECT array_agg(ROW(atttypid, atttypmod, attcollation) ORDER BY attnum) FROM pg_attribute
				WHERE attrelid = t.change AND attnum > 0 AND NOT attisdropped) THEN
		RETURN format('the primary key has other columns, types or collations now; %s', again);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.column_problem(newsdip.tracked_table) IS 'what is wrong with the columns and the key, and what to do, or NULL';

CREATE FUNCTION newsdip.tracking_problem(t newsdip.tracked_table) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	owner CONSTANT oid := (SELECT relowner FROM pg_class WHERE oid = t.articles);
	problem text;
	item record;
BEGIN
	IF owner IS NULL THEN
		RETURN format('the table was dropped; newsdip.untrack(%s) drops its companions', t.articles::oid);
	END IF;
	problem := coalesce(newsdip.companion_problem(t), newsdip.column_problem(t));
	IF problem IS NOT NULL THEN
		RETURN problem;
	END IF;
	-- making companions takes more, which is asked when some are to be made
	SELECT nspname AS schema INTO item FROM pg_namespace
		WHERE (nspname = 'newsdip' OR oid IN (SELECT relnamespace FROM pg_class WHERE oid = ANY (
				ARRAY[t.articles, t.entity_mention, t.summit_mention, t.cooccurrence, t.summit_day, t.article, t.change]::oid[])))
			AND NOT has_schema_privilege(owner, oid, 'USAGE')
		ORDER BY nspname LIMIT 1;
	IF FOUND THEN
		RETURN format('%1$s may not use schema %2$I; GRANT USAGE ON SCHEMA %2$I TO %1$s', owner::regrole, item.schema);
	END IF;
	IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = t.articles
			AND tgfoid = 'newsdip.note_change()'::regprocedure AND tgtype & 1 = 1) THEN
		RETURN format('trigger newsdip_note was dropped; %s', newsdip.track_again(t.articles));
	END IF;
	SELECT g.tgrelid::regclass AS relation, g.tgname INTO item
		FROM pg_trigger AS g WHERE g.tgfoid = 'newsdip.note_change()'::regprocedure AND g.tgenabled IN ('D', 'R')
			AND (g.tgrelid = t.articles OR g.tgrelid IN (SELECT relid FROM pg_partition_tree(t.articles)))
		ORDER BY g.tgrelid LIMIT 1;
	IF FOUND THEN
		RETURN format('trigger %1$I is disabled; ALTER TABLE %2$s ENABLE ALWAYS TRIGGER %1$I', item.tgname, item.relation);
	END IF;
	IF newsdip.table_without_log(t.articles) IS NOT NULL THEN
		RETURN format('%1$s is an unlogged table, which a crash empties without a note; ALTER TABLE %1$s SET LOGGED',
					  newsdip.table_without_log(t.articles));
	END IF;
	IF EXISTS (SELECT FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhparent
			WHERE i.inhparent = t.articles AND c.relkind = 'r') THEN
		RETURN format('%s has child tables, whose rows are not read; take them away by ALTER TABLE ... NO INHERIT', t.articles);
	END IF;
	IF NOT has_table_privilege(owner, t.articles, 'SELECT') THEN
		RETURN format('%1$s may not read the table; GRANT SELECT ON %2$s TO %1$s', owner::regrole, t.articles);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.tracking_problem(newsdip.tracked_table) IS 'what keeps a tracked table from being refreshed, and what to do, or NULL';
