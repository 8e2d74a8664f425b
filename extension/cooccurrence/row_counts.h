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
 * A counter for each possible partner, and the list of those whose counter
 * has left 0. To add: list the partner if its counter is 0, then add to the
 * counter. Amounts below zero may only be added when all others have been.
 */
typedef struct RowCounts
{
	uint32		nentities;
	int64	   *units;			/* by partner; all 0 between two rows */
	uint32	   *partners;		/* room for a few more than nentities */
	uint32		npartners;
	uint64	   *bitmap;			/* all 0 except during row_counts_sort() */
	uint32	   *merged;			/* room to sort in */
} RowCounts;

extern void row_counts_init(RowCounts *counts, uint32 nentities);
extern void row_counts_sort(RowCounts *counts, uint32 lowest);

#endif							/* COOCCURRENCE_ROW_COUNTS_H */
