-- What people ask about aliases: which mean several entities, and which
-- articles one is in.

CREATE FUNCTION newsdip.fold_name(name text) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 5
	AS 'MODULE_PATHNAME', 'newsdip_fold_name';
COMMENT ON FUNCTION newsdip.fold_name(text) IS 'a name as it is compared: its words folded, between blanks';

CREATE FUNCTION newsdip.has_name(body text, name text, match newsdip.alias_match DEFAULT 'name') RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 500
	AS 'MODULE_PATHNAME', 'newsdip_has_name';
COMMENT ON FUNCTION newsdip.has_name(text, text, newsdip.alias_match) IS 'whether an alias, entered or not, stands in a text';

-- Of a name that means several entities today: which, and how the matcher
-- decides where the text names none of them otherwise.
CREATE VIEW newsdip.alias_conflicts AS
WITH written AS (
	SELECT entity_id, name AS alias, 'name'::newsdip.alias_match AS match, '(,)'::pg_catalog.daterange AS valid FROM newsdip.entity
	UNION
	SELECT entity_id, alias, match, valid FROM newsdip.alias
), folded AS (
	SELECT *, newsdip.fold_name(alias) AS folded FROM written
), shared AS (
	SELECT folded FROM folded GROUP BY folded HAVING pg_catalog.count(DISTINCT entity_id) OPERATOR(pg_catalog.>) 1
), sense AS (
	-- the entities that each way of writing can mean, as the match rules say
	SELECT DISTINCT w.folded, w.alias, s.entity_id
	FROM (SELECT DISTINCT folded, alias FROM folded JOIN shared USING (folded)) AS w
		JOIN folded AS s USING (folded)
	WHERE s.valid OPERATOR(pg_catalog.@>) CURRENT_DATE
		AND (s.match OPERATOR(pg_catalog.<>) 'exact' OR s.alias OPERATOR(pg_catalog.=) w.alias)
		-- a short name does not stand in capitals
		AND NOT (s.match OPERATOR(pg_catalog.=) 'name' AND pg_catalog.length(s.folded) OPERATOR(pg_catalog.<=) 3
				 AND s.alias OPERATOR(pg_catalog.<>) pg_catalog.upper(s.alias)
				 AND w.alias OPERATOR(pg_catalog.=) pg_catalog.upper(w.alias))
), ranked AS (
	SELECT s.*, e.name, r.rank_now, r.rank_ever,
		pg_catalog.row_number() OVER (PARTITION BY s.folded, s.alias
			ORDER BY r.rank_now NULLS LAST, r.rank_ever NULLS LAST, s.entity_id) AS place
	FROM sense AS s JOIN newsdip.entity AS e USING (entity_id)
		CROSS JOIN LATERAL (
			SELECT pg_catalog.min(o.rank) FILTER (WHERE t.valid OPERATOR(pg_catalog.@>) CURRENT_DATE) AS rank_now,
				pg_catalog.min(o.rank) AS rank_ever
			FROM newsdip.tenure AS t JOIN newsdip.office AS o USING (office_id)
			WHERE t.entity_id OPERATOR(pg_catalog.=) s.entity_id) AS r
), conflict AS (
	SELECT folded, alias,
		pg_catalog.array_agg(entity_id ORDER BY place) AS entity_ids,
		pg_catalog.array_agg(name ORDER BY place) AS names,
		pg_catalog.max(rank_now) FILTER (WHERE place OPERATOR(pg_catalog.=) 1) AS rank_now,
		pg_catalog.max(rank_ever) FILTER (WHERE place OPERATOR(pg_catalog.=) 1) AS rank_ever,
		pg_catalog.max(rank_now) FILTER (WHERE place OPERATOR(pg_catalog.=) 2) AS next_now,
		pg_catalog.max(rank_ever) FILTER (WHERE place OPERATOR(pg_catalog.=) 2) AS next_ever
	FROM ranked GROUP BY folded, alias
)
SELECT DISTINCT ON (folded, entity_ids) alias, entity_ids[1] AS winner, names[1] AS winner_name,
	CASE WHEN rank_now IS NOT NULL AND (next_now IS NULL OR rank_now OPERATOR(pg_catalog.<>) next_now) THEN 'highest office today'
		WHEN rank_now IS NULL AND rank_ever IS NOT NULL AND (next_ever IS NULL OR rank_ever OPERATOR(pg_catalog.<>) next_ever) THEN 'highest office ever'
		ELSE 'lowest entity_id' END AS reason,
	entity_ids, names
FROM conflict WHERE pg_catalog.cardinality(entity_ids) OPERATOR(pg_catalog.>) 1
ORDER BY folded, entity_ids, alias;
COMMENT ON VIEW newsdip.alias_conflicts IS 'names that mean several entities today: which one a text means that names none of them otherwise, and why';
GRANT SELECT ON newsdip.alias_conflicts TO PUBLIC;

-- What reads a table or view of articles asks first whether it is one. It runs
-- with the rights of the caller.
CREATE FUNCTION newsdip.check_source(articles regclass, body name) RETURNS void
	LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	kind "char";
	body_type oid;
BEGIN
	IF articles IS NULL OR body IS NULL THEN
		RAISE EXCEPTION 'articles and body must not be null'
			USING ERRCODE = 'null_value_not_allowed',
				HINT = 'Name the table or view of the articles and its column of the text.';
	END IF;
	SELECT relkind INTO kind FROM pg_class WHERE oid = articles;
	IF kind IS NULL THEN
		RAISE EXCEPTION 'table with OID % does not exist', articles::oid USING ERRCODE = 'undefined_table';
	ELSIF kind NOT IN ('r', 'p', 'v', 'm', 'f') THEN
		RAISE EXCEPTION '% is not a table or view', articles
			USING ERRCODE = 'wrong_object_type', HINT = 'Name the table or view of the articles.';
	END IF;
	SELECT atttypid INTO body_type FROM pg_attribute
		WHERE attrelid = articles AND attname = body AND attnum > 0 AND NOT attisdropped;
	IF body_type IS NULL THEN
		RAISE EXCEPTION 'table % has no column "%"', articles, body
			USING ERRCODE = 'undefined_column', HINT = 'Name the column of the text: body => ....';
	ELSIF (SELECT typcategory FROM pg_type WHERE oid = body_type) <> 'S' THEN
		RAISE EXCEPTION 'column "%" of table % is of type %', body, articles, format_type(body_type, NULL)
			USING ERRCODE = 'datatype_mismatch', HINT = 'The body must be of type text.';
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.check_source(regclass, name) IS 'an error that says what is wrong if articles cannot be read from there';

-- Reads the articles, not the dictionary: it tells before an alias is entered,
-- changed or deleted which ones that touches.
CREATE FUNCTION newsdip.alias_articles(alias text, articles regclass,
	match newsdip.alias_match DEFAULT 'name', body name DEFAULT 'body')
	RETURNS TABLE (article jsonb)
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED ROWS 100
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	key text;
BEGIN
	PERFORM newsdip.check_source(articles, body);
	SELECT string_agg(format('%L, t.%I', attname, attname), ', ' ORDER BY array_position(conkey, attnum))
		INTO key
		FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
		WHERE conrelid = articles AND contype = 'p';
	IF key IS NULL AND (SELECT relkind FROM pg_class WHERE oid = articles) NOT IN ('r', 'p', 'm') THEN
		RAISE EXCEPTION '% has no key', articles
			USING ERRCODE = 'wrong_object_type', HINT = 'Name the table that the articles are stored in.';
	END IF;
	RETURN QUERY EXECUTE format(
		'SELECT jsonb_build_object(%s) FROM %s AS t WHERE newsdip.has_name(t.%I, $1, $2)',
		coalesce(key, '''ctid'', t.ctid'), articles, body) USING alias, match;
END
$$;
COMMENT ON FUNCTION newsdip.alias_articles(text, regclass, newsdip.alias_match, name) IS 'the keys of the articles in which an alias, entered or not, stands';
