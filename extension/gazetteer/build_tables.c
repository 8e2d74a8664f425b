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

static void
table_init(SequenceTable *table, uint64_t slots)
{
	part_zeroed(&table->slots, sizeof(uint64_t), slots);
	part_zeroed(&table->keys, sizeof(uint64_t), slots);
	table->used = 0;
}

void
sequence_table_init(SequenceTable *table, uint64_t expected)
{
	table_init(table, power_of_two_above(expected * 100 / SEQUENCES_FULL));
}

/*
 * The slot of a key, or the empty one where it belongs.  False if the key
 * cannot be told from another on the way there: the table has to grow, which
 * parts their places.
 */
static bool
find_slot(const SequenceTable *table, uint64_t key, uint64_t *slot)
{
	const uint64_t *slots = (const uint64_t *) table->slots.items;
	const uint64_t *keys = (const uint64_t *) table->keys.items;
	uint64_t	mask = table->keys.count - 1;

	for (*slot = key & mask; slots[*slot] != 0; *slot = (*slot + 1) & mask)
	{
		if (keys[*slot] == key)
			return true;
		if (image_tag(keys[*slot]) == image_tag(key))
			return false;
	}
	return true;
}

/* Fill a table with what another one holds; false as find_slot() */
static bool
refill(SequenceTable *table, const SequenceTable *from)
{
	const uint64_t *keys = (const uint64_t *) from->keys.items;

	for (uint64_t i = 0; i < from->keys.count; i++)
	{
		uint64_t	slot;

		if (keys[i] == 0)
			continue;
		if (!find_slot(table, keys[i], &slot))
			return false;
		((uint64_t *) table->keys.items)[slot] = keys[i];
		((uint64_t *) table->slots.items)[slot] =
			((const uint64_t *) from->slots.items)[i];
	}
	table->used = from->used;
	return true;
}

static void
grow(SequenceTable *table)
{
	SequenceTable old = *table;
	uint64_t	slots = old.keys.count;
	bool		done = false;

	while (!done)
	{
		slots *= 2;
		table_init(table, slots);
		done = refill(table, &old);
		if (!done)
		{
			pfree(table->slots.items);
			pfree(table->keys.items);
		}
	}
	pfree(old.slots.items);
	pfree(old.keys.items);
}

/*
 * Enter a sequence if it is new, the name or term that it is unless
 * SEQUENCE_INDEX, and flags.
 */
void
sequence_table_add(SequenceTable *table, uint64_t key, uint32_t index,
				   uint32_t flags)
{
	uint64_t   *slots;
	uint64_t	slot;

	if (table->used * 100 >= table->keys.count * SEQUENCES_FULL)
		grow(table);
	while (!find_slot(table, key, &slot))
		grow(table);
	slots = (uint64_t *) table->slots.items;
	if (slots[slot] == 0)
	{
		slots[slot] = image_tag(key) << 32 | SEQUENCE_INDEX;
		((uint64_t *) table->keys.items)[slot] = key;
		table->used++;
	}
	if (index != SEQUENCE_INDEX)
		slots[slot] = (slots[slot] & ~(uint64_t) SEQUENCE_INDEX) | index;
	slots[slot] |= flags;
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

/* Enter the words of one name in the filters */
static void
filter_name(Builder *builder, const AliasRow *row, EntityKind kind)
{
	WordScanner scanner;
	TextWord	first;
	TextWord	word;
	bool		more;

	word_scanner_init(&scanner, row->alias, 0, strlen(row->alias));
	if (!word_next(&scanner, &first))
		return;
	more = word_next(&scanner, &word);
	filter_add(&builder->starts, first.hash);
	if (!more || may_be_small(row, &word))
		filter_add(&builder->short_starts, first.hash);
	if (may_be_small(row, &first))
		small_add(&builder->small, row->alias, &first);
	for (; more && kind == ENTITY_PERSON; more = word_next(&scanner, &word))
		filter_add(&builder->followers, word.hash);
}

void
build_filters(Builder *builder)
{
	const DictionaryRows *rows = builder->rows;
	uint64_t	words = power_of_two_above((uint64_t) rows->alias_count *
										   FILTER_BITS_PER_WORD / 64);

	part_zeroed(&builder->starts, sizeof(uint64_t), words);
	part_zeroed(&builder->short_starts, sizeof(uint64_t), words);
	part_zeroed(&builder->followers, sizeof(uint64_t), words);
	part_zeroed(&builder->small, 1, IMAGE_SMALL_BITS / 8);
	part_zeroed(&builder->furniture, 1, IMAGE_SMALL_BITS / 8);
	for (uint32_t i = 0; i < rows->alias_count; i++)
	{
		const AliasRow *row = &rows->aliases[i];
		uint32_t	entity = entity_index(builder, row->entity_id);

		if (entity != IMAGE_NONE)
			filter_name(builder, row, rows->entities[entity].kind);
	}
	for (uint32_t i = 0; i < rows->term_count; i++)
	{
		WordScanner scanner;
		TextWord	word;

		word_scanner_init(&scanner, rows->terms[i].term, 0,
						  strlen(rows->terms[i].term));
		if (rows->terms[i].role == ROLE_BOILERPLATE &&
			word_next(&scanner, &word))
			small_add(&builder->furniture, rows->terms[i].term, &word);
	}
}
