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
#include "gazetteer/matcher.h"
#include "text/hash.h"

/* What may be read behind a block: the last word there */
#define BYTES_BEHIND	HASH_STEP

/* Chunks between two looks at whether the user has cancelled */
#define PAUSE_CHUNKS	256

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
		if (unglue && matcher->inner_capitals && matcher_unglue(matcher, &chunk))
		{
			/* mostly in the first chunk, so that nothing was matched in vain */
			unglue = false;
			carry = at_start;
			chunk.position = 0;
			continue;
		}
		if (!list_eight_at_once(matcher, &chunk))
		{
			filter_words(matcher, &chunk);
			list_candidates(matcher, &chunk);
		}
		candidates_look_up(matcher, &chunk);
		match_candidates(matcher, &chunk);
		if (++chunks % PAUSE_CHUNKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
		chunk.position += CHUNK_BYTES;
	}
}
