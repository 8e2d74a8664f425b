/*-------------------------------------------------------------------------
 *
 * furniture.c
 *		Mentions in lines that are no part of the text: "Baca juga: ...".
 *
 * list_words.c finds such lines by their first words while the text is scanned;
 * when all is matched, what stands in them is taken out.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"
#include "text/hash.h"

/* So many persons named in furniture are looked for elsewhere */
#define DROPPED_PERSONS	32

/* The end of the line that holds a byte of the text */
static uint32_t
line_end(const Matcher *matcher, uint32_t position)
{
	const char *newline = memchr(matcher->text + position, '\n',
								 matcher->length - position);

	return newline ? newline - matcher->text : matcher->length;
}

/* Does some furniture begin with the word at a byte of a chunk?  If it is not
 * plain some may. */
static bool
may_begin(const Image *image, const Chunk *chunk, uint32_t at)
{
	const char *word = (const char *) chunk->bytes + at;
	uint32_t	length = chunk_plain_length(chunk, at);
	bool		capital = (*word & 0x20) == 0;

	return length == 0 ||
		image_filter(image, &image_header(image)->furniture_words,
					 image_furniture_key(hash_ascii_word(word, length),
										 capital));
}

/* Add a line to those of page furniture */
static void
add_line(Matcher *matcher, uint32_t start, uint32_t end)
{
	FurnitureLine *line;

	if (matcher->furniture_count == matcher->furniture_capacity)
		matcher->furniture = matcher_grow(matcher, matcher->furniture,
										  matcher->first_furniture,
										  &matcher->furniture_capacity,
										  sizeof(FurnitureLine));
	line = &matcher->furniture[matcher->furniture_count++];
	line->start = start;
	line->end = end;
}

/* Note the line whose first word starts at a byte of the chunk, if it is page
 * furniture */
void
furniture_note(Matcher *matcher, const Chunk *chunk, uint32_t at)
{
	uint32_t	word = chunk->position + at;
	uint32_t	end;
	TextRules	rules;

	if (!may_begin(matcher->image, chunk, at))
		return;
	end = line_end(matcher, word);
	image_text_rules(matcher->image, &rules);
	if (rules.is_boilerplate(rules.lexicon, matcher->text, word, end))
		add_line(matcher, word, end);
}

/* Is this the full name of a person, whose other mentions it makes known? */
static bool
makes_known(const Mention *mention)
{
	return mention->via == VIA_NAME && mention->kind == ENTITY_PERSON &&
		mention->doubt == DOUBT_NONE;
}

/* Do the mentions that are left name this entity beyond doubt? */
static bool
is_named(const MentionList *list, uint32_t entity)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].entity == entity && list->items[i].via == VIA_NAME &&
			list->items[i].doubt == DOUBT_NONE)
			return true;
	return false;
}

/*
 * Take out the mentions in lines of page furniture.  Returns whether some person
 * may be named in full nowhere else.
 */
bool
furniture_drop(Matcher *matcher)
{
	const FurnitureLine *line = matcher->furniture;
	const FurnitureLine *end = line + matcher->furniture_count;
	MentionList *list = matcher->list;
	uint32_t	kept = 0;
	uint32_t	dropped[DROPPED_PERSONS];
	uint32_t	dropped_count = 0;

	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		while (line < end && line->end <= mention->start)
			line++;
		if (line == end || mention->start < line->start)
			list->items[kept++] = *mention;
		else if (makes_known(mention))
		{
			dropped[dropped_count % DROPPED_PERSONS] = mention->entity;
			dropped_count++;
		}
	}
	list->count = kept;
	if (dropped_count > DROPPED_PERSONS)
		return true;
	for (uint32_t i = 0; i < dropped_count; i++)
		if (!is_named(list, dropped[i]))
			return true;
	return false;
}
