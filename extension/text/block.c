/*-------------------------------------------------------------------------
 *
 * block.c
 *		The masks of blocks of 64 bytes.
 *
 *-------------------------------------------------------------------------
 */
#include "text/block.h"

/* Does the processor have what BLOCK_AVX2 asks for? */
bool
block_avx2(void)
{
	static int	answer = -1;

	if (answer < 0)
	{
		answer = 0;
#ifdef BLOCK_AVX2
		__builtin_cpu_init();
		answer = __builtin_cpu_supports("avx2") &&
			__builtin_cpu_supports("bmi") &&
			__builtin_cpu_supports("bmi2") &&
			__builtin_cpu_supports("popcnt");
#endif
	}
	return answer;
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
 * Take the separators that are not ASCII out of the masks of a block, and its
 * first bytes that are the end of one; returns which bytes of the next block
 * are so.
 */
static uint64_t
remove_separators(const unsigned char *text, uint64_t cut, uint64_t *word,
				  uint64_t *wide)
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
			cut = remove_separators(text, cut, &block.word, &block.wide);
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

BLOCK_AVX2
static bool
masks_avx2(const unsigned char *text, uint32_t blocks, uint64_t cut,
		   ChunkMasks *masks)
{
	const		__m256i newline = _mm256_set1_epi8('\n');
	uint64_t	any_wide = 0;

	for (uint32_t i = 0; i < blocks; i++, text += BLOCK_BYTES)
	{
		__m256i		low = _mm256_loadu_si256((const __m256i *) text);
		__m256i		high = _mm256_loadu_si256((const __m256i *) (text + 32));
		uint64_t	word = bits_avx2(word_avx2(low), word_avx2(high));
		uint64_t	wide = bits_avx2(low, high);

		if (wide != 0)
			cut = remove_separators(text, cut, &word, &wide);
		masks->word[i] = word;
		masks->capital[i] = bits_avx2(block_between_avx2(low, 'A', 'Z'),
									  block_between_avx2(high, 'A', 'Z'));
		masks->wide[i] = wide;
		masks->newline[i] = bits_avx2(_mm256_cmpeq_epi8(low, newline),
									  _mm256_cmpeq_epi8(high, newline));
		masks->cut[i] = cut;
		any_wide |= wide;
	}
	end_masks(masks, blocks);
	return any_wide != 0;
}

#endif

bool
chunk_masks(const unsigned char *text, uint32_t blocks, uint64_t cut,
			ChunkMasks *masks)
{
#ifdef BLOCK_AVX2
	if (block_avx2())
		return masks_avx2(text, blocks, cut, masks);
#endif
	return masks_portable(text, blocks, cut, masks);
}
