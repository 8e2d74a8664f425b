/*-------------------------------------------------------------------------
 *
 * build_tables.c
 *		The tables of word sequences by which names and terms are found.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* Tables of sequences are at most so full, in percent */
#define SEQUENCES_FULL		60

uint64_t
power_of_two_above(uint64_t value)
{
	uint64_t	power = 16;

	while (power < value)
		power *= 2;
	return power;
}

void
sequence_table_init(SequenceTable *table, uint64_t expected)
{
	part_zeroed(&table->entries, sizeof(SequenceEntry),
				image_slots(expected, SEQUENCES_FULL));
	table->used = 0;
}

/* Say that a key will be asked for soon */
void
sequence_table_prefetch(const SequenceTable *table, uint64_t key)
{
#if defined(__GNUC__)
	const SequenceEntry *entries = (const SequenceEntry *) table->entries.items;

	__builtin_prefetch(&entries[image_place(key, table->entries.count)], 1);
#endif
}

/*
 * The entry of a key, or the empty one where it belongs.  NULL if the key
 * cannot be told from another on the way there: the table has to grow, which
 * parts their places.
 */
static SequenceEntry *
find_entry(const SequenceTable *table, uint64_t key)
{
	SequenceEntry *entries = (SequenceEntry *) table->entries.items;
	uint64_t	slots = table->entries.count;
	uint64_t	slot = image_place(key, slots);

	while (entries[slot].key != 0 && entries[slot].key != key)
	{
		if (image_tag(entries[slot].key) == image_tag(key))
			return NULL;
		if (++slot == slots)
			slot = 0;
	}
	return &entries[slot];
}

/* Fill a table with what another one holds; false as find_entry() */
static bool
refill(SequenceTable *table, const SequenceTable *from)
{
	const SequenceEntry *entries = (const SequenceEntry *) from->entries.items;

	for (uint64_t i = 0; i < from->entries.count; i++)
	{
		SequenceEntry *entry;

		if (entries[i].key == 0)
			continue;
		entry = find_entry(table, entries[i].key);
		if (entry == NULL)
			return false;
		*entry = entries[i];
	}
	table->used = from->used;
	return true;
}

/* Give the table so many slots, or as many more as it takes */
static void
resize(SequenceTable *table, uint64_t slots)
{
	SequenceTable old = *table;

	for (;; slots = image_slots(slots, 94))
	{
		part_zeroed(&table->entries, sizeof(SequenceEntry), slots);
		if (refill(table, &old))
			break;
		pfree(table->entries.items);
	}
	pfree(old.entries.items);
}

static void
grow(SequenceTable *table)
{
	resize(table, table->entries.count * 2);
}

/*
 * The value of a sequence, which is entered if it is new, as one that is no
 * name or term and has no longer ones.  The pointer is good until the next
 * call.
 */
uint32_t *
sequence_table_value(SequenceTable *table, uint64_t key)
{
	SequenceEntry *entry;

	if (table->used * 100 >= table->entries.count * SEQUENCES_FULL)
		grow(table);
	while ((entry = find_entry(table, key)) == NULL)
		grow(table);
	if (entry->key == 0)
	{
		entry->key = key;
		entry->value = SEQUENCE_INDEX;
		table->used++;
	}
	return &entry->value;
}

/* Is there this sequence, and the number of its record, or SEQUENCE_INDEX */
bool
sequence_table_find(const SequenceTable *table, uint64_t key, uint32_t *number)
{
	const SequenceEntry *entry = find_entry(table, key);

	if (entry == NULL || entry->key == 0)
		return false;
	*number = entry->value & SEQUENCE_INDEX;
	return true;
}

/* A value with the index in the image instead of the number of a record */
uint32_t
sequence_value(uint32_t value, const uint32_t *indexes)
{
	uint32_t	number = value & SEQUENCE_INDEX;

	if (indexes == NULL || number == SEQUENCE_INDEX)
		return value;
	return (value & ~SEQUENCE_INDEX) | indexes[number];
}

/* The table as the image has it, no larger than need be */
void
sequence_table_slots(SequenceTable *table, const uint32_t *indexes, Part *slots)
{
	const SequenceEntry *entries;

	resize(table, image_slots(table->used, SEQUENCES_FULL));
	entries = (const SequenceEntry *) table->entries.items;
	part_zeroed(slots, sizeof(uint64_t), table->entries.count);
	for (uint64_t i = 0; i < table->entries.count; i++)
		if (entries[i].key != 0)
			((uint64_t *) slots->items)[i] = image_tag(entries[i].key) << 32 |
				sequence_value(entries[i].value, indexes);
}
