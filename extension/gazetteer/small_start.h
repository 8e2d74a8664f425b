/*-------------------------------------------------------------------------
 *
 * small_start.h
 *		Which words without a capital may start a name.
 *
 * Five words in six of a text have no capital, and a gazetteer has few names
 * that may begin so: "al", "the" before a capital, "kepulauan".  So that these
 * words need not be looked at one by one, their first bytes, or what is behind a
 * shorter one, are asked as codes (block.h): each place has of each code the
 * sets of first words, a bit for each, that have the code there.  For most
 * words no set has the codes of all places.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SMALL_START_H
#define NEWSDIP_SMALL_START_H

#include <stdint.h>

#include "text/chunk_masks.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* So many bytes from the start of a word on */
#define SMALL_PLACES	5

/* A byte of the image has so many sets, and there are so many bytes */
#define SMALL_SETS		8
#define SMALL_GROUPS	2

/* The part "small_starts": one of these, or none if names begin with too many
 * such words for this to be of use */
typedef struct ImageSmallStarts
{
	uint8_t		sets[SMALL_PLACES][SMALL_GROUPS][BYTE_CODES];
} ImageSmallStarts;

extern void find_small_starts(const ImageSmallStarts *image_starts,
							  const ChunkMasks *masks, uint32_t blocks,
							  uint64_t *may_start);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_SMALL_START_H */
