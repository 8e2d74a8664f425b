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

/*
 * A counter for each possible partner, and two notes of which have been used:
 * a list of those whose counter left 0, and a bit for each. The list suits
 * many additions to few counters, the bits suit partners that come in order.
 * Amounts may be taken out only when all others have been added.
 */
typedef struct RowCounts
{
	int64	   *units;			/* by partner; all 0 between two rows */
	uint32	   *partners;		/* the list, with room for one more */
	uint32		npartners;
	uint8	   *bits;			/* all 0 between two rows */
	bool		has_bits;
	uint32		nentities;
} RowCounts;

extern void row_counts_init(RowCounts *counts, uint32 nentities);
extern uint32 row_counts_take(RowCounts *counts, uint32 lowest,
							  uint32 *partners, int64 *units);

/* Add to a counter, by the list. Loops should do this to a local copy. */
static inline void
row_counts_add_listed(RowCounts *counts, uint32 partner, int64 units)
{
	int64		before = counts->units[partner];

	counts->partners[counts->npartners] = partner;
	counts->npartners += before == 0;
	counts->units[partner] = before + units;
}

/* The same by the bits; has_bits must have been set. */
static inline void
row_counts_add_by_bits(RowCounts *counts, uint32 partner, int64 units)
{
	counts->bits[partner / 8] |= 1 << (partner % 8);
	counts->units[partner] += units;
}

#endif							/* COOCCURRENCE_ROW_COUNTS_H */
