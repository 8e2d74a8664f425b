-- Two entities that are one: everything that refers to one of them is made to
-- refer to the other, in one call, hence for all others at one moment.

-- A person's time in an office, moved to another person or office. What then
-- overlaps or adjoins becomes one.
CREATE FUNCTION newsdip.move_tenure(moved newsdip.tenure, to_office integer, to_entity integer) RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	whole daterange := moved.valid;
	other daterange;
BEGIN
	DELETE FROM newsdip.tenure AS t
		WHERE (t.office_id, t.entity_id, t.valid) = (moved.office_id, moved.entity_id, moved.valid);
	FOR other IN SELECT t.valid FROM newsdip.tenure AS t
		WHERE (t.office_id, t.entity_id) = (to_office, to_entity) ORDER BY t.valid
	LOOP
		IF other && whole OR other -|- whole THEN
			whole := whole + other;
			DELETE FROM newsdip.tenure AS t WHERE (t.office_id, t.entity_id, t.valid) = (to_office, to_entity, other);
		END IF;
	END LOOP;
	INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES (to_office, to_entity, whole);
END
$$;
COMMENT ON FUNCTION newsdip.move_tenure(newsdip.tenure, integer, integer) IS 'merge_entities: gives a tenure to another person or office';

CREATE FUNCTION newsdip.merge_entities(keep integer, drop integer)
	RETURNS TABLE (relation text, rows bigint)
	LANGUAGE plpgsql STRICT
	SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
	kept newsdip.entity;
	dropped newsdip.entity;
	moved newsdip.tenure;
	office newsdip.office;
	twin integer;
	aliases bigint;
	tenures bigint := 0;
	offices bigint := 0;
	countries bigint;
BEGIN
	IF keep = drop THEN
		RAISE EXCEPTION 'an entity cannot be merged with itself'
			USING ERRCODE = 'invalid_parameter_value';
	END IF;
	-- in the order of ids, so that two merges wait for each other at most; what
	-- is being entered about either entity holds a lock that this waits for
	PERFORM FROM newsdip.entity AS e WHERE e.entity_id IN (keep, drop) ORDER BY e.entity_id FOR UPDATE;
	SELECT * INTO kept FROM newsdip.entity AS e WHERE e.entity_id = keep;
	SELECT * INTO dropped FROM newsdip.entity AS e WHERE e.entity_id = drop;
	IF kept.entity_id IS NULL OR dropped.entity_id IS NULL THEN
		RAISE EXCEPTION 'there is no entity %', CASE WHEN kept.entity_id IS NULL THEN keep ELSE drop END
			USING ERRCODE = 'no_data_found';
	END IF;
	IF kept.kind <> dropped.kind THEN
		RAISE EXCEPTION 'a % and a % cannot be one', kept.kind, dropped.kind
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'If the kind of one is wrong, update it first.';
	END IF;

	WITH names AS (
		DELETE FROM newsdip.alias AS a WHERE a.entity_id = drop
			RETURNING a.alias, a.match, a.valid, a.lang
	), entered AS (
		INSERT INTO newsdip.alias (alias, entity_id, match, valid, lang)
			SELECT n.alias, keep, n.match, n.valid, n.lang FROM names AS n
			WHERE n.alias <> kept.name
			UNION ALL
			SELECT dropped.name, keep, 'name', '(,)', NULL
			WHERE dropped.name <> kept.name
				AND NOT EXISTS (SELECT FROM names AS n WHERE n.alias = dropped.name AND n.valid = '(,)')
			ON CONFLICT DO NOTHING
			RETURNING 1)
	SELECT count(*) INTO aliases FROM entered;

	FOR moved IN SELECT * FROM newsdip.tenure AS t WHERE t.entity_id = drop LOOP
		PERFORM newsdip.move_tenure(moved, moved.office_id, keep);
		tenures := tenures + 1;
	END LOOP;

	FOR office IN SELECT * FROM newsdip.office AS o WHERE o.body = drop LOOP
		SELECT min(o.office_id) INTO twin FROM newsdip.office AS o
			WHERE o.body = keep AND (o.rank, o.title) IS NOT DISTINCT FROM (office.rank, office.title);
		IF twin IS NULL THEN
			UPDATE newsdip.office AS o SET body = keep WHERE o.office_id = office.office_id;
		ELSE
			FOR moved IN SELECT * FROM newsdip.tenure AS t WHERE t.office_id = office.office_id LOOP
				PERFORM newsdip.move_tenure(moved, twin, moved.entity_id);
				tenures := tenures + 1;
			END LOOP;
			DELETE FROM newsdip.office AS o WHERE o.office_id = office.office_id;
		END IF;
		offices := offices + 1;
	END LOOP;

	UPDATE newsdip.entity AS e SET country = keep WHERE e.country = drop AND e.entity_id <> keep;
	GET DIAGNOSTICS countries = ROW_COUNT;
	DELETE FROM newsdip.entity AS e WHERE e.entity_id = drop;
	UPDATE newsdip.entity AS e
		SET country = coalesce(nullif(kept.country, drop), nullif(dropped.country, keep)), wikidata = coalesce(kept.wikidata, dropped.wikidata)
		WHERE e.entity_id = keep
			AND (e.country, e.wikidata) IS DISTINCT FROM
				(coalesce(nullif(kept.country, drop), nullif(dropped.country, keep)), coalesce(kept.wikidata, dropped.wikidata));
	RETURN QUERY VALUES ('alias', aliases), ('tenure', tenures), ('office', offices), ('entity', countries);
END
$$;
COMMENT ON FUNCTION newsdip.merge_entities(integer, integer) IS 'makes all that refers to one entity refer to another, which takes its names, and removes it';
