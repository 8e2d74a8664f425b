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
	const char *alias;
	TextWord	word;
} LongWord;

static int
compare_words(const void *a, const void *b)
{
	uint64_t	x = ((const LongWord *) a)->hash;
	uint64_t	y = ((const LongWord *) b)->hash;

	return x < y ? -1 : x > y;
}

/* The longer words of the names of persons, each once */
static void
collect_words(Builder *builder, Part *words)
{
	const DictionaryRows *rows = builder->rows;
	LongWord   *items;
	uint64_t	kept = 0;

	part_init(words, sizeof(LongWord), 1024);
	for (uint32_t i = 0; i < rows->alias_count; i++)
	{
		const AliasRow *row = &rows->aliases[i];
		WordScanner scanner;
		TextWord	word;

		if (row->entity == IMAGE_NONE || row->match != MATCH_NAME ||
			rows->entities[row->entity].kind != ENTITY_PERSON)
			continue;
		word_scanner_init(&scanner, row->alias, 0, strlen(row->alias));
		while (word_next(&scanner, &word))
		{
			LongWord   *item;

			if (word.letters < NEAR_LETTERS_MIN ||
				!(word.flags & WORD_CAPITAL))
				continue;
			item = part_add(words, 1);
			item->hash = word.hash;
			item->alias = row->alias;
			item->word = word;
		}
	}
	items = (LongWord *) words->items;
	qsort(items, words->count, sizeof(LongWord), compare_words);
	for (uint64_t i = 0; i < words->count; i++)
		if (kept == 0 || items[kept - 1].hash != items[i].hash)
			items[kept++] = items[i];
	words->count = kept;
}

static void
near_add(Part *near, uint64_t form, uint32_t word)
{
	ImageNear  *slots = (ImageNear *) near->items;
	uint64_t	mask = near->count - 1;
	uint64_t	slot = form & mask;

	while (slots[slot].key != 0)
		slot = (slot + 1) & mask;
	slots[slot].key = near_key(form);
	slots[slot].word = word;
}

void
build_near(Builder *builder)
{
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	char		folded[WORD_FOLD_MAX];
	Part		words;
	uint64_t	total = 0;

	collect_words(builder, &words);
	for (uint64_t i = 0; i < words.count; i++)
		total += ((LongWord *) words.items)[i].word.letters + 1;
	part_zeroed(&builder->near, sizeof(ImageNear),
				power_of_two_above(total + total / 3));
	part_zeroed(&builder->near_words, sizeof(uint64_t), words.count);
	for (uint64_t i = 0; i < words.count; i++)
	{
		const LongWord *item = &((LongWord *) words.items)[i];
		int			length = word_fold(item->alias, &item->word, folded);
		int			count = near_forms(folded, length, forms);

		((uint64_t *) builder->near_words.items)[i] = item->hash;
		for (int f = 0; f < count; f++)
			near_add(&builder->near, forms[f], i);
	}
	pfree(words.items);
}
