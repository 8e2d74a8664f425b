-- Rows that the companions and their twins do not share, bytes and all; zeros
-- are what is wanted.
SELECT 'entity_mention' AS companion, count(*) AS differing
	FROM (SELECT t.*::text FROM articles_entity_mention AS t EXCEPT ALL SELECT t.*::text FROM twin_entity_mention AS t) AS d
UNION ALL SELECT 'entity_mention, twin', count(*)
	FROM (SELECT t.*::text FROM twin_entity_mention AS t EXCEPT ALL SELECT t.*::text FROM articles_entity_mention AS t) AS d
UNION ALL SELECT 'summit_mention', count(*)
	FROM (SELECT t.*::text FROM articles_summit_mention AS t EXCEPT ALL SELECT t.*::text FROM twin_summit_mention AS t) AS d
UNION ALL SELECT 'summit_mention, twin', count(*)
	FROM (SELECT t.*::text FROM twin_summit_mention AS t EXCEPT ALL SELECT t.*::text FROM articles_summit_mention AS t) AS d
UNION ALL SELECT 'article', count(*)
	FROM (SELECT t.*::text FROM articles_article AS t EXCEPT ALL SELECT t.*::text FROM twin_article AS t) AS d
UNION ALL SELECT 'article, twin', count(*)
	FROM (SELECT t.*::text FROM twin_article AS t EXCEPT ALL SELECT t.*::text FROM articles_article AS t) AS d
UNION ALL SELECT 'summit_day', count(*)
	FROM (SELECT t.*::text FROM articles_summit_day AS t EXCEPT ALL SELECT t.*::text FROM twin_summit_day AS t) AS d
UNION ALL SELECT 'summit_day, twin', count(*)
	FROM (SELECT t.*::text FROM twin_summit_day AS t EXCEPT ALL SELECT t.*::text FROM articles_summit_day AS t) AS d
UNION ALL SELECT 'cooccurrence', count(*)
	FROM (SELECT span, since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts) FROM articles_cooccurrence
		EXCEPT ALL SELECT span, since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts) FROM twin_cooccurrence) AS d
UNION ALL SELECT 'cooccurrence, twin', count(*)
	FROM (SELECT span, since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts) FROM twin_cooccurrence
		EXCEPT ALL SELECT span, since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts) FROM articles_cooccurrence) AS d;
