-- Reading texts in parallel. How many workers PostgreSQL plans follows the
-- pages of the table itself, and long texts lie outside of it.
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 2;
SET jit = off;
CREATE TABLE article (id integer, title text, body text);
INSERT INTO article
SELECT n, 'Talks in Jakarta', 'Vladimir Putin met Xi Jinping. '
	|| (SELECT string_agg(md5(n::text || m::text), ' ') FROM generate_series(1, 150) AS m)
FROM generate_series(1, 1500) AS n;
ANALYZE article;

-- a small table as the planner sees it, so one process reads all
EXPLAIN (COSTS OFF) SELECT sum(cardinality(newsdip.entity_ids(body))) FROM article;
ALTER TABLE article SET (parallel_workers = 2);
EXPLAIN (COSTS OFF) SELECT sum(cardinality(newsdip.entity_ids(body))) FROM article;
EXPLAIN (COSTS OFF) SELECT sum(newsdip.summit_mention_count(body)) FROM article;
EXPLAIN (COSTS OFF) SELECT newsdip.cooccurrence_agg(body, NULL::date) FROM article;
-- of a function in FROM the planner counts only the first call
SET parallel_setup_cost = 0;
EXPLAIN (COSTS OFF) SELECT count(*) FROM article, newsdip.entities(body);

-- what the workers find is what one process finds
SELECT sum(cardinality(newsdip.entity_ids(body))) AS ids FROM article \gset
SELECT sum(newsdip.summit_mention_count(body)) AS summits FROM article \gset
SELECT newsdip.cooccurrence_agg(body, NULL::date) AS pairs FROM article \gset
SELECT md5(string_agg(start || ' ' || name, ',' ORDER BY id, start)) AS mentions FROM article, newsdip.entities(body) \gset
SET max_parallel_workers_per_gather = 0;
SELECT sum(cardinality(newsdip.entity_ids(body))) AS ids,
	sum(cardinality(newsdip.entity_ids(body))) = :ids AS alike FROM article;
SELECT sum(newsdip.summit_mention_count(body)) AS summits,
	sum(newsdip.summit_mention_count(body)) = :summits AS alike FROM article;
SELECT newsdip.units(newsdip.cooccurrence_agg(body, NULL::date)),
	newsdip.cooccurrence_agg(body, NULL::date)::text = :'pairs' AS alike FROM article;
SELECT count(*) AS mentions,
	md5(string_agg(start || ' ' || name, ',' ORDER BY id, start)) = :'mentions' AS alike FROM article, newsdip.entities(body);

-- costs and rows follow the length of the text
CREATE FUNCTION estimate(query text, figure text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' -> figure;
END
$$;
SELECT estimate('SELECT * FROM newsdip.entities(repeat(''x'', 10000))', 'Plan Rows') AS rows_of_10_kb,
	estimate('SELECT * FROM newsdip.entities(repeat(''x'', 100000))', 'Plan Rows') AS rows_of_100_kb;
SELECT estimate('SELECT newsdip.entity_ids(body) FROM article', 'Total Cost')
	> 50 * estimate('SELECT newsdip.entity_ids(title) FROM article', 'Total Cost') AS body_costs_more,
	estimate('SELECT newsdip.entity_ids(title || body) FROM article', 'Total Cost')
	> estimate('SELECT newsdip.entity_ids(body) FROM article', 'Total Cost') AS both_cost_more;
-- VACUUM notes the pages that are counted before it
SELECT estimate('SELECT newsdip.entity_ids(body) FROM article', 'Total Cost') AS cost \gset
VACUUM article;
SELECT estimate('SELECT newsdip.entity_ids(body) FROM article', 'Total Cost') = :cost AS same_cost;
DROP FUNCTION estimate(text, text);
DROP TABLE article;
