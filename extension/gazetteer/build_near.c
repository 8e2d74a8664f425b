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

#include "miscadmin.h"

#include "gazetteer/builder.h"
#include "gazetteer/near.h"

/* A longer word of a name */
typedef struct LongWord
{
	uint64_t	hash;
	uint32_t	folded;			/* where its folded form is in long_letters */
	uint8_t		length;			/* bytes of that */
	uint8_t		letters;
} LongWord;

void
near_words_init(Builder *builder)
{
	/*
	 * fewer than two for each word of a name of a person; where there are
	 * many names most are others'
	 */
	uint64_t	expected = Min(builder->rows->alias_count * UINT64_C(3) / 2,
							   1 << 16);

	part_init(&builder->long_words, sizeof(LongWord), 1024);
	part_zeroed(&builder->long_slots, sizeof(uint32_t), 4096);
	part_init(&builder->long_letters, 1, 16 * 1024);
	part_init(&builder->near_keys, sizeof(uint64_t), expected);
	part_init(&builder->second_hashes, sizeof(uint64_t), expected / 2);
}

/* Note what a longer word of a name, and the words beside it, have to show */
static void
add_pair_keys(Builder *builder, const NameWords *words, uint32_t i)
{
	const char *folded = words_folded(words, i);
	int			length = words->items[i].folded_length;
	uint64_t	beside = i > 0 ? words->places[i - 1].key :
		near_beside_first(words->items[1].hash);
	uint64_t   *keys = part_room(&builder->near_keys, 2);

	if (i == 0)
		*(uint64_t *) part_room(&builder->second_hashes, 1) =
			words->items[1].hash;
	keys[0] = near_start_key(beside, hash_load(folded, 3));
	keys[1] = near_end_key(beside, hash_load(folded + length - 3, 3));
	if (words->items[i].letters == NEAR_LETTERS_MIN)
	{
		/* where the first two are not ASCII the first key does */
		int			fourth = 3;

		while ((folded[fourth] & 0xC0) == 0x80)
			fourth++;
		keys = part_room(&builder->near_keys, 1);
		keys[0] = near_start_key(beside, hash_load(folded, 2) |
								 (uint64_t) (unsigned char) folded[fourth] << 16);
	}
}

/*
 * Where the number of the word with this hash is, counted from 1, or 0 where it
 * belongs
 */
static uint32_t *
find_long_word(const Builder *builder, uint64_t hash)
{
	const LongWord *items = (const LongWord *) builder->long_words.items;
	uint32_t   *slots = (uint32_t *) builder->long_slots.items;
	uint64_t	mask = builder->long_slots.count - 1;
	uint64_t	slot = hash & mask;

	while (slots[slot] != 0 && items[slots[slot] - 1].hash != hash)
		slot = (slot + 1) & mask;
	return &slots[slot];
}

static void
grow_long_slots(Builder *builder)
{
	const LongWord *items = (const LongWord *) builder->long_words.items;
	uint64_t	slots = builder->long_slots.count * 2;

	part_free(&builder->long_slots);
	part_zeroed(&builder->long_slots, sizeof(uint32_t), slots);
	for (uint64_t i = 0; i < builder->long_words.count; i++)
		*find_long_word(builder, items[i].hash) = i + 1;
}

/* Note a longer word unless that is done */
static void
add_long_word(Builder *builder, const NameWords *words, uint32_t i)
{
	const TextWord *word = &words->items[i];
	uint32_t   *slot = find_long_word(builder, word->hash);
	LongWord   *item;

	if (*slot != 0)
		return;
	item = part_add(&builder->long_words, 1);
	*slot = builder->long_words.count;
	item->hash = word->hash;
	item->folded = builder->long_letters.count;
	item->length = word->folded_length;
	item->letters = word->letters;
	memcpy(part_room(&builder->long_letters, word->folded_length),
		   words_folded(words, i), word->folded_length);
	if (builder->long_words.count * 2 > builder->long_slots.count)
		grow_long_slots(builder);
}

/* Note the longer words of a person's name */
void
near_add_name(Builder *builder, const NameWords *words)
{
	for (uint32_t i = 0; i < words->count; i++)
	{
		const TextWord *word = &words->items[i];

		if (word->letters < NEAR_LETTERS_MIN)
			continue;
		if (words->count > 1)
			add_pair_keys(builder, words, i);
		if (word->flags & WORD_CAPITAL)
			add_long_word(builder, words, i);
	}
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
	part_free(keys);
}

void
build_near(Builder *builder)
{
	const LongWord *items = (const LongWord *) builder->long_words.items;
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	uint64_t	words = builder->long_words.count;
	uint64_t   *hashes;
	uint64_t	total = 0;

	for (uint64_t i = 0; i < words; i++)
		total += items[i].letters + 1;
	part_zeroed(&builder->near, sizeof(ImageNear),
				power_of_two_above(total + total / 3));
	part_zeroed(&builder->near_filter, sizeof(uint64_t),
				builder->near.count * NEAR_FILTER_BITS / 64);
	part_init(&builder->near_words, sizeof(uint64_t), words);
	hashes = part_room(&builder->near_words, words);
	for (uint64_t i = 0; i < words; i++)
	{
		int			count = near_forms(builder->long_letters.items +
									   items[i].folded, items[i].length, forms);

		if (i % 1024 == 0)
			CHECK_FOR_INTERRUPTS();
		hashes[i] = items[i].hash;
		for (int f = 0; f < count; f++)
			prefetch_to_write((ImageNear *) builder->near.items +
							  (forms[f] & (builder->near.count - 1)));
		for (int f = 0; f < count; f++)
			near_add(builder, forms[f], i);
	}
	part_free(&builder->long_words);
	part_free(&builder->long_slots);
	part_free(&builder->long_letters);
	build_filter(&builder->near_pairs, &builder->near_keys, NEAR_PAIR_BITS);
	build_filter(&builder->near_seconds, &builder->second_hashes,
				 NEAR_SECOND_BITS);
}
