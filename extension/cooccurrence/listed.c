/*-------------------------------------------------------------------------
 *
 * listed.c
 *		The partial value of a parallel worker, which leaves counting to the
 *		leader where that saves both of them work.
 *
 * The units are gone through once, and what follows an entity in a unit is
 * appended to the list of its row. That needs no index into the units, and
 * most rows are done with it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "count.h"
#include "listed.h"
#include "memory.h"
#include "writer.h"

/* Partners are numbers of 16 bits */
#define LISTED_ENTITIES_MAX ((int64) PG_UINT16_MAX + 1)

/*
 * Lists are not worth it for fewer pairs, nor in memory for units so large
 * that there are more pairs for each entity of a unit.
 */
#define LISTED_PAIRS_MIN 16384
#define LISTED_PAIRS_PER_WORD 16

/* So many partners are copied at once, for which there is room in the padding */
#define STEP (LIST_PADDING / sizeof(uint16))

typedef struct ListedHead
{
	uint8		version;
	uint8		unused[3];
	uint32		nentities;
	uint32		lengths[FLEXIBLE_ARRAY_MEMBER];
} ListedHead;

/* Lists of the partners in each row */
typedef struct Lists
{
	uint16	   *partners;
	uint32	   *npairs;			/* by rank, how many there are to be */
	uint32	   *end;			/* by rank, where the list ends so far */
	Size		used;
} Lists;

static inline const ListedHead *
listed_head(const Cooccurrence *listed)
{
	return (const ListedHead *) VARDATA(listed);
}

static inline Size
head_size(uint32 nentities)
{
	return offsetof(ListedHead, lengths) + sizeof(uint32) * (Size) nentities;
}

/* How many numbers of 16 bits a list takes, which keeps 32 bits aligned */
static inline Size
list_size(uint32 npairs)
{
	return npairs > 0 ? ((Size) npairs + STEP + 1) & ~(Size) 1 : 0;
}

bool
value_is_listed(const Cooccurrence *value)
{
	return VARSIZE_ANY_EXHDR(value) > 0 &&
		*(const uint8 *) VARDATA_ANY(value) == LISTED_VERSION;
}

/*
 * What it takes to list the pairs of a state, about, or 0 if that is not
 * possible or not worth it.
 */
Size
listed_bytes(const CooccurrenceState *state)
{
	const UnitBuffer *units = &state->units_added;
	Size		pairs = 0;

	if (state->value != NULL || state->values_added.used > 0 ||
		state->values_removed.used > 0 || state->units_removed.used > 0 ||
		units->used < 2 || units->largest > PG_UINT16_MAX ||
		(int64) units->highest_id - units->lowest_id >= LISTED_ENTITIES_MAX)
		return 0;
	for (Size at = 0; at < units->used; at += (Size) units->words[at] + 1)
	{
		Size		size = units->words[at];

		pairs += size * (size - 1) / 2;
	}
	if (pairs < LISTED_PAIRS_MIN ||
		pairs > Min(units->used * LISTED_PAIRS_PER_WORD, MaxAllocSize / 8))
		return 0;
	return sizeof(uint16) * pairs;
}

/*
 * Count the pairs of each row. The units are rewritten where they stand, as
 * sizes and ranks of 16 bits; reading STEP of them may go beyond the last.
 */
static uint32 *
count_row_pairs(const Gathering *gathering, const UnitBuffer *units)
{
	uint32	   *npairs = huge_alloc_zero(sizeof(uint32), gathering->entities.used);
	const uint32 *ranks = gathering->ranks;
	const uint32 *at = units->words;
	const uint32 *end = at + units->used;
	uint16	   *narrow = (uint16 *) units->words;

	while (at < end)
	{
		uint32		size = *at++;

		*narrow++ = (uint16) size;
		while (size > 0)
		{
			uint32		rank = ranks[*at++];

			*narrow++ = (uint16) rank;
			npairs[rank] += --size;
		}
	}
	return npairs;
}

/*
 * Is a row to be counted? It is if there are as many pairs as partners that it
 * could have, so that many of them are the same.
 */
static inline bool
row_is_dense(const Lists *lists, uint32 rank, uint32 nentities)
{
	return lists->npairs[rank] >= nentities - rank;
}

/* Lay out the lists of rows that are dense, or of the others. */
static void
lists_lay_out(Lists *lists, uint32 nentities, bool dense)
{
	for (uint32 rank = 0; rank < nentities; rank++)
	{
		if (row_is_dense(lists, rank, nentities) != dense)
			continue;
		lists->end[rank] = lists->used;
		lists->used += list_size(lists->npairs[rank]);
	}
}

/* Fill the lists from units that count_row_pairs() has rewritten. */
static void
lists_fill(Lists *lists, const UnitBuffer *units)
{
	const uint16 *at = (const uint16 *) units->words;
	const uint16 *end = at + units->used;

	while (at < end)
	{
		uint32		size = *at++;

		for (; size > 1; size--)
		{
			uint32	   *list_end = &lists->end[*at++];
			uint16	   *list = lists->partners + *list_end;

			*list_end += size - 1;
			for (uint32 i = 0; i + 1 < size; i += STEP)
				memcpy(list + i, at + i, LIST_PADDING);
		}
		at += size;
	}
}

/* Count the rows that are dense, and make a value of them. */
static Cooccurrence *
count_dense_rows(const Lists *lists, const CooccurrenceMargins *margins)
{
	uint32		nentities = margins->nentities;
	CooccurrenceWriter writer;
	RowCounts	counts;
	PairRun		run;

	writer_init(&writer, nentities);
	row_counts_init(&counts, nentities, false);
	pair_run_init(&run, nentities);
	for (uint32 rank = 0; rank < nentities; rank++)
	{
		const uint16 *end = lists->partners + lists->end[rank];

		if (!row_is_dense(lists, rank, nentities))
			continue;
		CHECK_FOR_INTERRUPTS();
		for (const uint16 *at = end - lists->npairs[rank]; at < end; at++)
			row_counts_increment(&counts, counts.lower, false, *at);
		row_counts_take(&counts, rank, &run);
		writer_row(&writer, rank, run.npairs, run.partners, run.units);
	}
	return writer_finish(&writer, margins, CurrentMemoryContext);
}

/* Fill in what precedes the lists, and the padding after each. */
static void
write_head(ListedHead *head, const Lists *lists, uint32 nentities)
{
	memset(head, 0, offsetof(ListedHead, lengths));
	head->version = LISTED_VERSION;
	head->nentities = nentities;
	for (uint32 rank = 0; rank < nentities; rank++)
	{
		uint32		length = lists->npairs[rank];

		if (row_is_dense(lists, rank, nentities))
			length = 0;
		memset(lists->partners + lists->end[rank], 0,
			   (list_size(length) - length) * sizeof(uint16));
		head->lengths[rank] = length;
	}
}

/* The lists and the value of what is counted, in "context" */
static Cooccurrence *
make_listed(Lists *lists, const UnitBuffer *units,
			const CooccurrenceMargins *margins, MemoryContext context)
{
	Size		lists_at = VARHDRSZ + head_size(margins->nentities);
	Size		kept;			/* what the lists take that are not counted */
	Size		counted_at;
	Size		allocated;
	Size		size;
	Cooccurrence *listed;
	Cooccurrence *counted;

	lists->end = huge_alloc(sizeof(uint32), margins->nentities);
	lists->used = 0;
	lists_lay_out(lists, margins->nentities, false);
	kept = lists->used;
	lists_lay_out(lists, margins->nentities, true);
	allocated = lists_at + lists->used * sizeof(uint16);
	listed = huge_alloc_in(context, allocated);
	lists->partners = (uint16 *) ((char *) listed + lists_at);
	lists_fill(lists, units);
	counted = count_dense_rows(lists, margins);
	write_head((ListedHead *) VARDATA(listed), lists, margins->nentities);

	/* what was counted takes the place of the lists it was counted from */
	counted_at = lists_at + kept * sizeof(uint16);
	size = counted_at + VARSIZE(counted);
	if (size > allocated)
		listed = huge_grow(listed, size);
	memcpy((char *) listed + counted_at, counted, VARSIZE(counted));
	SET_VARSIZE(listed, size);
	return listed;
}

/*
 * The partial value of a state for which listed_bytes() is not 0, in the
 * state's context. Its units are overwritten.
 */
Cooccurrence *
listed_from_state(const CooccurrenceState *state)
{
	Gathering	gathering;
	CooccurrenceMargins margins;
	Lists		lists;
	Cooccurrence *listed;
	MemoryContext context;
	MemoryContext caller;

	context = AllocSetContextCreate(state->context, "cooccurrence listing",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);

	gather(&gathering, state);
	make_histogram(&gathering, &margins.sizes);
	margins.units = state->units;
	margins.nentities = gathering.entities.used;
	margins.ids = gathering.entities.ids;
	margins.entity_units = gathering.entities.units;
	lists.npairs = count_row_pairs(&gathering, &state->units_added);
	listed = make_listed(&lists, &state->units_added, &margins, state->context);

	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return listed;
}

/*
 * The value that a partial value ends with, which has what was counted and all
 * but the pairs. Checks that the partial value has the parts that it says.
 */
static const Cooccurrence *
listed_counted(const Cooccurrence *listed)
{
	const ListedHead *head = listed_head(listed);
	Size		size = VARSIZE(listed) - VARHDRSZ;
	Size		at = offsetof(ListedHead, lengths);
	const Cooccurrence *counted;

	if (size >= at)
		at = head_size(head->nentities);
	for (uint32 i = 0; at < size && i < head->nentities; i++)
		at += list_size(head->lengths[i]) * sizeof(uint16);
	counted = (const Cooccurrence *) (VARDATA(listed) + at);
	if (at + VARHDRSZ > size || VARATT_IS_EXTENDED(counted) ||
		VARSIZE(counted) != size - at)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("state of a cooccurrence aggregate is corrupted")));
	return counted;
}

int64
listed_units(const Cooccurrence *listed)
{
	return view_units(listed_counted(listed));
}

/* Lay open a partial value; returns how many pairs its lists have. */
Size
listed_open(Source *source, const Cooccurrence *listed)
{
	const ListedHead *head = listed_head(listed);
	Size		pairs = 0;

	view_open(&source->view, listed_counted(listed), ERRCODE_DATA_CORRUPTED);
	if (source->view.nentities != head->nentities)
		view_corrupted(&source->view, source->view.data);
	source->lengths = head->lengths;
	source->list = (const uint16 *) (VARDATA(listed) + head_size(head->nentities));
	for (uint32 i = 0; i < head->nentities; i++)
		pairs += head->lengths[i];
	return pairs;
}

/*
 * Count partners that come after a row; either table turns them into ranks, or
 * if both are NULL, that is what they are.
 */
static pg_attribute_always_inline void
add_partners(RowCounts *counts, bool noting, const Source *source, uint32 row,
			 const uint16 *short_ranks, const uint32 *ranks)
{
	const CooccurrenceView *view = &source->view;
	const uint16 *end = source->list + source->lengths[row];
	const uint32 after = view->nentities - row - 1;
	uint8	   *lower = counts->lower;

	for (const uint16 *at = source->list; at < end; at++)
	{
		uint32		partner = *at;

		if (unlikely(partner - row - 1 >= after))
			view_corrupted(view, view->data);
		if (short_ranks != NULL)
			partner = short_ranks[partner];
		else if (ranks != NULL)
			partner = ranks[partner];
		row_counts_increment(counts, lower, noting, partner);
	}
}

/* Add up the list that a source has for a row; the rows come in order. */
void
listed_row_add(RowCounts *counts, Source *source, uint32 row)
{
	if (!counts->noting && source->view.nentities == counts->nentities)
		add_partners(counts, false, source, row, NULL, NULL);
	else
		add_partners(counts, counts->noting, source, row, source->short_ranks,
					 source->ranks);
	source->list += list_size(source->lengths[row]);
}
