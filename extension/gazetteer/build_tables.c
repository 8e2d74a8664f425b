/*-------------------------------------------------------------------------
 *
 * build_tables.c
 *		The tables of word sequences by which names and terms are found.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"
#include "gazetteer/near.h"

/* The tables of the image are at most so full, in percent */
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
sequence_table_init(KeyTable *table, uint64_t expected)
{
	key_table_init(table, sizeof(SequenceEntry), expected);
}

/* The entry of a key, or the empty one where it belongs */
static SequenceEntry *
find_entry(const KeyTable *table, uint64_t key)
{
	return (SequenceEntry *) table->records.items + key_table_find(table, key);
}

/*
 * The value of a sequence of this key, which is entered if it is new, as one that is no
 * name or term and has no longer ones.  The pointer is good until the next
 * call.
 */
uint32_t *
sequence_table_value(KeyTable *table, uint64_t key)
{
	SequenceEntry *entry;

	key_table_reserve(table);
	entry = find_entry(table, key);
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
sequence_table_find(const KeyTable *table, uint64_t key, uint32_t *number)
{
	const SequenceEntry *entry = find_entry(table, key);

	if (entry->key == 0)
		return false;
	*number = entry->value & SEQUENCE_INDEX;
	return true;
}

/* Give a sequence this number unless it has one; which it has */
uint32_t
sequence_number(uint32_t *value, uint32_t number)
{
	if ((*value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
		*value = (*value & ~SEQUENCE_INDEX) | number;
	return *value & SEQUENCE_INDEX;
}

/* How a name or term goes on with its word number i */
uint32_t
path_flags(const NameWords *words, uint32_t i, const PathRules *rules)
{
	uint32_t	flags = SEQUENCE_LONGER;

	if (i >= CAPITALS_WORDS || (rules->small >> i & 1))
		flags |= SEQUENCE_SMALL;
	if (rules->near && words->items[i].letters >= NEAR_LETTERS_MIN)
		flags |= SEQUENCE_NEAR;
	if (words->places[i].gap == SEQUENCE_PUNCTUATED)
		flags |= SEQUENCE_OVER;
	return flags;
}

/* Enter the sequences from word number "first" of a name or term to its last */
void
sequence_table_add_path(KeyTable *table, const NameWords *words,
						uint32_t first, const PathRules *rules)
{
	for (uint32_t i = first + 1; i < words->count; i++)
		*sequence_table_value(table, words->places[i - 1].key) |=
			path_flags(words, i, rules);
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

/*
 * Fill the slots of the image.  False if a key cannot be told from another on
 * the way to its place: more slots are wanted, which part their places.
 */
static bool
fill_slots(const KeyTable *table, const uint32_t *indexes, Part *slots)
{
	const SequenceEntry *entries = (const SequenceEntry *) table->records.items;
	uint64_t   *items = (uint64_t *) slots->items;

	for (uint64_t i = 0; i < table->records.count; i++)
	{
		uint64_t	tag = image_tag(entries[i].key);
		uint64_t	slot = image_place(entries[i].key, slots->count);

		if (entries[i].key == 0)
			continue;
		while (items[slot] != 0)
		{
			if (items[slot] >> 32 == tag)
				return false;
			if (++slot == slots->count)
				slot = 0;
		}
		items[slot] = tag << 32 | sequence_value(entries[i].value, indexes);
	}
	return true;
}

/*
 * The table as the image has it, no larger than need be.  With indexes a name
 * goes by the one that its number has there.
 */
void
sequence_table_slots(const KeyTable *table, const uint32_t *indexes,
					 Part *slots)
{
	uint64_t	count = image_slots(table->used, SEQUENCES_FULL);

	for (;;)
	{
		part_zeroed(slots, sizeof(uint64_t), count);
		if (fill_slots(table, indexes, slots))
			break;
		part_free(slots);
		count = image_slots(count, 94);
	}
}
