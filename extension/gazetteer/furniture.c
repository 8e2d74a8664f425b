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

/* So many persons named in furniture are looked for elsewhere */
#define DROPPED_PERSONS	32

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

/* Note it if the line is the first piece of furniture whose first word starts at
 * a byte of the chunk */
void
furniture_note(Matcher *matcher, const Chunk *chunk, uint32_t at)
{
	uint32_t	word = chunk->position + at;
	TextRules	rules;

	if (matcher->furniture || !may_begin(matcher->image, chunk, at))
		return;
	image_text_rules(matcher->image, &rules);
	matcher->furniture = rules.is_boilerplate(rules.lexicon, matcher->text, word,
											  line_end(matcher, word));
	matcher->furniture_start = word;
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
 * Take out the mentions in lines of page furniture.  Lines are looked at from
 * the first piece of it on and each but once.  Returns whether some person may
 * be named in full nowhere else.
 */
bool
furniture_drop(Matcher *matcher)
{
	MentionList *list = matcher->list;
	TextRules	rules;
	uint32_t	kept = 0;
	uint32_t	end = matcher->furniture_start;
	bool		boilerplate = false;
	uint32_t	dropped[DROPPED_PERSONS];
	uint32_t	dropped_count = 0;

	image_text_rules(matcher->image, &rules);
	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		if (mention->start >= end)
		{
			end = line_end(matcher, mention->start);
			boilerplate = rules.is_boilerplate(rules.lexicon, matcher->text,
											   line_start(matcher->text,
														  mention->start),
											   end);
		}
		if (!boilerplate)
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
