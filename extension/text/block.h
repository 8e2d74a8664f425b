/*-------------------------------------------------------------------------
 *
 * block.h
 *		Which bytes of a block of 64 are letters, capitals, line ends, not ASCII.
 *
 * A mask has a bit for each byte, the first byte in the lowest bit, so that
 * word starts are found with shifts rather than by looking at each byte.
 * SSE2 and NEON are part of their architectures' base, so no build flag is
 * needed; elsewhere eight bytes are done at a time in a register.  Where the
 * processor has AVX2, which is asked when the first text is read, block.c
 * does 32 at a time.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BLOCK_H
#define NEWSDIP_BLOCK_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "text/ascii.h"

/*
 * The attributes of functions for processors where block_avx2(), or
 * block_avx512(), is true
 */
#if defined(__GNUC__) && defined(__x86_64__) && !defined(BLOCK_PORTABLE)
#define BLOCK_AVX2		__attribute__((target("avx2,bmi,bmi2,popcnt")))
#ifndef BLOCK_AVX2_AT_MOST
#define BLOCK_AVX512	__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,popcnt")))
#endif
#include <immintrin.h>
#endif

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* Inlined in functions with and without that attribute */
#if defined(__GNUC__)
#define BLOCK_INLINE	inline __attribute__((always_inline))
#else
#define BLOCK_INLINE	inline
#endif

#define BLOCK_BYTES		64
#define STEP_BYTES		16

typedef struct BlockMasks
{
	uint64_t	word;			/* ASCII letters and digits, and all not ASCII */
	uint64_t	capital;		/* A to Z */
	uint64_t	digit;
	uint64_t	wide;			/* bytes that are not ASCII */
	uint64_t	newline;
} BlockMasks;

/* The number of the lowest bit that is set; one must be */
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

/* The number of the highest one */
static inline uint32_t
highest_bit(uint64_t mask)
{
#if defined(__GNUC__)
	return 63 - __builtin_clzll(mask);
#else
	uint32_t	bit = 63;

	while (!(mask >> bit & 1))
		bit--;
	return bit;
#endif
}

/* How many bits are set */
static BLOCK_INLINE uint32_t
count_bits(uint64_t mask)
{
#if defined(__GNUC__)
	return __builtin_popcountll(mask);
#else
	uint32_t	count = 0;

	for (; mask != 0; mask &= mask - 1)
		count++;
	return count;
#endif
}

/* The lowest bits, none to 63 */
static inline uint64_t
low_bits(uint32_t bits)
{
	return (UINT64_C(1) << bits) - 1;
}

/* Is this byte part of a word? */
static inline bool
is_word_byte(unsigned char byte)
{
	return is_letter_byte(byte) || is_ascii_digit(byte);
}

/* May a sentence end at this byte, or is it not ASCII? */
static inline bool
is_mark_byte(unsigned char byte)
{
	return byte >= 0x80 || byte == '.' || byte == '!' || byte == '?' ||
		(byte >= '\n' && byte <= '\r');
}

#ifdef BLOCK_AVX2

/* As block_between() */
BLOCK_AVX2
static inline __m256i
block_between_avx2(__m256i bytes, char low, char high)
{
	return _mm256_cmpgt_epi8(_mm256_add_epi8(bytes,
											 _mm256_set1_epi8(0x7f - high)),
							 _mm256_set1_epi8(0x7f - 1 - (high - low)));
}

/* The sign bits of all bytes, of which these are the first and last half */
BLOCK_AVX2
static inline uint64_t
bits_avx2(__m256i low, __m256i high)
{
	return (uint32_t) _mm256_movemask_epi8(low) |
		(uint64_t) (uint32_t) _mm256_movemask_epi8(high) << 32;
}

/* The sign bit says of each byte whether it is part of a word */
BLOCK_AVX2
static inline __m256i
word_avx2(__m256i bytes)
{
	__m256i		small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));

	/* the sign bit stands for all that is not ASCII */
	return _mm256_or_si256(_mm256_or_si256(block_between_avx2(small, 'a', 'z'),
										   block_between_avx2(bytes, '0', '9')),
						   bytes);
}

#endif

#ifdef BLOCK_AVX512

/* Which of 64 bytes are from low to high */
BLOCK_AVX512
static inline __mmask64
block_between_avx512(__m512i bytes, char low, char high)
{
	return _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8(low)),
								  _mm512_set1_epi8(high - low));
}

#endif

#if defined(__SSE2__)

/* Bytes from low to high: moved up to the end of the signed bytes */
static inline __m128i
block_between(__m128i bytes, char low, char high)
{
	return _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(0x7f - high)),
						  _mm_set1_epi8(0x7f - 1 - (high - low)));
}

/* The masks of STEP_BYTES bytes, in the low bits */
static inline void
step_masks(const unsigned char *text, BlockMasks *masks)
{
	__m128i		bytes = _mm_loadu_si128((const __m128i *) text);
	__m128i		small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	__m128i		digit = block_between(bytes, '0', '9');
	__m128i		word = _mm_or_si128(block_between(small, 'a', 'z'), digit);

	masks->wide = (uint32_t) _mm_movemask_epi8(bytes);
	masks->word = (uint32_t) _mm_movemask_epi8(word) | masks->wide;
	masks->digit = (uint32_t) _mm_movemask_epi8(digit);
	masks->capital =
		(uint32_t) _mm_movemask_epi8(block_between(bytes, 'A', 'Z'));
	masks->newline =
		(uint32_t) _mm_movemask_epi8(_mm_cmpeq_epi8(bytes,
													_mm_set1_epi8('\n')));
}

/* Which of STEP_BYTES bytes are such, in the low bits */
static inline uint64_t
step_marks(const unsigned char *text)
{
	__m128i		bytes = _mm_loadu_si128((const __m128i *) text);
	__m128i		marks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.')),
									 block_between(bytes, '\n', '\r'));

	marks = _mm_or_si128(marks, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('!')));
	marks = _mm_or_si128(marks, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('?')));
	/* the sign bit says what is not ASCII */
	return (uint32_t) _mm_movemask_epi8(_mm_or_si128(marks, bytes));
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

/* One bit of each byte of a comparison's result, sixteen in all */
static inline uint64_t
block_bits(uint8x16_t yes)
{
	static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128,
	1, 2, 4, 8, 16, 32, 64, 128};
	uint8x16_t	bits = vandq_u8(yes, vld1q_u8(weights));

	return vaddv_u8(vget_low_u8(bits)) |
		(uint64_t) vaddv_u8(vget_high_u8(bits)) << 8;
}

static inline uint8x16_t
block_between(uint8x16_t bytes, uint8_t low, uint8_t high)
{
	return vandq_u8(vcgeq_u8(bytes, vdupq_n_u8(low)),
					vcleq_u8(bytes, vdupq_n_u8(high)));
}

static inline void
step_masks(const unsigned char *text, BlockMasks *masks)
{
	uint8x16_t	bytes = vld1q_u8(text);
	uint8x16_t	small = vorrq_u8(bytes, vdupq_n_u8(0x20));
	uint8x16_t	digit = block_between(bytes, '0', '9');
	uint8x16_t	word = vorrq_u8(block_between(small, 'a', 'z'), digit);

	masks->wide = block_bits(vcgeq_u8(bytes, vdupq_n_u8(0x80)));
	masks->word = block_bits(word) | masks->wide;
	masks->digit = block_bits(digit);
	masks->capital = block_bits(block_between(bytes, 'A', 'Z'));
	masks->newline = block_bits(vceqq_u8(bytes, vdupq_n_u8('\n')));
}

static inline uint64_t
step_marks(const unsigned char *text)
{
	uint8x16_t	bytes = vld1q_u8(text);
	uint8x16_t	marks = vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('.')),
								 block_between(bytes, '\n', '\r'));

	marks = vorrq_u8(marks, vceqq_u8(bytes, vdupq_n_u8('!')));
	marks = vorrq_u8(marks, vceqq_u8(bytes, vdupq_n_u8('?')));
	return block_bits(vorrq_u8(marks, vcgeq_u8(bytes, vdupq_n_u8(0x80))));
}

#else

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/*
 * The high bit of each byte between low and high, all of them ASCII: adding
 * carries into the high bit what reaches the bound.
 */
static inline uint64_t
block_between(uint64_t ascii, unsigned low, unsigned high)
{
	return (ascii + EACH_BYTE(0x80 - low)) & ~(ascii + EACH_BYTE(0x7f - high)) &
		EACH_BYTE(0x80);
}

/* The eight high bits together, the first byte's lowest */
static inline uint64_t
block_bits(uint64_t high_bits)
{
	return ((high_bits >> 7) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline void
step_masks(const unsigned char *text, BlockMasks *masks)
{
	memset(masks, 0, sizeof(*masks));
	for (int i = 0; i < 2; i++)
	{
		uint64_t	bytes = 0;
		uint64_t	wide;
		uint64_t	ascii;
		uint64_t	digit;
		uint64_t	letter;

		for (int j = 0; j < 8; j++)
			bytes |= (uint64_t) text[8 * i + j] << (8 * j);
		wide = bytes & EACH_BYTE(0x80);
		ascii = bytes & EACH_BYTE(0x7f);
		digit = block_between(ascii, '0', '9') & ~wide;
		letter = block_between(ascii | EACH_BYTE(0x20), 'a', 'z');
		masks->wide |= block_bits(wide) << (8 * i);
		masks->digit |= block_bits(digit) << (8 * i);
		masks->word |= block_bits(letter | digit | wide) << (8 * i);
		masks->capital |=
			block_bits(block_between(ascii, 'A', 'Z') & ~wide) << (8 * i);
		masks->newline |=
			block_bits(block_between(ascii, '\n', '\n') & ~wide) << (8 * i);
	}
}

static inline uint64_t
step_marks(const unsigned char *text)
{
	uint64_t	marks = 0;

	for (int i = 0; i < STEP_BYTES; i++)
		marks |= (uint64_t) is_mark_byte(text[i]) << i;
	return marks;
}

#endif

/* The masks of BLOCK_BYTES bytes but for the digits */
static inline void
block_masks(const unsigned char *text, BlockMasks *masks)
{
	masks->word = masks->capital = masks->digit = masks->wide = 0;
	masks->newline = 0;
	for (int i = 0; i < BLOCK_BYTES / STEP_BYTES; i++)
	{
		BlockMasks	step;

		step_masks(text + STEP_BYTES * i, &step);
		masks->word |= step.word << (STEP_BYTES * i);
		masks->capital |= step.capital << (STEP_BYTES * i);
		masks->wide |= step.wide << (STEP_BYTES * i);
		masks->newline |= step.newline << (STEP_BYTES * i);
	}
}

extern uint32_t block_wide_separator(const unsigned char *at);
extern uint64_t block_remove_separators(const unsigned char *text, uint64_t cut,
										uint64_t *word, uint64_t *wide);
extern bool block_avx2(void);
extern bool block_avx512(void);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_BLOCK_H */
