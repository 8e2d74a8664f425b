-- Contacts that are announced for a day or a span of days, the newest 1,000.
\getenv articles NEWSDIP_ARTICLES
SELECT coalesce(json_agg(json_build_object(
	'since', c.first_day, 'until', c.last_day, 'kind', c.kind, 'status', c.status,
	'participants', c.participants, 'names', c.participant_names,
	'place', c.place_name, 'mentions', c.mentions)
	ORDER BY c.first_day DESC, c.mentions DESC, c.participant_names), '[]')
FROM (
	SELECT * FROM newsdip.meeting_calendar(:'articles', statuses => '{planned}', max_rows => NULL)
	ORDER BY first_day DESC, mentions DESC, participant_names LIMIT 1000
) AS c;
