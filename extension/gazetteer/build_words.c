/*-------------------------------------------------------------------------
 *
 * build_words.c
 *		The words of a name or term while an image is built.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "gazetteer/builder.h"

static void
words_reserve(NameWords *words, uint32_t count)
{
	if (count < words->capacity)
		return;
	if (words->capacity == 0)
	{
		words->capacity = 64;
		words->items = palloc(words->capacity * sizeof(TextWord));
		words->keys = palloc(words->capacity * sizeof(uint64_t));
		words->gaps = palloc(words->capacity * sizeof(SequenceGap));
		return;
	}
	words->capacity *= 2;
	words->items = repalloc_huge(words->items,
								 words->capacity * sizeof(TextWord));
	words->keys = repalloc_huge(words->keys,
								words->capacity * sizeof(uint64_t));
	words->gaps = repalloc_huge(words->gaps,
								words->capacity * sizeof(SequenceGap));
}

/* Read them; false if there are none, or if one is too long to be matched */
bool
words_read(NameWords *words, const char *written, uint32_t length)
{
	WordScanner scanner;
	uint64_t	key = 0;

	words->written = written;
	words->count = 0;
	words_reserve(words, 0);
	word_scanner_init(&scanner, written, 0, length);
	while (word_next(&scanner, &words->items[words->count]))
	{
		const TextWord *word = &words->items[words->count];
		SequenceGap gap = words->count == 0 ? SEQUENCE_SOFT :
			image_gap(word - 1, word);

		if (word->flags & WORD_LONG)
			return false;
		/* no text runs a name over a line end; take it as punctuation */
		if (gap == SEQUENCE_ENDS)
			gap = SEQUENCE_PUNCTUATED;
		key = image_extend(key, word->hash, gap);
		words->keys[words->count] = key;
		words->gaps[words->count] = gap;
		words_reserve(words, ++words->count);
	}
	return words->count > 0;
}

/* Which of the first words are capitalised */
uint32_t
words_capitals(const NameWords *words, uint32_t limit)
{
	uint32_t	capitals = 0;

	for (uint32_t i = 0; i < limit && i < words->count; i++)
		if (words->items[i].flags & WORD_CAPITAL)
			capitals |= UINT32_C(1) << i;
	return capitals;
}

/* The folded words, joined by blanks, as a string of the image */
uint32_t
words_add_folded(Builder *builder, const NameWords *words)
{
	uint32_t	start = builder->strings.count;

	for (uint32_t i = 0; i < words->count; i++)
	{
		char		folded[WORD_FOLD_MAX];
		int			length = word_fold(words->written, &words->items[i], folded);
		char	   *at = part_add(&builder->strings, length + 1);

		memcpy(at, folded, length);
		at[length] = i + 1 < words->count ? ' ' : '\0';
	}
	if (builder->strings.count > PG_UINT32_MAX)
		(void) add_string(builder, words->written, 1);	/* complains */
	return start;
}
