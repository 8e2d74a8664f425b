-- The network view of a cooccurrence value: nodes, edges and their figures,
-- and the files for other programs.
--
-- As all files of this folder it is run by pg_prove against a database in
-- which it makes the extensions it needs, inside a transaction that is rolled
-- back.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT plan(35);

-- Two cliques of four, one of them with negative ids, and one unit between
CREATE TEMP TABLE cliques AS SELECT cooccurrence_agg(who) AS c FROM (VALUES
	('{1,2,3,4}'::integer[]), ('{-1,-2,-3,-4}'), ('{-1,1}')) AS u(who);
SELECT results_eq(
	'SELECT id::integer, title, subtitle, mainstat, secondarystat, detail__degree, detail__community
		FROM cliques, graph_nodes(c) ORDER BY 1',
	$$VALUES (-4, '-4', NULL, 1::bigint, 3::double precision, 3::bigint, 1), (-3, '-3', NULL, 1, 3, 3, 1),
		(-2, '-2', NULL, 1, 3, 3, 1), (-1, '-1', NULL, 2, 4, 4, 1),
		(1, 'United States', 'country', 2, 4, 4, 2), (2, 'Russia', 'country', 1, 3, 3, 2),
		(3, (SELECT name FROM entity WHERE entity_id = 3), 'country', 1, 3, 3, 2),
		(4, (SELECT name FROM entity WHERE entity_id = 4), 'country', 1, 3, 3, 2)$$,
	'two cliques joined by an edge are two communities, the one with the lowest id first');
SELECT results_eq(
	'SELECT id FROM cliques, graph_nodes(c) LIMIT 2', $$VALUES ('-1'), ('1')$$,
	'the most central nodes come first');
SELECT results_eq(
	$$SELECT id, source, target, mainstat, secondarystat, thickness, detail__weight
		FROM cliques, graph_edges(c) WHERE id IN ('-4:-3', '-1:1', '3:4')$$,
	$$VALUES ('-4:-3', '-4', '-3', 1::double precision, 1::bigint, 8::double precision, 1::double precision),
		('-1:1', '-1', '1', 1, 1, 8, 1), ('3:4', '3', '4', 1, 1, 8, 1)$$,
	'edges in the order of top_pairs');

-- What Grafana looks for
SELECT results_eq(
	$$SELECT array_to_string(proargnames[5:], ' ') COLLATE "default" FROM pg_proc
		WHERE pronamespace = 'newsdip'::regnamespace AND proname IN ('graph_nodes', 'graph_edges') ORDER BY proname DESC$$,
	$$VALUES ('id title subtitle mainstat secondarystat color noderadius detail__degree detail__pagerank detail__community'),
		('id source target mainstat secondarystat thickness detail__weight')$$,
	'columns have the names that the node graph panel knows');
SELECT results_eq(
	'SELECT DISTINCT detail__community, color FROM cliques, graph_nodes(c) ORDER BY 1',
	$$VALUES (1, '#4e79a7'), (2, '#f28e2b')$$, 'a community has a colour');
SELECT results_eq(
	'SELECT min(noderadius) >= 15, max(noderadius) FROM cliques, graph_nodes(c)',
	'VALUES (true, 60::double precision)', 'the most central node is the greatest');

-- A star whose edges weigh 1 to 9: the centre has (1 + d(n-1)) / (n(1 + d)),
-- a leaf (1 - d)/n and its part of what the centre hands on
CREATE TEMP TABLE star AS SELECT cooccurrence_agg(ARRAY[0, leaf]) AS c
	FROM generate_series(1, 9) AS leaf, generate_series(1, leaf);
SELECT cmp_ok((SELECT abs(detail__pagerank - (1 + 0.85 * 9) / (10 * 1.85))
		FROM star, graph_nodes(c) WHERE id = '0'), '<', 1e-11::double precision, 'PageRank of the centre of a star');
SELECT cmp_ok((SELECT max(abs(detail__pagerank - (0.015 + 0.85 * (1 + 0.85 * 9) / (10 * 1.85) * id::integer / 45)))
		FROM star, graph_nodes(c) WHERE id <> '0'), '<', 1e-11::double precision, 'PageRank of its leaves');

-- Generated units with planted groups
SELECT setseed(0.5);
CREATE TEMP TABLE unit AS SELECT g, ARRAY(
		SELECT (CASE WHEN random() < 0.8 THEN g % 12 * 20 + floor(random() ^ 2 * 20)
			ELSE floor(random() * 240) END)::integer - 40
		FROM generate_series(1, 2 + g % 5)) AS who
	FROM generate_series(1, 3000) AS g;
CREATE TEMP TABLE random AS SELECT cooccurrence_agg(who) AS c FROM unit;
CREATE TEMP TABLE node AS SELECT n.* FROM random, graph_nodes(c, 2000, 'npmi', 2) AS n;
CREATE TEMP TABLE edge AS SELECT e.* FROM random, graph_edges(c, 2000, 'npmi', 2) AS e;
CREATE TEMP TABLE arc AS SELECT source AS id, target AS other, detail__weight AS weight FROM edge
	UNION ALL SELECT target, source, detail__weight FROM edge;
SELECT cmp_ok(count(*), '>', 500::bigint, 'there are edges to look at') FROM edge;
SELECT results_eq(
	'SELECT source, target, secondarystat, mainstat, detail__weight FROM edge',
	$$SELECT entity_a::text, entity_b::text, units, value, value
		FROM random, top_pairs(c, 2000, 'npmi', 2) WHERE value > 0$$,
	'edges are the pairs of top_pairs that are above 0');
SELECT results_eq(
	'SELECT id, mainstat, detail__degree FROM node ORDER BY id COLLATE "C"',
	'SELECT id, entity_units(c, id::integer), count(*) FROM arc, random GROUP BY id, c ORDER BY id COLLATE "C"',
	'nodes are the ends of edges; units and degree as counted in SQL');
SELECT is_empty(
	'SELECT id FROM node JOIN (SELECT id, sum(weight) AS strength FROM arc GROUP BY id) AS s USING (id)
		WHERE abs(secondarystat - strength) > 1e-9', 'strength is the sum of weights');
SELECT cmp_ok((SELECT abs(sum(detail__pagerank) - 1) FROM node), '<', 1e-10::double precision, 'PageRank sums up to 1');
SELECT is_empty(
	'SELECT n.id FROM node AS n JOIN arc ON arc.id = n.id JOIN node AS o ON o.id = other
		GROUP BY n.id, n.detail__pagerank
		HAVING abs(n.detail__pagerank - 0.15 / (SELECT count(*) FROM node)
			- 0.85 * sum(o.detail__pagerank * weight / o.secondarystat)) > 1e-11',
	'PageRank satisfies its equation at every node');
SELECT results_eq(
	'SELECT detail__community::bigint FROM node GROUP BY 1 ORDER BY count(*) DESC, min(id::integer)',
	'SELECT generate_series(1, (SELECT count(DISTINCT detail__community) FROM node))',
	'communities are numbered by size, then by their lowest id');
SELECT cmp_ok((SELECT count(*) FROM node AS a JOIN node AS b
			ON (a.id::integer + 40) / 20 = (b.id::integer + 40) / 20 AND a.id < b.id
		WHERE a.detail__community = b.detail__community)::numeric, '>=',
	0.95 * (SELECT count(*) FROM node AS a JOIN node AS b
		ON (a.id::integer + 40) / 20 = (b.id::integer + 40) / 20 AND a.id < b.id),
	'pairs of a planted group are in one community');
SELECT cmp_ok((SELECT count(DISTINCT detail__community) FROM node), '>=', 11::bigint, 'and the groups are kept apart');
SELECT is_empty(
	'WITH total AS (SELECT sum(weight) AS m2 FROM arc),
		mass AS (SELECT detail__community AS x, sum(secondarystat) AS s FROM node GROUP BY 1)
	SELECT a.x, b.x FROM mass AS a JOIN mass AS b ON a.x < b.x, total
	WHERE coalesce((SELECT sum(weight) FROM arc JOIN node AS n USING (id) JOIN node AS o ON o.id = other
		WHERE n.detail__community = a.x AND o.detail__community = b.x), 0) - a.s * b.s / m2 > 1e-9 * m2',
	'joining two communities would not raise modularity');
SELECT is_empty(
	'WITH RECURSIVE reached AS (
		SELECT detail__community AS x, min(id) AS id FROM node GROUP BY 1
		UNION SELECT x, n.id FROM reached JOIN arc USING (id) JOIN node AS n ON n.id = other AND detail__community = x)
	SELECT id FROM node EXCEPT SELECT id FROM reached',
	'communities are connected');
SELECT is((SELECT to_dot(cooccurrence_agg(who ORDER BY g DESC), 2000, 'npmi', 2) FROM unit),
	(SELECT to_dot(c, 2000, 'npmi', 2) FROM random), 'the order of the units does not matter');

-- Values that are no weights
SELECT cmp_ok((SELECT count(*) FROM random, top_pairs(c, 100000, 'npmi') WHERE value <= 0), '>', 0::bigint,
	'there are pairs rarer than chance');
SELECT results_eq(
	$$SELECT count(*) FROM random, graph_edges(c, 100000, 'npmi')$$,
	$$SELECT count(*) FROM random, top_pairs(c, 100000, 'npmi') WHERE value > 0$$,
	'which are no edges');
CREATE TEMP TABLE certain AS SELECT cooccurrence_agg(who) AS c FROM (VALUES
	('{1,2}'::integer[]), ('{1,2}'), ('{2,3}'), ('{3,4}'), ('{3,5}'), ('{4,5}'), ('{5}')) AS u(who);
CREATE TEMP TABLE conviction AS SELECT e.* FROM certain, graph_edges(c, 100, 'conviction') AS e;
SELECT is((SELECT count(*) FROM conviction WHERE mainstat = 'Infinity'), 1::bigint, 'a pair is certain');
SELECT is((SELECT detail__weight FROM conviction WHERE mainstat = 'Infinity'),
	(SELECT max(value) FROM certain, top_pairs(c, 100, 'conviction') WHERE value < 'Infinity'),
	'an infinite value weighs as much as the greatest finite one');

-- Nothing to draw
SELECT is_empty(format('SELECT id FROM graph_%s(%L::cooccurrence)', what,
	'{"units": 1, "sizes": {"1": 1}, "entities": {"7": 1}, "pairs": []}'), 'no pairs, no ' || what)
	FROM (VALUES ('nodes'), ('edges')) AS v(what);
SELECT is(to_dot('{"units": 0, "sizes": {}, "entities": {}, "pairs": []}'), E'graph cooccurrence {\n}\n',
	'an empty value is an empty graph');
SELECT throws_ok($$SELECT graph_nodes(c, -1) FROM star$$, '22023', 'k must not be negative', 'a negative k is refused');
SELECT throws_like($$SELECT to_graphml(c, 5, 'nearness') FROM star$$, '%nearness%', 'so is a measure that is unknown');
SELECT throws_ok($$SELECT graph_figures('{1,2}', '{2}', '{1,1}')$$, '22023', NULL, 'arrays of unequal length are refused');
SELECT throws_ok(format('SELECT graph_figures(%L, ''{2}'', %L)', a, weight), '22023', NULL,
	format('an edge from %s to 2 of weight %s is refused', a, weight))
	FROM (VALUES ('{2}', '{1}'), ('{1}', '{0}'), ('{1}', '{Infinity}')) AS v(a, weight);

-- Names as they must be written
INSERT INTO entity (entity_id, name, kind) VALUES
	(2147483646, E'Q "R" \\ <S> &T &lt; \u0001\uFFFE\u00e9\\', 'place'), (2147483647, E'line\nbreak', 'place');
CREATE TEMP TABLE named AS SELECT cooccurrence_agg('{2147483646,2147483647}') AS c;
SELECT is((SELECT to_dot(c) FROM named), E'graph cooccurrence {\n'
	'"2147483646" [label="Q \\"R\\" \\\\ <S> &T &amp;lt; \uFFFE\u00e9\\\\", color="#4e79a7", units=1, degree=1, strength="1", pagerank="0.5", community=1];\n'
	'"2147483647" [label="line\\nbreak", color="#4e79a7", units=1, degree=1, strength="1", pagerank="0.5", community=1];\n'
	'"2147483646" -- "2147483647" [weight="1", units=1, penwidth="8"];\n}\n',
	'names in DOT');
SELECT is((SELECT array_agg(label[1]) FROM named, regexp_matches(to_graphml(c), '<data key="label">(.*?)</data>', 'g') AS label),
	ARRAY[E'Q &quot;R&quot; \\ &lt;S&gt; &amp;T &amp;lt; \u00e9\\', E'line\nbreak'], 'names in GraphML');

SELECT * FROM finish();
ROLLBACK;
