-- What happens when the dictionary is changed. These triggers are always on,
-- whatever session_replication_role says, so that replication and restores are
-- noticed like anything else. They are made after the standard rows are
-- loaded, which therefore costs no trigger calls.

CREATE FUNCTION newsdip.dictionary_row() RETURNS trigger
	LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_dictionary_row';
COMMENT ON FUNCTION newsdip.dictionary_row() IS 'trigger: checks the names of a new dictionary row and notes the change';

CREATE FUNCTION newsdip.dictionary_truncate() RETURNS trigger
	LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_dictionary_truncate';
COMMENT ON FUNCTION newsdip.dictionary_truncate() IS 'trigger: notes that a dictionary table was truncated';

CREATE FUNCTION newsdip.removals_exist() RETURNS boolean
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'newsdip_removals_exist';
COMMENT ON FUNCTION newsdip.removals_exist() IS 'whether any standard row may have been removed; cheap, for conditions of triggers';

CREATE FUNCTION newsdip.in_extension_script() RETURNS boolean
	LANGUAGE c STABLE PARALLEL RESTRICTED AS 'MODULE_PATHNAME', 'newsdip_in_extension_script';
COMMENT ON FUNCTION newsdip.in_extension_script() IS 'whether CREATE or ALTER EXTENSION is running, whose rows are standard';

-- The functions below write removal and shipped for whoever may write the table
-- that they are a trigger of, hence SECURITY DEFINER; they evaluate nothing of a user's.
-- Their arguments are the columns of the primary key. A key has a date range in
-- it, which is to read the same whatever the session's style.

CREATE FUNCTION newsdip.row_key(row_image jsonb, columns text[]) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT pg_catalog.jsonb_object_agg(key_column, row_image OPERATOR(pg_catalog.->) key_column)
			FROM pg_catalog.unnest(columns) AS key_column);
COMMENT ON FUNCTION newsdip.row_key(jsonb, text[]) IS 'the primary key of a dictionary row as it stands in removal';

-- Whoever may execute them, say since all functions of the schema were granted,
-- must not gain those rights by triggers on tables of their own.
CREATE FUNCTION newsdip.refuse_other_tables(schema name) RETURNS void
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF schema <> 'newsdip' THEN
		RAISE EXCEPTION 'not called as a trigger of a table of newsdip'
			USING ERRCODE = 'trigger_protocol_violated';
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.refuse_other_tables(name) IS 'an error unless this is the schema of newsdip; for its triggers';

CREATE FUNCTION newsdip.keep_origin() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
	old_key jsonb;
	new_key jsonb;
	absorbed boolean := false;
	replication_role text := current_setting('session_replication_role');
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	IF TG_OP IN ('UPDATE', 'DELETE') THEN
		old_key := newsdip.row_key(to_jsonb(OLD), TG_ARGV);
	END IF;
	IF TG_OP IN ('INSERT', 'UPDATE') THEN
		new_key := newsdip.row_key(to_jsonb(NEW), TG_ARGV);
	END IF;

	-- what is entered as standard is that if it is what newsdip ships, to the
	-- letter: so restore_standard() enters rows, with nobody's rights but the caller's
	IF (TG_OP = 'INSERT' OR old_key = new_key) AND NEW.origin = 'standard' THEN
		DELETE FROM newsdip.shipped AS s
			WHERE (s.relation, s.row_key, s.row_content) = (TG_TABLE_NAME, new_key, to_jsonb(NEW) - 'origin');
		IF FOUND THEN
			DELETE FROM newsdip.removal
				WHERE relation = TG_TABLE_NAME AND row_key = new_key;
			RETURN NEW;
		END IF;
	END IF;
	IF TG_OP IN ('UPDATE', 'DELETE') AND OLD.origin = 'standard' THEN
		INSERT INTO newsdip.shipped VALUES (TG_TABLE_NAME, old_key, to_jsonb(OLD) - 'origin')
			ON CONFLICT DO NOTHING;
	END IF;

	IF TG_OP = 'UPDATE' AND old_key = new_key THEN
		-- what is shipped and changed is neither shipped nor one's own
		NEW.origin := CASE WHEN OLD.origin = 'own' THEN 'own' ELSE 'edited' END;
		RETURN NEW;
	END IF;

	IF TG_OP IN ('UPDATE', 'DELETE') AND OLD.origin <> 'own' THEN
		INSERT INTO newsdip.removal VALUES (TG_TABLE_NAME, old_key, new_key)
			ON CONFLICT DO NOTHING;
	ELSIF TG_OP IN ('UPDATE', 'DELETE') THEN
		UPDATE newsdip.removal SET moved_to = new_key
			WHERE relation = TG_TABLE_NAME AND moved_to = old_key;
	END IF;
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;

	IF TG_OP = 'UPDATE' OR NEW.origin = 'standard' THEN
		NEW.origin := 'own';
	END IF;
	DELETE FROM newsdip.removal
		WHERE relation = TG_TABLE_NAME AND row_key = new_key;
	IF FOUND THEN
		-- a standard row removed before comes back
		NEW.origin := 'edited';
	ELSIF NEW.origin = 'edited' THEN
		-- an edited row is restored: it replaces the standard one, if any, which
		-- the removal of another may have marked as edited already
		-- what it refers to may come after it when a dump is restored
		IF current_setting('check_function_bodies') = 'off' THEN
			PERFORM set_config('session_replication_role', 'replica', true);
		END IF;
		EXECUTE newsdip.absorb_command(TG_TABLE_NAME) USING NEW INTO absorbed;
		PERFORM set_config('session_replication_role', replication_role, true);
		IF absorbed THEN
			RETURN NULL;
		END IF;
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION newsdip.keep_origin() IS 'trigger: keeps origin and removal right when rows are inserted, updated and deleted';

-- Replacing a standard row in place rather than deleting it keeps the rows
-- that refer to it.
CREATE FUNCTION newsdip.absorb_command(relation name) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('WITH replaced AS (UPDATE newsdip.%1$I AS t SET (%2$s) = ROW(%3$s) '
				  'WHERE %4$s AND t.origin <> ''own'' RETURNING 1) '
				  'SELECT count(*) > 0 FROM replaced',
				  relation,
				  string_agg(format('%I', attname), ', ' ORDER BY attnum)
					FILTER (WHERE attnum <> ALL (conkey)),
				  string_agg(format('($1).%I', attname), ', ' ORDER BY attnum)
					FILTER (WHERE attnum <> ALL (conkey)),
				  string_agg(format('t.%1$I = ($1).%1$I', attname), ' AND ' ORDER BY attnum)
					FILTER (WHERE attnum = ANY (conkey)))
	FROM pg_attribute JOIN pg_constraint ON conrelid = attrelid AND contype = 'p'
	WHERE attrelid = format('newsdip.%I', relation)::regclass
		AND attnum > 0 AND NOT attisdropped
$$;
COMMENT ON FUNCTION newsdip.absorb_command(name) IS 'the command by which a restored row replaces the standard row with its key';

-- A row that says it is edited replaces a standard one, so whoever may insert
-- but not update is told no.
CREATE FUNCTION newsdip.refuse_edited() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE EXCEPTION 'permission denied to insert an edited row into table %', TG_TABLE_NAME
		USING ERRCODE = 'insufficient_privilege',
			HINT = 'Leave the column origin to newsdip, or get the privilege to update the table.';
END
$$;
COMMENT ON FUNCTION newsdip.refuse_edited() IS 'trigger: keeps those who may only insert from replacing standard rows';

-- What one added oneself may be shipped by a later version: when a dump is
-- restored onto that one, the row takes the place of the shipped one. Rows of
-- entity and office have ids of their own and cannot meet.
CREATE FUNCTION newsdip.replace_shipped() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	CASE TG_TABLE_NAME
		WHEN 'alias' THEN
			UPDATE newsdip.alias AS t SET match = NEW.match, lang = NEW.lang
				WHERE (t.entity_id, t.alias, t.valid) = (NEW.entity_id, NEW.alias, NEW.valid)
					AND t.origin = 'standard';
		WHEN 'tenure' THEN
			UPDATE newsdip.tenure AS t SET origin = 'edited'
				WHERE (t.office_id, t.entity_id, t.valid) = (NEW.office_id, NEW.entity_id, NEW.valid)
					AND t.origin = 'standard';
		WHEN 'term' THEN
			UPDATE newsdip.term AS t
				SET (kind, status, rank, title, value, match)
					= (NEW.kind, NEW.status, NEW.rank, NEW.title, NEW.value, NEW.match)
				WHERE (t.term, t.lang, t.role) = (NEW.term, NEW.lang, NEW.role)
					AND t.origin = 'standard';
	END CASE;
	RETURN CASE WHEN FOUND THEN NULL ELSE NEW END;
END
$$;
COMMENT ON FUNCTION newsdip.replace_shipped() IS 'trigger: lets a restored row take the place of a standard row with its key';

-- Several jobs of pg_restore restore the tables of an extension in any order,
-- whatever their foreign keys say, and what a row refers to may be gone from a
-- later version. Neither is to cost the row, so it is entered unchecked; reading
-- texts passes over what refers to nothing. The arguments are pairs of a column
-- and the table that it refers to.
CREATE FUNCTION newsdip.restore_unreferenced() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	replication_role text := current_setting('session_replication_role');
	found_all boolean := true;
	found_one boolean;
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	FOR argument IN 0 .. TG_NARGS - 1 BY 2 LOOP
		EXECUTE format('SELECT ($1).%1$I IS NULL OR EXISTS (SELECT FROM newsdip.%2$I AS t WHERE t.%3$I = ($1).%1$I)',
					   TG_ARGV[argument], TG_ARGV[argument + 1], TG_ARGV[argument + 1] || '_id')
			USING NEW INTO found_one;
		found_all := found_all AND found_one;
	END LOOP;
	IF found_all THEN
		RETURN NEW;
	END IF;
	PERFORM set_config('session_replication_role', 'replica', true);
	EXECUTE format('INSERT INTO newsdip.%I SELECT ($1).*', TG_TABLE_NAME) USING NEW;
	PERFORM set_config('session_replication_role', replication_role, true);
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.restore_unreferenced() IS 'trigger: lets a row be restored without, or before, the row that it refers to';

CREATE FUNCTION newsdip.remove_all() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	EXECUTE format('INSERT INTO newsdip.shipped SELECT %L, newsdip.row_key(to_jsonb(t), $1), to_jsonb(t) - ''origin'' '
				   'FROM newsdip.%I AS t WHERE origin = ''standard'' ON CONFLICT DO NOTHING',
				   TG_TABLE_NAME, TG_TABLE_NAME) USING TG_ARGV;
	EXECUTE format('INSERT INTO newsdip.removal SELECT %L, newsdip.row_key(to_jsonb(t), $1) '
				   'FROM newsdip.%I AS t WHERE origin <> ''own'' ON CONFLICT DO NOTHING',
				   TG_TABLE_NAME, TG_TABLE_NAME) USING TG_ARGV;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.remove_all() IS 'trigger: notes the standard rows that TRUNCATE removes';

-- Removals arrive as rows when a dump is restored, side by side with the rows
-- of the other tables if there are several jobs. An entity's removal changes the
-- rows that refer to it, perhaps the same that are just being restored: the lock
-- keeps the two from waiting for each other.
CREATE FUNCTION newsdip.apply_removals() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
	replication_role text := current_setting('session_replication_role');
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	LOCK TABLE newsdip.entity, newsdip.alias, newsdip.office, newsdip.tenure,
		newsdip.term IN SHARE ROW EXCLUSIVE MODE;
	DELETE FROM newsdip.term AS t USING removed AS r
		WHERE r.relation = 'term' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('term', t.term, 'lang', t.lang, 'role', t.role);
	DELETE FROM newsdip.tenure AS t USING removed AS r
		WHERE r.relation = 'tenure' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('office_id', t.office_id,
											   'entity_id', t.entity_id, 'valid', t.valid);
	DELETE FROM newsdip.office AS t USING removed AS r
		WHERE r.relation = 'office' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('office_id', t.office_id);
	DELETE FROM newsdip.alias AS t USING removed AS r
		WHERE r.relation = 'alias' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('alias', t.alias,
											   'entity_id', t.entity_id, 'valid', t.valid);
	-- an office that got another body comes back by its own row, before or after
	-- this, and then needs the shipped rows of who held it
	PERFORM set_config('session_replication_role', 'replica', true);
	DELETE FROM newsdip.office AS t USING removed AS r
		WHERE r.relation = 'entity' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('entity_id', t.body);
	PERFORM set_config('session_replication_role', replication_role, true);
	DELETE FROM newsdip.entity AS t USING removed AS r
		WHERE r.relation = 'entity' AND t.origin = 'standard'
			AND r.row_key = jsonb_build_object('entity_id', t.entity_id);
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.apply_removals() IS 'trigger: removes the standard rows whose removal is restored';

-- What a removal takes along is noted at once; its own row may come later, if
-- they are restored one by one.
CREATE FUNCTION newsdip.pass_known_removal() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	UPDATE newsdip.removal AS r SET moved_to = coalesce(NEW.moved_to, r.moved_to)
		WHERE (r.relation, r.row_key) = (NEW.relation, NEW.row_key);
	RETURN CASE WHEN FOUND THEN NULL ELSE NEW END;
END
$$;
COMMENT ON FUNCTION newsdip.pass_known_removal() IS 'trigger: lets a removal be restored that is known already';

DO $$
DECLARE
	dictionary_table name;
	key_columns text;
	trigger_name name;
BEGIN
	FOR dictionary_table, key_columns IN VALUES
		('entity'::name, 'entity_id'),
		('alias', 'entity_id, alias, valid'),
		('office', 'office_id'),
		('tenure', 'office_id, entity_id, valid'),
		('term', 'term, lang, role')
	LOOP
		-- triggers fire in the order of their names
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER a_row BEFORE INSERT OR UPDATE OR DELETE ON newsdip.%I '
			'FOR EACH ROW EXECUTE FUNCTION newsdip.dictionary_row()', dictionary_table);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER b_edited BEFORE INSERT ON newsdip.%1$I FOR EACH ROW '
			'WHEN (NEW.origin OPERATOR(pg_catalog.=) ''edited'' AND NOT newsdip.in_extension_script() '
			'AND NOT pg_catalog.has_table_privilege(''newsdip.%1$I'', ''UPDATE'')) '
			'EXECUTE FUNCTION newsdip.refuse_edited()', dictionary_table);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER b_insert BEFORE INSERT ON newsdip.%I FOR EACH ROW '
			'WHEN ((NEW.origin OPERATOR(pg_catalog.<>) ''own'' OR newsdip.removals_exist()) '
			'AND NOT newsdip.in_extension_script()) '
			'EXECUTE FUNCTION newsdip.keep_origin(%s)', dictionary_table, key_columns);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER b_update BEFORE UPDATE ON newsdip.%I FOR EACH ROW '
			'WHEN ((OLD.origin OPERATOR(pg_catalog.<>) ''own'' OR NEW.origin OPERATOR(pg_catalog.<>) ''own'' '
			'OR newsdip.removals_exist()) AND NOT newsdip.in_extension_script()) '
			'EXECUTE FUNCTION newsdip.keep_origin(%s)', dictionary_table, key_columns);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER b_delete BEFORE DELETE ON newsdip.%I FOR EACH ROW '
			'WHEN ((OLD.origin OPERATOR(pg_catalog.<>) ''own'' OR newsdip.removals_exist()) '
			'AND NOT newsdip.in_extension_script()) '
			'EXECUTE FUNCTION newsdip.keep_origin(%s)', dictionary_table, key_columns);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER b_truncate BEFORE TRUNCATE ON newsdip.%I '
			'EXECUTE FUNCTION newsdip.remove_all(%s)', dictionary_table, key_columns);
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER a_truncate BEFORE TRUNCATE ON newsdip.%I '
			'EXECUTE FUNCTION newsdip.dictionary_truncate()', dictionary_table);
		FOREACH trigger_name IN ARRAY ARRAY['a_row', 'a_truncate', 'b_edited', 'b_insert',
			'b_update', 'b_delete', 'b_truncate']
		LOOP
			EXECUTE pg_catalog.format('ALTER TABLE newsdip.%I ENABLE ALWAYS TRIGGER %I',
									  dictionary_table, trigger_name);
		END LOOP;
	END LOOP;
END
$$;

-- What else a restore needs. It shows by settings that pg_dump and pg_restore
-- make; from everybody else the key that is there already, or a reference to
-- what is not there, is an error as usual, and so it is from those who may not
-- update.
DO $$
DECLARE
	restoring text := 'pg_catalog.current_setting(''search_path'') OPERATOR(pg_catalog.=) '''' '
		'AND pg_catalog.current_setting(''check_function_bodies'') OPERATOR(pg_catalog.=) ''off'' '
		'AND NOT newsdip.in_extension_script() '
		'AND pg_catalog.has_table_privilege(''newsdip.%1$I'', ''UPDATE'')';
	dictionary_table name;
	reference_columns text;
BEGIN
	FOREACH dictionary_table IN ARRAY ARRAY['alias', 'tenure', 'term'] LOOP
		EXECUTE pg_catalog.format(pg_catalog.concat(
			'CREATE TRIGGER c_restore BEFORE INSERT ON newsdip.%1$I FOR EACH ROW '
			'WHEN (NEW.origin OPERATOR(pg_catalog.=) ''own'' AND ', restoring, ') '
			'EXECUTE FUNCTION newsdip.replace_shipped()'), dictionary_table);
		EXECUTE pg_catalog.format('ALTER TABLE newsdip.%I ENABLE ALWAYS TRIGGER c_restore',
								  dictionary_table);
	END LOOP;
	FOR dictionary_table, reference_columns IN VALUES
		('entity'::name, 'country, entity'),
		('alias', 'entity_id, entity'),
		('office', 'body, entity'),
		('tenure', 'office_id, office, entity_id, entity')
	LOOP
		EXECUTE pg_catalog.format(pg_catalog.concat(
			'CREATE TRIGGER d_restore BEFORE INSERT ON newsdip.%1$I FOR EACH ROW '
			'WHEN (', restoring, ') '
			'EXECUTE FUNCTION newsdip.restore_unreferenced(%2$s)'),
			dictionary_table, reference_columns);
		EXECUTE pg_catalog.format('ALTER TABLE newsdip.%I ENABLE ALWAYS TRIGGER d_restore',
								  dictionary_table);
	END LOOP;
END
$$;

-- a removal that keep_origin() notes is under way already
CREATE TRIGGER apply AFTER INSERT ON newsdip.removal
	REFERENCING NEW TABLE AS removed
	FOR EACH STATEMENT
	WHEN (pg_catalog.pg_trigger_depth() OPERATOR(pg_catalog.=) 0)
	EXECUTE FUNCTION newsdip.apply_removals();
CREATE TRIGGER known BEFORE INSERT ON newsdip.removal FOR EACH ROW
	WHEN (pg_catalog.pg_trigger_depth() OPERATOR(pg_catalog.=) 0)
	EXECUTE FUNCTION newsdip.pass_known_removal();
ALTER TABLE newsdip.removal ENABLE ALWAYS TRIGGER apply;
ALTER TABLE newsdip.removal ENABLE ALWAYS TRIGGER known;

SELECT pg_catalog.pg_extension_config_dump('newsdip.entity', 'WHERE origin <> ''standard''');
SELECT pg_catalog.pg_extension_config_dump('newsdip.alias', 'WHERE origin <> ''standard''');
SELECT pg_catalog.pg_extension_config_dump('newsdip.office', 'WHERE origin <> ''standard''');
SELECT pg_catalog.pg_extension_config_dump('newsdip.tenure', 'WHERE origin <> ''standard''');
SELECT pg_catalog.pg_extension_config_dump('newsdip.term', 'WHERE origin <> ''standard''');
SELECT pg_catalog.pg_extension_config_dump('newsdip.removal', '');
SELECT pg_catalog.pg_extension_config_dump('newsdip.entity_entity_id_seq', '');
SELECT pg_catalog.pg_extension_config_dump('newsdip.office_office_id_seq', '');
