-- Names that the dictionary lacks: finding, adopting, taking back
SET search_path = newsdip, public;
INSERT INTO entity (name, kind) VALUES ('Ostenmark', 'country'), ('Harbour Tribunal', 'organisation');
INSERT INTO alias (alias, entity_id) VALUES ('Ostenmarkian', entity_id('Ostenmark'));

CREATE TABLE report (id integer PRIMARY KEY, published date, body text);
INSERT INTO report VALUES
	(1, '2025-03-01', 'Menteri Luar Negeri Ostenmark Jorunn Tverrvik tiba kemarin siang untuk pembicaraan. Tverrvik membawa pesan dari pemerintahnya, kata juru bicara Harbour Tribunal Malik Sandoval.'),
	(2, '2025-03-09', 'Jorunn Tverrvik, the Ostenmarkian foreign minister, said on Sunday that the talks would go on. Earlier Mr Quennerstedt had warned her against it.'),
	(3, '2025-04-02', 'Para delegasi mendengarkan Jorunn  Tverrvík (51) berbicara tentang pelabuhan. Komite Selat Lumbira (KSL) ikut hadir, dan KSL mendukung usul itu.'),
	(4, '2025-04-03', 'Warga menunggu pengumuman dari Universitas Tanjung Pelita dan Komite Selat Lumbira sampai sore.'),
	(5, '2025-04-04', 'Peneliti Universitas Tanjung Pelita belum menjawab pertanyaan itu, sementara Malik Sandoval, juru bicara Harbour Tribunal, menolak berkomentar.');

SELECT id, u.name, u.kind, cue, role, rank, b.name AS body, c.name AS country, substring(r.body FROM start FOR length) AS surface
FROM report AS r
	CROSS JOIN LATERAL unknown_names(body, published) AS u (name, kind, cue, role, rank, office_body, country_id, start, length)
	LEFT JOIN entity AS b ON b.entity_id = office_body
	LEFT JOIN entity AS c ON c.entity_id = country_id
ORDER BY id, u.start;

-- proposed only
SELECT action, name, kind, role, aliases, offices, articles_seen, first_seen, last_seen, note FROM adopt_names('report');
SELECT count(*) FROM adoption;

-- entered, with offices and dates
SELECT batch IS NOT NULL AS in_batch, action, name, entity_id IS NOT NULL AS has_id, offices, note FROM adopt_names('report', apply => true);
SELECT name, surface, via FROM entities('The foreign minister of Ostenmark met KSL, said Malik Sandoval.', '2025-05-01');
SELECT articles, min_articles, adopted_by = current_user AS by_me FROM adoption;
SELECT relation, count(*) FROM adopted GROUP BY relation ORDER BY relation;
SELECT action, name FROM adopt_names('report');

-- taken back, but for what was changed since
UPDATE entity SET country = entity_id('Ostenmark') WHERE name = 'Malik Sandoval';
SELECT action, relation, note, count(*) FROM unadopt_names((SELECT max(batch) FROM adoption))
GROUP BY action, relation, note ORDER BY action, relation;
SELECT name FROM entity WHERE name IN ('Malik Sandoval', 'Jorunn Tverrvik', 'Komite Selat Lumbira');
SELECT count(*) FROM adopted;

-- mistakes
SELECT * FROM unadopt_names(-1);
SELECT * FROM adopt_names('report', min_articles => 0);
SELECT * FROM adopt_names('report', body => 'no_such_column');

-- spellings of one name
SELECT name_key('person', 'Jean-Noël Barrot') = name_key('person', 'Jean Noel  BARROT') AS accents,
	   name_key('organisation', 'PT Tanjung dan Pelita Tbk') = name_key('organisation', 'Tanjung Pelita') AS small_words,
	   folded_name('Ny. Ågot  O’Brien');

-- misspelt names can be switched off
SELECT surface, via FROM entities('Vladmir Putin said so.');
SET newsdip.near = off;
SELECT surface, via FROM entities('Vladmir Putin said so.');
RESET newsdip.near;

DROP TABLE report;
DELETE FROM entity WHERE name IN ('Ostenmark', 'Harbour Tribunal', 'Malik Sandoval');
