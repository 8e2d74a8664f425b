/*-------------------------------------------------------------------------
 *
 * ascii.h
 *		Which bytes are letters and digits of ASCII, whatever the locale.
 *
 * Most words are of ASCII alone, and a byte tells by itself what they are; of
 * others unicode.h knows.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_ASCII_H
#define NEWSDIP_ASCII_H

#include <stdbool.h>

static inline bool
is_small_letter(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

static inline bool
is_capital_letter(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static inline bool
is_ascii_letter(char byte)
{
	return is_small_letter(byte | 0x20);
}

static inline bool
is_ascii_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* May a letter have this byte: one of ASCII, or any that is not ASCII? */
static inline bool
is_letter_byte(unsigned char byte)
{
	return byte >= 0x80 || is_ascii_letter(byte);
}

#endif							/* NEWSDIP_ASCII_H */
