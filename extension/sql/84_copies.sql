-- Syndicated copies among the articles of a tracked table, which counts may leave
-- out.

-- Copies: an article whose fingerprint differs in at most 6 bits from that of
-- an article before it, of the same day or one of the 3 days before. Whoever is
-- a copy of a copy is one, too, so that of a chain the first alone counts. Two
-- fingerprints that differ in at most 6 bits are equal in one of seven parts.
CREATE FUNCTION newsdip.copies_query(articles regclass, columns text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	source text := newsdip.companion(articles, 'article');
	keys name[] := (SELECT t.companion_key FROM newsdip.tracked_table AS t
					WHERE t.articles = copies_query.articles);
BEGIN
	RETURN format(
		'WITH numbered AS MATERIALIZED (SELECT x.*, row_number() OVER (ORDER BY x.day, %1$s) AS newsdip_place '
			'FROM %2$s AS x WHERE x.day BETWEEN greatest($1, date ''4700-01-01 BC'') - 3 AND $2 AND x.simhash IS NOT NULL), '
		'part AS (SELECT newsdip_place, day, simhash, q, simhash >> 9 * q & 511 AS bits '
			'FROM numbered, generate_series(0, 6) AS q), '
		'pair AS (SELECT DISTINCT ON (c.newsdip_place) c.newsdip_place AS copy, o.newsdip_place AS original, '
			'bit_count((c.simhash # o.simhash)::bit(64)) AS distance '
			'FROM part AS c JOIN part AS o ON o.q = c.q AND o.bits = c.bits '
			'WHERE o.newsdip_place < c.newsdip_place AND o.day >= c.day - 3 AND c.day >= $1 '
			'AND bit_count((c.simhash # o.simhash)::bit(64)) <= 6 '
			'ORDER BY c.newsdip_place, o.newsdip_place) '
		'SELECT %3$s FROM pair AS p JOIN numbered AS c ON c.newsdip_place = p.copy '
			'JOIN numbered AS o ON o.newsdip_place = p.original',
		newsdip.key_list(keys, 'x'), source, columns);
END
$$;
COMMENT ON FUNCTION newsdip.copies_query(regclass, text) IS 'the query that finds near-duplicates';

-- The key of a row as an object, for people and dashboards
CREATE FUNCTION newsdip.key_object(columns name[], names name[], alias text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('jsonb_build_object(%s)', string_agg(format('%L, %s.%I', names[place], alias, c), ', ' ORDER BY place))
	FROM unnest(columns) WITH ORDINALITY AS k (c, place)
$$;
COMMENT ON FUNCTION newsdip.key_object(name[], name[], text) IS 'the expression that gives a key as a JSON object';

CREATE FUNCTION newsdip.copies(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		OUT article jsonb, OUT day date, OUT original jsonb, OUT original_day date, OUT distance integer)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
BEGIN
	SELECT k.key, k.companion_key INTO t FROM newsdip.tracked_table AS k WHERE k.articles = copies.articles;
	RETURN QUERY EXECUTE newsdip.copies_query(articles,
			format('%s, c.day, %s, o.day, p.distance::integer',
				   newsdip.key_object(t.companion_key, t.key, 'c'),
				   newsdip.key_object(t.companion_key, t.key, 'o'))) || ' ORDER BY c.newsdip_place'
		USING coalesce(since, '-infinity'), coalesce(until, 'infinity');
END
$$;
COMMENT ON FUNCTION newsdip.copies(regclass, date, date) IS
	'articles that nearly repeat an earlier one, with that one';
