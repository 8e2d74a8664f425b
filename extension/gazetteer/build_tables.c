/*-------------------------------------------------------------------------
 *
 * build_tables.c
 *		The tables by which names and terms are found, and the filters that
 *		spare most words the look.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* Tables of sequences are at most so full, in percent */
#define SEQUENCES_FULL		75

/* With 16 bits each about one word in 50 passes that should not */
#define FILTER_BITS_PER_WORD	16

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
	uint64_t	slots = power_of_two_above(expected * 100 / SEQUENCES_FULL);

	part_zeroed(&table->keys, sizeof(uint64_t), slots);
	part_zeroed(&table->values, sizeof(uint32_t), slots);
	table->used = 0;
}

static uint64_t
find_slot(const SequenceTable *table, uint64_t key)
{
	const uint64_t *keys = (const uint64_t *) table->keys.items;
	uint64_t	mask = table->keys.count - 1;
	uint64_t	slot = key & mask;

	while (keys[slot] != 0 && keys[slot] != key)
		slot = (slot + 1) & mask;
	return slot;
}

static void
grow(SequenceTable *table)
{
	SequenceTable old = *table;
	const uint64_t *keys = (const uint64_t *) old.keys.items;
	const uint32_t *values = (const uint32_t *) old.values.items;

	sequence_table_init(table, old.keys.count * 2 * SEQUENCES_FULL / 100);
	table->used = old.used;
	for (uint64_t i = 0; i < old.keys.count; i++)
	{
		uint64_t	slot;

		if (keys[i] == 0)
			continue;
		slot = find_slot(table, keys[i]);
		((uint64_t *) table->keys.items)[slot] = keys[i];
		((uint32_t *) table->values.items)[slot] = values[i];
	}
	pfree(old.keys.items);
	pfree(old.values.items);
}

/* The value of a sequence, entered if it is new */
uint32_t *
sequence_table_add(SequenceTable *table, uint64_t key)
{
	uint64_t	slot;

	if (table->used * 100 >= table->keys.count * SEQUENCES_FULL)
		grow(table);
	slot = find_slot(table, key);
	if (((uint64_t *) table->keys.items)[slot] == 0)
	{
		((uint64_t *) table->keys.items)[slot] = key;
		((uint32_t *) table->values.items)[slot] = SEQUENCE_INDEX;
		table->used++;
	}
	return &((uint32_t *) table->values.items)[slot];
}

static void
filter_add(Part *filter, uint64_t hash)
{
	uint64_t   *words = (uint64_t *) filter->items;

	words[hash & (filter->count - 1)] |= UINT64_C(1) << (hash >> 58) |
		UINT64_C(1) << ((hash >> 52) & 63);
}

static bool
may_start_small(const AliasRow *row, const TextWord *first)
{
	return row->match == MATCH_ANY || !(first->flags & WORD_CAPITAL);
}

/* A name of one byte may have anything behind it */
static void
small_add(Part *small, const char *written, const TextWord *first)
{
	const unsigned char *bytes = (const unsigned char *) written + first->start;
	uint8_t    *bits = (uint8_t *) small->items;

	for (int second = 0; second < 256; second++)
	{
		uint32_t	pair = (bytes[0] | 0x20) | (second | 0x20) << 8;

		if (first->length == 1 || (bytes[1] | 0x20) == (second | 0x20))
			bits[pair / 8] |= 1 << pair % 8;
	}
}

void
build_filters(Builder *builder)
{
	const DictionaryRows *rows = builder->rows;
	uint64_t	words = power_of_two_above((uint64_t) rows->alias_count *
										   FILTER_BITS_PER_WORD / 64);

	part_zeroed(&builder->starts, sizeof(uint64_t), words);
	part_zeroed(&builder->followers, sizeof(uint64_t), words);
	part_zeroed(&builder->small, 1, 65536 / 8);
	for (uint32_t i = 0; i < rows->alias_count; i++)
	{
		const AliasRow *row = &rows->aliases[i];
		uint32_t	entity = entity_index(builder, row->entity_id);
		WordScanner scanner;
		TextWord	word;

		if (entity == IMAGE_NONE)
			continue;
		word_scanner_init(&scanner, row->alias, 0, strlen(row->alias));
		if (!word_next(&scanner, &word))
			continue;
		filter_add(&builder->starts, word.hash);
		if (may_start_small(row, &word))
			small_add(&builder->small, row->alias, &word);
		if (rows->entities[entity].kind != ENTITY_PERSON)
			continue;
		while (word_next(&scanner, &word))
			filter_add(&builder->followers, word.hash);
	}
}
