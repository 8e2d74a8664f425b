/*-------------------------------------------------------------------------
 *
 * match.c
 *		What is recorded at each word of a text, and matching as a whole.
 *
 * The longest name is taken, and matching goes on behind it, so that mentions
 * are leftmost longest and do not overlap.  What a name with several meanings
 * stands for is decided at the end, when it is known who else is named.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

/* Words of a run without blanks between two looks at whether the user has
 * cancelled */
#define PAUSE_WORDS		65536

/* Append a mention of an entity of this kind */
Mention *
matcher_add(Matcher *matcher, uint32_t start, uint32_t end, uint32_t entity,
			uint8_t kind, MentionVia via)
{
	MentionList *list = matcher->list;
	Mention    *mention;

	if (list->count == list->capacity)
	{
		list->capacity = list->capacity ? list->capacity * 2 : 64;
		list->items = list->allocate(list->items,
									 list->capacity * sizeof(Mention));
	}
	mention = &list->items[list->count++];
	mention->start = start;
	mention->length = end - start;
	mention->entity = entity;
	mention->name = IMAGE_NONE;
	mention->title = 0;
	mention->words = 0;
	mention->via = via;
	mention->kind = kind;
	mention->doubt = DOUBT_NONE;
	return mention;
}

/* The record of a word of the text among those that names begin with, or NULL */
static const ImageFirst *
first_of_word(const Matcher *matcher, const TextWord *word)
{
	const Image *image = matcher->image;

	return image_first(image, word->hash, image_word_tag(matcher->text, word));
}

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
 * the whole name.
 */
static uint32_t
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
			return title;
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
	mention->words = found->words;
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
static void
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

	matcher->done = last->start + last->length;
	mention = matcher_add(matcher, words[0].start, matcher->done,
						  sense->entity, sense->kind, VIA_NEAR);
	mention->name = found.name;
	mention->words = found.words;
}

/* Does a capital stand right behind the blank behind a name? */
static bool
capital_follows(const Matcher *matcher, uint32_t end)
{
	return end + 1 < matcher->length && matcher->text[end] == ' ' &&
		matcher->text[end + 1] >= 'A' && matcher->text[end + 1] <= 'Z';
}

/*
 * A name that starts with a title may end before the name without it does:
 * "King Charles" in "King Charles III".  Match the longer one instead.
 */
static bool
match_behind_title(Matcher *matcher, NameFound found)
{
	const TextWord *words = matcher->run.words;
	const TextWord *first;
	uint32_t	start = words[0].start;
	uint32_t	end = words[found.words - 1].start +
		words[found.words - 1].length;
	uint32_t	title = 0;
	NameFound	longer = {IMAGE_NONE, 0, NULL, false};

	if ((found.sense->flags & SENSE_TITLE) && capital_follows(matcher, end))
		title = title_words(matcher, words, found.words, found.sense);
	if (title == 0)
		return false;
	run_begin(matcher, words[title].start);
	first = run_word(matcher, 0);
	if (first != NULL)
		longer = longest_name(matcher, first_of_word(matcher, first));
	if (longer.name != IMAGE_NONE && !longer.near &&
		words[longer.words - 1].start >= end)
	{
		record_run(matcher, &longer);
		return true;
	}
	run_begin(matcher, start);
	(void) run_word(matcher, found.words - 1);
	return false;
}

/* Match at the run, some names having its word for their first */
void
match_known(Matcher *matcher, const ImageFirst *first)
{
	NameFound	found = longest_name(matcher, first);

	if (found.name == IMAGE_NONE)
	{
		const TextWord *word = &matcher->run.words[0];

		if (word->flags & WORD_CAPITAL)
			match_unknown(matcher, word->start, word->start + word->length,
						  word->hash);
	}
	else if (found.near)
		record_near(matcher, found);
	else if (!opens_sentence(matcher, &found, first, &matcher->run.words[0]) &&
			 !match_behind_title(matcher, found))
		record_run(matcher, &found);
}

/* Match at a word of any length and characters */
static void
match_any_word(Matcher *matcher, const TextWord *word)
{
	const ImageFirst *first;

	if (word->flags & WORD_LONG)
		return;
	first = first_of_word(matcher, word);
	if (first != NULL)
	{
		run_begin(matcher, word->start);
		(void) run_word(matcher, 0);
		match_known(matcher, first);
	}
	else if (word->flags & WORD_CAPITAL)
		match_unknown(matcher, word->start, word->start + word->length,
					  word->hash);
}

/*
 * Match at the words of any characters and length that stand between two
 * bytes.  Neither byte is inside a word.
 */
void
match_other_words(Matcher *matcher, uint32_t start, uint32_t end)
{
	WordScanner scanner;
	TextWord	word;
	uint32_t	words = 0;

	word_scanner_init(&scanner, matcher->text, start, end);
	if (scanner.position < matcher->done)
		scanner.position = matcher->done;
	while (word_next(&scanner, &word))
	{
		match_any_word(matcher, &word);
		if (scanner.position < matcher->done)
			scanner.position = matcher->done;
		/* text without blanks may run on for long */
		if (++words % PAUSE_WORDS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}

/* Nothing is known of the text yet, and the list is emptied */
static void
matcher_clear(Matcher *matcher)
{
	matcher->done = 0;
	matcher->doubts = false;
	matcher->offices = false;
	matcher->furniture = false;
	matcher->surname_filter = 0;
	matcher->surnames = NULL;
	matcher->surname_slots = 0;
	matcher->surname_count = 0;
	matcher->near_person_count = 0;
	matcher->unknown = matcher->first_unknown;
	matcher->unknown_count = 0;
	matcher->unknown_capacity = UNKNOWN_AT_FIRST;
	matcher->list->count = 0;
}

/* Free what the text needed more of than there is room for */
static void
matcher_free(Matcher *matcher)
{
	MentionList *list = matcher->list;

	if (matcher->surnames != NULL &&
		matcher->surnames != matcher->first_surnames)
		(void) list->allocate(matcher->surnames, 0);
	if (matcher->unknown != matcher->first_unknown)
		(void) list->allocate(matcher->unknown, 0);
}

/* Begin to match a text */
void
matcher_begin(Matcher *matcher, const Image *image, const char *text,
			  uint32_t length, ImageDate date, MentionList *list)
{
	matcher->image = image;
	matcher->small_starts = image_header(image)->small_starts.count == 0 ? NULL :
		image_part(image, ImageSmallStarts, small_starts);
	matcher->text = text;
	matcher->length = length;
	matcher->date = date;
	matcher->list = list;
	matcher->full_names_only = false;
	matcher->inner_capitals = false;
	matcher->unglued = NULL;
	matcher_clear(matcher);
}

/*
 * Begin again with a copy of the text that has blanks between words that are
 * glued together; false, and nothing is done, if there are none.  No capital
 * stands inside a word before the byte "from".
 */
bool
matcher_unglue(Matcher *matcher, const Chunk *chunk)
{
	UngluedText *unglued = matcher->unglued;

	if (!unglue(matcher->image, matcher->text, matcher->length,
				chunk->position, &chunk->masks, chunk->blocks, unglued))
		return false;
	matcher_free(matcher);
	matcher_clear(matcher);
	matcher->text = unglued->text;
	matcher->length = unglued->length;
	return true;
}

/*
 * Decide what was left open when all words were matched.  False if full names
 * alone were looked for and that is not enough.
 */
bool
matcher_finish(Matcher *matcher)
{
	near_find_unknown(matcher);
	if (matcher->furniture && furniture_drop(matcher) &&
		matcher->full_names_only)
		return false;
	if (matcher->doubts)
		sense_resolve(matcher);
	if (matcher->offices)
		sense_drop_named_offices(matcher);
	matcher_free(matcher);
	return true;
}

/*
 * Where entities alone are asked for full names are enough: a last or first
 * name, or a misspelt one, of a person whom the text names in full adds none,
 * unless the full name stands in page furniture.  It matters also for an
 * office phrase beside it, but such a phrase takes a date.
 */
void
match_unglued(const Image *image, const char *text, uint32_t length,
			  ImageDate date, MentionList *list, UngluedText *unglued)
{
	Matcher		matcher;

	unglued->text = NULL;
	unglued->allocate = list->allocate;
	matcher_begin(&matcher, image, text, length, date, list);
	matcher.unglued = unglued;
	matcher.full_names_only = list->entities_only && date == NO_DATE;
	scan_text(&matcher);
	if (!matcher_finish(&matcher))
	{
		matcher_clear(&matcher);
		matcher.full_names_only = false;
		matcher.unglued = NULL;
		scan_text(&matcher);
		(void) matcher_finish(&matcher);
	}
}

void
match_text(const Image *image, const char *text, uint32_t length,
		   ImageDate date, MentionList *list)
{
	UngluedText unglued;

	match_unglued(image, text, length, date, list, &unglued);
	if (unglued.text == NULL)
		return;
	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];
		uint32_t	last = mention->start + mention->length - 1;

		mention->start = unglue_origin(&unglued, mention->start);
		mention->length = unglue_origin(&unglued, last) + 1 - mention->start;
	}
	unglue_free(&unglued);
}
