-- The newest sentences behind each of the strongest pairs, those that name both
-- first.
\getenv articles NEWSDIP_ARTICLES
SELECT coalesce(json_agg(json_build_object(
	'a', p.entity_a, 'b', p.entity_b, 'published', e.day, 'title', e.title,
	'article', e.article, 'sentence', e.html)
	ORDER BY p.units DESC, p.entity_a, p.entity_b, e.together DESC, e.day DESC, e.article::text, e.sentence), '[]')
FROM newsdip.tracked_pairs(:'articles', step => 'all', k => 100,
		kinds => '{person,country,organisation}') AS p,
	newsdip.evidence(:'articles', p.entity_a, p.entity_b, max_rows => 8) AS e;
