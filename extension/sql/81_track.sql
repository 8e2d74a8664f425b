-- Making and dropping companions.

-- The columns of a primary key, with what comparing them takes. Operators are
-- named with their schema, since types of other extensions live anywhere.
CREATE FUNCTION newsdip.primary_key(articles regclass,
		OUT place integer, OUT name name, OUT number smallint, OUT type text,
		OUT equal text, OUT greater text, OUT greater_or_equal text, OUT less_or_equal text)
	RETURNS SETOF record LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	-- in PL/pgSQL, which plans this once a session
	RETURN QUERY SELECT k.place::integer, a.attname, a.attnum,
		concat(format_type(a.atttypid, a.atttypmod),
			(SELECT format(' COLLATE %I.%I', n.nspname, c.collname)
				FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace
				WHERE c.oid = a.attcollation)),
		o.operators[3], o.operators[5], o.operators[4], o.operators[2]
	FROM pg_index AS i
		CROSS JOIN LATERAL unnest(i.indkey::smallint[], i.indclass::oid[])
			WITH ORDINALITY AS k (number, opclass, place)
		JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.number
		JOIN pg_opclass AS u ON u.oid = k.opclass
		-- a key WITHOUT OVERLAPS is a GiST index, whose operators are others
		JOIN pg_opclass AS c ON c.opcmethod = (SELECT oid FROM pg_am WHERE amname = 'btree')
			AND CASE WHEN u.opcmethod = c.opcmethod THEN c.oid = u.oid ELSE c.opcintype = u.opcintype AND c.opcdefault END
		CROSS JOIN LATERAL (
			SELECT array_agg(format('OPERATOR(%I.%s)', n.nspname, p.oprname) ORDER BY m.amopstrategy) AS operators
			FROM pg_amop AS m JOIN pg_operator AS p ON p.oid = m.amopopr
				JOIN pg_namespace AS n ON n.oid = p.oprnamespace
			WHERE m.amopfamily = c.opcfamily AND m.amoplefttype = c.opcintype
				AND m.amoprighttype = c.opcintype AND m.amopstrategy BETWEEN 1 AND 5) AS o
	WHERE i.indrelid = articles AND i.indisprimary AND k.place <= i.indnkeyatts
	ORDER BY k.place;
END
$$;
COMMENT ON FUNCTION newsdip.primary_key(regclass) IS 'the columns of the primary key of a table, and the operators of its index';

-- A name that fits, whatever the bytes of a character
CREATE FUNCTION newsdip.companion_name(base name, suffix text) RETURNS name
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	beginning text := base;
BEGIN
	WHILE beginning <> '' AND octet_length(beginning || suffix) > 63 LOOP
		beginning := left(beginning, -1);
	END LOOP;
	RETURN beginning || suffix;
END
$$;
COMMENT ON FUNCTION newsdip.companion_name(name, text) IS 'the name of a companion, cut to fit';

-- The expression that gives an article's day. Days that are not known, NULL
-- and infinite ones, are NULL.
CREATE FUNCTION newsdip.day_expression(articles regclass, published name, time_zone text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
	SELECT CASE WHEN b.oid = 'timestamptz'::regtype
		-- some zones have no time for what is within a day of the first and the last
		THEN format('CASE WHEN a.%1$I BETWEEN ''4714-11-25 00:00+00 BC'' AND ''294276-12-30 00:00+00'' '
			'THEN (a.%1$I AT TIME ZONE %2$L)::date END', published, time_zone)
		ELSE format('CASE WHEN isfinite(a.%1$I) THEN a.%1$I::date END', published) END
	FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
		JOIN pg_type AS b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
	WHERE a.attrelid = articles AND a.attname = published;
$$;
COMMENT ON FUNCTION newsdip.day_expression(regclass, name, text) IS 'the SQL expression that turns the published column into a day';

CREATE FUNCTION newsdip.type_fits(type_id oid, wanted text) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE wanted WHEN 'text' THEN b.typcategory = 'S'
		ELSE b.oid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) END
	FROM pg_type AS t JOIN pg_type AS b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
	WHERE t.oid = type_id
$$;
COMMENT ON FUNCTION newsdip.type_fits(oid, text) IS 'whether columns of a type can be read as text, or as date';

CREATE FUNCTION newsdip.check_column(articles regclass, column_name name, purpose text, wanted text)
	RETURNS smallint LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	number smallint;
	type_id oid;
BEGIN
	IF column_name IS NULL THEN
		RETURN 0;
	END IF;
	SELECT a.attnum, a.atttypid INTO number, type_id FROM pg_attribute AS a
		WHERE a.attrelid = articles AND a.attname = column_name
			AND a.attnum > 0 AND NOT a.attisdropped;
	IF number IS NULL THEN
		RAISE EXCEPTION 'column "%" of table % does not exist', column_name, articles
			USING ERRCODE = 'undefined_column',
				HINT = format('Name the column: newsdip.track(%L, %s => ''...'').', articles::text, purpose);
	END IF;
	IF NOT newsdip.type_fits(type_id, wanted) THEN
		RAISE EXCEPTION 'column "%" of table % is of type %', column_name, articles, format_type(type_id, NULL)
			USING ERRCODE = 'datatype_mismatch',
				HINT = format('The %s must be of type %s.', CASE purpose WHEN 'published' THEN 'published date' ELSE purpose END,
							  CASE wanted WHEN 'text' THEN 'text' ELSE 'date or timestamp' END);
	END IF;
	RETURN number;
END
$$;
COMMENT ON FUNCTION newsdip.check_column(regclass, name, text, text) IS 'the number of a column for track(), or an error that says what is wrong';

CREATE FUNCTION newsdip.table_without_log(articles regclass) RETURNS regclass
	LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT oid::regclass FROM pg_class
	WHERE oid IN (SELECT articles::oid UNION SELECT relid FROM pg_partition_tree(articles)) AND relpersistence <> 'p'
	ORDER BY oid LIMIT 1
$$;
COMMENT ON FUNCTION newsdip.table_without_log(regclass) IS 'the table or a partition of it that is temporary or unlogged, or NULL';

CREATE FUNCTION newsdip.check_articles(articles regclass) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	class pg_class;
	tracked_part CONSTANT regclass := (SELECT t.articles FROM newsdip.tracked_table AS t
		JOIN pg_partition_tree(check_articles.articles) AS p ON p.relid = t.articles WHERE p.level > 0 LIMIT 1);
BEGIN
	SELECT * INTO class FROM pg_class WHERE oid = articles;
	IF class.relkind NOT IN ('r', 'p') THEN
		RAISE EXCEPTION '% is not a table', articles
			USING ERRCODE = 'wrong_object_type',
				HINT = 'Track the table that the articles are stored in; changes of views and foreign tables cannot be noted.';
	ELSIF class.relispartition THEN
		RAISE EXCEPTION '% is a partition', articles
			USING ERRCODE = 'wrong_object_type',
				HINT = 'Track the partitioned table that it belongs to.';
	ELSIF newsdip.table_without_log(articles) IS NOT NULL THEN
		RAISE EXCEPTION '% is a temporary or unlogged table', newsdip.table_without_log(articles)
			USING ERRCODE = 'wrong_object_type',
				HINT = 'Its rows may go unnoticed. Track a logged table.';
	ELSIF tracked_part IS NOT NULL THEN
		RAISE EXCEPTION 'partition % is tracked by itself', tracked_part
			USING ERRCODE = 'duplicate_object',
				HINT = format('Call newsdip.untrack(%L) first.', tracked_part::text);
	ELSIF class.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits WHERE inhparent = articles) THEN
		RAISE EXCEPTION '% has child tables', articles
			USING ERRCODE = 'wrong_object_type',
				HINT = 'Use a partitioned table in place of inheritance.';
	ELSIF NOT EXISTS (SELECT FROM newsdip.primary_key(articles)) THEN
		RAISE EXCEPTION '% has no primary key', articles
			USING ERRCODE = 'invalid_table_definition',
				HINT = format('Add one: ALTER TABLE %s ADD PRIMARY KEY (...).', articles);
	ELSIF EXISTS (SELECT FROM newsdip.tracked_table AS t WHERE t.articles = check_articles.articles) THEN
		RAISE EXCEPTION '% is tracked already', articles
			USING ERRCODE = 'duplicate_object',
				HINT = format('To track it in another way, call newsdip.untrack(%L) first.', articles::text);
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.check_articles(regclass) IS 'an error if the table cannot be tracked';

-- The schema must be open to the owner of the articles, as whom this runs
CREATE FUNCTION newsdip.check_schema(schema name) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NOT has_schema_privilege(schema, 'USAGE') OR NOT has_schema_privilege(schema, 'CREATE') THEN
		RAISE EXCEPTION 'owner % may not make companions in schema %', quote_ident(current_user), quote_ident(schema)
			USING ERRCODE = 'insufficient_privilege',
				HINT = format('GRANT USAGE, CREATE ON SCHEMA %I TO %I.', schema, current_user);
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.check_schema(name) IS 'an error if the owner of the articles may not make tables there';

-- Create the companions of a row of tracked_table, whose names it is given
CREATE FUNCTION newsdip.create_companions(t newsdip.tracked_table)
	RETURNS newsdip.tracked_table LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	base name := (SELECT relname FROM pg_class WHERE oid = t.articles);
	schema name := (SELECT nspname FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid
					WHERE pg_class.oid = t.articles);
	key_definition text := (SELECT string_agg(format('%I %s', t.companion_key[place], type), ', ' ORDER BY place)
							FROM newsdip.primary_key(t.articles));
	key_list text := (SELECT string_agg(quote_ident(c), ', ' ORDER BY place)
					  FROM unnest(t.companion_key) WITH ORDINALITY AS k (c, place));
	partition_key text := (SELECT ' PARTITION BY ' || p.key FROM newsdip.partitions(t.articles, t.key, t.companion_key) AS p
						   WHERE p.path = '{}');
	definition text;
	suffix text;
	companion text;
BEGIN
	FOR suffix, definition IN VALUES
		('entity_mention', '%2$s, day date, mention integer NOT NULL, entity_id integer NOT NULL, '
			'via newsdip.mention_via NOT NULL, start integer NOT NULL, length integer NOT NULL, '
			'sentence integer NOT NULL, paragraph integer NOT NULL, PRIMARY KEY (%3$s, mention)'),
		('summit_mention', '%2$s, day date, mention integer NOT NULL, kind newsdip.contact_kind NOT NULL, '
			'status newsdip.contact_status NOT NULL, level newsdip.contact_level, participants integer[], '
			'participant_names text[], place integer, during daterange, cameo text, plover text, '
			'contact integer, trigger text, start integer, length integer, sentence integer, '
			'PRIMARY KEY (%3$s, mention)'),
		('cooccurrence', 'span newsdip.bucket_span NOT NULL, since date NOT NULL, '
			'counts newsdip.cooccurrence NOT NULL, contacts newsdip.cooccurrence, PRIMARY KEY (span, since)'),
		('summit_day', 'day date NOT NULL, kind newsdip.contact_kind NOT NULL, '
			'status newsdip.contact_status NOT NULL, level newsdip.contact_level, place integer, '
			'mentions bigint NOT NULL, UNIQUE NULLS NOT DISTINCT (day, kind, status, level, place)'),
		('article', '%2$s, day date, language text, fingerprint bigint, simhash bigint, '
			'entities integer[], PRIMARY KEY (%3$s)'),
		('change', '%4$s')
	LOOP
		companion := format('%I.%I', schema, newsdip.companion_name(base, '_' || suffix));
		IF to_regclass(companion) IS NOT NULL THEN
			RAISE EXCEPTION 'relation % exists already', companion
				USING ERRCODE = 'duplicate_table',
					HINT = 'Companions are named after their table. Rename or drop what has the name.';
		END IF;
		EXECUTE format('CREATE TABLE %1$s (' || definition || ')', companion, key_definition, key_list, key_definition)
			|| CASE WHEN suffix IN ('entity_mention', 'summit_mention', 'article') THEN coalesce(partition_key, '') ELSE '' END;
		EXECUTE format('COMMENT ON TABLE %s IS %L', companion,
					   format('newsdip: %s of %s', replace(suffix, '_', ' '), t.articles));
		CASE suffix
			WHEN 'entity_mention' THEN
				t.entity_mention := companion;
				EXECUTE format('CREATE INDEX ON %s (entity_id, day)', companion);
			WHEN 'summit_mention' THEN
				t.summit_mention := companion;
				EXECUTE format('CREATE INDEX ON %s (day)', companion);
				EXECUTE format('CREATE INDEX ON %s (lower(during)) WHERE during IS NOT NULL', companion);
			WHEN 'cooccurrence' THEN
				t.cooccurrence := companion;
			WHEN 'summit_day' THEN
				t.summit_day := companion;
			WHEN 'article' THEN
				t.article := companion;
				EXECUTE format('CREATE INDEX ON %s (day)', companion);
			WHEN 'change' THEN
				t.change := companion;
		END CASE;
		-- where all tables are published, what has no key could not be deleted from
		IF suffix IN ('summit_day', 'change') THEN
			EXECUTE format('ALTER TABLE %s REPLICA IDENTITY FULL', companion);
		END IF;
	END LOOP;
	RETURN t;
END
$$;
COMMENT ON FUNCTION newsdip.create_companions(newsdip.tracked_table) IS 'creates the companions of a table';

-- Triggers of a partition that come from the whole go with that
CREATE FUNCTION newsdip.drop_note_triggers(articles regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	noting record;
BEGIN
	FOR noting IN SELECT tgrelid::regclass AS relation, tgname FROM pg_trigger
		WHERE tgfoid = 'newsdip.note_change()'::regprocedure AND tgparentid = 0
			AND (tgrelid = articles OR tgrelid IN (SELECT relid FROM pg_partition_tree(articles)))
	LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', noting.tgname, noting.relation);
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.drop_note_triggers(regclass) IS 'makes a table note its changes no more';

CREATE FUNCTION newsdip.create_note_triggers(articles regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- a dump of the table alone has brought them along
	PERFORM newsdip.drop_note_triggers(articles);
	EXECUTE format('CREATE TRIGGER newsdip_note AFTER INSERT OR UPDATE OR DELETE ON %s '
				   'FOR EACH ROW EXECUTE FUNCTION newsdip.note_change()', articles);
	EXECUTE format('CREATE TRIGGER newsdip_note_truncate AFTER TRUNCATE ON %s '
				   'EXECUTE FUNCTION newsdip.note_change()', articles);
	EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER newsdip_note', articles);
	EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER newsdip_note_truncate', articles);
END
$$;
COMMENT ON FUNCTION newsdip.create_note_triggers(regclass) IS 'makes a table note its changes';

-- A restore, or whoever disabled and enabled them, may have left these fire on
-- origin only. That can wait while somebody writes, behind whom others would wait.
CREATE FUNCTION newsdip.enable_note_triggers(articles regclass) RETURNS void
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	silent record;
	patience CONSTANT text := current_setting('lock_timeout');
BEGIN
	FOR silent IN SELECT tgrelid::regclass AS relation, tgname FROM pg_trigger
		WHERE tgenabled = 'O' AND tgfoid = 'newsdip.note_change()'::regprocedure
			AND (tgrelid = articles OR tgrelid IN (SELECT relid FROM pg_partition_tree(articles)))
		ORDER BY tgrelid
	LOOP
		PERFORM set_config('lock_timeout', '500ms', true);
		EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', silent.relation, silent.tgname);
		PERFORM set_config('lock_timeout', patience, true);
	END LOOP;
EXCEPTION WHEN lock_not_available THEN
	RETURN;
END
$$;
COMMENT ON FUNCTION newsdip.enable_note_triggers(regclass) IS 'makes a table note its changes under every replication role';

CREATE FUNCTION newsdip.track_work(articles regclass, body name, published name,
		title name, language name, time_zone text)
	RETURNS newsdip.tracked_table LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	taken CONSTANT name[] := '{day,mention,entity_id,via,start,length,sentence,paragraph,kind,status,level,'
		'participants,participant_names,place,during,cameo,plover,contact,trigger,language,fingerprint,'
		'simhash,entities,article}';
	t newsdip.tracked_table;
	key_column name;
	column_name name;
BEGIN
	PERFORM newsdip.check_schema(nspname) FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid
		WHERE pg_class.oid = articles;
	-- what is no table is refused next, and not everything can be locked
	IF (SELECT relkind FROM pg_class WHERE oid = articles) IN ('r', 'p') THEN
		EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', articles);
	END IF;
	PERFORM newsdip.check_articles(articles);
	PERFORM '2000-01-01'::timestamptz AT TIME ZONE time_zone;	-- an error if there is no such zone
	t.articles := articles;
	t.articles_mark := newsdip.table_mark(articles);
	t.body := body;
	t.published := published;
	t.title := title;
	t.language := language;
	t.time_zone := time_zone;
	t.near := current_setting('newsdip.near');
	SELECT array_agg(k.name ORDER BY k.place) INTO t.key FROM newsdip.primary_key(articles) AS k;
	t.column_numbers := ARRAY[newsdip.check_column(articles, body, 'body', 'text'),
			newsdip.check_column(articles, published, 'published', 'date'),
			newsdip.check_column(articles, title, 'title', 'text'),
			newsdip.check_column(articles, language, 'language', 'text')]
		|| (SELECT array_agg(k.number ORDER BY k.place) FROM newsdip.primary_key(articles) AS k);
	t.companion_key := '{}';
	FOREACH key_column IN ARRAY t.key LOOP
		column_name := key_column;
		WHILE column_name = ANY (taken || t.companion_key)
			OR column_name <> key_column AND column_name = ANY (t.key) LOOP
			column_name := newsdip.companion_name(('article_' || column_name)::name, '');
		END LOOP;
		t.companion_key := t.companion_key || column_name;
	END LOOP;
	t := newsdip.create_companions(t);
	PERFORM newsdip.attach_partitions(t);
	PERFORM newsdip.create_note_triggers(articles);
	t.pass := 'first';
	t.pass_total := 0;
	t.pass_done := 0;
	t.up_to_date := false;
	t.done := 0;
	RETURN t;
END
$$;
COMMENT ON FUNCTION newsdip.track_work(regclass, name, name, name, name, text) IS 'track(), as the owner of the table';

CREATE FUNCTION newsdip.untrack_work(t newsdip.tracked_table)
	RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	companion regclass;
BEGIN
	PERFORM newsdip.drop_note_triggers(t.articles);
	FOR companion IN SELECT oid FROM pg_class
		WHERE oid = ANY (ARRAY[t.entity_mention, t.summit_mention, t.cooccurrence,
							   t.summit_day, t.article, t.change]::oid[])
	LOOP
		EXECUTE format('DROP TABLE %s', companion);
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.untrack_work(newsdip.tracked_table) IS 'untrack(), as the owner of the companions';
