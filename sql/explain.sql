-- Which words decided how a contact was coded, and mending a wrong code
SET search_path = newsdip, public;
SET client_min_messages = warning;
SET DateStyle = ISO;

-- In text order: parties, cue, contact word, venue, date
SELECT * FROM explain_summit('Presiden Prancis Emmanuel Macron akan bertemu Vladimir Putin di Jenewa pekan depan.', '2025-07-10');
-- a negation turns a cue round; a preposition makes parties
SELECT mention, step, what, term, lang, role, surface FROM explain_summit('The US and Russia did not rule out a meeting between Lavrov and Blinken on July 16.', '2021-07-10');
-- two words of one contact, the date of a weekday, a call by a modifier
SELECT mention, step, what, term, role, surface FROM explain_summit('Lavrov met Blinken for talks in Paris last Friday. Macron berbicara dengan Putin lewat telepon, Selasa (13/7).', '2021-07-16');
-- what points back stands with whom it stands for
SELECT mention, step, what, term, role, surface, start FROM explain_summit('Menlu Iran bertemu Menlu Rusia. Keduanya akan bertemu lagi.', '2021-07-16');
-- without a cue, the status that the text told of before
SELECT mention, step, what, term, surface FROM explain_summit('Macron will meet Putin in Geneva. The meeting between Macron and Putin follows a call.', '2025-07-10') WHERE mention = 2;
-- contact words that are no contact have no number, but a reason
SELECT mention, step, what, term, role, surface FROM explain_summit('The president met reporters. Macron met his wife. Lavrov met Blinken.', '2021-07-16');

-- The numbers are those of summit_mentions, and the surfaces those of the text
CREATE TEMP TABLE example (body text);
INSERT INTO example VALUES
	('Ürümqi – “Čekia” memuji: Macron dan Putin bertemu di Jenewa, 16 Juli. Perundingan itu ditunda. Lavrov put off talks with Blinken in Zürich.'),
	('Presiden Putin dan Presiden Macron batal bertemu. Keduanya berbicara lewat telepon 🙂 dan sepakat mengadakan KTT di Wina.'),
	('Blinken travelled to Ankara to meet Fidan; he will visit Kyiv after the call with Lavrov.'), ('');
SELECT count(*) > 30 AS many, bool_and(substring(body FROM e.start FOR e.length) = e.surface) AS same
FROM example, explain_summit(body, '2021-07-16') AS e;
SELECT (SELECT count(*) FROM summit_mentions(body, '2021-07-16')) = (SELECT count(DISTINCT mention) FROM explain_summit(body, '2021-07-16')) AS all_there
FROM example;
SELECT count(*) AS triggers_without_word
FROM example, summit_mentions(body, '2021-07-16') WITH ORDINALITY AS m (kind, status, level, participants, participant_names, place, during, cameo, plover, contact, trigger, start, length, sentence, number)
WHERE NOT EXISTS (SELECT FROM explain_summit(body, '2021-07-16') AS e
	WHERE e.mention = m.number AND e.what IN ('contact', 'modifier') AND e.start BETWEEN m.start AND m.start + m.length - 1);
-- whatever has a role is a row of the lexicon
SELECT count(*) AS unknown FROM example, explain_summit(body, '2021-07-16') AS e
WHERE e.role IS NOT NULL AND NOT EXISTS (SELECT FROM term AS t WHERE (t.term, t.lang, t.role) = (e.term, e.lang, e.role));
SELECT count(*) FROM explain_summit(NULL);
SELECT count(*) FROM explain_summit('');

-- A wrong code, traced to a row that is not there, and mended
BEGIN;
SELECT status FROM summit_mentions('Pertemuan Macron dan Putin di Jenewa diberangus.', '2025-07-10');
SELECT what, term, role FROM explain_summit('Pertemuan Macron dan Putin di Jenewa diberangus.', '2025-07-10');
INSERT INTO term (term, lang, role, status) VALUES ('diberangus', 'id', 'status_cue', 'cancelled')
	ON CONFLICT (term, lang, role) DO UPDATE SET status = 'cancelled';
SELECT status FROM summit_mentions('Pertemuan Macron dan Putin di Jenewa diberangus.', '2025-07-10');
SELECT what, term, role FROM explain_summit('Pertemuan Macron dan Putin di Jenewa diberangus.', '2025-07-10') WHERE what = 'status';
-- and one traced to a row that is wrong here
UPDATE term SET status = 'proposed' WHERE term = 'diberangus' AND role = 'status_cue';
SELECT status FROM summit_mentions('Pertemuan Macron dan Putin di Jenewa diberangus.', '2025-07-10');
ROLLBACK;

-- Rows that the grammar could not use are refused with the reason
\set SHOW_CONTEXT never
INSERT INTO term (term, lang, role, kind) VALUES ('bertemu', 'id', 'contact_verb', 'call');
INSERT INTO term (term, lang, role) VALUES ('bersemuka', 'id', 'contact_verb');
INSERT INTO term (term, lang, role) VALUES ('urung', 'id', 'status_cue');
INSERT INTO term (term, lang, role) VALUES ('bendahara agung', 'id', 'role_noun');
INSERT INTO term (term, lang, role, value) VALUES ('Syawal', 'id', 'month', 13);
INSERT INTO term (term, lang, role) VALUES ('Syawal', 'id', 'month');
INSERT INTO term (term, lang, role, value) VALUES ('Legi', 'id', 'weekday', 0);
INSERT INTO term (term, lang, role) VALUES ('sewindu lalu', 'id', 'relative_year');
INSERT INTO term (term, lang, role, kind, value) VALUES ('bersemuka', 'id', 'contact_verb', 'meeting', 4);
INSERT INTO term (term, role, title) VALUES ('bahasa Melayu', 'language', 'modifier last');
INSERT INTO term (term, lang, role) VALUES ('bersemuka', 'id', 'contact');
INSERT INTO term (term, lang, role, status) VALUES ('urung', 'id', 'status_cue', 'maybe');
INSERT INTO term (term, lang, role) VALUES (' ', 'id', 'negation');
INSERT INTO term (term, lang, role) VALUES ('bukan', 'indonesian', 'negation');
UPDATE term SET kind = NULL WHERE term = 'bertemu' AND role = 'contact_verb';
