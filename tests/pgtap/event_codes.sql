-- The event codes of CAMEO and the modes of PLOVER, as docs/summit.md lists them.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

CREATE TABLE example (n int GENERATED ALWAYS AS IDENTITY, cameo text, plover text, body text);
INSERT INTO example (cameo, plover, body) VALUES
	-- held: by kind, and by who is at home where
	('041', 'phone', 'Emmanuel Macron spoke with Vladimir Putin by telephone.'),
	('041', 'phone', 'Emmanuel Macron berbicara dengan Vladimir Putin lewat telepon.'),
	('042', 'visit', 'Emmanuel Macron visited Vietnam.'),
	('042', 'visit', 'Emmanuel Macron berkunjung ke Vietnam.'),
	('043', 'visit', 'Emmanuel Macron received Vladimir Putin at the Elysée Palace.'),
	('043', 'visit', 'Vladimir Putin was welcomed by Emmanuel Macron.'),
	('043', 'visit', 'Emmanuel Macron menjamu Vladimir Putin.'),
	('043', 'visit', 'Vladimir Putin diterima oleh Emmanuel Macron.'),
	('044', 'third-party', 'Emmanuel Macron met Vladimir Putin in Geneva.'),
	('044', 'third-party', 'Emmanuel Macron bertemu Vladimir Putin di Jenewa.'),
	('040', NULL, 'Emmanuel Macron met Vladimir Putin in Paris.'),
	('040', NULL, 'Emmanuel Macron met Vladimir Putin.'),
	('040', 'multilateral', 'Emmanuel Macron, Vladimir Putin and Xi Jinping met in Paris.'),
	('040', 'multilateral', 'A NATO summit opened in Vilnius.'),
	('040', 'multilateral', 'KTT ASEAN digelar di Jakarta.'),
	('045', 'third-party', 'Qatar mediated talks between Iran and the United States.'),
	('045', 'third-party', 'Perundingan antara Iran dan Amerika Serikat yang dimediasi Qatar berlangsung di Doha.'),
	('046', NULL, 'Iran and the United States held talks.'),
	('046', 'third-party', 'Iran and the United States held talks in Muscat.'),
	('046', 'third-party', 'Qatar hosted talks between Iran and the United States.'),
	('046', NULL, 'Iran dan Amerika Serikat berunding.'),
	-- not held: by what is said of it
	('036', NULL, 'Emmanuel Macron will meet Vladimir Putin in Geneva.'),
	('036', NULL, 'Emmanuel Macron akan menelepon Vladimir Putin.'),
	('026', NULL, 'Iran called for talks with the United States.'),
	('026', NULL, 'Iran menyerukan perundingan dengan Amerika Serikat.'),
	('106', 'meet', 'Iran demanded talks with the United States.'),
	('106', 'meet', 'Iran menuntut perundingan dengan Amerika Serikat.'),
	('125', 'meet', 'Iran refused to meet the United States.'),
	('125', 'meet', 'Iran menolak perundingan dengan Amerika Serikat.'),
	('134', 'relations', 'Iran threatened to break off talks with the United States.'),
	('134', 'relations', 'Iran mengancam akan membatalkan perundingan dengan Amerika Serikat.'),
	('164', 'withdraw', 'Iran broke off talks with the United States.'),
	('164', 'withdraw', 'Iran membatalkan perundingan dengan Amerika Serikat.'),
	-- CAMEO has no code for these
	(NULL, NULL, 'Emmanuel Macron called off a visit to Vietnam.'),
	(NULL, NULL, 'Iran postponed talks with the United States.'),
	(NULL, NULL, 'Iran menunda perundingan dengan Amerika Serikat.');
SELECT is((m.cameo, m.plover), (e.cameo, e.plover), e.body)
	FROM example AS e LEFT JOIN LATERAL summit_mentions(e.body, '2024-05-06') AS m ON true ORDER BY n;

-- a threat is no halt: what it threatens still stands
SELECT is((SELECT array_agg(status::text) FROM summit_mentions(body, '2024-05-06')), ARRAY[status], body)
	FROM (VALUES ('Iran threatens to break off talks with the United States.', 'planned'),
		('Iran threatens to postpone talks with the United States.', 'planned'),
		('Iran mengancam membatalkan perundingan dengan Amerika Serikat.', 'planned'),
		('Iran broke off talks with the United States.', 'cancelled')) AS t (body, status);
SELECT is((SELECT array_agg(array_to_string(participant_names, '+')) FROM summit_mentions(body)), ARRAY[parties], body)
	FROM (VALUES ('Hungary boycotts a NATO summit in Vilnius.', 'NATO'),
		('Hungary threatens to boycott a NATO summit in Vilnius.', 'Hungary+NATO')) AS t (body, parties);

-- which words say so is a matter of rows
SELECT is((SELECT cameo FROM summit_mentions('Iran clamours for talks with the United States.')), '046', 'an unknown word');
INSERT INTO term (term, lang, role, status, title, value) VALUES ('clamours for', 'en', 'status_cue', 'proposed', 'demand', 1);
SELECT is((SELECT cameo FROM summit_mentions('Iran clamours for talks with the United States.')), '106', 'a word that demands');

SELECT * FROM finish();
ROLLBACK;
