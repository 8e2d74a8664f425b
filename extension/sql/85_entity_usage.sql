-- What the dictionary is worth over one's own articles: which entities they
-- name, and which they never do.

CREATE FUNCTION newsdip.entity_usage(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		OUT entity_id integer, OUT name text, OUT kind newsdip.entity_kind,
		OUT articles_read bigint, OUT mentions bigint, OUT first_day date, OUT last_day date)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
	SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	key name[];
BEGIN
	PERFORM newsdip.companion(articles, 'entity_mention');
	SELECT t.companion_key INTO key FROM newsdip.tracked_table AS t WHERE t.articles = entity_usage.articles;
	-- each article once: its mentions of an entity, then all of these
	RETURN QUERY EXECUTE format(
		'SELECT u.entity_id, e.name, e.kind, count(*), sum(u.mentions)::bigint, min(u.day), max(u.day) '
		'FROM (SELECT x.entity_id, min(x.day) AS day, count(*) AS mentions FROM %s AS x '
			'WHERE ($1 IS NULL OR x.day >= $1) AND ($2 IS NULL OR x.day <= $2) GROUP BY x.entity_id, %s) AS u '
			'LEFT JOIN newsdip.entity AS e USING (entity_id) '
		'GROUP BY u.entity_id, e.name, e.kind ORDER BY 4 DESC, 5 DESC, 1',
		newsdip.companion(articles, 'entity_mention'), newsdip.key_list(key, 'x'))
		USING since, until;
END
$$;
COMMENT ON FUNCTION newsdip.entity_usage(regclass, date, date) IS 'the entities that tracked articles name: in how many, how often, from when to when';
