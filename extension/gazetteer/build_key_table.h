/*-------------------------------------------------------------------------
 *
 * build_key_table.h
 *		Records by keys of 64 bits while an image is built.
 *
 * An open-addressing hash table that grows, each key in the first slot that was
 * free from the one on where image_place() puts it, as in the tables of the
 * image.  Mostly the time goes into memory that is not in a cache: who knows a
 * key before it is needed asks for its slot.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BUILD_KEY_TABLE_H
#define NEWSDIP_BUILD_KEY_TABLE_H

#include "gazetteer/build_part.h"
#include "gazetteer/image_tables.h"
#include "prefetch.h"

/* Each record begins with its key, which is a uint64_t and not 0 */
typedef struct KeyTable
{
	Part		records;		/* a key of 0 is an empty slot */
	uint64_t	used;
} KeyTable;

/* A table for about so many records of some size */
extern void key_table_init(KeyTable *table, size_t record_size,
						   uint64_t expected);

/* Make room for one more record; they may move */
extern void key_table_reserve(KeyTable *table);

/* The first slot from one on that has this key or is empty */
static inline uint64_t
key_table_search(const Part *records, uint64_t slot, uint64_t key)
{
	for (;;)
	{
		uint64_t	found = *(const uint64_t *) (records->items +
												 slot * records->item_size);

		if (found == key || found == 0)
			return slot;
		if (++slot == records->count)
			slot = 0;
	}
}

/* The slot of a key, or the empty one where it belongs */
static inline uint64_t
key_table_find(const KeyTable *table, uint64_t key)
{
	return key_table_search(&table->records,
							image_place(key, table->records.count), key);
}

/* The next one behind it, if several records have the same key */
static inline uint64_t
key_table_find_next(const KeyTable *table, uint64_t slot, uint64_t key)
{
	return key_table_search(&table->records,
							slot + 1 == table->records.count ? 0 : slot + 1,
							key);
}

/* Say that a key will be asked for soon */
static inline void
key_table_prefetch(const KeyTable *table, uint64_t key)
{
	prefetch_to_write(table->records.items +
					  image_place(key, table->records.count) *
					  table->records.item_size);
}

#endif							/* NEWSDIP_BUILD_KEY_TABLE_H */
