/*-------------------------------------------------------------------------
 *
 * furniture.c
 *		Mentions in lines that are no part of the text: "Baca juga: ...".
 *
 * scan.c finds out whether there are such lines; only then mentions are asked
 * for theirs.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"
#include "text/hash.h"

/* The start of the line that holds a byte of the text */
static uint32_t
line_start(const char *text, uint32_t position)
{
	const uint64_t each = UINT64_C(0x0101010101010101);

	/* eight bytes at a time as long as none of them is a line end */
	while (position >= 8)
	{
		uint64_t	bytes = hash_load(text + position - 8, 8) ^ each * 0x0a;

		if (((bytes - each) & ~bytes & each * 0x80) != 0)
			break;
		position -= 8;
	}
	while (position > 0 && text[position - 1] != '\n')
		position--;
	return position;
}

/* The end of the line that holds a byte of the text */
static uint32_t
line_end(const Matcher *matcher, uint32_t position)
{
	const char *newline = memchr(matcher->text + position, '\n',
								 matcher->length - position);

	return newline ? newline - matcher->text : matcher->length;
}

/* Is the line furniture whose first word starts here? */
bool
furniture_begins(const Matcher *matcher, uint32_t word)
{
	TextRules	rules;

	image_text_rules(matcher->image, &rules);
	return rules.is_boilerplate(rules.lexicon, matcher->text, word,
								line_end(matcher, word));
}

/*
 * Take out the mentions in lines of page furniture.  Lines are looked at from
 * the first mention on and each but once.
 */
void
furniture_drop(Matcher *matcher)
{
	MentionList *list = matcher->list;
	TextRules	rules;
	uint32_t	kept = 0;
	uint32_t	end = 0;
	bool		boilerplate = false;

	image_text_rules(matcher->image, &rules);
	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		if (i == 0 || mention->start >= end)
		{
			end = line_end(matcher, mention->start);
			boilerplate = rules.is_boilerplate(rules.lexicon, matcher->text,
											   line_start(matcher->text,
														  mention->start),
											   end);
		}
		if (!boilerplate)
			list->items[kept++] = *mention;
	}
	list->count = kept;
}
