-- What the page is about: the tracked table, its days, how far newsdip has read.
\getenv articles NEWSDIP_ARTICLES
SELECT cooccurrence FROM newsdip.tracking WHERE articles = :'articles'::regclass \gset
SELECT json_build_object(
	'articles', t.articles::text,
	'done', t.done,
	'pending', coalesce(t.pending, 0) + coalesce(t.stale, 0),
	'refreshed', to_char(t.refreshed_at, 'YYYY-MM-DD HH24:MI'),
	'since', d.since,
	'until', d.until)
FROM newsdip.tracking AS t,
	(SELECT min(since) AS since, max(since) AS until FROM :cooccurrence WHERE span = 'day') AS d
WHERE t.articles = :'articles'::regclass;
