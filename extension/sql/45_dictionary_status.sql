-- The compiled dictionary: what is known about it, and its removal.

CREATE FUNCTION newsdip.dictionary_status(
	OUT version pg_catalog.int8,
	OUT format pg_catalog.int4,
	OUT size pg_catalog.int8,
	OUT entities pg_catalog.int8,
	OUT aliases pg_catalog.int8,
	OUT terms pg_catalog.int8,
	OUT compiled_at pg_catalog.timestamptz,
	OUT compiled_by pg_catalog.name,
	OUT shared pg_catalog.bool,
	OUT path pg_catalog.text,
	OUT reason pg_catalog.text)
RETURNS record
LANGUAGE c VOLATILE PARALLEL RESTRICTED
AS 'MODULE_PATHNAME', 'newsdip_dictionary_status';
COMMENT ON FUNCTION newsdip.dictionary_status() IS 'the compiled dictionary that this session reads texts with: its size, who compiled it when, the file that shares it or the reason why it is private';

CREATE FUNCTION newsdip.dictionary_reset() RETURNS void
LANGUAGE c VOLATILE PARALLEL UNSAFE
AS 'MODULE_PATHNAME', 'newsdip_dictionary_reset';
COMMENT ON FUNCTION newsdip.dictionary_reset() IS 'removes the compiled dictionaries of this database, so that the next session that needs one compiles it';
