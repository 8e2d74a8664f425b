-- load_gazetteer: what is entered and changed.

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
	WITH fresh AS (
		SELECT DISTINCT node, entity_id FROM pg_temp.newsdip_load WHERE fault IS NULL AND node LIKE '+%'
	), wanted AS (
		SELECT DISTINCT ON (t.node) t.ordinal, t.entity_id,
			CASE WHEN t.given_id IS NOT NULL THEN t.name END AS name,
			CASE WHEN t.country_node LIKE '+%' THEN n.entity_id ELSE t.country_node::integer END AS country,
			t.wikidata
		FROM pg_temp.newsdip_load AS t LEFT JOIN fresh AS n ON n.node = t.country_node
		WHERE t.fault IS NULL AND (country_node IS NOT NULL OR t.wikidata IS NOT NULL OR given_id IS NOT NULL)
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
		SELECT t.ordinal, t.name, 'name', false, 0 FROM pg_temp.newsdip_load AS t JOIN newsdip.entity AS e USING (entity_id)
		WHERE t.fault IS NULL AND t.given_id IS NULL AND NOT t.added
			AND newsdip.fold_name(t.name) <> newsdip.fold_name(e.name)
			AND NOT EXISTS (SELECT FROM newsdip.alias AS k WHERE k.entity_id = e.entity_id
							AND newsdip.fold_name(k.alias) = newsdip.fold_name(t.name));
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
			CASE WHEN t.body_node LIKE '+%' THEN n.entity_id ELSE t.body_node::integer END AS body
		FROM pg_temp.newsdip_load AS t
			LEFT JOIN (SELECT DISTINCT node, entity_id FROM pg_temp.newsdip_load WHERE fault IS NULL) AS n ON n.node = t.body_node
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
