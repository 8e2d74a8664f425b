/*-------------------------------------------------------------------------
 *
 * glued_tail.h
 *		Whether something that lost the blank before it may stick to a name.
 *
 * The part "tails" of the image answers by three letters and how many there are
 * from the first of them on, for a word as for all places of one at once.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_GLUED_TAIL_H
#define NEWSDIP_GLUED_TAIL_H

#include "gazetteer/glued_word.h"

/* May what has these letters, the first three of which count, and this length
 * stick to a name's end, as far as a filter tells?  One if so */
static inline uint32_t
may_be_tail(const uint32_t *tails, uint32_t letters, uint32_t length)
{
	uint32_t	bit = image_tail_bit(letters, length);

	return tails[bit / 32] >> bit % 32 & 1;
}

/* The letters of eight bytes, five bits each, the first one lowest */
static inline uint64_t
five_bits(uint64_t bytes)
{
	bytes = (bytes & UINT64_C(0x001f001f001f001f)) |
		(bytes & UINT64_C(0x1f001f001f001f00)) >> 3;
	bytes = (bytes & UINT64_C(0x000003ff000003ff)) |
		(bytes & UINT64_C(0x03ff000003ff0000)) >> 6;
	return (bytes & UINT64_C(0x00000000000fffff)) |
		(bytes & UINT64_C(0x000fffff00000000)) >> 12;
}

/* Of eight bytes so many have a letter and two more behind it */
#define TAILS_AT_ONCE	6

/* Which of the first bytes of these may be the first of a tail, a bit for each;
 * so many letters are left from the first one on */
static inline uint32_t
tails_at_once(const uint32_t *tails, const char *bytes, uint32_t letters)
{
	uint64_t	codes = five_bits(hash_low_bytes(hash_load(bytes, 8), letters));
	uint32_t	found = 0;

	for (uint32_t i = 0; i < TAILS_AT_ONCE; i++)
		found |= may_be_tail(tails, codes >> i * IMAGE_LETTER_BITS,
							 letters - i) << i;
	return found;
}

/*
 * May a capitalised word without other capitals have a tail, of at most
 * HASH_STEP letters, of which HASH_STEP + 1 bytes may be read?
 */
static inline bool
may_have_tail(const uint32_t *tails, const char *word, uint32_t length)
{
	uint32_t	places = length - NAME_LETTERS - TAIL_LETTERS + 1;
	uint32_t	found;

	if (length < NAME_LETTERS + TAIL_LETTERS)
		return false;
	found = tails_at_once(tails, word + NAME_LETTERS, length - NAME_LETTERS);
	if (places > TAILS_AT_ONCE)
		found |= tails_at_once(tails, word + NAME_LETTERS + TAILS_AT_ONCE,
							   length - NAME_LETTERS - TAILS_AT_ONCE) << TAILS_AT_ONCE;
	return (found & low_bits(places)) != 0;
}

/* The first byte from one on where a tail may begin, or one behind the last */
static inline uint32_t
next_tail(const Gluing *gluing, uint32_t from, uint32_t end)
{
	const uint32_t *tails = image_part(gluing->image, uint32_t, tails);

	for (; from + TAIL_LETTERS <= end; from++)
	{
		const char *text = gluing->text + from;
		uint32_t	length = end - from;

		if (may_be_tail(tails,
						image_tail_letters(text[0], text[1], length > TAIL_LETTERS ?
										   text[2] : 0),
							length < IMAGE_TAIL_MOST ? length : IMAGE_TAIL_MOST))
			break;
	}
	return from;
}

#endif							/* NEWSDIP_GLUED_TAIL_H */
