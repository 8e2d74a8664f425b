/*-------------------------------------------------------------------------
 *
 * gather.h
 *		What a state has noted down, brought into the order of the entities.
 *
 * gather() numbers and ranks entities, gather_index() finds them in units.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_GATHER_H
#define COOCCURRENCE_GATHER_H

#include "entity_numbers.h"
#include "sources.h"
#include "state.h"

/* In the words of indexed units: no entity of the same unit follows */
#define LAST_OF_UNIT ((uint32) 1 << 31)

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
	EntityNumbers entities;		/* in the end by rank */
	uint32	   *ranks;			/* by number */
	Blocks		blocks;			/* of ranks */
	uint32		largest;		/* unit */
	int64	   *size_units;		/* by size, up to largest */
	int32		lowest_id;
	int32		highest_id;
	Size		occurrences;	/* of ids in units and values */
	Size		pairs;			/* of units and values, about, but the base */
	Source	   *base;			/* a value far larger than the rest, or NULL */
	Sources		added;			/* the other values */
	Sources		removed;
	UnitIndex	units_added;
	UnitIndex	units_removed;
} Gathering;

extern void gather(Gathering *gathering, const CooccurrenceState *state);
extern void gather_index(Gathering *gathering, const CooccurrenceState *state);
extern void counts_out_of_range(void);

#endif							/* COOCCURRENCE_GATHER_H */
