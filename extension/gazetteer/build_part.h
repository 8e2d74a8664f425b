/*-------------------------------------------------------------------------
 *
 * build_part.h
 *		An array that grows, in memory of build_memory.c.
 *
 * Each part of an image is collected in one, and so are the rows that it is made
 * of.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BUILD_PART_H
#define NEWSDIP_BUILD_PART_H

#include <stddef.h>
#include <stdint.h>

typedef struct Part
{
	char	   *items;
	size_t		item_size;
	uint64_t	count;
	uint64_t	capacity;
} Part;

/* An empty one with room for so many items, some in any case */
extern void part_init(Part *part, size_t item_size, uint64_t capacity);

/* One of so many items of zeros */
extern void part_zeroed(Part *part, size_t item_size, uint64_t count);

/* Make room for so many more items */
extern void part_grow(Part *part, uint64_t items);

/* Add items of zeros; returns the first of them */
extern void *part_add(Part *part, uint64_t items);
extern void part_free(Part *part);

/* Add items that the caller fills; compare part_add(), whose are zeros */
static inline void *
part_room(Part *part, uint64_t items)
{
	if (part->count + items > part->capacity)
		part_grow(part, items);
	part->count += items;
	return part->items + (part->count - items) * part->item_size;
}

#endif							/* NEWSDIP_BUILD_PART_H */
