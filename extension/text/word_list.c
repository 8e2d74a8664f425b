/*-------------------------------------------------------------------------
 *
 * word_list.c
 *		The words of a stretch of text, many at a time.
 *
 * What word_next() does for one word is done here for those of a block of 64
 * bytes at once: masks of the block tell where its words start and end, and
 * which bytes are capitals or digits.  Only what is not ASCII, longer than
 * HASH_STEP, or separated by unusual punctuation takes the way of word.c.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/block.h"
#include "text/hash.h"
#include "text/word.h"

/* What may be read behind a block: the last word there */
#define BYTES_BEHIND	HASH_STEP

/* The gaps of common separators, and one; 0 for all else */
static const uint8_t common_gaps[256] = {
	[' '] = 1 + GAP_SPACE,
	['\n'] = 1 + GAP_SPACE,
	['-'] = 1 + GAP_HYPHEN,
	['.'] = 1 + GAP_PERIOD,
	[','] = 1 + GAP_COMMA
};

/* The gap of one common separator, with or without a blank behind it */
static inline WordGap
gap_between(const WordScanner *scanner, uint32_t from, uint32_t to)
{
	const unsigned char *at = scanner->text + from;
	uint32_t	length = to - from;
	uint8_t		common = common_gaps[at[0]];

	/* one branch, which is foreseen, for what is common */
	if (((length == 1) | ((length == 2) & (at[1] == ' '))) & (common != 0))
		return (WordGap) (common - 1);
	return word_gap(scanner, from, to);
}

/* Is a word, which has capitals or digits, of such alone? */
static uint8_t
unusual_flags(const unsigned char *at, uint32_t length)
{
	const uint64_t bits = low_bits(length);
	uint8_t		flags = 0;
	BlockMasks	masks;

	step_masks(at, &masks);
	masks.capital &= bits;
	masks.digit &= bits;
	if ((masks.capital & (masks.capital - 1)) != 0 &&
		(masks.capital | masks.digit) == bits)
		flags |= WORD_ALL_CAPITALS;
	if (masks.digit == bits)
		flags |= WORD_DIGITS;
	return flags;
}

/*
 * Read the words that end in the block at the scanner's position; returns how
 * many, none if the first one has to be read otherwise.
 */
static inline uint32_t
read_block(WordScanner *scanner, TextWord *words)
{
	unsigned char padded[BLOCK_BYTES + BYTES_BEHIND];
	const uint32_t position = scanner->position;
	const unsigned char *block = scanner->text + position;
	uint32_t	left = scanner->length - position;
	uint32_t	limit = BLOCK_BYTES;
	uint32_t	behind = position;	/* the last word that was read */
	TextWord   *word = words;
	BlockMasks	masks;
	uint64_t	starts;

	if (left < BLOCK_BYTES + BYTES_BEHIND)
	{
		memset(padded, 0, sizeof(padded));
		memcpy(padded, block, left);
		block = padded;
	}
	block_masks(block, &masks);
	if (masks.wide != 0)
		limit = lowest_bit(masks.wide);
	for (starts = masks.word & ~(masks.word << 1); starts != 0;
		 starts &= starts - 1)
	{
		uint32_t	start = lowest_bit(starts);
		uint32_t	length = lowest_bit(~(masks.word >> start) |
										UINT64_C(1) << (BLOCK_BYTES - 1));
		uint64_t	capital;

		if (start + length >= limit || length > HASH_STEP)
			break;
		capital = masks.capital >> start & low_bits(length);
		word->hash = hash_ascii_word((const char *) block + start, length);
		word->start = position + start;
		word->length = length;
		word->folded_length = length;
		word->letters = length;
		word->flags = WORD_PLAIN | (capital & 1 ? WORD_CAPITAL : 0);
		if (block[start] <= '9' || (capital & (capital - 1)) != 0)
			word->flags |= unusual_flags(block + start, length);
		word->gap = gap_between(scanner, behind, word->start);
		behind = word->start + length;
		word++;
	}
	scanner->position = behind;
	return word - words;
}

/*
 * Read words into an array as long as there is room for those of a block,
 * WORDS_ROOM; returns how many.  At the end of the text the scanner stands
 * there.
 */
uint32_t
word_list_read(WordScanner *scanner, TextWord *words, uint32_t room)
{
	uint32_t	count = 0;

	while (room - count >= WORDS_ROOM && scanner->position < scanner->length)
	{
		uint32_t	read = read_block(scanner, words + count);

		if (read == 0)
		{
			if (!word_next(scanner, &words[count]))
				break;
			read = 1;
		}
		count += read;
	}
	return count;
}
