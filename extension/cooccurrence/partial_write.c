/*-------------------------------------------------------------------------
 *
 * partial_write.c
 *		Writing the partial value of a parallel worker.
 *
 * Rows that are worth it are counted from lists of their partners, the units
 * are copied for the others.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "count.h"
#include "memory.h"
#include "partial.h"
#include "writer.h"

/*
 * Leaving the counting to the leader is not worth it for fewer pairs, nor in
 * memory for units so large that there are more pairs for each of their
 * entities.
 */
#define PARTIAL_PAIRS_MIN 16384
#define PARTIAL_PAIRS_PER_WORD 16

/*
 * What it takes to make a partial value of a state, about, or 0 if that is not
 * possible or not worth it.
 */
Size
partial_bytes(const CooccurrenceState *state)
{
	const UnitBuffer *units = &state->units_added;
	Size		pairs = 0;

	if (state->value != NULL || state->values_added.used > 0 ||
		state->values_removed.used > 0 || state->units_removed.used > 0 ||
		units->used < 2 || units->largest > PG_UINT16_MAX ||
		(int64) units->highest_id - units->lowest_id >= NARROW_ENTITIES)
		return 0;
	for (Size at = 0; at < units->used; at += (Size) units->words[at] + 1)
	{
		Size		size = units->words[at];

		pairs += size * (size - 1) / 2;
	}
	if (pairs < PARTIAL_PAIRS_MIN ||
		pairs > Min(units->used * PARTIAL_PAIRS_PER_WORD, PARTIAL_PAIRS_MAX))
		return 0;
	/* at worst all pairs are listed to be counted */
	return sizeof(uint16) * (pairs + units->used);
}

/*
 * Write the units again where they stand, in numbers of 16 bits, and count the
 * pairs of each row. Half of the buffer is left behind them.
 */
static uint32 *
narrow_units(const Gathering *gathering, const UnitBuffer *units)
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
 * Leave only those rows to be counted that are worth it: they have as many
 * pairs as partners that there could be, so that many of them are the same.
 * Returns how many pairs the others have.
 */
static Size
choose_counted(uint32 *npairs, uint32 nentities)
{
	Size		left = 0;

	for (uint32 rank = 0; rank < nentities; rank++)
	{
		if (npairs[rank] >= nentities - rank)
			continue;
		left += npairs[rank];
		npairs[rank] = 0;
	}
	return left;
}

/* Count the rows that have lists, and make a value of them. */
static Cooccurrence *
count_lists(const PartnerLists *lists, const CooccurrenceMargins *margins)
{
	CooccurrenceWriter writer;
	RowCounts	counts;
	PairRun		run;

	writer_init(&writer, lists->nentities);
	row_counts_init(&counts, lists->nentities, false);
	pair_run_init(&run, lists->nentities);
	for (uint32 rank = 0; rank < lists->nentities; rank++)
	{
		const uint16 *end;

		if (lists->lengths[rank] == 0)
			continue;
		CHECK_FOR_INTERRUPTS();
		end = lists->partners + lists->ends[rank];
		for (const uint16 *at = end - lists->lengths[rank]; at < end; at++)
			row_counts_increment(&counts, counts.lower, false, *at);
		row_counts_take(&counts, rank, &run);
		writer_row(&writer, rank, run.npairs, run.partners, run.units);
	}
	return writer_finish(&writer, margins, CurrentMemoryContext);
}

/*
 * Copy what matters of the units for rows that are not counted: from the first
 * entity of such a row on, unless nothing follows it. Returns how many words.
 */
static Size
copy_uncounted(uint16 *to, const NarrowUnits *units, const uint32 *counted)
{
	const uint16 *at = units->words;
	const uint16 *end = at + units->used;
	uint16	   *start = to;

	while (at < end)
	{
		uint32		size = *at++;

		for (; size > 1 && counted[*at] > 0; size--)
			at++;
		if (size > 1)
		{
			*to++ = (uint16) size;
			memcpy(to, at, size * sizeof(uint16));
			to += size;
		}
		at += size;
	}
	return to - start;
}

/* The partial value of units, which lists are to be made of, in "context" */
static Cooccurrence *
make_partial(const NarrowUnits *units, uint32 *npairs,
			 const CooccurrenceMargins *margins, MemoryContext context)
{
	PartnerLists lists = {.nentities = margins->nentities, .lengths = npairs};
	Size		left = choose_counted(npairs, margins->nentities);
	Cooccurrence *counted;
	Cooccurrence *partial;
	PartialHead *head;
	Size		head_size;
	Size		padding_at;

	lists_fill(&lists, units);
	counted = count_lists(&lists, margins);
	partial = huge_alloc_in(context, VARHDRSZ + partial_head_size(units->used) +
							VARSIZE(counted));
	head = (PartialHead *) VARDATA(partial);
	memset(head, 0, offsetof(PartialHead, words));
	head->version = PARTIAL_VERSION;
	head->nentities = margins->nentities;
	head->npairs = left;
	head->nwords = copy_uncounted(head->words, units, npairs);
	head_size = partial_head_size(head->nwords);
	padding_at = offsetof(PartialHead, words) + head->nwords * sizeof(uint16);
	memset((char *) head + padding_at, 0, head_size - padding_at);
	memcpy((char *) head + head_size, counted, VARSIZE(counted));
	SET_VARSIZE(partial, VARHDRSZ + head_size + VARSIZE(counted));
	return partial;
}

/*
 * The partial value of a state for which partial_bytes() is not 0, in the
 * state's context. Its units are overwritten.
 */
Cooccurrence *
partial_from_state(const CooccurrenceState *state)
{
	Gathering	gathering;
	CooccurrenceMargins margins;
	NarrowUnits units;
	uint32	   *npairs;
	Cooccurrence *partial;
	MemoryContext context;
	MemoryContext caller;

	context = AllocSetContextCreate(state->context, "cooccurrence partial value",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);

	gather(&gathering, state);
	make_histogram(&gathering, &margins.sizes);
	margins.units = state->units;
	margins.nentities = gathering.entities.used;
	margins.ids = gathering.entities.ids;
	margins.entity_units = gathering.entities.units;
	npairs = narrow_units(&gathering, &state->units_added);
	units.words = (const uint16 *) state->units_added.words;
	units.used = state->units_added.used;
	partial = make_partial(&units, npairs, &margins, state->context);

	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return partial;
}
