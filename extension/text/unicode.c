/*-------------------------------------------------------------------------
 *
 * unicode.c
 *		Look-ups in the table of character classes and foldings.
 *
 *-------------------------------------------------------------------------
 */
#include "text/unicode.h"

typedef struct UnicodeRecord
{
	uint8_t		class;			/* CharacterClass */
	uint8_t		fold_length;	/* bytes, or UNICODE_TABLE_SAME */
	uint16_t	fold_offset;
} UnicodeRecord;

#include "text/unicode_table.h"

/* Hangul syllables decompose by rule: Unicode Standard, section 3.12 */
#define HANGUL_FIRST		0xAC00
#define HANGUL_LAST			0xD7A3
#define HANGUL_LEAD			0x1100
#define HANGUL_VOWEL		0x1161
#define HANGUL_TRAIL		0x11A7
#define HANGUL_VOWELS		21
#define HANGUL_TRAILS		28

static const UnicodeRecord *
unicode_record(uint32_t code)
{
	uint32_t	block = unicode_blocks[code / UNICODE_TABLE_BLOCK];

	return &unicode_records[unicode_entries[block * UNICODE_TABLE_BLOCK +
											code % UNICODE_TABLE_BLOCK]];
}

/*
 * Decode the character at text, which ends at end; returns its bytes, at
 * least 1.  Bytes that are no UTF-8 (a server refuses them, but the matcher
 * also runs without one) decode as U+FFFD, one at a time.
 */
int
unicode_decode(const unsigned char *text, const unsigned char *end,
			   uint32_t *code)
{
	unsigned char lead = text[0];
	uint32_t	value;
	int			length;

	if (lead < 0x80)
	{
		*code = lead;
		return 1;
	}
	length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
	value = lead & (0x7F >> length);
	*code = 0xFFFD;
	if (lead < 0xC2 || lead > 0xF4 || end - text < length)
		return 1;
	for (int i = 1; i < length; i++)
	{
		if ((text[i] & 0xC0) != 0x80)
			return 1;
		value = value << 6 | (text[i] & 0x3F);
	}
	if (value > 0x10FFFF)
		return 1;
	*code = value;
	return length;
}

CharacterClass
unicode_class(uint32_t code)
{
	return (CharacterClass) unicode_record(code)->class;
}

int
unicode_read(const unsigned char *text, const unsigned char *end,
			 CharacterClass *class)
{
	uint32_t	code = text[0];
	int			length = 1;

	if (code >= 0x80)
		length = unicode_decode(text, end, &code);
	*class = unicode_class(code);
	return length;
}

static int
encode_three(uint32_t code, unsigned char *out)
{
	out[0] = 0xE0 | (code >> 12);
	out[1] = 0x80 | ((code >> 6) & 0x3F);
	out[2] = 0x80 | (code & 0x3F);
	return 3;
}

/*
 * The folding of a character: returns its bytes and sets *folded to them, or
 * returns -1 where the character folds to itself.  A Hangul syllable is
 * written to a buffer that the next call overwrites.
 */
int
unicode_fold(uint32_t code, const unsigned char **folded)
{
	static unsigned char syllable[9];
	const UnicodeRecord *record;

	if (code >= HANGUL_FIRST && code <= HANGUL_LAST)
	{
		uint32_t	index = code - HANGUL_FIRST;
		uint32_t	trail = index % HANGUL_TRAILS;
		int			length;

		length = encode_three(HANGUL_LEAD +
							  index / (HANGUL_VOWELS * HANGUL_TRAILS),
							  syllable);
		length += encode_three(HANGUL_VOWEL + index / HANGUL_TRAILS %
							   HANGUL_VOWELS, syllable + length);
		if (trail != 0)
			length += encode_three(HANGUL_TRAIL + trail, syllable + length);
		*folded = syllable;
		return length;
	}
	record = unicode_record(code);
	if (record->fold_length == UNICODE_TABLE_SAME)
		return -1;
	*folded = unicode_foldings + record->fold_offset;
	return record->fold_length;
}
