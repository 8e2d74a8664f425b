-- Tables whose analytics are kept up to date: what is known about each, and the
-- types that its companions are made with.
--
-- Companions belong to the owner of the articles, and whatever is done to them
-- is done as that owner in a security-restricted context, by functions in C
-- that take on the owner and then call one of the functions "..._work" here.
-- Those run as whoever calls them and need no rights of newsdip's. The list of
-- tracked tables alone is newsdip's; functions in C write it.

CREATE TYPE newsdip.bucket_span AS ENUM ('day', 'month', 'year');
COMMENT ON TYPE newsdip.bucket_span IS 'how long a time a value of a cooccurrence companion covers';

CREATE TYPE newsdip.tracked_entity AS (
	mention integer, entity_id integer, via newsdip.mention_via,
	start integer, length integer, sentence integer, paragraph integer);
COMMENT ON TYPE newsdip.tracked_entity IS 'an entity mention on its way into a companion';

CREATE TYPE newsdip.tracked_summit AS (
	mention integer, kind newsdip.contact_kind, status newsdip.contact_status,
	level newsdip.contact_level, participants integer[], participant_names text[],
	place integer, during daterange, cameo text, plover text, contact integer,
	trigger text, start integer, length integer, sentence integer);
COMMENT ON TYPE newsdip.tracked_summit IS 'a summit mention on its way into a companion';

CREATE TYPE newsdip.tracked_units AS (
	day date, counts newsdip.cooccurrence, contacts newsdip.cooccurrence);
COMMENT ON TYPE newsdip.tracked_units IS 'what a batch adds to a day, or takes from it';

CREATE TYPE newsdip.tracked_tally AS (
	day date, kind newsdip.contact_kind, status newsdip.contact_status,
	level newsdip.contact_level, place integer, mentions bigint);
COMMENT ON TYPE newsdip.tracked_tally IS 'how many summit mentions a batch adds to a day, or takes from it';

-- Tables and columns are known by their numbers, so that they may be renamed,
-- and by their names, since a restored dump has other numbers. articles_mark
-- tells which of the two hold. The number of the table would not: in a new
-- cluster a restored table may well get the one that it had.
CREATE TABLE newsdip.tracked_table (
	articles regclass NOT NULL CONSTRAINT tracked_table_pkey PRIMARY KEY,
	entity_mention regclass NOT NULL,
	summit_mention regclass NOT NULL,
	cooccurrence regclass NOT NULL,
	summit_day regclass NOT NULL,
	article regclass NOT NULL,
	change regclass NOT NULL,
	articles_mark bigint NOT NULL,
	body name NOT NULL,
	published name NOT NULL,
	title name,
	language name,
	key name[] NOT NULL,
	column_numbers smallint[] NOT NULL,
	companion_key name[] NOT NULL,
	time_zone text NOT NULL,
	near boolean NOT NULL,
	version text,
	dictionary numeric,
	dictionary_snapshot pg_snapshot,
	storage text,
	pass text,
	pass_after text[],
	pass_version text,
	pass_dictionary numeric,
	pass_phrases text[],
	pass_entities integer[],
	pass_snapshot pg_snapshot,
	pass_total bigint NOT NULL DEFAULT 0,
	pass_done bigint NOT NULL DEFAULT 0,
	up_to_date boolean NOT NULL DEFAULT false,
	done bigint NOT NULL DEFAULT 0,
	rate double precision,
	refreshed_at timestamptz,
	last_error text,
	last_error_at timestamptz
);
COMMENT ON TABLE newsdip.tracked_table IS 'tracked tables with their settings and how far refresh() is; maintained by newsdip';
COMMENT ON COLUMN newsdip.tracked_table.articles_mark IS 'table_mark() of the table whose columns have the numbers of column_numbers';
COMMENT ON COLUMN newsdip.tracked_table.column_numbers IS 'numbers of body, published, title, language (0 if none) and the columns of the key';
COMMENT ON COLUMN newsdip.tracked_table.companion_key IS 'what the columns of the key are called in the companions';
COMMENT ON COLUMN newsdip.tracked_table.time_zone IS 'turns a timestamp with time zone into a day';
COMMENT ON COLUMN newsdip.tracked_table.near IS 'the setting newsdip.near by which the articles are read';
COMMENT ON COLUMN newsdip.tracked_table.version IS 'what reader_version() gave when all articles were read';
COMMENT ON COLUMN newsdip.tracked_table.dictionary IS 'version of the dictionary by which all articles were read';
COMMENT ON COLUMN newsdip.tracked_table.dictionary_snapshot IS 'the snapshot that saw that version';
COMMENT ON COLUMN newsdip.tracked_table.storage IS 'tables that hold the articles, as the last refresh found them';
COMMENT ON COLUMN newsdip.tracked_table.pass IS 'a walk through all articles that is under way: first, or dictionary after a change of that';
COMMENT ON COLUMN newsdip.tracked_table.pass_after IS 'the key up to which that walk has come';
COMMENT ON COLUMN newsdip.tracked_table.pass_phrases IS 'reads only articles that may contain one of these, or mention one of pass_entities; NULL for all';
COMMENT ON COLUMN newsdip.tracked_table.done IS 'articles that the companions hold';
COMMENT ON COLUMN newsdip.tracked_table.rate IS 'articles a second of late';

CREATE FUNCTION newsdip.table_mark(relation oid) RETURNS bigint
	LANGUAGE c STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'newsdip_table_mark';
COMMENT ON FUNCTION newsdip.table_mark(oid) IS 'a number for a table that it has in this database alone, not where it is restored';

CREATE FUNCTION newsdip.track(articles regclass, body name DEFAULT 'body',
		published name DEFAULT 'published', title name DEFAULT NULL,
		language name DEFAULT NULL, time_zone text DEFAULT NULL)
	RETURNS void LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_track';
COMMENT ON FUNCTION newsdip.track(regclass, name, name, name, name, text) IS
	'makes the companions of a table of articles; refresh() fills them and keeps them up to date';

CREATE FUNCTION newsdip.untrack(articles regclass)
	RETURNS void LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_untrack';
COMMENT ON FUNCTION newsdip.untrack(regclass) IS
	'drops the companions of a table of articles, and lets go of it';

CREATE FUNCTION newsdip.note_change() RETURNS trigger
	LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_note_change';
COMMENT ON FUNCTION newsdip.note_change() IS
	'trigger: notes the key of a changed article for the next refresh';

CREATE FUNCTION newsdip.refresh_step(articles regclass, batch_size integer, reconcile boolean)
	RETURNS boolean LANGUAGE c STRICT AS 'MODULE_PATHNAME', 'newsdip_refresh_step';
COMMENT ON FUNCTION newsdip.refresh_step(regclass, integer, boolean) IS
	'does the next batch of a refresh; true if there may be more';

CREATE FUNCTION newsdip.refresh_failed(articles regclass, message text)
	RETURNS void LANGUAGE c AS 'MODULE_PATHNAME', 'newsdip_refresh_failed';
COMMENT ON FUNCTION newsdip.refresh_failed(regclass, text) IS
	'notes why a refresh failed, for the view tracking';

CREATE FUNCTION newsdip.may_commit() RETURNS boolean
	LANGUAGE c VOLATILE AS 'MODULE_PATHNAME', 'newsdip_may_commit';
COMMENT ON FUNCTION newsdip.may_commit() IS
	'whether the procedure that asks may commit';

CREATE FUNCTION newsdip.simhash(body text) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 300
	AS 'MODULE_PATHNAME', 'newsdip_simhash';
COMMENT ON FUNCTION newsdip.simhash(text) IS
	'a fingerprint of 64 bits, of which near-duplicates differ in few';

-- A restored or copied row must not make newsdip work on tables that whoever
-- entered it has no say in. Nor on any that are no companions: those that were
-- dropped have numbers in a dump, which may be those of others where it is restored.
CREATE FUNCTION newsdip.check_tracked_table() RETURNS trigger
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF (SELECT array_agg(attname ORDER BY attnum) FROM pg_attribute
			WHERE attrelid = NEW.change AND attnum > 0 AND NOT attisdropped) IS DISTINCT FROM NEW.companion_key THEN
		RAISE WARNING 'a tracked table whose companions were dropped is tracked no more';
		RETURN NULL;
	END IF;
	IF EXISTS (SELECT FROM pg_class
			WHERE oid = ANY (ARRAY[NEW.articles, NEW.entity_mention, NEW.summit_mention,
								   NEW.cooccurrence, NEW.summit_day, NEW.article, NEW.change]::oid[])
				AND NOT pg_has_role(current_user, relowner, 'USAGE'))
		-- as whom newsdip writes, who need be no superuser
		AND current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
		RAISE EXCEPTION 'permission denied to enter a tracked table of another owner'
			USING ERRCODE = 'insufficient_privilege',
				HINT = 'Call newsdip.track() as the owner of the table.';
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION newsdip.check_tracked_table() IS
	'trigger: keeps tables of other owners out of tracked_table';
CREATE TRIGGER check_row BEFORE INSERT OR UPDATE ON newsdip.tracked_table
	FOR EACH ROW EXECUTE FUNCTION newsdip.check_tracked_table();
ALTER TABLE newsdip.tracked_table ENABLE ALWAYS TRIGGER check_row;

SELECT pg_catalog.pg_extension_config_dump('newsdip.tracked_table', '');
