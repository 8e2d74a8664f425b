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
 * A counter for each possible partner, of one byte, so that those of a row stay
 * in the nearest cache: few counts need more. What does not fit is carried to
 * an array of upper parts, each of which stands for ROW_COUNTS_MAX units, so
 * that a counter is 0 only where a partner has not occurred. Where partners
 * are very few among many, it is noted which they are; elsewhere looking at all
 * counters takes less time than noting.
 */
typedef struct RowCounts
{
	uint8	   *lower;			/* by partner; all 0 between two rows */
	uint64	   *upper;			/* the same, or NULL until there is one */
	bool		carried;		/* does this row need upper? */
	bool		noting;			/* is it noted who the partners are? */
	uint32	   *partners;		/* those that have occurred */
	uint32		npartners;
	uint32		nentities;
} RowCounts;

#define ROW_COUNTS_MAX PG_UINT8_MAX

extern void row_counts_init(RowCounts *counts, uint32 nentities, bool noting);
extern void row_counts_carry(RowCounts *counts, uint32 partner, uint64 units);
extern void row_counts_take(RowCounts *counts, uint32 row, PairRun *run);

/*
 * Note that a partner occurs, if it is the first time. Here and below, lower
 * and noting are those of the counters: a loop holds them in registers, which
 * the compiler cannot do for it as it stores bytes, that could be anything.
 */
static inline void
row_counts_note(RowCounts *counts, const uint8 *lower, uint32 partner)
{
	counts->partners[counts->npartners] = partner;
	counts->npartners += lower[partner] == 0;
}

/* Count one unit more. */
static inline void
row_counts_increment(RowCounts *counts, uint8 *lower, bool noting,
					 uint32 partner)
{
	if (noting)
		row_counts_note(counts, lower, partner);
	if (unlikely(++lower[partner] == 0))
		row_counts_carry(counts, partner, ROW_COUNTS_MAX + 1);
}

/* Add any number of units. */
static inline void
row_counts_add(RowCounts *counts, uint8 *lower, bool noting, uint32 partner,
			   int64 units)
{
	uint64		sum = lower[partner] + (uint64) units;

	if (noting)
		row_counts_note(counts, lower, partner);
	lower[partner] = (uint8) sum;
	if (unlikely(sum > ROW_COUNTS_MAX))
		row_counts_carry(counts, partner, sum);
}

#endif							/* COOCCURRENCE_ROW_COUNTS_H */
