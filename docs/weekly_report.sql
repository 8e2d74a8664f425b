-- What was reported in the seven days up to "until" (the newest day that has
-- articles) of the tracked table "articles": see recipes.md.
\set ON_ERROR_STOP on
\set QUIET on
\if :{?articles}
\else
\set articles articles
\endif
\pset footer off
\pset null ''
SELECT coalesce(newsdip.newest_day(:'articles'), current_date) AS newest \gset
\if :{?until}
\else
\set until :newest
\endif

\qecho Contacts by status
SELECT status, sum(mentions) AS mentions
FROM newsdip.summit_timeline(:'articles', :'until'::date - 6, :'until', 'all')
GROUP BY status ORDER BY status;

\qecho Who is named together
SELECT name_a, name_b, units AS articles
FROM newsdip.tracked_pairs(:'articles', :'until'::date - 6, :'until', 'all', k => 10,
	kinds => '{person,country,organisation}');

\qecho What rises
SELECT name_a, name_b, units AS articles, round(expected::numeric, 1) AS expected
FROM newsdip.rising_pairs(:'articles', :'until', k => 10)
WHERE q < 0.05;

\qecho What is planned
SELECT first_day, kind, status, array_to_string(participant_names, ', ') AS who, place_name AS place, mentions
FROM newsdip.meeting_calendar(:'articles', :'until', :'until'::date + 28)
ORDER BY first_day, mentions DESC LIMIT 20;
