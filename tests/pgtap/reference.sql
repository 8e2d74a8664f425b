-- The reference is complete and true: every object of the extension has a
-- comment and stands in docs/, its labels are those that docs/reference.md
-- gives, and links between the pages lead somewhere.
--
-- Run from the top of the sources, as all files of this folder; the pages are
-- read from there.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(26);

\set reference `cat docs/reference.md`
\set dictionary `cat docs/dictionary.md`
\set text `cat docs/text.md`
\set summit `cat docs/summit.md`
\set cooccurrence `cat docs/cooccurrence.md`
\set settings `cat docs/settings.md`
\set learning `cat docs/learning.md`
\set parallel `cat docs/parallel.md`
\set tracking `cat docs/tracking.md`
\set hacking `cat docs/hacking.md`
\set files `find extension tests docs sql bench -type f`
CREATE TEMP TABLE page (name text, content text);
INSERT INTO page VALUES ('reference.md', :'reference'), ('dictionary.md', :'dictionary'),
	('text.md', :'text'), ('summit.md', :'summit'), ('cooccurrence.md', :'cooccurrence'),
	('settings.md', :'settings'), ('learning.md', :'learning'), ('parallel.md', :'parallel'),
	('tracking.md', :'tracking'), ('hacking.md', :'hacking');
SELECT is_empty($$SELECT name FROM page WHERE length(content) < 2000$$, 'the pages are there');

-- What the extension consists of; its settings are there once it is loaded
LOAD 'newsdip';
CREATE TEMP TABLE member AS
	SELECT classid, objid, classid::regclass::name AS catalog
	FROM pg_depend
	WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newsdip')
		-- PostgreSQL 17 counts the types that come along with others and with tables
		AND NOT (classid = 'pg_type'::regclass
				 AND EXISTS (SELECT FROM pg_type
							 WHERE oid = objid AND (typtype = 'c' OR typcategory = 'A')));
CREATE TEMP TABLE named AS
	SELECT 'function' AS what, proname::text AS name FROM pg_proc JOIN member ON oid = objid AND catalog = 'pg_proc'
	UNION SELECT 'type', typname FROM pg_type JOIN member ON oid = objid AND catalog = 'pg_type'
	UNION SELECT 'relation', relname FROM pg_class JOIN member ON oid = objid AND catalog = 'pg_class'
	UNION SELECT 'operator', oprname FROM pg_operator JOIN member ON oid = objid AND catalog = 'pg_operator'
	UNION SELECT 'operator class', opcname FROM pg_opclass JOIN member ON oid = objid AND catalog = 'pg_opclass'
	UNION SELECT 'setting', name FROM pg_settings WHERE name LIKE 'newsdip.%'
	UNION SELECT 'label', enumlabel FROM pg_enum JOIN member ON enumtypid = objid AND catalog = 'pg_type'
	UNION SELECT 'column', attname FROM pg_attribute JOIN member ON attrelid = objid AND catalog = 'pg_class'
		JOIN pg_class ON oid = attrelid WHERE relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped;
SELECT cmp_ok((SELECT count(*) FROM named WHERE what = 'function'), '>=', 50::bigint, 'there are functions to look for');

-- The table of settings has each of them with its default, unit and bounds
CREATE TEMP TABLE documented AS
	SELECT cell[1] AS name, cell[2] AS value, cell[3] AS unit, cell[4] AS bounds
	FROM regexp_matches(:'settings', '^\| `(newsdip\.\w+)` \| ([^ |]+)[^|]* \| ([^|]+) \| ([^|]+) \|', 'ng') AS cell;
SELECT cmp_ok((SELECT count(*) FROM documented), '>=', 3::bigint, 'docs/settings.md has a table of settings');
SELECT set_eq('SELECT name, value, unit, bounds FROM documented',
	$$SELECT name, boot_val, coalesce(unit, '–') AS unit, coalesce(min_val || ' – ' || max_val, '–') AS bounds
	FROM pg_settings WHERE name LIKE 'newsdip.%'$$,
	'docs/settings.md has all settings with default, unit, least and most');

-- Everything has a comment
SELECT is_empty($$
	SELECT pg_describe_object(classid, objid, 0) FROM member
	WHERE catalog IN ('pg_proc', 'pg_type', 'pg_operator', 'pg_opclass')
		AND coalesce(obj_description(objid, catalog), '') = ''$$,
	'functions, aggregates, types, operators and operator classes have comments');
SELECT is_empty($$
	SELECT objid::regclass FROM member JOIN pg_class ON oid = objid AND catalog = 'pg_class'
	WHERE relkind IN ('r', 'v', 'm', 'p') AND coalesce(obj_description(objid, catalog), '') = ''$$,
	'tables and views have comments');

-- Is this name there as code: alone, or with its arguments or its type behind?
CREATE FUNCTION pg_temp.is_code(name text, content text) RETURNS boolean LANGUAGE sql
	RETURN content ~ ('`(newsdip\.)?' || regexp_replace(name, '([^[:alnum:]_])', '\\\1', 'g') || '[`( ]');
SELECT ok(pg_temp.is_code('abc', 'x `abc(d)` y') AND NOT pg_temp.is_code('abc', 'x abc y `abcd`'),
	'names are looked for as code');

-- Everything is described
SELECT is_empty($$
	SELECT what, name FROM named
	WHERE what IN ('function', 'type', 'relation', 'operator', 'operator class', 'setting')
		AND NOT pg_temp.is_code(name, (SELECT content FROM page WHERE page.name = 'reference.md'))$$,
	'every object stands in docs/reference.md');
SELECT is_empty($$
	SELECT name FROM named WHERE what = 'column'
		AND NOT pg_temp.is_code(name, (SELECT string_agg(content, ' ') FROM page
			WHERE page.name IN ('reference.md', 'tracking.md')))$$,
	'every column of a table or view stands in docs');
SELECT is_empty($$
	SELECT name FROM named WHERE what = 'label'
		AND NOT pg_temp.is_code(name, (SELECT string_agg(content, ' ') FROM page))$$,
	'every label of an enumeration stands in docs');
SELECT is_empty($$
	SELECT DISTINCT p.proname, argument
	FROM pg_proc AS p JOIN member ON p.oid = objid AND catalog = 'pg_proc',
		unnest(proargnames) AS argument
	WHERE argument <> '' AND (SELECT string_agg(content, ' ') FROM page)
		!~ ('`[^`\n]*\m' || argument || '\M[^`\n]*`')$$,
	'every argument and result column of a function stands in docs');

-- Every object has a line in the index, but for the internal functions
SELECT is_empty($$
	WITH part AS (SELECT coalesce(substring(content FROM '(?w)^## Index$.*?^## '), '') AS index,
			coalesce(substring(content FROM '(?w)^## Internal functions$.*'), '') AS internal
		FROM page WHERE name = 'reference.md')
	SELECT n.name FROM named AS n, part,
		LATERAL (SELECT '\|[^|\n]*`' || regexp_replace(n.name, '([^[:alnum:]_])', '\\\1', 'g') || '[`(]' AS pattern) AS p
	WHERE what IN ('function', 'type', 'relation', 'operator', 'setting') AND index !~ pattern
		AND NOT (what = 'function' AND internal ~ pattern)$$,
	'the index is complete');

-- Volatility, parallel safety and strictness are as docs/reference.md says. What
-- refresh() is made of writes SQL and changes tables, and has labels of all kinds.
CREATE TEMP TABLE refreshing AS
	SELECT substring(code[1] FROM '^\w+') AS name FROM page,
		regexp_matches(substring(content FROM '\nOf \[tracked tables\].*$'), '`([^`]*)`', 'g') AS code
		WHERE page.name = 'reference.md';
SELECT cmp_ok((SELECT count(*) FROM refreshing), '>=', 30::bigint, 'the functions of refresh() are listed');
CREATE TEMP TABLE label AS
	SELECT DISTINCT proname::text AS name, prorettype = 'trigger'::regtype AS is_trigger,
		provolatile::text || proparallel::text AS labels,
		proisstrict AS strict, prosecdef AS definer
	FROM pg_proc JOIN member ON oid = objid AND catalog = 'pg_proc'
	WHERE prokind = 'f'
		AND (prosecdef OR prorettype = 'trigger'::regtype OR proname <> ALL (SELECT name FROM refreshing));
CREATE FUNCTION pg_temp.listed(names text[]) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(name, ' ' ORDER BY name COLLATE "C") FROM unnest(names) AS name);
SELECT is(pg_temp.listed((SELECT array_agg(name) FROM label WHERE labels = 'ss')),
	'absorb_command cooccurrence_add_text cooccurrence_remove_text copies entities entity_id entity_ids entity_timeline entity_usage '
	'evidence explain_summit graph_nodes highlight lacking meeting_calendar name_key named_pairs pair_timeline removals_exist '
	'rising_entities rising_pairs sentences summit_contact_count summit_evidence summit_mention_count '
	'summit_mentions summit_pairs summit_timeline to_dot to_graphml tracked_contacts tracked_cooccurrence '
	'tracked_pairs tracked_parts unknown_names',
	'what reads the dictionary, or companions, is STABLE and PARALLEL SAFE');
SELECT is_empty('SELECT name FROM label WHERE is_trigger AND labels <> ''vu''', 'triggers are VOLATILE and PARALLEL UNSAFE');
SELECT is(pg_temp.listed((SELECT array_agg(name) FROM label WHERE labels = 'vu' AND NOT is_trigger)),
	'adopt_names adopt_office adopt_tenures dictionary_reset load_find_entities load_find_references load_gazetteer '
	'load_gazetteer_file load_hold load_judge_alone load_judge_references load_judge_tenures load_judge_together '
	'load_read load_records load_write_aliases load_write_entities load_write_tenures '
	'merge_entities move_tenure restore_rows restore_standard track unadopt_names untrack', 'so is what changes something');
SELECT is(pg_temp.listed((SELECT array_agg(name) FROM label
		WHERE labels NOT IN ('ss', 'vu') AND NOT (labels = 'is' AND strict))),
	'alias_articles check_source dictionary_status in_extension_script name_proposals row_key',
	'functions of cooccurrence values are IMMUTABLE, STRICT and PARALLEL SAFE');
SELECT is(pg_temp.listed((SELECT array_agg(code[1]) FROM page, regexp_matches(
		substring(content FROM '\*\*Labels\.\*\*[^.:]*: ([^.]*)\.'), '`([^`]*)`', 'g') AS code
		WHERE page.name = 'reference.md')),
	pg_temp.listed((SELECT array_agg(name) FROM label WHERE labels = 'ss'
		AND name NOT IN ('absorb_command', 'lacking', 'removals_exist', 'cooccurrence_add_text', 'cooccurrence_remove_text'))),
	'docs/reference.md lists the STABLE functions');

-- Only what the reference names runs with the rights of the owner of newsdip
SELECT is(pg_temp.listed((SELECT array_agg(name) FROM label WHERE definer)),
	'apply_removals keep_origin note_edit pass_known_removal remove_all replace_shipped restore_unreferenced',
	'only trigger functions are SECURITY DEFINER');

-- Links between the pages and inside them lead to a heading
CREATE TEMP TABLE heading AS
	SELECT page.name, replace(regexp_replace(lower(title[1]), '[^[:alnum:] _-]', '', 'g'), ' ', '-') AS anchor
	FROM page, regexp_matches(content, '(?n)^#+ (.*)$', 'g') AS title;
SELECT cmp_ok((SELECT count(*) FROM page, regexp_matches(content, '\]\([a-z]*\.md#[^)]*\)', 'g')), '>=', 20::bigint,
	'there are links to follow');
SELECT is_empty($$
	SELECT page.name, link FROM page, regexp_matches(content, '\]\(([a-z_]+\.md)?(?:#([^)]*))?\)', 'g') AS link
	WHERE NOT EXISTS (SELECT FROM heading WHERE heading.name = coalesce(link[1], page.name)
		AND (link[2] IS NULL OR heading.anchor = link[2]))$$,
	'links lead to a page, and to a heading of it');

-- What the shipped lexicon sets in value and title is explained where the role
-- is; values of name_head and role_noun are sums, and some titles are free
CREATE TEMP TABLE explained AS SELECT role[1] AS role, line[1] AS line
	FROM page, regexp_matches(content, '(?n)^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \|.*$', 'g') AS roles,
		regexp_matches(content, '(?n)^\| ' || roles[1] || ' \|.*$', 'g') AS line,
		regexp_matches(roles[1], '`([a-z_]+)`', 'g') AS role
	WHERE page.name IN ('summit.md', 'learning.md');
SELECT is_empty($$SELECT DISTINCT role, value FROM term AS t
	WHERE value > 0 AND role NOT IN ('role_noun', 'name_head', 'office_name', 'language', 'month', 'weekday', 'relative_day',
			'relative_week', 'relative_month', 'relative_year')
		AND role::text NOT LIKE 'contact\_%'
		AND NOT EXISTS (SELECT FROM explained AS e WHERE e.role = t.role::text AND line ~ ('\m' || value || '\M'))$$,
	'each value of a role is explained');
SELECT is_empty($$SELECT DISTINCT role, title FROM term AS t
	WHERE title IS NOT NULL AND role NOT IN ('role_noun', 'office_name', 'pronoun_plural')
		AND NOT EXISTS (SELECT FROM explained AS e WHERE line ~ ('`' || title || '`')
			AND (e.role = t.role::text OR (e.role = 'contact_verb' AND t.role = 'contact_passive')))$$,
	'and each title');

-- docs/hacking.md is a map of the sources as they are
CREATE TEMP TABLE source AS SELECT path FROM regexp_split_to_table(:'files', '\s+') AS path;
CREATE TEMP TABLE on_map AS SELECT DISTINCT file[1] AS file
	FROM page, regexp_matches(content, '`([[:alnum:]_/]+\.(?:c|h|sql|pl|tsv|jsonl))`', 'g') AS file
	WHERE page.name = 'hacking.md';
SELECT cmp_ok((SELECT count(*) FROM on_map), '>=', 200::bigint, 'docs/hacking.md names the files');
SELECT is_empty($$SELECT file FROM on_map WHERE NOT EXISTS (SELECT FROM source WHERE right('/' || path, length(file) + 1) = '/' || file)$$,
	'each file that docs/hacking.md names is there');
SELECT is_empty($$SELECT path FROM source WHERE path ~ '^extension/.*\.c$'
		AND NOT EXISTS (SELECT FROM on_map WHERE right('/' || path, length(file) + 1) = '/' || file)$$,
	'each C file of extension/ stands in docs/hacking.md');

SELECT * FROM finish();
ROLLBACK;
