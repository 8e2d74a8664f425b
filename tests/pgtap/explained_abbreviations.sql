-- Abbreviations mean what a text explains them as.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3300001, 'Kongres Urusan Bendungan', 'organisation'), (3300002, 'Kampung Ujung Bambu', 'place'),
	(3300003, 'Kongres Umat Belantara', 'organisation'), (3300004, 'Office of Tidal Rivers', 'organisation');
INSERT INTO alias (alias, entity_id, match) VALUES ('KUB', 3300001, 'exact'), ('OTR', 3300004, 'exact'), ('OoTR', 3300004, 'exact');

CREATE FUNCTION meant(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ', ' ORDER BY start) FROM entities(body) WHERE entity_id > 3000000);

SELECT is(meant('KUB tiba.'), 'KUB=Kongres Urusan Bendungan', 'an abbreviation by itself');
SELECT is(meant('Kongres Urusan Bendungan (KUB) tiba. KUB lelah.'),
		  'Kongres Urusan Bendungan=Kongres Urusan Bendungan, KUB=Kongres Urusan Bendungan, KUB=Kongres Urusan Bendungan', 'explained as what it is');
SELECT is(meant('Iuran kelulusan usaha batik (KUB) naik. KUB itu mahal.'), NULL, 'explained as something else it means that throughout');
SELECT is(meant('Bayarlah KUB. Kelulusan Usaha Batik ( KUB ) naik.'), NULL, 'also before, and with capitals');
SELECT is(meant('KUB (kelulusan usaha batik) naik. KUB itu mahal.'), NULL, 'and where the words are in the brackets');
SELECT is(meant('Kelulusan untuk usaha dan batik (KUB) naik.'), NULL, 'small words have no letter');
SELECT is(meant('Kelulusan, Usaha, dan Batik (KUB) naik.'), NULL, 'commas do not matter');
SELECT is(meant('Kelulusan sejumlah usaha batik (KUB) naik.'), 'KUB=Kongres Urusan Bendungan', 'other words have one');
SELECT is(meant('Kelulusan usaha. Batik (KUB) naik.'), 'KUB=Kongres Urusan Bendungan', 'they are side by side');
SELECT is(meant('Usaha batik (KUB) naik.'), 'KUB=Kongres Urusan Bendungan', 'and all there');
SELECT is(meant('Iuran kelulusan usaha batik KUB naik.'), 'KUB=Kongres Urusan Bendungan', 'and there are brackets');
SELECT is(meant('Iuran (kelulusan usaha batik) KUB naik.'), 'KUB=Kongres Urusan Bendungan', 'around one of both');
SELECT is(meant('KUB (iuran kelulusan usaha batik) naik.'), 'KUB=Kongres Urusan Bendungan', 'with nothing else in them');
SELECT is(meant('KUB (kini kelulusan usaha batik) naik.'), 'KUB=Kongres Urusan Bendungan', 'though it has the same letter');
SELECT is(meant('Kongres Usuran Bendungan (KUB) tiba.'), 'KUB=Kongres Urusan Bendungan', 'names begin so: it may be misspelt');
SELECT is(meant('kongres urusan bendungan (KUB) tiba.'), 'KUB=Kongres Urusan Bendungan', 'small letters do not matter then');
SELECT is(meant('Pada kongres usaha batik (KUB) naik.'), NULL, 'but no name begins with these two words');
SELECT is(meant('Menteri Kelulusan Usaha Batik (KUB) tiba.'), 'KUB=Kongres Urusan Bendungan', 'behind an office may be the body');
SELECT is(meant('Menteri Urusan Batik (MUB) tiba, juga KUB.'), 'KUB=Kongres Urusan Bendungan', 'other abbreviations stay');
SELECT is(meant('Kampung Ujung Bambu (KUB) ramai. KUB indah.'),
		  'Kampung Ujung Bambu=Kampung Ujung Bambu, KUB=Kampung Ujung Bambu, KUB=Kampung Ujung Bambu', 'what is named so is meant');
SELECT is(meant('Kongres Umat Belantara (KUB) tiba.'),
		  'Kongres Umat Belantara=Kongres Umat Belantara, KUB=Kongres Umat Belantara', 'though the other''s name begins alike');
SELECT is((SELECT string_agg(DISTINCT kind::text, ' ') FROM entities('Kampung Ujung Bambu (KUB) ramai.') WHERE entity_id > 3000000), 'place', 'with its kind');
SELECT is(meant('Kongres Urusan Bendungan tiba. Iuran kelulusan usaha batik (KUB) naik. KUB lelah.'),
		  'Kongres Urusan Bendungan=Kongres Urusan Bendungan, KUB=Kongres Urusan Bendungan', 'a text with both means the other there alone');
SELECT is(meant('Ocean tax of rivers (OTR) rose.'), NULL, 'in English, too');
SELECT is(meant('The Office of tidal rivers (OTR) met.'), 'OTR=Office of Tidal Rivers', 'of is no O');
SELECT is(meant('Ocean tax of rivers (OoTR) rose.'), 'OoTR=Office of Tidal Rivers', 'an abbreviation is all capitals');
SELECT is(entity_ids('Kampung Ujung Bambu (KUB) ramai. KUB indah.', NULL, '{organisation,place}'), '{3300002}', 'in the list of ids');
SELECT is(entity_ids('Iuran kelulusan usaha batik (KUB) naik. KUB itu mahal.', NULL, '{organisation,place}'), '{}', 'without the other');
SELECT is((SELECT count(*) FROM entities('kelulusan usaha batik (KUB) ' || repeat('KUB (KUB) ', 3000)) WHERE entity_id > 3000000), 0::bigint, 'however often');
SELECT lives_ok($$SELECT entities(x || '(KUB)' || y), entities('(KUB) (' || x || y) FROM (VALUES ('', ''), ('k u b ', ')'), (' (', '('), (repeat('k', 300), ')'), (repeat('é u b ', 90), ''), (repeat('a ', 200), ' (KUB')) AS v(x, y)$$,
				'wherever the text ends');

SELECT * FROM finish();
ROLLBACK;
