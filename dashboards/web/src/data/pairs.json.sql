-- Articles that name both of a pair, by month, for the strongest pairs over the
-- whole time.
\getenv articles NEWSDIP_ARTICLES
WITH strongest AS MATERIALIZED (
	SELECT entity_a, entity_b
	FROM newsdip.tracked_pairs(:'articles', step => 'all', k => 300,
		kinds => '{person,country,organisation}')
), months AS (
	SELECT period, newsdip.rollup(counts) AS counts
	FROM newsdip.tracked_parts(:'articles', NULL, NULL, 'month')
	GROUP BY period
)
SELECT coalesce(json_agg(json_build_object(
	'month', m.period, 'a', p.entity_a, 'b', p.entity_b, 'units', p.units)
	ORDER BY m.period, p.units DESC, p.entity_a, p.entity_b), '[]')
FROM months AS m, newsdip.pairs(m.counts) AS p
	JOIN strongest USING (entity_a, entity_b);
