-- Which pairs of a cooccurrence value are together more often than chance

CREATE FUNCTION newsdip.significant_pairs(c newsdip.cooccurrence,
		fdr double precision DEFAULT 0.05, min_units bigint DEFAULT 1,
		OUT entity_a integer, OUT entity_b integer,
		OUT units bigint, OUT units_a bigint, OUT units_b bigint,
		OUT lift double precision, OUT lift_low double precision,
		OUT lift_high double precision,
		OUT p double precision, OUT q double precision)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100000 ROWS 100
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_significant_pairs';
COMMENT ON FUNCTION newsdip.significant_pairs(newsdip.cooccurrence, double precision, bigint) IS
	'the pairs that are together more often than the frequencies of entities and the sizes of units explain, at a rate of false discoveries';
