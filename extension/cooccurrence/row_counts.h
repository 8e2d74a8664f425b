/*-------------------------------------------------------------------------
 *
 * row_counts.h
 *		The pair counts of one entity while they are being summed up.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_ROW_COUNTS_H
#define COOCCURRENCE_ROW_COUNTS_H

#include "postgres.h"

#include "pair_run.h"

/*
 * A counter for each possible partner. Hardly any count needs more than 32
 * bits, so the upper halves are an array of their own, which is only there
 * when one has been needed: all others then share the cache better. Where
 * partners are few among many, it is noted which they are; elsewhere looking
 * at all counters takes less time than noting.
 */
typedef struct RowCounts
{
	uint32	   *lower;			/* by partner; all 0 between two rows */
	uint32	   *upper;			/* the same, or NULL */
	bool		wide;			/* does this row need upper? */
	bool		plain;			/* can lower just be added to? */
	bool		noting;			/* is it noted who the partners are? */
	uint32	   *partners;		/* those whose lower half left 0 */
	uint32		npartners;
	uint32		nentities;
} RowCounts;

extern void row_counts_init(RowCounts *counts, uint32 nentities, bool noting,
							bool small);
extern void row_counts_add_upper(RowCounts *counts, uint32 partner,
								 uint32 upper);
extern void row_counts_take(RowCounts *counts, uint32 row, PairRun *run);

/* Count one unit more. So many cannot be noted down that a half runs over. */
static inline void
row_counts_increment(RowCounts *counts, uint32 partner)
{
	uint32		before = counts->lower[partner];

	if (counts->noting)
	{
		counts->partners[counts->npartners] = partner;
		counts->npartners += before == 0;
	}
	counts->lower[partner] = before + 1;
}

/* Add any number of units. */
static inline void
row_counts_add(RowCounts *counts, uint32 partner, int64 units)
{
	uint32		before = counts->lower[partner];
	uint64		sum = before + (uint64) units;

	if (counts->noting)
	{
		counts->partners[counts->npartners] = partner;
		counts->npartners += before == 0;
	}
	counts->lower[partner] = (uint32) sum;
	if (unlikely(sum > PG_UINT32_MAX))
		row_counts_add_upper(counts, partner, sum >> 32);
}

#endif							/* COOCCURRENCE_ROW_COUNTS_H */
