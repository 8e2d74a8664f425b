-- A contact is found wherever in a text its words stand and however they are
-- written, though most of a text is not read: only sentences with a contact word
-- are, and those right before them where they point back.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

CREATE FUNCTION told(body text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(format('%s %s', trigger, array_to_string(participant_names, '+')), '; ' ORDER BY m)
	FROM summit_mentions(body) WITH ORDINALITY AS t (kind, status, level, participants, participant_names,
		place, during, cameo, plover, contact, trigger, start, length, sentence, m)
$$;

-- wherever it stands
CREATE TABLE line (n int, body text, told text);
INSERT INTO line VALUES
	(1, 'Emmanuel Macron bertemu Vladimir Putin', 'bertemu Emmanuel Macron+Vladimir Putin'),
	(2, 'Emmanuel Macron dan Vladimir Putin BERTEMU', 'BERTEMU Emmanuel Macron+Vladimir Putin'),
	(3, 'Emmanuel Macron bértemu Vladimir Putin', 'bértemu Emmanuel Macron+Vladimir Putin'),
	(4, 'Emmanuel Macron “bertemu” Vladimir Putin', 'bertemu Emmanuel Macron+Vladimir Putin'),
	(5, 'Ada pemberitaannya—perundingan antara Emmanuel Macron dan Vladimir Putin', 'perundingan Emmanuel Macron+Vladimir Putin'),
	(6, 'Emmanuel Macron arrived in Moscow for Vladimir Putin', 'arrived in Emmanuel Macron+Russia'),
	(7, 'Talks between Emmanuel Macron and Vladimir Putin', 'Talks Emmanuel Macron+Vladimir Putin');
SELECT is(told(body), told, body) FROM line ORDER BY n;
SELECT is((SELECT string_agg(DISTINCT shift::text, ' ') FROM generate_series(0, 140) AS shift
		WHERE told(repeat(before, shift) || link || body || behind) IS DISTINCT FROM told), NULL,
		format('"%s" is told of behind any number of "%s" and before "%s"', body, before, behind))
	FROM line,
		(VALUES (' ', '', ''), ('x', '. ', ''), ('é', '. ', ' é'), ('a b. ', '', '.'), ('普', '。', '。')) AS t (before, link, behind)
	ORDER BY n, before;
SELECT is((SELECT string_agg(DISTINCT shift::text, ' ') FROM generate_series(0, 140) AS shift
		WHERE summit_mention_count(repeat(letter, shift) || 'bertemu Emmanuel Macron dan Vladimir Putin') <> 0), '0',
		'no contact word begins inside a word, ' || letter)
	FROM unnest('{x,é,7}'::text[]) AS letter;

-- in whatever script it is written
INSERT INTO term (term, role, kind) VALUES
	('встретился', 'contact_verb', 'meeting'), ('會見', 'contact_verb', 'meeting'), ('zorbelt up', 'contact_verb', 'meeting');
SELECT is(told('Emmanuel Macron Встретился Vladimir Putin'), 'Встретился Emmanuel Macron+Vladimir Putin', 'Cyrillic');
SELECT is(told('Emmanuel Macron會見Vladimir Putin'), '會見 Emmanuel Macron+Vladimir Putin', 'ideographs');
SELECT is(told('Emmanuel Macron zorbelt up Vladimir Putin'), 'zorbelt up Emmanuel Macron+Vladimir Putin', 'a phrase');
SELECT is(told('Emmanuel Macron zorbelt Vladimir Putin'), NULL, 'half a phrase');
DELETE FROM term WHERE term = 'zorbelt up';
SELECT is(told('Emmanuel Macron zorbelt up Vladimir Putin'), NULL, 'a phrase that was taken out');

-- The words are found as a plain search of the folded text finds them, in random texts of words that begin alike,
-- of other bytes and of what may part words; with a word of two letters the filter cannot ask for the first four.
SELECT setseed(0.4);
CREATE TABLE piece AS SELECT piece, row_number() OVER () AS n
	FROM unnest(string_to_array('zorb,zorbel,zorbeltingmachinery,ZORBELTING,qat,zo,Qat,z,zor,q,qa,qats,a,the,7,zorbelt,zorbeltingmachine,x y,of ', ',')
		|| ARRAY[' ', ' ', ' ', ' ', ' ', ', ', ', ', '-', '@', '[', '`', '_', '{', '/', E'\n', '. ', E'\x7f', 'é', '“', '—', '…', ' ', '普', 'ø']) AS piece;
CREATE TABLE drawn AS SELECT text, place, 1 + floor(random() * (SELECT count(*) FROM piece))::int AS n
	FROM generate_series(1, 6000) AS text, generate_series(1, 60) AS place WHERE place <= 1 + text % 60;
CREATE TABLE random_text AS SELECT string_agg(piece, '' ORDER BY place) AS body FROM drawn JOIN piece USING (n) GROUP BY text;
CREATE FUNCTION differing(VARIADIC words text[]) RETURNS TABLE (with_word bigint, wrong bigint) LANGUAGE sql AS $$
	SELECT count(*) FILTER (WHERE found), count(*) FILTER (WHERE found <> (summit_mention_count(body) > 0))
	FROM random_text, LATERAL (SELECT string_to_array(fold_name(body), ' ') && words) AS plain (found)
$$;
INSERT INTO term (term, role, kind, value) VALUES
	('zorb', 'contact_noun', 'summit', 2), ('qat', 'contact_noun', 'summit', 2), ('zorbelting', 'contact_noun', 'summit', 2),
	('zorbeltingmachinery', 'contact_noun', 'summit', 2);
SELECT ok(with_word BETWEEN 1000 AND 5000 AND wrong = 0, format('of random texts %s have a contact word, and as many are found', with_word))
	FROM differing('zorb', 'qat', 'zorbelting', 'zorbeltingmachinery');
INSERT INTO term (term, role, kind, value) VALUES ('zo', 'contact_noun', 'summit', 2);
SELECT ok(with_word BETWEEN 1000 AND 5500 AND wrong = 0, format('with one of two letters %s', with_word))
	FROM differing('zorb', 'qat', 'zorbelting', 'zorbeltingmachinery', 'zo');
DELETE FROM term WHERE term IN ('zorb', 'qat', 'zorbelting', 'zorbeltingmachinery', 'zo');

-- A phrase is found by what it begins with, however its words are parted, at each place of a block.
INSERT INTO term (term, role, kind, value)
	SELECT phrase, 'contact_noun', 'summit', 2 FROM unnest('{zo up,qat up,zorbelt u,zorbelti up,zorbeltin up,qat öl}'::text[]) AS phrase;
SELECT is((SELECT string_agg(DISTINCT format('%s%s%s', first, gap, second), '; ')
		FROM (VALUES ('zo', 'up'), ('qat', 'up'), ('Zorbelt', 'u'), ('zorbelti', 'UP'), ('zorbeltin', 'up'), ('QAT', 'öl'), ('qat', 'ＵＰ'), ('zó', 'up')) AS t (first, second),
			unnest(ARRAY[' ', '  ', E'\n', E'\t', '-', E'\u00a0', '’', E' \u00ad']) AS gap, generate_series(0, 70) AS shift
		WHERE summit_mention_count(repeat('x', shift) || ' ' || first || gap || second) <> 1), NULL, 'phrases');
SELECT is((SELECT string_agg(DISTINCT body, '; ')
		FROM unnest('{zo,zo u,zo upp,zoup,zo. Up,qat,qat u,qat öll,qatup,zorbelt,zorbelt up,zorbelti u,zorbeltin u}'::text[]) AS body, generate_series(0, 70) AS shift
		WHERE summit_mention_count(repeat('x', shift) || ' ' || body) <> 0), NULL, 'and parts of them are none');
DELETE FROM term WHERE term IN ('zo up', 'qat up', 'zorbelt u', 'zorbelti up', 'zorbeltin up', 'qat öl');

-- "called" only where it names or judges nobody
SELECT is(told(body), told, body) FROM (VALUES
	('Emmanuel Macron called Vladimir Putin', 'called Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron called Vladimir Putin to discuss grain', 'called Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron called Vladimir Putin and Xi Jinping on Monday', 'called Emmanuel Macron+Vladimir Putin+Xi Jinping'),
	('Emmanuel Macron called Vladimir Putin a liar', NULL),
	('Emmanuel Macron called Vladimir Putin “a liar”', NULL),
	('Emmanuel Macron called Vladimir Putin dishonest', NULL),
	('Emmanuel Macron called Vladimir Putin and Xi Jinping liars', NULL),
	('Emmanuel Macron called Vladimir Putin''s plan useful', NULL),
	('A dog called Vladimir Putin bit Emmanuel Macron', NULL),
	('Emmanuel Macron called Vladimir Putin to the blackboard', NULL)) AS t (body, told);
UPDATE term SET title = NULL WHERE (term, lang, role) = ('called', 'en', 'contact_verb');
SELECT is(told('Emmanuel Macron called Vladimir Putin a liar'), 'called Emmanuel Macron+Vladimir Putin', 'if the row did not say that it names');
UPDATE term SET title = 'naming' WHERE (term, lang, role) = ('called', 'en', 'contact_verb');

-- company behind a name in capitals makes it no contact
SELECT is(told(body), told, body) FROM (VALUES
	('Emmanuel Macron will attend the next meeting of the Russian board.', NULL),
	('Emmanuel Macron will attend the next meeting of the Russian Widget Works board.', NULL),
	('Emmanuel Macron will attend the next meeting of the Russian government.', 'meeting Emmanuel Macron+Russia')) AS t (body, told);

-- capitals: all of them, one a word, or none, where no name is one
SELECT is(lower(told(f)), told, f) FROM
	(VALUES ('Iran menolak perundingan dengan Amerika Serikat.', 'perundingan iran+united states'),
		('The United States and Iran held talks in Geneva.', 'talks united states+iran'),
		('Barack Obama will visit Turkey.', 'visit barack obama+turkey')) AS t (body, told),
	unnest(ARRAY[body, upper(body), initcap(body)]) AS f;
SELECT is(told(lower(body)), NULL, lower(body)) FROM
	(VALUES ('Iran menolak perundingan dengan Amerika Serikat.'), ('The United States and Iran held talks in Geneva.'), ('Barack Obama will visit Turkey.')) AS t (body);

-- what it points back to, over sentences without a contact word
SELECT is(told('Emmanuel Macron tertawa. Hujan turun. Ia bertemu Vladimir Putin.'),
	'bertemu Emmanuel Macron+Vladimir Putin', 'the last but one sentence');
SELECT is(told('Emmanuel Macron tertawa. Hujan turun. Angin reda. Ia bertemu Vladimir Putin.'),
	'bertemu Vladimir Putin', 'but no further');
SELECT is(told('Emmanuel Macron tertawa. Xi Jinping bertemu Prabowo. Hujan turun. Ia bertemu Vladimir Putin.'),
	'bertemu Xi Jinping+Prabowo Subianto; bertemu Xi Jinping+Vladimir Putin', 'the nearest person');
SELECT is(told('Emmanuel Macron tertawa. Hujan turun. Perundingan Iran dan Jepang mulai. Hujan turun. Ia bertemu Vladimir Putin.'),
	'Perundingan Iran+Japan; bertemu Emmanuel Macron+Vladimir Putin', 'a person before the sentence that was read first');
SELECT is(told(repeat('Emmanuel Macron tertawa. Hujan turun. Perundingan Iran dan Jepang mulai. ', 300) || 'Ia bertemu Vladimir Putin.'),
	repeat('Perundingan Iran+Japan; ', 300) || 'bertemu Emmanuel Macron+Vladimir Putin', 'over hundreds of sentences');

-- the functions agree on how many there are
CREATE TABLE story AS
	SELECT string_agg(body, link ORDER BY n) AS body FROM line, unnest('{". ","\n"," "}'::text[]) AS link GROUP BY link;
SELECT is(summit_mention_count(body), (SELECT count(*)::int FROM summit_mentions(body)), 'as many rows as are counted') FROM story;
SELECT is(summit_mention_count(body), (SELECT count(DISTINCT mention)::int FROM explain_summit(body)), 'and explained') FROM story;

-- what tells of one though hardly anybody is named, or a word is hardly one
CREATE TABLE scarce (body text, count int);
INSERT INTO scarce VALUES
	('Delegates from North and South Korea meet for the first time in a year.', 1),
	('The harvest was poor, and world leaders are to meet in the spring.', 1),
	('Emir Tamim called the president of Iran, Ebrahim Raisi, on Monday.', 1),
	('He called for a meeting of the council.', 0),
	('Japan had a call from the bakers of Osaka.', 0),
	('Presiden Prabowo bertemu mitranya di Jakarta.', 1),
	('Presiden Prabowo bertemu para menteri. Ia lalu mengunjungi pasar.', 0),
	('Vladimir Putin tertawa. Hujan turun. Ia bertemu Presiden Prabowo Subianto.', 1);
SELECT is(summit_mention_count(body), count, body) FROM scarce;
SELECT is((SELECT count(DISTINCT mention)::int FROM explain_summit(body)), count, 'and explained: ' || body) FROM scarce;

-- a word that points back means the last who were named, however many sentences
-- that were not read stand between, and whatever was asked for before
CREATE TABLE back (body text, told text);
INSERT INTO back VALUES
	('Vladimir Putin left Moscow. The firm received a loan. The shop received a letter. Prices rose. He met Donald Trump in Helsinki.',
		'met Vladimir Putin+Donald Trump'),
	('Vladimir Putin left Moscow. Emmanuel Macron stayed at home. The firm received a loan. The shop received a letter. Prices rose. He met Donald Trump in Helsinki.',
		'met Emmanuel Macron+Donald Trump'),
	('Vladimir Putin left Moscow with Donald Trump. The firm received a loan. The shop received a letter. Prices rose. The two leaders met in Helsinki.',
		'met Vladimir Putin+Donald Trump'),
	('Vladimir Putin left Moscow with Donald Trump. Emmanuel Macron visited Berlin. The firm received a loan. Xi Jinping stayed at home with Narendra Modi. The shop received a letter. Prices rose. The two leaders met in Helsinki. Then he met Joe Biden.',
		'visited Emmanuel Macron+Germany; met Xi Jinping+Narendra Modi; met Xi Jinping+Joe Biden'),
	('Xi Jinping left Beijing with Narendra Modi. The firm received a loan. Emmanuel Macron laughed. The shop received a letter. Prices rose. He met Joe Biden. Prices fell. The two leaders met.',
		'met Emmanuel Macron+Joe Biden; met Emmanuel Macron+Joe Biden'),
	('Xi Jinping sat at home with Narendra Modi. From Vladimir Putin with Joe Biden came flags. The two leaders met after he visited Paris.',
		'met Vladimir Putin+Joe Biden; visited Xi Jinping+France'),
	('Xi Jinping sat at home with Narendra Modi. Vladimir Putin stayed at the Kremlin. The two leaders met after he visited Paris.',
		'met Xi Jinping+Narendra Modi; visited Vladimir Putin+France');
SELECT is(told(body), told, body) FROM back;

SELECT * FROM finish();
ROLLBACK;
