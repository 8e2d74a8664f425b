/*-------------------------------------------------------------------------
 *
 * build_part.c
 *		An array that grows, in memory of build_memory.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/build.h"
#include "gazetteer/build_part.h"

void
part_init(Part *part, size_t item_size, uint64_t capacity)
{
	part->item_size = item_size;
	part->count = 0;
	part->capacity = Max(capacity, 16);
	part->items = build_allocate(part->capacity * item_size);
}

void
part_grow(Part *part, uint64_t items)
{
	uint64_t	capacity = Max(part->capacity * 2, part->count + items);

	part->items = build_grow(part->items, part->capacity * part->item_size,
							 capacity * part->item_size);
	part->capacity = capacity;
}

void
part_free(Part *part)
{
	build_free(part->items, part->capacity * part->item_size);
}

void *
part_add(Part *part, uint64_t items)
{
	void	   *first = part_room(part, items);

	memset(first, 0, items * part->item_size);
	return first;
}

void
part_zeroed(Part *part, size_t item_size, uint64_t count)
{
	part_init(part, item_size, count);
	memset(part->items, 0, count * item_size);
	part->count = count;
}
