/*-------------------------------------------------------------------------
 *
 * bit_list.h
 *		Listing the bits of masks, such as those of the starts of words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BIT_LIST_H
#define NEWSDIP_BIT_LIST_H

#include "text/block.h"

/* So many are listed at once */
#define BITS_AT_ONCE	4

/* Append the number of the lowest bit of a mask, which is taken from it */
static BLOCK_INLINE uint64_t
append_bit(uint32_t *end, uint64_t bits, uint32_t base)
{
	const uint64_t last = UINT64_C(1) << 63;

	*end = base + lowest_bit(bits | last);
	return bits & (bits - 1);
}

/*
 * Append the numbers of the bits of a block's mask, from "base" on; returns the
 * end of the list, behind which BITS_AT_ONCE more may be written.
 */
static BLOCK_INLINE uint32_t *
append_bits(uint32_t *end, uint64_t bits, uint32_t base)
{
	uint32_t   *behind = end + count_bits(bits);

	/* some more than there are cost less than to guess how many there are */
	do
	{
		bits = append_bit(end, bits, base);
		bits = append_bit(end + 1, bits, base);
		bits = append_bit(end + 2, bits, base);
		bits = append_bit(end + 3, bits, base);
		end += BITS_AT_ONCE;
	} while (bits != 0);
	return behind;
}

#endif							/* NEWSDIP_BIT_LIST_H */
