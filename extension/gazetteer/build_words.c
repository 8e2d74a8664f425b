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
#include "text/hash.h"

/* NULs behind the copy of a name, so that its last word is read as the others
 * are, and folded HASH_STEP bytes at once */
#define BYTES_BEHIND	32

/* Characters of a NameWords grow by at least so many bytes */
#define CHARACTERS		1024

/* At the start, and when a name has more */
#define WORDS			64

static char *
characters_reserve(char *characters, uint64_t *capacity, uint64_t bytes)
{
	if (bytes <= *capacity)
		return characters;
	*capacity = bytes + Max(bytes, CHARACTERS);
	return characters == NULL ?
		MemoryContextAllocHuge(CurrentMemoryContext, *capacity) :
		repalloc_huge(characters, *capacity);
}

/* Make room for one more word */
static void
words_reserve(NameWords *words)
{
	if (words->count < words->capacity &&
		words->folded_length + WORD_FOLD_MAX + 1 <= words->folded_capacity)
		return;
	words->folded = characters_reserve(words->folded, &words->folded_capacity,
									   (uint64_t) words->folded_length +
									   WORD_FOLD_MAX + 1);
	if (words->count < words->capacity)
		return;
	if (words->capacity == 0)
	{
		words->capacity = WORDS;
		words->items = palloc(words->capacity * sizeof(TextWord));
		words->places = palloc(words->capacity * sizeof(WordPlace));
		return;
	}
	words->capacity *= 2;
	words->items = repalloc_huge(words->items,
								 words->capacity * sizeof(TextWord));
	words->places = repalloc_huge(words->places,
								  words->capacity * sizeof(WordPlace));
}

/* The folded form of a plain word: letters small, digits have the bit anyway */
static void
fold_plain(const char *written, char *folded)
{
	for (int i = 0; i < HASH_STEP; i += 8)
	{
		uint64_t	eight;

		memcpy(&eight, written + i, 8);
		eight |= UINT64_C(0x2020202020202020);
		memcpy(folded + i, &eight, 8);
	}
}

/* Take a word that was read behind the others */
static void
words_add(NameWords *words, const TextWord *word)
{
	uint32_t	i = words->count++;
	WordPlace  *place = &words->places[i];
	char	   *folded = words->folded + words->folded_length;
	SequenceGap gap = i == 0 ? SEQUENCE_SOFT : image_gap(word - 1, word);

	/* no text runs a name over a line end; take it as punctuation */
	place->gap = gap == SEQUENCE_ENDS ? SEQUENCE_PUNCTUATED : gap;
	place->key = image_extend(i == 0 ? 0 : place[-1].key, word->hash,
							  place->gap);
	place->folded = words->folded_length;
	if (word->flags & WORD_PLAIN)
		fold_plain(words->copy + word->start, folded);
	else
		(void) word_fold(words->copy, word, folded);
	words->folded_length += word->folded_length;
	words->folded[words->folded_length++] = ' ';
	if (i < CAPITALS_WORDS_MAX && (word->flags & WORD_CAPITAL))
		words->capitals |= UINT32_C(1) << i;
}

/* Read the next word of a name of some bytes; false behind the last one */
static bool
read_next(WordScanner *scanner, NameWords *words, uint32_t length)
{
	TextWord   *word = &words->items[words->count];

	/* mostly a name begins with a plain word */
	if (scanner->position == 0 &&
		word_read_plain(scanner->text, 0, scanner->length, word))
	{
		scanner->position = word->length;
		word->gap = GAP_NONE;
		return true;
	}
	return scanner->position < length && word_next(scanner, word);
}

/* Read them; false if there are none, or if one is too long to be matched */
bool
words_read(NameWords *words, const char *written, uint32_t length)
{
	WordScanner scanner;

	words->copy = characters_reserve(words->copy, &words->copy_capacity,
									 (uint64_t) length + BYTES_BEHIND);
	memcpy(words->copy, written, length);
	memset(words->copy + length, 0, BYTES_BEHIND);
	words->count = 0;
	words->capitals = 0;
	words->folded_length = 0;
	word_scanner_init(&scanner, words->copy, 0, length + BYTES_BEHIND);
	for (words_reserve(words); read_next(&scanner, words, length);
		 words_reserve(words))
	{
		if (words->items[words->count].flags & WORD_LONG)
			return false;
		words_add(words, &words->items[words->count]);
	}
	if (words->count == 0)
		return false;
	words->folded[--words->folded_length] = '\0';
	return true;
}

/* The folded words, joined by blanks, as a string of the image */
uint32_t
words_add_folded(Builder *builder, const NameWords *words)
{
	return add_string(builder, words->folded, words->folded_length);
}
