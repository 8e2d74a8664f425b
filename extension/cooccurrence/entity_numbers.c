/*-------------------------------------------------------------------------
 *
 * entity_numbers.c
 *		Numbers entities in the order in which their ids turn up, and then
 *		ranks them by id.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "entity_numbers.h"

/* An array is always good up to this many ids */
#define DIRECT_ALWAYS 1024

/*
 * Begin to number entities whose ids lie between lowest and highest, and
 * that are going to be looked up so many times. Allocates in the current
 * memory context, as do the functions below.
 */
void
entity_numbers_init(EntityNumbers *numbers, int32 lowest, int32 highest,
					Size lookups)
{
	Size		span = highest < lowest ? 0 : (Size) ((int64) highest - lowest + 1);

	numbers->table = NULL;
	numbers->direct = NULL;
	numbers->lowest = lowest;
	if (span <= Max(lookups, DIRECT_ALWAYS))
		numbers->direct =
			palloc_extended(sizeof(uint32) * Max(span, 1),
							MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	else
		numbers->table = entity_table_create(CurrentMemoryContext, 64, NULL);
	numbers->used = 0;
	numbers->allocated = 64;
	numbers->ids = palloc(sizeof(int32) * numbers->allocated);
	numbers->units = palloc(sizeof(int64) * numbers->allocated);
}

void
entity_numbers_grow(EntityNumbers *numbers)
{
	if (numbers->allocated >= ENTITIES_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many entities in a cooccurrence value")));
	numbers->allocated *= 2;
	numbers->ids = repalloc_huge(numbers->ids,
								 sizeof(int32) * numbers->allocated);
	numbers->units = repalloc_huge(numbers->units,
								   sizeof(int64) * numbers->allocated);
}

/* An entity on its way to its rank */
typedef struct RankedEntity
{
	int32		id;
	uint32		number;
	int64		units;
} RankedEntity;

/* By id, but those that no unit holds any more come last. */
static int
compare_entities(const void *a, const void *b)
{
	const RankedEntity *x = a;
	const RankedEntity *y = b;

	if ((x->units == 0) != (y->units == 0))
		return x->units == 0 ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/*
 * Put ids and units in the order of the ids, the entities that no unit holds
 * last, and return how many come before those. *ranks is where each number
 * went.
 */
uint32
entity_numbers_rank(EntityNumbers *numbers, uint32 **ranks)
{
	uint32		n = numbers->used;
	uint32		present = 0;
	RankedEntity *order;

	order = palloc_extended(sizeof(RankedEntity) * Max(n, 1), MCXT_ALLOC_HUGE);
	*ranks = palloc_extended(sizeof(uint32) * Max(n, 1), MCXT_ALLOC_HUGE);
	for (uint32 i = 0; i < n; i++)
	{
		order[i].id = numbers->ids[i];
		order[i].number = i;
		order[i].units = numbers->units[i];
	}
	qsort(order, n, sizeof(RankedEntity), compare_entities);
	for (uint32 i = 0; i < n; i++)
	{
		numbers->ids[i] = order[i].id;
		numbers->units[i] = order[i].units;
		(*ranks)[order[i].number] = i;
		if (order[i].units != 0)
			present++;
	}
	pfree(order);
	return present;
}
