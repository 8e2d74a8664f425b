/*-------------------------------------------------------------------------
 *
 * word_behind.h
 *		What the two bytes behind a word say of whether a name goes on there.
 *
 * Most first words of names stand by themselves, and these bytes tell so before
 * the next word is read: a separator over which no name runs, a letter with
 * which no second word begins.  Answers come from tables, without a branch.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_WORD_BEHIND_H
#define NEWSDIP_WORD_BEHIND_H

#include "gazetteer/image.h"
#include "text/block.h"

/* What a byte behind a word says of whether a name goes on there */
enum
{
	BEHIND_OPEN,				/* a closer look tells */
	BEHIND_PERIOD,				/* so it does behind a short word; some names
								 * run over it behind others */
	BEHIND_SOFT,				/* it may if the next letter allows it */
	BEHIND_OVER,				/* some names run over such */
	BEHIND_END					/* none does */
};

static const uint8_t behind_word[256] = {
	[' '] = BEHIND_SOFT, ['\n'] = BEHIND_SOFT, ['-'] = BEHIND_SOFT,
	['\''] = BEHIND_SOFT,
	['.'] = BEHIND_PERIOD,
	[','] = BEHIND_OVER, [';'] = BEHIND_OVER, [':'] = BEHIND_OVER,
	['"'] = BEHIND_OVER, ['('] = BEHIND_OVER, [')'] = BEHIND_OVER,
	['/'] = BEHIND_OVER,
	['!'] = BEHIND_END, ['?'] = BEHIND_END
};

/* What the byte behind that, the first one of a word perhaps, says */
enum
{
	LETTER_NONE,				/* it is no ASCII letter or digit */
	LETTER_SMALL,
	LETTER_CAPITAL,
	LETTER_DIGIT,
	LETTER_OVER,				/* as BEHIND_OVER */
	LETTER_CLASSES
};

static const uint8_t letter_class[256] = {
#define EIGHT(class) class, class, class, class, class, class, class, class
	['0'] = EIGHT(LETTER_DIGIT), LETTER_DIGIT, LETTER_DIGIT,
	['A'] = EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL),
	LETTER_CAPITAL, LETTER_CAPITAL,
	['a'] = EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL),
	LETTER_SMALL, LETTER_SMALL,
#undef EIGHT
	[','] = LETTER_OVER, [';'] = LETTER_OVER, [':'] = LETTER_OVER,
	['"'] = LETTER_OVER, ['('] = LETTER_OVER, [')'] = LETTER_OVER,
	['/'] = LETTER_OVER
};

/*
 * May a name go on behind its first word?  A bit for each class of the byte
 * behind it, LETTER_CLASSES to each, and of the letter behind that; a row for
 * the four flags of the first word's sequence, lowest SEQUENCE_OVER, above
 * whether second words begin with that letter; twice as many for short words.
 */
#define GO_ON_SHORT		32
#define GO_ON_BEGINS	16

#define OVER(row) ((row) & 1u)
#define NEAR(row) ((row) >> 1 & 1u)
#define SMALL(row) ((row) >> 2 & 1u)
#define LONGER(row) ((row) >> 3 & 1u)
#define BEGINS(row) ((row) >> 4 & 1u)
#define SHORT(row) ((row) >> 5 & 1u)
#define EVERY ((1u << LETTER_CLASSES) - 1)
#define SOFT(row) (1u << LETTER_NONE | \
	(BEGINS(row) & SMALL(row)) << LETTER_SMALL | \
	(BEGINS(row) | NEAR(row)) << LETTER_CAPITAL | \
	BEGINS(row) << LETTER_DIGIT | OVER(row) << LETTER_OVER)
#define GO_ON(row) (LONGER(row) * \
	(EVERY << BEHIND_OPEN * LETTER_CLASSES | \
	 (OVER(row) * EVERY | SHORT(row) * SOFT(row)) << \
	 BEHIND_PERIOD * LETTER_CLASSES | \
	 SOFT(row) << BEHIND_SOFT * LETTER_CLASSES | \
	 OVER(row) * EVERY << BEHIND_OVER * LETTER_CLASSES))
#define FOUR(row) \
	GO_ON(row), GO_ON((row) + 1), GO_ON((row) + 2), GO_ON((row) + 3)
#define SIXTEEN(row) \
	FOUR(row), FOUR((row) + 4), FOUR((row) + 8), FOUR((row) + 12)

static const uint32_t go_on[2 * GO_ON_SHORT] = {
	SIXTEEN(0u), SIXTEEN(16u), SIXTEEN(32u), SIXTEEN(48u)
};

#undef OVER
#undef NEAR
#undef SMALL
#undef LONGER
#undef BEGINS
#undef SHORT
#undef EVERY
#undef SOFT
#undef GO_ON
#undef FOUR
#undef SIXTEEN

/*
 * May a name go on behind its first word, of so many letters, as far as the
 * two bytes behind it tell?
 */
static BLOCK_INLINE uint32_t
may_go_on(const ImageFirst *first, uint32_t letters,
		  const unsigned char *behind)
{
	const unsigned char letter = behind[1];
	const uint32_t begins = first->next >> (letter & 31) & 1;
	const uint32_t row = first->value / SEQUENCE_OVER | begins * GO_ON_BEGINS |
		(letters <= SHORT_WORD_LETTERS) * GO_ON_SHORT;

	return go_on[row] >> (behind_word[behind[0]] * LETTER_CLASSES +
						  letter_class[letter]) & 1;
}

/* Does such a byte behind a word of so many letters part it from the next one
 * as a blank does? */
static BLOCK_INLINE bool
is_soft(unsigned char behind, uint32_t letters)
{
	return behind_word[behind] == BEHIND_SOFT ||
		(behind_word[behind] == BEHIND_PERIOD && letters <= SHORT_WORD_LETTERS);
}

#endif							/* NEWSDIP_WORD_BEHIND_H */
