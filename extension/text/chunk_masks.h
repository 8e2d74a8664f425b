/*-------------------------------------------------------------------------
 *
 * chunk_masks.h
 *		The masks of blocks that follow one another, and windows on them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CHUNK_MASKS_H
#define NEWSDIP_CHUNK_MASKS_H

#include "text/block.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/*
 * So many blocks are read before anything is done with them.  The masks of the
 * first one come first; the last ones are zeros, for windows that begin in the block before.
 */
#ifndef CHUNK_BLOCKS
#define CHUNK_BLOCKS	16
#endif
#define CHUNK_BYTES		(CHUNK_BLOCKS * BLOCK_BYTES)
#define CHUNK_MASKS		(CHUNK_BLOCKS + 2)

/*
 * Codes of bytes, where the processor has AVX2: 1 to 26 are small letters, 28
 * to 31 digits by their lowest bits, 0 is any other byte.  With AVX-512 there may
 * be something above them.
 */
#define BYTE_CODES		32
#define BYTE_CODE_DIGIT	28

typedef struct ChunkMasks
{
	uint64_t	word[CHUNK_MASKS];
	uint64_t	capital[CHUNK_MASKS];
	uint64_t	wide[CHUNK_MASKS];
	uint64_t	newline[CHUNK_MASKS];
	/* which of the next block's first bytes are the end of a separator */
	uint64_t	cut[CHUNK_MASKS];
	/* codes of the bytes of these blocks */
	uint8_t		codes[(CHUNK_BLOCKS + 1) * BLOCK_BYTES];
} ChunkMasks;

/* A window on such masks has so many bits, from any bit on; others are 0 */
#define WINDOW_BITS		57

static inline uint64_t
mask_window(const uint64_t *masks, uint32_t bit)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t	window;

	memcpy(&window, (const char *) masks + bit / 8, sizeof(window));
	return window >> bit % 8;
#else
	const uint64_t *mask = &masks[bit / BLOCK_BYTES];

	return mask[0] >> bit % BLOCK_BYTES |
		mask[1] << 1 << (BLOCK_BYTES - 1 - bit % BLOCK_BYTES);
#endif
}

/*
 * The masks of so many blocks, at most CHUNK_BLOCKS + 1, of which two bytes
 * more may be read, by the best means that the processor has.  Common
 * punctuation that is not ASCII, curly quotation marks, dashes and the like,
 * is told from letters here: its bytes are in no mask.  cut says which of the
 * first bytes are the end of such.  True if letters are left that are not
 * ASCII.
 */
extern bool chunk_masks(const unsigned char *text, uint32_t blocks,
						uint64_t cut, ChunkMasks *masks);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_CHUNK_MASKS_H */
