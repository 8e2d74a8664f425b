-- What comes in by accident: long and odd texts, NULL, empty, arrays of the
-- wrong shape, values of the wrong form. Nothing is lost, nothing breaks, and
-- what can be found among it is found.
--
-- Names are made up, so that standard rows do not matter.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3000001, 'Zorvania', 'country'),
	(3000002, 'Kelmar Dunst', 'person'),
	(3000003, 'Orda Orda Orda Orda Vash', 'person');

-- Half a megabyte or so of each kind, with a name at the start, in the middle
-- and at the end. Count says how often it can be told from what is around it.
CREATE TABLE strange (kind text PRIMARY KEY, body text, count int);
INSERT INTO strange
SELECT kind, 'Zorvania' || link || left(half, 200000) || link || 'Zorvania' || link || left(half, 200000) || link || 'Zorvania', seen
FROM (VALUES
	('one word', repeat('x', 500000), ' ', 3),
	('one word, names in it', repeat('x', 500000), '', 0),
	('one word of capitals', repeat('X', 500000), ' ', 3),
	('digits', repeat('0123456789', 50000), ' ', 3),
	('control characters', repeat(E'\x01\x02\x1f\x7f', 125000), '', 3),
	('newlines', repeat(E'\n', 500000), '', 3),
	('CR LF', repeat(E'\r\n', 250000), '', 3),
	('blanks', repeat(' ', 500000), '', 3),
	('tabs', repeat(E'\t', 500000), '', 3),
	('no-break spaces', repeat(U&'\00A0', 500000), '', 3),
	('zero-width spaces', repeat(U&'\200B', 500000), '', 3),
	('zero-width joiners', repeat(U&'\200D', 500000), '.', 3),
	('direction marks', repeat(U&'\200E\200F\202A\202E\2066\2069', 100000), ' ', 3),
	('right-to-left', repeat(U&'\0627\0644\0642\0631\0627\0631 ', 70000), ' ', 3),
	('Hebrew', repeat(U&'\05D4\05D7\05DC\05D8\05D4 ', 80000), ' ', 3),
	('Chinese', repeat(U&'\5916\4EA4\90E8\957F\3002', 100000), '', 3),
	('Devanagari', repeat(U&'\092E\0902\0924\094D\0930\0940 ', 70000), ' ', 3),
	('emoji', repeat(U&'\+01F54A\FE0F\+01F468\200D\+01F469', 100000), '', 3),
	('accents alone', repeat(U&'\0301\0308', 250000), ' ', 3),
	('hyphens', repeat('-', 500000), '', 3),
	('dashes', repeat(U&'\2014\2013', 250000), '', 3),
	('apostrophes', repeat('''', 500000), '', 3),
	('quotes', repeat('"“”«»', 100000), '', 3),
	('brackets', repeat('([{', 170000), '', 3),
	('full stops', repeat('.', 500000), '', 3),
	('marks', repeat('?!…', 170000), '', 3),
	('markup', repeat('<b>&amp;"</b>', 40000), '', 3),
	('backslashes', repeat('\', 500000), '', 3),
	('private use', repeat(U&'\E000\+10FFFD', 250000), '', 3),
	('not characters', repeat(U&'\FFFE\FFFF\+01FFFF', 170000), '', 3),
	('the beginning of a name', repeat('Orda ', 100000), ' ', 3),
	('initials', repeat('A.', 250000), ' ', 3)) AS t (kind, half, link, seen);

SELECT is((SELECT count(*)::int FROM entities(body) WHERE entity_id = 3000001), count, kind || ': names found')
	FROM strange ORDER BY kind;
SELECT is((SELECT count(*)::int FROM entities(body)
		WHERE substring(body FROM start FOR length) IS DISTINCT FROM surface
			OR sentence < 1 OR paragraph < 1 OR paragraph > sentence), 0, kind || ': offsets point at names')
	FROM strange ORDER BY kind;
SELECT is(entity_ids(body, NULL, '{country}'), CASE WHEN count > 0 THEN ARRAY[3000001] ELSE '{}' END, kind || ': entity_ids')
	FROM strange ORDER BY kind;
SELECT ok(replace(replace(replace(replace(replace(replace(replace(highlight(body),
		'<mark class="country" data-entity="3000001">', ''), '</mark>', ''),
		'&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&') = body,
		kind || ': highlight gives the text back')
	FROM strange ORDER BY kind;
SELECT is((SELECT count(*)::int FROM summit_mentions(body)), 0, kind || ': no contact')
	FROM strange ORDER BY kind;
SELECT is(units(cooccurrence_agg(body, NULL)) || ' ' || entity_units(cooccurrence_agg(body, NULL), 3000001),
		'1 ' || sign(count), kind || ': counted')
	FROM strange GROUP BY kind, count ORDER BY kind;
-- in sentence scope the units that name it are at least one and at most three
SELECT ok(entity_units(cooccurrence_agg(body, NULL, 'sentence'), 3000001) BETWEEN sign(count) AND count,
		kind || ': counted by sentence')
	FROM strange GROUP BY kind, count ORDER BY kind;
-- newlines make paragraphs
SELECT is((SELECT array_agg(ROW(sentence, paragraph)::text ORDER BY start) FROM entities(body)),
		'{"(1,1)","(2,2)","(3,3)"}', kind || ': each name is a paragraph')
	FROM strange WHERE kind IN ('newlines', 'CR LF');

-- a name at the end of a text that is cut off anywhere
SELECT is((SELECT count(*)::int FROM generate_series(1, 40) AS n
		WHERE EXISTS (SELECT FROM entities(left('Then Kelmar Dunst of Zorvania — said “no”', n))
			WHERE start + length > n + 1)), 0, 'no mention reaches over the end of its text');
-- and one whose words are as many as an alias may have, over and over
INSERT INTO alias (alias, entity_id) VALUES (rpad('', 998, 'A ') || ' B', 3000003);
SELECT is((SELECT count(*)::int FROM entities(rpad('', 200000, 'A ') || 'B')), 1, 'the longest of all aliases at the end');
SELECT is((SELECT count(*)::int FROM entities(repeat(rpad('', 998, 'A ') || ' B ', 50))), 50, 'and fifty times');

-- NULL gives NULL or nothing, empty gives nothing
SELECT is_empty('SELECT * FROM entities(NULL)', 'entities of NULL');
SELECT is_empty('SELECT * FROM entities(NULL, NULL)', 'entities of NULL without date');
SELECT is_empty('SELECT * FROM entities('''', ''2020-01-01'')', 'entities of the empty text');
SELECT is(entity_ids(NULL, '2020-01-01', '{person}'), NULL, 'entity_ids of NULL');
SELECT is(entity_ids('', '2020-01-01', '{person}'), '{}', 'entity_ids of the empty text');
SELECT is(entity_id(NULL), NULL, 'entity_id of NULL');
SELECT is(entity_id(''), NULL, 'entity_id of the empty text');
SELECT is(entity_id(repeat('x', 1000000)), NULL, 'entity_id of a long word');
SELECT is(highlight(NULL), NULL, 'highlight of NULL');
SELECT is(highlight(''), '', 'highlight of the empty text');
SELECT is_empty('SELECT * FROM summit_mentions(NULL)', 'summit_mentions of NULL');
SELECT is_empty('SELECT * FROM summit_mentions('''')', 'summit_mentions of the empty text');
SELECT is(summit_mention_count(NULL), NULL, 'summit_mention_count of NULL');
SELECT is(summit_mention_count(''), 0, 'summit_mention_count of the empty text');
SELECT is(summit_contact_count(NULL), NULL, 'summit_contact_count of NULL');
SELECT is(summit_contact_count(''), 0, 'summit_contact_count of the empty text');
SELECT is(cooccurrence_agg(NULL::text, NULL), NULL, 'cooccurrence_agg of NULL');
SELECT is(cooccurrence_agg(NULL::text, NULL, NULL), NULL, 'cooccurrence_agg of NULL in no scope');
SELECT is(units(cooccurrence_agg('', NULL)), 1::bigint, 'cooccurrence_agg of the empty text');
SELECT is(cooccurrence_agg(NULL::int[]), NULL, 'cooccurrence_agg of a NULL array');
SELECT is(cooccurrence_agg('{}'::int[])::text, '{"units": 1, "sizes": {"0": 1}, "entities": {}, "pairs": []}', 'cooccurrence_agg of an empty array');
SELECT is(cooccurrence_agg('{NULL,1,1}'::int[])::text, '{"units": 1, "sizes": {"1": 1}, "entities": {"1": 1}, "pairs": []}', 'cooccurrence_agg of NULL elements and duplicates');
SELECT is(rollup(NULL), NULL, 'rollup of NULL');
SELECT is(units(NULL), NULL, 'units of NULL');
SELECT is_empty('SELECT * FROM top_pairs(NULL, 10)', 'top_pairs of NULL');
SELECT is_empty('SELECT * FROM named_pairs(NULL)', 'named_pairs of NULL');

-- a name that no cutting makes fit
SELECT is(companion_name('articles', repeat('x', 100))::text, repeat('x', 63), 'a companion''s name has 63 bytes');

-- dates at the ends of time
SELECT is((SELECT count(*)::int FROM entities('Kelmar Dunst', d)), 1, 'the published date ' || d)
	FROM unnest('{-infinity,infinity,4713-01-01 BC,5874897-12-31}'::date[]) AS d;

-- the wrong shape
SELECT throws_matching($$SELECT cooccurrence_agg('{{1,2},{3,4}}'::int[])$$, 'dimension', 'a two-dimensional array is refused');
SELECT throws_matching($$SELECT cooccurrence_agg('Zorvania', NULL, 'chapter')$$, 'unknown scope "chapter"', 'an unknown scope is refused');
SELECT throws_matching($$SELECT * FROM top_pairs((SELECT cooccurrence_agg('{1,2}'::int[])), 5, 'luck')$$, 'unknown measure "luck"', 'an unknown measure is refused');
SELECT is(entity_ids('Zorvania', NULL, '{{person,country}}'::entity_kind[]), '{3000001}', 'kinds in two dimensions are kinds');
SELECT throws_matching(format('INSERT INTO alias (alias, entity_id) VALUES (%L, 3000001)', name), why, 'an alias is refused: ' || left(name, 10))
	FROM (VALUES ('', 'contains no word'), (E' \t\n', 'contains no word'), ('-''"…', 'contains no word'),
		(U&'\200B\200D\00AD', 'contains no word'), (U&'\0301', 'contains no word'), (U&'\+01F54A', 'contains no word'),
		(repeat('a b ', 300), 'too long'), (repeat('x', 200), 'too long'), (repeat('x', 1000000), 'too long')) AS t (name, why);
-- it is characters that are counted
SELECT lives_ok(format('INSERT INTO alias (alias, entity_id) VALUES (%L, 3000001)', rpad('', 1000, U&'\5916 ')), 'a thousand characters of three bytes');
SELECT is(length(surface), 999, 'are found') FROM entities(rpad('', 1000, U&'\5916 '));

-- A row of the lexicon that the grammar could not use is refused, and why
CREATE FUNCTION pg_temp.refusal(command text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	reason text;
	help text;
BEGIN
	EXECUTE command;
	RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT, help = PG_EXCEPTION_HINT;
	RETURN SQLSTATE || ' ' || reason || CASE WHEN help <> '' THEN ' | ' || help ELSE '' END;
END
$$;
SELECT is(pg_temp.refusal(format('INSERT INTO term (term, lang, role, kind, status, rank, value) VALUES (%s)', given)),
		  said, given)
FROM (VALUES
	($$'zorving', 'en', 'contact_noun', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a contact_noun needs a kind | Set kind to call, summit, visit, meeting or talks.'),
	($$'zorving', 'en', 'status_cue', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a status_cue needs a status | Set status to held, planned, proposed, postponed, cancelled or refused.'),
	($$'zorving', 'en', 'role_noun', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a role_noun needs a rank | Set rank to a label of office_rank, official for delegations.'),
	($$'zorving', 'en', 'month', NULL, NULL, NULL, 13$$,
	 '23514 term "zorving": a month needs its number | Set value to 1 for January up to 12 for December.'),
	($$'zorving', 'en', 'weekday', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a weekday needs its number | Set value to 1 for Monday up to 7 for Sunday.'),
	($$'zorving', 'en', 'relative_week', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a relative_week needs a value | Set value to how many it lies ahead, negative for what has been, 0 for this one.'),
	($$'zorving', 'en', 'status_cue', NULL, 'held', NULL, 9$$,
	 '23514 term "zorving": the value 9 means nothing for a status_cue | Leave value empty, or set it to 1, 2 or 3 as docs/summit.md says.'),
	($$'zorving', '', 'language', NULL, NULL, NULL, NULL$$,
	 '23514 term "zorving": a language needs its code | Set lang to the code of ISO 639-1, two letters in lower case.'),
	($$'MEETING', 'en', 'contact_noun', 'summit', NULL, NULL, NULL$$,
	 '23505 term "MEETING" is there already as "meeting" | Update that row instead.'),
	($$'meeting', 'en', 'contact_noun', 'summit', NULL, NULL, NULL$$,
	 '23505 duplicate key value violates unique constraint "term_pkey"'),
	($$'', 'en', 'negation', NULL, NULL, NULL, NULL$$,
	 '22023 term "" contains no word | A name needs at least one letter or digit.'),
	($$'zorving', 'en', 'hero', NULL, NULL, NULL, NULL$$,
	 '22P02 invalid input value for enum term_role: "hero"'),
	($$'zorving', 'en', 'status_cue', NULL, 'dreamt', NULL, NULL$$,
	 '22P02 invalid input value for enum contact_status: "dreamt"'),
	($$'zorving', 'en', 'contact_noun', 'talks', NULL, NULL, NULL$$, 'accepted')) AS t (given, said);
SELECT is(pg_temp.refusal($$UPDATE term SET term = 'Zorving' WHERE term = 'zorving'$$), 'accepted',
		  'a term may change its case');
SELECT is(pg_temp.refusal($$UPDATE term SET kind = NULL WHERE term = 'Zorving'$$),
		  '23514 term "Zorving": a contact_noun needs a kind | Set kind to call, summit, visit, meeting or talks.',
		  'an update is checked as well');

-- More parties, and words of more languages, than a contact or sentence has room for
INSERT INTO entity (entity_id, name, kind)
SELECT 3000100 + n, 'Zorland' || chr(64 + n / 8 + 1) || chr(97 + n % 8), 'country' FROM generate_series(0, 59) AS n;
SELECT is((SELECT cardinality(participant_names)
		   FROM summit_mentions((SELECT string_agg(name, ', ' ORDER BY entity_id) FROM entity WHERE entity_id BETWEEN 3000100 AND 3000158)
								|| ' and ZorlandHd met in Paris.')),
		  24, 'of sixty states that meet there is room for 24');
INSERT INTO term (term, lang, role)
SELECT 'zor' || chr(96 + n), 'q' || chr(96 + n), 'filler' FROM generate_series(1, 20) AS n;
SELECT is((SELECT participant_names
		   FROM summit_mentions('zora: Zorvania and ZorlandAa met in '
								|| (SELECT string_agg('zor' || chr(96 + n), ' ' ORDER BY n) FROM generate_series(2, 20) AS n) || '.')),
		  '{Zorvania,ZorlandAa}', 'words of twenty languages stand in a sentence');

SELECT * FROM finish();
ROLLBACK;
