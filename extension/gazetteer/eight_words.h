/*-------------------------------------------------------------------------
 *
 * eight_words.h
 *		Reading eight words of a chunk at once, with AVX-512.
 *
 * Bytes are loaded word by word, since processors gather no faster than that,
 * and each word's but once: sixteen at a time, of which the first eight of all
 * words, and the others, become a vector each.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_EIGHT_WORDS_H
#define NEWSDIP_EIGHT_WORDS_H

#include "text/block.h"
#include "text/hash.h"

#ifdef BLOCK_AVX512

#define WORDS_AT_ONCE	8

/* The lowest bits of eight, at most so many */
static BLOCK_INLINE uint32_t
low_eight(uint32_t count)
{
	return count < WORDS_AT_ONCE ? (UINT32_C(1) << count) - 1 : 0xff;
}

/* The first HASH_STEP bytes of words, in two halves */
typedef struct EightWords
{
	__m512i		first;
	__m512i		second;
} EightWords;

/* Sixteen bytes at each second one of eight places, counted from "from" */
BLOCK_AVX512
static BLOCK_INLINE __m512i
load_each_second(const unsigned char *from, const uint32_t *places)
{
	__m512i		bytes =
		_mm512_castsi128_si512(_mm_loadu_si128((const __m128i *) (from + places[0])));

	bytes = _mm512_mask_broadcast_i64x2(bytes, 0x0c, _mm_loadu_si128((const __m128i *) (from + places[2])));
	bytes = _mm512_mask_broadcast_i64x2(bytes, 0x30, _mm_loadu_si128((const __m128i *) (from + places[4])));
	return _mm512_mask_broadcast_i64x2(bytes, 0xc0, _mm_loadu_si128((const __m128i *) (from + places[6])));
}

BLOCK_AVX512
static BLOCK_INLINE EightWords
load_words(const unsigned char *from, const uint32_t *places)
{
	__m512i		even = load_each_second(from, places);
	__m512i		odd = load_each_second(from, places + 1);
	EightWords	words = {
		_mm512_unpacklo_epi64(even, odd), _mm512_unpackhi_epi64(even, odd)
	};

	return words;
}

/* Store places, to be loaded one by one: compilers would take the vector apart,
 * which takes longer */
BLOCK_AVX512
static BLOCK_INLINE void
store_places(uint32_t (*places)[WORDS_AT_ONCE], __m256i vector)
{
	_mm256_storeu_si256((__m256i *) & (*places)[0], vector);
	__asm__ volatile (""::"r" (*places):"memory");
}

/* Integers at these eight places, which are counted from "from" in bytes */
BLOCK_AVX512
static BLOCK_INLINE __m512i
load_integers(const void *from, const uint32_t *places)
{
	const char *bytes = (const char *) from;

	return _mm512_set_epi64((int64_t) hash_load(bytes + places[7], 8),
							(int64_t) hash_load(bytes + places[6], 8),
							(int64_t) hash_load(bytes + places[5], 8),
							(int64_t) hash_load(bytes + places[4], 8),
							(int64_t) hash_load(bytes + places[3], 8),
							(int64_t) hash_load(bytes + places[2], 8),
							(int64_t) hash_load(bytes + places[1], 8),
							(int64_t) hash_load(bytes + places[0], 8));
}

/* The bytes that belong to words of so many bits, from one bit on that is at
 * least 0: those behind are 0 */
BLOCK_AVX512
static BLOCK_INLINE __m512i
keep_bits(__m512i bytes, __m512i bits)
{
	return _mm512_andnot_si512(_mm512_sllv_epi64(_mm512_set1_epi64(-1), bits),
							   bytes);
}

/* Fold plain words of so many bytes, as hash_folded() does, and clear what is
 * behind them */
BLOCK_AVX512
static BLOCK_INLINE EightWords
fold_words(EightWords words, __m512i lengths)
{
	const		__m512i small = _mm512_set1_epi64(INT64_C(0x2020202020202020));
	__m512i		bits = _mm512_slli_epi64(lengths, 3);

	words.first = keep_bits(_mm512_or_si512(words.first, small), bits);
	words.second = keep_bits(_mm512_or_si512(words.second, small),
							 _mm512_subs_epu16(bits, _mm512_set1_epi64(64)));
	return words;
}

/* The two halves of products of 128 bits, as hash_multiply() */
BLOCK_AVX512
static BLOCK_INLINE __m512i
multiply_folded(__m512i a, __m512i b)
{
	const		__m512i half = _mm512_set1_epi64(UINT32_MAX);
	__m512i		a_high = _mm512_srli_epi64(a, 32);
	__m512i		b_high = _mm512_srli_epi64(b, 32);
	__m512i		left = _mm512_mul_epu32(a, b_high);
	__m512i		right = _mm512_mul_epu32(a_high, b);
	__m512i		high = _mm512_mul_epu32(a_high, b_high);

	left = _mm512_add_epi64(left, _mm512_srli_epi64(_mm512_mul_epu32(a, b), 32));
	right = _mm512_add_epi64(right, _mm512_and_si512(left, half));
	high = _mm512_add_epi64(high, _mm512_srli_epi64(left, 32));
	high = _mm512_add_epi64(high, _mm512_srli_epi64(right, 32));
	return _mm512_xor_si512(_mm512_mullo_epi64(a, b), high);
}

/* The hashes of folded words, as hash_word() */
BLOCK_AVX512
static BLOCK_INLINE __m512i
hash_words(EightWords folded)
{
	__m512i		first = _mm512_xor_si512(folded.first,
										 _mm512_set1_epi64((int64_t) HASH_FIRST));
	__m512i		second = _mm512_xor_si512(folded.second,
										  _mm512_set1_epi64((int64_t) HASH_SECOND));

	return _mm512_or_si512(multiply_folded(first, second),
						   _mm512_set1_epi64((int64_t) HASH_NOT_ZERO));
}

#endif

#endif							/* NEWSDIP_EIGHT_WORDS_H */
