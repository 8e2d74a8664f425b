-- Whom a first or last name means by itself: who was named in full before; nobody,
-- beside the other name of somebody unknown; who else the text calls so; and a
-- person rather than a state, place or body of that name.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3100001, 'Zulbara Hartoko', 'person'), (3100002, 'Marlina Zulbara', 'person'),
	(3100003, 'Presiden Kolonya', 'person'), (3100004, 'Zulbara Mendayun', 'person'), (3100005, 'Lit Hartawi', 'person'),
	(3100006, 'Zulbara Li', 'person'), (3100007, 'Q Hartawi', 'person');

-- Those of somebody named in full mean the same person behind it
CREATE FUNCTION followed(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ' ' ORDER BY start) FROM entities(body) WHERE via = 'surname');

SELECT is(followed('Zulbara Hartoko tiba. Zulbara lelah, kata Hartoko.'),
		  'Zulbara=Zulbara Hartoko Hartoko=Zulbara Hartoko', 'both names are followed');
SELECT is(followed('Zulbara tiba. Zulbara Hartoko lelah.'), NULL, 'but not before the full name');
SELECT is(followed('Zulbara Hartoko dan Zulbara Mendayun tiba. Zulbara lelah.'), 'Zulbara=Zulbara Mendayun',
		  'of two with one first name it is the one named last');
SELECT is(followed('Zulbara Hartoko tiba. Zulbara Santika dari desa. Zulbara lelah.'), NULL,
		  'nobody, if somebody unknown has it too');
SELECT is(followed('Marlina Zulbara dan Zulbara Hartoko tiba. Zulbara lelah.'), 'Zulbara=Marlina Zulbara',
		  'a last name comes first');
SELECT is(followed('Zulbara Hartoko dan Marlina Zulbara tiba. Zulbara lelah.'), 'Zulbara=Marlina Zulbara',
		  'whoever was named before');
SELECT is(followed('Presiden Kolonya tiba. Presiden lelah.'), NULL, 'a word of the lexicon is no first name');
SELECT is(followed('Lit Hartawi tiba. Lit lelah.'), 'Lit=Lit Hartawi', 'it may be short');
SELECT is(followed('Zulbara Li tiba. Li lelah.'), NULL, 'but a last name may not');
SELECT is(followed('Q Hartawi tiba. Q lelah.'), NULL, 'nor may it be a letter');
SELECT is(followed('Zulbara Hartoko tiba. Jalan zulbara lengang.'), NULL, 'nor without a capital');

-- A last name behind the first name of somebody else is not the known person's
INSERT INTO entity (entity_id, name, kind) VALUES
	(3100010, 'Oskarina Kelmendi', 'person'), (3100011, 'Mirza Ibragim Kelmendi', 'person'), (3100012, 'Otto Brannik', 'person'),
	(3100013, 'Vesna Halilovic', 'person');
INSERT INTO alias (alias, entity_id) VALUES ('Kelmendi', 3100010), ('Brannik', 3100012), ('Jaksa Tinggi Mirza', 3100013);
INSERT INTO term (term, lang, role, rank, value) VALUES ('jaksa vesna', 'id', 'role_noun', 'official', 1);

CREATE FUNCTION named(body text, published date DEFAULT NULL) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ', ' ORDER BY start) FROM entities(body, published) WHERE kind = 'person');

SELECT is(named('Kemarin Otto Kelmendi tiba.'), NULL, 'an alias behind the first name of another is somebody else');
SELECT is(named('Otto Kelmendi tiba.'), NULL, 'also where a sentence begins');
SELECT is(named('Kemarin Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'but by itself it is not');
SELECT is(named('Kemarin otto Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind a word without a capital');
SELECT is(named('Kemarin OTTO Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind one in capitals');
SELECT is(named('Kemarin Otto, Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind a comma');
SELECT is(named('Kemarin Gubrenka Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind a word with which no name begins');
SELECT is(named('Kemarin Presiden Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind a word of the lexicon');
SELECT is(named('Kemarin Jaksa Vesna Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor behind a term of two');
SELECT is(named('Kemarin Mirza Oskarina Kelmendi tiba.'), 'Oskarina Kelmendi=Oskarina Kelmendi', 'nor in the name in full');
SELECT is(named('Kemarin Oskarina Otto Kelmendi tiba.'), 'Kelmendi=Oskarina Kelmendi', 'nor where one of the words is of the name');
SELECT is(named('Kemarin Vesna Halilovic Kelmendi tiba.'), 'Vesna Halilovic=Vesna Halilovic, Kelmendi=Oskarina Kelmendi',
		  'nor behind a mention');
SELECT is(named('Kemarin Ozmundi Brannik tiba.'), 'Brannik=Otto Brannik', 'a word that begins no name is no first name');
INSERT INTO entity (entity_id, name, kind) VALUES (3100014, 'Ottfried Kovar', 'person'), (3100015, 'Ozmundi Kovar', 'person');
SELECT is(named('Kemarin Ottfried Brannik tiba.'), 'Brannik=Otto Brannik', 'one that begins like the first name is his');
SELECT is(named('Kemarin Ozmundi Brannik tiba.'), NULL, 'and one that does not is another''s');
INSERT INTO alias (alias, entity_id) VALUES ('Brannik', 3100015);
SELECT is(named('Kemarin Ozmundi Brannik tiba.'), 'Brannik=Otto Brannik', 'unless one is called so whom the name may mean, too');

SELECT is(named('Otto Kelmendi tiba. Kelmendi lelah.'), NULL, 'what follows is his too');
SELECT is(named('Otto Kelmendi tiba. Kelmendi lelah, kata Oskarina Kelmendi. Kelmendi pergi.'),
		  'Oskarina Kelmendi=Oskarina Kelmendi, Kelmendi=Oskarina Kelmendi', 'until the other is named in full');
SELECT is(named('Kelmendi bersama Otto Kelmendi tiba. Kelmendi lelah.'),
		  'Kelmendi=Oskarina Kelmendi, Kelmendi=Oskarina Kelmendi', 'and not where he was named before');
SELECT is(named('Otto Kelmendi tiba, dan Kelmemdi juga. Kelmendi lelah.'), NULL, 'a slip of the pen names nobody either');
SELECT is(entity_ids('Otto Kelmendi tiba, dan Kelmemdi juga. Kelmendi lelah.'), '{}', 'nor does it in the list of ids');
SELECT is(named('Mirza Ibragim Kelmendi tiba. Otto Ibragim lelah.'), 'Mirza Ibragim Kelmendi=Mirza Ibragim Kelmendi',
		  'what is no alias is nobody');
SELECT is(followed('Vesna Halilovic tiba. Otto Halilovic lelah, kata Halilovic.'), 'Halilovic=Vesna Halilovic',
		  'a surname behind another first name is not followed, the next one is');
SELECT is(named('Kemarin Ottó Kelmendi tiba.'), NULL, 'accents do not matter');
SELECT is((SELECT count(*) FROM entities(repeat('Otto Kelmendi dan Brannik. Kelmendi. ', 2000)) WHERE name LIKE '%Kelmendi'), 0::bigint,
		  'however often');

-- An alias is another's who is called so, where the text has named that one and not whose alias it is
INSERT INTO entity (entity_id, name, kind) VALUES (3100020, 'Gubrenka Solvano', 'person'), (3100021, 'Solvano Petrikas', 'person'),
	(3100022, 'Vytas Petrikas', 'person'), (3100023, 'Vanja-Solvano', 'person');
INSERT INTO alias (alias, entity_id) VALUES ('Solvano', 3100020), ('Petrikas', 3100022), ('Gubri', 3100020);
SELECT is(named('Solvano tiba. Ia lelah.'), 'Solvano=Gubrenka Solvano', 'an alias by itself');
SELECT is(named('Solvano Petrikas tiba. SOLVANO lelah, kata Petrikas.'),
		  'Solvano Petrikas=Solvano Petrikas, SOLVANO=Solvano Petrikas, Petrikas=Solvano Petrikas', 'is another''s first or last name');
SELECT is(followed('Solvano Petrikas tiba. Solvano lelah.'), 'Solvano=Solvano Petrikas', 'followed as such');
SELECT is(named('Solvano Petrikas tiba. Lalu Vanja-Solvano. Solvano lelah.'),
		  'Solvano Petrikas=Solvano Petrikas, Vanja-Solvano=Vanja-Solvano, Solvano=Vanja-Solvano', 'rather the last name');
SELECT is(named('Solvano tiba. Solvano Petrikas tiba. Solvano lelah.'),
		  'Solvano=Gubrenka Solvano, Solvano Petrikas=Solvano Petrikas, Solvano=Gubrenka Solvano', 'not where it came first');
SELECT is(named('Gubri tiba. Solvano Petrikas tiba. Solvano lelah.'),
		  'Gubri=Gubrenka Solvano, Solvano Petrikas=Solvano Petrikas, Solvano=Gubrenka Solvano', 'nor where another alias did');
SELECT is(named('Solvano Petrikas tiba. Solvano lelah, kata Gubrenka Solvano.'),
		  'Solvano Petrikas=Solvano Petrikas, Solvano=Gubrenka Solvano, Gubrenka Solvano=Gubrenka Solvano', 'nor where the text has the full name');
SELECT is(named('Solvano Petrikas menemui Presiden Solvano. Solvano lelah.'),
		  'Solvano Petrikas=Solvano Petrikas, Solvano=Gubrenka Solvano, Solvano=Gubrenka Solvano', 'nor behind a title');
SELECT is(named('Solvano Petrikas tiba. Solvani lelah, juga Solvano.'),
		  'Solvano Petrikas=Solvano Petrikas, Solvani=Solvano Petrikas, Solvano=Solvano Petrikas', 'with its slips of the pen');
SELECT is(entity_ids('Solvano Petrikas tiba. Solvani lelah, juga Solvano.'), '{3100021}', 'nor in the list of ids');
SELECT is(named('Presiden AS, Solvano Petrikas, tiba. Trump lelah.', '2018-01-01'),
		  'Solvano Petrikas=Solvano Petrikas, Trump=Donald Trump', 'other aliases stay');
SELECT is((SELECT count(*) FROM entities('Solvano Petrikas. ' || repeat('Solvano. ', 3000)) WHERE name = 'Solvano Petrikas'), 3001::bigint,
		  'however often');
INSERT INTO entity (entity_id, name, kind) VALUES (3100024, 'Zoë Ruud Solvano', 'person');
SELECT is(named('Zoë Ruud Solvano tiba. Solvano lelah.'),
		  'Zoë Ruud Solvano=Zoë Ruud Solvano, Solvano=Zoë Ruud Solvano', 'where the full name is read word by word, too');

SELECT is(named(E'Solvano\nPetrikas tiba. Solvano lelah.'),
		  E'Solvano\nPetrikas=Solvano Petrikas, Solvano=Solvano Petrikas', 'where a line ends between first and last name');

-- A name that begins somebody's is another's before a word that nobody knows and that is not his next one
INSERT INTO entity (entity_id, name, kind) VALUES (3100030, 'Tembuku Sarwani Dolgor', 'person'), (3100031, 'Gadung Ostravane', 'person'),
	(3100032, 'Quelvara', 'place');
INSERT INTO alias (alias, entity_id) VALUES ('Tembuku', 3100030), ('Ostravane', 3100031);
SELECT is(named('Kemarin Tembuku tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'a first name alone is his');
SELECT is(named('Kemarin Tembuku Vradnik tiba.'), NULL, 'before another last name it is not');
SELECT is(named('Tembuku Vradnik tiba.'), NULL, 'also where a sentence begins');
SELECT is(named('Tembuku Vradnik tiba. Tembuku lelah.'), NULL, 'nor behind that');
SELECT is(named('Tembuku tiba, juga Tembuku Vradnik.'), 'Tembuku=Tembuku Sarwani Dolgor', 'unlike what was there before');
SELECT is(named('Tembuku vradnik tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'a word without a capital is no name');
SELECT is(named('Tembuku Senin tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'nor is one of the lexicon');
SELECT is(named('Tembuku Quelvara tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'nor what the dictionary knows otherwise');
SELECT is(named('Tembuku, Vradnik tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'nor does it follow over a comma');
SELECT is(named('Tembuku Sarwanitiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'letters that stick to the next word of his name do not matter');
SELECT is(named('Tembuku Sarwano tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'nor does a slip of the pen in it');
SELECT is(named('Tembuku Srawani tiba.'), 'Tembuku=Tembuku Sarwani Dolgor', 'wherever it is');
SELECT is(named('Tembuku Srawano tiba.'), NULL, 'of two it is another name');
SELECT is(named('Tembuku Vradnik Kembali Tiba'), 'Tembuku=Tembuku Sarwani Dolgor', 'a headline has capitals everywhere');
SELECT is(named('Tembuku Vradnik 4 Kali'), 'Tembuku=Tembuku Sarwani Dolgor', 'or numbers');
SELECT is(named('Tembuku Vradnik-vradnik Kembali'), 'Tembuku=Tembuku Sarwani Dolgor', 'with words said twice');
SELECT is(named('kata Tembuku Vradnik Morsini kemarin'), NULL, 'running text does not');
SELECT is(named('Kata Ostravane Vradnik kemarin.'), 'Ostravane=Gadung Ostravane', 'a last name begins no other');
INSERT INTO entity (entity_id, name, kind) VALUES (3100033, 'Ostravane Belkuri', 'person'), (3100034, 'Pradnya Kolvenik', 'person');
INSERT INTO alias (alias, entity_id) VALUES ('Kolvenik', 3100034);
SELECT is(named('Kemarin Ostravane Mirgolat tiba.'), NULL, 'a last name that is a first name of others is another''s, too');
SELECT is(named('Kemarin Ostravane tiba.'), 'Ostravane=Gadung Ostravane', 'but not by itself');
SELECT is(named('Kemarin Ostravane Senin tiba.'), 'Ostravane=Gadung Ostravane', 'nor before a word of the lexicon');
SELECT is(named('Kemarin Kolvenik Mirgolat tiba.'), 'Kolvenik=Pradnya Kolvenik', 'and one that is nobody''s first name stays his');

-- States, places and bodies are last names behind a first name, where somebody in the dictionary is called so
INSERT INTO entity (entity_id, name, kind) VALUES (3100040, 'Belvaria', 'country'), (3100041, 'Kronvale', 'place'), (3100042, 'Duskmoor', 'organisation'),
	(3100043, 'Zulbara Belvaria', 'person'), (3100044, 'Lit Duskmoor', 'person'), (3100045, 'Belvaria United', 'organisation'),
	(3100046, 'Mornwick', 'place');
CREATE FUNCTION placed(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ', ' ORDER BY start) FROM entities(body) WHERE kind <> 'person');
SELECT is(placed('Kemarin Belvaria dan Duskmoor diam.'), 'Belvaria=Belvaria, Duskmoor=Duskmoor', 'by itself it is the state');
SELECT is(placed('Kemarin Otto Belvaria dan Otto Duskmoor diam.'), NULL, 'behind a first name somebody');
SELECT is(placed('Otto Belvaria diam. Belvaria lelah.'), NULL, 'who goes by it from there on');
SELECT is(placed('Belvaria ramai. Otto Belvaria diam. Belvaria lelah.'), 'Belvaria=Belvaria, Belvaria=Belvaria', 'unless the state was named before');
SELECT is(placed('Kemarin Otto Kronvale diam.'), 'Kronvale=Kronvale', 'where nobody is called so it stays the place');
SELECT is(placed('Kemarin Presiden Belvaria diam.'), 'Belvaria=Belvaria', 'behind a word of the lexicon, too');
SELECT is(placed('Kemarin Gubrenka Solvano Belvaria diam.'), 'Belvaria=Belvaria', 'and behind somebody who is known');
SELECT is(placed('Kemarin Vradnik Belvaria diam.'), 'Belvaria=Belvaria', 'and behind a word with which no name begins');
SELECT is(placed('Kemarin Otto Belvaria United diam.'), 'Belvaria United=Belvaria United', 'in a longer name it is that');
SELECT is(entity_ids('Kemarin Otto Belvaria diam. Belvaria lelah.', NULL, '{country}'), '{}', 'in the list of ids as well');
INSERT INTO entity (entity_id, name, kind) VALUES (3100047, 'Otto Mornwick', 'person');
SELECT is(placed('Kemarin Lit Mornwick diam.'), NULL, 'also where the person came into the dictionary later');

-- A name with a title is none where the name behind the title is longer: "King Charles" in "King Charles III"
INSERT INTO entity (entity_id, name, kind) VALUES (3100050, 'Kolvarin III', 'person'), (3100051, 'Prestov Kolvarin', 'person');
INSERT INTO alias (alias, entity_id) VALUES ('King Kolvarin', 3100051);
SELECT is(named('Yesterday King Kolvarin spoke.'), 'Kolvarin=Prestov Kolvarin', 'a name with a title');
SELECT is(named('Yesterday King Kolvarin III spoke.'), 'Kolvarin III=Kolvarin III', 'a longer one behind it');
SELECT is(named('Yesterday King Kolvarin Vradnik spoke.'), 'Kolvarin=Prestov Kolvarin', 'no other capital makes one longer');

SELECT * FROM finish();
ROLLBACK;
