/*-------------------------------------------------------------------------
 *
 * block.h
 *		Which bytes of a block of 64 are letters, capitals, not ASCII.
 *
 * A mask has a bit for each byte, the first byte in the lowest bit, so that
 * word starts are found with shifts rather than by looking at each byte.
 * SSE2 and NEON are part of their architectures' base, so no build flag is
 * needed; elsewhere eight bytes are done at a time in a register.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BLOCK_H
#define NEWSDIP_BLOCK_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#define BLOCK_BYTES		64

typedef struct BlockMasks
{
	uint64_t	word;			/* ASCII letters and digits, and all not ASCII */
	uint64_t	capital;		/* A to Z */
	uint64_t	wide;			/* bytes that are not ASCII */
} BlockMasks;

#if defined(__SSE2__)

/* Bytes from low to high, as signed comparisons want them */
static inline __m128i
block_between(__m128i bytes, char low, char high)
{
	return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(low - 1)),
						 _mm_cmpgt_epi8(_mm_set1_epi8(high + 1), bytes));
}

static inline void
block_masks(const unsigned char *text, BlockMasks *masks)
{
	masks->word = masks->capital = masks->wide = 0;
	for (int i = 0; i < 4; i++)
	{
		__m128i		bytes =
			_mm_loadu_si128((const __m128i *) (text + 16 * i));
		__m128i		small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
		__m128i		capital = block_between(bytes, 'A', 'Z');
		__m128i		word = _mm_or_si128(block_between(small, 'a', 'z'),
										block_between(bytes, '0', '9'));
		uint64_t	wide = (uint32_t) _mm_movemask_epi8(bytes);

		masks->wide |= wide << (16 * i);
		masks->word |= ((uint32_t) _mm_movemask_epi8(word) | wide) << (16 * i);
		masks->capital |=
			(uint64_t) (uint32_t) _mm_movemask_epi8(capital) << (16 * i);
	}
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
block_masks(const unsigned char *text, BlockMasks *masks)
{
	masks->word = masks->capital = masks->wide = 0;
	for (int i = 0; i < 4; i++)
	{
		uint8x16_t	bytes = vld1q_u8(text + 16 * i);
		uint8x16_t	small = vorrq_u8(bytes, vdupq_n_u8(0x20));
		uint8x16_t	wide = vcgeq_u8(bytes, vdupq_n_u8(0x80));
		uint8x16_t	word = vorrq_u8(block_between(small, 'a', 'z'),
									block_between(bytes, '0', '9'));

		masks->wide |= block_bits(wide) << (16 * i);
		masks->word |= block_bits(vorrq_u8(word, wide)) << (16 * i);
		masks->capital |= block_bits(block_between(bytes, 'A', 'Z')) << (16 * i);
	}
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
block_masks(const unsigned char *text, BlockMasks *masks)
{
	masks->word = masks->capital = masks->wide = 0;
	for (int i = 0; i < 8; i++)
	{
		uint64_t	bytes = 0;
		uint64_t	wide;
		uint64_t	ascii;
		uint64_t	word;

		for (int j = 0; j < 8; j++)
			bytes |= (uint64_t) text[8 * i + j] << (8 * j);
		wide = bytes & EACH_BYTE(0x80);
		ascii = bytes & EACH_BYTE(0x7f);
		word = block_between(ascii | EACH_BYTE(0x20), 'a', 'z') |
			block_between(ascii, '0', '9');
		masks->wide |= block_bits(wide) << (8 * i);
		masks->word |= block_bits(word | wide) << (8 * i);
		masks->capital |=
			block_bits(block_between(ascii, 'A', 'Z') & ~wide) << (8 * i);
	}
}

#endif

#endif							/* NEWSDIP_BLOCK_H */
