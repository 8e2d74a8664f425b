/*-------------------------------------------------------------------------
 *
 * word_list.c
 *		The words of a stretch of text, many at a time.
 *
 * What word_next() does for one word is done here for those of a block of 64
 * bytes at once: masks of the block tell where its words start and end, and
 * which bytes are capitals.  Only what is not ASCII or longer than HASH_STEP
 * takes the way of word.c.
 *
 * What stands between words, and whether they are all capitals or digits, takes
 * half of the time, and is found when somebody asks for it: most sentences are
 * turned away for what their words are.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/ascii.h"
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

/* The gap of a word, and the flag of one that begins with a digit or has a
 * capital inside, that are still to be found */
#define GAP_UNKNOWN		0xff
#define WORD_UNUSUAL	0x80

/* The gap of one common separator, with or without a blank behind it */
static inline WordGap
gap_between(const WordScanner *scanner, uint32_t from, uint32_t to)
{
	const unsigned char *at = scanner->text + from;
	uint32_t	length = to - from;
	uint8_t		common = common_gaps[at[0]];

	/*
	 * One branch, which is foreseen, for what is common.  Behind no
	 * separator, or one, the text may end.
	 */
	if (((length == 1) | ((length == 2) & (at[length >> 1] == ' '))) & (common != 0))
		return (WordGap) (common - 1);
	return word_gap(scanner, from, to);
}

/* Is a word, which has capitals or digits, of such alone? */
static uint8_t
unusual_flags(const unsigned char *at, uint32_t length)
{
	uint32_t	capitals = 0;
	uint32_t	digits = 0;

	for (uint32_t i = 0; i < length; i++)
	{
		capitals += is_capital_letter(at[i]);
		digits += at[i] <= '9';
	}
	return (capitals > 1 && capitals + digits == length ? WORD_ALL_CAPITALS : 0) |
		(digits == length ? WORD_DIGITS : 0);
}

/* Which bytes of a block are in words, are capitals, are not ASCII */
typedef void (*MakeMasks) (const unsigned char *block, BlockMasks *masks);

/*
 * Read the words that end in the block at the scanner's position; returns how
 * many, none if the first one has to be read otherwise.
 */
static BLOCK_INLINE uint32_t
read_block(WordScanner *scanner, TextWord *words, MakeMasks make_masks)
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
	make_masks(block, &masks);
	if (masks.wide != 0)
		limit = lowest_bit(masks.wide);
	for (starts = masks.word & ~(masks.word << 1); starts != 0;
		 starts &= starts - 1)
	{
		uint32_t	start = lowest_bit(starts);
		uint32_t	length = lowest_bit(~(masks.word >> start) |
										UINT64_C(1) << (BLOCK_BYTES - 1));
		uint64_t	capital;
		bool		unusual;

		if (start + length >= limit || length > HASH_STEP)
			break;
		capital = masks.capital >> start & low_bits(length);
		word->hash = hash_ascii_word((const char *) block + start, length);
		word->start = position + start;
		word->length = length;
		word->folded_length = length;
		word->letters = length;
		unusual = (block[start] <= '9') | ((capital & (capital - 1)) != 0);
		word->flags = (uint8_t) (WORD_PLAIN | (capital & WORD_CAPITAL) |
								 (unusual ? WORD_UNUSUAL : 0));
		word->gap = GAP_UNKNOWN;
		behind = word->start + length;
		word++;
	}
	scanner->position = behind;
	return word - words;
}

/* As word_list_read() */
static BLOCK_INLINE uint32_t
read_list(WordScanner *scanner, TextWord *words, uint32_t room,
		  MakeMasks make_masks)
{
	uint32_t	count = 0;

	while (room - count >= WORDS_ROOM && scanner->position < scanner->length)
	{
		uint32_t	read = read_block(scanner, words + count, make_masks);

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

static uint32_t
read_portable(WordScanner *scanner, TextWord *words, uint32_t room)
{
	return read_list(scanner, words, room, block_masks);
}

#ifdef BLOCK_AVX2

BLOCK_AVX2
static BLOCK_INLINE void
masks_avx2(const unsigned char *block, BlockMasks *masks)
{
	__m256i		low = _mm256_loadu_si256((const __m256i *) block);
	__m256i		high = _mm256_loadu_si256((const __m256i *) (block + 32));

	masks->word = bits_avx2(word_avx2(low), word_avx2(high));
	masks->wide = bits_avx2(low, high);
	masks->capital = bits_avx2(block_between_avx2(low, 'A', 'Z'),
							   block_between_avx2(high, 'A', 'Z'));
}

BLOCK_AVX2
static uint32_t
read_avx2(WordScanner *scanner, TextWord *words, uint32_t room)
{
	return read_list(scanner, words, room, masks_avx2);
}

#endif

/*
 * Read words into an array as long as there is room for those of a block,
 * WORDS_ROOM; returns how many.  At the end of the text the scanner stands
 * there.  Gaps, and the flags WORD_ALL_CAPITALS and WORD_DIGITS, are those that
 * word_list_complete() finds.
 */
uint32_t
word_list_read(WordScanner *scanner, TextWord *words, uint32_t room)
{
#ifdef BLOCK_AVX2
	if (block_avx2())
		return read_avx2(scanner, words, room);
#endif
	return read_portable(scanner, words, room);
}

/* Find gaps and flags of words of a text, the first of them from a byte on */
void
word_list_complete(const char *text, uint32_t start, TextWord *words,
				   uint32_t count)
{
	WordScanner scanner;

	word_scanner_init(&scanner, text, start, start);
	for (uint32_t i = 0; i < count; i++)
	{
		TextWord   *word = &words[i];

		if (word->gap == GAP_UNKNOWN)
		{
			word->gap = gap_between(&scanner, start, word->start);
			if (word->flags & WORD_UNUSUAL)
				word->flags = (uint8_t) ((word->flags & ~WORD_UNUSUAL) |
										 unusual_flags(scanner.text + word->start,
													   word->length));
		}
		start = text_word_end(word);
	}
}
