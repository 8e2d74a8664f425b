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

/* Words outside these bounds, in letters, are never guessed at */
#define NEAR_LETTERS_MIN	6
#define NEAR_LETTERS_MAX	32

extern int	near_forms(const char *folded, int length, uint64_t *hashes);

#endif							/* NEWSDIP_NEAR_H */
