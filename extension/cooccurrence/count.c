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
 * values take part by the rows they have for the entity.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "count.h"
#include "gather.h"
#include "row_counts.h"
#include "writer.h"

/* How far ahead of their use units are asked for */
#define PREFETCH_DISTANCE 12

/*
 * A row of a stored value with more than one in so many of all entities is
 * summed up by bits.
 */
#define PARTNERS_FOR_BITS 256

typedef struct Counting
{
	Gathering	gathering;
	int64		units;			/* N in the end */
	bool		removing;		/* is there anything to take out? */
} Counting;

static void
out_of_range(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("counts in a cooccurrence value are out of range")));
}

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
	RowCounts	counts = *row;

	for (; position < end; position++)
	{
		const uint32 *word = words + *position;

#ifdef __GNUC__
		if (position + PREFETCH_DISTANCE < end)
			__builtin_prefetch(words + position[PREFETCH_DISTANCE]);
#endif
		do
			row_counts_add_listed(&counts, *word & ~LAST_OF_UNIT, 1);
		while ((*word++ & LAST_OF_UNIT) == 0);
	}
	*row = counts;
}

/* Add up the pairs that stored values have in the rows of a block. */
static void
sum_sources(RowCounts *rows, const SourceIndex *index, uint32 block,
			uint32 first_rank)
{
	for (Size i = index->first[block]; i < index->first[block + 1]; i++)
	{
		const Source *source = &index->sources[index->rows[i].source];
		uint32		source_row = index->rows[i].row;
		const uint32 *entities = source->entities;
		RowCounts  *row = &rows[entities[source_row] - first_rank];
		RowCounts	counts = *row;
		PairCursor	cursor = row_open(&source->view, source_row);

		if (cursor.left > counts.nentities / PARTNERS_FOR_BITS)
		{
			counts.has_bits = true;
			while (row_next(&cursor))
				row_counts_add_by_bits(&counts, entities[cursor.partner],
									   cursor.units);
		}
		else
		{
			while (row_next(&cursor))
				row_counts_add_listed(&counts, entities[cursor.partner],
									  cursor.units);
		}
		*row = counts;
	}
}

static void
pair_below_zero(const Counting *counting, uint32 rank, uint32 partner)
{
	const int32 *ids = counting->gathering.entities.ids;

	below_zero("The units of the pair (%lld, %lld) would be below zero.",
			   Min(ids[rank], ids[partner]), Max(ids[rank], ids[partner]));
}

/* Take the pairs of removed units out of a row's sums. */
static void
subtract_units(const Counting *counting, RowCounts *row, uint32 rank)
{
	const UnitIndex *index = &counting->gathering.units_removed;

	for (uint32 i = index->first[rank]; i < index->first[rank + 1]; i++)
	{
		const uint32 *word = index->words + index->positions[i];

		do
		{
			uint32		partner = *word & ~LAST_OF_UNIT;

			if (--row->units[partner] < 0)
				pair_below_zero(counting, rank, partner);
		} while ((*word++ & LAST_OF_UNIT) == 0);
	}
}

/* Take the pairs of removed values out of the sums of a block's rows. */
static void
subtract_sources(const Counting *counting, RowCounts *rows, uint32 block,
				 uint32 first_rank)
{
	const SourceIndex *index = &counting->gathering.removed;

	for (Size i = index->first[block]; i < index->first[block + 1]; i++)
	{
		const Source *source = &index->sources[index->rows[i].source];
		uint32		source_row = index->rows[i].row;
		const uint32 *entities = source->entities;
		int64	   *units = rows[entities[source_row] - first_rank].units;
		PairCursor	cursor = row_open(&source->view, source_row);

		while (row_next(&cursor))
		{
			uint32		partner = entities[cursor.partner];

			units[partner] -= cursor.units;
			if (units[partner] < 0)
				pair_below_zero(counting, entities[source_row], partner);
		}
	}
}

/* What is left in a row must fit the units of its entities and all units. */
static void
check_row(const Counting *counting, uint32 rank, uint32 npairs,
		  const uint32 *partners, const int64 *units)
{
	const EntityNumbers *entities = &counting->gathering.entities;

	for (uint32 i = 0; i < npairs; i++)
	{
		if (!pair_is_possible(counting->units, entities->units[rank],
							  entities->units[partners[i]], units[i]))
			below_zero("The units of the pair (%lld, %lld) would contradict those of its entities.",
					   entities->ids[rank], entities->ids[partners[i]]);
	}
}

/*
 * Count the pairs of all rows, block after block. A pair is in the row of its
 * lower id. That is its lower rank, unless one of the two is held by no unit
 * in the end; then nothing may be left of the pair.
 */
static void
write_rows(const Counting *counting, CooccurrenceWriter *writer)
{
	const Gathering *gathering = &counting->gathering;
	uint32		nentities = gathering->entities.used;
	RowCounts  *rows = palloc(sizeof(RowCounts) * gathering->block);
	uint32	   *partners = huge_alloc(sizeof(uint32), (Size) nentities + 1);
	int64	   *units = huge_alloc(sizeof(int64), (Size) nentities + 1);

	for (uint32 i = 0; i < gathering->block; i++)
		row_counts_init(&rows[i], nentities);
	for (uint32 rank = 0; rank < nentities; rank += gathering->block)
	{
		uint32		block = rank / gathering->block;
		uint32		n = Min(gathering->block, nentities - rank);

		CHECK_FOR_INTERRUPTS();
		for (uint32 i = 0; i < n; i++)
			sum_units(&rows[i], &gathering->units_added, rank + i);
		sum_sources(rows, &gathering->added, block, rank);
		if (counting->removing)
		{
			for (uint32 i = 0; i < n; i++)
				subtract_units(counting, &rows[i], rank + i);
			subtract_sources(counting, rows, block, rank);
		}
		for (uint32 i = 0; i < n; i++)
		{
			/* entities that are not present may come after their partners */
			uint32		lowest = rank + i < gathering->present ? rank + i : 0;
			uint32		npairs = row_counts_take(&rows[i], lowest,
												 partners, units);

			if (counting->removing)
				check_row(counting, rank + i, npairs, partners, units);
			writer_row(writer, rank + i, npairs, partners, units);
		}
	}
}

/* The margins of the value, complete but for its rows. */
static void
make_margins(const Counting *counting, CooccurrenceMargins *margins)
{
	const Gathering *gathering = &counting->gathering;
	SizeHistogram *sizes = &margins->sizes;
	int64		units;
	int64		occurrences;
	int64		pair_units;

	margins->units = counting->units;
	margins->nentities = gathering->present;
	margins->ids = gathering->entities.ids;
	margins->entity_units = gathering->entities.units;
	for (uint32 i = 0; i < gathering->present; i++)
	{
		if (margins->entity_units[i] < 0)
			below_zero("The units of entity %lld would be below zero.",
					   margins->ids[i], 0);
	}
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
		out_of_range();
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
	gather(&counting.gathering, state);
	make_margins(&counting, &margins);
	writer_init(&writer, margins.nentities);
	write_rows(&counting, &writer);
	value = writer_finish(&writer, &margins, state->context);

	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return value;
}
