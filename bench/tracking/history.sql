-- A history of ten years, :articles articles in all: what the companions of such
-- a table hold, generated. Entities follow Zipf's law over 5,000 ids, five to an
-- article on average, in 100,000 combinations; one article in 20 tells of a
-- contact, as in the corpora. Mentions of entities are made for the last 90 days
-- only, which is where evidence is looked for.
\set QUIET on
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SELECT setseed(0.20180716) \g /dev/null
CREATE TABLE history (id bigint PRIMARY KEY, published date, title text, body text);
SELECT newsdip.track('history', title => 'title') \g /dev/null
CALL newsdip.refresh('history');

-- ids of the dictionary in the order of their frequency
CREATE TEMP TABLE ranked AS SELECT row_number() OVER (ORDER BY entity_id) AS place, entity_id FROM newsdip.entity LIMIT 5000;
CREATE TEMP TABLE entity_list AS SELECT array_agg(entity_id ORDER BY place) AS ids FROM ranked;
-- Zipf by inversion: the place of rank r comes up in proportion to 1/r
CREATE FUNCTION pg_temp.zipf() RETURNS integer LANGUAGE sql VOLATILE AS
	'SELECT least(5000, floor(exp(random() * ln(5001))))::integer';
CREATE FUNCTION pg_temp.some_entities(ids integer[]) RETURNS integer[] LANGUAGE sql VOLATILE AS
	'SELECT ARRAY(SELECT DISTINCT ids[pg_temp.zipf()] FROM generate_series(1, 1 + floor(random() * 9)::integer) ORDER BY 1)';

CREATE TEMP TABLE pool AS SELECT n, pg_temp.some_entities(l.ids) AS entities
	FROM generate_series(0, 99999) AS n, entity_list AS l;
ANALYZE pool;
-- filled first and indexed afterwards, as a restored dump is
ALTER TABLE history_article DROP CONSTRAINT history_article_pkey;
DROP INDEX history_article_day_idx;
INSERT INTO history_article
	SELECT g, date '2016-01-01' + (g * 3653 / :articles)::integer, NULL, g, NULL, p.entities
	FROM generate_series(0, :articles::bigint - 1) AS g JOIN pool AS p ON p.n = (hashint8(g)::bigint + 2147483648) % 100000;
ALTER TABLE history_article ADD PRIMARY KEY (id);
CREATE INDEX ON history_article (day);
INSERT INTO history_cooccurrence (span, since, counts)
	SELECT 'day', day, newsdip.cooccurrence_agg(entities) FROM history_article GROUP BY day;
INSERT INTO history_summit_mention (id, day, mention, kind, status, level, participants, participant_names, place, during, contact, trigger, start, length, sentence)
	SELECT id, day, 1, (enum_range(NULL::newsdip.contact_kind))[1 + id % 5], (enum_range(NULL::newsdip.contact_status))[1 + floor(random() ^ 2 * 6)::integer],
		(enum_range(NULL::newsdip.contact_level))[1 + floor(random() * 3)::integer], p.ids, ARRAY(SELECT x::text FROM unnest(p.ids) AS x),
		CASE WHEN random() < 0.3 THEN p.ids[1] END,
		CASE WHEN random() < 0.4 THEN daterange(day + floor(random() * 30)::integer - 5, day + 27) END, 1, 'met', 1, 3, 1
	FROM (SELECT id, day, entities[1:2] AS ids FROM history_article WHERE hashint8(id) % 20 = 0 AND cardinality(entities) > 1) AS p;
INSERT INTO history_summit_day
	SELECT day, kind, status, level, place, count(*) FROM history_summit_mention GROUP BY day, kind, status, level, place;
UPDATE history_cooccurrence AS c SET contacts = m.contacts
	FROM (SELECT day, newsdip.cooccurrence_agg(participants) AS contacts FROM history_summit_mention GROUP BY day) AS m
	WHERE c.since = m.day;
-- mentions of the entities: their place in the text does not matter here
INSERT INTO history_entity_mention
	SELECT a.id, a.day, e.place, e.id, 'name', e.place * 20, 10, e.place, 1
	FROM history_article AS a, unnest(a.entities) WITH ORDINALITY AS e (id, place) WHERE a.day > '2025-10-01';
DO $$
DECLARE
	t newsdip.tracked_table;
BEGIN
	SELECT * INTO t FROM newsdip.tracked_table WHERE articles = 'history'::regclass;
	WHILE newsdip.sum_up(t) > 0 LOOP
	END LOOP;
END $$;
VACUUM ANALYZE history_article, history_cooccurrence, history_summit_mention, history_summit_day, history_entity_mention;
