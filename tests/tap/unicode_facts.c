/*-------------------------------------------------------------------------
 *
 * unicode_facts.c
 *		Print what newsdip's Unicode table says: a line for each code point
 *		with its number, class and folding, separated by tabs, as COPY takes
 *		it. NUL and surrogates are left out, since no text holds them.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>

#include "text/unicode.h"

static const char *const classes[] = {
	"other", "letter", "upper", "digit", "ideograph", "mark", "ignored",
	"space", "newline", "hyphen", "apostrophe", "period", "comma",
	"terminator", "quote", "open", "close"
};

/* The character itself as UTF-8; returns its bytes */
static int
encode(uint32_t code, unsigned char *out)
{
	if (code < 0x80)
	{
		out[0] = code;
		return 1;
	}
	if (code < 0x800)
	{
		out[0] = 0xC0 | code >> 6;
		out[1] = 0x80 | (code & 0x3F);
		return 2;
	}
	if (code < 0x10000)
	{
		out[0] = 0xE0 | code >> 12;
		out[1] = 0x80 | (code >> 6 & 0x3F);
		out[2] = 0x80 | (code & 0x3F);
		return 3;
	}
	out[0] = 0xF0 | code >> 18;
	out[1] = 0x80 | (code >> 12 & 0x3F);
	out[2] = 0x80 | (code >> 6 & 0x3F);
	out[3] = 0x80 | (code & 0x3F);
	return 4;
}

int
main(void)
{
	for (uint32_t code = 1; code <= 0x10FFFF; code++)
	{
		CharacterClass class = unicode_class(code);
		const unsigned char *folded;
		unsigned char self[4];
		uint32_t	decoded;
		int			length = encode(code, self);
		int			fold_length;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		if (unicode_decode(self, self + length, &decoded) != length ||
			decoded != code)
		{
			fprintf(stderr, "U+%04X is decoded as U+%04X\n", code, decoded);
			return 1;
		}
		printf("%u\t%s\t", code, classes[class]);
		fold_length = unicode_fold(code, &folded);
		if (class >= CHARACTER_LETTER && class <= CHARACTER_MARK)
			fwrite(fold_length < 0 ? self : folded, 1,
				   fold_length < 0 ? length : fold_length, stdout);
		putchar('\n');
	}
	return 0;
}
