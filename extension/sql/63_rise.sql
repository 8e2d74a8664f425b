-- What is in more of the recent units than before.

CREATE FUNCTION newsdip.rising_pair_counts(recent newsdip.cooccurrence, before newsdip.cooccurrence,
		min_units bigint DEFAULT 3,
		OUT entity_a integer, OUT entity_b integer, OUT units bigint, OUT units_before bigint,
		OUT expected double precision, OUT p double precision, OUT q double precision)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 1000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_rising_pairs';
COMMENT ON FUNCTION newsdip.rising_pair_counts(newsdip.cooccurrence, newsdip.cooccurrence, bigint) IS
	'pairs of the recent units against earlier ones, the least likely rise first';

CREATE FUNCTION newsdip.rising_entity_counts(recent newsdip.cooccurrence, before newsdip.cooccurrence,
		min_units bigint DEFAULT 3,
		OUT entity_a integer, OUT entity_b integer, OUT units bigint, OUT units_before bigint,
		OUT expected double precision, OUT p double precision, OUT q double precision)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 1000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_rising_entities';
COMMENT ON FUNCTION newsdip.rising_entity_counts(newsdip.cooccurrence, newsdip.cooccurrence, bigint) IS
	'entities of the recent units against earlier ones, the least likely rise first';
