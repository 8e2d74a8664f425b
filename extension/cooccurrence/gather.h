/*-------------------------------------------------------------------------
 *
 * gather.h
 *		What a state has noted down, brought into the order of the entities.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_GATHER_H
#define COOCCURRENCE_GATHER_H

#include "entity_numbers.h"
#include "state.h"

/* In the words of indexed units: no entity of the same unit follows */
#define LAST_OF_UNIT ((uint32) 1 << 31)

/* A stored value that takes part */
typedef struct Source
{
	CooccurrenceView view;
	uint32	   *entities;		/* its entity index -> number, later rank */
} Source;

typedef struct RowPosition
{
	uint32		source;
	uint32		row;
} RowPosition;

/*
 * Where the rows of entities are. Ranks are taken together in blocks; the
 * rows of block b are rows[first[b]] to rows[first[b + 1] - 1], source by
 * source.
 */
typedef struct SourceIndex
{
	Source	   *sources;
	uint32		nsources;
	Size	   *first;
	RowPosition *rows;
} SourceIndex;

/*
 * Where entities stand in units: that of rank r at positions[first[r]] to
 * positions[first[r + 1] - 1], each of which is that of the word after it.
 */
typedef struct UnitIndex
{
	uint32	   *words;
	uint32	   *first;
	uint32	   *positions;
} UnitIndex;

typedef struct Gathering
{
	EntityNumbers entities;		/* in the end by rank, see gather() */
	uint32	   *ranks;			/* by number */
	uint32		present;		/* entities that a unit holds in the end */
	uint32		block;			/* ranks in a block */
	uint32		largest;		/* unit */
	int64	   *size_units;		/* by size, up to largest */
	int32		lowest_id;
	int32		highest_id;
	Size		occurrences;	/* of ids in units and values */
	SourceIndex added;
	SourceIndex removed;
	UnitIndex	units_added;
	UnitIndex	units_removed;
} Gathering;

extern void gather(Gathering *gathering, const CooccurrenceState *state);
extern void *huge_alloc(Size element, Size n);
extern void *huge_alloc_zero(Size element, Size n);

#endif							/* COOCCURRENCE_GATHER_H */
