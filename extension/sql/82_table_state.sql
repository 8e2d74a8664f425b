-- What became of a tracked table since the last refresh, beside its rows: its
-- storage, the names of its columns, and whether it can be read at all.

-- The tables that hold the articles: partitions come and go, TRUNCATE gives a
-- table a new file, and disabling a trigger rewrites its row in pg_trigger. While
-- the notes belong to another owner than the articles there are none; changing
-- the owner of a table rewrites the row of its type. A difference means that
-- changes may have gone without a note.
CREATE FUNCTION newsdip.storage_state(articles regclass, change regclass) RETURNS text
	LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
	SELECT (SELECT string_agg(t.xmin::text, '/' ORDER BY c.oid) || ' '
			FROM pg_class AS c JOIN pg_type AS t ON t.oid = c.reltype WHERE c.oid IN (articles, change))
		|| coalesce(string_agg(format('%s/%s/%s', leaf, pg_relation_filenode(leaf), triggers), ' ' ORDER BY leaf), '')
	FROM (SELECT p.relid::oid AS leaf,
			(SELECT string_agg(format('%s:%s', t.xmin, t.tgenabled), ',' ORDER BY t.oid)
			 FROM pg_trigger AS t
			 WHERE t.tgrelid = p.relid AND t.tgfoid = 'newsdip.note_change()'::regprocedure) AS triggers
		FROM (SELECT relid FROM pg_partition_tree(articles) WHERE isleaf
				UNION SELECT articles) AS p) AS leaves
$$;
COMMENT ON FUNCTION newsdip.storage_state(regclass, regclass) IS 'which tables hold the articles, and whether they note changes';

-- Names of columns may have changed; after a restore their numbers have
CREATE FUNCTION newsdip.find_columns(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	columns name[] := ARRAY[t.body, t.published, t.title, t.language] || t.key;
BEGIN
	IF t.articles_oid = t.articles::oid THEN
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
		t.articles_oid := t.articles;
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.find_columns(newsdip.tracked_table) IS 'what the columns of a tracked table are called now';

CREATE FUNCTION newsdip.tracking_problem(t newsdip.tracked_table) RETURNS text
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	companions CONSTANT regclass[] := ARRAY[t.entity_mention, t.summit_mention, t.cooccurrence,
											t.summit_day, t.article, t.change];
	again text := format('call newsdip.untrack(%L) and newsdip.track() again', t.articles::text);
	owner oid := (SELECT relowner FROM pg_class WHERE oid = t.articles);
	item record;
BEGIN
	IF owner IS NULL THEN
		RETURN format('the table was dropped; newsdip.untrack(%s) drops its companions', t.articles::oid);
	END IF;
	SELECT r.companion, k.oid, k.relowner INTO item
		FROM unnest(companions) WITH ORDINALITY AS c (companion, place)
			CROSS JOIN LATERAL (SELECT c.companion UNION SELECT p.relid FROM pg_partition_tree(c.companion) AS p) AS r
			LEFT JOIN pg_class AS k ON k.oid = r.companion
		WHERE k.relowner IS DISTINCT FROM owner ORDER BY c.place, r.companion <> c.companion LIMIT 1;
	IF FOUND AND item.oid IS NULL THEN
		RETURN format('companion %s was dropped; %s', item.companion, again);
	ELSIF FOUND THEN
		RETURN format('companion %1$s belongs to %2$s; ALTER TABLE %1$s OWNER TO %3$s', item.companion,
					  item.relowner::regrole, owner::regrole);
	END IF;
	SELECT p.place, p.name INTO item
		FROM unnest(ARRAY[t.body, t.published, t.title, t.language] || t.key, t.column_numbers)
			WITH ORDINALITY AS p (name, number, place)
		WHERE p.name IS NOT NULL AND NOT EXISTS (SELECT FROM pg_attribute
			WHERE attrelid = t.articles AND NOT attisdropped
				AND CASE WHEN t.articles_oid = t.articles::oid THEN attnum = p.number ELSE attname = p.name END)
		ORDER BY p.place LIMIT 1;
	IF FOUND THEN
		RETURN format('column %I was dropped; %s', item.name, again);
	END IF;
	IF NOT EXISTS (SELECT FROM newsdip.primary_key(t.articles)) THEN
		RETURN format('the primary key was dropped; ALTER TABLE %s ADD PRIMARY KEY (...)', t.articles);
	END IF;
	IF t.articles_oid = t.articles::oid AND (SELECT array_agg(number ORDER BY place) FROM newsdip.primary_key(t.articles))
			<> t.column_numbers[5:]
		OR (SELECT array_agg(a.atttypid ORDER BY place) FROM newsdip.primary_key(t.articles) AS k
				JOIN pg_attribute AS a ON a.attrelid = t.articles AND a.attnum = k.number)
			IS DISTINCT FROM (SELECT array_agg(atttypid ORDER BY attnum) FROM pg_attribute
				WHERE attrelid = t.change AND attnum > 0 AND NOT attisdropped) THEN
		RETURN format('the primary key has other columns or types now; %s', again);
	END IF;
	IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = t.articles
			AND tgfoid = 'newsdip.note_change()'::regprocedure AND tgtype & 1 = 1) THEN
		RETURN format('trigger newsdip_note was dropped; %s', again);
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
	IF NOT has_table_privilege(owner, t.articles, 'SELECT') THEN
		RETURN format('%1$s may not read the table; GRANT SELECT ON %2$s TO %1$s', owner::regrole, t.articles);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.tracking_problem(newsdip.tracked_table) IS 'what keeps a tracked table from being refreshed, and what to do, or NULL';
