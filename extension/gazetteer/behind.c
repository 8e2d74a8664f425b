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

const uint8_t behind_word[256] = {
	['\t'] = BEHIND_OPEN,
	['\n'] = BEHIND_SOFT,
	['\v'] = BEHIND_OPEN, ['\f'] = BEHIND_OPEN, ['\r'] = BEHIND_OPEN,
	[' '] = BEHIND_SOFT,
	['!'] = BEHIND_END, ['?'] = BEHIND_END,
	['\''] = BEHIND_SOFT, ['-'] = BEHIND_SOFT,
	['.'] = BEHIND_PERIOD,
	['`'] = BEHIND_OPEN,
	[0x80] = WIDE(BEHIND_OPEN)
};

const uint8_t behind_letter[256] = {
	['\t'] = LETTER_OPEN, LETTER_OPEN, LETTER_OPEN, LETTER_OPEN, LETTER_OPEN,
	[' '] = LETTER_OPEN,
	['!'] = LETTER_END, ['?'] = LETTER_END,
	['\''] = LETTER_OPEN, ['-'] = LETTER_OPEN,
	['.'] = LETTER_PERIOD,
	['0'] = EIGHT(LETTER_DIGIT), TWICE(LETTER_DIGIT),
	['A'] = SIXTEEN(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL),
	TWICE(LETTER_CAPITAL),
	['`'] = LETTER_OPEN,
	['a'] = SIXTEEN(LETTER_SMALL), EIGHT(LETTER_SMALL), TWICE(LETTER_SMALL),
	[0x80] = WIDE(LETTER_OPEN)
};
