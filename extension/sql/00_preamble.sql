-- newsdip: the install script. The Makefile joins the numbered pieces of this
-- folder in order; a piece is about one part of the SQL interface.

-- complain if the script is sourced in psql rather than run by CREATE EXTENSION
\echo Use "CREATE EXTENSION newsdip" to load this file. \quit

-- Texts are read as UTF-8 throughout. Say so now rather than misread them later.
DO $$
BEGIN
	IF pg_catalog.current_setting('server_encoding') OPERATOR(pg_catalog.<>) 'UTF8' THEN
		RAISE EXCEPTION 'newsdip needs a database in encoding UTF8, this one is in %',
				pg_catalog.current_setting('server_encoding')
			USING ERRCODE = 'feature_not_supported',
				HINT = 'Create a database with CREATE DATABASE ... ENCODING ''UTF8'' TEMPLATE template0.';
	END IF;
END
$$;

GRANT USAGE ON SCHEMA newsdip TO PUBLIC;
