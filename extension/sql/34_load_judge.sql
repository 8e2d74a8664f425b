-- load_gazetteer: the records as temporary tables, and which of them are refused.

-- The records, a row each, with what can be told without the dictionary.
CREATE FUNCTION newsdip.load_read(records jsonb) RETURNS void
	LANGUAGE plpgsql STRICT
	SET search_path = pg_catalog, pg_temp SET client_min_messages = error AS $$
BEGIN
	DROP TABLE IF EXISTS pg_temp.newsdip_load, pg_temp.newsdip_load_alias;
	CREATE TEMP TABLE newsdip_load ON COMMIT DROP AS
	SELECT n::integer AS ordinal, record, record ->> '@place' AS place,
		nullif(btrim(record ->> 'entity_id'), '') AS given_id,
		nullif(btrim(record ->> 'kind'), '') AS kind,
		nullif(btrim(record ->> 'name'), '') AS name,
		nullif(btrim(record ->> 'country'), '') AS country,
		nullif(btrim(record ->> 'wikidata'), '') AS wikidata,
		nullif(btrim(record ->> 'office'), '') AS office,
		nullif(btrim(record ->> 'body'), '') AS body,
		nullif(btrim(record ->> 'rank'), '') AS rank,
		nullif(btrim(record ->> 'title'), '') AS title,
		nullif(btrim(record ->> 'seats'), '') AS seats,
		nullif(btrim(record ->> 'since'), '') AS since,
		nullif(btrim(record ->> 'until'), '') AS until,
		record ->> '@fault' AS fault,
		-- what it is about: an entity by its id, "+" and a key if it is new
		NULL::integer AS entity_id, NULL::text AS node,
		NULL::text AS country_node, NULL::text AS body_node,
		NULL::integer AS office_id, NULL::text AS office_node,
		NULL::daterange AS held, '{}'::text[] AS done, false AS added
	FROM jsonb_array_elements(records) WITH ORDINALITY AS e(record, n);

	CREATE TEMP TABLE newsdip_load_alias ON COMMIT DROP AS
	SELECT ordinal, btrim(regexp_replace(item, '\[[0-9-]*,[0-9-]*\)$', '')) AS alias,
		CASE column_name WHEN 'exact' THEN 'exact' ELSE 'name' END AS match,
		CASE WHEN column_name IN ('en', 'id') THEN column_name END AS lang,
		dates IS NOT NULL AS dated, dates[1] AS since, dates[2] AS until,
		newsdip.gazetteer_date(nullif(dates[1], '')) AS first, newsdip.gazetteer_date(nullif(dates[2], '')) AS last,
		position
	FROM pg_temp.newsdip_load,
		unnest(ARRAY['aliases', 'en', 'id', 'exact']) WITH ORDINALITY AS c(column_name, column_position),
		-- a list of JSON, or separated by bars
		LATERAL (SELECT record -> column_name AS value) AS v,
		LATERAL (SELECT item, column_position * 100000 + n AS position
				 FROM jsonb_array_elements_text(CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END)
					WITH ORDINALITY AS a(item, n)
				 UNION ALL
				 SELECT item, column_position * 100000 + n
				 FROM unnest(CASE jsonb_typeof(value) WHEN 'array' THEN '{}'
							 ELSE string_to_array(nullif(btrim(record ->> column_name), ''), '|') END)
					WITH ORDINALITY AS a(item, n)) AS i,
		regexp_match(item, '\[([0-9-]*),([0-9-]*)\)$') AS dates
	WHERE fault IS NULL AND item IS NOT NULL;
	-- by their sums, since what is to be refused may be too long for an index
	CREATE INDEX ON pg_temp.newsdip_load_alias (ordinal, md5(alias));
END
$$;
COMMENT ON FUNCTION newsdip.load_read(jsonb) IS 'load_gazetteer: the records as temporary tables';

CREATE FUNCTION newsdip.load_judge_alone() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- JSON may have anything in place of a text
	UPDATE pg_temp.newsdip_load AS t SET fault = format(
			CASE WHEN o.key = ANY ('{aliases,en,id,exact}') THEN '"%s" is neither a text nor a list of texts' ELSE '"%s" is no text' END, o.key)
		FROM (SELECT ordinal, min(c.key) AS key
			  FROM pg_temp.newsdip_load CROSS JOIN LATERAL jsonb_each(record) AS c
				CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(value) WHEN 'array' THEN value || 'null' ELSE jsonb_build_array(value) END) AS v (single)
			  WHERE record @? 'strict $.* ? (@.type() == "object" || @.type() == "array")'
				AND (jsonb_typeof(single) IN ('object', 'array')
					 OR jsonb_typeof(value) = 'array' AND c.key <> ALL ('{aliases,en,id,exact}'))
			  GROUP BY ordinal) AS o
		WHERE o.ordinal = t.ordinal AND t.fault IS NULL;

	UPDATE pg_temp.newsdip_load AS t SET fault = CASE
		WHEN NOT ARRAY(SELECT jsonb_object_keys(record)) <@ (newsdip.gazetteer_columns() || '{@place}')
			THEN format('unknown column "%s"', (SELECT min(key) FROM jsonb_object_keys(record) AS key
												WHERE key <> ALL (newsdip.gazetteer_columns() || '{@place}')))
		WHEN name IS NULL THEN 'there is no name'
		WHEN newsdip.gazetteer_name_fault(name) IS NOT NULL THEN newsdip.gazetteer_name_fault(name)
		WHEN given_id !~ '^[0-9]{1,9}$' THEN format('entity_id "%s" is no number', given_id)
		WHEN kind <> ALL (enum_range(NULL::newsdip.entity_kind)::text[]) THEN format('unknown kind "%s"', kind)
		WHEN wikidata !~ '^Q[1-9][0-9]*$' THEN format('wikidata "%s" is no item', wikidata)
		WHEN rank <> ALL (enum_range(NULL::newsdip.office_rank)::text[]) THEN format('unknown rank "%s"', rank)
		WHEN seats !~ '^[1-9][0-9]{0,4}$' THEN format('seats "%s" is no number above 0', seats)
		WHEN office IS NULL AND coalesce(body, rank, title, seats, since, until) IS NOT NULL THEN 'there is no office'
		WHEN office IS NOT NULL AND since IS NULL THEN 'a tenure needs its first day'
		WHEN since IS NOT NULL AND newsdip.gazetteer_date(since) IS NULL THEN format('"%s" is no date', since)
		WHEN until IS NOT NULL AND newsdip.gazetteer_date(until) IS NULL THEN format('"%s" is no date', until)
		WHEN newsdip.gazetteer_date(until) <= newsdip.gazetteer_date(since)
			THEN format('the tenure from %s until %s is empty', since, until)
		WHEN office IS NOT NULL AND kind <> 'person' THEN 'only a person holds an office'
		END
	WHERE fault IS NULL;

	UPDATE pg_temp.newsdip_load AS t SET fault = a.fault
	FROM (SELECT DISTINCT ON (ordinal) ordinal, fault
		  FROM (SELECT ordinal, position, CASE
					WHEN alias = '' THEN 'empty alias'
					WHEN newsdip.gazetteer_name_fault(alias) IS NOT NULL THEN newsdip.gazetteer_name_fault(alias)
					WHEN alias ~ '\[[^[]*[0-9,][^[]*[])]$|[[(][0-9 -]*,[0-9 -]*[])]$' THEN format('the dates of alias "%s" are not as in [2015-01-01,2020-01-01)', alias)
					WHEN since <> '' AND first IS NULL THEN format('"%s" is no date', since)
					WHEN until <> '' AND last IS NULL THEN format('"%s" is no date', until)
					WHEN last <= first THEN format('the dates of alias "%s" are empty', alias)
					WHEN EXISTS (SELECT FROM pg_temp.newsdip_load_alias AS b
								 WHERE b.ordinal = a.ordinal AND md5(b.alias) = md5(a.alias) AND b.alias = a.alias AND b.position < a.position
									-- English and Indonesian may share a name
									AND (b.lang IS NOT DISTINCT FROM a.lang OR b.dated OR a.dated)
									AND coalesce(b.first, '-infinity') < coalesce(a.last, 'infinity')
									AND coalesce(a.first, '-infinity') < coalesce(b.last, 'infinity'))
						THEN format('alias "%s" stands twice', alias)
					END AS fault
				FROM pg_temp.newsdip_load_alias AS a) AS judged
		  WHERE fault IS NOT NULL
		  ORDER BY ordinal, position) AS a
	WHERE a.ordinal = t.ordinal AND t.fault IS NULL;

	UPDATE pg_temp.newsdip_load
		SET held = daterange(newsdip.gazetteer_date(since), newsdip.gazetteer_date(until))
		WHERE fault IS NULL AND office IS NOT NULL;
END
$$;
COMMENT ON FUNCTION newsdip.load_judge_alone() IS 'load_gazetteer: refuses what is wrong by itself';

CREATE FUNCTION newsdip.load_judge_references() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	WITH RECURSIVE rule AS (
		SELECT DISTINCT ON (node) node, country_node FROM pg_temp.newsdip_load
		WHERE fault IS NULL AND country_node IS NOT NULL ORDER BY node, ordinal
	), state AS (
		SELECT node, country_node FROM rule
		UNION ALL
		SELECT entity_id::text, country::text FROM newsdip.entity
		WHERE country IS NOT NULL AND kind = 'country' AND entity_id::text NOT IN (SELECT node FROM rule)
	), way AS (
		SELECT node AS start, country_node AS node FROM rule
		UNION
		SELECT start, state.country_node FROM way JOIN state USING (node)
	)
	UPDATE pg_temp.newsdip_load AS t SET fault = format('the country "%s" leads back to "%s"', country, name)
		FROM way WHERE way.start = t.node AND way.node = t.node AND t.fault IS NULL AND t.country_node IS NOT NULL;

	UPDATE pg_temp.newsdip_load AS t SET fault = CASE
			WHEN country_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.country_node)
				THEN format('country "%s" is refused', country)
			WHEN body_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.body_node)
				THEN format('body "%s" is refused', body)
			WHEN office_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r
					WHERE r.fault IS NULL AND r.office_node = t.office_node AND r.rank IS NOT NULL AND r.body_node IS NOT NULL)
				THEN format('office "%s" is refused', office) END
		WHERE t.fault IS NULL AND (country_node LIKE '+%' OR body_node LIKE '+%' OR office_node LIKE '+%');
END
$$;
COMMENT ON FUNCTION newsdip.load_judge_references() IS 'load_gazetteer: refuses references in a circle or to refused records';

CREATE FUNCTION newsdip.load_judge_tenures() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- the holders on each first day: those of the list, and those there that
	-- the list does not say anything else of
	WITH holding AS (
		SELECT DISTINCT office_node, node, held FROM pg_temp.newsdip_load WHERE fault IS NULL AND held IS NOT NULL
	), all_holding AS (
		SELECT office_node, node, held, true AS listed FROM holding
		UNION ALL
		SELECT office_id::text, entity_id::text, valid, false FROM newsdip.tenure AS k
		WHERE office_id::text IN (SELECT office_node FROM holding)
			AND NOT EXISTS (SELECT FROM holding AS h WHERE h.office_node = k.office_id::text
							AND h.node = k.entity_id::text AND h.held && k.valid)
	), crowd AS (
		SELECT d.office_node, d.day, count(DISTINCT o.node) AS holders
		FROM (SELECT DISTINCT office_node, lower(held) AS day FROM all_holding) AS d
			JOIN all_holding AS o ON o.office_node = d.office_node AND o.held @> d.day
		GROUP BY 1, 2
	), crowded AS (
		SELECT h.office_node, h.node, h.held, max(c.holders) AS holders
		FROM holding AS h JOIN crowd AS c ON c.office_node = h.office_node AND h.held @> c.day
		GROUP BY 1, 2, 3
	), room AS (
		SELECT l.office_node, coalesce(max(o.seats), max(l.seats::integer), 1) AS seats
		FROM pg_temp.newsdip_load AS l LEFT JOIN newsdip.office AS o ON o.office_id = l.office_id
		GROUP BY 1)
	UPDATE pg_temp.newsdip_load AS t
		SET fault = format('"%s" has %s and would have %s at a time: say when the predecessor left', office,
						   CASE WHEN s.seats = 1 THEN '1 holder' ELSE s.seats || ' holders' END, c.holders)
		FROM crowded AS c JOIN room AS s ON s.office_node = c.office_node
		WHERE t.fault IS NULL AND (c.office_node, c.node, c.held) = (t.office_node, t.node, t.held) AND c.holders > s.seats;

	UPDATE pg_temp.newsdip_load AS t
		SET fault = format('"%s" holds "%s" at the same time in %s', t.name, t.office, o.place)
		FROM pg_temp.newsdip_load AS o
		WHERE t.fault IS NULL AND o.fault IS NULL AND o.ordinal < t.ordinal AND o.held <> t.held
			AND (o.office_node, o.node) = (t.office_node, t.node) AND o.held && t.held;

	UPDATE pg_temp.newsdip_load AS t
		SET fault = format('"%s" held "%s" more than once between %s and %s', name, office, since, coalesce(until, 'now'))
		WHERE t.fault IS NULL AND t.held IS NOT NULL
			AND (SELECT count(*) FROM newsdip.tenure AS k
				 WHERE (k.office_id, k.entity_id) = (t.office_id, t.entity_id) AND k.valid && t.held) > 1;
END
$$;
COMMENT ON FUNCTION newsdip.load_judge_tenures() IS 'load_gazetteer: refuses tenures that an office or a person cannot have';

-- What is wrong only beside other rows. A record that is refused may be what
-- another one refers to, so this goes on until nothing more is refused.
CREATE FUNCTION newsdip.load_judge_together() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	refused bigint;
	refused_before bigint := -1;
BEGIN
	LOOP
		SELECT count(*) INTO refused FROM pg_temp.newsdip_load WHERE fault IS NOT NULL;
		EXIT WHEN refused = refused_before;
		refused_before := refused;
		PERFORM newsdip.load_judge_references();
		PERFORM newsdip.load_judge_tenures();
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.load_judge_together() IS 'load_gazetteer: refuses what is wrong beside other rows';
