/*-------------------------------------------------------------------------
 *
 * build_key_table.c
 *		Records by keys of 64 bits while an image is built.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/build_key_table.h"

/* Such tables are at most so full, in percent: each key is looked for once or
 * twice */
#define RECORDS_FULL	75

void
key_table_init(KeyTable *table, size_t record_size, uint64_t expected)
{
	part_zeroed(&table->records, record_size,
				image_slots(expected, RECORDS_FULL));
	table->used = 0;
}

static void
grow(KeyTable *table)
{
	Part		old = table->records;
	Part	   *records = &table->records;

	part_zeroed(records, old.item_size, old.count * 2);
	for (const char *record = old.items;
		 record < old.items + old.count * old.item_size;
		 record += old.item_size)
	{
		uint64_t	key = *(const uint64_t *) record;
		uint64_t	slot;

		if (key == 0)
			continue;
		/* an empty one: no two records are the same */
		slot = key_table_search(records, image_place(key, records->count), 0);
		memcpy(records->items + slot * records->item_size, record,
			   old.item_size);
	}
	part_free(&old);
}

void
key_table_reserve(KeyTable *table)
{
	if (table->used * 100 >= table->records.count * RECORDS_FULL)
		grow(table);
}
