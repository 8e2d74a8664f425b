-- What refers to what among the dictionary tables. Foreign keys would say it
-- shorter, but pg_restore with several jobs loads the tables of an extension in
-- any order, side by side, so that a key may arrive after what refers to it.
-- These triggers check what people enter and leave a restore alone, which they
-- know by the empty search_path that pg_dump sets; what then refers to nothing
-- is ignored when the dictionary is compiled. As foreign keys do, they rest
-- where session_replication_role is replica.

CREATE FUNCTION newsdip.check_references() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	missing_entity integer;
	missing_office integer;
BEGIN
	CASE TG_TABLE_NAME
		WHEN 'entity' THEN
			SELECT added.country INTO missing_entity FROM added
				WHERE added.country IS NOT NULL
					AND NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = added.country);
		WHEN 'alias' THEN
			SELECT added.entity_id INTO missing_entity FROM added
				WHERE NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = added.entity_id);
		WHEN 'office' THEN
			SELECT added.body INTO missing_entity FROM added
				WHERE NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = added.body);
		WHEN 'tenure' THEN
			SELECT added.entity_id INTO missing_entity FROM added
				WHERE NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = added.entity_id);
			SELECT added.office_id INTO missing_office FROM added
				WHERE NOT EXISTS (SELECT FROM newsdip.office AS o WHERE o.office_id = added.office_id);
	END CASE;
	IF missing_entity IS NOT NULL THEN
		RAISE EXCEPTION 'entity % does not exist', missing_entity
			USING ERRCODE = 'foreign_key_violation',
				DETAIL = format('A row of table "%s" refers to it.', TG_TABLE_NAME),
				HINT = 'Insert the entity into newsdip.entity first.',
				SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
	ELSIF missing_office IS NOT NULL THEN
		RAISE EXCEPTION 'office % does not exist', missing_office
			USING ERRCODE = 'foreign_key_violation',
				DETAIL = format('A row of table "%s" refers to it.', TG_TABLE_NAME),
				HINT = 'Insert the office into newsdip.office first.',
				SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.check_references() IS 'trigger: refuses dictionary rows that refer to an entity or office that is not there';

-- Deleting an entity or office, also by giving it another id, takes along what
-- refers to it; the states of persons and places become unknown.
CREATE FUNCTION newsdip.delete_references() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- without this the updates below would call this trigger for ever
	IF TG_TABLE_NAME = 'entity' THEN
		IF NOT EXISTS (SELECT FROM gone WHERE NOT EXISTS
				(SELECT FROM newsdip.entity AS e WHERE e.entity_id = gone.entity_id)) THEN
			RETURN NULL;
		END IF;
		DELETE FROM newsdip.alias AS t USING gone
			WHERE t.entity_id = gone.entity_id
				AND NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = t.entity_id);
		DELETE FROM newsdip.tenure AS t USING gone
			WHERE t.entity_id = gone.entity_id
				AND NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = t.entity_id);
		DELETE FROM newsdip.office AS t USING gone
			WHERE t.body = gone.entity_id
				AND NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = t.body);
		UPDATE newsdip.entity AS t SET country = NULL FROM gone
			WHERE t.country = gone.entity_id
				AND NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = t.country);
	ELSE
		DELETE FROM newsdip.tenure AS t USING gone
			WHERE t.office_id = gone.office_id
				AND NOT EXISTS (SELECT FROM newsdip.office AS o WHERE o.office_id = t.office_id);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.delete_references() IS 'trigger: takes along what refers to a deleted entity or office';

CREATE FUNCTION newsdip.truncate_references() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM newsdip.tenure;
	IF TG_TABLE_NAME = 'entity' THEN
		DELETE FROM newsdip.office;
		DELETE FROM newsdip.alias;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.truncate_references() IS 'trigger: takes along what refers to entities or offices that are truncated';

DO $$
DECLARE
	dictionary_table name;
	event text;
BEGIN
	FOREACH dictionary_table IN ARRAY ARRAY['entity', 'alias', 'office', 'tenure'] LOOP
		FOREACH event IN ARRAY ARRAY['insert', 'update'] LOOP
			EXECUTE pg_catalog.format(
				'CREATE TRIGGER d_check_%1$s AFTER %1$s ON newsdip.%2$I '
				'REFERENCING NEW TABLE AS added FOR EACH STATEMENT '
				'WHEN (pg_catalog.current_setting(''search_path'') OPERATOR(pg_catalog.<>) '''' '
				'AND NOT newsdip.in_extension_script()) '
				'EXECUTE FUNCTION newsdip.check_references()', event, dictionary_table);
		END LOOP;
	END LOOP;
	FOREACH dictionary_table IN ARRAY ARRAY['entity', 'office'] LOOP
		FOREACH event IN ARRAY ARRAY['delete', 'update'] LOOP
			EXECUTE pg_catalog.format(
				'CREATE TRIGGER e_gone_%1$s AFTER %1$s ON newsdip.%2$I '
				'REFERENCING OLD TABLE AS gone FOR EACH STATEMENT '
				'EXECUTE FUNCTION newsdip.delete_references()', event, dictionary_table);
		END LOOP;
		EXECUTE pg_catalog.format(
			'CREATE TRIGGER e_truncate AFTER TRUNCATE ON newsdip.%I '
			'EXECUTE FUNCTION newsdip.truncate_references()', dictionary_table);
	END LOOP;
END
$$;
