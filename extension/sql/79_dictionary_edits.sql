-- What each edit of the dictionary was about, kept while tables are tracked:
-- refresh() reads only those articles again that an edit may touch.
--
-- This need not be complete. Every edit leaves its random number in
-- dictionary_change; refresh() trusts these notes only if their numbers make up
-- the whole difference between two versions of the dictionary, and reads all
-- articles again if not.

CREATE TABLE newsdip.dictionary_edit (
	transaction xid8 NOT NULL DEFAULT pg_catalog.pg_current_xact_id(),
	change bigint NOT NULL,
	phrase text,
	entity_id integer,
	everything boolean NOT NULL DEFAULT false
);
-- where all tables are published, it could not be deleted from
ALTER TABLE newsdip.dictionary_edit REPLICA IDENTITY FULL;
COMMENT ON TABLE newsdip.dictionary_edit IS 'what edits of the dictionary were about, for refresh(); maintained by newsdip';
COMMENT ON COLUMN newsdip.dictionary_edit.change IS 'the number that the edit left in dictionary_change, or the sum of several';
COMMENT ON COLUMN newsdip.dictionary_edit.phrase IS 'articles that may contain it are touched';
COMMENT ON COLUMN newsdip.dictionary_edit.entity_id IS 'articles that mention it are touched, and those that may contain a name of it';
COMMENT ON COLUMN newsdip.dictionary_edit.everything IS 'all articles are touched';

CREATE FUNCTION newsdip.tables_are_tracked() RETURNS boolean
	LANGUAGE c STABLE PARALLEL SAFE AS 'MODULE_PATHNAME', 'newsdip_tables_are_tracked';
COMMENT ON FUNCTION newsdip.tables_are_tracked() IS 'whether there may be tracked tables; cheap, for conditions of triggers';

CREATE FUNCTION newsdip.noted_change() RETURNS bigint
	LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'newsdip_noted_change';
COMMENT ON FUNCTION newsdip.noted_change() IS 'the sum of what edits of this transaction left in dictionary_change and note_edit() has not asked for yet';

CREATE FUNCTION newsdip.may_name(body text, phrases text[]) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300 AS 'MODULE_PATHNAME', 'newsdip_may_name';
COMMENT ON FUNCTION newsdip.may_name(text, text[]) IS 'whether a text could contain one of some phrases, slips of the pen included';

-- The trigger that notes edits reads the rows of old_rows and new_rows, those
-- that there are. It writes dictionary_edit for whoever may write the table that
-- it is a trigger of, hence SECURITY DEFINER; it evaluates nothing of a user's.
CREATE FUNCTION newsdip.note_edit() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	change bigint := newsdip.noted_change();
	noted bigint;
	source text := CASE TG_OP
		WHEN 'INSERT' THEN 'new_rows' WHEN 'DELETE' THEN 'old_rows'
		ELSE '(TABLE old_rows UNION ALL TABLE new_rows)' END;
BEGIN
	PERFORM newsdip.refuse_other_tables(TG_TABLE_SCHEMA);
	IF TG_OP = 'TRUNCATE' THEN
		INSERT INTO newsdip.dictionary_edit (change, everything) VALUES (change, true);
		RETURN NULL;
	END IF;
	EXECUTE format('INSERT INTO newsdip.dictionary_edit (change, phrase, entity_id, everything) '
		|| CASE TG_TABLE_NAME
			WHEN 'entity' THEN 'SELECT $1, r.name, r.entity_id, false FROM %s AS r'
			WHEN 'alias' THEN 'SELECT $1, r.alias, r.entity_id, false FROM %s AS r'
			WHEN 'office' THEN 'SELECT $1, NULL, r.body, false FROM %1$s AS r '
				'UNION SELECT $1, NULL, t.entity_id, false FROM %1$s AS r JOIN newsdip.tenure AS t USING (office_id)'
			WHEN 'tenure' THEN 'SELECT $1, NULL, r.entity_id, false FROM %1$s AS r '
				'UNION SELECT $1, NULL, o.body, false FROM %1$s AS r JOIN newsdip.office AS o USING (office_id)'
			WHEN 'term' THEN 'SELECT $1, r.term, NULL, r.role = ''language'' FROM %s AS r' END, source)
		USING change;
	GET DIAGNOSTICS noted = ROW_COUNT;
	-- ON CONFLICT DO NOTHING leaves a number, but no row to note
	IF noted = 0 AND change <> 0 THEN
		INSERT INTO newsdip.dictionary_edit (change) VALUES (change);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION newsdip.note_edit() IS 'trigger: notes what an edit of the dictionary is about';

DO $$
DECLARE
	dictionary_table name;
	event text;
	transition text;
BEGIN
	FOREACH dictionary_table IN ARRAY ARRAY['entity', 'alias', 'office', 'tenure', 'term'] LOOP
		-- in small letters already: some languages have others for capitals
		FOR event, transition IN VALUES
			('insert', 'REFERENCING NEW TABLE AS new_rows'),
			('update', 'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows'),
			('delete', 'REFERENCING OLD TABLE AS old_rows'),
			('truncate', '')
		LOOP
			EXECUTE pg_catalog.format(
				'CREATE TRIGGER e_note_%1$s AFTER %1$s ON newsdip.%2$I %3$s FOR EACH STATEMENT '
				'WHEN (newsdip.tables_are_tracked()) EXECUTE FUNCTION newsdip.note_edit()',
				event, dictionary_table, transition);
			EXECUTE pg_catalog.format('ALTER TABLE newsdip.%I ENABLE ALWAYS TRIGGER e_note_%s',
									  dictionary_table, event);
		END LOOP;
	END LOOP;
END
$$;
GRANT SELECT ON newsdip.dictionary_edit TO PUBLIC;
REVOKE ALL ON FUNCTION newsdip.note_edit() FROM PUBLIC;
