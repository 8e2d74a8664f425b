--
-- Counting the entities of texts: articles, paragraphs or sentences as units.
--
\set ON_ERROR_ROLLBACK on
\pset null '(null)'
BEGIN;
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES
	(3000001, 'Zorvania', 'country'), (3000002, 'Westenland', 'country'),
	(3000003, 'Kelmar Dunst', 'person'), (3000004, 'Oda Brisk', 'person');
INSERT INTO newsdip.office (office_id, body, rank, title, name) VALUES
	(3000005, 3000001, 'head_of_state', 'president', 'President of Zorvania');
INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES (3000005, 3000003, '[2020-01-01,)');
CREATE TEMPORARY TABLE article (id int, published date, body text);
INSERT INTO article VALUES
	(1, '2021-05-01', E'Kelmar Dunst of Zorvania met Oda Brisk. Dunst smiled.\nOda Brisk went home to Westenland.\nNobody spoke.'),
	(2, '2021-05-02', E'Zorvania waits. Zorvania waits. Westenland waits!\n\nZorvania waits.'),
	(3, '2021-05-03', E'The president of Zorvania called Oda Brisk.\nRead more: Westenland, Oda Brisk\nShe hung up.'),
	(4, '2021-05-04', 'Nothing at all.'),
	(5, '2021-05-05', NULL),
	(6, '2021-05-06', '');

-- a text is a unit, also one that names nobody; NULL is none
SELECT newsdip.cooccurrence_agg(body, published) FROM article;
SELECT id, newsdip.cooccurrence_agg(body, published) FROM article GROUP BY id ORDER BY id;
-- the same as over entity_ids
SELECT newsdip.cooccurrence_agg(body, published) OPERATOR(newsdip.=) newsdip.cooccurrence_agg(newsdip.entity_ids(body, published)) AS same
	FROM article;
SELECT newsdip.cooccurrence_agg(body, published, 'article') OPERATOR(newsdip.=) newsdip.cooccurrence_agg(body, published) AS same
	FROM article;
-- paragraphs; lines of page furniture are none
SELECT newsdip.cooccurrence_agg(body, published, 'paragraph') FROM article;
SELECT id, newsdip.cooccurrence_agg(body, published, 'paragraph') FROM article GROUP BY id ORDER BY id;
-- sentences; one that a text repeats is one unit
SELECT newsdip.cooccurrence_agg(body, published, 'sentence') FROM article;
SELECT id, newsdip.cooccurrence_agg(body, published, 'sentence') FROM article GROUP BY id ORDER BY id;
-- but two texts may say the same
SELECT newsdip.units(newsdip.cooccurrence_agg(body, NULL, 'sentence'))
	FROM (VALUES ('Zorvania waits. Zorvania waits.'), ('Zorvania waits.')) AS t (body);
-- of equal sentences the one that names most counts, whatever is beside them
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (3000006, 'Port Westenland', 'place');
SELECT newsdip.entity_units(c, 3000002) AS westenland, count(*)
	FROM (SELECT newsdip.cooccurrence_agg(E'Port\nWestenland\n\n' || rain || E'\n\nWestenland', NULL, 'sentence') AS c
		FROM (SELECT n, string_agg(format('It rained %s times.', g), ' ') AS rain
			FROM generate_series(1, 20) AS n, generate_series(1, n) AS g GROUP BY n) AS t GROUP BY n) AS s
	GROUP BY 1 ORDER BY 1;
-- called directly, without a state
SELECT newsdip.cooccurrence_add_text(NULL, NULL, NULL) AS add, newsdip.cooccurrence_add_text(NULL, 'Zorvania', NULL, NULL) AS add_scope,
	newsdip.cooccurrence_remove_text(NULL, NULL, NULL) AS remove, newsdip.cooccurrence_remove_text(NULL, 'Zorvania', NULL, 'sentence') AS remove_scope;
-- without a date the office names nobody
SELECT newsdip.entity_units(newsdip.cooccurrence_agg(body, published), 3000003) AS dated,
	newsdip.entity_units(newsdip.cooccurrence_agg(body, NULL::date), 3000003) AS undated
	FROM article WHERE id = 3;
-- an unknown scope
SELECT newsdip.cooccurrence_agg(body, published, 'page') FROM article;
SELECT newsdip.cooccurrence_agg(body, published, 'Sentence') FROM article;
SELECT newsdip.cooccurrence_agg(body, published, NULL) OPERATOR(newsdip.=) newsdip.cooccurrence_agg(body, published) AS by_article FROM article;
-- no text, no value
SELECT newsdip.cooccurrence_agg(body, published) FROM article WHERE id = 5;
SELECT newsdip.cooccurrence_agg(body, published, 'sentence') FROM article WHERE false;

-- the parts add up, in any order
SELECT newsdip.rollup(part) OPERATOR(newsdip.=) (SELECT newsdip.cooccurrence_agg(body, published, 'sentence' ORDER BY id DESC) FROM article) AS same
	FROM (SELECT newsdip.cooccurrence_agg(body, published, 'sentence') AS part FROM article GROUP BY id) AS parts;
-- and a window may slide over them
SELECT id, newsdip.units(c), newsdip.pair_units(c, 3000003, 3000001) AS pair, c OPERATOR(newsdip.=) newsdip.rollup(one) OVER w AS same
	FROM (SELECT id, newsdip.cooccurrence_agg(body, published, 'sentence') OVER w AS c,
			newsdip.cooccurrence_agg(body, published, 'sentence') OVER (PARTITION BY id) AS one
		FROM article WINDOW w AS (ORDER BY id ROWS 1 PRECEDING)) AS t
	WINDOW w AS (ORDER BY id ROWS 1 PRECEDING) ORDER BY id;

-- pairs with names
CREATE TEMPORARY TABLE counted AS SELECT newsdip.cooccurrence_agg(body, published) AS c FROM article;
SELECT name_a, name_b, units, units_a, units_b, value FROM counted, newsdip.named_pairs(c);
SELECT name_a, name_b, units, value FROM counted, newsdip.named_pairs(c, 2);
SELECT name_a, name_b, units, round(value::numeric, 4) AS pmi FROM counted, newsdip.named_pairs(c, 10, 'pmi', 2);
SELECT name_a, name_b FROM counted, newsdip.named_pairs(c, 10, kinds => '{person}');
SELECT name_a, name_b FROM counted, newsdip.named_pairs(c, 1, kinds => '{person,country}');
SELECT name_a, name_b FROM counted, newsdip.named_pairs(c, kinds => '{organisation}');
SELECT name_a, name_b FROM counted, newsdip.named_pairs(c, 10, 'cousins');
-- an id that the dictionary does not know has no name
SELECT name_a, name_b, entity_a, entity_b FROM newsdip.named_pairs('{"units": 1, "sizes": {"2": 1}, "entities": {"3000001": 1, "3999999": 1}, "pairs": [[3000001, 3999999, 1]]}');
SELECT * FROM newsdip.named_pairs(NULL);
ROLLBACK;
