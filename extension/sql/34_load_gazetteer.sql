-- Loading lists into the dictionary. All is done set by set in two temporary
-- tables, so that a list of many thousands costs a few statements, not a few a
-- row; nothing is written before every record is judged.

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
END
$$;
COMMENT ON FUNCTION newsdip.load_read(jsonb) IS 'load_gazetteer: the records as temporary tables';

CREATE FUNCTION newsdip.load_judge_alone() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
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
					WHEN since <> '' AND first IS NULL THEN format('"%s" is no date', since)
					WHEN until <> '' AND last IS NULL THEN format('"%s" is no date', until)
					WHEN last <= first THEN format('the dates of alias "%s" are empty', alias)
					WHEN EXISTS (SELECT FROM pg_temp.newsdip_load_alias AS b
								 WHERE b.ordinal = a.ordinal AND b.alias = a.alias AND b.position < a.position
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

-- Which entity a record is about: the one with its id, with its item of
-- Wikidata, with its name, or with an alias of several words that is nobody
-- else's (a surname alone would make cousins one).
CREATE FUNCTION newsdip.load_find_entities() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE pg_temp.newsdip_load AS t SET entity_id = e.entity_id
		FROM newsdip.entity AS e WHERE t.fault IS NULL AND e.entity_id = t.given_id::integer;
	UPDATE pg_temp.newsdip_load SET fault = format('there is no entity %s', given_id)
		WHERE fault IS NULL AND given_id IS NOT NULL AND entity_id IS NULL;
	UPDATE pg_temp.newsdip_load AS t SET entity_id = e.entity_id
		FROM (SELECT wikidata, min(entity_id) AS entity_id FROM newsdip.entity
			  WHERE wikidata IS NOT NULL GROUP BY 1 HAVING count(*) = 1) AS e
		WHERE t.fault IS NULL AND t.entity_id IS NULL AND e.wikidata = t.wikidata;

	CREATE TEMP TABLE newsdip_load_match ON COMMIT DROP AS
	SELECT ordinal, entity_id, by_name, count(*) OVER (PARTITION BY ordinal, by_name) AS entities
	FROM (SELECT t.ordinal, e.entity_id, true AS by_name
		  FROM pg_temp.newsdip_load AS t JOIN newsdip.entity AS e
			ON e.name = t.name AND (t.kind IS NULL OR e.kind::text = t.kind)
				AND (t.wikidata IS NULL OR e.wikidata IS NULL OR e.wikidata = t.wikidata)
		  WHERE t.fault IS NULL AND t.entity_id IS NULL
		  UNION
		  SELECT t.ordinal, e.entity_id, false
		  FROM pg_temp.newsdip_load AS t JOIN newsdip.alias AS a ON a.alias = t.name
			JOIN newsdip.entity AS e ON e.entity_id = a.entity_id AND (t.kind IS NULL OR e.kind::text = t.kind)
				AND (t.wikidata IS NULL OR e.wikidata IS NULL OR e.wikidata = t.wikidata)
		  WHERE t.fault IS NULL AND t.entity_id IS NULL AND t.name LIKE '% %') AS m;
	UPDATE pg_temp.newsdip_load AS t SET fault = format('several entities are named "%s": give entity_id', t.name)
		FROM pg_temp.newsdip_load_match AS m WHERE m.ordinal = t.ordinal AND by_name AND entities > 1;
	UPDATE pg_temp.newsdip_load AS t SET entity_id = m.entity_id
		FROM pg_temp.newsdip_load_match AS m WHERE m.ordinal = t.ordinal AND by_name AND entities = 1;
	UPDATE pg_temp.newsdip_load AS t SET entity_id = m.entity_id
		FROM pg_temp.newsdip_load_match AS m
		WHERE m.ordinal = t.ordinal AND t.fault IS NULL AND t.entity_id IS NULL AND entities = 1;
	DROP TABLE pg_temp.newsdip_load_match;
	UPDATE pg_temp.newsdip_load AS t SET entity_id = o.entity_id
		FROM (SELECT wikidata, min(entity_id) AS entity_id FROM pg_temp.newsdip_load
			  WHERE fault IS NULL AND wikidata IS NOT NULL GROUP BY 1 HAVING count(DISTINCT entity_id) = 1) AS o
		WHERE t.fault IS NULL AND t.entity_id IS NULL AND o.wikidata = t.wikidata;

	UPDATE pg_temp.newsdip_load AS t
		SET fault = format('"%s" is a %s already (entity %s)', t.name, e.kind, e.entity_id)
		FROM newsdip.entity AS e
		WHERE t.fault IS NULL AND e.entity_id = t.entity_id AND e.kind::text <> t.kind;
	UPDATE pg_temp.newsdip_load SET fault = 'a new entity needs a kind'
		WHERE fault IS NULL AND entity_id IS NULL AND kind IS NULL;
	UPDATE pg_temp.newsdip_load AS t SET fault = 'only a person holds an office'
		FROM newsdip.entity AS e
		WHERE t.fault IS NULL AND e.entity_id = t.entity_id AND t.office IS NOT NULL AND e.kind <> 'person';

	-- namesakes of one list are told apart by their items
	UPDATE pg_temp.newsdip_load AS t
		SET node = CASE WHEN t.entity_id IS NOT NULL THEN t.entity_id::text
			ELSE concat('+', t.kind, ' ', t.name, CASE WHEN n.items > 1 THEN ' ' || t.wikidata END) END,
			fault = CASE WHEN t.entity_id IS NULL AND n.items > 1 AND t.wikidata IS NULL
				THEN format('several entities of the list are named "%s": give wikidata', t.name) END
		FROM (SELECT kind, name, count(DISTINCT wikidata) AS items FROM pg_temp.newsdip_load GROUP BY 1, 2) AS n
		WHERE t.fault IS NULL AND (n.kind, n.name) IS NOT DISTINCT FROM (t.kind, t.name);
	UPDATE pg_temp.newsdip_load AS t SET fault = format('%s is also "%s"', t.wikidata, other.name)
		FROM pg_temp.newsdip_load AS other
		WHERE t.fault IS NULL AND other.fault IS NULL AND t.entity_id IS NULL AND other.entity_id IS NULL
			AND other.wikidata = t.wikidata AND other.node <> t.node AND other.ordinal < t.ordinal;
END
$$;
COMMENT ON FUNCTION newsdip.load_find_entities() IS 'load_gazetteer: which entities the records are about';

-- Entities and offices that records refer to, there already or in the list.
CREATE FUNCTION newsdip.load_find_references() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	CREATE TEMP TABLE newsdip_load_target ON COMMIT DROP AS
	WITH target AS (
		SELECT name, entity_id::text AS node, kind::text, 1 AS preference FROM newsdip.entity WHERE kind IN ('country', 'organisation')
		UNION ALL SELECT wikidata, entity_id::text, kind::text, 1 FROM newsdip.entity
			WHERE wikidata IS NOT NULL AND kind IN ('country', 'organisation')
		UNION ALL SELECT alias, entity_id::text, kind::text, 3 FROM newsdip.alias JOIN newsdip.entity USING (entity_id)
			WHERE kind IN ('country', 'organisation')
		UNION ALL SELECT unnest(ARRAY[name, wikidata]), node, kind, 2 FROM pg_temp.newsdip_load
			WHERE fault IS NULL AND node LIKE '+%' AND kind IN ('country', 'organisation'))
	SELECT DISTINCT ON (name, kind) name, kind, node FROM target
		WHERE name IN (SELECT country FROM pg_temp.newsdip_load UNION SELECT body FROM pg_temp.newsdip_load)
		ORDER BY name, kind, preference, node;
	UPDATE pg_temp.newsdip_load AS t
		SET country_node = (SELECT node FROM pg_temp.newsdip_load_target AS n WHERE n.kind = 'country' AND n.name = t.country),
			-- a state before a body of its name
			body_node = (SELECT node FROM pg_temp.newsdip_load_target AS n WHERE n.name = t.body ORDER BY n.kind LIMIT 1)
		WHERE fault IS NULL;
	DROP TABLE pg_temp.newsdip_load_target;

	UPDATE pg_temp.newsdip_load SET fault = CASE WHEN country IS NOT NULL AND country_node IS NULL
			THEN format('unknown country "%s"', country) ELSE format('unknown body "%s"', body) END
		WHERE fault IS NULL AND (country IS NOT NULL AND country_node IS NULL OR body IS NOT NULL AND body_node IS NULL);

	UPDATE pg_temp.newsdip_load AS t SET office_id = o.office_id
		FROM (SELECT name, body::text AS body, min(office_id) AS office_id FROM newsdip.office GROUP BY 1, 2 HAVING count(*) = 1) AS o
		WHERE fault IS NULL AND o.name = t.office AND (t.body IS NULL OR o.body = t.body_node)
			AND (SELECT count(*) FROM newsdip.office AS n WHERE n.name = t.office AND (t.body IS NULL OR n.body::text = t.body_node)) = 1;
	UPDATE pg_temp.newsdip_load SET office_node = coalesce(office_id::text, concat('+', body_node, ' ', office))
		WHERE fault IS NULL AND office IS NOT NULL AND (office_id IS NOT NULL OR body IS NOT NULL AND rank IS NOT NULL);
	-- described by another record of the list
	UPDATE pg_temp.newsdip_load AS t SET office_node = o.office_node
		FROM (SELECT office, min(office_node) AS office_node FROM pg_temp.newsdip_load
			  WHERE fault IS NULL AND office_node LIKE '+%' GROUP BY 1 HAVING count(DISTINCT office_node) = 1) AS o
		WHERE fault IS NULL AND t.office_node IS NULL AND o.office = t.office AND t.body IS NULL;
	UPDATE pg_temp.newsdip_load SET fault = format(
			CASE WHEN EXISTS (SELECT FROM newsdip.office WHERE name = office) THEN 'several offices are named "%s": give body'
				ELSE 'unknown office "%s": a new one needs body and rank' END, office)
		WHERE fault IS NULL AND office IS NOT NULL AND office_node IS NULL;
END
$$;
COMMENT ON FUNCTION newsdip.load_find_references() IS 'load_gazetteer: the entities and offices that records refer to';

-- What is wrong only beside other rows. A record that is refused may be what
-- another one refers to, so this goes on until nothing more is refused.
CREATE FUNCTION newsdip.load_judge_together() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	refused bigint;
	refused_now bigint;
BEGIN
	LOOP
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
		GET DIAGNOSTICS refused = ROW_COUNT;

		UPDATE pg_temp.newsdip_load AS t SET fault = CASE
				WHEN country_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.country_node)
					THEN format('country "%s" is refused', country)
				WHEN body_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.body_node)
					THEN format('body "%s" is refused', body)
				WHEN office_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r
						WHERE r.fault IS NULL AND r.office_node = t.office_node AND r.rank IS NOT NULL AND r.body_node IS NOT NULL)
					THEN format('office "%s" is refused', office) END
			WHERE t.fault IS NULL AND (country_node LIKE '+%' OR body_node LIKE '+%' OR office_node LIKE '+%');
		SELECT count(*) INTO refused_now FROM pg_temp.newsdip_load WHERE fault IS NOT NULL;

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
		), crowded AS (
			SELECT h.office_node, h.node, h.held, max(n.holders) AS holders
			FROM holding AS h
				CROSS JOIN LATERAL (
					SELECT count(DISTINCT o.node) AS holders FROM all_holding AS d
						JOIN all_holding AS o ON o.office_node = d.office_node AND o.held @> lower(d.held)
					WHERE d.office_node = h.office_node AND h.held @> lower(d.held)
					GROUP BY d.office_node, d.node, d.held) AS n
			GROUP BY 1, 2, 3)
		UPDATE pg_temp.newsdip_load AS t
			SET fault = format('"%s" has %s and would have %s at a time: say when the predecessor left', office,
							   CASE WHEN s.seats = 1 THEN '1 holder' ELSE s.seats || ' holders' END, c.holders)
			FROM crowded AS c
				CROSS JOIN LATERAL (
					SELECT coalesce((SELECT o.seats FROM newsdip.office AS o WHERE o.office_id::text = c.office_node),
									(SELECT max(l.seats::integer) FROM pg_temp.newsdip_load AS l WHERE l.office_node = c.office_node), 1) AS seats) AS s
			WHERE t.fault IS NULL AND (c.office_node, c.node, c.held) = (t.office_node, t.node, t.held) AND c.holders > s.seats;

		UPDATE pg_temp.newsdip_load AS t
			SET fault = format('"%s" holds "%s" at the same time in %s', t.name, t.office, o.place)
			FROM pg_temp.newsdip_load AS o
			WHERE t.fault IS NULL AND o.fault IS NULL AND o.ordinal < t.ordinal AND o.held <> t.held
				AND (o.office_node, o.node) = (t.office_node, t.node) AND o.held && t.held;

		UPDATE pg_temp.newsdip_load AS t
			SET fault = format('"%s" held "%s" more than once between %s and %s', name, office, since, coalesce(until, 'now'))
			WHERE t.fault IS NULL AND t.held IS NOT NULL
				AND (SELECT count(*) FROM newsdip.tenure AS k WHERE k.office_id::text = t.office_node
					 AND k.entity_id::text = t.node AND k.valid && t.held) > 1;
		SELECT count(*) - refused_now + refused INTO refused FROM pg_temp.newsdip_load WHERE fault IS NOT NULL;
		EXIT WHEN refused = 0 AND NOT EXISTS (
			SELECT FROM pg_temp.newsdip_load AS t WHERE fault IS NULL AND (
				country_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.country_node)
				OR body_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL AND r.node = t.body_node)
				OR office_node LIKE '+%' AND NOT EXISTS (SELECT FROM pg_temp.newsdip_load AS r WHERE r.fault IS NULL
					AND r.office_node = t.office_node AND r.rank IS NOT NULL AND r.body_node IS NOT NULL)));
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.load_judge_together() IS 'load_gazetteer: refuses what is wrong beside other rows';

CREATE FUNCTION newsdip.load_write_entities() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	WITH fresh AS (
		SELECT DISTINCT ON (node) node, ordinal, kind::newsdip.entity_kind AS kind, name, max(wikidata) OVER (PARTITION BY node) AS wikidata
		FROM pg_temp.newsdip_load WHERE fault IS NULL AND entity_id IS NULL ORDER BY node, ordinal
	), entered AS (
		INSERT INTO newsdip.entity AS e (name, kind, wikidata)
			SELECT name, kind, wikidata FROM fresh ORDER BY ordinal
			RETURNING e.entity_id, e.name, e.kind, e.wikidata)
	UPDATE pg_temp.newsdip_load AS t SET entity_id = e.entity_id, added = true,
			done = CASE WHEN t.ordinal = fresh.ordinal THEN ARRAY['entity'] ELSE '{}' END
		FROM fresh JOIN entered AS e ON (e.name, e.kind) = (fresh.name, fresh.kind) AND e.wikidata IS NOT DISTINCT FROM fresh.wikidata
		WHERE t.node = fresh.node AND t.fault IS NULL;
	-- an item belongs to one entity
	WITH wanted AS (
		SELECT DISTINCT ON (t.node) t.ordinal, t.entity_id,
			CASE WHEN t.given_id IS NOT NULL THEN t.name END AS name,
			coalesce((SELECT n.entity_id FROM pg_temp.newsdip_load AS n
					  WHERE n.fault IS NULL AND n.node = t.country_node LIMIT 1),
					 CASE WHEN t.country_node NOT LIKE '+%' THEN t.country_node::integer END) AS country,
			t.wikidata
		FROM pg_temp.newsdip_load AS t WHERE t.fault IS NULL AND (country_node IS NOT NULL OR wikidata IS NOT NULL OR given_id IS NOT NULL)
		ORDER BY t.node, (t.country_node IS NULL), t.ordinal
	), before AS (
		SELECT w.*, e.name AS old_name, e.country AS old_country, e.wikidata AS old_wikidata FROM wanted AS w JOIN newsdip.entity AS e USING (entity_id)
	), changed AS (
		UPDATE newsdip.entity AS e
			SET name = coalesce(b.name, e.name), country = coalesce(b.country, e.country), wikidata = coalesce(b.wikidata, e.wikidata)
			FROM before AS b
			WHERE e.entity_id = b.entity_id AND (b.name <> e.name
				OR b.country IS DISTINCT FROM e.country AND b.country IS NOT NULL
				OR b.wikidata IS DISTINCT FROM e.wikidata AND b.wikidata IS NOT NULL)
			RETURNING b.ordinal, array_remove(ARRAY[CASE WHEN b.name <> b.old_name THEN 'name' END,
				CASE WHEN b.country IS DISTINCT FROM b.old_country AND b.country IS NOT NULL THEN 'country' END,
				CASE WHEN b.wikidata IS DISTINCT FROM b.old_wikidata AND b.wikidata IS NOT NULL THEN 'wikidata' END], NULL) AS done)
	UPDATE pg_temp.newsdip_load AS t SET done = t.done || changed.done
		FROM changed WHERE changed.ordinal = t.ordinal AND NOT t.added;
END
$$;
COMMENT ON FUNCTION newsdip.load_write_entities() IS 'load_gazetteer: enters and changes entities';

-- An alias that is there stays as it is, unless the list gives its dates or
-- wants it to the letter. A list's name for an entity known by another is an
-- alias too.
CREATE FUNCTION newsdip.load_write_aliases() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO pg_temp.newsdip_load_alias (ordinal, alias, match, dated, position)
		SELECT ordinal, name, 'name', false, 0 FROM pg_temp.newsdip_load WHERE fault IS NULL AND given_id IS NULL AND NOT added;
	CREATE TEMP TABLE newsdip_load_wanted ON COMMIT DROP AS
	SELECT DISTINCT ON (t.entity_id, a.alias, range) t.ordinal, t.entity_id, a.alias,
		a.match::newsdip.alias_match AS match, a.lang, a.dated, range,
		(SELECT count(*) FROM newsdip.alias AS k WHERE k.entity_id = t.entity_id AND k.alias = a.alias
			AND (NOT a.dated OR k.valid && range)) AS there
	FROM pg_temp.newsdip_load_alias AS a JOIN pg_temp.newsdip_load AS t USING (ordinal)
		JOIN newsdip.entity AS e ON e.entity_id = t.entity_id
		CROSS JOIN LATERAL (SELECT daterange(a.first, a.last) AS range) AS r
	WHERE t.fault IS NULL AND a.alias <> e.name
	ORDER BY t.entity_id, a.alias, range, t.ordinal, a.position;

	WITH entered AS (
		INSERT INTO newsdip.alias (alias, entity_id, match, lang, valid)
			SELECT alias, entity_id, match, lang, range FROM pg_temp.newsdip_load_wanted WHERE there = 0
			ON CONFLICT DO NOTHING
			RETURNING alias, entity_id, valid
	), changed AS (
		UPDATE newsdip.alias AS k
			SET valid = CASE WHEN w.dated THEN w.range ELSE k.valid END,
				match = CASE WHEN w.match = 'exact' THEN 'exact' ELSE k.match END
			FROM pg_temp.newsdip_load_wanted AS w
			WHERE k.entity_id = w.entity_id AND k.alias = w.alias AND w.there = 1
				AND (w.dated AND k.valid && w.range AND k.valid <> w.range OR w.match = 'exact' AND k.match <> 'exact')
			RETURNING k.entity_id, k.alias, w.ordinal
	), result AS (
		SELECT w.ordinal, 'alias ' || quote_ident(w.alias) AS what FROM pg_temp.newsdip_load_wanted AS w
			JOIN entered AS n ON (n.entity_id, n.alias, n.valid) = (w.entity_id, w.alias, w.range)
		UNION ALL SELECT ordinal, 'alias ' || quote_ident(alias) FROM changed)
	UPDATE pg_temp.newsdip_load AS t SET done = done || r.what
		FROM (SELECT ordinal, array_agg(what ORDER BY what) AS what FROM result GROUP BY 1) AS r WHERE r.ordinal = t.ordinal;
	DROP TABLE pg_temp.newsdip_load_wanted;
END
$$;
COMMENT ON FUNCTION newsdip.load_write_aliases() IS 'load_gazetteer: enters and changes aliases';

CREATE FUNCTION newsdip.load_write_tenures() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	WITH fresh AS (
		SELECT DISTINCT ON (t.office_node) t.ordinal, t.office_node, t.office, t.rank::newsdip.office_rank AS rank, t.title,
			coalesce(t.seats::integer, 1) AS seats,
			coalesce((SELECT n.entity_id FROM pg_temp.newsdip_load AS n WHERE n.fault IS NULL AND n.node = t.body_node LIMIT 1),
					 CASE WHEN t.body_node NOT LIKE '+%' THEN t.body_node::integer END) AS body
		FROM pg_temp.newsdip_load AS t
		WHERE t.fault IS NULL AND t.office_node LIKE '+%' AND t.rank IS NOT NULL AND t.body_node IS NOT NULL
		ORDER BY t.office_node, t.ordinal
	), entered AS (
		INSERT INTO newsdip.office AS o (body, rank, title, name, seats)
			SELECT body, rank, title, office, seats FROM fresh
			RETURNING o.office_id, o.body, o.name)
	UPDATE pg_temp.newsdip_load AS t SET office_id = e.office_id,
			done = done || CASE WHEN t.ordinal = fresh.ordinal THEN ARRAY['office'] ELSE '{}' END
		FROM fresh JOIN entered AS e ON (e.body, e.name) = (fresh.body, fresh.office)
		WHERE t.office_node = fresh.office_node AND t.fault IS NULL;

	WITH wanted AS (
		SELECT DISTINCT ON (office_id, entity_id, held) ordinal, office_id, entity_id, held
		FROM pg_temp.newsdip_load WHERE fault IS NULL AND held IS NOT NULL ORDER BY office_id, entity_id, held, ordinal
	), changed AS (
		UPDATE newsdip.tenure AS k SET valid = w.held FROM wanted AS w
			WHERE (k.office_id, k.entity_id) = (w.office_id, w.entity_id) AND k.valid && w.held AND k.valid <> w.held
			RETURNING w.ordinal
	), entered AS (
		INSERT INTO newsdip.tenure (office_id, entity_id, valid)
			SELECT office_id, entity_id, held FROM wanted AS w
			WHERE NOT EXISTS (SELECT FROM newsdip.tenure AS k WHERE (k.office_id, k.entity_id) = (w.office_id, w.entity_id)
							  AND k.valid && w.held)
			RETURNING office_id, entity_id, valid)
	UPDATE pg_temp.newsdip_load AS t SET done = done || 'tenure'::text
		FROM (SELECT ordinal FROM changed UNION ALL
			  SELECT ordinal FROM wanted JOIN entered AS n ON (n.office_id, n.entity_id, n.valid) = (wanted.office_id, wanted.entity_id, wanted.held)) AS r
		WHERE r.ordinal = t.ordinal;
END
$$;
COMMENT ON FUNCTION newsdip.load_write_tenures() IS 'load_gazetteer: enters offices, enters and changes tenures';

-- All of it over records as gazetteer_records() and gazetteer_tsv() make them.
CREATE FUNCTION newsdip.load_records(records jsonb, partly boolean)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE plpgsql STRICT
	SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
#variable_conflict use_column
DECLARE
	refused bigint;
	faults text;
BEGIN
	-- two lists with the same new names would enter both: one after the other;
	-- those who edit the tables themselves need not wait
	PERFORM pg_advisory_xact_lock('newsdip.entity'::regclass::oid::integer, 0);
	PERFORM newsdip.load_read(records);
	PERFORM newsdip.load_judge_alone();
	PERFORM newsdip.load_find_entities();
	PERFORM newsdip.load_find_references();
	PERFORM newsdip.load_judge_together();

	SELECT count(*), string_agg(t.place || ': ' || fault, E'\n' ORDER BY ordinal) FILTER (WHERE number <= 20)
		INTO refused, faults
		FROM (SELECT *, row_number() OVER (ORDER BY ordinal) AS number FROM pg_temp.newsdip_load WHERE fault IS NOT NULL) AS t;
	IF refused > 0 AND NOT partly THEN
		RAISE EXCEPTION 'nothing is loaded: % of % rows are refused', refused, (SELECT count(*) FROM pg_temp.newsdip_load)
			USING ERRCODE = 'data_exception',
				DETAIL = faults || CASE WHEN refused > 20 THEN E'\n...' ELSE '' END,
				HINT = 'Correct these rows, or load the others with partly => true.';
	END IF;

	PERFORM newsdip.load_write_entities();
	PERFORM newsdip.load_write_aliases();
	PERFORM newsdip.load_write_tenures();
	RETURN QUERY SELECT t.place,
			CASE WHEN fault IS NOT NULL THEN 'refused' WHEN 'entity' = ANY (done) THEN 'added'
				WHEN done <> '{}' THEN 'changed' ELSE 'unchanged' END,
			t.entity_id, t.name, coalesce(fault, array_to_string(done, ', '))
		FROM pg_temp.newsdip_load AS t ORDER BY ordinal;
	DROP TABLE pg_temp.newsdip_load, pg_temp.newsdip_load_alias;
END
$$;
COMMENT ON FUNCTION newsdip.load_records(jsonb, boolean) IS 'load_gazetteer: judges all records, then writes';

CREATE FUNCTION newsdip.load_gazetteer(records jsonb, partly boolean DEFAULT false)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE sql STRICT VOLATILE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM newsdip.load_records(newsdip.gazetteer_records(records, 'row'), partly)
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer(jsonb, boolean) IS 'loads rows, or a result of the Wikidata Query Service, into the dictionary and reports on each';

-- Text is a tab-separated list, or JSON
CREATE FUNCTION newsdip.load_gazetteer(content text, partly boolean DEFAULT false, source text DEFAULT 'line')
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE sql STRICT VOLATILE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM newsdip.load_records(
		CASE WHEN content ~ '^\s*[[{]' THEN newsdip.gazetteer_records(content::jsonb, CASE source WHEN 'line' THEN 'row' ELSE source END)
			ELSE newsdip.gazetteer_tsv(string_to_array(content, E'\n'), source) END, partly)
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer(text, boolean, text) IS 'loads a tab-separated list, or JSON, into the dictionary and reports on each row';

-- COPY reads the file, so that whoever is a member of pg_read_server_files may
-- do this and nobody else. A line is one value: no byte of UTF-8 text separates
-- or quotes.
CREATE FUNCTION newsdip.load_gazetteer_file(path text, partly boolean DEFAULT false)
	RETURNS TABLE (place text, action text, entity_id integer, name text, detail text)
	LANGUAGE plpgsql STRICT
	SET search_path = pg_catalog, pg_temp SET client_min_messages = error AS $$
DECLARE
	content text;
BEGIN
	DROP TABLE IF EXISTS pg_temp.newsdip_load_line;
	CREATE TEMP TABLE newsdip_load_line (number integer GENERATED ALWAYS AS IDENTITY, line text) ON COMMIT DROP;
	EXECUTE format('COPY pg_temp.newsdip_load_line (line) FROM %L '
				   'WITH (FORMAT csv, DELIMITER E''\x01'', QUOTE E''\x02'', ENCODING ''UTF8'')', path);
	SELECT string_agg(coalesce(line, ''), E'\n' ORDER BY number) INTO content FROM pg_temp.newsdip_load_line;
	DROP TABLE pg_temp.newsdip_load_line;
	RETURN QUERY SELECT * FROM newsdip.load_gazetteer(coalesce(content, ''), partly, path);
END
$$;
COMMENT ON FUNCTION newsdip.load_gazetteer_file(text, boolean) IS 'loads a tab-separated list, or JSON, from a file of the server into the dictionary and reports on each row';
