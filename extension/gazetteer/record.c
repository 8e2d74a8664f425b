/*-------------------------------------------------------------------------
 *
 * record.c
 *		Recording a name that stands in a text.
 *
 * What a name with several meanings stands for is left open here; what comes
 * with a name is not: the full stop and the title that belong to it, the office
 * that a state's name is part of, the names by which a person may be called
 * from now on.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

/* Is one of the ways to write this name with a full stop at its end? */
static bool
takes_final_period(const Matcher *matcher, uint32_t name,
				   const NamePlace *place, const ImageSense *sense)
{
	uint32_t	entity = sense->entity;

	for (; sense != NULL && sense->entity == entity;
		 sense = matcher_sense(matcher, name, place, sense))
		if (sense->flags & SENSE_FINAL_PERIOD)
			return true;
	return false;
}

/*
 * How many words at the start of a person's name are a title: the mention is
 * the name alone, "Raja Salman" that of Salman.  Of Raja Pervez Ashraf it is
 * the whole name, and so it is of the Prince of Wales.
 */
uint32_t
title_words(const Matcher *matcher, const TextWord *words, uint32_t count,
			const ImageSense *sense)
{
	const char *name;

	if (!(sense->flags & SENSE_TITLE))
		return 0;
	name = image_string(matcher->image,
						image_entity(matcher->image, sense->entity)->name);
	if (strncmp(name, matcher->text + words[0].start, words[0].length) == 0)
		return 0;
	for (uint32_t title = count - 1; title > 0; title--)
		if (image_exact_term(matcher->image, matcher->text, words, title,
							 ROLE_ROLE_NOUN, 0) != NULL)
			return image_exact_term(matcher->image, matcher->text,
									words + title, 1, ROLE_ROLE_LINK,
									0) == NULL ? title : 0;
	return 0;
}

/* Has a name another sense that means another entity? */
static bool
has_other_sense(const Matcher *matcher, uint32_t name, const NamePlace *place,
				const ImageSense *sense)
{
	uint32_t	entity = sense->entity;

	if (!(sense->flags & SENSE_SHARED) || (sense->flags & SENSE_ALIKE))
		return (sense->flags & SENSE_SHARED) != 0;
	while ((sense = matcher_sense(matcher, name, place, sense)) != NULL)
		if (sense->entity != entity)
			return true;
	return false;
}

/*
 * Record a name that stands at a place, whose first bytes, as many as title
 * says, are a title.
 */
void
record_name(Matcher *matcher, const NameFound *found, const NamePlace *place,
			uint32_t title, const TextWord *first, const TextWord *last)
{
	const ImageSense *sense = found->sense;
	uint32_t	end = place->end;
	Mention    *mention;

	if (sense->office)
	{
		office_name(matcher, place->start, found->words, sense->entity);
		matcher->done = end;
		return;
	}
	if (end < matcher->length && matcher->text[end] == '.' &&
		takes_final_period(matcher, found->name, place, sense))
		end++;
	/* a phrase starts before the state that it contains, or with it */
	if ((sense->flags & SENSE_OFFICES) && matcher->date != NO_DATE)
		office_phrase(matcher, place->start, last, sense->entity);

	mention = matcher_add(matcher, place->start + title, end, sense->entity,
						  sense->kind, VIA_NAME);
	mention->name = found->name;
	mention->title = title;
	mention_words(matcher, mention, found->words);
	matcher->done = end;
	if (has_other_sense(matcher, found->name, place, sense))
	{
		mention->doubt = DOUBT_SENSE;
		matcher->doubts = true;
	}
	else if (sense->kind == ENTITY_PERSON && !matcher->full_names_only)
	{
		if (found->words > 1)
		{
			remember_surname(matcher, last, sense->entity);
			if (title == 0)
				remember_first_name(matcher, first, sense->entity);
		}
		near_remember_person(matcher, last->start, last->length,
							 last->letters, sense->entity);
	}
}

/* Record the name that the run starts with */
void
record_run(Matcher *matcher, const NameFound *found)
{
	const TextWord *words = matcher->run.words;
	const NamePlace place = name_place(words, found->words);
	uint32_t	title = title_words(matcher, words, found->words, found->sense);

	record_name(matcher, found, &place, words[title].start - words[0].start,
				&words[0], &words[found->words - 1]);
}

/* Record a misspelt name; near.c has seen to it that it is a person's */
void
record_near(Matcher *matcher, NameFound found)
{
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[found.name];
	const TextWord *words = matcher->run.words;
	const TextWord *last = &words[found.words - 1];
	Mention    *mention;

	matcher->done = text_word_end(last);
	mention = matcher_add(matcher, words[0].start, matcher->done,
						  sense->entity, sense->kind, VIA_NEAR);
	mention->name = found.name;
	mention_words(matcher, mention, found.words);
}
