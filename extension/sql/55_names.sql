-- Names that the dictionary lacks: finding them in a text.

CREATE FUNCTION newsdip.unknown_names(body pg_catalog.text, published pg_catalog.date DEFAULT NULL,
	OUT name pg_catalog.text,
	OUT kind newsdip.entity_kind,
	OUT cue newsdip.name_cue,
	OUT role pg_catalog.text,
	OUT rank newsdip.office_rank,
	OUT office_body pg_catalog.int4,
	OUT country pg_catalog.int4,
	OUT start pg_catalog.int4,
	OUT length pg_catalog.int4)
RETURNS SETOF pg_catalog.record
LANGUAGE c STABLE PARALLEL SAFE COST 1200 ROWS 5 SUPPORT newsdip.text_support
AS 'MODULE_PATHNAME', 'newsdip_unknown_names';
COMMENT ON FUNCTION newsdip.unknown_names(pg_catalog.text, pg_catalog.date) IS 'mentions of persons, organisations and places that the dictionary lacks, as the text introduces them';
