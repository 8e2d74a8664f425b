-- Companions of a partitioned table are partitioned alike: those that have a row
-- for each article, mention and contact. The key of their partitions is part of
-- the primary key, hence a column of theirs, and bounds are the same. So a
-- partition that is dropped or detached takes its rows in the companions with it.
--
-- A partition of a companion is known by its bounds and those of the partitions
-- that it is in, not by a name.

CREATE FUNCTION newsdip.partitions(root regclass, names name[], renamed name[],
		OUT relation regclass, OUT path text[], OUT key text)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY
	WITH RECURSIVE tree AS (
		SELECT root::oid AS oid, '{}'::text[] COLLATE "C" AS path
		UNION ALL
		SELECT c.oid, t.path || pg_get_expr(c.relpartbound, c.oid)
		FROM tree AS t JOIN pg_inherits AS i ON i.inhparent = t.oid JOIN pg_class AS c ON c.oid = i.inhrelid
		WHERE c.relispartition AND NOT i.inhdetachpending
	)
	SELECT t.oid::regclass, t.path,
		(SELECT format('%s (%s)', CASE p.partstrat WHEN 'r' THEN 'RANGE' WHEN 'l' THEN 'LIST' ELSE 'HASH' END,
			string_agg(concat(format('%I', coalesce(renamed[array_position(names, a.attname)], a.attname)),
				(SELECT format(' COLLATE %I.%I', n.nspname, l.collname)
					FROM pg_collation AS l JOIN pg_namespace AS n ON n.oid = l.collnamespace WHERE l.oid = k.coll),
				(SELECT format(' %I.%I', n.nspname, o.opcname)
					FROM pg_opclass AS o JOIN pg_namespace AS n ON n.oid = o.opcnamespace WHERE o.oid = k.class)),
				', ' ORDER BY k.place))
		FROM pg_partitioned_table AS p
			CROSS JOIN LATERAL unnest(p.partattrs::smallint[], p.partclass::oid[], p.partcollation::oid[])
				WITH ORDINALITY AS k (number, class, coll, place)
			JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = k.number
		WHERE p.partrelid = t.oid GROUP BY p.partstrat)
	FROM tree AS t;
END
$$;
COMMENT ON FUNCTION newsdip.partitions(regclass, name[], name[]) IS
	'a table and its partitions: the bounds that lead to each, and by what it is partitioned itself';

CREATE FUNCTION newsdip.companion_partitions(t newsdip.tracked_table,
		OUT suffix text, OUT relation regclass, OUT path text[], OUT key text)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT c.suffix, p.*
	FROM (VALUES ('entity_mention', t.entity_mention), ('summit_mention', t.summit_mention), ('article', t.article))
			AS c (suffix, companion)
		JOIN pg_class AS k ON k.oid = c.companion AND k.relkind = 'p'
		CROSS JOIN LATERAL newsdip.partitions(c.companion, '{}', '{}') AS p
$$;
COMMENT ON FUNCTION newsdip.companion_partitions(newsdip.tracked_table) IS 'the companions that are partitioned, and their partitions';

-- Empty the partitions of companions at a path, and no longer count what they hold
CREATE FUNCTION newsdip.empty_partition(INOUT t newsdip.tracked_table, path text[])
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	held regclass[] := ARRAY(SELECT p.relation FROM newsdip.companion_partitions(t) AS p
							 WHERE p.path = empty_partition.path ORDER BY p.suffix);
	units newsdip.tracked_units[];
	tallies newsdip.tracked_tally[];
	articles bigint;
BEGIN
	EXECUTE format('WITH a AS (SELECT * FROM %s), s AS (SELECT * FROM %s), ', held[1], held[3])
			|| newsdip.counting_query(t.companion_key)
		INTO units, tallies, articles;
	EXECUTE format('TRUNCATE %s, %s, %s', held[1], held[2], held[3]);
	PERFORM newsdip.change_days(t, NULL, units, NULL, tallies);
	t.done := t.done - articles;
END
$$;
COMMENT ON FUNCTION newsdip.empty_partition(newsdip.tracked_table, text[]) IS 'forgets the articles of a partition at once';

-- Keep readers away from the partitions of companions at a path; false if there are
-- some that do not go within half a second, behind whom others would have to wait
CREATE FUNCTION newsdip.lock_partitions(t newsdip.tracked_table, path text[]) RETURNS boolean
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	companion text;
	patience CONSTANT text := current_setting('lock_timeout');
BEGIN
	BEGIN
		PERFORM set_config('lock_timeout', '500ms', true);
		FOR companion IN SELECT p.relation FROM newsdip.companion_partitions(t) AS p
			WHERE p.path = lock_partitions.path LOOP
			EXECUTE format('LOCK TABLE ONLY %s IN ACCESS EXCLUSIVE MODE', companion);
		END LOOP;
	EXCEPTION WHEN lock_not_available THEN
		RETURN false;
	END;
	PERFORM set_config('lock_timeout', patience, true);
	RETURN true;
END
$$;
COMMENT ON FUNCTION newsdip.lock_partitions(newsdip.tracked_table, text[]) IS 'locks partitions of the companions if nobody reads them';

-- Drop what partitions have in the companions that are no more. Readers of the
-- companions are not waited for: where there are some the rows go one by one, as
-- any others whose articles are gone, and the empty partition stays for now.
CREATE FUNCTION newsdip.detach_partitions(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	gone text[];
	companion text;
BEGIN
	LOOP
		SELECT c.path INTO gone FROM newsdip.partitions(t.article, '{}', '{}') AS c
			WHERE c.path <> '{}' AND NOT EXISTS (SELECT FROM newsdip.partitions(t.articles, t.key, t.companion_key) AS a
				WHERE a.path = c.path AND a.key IS NOT DISTINCT FROM c.key)
			ORDER BY cardinality(c.path) LIMIT 1;
		EXIT WHEN NOT FOUND OR NOT newsdip.lock_partitions(t, gone[:cardinality(gone) - 1]);
		t := newsdip.empty_partition(t, gone);
		FOR companion IN SELECT p.relation FROM newsdip.companion_partitions(t) AS p WHERE p.path = gone LOOP
			EXECUTE format('DROP TABLE %s', companion);
		END LOOP;
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.detach_partitions(newsdip.tracked_table) IS 'drops partitions of the companions whose articles have left the table';

-- Give the companions the partitions that the articles have and they do not, level
-- by level. What a default partition holds may belong to a new one, and is read
-- again; while somebody reads that, it serves for the new one as well.
CREATE FUNCTION newsdip.attach_partitions(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	schema name := (SELECT nspname FROM pg_namespace JOIN pg_class ON relnamespace = pg_namespace.oid WHERE pg_class.oid = t.article);
	depth integer := 1;
	missing record;
	emptied text[] := '{}';
	busy text[] := '{}';
	default_path text[];
	name text;
	number integer;
BEGIN
	WHILE depth <= (SELECT max(cardinality(p.path)) FROM newsdip.partitions(t.articles, '{}', '{}') AS p) LOOP
		FOR missing IN
			WITH held AS MATERIALIZED (SELECT * FROM newsdip.companion_partitions(t)),
				wanted AS MATERIALIZED (
					SELECT p.*, p.path[:depth - 1] AS above, c.relname
					FROM newsdip.partitions(t.articles, t.key, t.companion_key) AS p JOIN pg_class AS c ON c.oid = p.relation
					WHERE cardinality(p.path) = depth)
			SELECT w.*, u.suffix, u.relation AS parent, d.relation AS "default"
			FROM wanted AS w JOIN held AS u ON u.path = w.above
				LEFT JOIN held AS h ON h.path = w.path AND h.suffix = u.suffix
				LEFT JOIN held AS d ON d.path = w.above || 'DEFAULT'::text AND d.suffix = u.suffix
			WHERE h.path IS NULL ORDER BY w.path, u.suffix
		LOOP
			PERFORM newsdip.check_schema(schema);
			default_path := missing.above || 'DEFAULT'::text;
			CONTINUE WHEN default_path::text = ANY (busy);
			IF missing."default" IS NOT NULL AND default_path::text <> ALL (emptied) THEN
				IF NOT newsdip.lock_partitions(t, default_path) THEN
					busy := busy || default_path::text;
					CONTINUE;
				END IF;
				t := newsdip.empty_partition(t, default_path);
				emptied := emptied || default_path::text;
			END IF;
			number := 0;
			LOOP
				name := format('%I.%I', schema, newsdip.companion_name(missing.relname,
					concat('_', missing.suffix, nullif(number, 0))));
				EXIT WHEN to_regclass(name) IS NULL;
				number := number + 1;
			END LOOP;
			-- attaching it keeps no reader waiting, creating it in its place would
			EXECUTE format('CREATE TABLE %s (LIKE %s)', name, missing.parent) || coalesce(' PARTITION BY ' || missing.key, '');
			EXECUTE format('ALTER TABLE %s ATTACH PARTITION %s ', missing.parent, name) || missing.path[depth];
		END LOOP;
		depth := depth + 1;
	END LOOP;
END
$$;
COMMENT ON FUNCTION newsdip.attach_partitions(newsdip.tracked_table) IS 'gives the companions the partitions that the articles have';
