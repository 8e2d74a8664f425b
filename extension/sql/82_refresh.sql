-- Keeping companions up to date.
--
-- Articles are read in batches, each a transaction. A batch takes notes from
-- the companion "change", deletes what the companions hold of the articles they
-- name, reads these articles again in one statement, hence as of one moment,
-- and enters the results. A note and its change become visible together; a
-- change that the statement does not see has a note that is still there. So the
-- companions are exact whenever no note is left, wherever a refresh was stopped.
--
-- The companions of a partitioned table are partitioned alike. What the partitions
-- are is looked at when those of the articles have changed, before they are compared.
--
-- Besides, a pass may walk through all articles: see 82_passes.sql.

-- Take out what the companions hold of the articles with these keys
CREATE FUNCTION newsdip.forget_articles(t newsdip.tracked_table, keys anyarray,
		OUT units newsdip.tracked_units[], OUT tallies newsdip.tracked_tally[], OUT articles bigint)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	match text := newsdip.key_match(t.articles, t.companion_key, 'x', t.companion_key, 'c');
	statement text;
BEGIN
	statement := format(
		'WITH k AS (SELECT * FROM unnest($1) AS k), '
		'a AS (DELETE FROM %3$s AS x USING k WHERE %6$s RETURNING x.*), '
		'e AS (DELETE FROM %1$s AS x USING a AS c WHERE %5$s), '
		's AS (DELETE FROM %2$s AS x USING a AS c WHERE %5$s RETURNING x.*), '
		'%4$s',
		t.entity_mention, t.summit_mention, t.article, newsdip.counting_query(t.companion_key), match,
		newsdip.key_match(t.articles, t.companion_key, 'x', t.companion_key, 'k'));
	EXECUTE statement USING keys INTO units, tallies, articles;
END
$$;
COMMENT ON FUNCTION newsdip.forget_articles(newsdip.tracked_table, anyarray) IS
	'deletes what the companions hold of some articles, and says what it counted for';

-- Enter what a query read
CREATE FUNCTION newsdip.enter_articles(t newsdip.tracked_table, reading text, keys anyarray,
		OUT units newsdip.tracked_units[], OUT tallies newsdip.tracked_tally[], OUT articles bigint)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	key_list text := newsdip.key_list(t.companion_key, 'r');
BEGIN
	EXECUTE format(
		'WITH r AS MATERIALIZED (%1$s), '
		'e AS (INSERT INTO %2$s SELECT %5$s, r.newsdip_day, m.* FROM r, unnest(r.newsdip_mentions) AS m), '
		's AS (SELECT %5$s, r.newsdip_day AS day, m.* FROM r, unnest(r.newsdip_summits) AS m), '
		'se AS (INSERT INTO %3$s SELECT s.* FROM s), '
		'a AS (INSERT INTO %4$s SELECT %5$s, r.newsdip_day, r.newsdip_language, r.newsdip_fingerprint, r.newsdip_simhash, '
			'CASE WHEN NOT r.newsdip_empty THEN ARRAY(SELECT DISTINCT m.entity_id FROM unnest(r.newsdip_mentions) AS m ORDER BY 1) END '
			'FROM r RETURNING day, entities), '
		'%6$s',
		reading, t.entity_mention, t.summit_mention, t.article, key_list, newsdip.counting_query(t.companion_key))
		USING keys INTO units, tallies, articles;
END
$$;
COMMENT ON FUNCTION newsdip.enter_articles(newsdip.tracked_table, text, anyarray) IS
	'enters articles into the companions, and says what they count for';

-- Add to the values by day, take from them, and drop the coarser ones that
-- are no longer their sum
CREATE FUNCTION newsdip.change_days(t newsdip.tracked_table,
		plus newsdip.tracked_units[], minus newsdip.tracked_units[],
		tallies_plus newsdip.tracked_tally[], tallies_minus newsdip.tracked_tally[])
	RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	EXECUTE format(
		'MERGE INTO %s AS c USING ('
			'SELECT day, p.counts AS plus, m.counts AS minus, p.contacts AS met, m.contacts AS unmet '
			'FROM unnest($1) AS p FULL JOIN unnest($2) AS m USING (day)) AS d '
		'ON c.span = ''day'' AND c.since = d.day '
		'WHEN MATCHED AND newsdip.units(c.counts) + coalesce(newsdip.units(d.plus), 0) '
			'= coalesce(newsdip.units(d.minus), 0) THEN DELETE '
		'WHEN MATCHED THEN UPDATE SET counts = newsdip.changed_value(c.counts, d.plus, d.minus), '
			'contacts = newsdip.changed_value(c.contacts, d.met, d.unmet) '
		'WHEN NOT MATCHED THEN INSERT VALUES (''day'', d.day, d.plus, d.met)', t.cooccurrence)
		USING plus, minus;
	EXECUTE format(
		'DELETE FROM %s AS c USING (SELECT DISTINCT newsdip.month_start(day) AS month, newsdip.year_start(day) AS year '
			'FROM unnest($1 || $2)) AS d '
		'WHERE c.span = ''month'' AND c.since = d.month OR c.span = ''year'' AND c.since = d.year', t.cooccurrence)
		USING plus, minus;
	EXECUTE format(
		'MERGE INTO %s AS s USING ('
			'SELECT day, kind, status, level, place, sum(mentions)::bigint AS mentions FROM ('
				'SELECT * FROM unnest($1) UNION ALL '
				'SELECT day, kind, status, level, place, -mentions FROM unnest($2)) AS change '
			'GROUP BY day, kind, status, level, place HAVING sum(mentions) <> 0) AS d '
		'ON s.day = d.day AND s.kind = d.kind AND s.status = d.status '
			'AND s.level IS NOT DISTINCT FROM d.level AND s.place IS NOT DISTINCT FROM d.place '
		'WHEN MATCHED AND s.mentions + d.mentions = 0 THEN DELETE '
		'WHEN MATCHED THEN UPDATE SET mentions = s.mentions + d.mentions '
		'WHEN NOT MATCHED THEN INSERT VALUES (d.day, d.kind, d.status, d.level, d.place, d.mentions)', t.summit_day)
		USING tallies_plus, tallies_minus;
END
$$;
COMMENT ON FUNCTION newsdip.change_days(newsdip.tracked_table, newsdip.tracked_units[], newsdip.tracked_units[],
	newsdip.tracked_tally[], newsdip.tracked_tally[]) IS 'changes the companions that count by day';

-- Read these articles again
CREATE FUNCTION newsdip.read_again(INOUT t newsdip.tracked_table, keys anyarray)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	before record;
	after record;
BEGIN
	SELECT * INTO before FROM newsdip.forget_articles(t, keys);
	SELECT * INTO after FROM newsdip.enter_articles(t,
		newsdip.reading_query(t, format('unnest($1) AS c JOIN %s AS a ON %s',
				newsdip.from_articles(t.articles),
				newsdip.key_match(t.articles, t.key, 'a', t.companion_key, 'c')), 'true'),
		keys);
	PERFORM newsdip.change_days(t, after.units, before.units, after.tallies, before.tallies);
	t.done := t.done + after.articles - before.articles;
END
$$;
COMMENT ON FUNCTION newsdip.read_again(newsdip.tracked_table, anyarray) IS 'reads articles again and mends the companions';

-- Note what the companions have otherwise than the articles are: after changes
-- that nobody noted
CREATE FUNCTION newsdip.reconcile_articles(INOUT t newsdip.tracked_table)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	match text := newsdip.key_match(t.articles, t.key, 'a', t.companion_key, 'c');
BEGIN
	EXECUTE format('INSERT INTO %s SELECT %s FROM %s AS c WHERE NOT EXISTS (SELECT FROM %s AS a WHERE %s)',
				   t.change, newsdip.key_list(t.companion_key, 'c'), t.article,
				   newsdip.from_articles(t.articles), match);
	EXECUTE format('INSERT INTO %s SELECT %s FROM %s AS a %s JOIN %s AS c ON %s '
				   'WHERE c.fingerprint IS DISTINCT FROM %s',
				   t.change, newsdip.key_list(t.key, 'a'), newsdip.from_articles(t.articles),
				   CASE WHEN t.pass = 'first' THEN '' ELSE 'LEFT' END, t.article, match,
				   newsdip.fingerprint_expression(t));
	-- a dump may have been restored without them
	EXECUTE format('SELECT count(*) FROM %s', t.article) INTO t.done;
	IF t.pass = 'first' THEN
		t.pass_after := NULL;	-- which passes over what it has read
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.reconcile_articles(newsdip.tracked_table) IS 'compares the companions with the articles, and notes what differs';

-- Take up to so many notes, and read the articles that they name again. A note
-- without a key, which TRUNCATE leaves, asks for comparing everything.
CREATE FUNCTION newsdip.take_notes(INOUT t newsdip.tracked_table, batch_size integer,
		OUT notes bigint, OUT reconcile boolean)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	taken record;
BEGIN
	EXECUTE format(
		'WITH noted AS (DELETE FROM %1$s AS x WHERE x.ctid = ANY (ARRAY(SELECT y.ctid FROM %1$s AS y LIMIT $2)) '
			'RETURNING ROW(%2$s)::%1$s AS key), '
		'keys AS (SELECT array_agg(DISTINCT key) FILTER (WHERE key IS NOT NULL) AS keys, count(*) AS notes, '
			'bool_or(key IS NULL) AS reconcile FROM noted) '
		'SELECT CASE WHEN keys.keys IS NULL THEN $1 ELSE newsdip.read_again($1, keys.keys) END AS again, '
			'keys.notes, keys.reconcile FROM keys', t.change, newsdip.key_list(t.companion_key, 'x'))
		INTO taken USING t, batch_size;
	t := taken.again;
	notes := taken.notes;
	reconcile := coalesce(taken.reconcile, false);
	IF reconcile THEN
		t := newsdip.reconcile_articles(t);
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.take_notes(newsdip.tracked_table, integer) IS 'reads up to so many changed articles again';

-- Sums by month and year. A value is there only if it is the sum of its days:
-- what changes a day deletes its month and year. Only past months and years in
-- which nothing is likely to come any more are summed up.
CREATE FUNCTION newsdip.sum_up(t newsdip.tracked_table) RETURNS bigint
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	closed date;
	months bigint;
	years bigint;
BEGIN
	EXECUTE format('SELECT least(max(since), current_date) FROM %s WHERE span = ''day''', t.cooccurrence)
		INTO closed;
	EXECUTE format(
		'INSERT INTO %1$s SELECT ''month'', newsdip.month_start(since), newsdip.rollup(counts), newsdip.rollup(contacts) '
		'FROM %1$s AS d WHERE span = ''day'' AND since < newsdip.month_start($1) '
		'AND newsdip.month_start(since) IN ('
			'SELECT newsdip.month_start(since) FROM %1$s WHERE span = ''day'' AND since < newsdip.month_start($1) '
			'EXCEPT SELECT since FROM %1$s WHERE span = ''month'' ORDER BY 1 LIMIT 120) '
		'GROUP BY newsdip.month_start(since)', t.cooccurrence)
		USING closed;
	GET DIAGNOSTICS months = ROW_COUNT;
	IF months = 120 THEN
		RETURN months;
	END IF;
	EXECUTE format(
		'INSERT INTO %1$s SELECT ''year'', newsdip.year_start(since), newsdip.rollup(counts), newsdip.rollup(contacts) '
		'FROM %1$s AS d WHERE span = ''month'' AND newsdip.year_start(since) IN ('
			'SELECT newsdip.year_start(since) FROM %1$s WHERE span = ''month'' AND since < newsdip.year_start($1) '
			'EXCEPT SELECT since FROM %1$s WHERE span = ''year'' ORDER BY 1 LIMIT 2) '
		'GROUP BY newsdip.year_start(since)', t.cooccurrence)
		USING closed;
	GET DIAGNOSTICS years = ROW_COUNT;
	RETURN CASE WHEN years = 2 THEN years ELSE 0 END;
END
$$;
COMMENT ON FUNCTION newsdip.sum_up(newsdip.tracked_table) IS 'sums up months and years; 0 if all are';

-- One batch: first what changed, then some of what a pass reads
CREATE FUNCTION newsdip.refresh_batch(INOUT t newsdip.tracked_table, batch_size integer, reconcile boolean)
	LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	started timestamptz := clock_timestamp();
	storage text;
	noted record;
	passed record;
	work bigint;
BEGIN
	t.up_to_date := false;
	t := newsdip.begin_pass(t);
	storage := newsdip.storage_state(t);
	IF reconcile OR t.storage IS DISTINCT FROM storage THEN
		t := newsdip.detach_partitions(t);
		t := newsdip.attach_partitions(t);
	END IF;
	IF reconcile OR t.storage <> storage THEN
		t := newsdip.reconcile_articles(t);
	END IF;
	t.storage := storage;

	SELECT * INTO noted FROM newsdip.take_notes(t, batch_size);
	t := noted.t;
	work := noted.notes;
	IF t.pass IS NOT NULL THEN
		SELECT * INTO passed FROM newsdip.continue_pass(t, least(batch_size::bigint * 20, 2147483647)::integer);
		t := passed.t;
		work := work + passed.articles_read;
	ELSIF noted.notes < batch_size AND NOT noted.reconcile THEN
		-- that was all: what comes in meanwhile is for the next refresh, or who
		-- writes all the time would keep this one from coming to its end
		t.up_to_date := newsdip.sum_up(t) = 0;
	END IF;
	IF work > 0 THEN
		t.rate := work / greatest(extract(epoch FROM clock_timestamp() - started), 0.001);
	END IF;
	t.refreshed_at := clock_timestamp();
	t.last_error := NULL;
	t.last_error_at := NULL;
END
$$;
COMMENT ON FUNCTION newsdip.refresh_batch(newsdip.tracked_table, integer, boolean) IS 'does a batch of refresh()';

CREATE FUNCTION newsdip.refresh_work(t newsdip.tracked_table, batch_size integer, reconcile boolean)
	RETURNS newsdip.tracked_table LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	problem text := newsdip.tracking_problem(t);
	done newsdip.tracked_table;
BEGIN
	IF problem IS NOT NULL THEN
		RAISE EXCEPTION '%', split_part(problem, '; ', 1)
			USING ERRCODE = 'object_not_in_prerequisite_state', HINT = split_part(problem, '; ', 2) || '.';
	END IF;
	t := newsdip.find_columns(t);
	-- whoever refreshes, articles are read alike; refresh_step() takes this back
	PERFORM set_config('newsdip.near', t.near::text, true);
	PERFORM newsdip.enable_note_triggers(t.articles);
	BEGIN
		done := newsdip.refresh_batch(t, batch_size, reconcile);
	EXCEPTION WHEN check_violation THEN
		-- an article of a partition that came after the partitions were looked at
		done := newsdip.refresh_batch(t, batch_size, reconcile);
	END;
	RETURN done;
END
$$;
COMMENT ON FUNCTION newsdip.refresh_work(newsdip.tracked_table, integer, boolean) IS 'a step of refresh(), as the owner of the table';

-- Which settings of the session hold here is not known: everything is named in
-- full, types as well, since a procedure that commits cannot pin its search_path.
CREATE PROCEDURE newsdip.refresh(articles regclass DEFAULT NULL, batch_size integer DEFAULT 1000,
		reconcile boolean DEFAULT false)
	LANGUAGE plpgsql AS $$
DECLARE
	commits boolean;
	tables pg_catalog.regclass[];
	relation pg_catalog.regclass;
	more boolean;
	failed pg_catalog.text;
	hint pg_catalog.text;
	failures pg_catalog.text[] := '{}';
	first_step boolean;
	told pg_catalog.timestamptz;
	progress record;
BEGIN
	IF batch_size IS NULL OR batch_size OPERATOR(pg_catalog.<) 1 THEN
		RAISE EXCEPTION 'batch_size must be at least 1'
			USING ERRCODE = 'invalid_parameter_value';
	END IF;
	commits := newsdip.may_commit();
	IF commits THEN
		-- each statement is to see what was done while it waited for its locks
		COMMIT;
		SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
	ELSE
		RAISE NOTICE 'refresh() runs inside a transaction, so it does not commit on the way';
	END IF;
	IF articles IS NOT NULL THEN
		tables := ARRAY[articles];
	ELSE
		tables := ARRAY(SELECT t.articles FROM newsdip.tracked_table AS t
			-- those of which nothing is left are anybody's to forget
			WHERE coalesce(pg_catalog.pg_has_role((SELECT c.relowner FROM pg_catalog.pg_class AS c
				WHERE c.oid OPERATOR(pg_catalog.=) ANY (ARRAY[t.articles, t.entity_mention, t.summit_mention,
					t.cooccurrence, t.summit_day, t.article, t.change]::pg_catalog.oid[]) LIMIT 1), 'USAGE'), true)
			ORDER BY t.articles::pg_catalog.oid);
		-- a job of the wrong user is to be seen
		IF pg_catalog.cardinality(tables) OPERATOR(pg_catalog.=) 0 AND EXISTS (SELECT FROM newsdip.tracked_table) THEN
			RAISE NOTICE 'no tracked table is yours to refresh'
				USING HINT = 'Call this as the owner of the tables, as a member of that role, or as a superuser.';
		END IF;
	END IF;
	FOREACH relation IN ARRAY tables LOOP
		first_step := true;
		failed := NULL;
		told := pg_catalog.clock_timestamp();
		LOOP
			BEGIN
				more := newsdip.refresh_step(relation, batch_size, coalesce(reconcile, false) AND first_step);
			EXCEPTION WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS failed = MESSAGE_TEXT, hint = PG_EXCEPTION_HINT;
				IF hint OPERATOR(pg_catalog.<>) '' THEN
					failed := pg_catalog.concat(failed, ' (', hint, ')');
				END IF;
			END;
			EXIT WHEN failed IS NOT NULL;
			IF commits THEN
				COMMIT;
				SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
			END IF;
			EXIT WHEN NOT more;
			first_step := false;
			IF pg_catalog.clock_timestamp() OPERATOR(pg_catalog.>) (told OPERATOR(pg_catalog.+) INTERVAL '5 seconds') THEN
				SELECT v.done, v.pending, v.stale, v.rate, v.remaining INTO progress
					FROM newsdip.tracking AS v WHERE v.articles OPERATOR(pg_catalog.=) relation;
				RAISE INFO '%: % articles done, % pending, % stale, % a second, % remaining', relation,
					progress.done, progress.pending, progress.stale,
					pg_catalog.round(progress.rate), progress.remaining;
				told := pg_catalog.clock_timestamp();
			END IF;
		END LOOP;
		IF failed IS NOT NULL THEN
			IF NOT commits THEN
				RAISE EXCEPTION '%: %', relation, failed;
			END IF;
			-- if all are to be refreshed, one that was untracked meanwhile is none
			IF articles IS NOT NULL OR EXISTS (SELECT FROM newsdip.tracked_table AS t
					WHERE t.articles OPERATOR(pg_catalog.=) relation) THEN
				failures := pg_catalog.array_append(failures, pg_catalog.concat(relation, ': ', failed));
				PERFORM newsdip.refresh_failed(relation, failed);
			END IF;
			COMMIT;
			SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
		END IF;
	END LOOP;
	IF pg_catalog.cardinality(failures) OPERATOR(pg_catalog.>) 0 THEN
		RAISE EXCEPTION '%', pg_catalog.array_to_string(failures, '; ')
			USING HINT = 'The view newsdip.tracking keeps this; the next refresh() goes on from where this one was.';
	END IF;
END
$$;
COMMENT ON PROCEDURE newsdip.refresh(regclass, integer, boolean) IS
	'brings tracked tables up to date, in batches that commit';
