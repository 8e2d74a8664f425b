-- track() and the first refresh() beside one statement that writes the same, and
-- whether both wrote the same. Without parallel workers, which only the refresh uses.
\set QUIET on
\pset tuples_only on
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SELECT newsdip.entity_ids('warm') \g /dev/null
\echo track and first refresh
\timing on
SELECT newsdip.track('articles') \g /dev/null
CALL newsdip.refresh('articles');
\timing off
\echo one statement
\ir direct.sql
\echo rows that differ
\ir compare.sql
