/*-------------------------------------------------------------------------
 *
 * filter_block.c
 *		Asking the words of a block whether contact words begin so.
 *
 * Blocks of 64 bytes become masks of word characters, of which starts are found
 * by a shift.  Of each word the first four letters are looked up in a table of
 * those with which contact words begin, which leaves one word in fourteen; of
 * these the first eight in a bitmap, which leaves one in sixty.  Whether a word
 * is among those cannot be foreseen, so that there is no branch until a block
 * is done.  A block overlaps the next one by eight bytes, so that these are
 * always at hand.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/filter.h"
#include "text/hash.h"

/* The last bit of a block at which a word may start */
#define LAST_START (UINT64_C(1) << (FILTER_STRIDE - 1))

/* Words of a block that are asked for their first letters at once */
#define WORDS_AT_ONCE 5

/* The bit of the first of the words at these bits if one may begin so, or 0 */
static BLOCK_INLINE uint64_t
try_beginning(const uint8_t *beginnings, const unsigned char *bytes,
			  uint64_t starts)
{
	uint32_t	bit = lowest_bit(starts | LAST_START);
	uint32_t	letters = (uint32_t) hash_load((const char *) bytes + bit,
											   LEXICON_BEGINNING_LETTERS);

	return (uint64_t) beginnings[lexicon_beginning(letters)] << bit;
}

/* Those of the words at these bits whose first letters some contact word has */
static BLOCK_INLINE uint64_t
find_beginnings(const uint8_t *beginnings, const unsigned char *bytes,
				uint64_t starts)
{
	uint64_t	left = starts;
	uint64_t	found = 0;

	/* some more than there are cost less than to guess how many there are */
	do
	{
#pragma GCC unroll 5
		for (int i = 0; i < WORDS_AT_ONCE; i++, left &= left - 1)
			found |= try_beginning(beginnings, bytes, left);
	} while (left != 0);
	return found & starts;
}

/*
 * Those of the words at these bits, of which there may be none, whose first
 * eight letters are those of contact words
 */
static BLOCK_INLINE uint64_t
find_candidates(const uint8_t *contacts, const unsigned char *bytes,
				uint64_t word, uint64_t starts)
{
	uint64_t	left = starts;
	uint64_t	found = 0;

	do
	{
		uint32_t	bit = lowest_bit(left | LAST_START);
		uint32_t	length = lowest_bit(~(word >> bit) |
										UINT64_C(1) << IMAGE_CONTACT_BYTES);
		uint64_t	prefix = hash_load((const char *) bytes + bit,
									   IMAGE_CONTACT_BYTES);
		uint32_t	slot = image_contact_bit((prefix | IMAGE_CONTACT_SMALL) &
											 hash_keep[length + 8]);

		found |= (uint64_t) (contacts[slot / 8] >> slot % 8 & 1) << bit;
		left &= left - 1;
	} while (left != 0);
	return found & starts;
}

/* The words of a block that are worth judging, of those that start at these bits */
static BLOCK_INLINE uint64_t
find_sought(const Sought *sought, const unsigned char *bytes, uint64_t word,
			uint64_t starts)
{
	starts &= (word >> 1 & word >> 2) | sought->short_words;
	starts = find_beginnings(sought->beginnings, bytes, starts);
	return find_candidates(sought->contacts, bytes, word, starts);
}

/* Which bytes of a block are part of words, and which are not ASCII */
typedef void (*MakeMasks) (const unsigned char *bytes, uint64_t *word,
						   uint64_t *wide);

/* As filter_blocks() */
static BLOCK_INLINE uint32_t
look_at_blocks(const Sought *sought, const unsigned char *bytes, uint32_t count,
			   BlockFound *found, MakeMasks make_masks)
{
	uint32_t	i = 0;
	bool		carry = found->carry;

	do
	{
		uint64_t	word;
		uint64_t	wide;
		uint64_t	candidates;

		make_masks(bytes, &word, &wide);
		candidates = find_sought(sought, bytes, word,
								 filter_word_starts(word, carry));
		if ((candidates | wide) != 0)
		{
			found->candidates = candidates;
			found->carry = carry;
			found->word = word;
			found->wide = wide;
			return i;
		}
		carry = filter_runs_on(word);
		bytes += FILTER_STRIDE;
	} while (++i < count);
	found->carry = carry;
	return i;
}

static BLOCK_INLINE void
masks_portable(const unsigned char *bytes, uint64_t *word, uint64_t *wide)
{
	BlockMasks	masks;

	block_masks(bytes, &masks);
	*word = masks.word;
	*wide = masks.wide;
}

static uint32_t
blocks_portable(const Sought *sought, const unsigned char *bytes,
				uint32_t count, BlockFound *found)
{
	return look_at_blocks(sought, bytes, count, found, masks_portable);
}

#ifdef BLOCK_AVX2

BLOCK_AVX2
static BLOCK_INLINE void
masks_avx2(const unsigned char *bytes, uint64_t *word, uint64_t *wide)
{
	__m256i		low = _mm256_loadu_si256((const __m256i *) bytes);
	__m256i		high = _mm256_loadu_si256((const __m256i *) (bytes + 32));

	*word = bits_avx2(word_avx2(low), word_avx2(high));
	*wide = bits_avx2(low, high);
}

BLOCK_AVX2
static uint32_t
blocks_avx2(const Sought *sought, const unsigned char *bytes, uint32_t count,
			BlockFound *found)
{
	return look_at_blocks(sought, bytes, count, found, masks_avx2);
}

#endif

#ifdef BLOCK_AVX512

BLOCK_AVX512
static BLOCK_INLINE void
masks_avx512(const unsigned char *bytes, uint64_t *word, uint64_t *wide)
{
	__m512i		block = _mm512_loadu_si512(bytes);
	__m512i		small = _mm512_or_si512(block, _mm512_set1_epi8(0x20));

	*wide = _mm512_movepi8_mask(block);
	*word = *wide | block_between_avx512(small, 'a', 'z') |
		block_between_avx512(block, '0', '9');
}

BLOCK_AVX512
static uint32_t
blocks_avx512(const Sought *sought, const unsigned char *bytes, uint32_t count,
			  BlockFound *found)
{
	return look_at_blocks(sought, bytes, count, found, masks_avx512);
}

#endif

uint32_t
filter_blocks(const Sought *sought, const unsigned char *bytes, uint32_t count,
			  BlockFound *found)
{
#ifdef BLOCK_AVX512
	if (block_avx512())
		return blocks_avx512(sought, bytes, count, found);
#endif
#ifdef BLOCK_AVX2
	if (block_avx2())
		return blocks_avx2(sought, bytes, count, found);
#endif
	return blocks_portable(sought, bytes, count, found);
}
