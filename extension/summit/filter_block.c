/*-------------------------------------------------------------------------
 *
 * filter_block.c
 *		Asking the words of a block whether contact words begin so.
 *
 * Blocks of 64 bytes become masks of word characters, of which starts are found
 * by a shift.  Of each word the first four letters are looked up in a table of
 * those with which contact words begin, which leaves one word in fourteen; of
 * these the first eight in a bitmap, and those of the next word with them if the
 * word only begins phrases, which leaves one in sixty.  Whether a word
 * is among those cannot be foreseen, so that there is no branch for a word.
 * With AVX-512 sums of codes (beginning.h) take the place of the table, and
 * leave one word in forty.  A block overlaps the next one by eight bytes, so that
 * these are always at hand.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/filter.h"
#include "text/hash.h"

/* The last bit of a block at which a word may start */
#define LAST_START (UINT64_C(1) << (FILTER_STRIDE - 1))

/* The bits of eight bytes that are set where they are not ASCII */
#define NOT_ASCII UINT64_C(0x8080808080808080)

/* Words of a block that are asked for their first letters at once */
#define WORDS_AT_ONCE 5

/* The bit of the first of the words at these bits if one may begin so, or 0 */
static BLOCK_INLINE uint64_t
try_beginning(const uint8_t *known, const unsigned char *bytes,
			  uint64_t starts)
{
	uint32_t	bit = lowest_bit(starts | LAST_START);
	uint32_t	letters = (uint32_t) hash_load((const char *) bytes + bit,
											   BEGINNING_LETTERS);

	return (uint64_t) known[beginning_slot(letters)] << bit;
}

/* Those of the words at these bits whose first letters some contact word has */
static BLOCK_INLINE uint64_t
find_beginnings(const uint8_t *known, const unsigned char *bytes,
				uint64_t starts)
{
	uint64_t	left = starts;
	uint64_t	found = 0;

	/* some more than there are cost less than to guess how many there are */
	do
	{
#pragma GCC unroll 5
		for (int i = 0; i < WORDS_AT_ONCE; i++, left &= left - 1)
			found |= try_beginning(known, bytes, left);
	} while (left != 0);
	return found & starts;
}

/*
 * Has a word one of the bits of contacts, by itself or with what stands behind it?  "word"
 * are the bytes of words from its first one on.
 */
static BLOCK_INLINE uint32_t
contact_bit(const uint8_t *contacts, const unsigned char *at, uint64_t word)
{
	const uint64_t stop = UINT64_C(1) << IMAGE_CONTACT_BYTES;
	const uint64_t bytes = hash_load((const char *) at, IMAGE_CONTACT_BYTES);
	const uint64_t folded = bytes | IMAGE_CONTACT_SMALL;
	const uint32_t length = lowest_bit(~word | stop);
	const uint64_t next = word >> length >> 1;
	const uint32_t both = length + 1 + lowest_bit(~next | stop);
	const uint64_t alone = folded & hash_keep[length + 8];
	const bool	plain = (at[length] == ' ') & (next & 1) & ((bytes & NOT_ASCII) == 0);
	const uint64_t phrase = ((length == IMAGE_CONTACT_BYTES) | plain) ?
		folded & hash_keep[both + 8] : image_contact_before_other(alone, length);
	const uint32_t first = image_contact_bit(alone);
	const uint32_t second = image_contact_bit(phrase);

	return (contacts[first / 8] >> first % 8 | contacts[second / 8] >> second % 8) & 1;
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

		found |= (uint64_t) contact_bit(contacts, bytes + bit, word >> bit) << bit;
		left &= left - 1;
	} while (left != 0);
	return found & starts;
}

/* The words of a block that are worth judging, of those that start at these bits */
static BLOCK_INLINE uint64_t
find_sought(const Sought *sought, const unsigned char *bytes, uint64_t word,
			uint64_t starts)
{
	const uint64_t whole = word >> 1 & word >> 2;
	uint64_t	begun = find_beginnings(sought->beginnings->known, bytes, starts & whole);

	return find_candidates(sought->contacts, bytes, word,
						   begun | (starts & ~whole & sought->short_words));
}

/* Which bytes of a block are part of words, and which are not ASCII */
typedef void (*MakeMasks) (const unsigned char *bytes, uint64_t *word,
						   uint64_t *wide);

/* Bytes of a block that are read: a separator may begin with its last one */
#define BYTES_READ (BLOCK_BYTES + 2)

/*
 * The bytes of a block from some byte of the text on; where the text ends before
 * they do, a copy with NULs behind it
 */
static BLOCK_INLINE const unsigned char *
whole_block(const unsigned char *text, uint32_t position, uint32_t length,
			unsigned char *copy)
{
	uint32_t	left = length - position;

	if (left >= BYTES_READ)
		return text + position;
	memset(copy, 0, BYTES_READ);
	return memcpy(copy, text + position, left);
}

/*
 * Take the common separators that are not ASCII out of the masks of a block,
 * which has this place in the text
 */
static void
remove_separators(const unsigned char *text, uint32_t position,
				  const unsigned char *block, uint64_t *word, uint64_t *wide)
{
	uint64_t	cut = 0;

	if (*wide & 1)
	{
		const unsigned char around[4] = {
			position > 1 ? text[position - 2] : 0,
			position > 0 ? text[position - 1] : 0,
			block[0], block[1]
		};
		uint32_t	length = block_wide_separator(around + 1);

		cut = length > 1 ? low_bits(length - 1) :
			block_wide_separator(around) == 3;
	}
	(void) block_remove_separators(block, cut, word, wide);
}

/* As filter_blocks() */
static BLOCK_INLINE uint64_t
look_at_blocks(const Sought *sought, const unsigned char *text,
			   uint32_t position, uint32_t length, bool carry,
			   BlocksFound *found, MakeMasks make_masks)
{
	const uint32_t count = filter_count(length - position);
	uint64_t	some = 0;

	for (uint32_t i = 0; i < count; i++, position += FILTER_STRIDE)
	{
		unsigned char copy[BYTES_READ];
		const unsigned char *block = whole_block(text, position, length, copy);
		uint64_t	word;
		uint64_t	wide;
		uint64_t	candidates;

		make_masks(block, &word, &wide);
		if (wide != 0)
			remove_separators(text, position, block, &word, &wide);
		candidates = find_sought(sought, block, word,
								 filter_word_starts(word, carry));
		found->candidates[i] = candidates;
		found->word[i] = word;
		found->wide[i] = wide;
		some |= (uint64_t) ((candidates | wide) != 0) << i;
		carry = filter_runs_on(word);
	}
	return some;
}

static BLOCK_INLINE void
masks_portable(const unsigned char *bytes, uint64_t *word, uint64_t *wide)
{
	BlockMasks	masks;

	block_masks(bytes, &masks);
	*word = masks.word;
	*wide = masks.wide;
}

static uint64_t
blocks_portable(const Sought *sought, const unsigned char *text,
				uint32_t position, uint32_t length, bool carry,
				BlocksFound *found)
{
	return look_at_blocks(sought, text, position, length, carry, found,
						  masks_portable);
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
static uint64_t
blocks_avx2(const Sought *sought, const unsigned char *text,
			uint32_t position, uint32_t length, bool carry, BlocksFound *found)
{
	return look_at_blocks(sought, text, position, length, carry, found,
						  masks_avx2);
}

#endif

#ifdef BLOCK_AVX512

/* The tables of beginning.h */
typedef struct Codes
{
	__m512i		letters[2][CODED_LETTERS];	/* each twice */
	__m512i		sums[2][CODE_SUMS / BLOCK_BYTES];
	__m512i		bits;			/* one of eight for each number */
} Codes;

BLOCK_AVX512
static BLOCK_INLINE void
load_codes(const Beginnings *beginnings, Codes *codes)
{
#pragma GCC unroll 2
	for (int sum = 0; sum < 2; sum++)
	{
#pragma GCC unroll 6
		for (int i = 0; i < CODED_LETTERS; i++)
			codes->letters[sum][i] =
				_mm512_broadcast_i64x4(_mm256_loadu_si256((const __m256i *)
														  beginnings->codes[sum][i]));
#pragma GCC unroll 4
		for (int i = 0; i < CODE_SUMS / BLOCK_BYTES; i++)
			codes->sums[sum][i] = _mm512_loadu_si512(beginnings->sums[sum] +
													 BLOCK_BYTES * i);
	}
	codes->bits = _mm512_set1_epi64(INT64_C(0x8040201008040201));
}

/* Whether the byte that one sum chooses has the bit that the other one does */
BLOCK_AVX512
static BLOCK_INLINE uint64_t
ask_sums(const __m512i * sums, __m512i bits, __m512i byte, __m512i bit)
{
	__m512i		low = _mm512_permutex2var_epi8(sums[0], byte, sums[1]);
	__m512i		high = _mm512_permutex2var_epi8(sums[2], byte, sums[3]);

	low = _mm512_mask_blend_epi8(_mm512_movepi8_mask(byte), low, high);
	return _mm512_test_epi8_mask(low, _mm512_permutexvar_epi8(bit, bits));
}

/* The bytes at which words begin, as far as their codes tell; others, too */
BLOCK_AVX512
static BLOCK_INLINE uint64_t
find_coded(const Codes *codes, const unsigned char *bytes, __m512i block,
		   uint64_t word)
{
	__m512i		one = _mm512_permutexvar_epi8(block, codes->letters[0][0]);
	__m512i		other = _mm512_permutexvar_epi8(block, codes->letters[1][0]);
	uint64_t	going_on = word;

#pragma GCC unroll 5
	for (int i = 1; i < CODED_LETTERS; i++)
	{
		__m512i		letters;

		going_on &= word >> i;
		letters = _mm512_maskz_loadu_epi8(going_on, bytes + i);
		one = _mm512_xor_si512(one, _mm512_permutexvar_epi8(letters, codes->letters[0][i]));
		other = _mm512_xor_si512(other, _mm512_permutexvar_epi8(letters, codes->letters[1][i]));
	}
	return ask_sums(codes->sums[0], codes->bits, one, other) &
		ask_sums(codes->sums[1], codes->bits, other, one);
}

/* In which blocks words begin, as far as their codes tell, or not all is ASCII */
BLOCK_AVX512
static BLOCK_INLINE uint64_t
look_for_codes(const Sought *sought, const unsigned char *text,
			   uint32_t position, uint32_t length, bool carry,
			   BlocksFound *found)
{
	const uint32_t count = filter_count(length - position);
	uint64_t	some = 0;
	Codes		codes;

	load_codes(sought->beginnings, &codes);
	for (uint32_t i = 0; i < count; i++, position += FILTER_STRIDE)
	{
		const unsigned char *bytes = text + position;
		uint32_t	left = length - position;
		__m512i		block = _mm512_maskz_loadu_epi8(_bzhi_u64(UINT64_MAX, Min(left, BLOCK_BYTES)),
													bytes);
		__m512i		small = _mm512_or_si512(block, _mm512_set1_epi8(0x20));
		uint64_t	wide = _mm512_movepi8_mask(block);
		uint64_t	word = wide | block_between_avx512(small, 'a', 'z') |
			block_between_avx512(block, '0', '9');
		uint64_t	starts;

		if (wide != 0)
		{
			unsigned char copy[BYTES_READ];

			remove_separators(text, position,
							  whole_block(text, position, length, copy),
							  &word, &wide);
		}
		starts = filter_word_starts(word, carry) &
			find_coded(&codes, bytes, block, word);
		found->candidates[i] = starts;
		found->word[i] = word;
		found->wide[i] = wide;
		some |= (uint64_t) ((starts | wide) != 0) << i;
		carry = filter_runs_on(word);
	}
	return some;
}

BLOCK_AVX512
static uint64_t
blocks_avx512(const Sought *sought, const unsigned char *text,
			  uint32_t position, uint32_t length, bool carry,
			  BlocksFound *found)
{
	uint64_t	some = look_for_codes(sought, text, position, length, carry,
									  found);

	for (uint64_t left = some; left != 0; left &= left - 1)
	{
		unsigned char copy[BYTES_READ];
		uint32_t	i = lowest_bit(left);
		const unsigned char *block = whole_block(text, position + i * FILTER_STRIDE,
												 length, copy);

		found->candidates[i] =
			find_candidates(sought->contacts, block, found->word[i],
							found->candidates[i]);
		if ((found->candidates[i] | found->wide[i]) == 0)
			some ^= left & -left;
	}
	return some;
}

#endif

uint64_t
filter_blocks(const Sought *sought, const unsigned char *text,
			  uint32_t position, uint32_t length, bool carry,
			  BlocksFound *found)
{
#ifdef BLOCK_AVX512
	if (block_avx512())
		return blocks_avx512(sought, text, position, length, carry, found);
#endif
#ifdef BLOCK_AVX2
	if (block_avx2())
		return blocks_avx2(sought, text, position, length, carry, found);
#endif
	return blocks_portable(sought, text, position, length, carry, found);
}
