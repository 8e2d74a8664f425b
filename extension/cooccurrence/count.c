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

#include "common/int.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "count.h"
#include "entity_numbers.h"
#include "row_counts.h"
#include "writer.h"

/* In the words of indexed units: no entity of the same unit follows */
#define LAST_OF_UNIT ((uint32) 1 << 31)

/* How far ahead of their use units are asked for */
#define PREFETCH_DISTANCE 12

/* A stored value that takes part */
typedef struct Source
{
	CooccurrenceView view;
	uint32	   *entities;		/* its entity index -> number, later rank */
} Source;

/* Where the rows of one entity are: entries first[rank] .. first[rank + 1] */
typedef struct RowPosition
{
	uint32		source;
	uint32		row;
} RowPosition;

typedef struct SourceIndex
{
	Source	   *sources;
	uint32		nsources;
	Size	   *first;
	RowPosition *rows;
} SourceIndex;

/* The same for units; a position is that of the word after the entity's */
typedef struct UnitIndex
{
	uint32	   *words;
	uint32	   *first;
	uint32	   *positions;
} UnitIndex;

typedef struct Counting
{
	const CooccurrenceState *state;
	EntityNumbers entities;
	uint32	   *ranks;
	uint32		present;		/* entities that a unit holds in the end */
	bool		removing;		/* is there anything to take out? */
	uint32		largest;		/* unit */
	int64	   *size_units;		/* by size, up to largest */
	SourceIndex added;
	SourceIndex removed;
	UnitIndex	units_added;
	UnitIndex	units_removed;
	RowCounts	row;
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

static void *
huge_alloc(Size element, Size n)
{
	return palloc_extended(element * Max(n, 1), MCXT_ALLOC_HUGE);
}

static void *
huge_alloc_zero(Size element, Size n)
{
	return palloc_extended(element * Max(n, 1),
						   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

/* Lay open the stored values of a buffer, and "first" if not NULL. */
static void
open_sources(Counting *counting, SourceIndex *index, const Cooccurrence *first,
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
			counting->largest = Max(counting->largest,
									sizes->size[sizes->nsizes - 1]);
		source->entities = huge_alloc(sizeof(uint32), source->view.nentities);
	}
}

/* Number the entities of the sources, and add their units to the sums. */
static void
number_sources(Counting *counting, SourceIndex *index, int sign)
{
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];
		SizeHistogram *sizes = &source->view.sizes;

		CHECK_FOR_INTERRUPTS();
		for (uint32 j = 0; j < sizes->nsizes; j++)
		{
			int64	   *sum = &counting->size_units[sizes->size[j]];

			if (pg_add_s64_overflow(*sum, sign * sizes->units[j], sum))
				out_of_range();
		}
		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			uint32		number = entity_number(&counting->entities,
											   source->view.ids[j]);
			int64	   *sum = &counting->entities.units[number];

			if (pg_add_s64_overflow(*sum, sign * source->view.entity_units[j],
									sum))
				out_of_range();
			source->entities[j] = number;
		}
	}
}

/* The same for units; writes the numbers in place of the ids. */
static void
number_units(Counting *counting, const UnitBuffer *buffer, int sign)
{
	uint32	   *at = buffer->words;
	uint32	   *end = at + buffer->used;

	while (at < end)
	{
		uint32		size = *at++;

		counting->size_units[size] += sign;
		for (uint32 *unit_end = at + size; at < unit_end; at++)
		{
			*at = entity_number(&counting->entities, (int32) *at);
			counting->entities.units[*at] += sign;
		}
	}
}

/* Turn numbers into ranks, and find where the rows of each entity are. */
static void
index_sources(Counting *counting, SourceIndex *index)
{
	uint32		nentities = counting->entities.used;
	Size	   *first = huge_alloc_zero(sizeof(Size), (Size) nentities + 2);

	/* count with an offset of two, so that filling leaves an offset of none */
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];

		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			source->entities[j] = counting->ranks[source->entities[j]];
			first[source->entities[j] + 2]++;
		}
	}
	for (Size rank = 2; rank < (Size) nentities + 2; rank++)
		first[rank] += first[rank - 1];
	index->rows = huge_alloc(sizeof(RowPosition), first[(Size) nentities + 1]);
	for (uint32 i = 0; i < index->nsources; i++)
	{
		Source	   *source = &index->sources[i];

		for (uint32 j = 0; j < source->view.nentities; j++)
		{
			RowPosition *position =
				&index->rows[first[source->entities[j] + 1]++];

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
index_units(Counting *counting, UnitIndex *index, const UnitBuffer *buffer)
{
	Size		nentities = counting->entities.used;
	const uint32 *ranks = counting->ranks;
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

/* Add up the pairs that units have in the row of an entity. */
static void
sum_units(RowCounts *row, const UnitIndex *index, uint32 rank)
{
	const uint32 *words = index->words;
	const uint32 *position = index->positions + index->first[rank];
	const uint32 *end = index->positions + index->first[rank + 1];
	int64	   *units = row->units;
	uint32	   *partners = row->partners;
	uint32		npartners = row->npartners;

	for (; position < end; position++)
	{
		const uint32 *word = words + *position;
		uint32		partner;

#ifdef __GNUC__
		if (position + PREFETCH_DISTANCE < end)
			__builtin_prefetch(words + position[PREFETCH_DISTANCE]);
#endif
		do
		{
			int64		before;

			partner = *word & ~LAST_OF_UNIT;
			before = units[partner];
			partners[npartners] = partner;
			npartners += before == 0;
			units[partner] = before + 1;
		} while ((*word++ & LAST_OF_UNIT) == 0);
	}
	row->npartners = npartners;
}

/* Add up the pairs that stored values have in the row of an entity. */
static void
sum_sources(RowCounts *row, const SourceIndex *index, uint32 rank)
{
	int64	   *units = row->units;
	uint32	   *partners = row->partners;
	uint32		npartners = row->npartners;

	for (Size i = index->first[rank]; i < index->first[rank + 1]; i++)
	{
		const Source *source = &index->sources[index->rows[i].source];
		const uint32 *entities = source->entities;
		PairCursor	cursor;

		row_open(&cursor, &source->view, index->rows[i].row);
		while (row_next(&cursor))
		{
			uint32		partner = entities[cursor.partner];
			int64		before = units[partner];

			partners[npartners] = partner;
			npartners += before == 0;
			units[partner] = before + cursor.units;
		}
	}
	row->npartners = npartners;
}

/* Take the pairs of removed units and values out of a row's sums. */
static void
subtract_row(Counting *counting, uint32 rank)
{
	const UnitIndex *units = &counting->units_removed;
	const SourceIndex *sources = &counting->removed;
	const int32 *ids = counting->entities.ids;
	RowCounts  *row = &counting->row;

	for (uint32 i = units->first[rank]; i < units->first[rank + 1]; i++)
	{
		const uint32 *word = units->words + units->positions[i];

		do
		{
			uint32		partner = *word & ~LAST_OF_UNIT;

			if (--row->units[partner] < 0)
				below_zero("The units of the pair (%lld, %lld) would be below zero.",
						   ids[rank], ids[partner]);
		} while ((*word++ & LAST_OF_UNIT) == 0);
	}
	for (Size i = sources->first[rank]; i < sources->first[rank + 1]; i++)
	{
		const Source *source = &sources->sources[sources->rows[i].source];
		PairCursor	cursor;

		row_open(&cursor, &source->view, sources->rows[i].row);
		while (row_next(&cursor))
		{
			uint32		partner = source->entities[cursor.partner];

			row->units[partner] -= cursor.units;
			if (row->units[partner] < 0)
				below_zero("The units of the pair (%lld, %lld) would be below zero.",
						   ids[rank], ids[partner]);
		}
	}
}

/* What is left in a row must fit the units of its entities and all units. */
static void
check_row(const Counting *counting, uint32 rank, uint32 npairs,
		  const uint32 *partners, const int64 *units)
{
	const EntityNumbers *entities = &counting->entities;

	for (uint32 i = 0; i < npairs; i++)
	{
		if (!pair_is_possible(counting->state->units, entities->units[rank],
							  entities->units[partners[i]], units[i]))
			below_zero("The units of the pair (%lld, %lld) would contradict those of its entities.",
					   entities->ids[rank], entities->ids[partners[i]]);
	}
}

/*
 * Count the pairs of all rows, one after the other. A pair is in the row of
 * its lower id. That is its lower rank, unless one of the two is held by no
 * unit in the end; then nothing may be left of the pair.
 */
static void
write_rows(Counting *counting, CooccurrenceWriter *writer)
{
	RowCounts  *row = &counting->row;
	int64	   *units = huge_alloc(sizeof(int64), counting->entities.used);

	for (uint32 rank = 0; rank < counting->entities.used; rank++)
	{
		uint32		npairs = 0;

		CHECK_FOR_INTERRUPTS();
		row->npartners = 0;
		sum_units(row, &counting->units_added, rank);
		sum_sources(row, &counting->added, rank);
		if (counting->removing)
			subtract_row(counting, rank);
		row_counts_sort(row);
		for (uint32 i = 0; i < row->npartners; i++)
		{
			uint32		partner = row->partners[i];

			units[npairs] = row->units[partner];
			row->units[partner] = 0;
			row->partners[npairs] = partner;
			npairs += units[npairs] != 0;
		}
		if (counting->removing)
			check_row(counting, rank, npairs, row->partners, units);
		writer_row(writer, rank, npairs, row->partners, units);
	}
}

/* The margins of the value, complete but for its rows. */
static void
make_margins(Counting *counting, CooccurrenceMargins *margins)
{
	SizeHistogram *sizes = &margins->sizes;
	int64		units;
	int64		occurrences;
	int64		pair_units;

	margins->units = counting->state->units;
	margins->nentities = counting->present;
	margins->ids = counting->entities.ids;
	margins->entity_units = counting->entities.units;
	for (uint32 i = 0; i < counting->present; i++)
	{
		if (margins->entity_units[i] < 0)
			below_zero("The units of entity %lld would be below zero.",
					   margins->ids[i], 0);
	}
	sizes->nsizes = 0;
	sizes->size = huge_alloc(sizeof(uint32), (Size) counting->largest + 1);
	sizes->units = counting->size_units;
	for (Size size = 0; size <= counting->largest; size++)
	{
		int64		size_units = counting->size_units[size];

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
	Counting	counting = {.state = state};
	CooccurrenceMargins margins;
	CooccurrenceWriter writer;
	Cooccurrence *value;
	MemoryContext context;
	MemoryContext caller;

	context = AllocSetContextCreate(state->context, "cooccurrence counting",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);

	counting.removing = state->units_removed.used > 0 ||
		state->values_removed.used > 0;
	counting.largest = Max(state->units_added.largest,
						   state->units_removed.largest);
	open_sources(&counting, &counting.added, state->value,
				 &state->values_added);
	open_sources(&counting, &counting.removed, NULL, &state->values_removed);

	entity_numbers_init(&counting.entities);
	counting.size_units = huge_alloc_zero(sizeof(int64),
										  (Size) counting.largest + 1);
	number_sources(&counting, &counting.added, 1);
	number_sources(&counting, &counting.removed, -1);
	number_units(&counting, &state->units_added, 1);
	number_units(&counting, &state->units_removed, -1);
	counting.present = entity_numbers_rank(&counting.entities,
										   &counting.ranks);
	make_margins(&counting, &margins);

	index_sources(&counting, &counting.added);
	index_sources(&counting, &counting.removed);
	index_units(&counting, &counting.units_added, &state->units_added);
	index_units(&counting, &counting.units_removed, &state->units_removed);

	row_counts_init(&counting.row, counting.entities.used);
	writer_init(&writer, counting.present);
	write_rows(&counting, &writer);
	value = writer_finish(&writer, &margins, state->context);

	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return value;
}
