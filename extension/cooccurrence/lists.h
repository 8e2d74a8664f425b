/*-------------------------------------------------------------------------
 *
 * lists.h
 *		The partners of each entity in units, in lists.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_LISTS_H
#define COOCCURRENCE_LISTS_H

#include "postgres.h"

/*
 * Units in numbers of 16 bits: of each its size, then the indexes of its
 * entities, ascending. NARROW_PADDING bytes behind them may be read.
 */
typedef struct NarrowUnits
{
	const uint16 *words;
	Size		used;
} NarrowUnits;

#define NARROW_PADDING 16

/* An index of 16 bits tells so many entities apart */
#define NARROW_ENTITIES ((int64) PG_UINT16_MAX + 1)

/*
 * For each pair in each unit the index of the partner, in the list of the
 * entity before it, in no order.
 */
typedef struct PartnerLists
{
	uint32		nentities;
	uint32	   *lengths;		/* by entity; 0 if it shall have no list */
	uint32	   *ends;			/* by entity, where its list ends in partners */
	uint16	   *partners;
} PartnerLists;

extern void lists_fill(PartnerLists *lists, const NarrowUnits *units);

#endif							/* COOCCURRENCE_LISTS_H */
