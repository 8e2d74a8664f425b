-- What track() and a first refresh() have to beat threefold: twins of the
-- companions with the same indexes, filled by one statement from the functions.
CREATE TABLE twin_entity_mention (LIKE articles_entity_mention INCLUDING ALL);
CREATE TABLE twin_summit_mention (LIKE articles_summit_mention INCLUDING ALL);
CREATE TABLE twin_cooccurrence (LIKE articles_cooccurrence INCLUDING ALL);
CREATE TABLE twin_summit_day (LIKE articles_summit_day INCLUDING ALL);
CREATE TABLE twin_article (LIKE articles_article INCLUDING ALL);
\timing on
WITH mention AS MATERIALIZED (
	SELECT a.id, a.published AS day, m.mention::integer AS mention, m.entity_id, m.via, m.start, m.length, m.sentence, m.paragraph
	FROM articles AS a, newsdip.entities(a.body, a.published) WITH ORDINALITY
		AS m (entity_id, name, kind, surface, start, length, sentence, paragraph, via, mention)
), summit AS MATERIALIZED (
	SELECT a.id, a.published AS day, s.mention::integer AS mention, s.kind, s.status, s.level, s.participants, s.participant_names,
		s.place, s.during, s.cameo, s.plover, s.contact, s.trigger, s.start, s.length, s.sentence
	FROM articles AS a, newsdip.summit_mentions(a.body, a.published) WITH ORDINALITY
		AS s (kind, status, level, participants, participant_names, place, during, cameo, plover, contact,
			trigger, start, length, sentence, mention)
), named AS (
	SELECT id, array_agg(DISTINCT entity_id ORDER BY entity_id) AS entities FROM mention GROUP BY id
), article AS MATERIALIZED (
	SELECT a.id, a.published AS day, a.body, CASE WHEN a.body IS NOT NULL THEN coalesce(n.entities, '{}') END AS entities
	FROM articles AS a LEFT JOIN named AS n USING (id)
), entered AS (
	INSERT INTO twin_entity_mention SELECT * FROM mention
), entered_summits AS (
	INSERT INTO twin_summit_mention SELECT * FROM summit
), entered_articles AS (
	INSERT INTO twin_article
	SELECT id, day, NULL, hashtextextended(concat_ws(E'\n', coalesce(day::text, '-'), '-', body) COLLATE "C", (body IS NULL)::integer),
		newsdip.simhash(body), entities FROM article
), entered_days AS (
	INSERT INTO twin_summit_day SELECT day, kind, status, level, place, count(*) FROM summit WHERE day IS NOT NULL GROUP BY 1, 2, 3, 4, 5
), day AS MATERIALIZED (
	SELECT c.day, c.counts, m.contacts
	FROM (SELECT day, newsdip.cooccurrence_agg(entities) AS counts FROM article
			WHERE day IS NOT NULL AND entities IS NOT NULL GROUP BY day) AS c
		LEFT JOIN (SELECT day, newsdip.cooccurrence_agg(parties) AS contacts
			FROM (SELECT day, array_agg(p.party) AS parties FROM summit LEFT JOIN LATERAL unnest(participants) AS p (party) ON true
				WHERE day IS NOT NULL GROUP BY day, id, contact) AS contact GROUP BY day) AS m USING (day)
), closed AS (
	SELECT least(max(day), current_date) AS day FROM day
)
INSERT INTO twin_cooccurrence
	SELECT 'day'::newsdip.bucket_span, day, counts, contacts FROM day
	UNION ALL SELECT 'month', date_trunc('month', day)::date, newsdip.rollup(counts), newsdip.rollup(contacts)
		FROM day WHERE day < (SELECT date_trunc('month', day) FROM closed) GROUP BY 2
	UNION ALL SELECT 'year', date_trunc('year', day)::date, newsdip.rollup(counts), newsdip.rollup(contacts)
		FROM day WHERE day < (SELECT date_trunc('year', day) FROM closed) GROUP BY 2;
\timing off
