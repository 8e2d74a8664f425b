/*-------------------------------------------------------------------------
 *
 * word.h
 *		Words of a text, one after the other.
 *
 * A word is a run of letters, marks and digits; an ideograph is a word by
 * itself.  Hyphens, apostrophes and everything else separate words, and what
 * separated a word from the one before it is kept as its gap, because a name
 * may run over "Kim Jong-un" or "U.S." but not over a comma.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_WORD_H
#define NEWSDIP_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* What stands before a word, the strongest of it; ordered by strength */
typedef enum WordGap
{
	GAP_NONE,					/* start of text, or ideographs side by side */
	GAP_SPACE,					/* blanks, or a line end inside a paragraph */
	GAP_HYPHEN,
	GAP_APOSTROPHE,
	GAP_PERIOD,
	GAP_COMMA,
	GAP_QUOTE,
	GAP_BRACKET,
	GAP_OTHER,					/* colon, dash between blanks, symbols … */
	GAP_TERMINATOR,				/* ! ? … */
	GAP_NEWLINE					/* an empty line, or several line ends */
} WordGap;

#define WORD_CAPITAL		0x01	/* first letter is in upper case */
#define WORD_ALL_CAPITALS	0x02	/* no letter in lower case, two at least */
#define WORD_DIGITS			0x04	/* digits only */
#define WORD_LONG			0x08	/* folded form exceeds WORD_FOLD_MAX:
									 * matches nothing */
#define WORD_PLAIN			0x10	/* a short one of ASCII alone: its folded
									 * form is itself in small letters */

/* Longest folded word that can be part of a name, in bytes */
#define WORD_FOLD_MAX 128

typedef struct TextWord
{
	uint64_t	hash;			/* of the folded form; see word_hash() */
	uint32_t	start;			/* byte offset in the text */
	uint32_t	length;			/* bytes */
	uint8_t		flags;			/* WORD_... */
	uint8_t		gap;			/* WordGap before the word */
	uint8_t		folded_length;	/* bytes of the folded form */
	uint8_t		letters;		/* characters of the folded form, at most 255 */
} TextWord;

/* The byte behind a word */
static inline uint32_t
text_word_end(const TextWord *word)
{
	return word->start + word->length;
}

typedef struct WordScanner
{
	const unsigned char *text;
	uint32_t	length;
	uint32_t	position;		/* where the next word is looked for */
} WordScanner;

extern void word_scanner_init(WordScanner *scanner, const char *text,
							  uint32_t start, uint32_t end);
extern bool word_next(WordScanner *scanner, TextWord *word);
extern bool word_read_plain(const unsigned char *text, uint32_t start,
							uint32_t end, TextWord *word);
extern bool word_skip_gap(WordScanner *scanner, WordGap *gap);
extern WordGap word_gap(const WordScanner *scanner, uint32_t from,
						uint32_t to);
extern int	word_fold(const char *text, const TextWord *word, char *folded);
extern uint64_t word_hash(const char *folded, int length);

/* Words that a block of text may have */
#define WORDS_ROOM			32

extern uint32_t word_list_read(WordScanner *scanner, TextWord *words,
							   uint32_t room);
extern void word_list_complete(const char *text, uint32_t start,
							   TextWord *words, uint32_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_WORD_H */
