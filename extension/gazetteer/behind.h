/*-------------------------------------------------------------------------
 *
 * behind.h
 *		What the bytes behind a word of a name tell of its next word.
 *
 * Most words that names begin with begin none where they stand, and two bytes
 * behind them show it: no name goes on over what stands there, or with that
 * letter.  A table has the answers, so that there is no branch to guess.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BEHIND_H
#define NEWSDIP_BEHIND_H

#include "gazetteer/image_tables.h"
#include "text/block.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* What a byte behind a word says of whether a name goes on there */
typedef enum BehindWord
{
	BEHIND_OVER,				/* some names run over such */
	BEHIND_OPEN,				/* a closer look tells */
	BEHIND_PERIOD,				/* so it does behind a short word; some names
								 * run over it behind others */
	BEHIND_SOFT,				/* it may if the next letter allows it */
	BEHIND_END					/* none does */
} BehindWord;

/* What the byte behind that, the first one of a word perhaps, says */
typedef enum BehindLetter
{
	LETTER_OVER,				/* as BEHIND_OVER */
	LETTER_OPEN,				/* a closer look tells */
	LETTER_PERIOD,				/* as BEHIND_PERIOD */
	LETTER_SMALL,
	LETTER_CAPITAL,
	LETTER_DIGIT,
	LETTER_END					/* no name goes on */
} BehindLetter;

#define BEHIND_LETTERS	8

/* Both of each byte: BEHIND_LETTERS times the first, and the second */
extern const uint8_t behind_sorts[256];

static BLOCK_INLINE BehindWord
behind_word(unsigned char byte)
{
	return (BehindWord) (behind_sorts[byte] / BEHIND_LETTERS);
}

static BLOCK_INLINE BehindLetter
behind_letter(unsigned char byte)
{
	return (BehindLetter) (behind_sorts[byte] % BEHIND_LETTERS);
}

/*
 * The answers: a bit for each sort of byte behind a word, BEHIND_LETTERS to
 * each, and of the one behind that.  A row for the four flags of a sequence,
 * the lowest of which is SEQUENCE_OVER; further on where the next word may
 * begin with that letter, and where the word is short.
 */
#define BEHIND_BEGINS	16
#define BEHIND_SHORT	32

extern const uint64_t behind_goes_on[2 * BEHIND_SHORT];

/* What is asked of a word and of the two bytes behind it */
typedef struct BehindBytes
{
	uint8_t		answer;			/* which bit of the rows */
	uint8_t		letter;			/* the second byte */
	uint8_t		row;			/* BEHIND_SHORT, or 0 */
	uint8_t		unused;
} BehindBytes;

/* The bit of the rows for two bytes, and one that no row has */
#define BEHIND_ANSWER(word, letter)	((word) * BEHIND_LETTERS + (letter))
#define BEHIND_NONE		BEHIND_ANSWER(BEHIND_END, 0)

/* The same for a word of so many letters, behind which that many bytes of the
 * text are left: no name goes on where there are not two */
static BLOCK_INLINE BehindBytes
behind_bytes(const unsigned char *behind, uint32_t letters, uint32_t left)
{
	BehindBytes bytes;

	bytes.answer = left < 2 ? BEHIND_NONE :
		BEHIND_ANSWER(behind_word(behind[0]), behind_letter(behind[1]));
	bytes.letter = behind[1];
	bytes.row = (letters <= SHORT_WORD_LETTERS) * BEHIND_SHORT;
	return bytes;
}

/*
 * May a name whose words up to one have this value go on behind it, as far as
 * the two bytes there tell?  begins has a bit for each letter, modulo 32, that
 * its next word may begin with when folded.
 */
static BLOCK_INLINE uint32_t
behind_allows(BehindBytes behind, uint32_t value, uint32_t begins)
{
	const uint32_t begun = begins >> (behind.letter & 31) & 1;
	const uint32_t row = value / SEQUENCE_OVER | begun * BEHIND_BEGINS | behind.row;

	return behind_goes_on[row] >> behind.answer & 1;
}

/* The same of a word of so many letters behind which two bytes are left */
static BLOCK_INLINE uint32_t
behind_may_go_on(const unsigned char *behind, uint32_t value, uint32_t begins,
				 uint32_t letters)
{
	return behind_allows(behind_bytes(behind, letters, 2), value, begins);
}

/* Does such a byte behind a word of so many letters part it from the next one
 * as a blank does? */
static BLOCK_INLINE bool
behind_is_soft(unsigned char behind, uint32_t letters)
{
	return behind_word(behind) == BEHIND_SOFT ||
		(behind_word(behind) == BEHIND_PERIOD && letters <= SHORT_WORD_LETTERS);
}

/*
 * The bytes that part a word of so many letters from the next one as a blank
 * does, if a word stands behind them: a blank, a line end, a hyphen, one
 * between blanks, an apostrophe, or the full stop of a short word; 0 if it is
 * none of these.  Three bytes behind the word are read.
 */
static BLOCK_INLINE uint32_t
behind_soft_gap(const unsigned char *behind, uint32_t letters)
{
	if (!behind_is_soft(behind[0], letters))
		return 0;
	if (behind[0] == '.')
		return 1 + (behind[1] == ' ');
	return behind[0] == ' ' && behind[1] == '-' && behind[2] == ' ' ? 3 : 1;
}

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_BEHIND_H */
