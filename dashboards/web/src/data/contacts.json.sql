-- Summit mentions by month and status: all of them (entity null), and those of
-- each of the parties that are reported most.
\getenv articles NEWSDIP_ARTICLES
SELECT summit_mention FROM newsdip.tracking WHERE articles = :'articles'::regclass \gset
WITH party AS MATERIALIZED (
	SELECT newsdip.month_start(m.day) AS month, p.entity, m.status, count(*) AS contacts
	FROM :summit_mention AS m,
		LATERAL (SELECT DISTINCT u.entity FROM unnest(m.participants) AS u (entity) WHERE u.entity IS NOT NULL) AS p
	WHERE m.day IS NOT NULL
	GROUP BY 1, 2, 3
), frequent AS (
	SELECT entity FROM party GROUP BY entity ORDER BY sum(contacts) DESC, entity LIMIT 200
)
SELECT coalesce(json_agg(json_build_object(
	'month', c.month, 'entity', c.entity, 'status', c.status, 'contacts', c.contacts)
	ORDER BY c.month, c.entity NULLS FIRST, c.status), '[]')
FROM (
	SELECT period, NULL::integer, status, sum(mentions)
	FROM newsdip.summit_timeline(:'articles', step => 'month')
	GROUP BY period, status
	UNION ALL
	SELECT * FROM party WHERE entity IN (SELECT entity FROM frequent)
) AS c (month, entity, status, contacts);
