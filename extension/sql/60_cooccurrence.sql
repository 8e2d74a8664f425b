-- The type cooccurrence: how often entities occur together. It counts
-- integers and knows no text; 70_text_cooccurrence.sql brings the two together.

CREATE TYPE newsdip.cooccurrence;

CREATE FUNCTION newsdip.cooccurrence_in(cstring) RETURNS newsdip.cooccurrence
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_in';
COMMENT ON FUNCTION newsdip.cooccurrence_in(cstring) IS 'I/O';

CREATE FUNCTION newsdip.cooccurrence_out(newsdip.cooccurrence) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_out';
COMMENT ON FUNCTION newsdip.cooccurrence_out(newsdip.cooccurrence) IS 'I/O';

CREATE FUNCTION newsdip.cooccurrence_recv(internal) RETURNS newsdip.cooccurrence
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_recv';
COMMENT ON FUNCTION newsdip.cooccurrence_recv(internal) IS 'I/O';

CREATE FUNCTION newsdip.cooccurrence_send(newsdip.cooccurrence) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_send';
COMMENT ON FUNCTION newsdip.cooccurrence_send(newsdip.cooccurrence) IS 'I/O';

-- The stored form is compact already, so it is never compressed; that lets
-- the head of a value be read without the rest of it.
CREATE TYPE newsdip.cooccurrence (
	INPUT = newsdip.cooccurrence_in,
	OUTPUT = newsdip.cooccurrence_out,
	RECEIVE = newsdip.cooccurrence_recv,
	SEND = newsdip.cooccurrence_send,
	INTERNALLENGTH = VARIABLE,
	STORAGE = external
);
COMMENT ON TYPE newsdip.cooccurrence IS
	'how many units hold each entity and each pair of entities, and how many units have which size';

CREATE FUNCTION newsdip.cooccurrence_to_jsonb(newsdip.cooccurrence) RETURNS jsonb
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_to_jsonb';
COMMENT ON FUNCTION newsdip.cooccurrence_to_jsonb(newsdip.cooccurrence) IS
	'the text form of a cooccurrence value as jsonb';
CREATE CAST (newsdip.cooccurrence AS jsonb)
	WITH FUNCTION newsdip.cooccurrence_to_jsonb(newsdip.cooccurrence);

-- Sum and difference

CREATE FUNCTION newsdip.cooccurrence_plus(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS newsdip.cooccurrence
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_plus';
COMMENT ON FUNCTION newsdip.cooccurrence_plus(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of + operator';

CREATE FUNCTION newsdip.cooccurrence_minus(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS newsdip.cooccurrence
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_minus';
COMMENT ON FUNCTION newsdip.cooccurrence_minus(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of - operator';

CREATE OPERATOR newsdip.+ (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_plus, COMMUTATOR = OPERATOR(newsdip.+)
);
COMMENT ON OPERATOR newsdip.+ (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'units of both values counted together';

CREATE OPERATOR newsdip.- (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_minus
);
COMMENT ON OPERATOR newsdip.- (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'the left value without the units of the right one';

-- Comparison: = is by content; the order has no meaning but that it is one

CREATE FUNCTION newsdip.cooccurrence_eq(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_eq';
COMMENT ON FUNCTION newsdip.cooccurrence_eq(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of = operator';
CREATE FUNCTION newsdip.cooccurrence_ne(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_ne';
COMMENT ON FUNCTION newsdip.cooccurrence_ne(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of <> operator';
CREATE FUNCTION newsdip.cooccurrence_lt(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_lt';
COMMENT ON FUNCTION newsdip.cooccurrence_lt(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of < operator';
CREATE FUNCTION newsdip.cooccurrence_le(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_le';
COMMENT ON FUNCTION newsdip.cooccurrence_le(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of <= operator';
CREATE FUNCTION newsdip.cooccurrence_gt(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_gt';
COMMENT ON FUNCTION newsdip.cooccurrence_gt(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of > operator';
CREATE FUNCTION newsdip.cooccurrence_ge(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS boolean LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_ge';
COMMENT ON FUNCTION newsdip.cooccurrence_ge(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'implementation of >= operator';
CREATE FUNCTION newsdip.cooccurrence_cmp(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS integer LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_cmp';
COMMENT ON FUNCTION newsdip.cooccurrence_cmp(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'less-equal-greater comparison of cooccurrence values';
CREATE FUNCTION newsdip.cooccurrence_hash(newsdip.cooccurrence)
	RETURNS integer LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_hash';
COMMENT ON FUNCTION newsdip.cooccurrence_hash(newsdip.cooccurrence) IS
	'hash of a cooccurrence value';
CREATE FUNCTION newsdip.cooccurrence_hash_extended(newsdip.cooccurrence, bigint)
	RETURNS bigint LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_hash_extended';
COMMENT ON FUNCTION newsdip.cooccurrence_hash_extended(newsdip.cooccurrence, bigint) IS
	'64-bit hash of a cooccurrence value, with a seed';

CREATE OPERATOR newsdip.= (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_eq,
	COMMUTATOR = OPERATOR(newsdip.=), NEGATOR = OPERATOR(newsdip.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR newsdip.= (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'equal in all counts';
CREATE OPERATOR newsdip.<> (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_ne,
	COMMUTATOR = OPERATOR(newsdip.<>), NEGATOR = OPERATOR(newsdip.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR newsdip.<> (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'not equal';
CREATE OPERATOR newsdip.< (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_lt,
	COMMUTATOR = OPERATOR(newsdip.>), NEGATOR = OPERATOR(newsdip.>=),
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR newsdip.< (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'before, in an order that only serves sorting';
CREATE OPERATOR newsdip.<= (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_le,
	COMMUTATOR = OPERATOR(newsdip.>=), NEGATOR = OPERATOR(newsdip.>),
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR newsdip.<= (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'before or equal, in an order that only serves sorting';
CREATE OPERATOR newsdip.> (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_gt,
	COMMUTATOR = OPERATOR(newsdip.<), NEGATOR = OPERATOR(newsdip.<=),
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR newsdip.> (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'after, in an order that only serves sorting';
CREATE OPERATOR newsdip.>= (
	LEFTARG = newsdip.cooccurrence, RIGHTARG = newsdip.cooccurrence,
	FUNCTION = newsdip.cooccurrence_ge,
	COMMUTATOR = OPERATOR(newsdip.<=), NEGATOR = OPERATOR(newsdip.<),
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR newsdip.>= (newsdip.cooccurrence, newsdip.cooccurrence) IS
	'after or equal, in an order that only serves sorting';

CREATE OPERATOR CLASS newsdip.cooccurrence_ops
	DEFAULT FOR TYPE newsdip.cooccurrence USING btree AS
	OPERATOR 1 newsdip.<, OPERATOR 2 newsdip.<=, OPERATOR 3 newsdip.=,
	OPERATOR 4 newsdip.>=, OPERATOR 5 newsdip.>,
	FUNCTION 1 newsdip.cooccurrence_cmp(newsdip.cooccurrence, newsdip.cooccurrence);
COMMENT ON OPERATOR CLASS newsdip.cooccurrence_ops USING btree IS
	'sorting of cooccurrence values';

CREATE OPERATOR CLASS newsdip.cooccurrence_ops
	DEFAULT FOR TYPE newsdip.cooccurrence USING hash AS
	OPERATOR 1 newsdip.=,
	FUNCTION 1 newsdip.cooccurrence_hash(newsdip.cooccurrence),
	FUNCTION 2 newsdip.cooccurrence_hash_extended(newsdip.cooccurrence, bigint);
COMMENT ON OPERATOR CLASS newsdip.cooccurrence_ops USING hash IS
	'hashing of cooccurrence values';

-- Aggregates. The state is a cooccurrence itself, so that partial results are
-- of the same type; a state without units gives NULL.

CREATE FUNCTION newsdip.cooccurrence_add_unit(newsdip.cooccurrence, integer[])
	RETURNS newsdip.cooccurrence LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_add_unit';
COMMENT ON FUNCTION newsdip.cooccurrence_add_unit(newsdip.cooccurrence, integer[]) IS
	'the value with one unit more, which holds these entities';
CREATE FUNCTION newsdip.cooccurrence_remove_unit(newsdip.cooccurrence, integer[])
	RETURNS newsdip.cooccurrence LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_remove_unit';
COMMENT ON FUNCTION newsdip.cooccurrence_remove_unit(newsdip.cooccurrence, integer[]) IS
	'the value with one unit less, which held these entities';
CREATE FUNCTION newsdip.cooccurrence_merge(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS newsdip.cooccurrence LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_merge';
COMMENT ON FUNCTION newsdip.cooccurrence_merge(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'aggregate combine function: the sum';
CREATE FUNCTION newsdip.cooccurrence_unmerge(newsdip.cooccurrence, newsdip.cooccurrence)
	RETURNS newsdip.cooccurrence LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_unmerge';
COMMENT ON FUNCTION newsdip.cooccurrence_unmerge(newsdip.cooccurrence, newsdip.cooccurrence) IS
	'aggregate inverse function: the difference';
CREATE FUNCTION newsdip.cooccurrence_final(newsdip.cooccurrence)
	RETURNS newsdip.cooccurrence LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_final';
COMMENT ON FUNCTION newsdip.cooccurrence_final(newsdip.cooccurrence) IS
	'aggregate final function: NULL if the value has no units';

CREATE AGGREGATE newsdip.cooccurrence_agg(integer[]) (
	SFUNC = newsdip.cooccurrence_add_unit,
	STYPE = newsdip.cooccurrence,
	INITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	FINALFUNC = newsdip.cooccurrence_final,
	COMBINEFUNC = newsdip.cooccurrence_merge,
	MSFUNC = newsdip.cooccurrence_add_unit,
	MINVFUNC = newsdip.cooccurrence_remove_unit,
	MSTYPE = newsdip.cooccurrence,
	MINITCOND = '{"units": 0, "sizes": {}, "entities": {}, "pairs": []}',
	MFINALFUNC = newsdip.cooccurrence_final,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE newsdip.cooccurrence_agg(integer[]) IS
	'counts entities and pairs of entities; each array is the unit of the entities it names';

CREATE AGGREGATE newsdip.rollup(newsdip.cooccurrence) (
	SFUNC = newsdip.cooccurrence_merge,
	STYPE = newsdip.cooccurrence,
	COMBINEFUNC = newsdip.cooccurrence_merge,
	MSFUNC = newsdip.cooccurrence_merge,
	MINVFUNC = newsdip.cooccurrence_unmerge,
	MSTYPE = newsdip.cooccurrence,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE newsdip.rollup(newsdip.cooccurrence) IS
	'the sum of cooccurrence values';

-- Reading a value

CREATE FUNCTION newsdip.units(c newsdip.cooccurrence) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_units';
COMMENT ON FUNCTION newsdip.units(newsdip.cooccurrence) IS
	'how many units were counted';

CREATE FUNCTION newsdip.entity_units(c newsdip.cooccurrence, e integer) RETURNS bigint
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_entity_units';
COMMENT ON FUNCTION newsdip.entity_units(newsdip.cooccurrence, integer) IS
	'how many units hold the entity';

CREATE FUNCTION newsdip.pair_units(c newsdip.cooccurrence, a integer, b integer)
	RETURNS bigint LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_pair_units';
COMMENT ON FUNCTION newsdip.pair_units(newsdip.cooccurrence, integer, integer) IS
	'how many units hold both entities';

CREATE FUNCTION newsdip.pair_counts(c newsdip.cooccurrence, a integer, b integer,
		OUT units bigint, OUT units_a bigint, OUT units_b bigint, OUT all_units bigint)
	RETURNS record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_pair_counts';
COMMENT ON FUNCTION newsdip.pair_counts(newsdip.cooccurrence, integer, integer) IS
	'how many units hold both entities, each of them, and how many units there are';

CREATE FUNCTION newsdip.entity_counts(c newsdip.cooccurrence,
		OUT entity integer, OUT units bigint)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 1000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_entity_counts';
COMMENT ON FUNCTION newsdip.entity_counts(newsdip.cooccurrence) IS
	'the entities, ascending, and how many units hold each';

CREATE FUNCTION newsdip.pairs(c newsdip.cooccurrence, min_units bigint DEFAULT 1,
		OUT entity_a integer, OUT entity_b integer,
		OUT units bigint, OUT units_a bigint, OUT units_b bigint)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE ROWS 10000
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_pairs';
COMMENT ON FUNCTION newsdip.pairs(newsdip.cooccurrence, bigint) IS
	'the pairs of entities that occur together in at least so many units, ascending';

CREATE FUNCTION newsdip.measure(c newsdip.cooccurrence, a integer, b integer, name text)
	RETURNS double precision LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_measure';
COMMENT ON FUNCTION newsdip.measure(newsdip.cooccurrence, integer, integer, text) IS
	'a measure of association of two entities, by the name of the measure';

CREATE FUNCTION newsdip.top_pairs(c newsdip.cooccurrence, k integer,
		measure text DEFAULT 'count', min_units bigint DEFAULT 1,
		OUT entity_a integer, OUT entity_b integer,
		OUT units bigint, OUT units_a bigint, OUT units_b bigint,
		OUT value double precision)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 20
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_top_pairs';
COMMENT ON FUNCTION newsdip.top_pairs(newsdip.cooccurrence, integer, text, bigint) IS
	'the k pairs of highest measure among those in at least so many units, best first';

CREATE FUNCTION newsdip.neighbours(c newsdip.cooccurrence, e integer, k integer,
		measure text DEFAULT 'count', min_units bigint DEFAULT 1,
		OUT entity integer, OUT units bigint, OUT value double precision)
	RETURNS SETOF record LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 20
	AS 'MODULE_PATHNAME', 'newsdip_cooccurrence_neighbours';
COMMENT ON FUNCTION newsdip.neighbours(newsdip.cooccurrence, integer, integer, text, bigint) IS
	'the k entities of highest measure with this one among those in at least so many units with it, best first';
