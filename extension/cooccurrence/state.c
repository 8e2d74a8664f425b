/*-------------------------------------------------------------------------
 *
 * state.c
 *		A cooccurrence value while it grows.
 *
 * Noting a unit down costs a few bytes an entity, where counting its pairs
 * at once would cost a few bytes for each pair of its entities and a random
 * memory access for each. So pairs are counted for many units together, by
 * count_pairs(), which replaces all that was noted down by one stored value.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "executor/nodeHash.h"
#include "miscadmin.h"
#include "utils/guc.h"
#include "utils/memutils.h"

#include "count.h"
#include "memory.h"
#include "partial.h"
#include "state.h"

/* Units are sorted by insertion up to this size */
#define INSERTION_SORT_MAX 24

/*
 * Counting needs an index into the units, one word a word, and decodes the
 * lists of entities of the stored values; see count.c.
 */
#define COUNTING_BYTES_PER_WORD (2 * sizeof(uint32))
#define COUNTING_BYTES_PER_VALUE_BYTE 2

/* Positions in a unit buffer are 32-bit numbers */
#define UNIT_BUFFER_MAX ((Size) PG_UINT32_MAX)

/* newsdip.cooccurrence_memory in kB; -1 is what a hash table may use */
static int	memory_setting = -1;

void
cooccurrence_init(void)
{
	DefineCustomIntVariable("newsdip.cooccurrence_memory",
							"Sets how much memory a co-occurrence aggregate uses before it counts pairs.",
							"-1 stands for work_mem times hash_mem_multiplier. "
							"The counted part takes what it takes.",
							&memory_setting,
							-1, -1, MAX_KILOBYTES,
							PGC_USERSET, GUC_UNIT_KB,
							NULL, NULL, NULL);
}

/* Begin with nothing; what the state holds will live in "context". */
void
cooccurrence_state_init(CooccurrenceState *state, MemoryContext context)
{
	memset(state, 0, sizeof(CooccurrenceState));
	state->context = context;
}

static void
below_zero(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("cannot take more out of a cooccurrence value than it holds"),
			 errdetail("The number of units would be below zero.")));
}

/* Correct N, when the units that make the difference have been noted down. */
static void
count_units(CooccurrenceState *state, int64 units)
{
	if (pg_add_s64_overflow(state->units, units, &state->units))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("number of units in a cooccurrence value is out of range")));
	if (state->units < 0)
		below_zero();
}

/* Replace all that was noted down by the stored value it amounts to. */
static void
state_compact(CooccurrenceState *state)
{
	Cooccurrence *value;

	/* counting rewrites the units where they stand */
	if (state->broken)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("cooccurrence value was left incomplete by an earlier error")));
	state->broken = true;
	value = count_pairs(state);
	state->broken = false;

	if (state->value)
		pfree(state->value);
	state->value = value;
	state->units_added.used = state->units_removed.used = 0;
	state->units_added.largest = state->units_removed.largest = 0;
	for (uint32 i = 0; i < state->values_added.used; i++)
		pfree(state->values_added.values[i]);
	for (uint32 i = 0; i < state->values_removed.used; i++)
		pfree(state->values_removed.values[i]);
	state->values_added.used = state->values_removed.used = 0;
	state->noted_bytes = 0;
}

/*
 * How much memory a state may use before it is counted. As much as the counted
 * part takes is always granted: the work of counting it again is then a
 * constant factor of all.
 */
static Size
granted_bytes(const CooccurrenceState *state)
{
	Size		granted = memory_setting >= 0 ?
		(Size) memory_setting * 1024 : get_hash_memory_limit();

	return state->value ? Max(granted, VARSIZE(state->value)) : granted;
}

/*
 * Note that so many bytes more are about to be used, and make room for them
 * if that exceeds what is granted.
 */
static void
state_reserve(CooccurrenceState *state, Size bytes)
{
	if (state->noted_bytes > 0 &&
		state->noted_bytes + bytes > granted_bytes(state))
		state_compact(state);
	state->noted_bytes += bytes;
}

static int
compare_ids(const void *a, const void *b)
{
	int32		id_a = *(const int32 *) a;
	int32		id_b = *(const int32 *) b;

	return (id_a > id_b) - (id_a < id_b);
}

/* Sort ids and drop duplicates; returns how many remain. */
static uint32
sort_unique(int32 *ids, uint32 n)
{
	uint32		unique = 0;

	if (n <= INSERTION_SORT_MAX)
	{
		for (uint32 i = 1; i < n; i++)
		{
			int32		id = ids[i];
			uint32		j = i;

			for (; j > 0 && ids[j - 1] > id; j--)
				ids[j] = ids[j - 1];
			ids[j] = id;
		}
	}
	else
		qsort(ids, n, sizeof(int32), compare_ids);

	for (uint32 i = 0; i < n; i++)
	{
		if (i == 0 || ids[i] != ids[unique - 1])
			ids[unique++] = ids[i];
	}
	return unique;
}

/* Note a unit down at the end of the buffer. */
static void
buffer_unit(CooccurrenceState *state, UnitBuffer *buffer,
			const int32 *ids, Size n)
{
	Size		needed;
	uint32	   *unit;

	if (n >= UNIT_BUFFER_MAX / 4)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("a unit of %zu entities is too large", n)));
	if (buffer->used + n + 1 > UNIT_BUFFER_MAX)
		state_compact(state);
	state_reserve(state, (n + 1) * COUNTING_BYTES_PER_WORD);

	needed = buffer->used + n + 1;
	if (needed > buffer->allocated)
	{
		Size		allocated = Max(buffer->allocated * 2, Max(needed, 32));

		if (buffer->words)
			buffer->words = huge_grow(buffer->words,
									  allocated * sizeof(uint32));
		else
			buffer->words = huge_alloc_in(state->context,
										  allocated * sizeof(uint32));
		buffer->allocated = allocated;
	}
	unit = buffer->words + buffer->used;
	if (n > 0)
		memcpy(unit + 1, ids, n * sizeof(int32));
	unit[0] = sort_unique((int32 *) unit + 1, n);
	buffer->used += unit[0] + 1;
	if (unit[0] > 0)
	{
		int32		lowest = (int32) unit[1];
		int32		highest = (int32) unit[unit[0]];

		if (buffer->largest == 0 || lowest < buffer->lowest_id)
			buffer->lowest_id = lowest;
		if (buffer->largest == 0 || highest > buffer->highest_id)
			buffer->highest_id = highest;
		buffer->largest = Max(buffer->largest, unit[0]);
	}
}

void
cooccurrence_state_add_unit(CooccurrenceState *state,
							const int32 *ids, Size n)
{
	buffer_unit(state, &state->units_added, ids, n);
	count_units(state, 1);
}

void
cooccurrence_state_remove_unit(CooccurrenceState *state,
							   const int32 *ids, Size n)
{
	buffer_unit(state, &state->units_removed, ids, n);
	count_units(state, -1);
}

/* A copy of a value that the state can hold. */
static Cooccurrence *
copy_value(CooccurrenceState *state, const Cooccurrence *value)
{
	Size		size = VARSIZE_ANY_EXHDR(value) + VARHDRSZ;
	Cooccurrence *copy = huge_alloc_in(state->context, size);

	SET_VARSIZE(copy, size);
	memcpy(VARDATA(copy), VARDATA_ANY(value), size - VARHDRSZ);
	return copy;
}

/* Note a stored value down, which is the state's from now on. */
static void
buffer_value(CooccurrenceState *state, ValueBuffer *buffer,
			 Cooccurrence *value)
{
	Size		bytes = VARSIZE(value) * COUNTING_BYTES_PER_VALUE_BYTE;

	if (value_is_partial(value))
		bytes += partial_list_bytes(value);
	state_reserve(state, bytes);
	if (buffer->used == buffer->allocated)
	{
		Size		allocated = Max(buffer->allocated * 2, 4);

		if (buffer->values)
			buffer->values = huge_grow(buffer->values,
									   allocated * sizeof(Cooccurrence *));
		else
			buffer->values = MemoryContextAlloc(state->context,
												allocated * sizeof(Cooccurrence *));
		buffer->allocated = allocated;
	}
	buffer->values[buffer->used++] = value;
}

void
cooccurrence_state_adopt_value(CooccurrenceState *state, Cooccurrence *value)
{
	bool		partial = value_is_partial(value);
	int64		units = partial ? partial_units(value) : view_units(value);

	if (units == 0)
		pfree(value);			/* it holds nothing */
	else if (state->value == NULL && state->noted_bytes == 0 && !partial)
		state->value = value;
	else
		buffer_value(state, &state->values_added, value);
	count_units(state, units);
}

void
cooccurrence_state_add_value(CooccurrenceState *state,
							 const Cooccurrence *value)
{
	cooccurrence_state_adopt_value(state, copy_value(state, value));
}

void
cooccurrence_state_remove_value(CooccurrenceState *state,
								const Cooccurrence *value)
{
	int64		units = view_units(value);

	if (units > 0)
		buffer_value(state, &state->values_removed,
					 copy_value(state, value));
	count_units(state, -units);
}

static void
copy_units(CooccurrenceState *to, UnitBuffer *into, const UnitBuffer *from)
{
	*into = *from;
	if (from->words == NULL)
		return;
	into->words = huge_alloc_in(to->context,
								from->allocated * sizeof(uint32));
	memcpy(into->words, from->words, from->used * sizeof(uint32));
}

static void
copy_values(CooccurrenceState *to, ValueBuffer *into, const ValueBuffer *from)
{
	*into = *from;
	if (from->values == NULL)
		return;
	into->values = huge_alloc_in(to->context,
								 from->allocated * sizeof(Cooccurrence *));
	for (uint32 i = 0; i < from->used; i++)
		into->values[i] = copy_value(to, from->values[i]);
}

/* Make "to", which has nothing yet, hold the same as "from". */
void
cooccurrence_state_copy(CooccurrenceState *to, const CooccurrenceState *from)
{
	to->units = from->units;
	if (from->value)
		to->value = copy_value(to, from->value);
	copy_values(to, &to->values_added, &from->values_added);
	copy_values(to, &to->values_removed, &from->values_removed);
	copy_units(to, &to->units_added, &from->units_added);
	copy_units(to, &to->units_removed, &from->units_removed);
	to->noted_bytes = from->noted_bytes;
}

const Cooccurrence *
cooccurrence_state_value(CooccurrenceState *state)
{
	if (state->value == NULL || state->noted_bytes > 0)
		state_compact(state);
	return state->value;
}

/* Replace units that were noted down, and are all there is, by a partial value. */
static void
state_make_partial(CooccurrenceState *state)
{
	Cooccurrence *value;

	state->broken = true;
	value = partial_from_state(state);
	state->broken = false;

	pfree(state->units_added.words);
	memset(&state->units_added, 0, sizeof(UnitBuffer));
	state->noted_bytes = 0;
	buffer_value(state, &state->values_added, value);
}

const Cooccurrence *
cooccurrence_state_partial(CooccurrenceState *state)
{
	const ValueBuffer *values = &state->values_added;
	Size		bytes = partial_bytes(state);

	if (bytes > 0 && !state->broken &&
		state->noted_bytes + bytes <= granted_bytes(state))
		state_make_partial(state);
	if (state->value == NULL && state->units_added.used == 0 &&
		state->units_removed.used == 0 && state->values_removed.used == 0 &&
		values->used == 1)
		return values->values[0];
	return cooccurrence_state_value(state);
}
