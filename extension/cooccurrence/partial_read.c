/*-------------------------------------------------------------------------
 *
 * partial_read.c
 *		Reading the partial value of a parallel worker.
 *
 * The leader makes lists of what the worker has not counted, from which its
 * rows are counted. As for stored values, nothing here trusts the bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "memory.h"
#include "partial.h"

static inline const PartialHead *
partial_head(const Cooccurrence *partial)
{
	return (const PartialHead *) VARDATA(partial);
}

static void
partial_corrupted(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("state of a cooccurrence aggregate is corrupted")));
}

bool
value_is_partial(const Cooccurrence *value)
{
	return VARSIZE_ANY_EXHDR(value) > 0 &&
		*(const uint8 *) VARDATA_ANY(value) == PARTIAL_VERSION;
}

/*
 * The value that a partial value ends with, which has what was counted and all
 * but the pairs. Checks that the partial value has the parts that it says.
 */
static const Cooccurrence *
partial_counted(const Cooccurrence *partial)
{
	const PartialHead *head = partial_head(partial);
	Size		size = VARSIZE(partial) - VARHDRSZ;
	Size		at = partial_head_size(0);
	const Cooccurrence *counted;

	if (size >= at)
		at = partial_head_size(head->nwords);
	counted = (const Cooccurrence *) (VARDATA(partial) + at);
	if (at + VARHDRSZ > size || VARATT_IS_EXTENDED(counted) ||
		VARSIZE(counted) != size - at || head->npairs > PARTIAL_PAIRS_MAX)
		partial_corrupted();
	return counted;
}

int64
partial_units(const Cooccurrence *partial)
{
	return view_units(partial_counted(partial));
}

/* How much memory counting takes for what is not counted */
Size
partial_list_bytes(const Cooccurrence *partial)
{
	partial_counted(partial);
	return partial_head(partial)->npairs * sizeof(uint16);
}

/*
 * Count the partners that each entity has in the units. Units whose entities
 * are out of order or not among those that there are do not pass, which is
 * found out in the end: until then there is a place for any number of 16 bits.
 */
static uint32 *
count_partners(const NarrowUnits *units, uint32 nentities)
{
	uint32	   *lengths = huge_alloc_zero(sizeof(uint32), NARROW_ENTITIES);
	const uint16 *at = units->words;
	const uint16 *end = at + units->used;
	Size		pairs = 0;
	bool		in_order = nentities <= NARROW_ENTITIES;

	while (at < end)
	{
		uint32		size = *at++;
		uint32		next = 0;	/* the least index that may follow */

		if (size > end - at)
			partial_corrupted();
		pairs += (Size) size * size / 2;
		while (size > 0)
		{
			uint32		entity = *at++;

			in_order &= entity >= next;
			next = entity + 1;
			lengths[entity] += --size;
		}
		in_order &= next <= nentities;
	}
	/* pairs of rows that are counted may be among them */
	if (!in_order || pairs > PG_INT32_MAX)
		partial_corrupted();
	return huge_grow(lengths, sizeof(uint32) * Max(nentities, 1));
}

/* Lay open a partial value; returns how many pairs its lists have. */
Size
partial_open(Source *source, const Cooccurrence *partial)
{
	const PartialHead *head = partial_head(partial);
	CooccurrenceView *view = &source->view;
	NarrowUnits units;
	PartnerLists *lists = palloc(sizeof(PartnerLists));
	Size		pairs = 0;

	view_open(view, partial_counted(partial), ERRCODE_DATA_CORRUPTED);
	units.words = head->words;
	units.used = head->nwords;
	lists->nentities = head->nentities;
	lists->lengths = count_partners(&units, head->nentities);
	if (view->nentities != head->nentities)
		partial_corrupted();
	for (uint32 row = 0; row < view->nentities; row++)
	{
		if (view->rows[row] != view->rows[row + 1])
			lists->lengths[row] = 0;
		pairs += lists->lengths[row];
	}
	if (pairs != head->npairs)
		partial_corrupted();
	lists_fill(lists, &units);
	source->lists = lists;
	return pairs;
}

/*
 * Count the partners of a row; either table turns them into ranks, or if both
 * are NULL, that is what they are.
 */
static pg_attribute_always_inline void
add_partners(RowCounts *counts, bool noting, const uint16 *at,
			 const uint16 *end, const uint16 *short_ranks, const uint32 *ranks)
{
	uint8	   *lower = counts->lower;

	for (; at < end; at++)
	{
		uint32		partner = *at;

		if (short_ranks != NULL)
			partner = short_ranks[partner];
		else if (ranks != NULL)
			partner = ranks[partner];
		row_counts_increment(counts, lower, noting, partner);
	}
}

/* Add up the list that a source has for a row. */
void
partial_row_add(RowCounts *counts, const Source *source, uint32 row)
{
	const PartnerLists *lists = source->lists;
	const uint16 *end;
	const uint16 *at;

	if (lists->lengths[row] == 0)
		return;
	end = lists->partners + lists->ends[row];
	at = end - lists->lengths[row];
	if (!counts->noting && lists->nentities == counts->nentities)
		add_partners(counts, false, at, end, NULL, NULL);
	else
		add_partners(counts, counts->noting, at, end, source->short_ranks,
					 source->ranks);
}
