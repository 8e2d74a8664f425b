/*-------------------------------------------------------------------------
 *
 * behind.c
 *		The sorts of bytes that stand behind a word, for behind.h.
 *
 * They follow what word_gap.c and image_gap() make of them.  Symbols are most
 * of ASCII besides letters, and what a control character stands for is not
 * looked at more closely.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/behind.h"

#define TWICE(sort) sort, sort
#define EIGHT(sort) TWICE(sort), TWICE(sort), TWICE(sort), TWICE(sort)
#define SIXTEEN(sort) EIGHT(sort), EIGHT(sort)
#define WIDE(sort) SIXTEEN(sort), SIXTEEN(sort), SIXTEEN(sort), \
	SIXTEEN(sort), SIXTEEN(sort), SIXTEEN(sort), SIXTEEN(sort), SIXTEEN(sort)

#define SORTS(word, letter)	((word) * BEHIND_LETTERS + (letter))
#define OPEN	SORTS(BEHIND_OPEN, LETTER_OPEN)
#define SOFT_BYTE	SORTS(BEHIND_SOFT, LETTER_OPEN)
#define END_BYTE	SORTS(BEHIND_END, LETTER_END)

/* Letters and digits, and what is left out, are BEHIND_OVER behind a word */
const uint8_t behind_sorts[256] = {
	['\t'] = OPEN, ['\n'] = SOFT_BYTE, ['\v'] = OPEN, ['\f'] = OPEN, ['\r'] = OPEN,
	[' '] = SOFT_BYTE,
	['!'] = END_BYTE, ['?'] = END_BYTE,
	['\''] = SOFT_BYTE, ['+'] = SOFT_BYTE, ['-'] = SOFT_BYTE,
	['.'] = SORTS(BEHIND_PERIOD, LETTER_PERIOD),
	['0'] = EIGHT(LETTER_DIGIT), TWICE(LETTER_DIGIT),
	['A'] = SIXTEEN(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL),
	TWICE(LETTER_CAPITAL),
	['`'] = OPEN,
	['a'] = SIXTEEN(LETTER_SMALL), EIGHT(LETTER_SMALL), TWICE(LETTER_SMALL),
	[0x80] = WIDE(OPEN)
};

/* Flags of a row, each 0 or 1 */
#define OVER(row)	((uint64_t) (row) & 1)
#define NEAR(row)	((uint64_t) (row) >> 1 & 1)
#define SMALL(row)	((uint64_t) (row) >> 2 & 1)
#define LONGER(row)	((uint64_t) (row) >> 3 & 1)
#define BEGINS(row)	((uint64_t) (row) >> 4 & 1)
#define SHORT(row)	((uint64_t) (row) >> 5 & 1)

#define EVERY		((UINT64_C(1) << BEHIND_LETTERS) - 1)

/* The answers behind a blank */
#define SOFT(row) \
	(OVER(row) << LETTER_OVER | UINT64_C(1) << LETTER_OPEN | \
	 (OVER(row) | SHORT(row)) << LETTER_PERIOD | \
	 (BEGINS(row) & SMALL(row)) << LETTER_SMALL | \
	 (BEGINS(row) | NEAR(row)) << LETTER_CAPITAL | \
	 BEGINS(row) << LETTER_DIGIT)

#define ROW(row) \
	(LONGER(row) * \
	 (OVER(row) * EVERY << BEHIND_OVER * BEHIND_LETTERS | \
	  EVERY << BEHIND_OPEN * BEHIND_LETTERS | \
	  (OVER(row) * EVERY | SHORT(row) * SOFT(row)) << BEHIND_PERIOD * BEHIND_LETTERS | \
	  SOFT(row) << BEHIND_SOFT * BEHIND_LETTERS))
#define ROWS(row)	ROW(row), ROW(row + 1), ROW(row + 2), ROW(row + 3)
#define MORE(row)	ROWS(row), ROWS(row + 4), ROWS(row + 8), ROWS(row + 12)

const uint64_t behind_goes_on[2 * BEHIND_SHORT] = {
	MORE(0), MORE(BEHIND_BEGINS), MORE(BEHIND_SHORT),
	MORE(BEHIND_SHORT + BEHIND_BEGINS)
};
