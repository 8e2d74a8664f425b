-- The entities of the strongest pairs over the whole time, the most named first,
-- with the community that they belong to.
\getenv articles NEWSDIP_ARTICLES
SELECT coalesce(json_agg(json_build_object(
	'entity', e.entity_id, 'name', e.name, 'kind', e.kind, 'units', n.mainstat,
	'community', n.detail__community) ORDER BY n.mainstat DESC, e.name), '[]')
FROM newsdip.graph_nodes(newsdip.tracked_cooccurrence(:'articles'), 300) AS n
	JOIN newsdip.entity AS e ON e.entity_id = n.id::integer
WHERE e.kind <> 'place';
