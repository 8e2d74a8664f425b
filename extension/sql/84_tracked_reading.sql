-- Reading the companions. All of these run as whoever calls them, who needs
-- SELECT on the companions, and for sentences on the articles.

CREATE FUNCTION newsdip.companion(articles regclass, suffix text) RETURNS regclass
	LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	relation regclass;
BEGIN
	IF articles IS NULL THEN
		RAISE EXCEPTION 'the tracked table must not be null'
			USING ERRCODE = 'null_value_not_allowed', HINT = 'newsdip.tracking lists the tables that are tracked.';
	END IF;
	SELECT CASE suffix WHEN 'entity_mention' THEN t.entity_mention WHEN 'summit_mention' THEN t.summit_mention
			WHEN 'cooccurrence' THEN t.cooccurrence WHEN 'summit_day' THEN t.summit_day
			WHEN 'article' THEN t.article WHEN 'change' THEN t.change END
		INTO relation FROM newsdip.tracked_table AS t WHERE t.articles = companion.articles;
	IF relation IS NULL THEN
		RAISE EXCEPTION 'table % is not tracked', articles
			USING ERRCODE = 'undefined_object',
				HINT = 'Call newsdip.track() first, see newsdip.tracking.';
	END IF;
	RETURN relation;
END
$$;
COMMENT ON FUNCTION newsdip.companion(regclass, text) IS 'a companion of a tracked table, by the ending of its name';

-- LIMIT would say so too, and show the query that it is in
CREATE FUNCTION newsdip.check_max_rows(max_rows integer) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF max_rows < 0 THEN
		RAISE EXCEPTION 'max_rows must not be negative'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'NULL gives all rows.';
	END IF;
END
$$;
COMMENT ON FUNCTION newsdip.check_max_rows(integer) IS 'refuses a number of rows below 0';

-- The first day of the period that a day is in
CREATE FUNCTION newsdip.period_start(day date, step text) RETURNS date
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	CASE step
		WHEN 'day' THEN RETURN day;
		WHEN 'week' THEN RETURN day - (extract(isodow FROM day)::integer - 1);
		WHEN 'month' THEN RETURN newsdip.month_start(day);
		WHEN 'year' THEN RETURN newsdip.year_start(day);
		WHEN 'all' THEN RETURN NULL;
		ELSE
			RAISE EXCEPTION 'there is no step "%"', step
				USING ERRCODE = 'invalid_parameter_value',
					HINT = 'Steps are day, week, month, year and all.';
	END CASE;
END
$$;
COMMENT ON FUNCTION newsdip.period_start(date, text) IS 'the first day of the day, week, month or year that a day is in';

-- The fewest values that together cover the days since .. until, none of them
-- crossing the end of a period. Sums by month and year exist for past periods only,
-- so their ends are dates that a timestamp holds.
CREATE FUNCTION newsdip.tracked_parts(articles regclass, since date, until date, step text DEFAULT 'all',
		OUT period date, OUT span newsdip.bucket_span, OUT start date,
		OUT counts newsdip.cooccurrence, OUT contacts newsdip.cooccurrence)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	source text := newsdip.companion(articles, 'cooccurrence');
	low date := coalesce(since, '-infinity');
	high date := coalesce(until, 'infinity');
BEGIN
	PERFORM newsdip.period_start('2000-01-01', step);
	IF step IN ('day', 'week') THEN
		RETURN QUERY EXECUTE format(
			'SELECT newsdip.period_start(d.since, $3), d.span, d.since, d.counts, d.contacts FROM %s AS d '
			'WHERE d.span = ''day'' AND d.since BETWEEN $1 AND $2 ORDER BY d.since', source)
			USING low, high, step;
		RETURN;
	END IF;
	RETURN QUERY EXECUTE format(
		'WITH covered AS MATERIALIZED ('
			'SELECT y.span, y.since, (y.since + INTERVAL ''1 year'')::date AS next FROM %1$s AS y '
			'WHERE y.span = ''year'' AND $3 <> ''month'' AND y.since >= $1 AND (y.since + INTERVAL ''1 year'')::date - 1 <= $2), '
		'months AS MATERIALIZED ('
			'SELECT m.span, m.since, (m.since + INTERVAL ''1 month'')::date AS next FROM %1$s AS m '
			'WHERE m.span = ''month'' AND m.since >= $1 AND (m.since + INTERVAL ''1 month'')::date - 1 <= $2 '
			'AND newsdip.year_start(m.since) NOT IN (SELECT c.since FROM covered AS c)), '
		'days AS (SELECT d.span, d.since FROM %1$s AS d '
			'WHERE d.span = ''day'' AND d.since BETWEEN $1 AND $2 '
			'AND newsdip.year_start(d.since) NOT IN (SELECT c.since FROM covered AS c) '
			'AND newsdip.month_start(d.since) NOT IN (SELECT m.since FROM months AS m)), '
		'parts AS (SELECT c.span, c.since FROM covered AS c UNION ALL SELECT m.span, m.since FROM months AS m '
			'UNION ALL SELECT d.span, d.since FROM days AS d) '
		'SELECT newsdip.period_start(v.since, $3), v.span, v.since, v.counts, v.contacts '
		'FROM %1$s AS v JOIN parts AS p ON p.span = v.span AND p.since = v.since ORDER BY v.since', source)
		USING low, high, step;
END
$$;
COMMENT ON FUNCTION newsdip.tracked_parts(regclass, date, date, text) IS
	'the values by day, month and year that make up a range of days';

CREATE FUNCTION newsdip.tracked_cooccurrence(articles regclass, since date DEFAULT NULL,
		until date DEFAULT NULL, copies boolean DEFAULT true)
	RETURNS newsdip.cooccurrence LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	total newsdip.cooccurrence;
	copied newsdip.cooccurrence;
BEGIN
	SELECT newsdip.rollup(p.counts) INTO total FROM newsdip.tracked_parts(articles, since, until) AS p;
	IF NOT copies THEN
		EXECUTE newsdip.copies_query(articles, 'newsdip.cooccurrence_agg(c.entities)')
			INTO copied USING coalesce(since, '-infinity'), coalesce(until, 'infinity');
	END IF;
	RETURN newsdip.changed_value(total, NULL, copied);
END
$$;
COMMENT ON FUNCTION newsdip.tracked_cooccurrence(regclass, date, date, boolean) IS
	'how often entities occur together in the articles of these days';

CREATE FUNCTION newsdip.tracked_contacts(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL)
	RETURNS newsdip.cooccurrence LANGUAGE sql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT newsdip.rollup(p.contacts) FROM newsdip.tracked_parts(articles, since, until) AS p
$$;
COMMENT ON FUNCTION newsdip.tracked_contacts(regclass, date, date) IS
	'who meets whom: the contacts that the articles of these days report, each a unit of its participants';

CREATE FUNCTION newsdip.tracked_pairs(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		step text DEFAULT 'month', k integer DEFAULT 20, measure text DEFAULT 'count', min_units bigint DEFAULT 1,
		kinds newsdip.entity_kind[] DEFAULT NULL,
		OUT period date, OUT name_a text, OUT name_b text, OUT units bigint, OUT units_a bigint,
		OUT units_b bigint, OUT value double precision, OUT entity_a integer, OUT entity_b integer)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT v.period, n.*
	FROM (SELECT p.period, newsdip.rollup(p.counts) AS counts
			FROM newsdip.tracked_parts(articles, since, until, step) AS p GROUP BY p.period) AS v,
		newsdip.named_pairs(v.counts, k, measure, min_units, kinds) AS n
	ORDER BY v.period
$$;
COMMENT ON FUNCTION newsdip.tracked_pairs(regclass, date, date, text, integer, text, bigint, newsdip.entity_kind[]) IS
	'the top pairs of each day, week, month or year, with names';

CREATE FUNCTION newsdip.pair_timeline(articles regclass, a integer, b integer, since date DEFAULT NULL,
		until date DEFAULT NULL, step text DEFAULT 'day',
		OUT period date, OUT units bigint, OUT units_a bigint, OUT units_b bigint, OUT articles_read bigint)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT p.period, sum(c.units)::bigint, sum(c.units_a)::bigint, sum(c.units_b)::bigint, sum(c.all_units)::bigint
	FROM newsdip.tracked_parts(articles, since, until, step) AS p, newsdip.pair_counts(p.counts, a, b) AS c
	GROUP BY p.period ORDER BY p.period
$$;
COMMENT ON FUNCTION newsdip.pair_timeline(regclass, integer, integer, date, date, text) IS
	'articles with both entities, with each, and all, by day, week, month or year';

CREATE FUNCTION newsdip.entity_timeline(articles regclass, entity integer, since date DEFAULT NULL,
		until date DEFAULT NULL, step text DEFAULT 'day',
		OUT period date, OUT units bigint, OUT articles_read bigint)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT p.period, sum(newsdip.entity_units(p.counts, entity))::bigint, sum(newsdip.units(p.counts))::bigint
	FROM newsdip.tracked_parts(articles, since, until, step) AS p
	GROUP BY p.period ORDER BY p.period
$$;
COMMENT ON FUNCTION newsdip.entity_timeline(regclass, integer, date, date, text) IS
	'articles with the entity, and all, by day, week, month or year';

CREATE FUNCTION newsdip.summit_timeline(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		step text DEFAULT 'day', places boolean DEFAULT true,
		OUT period date, OUT kind newsdip.contact_kind, OUT status newsdip.contact_status,
		OUT level newsdip.contact_level, OUT place integer, OUT mentions bigint)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM newsdip.period_start('2000-01-01', step);
	-- by day the companion has the rows as they are wanted, in the order of its index
	IF step = 'day' AND places THEN
		RETURN QUERY EXECUTE format(
			'SELECT s.day, s.kind, s.status, s.level, s.place, s.mentions FROM %s AS s WHERE s.day BETWEEN $1 AND $2 '
			'ORDER BY s.day, s.kind, s.status, s.level, s.place', newsdip.companion(articles, 'summit_day'))
			USING coalesce(since, '-infinity'), coalesce(until, 'infinity');
		RETURN;
	END IF;
	RETURN QUERY EXECUTE format(
		'SELECT %1$s AS period, s.kind, s.status, s.level, %2$s AS place, sum(s.mentions)::bigint '
		'FROM %3$s AS s WHERE s.day BETWEEN $1 AND $2 '
		'GROUP BY %1$s, s.kind, s.status, s.level, %2$s ORDER BY 1, 2, 3, 4, 5',
		-- as period_start() has it, but inline
		CASE step WHEN 'week' THEN 's.day - (extract(isodow FROM s.day)::integer - 1)'
			WHEN 'month' THEN 'newsdip.month_start(s.day)' WHEN 'year' THEN 'newsdip.year_start(s.day)'
			WHEN 'all' THEN 'NULL::date' ELSE 's.day' END,
		CASE WHEN places THEN 's.place' ELSE 'NULL::integer' END,
		newsdip.companion(articles, 'summit_day'))
		USING coalesce(since, '-infinity'), coalesce(until, 'infinity');
END
$$;
COMMENT ON FUNCTION newsdip.summit_timeline(regclass, date, date, text, boolean) IS
	'summit mentions by day, week, month or year, kind, status, level and place';

CREATE FUNCTION newsdip.summit_pairs(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		k integer DEFAULT 20, measure text DEFAULT 'count', min_units bigint DEFAULT 1,
		kinds newsdip.entity_kind[] DEFAULT NULL,
		OUT name_a text, OUT name_b text, OUT units bigint, OUT units_a bigint, OUT units_b bigint,
		OUT value double precision, OUT entity_a integer, OUT entity_b integer)
	RETURNS SETOF record LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM newsdip.named_pairs(newsdip.tracked_contacts(articles, since, until), k, measure, min_units, kinds)
$$;
COMMENT ON FUNCTION newsdip.summit_pairs(regclass, date, date, integer, text, bigint, newsdip.entity_kind[]) IS
	'who meets whom most: pairs of participants by the contacts of these days';

CREATE FUNCTION newsdip.meeting_calendar(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		statuses newsdip.contact_status[] DEFAULT '{planned,proposed,postponed}', max_rows integer DEFAULT 1000)
	RETURNS TABLE (first_day date, last_day date, kind newsdip.contact_kind,
		status newsdip.contact_status, level newsdip.contact_level,
		participants integer[], participant_names text[], place integer, place_name text,
		mentions bigint, first_reported date, last_reported date)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp SET enable_bitmapscan = off SET enable_hashagg = off AS $$
BEGIN
	PERFORM newsdip.check_max_rows(max_rows);
	-- Groups come in the order of the index on lower(during), which is read only
	-- as far as rows are wanted. The planner, who takes there to be few mentions,
	-- would collect all of them. Who has no id is told apart by name.
	RETURN QUERY EXECUTE format(
		'SELECT c.first_day, c.last_day, c.kind, c.status, c.level, c.ids, c.names, c.place, e.name, '
			'c.mentions, c.first_reported, c.last_reported '
		'FROM (SELECT lower(s.during) AS first_day, upper(s.during) - 1 AS last_day, s.kind, s.status, min(s.level) AS level, '
				's.ids, min(s.names) AS names, s.place, count(*) AS mentions, min(s.day) AS first_reported, max(s.day) AS last_reported '
			'FROM (SELECT x.day, x.kind, x.status, x.level, x.place, x.during, p.ids, p.names, p.strangers FROM %s AS x '
				'CROSS JOIN LATERAL (SELECT array_agg(u.id ORDER BY u.id, u.n) AS ids, array_agg(u.n ORDER BY u.id, u.n) AS names, '
					'array_agg(u.n ORDER BY u.n) FILTER (WHERE u.id IS NULL) AS strangers '
					'FROM unnest(x.participants, x.participant_names) AS u (id, n)) AS p '
				'WHERE x.during IS NOT NULL AND lower(x.during) BETWEEN $1 AND $2 AND ($3 IS NULL OR x.status = ANY ($3))) AS s '
			'GROUP BY lower(s.during), s.during, s.kind, s.status, s.ids, s.strangers, s.place '
			'ORDER BY 1, mentions DESC, s.ids, names, s.kind, s.status, 2, s.place LIMIT $4) AS c '
			'LEFT JOIN newsdip.entity AS e ON e.entity_id = c.place '
		'ORDER BY c.first_day, c.mentions DESC, c.ids, c.names, c.kind, c.status, c.last_day, c.place',
		newsdip.companion(articles, 'summit_mention'))
		USING coalesce(since, '-infinity'), coalesce(until, 'infinity'), statuses, max_rows;
END
$$;
COMMENT ON FUNCTION newsdip.meeting_calendar(regclass, date, date, newsdip.contact_status[], integer) IS
	'which contacts are planned for which days, and how often and when that was reported';
