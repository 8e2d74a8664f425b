/*-------------------------------------------------------------------------
 *
 * scan.c
 *		Finding the words of a text at which a name may start.
 *
 * Nearly all words start no name, and this file is about turning them away
 * fast.  A text is read in chunks of blocks of 64 bytes, which become masks
 * of word characters, of which starts are found by a shift.  Whatever is
 * asked of a word is asked of all words of the chunk before the next question,
 * and the answer moves the end of a list rather than deciding a branch, since
 * what a word is cannot be foreseen.  All are asked whether their first eight
 * bytes, with the capital or without, are in a filter of first words.  Those
 * that pass, and those with a capital that do not, become candidates, which
 * candidate_lookup.c goes on with in the same way.
 *
 * Words that are not ASCII, or long, are candidates of which only the place
 * is known.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/behind.h"
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "text/hash.h"

/* What may be read behind a block: the last word there */
#define BYTES_BEHIND	HASH_STEP

/* Chunks between two looks at whether the user has cancelled */
#define PAUSE_CHUNKS	256


/* Is this byte of the text part of a word, and not of a separator? */
static bool
word_goes_on(const Matcher *matcher, uint32_t position)
{
	const unsigned char *text = (const unsigned char *) matcher->text + position;
	unsigned char bytes[3] = {0};

	if (position == matcher->length || !is_word_byte(text[0]))
		return false;
	if (text[0] < 0x80)
		return true;
	memcpy(bytes, text, matcher->length - position < 3 ?
		   matcher->length - position : 3);
	return block_wide_separator(bytes) == 0;
}

/* Make a candidate of a word of which only the place is known */
static void
add_other(const Matcher *matcher, uint32_t start, uint32_t length,
		  Candidate *candidate)
{
	uint32_t	end = start + length;

	if (length == CHUNK_WORD_MOST)
		while (word_goes_on(matcher, end))
			end++;
	candidate->hash = 0;
	candidate->start = start;
	candidate->end = end;
	candidate->kind = CANDIDATE_OTHER;
	candidate->capital = false;
}

/*
 * May a capitalised word stand behind a blank right here, so that the word
 * before it may be a misspelt one of a longer name?
 */
static BLOCK_INLINE uint32_t
other_may_follow(const char *behind)
{
	return (behind[0] == ' ') &
		(behind_letter[(unsigned char) behind[1]] != LETTER_SMALL);
}

/* Make candidates of the words on the list, and list those that may start names */
static BLOCK_INLINE void
add_words(const Matcher *matcher, Chunk *chunk, bool wide)
{
	const uint32_t *const end = chunk->words_end;
	const ImageFirst *firsts = image_part(matcher->image, ImageFirst, firsts);
	const uint64_t slots = image_header(matcher->image)->firsts.count;
	const char *bytes = (const char *) chunk->bytes;
	const uint32_t position = chunk->position;

	/* alone, an unknown word is no part of a full name */
	const uint32_t any_unknown = !matcher->full_names_only;
	Candidate  *candidate = chunk->candidates;
	Candidate **start = chunk->starts;

	for (const uint32_t *word = chunk->words; word < end; word++, candidate++)
	{
		uint32_t	listed = *word;
		uint32_t	at = listed / LISTED_START;
		uint32_t	length = (listed & LISTED_LENGTH) >> 2;
		uint32_t	capital = (listed & LISTED_CAPITAL) >> 1;

		if (length > HASH_STEP || (wide && chunk_has_wide(chunk, at, length)))
		{
			add_other(matcher, position + at, length, candidate);
			continue;
		}
		candidate->hash = hash_folded(bytes + at, length,
									  &candidate->characters);
		/* looked up soon, if the filter has the word */
		fetch(&firsts[image_place(candidate->hash, slots)]);
		candidate->start = position + at;
		candidate->end = position + at + length;
		candidate->capital = capital;
		/* CANDIDATE_NOTHING, _SHORT, or _UNKNOWN */
		candidate->kind = capital +
			(capital & (length >= NEAR_LETTERS_MIN) &
			 (other_may_follow(bytes + at + length) | any_unknown));
		*start = candidate;
		start += listed & LISTED_PASSES;
	}
	chunk->candidates_end = candidate;
	chunk->starts_end = start;
}

/* Collect the candidates of a chunk */
static BLOCK_INLINE void
collect(const Matcher *matcher, Chunk *chunk)
{
	if (chunk->wide)
		add_words(matcher, chunk, true);
	else
		add_words(matcher, chunk, false);
}

/* The same code, for any processor and for one that block.c likes best */
static void
collect_portable(const Matcher *matcher, Chunk *chunk)
{
	collect(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
collect_avx2(const Matcher *matcher, Chunk *chunk)
{
	collect(matcher, chunk);
}
#else
#define collect_avx2 collect_portable
#endif

/*
 * Copy the end of a text, with NULs behind it.  A copy of whole blocks, the
 * last of which may overlap the one before, is made of moves alone; for other
 * lengths compilers take a loop of the processor's own, which starts slowly.
 */
static BLOCK_INLINE void
copy_end(unsigned char *copy, const unsigned char *text, uint32_t length)
{
	memset(copy + length, 0, BLOCK_BYTES);
	memset(copy + length + BLOCK_BYTES, 0, BLOCK_BYTES);
	memset(copy + length + 2 * BLOCK_BYTES, 0, BYTES_BEHIND);
	if (length < BLOCK_BYTES)
	{
		memcpy(copy, text, length);
		return;
	}
	for (uint32_t i = 0; i < length - BLOCK_BYTES; i += BLOCK_BYTES)
		memcpy(copy + i, text + i, BLOCK_BYTES);
	memcpy(copy + length - BLOCK_BYTES, text + length - BLOCK_BYTES,
		   BLOCK_BYTES);
}

/*
 * Make the bytes of a chunk readable, if need be by a copy with NULs behind
 * the text, and their masks.
 */
static void
read_chunk(const Matcher *matcher, Chunk *chunk, ChunkCarry *carry)
{
	const unsigned char *text = (const unsigned char *) matcher->text +
		chunk->position;
	uint32_t	left = matcher->length - chunk->position;

	chunk->bytes = text;
	chunk->blocks = CHUNK_BLOCKS;
	if (left < CHUNK_BYTES + BLOCK_BYTES + BYTES_BEHIND)
	{
		if (left <= CHUNK_BYTES)
			chunk->blocks = (left + BLOCK_BYTES - 1) / BLOCK_BYTES;
		copy_end(chunk->copy, text, left);
		chunk->bytes = chunk->copy;
	}
	chunk->wide = chunk_masks(chunk->bytes, chunk->blocks + 1, carry->cut,
							  &chunk->masks);
	carry->cut = chunk->masks.cut[chunk->blocks - 1];
	find_small_starts(matcher->small_starts, &chunk->masks, chunk->blocks,
					  chunk->small_starts);
}

/* Match at every word of the text that may start a name */
void
scan_text(Matcher *matcher)
{
	const bool	avx2 = block_avx2();
	const ChunkCarry at_start = {0, 1, 0, 0};
	ChunkCarry	carry = at_start;
	bool		unglue = matcher->unglued != NULL;
	uint32_t	chunks = 0;
	Chunk		chunk;

	chunk.position = 0;
	while (chunk.position < matcher->length)
	{
		read_chunk(matcher, &chunk, &carry);
		list_words(matcher, &chunk, &carry);
		if (unglue && matcher->inner_capitals)
		{
			/* mostly in the first chunk, so that little was matched in vain */
			unglue = false;
			if (matcher_unglue(matcher, &chunk))
			{
				carry = at_start;
				chunk.position = 0;
				continue;
			}
		}
		filter_words(matcher, &chunk);
		if (avx2)
			collect_avx2(matcher, &chunk);
		else
			collect_portable(matcher, &chunk);
		candidates_look_up(matcher, &chunk);
		match_candidates(matcher, &chunk);
		if (++chunks % PAUSE_CHUNKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
		chunk.position += CHUNK_BYTES;
	}
}
