/*-------------------------------------------------------------------------
 *
 * block.c
 *		The masks of blocks of 64 bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "text/chunk_masks.h"

/* What the processor has, each with what is before it */
typedef enum Processor
{
	PROCESSOR_NOT_ASKED,
	PROCESSOR_ANY,
	PROCESSOR_AVX2,				/* what BLOCK_AVX2 asks for */
	PROCESSOR_AVX512			/* what BLOCK_AVX512 asks for */
} Processor;

static Processor
ask_processor(void)
{
#ifdef BLOCK_AVX2
	__builtin_cpu_init();
	if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") ||
		!__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("popcnt"))
		return PROCESSOR_ANY;
#ifdef BLOCK_AVX512
	if (__builtin_cpu_supports("avx512f") &&
		__builtin_cpu_supports("avx512bw") &&
		__builtin_cpu_supports("avx512dq") &&
		__builtin_cpu_supports("avx512vl") &&
		__builtin_cpu_supports("avx512vbmi") &&
		__builtin_cpu_supports("avx512vbmi2"))
		return PROCESSOR_AVX512;
#endif
	return PROCESSOR_AVX2;
#else
	return PROCESSOR_ANY;
#endif
}

static inline Processor
processor(void)
{
	static Processor answer = PROCESSOR_NOT_ASKED;

	if (answer == PROCESSOR_NOT_ASKED)
		answer = ask_processor();
	return answer;
}

bool
block_avx2(void)
{
	return processor() >= PROCESSOR_AVX2;
}

bool
block_avx512(void)
{
	return processor() >= PROCESSOR_AVX512;
}

/*
 * The length in bytes of the separator at some place, of which three bytes
 * may be read, if it is one that is common in news: U+2010 to U+2027, dashes,
 * quotation marks, bullets, dots; a no-break space.  Otherwise 0.
 */
uint32_t
block_wide_separator(const unsigned char *at)
{
	if (at[0] == 0xE2)
		return at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0xA7 ? 3 : 0;
	return at[0] == 0xC2 && at[1] == 0xA0 ? 2 : 0;
}

/*
 * Take the separators that are not ASCII out of the masks of a block, of which
 * two bytes more may be read, and its first bytes that are the end of one;
 * returns which bytes of the next block are so.
 */
uint64_t
block_remove_separators(const unsigned char *text, uint64_t cut,
						uint64_t *word, uint64_t *wide)
{
	uint64_t	removed = cut;
	uint64_t	next_cut = 0;
	uint64_t	runs;

	/* where one is done, the next may follow at once */
	runs = (*wide & ~cut) & ~((*wide & ~cut) << 1);
	while (runs != 0)
	{
		uint32_t	bit = lowest_bit(runs);
		uint32_t	length = block_wide_separator(text + bit);
		uint64_t	bytes = low_bits(length);

		runs &= runs - 1;
		if (length == 0)
			continue;
		removed |= bytes << bit;
		if (bit + length > BLOCK_BYTES)
			next_cut = low_bits(bit + length - BLOCK_BYTES);
		else if (bit + length < BLOCK_BYTES)
			runs |= *wide & UINT64_C(1) << (bit + length);
	}
	*word &= ~removed;
	*wide &= ~removed;
	return next_cut;
}

/* Zeros behind the masks of so many blocks */
static BLOCK_INLINE void
end_masks(ChunkMasks *masks, uint32_t blocks)
{
	masks->word[blocks] = 0;
	masks->capital[blocks] = 0;
	masks->wide[blocks] = 0;
	masks->newline[blocks] = 0;
}

static bool
masks_portable(const unsigned char *text, uint32_t blocks, uint64_t cut,
			   ChunkMasks *masks)
{
	uint64_t	wide = 0;

	for (uint32_t i = 0; i < blocks; i++, text += BLOCK_BYTES)
	{
		BlockMasks	block;

		block_masks(text, &block);
		if (block.wide != 0)
			cut = block_remove_separators(text, cut, &block.word, &block.wide);
		masks->word[i] = block.word;
		masks->capital[i] = block.capital;
		masks->wide[i] = block.wide;
		masks->newline[i] = block.newline;
		masks->cut[i] = cut;
		wide |= block.wide;
	}
	end_masks(masks, blocks);
	return wide != 0;
}

#ifdef BLOCK_AVX2

/* The codes of 32 bytes */
BLOCK_AVX2
static inline __m256i
codes_avx2(__m256i bytes)
{
	const		__m256i code = _mm256_set1_epi8(BYTE_CODES - 1);
	__m256i		digit = _mm256_or_si256(bytes,
										_mm256_set1_epi8(BYTE_CODE_DIGIT));
	__m256i		known = _mm256_and_si256(bytes,
										 block_between_avx2(bytes, 'a', 'z'));

	digit = _mm256_and_si256(digit, block_between_avx2(bytes, '0', '9'));
	return _mm256_and_si256(_mm256_or_si256(known, digit), code);
}

BLOCK_AVX2
static bool
masks_avx2(const unsigned char *text, uint32_t blocks, uint64_t cut,
		   ChunkMasks *masks)
{
	const		__m256i newline = _mm256_set1_epi8('\n');
	uint64_t	any_wide = 0;
	uint8_t    *codes = masks->codes;

	for (uint32_t i = 0; i < blocks; i++, text += BLOCK_BYTES)
	{
		__m256i		low = _mm256_loadu_si256((const __m256i *) text);
		__m256i		high = _mm256_loadu_si256((const __m256i *) (text + 32));
		uint64_t	word = bits_avx2(word_avx2(low), word_avx2(high));
		uint64_t	wide = bits_avx2(low, high);

		if (wide != 0)
			cut = block_remove_separators(text, cut, &word, &wide);
		masks->word[i] = word;
		masks->capital[i] = bits_avx2(block_between_avx2(low, 'A', 'Z'),
									  block_between_avx2(high, 'A', 'Z'));
		masks->wide[i] = wide;
		masks->newline[i] = bits_avx2(_mm256_cmpeq_epi8(low, newline),
									  _mm256_cmpeq_epi8(high, newline));
		masks->cut[i] = cut;
		any_wide |= wide;
		_mm256_storeu_si256((__m256i *) codes, codes_avx2(low));
		_mm256_storeu_si256((__m256i *) (codes + 32), codes_avx2(high));
		codes += BLOCK_BYTES;
	}
	end_masks(masks, blocks);
	return any_wide != 0;
}

#endif

#ifdef BLOCK_AVX512

/* What byte_sorts says of a byte, above its code */
#define SORT_CAPITAL	0x20
#define SORT_NEWLINE	0x40
#define SORT_WORD		0x80

/* The same of small letters and capitals, and of digits, from one on */
#define SMALL(code)		(SORT_WORD | (code))
#define FIVE_SMALL(code) \
	SMALL(code), SMALL(code + 1), SMALL(code + 2), SMALL(code + 3), SMALL(code + 4)
#define CAPITAL			(SORT_WORD | SORT_CAPITAL)
#define FIVE_CAPITALS	CAPITAL, CAPITAL, CAPITAL, CAPITAL, CAPITAL
#define DIGIT(code)		(SORT_WORD | BYTE_CODE_DIGIT | (code))

static const uint8_t byte_sorts[2 * BLOCK_BYTES] = {
	['\n'] = SORT_NEWLINE,
	['0'] = DIGIT(0), DIGIT(1), DIGIT(2), DIGIT(3), DIGIT(0), DIGIT(1), DIGIT(2),
	DIGIT(3), DIGIT(0), DIGIT(1),
	['A'] = FIVE_CAPITALS, FIVE_CAPITALS, FIVE_CAPITALS, FIVE_CAPITALS,
	FIVE_CAPITALS, CAPITAL,
	['a'] = FIVE_SMALL(1), FIVE_SMALL(6), FIVE_SMALL(11), FIVE_SMALL(16),
	FIVE_SMALL(21), SMALL(26)
};

/*
 * One table has all that is asked of a byte.  Codes are left with what is above
 * them: who asks takes the low bits, and a capital's is 0.
 */
BLOCK_AVX512
static bool
masks_avx512(const unsigned char *text, uint32_t blocks, uint64_t cut,
			 ChunkMasks *masks)
{
	const		__m512i first_sorts = _mm512_loadu_si512(byte_sorts);
	const		__m512i last_sorts = _mm512_loadu_si512(byte_sorts + BLOCK_BYTES);
	uint64_t	any_wide = 0;

	for (uint32_t i = 0; i < blocks; i++, text += BLOCK_BYTES)
	{
		__m512i		bytes = _mm512_loadu_si512(text);
		__m512i		sorts = _mm512_permutex2var_epi8(first_sorts, bytes, last_sorts);
		uint64_t	wide = _mm512_movepi8_mask(bytes);
		uint64_t	word;

		if (wide != 0)
		{
			sorts = _mm512_maskz_mov_epi8(~wide, sorts);
			word = _mm512_movepi8_mask(sorts) | wide;
			cut = block_remove_separators(text, cut, &word, &wide);
		}
		else
			word = _mm512_movepi8_mask(sorts);
		masks->word[i] = word;
		masks->capital[i] = _mm512_test_epi8_mask(sorts, _mm512_set1_epi8(SORT_CAPITAL));
		masks->wide[i] = wide;
		masks->newline[i] = _mm512_test_epi8_mask(sorts, _mm512_set1_epi8(SORT_NEWLINE));
		masks->cut[i] = cut;
		any_wide |= wide;
		_mm512_storeu_si512(masks->codes + i * BLOCK_BYTES, sorts);
	}
	end_masks(masks, blocks);
	return any_wide != 0;
}

#endif

bool
chunk_masks(const unsigned char *text, uint32_t blocks, uint64_t cut,
			ChunkMasks *masks)
{
#ifdef BLOCK_AVX512
	if (block_avx512())
		return masks_avx512(text, blocks, cut, masks);
#endif
#ifdef BLOCK_AVX2
	if (block_avx2())
		return masks_avx2(text, blocks, cut, masks);
#endif
	return masks_portable(text, blocks, cut, masks);
}
