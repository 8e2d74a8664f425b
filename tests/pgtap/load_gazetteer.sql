-- Lists loaded into the dictionary: what is added, changed and refused, and
-- that all of a list or nothing comes in unless asked otherwise.
--
-- Names are made up, so that standard rows do not matter.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

CREATE FUNCTION pg_temp.tsv(lines text) RETURNS text LANGUAGE sql
	RETURN replace(lines, ';', E'\t');
CREATE FUNCTION pg_temp.report(content text, partly boolean DEFAULT false)
	RETURNS TABLE (place text, action text, detail text) LANGUAGE sql
	AS 'SELECT place, action, detail FROM newsdip.load_gazetteer(content, partly)';

-- A list with states, people, offices and terms of office that refer to one another
SELECT results_eq($$SELECT * FROM pg_temp.report(pg_temp.tsv(E'kind;name;country;en;exact;office;body;rank;title;since;until
person;Ivo Marsh;Ostenland;Marsh[2001-01-01,)|Ivo M. Marsh;IVM;President of Ostenland;Ostenland;head_of_state;president;2015-03-01;2020-03-01
country;Ostenland;;Ostenlandic;;;;;;;

person;Wanda Quillfeather;Ostenland;;;President of Ostenland;;;;2020-03-01;
'))$$, $$VALUES
	('line:2', 'added', 'entity, alias "IVM", alias "Ivo M. Marsh", alias "Marsh", office, tenure'),
	('line:3', 'added', 'entity, alias "Ostenlandic"'),
	('line:5', 'added', 'entity, tenure')$$, 'a list is loaded, whatever refers to what');
SELECT results_eq($$SELECT name, surface FROM entities('The Ostenlandic president met IVM, not Ivm.', '2021-01-01')$$,
	$$VALUES ('Wanda Quillfeather', 'Ostenlandic president'), ('Ostenland', 'Ostenlandic'), ('Ivo Marsh', 'IVM')$$,
	'the next statement reads with it');
SELECT is((SELECT valid FROM alias WHERE alias = 'Marsh' AND entity_id = entity_id('Ivo Marsh')), '[2001-01-01,)',
	'an alias has the dates that stand behind it');
SELECT is((SELECT country FROM entity WHERE name = 'Ivo Marsh'), entity_id('Ostenland'), 'a country further down is found');

-- The same again, and a newer state of it
SELECT results_eq($$SELECT * FROM pg_temp.report(pg_temp.tsv(E'name;country;office;since;until
Ivo Marsh;Ostenlandic;President of Ostenland;2015-03-01;2020-03-01
Ivo M. Marsh;;President of Ostenland;2015-03-01;2020-02-01'), true)$$, $$VALUES
	('line:2', 'unchanged', ''), ('line:3', 'refused', '"Ivo M. Marsh" holds "President of Ostenland" at the same time in line:2')$$,
	'what is there stays; several words that are one entity''s alias find it');
SELECT results_eq($$SELECT * FROM pg_temp.report(pg_temp.tsv(E'name;office;since;until
Ivo Marsh;President of Ostenland;2015-03-01;2020-02-01'))$$, $$VALUES ('line:2', 'changed', 'tenure')$$, 'another last day changes the tenure');
SELECT results_eq($$SELECT place, action FROM pg_temp.report('[{"name": "Ivo Marsh", "wikidata": "Q999999901", "aliases": ["Ivo", "I. Marsh"]},
	{"wikidata": "Q999999901", "name": "Ivo Marsh of Ostenland"}, {"name": "Joe Biden", "en": "Joe Biden"}]')$$,
	$$VALUES ('row:1', 'changed'), ('row:2', 'changed'), ('row:3', 'unchanged')$$, 'rows as JSON; an item finds its entity');
SELECT is(entity_id('Ivo Marsh of Ostenland'), entity_id('Ivo Marsh'), 'its other name is an alias now');
SELECT results_eq($$SELECT action FROM load_gazetteer((SELECT jsonb_agg(t) FROM (VALUES ('Pelita Point', 'place')) AS t(name, kind)))$$,
	$$VALUES ('added')$$, 'rows of a query');

-- What is refused, each for its reason
PREPARE bad AS SELECT place, action, detail FROM pg_temp.report(pg_temp.tsv(E'kind;name;country;aliases;office;since;until;wikidata
person;Too Few
person;Too Many;;;;;;;;
person;;;;;;;
animal;Rex;;;;;;
person;Nobody Known;Nowhere;;;;;
person;Владимир Pushkov;;;;;;
person;Two Times;;Deux|Deux;;;;
person;Two Overlap;;Deux[2001-01-01,2010-01-01)|Deux[2009-01-01,);;;;
person;Empty Range;;Vide[2020-01-01,2020-01-01);;;;
person;Empty Alias;;A b|;;;;
person;No Date;;;President of Ostenland;yesterday;;
person;Wrong Date;;;President of Ostenland;2021-02-29;;
person;Empty Tenure;;;President of Ostenland;2012-02-01;2012-02-01;
person;No Office;;;President of Nowhere;2012-02-01;;
person;Second President;;;President of Ostenland;2021-01-01;;
person;No Tenure;;;President of Ostenland;;;
place;Somewhere;;;President of Ostenland;1999-01-01;2000-01-01;
place;Ivo Marsh;;;;;;Q999999901
person;Q12345;;;;;;
person;***;;;;;;
person;Bad Item;;;;;;X1
country;Ring A;Ring B;;;;;
country;Ring B;Ring A;;;;;
person;Ring Bearer;Ring A;;;;;
;Kindless Newcomer;;;;;;
person;Fine Fellow;Ostenland;Fellow;;;;'), true);
SELECT results_eq('bad', $$VALUES
	('line:2', 'refused', '2 columns instead of 8'),
	('line:3', 'refused', '10 columns instead of 8'),
	('line:4', 'refused', 'there is no name'),
	('line:5', 'refused', 'unknown kind "animal"'),
	('line:6', 'refused', 'unknown country "Nowhere"'),
	('line:7', 'refused', 'name "Владимир Pushkov" mixes Latin with Cyrillic or Greek letters'),
	('line:8', 'refused', 'alias "Deux" stands twice'),
	('line:9', 'refused', 'alias "Deux" stands twice'),
	('line:10', 'refused', 'the dates of alias "Vide" are empty'),
	('line:11', 'refused', 'empty alias'),
	('line:12', 'refused', '"yesterday" is no date'),
	('line:13', 'refused', '"2021-02-29" is no date'),
	('line:14', 'refused', 'the tenure from 2012-02-01 until 2012-02-01 is empty'),
	('line:15', 'refused', 'unknown office "President of Nowhere": a new one needs body and rank'),
	('line:16', 'refused', '"President of Ostenland" has 1 holder and would have 2 at a time: say when the predecessor left'),
	('line:17', 'refused', 'a tenure needs its first day'),
	('line:18', 'refused', 'only a person holds an office'),
	('line:19', 'refused', format('"Ivo Marsh" is a person already (entity %s)', entity_id('Ivo Marsh'))),
	('line:20', 'refused', '"Q12345" is no name but an item of Wikidata without a label'),
	('line:21', 'refused', 'name "***" contains no word'),
	('line:22', 'refused', 'wikidata "X1" is no item'),
	('line:23', 'refused', 'the country "Ring B" leads back to "Ring A"'),
	('line:24', 'refused', 'the country "Ring A" leads back to "Ring B"'),
	('line:25', 'refused', 'country "Ring A" is refused'),
	('line:26', 'refused', 'a new entity needs a kind'),
	('line:27', 'added', 'entity, alias "Fellow"')$$, 'what is wrong is refused with line and reason, the rest is loaded');
SELECT is((SELECT count(*) FROM entity WHERE name IN ('Ring A', 'Two Times', 'Second President')), 0::bigint, 'nothing of a refused row is there');
SELECT throws_ok($$SELECT * FROM load_gazetteer(pg_temp.tsv(E'kind;name\nperson;Good Name\nanimal;Rex\n'))$$,
	'22000', 'nothing is loaded: 1 of 2 rows are refused', 'unless asked otherwise, a wrong row keeps out all');
SELECT ok(entity_id('Good Name') IS NULL, 'also the good ones');
SELECT throws_ok($$SELECT * FROM load_gazetteer(pg_temp.tsv(E'kind;nom\nperson;A'))$$, '22023', 'line:1: unknown column "nom"', 'an unknown column is no row''s fault');
SELECT throws_ok($$SELECT * FROM load_gazetteer(pg_temp.tsv(E'kind;name;name'))$$, '22023', 'line:1: the column "name" stands twice', 'nor is a column that stands twice');
SELECT throws_ok($$SELECT * FROM load_gazetteer('')$$, '22023', 'line:1: there is no column "name"', 'an empty list has no header');
SELECT throws_ok($$SELECT * FROM load_gazetteer('{"a": 1}')$$, '22023', NULL, 'JSON of another form');

-- What spreadsheets, web pages and other programs leave in names
SELECT results_eq($$SELECT entity_id, name, action FROM load_gazetteer(E'kind\tname\tcountry\nperson\t\u200BJoe\u00A0 Biden\u200E\tUnited\u00A0States\nperson\tRecep Tayyip Erdog\u0306an\t\ncountry\tCo\u0302te d\u2019Ivoire\t')$$,
	format('VALUES (%s, ''Joe Biden'', ''unchanged''), (%s, ''Recep Tayyip Erdoğan'', ''unchanged''), (%s, ''Côte d’Ivoire'', ''unchanged'')',
		entity_id('Joe Biden'), entity_id('Recep Tayyip Erdoğan'), entity_id('Ivory Coast')), 'names that texts do not tell apart are one');
SELECT results_eq($$SELECT entity_id, action FROM load_gazetteer('[{"name": "Joe\u00a0Biden", "aliases": ["Joseph\u00a0Robinette\u200b Biden Jr"]}]'::jsonb)$$,
	format('VALUES (%s, ''changed'')', entity_id('Joe Biden')), 'also in JSON');
SELECT is((SELECT count(*) FROM alias WHERE alias IN ('Joseph Robinette Biden Jr', 'joe biden') AND entity_id = entity_id('Joe Biden')), 1::bigint, 'aliases are entered without it');
SELECT results_eq($$SELECT name, action, detail FROM load_gazetteer(E'\uFEFF [{"name": "joe biden"}, {"name": "Владимир Грув", "kind": "person"}]')$$,
	$$VALUES ('joe biden', 'unchanged', ''), ('Владимир Грув', 'added', 'entity')$$,
	'a mark at the beginning of JSON; a name in other capitals is no other name; Cyrillic letters are letters in any locale');
SELECT results_eq($$SELECT detail FROM load_gazetteer('[{"name": {"a": "Al Brand"}, "kind": "person"}, {"name": ["Al Brand"], "kind": "person"},
	{"name": "Al Brand", "kind": "person", "aliases": ["A. Brand", ["Brand"]]}, {"name": "Al Brand", "kind": "person", "en": {"a": "b"}}]', true)$$,
	$$VALUES ('"name" is no text'), ('"name" is no text'), ('"aliases" is neither a text nor a list of texts'), ('"en" is neither a text nor a list of texts')$$,
	'JSON that is no text is refused');
SELECT results_eq($$SELECT detail FROM load_gazetteer(pg_temp.tsv(E'kind;name;aliases\nperson;Al Brand;Brand[2020-01-01]\nperson;Bo Brand;Brand[infinity,)\nperson;Cy Brand;Brand [Zorvania]'), true)$$,
	$$VALUES ('the dates of alias "Brand[2020-01-01]" are not as in [2015-01-01,2020-01-01)'), ('the dates of alias "Brand[infinity,)" are not as in [2015-01-01,2020-01-01)'),
		('entity, alias "Brand [Zorvania]"')$$,
	'dates that are not read as such are no part of an alias');

-- A predecessor and a successor in one list, in either order
SELECT results_eq($$SELECT action FROM load_gazetteer(pg_temp.tsv(E'kind;name;office;since;until
person;Nora Newcomer;President of Ostenland;2026-01-01;
person;Wanda Quillfeather;President of Ostenland;2020-03-01;2026-01-01'))$$, $$VALUES ('added'), ('changed')$$, 'a change of holder');
SELECT is(entity_id('Ostenlandic president', '2026-02-01'), entity_id('Nora Newcomer'), 'who is in office now');

-- As the Wikidata Query Service answers
SELECT results_eq($$SELECT place, action, detail FROM load_gazetteer('{"head": {"vars": ["wikidata", "name"]}, "results": {"bindings": [
	{"wikidata": {"type": "uri", "value": "http://www.wikidata.org/entity/Q999999902"}, "name": {"xml:lang": "en", "type": "literal", "value": "Otto Brandholm"},
	 "kind": {"type": "literal", "value": "person"}, "country": {"type": "uri", "value": "http://www.wikidata.org/entity/Q183"},
	 "en": {"type": "literal", "value": "O. Brandholm|Brandholm"}, "office": {"type": "literal", "value": "Minister of Tides of Germany"},
	 "body": {"type": "literal", "value": "Q183"}, "rank": {"type": "literal", "value": "minister"}, "title": {"type": "literal", "value": "tide minister"},
	 "since": {"datatype": "http://www.w3.org/2001/XMLSchema#dateTime", "type": "literal", "value": "2019-02-03T00:00:00Z"}},
	{"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q999999903"}, "itemLabel": {"type": "literal", "value": "Q999999903"}, "kind": {"value": "person"}}]}}', true)$$,
	$$VALUES ('row:1', 'added', 'entity, alias "Brandholm", alias "O. Brandholm", office, tenure'),
		('row:2', 'refused', '"Q999999903" is no name but an item of Wikidata without a label')$$, 'Wikidata''s answer');
SELECT is((SELECT (e.country, e.wikidata, t.valid)::text FROM entity AS e JOIN tenure AS t USING (entity_id) WHERE e.name = 'Otto Brandholm'),
	(entity_id('Germany'), 'Q999999902', '[2019-02-03,)')::text, 'items and dates are understood');

-- From a file of the server, and who may
CREATE ROLE regress_lister;
CREATE ROLE regress_reader IN ROLE pg_read_server_files;
GRANT SELECT, INSERT, UPDATE ON entity, alias, office, tenure TO regress_lister, regress_reader;
DO $$ BEGIN
	EXECUTE format($copy$COPY (SELECT unnest(ARRAY[E'kind\tname', E'person\tFelix "Ferry" Filewright', E'person'])) TO '%s/newsdip_list.tsv' (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')$copy$, current_setting('data_directory'));
END $$;
SET LOCAL ROLE regress_lister;
SELECT throws_ok($$SELECT * FROM load_gazetteer_file('newsdip_list.tsv', true)$$, '42501', NULL, 'files are for pg_read_server_files');
SELECT lives_ok($$SELECT * FROM load_gazetteer(pg_temp.tsv(E'kind;name\nperson;Lisa Lister'))$$, 'rows are for whoever may write the tables');
SET LOCAL ROLE regress_reader;
SELECT results_eq($$SELECT place, action FROM load_gazetteer_file('newsdip_list.tsv', true)$$,
	$$VALUES ('newsdip_list.tsv:2', 'added'), ('newsdip_list.tsv:3', 'refused')$$, 'a file is loaded, and rows are told by file and line');
SELECT throws_ok($$SELECT * FROM load_gazetteer_file('no such file.tsv')$$, '58P01', NULL, 'a file that is not there');
RESET ROLE;
CREATE ROLE regress_nobody;
SET LOCAL ROLE regress_nobody;
SELECT throws_ok($$SELECT * FROM load_gazetteer(pg_temp.tsv(E'kind;name\nperson;Nick Nobody'))$$, '42501', NULL, 'others may not');
RESET ROLE;
SELECT ok(entity_id('Felix "Ferry" Filewright') IS NOT NULL, 'quotation marks are letters like others');

-- What rows refer to is compared as names are; the same to the letter goes first, and abbreviations are to the letter
INSERT INTO entity (name, kind) VALUES ('Côte d''Ostenie', 'country'), ('Cote d''Ostenie', 'country'), ('Vistria', 'country');
INSERT INTO alias (alias, entity_id, match) VALUES ('VIS', entity_id('Vistria'), 'exact');
SELECT results_eq($$SELECT action, detail FROM load_gazetteer(pg_temp.tsv(E' name ;kind ;country
Ana Refer;person;vistria
Ben Refer;person;VÌSTRIA
Cai Refer;person;Cote d''Ostenie
Dan Refer;person;Côte d''Ostenie
Eva Refer;person;VIS
Fay Refer;person;Vis'), true)$$, $$VALUES ('added', 'entity'), ('added', 'entity'), ('added', 'entity'), ('added', 'entity'), ('added', 'entity'),
	('refused', 'unknown country "Vis"')$$, 'a state is found by its name as texts have it, whatever blanks the header has');
SELECT results_eq($$SELECT e.name, c.name FROM entity AS e JOIN entity AS c ON c.entity_id = e.country WHERE e.name LIKE '%Refer' ORDER BY 1$$,
	$$VALUES ('Ana Refer', 'Vistria'), ('Ben Refer', 'Vistria'), ('Cai Refer', 'Cote d''Ostenie'), ('Dan Refer', 'Côte d''Ostenie'), ('Eva Refer', 'Vistria')$$,
	'of two it is the one that is written so');
SELECT results_eq($$SELECT action, detail FROM load_gazetteer(pg_temp.tsv(E'name;kind;en
Gus Refer;person;Gussie (2015-01-01,2020-01-01]
Hal Refer;person;Hally [2015-01-01, 2020-01-01)
Ike Refer;organisation;Ike (1971)'), true)$$, $$VALUES
	('refused', 'the dates of alias "Gussie (2015-01-01,2020-01-01]" are not as in [2015-01-01,2020-01-01)'),
	('refused', 'the dates of alias "Hally [2015-01-01, 2020-01-01)" are not as in [2015-01-01,2020-01-01)'),
	('added', 'entity, alias "Ike (1971)"')$$, 'dates in other brackets are no part of a name');

-- A long list takes time in proportion to its length: seconds, and not minutes
SET statement_timeout = '40s';
SELECT is(count(*), 10000::bigint, 'ten thousand rows are added') FROM load_gazetteer((SELECT E'name\tkind\ten\n'
	|| string_agg(format(E'Orla Testmann%s\tperson\tOrly Testperson%s', i, i), E'\n') FROM generate_series(1, 10000) AS i))
	WHERE action = 'added';
SELECT is(count(*), 10000::bigint, 'known ones get a country') FROM load_gazetteer((SELECT E'name\tcountry\n'
	|| string_agg(format(E'Orla Testmann%s\tVistria', i), E'\n') FROM generate_series(1, 10000) AS i))
	WHERE detail = 'country';
SELECT is(count(*), 4000::bigint, 'many sit in one house') FROM load_gazetteer((SELECT E'name\toffice\tbody\trank\tseats\tsince\n'
	|| string_agg(format(E'Orla Testmann%s\tBig House\tVistria\tlegislator\t4000\t2001-01-01', i), E'\n') FROM generate_series(1, 4000) AS i))
	WHERE detail IN ('tenure', 'office, tenure');
SELECT is(count(*), 5000::bigint, 'each holds an office') FROM load_gazetteer((SELECT E'name\toffice\tbody\trank\tsince\n'
	|| string_agg(format(E'Orla Testmann%s\tOffice %s\tVistria\tofficial\t2001-01-01', i, i), E'\n') FROM generate_series(1, 5000) AS i))
	WHERE detail = 'office, tenure';
SELECT throws_ok($$SELECT * FROM load_gazetteer(E'name\toffice\tsince\nOrla Testmann5000\tBig House\t2002-01-01')$$,
	'22000', 'nothing is loaded: 1 of 1 rows are refused', 'a full house takes no more');
SELECT is(count(*), 1::bigint, 'and one with twelve thousand aliases') FROM load_gazetteer((SELECT E'name\tkind\taliases\nOrla Manynamed\tperson\t'
	|| string_agg('Orly Manynamed' || i, '|') FROM generate_series(1, 12000) AS i))
	WHERE action = 'added';
RESET statement_timeout;

SELECT * FROM finish();
ROLLBACK;
