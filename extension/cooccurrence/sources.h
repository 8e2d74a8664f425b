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
	uint16	   *short_ranks;	/* the same instead, if they fit, or NULL */
	uint32		row;			/* the next to be summed up */
	const struct PartnerLists *lists;	/* of what is not counted, or NULL */
	struct Source *next;		/* that waits for the same block of ranks */
} Source;

/* The rank of an entity of a source */
static inline uint32
source_rank(const Source *source, uint32 entity)
{
	return source->short_ranks ? source->short_ranks[entity] : source->ranks[entity];
}

/* Ranks that follow one another are taken together in blocks */
#define BLOCK_MAX 64

typedef struct Blocks
{
	uint32		nblocks;
	uint32	   *first;			/* rank of each, and where the last one ends */
	uint32	   *of_rank;
	uint32		largest;		/* ranks in a block, up to BLOCK_MAX */
} Blocks;

/* Each value waits for the block in which its next row is. */
typedef struct Sources
{
	Source	   *sources;
	uint32		nsources;
	const Blocks *blocks;
	Source	  **waiting;		/* by block, the first that waits for it */
} Sources;

extern void sources_start(Sources *sources, const Blocks *blocks);
extern void sources_add(Sources *sources, RowCounts *rows, uint32 block);
extern bool sources_are_few(const Sources *sources, uint32 block);
extern void sources_read(Sources *sources, uint32 block, PairRun *runs,
						 PairRun *result);

#endif							/* COOCCURRENCE_SOURCES_H */
