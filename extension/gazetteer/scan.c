/*-------------------------------------------------------------------------
 *
 * scan.c
 *		Finding the words of a text at which a name may start.
 *
 * Nearly all words start no name, and this file is about turning them away
 * fast.  Blocks of 64 bytes become masks of word characters, of which starts
 * are found by a shift.  A word without a capital is looked at only if some
 * name that may start so has its first two bytes; a word with one is hashed
 * and asked for in a filter of first words (match.c).  Words that are not
 * ASCII take the way of word.c.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/block.h"

/* Blocks between two looks at whether the user has cancelled */
#define PAUSE_BLOCKS	4096

static inline uint32_t
lowest_bit(uint64_t mask)
{
#if defined(__GNUC__)
	return __builtin_ctzll(mask);
#else
	uint32_t	bit = 0;

	while (!(mask >> bit & 1))
		bit++;
	return bit;
#endif
}

/* Is there a name that starts small with these two bytes? */
static inline bool
may_start_small(const uint8_t *small, const unsigned char *text)
{
	uint32_t	pair = (text[0] | 0x20) | (text[1] | 0x20) << 8;

	return small[pair / 8] >> pair % 8 & 1;
}

static inline bool
is_word_byte(unsigned char byte)
{
	return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
		((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/*
 * The end of the word characters from position on, which leave the block;
 * *wide is set if any of them is not ASCII.
 */
static uint32_t
run_end(const Matcher *matcher, uint32_t position, bool *wide)
{
	const unsigned char *text = (const unsigned char *) matcher->text;

	while (position < matcher->length && is_word_byte(text[position]))
		*wide |= text[position++] >= 0x80;
	return position;
}

/* Look at the words that start in one block; bytes behind its end may be NUL */
static void
scan_block(Matcher *matcher, uint32_t block, const unsigned char *bytes,
		   const BlockMasks *masks, uint64_t starts)
{
	const uint8_t *small = image_part(matcher->image, uint8_t, small);

	while (starts != 0)
	{
		uint32_t	bit = lowest_bit(starts);
		uint32_t	start = block + bit;
		uint64_t	after = ~masks->word >> bit;
		bool		wide = false;
		uint32_t	end;

		starts &= starts - 1;
		if (after != 0)
		{
			uint32_t	length = lowest_bit(after);

			wide = (masks->wide >> bit & ((UINT64_C(1) << length) - 1)) != 0;
			if (!wide && !(masks->capital >> bit & 1) &&
				!may_start_small(small, bytes + bit))
				continue;
			end = start + length;
		}
		else
			end = run_end(matcher, start, &wide);
		if (end <= matcher->done)
			continue;
		if (wide)
			match_wide_words(matcher, start, end);
		else if (start >= matcher->done)
			match_word(matcher, start, end);
	}
}

/* Match at every word of the text that may start a name */
void
scan_text(Matcher *matcher)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	unsigned char last[BLOCK_BYTES + 1];
	uint64_t	carry = 0;
	uint32_t	blocks = 0;

	for (uint32_t block = 0; block < matcher->length; block += BLOCK_BYTES)
	{
		const unsigned char *bytes = text + block;
		BlockMasks	masks;
		uint64_t	starts;

		/* the last block, and the byte behind it, are read from a copy */
		if (matcher->length - block <= BLOCK_BYTES)
		{
			memset(last, 0, sizeof(last));
			memcpy(last, bytes, matcher->length - block);
			bytes = last;
		}
		block_masks(bytes, &masks);
		starts = masks.word & ~(masks.word << 1 | carry);
		carry = masks.word >> 63;
		if (starts != 0)
			scan_block(matcher, block, bytes, &masks, starts);
		if (++blocks % PAUSE_BLOCKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}
