-- A job of pg_cron that refreshes all tables that the current user owns (for a
-- superuser: all), every minute. Run it in the database that cron.database_name
-- names, as who is to own the job:
--
--	psql -d news -v ON_ERROR_STOP=1 -f pg_cron.sql
--
-- A job of the same name is replaced. It never overlaps with itself.
CREATE EXTENSION IF NOT EXISTS pg_cron;
SELECT cron.schedule('newsdip refresh', '* * * * *', 'CALL newsdip.refresh()');
