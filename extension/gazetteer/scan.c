/*-------------------------------------------------------------------------
 *
 * scan.c
 *		Finding the words of a text at which a name may start.
 *
 * Nearly all words start no name, and this file is about turning them away
 * fast.  Blocks of 64 bytes become masks of word characters, of which starts
 * are found by a shift.  A word without a capital is looked at only if some
 * name that may start so has its first four bytes; what is left is hashed and
 * asked for in a filter of first words.  Words that are not ASCII take the
 * way of word.c.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "text/block.h"
#include "text/hash.h"

/* Blocks between two looks at whether the user has cancelled */
#define PAUSE_BLOCKS	4096

/* What may be read behind the first byte of a word in a block */
#define BYTES_BEHIND	HASH_STEP

/* A block and what the looks at its words have in common */
typedef struct Block
{
	const unsigned char *bytes; /* with BYTES_BEHIND more that may be read */
	uint32_t	position;		/* in the text */
	BlockMasks	masks;
} Block;

/* Is there a name that starts small as this word, of so many bytes? */
static inline bool
may_start_small(const uint8_t *small, const unsigned char *word,
				uint32_t length)
{
	static const uint32_t first_bytes[] = {0, 0xff, 0xffff, 0xffffff};
	uint32_t	bytes = (uint32_t) hash_load((const char *) word, 4) |
		UINT32_C(0x20202020);
	uint32_t	bit;

	if (length < 4)
		bytes &= first_bytes[length];
	bit = image_small_bit(bytes);
	return small[bit / 8] >> bit % 8 & 1;
}

/*
 * The end of the word that starts at this bit and may leave the block; *wide
 * is set if any of its characters is not ASCII.
 */
static uint32_t
word_end(const Matcher *matcher, const Block *block, uint32_t bit, bool *wide)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	uint64_t	after = ~block->masks.word >> bit;
	uint32_t	position;

	if (after != 0)
	{
		uint32_t	length = lowest_bit(after);

		*wide = (block->masks.wide >> bit & low_bits(length)) != 0;
		return block->position + bit + length;
	}
	*wide = block->masks.wide >> bit != 0;
	for (position = block->position + BLOCK_BYTES;
		 position < matcher->length && is_word_byte(text[position]);
		 position++)
		*wide |= text[position] >= 0x80;
	return position;
}

/* Take those out of the starts of small words that start no name */
static inline uint64_t
small_candidates(const Block *block, const uint8_t *small, uint64_t starts)
{
	uint64_t	candidates = 0;

	while (starts != 0)
	{
		uint32_t	bit = lowest_bit(starts);
		uint64_t	after = ~block->masks.word >> bit;

		/* where the block ends in the word it is judged by what is seen */
		if (after == 0 || may_start_small(small, block->bytes + bit,
										  lowest_bit(after)))
			candidates |= starts & -starts;
		starts &= starts - 1;
	}
	return candidates;
}

/* Look at the words that start in one block */
static void
scan_block(Matcher *matcher, const Block *block, uint64_t starts)
{
	const ImageHeader *header = image_header(matcher->image);
	uint64_t	capitals = starts & block->masks.capital;
	uint64_t	wide_starts = starts & block->masks.wide;

	starts &= ~(capitals | wide_starts);
	if (block->masks.wide == 0)
		starts = small_candidates(block,
								  image_part(matcher->image, uint8_t, small),
								  starts);
	starts |= capitals | wide_starts;
	while (starts != 0)
	{
		uint32_t	bit = lowest_bit(starts);
		uint32_t	start = block->position + bit;
		bool		capital = block->masks.capital >> bit & 1;
		bool		wide;
		uint32_t	end = word_end(matcher, block, bit, &wide);

		starts &= starts - 1;
		if (end <= matcher->done)
			continue;
		if (wide)
			match_wide_words(matcher, start, end);
		else if (start < matcher->done)
			continue;
		else if (end - start > HASH_STEP)
			match_long_word(matcher, start, end);
		else
		{
			uint64_t	hash = hash_ascii_word((const char *) block->bytes + bit,
											   end - start);

			if (image_filter(matcher->image,
							 capital ? &header->starts : &header->small_starts,
							 hash))
				match_known(matcher, start, capital);
			else if (capital)
				match_unknown(matcher, start, end, hash);
		}
	}
}

/* Match at every word of the text that may start a name */
void
scan_text(Matcher *matcher)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	unsigned char last[BLOCK_BYTES + BYTES_BEHIND];
	uint64_t	carry = 0;
	uint32_t	blocks = 0;
	Block		block;

	for (block.position = 0; block.position < matcher->length;
		 block.position += BLOCK_BYTES)
	{
		uint32_t	left = matcher->length - block.position;
		uint64_t	starts;

		/* the last ones are read from a copy, NULs behind the text */
		block.bytes = text + block.position;
		if (left < sizeof(last))
		{
			memset(last, 0, sizeof(last));
			memcpy(last, block.bytes, left);
			block.bytes = last;
		}
		block_masks(block.bytes, &block.masks);
		starts = block.masks.word & ~(block.masks.word << 1 | carry);
		carry = block.masks.word >> 63;
		if (starts != 0)
			scan_block(matcher, &block, starts);
		if (++blocks % PAUSE_BLOCKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}
