-- What people look at: how far each tracked table is.

-- Notes that wait, if whoever asks may read them; NULL if not
CREATE FUNCTION newsdip.pending_notes(change regclass) RETURNS bigint
	LANGUAGE c STABLE STRICT AS 'MODULE_PATHNAME', 'newsdip_pending_notes';
COMMENT ON FUNCTION newsdip.pending_notes(regclass) IS 'how many changes wait for the next refresh';

CREATE VIEW newsdip.tracking AS
	SELECT t.articles,
		CASE WHEN p.problem IS NOT NULL OR t.last_error IS NOT NULL THEN 'failed'
			WHEN t.pass OPERATOR(pg_catalog.=) 'first' THEN 'new'
			WHEN n.pending OPERATOR(pg_catalog.>) 0 OR s.stale OPERATOR(pg_catalog.>) 0 THEN 'behind'
			ELSE 'current' END AS state,
		t.done, n.pending, s.stale, t.rate,
		CASE WHEN t.rate OPERATOR(pg_catalog.>) 0::double precision THEN
			pg_catalog.make_interval(secs => ((n.pending OPERATOR(pg_catalog.+) s.stale)::double precision
				OPERATOR(pg_catalog./) t.rate)) END AS remaining,
		t.refreshed_at, coalesce(p.problem, t.last_error) AS last_error, t.last_error_at,
		t.entity_mention, t.summit_mention, t.cooccurrence, t.summit_day, t.article, t.change,
		t.key, t.companion_key, t.body, t.published, t.title, t.language, t.time_zone, t.near
	FROM newsdip.tracked_table AS t
		CROSS JOIN LATERAL (SELECT newsdip.tracking_problem(t) AS problem) AS p
		CROSS JOIN LATERAL (SELECT CASE WHEN p.problem IS NULL THEN
				newsdip.pending_notes(t.change) OPERATOR(pg_catalog.+)
					CASE WHEN t.pass OPERATOR(pg_catalog.=) 'first'
						THEN t.pass_total OPERATOR(pg_catalog.-) t.pass_done ELSE 0 END
			END AS pending) AS n
		CROSS JOIN LATERAL (SELECT CASE
			WHEN t.pass OPERATOR(pg_catalog.=) 'dictionary' AND t.pass_dictionary OPERATOR(pg_catalog.=) newsdip.dictionary_version()
				THEN t.pass_total OPERATOR(pg_catalog.-) t.pass_done
			WHEN t.pass OPERATOR(pg_catalog.=) 'first' THEN 0
			WHEN t.dictionary OPERATOR(pg_catalog.=) newsdip.dictionary_version() THEN 0
			ELSE t.done END AS stale) AS s
	WHERE pg_catalog.has_table_privilege(t.articles, 'SELECT')
		OR pg_catalog.has_table_privilege(t.article, 'SELECT')
		OR pg_catalog.pg_has_role((SELECT c.relowner FROM pg_catalog.pg_class AS c
			WHERE c.oid OPERATOR(pg_catalog.=) ANY (ARRAY[t.articles::oid, t.article::oid]) LIMIT 1), 'USAGE');
COMMENT ON VIEW newsdip.tracking IS 'tracked tables: their companions, how far they are, and what is wrong';

GRANT SELECT ON newsdip.tracking TO PUBLIC;
GRANT SELECT (articles, entity_mention, summit_mention, cooccurrence, summit_day, article, change, articles_mark,
	body, published, title, language, key, column_numbers, companion_key, time_zone, near)
	ON newsdip.tracked_table TO PUBLIC;
-- a dump reads it, and a restore copies it in
GRANT SELECT, INSERT ON newsdip.tracked_table TO @extowner@;
