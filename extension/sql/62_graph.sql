-- The strongest pairs of a cooccurrence value as a graph: figures of its
-- nodes, the two tables that Grafana's node graph panel draws, and the files
-- that other programs read. Names come from entity where it has them.

CREATE FUNCTION newsdip.graph_figures(entities_a integer[], entities_b integer[],
		weights double precision[],
		OUT entity integer, OUT degree bigint, OUT strength double precision,
		OUT pagerank double precision, OUT community integer)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 100
	AS 'MODULE_PATHNAME', 'newsdip_graph_figures';
COMMENT ON FUNCTION newsdip.graph_figures(integer[], integer[], double precision[]) IS
	'figures of the nodes of a graph, given by the ends and the weights of its edges';

-- A weight must be positive and finite. As top_pairs gives the highest values
-- first, its first k rows that are positive are the k highest positive ones.
CREATE FUNCTION newsdip.graph_pairs(c newsdip.cooccurrence, k integer, measure text,
	min_units bigint,
	OUT entity_a integer, OUT entity_b integer, OUT units bigint,
	OUT value double precision, OUT weight double precision, OUT place bigint)
	RETURNS SETOF record LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT p.entity_a, p.entity_b, p.units, p.value,
		CASE WHEN p.value OPERATOR(pg_catalog.<) 'Infinity'::double precision THEN p.value
			ELSE coalesce(pg_catalog.max(p.value)
				FILTER (WHERE p.value OPERATOR(pg_catalog.<) 'Infinity'::double precision)
				OVER (), 1) END,
		p.place
	FROM newsdip.top_pairs(c, k, measure, min_units)
		WITH ORDINALITY AS p (entity_a, entity_b, units, units_a, units_b, value, place)
	WHERE p.value OPERATOR(pg_catalog.>) 0::double precision
	ORDER BY p.place;
END;
COMMENT ON FUNCTION newsdip.graph_pairs(newsdip.cooccurrence, integer, text, bigint) IS
	'the edges of the graph of the k strongest pairs, with their weights';

CREATE FUNCTION newsdip.graph_nodes(c newsdip.cooccurrence, k integer DEFAULT 100,
	measure text DEFAULT 'count', min_units bigint DEFAULT 1,
	OUT id text, OUT title text, OUT subtitle text,
	OUT mainstat bigint, OUT secondarystat double precision,
	OUT color text, OUT noderadius double precision,
	OUT detail__degree bigint, OUT detail__pagerank double precision,
	OUT detail__community integer)
	RETURNS SETOF record LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT f.entity::text, coalesce(e.name, f.entity::text), e.kind::text,
		n.units, f.strength,
		(ARRAY['#4e79a7', '#f28e2b', '#59a14f', '#e15759', '#76b7b2',
			'#edc948', '#b07aa1', '#ff9da7', '#9c755f', '#bab0ac'])
			[((f.community OPERATOR(pg_catalog.-) 1) OPERATOR(pg_catalog.%) 10)
				OPERATOR(pg_catalog.+) 1],
		15::double precision OPERATOR(pg_catalog.+) (45::double precision OPERATOR(pg_catalog.*)
			pg_catalog.sqrt(f.pagerank OPERATOR(pg_catalog./) pg_catalog.max(f.pagerank) OVER ())),
		f.degree, f.pagerank, f.community
	FROM (SELECT pg_catalog.array_agg(p.entity_a ORDER BY p.place) AS a,
				pg_catalog.array_agg(p.entity_b ORDER BY p.place) AS b,
				pg_catalog.array_agg(p.weight ORDER BY p.place) AS weights
			FROM newsdip.graph_pairs(c, k, measure, min_units) AS p) AS edges,
		newsdip.graph_figures(edges.a, edges.b, edges.weights) AS f
		JOIN newsdip.entity_counts(c) AS n ON n.entity OPERATOR(pg_catalog.=) f.entity
		LEFT JOIN newsdip.entity AS e ON e.entity_id OPERATOR(pg_catalog.=) f.entity
	ORDER BY f.pagerank DESC, f.entity;
END;
COMMENT ON FUNCTION newsdip.graph_nodes(newsdip.cooccurrence, integer, text, bigint) IS
	'the entities of the k strongest pairs as nodes of a graph, the most central first';

CREATE FUNCTION newsdip.graph_edges(c newsdip.cooccurrence, k integer DEFAULT 100,
	measure text DEFAULT 'count', min_units bigint DEFAULT 1,
	OUT id text, OUT source text, OUT target text,
	OUT mainstat double precision, OUT secondarystat bigint,
	OUT thickness double precision, OUT detail__weight double precision)
	RETURNS SETOF record LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT pg_catalog.concat(p.entity_a, ':', p.entity_b),
		p.entity_a::text, p.entity_b::text, p.value, p.units,
		1::double precision OPERATOR(pg_catalog.+) (7::double precision OPERATOR(pg_catalog.*)
			(p.weight OPERATOR(pg_catalog./) pg_catalog.max(p.weight) OVER ())),
		p.weight
	FROM newsdip.graph_pairs(c, k, measure, min_units) AS p
	ORDER BY p.place;
END;
COMMENT ON FUNCTION newsdip.graph_edges(newsdip.cooccurrence, integer, text, bigint) IS
	'the k strongest pairs as edges of a graph, the strongest first';

-- Text for XML 1.0: without the characters that it has no form for
CREATE FUNCTION newsdip.graphml_text(string text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
		pg_catalog.replace(
			pg_catalog.regexp_replace(string, E'[\\u0001-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]', '', 'g'),
			'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
		pg_catalog.chr(13), '&#13;');
END;
COMMENT ON FUNCTION newsdip.graphml_text(text) IS
	'escapes text for XML, and drops what XML cannot hold';

CREATE FUNCTION newsdip.to_graphml(c newsdip.cooccurrence, k integer DEFAULT 100,
		measure text DEFAULT 'count', min_units bigint DEFAULT 1)
	RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT pg_catalog.concat(
		'<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="kind" for="node" attr.name="kind" attr.type="string"/>
<key id="units" for="node" attr.name="units" attr.type="long"/>
<key id="degree" for="node" attr.name="degree" attr.type="long"/>
<key id="strength" for="node" attr.name="strength" attr.type="double"/>
<key id="pagerank" for="node" attr.name="pagerank" attr.type="double"/>
<key id="community" for="node" attr.name="community" attr.type="int"/>
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
<key id="together" for="edge" attr.name="units" attr.type="long"/>
<graph id="cooccurrence" edgedefault="undirected">
',
		(SELECT pg_catalog.string_agg(pg_catalog.concat(
				'<node id="', n.id, '"><data key="label">', newsdip.graphml_text(n.title), '</data>',
				CASE WHEN n.subtitle IS NOT NULL THEN
					pg_catalog.concat('<data key="kind">', n.subtitle, '</data>') END,
				'<data key="units">', n.mainstat, '</data>',
				'<data key="degree">', n.detail__degree, '</data>',
				'<data key="strength">', n.secondarystat, '</data>',
				'<data key="pagerank">', n.detail__pagerank, '</data>',
				'<data key="community">', n.detail__community, E'</data></node>\n'), ''
				ORDER BY n.place)
			FROM newsdip.graph_nodes(c, k, measure, min_units) WITH ORDINALITY AS n (id, title, subtitle,
				mainstat, secondarystat, color, noderadius, detail__degree, detail__pagerank,
				detail__community, place)),
		(SELECT pg_catalog.string_agg(pg_catalog.concat(
				'<edge source="', e.source, '" target="', e.target, '">',
				'<data key="weight">', e.detail__weight, '</data>',
				'<data key="together">', e.secondarystat, E'</data></edge>\n'), ''
				ORDER BY e.place)
			FROM newsdip.graph_edges(c, k, measure, min_units) WITH ORDINALITY AS e (id, source, target,
				mainstat, secondarystat, thickness, detail__weight, place)),
		E'</graph>\n</graphml>\n');
END;
COMMENT ON FUNCTION newsdip.to_graphml(newsdip.cooccurrence, integer, text, bigint) IS
	'the graph of the k strongest pairs as GraphML';

-- A quoted label of Graphviz: it reads backslashes as escapes, and what looks
-- like an entity of HTML as the character that this names
CREATE FUNCTION newsdip.dot_label(string text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT pg_catalog.concat('"',
		pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
			pg_catalog.regexp_replace(
				pg_catalog.regexp_replace(string, E'[\\u0001-\\u0009\\u000B-\\u001F\\u007F]', '', 'g'),
				'&(?=#?[A-Za-z0-9]+;)', '&amp;', 'g'),
			E'\\', E'\\\\'), '"', E'\\"'), E'\n', E'\\n'),
		'"');
END;
COMMENT ON FUNCTION newsdip.dot_label(text) IS
	'text as a quoted label of Graphviz';

CREATE FUNCTION newsdip.to_dot(c newsdip.cooccurrence, k integer DEFAULT 100,
		measure text DEFAULT 'count', min_units bigint DEFAULT 1)
	RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT pg_catalog.concat(
		E'graph cooccurrence {\n',
		(SELECT pg_catalog.string_agg(pg_catalog.concat(
				'"', n.id, '" [label=', newsdip.dot_label(n.title), ', color="', n.color,
				'", units=', n.mainstat, ', degree=', n.detail__degree,
				', strength="', n.secondarystat, '", pagerank="', n.detail__pagerank,
				'", community=', n.detail__community, E'];\n'), ''
				ORDER BY n.place)
			FROM newsdip.graph_nodes(c, k, measure, min_units) WITH ORDINALITY AS n (id, title, subtitle,
				mainstat, secondarystat, color, noderadius, detail__degree, detail__pagerank,
				detail__community, place)),
		(SELECT pg_catalog.string_agg(pg_catalog.concat(
				'"', e.source, '" -- "', e.target, '" [weight="', e.detail__weight,
				'", units=', e.secondarystat, ', penwidth="', e.thickness, E'"];\n'), ''
				ORDER BY e.place)
			FROM newsdip.graph_edges(c, k, measure, min_units) WITH ORDINALITY AS e (id, source, target,
				mainstat, secondarystat, thickness, detail__weight, place)),
		E'}\n');
END;
COMMENT ON FUNCTION newsdip.to_dot(newsdip.cooccurrence, integer, text, bigint) IS
	'the graph of the k strongest pairs in the language of Graphviz';
