/*-------------------------------------------------------------------------
 *
 * sentence.c
 *		Splitting running text into sentences.
 *
 * A sentence ends at a full stop, question or exclamation mark that is
 * followed by a blank and no small letter, and at the end of its paragraph.
 * A line end is the end of a paragraph unless the text is broken into lines
 * of nearly equal length, as agency copy often is.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/block.h"
#include "text/sentence_scan.h"

/* How much of a text is looked at to see whether its lines are broken */
#define WRAP_SAMPLE			4096
/* Lines broken by a person or terminal are at most so long, in bytes */
#define WRAP_LONGEST		100

/* The line end from some byte on, or the byte behind so many */
static uint32_t
line_end_within(const SentenceScanner *scanner, uint32_t position,
				uint32_t bytes)
{
	const unsigned char *newline = memchr(scanner->text + position, '\n', bytes);

	return newline ? (uint32_t) (newline - scanner->text) : position + bytes;
}

static uint32_t
line_end(const SentenceScanner *scanner, uint32_t position)
{
	return line_end_within(scanner, position, scanner->length - position);
}

/* Do blanks, and more than these, begin a line? */
static bool
line_is_indented(const SentenceScanner *scanner, uint32_t start, uint32_t end)
{
	return start > 0 && start < end && scanner->text[start] == ' ' &&
		scanner->text[end - 1] > ' ';
}

/*
 * The longest line of the first part of a text, 0 if it is not broken up, and
 * whether lines are indented there.
 */
static uint32_t
wrap_width(SentenceScanner *scanner)
{
	uint32_t	position = 0;
	uint32_t	longest = 0;
	uint32_t	lines = 0;

	while (position < scanner->length && position < WRAP_SAMPLE)
	{
		uint32_t	left = scanner->length - position;
		uint32_t	end = line_end_within(scanner, position,
										  left <= WRAP_LONGEST ? left : WRAP_LONGEST + 1);

		if (end - position > longest)
			longest = end - position;
		if (longest > WRAP_LONGEST)
			return 0;
		scanner->indented = scanner->indented || line_is_indented(scanner, position, end);
		lines++;
		position = end + 1;
	}
	return lines > 1 ? longest : 0;
}

void
sentence_scanner_init(SentenceScanner *scanner, const TextRules *rules,
					  const char *text, uint32_t length)
{
	memset(scanner, 0, sizeof(*scanner));
	scanner->rules = rules;
	scanner->text = (const unsigned char *) text;
	scanner->length = length;
	scanner->wrap_width = wrap_width(scanner);
}

/*
 * Skip line ends and blanks between paragraphs.  Returns false at the end of
 * the text; counts the paragraph that begins.
 */
static bool
find_sentence_start(SentenceScanner *scanner)
{
	bool		new_paragraph = scanner->number == 0;

	for (;;)
	{
		Character	character;

		while (scanner->position < scanner->length &&
			   scanner->text[scanner->position] == ' ')
			scanner->position++;
		/* mostly an ASCII letter or digit follows */
		if (scanner->position < scanner->length &&
			scanner->text[scanner->position] < 0x80 &&
			is_word_byte(scanner->text[scanner->position]))
			break;
		character = character_at(scanner, scanner->position);
		if (character.length == 0)
			return false;
		if (character.class == CHARACTER_NEWLINE)
		{
			new_paragraph = true;
			pass_newline(scanner, scanner->position);
		}
		else if (character.class != CHARACTER_SPACE &&
				 character.class != CHARACTER_IGNORED)
			break;
		scanner->position += character.length;
	}
	if (new_paragraph)
		scanner->paragraph++;
	scanner->number++;
	return true;
}

/* Is the line that begins at position page furniture? */
static bool
line_is_boilerplate(SentenceScanner *scanner, uint32_t position)
{
	if (position >= scanner->line_end)
	{
		scanner->line_end = line_end(scanner, position) + 1;
		scanner->line_boilerplate =
			scanner->rules->is_boilerplate(scanner->rules->lexicon,
										   (const char *) scanner->text,
										   position, scanner->line_end - 1);
	}
	return scanner->line_boilerplate;
}

/*
 * The next sentence; false at the end of the text.  A line of page furniture
 * is a sentence by itself.
 */
bool
sentence_next(SentenceScanner *scanner, TextSentence *sentence)
{
	uint32_t	start;

	if (!find_sentence_start(scanner))
		return false;
	start = scanner->position;
	sentence->start = start;
	sentence->number = scanner->number;
	sentence->paragraph = scanner->paragraph;
	sentence->boilerplate = line_is_boilerplate(scanner, start);
	if (sentence->boilerplate)
		sentence->end = scanner->line_end - 1;
	else
		sentence->end = sentence_find_end(scanner, start);
	scanner->position = sentence->end;
	return true;
}
