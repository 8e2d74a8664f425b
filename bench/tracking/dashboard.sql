-- What dashboards ask, over 90 days and over the whole history: each three
-- times, the last time counts.
\set QUIET on
\pset tuples_only off
CREATE TEMP TABLE asked (what text, range text, milliseconds double precision);
CREATE FUNCTION pg_temp.ask(what text, query text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	range record;
	started timestamptz;
	took double precision;
BEGIN
	FOR range IN VALUES ('90 days', date '2025-10-02', date '2025-12-31'), ('all', date '2016-01-01', date '2025-12-31') LOOP
		FOR round IN 1 .. 3 LOOP
			started := clock_timestamp();
			EXECUTE format('SELECT count(q) FROM (%s) AS q', query) USING range.column2, range.column3;
			took := 1000 * extract(epoch FROM clock_timestamp() - started);
		END LOOP;
		INSERT INTO asked VALUES (what, range.column1, took);
	END LOOP;
END
$$;
CREATE TEMP TABLE common AS SELECT (array_agg(entity ORDER BY units DESC))[1:2] AS ids
	FROM newsdip.entity_counts(newsdip.tracked_cooccurrence('history', '2025-12-01', '2025-12-31'));
SELECT pg_temp.ask('tracked_cooccurrence', $$SELECT newsdip.units(newsdip.tracked_cooccurrence('history', $1, $2))$$) \g /dev/null
SELECT pg_temp.ask('summit mentions by day and status', $$SELECT period, status, sum(mentions) FROM newsdip.summit_timeline('history', $1, $2) GROUP BY 1, 2$$) \g /dev/null
SELECT pg_temp.ask('summit mentions by month and kind', $$SELECT period, kind, sum(mentions) FROM newsdip.summit_timeline('history', $1, $2, 'month') GROUP BY 1, 2$$) \g /dev/null
SELECT pg_temp.ask('top 20 pairs', $$SELECT * FROM newsdip.tracked_pairs('history', $1, $2, 'all')$$) \g /dev/null
SELECT pg_temp.ask('network of 100 pairs', $$SELECT * FROM newsdip.graph_nodes(newsdip.tracked_cooccurrence('history', $1, $2))$$) \g /dev/null
SELECT pg_temp.ask('who meets whom', $$SELECT * FROM newsdip.summit_pairs('history', $1, $2)$$) \g /dev/null
SELECT pg_temp.ask('time line of a pair', format($$SELECT * FROM newsdip.pair_timeline('history', %s, %s, $1, $2, CASE WHEN $2 - $1 > 365 THEN 'month' ELSE 'day' END)$$, ids[1], ids[2])) FROM common \g /dev/null
SELECT pg_temp.ask('time line of a pair by day', format($$SELECT * FROM newsdip.pair_timeline('history', %s, %s, $1, $2)$$, ids[1], ids[2])) FROM common \g /dev/null
SELECT pg_temp.ask('time line of an entity by day', format($$SELECT * FROM newsdip.entity_timeline('history', %s, $1, $2)$$, ids[1])) FROM common \g /dev/null
SELECT pg_temp.ask('calendar, 100 rows', $$SELECT * FROM newsdip.meeting_calendar('history', $1, $2, max_rows => 100)$$) \g /dev/null
SELECT pg_temp.ask('rising pairs', $$SELECT * FROM newsdip.rising_pairs('history', $2)$$) \g /dev/null
SELECT pg_temp.ask('rising entities', $$SELECT * FROM newsdip.rising_entities('history', $2)$$) \g /dev/null
SELECT pg_temp.ask('evidence of a pair', format($$SELECT * FROM newsdip.evidence('history', %s, %s, $1, $2)$$, ids[1], ids[2])) FROM common \g /dev/null
SELECT pg_temp.ask('evidence of a rare pair', $$SELECT e.* FROM (SELECT entities FROM history_article WHERE day = $1 + 40 AND cardinality(entities) > 4 ORDER BY id + 0 LIMIT 1) AS a,
	newsdip.evidence('history', entities[4], entities[5], $1, $2) AS e$$) \g /dev/null
SELECT pg_temp.ask('evidence of contacts', $$SELECT * FROM newsdip.summit_evidence('history', $1, $2, statuses => '{cancelled}')$$) \g /dev/null
SELECT pg_temp.ask('tracking', $$SELECT * FROM newsdip.tracking$$) \g /dev/null
\i build/bench/grafana.sql
SELECT what, round(max(milliseconds) FILTER (WHERE range = '90 days')::numeric, 1) AS "90 days, ms",
	round(max(milliseconds) FILTER (WHERE range = 'all')::numeric, 1) AS "all, ms" FROM asked GROUP BY what ORDER BY what;
