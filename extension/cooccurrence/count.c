/*-------------------------------------------------------------------------
 *
 * count.c
 *		Counting the pairs of what a state has noted down.
 *
 * The pairs are counted entity by entity in the order of the ids, which is
 * the order in which the stored form wants them. An index tells for each
 * entity where it stands in the units noted down; as the ids of a unit are
 * ascending, what follows there are the partners that belong to its row. One
 * counter for each possible partner suffices, as it is cleared after each
 * row, so that the work is one increment of a counter in a near cache for
 * each pair of each unit, and no pair is ever sorted or looked up. Stored
 * values take part by the rows they have for the entity; one that is far
 * larger than the rest is not counted but merged with it, so that a moving
 * window costs little more than to write its value.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "count.h"
#include "gather.h"
#include "memory.h"
#include "pair_run.h"
#include "prefetch.h"
#include "row_counts.h"
#include "writer.h"

/* How far ahead of their use units are asked for */
#define PREFETCH_DISTANCE 12

/*
 * It is noted which partners occur if the pairs are fewer than one in so many
 * of those that there could be; see row_counts.h.
 */
#define SPARSE 512

typedef struct Counting
{
	Gathering	gathering;
	int64		units;			/* N in the end */
	bool		removing;		/* is there anything to take out? */
	bool		checking;		/* and if so, may it not have been in? */
	uint32		present;		/* entities that a unit holds in the end */
	uint32	   *index;			/* rank -> place among those; NULL if all are */
} Counting;

static void
below_zero(const char *detail, int64 a, int64 b)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("cannot take more out of a cooccurrence value than it holds"),
			 errdetail(detail, (long long) a, (long long) b)));
}

/* Add up the pairs that units have in the row of an entity. */
static void
sum_units(RowCounts *row, const UnitIndex *index, uint32 rank)
{
	const uint32 *words = index->words;
	const uint32 *position = index->positions + index->first[rank];
	const uint32 *end = index->positions + index->first[rank + 1];
	uint8	   *lower = row->lower;
	const bool	noting = row->noting;

	for (; position < end; position++)
	{
		const uint32 *word = words + *position;

		if (position + PREFETCH_DISTANCE < end)
			prefetch(words + position[PREFETCH_DISTANCE]);
		do
			row_counts_increment(row, lower, noting, *word & ~LAST_OF_UNIT);
		while ((*word++ & LAST_OF_UNIT) == 0);
	}
}

/* Counters for the rows of a block, and what is counted by them */
typedef struct BlockCounts
{
	RowCounts  *rows;
	PairRun    *runs;			/* to read few sources without counting */
	const UnitIndex *units;
	Sources    *sources;
} BlockCounts;

static void
block_init(BlockCounts *block, const Gathering *gathering,
		   const UnitIndex *units, Sources *sources)
{
	Size		nentities = gathering->entities.used;
	bool		sparse = gathering->pairs < nentities * nentities / SPARSE;

	block->rows = palloc(sizeof(RowCounts) * Max(gathering->blocks.largest, 1));
	for (uint32 i = 0; i < gathering->blocks.largest; i++)
		row_counts_init(&block->rows[i], nentities, sparse);
	block->runs = palloc(sizeof(PairRun) * RUNS_MAX);
	for (uint32 i = 0; i < RUNS_MAX; i++)
		pair_run_init(&block->runs[i], nentities);
	block->units = units;
	block->sources = sources;
}

/* Is a block a row that only a few stored values have pairs in? */
static bool
block_is_given(const BlockCounts *counts, uint32 block)
{
	const uint32 *first = counts->units->first +
		counts->sources->blocks->first[block];

	return first[0] == first[1] && sources_are_few(counts->sources, block);
}

/* Count in the rows of a block. */
static void
block_count(BlockCounts *counts, uint32 block)
{
	const uint32 *first = counts->sources->blocks->first + block;

	if (block_is_given(counts, block))
		return;
	for (uint32 rank = first[0]; rank < first[1]; rank++)
		sum_units(&counts->rows[rank - first[0]], counts->units, rank);
	sources_add(counts->sources, counts->rows, block);
}

/* The pairs of a row of the block that has been counted */
static void
block_take(BlockCounts *counts, uint32 block, uint32 rank, PairRun *run)
{
	if (block_is_given(counts, block))
		sources_read(counts->sources, block, counts->runs, run);
	else
		row_counts_take(&counts->rows[rank - counts->sources->blocks->first[block]],
						rank, run);
}

/* The row that the base has of an entity, which may be empty */
static void
read_base(const Gathering *gathering, uint32 rank, PairRun *run)
{
	Source	   *source = gathering->base;
	bool		has_all;

	run->npairs = 0;
	if (source == NULL || source->row == source->view.nentities ||
		source->ranks[source->row] != rank)
		return;
	has_all = source->view.nentities == gathering->entities.used;
	pair_run_read(run, &source->view, source->row++,
				  has_all ? NULL : source->ranks);
}

/* Change a row of the base by two runs. */
static void
change_base(const Counting *counting, uint32 rank, const PairRun *base,
			const PairRun *added, const PairRun *removed, PairRun *result)
{
	const EntityNumbers *entities = &counting->gathering.entities;
	uint32		partner;

	if (!pair_run_change(result, base, added, removed, &partner))
		below_zero("The units of the pair (%lld, %lld) would be below zero.",
				   entities->ids[rank], entities->ids[partner]);
	if (!counting->checking)
		return;
	for (uint32 i = 0; i < result->npairs; i++)
	{
		partner = result->partners[i];
		if (!pair_is_possible(counting->units, entities->units[rank],
							  entities->units[partner], result->units[i]))
			below_zero("The units of the pair (%lld, %lld) would contradict those of its entities.",
					   entities->ids[rank], entities->ids[partner]);
	}
}

/*
 * Write the row of an entity. Where entities have vanished, index tells which
 * place each of the others has got.
 */
static void
write_row(const Counting *counting, CooccurrenceWriter *writer, uint32 rank,
		  PairRun *run)
{
	const uint32 *index = counting->index;

	if (run->npairs == 0)
		return;
	if (index != NULL)
	{
		for (uint32 i = 0; i < run->npairs; i++)
			run->partners[i] = index[run->partners[i]];
		rank = index[rank];
	}
	writer_row(writer, rank, run->npairs, run->partners, run->units);
}

/* Count the pairs of all rows, block after block. */
static void
write_rows(Counting *counting, CooccurrenceWriter *writer)
{
	Gathering  *gathering = &counting->gathering;
	uint32		nentities = gathering->entities.used;
	BlockCounts counts;
	BlockCounts removed_counts = {0};
	PairRun		base;
	PairRun		added;
	PairRun		removed;
	PairRun		result;

	block_init(&counts, gathering, &gathering->units_added, &gathering->added);
	if (counting->removing)
		block_init(&removed_counts, gathering, &gathering->units_removed,
				   &gathering->removed);
	pair_run_init(&base, nentities);
	pair_run_init(&added, nentities);
	pair_run_init(&removed, nentities);
	pair_run_init(&result, nentities);
	for (uint32 block = 0; block < gathering->blocks.nblocks; block++)
	{
		const uint32 *first = gathering->blocks.first + block;

		CHECK_FOR_INTERRUPTS();
		block_count(&counts, block);
		if (counting->removing)
			block_count(&removed_counts, block);
		for (uint32 rank = first[0]; rank < first[1]; rank++)
		{
			block_take(&counts, block, rank, &added);
			if (gathering->base == NULL && !counting->removing)
			{
				write_row(counting, writer, rank, &added);
				continue;
			}
			if (counting->removing)
				block_take(&removed_counts, block, rank, &removed);
			read_base(gathering, rank, &base);
			change_base(counting, rank, &base, &added, &removed, &result);
			write_row(counting, writer, rank, &result);
		}
	}
}

/* The histogram of the value, once it has been checked. */
void
make_histogram(const Gathering *gathering, SizeHistogram *sizes)
{
	int64		units;
	int64		occurrences;
	int64		pair_units;

	sizes->nsizes = 0;
	sizes->size = huge_alloc(sizeof(uint32), (Size) gathering->largest + 1);
	sizes->units = gathering->size_units;
	for (Size size = 0; size <= gathering->largest; size++)
	{
		int64		size_units = gathering->size_units[size];

		if (size_units < 0)
			below_zero("The units of %lld entities would be below zero.",
					   size, 0);
		if (size_units == 0)
			continue;
		sizes->size[sizes->nsizes] = size;
		sizes->units[sizes->nsizes++] = size_units;
	}
	if (!histogram_totals(sizes, &units, &occurrences, &pair_units))
		counts_out_of_range();
}

/* Find out which entities are left, and check their units. */
static void
find_present(Counting *counting)
{
	const EntityNumbers *entities = &counting->gathering.entities;

	counting->present = 0;
	for (uint32 rank = 0; rank < entities->used; rank++)
	{
		if (entities->units[rank] < 0)
			below_zero("The units of entity %lld would be below zero.",
					   entities->ids[rank], 0);
		counting->present += entities->units[rank] > 0;
	}
	counting->index = NULL;
	if (counting->present == entities->used)
		return;
	counting->index = huge_alloc(sizeof(uint32), entities->used);
	for (uint32 rank = 0, place = 0; rank < entities->used; rank++)
	{
		counting->index[rank] = place;
		place += entities->units[rank] > 0;
	}
}

/* Leave out those that have vanished. */
static void
drop_vanished(const Counting *counting)
{
	const EntityNumbers *entities = &counting->gathering.entities;

	if (counting->index == NULL)
		return;
	for (uint32 rank = 0; rank < entities->used; rank++)
	{
		uint32		place = counting->index[rank];

		if (entities->units[rank] == 0)
			continue;
		entities->ids[place] = entities->ids[rank];
		entities->units[place] = entities->units[rank];
	}
}

/*
 * The stored value of all that the state holds, in the state's context. The
 * ids of its units are overwritten.
 */
Cooccurrence *
count_pairs(const CooccurrenceState *state)
{
	Counting	counting;
	CooccurrenceMargins margins;
	CooccurrenceWriter writer;
	Cooccurrence *value;
	MemoryContext context;
	MemoryContext caller;

	context = AllocSetContextCreate(state->context, "cooccurrence counting",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);

	counting.units = state->units;
	counting.removing = state->units_removed.used > 0 ||
		state->values_removed.used > 0;
	counting.checking = counting.removing && !state->undoing;
	gather(&counting.gathering, state);
	gather_index(&counting.gathering, state);
	find_present(&counting);
	make_histogram(&counting.gathering, &margins.sizes);
	writer_init(&writer, counting.present);
	write_rows(&counting, &writer);

	drop_vanished(&counting);
	margins.units = counting.units;
	margins.nentities = counting.present;
	margins.ids = counting.gathering.entities.ids;
	margins.entity_units = counting.gathering.entities.units;
	value = writer_finish(&writer, &margins, state->context);

	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return value;
}
