/*-------------------------------------------------------------------------
 *
 * near.h
 *		The forms under which misspelt words are looked up; the index in the
 *		image is built from the same function that reads it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NEAR_H
#define NEWSDIP_NEAR_H

#include <stdint.h>

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* Words outside these bounds, in letters, are never guessed at */
#define NEAR_LETTERS_MIN	6
#define NEAR_LETTERS_MAX	32

/* What the index keeps of the hash of a form; 0 is an empty slot */
static inline uint32_t
near_key(uint64_t form)
{
	uint32_t	key = form >> 32;

	return key != 0 ? key : 1;
}

/* The bit of a form in the filter, of so many, a power of two */
static inline uint64_t
near_bit(uint64_t form, uint64_t bits)
{
	return form & (bits - 1);
}

/* Bits of the filter for each slot of the index: about one form in ten that
 * is none passes */
#define NEAR_FILTER_BITS	4

extern int	near_forms(const char *folded, int length, uint64_t *hashes);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_NEAR_H */
