-- Few sentences with a contact word are read to their end: what cannot tell of a contact is turned away by
-- its words, or as soon as its parties are known. Here are those that tell of one though they name one state
-- at most, each for another reason. explain_summit() reads everything, and must find no more.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

CREATE TABLE told (reason text, body text);
INSERT INTO told VALUES
	('an infinitive', 'Iran to negotiate.'),
	('an infinitive of another verb', 'Iran to formally hold urgent talks.'),
	('an infinitive far off', 'Iran to hold extremely urgent large important new talks.'),
	('a cue', 'Talks with Iran will resume.'),
	('a journey', 'Iranian officials arrive in Smallville for a meeting.'),
	('a journey told by one word', 'Angela Merkel visits Smallville for a meeting.'),
	('a dialogue', 'A dialogue with Iran began.'),
	('a refusal', 'Iran rejects a conference.'),
	('a refusal before', 'Iran has refused a reception.'),
	('a demonstrative', 'Barack Obama and Hillary Clinton attended that meeting.'),
	('a demonstrative before several words', 'Barack Obama and Hillary Clinton attended that face-to-face meeting.'),
	('a demonstrative behind the noun', 'Negosiasi ini soal Iran.'),
	('a demonstrative behind a journey', 'Kunjungan itu penting bagi Iran.'),
	('several leaders', 'Both leaders met.'),
	('several leaders by five words', 'The two heads of government met in the garden.'),
	('several leaders by four words', 'Both heads of state met.'),
	('several leaders as hosts', 'Both ministers hosted a dinner.'),
	('several leaders by a verb that demands two', 'Both leaders received guests.'),
	('leaders', 'World leaders gather.'),
	('leaders behind the noun', 'A meeting of world leaders opened.'),
	('leaders of many', 'World leaders of forty countries will meet.'),
	('leaders of a number', 'World leaders of the 20 will meet.'),
	('a word of states', 'Multilateral talks opened.'),
	('a word of states elsewhere', 'Pertemuan itu langkah bagi kedua negara.'),
	('a word of states far off', 'Pertemuan berlangsung hangat sampai malam demi kerja sama bilateral.'),
	('a permission', 'Iran allows talks.'),
	('a permission for others', 'Iran allows inspectors to negotiate.'),
	('a permission for somebody', 'Iran allows Barack Obama to discuss trade.'),
	('a counterpart', 'Angela Merkel discussed trade with her counterpart.'),
	('foreign leaders who are met', 'Emmanuel Macron bertemu para pemimpin dunia di New York.'),
	('foreign diplomats who are received', 'Presiden Joko Widodo menerima sejumlah diplomat Barat di Bogor.'),
	('a title', 'Presiden menerima Menlu Belanda di Jakarta.'),
	('a place', 'Perundingan di Jenewa berakhir.'),
	('a speaker named before', 'Angela Merkel tetap santai. "Saya telah berdiskusi dengan Laksamana Muda Hendrik Saar," tambahnya.'),
	('a summit', 'The summit began.');
SELECT is(summit_mention_count(body), 1, format('%s: %s', reason, body)) FROM told ORDER BY reason;

CREATE TABLE untold (reason text, body text);
INSERT INTO untold VALUES
	('nobody', 'Inspectors will hold a meeting.'),
	('nobody is pointed at', 'That meeting will begin.'),
	('sport', 'The summit of athletes began at the football championship.'),
	('nobody else is received', 'Iran has received a loan.'),
	('nobody else is received, though refused', 'Iran has not received a loan.'),
	('it was held', 'Iran was to pay, and negotiates.'),
	('leaders of firms', 'Presiden Joko Widodo bertemu para pemimpin dunia usaha di Bogor.'),
	('what is permitted is of nobody', 'Iran allows a visit.');
SELECT is(summit_mention_count(body), 0, format('%s: %s', reason, body)) FROM untold ORDER BY reason;

SELECT is(summit_mention_count(body), (SELECT count(DISTINCT mention)::int FROM explain_summit(body)),
		format('all that is read finds as many: %s', body))
	FROM (SELECT body FROM told UNION ALL SELECT body FROM untold) AS sentence ORDER BY body;

SELECT is(summit_mention_count(body), 2, format('told of before: %s', body)) FROM unnest(ARRAY[
	'Emmanuel Macron bertemu Vladimir Putin. Pertemuan berlangsung hangat.',
	'Emmanuel Macron met Vladimir Putin. Talks lasted an hour.']) AS body;

-- what the text before told of is forgotten
SELECT is(string_agg(summit_mention_count(body)::text, ' ' ORDER BY n), '1 1 1', 'a call of another text is not told of again')
	FROM (SELECT * FROM (VALUES (1, 'Emmanuel Macron met Vladimir Putin. The call lasted an hour.'),
		(2, 'Barack Obama called Angela Merkel.'),
		(3, 'Emmanuel Macron met Vladimir Putin. The call lasted an hour.')) AS text (n, body) ORDER BY n) AS text;

-- nor does it matter what stands before the sentence
SELECT is((SELECT sum(summit_mention_count(before || body))::numeric FROM told),
		(SELECT sum(mentions) FROM told, LATERAL (SELECT count(DISTINCT mention) AS mentions FROM explain_summit(before || body)) AS found),
		format('behind "%s"', before))
	FROM unnest('{"Japan grows. ","The minister resigned. ","Emmanuel Macron bertemu Vladimir Putin. "}'::text[]) AS before;

SELECT * FROM finish();
ROLLBACK;
