/*-------------------------------------------------------------------------
 *
 * unicode_table.c
 *		Write unicode_table.h from the facts of ICU.
 *
 * Run by hand when newsdip moves to a newer Unicode:
 *
 *	cc -o build/unicode_table extension/text/generate/unicode_table.c -licuuc -licui18n
 *	build/unicode_table >extension/text/unicode_table.h
 *
 * The result is committed, so that building newsdip needs no ICU.  The test
 * tap/008_unicode compares it with what the server itself says.
 *
 * The table has two stages: the block of a character (its code divided by
 * 128) leads to 128 entries, each the number of a record of class and
 * folding; equal blocks, records and foldings are written once.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#include "../unicode.h"

#define CODES		0x110000
#define BLOCK		128
#define BLOCKS		(CODES / BLOCK)
#define SAME		255			/* fold length of what folds to itself */
#define BUFFER		64			/* UTF-16 units of a folding on its way */

typedef struct Record
{
	int			class;
	int			offset;
	int			length;
} Record;

static Record records[65536];
static int	record_count;
static char pool[1 << 20];
static int	pool_length;
static unsigned short entries[CODES];
static unsigned short block_numbers[BLOCKS];
static unsigned short blocks[BLOCKS][BLOCK];
static int	block_count;

static UTransliterator *latin_ascii;
static const UNormalizer2 *nfkc_casefold;
static const UNormalizer2 *nfkd;

static void
check(UErrorCode status, const char *what)
{
	if (U_FAILURE(status))
	{
		fprintf(stderr, "%s: %s\n", what, u_errorName(status));
		exit(1);
	}
}

/* Characters that newsdip takes otherwise than their properties say; of all
 * others CHARACTER_OTHER */
static CharacterClass
class_of_code(UChar32 c)
{
	switch (c)
	{
		case 0x0A: case 0x0B: case 0x0C: case 0x0D: case 0x85:
		case 0x2028: case 0x2029:
			return CHARACTER_NEWLINE;
		case 0x27: case 0x60: case 0xB4: case 0x2018: case 0x2019:
		case 0x201B: case 0x2BB: case 0x2BC: case 0x2032: case 0xFF07:
			return CHARACTER_APOSTROPHE;
		case 0x2E: case 0x2024: case 0xFF0E:
			return CHARACTER_PERIOD;
		case 0x2C: case 0xFF0C: case 0x3001: case 0x60C:
			return CHARACTER_COMMA;
		case 0x2026:
			return CHARACTER_TERMINATOR;
		case 0x200B:			/* zero width, but a space all the same */
			return CHARACTER_SPACE;
		case 0x2212:
			return CHARACTER_HYPHEN;
		default:
			return CHARACTER_OTHER;
	}
}

static CharacterClass
class_of_category(UChar32 c)
{
	switch (u_charType(c))
	{
		case U_UPPERCASE_LETTER:
		case U_TITLECASE_LETTER:
			return CHARACTER_UPPER;
		case U_LOWERCASE_LETTER:
		case U_MODIFIER_LETTER:
		case U_OTHER_LETTER:
		case U_LETTER_NUMBER:
			return CHARACTER_LETTER;
		case U_DECIMAL_DIGIT_NUMBER:
			return CHARACTER_DIGIT;
		case U_NON_SPACING_MARK:
		case U_COMBINING_SPACING_MARK:
		case U_ENCLOSING_MARK:
			return CHARACTER_MARK;
		case U_DASH_PUNCTUATION:
			return CHARACTER_HYPHEN;
		case U_START_PUNCTUATION:
		case U_INITIAL_PUNCTUATION:
			return CHARACTER_OPEN;
		case U_END_PUNCTUATION:
		case U_FINAL_PUNCTUATION:
			return CHARACTER_CLOSE;
		default:
			return CHARACTER_OTHER;
	}
}

static CharacterClass
classify(UChar32 c)
{
	CharacterClass class = class_of_code(c);

	if (class != CHARACTER_OTHER)
		return class;
	if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
		return CHARACTER_IGNORED;
	if (u_hasBinaryProperty(c, UCHAR_WHITE_SPACE))
		return CHARACTER_SPACE;
	if (u_hasBinaryProperty(c, UCHAR_S_TERM))
		return CHARACTER_TERMINATOR;
	if (u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK))
		return CHARACTER_QUOTE;
	if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
		return CHARACTER_IDEOGRAPH;
	return class_of_category(c);
}

/*
 * Accents go, and with them every mark that has a combining class; vowel
 * signs (class 0) and the marks that change a letter into another one
 * (nukta, voicing, virama: 7 to 9) stay.
 */
static int
is_accent(UChar32 c)
{
	int			combining = u_getCombiningClass(c);

	return u_charType(c) == U_NON_SPACING_MARK && combining > 9;
}

/* The folding of one character as UTF-8; returns its length in bytes */
static int
fold(UChar32 c, char *utf8)
{
	UErrorCode	status = U_ZERO_ERROR;
	UChar		a[BUFFER];
	UChar		b[BUFFER];
	int32_t		n = 0;
	int			length = 0;

	U16_APPEND_UNSAFE(a, n, c);
	n = unorm2_normalize(nfkc_casefold, a, n, b, BUFFER, &status);
	check(status, "case folding");
	if (uscript_getScript(c, &status) == USCRIPT_LATIN)
	{
		int32_t		limit = n;

		utrans_transUChars(latin_ascii, b, &n, BUFFER, 0, &limit, &status);
		check(status, "Latin to ASCII");
	}
	n = unorm2_normalize(nfkd, b, n, a, BUFFER, &status);
	check(status, "decomposition");
	n = u_strFoldCase(b, BUFFER, a, n, U_FOLD_CASE_DEFAULT, &status);
	check(status, "case folding");

	for (int32_t i = 0; i < n;)
	{
		UChar32		d;
		CharacterClass class;

		U16_NEXT(b, i, n, d);
		class = classify(d);
		if (class == CHARACTER_DIGIT)
			d = '0' + u_charDigitValue(d);
		else if (class != CHARACTER_LETTER && class != CHARACTER_UPPER &&
				 class != CHARACTER_IDEOGRAPH && class != CHARACTER_MARK)
			continue;
		if (is_accent(d))
			continue;
		U8_APPEND_UNSAFE((uint8_t *) utf8, length, d);
	}
	return length;
}

static int
pool_add(const char *bytes, int length)
{
	for (int i = 0; i + length <= pool_length; i++)
		if (memcmp(pool + i, bytes, length) == 0)
			return i;
	memcpy(pool + pool_length, bytes, length);
	pool_length += length;
	return pool_length - length;
}

static int
record_add(Record record)
{
	for (int i = 0; i < record_count; i++)
		if (memcmp(&records[i], &record, sizeof(Record)) == 0)
			return i;
	records[record_count] = record;
	return record_count++;
}

static int
is_hangul_syllable(UChar32 c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static Record
describe(UChar32 c)
{
	Record		record = {classify(c), 0, SAME};
	char		folded[BUFFER * 4];
	char		self[4];
	int			length;
	int			self_length = 0;

	if (record.class != CHARACTER_LETTER && record.class != CHARACTER_UPPER &&
		record.class != CHARACTER_DIGIT && record.class != CHARACTER_MARK &&
		record.class != CHARACTER_IDEOGRAPH)
		return record;
	if (is_hangul_syllable(c))
		return record;			/* unicode_fold() takes it apart by rule */

	length = fold(c, folded);
	U8_APPEND_UNSAFE((uint8_t *) self, self_length, c);
	if (length == self_length && memcmp(folded, self, length) == 0)
		return record;
	if (length > UNICODE_FOLD_MAX)
	{
		fprintf(stderr, "U+%04X folds to %d bytes\n", (unsigned) c, length);
		exit(1);
	}
	record.offset = pool_add(folded, length);
	record.length = length;
	return record;
}

static void
write_numbers(const char *declaration, const unsigned short *values, int count)
{
	printf("static const %s[%d] = {", declaration, count);
	for (int i = 0; i < count; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", values[i]);
	printf("\n};\n\n");
}

static void
write_table(void)
{
	UVersionInfo version;
	char		text[U_MAX_VERSION_STRING_LENGTH];

	u_getUnicodeVersion(version);
	u_versionToString(version, text);
	printf("/* Generated by generate/unicode_table.c from Unicode %s.  Do not edit. */\n\n", text);
	printf("#define UNICODE_TABLE_VERSION \"%s\"\n", text);
	printf("#define UNICODE_TABLE_SAME %d\n", SAME);
	printf("#define UNICODE_TABLE_BLOCK %d\n\n", BLOCK);
	write_numbers("uint16_t unicode_blocks", block_numbers, BLOCKS);
	write_numbers("uint16_t unicode_entries", &blocks[0][0], block_count * BLOCK);
	printf("static const UnicodeRecord unicode_records[%d] = {\n", record_count);
	for (int i = 0; i < record_count; i++)
		printf("\t{%d, %d, %d},\n", records[i].class, records[i].length,
			   records[i].offset);
	printf("};\n\nstatic const unsigned char unicode_foldings[%d] = {", pool_length);
	for (int i = 0; i < pool_length; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", (unsigned char) pool[i]);
	printf("\n};\n");
}

static void
open_icu(void)
{
	static const UChar id[] = u"Latin-ASCII";
	UErrorCode	status = U_ZERO_ERROR;

	nfkc_casefold = unorm2_getNFKCCasefoldInstance(&status);
	check(status, "NFKC_Casefold");
	nfkd = unorm2_getNFKDInstance(&status);
	check(status, "NFKD");
	latin_ascii = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	check(status, "Latin-ASCII");
}

/* The number of a block of entries, which is kept if it is new */
static int
block_add(const unsigned short *block)
{
	for (int i = 0; i < block_count; i++)
		if (memcmp(blocks[i], block, sizeof(blocks[0])) == 0)
			return i;
	memcpy(blocks[block_count], block, sizeof(blocks[0]));
	return block_count++;
}

int
main(void)
{
	open_icu();
	for (UChar32 c = 0; c < CODES; c++)
		entries[c] = record_add(describe(c));
	for (int b = 0; b < BLOCKS; b++)
		block_numbers[b] = block_add(entries + b * BLOCK);
	write_table();
	return 0;
}
