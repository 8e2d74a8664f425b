/*-------------------------------------------------------------------------
 *
 * word_gap.c
 *		What separates two words of a text.
 *
 * Of all that stands between them the strongest counts; hyphens, apostrophes
 * and line ends mean something else beside a blank, or in a row.
 *
 *-------------------------------------------------------------------------
 */
#include "text/unicode.h"
#include "text/word.h"

/* What was seen between two words */
typedef struct Separators
{
	uint8_t		strongest;		/* WordGap of the punctuation */
	bool		space;
	bool		apostrophe;
	int			newlines;
	int			hyphens;
	bool		wide_hyphen;	/* one that is not ASCII */
	unsigned char last;			/* byte before */
} Separators;

static inline void
strengthen(Separators *between, WordGap gap)
{
	if (gap > between->strongest)
		between->strongest = gap;
}

static void
separators_add(Separators *between, CharacterClass class, unsigned char byte)
{
	switch (class)
	{
		case CHARACTER_SPACE:
			between->space = true;
			break;
		case CHARACTER_NEWLINE:
			/* CR LF is one line end */
			if (!(byte == '\n' && between->last == '\r'))
				between->newlines++;
			between->space = true;
			break;
		case CHARACTER_HYPHEN:
			between->hyphens++;
			if (byte != '-')
				between->wide_hyphen = true;
			break;
		case CHARACTER_APOSTROPHE:
			between->apostrophe = true;
			break;
		case CHARACTER_PERIOD:
			strengthen(between, GAP_PERIOD);
			break;
		case CHARACTER_COMMA:
			strengthen(between, GAP_COMMA);
			break;
		case CHARACTER_QUOTE:
			strengthen(between, GAP_QUOTE);
			break;
		case CHARACTER_OPEN:
		case CHARACTER_CLOSE:
			strengthen(between, GAP_BRACKET);
			break;
		case CHARACTER_TERMINATOR:
			strengthen(between, GAP_TERMINATOR);
			break;
		case CHARACTER_IGNORED:
		case CHARACTER_MARK:
			break;
		default:
			/* "2+2", "OPEC+" */
			strengthen(between, byte == '+' ? GAP_HYPHEN : GAP_OTHER);
			break;
	}
	between->last = byte;
}

/*
 * One hyphen joins words even between blanks ("Jae - in" of tokenised text);
 * a dash between blanks and a row of hyphens divide clauses.  An apostrophe
 * beside a blank is a quotation mark.
 */
static WordGap
separators_gap(Separators *between)
{
	if (between->hyphens > 1 ||
		(between->hyphens == 1 && between->wide_hyphen && between->space))
		strengthen(between, GAP_OTHER);
	else if (between->hyphens == 1)
		strengthen(between, GAP_HYPHEN);
	if (between->apostrophe)
		strengthen(between, between->space ? GAP_QUOTE : GAP_APOSTROPHE);
	if (between->newlines > 1)
		strengthen(between, GAP_NEWLINE);
	if (between->space)
		strengthen(between, GAP_SPACE);
	return (WordGap) between->strongest;
}

/*
 * Move to the next word character; false at the end of the text.  The gap is
 * that of what was stepped over.
 */
bool
word_skip_gap(WordScanner *scanner, WordGap *gap)
{
	const unsigned char *end = scanner->text + scanner->length;
	Separators	between = {0};

	while (scanner->position < scanner->length)
	{
		const unsigned char *at = scanner->text + scanner->position;
		CharacterClass class;
		int			length = unicode_read(at, end, &class);

		if (unicode_begins_word(class))
			break;
		separators_add(&between, class, *at);
		scanner->position += length;
	}
	*gap = separators_gap(&between);
	return scanner->position < scanner->length;
}

/* The gap that the bytes between two words make */
WordGap
word_gap(const WordScanner *scanner, uint32_t from, uint32_t to)
{
	WordScanner between = {scanner->text, to, from};
	WordGap		gap;

	(void) word_skip_gap(&between, &gap);
	return gap;
}
