/*-------------------------------------------------------------------------
 *
 * sources.h
 *		Stored values whose pairs are summed up side by side.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_SOURCES_H
#define COOCCURRENCE_SOURCES_H

#include "row_counts.h"
#include "storage.h"

/* A stored value that takes part */
typedef struct Source
{
	CooccurrenceView view;
	uint32	   *ranks;			/* of its entities, which are in this order */
	uint32		row;			/* the next to be summed up */
	struct Source *next;		/* that waits for the same block of ranks */
} Source;

/*
 * Ranks are taken together in blocks, and each value waits for the block in
 * which its next row is.
 */
typedef struct Sources
{
	Source	   *sources;
	uint32		nsources;
	uint32		block;			/* ranks in a block */
	Source	  **waiting;		/* by block, the first that waits for it */
} Sources;

extern void sources_start(Sources *sources, uint32 block, uint32 nentities);
extern void sources_add(Sources *sources, RowCounts *rows,
						uint32 first_rank, uint32 n);
extern bool sources_have_one(const Sources *sources, uint32 rank);
extern void sources_read_one(Sources *sources, uint32 rank, PairRun *run);

#endif							/* COOCCURRENCE_SOURCES_H */
