/*-------------------------------------------------------------------------
 *
 * pair_batch.h
 *		Pairs of stored values on their way to their counters.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_PAIR_BATCH_H
#define COOCCURRENCE_PAIR_BATCH_H

#include "row_counts.h"
#include "sources.h"

#define BATCH_PAIRS 256

typedef struct PairBatch
{
	RowCounts  *rows;			/* of a block */
	uint32		used;
	uint32		partner[BATCH_PAIRS];	/* by index, then by rank */
	int64		units[BATCH_PAIRS];
	uint8		row[BATCH_PAIRS];	/* of the block */
} PairBatch;

extern void pair_batch_read(PairBatch *batch, const Source *source,
							uint32 row, uint32 of_block);
extern void pair_batch_flush(PairBatch *batch, const Source *source);

#endif							/* COOCCURRENCE_PAIR_BATCH_H */
