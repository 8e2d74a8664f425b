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
#include "memory.h"
#include "partial.h"

/*
 * With more stored values than FEW_SOURCES, each visit to one is made worth it
 * by reading the rows of a block of entities: so many rows that it has about
 * VISIT_PAIRS pairs in them, as long as the counters of the block do not take
 * more than FAR_BYTES, and at least as many as have counters of NEAR_BYTES,
 * which stay in the nearest cache.
 */
#define FEW_SOURCES 3
#define VISIT_PAIRS 2048
#define NEAR_BYTES (48 * 1024)
#define FAR_BYTES (1024 * 1024)

/* What has been counted before is the base if it is so many times the rest */
#define BASE_RATIO 2

void
counts_out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("counts in a cooccurrence value are out of range")));
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
	if (buffer->largest == 0)
		return;
	note_ids(gathering, buffer->lowest_id, buffer->highest_id, buffer->used);
	/* as if all were as large as the largest, which most may be */
	gathering->pairs += buffer->used / 2 * (buffer->largest - 1);
}

/* Lay open a stored value. */
static void
open_source(Gathering *gathering, Source *source, const Cooccurrence *value)
{
	const CooccurrenceView *view = &source->view;

	if (value_is_partial(value))
		gathering->pairs += partial_open(source, value);
	else
	{
		view_open(&source->view, value, ERRCODE_DATA_CORRUPTED);
		source->lists = NULL;
	}
	if (view->sizes.nsizes > 0)
		gathering->largest = Max(gathering->largest,
								 view->sizes.size[view->sizes.nsizes - 1]);
	if (view->nentities > 0)
		note_ids(gathering, view->ids[0], view->ids[view->nentities - 1],
				 view->nentities);
	source->ranks = huge_alloc(sizeof(uint32), view->nentities);
	source->row = 0;
	source->short_ranks = NULL;
}

/* Lay open the stored values of a buffer, with room for one more. */
static void
open_sources(Gathering *gathering, Sources *sources, const ValueBuffer *buffer)
{
	sources->sources = huge_alloc(sizeof(Source), (Size) buffer->used + 1);
	sources->nsources = buffer->used;
	for (uint32 i = 0; i < buffer->used; i++)
	{
		open_source(gathering, &sources->sources[i], buffer->values[i]);
		/* a pair takes a byte or two */
		gathering->pairs += sources->sources[i].view.size;
	}
}

/*
 * Lay open what has been counted before. If it is far larger than all that has
 * been noted down since, its rows are taken as they are and the rest is merged
 * into them; otherwise it is a value like others.
 */
static void
open_value(Gathering *gathering, const Cooccurrence *value)
{
	Sources    *sources = &gathering->added;
	Source	   *source = &sources->sources[sources->nsources];

	gathering->base = NULL;
	if (value == NULL)
		return;
	open_source(gathering, source, value);
	if (source->view.size / BASE_RATIO >= gathering->pairs)
		gathering->base = source;
	else
	{
		gathering->pairs += source->view.size;
		sources->nsources++;
	}
}

/* Number the entities of a source, and add its units to the sums. */
static void
number_source(Gathering *gathering, Source *source, int sign)
{
	const CooccurrenceView *view = &source->view;

	CHECK_FOR_INTERRUPTS();
	for (uint32 i = 0; i < view->sizes.nsizes; i++)
	{
		int64	   *sum = &gathering->size_units[view->sizes.size[i]];

		if (pg_add_s64_overflow(*sum, sign * view->sizes.units[i], sum))
			counts_out_of_range();
	}
	for (uint32 i = 0; i < view->nentities; i++)
	{
		uint32		number = entity_number(&gathering->entities, view->ids[i]);
		int64	   *sum = &gathering->entities.units[number];

		if (pg_add_s64_overflow(*sum, sign * view->entity_units[i], sum))
			counts_out_of_range();
		source->ranks[i] = number;
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

/* Turn the numbers of a source's entities into ranks. */
static void
rank_source(const Gathering *gathering, Source *source)
{
	for (uint32 i = 0; i < source->view.nentities; i++)
		source->ranks[i] = gathering->ranks[source->ranks[i]];
}

/* Store the ranks of a source in half the place, at the start of that. */
static void
shorten_ranks(Source *source)
{
	source->short_ranks = (uint16 *) source->ranks;
	for (uint32 i = 0; i < source->view.nentities; i++)
	{
		uint32		rank = source->ranks[i];

		source->short_ranks[i] = (uint16) rank;
	}
	source->ranks = NULL;
}

/* The same for all, which are then ready to be gone through. */
static void
rank_sources(Gathering *gathering, Sources *sources)
{
	for (uint32 i = 0; i < sources->nsources; i++)
	{
		rank_source(gathering, &sources->sources[i]);
		if (sources->nsources > FEW_SOURCES &&
			gathering->entities.used <= PG_UINT16_MAX)
			shorten_ranks(&sources->sources[i]);
	}
	sources_start(sources, &gathering->blocks);
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

/* Part the entities into blocks that are counted together. */
static void
choose_blocks(Gathering *gathering)
{
	const EntityNumbers *entities = &gathering->entities;
	uint32		nsources = gathering->added.nsources + gathering->removed.nsources;
	Size		row_bytes = (Size) Max(entities->used, 1);
	uint32		most = 1;
	uint32		least = 1;
	double		units = 0;
	double		pairs_per_unit; /* of an entity in a source, about */
	double		pairs = 0;		/* of a source in the block, about */
	Blocks	   *blocks = &gathering->blocks;
	uint32		n = 0;			/* ranks in the block */

	if (nsources > FEW_SOURCES)
	{
		most = Min(Max(FAR_BYTES / row_bytes, 1), BLOCK_MAX);
		least = Min(Max(NEAR_BYTES / row_bytes, 1), BLOCK_MAX);
	}
	for (uint32 rank = 0; rank < entities->used; rank++)
		units += Max(entities->units[rank], 0);
	pairs_per_unit = gathering->pairs / Max(units, 1) / Max(nsources, 1);

	blocks->first = huge_alloc(sizeof(uint32), (Size) entities->used + 1);
	blocks->of_rank = huge_alloc(sizeof(uint32), entities->used);
	for (uint32 rank = 0; rank < entities->used; rank++)
	{
		if (rank == 0 || n == most || (n >= least && pairs >= VISIT_PAIRS))
		{
			blocks->first[blocks->nblocks++] = rank;
			n = 0;
			pairs = 0;
		}
		blocks->of_rank[rank] = blocks->nblocks - 1;
		n++;
		blocks->largest = Max(blocks->largest, n);
		pairs += pairs_per_unit * Max(entities->units[rank], 0);
	}
	blocks->first[blocks->nblocks] = entities->used;
}

/*
 * Gather all that the state has noted down. Entities are ranked by id, also
 * those that no unit holds in the end. The ids in the state's units are
 * overwritten by numbers. Allocates in the current memory context.
 */
void
gather(Gathering *gathering, const CooccurrenceState *state)
{
	memset(gathering, 0, sizeof(Gathering));
	gathering->lowest_id = PG_INT32_MAX;
	gathering->highest_id = PG_INT32_MIN;
	note_units(gathering, &state->units_added);
	note_units(gathering, &state->units_removed);
	open_sources(gathering, &gathering->added, &state->values_added);
	open_sources(gathering, &gathering->removed, &state->values_removed);
	open_value(gathering, state->value);

	gathering->size_units = huge_alloc_zero(sizeof(int64),
											(Size) gathering->largest + 1);
	entity_numbers_init(&gathering->entities, gathering->lowest_id,
						gathering->highest_id, gathering->occurrences);
	if (gathering->base)
		number_source(gathering, gathering->base, 1);
	for (uint32 i = 0; i < gathering->added.nsources; i++)
		number_source(gathering, &gathering->added.sources[i], 1);
	for (uint32 i = 0; i < gathering->removed.nsources; i++)
		number_source(gathering, &gathering->removed.sources[i], -1);
	number_units(gathering, &state->units_added, 1);
	number_units(gathering, &state->units_removed, -1);
	gathering->ranks = entity_numbers_rank(&gathering->entities);

	choose_blocks(gathering);
	if (gathering->base)
		rank_source(gathering, gathering->base);
	rank_sources(gathering, &gathering->added);
	rank_sources(gathering, &gathering->removed);
}

/*
 * Find out where entities stand in the units. The numbers in them are
 * overwritten by ranks.
 */
void
gather_index(Gathering *gathering, const CooccurrenceState *state)
{
	index_units(gathering, &gathering->units_added, &state->units_added);
	index_units(gathering, &gathering->units_removed, &state->units_removed);
}
