-- load_gazetteer: the entities and offices that records are about or refer to.

-- Which entity a record is about: the one with its id, with its item of
-- Wikidata, with its name, or with an alias of several words that is nobody
-- else's (a surname alone would make cousins one). Names are compared as in
-- texts; where one is the same to the letter, that decides.
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
	FROM (SELECT ordinal, entity_id, true AS by_name
		  FROM (SELECT t.ordinal, e.entity_id, e.name <> t.name AS otherwise, min((e.name <> t.name)::integer) OVER (PARTITION BY t.ordinal) = 1 AS none
				FROM pg_temp.newsdip_load AS t JOIN newsdip.entity AS e
					ON newsdip.fold_name(e.name) = newsdip.fold_name(t.name) AND (t.kind IS NULL OR e.kind::text = t.kind)
						AND (t.wikidata IS NULL OR e.wikidata IS NULL OR e.wikidata = t.wikidata)
				WHERE t.fault IS NULL AND t.entity_id IS NULL) AS n
		  WHERE none OR NOT otherwise
		  UNION
		  SELECT t.ordinal, e.entity_id, false
		  FROM pg_temp.newsdip_load AS t JOIN newsdip.alias AS a ON newsdip.fold_name(a.alias) = newsdip.fold_name(t.name)
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
		WHERE t.fault IS NULL AND n.name = t.name AND n.kind IS NOT DISTINCT FROM t.kind;
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
	-- by name as in texts, where one is the same to the letter by that
	CREATE TEMP TABLE newsdip_load_target ON COMMIT DROP AS
	WITH target AS (
		SELECT name, entity_id::text AS node, kind::text, 1 AS preference, false AS exact
			FROM newsdip.entity WHERE kind IN ('country', 'organisation')
		UNION ALL SELECT wikidata, entity_id::text, kind::text, 1, true FROM newsdip.entity
			WHERE wikidata IS NOT NULL AND kind IN ('country', 'organisation')
		UNION ALL SELECT alias, entity_id::text, kind::text, 3, match = 'exact' FROM newsdip.alias JOIN newsdip.entity USING (entity_id)
			WHERE kind IN ('country', 'organisation')
		UNION ALL SELECT unnest(ARRAY[name, wikidata]), node, kind, 2, false FROM pg_temp.newsdip_load
			WHERE fault IS NULL AND node LIKE '+%' AND kind IN ('country', 'organisation')
	), wanted AS (
		SELECT country AS name FROM pg_temp.newsdip_load UNION SELECT body FROM pg_temp.newsdip_load)
	SELECT DISTINCT ON (wanted.name, kind) wanted.name, kind, node
		FROM wanted JOIN target ON newsdip.fold_name(target.name) = newsdip.fold_name(wanted.name)
		WHERE target.name = wanted.name OR NOT exact
		ORDER BY wanted.name, kind, target.name <> wanted.name, preference, node;
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
		FROM (SELECT r.ordinal, min(n.office_id) AS office_id
			  FROM pg_temp.newsdip_load AS r JOIN newsdip.office AS n
				ON n.name = r.office AND (r.body IS NULL OR n.body::text = r.body_node)
			  WHERE r.fault IS NULL GROUP BY r.ordinal HAVING count(*) = 1) AS o
		WHERE o.ordinal = t.ordinal;
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

-- What was found is kept from being removed, in the order of ids, as
-- merge_entities locks them.
CREATE FUNCTION newsdip.load_hold() RETURNS boolean
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	entities integer[] := ARRAY(
		SELECT DISTINCT n.found::integer FROM pg_temp.newsdip_load, unnest(ARRAY[node, country_node, body_node]) AS n(found)
		WHERE fault IS NULL AND n.found NOT LIKE '+%');
	offices integer[] := ARRAY(SELECT DISTINCT office_id FROM pg_temp.newsdip_load WHERE fault IS NULL AND office_id IS NOT NULL);
	held bigint;
BEGIN
	PERFORM FROM newsdip.entity AS e WHERE e.entity_id = ANY (entities) ORDER BY e.entity_id FOR KEY SHARE;
	GET DIAGNOSTICS held = ROW_COUNT;
	IF held < cardinality(entities) THEN
		RETURN false;
	END IF;
	PERFORM FROM newsdip.office AS o WHERE o.office_id = ANY (offices) ORDER BY o.office_id FOR KEY SHARE;
	GET DIAGNOSTICS held = ROW_COUNT;
	RETURN held = cardinality(offices);
END
$$;
COMMENT ON FUNCTION newsdip.load_hold() IS 'load_gazetteer: keeps what was found from being removed; false if something of it is gone';
