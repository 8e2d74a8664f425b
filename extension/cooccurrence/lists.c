/*-------------------------------------------------------------------------
 *
 * lists.c
 *		The partners of each entity in units, in lists.
 *
 * The units are gone through once, and what follows an entity in a unit is
 * appended to its list. That takes less time than an index into the units,
 * which would be looked up for each entity of each unit, but more memory.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lists.h"
#include "memory.h"
#include "prefetch.h"

/* So many partners are copied at once, and as many may follow a list */
#define STEP (NARROW_PADDING / sizeof(uint16))

/* The end of a list that there is not */
#define NO_LIST PG_UINT32_MAX

/* Find a place for each list. */
static void
lay_out(PartnerLists *lists)
{
	Size		used = 0;

	lists->ends = huge_alloc(sizeof(uint32), lists->nentities);
	for (uint32 i = 0; i < lists->nentities; i++)
	{
		uint32		length = lists->lengths[i];

		lists->ends[i] = length > 0 ? used : NO_LIST;
		used += length > 0 ? length + STEP : 0;
	}
	lists->partners = huge_alloc(sizeof(uint16), used);
}

/*
 * Make the lists, whose lengths are known; they have fewer than 2^31 partners
 * together. Most of their memory is in no cache when it is first written, so
 * where the next partners will end is asked for. Allocates in the current
 * memory context.
 */
void
lists_fill(PartnerLists *lists, const NarrowUnits *units)
{
	const uint16 *at = units->words;
	const uint16 *end = at + units->used;

	lay_out(lists);
	while (at < end)
	{
		uint32		size = *at++;

		for (; size > 1; size--)
		{
			uint32	   *list_end = &lists->ends[*at++];
			uint16	   *list = lists->partners + *list_end;

			if (*list_end == NO_LIST)
				continue;
			*list_end += size - 1;
			prefetch(list + size - 1 + STEP);
			for (uint32 i = 0; i + 1 < size; i += STEP)
				memcpy(list + i, at + i, NARROW_PADDING);
		}
		at += size;
	}
}
