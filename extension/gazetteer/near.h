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

#include "gazetteer/image_tables.h"
#include "text/hash.h"

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

/*
 * A misspelt word is believed beside other words of the name, and one edit
 * leaves the first three or the last three of six letters and more as they
 * are, unless it swaps the third and fourth of six.  So the image has a filter
 * of keys of what stands beside a word, which is a sequence that leads up to
 * it, or for the first word the second one, together with the first three
 * bytes of the folded word, these with the fourth letter for the third one,
 * and the last three.
 */
static inline uint64_t
near_beside_first(uint64_t second_hash)
{
	return image_extend(1, second_hash, SEQUENCE_SOFT);
}

static inline uint64_t
near_start_key(uint64_t beside, uint32_t first_bytes)
{
	return image_extend(beside, (first_bytes & 0xffffff) | 1 << 24,
						SEQUENCE_SOFT);
}

static inline uint64_t
near_end_key(uint64_t beside, uint32_t last_bytes)
{
	return image_extend(beside, last_bytes & 0xffffff, SEQUENCE_SOFT);
}

/* May a word with these bytes misspell one that stands beside this? */
static inline bool
near_pair_may_be(const Image *image, uint64_t beside, uint32_t first_bytes,
				 uint32_t last_bytes)
{
	const ImagePart *pairs = &image_header(image)->near_pairs;

	return image_filter(image, pairs, near_start_key(beside, first_bytes)) |
		image_filter(image, pairs, near_end_key(beside, last_bytes));
}

/* The same of a plain word of NEAR_LETTERS_MIN letters and more */
static inline bool
near_may_misspell(const Image *image, uint64_t beside, const char *word,
				  uint32_t length)
{
	const uint32_t small = UINT32_C(0x202020);

	/* four bytes are one load */
	return near_pair_may_be(image, beside, hash_load(word, 4) | small,
							hash_load(word + length - 4, 4) >> 8 | small);
}

/*
 * May a plain word before one of this hash, a second one, misspell a first
 * word?  Most words are no second ones, which a smaller filter tells.
 */
static inline bool
near_may_go_before(const Image *image, uint64_t second_hash, const char *word,
				   uint32_t length)
{
	return image_filter(image, &image_header(image)->near_seconds,
						second_hash) &&
		near_may_misspell(image, near_beside_first(second_hash), word, length);
}

/* Bits of the filter of pairs for each of its keys, before they are rounded up:
 * one word in a hundred that has none passes */
#define NEAR_PAIR_BITS		16

/* Bits of the filter of second words for each name, of which several share
 * one: one word in twenty that is none passes, and the filter is small */
#define NEAR_SECOND_BITS	2

/* Bits of the filter for each slot of the index: about one form in ten that
 * is none passes */
#define NEAR_FILTER_BITS	4

extern int	near_forms(const char *folded, int length, uint64_t *hashes);
extern bool near_one_edit_apart(const char *word, int length,
								const char *other, int other_length);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_NEAR_H */
