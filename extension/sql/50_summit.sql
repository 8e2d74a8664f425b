-- Contacts between states and international bodies, as a text tells of them.

CREATE FUNCTION newsdip.summit_mentions(
	body pg_catalog.text, published pg_catalog.date DEFAULT NULL,
	OUT kind newsdip.contact_kind,
	OUT status newsdip.contact_status,
	OUT level newsdip.contact_level,
	OUT participants pg_catalog.int4[],
	OUT participant_names pg_catalog.text[],
	OUT place pg_catalog.int4,
	OUT during pg_catalog.daterange,
	OUT cameo pg_catalog.text,
	OUT plover pg_catalog.text,
	OUT contact pg_catalog.int4,
	OUT trigger pg_catalog.text,
	OUT start pg_catalog.int4,
	OUT length pg_catalog.int4,
	OUT sentence pg_catalog.int4)
RETURNS SETOF pg_catalog.record
LANGUAGE c STABLE PARALLEL SAFE COST 300 ROWS 0.2 SUPPORT newsdip.text_support
AS 'MODULE_PATHNAME', 'newsdip_summit_mentions';
COMMENT ON FUNCTION newsdip.summit_mentions(pg_catalog.text, pg_catalog.date) IS 'a row for each meeting, call, visit or negotiation between states or international bodies that a sentence tells of';

CREATE FUNCTION newsdip.summit_mention_count(
	body pg_catalog.text, published pg_catalog.date DEFAULT NULL)
RETURNS pg_catalog.int4
LANGUAGE c STABLE PARALLEL SAFE COST 250 SUPPORT newsdip.text_support
AS 'MODULE_PATHNAME', 'newsdip_summit_mention_count';
COMMENT ON FUNCTION newsdip.summit_mention_count(pg_catalog.text, pg_catalog.date) IS 'number of rows of summit_mentions';

CREATE FUNCTION newsdip.summit_contact_count(
	body pg_catalog.text, published pg_catalog.date DEFAULT NULL)
RETURNS pg_catalog.int4
LANGUAGE c STABLE PARALLEL SAFE COST 250 SUPPORT newsdip.text_support
AS 'MODULE_PATHNAME', 'newsdip_summit_contact_count';
COMMENT ON FUNCTION newsdip.summit_contact_count(pg_catalog.text, pg_catalog.date) IS 'number of different contacts that summit_mentions tells of';

CREATE FUNCTION newsdip.explain_summit(
	body pg_catalog.text, published pg_catalog.date DEFAULT NULL,
	OUT mention pg_catalog.int4,
	OUT step pg_catalog.int4,
	OUT what pg_catalog.text,
	OUT term pg_catalog.text,
	OUT lang pg_catalog.text,
	OUT role newsdip.term_role,
	OUT surface pg_catalog.text,
	OUT start pg_catalog.int4,
	OUT length pg_catalog.int4)
RETURNS SETOF pg_catalog.record
LANGUAGE c STABLE PARALLEL SAFE COST 400 ROWS 2 SUPPORT newsdip.text_support
AS 'MODULE_PATHNAME', 'newsdip_explain_summit';
COMMENT ON FUNCTION newsdip.explain_summit(pg_catalog.text, pg_catalog.date) IS 'the words, and rows of the lexicon, that decided each row of summit_mentions';
