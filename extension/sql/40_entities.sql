-- Entities of texts.
--
-- COST and ROWS of functions that read a text are those of one of 1,000 bytes,
-- in units of cpu_operator_cost, which is about what counting a row costs
-- beyond reading it (bench/README.md); text_support scales them.

CREATE FUNCTION newsdip.text_support(internal) RETURNS internal
	LANGUAGE c STRICT IMMUTABLE PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_text_support';
COMMENT ON FUNCTION newsdip.text_support(internal) IS 'planner support: cost and rows of functions that read a text, by its length';

CREATE FUNCTION newsdip.entities(body text, published date DEFAULT NULL,
	OUT entity_id integer, OUT name text, OUT kind newsdip.entity_kind,
	OUT surface text, OUT start integer, OUT length integer,
	OUT sentence integer, OUT paragraph integer, OUT via newsdip.mention_via)
	RETURNS SETOF record
	LANGUAGE c STABLE PARALLEL SAFE COST 400 ROWS 8 SUPPORT newsdip.text_support
	AS 'MODULE_PATHNAME', 'newsdip_entities';
COMMENT ON FUNCTION newsdip.entities(text, date) IS 'the mentions of known entities in a text, in text order';

CREATE FUNCTION newsdip.entity_ids(body text, published date DEFAULT NULL,
	kinds newsdip.entity_kind[] DEFAULT NULL)
	RETURNS integer[]
	LANGUAGE c STABLE PARALLEL SAFE COST 150 SUPPORT newsdip.text_support
	AS 'MODULE_PATHNAME', 'newsdip_entity_ids';
COMMENT ON FUNCTION newsdip.entity_ids(text, date, newsdip.entity_kind[]) IS 'the entities that a text names, sorted, each once';

CREATE FUNCTION newsdip.entity_id(name text, published date DEFAULT NULL)
	RETURNS integer
	LANGUAGE c STABLE PARALLEL SAFE COST 10
	AS 'MODULE_PATHNAME', 'newsdip_entity_id';
COMMENT ON FUNCTION newsdip.entity_id(text, date) IS 'the entity that a name, alias or office phrase means, or NULL';

CREATE FUNCTION newsdip.highlight(body text, published date DEFAULT NULL)
	RETURNS text
	LANGUAGE c STABLE PARALLEL SAFE COST 300 SUPPORT newsdip.text_support
	AS 'MODULE_PATHNAME', 'newsdip_highlight';
COMMENT ON FUNCTION newsdip.highlight(text, date) IS 'the text as HTML with its mentions marked';

CREATE FUNCTION newsdip.sentences(body text,
	OUT sentence integer, OUT paragraph integer, OUT start integer, OUT length integer,
	OUT boilerplate boolean, OUT surface text)
	RETURNS SETOF record
	LANGUAGE c STABLE STRICT PARALLEL SAFE COST 500 ROWS 20
	AS 'MODULE_PATHNAME', 'newsdip_sentences';
COMMENT ON FUNCTION newsdip.sentences(text) IS 'the sentences of a text, numbered as in entities';
