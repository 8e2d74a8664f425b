/*-------------------------------------------------------------------------
 *
 * furniture.c
 *		Mentions in lines that are no part of the text: "Baca juga: ...".
 *
 * Only texts are looked at in which a line begins as page furniture may;
 * scan.c sees to that.
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
	uint32_t	line_end = 0;
	bool		boilerplate = false;

	image_text_rules(matcher->image, &rules);
	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		if (i == 0 || mention->start >= line_end)
		{
			uint32_t	start = line_start(matcher->text, mention->start);
			const char *newline;

			newline = memchr(matcher->text + mention->start, '\n',
							 matcher->length - mention->start);
			line_end = newline ? newline - matcher->text : matcher->length;
			boilerplate = rules.is_boilerplate(rules.lexicon, matcher->text,
											   start, line_end);
		}
		if (!boilerplate)
			list->items[kept++] = *mention;
	}
	list->count = kept;
}
