/*-------------------------------------------------------------------------
 *
 * filter_words.c
 *		Asking the filter of first words about the words of a chunk.
 *
 * All are asked by their first eight bytes, as the text has them: that is the
 * one question that every listed word is asked, and with many names in the
 * dictionary every word is listed.  With AVX-512 eight_words.c does this.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/image_starts.h"
#include "gazetteer/matcher.h"

/*
 * Leave those on the list that may start a name, as far as the filter of first
 * words tells, have a capital, or are not ASCII.
 */
static BLOCK_INLINE void
filter(const Matcher *matcher, Chunk *chunk, bool wide)
{
	const uint64_t *starts = image_part(matcher->image, uint64_t, starts);
	const uint32_t shift =
		image_start_shift(image_header(matcher->image)->starts.count);
	const uint32_t *const end = chunk->words_end;
	const unsigned char *bytes = chunk->bytes;
	uint32_t   *left = chunk->words;

	for (const uint32_t *word = chunk->words; word < end; word++)
	{
		uint32_t	at = *word;
		uint32_t	length = chunk_word_length(chunk, at);
		uint64_t	characters = hash_load((const char *) bytes + at, 8);
		uint64_t	key = image_start_key(characters, length);
		uint32_t	passes = image_start_passes(starts, shift, key);

		/* of letters and digits, capitals alone lack this bit */
		uint32_t	capital = ~characters >> 5 & 1;

		*left = at * LISTED_START | length << 2 | capital << 1 | passes;
		/* at the end of so long a word there may be what is not ASCII */
		passes |= capital | (length == CHUNK_WORD_MOST);
		if (wide)
			passes |= chunk_has_wide(chunk, at, length);
		left += passes;
	}
	chunk->words_end = left;
}

static BLOCK_INLINE void
filter_any(const Matcher *matcher, Chunk *chunk)
{
	if (chunk->wide)
		filter(matcher, chunk, true);
	else
		filter(matcher, chunk, false);
}

/* The same code, for any processor and for one that block.c likes best */
static void
filter_portable(const Matcher *matcher, Chunk *chunk)
{
	filter_any(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
filter_avx2(const Matcher *matcher, Chunk *chunk)
{
	filter_any(matcher, chunk);
}
#else
#define filter_avx2 filter_portable
#endif

void
filter_words(const Matcher *matcher, Chunk *chunk)
{
	if (block_avx2())
		filter_avx2(matcher, chunk);
	else
		filter_portable(matcher, chunk);
}
