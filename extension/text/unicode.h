/*-------------------------------------------------------------------------
 *
 * unicode.h
 *		What newsdip needs to know of a character: its class and its folding.
 *
 * The facts are ICU's (see generate/unicode_table.c, which writes
 * unicode_table.h), laid down in a table so that reading text calls no
 * function of a server or library.  Folding is NFKC case folding without
 * the accents, with Latin letters that have no decomposition taken to their
 * usual ASCII form, so that "Erdoğan", "ERDOGAN" and full-width "Erdogan"
 * fold alike.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_UNICODE_H
#define NEWSDIP_UNICODE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* Classes of characters; a word is a run of letters, marks and digits */
typedef enum CharacterClass
{
	CHARACTER_OTHER,			/* symbols, controls, unassigned: a hard break */
	CHARACTER_LETTER,
	CHARACTER_UPPER,			/* a letter in upper or title case */
	CHARACTER_DIGIT,
	CHARACTER_IDEOGRAPH,		/* a word by itself */
	CHARACTER_MARK,				/* continues a word, folds to nothing or
								 * itself */
	CHARACTER_IGNORED,			/* zero-width: as if it were not there */
	CHARACTER_SPACE,
	CHARACTER_NEWLINE,
	CHARACTER_HYPHEN,			/* every dash that joins or separates words */
	CHARACTER_APOSTROPHE,
	CHARACTER_PERIOD,
	CHARACTER_COMMA,
	CHARACTER_TERMINATOR,		/* ends a sentence: ! ? … and their kin */
	CHARACTER_QUOTE,
	CHARACTER_OPEN,				/* opening bracket */
	CHARACTER_CLOSE				/* closing bracket */
} CharacterClass;

/* The longest folding of a character, in bytes of UTF-8 */
#define UNICODE_FOLD_MAX 36

extern int	unicode_decode(const unsigned char *text, const unsigned char *end,
						   uint32_t *code);
extern CharacterClass unicode_class(uint32_t code);

/* The bytes of the character at text, and its class: both in one */
extern int	unicode_read(const unsigned char *text, const unsigned char *end,
						 CharacterClass *class);
extern int	unicode_fold(uint32_t code, const unsigned char **folded);

/* May a word begin with a character of this class? */
static inline bool
unicode_begins_word(CharacterClass class)
{
	return class == CHARACTER_LETTER || class == CHARACTER_UPPER ||
		class == CHARACTER_DIGIT || class == CHARACTER_IDEOGRAPH;
}

/*
 * How many characters bytes of valid UTF-8 hold: as many as there are bytes,
 * less those that continue one, whose two highest bits are 10.
 */
static inline uint32_t
unicode_length(const char *text, uint32_t bytes)
{
	const uint64_t lowest = UINT64_C(0x0101010101010101);
	uint32_t	count = bytes;
	uint64_t	eight;

	for (; bytes >= sizeof(eight); bytes -= sizeof(eight), text += sizeof(eight))
	{
		memcpy(&eight, text, sizeof(eight));
		count -= ((eight >> 7 & ~(eight >> 6) & lowest) * lowest) >> 56;
	}
	for (; bytes > 0; bytes--, text++)
		count -= (*text & 0xC0) == 0x80;
	return count;
}

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_UNICODE_H */
