/*-------------------------------------------------------------------------
 *
 * gather.c
 *		What a state has noted down, brought into the order of the entities.
 *
 * Entities are numbered as they turn up, ranked by their ids, and then it is
 * found where each of them stands in the units and in the stored values.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "gather.h"

/*
 * With many stored values, each visit to one is made worth it by reading the
 * rows of a block of entities. The counters of a block should stay in a near
 * cache.
 */
#define FEW_SOURCES 4
#define BLOCK_COUNTER_BYTES (512 * 1024)
#define BLOCK_MAX 64

static void
out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("counts in a cooccurrence value are out of range")));
}

/* Memory for so many elements, which may be 0, or more than 1 GB of them */
void *
huge_alloc(Size element, Size n)
{
	return palloc_extended(element * Max(n, 1), MCXT_ALLOC_HUGE);
}

void *
huge_alloc_zero(Size element, Size n)
{
	return palloc_extended(element * Max(n, 1),
						   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Take note of ids from lowest to highest that are going to be looked up. */
static void
note_ids(Gathering *gathering, int32 lowest, int32 highest, Size occurrences)
{
	if (occurrences == 0)
		return;
	gathering->lowest_id = Min(gathering->lowest_id, lowest);
	gathering->highest_id = Max(gathering->highest_id, highest);
	gathering->occurrences += occurrences;
}

/* The same for the units of a buffer. */
static void
note_units(Gathering *gathering, const UnitBuffer *buffer)
{
	gathering->largest = Max(gathering->largest, buffer->largest);
	if (buffer->largest > 0)
		note_ids(gathering, buffer->lowest_id, buffer->highest_id,
				 buffer->used);
}

/* Lay open the stored values of a buffer, and "first" if not NULL. */
static void
open_sources(Gathering *gathering, SourceIndex *index, const Cooccurrence *first,
			 const ValueBuffer *buffer)
{
	index->sources = huge_alloc(sizeof(Source), (Size) buffer->used + 1);
	index->nsources = 0;
	for (uint32 i = 0; i <= buffer->used; i++)
	{
		const Cooccurrence *value = i == 0 ? first : buffer->values[i - 1];
		SizeHistogram *sizes;
		Source	   *source;

		if (value == NULL)
			continue;
		source = &index->sources[index->nsources++];
		view_open(&source->view, value, ERRCODE_DATA_CORRUPTED);
		sizes = &source->view.sizes;
		if (sizes->nsizes > 0)
			gathering->largest = Max(gathering->largest,
									 sizes->size[sizes->nsizes - 1]);
		if (source->view.nentities > 0)
			note_ids(gathering, source->view.ids[0],
					 source->view.ids[source->view.nentities - 1],
					 source->view.nentities);
		source->entities = huge_alloc(sizeof(uint32), source->view.nentities);
	}
}

/* Number the entities of the sources, and add their units to the sums. */
static void
number_sources(Gathering *gathering, SourceIndex *index, int sign)
{
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];
		SizeHistogram *sizes = &source->view.sizes;

		CHECK_FOR_INTERRUPTS();
		for (uint32 j = 0; j < sizes->nsizes; j++)
		{
			int64	   *sum = &gathering->size_units[sizes->size[j]];

			if (pg_add_s64_overflow(*sum, sign * sizes->units[j], sum))
				out_of_range();
		}
		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			uint32		number = entity_number(&gathering->entities,
											   source->view.ids[j]);
			int64	   *sum = &gathering->entities.units[number];

			if (pg_add_s64_overflow(*sum, sign * source->view.entity_units[j],
									sum))
				out_of_range();
			source->entities[j] = number;
		}
	}
}

/* The same for units; writes the numbers in place of the ids. */
static void
number_units(Gathering *gathering, const UnitBuffer *buffer, int sign)
{
	uint32	   *at = buffer->words;
	uint32	   *end = at + buffer->used;

	while (at < end)
	{
		uint32		size = *at++;

		gathering->size_units[size] += sign;
		for (uint32 *unit_end = at + size; at < unit_end; at++)
		{
			*at = entity_number(&gathering->entities, (int32) *at);
			gathering->entities.units[*at] += sign;
		}
	}
}

/* Turn numbers into ranks, and find where the rows of each block are. */
static void
index_sources(Gathering *gathering, SourceIndex *index)
{
	Size		nblocks = gathering->entities.used / gathering->block + 1;
	Size	   *first = huge_alloc_zero(sizeof(Size), nblocks + 2);

	/* count with an offset of two, so that filling leaves an offset of none */
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];

		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			source->entities[j] = gathering->ranks[source->entities[j]];
			first[source->entities[j] / gathering->block + 2]++;
		}
	}
	for (Size block = 2; block < nblocks + 2; block++)
		first[block] += first[block - 1];
	index->rows = huge_alloc(sizeof(RowPosition), first[nblocks + 1]);
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];

		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			uint32		block = source->entities[j] / gathering->block;
			RowPosition *position = &index->rows[first[block + 1]++];

			position->source = i;
			position->row = j;
		}
	}
	index->first = first;
}

/*
 * Turn the numbers of units into ranks, mark where a unit ends, and find
 * where each entity stands. The last of a unit has no partners after it.
 */
static void
index_units(Gathering *gathering, UnitIndex *index, const UnitBuffer *buffer)
{
	Size		nentities = gathering->entities.used;
	const uint32 *ranks = gathering->ranks;
	uint32	   *first = huge_alloc_zero(sizeof(uint32), nentities + 2);
	uint32	   *at = buffer->words;
	uint32	   *end = at + buffer->used;

	while (at < end)
	{
		uint32		size = *at++;

		for (uint32 i = 0; i + 1 < size; i++)
		{
			at[i] = ranks[at[i]];
			first[at[i] + 2]++;
		}
		if (size > 0)
			at[size - 1] = ranks[at[size - 1]];
		at += size;
	}
	for (Size rank = 2; rank < nentities + 2; rank++)
		first[rank] += first[rank - 1];
	index->positions = huge_alloc(sizeof(uint32), first[nentities + 1]);
	for (at = buffer->words; at < end;)
	{
		uint32		size = *at++;

		for (uint32 i = 0; i + 1 < size; i++)
			index->positions[first[at[i] + 1]++] = at + i + 1 - buffer->words;
		at += size;
		if (size > 0)
			at[-1] |= LAST_OF_UNIT;
	}
	index->words = buffer->words;
	index->first = first;
}

/* How many entities are counted at a time */
static uint32
choose_block(const Gathering *gathering)
{
	Size		block;

	if (gathering->added.nsources + gathering->removed.nsources <= FEW_SOURCES)
		return 1;
	block = BLOCK_COUNTER_BYTES / sizeof(int64) /
		Max(gathering->entities.used, 1);
	return Max(Min(block, BLOCK_MAX), 1);
}

/*
 * Gather all that the state has noted down. Entities are ranked by id, those
 * that no unit holds in the end after the others. The ids in the state's units
 * are overwritten by ranks. Allocates in the current memory context.
 */
void
gather(Gathering *gathering, const CooccurrenceState *state)
{
	memset(gathering, 0, sizeof(Gathering));
	gathering->lowest_id = PG_INT32_MAX;
	gathering->highest_id = PG_INT32_MIN;
	note_units(gathering, &state->units_added);
	note_units(gathering, &state->units_removed);
	open_sources(gathering, &gathering->added, state->value,
				 &state->values_added);
	open_sources(gathering, &gathering->removed, NULL,
				 &state->values_removed);

	gathering->size_units = huge_alloc_zero(sizeof(int64),
											(Size) gathering->largest + 1);
	entity_numbers_init(&gathering->entities, gathering->lowest_id,
						gathering->highest_id, gathering->occurrences);
	number_sources(gathering, &gathering->added, 1);
	number_sources(gathering, &gathering->removed, -1);
	number_units(gathering, &state->units_added, 1);
	number_units(gathering, &state->units_removed, -1);
	gathering->present = entity_numbers_rank(&gathering->entities,
											 &gathering->ranks);

	gathering->block = choose_block(gathering);
	index_sources(gathering, &gathering->added);
	index_sources(gathering, &gathering->removed);
	index_units(gathering, &gathering->units_added, &state->units_added);
	index_units(gathering, &gathering->units_removed, &state->units_removed);
}
