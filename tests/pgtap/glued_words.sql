-- Words that have lost the blanks between them: names are found, at the places
-- where they stand, and firms' names with capitals inside are left alone.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

CREATE FUNCTION named(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '@' || start, ' | ' ORDER BY start) FROM entities(body, '2025-06-20') WHERE via <> 'office');

SELECT is(named('Presiden RusiaVladimir Putinmenyambut tamunya.'), 'Rusia@10 | Vladimir Putin@15',
		  'between two names, and before a verb');
SELECT is(named('Ia tiba diJakarta, lalu keMoskow.'), 'Jakarta@11 | Moskow@27', 'behind a preposition');
SELECT is(named('Menlu RIRetno Marsudi diTurki.'), 'RI@7 | Retno Marsudi@9 | Turki@25', 'behind an abbreviation');
SELECT is(named('Di hotel Presiden RIPrabowo Subiantodi Kairo.'), 'RI@19 | Prabowo Subianto@21 | Kairo@40',
		  'behind an abbreviation before a first name, though nothing else shows it');
SELECT is(named('PresidenPrabowo Subiantodan Trumpakan bertemu.'), 'Prabowo Subianto@9 | Trump@29',
		  'before a conjunction and an auxiliary');
SELECT is(named('Menteri Pertahanan AS, Pete Hegsethmengatakan diIran.'), 'AS@20 | Pete Hegseth@24 | Iran@49',
		  'at a last name that is no alias');
SELECT is(named('“Selamat,” kata dia diParis.'), 'Paris@23', 'characters, not bytes, are counted');
SELECT is(named('USAir and TransCanada bid for BankAmerica.'), NULL, 'firms are not cut');
SELECT is(named('Tulis ke @PutinRusia atau IranKini.com diParis.'), 'Paris@42', 'nor are accounts and addresses');
SELECT is(named('Kata YouTube, MPs and McDonald met the PMs.'), named('Kata YouTube, Mps and Mcdonald met the Pms.'),
		  'nor are ordinary words with capitals inside');
SELECT is(named('Dikutip detikBali, warga diBali.'), 'detikBali@9 | Bali@28', 'nor is what the dictionary knows');
SELECT is(named('Suryadi dan Perubahan diParis.'), 'Paris@25', 'a name is no name and a preposition, nor a noun a state and a noun');
INSERT INTO entity (name, kind) VALUES ('Hengki Kawilarang', 'person'), ('Rina Lasso', 'person') ON CONFLICT DO NOTHING;
SELECT is(named('Ia tiba diJakarta, kata Hengki Kawilarang dan Rina Lasso.'), 'Jakarta@11 | Hengki Kawilarang@25 | Rina Lasso@47',
		  'a word with which a name goes on is not cut');

SELECT results_eq(
	$$SELECT kind::text, participant_names, trigger, substring(body FROM start FOR length)
		FROM (VALUES ('Menurut KremlinVladimir Putinmenerima Menlu IranAbbas Araghchi diMoskow, dan Trumpakan menelepon PMModi.')) AS v(body),
			 summit_mentions(body, '2025-06-20')$$,
	$$VALUES ('meeting', ARRAY['Vladimir Putin', 'Abbas Araghchi'], 'menerima', 'menerima'),
			 ('call', ARRAY['Donald Trump', 'Narendra Modi'], 'menelepon', 'menelepon')$$,
	'contacts are read as if the blanks were there, and triggers stand where they say');
SELECT is((SELECT string_agg(surface, ' ' ORDER BY step) FROM explain_summit('PresidenMacron bertemu KanselirMerz diParis.') WHERE what IN ('party', 'place')),
		  (SELECT string_agg(surface, ' ' ORDER BY step) FROM explain_summit('Presiden Macron bertemu Kanselir Merz di Paris.') WHERE what IN ('party', 'place')),
		  'and so they are explained');
SELECT is(entity_ids(repeat('diIran ', 20000) || 'Putindan Trumpmengatakan.'), entity_ids('Iran, Putin dan Trump mengatakan.'),
		  'in long texts too');
SELECT is(summit_mention_count(repeat('aB', 500000)), 0, 'endless words with capitals end');

SELECT * FROM finish();
ROLLBACK;
