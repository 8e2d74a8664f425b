/*-------------------------------------------------------------------------
 *
 * sentence_end.c
 *		Where a sentence of running text ends.
 *
 * A full stop may also belong to the word before it, a line end to a text that
 * was broken into lines; both are decided here.
 *
 *-------------------------------------------------------------------------
 */
#include "text/ascii.h"
#include "text/block.h"
#include "text/sentence_scan.h"

/* A line broken for its length is at least this share of the longest */
#define WRAP_FULL_PERCENT	60

/*
 * The full stops and other marks that may close a sentence, side by side, as
 * in 'said."' or '?!'.  They are read once and judged together, or a long row
 * of them would be read again from each.
 */
typedef struct ClosingMarks
{
	Character	next;			/* what stands behind them */
	bool		terminator;		/* one of them is ? ! … or their kin */
	bool		full_width;		/* of scripts that write no blank after it */
	bool		ends_in_period;
} ClosingMarks;

static ClosingMarks
closing_marks(const SentenceScanner *scanner, Character character)
{
	ClosingMarks marks = {0};

	while (character.class == CHARACTER_QUOTE ||
		   character.class == CHARACTER_CLOSE ||
		   character.class == CHARACTER_APOSTROPHE ||
		   character.class == CHARACTER_PERIOD ||
		   character.class == CHARACTER_TERMINATOR ||
		   character.class == CHARACTER_IGNORED)
	{
		if (character.class == CHARACTER_TERMINATOR)
		{
			marks.terminator = true;
			if (character.length > 1 &&
				scanner->text[character.position] != 0xE2)
				marks.full_width = true;
		}
		marks.ends_in_period = character.class == CHARACTER_PERIOD;
		character = character_at(scanner,
								 character.position + character.length);
	}
	marks.next = character;
	return marks;
}

/* Skip quotation marks, brackets and blanks to what a sentence opens with */
static Character
skip_opening(const SentenceScanner *scanner, Character character)
{
	while (character.length > 0 &&
		   (character.class == CHARACTER_SPACE ||
			character.class == CHARACTER_IGNORED ||
			character.class == CHARACTER_QUOTE ||
			character.class == CHARACTER_APOSTROPHE ||
			character.class == CHARACTER_OPEN))
		character = character_at(scanner,
								 character.position + character.length);
	return character;
}

/*
 * Does the full stop behind this word belong to it?  So do those of initials
 * ("George W. Bush", "U.S. President"), of abbreviations the lexicon knows,
 * and of the number that opens an item of a list.
 */
static bool
period_belongs_to_word(const SentenceScanner *scanner, const TextWord *word,
					   uint32_t sentence_start)
{
	if (word->length == 0)
		return false;
	if (word->letters == 1 && (word->flags & WORD_CAPITAL))
		return true;
	if ((word->flags & WORD_DIGITS) && word->length <= 2 &&
		word->start == sentence_start)
		return true;
	return scanner->rules->is_abbreviation(scanner->rules->lexicon,
										   (const char *) scanner->text, word);
}

/*
 * Pages run paragraphs together: "…, katanya.Presiden …".  A small letter,
 * the full stop, a capital and a small letter do not occur inside a word or
 * an abbreviation.
 */
static bool
glued_sentences(const SentenceScanner *scanner, const TextWord *word,
				Character next)
{
	Character	after;
	uint32_t	code;

	if (word->letters < 3 ||
		(word->flags & (WORD_ALL_CAPITALS | WORD_DIGITS)))
		return false;
	(void) unicode_decode(scanner->text + text_word_end(word) - 1,
						  scanner->text + scanner->length, &code);
	if (unicode_class(code) == CHARACTER_UPPER)
		return false;
	after = character_at(scanner, next.position + next.length);
	return after.class == CHARACTER_LETTER;
}

/* Is this line end only there because the line was full? */
static bool
line_is_wrapped(const SentenceScanner *scanner, uint32_t newline)
{
	Character	next;

	if (scanner->wrap_width == 0)
		return false;
	/* CR LF is one line end; anything else but LF breaks no long line */
	if (scanner->text[newline] == '\r' && newline + 1 < scanner->length)
		newline++;
	if (scanner->text[newline] != '\n')
		return false;

	/*
	 * a short line goes on with a small letter, or where paragraphs are
	 * indented
	 */
	if ((newline - scanner->line_start) * UINT64_C(100) <
		scanner->wrap_width * WRAP_FULL_PERCENT && !scanner->indented &&
			!(newline + 1 < scanner->length &&
			  is_small_letter(scanner->text[newline + 1])))
			return false;
	next = character_at(scanner, newline + 1);
	return next.length > 0 && next.class != CHARACTER_NEWLINE &&
		next.class != CHARACTER_SPACE;
}

/*
 * The first byte from position on at which a sentence may end, or that is not
 * ASCII; the end of the text if there is none.
 */
static uint32_t
next_mark(const SentenceScanner *scanner, uint32_t position)
{
	const unsigned char *text = scanner->text;

	for (; position + STEP_BYTES <= scanner->length; position += STEP_BYTES)
	{
		uint64_t	marks = step_marks(text + position);

		if (marks != 0)
			return position + lowest_bit(marks);
	}
	while (position < scanner->length && !is_mark_byte(text[position]))
		position++;
	return position;
}

/* Read the last word between two bytes; false if there is none */
static bool
last_word_read(const SentenceScanner *scanner, uint32_t start, uint32_t end,
			   TextWord *word)
{
	WordScanner words;
	TextWord	next;
	bool		found = false;

	word_scanner_init(&words, (const char *) scanner->text, start, end);
	while (word_next(&words, &next))
	{
		*word = next;
		found = true;
	}
	return found;
}

/*
 * Find the last word that stands between two bytes, neither of them inside a
 * word.  It is looked for from behind: mostly it ends right there and is
 * ASCII.
 */
static void
last_word(const SentenceScanner *scanner, uint32_t start, uint32_t end,
		  TextWord *word)
{
	const unsigned char *text = scanner->text;
	uint32_t	word_end = end;
	uint32_t	word_start;
	uint32_t	blank = end;

	while (word_end > start && !is_word_byte(text[word_end - 1]))
		word_end--;
	word_start = word_end;
	while (word_start > start && text[word_start - 1] < 0x80 &&
		   is_word_byte(text[word_start - 1]))
		word_start--;
	if (word_start == start || text[word_start - 1] < 0x80)
	{
		if (word_start < word_end &&
			!word_read_plain(text, word_start, word_end, word))
			(void) last_word_read(scanner, word_start, word_end, word);
		return;
	}
	/* no word goes over a blank */
	while (blank > start && text[blank - 1] != ' ')
		blank--;
	if (!last_word_read(scanner, blank, end, word))
		(void) last_word_read(scanner, start, blank, word);
}

/* The words of a sentence, of which the last one before a mark may be asked for */
typedef struct WordsBefore
{
	uint32_t	sentence;		/* where the sentence starts */
	uint32_t	unread;			/* words are looked for from here on */
	TextWord	last;			/* that was found */
} WordsBefore;

/* The last word before the marks at some byte */
static const TextWord *
word_before(const SentenceScanner *scanner, WordsBefore *words,
			uint32_t position)
{
	last_word(scanner, words->unread, position, &words->last);
	words->unread = position;
	return &words->last;
}

/*
 * Does the sentence end with these marks, which begin at some byte?  Mostly
 * what stands behind them tells; only else the word before them is read.
 */
static bool
ends_sentence(const SentenceScanner *scanner, const ClosingMarks *marks,
			  uint32_t position, WordsBefore *words)
{
	Character	next = marks->next;
	Character	opening;

	if (next.length == 0 || next.class == CHARACTER_NEWLINE ||
		marks->full_width)
		return true;
	if (next.class != CHARACTER_SPACE)
		return marks->ends_in_period && next.class == CHARACTER_UPPER &&
			glued_sentences(scanner, word_before(scanner, words, position), next);
	opening = skip_opening(scanner, next);
	if (opening.class == CHARACTER_LETTER || opening.class == CHARACTER_COMMA)
		return false;
	return marks->terminator ||
		!period_belongs_to_word(scanner, word_before(scanner, words, position),
								words->sentence);
}

/* What the most common mark tells */
typedef enum PlainStop
{
	STOP_NOT_PLAIN,				/* it is another mark, or stands otherwise */
	STOP_GOES_ON,
	STOP_ENDS
} PlainStop;

/*
 * A full stop before one blank and a letter without an accent: what
 * ends_sentence() says of it, without reading characters
 */
static PlainStop
plain_stop(const SentenceScanner *scanner, uint32_t position,
		   WordsBefore *words)
{
	const unsigned char *at = scanner->text + position;

	if (scanner->length - position < 3 || at[0] != '.' || at[1] != ' ')
		return STOP_NOT_PLAIN;
	if (is_small_letter(at[2]))
		return STOP_GOES_ON;
	if (!is_capital_letter(at[2]))
		return STOP_NOT_PLAIN;
	return period_belongs_to_word(scanner, word_before(scanner, words, position),
								  words->sentence) ? STOP_GOES_ON : STOP_ENDS;
}

/*
 * Walk from the start of a sentence to its end; returns the byte behind it.
 */
uint32_t
sentence_find_end(SentenceScanner *scanner, uint32_t start)
{
	WordsBefore words = {start, start};
	uint32_t	position = start;

	while ((position = next_mark(scanner, position)) < scanner->length)
	{
		PlainStop	stop = plain_stop(scanner, position, &words);
		Character	character;
		ClosingMarks marks;

		if (stop == STOP_ENDS)
			return position + 1;
		if (stop == STOP_GOES_ON)
		{
			position++;
			continue;
		}
		character = character_at(scanner, position);
		switch (character.class)
		{
			case CHARACTER_NEWLINE:
				if (!line_is_wrapped(scanner, position))
					return position;
				pass_newline(scanner, position);
				break;
			case CHARACTER_PERIOD:
			case CHARACTER_TERMINATOR:
				marks = closing_marks(scanner, character);
				if (ends_sentence(scanner, &marks, position, &words))
					return marks.next.position;
				position = marks.next.position;
				continue;
			default:
				break;
		}
		position += character.length;
	}
	return position;
}
