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
	part_zeroed(&table->entries, sizeof(SequenceEntry),
				power_of_two_above(expected * 100 / SEQUENCES_FULL));
	table->used = 0;
}

/* Say that a key will be asked for soon */
void
sequence_table_prefetch(const SequenceTable *table, uint64_t key)
{
#if defined(__GNUC__)
	const SequenceEntry *entries = (const SequenceEntry *) table->entries.items;

	__builtin_prefetch(&entries[key & (table->entries.count - 1)], 1);
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
	uint64_t	mask = table->entries.count - 1;
	uint64_t	slot = key & mask;

	for (; entries[slot].key != 0; slot = (slot + 1) & mask)
	{
		if (entries[slot].key == key)
			break;
		if (image_tag(entries[slot].key) == image_tag(key))
			return NULL;
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

static void
grow(SequenceTable *table)
{
	SequenceTable old = *table;
	uint64_t	slots = old.entries.count;
	bool		done = false;

	while (!done)
	{
		slots *= 2;
		part_zeroed(&table->entries, sizeof(SequenceEntry), slots);
		done = refill(table, &old);
		if (!done)
			pfree(table->entries.items);
	}
	pfree(old.entries.items);
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

/* The table as the image has it */
void
sequence_table_slots(const SequenceTable *table, Part *slots)
{
	const SequenceEntry *entries = (const SequenceEntry *) table->entries.items;

	part_zeroed(slots, sizeof(uint64_t), table->entries.count);
	for (uint64_t i = 0; i < table->entries.count; i++)
		if (entries[i].key != 0)
			((uint64_t *) slots->items)[i] =
				image_tag(entries[i].key) << 32 | entries[i].value;
}

static void
filter_add(Part *filter, uint64_t hash)
{
	uint64_t   *words = (uint64_t *) filter->items;

	words[hash & (filter->count - 1)] |= UINT64_C(1) << (hash >> 58) |
		UINT64_C(1) << ((hash >> 52) & 63);
}

/* May the word of a name, one of its first, stand without a capital? */
static bool
may_be_small(const AliasRow *row, const TextWord *word)
{
	return row->match == MATCH_ANY || !(word->flags & WORD_CAPITAL);
}

/*
 * Enter the first bytes of a word of a name.  Texts are asked only for words
 * of ASCII; what folds otherwise is found another way.
 */
static void
small_add(Part *small, const char *written, const TextWord *first)
{
	char		folded[WORD_FOLD_MAX];
	int			length = word_fold(written, first, folded);
	uint32_t	bytes = 0;
	uint32_t	bit;

	for (int i = 0; i < 4 && i < length; i++)
		bytes |= (uint32_t) (unsigned char) folded[i] << (8 * i);
	bit = image_small_bit(bytes);
	((uint8_t *) small->items)[bit / 8] |= 1 << bit % 8;
}

void
filters_init(Builder *builder)
{
	uint64_t	words = power_of_two_above((uint64_t) builder->rows->alias_count *
										   FILTER_BITS_PER_WORD / 64);

	for (int i = 0; i < lengthof(builder->starts); i++)
		part_zeroed(&builder->starts[i], sizeof(uint64_t), words);
	part_zeroed(&builder->followers, sizeof(uint64_t), words);
	part_zeroed(&builder->small, 1, IMAGE_SMALL_BITS / 8);
	part_zeroed(&builder->furniture, 1, IMAGE_SMALL_BITS / 8);
}

/* Enter the words of a name in the filters */
void
filter_name(Builder *builder, const AliasRow *row, const NameWords *words)
{
	const TextWord *first = &words->items[0];
	int			kinds = 0;

	if (words->count == 1 || may_be_small(row, &words->items[1]))
		kinds |= START_SHORT;
	if (may_be_small(row, first))
	{
		kinds |= START_SMALL;
		small_add(&builder->small, words->written, first);
	}
	for (int i = 0; i < lengthof(builder->starts); i++)
		if ((i & kinds) == i)
			filter_add(&builder->starts[i], first->hash);
	if (builder->rows->entities[row->entity].kind != ENTITY_PERSON)
		return;
	for (uint32_t i = 1; i < words->count; i++)
		filter_add(&builder->followers, words->items[i].hash);
}

/* Enter a term in the filters */
void
filter_term(Builder *builder, const TermRow *row, const NameWords *words)
{
	if (row->role == ROLE_BOILERPLATE)
		small_add(&builder->furniture, words->written, &words->items[0]);
}
