-- What the last days of a tracked table have more of than the weeks before.

-- The newest day that has articles, today at the latest
CREATE FUNCTION newsdip.newest_day(articles regclass) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	newest date;
BEGIN
	EXECUTE format('SELECT max(since) FROM %s WHERE span = ''day'' AND since <= current_date',
				   newsdip.companion(articles, 'cooccurrence')) INTO newest;
	RETURN newest;
END
$$;
COMMENT ON FUNCTION newsdip.newest_day(regclass) IS 'the newest day that has articles, today at the latest';

CREATE FUNCTION newsdip.check_rise(days integer, weeks integer, k integer) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF days IS NULL OR days < 1 OR weeks < 1 THEN
		RAISE EXCEPTION 'days and weeks must be at least 1'
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'The last days are compared with the weeks before them; weeks may be NULL for all that is before.';
	ELSIF k < 0 THEN
		RAISE EXCEPTION 'k must not be negative'
			USING ERRCODE = 'invalid_parameter_value';
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.check_rise(integer, integer, integer) IS 'refuses spans of rising_pairs() and its like that hold no day';

-- No day, no rows; OFFSET 0 keeps what is wrong with arguments being told first
CREATE FUNCTION newsdip.rising_pairs(articles regclass, as_of date DEFAULT NULL, days integer DEFAULT 7,
		weeks integer DEFAULT 8, k integer DEFAULT 20, min_units bigint DEFAULT 3,
		OUT name_a text, OUT name_b text, OUT units bigint, OUT expected double precision,
		OUT ratio double precision, OUT p double precision, OUT q double precision,
		OUT entity_a integer, OUT entity_b integer)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT a.name, b.name, r.units, r.expected, r.units / nullif(r.expected, 0), r.p, r.q, r.entity_a, r.entity_b
	FROM (SELECT coalesce(as_of, newsdip.newest_day(articles)) AS day FROM newsdip.check_rise(days, weeks, k) OFFSET 0) AS d,
		LATERAL (SELECT * FROM newsdip.rising_pair_counts(
				newsdip.tracked_cooccurrence(articles, d.day - days + 1, d.day),
				newsdip.tracked_cooccurrence(articles, d.day - days - 7 * weeks + 1, d.day - days), min_units) AS r
			ORDER BY r.p, r.units DESC, r.entity_a, r.entity_b LIMIT k) AS r
		LEFT JOIN newsdip.entity AS a ON a.entity_id = r.entity_a
		LEFT JOIN newsdip.entity AS b ON b.entity_id = r.entity_b
	WHERE d.day IS NOT NULL
	ORDER BY r.p, r.units DESC, r.entity_a, r.entity_b
$$;
COMMENT ON FUNCTION newsdip.rising_pairs(regclass, date, integer, integer, integer, bigint) IS
	'pairs in more articles of the last days than the weeks before let expect';

CREATE FUNCTION newsdip.rising_entities(articles regclass, as_of date DEFAULT NULL, days integer DEFAULT 7,
		weeks integer DEFAULT 8, k integer DEFAULT 20, min_units bigint DEFAULT 3,
		OUT name text, OUT units bigint, OUT expected double precision,
		OUT ratio double precision, OUT p double precision, OUT q double precision, OUT entity integer)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT a.name, r.units, r.expected, r.units / nullif(r.expected, 0), r.p, r.q, r.entity_a
	FROM (SELECT coalesce(as_of, newsdip.newest_day(articles)) AS day FROM newsdip.check_rise(days, weeks, k) OFFSET 0) AS d,
		LATERAL (SELECT * FROM newsdip.rising_entity_counts(
				newsdip.tracked_cooccurrence(articles, d.day - days + 1, d.day),
				newsdip.tracked_cooccurrence(articles, d.day - days - 7 * weeks + 1, d.day - days), min_units) AS r
			ORDER BY r.p, r.units DESC, r.entity_a LIMIT k) AS r
		LEFT JOIN newsdip.entity AS a ON a.entity_id = r.entity_a
	WHERE d.day IS NOT NULL
	ORDER BY r.p, r.units DESC, r.entity_a
$$;
COMMENT ON FUNCTION newsdip.rising_entities(regclass, date, integer, integer, integer, bigint) IS
	'entities in more articles of the last days than the weeks before let expect';
