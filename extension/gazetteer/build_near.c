/*-------------------------------------------------------------------------
 *
 * build_near.c
 *		The index of what misspelt words of persons' names may stand for.
 *
 * Each longer word is entered under itself and under each of its forms less
 * one letter; near.c looks the same forms of a word of the text up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"
#include "gazetteer/near.h"

/* A longer word of a name, and where it stands */
typedef struct LongWord
{
	uint64_t	hash;
	const char *written;
	TextWord	word;
} LongWord;

void
near_words_init(Builder *builder)
{
	part_init(&builder->long_words, sizeof(LongWord), 1024);
	part_init(&builder->near_keys, sizeof(uint64_t), 1024);
	part_init(&builder->second_hashes, sizeof(uint64_t), 1024);
}

/* Note what a longer word of a name, and the words beside it, have to show */
static void
add_pair_keys(Builder *builder, const NameWords *words, uint32_t i)
{
	char		folded[WORD_FOLD_MAX];
	int			length = word_fold(words->written, &words->items[i], folded);
	uint64_t	beside = i > 0 ? words->keys[i - 1] :
		near_beside_first(words->items[1].hash);
	uint64_t   *keys = part_add(&builder->near_keys, 2);

	if (i == 0)
		*(uint64_t *) part_add(&builder->second_hashes, 1) =
			words->items[1].hash;
	keys[0] = near_start_key(beside, hash_load(folded, 3));
	keys[1] = near_end_key(beside, hash_load(folded + length - 3, 3));
	if (words->items[i].letters == NEAR_LETTERS_MIN)
	{
		/* where the first two are not ASCII the first key does */
		int			fourth = 3;

		while ((folded[fourth] & 0xC0) == 0x80)
			fourth++;
		keys = part_add(&builder->near_keys, 1);
		keys[0] = near_start_key(beside, hash_load(folded, 2) |
								 (uint64_t) (unsigned char) folded[fourth] << 16);
	}
}

/* Note the longer words of a person's name */
void
near_add_name(Builder *builder, const NameWords *words)
{
	for (uint32_t i = 0; i < words->count; i++)
	{
		const TextWord *word = &words->items[i];
		LongWord   *item;

		if (word->letters < NEAR_LETTERS_MIN)
			continue;
		if (words->count > 1)
			add_pair_keys(builder, words, i);
		if (!(word->flags & WORD_CAPITAL))
			continue;
		item = part_add(&builder->long_words, 1);
		item->hash = word->hash;
		item->written = words->written;
		item->word = *word;
	}
}

/* Leave each word once, where it stands first */
static void
keep_distinct(Part *words)
{
	LongWord   *items = (LongWord *) words->items;
	uint64_t	kept = 0;
	Part		slots;			/* numbers of kept words, from 1 */
	uint32_t   *slot;

	part_zeroed(&slots, sizeof(uint32_t), power_of_two_above(words->count * 2));
	for (uint64_t i = 0; i < words->count; i++)
	{
		uint64_t	at = items[i].hash & (slots.count - 1);

		for (;;)
		{
			slot = (uint32_t *) slots.items + at;
			if (*slot == 0 || items[*slot - 1].hash == items[i].hash)
				break;
			at = (at + 1) & (slots.count - 1);
		}
		if (*slot == 0)
		{
			items[kept++] = items[i];
			*slot = kept;
		}
	}
	words->count = kept;
	pfree(slots.items);
}

static void
near_add(Builder *builder, uint64_t form, uint32_t word)
{
	Part	   *near = &builder->near;
	ImageNear  *slots = (ImageNear *) near->items;
	uint64_t	bit = near_bit(form, builder->near_filter.count * 64);
	uint64_t	mask = near->count - 1;
	uint64_t	slot = form & mask;

	while (slots[slot].key != 0)
		slot = (slot + 1) & mask;
	slots[slot].key = near_key(form);
	slots[slot].word = word;
	((uint64_t *) builder->near_filter.items)[bit / 64] |=
		UINT64_C(1) << bit % 64;
}

/* Make a filter of keys, with so many bits for each, and free these */
static void
build_filter(Part *filter, Part *keys, uint32_t bits)
{
	filter_init(filter, keys->count * bits);
	for (uint64_t i = 0; i < keys->count; i++)
		filter_add(filter, ((uint64_t *) keys->items)[i]);
	pfree(keys->items);
}

void
build_near(Builder *builder)
{
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	char		folded[WORD_FOLD_MAX];
	Part	   *words = &builder->long_words;
	uint64_t	total = 0;

	keep_distinct(words);
	for (uint64_t i = 0; i < words->count; i++)
		total += ((LongWord *) words->items)[i].word.letters + 1;
	part_zeroed(&builder->near, sizeof(ImageNear),
				power_of_two_above(total + total / 3));
	part_zeroed(&builder->near_filter, sizeof(uint64_t),
				builder->near.count * NEAR_FILTER_BITS / 64);
	part_zeroed(&builder->near_words, sizeof(uint64_t), words->count);
	for (uint64_t i = 0; i < words->count; i++)
	{
		const LongWord *item = &((LongWord *) words->items)[i];
		int			length = word_fold(item->written, &item->word, folded);
		int			count = near_forms(folded, length, forms);

		((uint64_t *) builder->near_words.items)[i] = item->hash;
		for (int f = 0; f < count; f++)
			near_add(builder, forms[f], i);
	}
	pfree(words->items);
	build_filter(&builder->near_pairs, &builder->near_keys, NEAR_PAIR_BITS);
	build_filter(&builder->near_seconds, &builder->second_hashes,
				 NEAR_SECOND_BITS);
}
