-- Counting the entities of texts, and pairs by name.

CREATE FUNCTION newsdip.cooccurrence_add_text(newsdip.cooccurrence, text, date)
	RETURNS newsdip.cooccurrence
	LANGUAGE c STABLE PARALLEL SAFE COST 600
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_add_text';
COMMENT ON FUNCTION newsdip.cooccurrence_add_text(newsdip.cooccurrence, text, date) IS
	'aggregate transition function';

CREATE FUNCTION newsdip.cooccurrence_add_text(newsdip.cooccurrence, text, date, text)
	RETURNS newsdip.cooccurrence
	LANGUAGE c STABLE PARALLEL SAFE COST 600
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_add_text';
COMMENT ON FUNCTION newsdip.cooccurrence_add_text(newsdip.cooccurrence, text, date, text) IS
	'aggregate transition function';

CREATE FUNCTION newsdip.cooccurrence_remove_text(newsdip.cooccurrence, text, date)
	RETURNS newsdip.cooccurrence
	LANGUAGE c STABLE PARALLEL SAFE COST 600
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_remove_text';
COMMENT ON FUNCTION newsdip.cooccurrence_remove_text(newsdip.cooccurrence, text, date) IS
	'aggregate inverse transition function';

CREATE FUNCTION newsdip.cooccurrence_remove_text(newsdip.cooccurrence, text, date, text)
	RETURNS newsdip.cooccurrence
	LANGUAGE c STABLE PARALLEL SAFE COST 600
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_remove_text';
COMMENT ON FUNCTION newsdip.cooccurrence_remove_text(newsdip.cooccurrence, text, date, text) IS
	'aggregate inverse transition function';

CREATE AGGREGATE newsdip.cooccurrence_agg(body text, published date) (
	SFUNC = newsdip.cooccurrence_add_text,
	STYPE = newsdip.cooccurrence,
	INITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	FINALFUNC = newsdip.cooccurrence_final,
	COMBINEFUNC = newsdip.cooccurrence_merge,
	MSFUNC = newsdip.cooccurrence_add_text,
	MINVFUNC = newsdip.cooccurrence_remove_text,
	MSTYPE = newsdip.cooccurrence,
	MINITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	MFINALFUNC = newsdip.cooccurrence_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE newsdip.cooccurrence_agg(text, date) IS
	'counts the entities and pairs of entities that texts name; each text is a unit';

CREATE AGGREGATE newsdip.cooccurrence_agg(body text, published date, scope text) (
	SFUNC = newsdip.cooccurrence_add_text,
	STYPE = newsdip.cooccurrence,
	INITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	FINALFUNC = newsdip.cooccurrence_final,
	COMBINEFUNC = newsdip.cooccurrence_merge,
	MSFUNC = newsdip.cooccurrence_add_text,
	MINVFUNC = newsdip.cooccurrence_remove_text,
	MSTYPE = newsdip.cooccurrence,
	MINITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	MFINALFUNC = newsdip.cooccurrence_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE newsdip.cooccurrence_agg(text, date, text) IS
	'the same with articles, paragraphs or sentences as units';

-- The order of top_pairs is kept by numbering its rows. Without a filter k
-- pairs are enough; with one, all are asked for, and k of those wanted kept.
CREATE FUNCTION newsdip.named_pairs(c newsdip.cooccurrence, k integer DEFAULT 20,
	measure text DEFAULT 'count', min_units bigint DEFAULT 1,
	kinds newsdip.entity_kind[] DEFAULT NULL,
	OUT name_a text, OUT name_b text, OUT units bigint, OUT units_a bigint,
	OUT units_b bigint, OUT value double precision,
	OUT entity_a integer, OUT entity_b integer)
	RETURNS SETOF record
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
	SELECT a.name, b.name, p.units, p.units_a, p.units_b, p.value,
		p.entity_a, p.entity_b
	FROM newsdip.top_pairs(c, CASE WHEN kinds IS NULL OR k < 0 THEN coalesce(k, 2147483647) ELSE 2147483647 END,
						   measure, min_units)
			WITH ORDINALITY AS p (entity_a, entity_b, units, units_a, units_b, value, place)
		LEFT JOIN newsdip.entity AS a ON a.entity_id OPERATOR(pg_catalog.=) p.entity_a
		LEFT JOIN newsdip.entity AS b ON b.entity_id OPERATOR(pg_catalog.=) p.entity_b
	WHERE kinds IS NULL OR (a.kind OPERATOR(pg_catalog.=) ANY (kinds)
		AND b.kind OPERATOR(pg_catalog.=) ANY (kinds))
	ORDER BY p.place
	LIMIT CASE WHEN k >= 0 THEN k END;
END;
COMMENT ON FUNCTION newsdip.named_pairs(newsdip.cooccurrence, integer, text, bigint, newsdip.entity_kind[]) IS
	'top_pairs with names, of entities of these kinds';
