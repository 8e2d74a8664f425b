-- What is in more of the recent units than before.

CREATE TYPE newsdip.rise AS (
	entity_a integer, entity_b integer, units bigint, units_before bigint,
	expected double precision, p double precision, q double precision);
COMMENT ON TYPE newsdip.rise IS 'a pair, or an entity alone, in recent units against earlier ones';

CREATE FUNCTION newsdip.rising_pair_counts(recent newsdip.cooccurrence, before newsdip.cooccurrence, min_units bigint DEFAULT 3)
	RETURNS SETOF newsdip.rise LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 1000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_rising_pairs';
COMMENT ON FUNCTION newsdip.rising_pair_counts(newsdip.cooccurrence, newsdip.cooccurrence, bigint) IS
	'pairs of the recent units against earlier ones, the least likely rise first';

CREATE FUNCTION newsdip.rising_entity_counts(recent newsdip.cooccurrence, before newsdip.cooccurrence, min_units bigint DEFAULT 3)
	RETURNS SETOF newsdip.rise LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 1000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_rising_entities';
COMMENT ON FUNCTION newsdip.rising_entity_counts(newsdip.cooccurrence, newsdip.cooccurrence, bigint) IS
	'entities of the recent units against earlier ones, the least likely rise first';
