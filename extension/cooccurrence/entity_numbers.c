/*-------------------------------------------------------------------------
 *
 * entity_numbers.c
 *		Numbers entities in the order in which their ids turn up, and then
 *		ranks them by id.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "entity_numbers.h"
#include "memory.h"

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
			huge_alloc_zero(sizeof(uint32), span);
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
	numbers->ids = huge_grow(numbers->ids,
							 sizeof(int32) * numbers->allocated);
	numbers->units = huge_grow(numbers->units,
							   sizeof(int64) * numbers->allocated);
}

/* An entity on its way to its rank */
typedef struct RankedEntity
{
	int32		id;
	uint32		number;
} RankedEntity;

#define ST_SORT sort_entities
#define ST_ELEMENT_TYPE RankedEntity
#define ST_COMPARE(a, b) ((a)->id < (b)->id ? -1 : (a)->id > (b)->id)
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/* All entities in the order of their ids. */
static RankedEntity *
order_entities(const EntityNumbers *numbers)
{
	RankedEntity *order;
	uint32		n = 0;

	order = huge_alloc(sizeof(RankedEntity), numbers->used);
	if (numbers->direct)
	{
		for (const uint32 *entry = numbers->direct; n < numbers->used; entry++)
		{
			if (*entry == 0)
				continue;
			order[n].id = numbers->lowest + (int32) (entry - numbers->direct);
			order[n++].number = *entry - 1;
		}
		return order;
	}
	for (; n < numbers->used; n++)
	{
		order[n].id = numbers->ids[n];
		order[n].number = n;
	}
	sort_entities(order, n);
	return order;
}

/*
 * Put ids and units in the order of the ids, which is that of the ranks, and
 * return the rank of each number. No more entities can be numbered then.
 */
uint32 *
entity_numbers_rank(EntityNumbers *numbers)
{
	uint32		n = numbers->used;
	RankedEntity *order = order_entities(numbers);
	int64	   *units;
	uint32	   *ranks;

	ranks = huge_alloc(sizeof(uint32), n);
	units = huge_alloc(sizeof(int64), n);
	for (uint32 rank = 0; rank < n; rank++)
	{
		uint32		number = order[rank].number;

		ranks[number] = rank;
		units[rank] = numbers->units[number];
		numbers->ids[rank] = order[rank].id;
	}
	pfree(order);
	pfree(numbers->units);
	numbers->units = units;
	return ranks;
}
