-- A further language is rows only: a small lexicon of Malay, and what it reads
SET search_path = newsdip, public;
SET client_min_messages = warning;
SET DateStyle = ISO;
BEGIN;

-- Where an adjective stands, and whose inner affairs are the default
INSERT INTO term (term, lang, role, title, value)
	SELECT 'bahasa Melayu', 'ms', 'language', 'modifier last', entity_id FROM entity WHERE name = 'Malaysia' AND kind = 'country';

-- Words that belong to the grammar
INSERT INTO term (term, lang, role) VALUES
	('dengan', 'ms', 'with'), ('bersama', 'ms', 'with'), ('antara', 'ms', 'between'),
	('di', 'ms', 'at'), ('ke', 'ms', 'toward'), ('dari', 'ms', 'from'), ('oleh', 'ms', 'by'),
	('mengenai', 'ms', 'about'), ('berhubung', 'ms', 'about'), ('dan', 'ms', 'and'), ('serta', 'ms', 'and'),
	('tidak', 'ms', 'negation'), ('enggan', 'ms', 'negation'), ('bahawa', 'ms', 'clause'), ('kerana', 'ms', 'clause'),
	('yang', 'ms', 'relative'), ('berkata', 'ms', 'speech'), ('selepas', 'ms', 'time_after'), ('sempena', 'ms', 'time_during'),
	('beliau', 'ms', 'pronoun'), ('kedua-duanya', 'ms', 'pronoun_plural'), ('pada', 'ms', 'date_on'),
	('mengadakan', 'ms', 'holding'), ('pemberita', 'ms', 'not_contact'), ('kabinet', 'ms', 'not_contact');

-- Contact words
INSERT INTO term (term, lang, role, kind) VALUES
	('mesyuarat', 'ms', 'contact_noun', 'meeting'), ('pertemuan', 'ms', 'contact_noun', 'meeting'),
	('rundingan', 'ms', 'contact_noun', 'talks'), ('lawatan', 'ms', 'contact_noun', 'visit'),
	('panggilan telefon', 'ms', 'contact_noun', 'call'), ('sidang kemuncak', 'ms', 'contact_noun', 'summit'),
	('bertemu', 'ms', 'contact_verb', 'meeting'), ('berunding', 'ms', 'contact_verb', 'talks'),
	('melawat', 'ms', 'contact_verb', 'visit'), ('menelefon', 'ms', 'contact_verb', 'call'),
	('menerusi telefon', 'ms', 'contact_modifier', 'call');

-- Cues
INSERT INTO term (term, lang, role, status) VALUES
	('akan', 'ms', 'status_cue', 'planned'), ('dijangka', 'ms', 'status_cue', 'planned'),
	('ditangguhkan', 'ms', 'status_cue', 'postponed'), ('dibatalkan', 'ms', 'status_cue', 'cancelled'),
	('menolak', 'ms', 'status_cue', 'refused'), ('mencadangkan', 'ms', 'status_cue', 'proposed'),
	('telah', 'ms', 'status_cue', 'held');

-- Offices: 1 before the state
INSERT INTO term (term, lang, role, rank, title, value) VALUES
	('Perdana Menteri', 'ms', 'role_noun', 'head_of_government', 'prime minister', 1),
	('Presiden', 'ms', 'role_noun', 'head_of_state', 'president', 1),
	('Menteri Luar', 'ms', 'role_noun', 'foreign_minister', NULL, 1);
INSERT INTO term (term, lang, role, rank) VALUES
	('perwakilan', 'ms', 'delegate', 'official');

-- The calendar
INSERT INTO term (term, lang, role, value)
	SELECT month, 'ms', 'month', number
	FROM unnest(ARRAY['Januari', 'Februari', 'Mac', 'April', 'Mei', 'Jun', 'Julai', 'Ogos',
					  'September', 'Oktober', 'November', 'Disember']) WITH ORDINALITY AS m (month, number);
INSERT INTO term (term, lang, role, value)
	SELECT day, 'ms', 'weekday', number
	FROM unnest(ARRAY['Isnin', 'Selasa', 'Rabu', 'Khamis', 'Jumaat', 'Sabtu', 'Ahad']) WITH ORDINALITY AS d (day, number);
INSERT INTO term (term, lang, role, value) VALUES
	('minggu depan', 'ms', 'relative_week', 1), ('minggu lalu', 'ms', 'relative_week', -1),
	('semalam', 'ms', 'relative_day', -1), ('esok', 'ms', 'relative_day', 1), ('lepas', 'ms', 'date_shift', -1);

-- Names that only Malay has
INSERT INTO alias (alias, entity_id, lang)
	SELECT alias, entity_id, 'ms' FROM (VALUES ('Jepun', 'Japan'), ('Kemboja', 'Cambodia')) AS v (alias, name)
		JOIN entity USING (name) WHERE kind = 'country';

-- Each is read by itself, on Thursday, 10 July 2025
SELECT m.kind, m.status, array_to_string(m.participant_names, ', ') AS who, e.name AS place, m.during, m.trigger
FROM unnest(ARRAY[
	'Menteri Luar Rusia Sergei Lavrov bertemu Menteri Luar Turkiye Hakan Fidan di Ankara semalam.',
	'Perdana Menteri Malaysia Anwar Ibrahim dijangka mengadakan pertemuan dengan Emmanuel Macron di Paris pada 16 Julai.',
	'Mesyuarat antara Perancis dan Vietnam di Hanoi ditangguhkan.',
	'Lawatan Emmanuel Macron ke Vietnam dibatalkan kerana taufan.',
	'Vladimir Putin menolak rundingan dengan Ukraine.',
	'Anwar Ibrahim mencadangkan rundingan antara Thailand dan Kemboja.',
	'Perdana Menteri Jepun dan Presiden Perancis mengadakan panggilan telefon pada Isnin.',
	'Lawatan Emmanuel Macron ke Vietnam mendahului lawatan Narendra Modi ke Kemboja.',
	'Perwakilan Rusia dan perwakilan Ukraine tidak akan berunding di Istanbul minggu depan.',
	'Anwar Ibrahim bertemu pemberita di Kuala Lumpur selepas mesyuarat kabinet.',
	'Sergei Lavrov mengadakan rundingan dengan Hakan Fidan dan akan melawat Vietnam.'
]) WITH ORDINALITY AS s (body, number)
	LEFT JOIN LATERAL summit_mentions(body, '2025-07-10') AS m ON true
	LEFT JOIN entity AS e ON e.entity_id = m.place
ORDER BY number, m.start;

-- The rows that fired are those of Malay
SELECT what, term, lang, role FROM explain_summit('Lawatan Emmanuel Macron ke Vietnam ditangguhkan kerana taufan.', '2025-07-10');

-- The languages that were there are read as before
SELECT m.kind, m.status, m.participant_names
FROM unnest(ARRAY['Kunjungan Emmanuel Macron ke Vietnam ditunda karena topan.',
				  'Emmanuel Macron put off his visit to Vietnam because of the storm.']) AS body,
	summit_mentions(body, '2025-07-10') AS m;
ROLLBACK;
