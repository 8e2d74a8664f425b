/*-------------------------------------------------------------------------
 *
 * image_starts.h
 *		How the filter of first words is asked.
 *
 * It turns most words of a text away before any table is touched: see ImageHeader.starts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_IMAGE_STARTS_H
#define NEWSDIP_IMAGE_STARTS_H

#include "gazetteer/image.h"
#include "text/block.h"
#include "text/hash.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/*
 * The key in the part "starts" of a plain word of some length, of which the
 * first eight bytes count: small letters but the first, which is as the text
 * has it.  A word that goes on behind eight bytes needs no more of its length.
 */
#define IMAGE_START_SMALL	UINT64_C(0x2020202020202000)
#define IMAGE_START_FACTOR	UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t
image_start_key(uint64_t bytes, uint32_t length)
{
	return ((bytes | IMAGE_START_SMALL) & hash_keep[length + 8]) *
		IMAGE_START_FACTOR;
}

/*
 * How far to shift such a key to have the number of its word in the filter, of
 * so many words, a power of two above 1
 */
static inline uint32_t
image_start_shift(uint64_t words)
{
	return BLOCK_BYTES - highest_bit(words);
}

/* The two bits of such a key in its word */
static inline uint64_t
image_start_bits(uint64_t key)
{
	return UINT64_C(1) << (key >> 32 & 63) | UINT64_C(1) << (key >> 38 & 63);
}

/* Is a key in the filter?  One if so */
static inline uint64_t
image_start_passes(const uint64_t *filter, uint32_t shift, uint64_t key)
{
	uint64_t	word = filter[key >> shift];

	return word >> (key >> 32 & 63) & word >> (key >> 38 & 63) & 1;
}

/* May a name begin with a plain word of such first bytes, and of some length? */
static inline bool
image_may_start(const Image *image, uint64_t bytes, uint32_t length)
{
	const ImagePart *part = &image_header(image)->starts;

	return image_start_passes(image_part(image, uint64_t, starts),
							  image_start_shift(part->count),
							  image_start_key(bytes, length));
}

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_IMAGE_STARTS_H */
