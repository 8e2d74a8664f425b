-- The names of 1,000 entities, always the same, as one alternation.
CREATE TEMPORARY TABLE alternation AS
SELECT '\m(' || string_agg(regexp_replace(name, '([^[:alnum:] ])', '\\\1', 'g'), '|') || ')\M' AS expression
FROM (SELECT name FROM newsdip.entity WHERE length(name) > 3 ORDER BY md5(entity_id::text) LIMIT 1000) AS drawn;
