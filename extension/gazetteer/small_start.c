/*-------------------------------------------------------------------------
 *
 * small_start.c
 *		Finding the words without a capital that may start a name.
 *
 * Bytes are asked without regard to where words are, 32 or 64 at a time; where
 * words start is for the caller to know.  Processors without AVX2 look words
 * up as if each might start a name, which takes longer.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/small_start.h"

/*
 * Where words may not be as their codes tell: letters that are not ASCII, and
 * capitals behind small letters, which fold to what first words have.
 */
static BLOCK_INLINE uint64_t
unsure_bytes(const ChunkMasks *masks, uint32_t block)
{
	uint64_t	small = masks->word[block] & ~masks->capital[block];

	return masks->wide[block] | (masks->capital[block] & small << 1);
}

/*
 * All bits if such are in a block or the one behind, or may be at the end of a
 * word that goes on behind both, so that all words may start a name, else none
 */
static BLOCK_INLINE uint64_t
unsure_block(const ChunkMasks *masks, uint32_t block)
{
	uint64_t	small = masks->word[block] & ~masks->capital[block];
	uint64_t	unsure = unsure_bytes(masks, block) |
		unsure_bytes(masks, block + 1) |
		(small >> 63 & masks->capital[block + 1]);

	return unsure != 0 || masks->word[block + 1] == UINT64_MAX ? UINT64_MAX : 0;
}

#ifdef BLOCK_AVX2

/* A block as two halves of 32 bytes */
typedef struct Halves
{
	__m256i		low;
	__m256i		high;
} Halves;

/*
 * Those of the sets of codes of 32 bytes.  A shuffle chooses among sixteen,
 * and gives 0 where the highest bit of its index is set, which 0x70 carries
 * into for codes from 16 on.
 */
BLOCK_AVX2
static BLOCK_INLINE __m256i
choose_avx2(__m256i first_sets, __m256i last_sets, const uint8_t *codes)
{
	__m256i		first = _mm256_add_epi8(_mm256_loadu_si256((const __m256i *) codes),
										_mm256_set1_epi8(0x70));
	__m256i		last = _mm256_xor_si256(first, _mm256_set1_epi8((char) 0x80));

	return _mm256_or_si256(_mm256_shuffle_epi8(first_sets, first),
						   _mm256_shuffle_epi8(last_sets, last));
}

/* Leave those of the sets of each byte that have the codes of a block */
BLOCK_AVX2
static BLOCK_INLINE Halves
keep_avx2(Halves left, const uint8_t *sets, const uint8_t *codes)
{
	const		__m128i *halves = (const __m128i *) sets;
	__m256i		first = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves));
	__m256i		last = _mm256_broadcastsi128_si256(_mm_loadu_si128(halves + 1));

	left.low = _mm256_and_si256(left.low, choose_avx2(first, last, codes));
	left.high = _mm256_and_si256(left.high,
								 choose_avx2(first, last,
											 codes + sizeof(__m256i)));
	return left;
}

/* The sets of one group that are left for each byte of a block */
BLOCK_AVX2
static BLOCK_INLINE Halves
group_avx2(const ImageSmallStarts *image_starts, int group,
		   const uint8_t *codes)
{
	const		__m256i all = _mm256_set1_epi8(-1);
	Halves		left = {all, all};

	left = keep_avx2(left, image_starts->sets[0][group], codes);
	left = keep_avx2(left, image_starts->sets[1][group], codes + 1);
	left = keep_avx2(left, image_starts->sets[2][group], codes + 2);
	left = keep_avx2(left, image_starts->sets[3][group], codes + 3);
	return keep_avx2(left, image_starts->sets[4][group], codes + 4);
}

/* The bits of 32 bytes of which a set is left */
BLOCK_AVX2
static BLOCK_INLINE uint32_t
any_avx2(__m256i one_group, __m256i other_group)
{
	__m256i		none = _mm256_cmpeq_epi8(_mm256_or_si256(one_group, other_group),
										 _mm256_setzero_si256());

	return ~(uint32_t) _mm256_movemask_epi8(none);
}

BLOCK_AVX2
static void
may_start_avx2(const ImageSmallStarts *image_starts, const ChunkMasks *masks,
			   uint32_t blocks, uint64_t *may_start)
{
	for (uint32_t i = 0; i < blocks; i++)
	{
		const uint8_t *codes = masks->codes + i * BLOCK_BYTES;
		Halves		first = group_avx2(image_starts, 0, codes);
		Halves		second = group_avx2(image_starts, 1, codes);

		may_start[i] = unsure_block(masks, i) |
			any_avx2(first.low, second.low) |
			(uint64_t) any_avx2(first.high, second.high) << 32;
	}
}

#endif

#ifdef BLOCK_AVX512

/* The sets of all codes at some place, twice */
BLOCK_AVX512
static BLOCK_INLINE __m512i
table_avx512(const ImageSmallStarts *image_starts, int place, int group)
{
	return _mm512_broadcast_i64x4(
								  _mm256_loadu_si256((const __m256i *)
													 image_starts->sets[place][group]));
}

BLOCK_AVX512
static BLOCK_INLINE __m512i
keep_avx512(__m512i sets, __m512i table, const uint8_t *codes)
{
	return _mm512_and_si512(sets,
							_mm512_permutexvar_epi8(_mm512_loadu_si512(codes),
													table));
}

BLOCK_AVX512
static void
may_start_avx512(const ImageSmallStarts *image_starts,
				 const ChunkMasks *masks, uint32_t blocks, uint64_t *may_start)
{
	const uint8_t *codes = masks->codes;
	const		__m512i table00 = table_avx512(image_starts, 0, 0);
	const		__m512i table01 = table_avx512(image_starts, 0, 1);
	const		__m512i table10 = table_avx512(image_starts, 1, 0);
	const		__m512i table11 = table_avx512(image_starts, 1, 1);
	const		__m512i table20 = table_avx512(image_starts, 2, 0);
	const		__m512i table21 = table_avx512(image_starts, 2, 1);
	const		__m512i table30 = table_avx512(image_starts, 3, 0);
	const		__m512i table31 = table_avx512(image_starts, 3, 1);
	const		__m512i table40 = table_avx512(image_starts, 4, 0);
	const		__m512i table41 = table_avx512(image_starts, 4, 1);

	for (uint32_t i = 0; i < blocks; i++, codes += BLOCK_BYTES)
	{
		__m512i		first = _mm512_set1_epi8(-1);
		__m512i		second = first;

		first = keep_avx512(first, table00, codes);
		second = keep_avx512(second, table01, codes);
		first = keep_avx512(first, table10, codes + 1);
		second = keep_avx512(second, table11, codes + 1);
		first = keep_avx512(first, table20, codes + 2);
		second = keep_avx512(second, table21, codes + 2);
		first = keep_avx512(first, table30, codes + 3);
		second = keep_avx512(second, table31, codes + 3);
		first = keep_avx512(first, table40, codes + 4);
		second = keep_avx512(second, table41, codes + 4);
		first = _mm512_or_si512(first, second);
		may_start[i] = unsure_block(masks, i) |
			_mm512_test_epi8_mask(first, first);
	}
}

#endif

/*
 * Find at which bytes of so many blocks a name may start with a word without a
 * capital, as far as its first bytes tell: may_start has them, and other bytes
 * that start no word.  The masks are those of one block more.  No image_starts:
 * any may.
 */
void
find_small_starts(const ImageSmallStarts *image_starts,
				  const ChunkMasks *masks, uint32_t blocks,
				  uint64_t *may_start)
{
	if (image_starts == NULL || !block_avx2())
		memset(may_start, 0xff, blocks * sizeof(uint64_t));
#ifdef BLOCK_AVX512
	else if (block_avx512())
		may_start_avx512(image_starts, masks, blocks, may_start);
#endif
#ifdef BLOCK_AVX2
	else
		may_start_avx2(image_starts, masks, blocks, may_start);
#endif
}
