/*-------------------------------------------------------------------------
 *
 * scan.c
 *		Finding the words of a text at which a name may start.
 *
 * Nearly all words start no name, and this file is about turning them away
 * fast.  Blocks of 64 bytes become masks of word characters, of which starts
 * are found by a shift.  A word without a capital is looked at only if some
 * name that may start so has its first four bytes; what is left is hashed and
 * asked for in a filter of first words, a smaller one where a small word
 * follows, as it mostly does.  Words that are not ASCII take the
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

/* What may be read behind a block */
#define BYTES_BEHIND	(HASH_STEP + 2)

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
	uint32_t	bytes = (uint32_t) hash_load((const char *) word, 4) |
		UINT32_C(0x20202020);
	uint32_t	bit;

	bit = image_small_bit(hash_low_bytes(bytes, length < 4 ? length : 4));
	return small[bit / 8] >> bit % 8 & 1;
}

/*
 * The end of the word that starts at this bit, which may be too long for the
 * block; *wide is set if any of its characters is not ASCII.
 */
static inline uint32_t
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

/* Leave those starts of words without a capital that may start a name */
static inline uint64_t
small_candidates(const Block *block, const uint8_t *small, uint64_t starts)
{
	uint64_t	wide = block->masks.wide;
	uint64_t	candidates = 0;

	while (starts != 0)
	{
		uint32_t	bit = lowest_bit(starts);
		uint64_t	after = ~block->masks.word >> bit;
		uint32_t	length = after != 0 ? lowest_bit(after) : BLOCK_BYTES - 1;

		if (wide != 0 && (wide >> bit & low_bits(length)) != 0)
			candidates |= starts & -starts;
		/* few do, but unforeseeably: no branch */
		candidates |= (uint64_t) may_start_small(small, block->bytes + bit,
												 length) << bit;
		starts &= starts - 1;
	}
	return candidates;
}

/* Is what follows a word a blank and a small letter, as behind most words? */
static inline bool
small_word_follows(const unsigned char *end)
{
	return (end[0] == ' ') & ((unsigned char) (end[1] - 'a') <= 'z' - 'a');
}

/* Begin a run of words at an ASCII word of at most HASH_STEP bytes */
static inline void
run_begin_plain(Matcher *matcher, uint32_t start, uint32_t length,
				uint64_t hash, uint64_t capitals)
{
	WordRun    *run = &matcher->run;
	TextWord   *word = &run->words[0];

	word_scanner_init(&run->scanner, matcher->text, start + length,
					  matcher->length);
	run->count = 1;
	word->hash = hash;
	word->start = start;
	word->length = length;
	word->flags = WORD_PLAIN | (capitals & 1 ? WORD_CAPITAL : 0);
	word->gap = GAP_SPACE;
	word->folded_length = length;
	word->letters = length;
	/* whether it is written in capitals takes a closer look */
	if ((capitals & (capitals - 1)) != 0)
		(void) word_read_plain(run->scanner.text, start, matcher->length, word);
}

/* Look at an ASCII word of at most HASH_STEP bytes */
static inline void
scan_word(Matcher *matcher, const Block *block, uint32_t bit, uint32_t length)
{
	const ImageHeader *header = image_header(matcher->image);
	const ImagePart *filters[] = {&header->starts, &header->short_starts};
	const unsigned char *word = block->bytes + bit;
	uint64_t	capitals = block->masks.capital >> bit & low_bits(length);
	uint64_t	hash = hash_ascii_word((const char *) word, length);
	uint32_t	start = block->position + bit;

	if (image_filter(matcher->image,
					 filters[small_word_follows(word + length)], hash))
	{
		run_begin_plain(matcher, start, length, hash, capitals);
		match_known(matcher);
	}
	else if (capitals & 1)
		match_unknown(matcher, start, start + length, hash);
}

/* Look at the words that start in one block */
static void
scan_block(Matcher *matcher, const Block *block, uint64_t starts)
{
	uint64_t	others = starts & (block->masks.capital | block->masks.wide);

	starts = others |
		small_candidates(block, image_part(matcher->image, uint8_t, small),
						 starts & ~others);
	while (starts != 0)
	{
		uint32_t	bit = lowest_bit(starts);
		uint32_t	start = block->position + bit;
		bool		wide;
		uint32_t	end = word_end(matcher, block, bit, &wide);

		starts &= starts - 1;
		if (end <= matcher->done)
			continue;
		if (wide)
			match_wide_words(matcher, start, end);
		else if (end - start > HASH_STEP)
			match_long_word(matcher, start);
		else if (start >= matcher->done)
			scan_word(matcher, block, bit, end - start);
	}
}

/*
 * The starts of the words in a block, and in *next the bytes to the next one:
 * a word that is cut by the end of the block is left to that, unless it alone
 * is longer than a block.
 */
static inline uint64_t
block_starts(const BlockMasks *masks, uint64_t *carry, uint32_t *next)
{
	uint64_t	starts = masks->word & ~(masks->word << 1 | *carry);

	*next = BLOCK_BYTES;
	*carry = masks->word >> 63;
	if (*carry != 0 && starts > 1)
	{
		*next = highest_bit(starts);
		*carry = 0;
		starts &= low_bits(*next);
	}
	return starts;
}

/* Match at every word of the text that may start a name */
void
scan_text(Matcher *matcher)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	unsigned char last[BLOCK_BYTES + BYTES_BEHIND];
	uint64_t	carry = 0;
	uint32_t	blocks = 0;
	uint32_t	next;
	Block		block;

	for (block.position = 0; block.position < matcher->length;
		 block.position += next)
	{
		uint32_t	left = matcher->length - block.position;
		uint64_t	starts;

		/* the last ones are read from a copy, NULs behind the text */
		block.bytes = text + block.position;
		if (left < sizeof(last))
		{
			memcpy(last, block.bytes, left);
			memset(last + left, 0, sizeof(last) - left);
			block.bytes = last;
		}
		block_masks(block.bytes, &block.masks);
		starts = block_starts(&block.masks, &carry, &next);
		if (starts != 0)
			scan_block(matcher, &block, starts);
		if (++blocks % PAUSE_BLOCKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}
