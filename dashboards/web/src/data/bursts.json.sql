-- Weeks of the last year in which a pair is in more articles than the eight
-- weeks before let expect.
\getenv articles NEWSDIP_ARTICLES
SELECT coalesce(json_agg(json_build_object(
	'week', w.week, 'a', r.entity_a, 'b', r.entity_b, 'name_a', r.name_a, 'name_b', r.name_b,
	'units', r.units, 'expected', r.expected, 'q', r.q)
	ORDER BY w.week DESC, r.p, r.entity_a, r.entity_b), '[]')
FROM (
	SELECT DISTINCT newsdip.period_start(d.day, 'week') AS week
	FROM (SELECT newsdip.newest_day(:'articles') - i AS day FROM generate_series(0, 371, 7) AS i) AS d
) AS w,
	newsdip.rising_pairs(:'articles', w.week + 6, k => 5) AS r
WHERE r.q < 0.01;
