-- What docs/summit.md says of contacts under "What counts as a contact":
-- a sentence for each example there. Told on a Thursday, 2025-07-10.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

-- kind, status, parties, place and first and last day of each mention
CREATE FUNCTION told(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(concat_ws(' ', m.kind, m.status, array_to_string(m.participant_names, '+', '?'), '@' || e.name,
			CASE WHEN upper(during) - lower(during) = 1 THEN lower(during)::text
				ELSE lower(during) || '..' || (upper(during) - 1) END), '; ' ORDER BY m.start)
		FROM summit_mentions(body, '2025-07-10') AS m LEFT JOIN entity AS e ON e.entity_id = m.place);

CREATE TABLE example (n integer GENERATED ALWAYS AS IDENTITY, body text, told text);
INSERT INTO example (body, told) VALUES
	-- whom a party stands for
	('Menlu Iran bertemu Menlu Rusia di Jenewa.', 'meeting held Iran+Russia @Geneva'),
	('Sekjen PBB bertemu Presiden Iran.', 'meeting held United Nations+Iran'),
	('London and Moscow resumed talks.', 'talks held United Kingdom+Russia'),
	('The NATO summit opens on Monday.', 'summit planned NATO 2025-07-14'),
	('Wapres bertemu PM Jepang.', 'meeting held Japan'),
	('Emmanuel Macron called Vladimir Putin on Monday.', 'call held Emmanuel Macron+Vladimir Putin 2025-07-07'),
	('Emmanuel Macron called Vladimir Putin a liar.', NULL),
	-- no contact
	('Emmanuel Macron met the press.', NULL),
	('Emmanuel Macron met his cabinet.', NULL),
	('Prabowo Subianto bertemu Menteri Keuangan Sri Mulyani.', NULL),
	('Microsoft met Google.', NULL),
	('Emmanuel Macron mengunjungi universitas itu.', NULL),
	-- one contact in several words
	('Emmanuel Macron met Vladimir Putin for talks.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron berbicara dengan Vladimir Putin lewat telepon.', 'call held Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron travelled to Moscow to meet Vladimir Putin.', 'meeting planned Emmanuel Macron+Vladimir Putin @Moscow'),
	('Emmanuel Macron met Vladimir Putin on Friday, the first meeting of the two.',
		'meeting held Emmanuel Macron+Vladimir Putin 2025-07-04'),
	('Dalam kunjungannya ke Beijing, Emmanuel Macron bertemu dengan Presiden China.', 'meeting held Emmanuel Macron+China @Beijing'),
	('Emmanuel Macron arrives in Beijing for a summit.', 'summit planned Emmanuel Macron+China @Beijing'),
	('Joko Widodo bertolak ke Osaka untuk menghadiri KTT G20.', 'summit planned Joko Widodo+G20 @Osaka'),
	('Joko Widodo akan terbang ke Osaka menghadiri KTT G20.', 'summit planned Joko Widodo+G20 @Osaka'),
	('Emmanuel Macron bertolak ke Moskow, temui Vladimir Putin.', 'meeting held Emmanuel Macron+Vladimir Putin @Moscow'),
	('Emmanuel Macron bertemu Vladimir Putin saat berkunjung ke Moskow.', 'meeting held Emmanuel Macron+Vladimir Putin @Moscow'),
	('Tiba di Moskow, Emmanuel Macron bertemu Vladimir Putin.', 'meeting held Emmanuel Macron+Vladimir Putin @Moscow'),
	-- status
	('Emmanuel Macron akan bertemu Vladimir Putin.', 'meeting planned Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron refused to meet Vladimir Putin.', 'meeting refused Emmanuel Macron+Vladimir Putin'),
	('Pertemuan Emmanuel Macron dan Vladimir Putin itu ditunda.', 'meeting postponed Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron mengadakan pembicaraan dengan Vladimir Putin dan akan menandatangani perjanjian.',
		'talks held Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron will not meet Vladimir Putin.', 'meeting refused Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron did not rule out a meeting with Vladimir Putin.', 'meeting proposed Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron walks out of the NATO summit.', 'summit held Emmanuel Macron+NATO'),
	('Emmanuel Macron pulls out of the summit with Vladimir Putin.', 'summit cancelled Emmanuel Macron+Vladimir Putin'),
	('The hosts of the summit of Iran and Russia say that it has been postponed.', 'summit postponed Iran+Russia'),
	('The talks between Iran and Russia, which began in May, have been suspended.', 'talks cancelled Iran+Russia 2025-05-01..2025-05-31'),
	('Iran and Russia resume talks.', 'talks held Iran+Russia'),
	('Iran and Russia will resume talks.', 'talks planned Iran+Russia'),
	('Emmanuel Macron akan tiba di Moskow, bertemu Vladimir Putin, dan menemui Sergei Lavrov.',
		'visit planned Emmanuel Macron+Russia @Moscow; meeting planned Emmanuel Macron+Vladimir Putin; meeting planned Emmanuel Macron+Sergei Lavrov'),
	('Emmanuel Macron will meet Vladimir Putin if Iran agrees.', 'meeting proposed Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron will cancel the visit to Moscow if Iran agrees.', 'visit planned Emmanuel Macron+Russia @Moscow'),
	('Oposisi mendesak agar kunjungan Emmanuel Macron ke Moskow dibatalkan.', 'visit planned Emmanuel Macron+Russia @Moscow'),
	('The visit by Emmanuel Macron to Moscow may be cancelled.', 'visit planned Emmanuel Macron+Russia @Moscow'),
	('Kunjungan Emmanuel Macron untuk bertemu Vladimir Putin ditunda.', 'meeting postponed Emmanuel Macron+Vladimir Putin'),
	('Rencana Emmanuel Macron bertemu Vladimir Putin dibatalkan.', 'meeting cancelled Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron tidak akan membatalkan pertemuan dengan Vladimir Putin.', 'meeting planned Emmanuel Macron+Vladimir Putin'),
	('Ahead of a meeting with Vladimir Putin, Emmanuel Macron spoke.', 'meeting planned Vladimir Putin+Emmanuel Macron'),
	('Emmanuel Macron offers help during the talks with Vladimir Putin.', 'talks held Emmanuel Macron+Vladimir Putin'),
	('Iran dan Rusia sepakat melanjutkan perundingan yang terhenti.', 'talks planned Iran+Russia'),
	('Emmanuel Macron is the first leader to visit Moscow.', 'visit held Emmanuel Macron+Russia @Moscow'),
	('Emmanuel Macron accepted an invitation to visit Moscow.', 'visit planned Emmanuel Macron+Russia @Moscow'),
	('Emmanuel Macron akan terbang ke Moskow setelah bertemu Xi Jinping.',
		'visit planned Emmanuel Macron+Russia @Moscow; meeting planned Emmanuel Macron+Xi Jinping'),
	('Emmanuel Macron visits Moscow next week.', 'visit planned Emmanuel Macron+Russia @Moscow 2025-07-14..2025-07-20'),
	('Foreign ministers of Iran and Russia meet on Friday.', 'meeting planned Iran+Russia 2025-07-11'),
	('Iran and Russia resume talks on Friday.', 'talks planned Iran+Russia 2025-07-11'),
	('Vladimir Putin memboikot KTT G20.', 'summit held G20'),
	('Vladimir Putin memboikot pertemuan dengan Emmanuel Macron.', 'meeting refused Vladimir Putin+Emmanuel Macron'),
	('Emmanuel Macron mengatakan usul itu akan dibahas dalam KTT ASEAN.', 'summit planned ASEAN'),
	('Emmanuel Macron menyambut KTT ASEAN.', 'summit planned ASEAN'),
	('Vladimir Putin tidak akan menghadiri KTT G20.', 'summit held G20'),
	('Vladimir Putin will not attend the G20 summit.', 'summit refused Vladimir Putin+G20'),
	('Iran and Russia did not discuss the deal.', NULL),
	('Emmanuel Macron and Vladimir Putin had never met.', NULL),
	-- parties
	('Perundingan antara Iran dan Rusia.', 'talks held Iran+Russia'),
	('Iran–Russia talks opened.', 'talks held Iran+Russia'),
	('Vladimir Putin''s visit to Beijing ended.', 'visit held Vladimir Putin+China @Beijing'),
	('Emmanuel Macron met Vladimir Putin in Geneva. He also met Xi Jinping.',
		'meeting held Emmanuel Macron+Vladimir Putin @Geneva; meeting held Emmanuel Macron+Xi Jinping'),
	('I will meet Vladimir Putin, said Emmanuel Macron.', 'meeting planned Vladimir Putin+Emmanuel Macron'),
	('Emmanuel Macron met Vladimir Putin in Geneva. Both leaders later met in Paris.',
		'meeting held Emmanuel Macron+Vladimir Putin @Geneva; meeting held Emmanuel Macron+Vladimir Putin @Paris'),
	('Emmanuel Macron bertemu Vladimir Putin. Kedua negara berunding lagi.',
		'meeting held Emmanuel Macron+Vladimir Putin; talks held France+Russia'),
	('Hakan Fidan arrived in Moscow. Sergei Lavrov met his Turkish counterpart.',
		'visit held Hakan Fidan+Russia @Moscow; meeting held Hakan Fidan+Sergei Lavrov'),
	('Emmanuel Macron spoke. He and Vladimir Putin met in Paris.', 'meeting held Emmanuel Macron+Vladimir Putin @Paris'),
	('Wang Yi met her counterpart, Sergei Lavrov, in Moscow.', 'meeting held Wang Yi+Sergei Lavrov @Moscow'),
	('Vladimir Putin spoke. Emmanuel Macron met the Russian leader.', 'meeting held Vladimir Putin+Emmanuel Macron'),
	('Vladimir Putin berbicara. Emmanuel Macron bertemu pemimpin Rusia itu.', 'meeting held Vladimir Putin+Emmanuel Macron'),
	('Emmanuel Macron told Vladimir Putin in a meeting that he agreed.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Turkey mediated talks between Iran and Russia.', 'talks held Turkey+Iran+Russia'),
	('Emmanuel Macron menggelar pertemuan dengan delegasi Rusia yang dipimpin Sergei Lavrov.', 'meeting held Emmanuel Macron+Sergei Lavrov'),
	('Emmanuel Macron met the Syrian opposition.', 'meeting held Emmanuel Macron+Syrian opposition'),
	('Iran berunding dengan para pemberontak.', 'talks held Iran+para pemberontak'),
	('Emmanuel Macron met several leaders, including Vladimir Putin and Xi Jinping.',
		'meeting held Emmanuel Macron+Vladimir Putin+Xi Jinping'),
	('Emmanuel Macron and French officials met Vladimir Putin.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Para pejabat Barat bertemu Walid Muallem.', 'meeting held Walid Muallem'),
	-- who urges others takes no part, but who asks them to come to something, or denies it, does
	('Japan urged Iran to hold talks with Peru.', 'talks proposed Iran+Peru'),
	('Japan urged Iran to hold talks.', 'talks proposed Japan+Iran'),
	('Barack Obama invited Hu Jintao to talks with Shinzo Abe.', 'talks proposed Barack Obama+Hu Jintao+Shinzo Abe'),
	('ASEAN invites Russia and Peru to attend the East Asia Summit.', 'summit proposed ASEAN+Russia+Peru'),
	('Shinzo Abe denied that Japan held talks with North Korea.', 'talks refused Shinzo Abe+North Korea'),
	('North and South Korea held talks.', 'talks held North Korea+South Korea'),
	('Kedua Korea berunding.', 'talks held South Korea+North Korea'),
	('Inter-Korean talks resumed.', 'talks held South Korea+North Korea'),
	('The Kremlin and the White House held talks.', 'talks held Russia+United States'),
	('Donald Trump urges Iran to begin talks.', 'talks proposed Donald Trump+Iran'),
	('Emmanuel Macron''s spokesman said the meeting with Vladimir Putin was useful.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Crowds march in Paris ahead of a visit by Vladimir Putin.', 'visit planned France+Vladimir Putin @Paris'),
	('Selama kunjungan Vladimir Putin di Nairobi jalan ditutup.', 'visit held Vladimir Putin+Kenya @Nairobi'),
	('Iran mengirim utusan ke Moskow untuk berunding.', 'talks planned Iran+Russia @Moscow'),
	('Kunjungan ini mempererat persahabatan Iran dan Rusia.', 'visit held '),
	('Iran allows talks between the US and Russia.', 'talks planned Iran+United States+Russia'),
	-- place
	('Emmanuel Macron met Vladimir Putin in the London talks.', 'meeting held Emmanuel Macron+Vladimir Putin @London'),
	('Perundingan Jenewa antara Iran dan Rusia.', 'talks held Iran+Russia @Geneva'),
	('Konferensi ASEAN tentang iklim dibuka di Nairobi.', 'meeting held ASEAN @Nairobi'),
	('Emmanuel Macron visits Vietnam, Indonesia and Singapore.', 'visit held Emmanuel Macron+Vietnam+Indonesia+Singapore'),
	('Emmanuel Macron bertemu Vladimir Putin di ibu kota Qatar, Doha.', 'meeting held Emmanuel Macron+Vladimir Putin @Doha'),
	('Emmanuel Macron bertemu Vladimir Putin di kota pelabuhan Italia Genoa.', 'meeting held Emmanuel Macron+Vladimir Putin @Genoa'),
	('Iran dan Rusia menggelar pertemuan di Dewan Keamanan.', 'meeting held Iran+Russia+United Nations Security Council'),
	('Emmanuel Macron bertemu Vladimir Putin di Istana Merdeka.', 'meeting held Emmanuel Macron+Vladimir Putin @Merdeka Palace'),
	('Emmanuel Macron bertemu Vladimir Putin di Istana Merdeka, Jakarta.', 'meeting held Emmanuel Macron+Vladimir Putin @Jakarta'),
	-- dates
	('Emmanuel Macron bertemu Vladimir Putin 16 Juli.', 'meeting planned Emmanuel Macron+Vladimir Putin 2025-07-16'),
	('Emmanuel Macron met Vladimir Putin on July 16, 2018.', 'meeting held Emmanuel Macron+Vladimir Putin 2018-07-16'),
	('Emmanuel Macron bertemu Vladimir Putin Kamis (3/7).', 'meeting held Emmanuel Macron+Vladimir Putin 2025-07-03'),
	('Emmanuel Macron bertemu Vladimir Putin Juni 2021.', 'meeting held Emmanuel Macron+Vladimir Putin 2021-06-01..2021-06-30'),
	('Emmanuel Macron bertemu Vladimir Putin 10 hingga 12 Oktober.', 'meeting planned Emmanuel Macron+Vladimir Putin 2025-10-10..2025-10-12'),
	('Emmanuel Macron met Vladimir Putin from June 29 to July 3.', 'meeting held Emmanuel Macron+Vladimir Putin 2025-06-29..2025-07-03'),
	('Emmanuel Macron bertemu Vladimir Putin 7 dan 8 April.', 'meeting held Emmanuel Macron+Vladimir Putin 2025-04-07..2025-04-08'),
	('Emmanuel Macron met Vladimir Putin on 2021-06-16.', 'meeting held Emmanuel Macron+Vladimir Putin 2021-06-16'),
	('Emmanuel Macron bertemu Vladimir Putin pekan depan.', 'meeting planned Emmanuel Macron+Vladimir Putin 2025-07-14..2025-07-20'),
	('Emmanuel Macron met Vladimir Putin last month.', 'meeting held Emmanuel Macron+Vladimir Putin 2025-06-01..2025-06-30'),
	('Emmanuel Macron met Vladimir Putin three days ago.', 'meeting held Emmanuel Macron+Vladimir Putin 2025-07-07'),
	('Emmanuel Macron met Vladimir Putin from Monday to Wednesday.', 'meeting held Emmanuel Macron+Vladimir Putin 2025-07-07..2025-07-09'),
	('Emmanuel Macron will meet Vladimir Putin in early August.', 'meeting planned Emmanuel Macron+Vladimir Putin 2025-08-01..2025-08-10'),
	('Emmanuel Macron postponed the talks with Vladimir Putin until Monday.', 'talks postponed Emmanuel Macron+Vladimir Putin 2025-07-14'),
	('Friday''s talks between Emmanuel Macron and Vladimir Putin were cancelled.', 'talks cancelled Emmanuel Macron+Vladimir Putin 2025-07-11'),
	('Talks between Iran and Russia have been stalled since 2015.', 'talks cancelled Iran+Russia'),
	('Iran and Russia agreed on Friday to meet.', 'meeting planned Iran+Russia'),
	('Emmanuel Macron said on Friday he would meet Vladimir Putin.', 'meeting planned Emmanuel Macron+Vladimir Putin'),
	('Iran on Friday rejected talks with Russia.', 'talks refused Iran+Russia'),
	('Emmanuel Macron met Vladimir Putin under a March 2009 pact.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron met Vladimir Putin to prepare a deal next month.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Dilansir Antara, Kamis (3/7), Emmanuel Macron bertemu Vladimir Putin.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	('Emmanuel Macron bertemu Vladimir Putin 7/16.', 'meeting planned Emmanuel Macron+Vladimir Putin 2025-07-16'),
	('Emmanuel Macron bertemu Vladimir Putin pada 31/2.', 'meeting held Emmanuel Macron+Vladimir Putin'),
	-- capitals
	('OBAMA MEETS PUTIN', 'meeting held Barack Obama+Vladimir Putin'),
	('barack obama met vladimir putin in geneva', NULL),
	('Emmanuel Macron di Hanoi.', NULL);
SELECT is(told(body), told, body) FROM example ORDER BY n;

SELECT is(summit_contact_count('Emmanuel Macron menelepon Vladimir Putin. Dalam percakapan itu, keduanya membahas minyak.'),
	1, 'talks that a word points back to may be a call');
SELECT is(summit_contact_count('Emmanuel Macron menelepon Vladimir Putin. Emmanuel Macron berbicara dengan Vladimir Putin di Moskow.'),
	2, 'but others are not');
SELECT is(summit_contact_count('KTT akan digelar di Jenewa. KTT itu akan dipimpin Emmanuel Macron dan Vladimir Putin.'),
	1, 'a summit of which nobody was named');

SELECT results_eq($$SELECT status::text FROM summit_mentions('Emmanuel Macron bertemu Vladimir Putin pekan depan.')$$,
	ARRAY['planned'], 'a text without a date has its plans, too');

SELECT * FROM finish();
ROLLBACK;
