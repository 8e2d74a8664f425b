-- Contacts that are announced for a day or a span of days, the newest 1,000 of
-- those in the newest 5,000 announcements: however many there are, no more are read.
\getenv articles NEWSDIP_ARTICLES
SELECT newsdip.companion(:'articles', 'summit_mention') AS mentions \gset
SELECT coalesce(json_agg(json_build_object(
	'since', c.first_day, 'until', c.last_day, 'kind', c.kind, 'status', c.status,
	'participants', c.participants, 'names', c.participant_names,
	'place', c.place_name, 'mentions', c.mentions)
	ORDER BY c.first_day DESC, c.mentions DESC, c.participant_names), '[]')
FROM (
	SELECT * FROM newsdip.meeting_calendar(:'articles', (
		SELECT min(first_day) FROM (
			SELECT lower(during) AS first_day FROM :mentions WHERE during IS NOT NULL AND status = 'planned'
			ORDER BY lower(during) DESC LIMIT 5000) AS newest), statuses => '{planned}', max_rows => NULL)
	ORDER BY first_day DESC, mentions DESC, participant_names LIMIT 1000
) AS c;
