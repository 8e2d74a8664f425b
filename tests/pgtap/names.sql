-- Laws of unknown_names, and who may adopt what it finds.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(91);

CREATE TEMP TABLE report (body text, published date);
INSERT INTO report VALUES
	('Menteri Kehutanan Selandia Baru Ragna Oksendahl tiba di pelabuhan kemarin. Oksendahl lalu berbicara panjang lebar.', '2025-02-01'),
	('Ragna Oksendahl, the forestry minister of New Zealand, arrived in the harbour yesterday evening.', '2025-02-02');
CREATE FUNCTION pg_temp.names(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(DISTINCT name || ' ' || kind, ', ') FROM unknown_names(body));

-- Introductions, in both languages
SELECT is(pg_temp.names('Kemarin juru bicara bank itu, Tuppence Grovelund, tidak menjawab telepon.'), 'Tuppence Grovelund person', 'a role behind which the name stands between commas');
SELECT is(pg_temp.names('The new defence minister, Tuppence Grovelund, arrived in the harbour yesterday.'), 'Tuppence Grovelund person', 'also in English');
SELECT is(pg_temp.names('Kemarin juru bicara bank itu, Tuppence Grovelund tidak menjawab telepon.'), NULL, 'behind one comma a body that is not named introduces nobody');
SELECT is(pg_temp.names('Kemarin juru bicara bank itu, Grovelund, tidak menjawab telepon.'), NULL, 'nor does it one word');
SELECT is(pg_temp.names('Kemarin juru bicara bank itu, Tuppence Grovelund, Ragna Oksendahl, tidak menjawab telepon.'), NULL, 'nor a list of names');
SELECT is(pg_temp.names('Kemarin juru bicara yang baru sekali pulang, Tuppence Grovelund, tidak menjawab telepon.'), NULL, 'nor what lies further back');
SELECT is(pg_temp.names('Gubernur Kherson yang ditunjuk musim panas lalu, Tuppence Grovelund, tidak menjawab telepon.'), 'Tuppence Grovelund person', 'a subject that begins its clause, however it is described');
SELECT is(pg_temp.names('Gubernur itu lama tinggal di pulau kecil berhutan lebat, Tuppence Grovelund, bersama ibunya.'), NULL, 'but not a place where it is');
SELECT is(pg_temp.names('Kemarin gubernur yang lama ditunggu banyak orang, Tuppence Grovelund, tidak menjawab telepon.'), NULL, 'nor what begins none');
SELECT is(pg_temp.names('The Pakistani envoy to the United Nations, Tuppence Grovelund, arrived in the harbour yesterday.'), 'Tuppence Grovelund person', 'where an envoy is');
SELECT is(pg_temp.names('The envoy arrived with a friend in the Baton Rouge Tuppence Grovelund left yesterday evening.'), NULL, 'but not where something is');
SELECT is(pg_temp.names('Utusan khusus PBB untuk Suriah Tuppence Grovelund mengundurkan diri kemarin.'), 'Tuppence Grovelund person', 'what an envoy is for');
SELECT is(pg_temp.names('The ambassador to Indonesia Tuppence Grovelund arrived in the harbour yesterday.'), 'Tuppence Grovelund person', 'where an ambassador is');
SELECT is(pg_temp.names('Utusan khusus tiba di Suriah Tuppence Grovelund mengundurkan diri kemarin.'), NULL, 'but not where somebody arrives');
SELECT is(pg_temp.names('Utusan khusus PBB untuk Suriah Grovelund mengundurkan diri kemarin.'), NULL, 'nor one word behind it, which may be of the place');
SELECT is(pg_temp.names('They waited for President-elect Tuppence Grovelund since the morning.'), 'Tuppence Grovelund person', 'who is elected');
SELECT is(pg_temp.names('Kemarin pemimpin pemberontak Tuppence Grovelund menyerah kepada tentara.'), 'Tuppence Grovelund person', 'who leads others');
SELECT is(pg_temp.names('Ia menunggu hakim Tuppence bin Grovelund sejak pagi.'), 'Tuppence bin Grovelund person', 'particles are small');
SELECT is(pg_temp.names('They waited for judge Tuppence di Grovelund since the morning.'), 'Tuppence di Grovelund person', 'Italian ones, too');
SELECT is(pg_temp.names('Ia menunggu hakim Tuppence di Grovelund sejak pagi.'), 'Tuppence person', 'which in Indonesian is a place');
SELECT is(pg_temp.names('Ia menunggu hakim Tuppence Ba''asyir sejak pagi.'), 'Tuppence Ba''asyir person', 'so is what stands behind an apostrophe');
SELECT is(pg_temp.names('Ia menunggu hakim Co-founder Lumbira sejak pagi.'), NULL, 'but a small word behind a hyphen is an ordinary one');
SELECT is(pg_temp.names('Ia menunggu keputusan hakim Tuppence Grovelund sejak pagi.'), 'Tuppence Grovelund person', 'an occupation');
SELECT is(pg_temp.names('They waited for the analyst Tuppence Grovelund since the morning.'), 'Tuppence Grovelund person', 'an occupation in English');
SELECT is(pg_temp.names('Korban bernama lengkap Tuppence Grovelund (34) dirawat di rumah.'), 'Tuppence Grovelund person', 'an age');
SELECT is(pg_temp.names('"Kami belum tahu," kata Tuppence Grovelund kepada wartawan kemarin.'), 'Tuppence Grovelund person', 'a verb of speech');
SELECT is(pg_temp.names('"Kami belum tahu," ujar Grovelund di pasar kemarin.'), 'Grovelund person', 'one word behind a verb that turns back to what was said');
SELECT is(pg_temp.names('Tidak boleh diingkari, kata Grovelund.'), 'Grovelund person', 'also where no quotation mark is left');
SELECT is(pg_temp.names('Mereka yang terang Grovelund tidak suka. Ungkap Grovelund sekarang juga.'), NULL, 'but not where the verb begins nothing, or the sentence');
SELECT is(pg_temp.names('Dia juga, mengatakan Grovelund belum datang. It was late, said Grovelund had left.'), NULL, 'nor behind other verbs');
SELECT is(pg_temp.names('Hujan turun lagi. Cecep menuturkan airnya naik pada malam hari.'), 'Cecep person', 'a first name that speaks');
SELECT is(pg_temp.names('Hujan turun lagi. Lumbira menuturkan airnya naik. Di sana Cecep menuturkan kisahnya. Cecep pergi.'), NULL,
	'but no other word, and only at the start');
SELECT is(pg_temp.names('The rain came back. Cecep said the water had risen.'), NULL, 'nor in English, where firms are named so');
SELECT is(pg_temp.names('It was Mr Grovelund who had opened the door that evening.'), 'Grovelund person', 'a form of address');
SELECT is(pg_temp.names('Warga melihat Presiden Direktur PT Lumbira Sentosa Makmur di sana.'), 'PT Lumbira Sentosa Makmur organisation', 'the name of a body is nobody''s name');
SELECT is(pg_temp.names('Ia belajar di Universitas Tanjung Pelita selama empat tahun.'), 'Universitas Tanjung Pelita organisation', 'a head word');
SELECT is(pg_temp.names('She joined the Grovelund Harbour Corporation four years ago.'), 'Grovelund Harbour Corporation organisation', 'a head word at the end');
SELECT is(pg_temp.names('Kemarin malam surat Badan Sungai Lumbira Sentosa Nomor 71 terbit.'), 'Badan Sungai Lumbira Sentosa organisation', 'a number and what it counts are no part of the name');
SELECT is(pg_temp.names('Pelaku ditangkap Kapolsek setempat, Ajun Komisaris Polisi Sutarja Grovelund, pada malam hari.'), 'Sutarja Grovelund person', 'a rank of several words is no part of the name');
SELECT is(pg_temp.names('Kemarin sore Inspektur Jenderal Polisi Sutarja Grovelund tidak hadir di kantor itu.'), 'Sutarja Grovelund person', 'and introduces it');
SELECT is(pg_temp.names('Menteri Keuangan II Malaysia tiba. Tersangka LH ditahan, kata Ketua Ho kemarin.'), 'Ho person', 'numerals and initials are no names');
SELECT is(pg_temp.names('Presiden AS Donald Trump tiba, kata Vladimir Putin kemarin.'), NULL, 'known names are not unknown');
SELECT is(pg_temp.names('Warga Kecamatan Kabut Merah (KKM) mengungsi. Hari ini KKM pulih.'), 'Kecamatan Kabut Merah place', 'what abbreviates a place is one');
SELECT is(pg_temp.names('Di pasar itu Barack Grovelund membeli beras.'), 'Barack Grovelund person', 'a first name of somebody known');
INSERT INTO entity (name, kind) VALUES ('Zul Halvorsin', 'person'), ('Zu Halvorsin', 'person');
SELECT is(pg_temp.names('Di pasar itu Zul Grovelund membeli beras.'), 'Zul Grovelund person', 'it may be short');
SELECT is(pg_temp.names('Di pasar itu Zu Grovelund membeli beras.'), NULL, 'but two letters are rather initials');
SELECT is(pg_temp.names('Ia menunggu hakim Tuppence DeGrovel sejak pagi.'), 'Tuppence DeGrovel person', 'a capital soon behind the first is the name''s own');
SELECT is(pg_temp.names(E'Barack Grovelund\n\nHarga naik lagi kemarin.'), NULL, 'which tells nothing in a headline');
SELECT is(pg_temp.names('"Kami belum tahu," kata Ragna Tuppence Oksendahl Grovelund Lumbira kepada wartawan.'),
	'Ragna Tuppence Oksendahl Grovelund Lumbira person', 'five words');
SELECT is(pg_temp.names('"Kami belum tahu," kata Ragna Tuppence Oksendahl Grovelund Lumbira Winterholt kepada wartawan.'), NULL, 'and no more');
SELECT results_eq($$SELECT start FROM unknown_names('Kami belum tahu, kata Ot Grovelund kemarin. Warga melihat Ot di sana, lalu Grovelund pergi.')$$,
	$$VALUES (23), (76)$$, 'a word of two letters does not stand for a name');
SELECT is(pg_temp.names('Korban bernama lengkap Tuppence Grovelund (3) dirawat di rumah.'), NULL, 'the number of a player is no age');
SELECT is(pg_temp.names('Presiden Suriname Tuppence Grovelund tiba.'), 'Tuppence Grovelund person', 'one small word of five is no headline');
SELECT is(pg_temp.names('Ia menunggu hakim Grovelund (XG) sejak pagi.'), 'Grovelund person', 'one word has no abbreviation');
SELECT is(pg_temp.names(E'Ia menunggu hakim Tuppence\tGrovelund sejak pagi.'), 'Tuppence Grovelund person', 'a tab is a blank');
SELECT results_eq($$SELECT DISTINCT name FROM unknown_names('"Kami tahu," kata Ragna Oksendahl kepada wartawan. Kemarin sore Pak Ragna Oksendähl tidur.')$$,
	$$VALUES ('Ragna Oksendähl')$$, 'the best introduction spells the name');
SELECT results_eq($$SELECT name, start FROM unknown_names('"Kami tahu," kata Ragna Tuppence Oksendahl kemarin. Warga melihat Ragna Oksendahl di sana.')$$,
	$$VALUES ('Ragna Tuppence Oksendahl', 19), ('Ragna Tuppence Oksendahl', 67)$$, 'both ends of a name are the name');
SELECT results_eq($$SELECT name FROM unknown_names('"Kami tahu," kata Ragna Oksendahl kemarin. "Kami juga," kata Tuppence Oksendahl kepada wartawan. Warga melihat Oksendahl di sana.')$$,
	$$VALUES ('Ragna Oksendahl'), ('Tuppence Oksendahl'), ('Tuppence Oksendahl')$$, 'a last name is that of whom it stood with last');
SELECT is(pg_temp.names('Utusan Korea Selatan Noh Grovel-hyun tiba kemarin sore di sana.'), 'Noh Grovel-hyun person', 'a small word behind a hyphen is part of a name');
SELECT is(pg_temp.names('Ia menunggu pengamat Tuppence Grovelund - kawan lama - sejak pagi.'), 'Tuppence Grovelund person', 'behind a dash it is not');
SELECT is(pg_temp.names('Ia menunggu pengamat Tuppence Syafi''i sejak pagi.'), 'Tuppence Syafi''i person', 'an apostrophe with one letter, too');
SELECT is(pg_temp.names('Ia menunggu pengamat Tuppence bin Mas''ud sejak pagi.'), 'Tuppence bin Mas''ud person', 'a form of address behind a particle');
SELECT is(pg_temp.names('Presiden Latvia Tuppence Grovelund, Menlu Estonia Ragna Oksendahl dan Menlu Lituania Malik Sandoval bertemu di Riga.'), 'Malik Sandoval person, Ragna Oksendahl person, Tuppence Grovelund person', 'a list of people is no headline');
SELECT is(pg_temp.names('Di sana ada Barack Grovelund, Barack Lumbira, Barack Sandoval dan Barack Oksendahl.'), 'Barack Grovelund person, Barack Lumbira person, Barack Oksendahl person, Barack Sandoval person', 'nor is one of known first names');
SELECT is(pg_temp.names(E'Presiden Latvia Tuppence Grovelund, Menlu Estonia Ragna Oksendahl dan Menlu Lituania Malik Sandoval bertemu di Riga\n\nHarga naik.'), NULL, 'without a full stop it may be one');
SELECT is(pg_temp.names('Latvian President Tuppence Grovelund, Estonian Foreign Minister Oksendahl and Lithuanian Defence Minister Malik Sandoval met in Riga.'), 'Malik Sandoval person, Tuppence Grovelund person', 'a single word of a list is no name');
SELECT is(pg_temp.names('Presiden Latvia Tuppence Grovelund Bertemu Menlu Estonia.'), NULL, 'a headline may have a full stop, but no small word');
SELECT is(pg_temp.names('Hari itu Letjen (Purn) Tuppence Grovelund hadir di sana.'), 'Tuppence Grovelund person', 'what stands in brackets behind a title');
SELECT is(name_key('organisation', 'The Grovelund Harbour'), name_key('organisation', 'Grovelund Harbour'), 'an article makes no other body');
INSERT INTO entity (name, kind) VALUES ('Zorvikka Lund', 'person'), ('Morvikka-Anna Lund', 'person');
SELECT is(pg_temp.names('Di pasar itu Zorvikka Grovelund membeli beras.'), 'Zorvikka Grovelund person', 'a first name of somebody new');
SELECT is(pg_temp.names('Di pasar itu Morvikka Grovelund membeli beras.'), NULL, 'half of a first name is none');
SELECT is_empty($$SELECT * FROM unknown_names(NULL)$$, 'NULL has no names');
SELECT is_empty($$SELECT * FROM unknown_names('')$$, 'nor has the empty text');

-- Spans
SELECT is_empty($$
	SELECT * FROM report, unknown_names(body, published) AS u
	WHERE length < 1 OR start < 1 OR start + length - 1 > length(body) OR substring(body FROM start FOR length) !~ '^\S.*\S$'$$,
	'spans lie in the text, without blanks at their ends');

-- A word as a row of the lexicon is a cue at once
INSERT INTO term (term, lang, role) VALUES ('kepala gudang', 'id', 'occupation'), ('penjaga', 'id', 'occupation');
SELECT is(pg_temp.names('Ia menunggu penjaga Tuppence Grovelund sejak pagi.'), 'Tuppence Grovelund person', 'words are rows');

SELECT is(pg_temp.names(E'Kemarin ia tidak datang.\nBaca juga: harga naik lagi\nIa menunggu penjaga Tuppence Grovelund sejak pagi.'),
	'Tuppence Grovelund person', 'page furniture between is passed over');

-- One name under several spellings, adopted with them and taken back
CREATE TEMP TABLE slips (body text, published date);
INSERT INTO slips SELECT format('They waited for the analyst %s since the morning.', name), '2025-02-01'
	FROM unnest('{Tuppence Grovelund,Tuppence Grovelund,Tuppence Grovelund,Tuppence Grovelond,Tuppence Grovelond,Tuppence Grovelend}'::text[]) AS name;
SELECT results_eq($$SELECT name, aliases, articles_seen FROM adopt_names('slips', apply => true)$$,
	$$VALUES ('Tuppence Grovelund', '{Tuppence Grovelend,Tuppence Grovelond}'::text[], 6::bigint)$$, 'another letter is a slip');
SELECT results_eq($$SELECT action, count(*) FROM unadopt_names((SELECT max(batch) FROM adoption)) GROUP BY action$$,
	$$VALUES ('removed', 3::bigint)$$, 'all of it is taken back');

-- Dates that are none: neither is an office held since ever, nor are all left because somebody reported at the end of time
CREATE TEMP TABLE endless AS SELECT 'Kemarin pengamat Tuppence Lumbira tidak datang.' AS body, unnest('{infinity,-infinity,NULL,2020-05-01}'::date[]) AS published
	UNION ALL SELECT body, published FROM report UNION ALL SELECT body, unnest('{infinity,-infinity}'::date[]) FROM report;
-- the last day that there is has no day behind it
CREATE TEMP TABLE late AS SELECT body, date '5874897-12-31' AS published FROM report;
SELECT is((SELECT string_agg(offices, '') FROM adopt_names('late', apply => true)), 'Forestry Minister, New Zealand [5874897-12-31,)', 'nor has its end a day behind it');
SELECT lives_ok($$SELECT unadopt_names((SELECT max(batch) FROM adoption))$$, 'taken back, too');
SELECT results_eq($$SELECT name, offices, articles_seen, first_seen, last_seen FROM adopt_names('endless', apply => true)$$,
	$$VALUES ('Ragna Oksendahl', 'Forestry Minister, New Zealand [2025-02-01,)', 6::bigint, date '2025-02-01', date '2025-02-02'),
		('Tuppence Lumbira', NULL, 4, '2020-05-01', '2020-05-01')$$,
	'an infinite date says as little as none');
SELECT lives_ok($$SELECT unadopt_names((SELECT max(batch) FROM adoption))$$, 'taken back');
SELECT is_empty($$SELECT * FROM adopt_names('endless', since => '2025-03-01')$$, 'what has no day lies in no span');
SELECT is_empty($$SELECT * FROM adopt_names('endless', until => '2019-12-31')$$, 'on neither side');

-- Who may adopt
CREATE ROLE newsdip_reader;
GRANT SELECT ON report TO newsdip_reader;
SET ROLE newsdip_reader;
SELECT is((SELECT string_agg(name, ', ') FROM adopt_names('report')), 'Ragna Oksendahl', 'everybody may look');
SELECT throws_ok($$SELECT * FROM adopt_names('report', apply => true)$$, '42501', NULL, 'who may not write the dictionary adopts nobody');
RESET ROLE;
GRANT INSERT, UPDATE, DELETE ON entity, alias, office, tenure, adoption, adopted TO newsdip_reader;
SET ROLE newsdip_reader;
SELECT is((SELECT string_agg(action || ' ' || name, ', ') FROM adopt_names('report', apply => true)),
	'adopted Ragna Oksendahl', 'who may write it adopts');
SELECT is((SELECT count(*) FROM adopt_names('report', apply => true)), 0::bigint, 'nothing is left to enter');
SELECT is((SELECT count(*) FROM adoption), 1::bigint, 'which makes no batch');
SELECT is((SELECT string_agg(DISTINCT action, ', ') FROM unadopt_names((SELECT max(batch) FROM adoption))),
	'removed', 'and takes it back');
RESET ROLE;
SELECT is((SELECT count(*) FROM entity WHERE name = 'Ragna Oksendahl'), 0::bigint, 'nothing of it stays');

SELECT * FROM finish();
ROLLBACK;
