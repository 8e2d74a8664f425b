-- Contacts that texts tell of: what a user types and sees
SET search_path = newsdip, public;
SET client_min_messages = warning;
SET DateStyle = ISO;

-- One line for each mention, with names for ids
CREATE FUNCTION told(body text, published date DEFAULT '2025-07-10')
RETURNS TABLE (kind contact_kind, status contact_status, who text, place text,
			   during daterange, trigger text)
LANGUAGE sql
BEGIN ATOMIC
	SELECT m.kind, m.status, array_to_string(m.participant_names, ', '), e.name,
		   m.during, m.trigger
	FROM newsdip.summit_mentions(body, published) AS m
		LEFT JOIN newsdip.entity AS e ON e.entity_id = m.place
	ORDER BY m.start;
END;

-- All columns
\x
SELECT * FROM summit_mentions('Presiden Prancis Emmanuel Macron akan bertemu Presiden Indonesia Prabowo Subianto di Paris pekan depan.', '2025-07-10');
\x

-- Kinds, in both languages
SELECT * FROM told('Emmanuel Macron menelepon Vladimir Putin.');
SELECT * FROM told('Emmanuel Macron spoke with Vladimir Putin by phone.');
SELECT * FROM told('Emmanuel Macron berbicara dengan Vladimir Putin lewat telepon.');
SELECT * FROM told('KTT ASEAN digelar di Jakarta.');
SELECT * FROM told('The NATO summit opened in Vilnius.');
SELECT * FROM told('Emmanuel Macron berkunjung ke Vietnam.');
SELECT * FROM told('Emmanuel Macron made a state visit to Vietnam.');
SELECT * FROM told('Delegasi Rusia dan delegasi Ukraina mengadakan perundingan di Istanbul.');
SELECT * FROM told('Russian and Ukrainian negotiators held talks in Istanbul.');

-- Statuses
SELECT told.status, told.who, told.kind
FROM unnest(ARRAY[
	'Emmanuel Macron telah bertemu Vladimir Putin.',
	'Emmanuel Macron akan bertemu Vladimir Putin.',
	'Emmanuel Macron ingin bertemu Vladimir Putin.',
	'Emmanuel Macron menunda pertemuan dengan Vladimir Putin.',
	'Emmanuel Macron membatalkan pertemuan dengan Vladimir Putin.',
	'Emmanuel Macron menolak pertemuan dengan Vladimir Putin.',
	'Pertemuan Emmanuel Macron dengan Vladimir Putin ditunda.',
	'Emmanuel Macron met Vladimir Putin.',
	'Emmanuel Macron will meet Vladimir Putin.',
	'Emmanuel Macron is scheduled to meet Vladimir Putin.',
	'Emmanuel Macron offers to meet Vladimir Putin.',
	'Emmanuel Macron postponed a meeting with Vladimir Putin.',
	'A meeting between Emmanuel Macron and Vladimir Putin was called off.',
	'Emmanuel Macron ruled out a meeting with Vladimir Putin.',
	'Emmanuel Macron did not rule out a meeting with Vladimir Putin.',
	'Emmanuel Macron will not meet Vladimir Putin.'
]) WITH ORDINALITY AS sentence (body, number), told(body)
ORDER BY number;

-- Parties: lists, roles that stand for their state, hosts, anaphora
SELECT * FROM told('Menlu Iran bertemu Marco Rubio di Jenewa.');
SELECT * FROM told('The leaders of Brazil, India and South Africa met in Delhi.');
SELECT * FROM told('Emmanuel Macron berkunjung ke Moskow atas undangan Vladimir Putin.');
SELECT * FROM told('Japan urges China to begin talks.');
SELECT * FROM told('North Korea rejected a US offer of talks.');
SELECT * FROM told('The US, Russia, and Switzerland met in Geneva.');
SELECT * FROM told('Prabowo Subianto bertolak ke Beijing untuk menghadiri KTT BRICS.');
SELECT * FROM told('Prabowo Subianto akan terbang ke Beijing menghadiri KTT BRICS.');
SELECT * FROM told('Menlu Retno Marsudi bertemu mitranya dari Australia, Penny Wong, di Canberra kemarin.');
SELECT * FROM told('Emmanuel Macron dan Vladimir Putin berbicara di telepon. Keduanya sepakat bertemu bulan depan.');
SELECT * FROM told('Hakan Fidan bertemu dengan Emir Qatar. Setelah itu, dia akan bertolak ke Kuwait.');
SELECT * FROM told('Emmanuel Macron said he would meet Vladimir Putin in Geneva on Friday.');

-- Two contacts in one sentence are two, two words for one contact are one
SELECT * FROM told('Prabowo Subianto bertemu Emmanuel Macron setelah pembicaraan antara Jepang dan Korea Selatan.');
SELECT * FROM told('Emmanuel Macron met Vladimir Putin in Geneva for talks.');

-- Dates: absolute and relative, resolved on the side that the status says
SELECT told.status, told.during
FROM unnest(ARRAY[
	'Macron bertemu Putin pada Selasa (8/7).',
	'Macron bertemu Putin pada 3 Maret 2024.',
	'Macron akan bertemu Putin pada 5 Januari.',
	'Macron akan bertemu Putin pada 10 hingga 12 Agustus mendatang.',
	'Macron bertemu Putin kemarin.',
	'Macron met Putin last week.',
	'Macron will meet Putin on Monday.',
	'Macron met Putin on March 3, 2024.',
	'Macron met Putin in May.',
	'Macron bertemu Putin pada 31/2.'
]) WITH ORDINALITY AS sentence (body, number), told(body)
ORDER BY number;
-- without a published date only full dates are known
SELECT told.status, told.during
FROM unnest(ARRAY['Macron bertemu Putin kemarin.', 'Macron met Putin on March 3, 2024.'])
	WITH ORDINALITY AS sentence (body, number), told(body, NULL)
ORDER BY number;

-- No contact: home affairs, the press, sport, appeals for something else
SELECT count(*) AS none
FROM unnest(ARRAY[
	'Presiden Prabowo Subianto bertemu Sri Mulyani di Jakarta.',
	'Presiden Prabowo Subianto menerima wartawan di Istana Merdeka.',
	'Donald Trump met reporters on Friday.',
	'Marco Rubio calls for a ceasefire in Ukraine.',
	'Emmanuel Macron menyerukan gencatan senjata di Ukraina.',
	'The team meets its rivals on Sunday.',
	'Harga beras naik di Jakarta.',
	''
]) AS body, summit_mentions(body, '2025-07-10');

-- Behind a comma, a role that points back, and a journey of several states
SELECT kind, status, participant_names FROM summit_mentions('Menlu Sugiono tiba di Tokyo. Dalam lawatan itu ia dijadwalkan bertemu mitranya, Takeshi Iwaya.', '2025-07-10');
SELECT kind, status, participant_names FROM summit_mentions('Erdogan menelepon Vladimir Putin. Pekan depan ia akan bertemu presiden Rusia itu di Sochi.', '2025-07-10');
SELECT kind, status, participant_names FROM summit_mentions('Menlu Iran menolak tawaran itu. Juru bicara Kremlin mengatakan, pertemuan dengan Donald Trump ditunda.', '2025-07-10');
SELECT * FROM told('Donald Trump memulai lawatan ke lima negara Asia.');
SELECT kind, status, participant_names FROM summit_mentions('Menlu Retno bertemu Wang Yi di Beijing. Retno berharap pertemuan itu mempererat kerja sama.', '2023-07-10');
SELECT kind, status, participant_names FROM summit_mentions('Menhan AS Leon Panetta berkunjung ke Kabul. Presiden Hamid Karzai menerimanya di istana.', '2012-03-27');

-- A capitalised noun inside somebody's title tells of no contact
SELECT count(*) FROM summit_mentions('Staf Ahli Bidang Perundingan Rusia dan Amerika Serikat hadir.', '2025-07-10');

-- A word that begins a sentence is nobody whom "they" stands for
SELECT count(*) FROM summit_mentions('Besarnya tawaran itu mengejutkan Putin. Mereka langsung menghubungi Turki.', '2017-06-28');

-- Counts: contacts each once, however often they are named
SELECT summit_mention_count(body, '2025-07-10'), summit_contact_count(body, '2025-07-10')
FROM (VALUES ('Macron akan bertemu Putin. Pertemuan Macron dengan Putin digelar di Jenewa. Macron juga menelepon Donald Trump.')) AS text (body);
-- "that meeting" is the last one of its kind, else another that it may be; "a meeting"
-- is a new one, and so is one to come behind one that took place
CREATE FUNCTION contacts(body text) RETURNS TABLE (contact integer, "trigger" text, status contact_status, participant_names text[])
	LANGUAGE sql AS $$ SELECT contact, trigger, status, participant_names FROM summit_mentions(body, '2025-07-10') $$;
SELECT * FROM contacts('Iran dan AS memulai perundingan di Jenewa. Macron bertemu Friedrich Merz di Paris, Senin (7/7).
Pertemuan itu berlangsung dua jam. Perundingan tersebut dimediasi Oman. Dalam pembicaraan itu Iran menolak syarat AS.
Pertemuan di London itu digelar Rabu (9/7). Kunjungan Merz berakhir hari ini.');
SELECT * FROM contacts('Prabowo berkunjung ke Rusia. Kunjungan Prabowo itu menuai pujian. Kunjungan bersejarah tersebut berakhir.
Kunjungan berikutnya direncanakan tahun depan.');
SELECT * FROM contacts('Lavrov met Marco Rubio in Geneva on Monday. The meeting lasted two hours. A meeting of foreign ministers was held in Rome.
The talks with Lavrov were useful. The summit ended in a row.');
SELECT * FROM contacts('Emmanuel Macron flew to Beijing. Macron met Xi Jinping. Macron''s visit to China ends on Friday. Macron will visit Japan.');
-- who stays away is no party, named or not
SELECT * FROM contacts('Prabowo tiba di Moskow. Ia tidak menghadiri KTT G7 di Kanada.');
DROP FUNCTION contacts(text);

-- A name that the gazetteer lacks is given on one line
SELECT participants, participant_names, trigger FROM summit_mentions(E'Menteri Luar Negeri Turki Irma \t Kestrel bertemu Lavrov di Tokyo.', '2025-07-10');
SELECT summit_mention_count(NULL), summit_contact_count(NULL), summit_mention_count('');
SELECT count(*) FROM summit_mentions(NULL);

-- The trigger is the text between its offsets, in characters
SELECT substring(body FROM m.start FOR m.length) = m.trigger AS same, m.trigger, m.sentence
FROM (VALUES ('“Été” – çok güzel. Macron bertemu Putin.')) AS text (body), summit_mentions(body) AS m;

-- The lexicon is data: a new word is known to the next statement
SELECT count(*) FROM told('Macron bercengkerama dengan Putin.');
BEGIN;
INSERT INTO term (term, lang, role, kind) VALUES ('bercengkerama', 'id', 'contact_verb', 'talks');
SELECT kind, status, who FROM told('Macron bercengkerama dengan Putin.');
ROLLBACK;
SELECT count(*) FROM told('Macron bercengkerama dengan Putin.');

-- A day without a year is the next one of what is to come, unless it has just been
SELECT status, during FROM summit_mentions('Biden and Putin will meet on March 5.', '2021-11-20');
SELECT status, during FROM summit_mentions('The U.S. president had proposed the meeting in a call with Vladimir Putin on April 13.', '2021-05-26');

-- Long sentences and texts without a full stop
SELECT summit_mention_count(repeat('Macron bertemu Putin dan ', 1000));
SELECT summit_mention_count(repeat('pertemuan ', 10000)), summit_mention_count(repeat(E'\n', 100000));

DROP FUNCTION told;
