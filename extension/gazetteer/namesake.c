/*-------------------------------------------------------------------------
 *
 * namesake.c
 *		Last names beside the first name of somebody else.
 *
 * A last name that the dictionary has by itself means whom everybody knows by
 * it, but not behind another first name: neither in "Judd Trump" nor, as long
 * as the text names the other one, in "Trump" behind it.  What looks like a
 * first name is a capitalised word that the lexicon does not know and with
 * which persons' names of the dictionary begin.  Names of states, places and
 * bodies are last names, too, where persons' names of the dictionary end so:
 * "Jim Jordan".
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/image_tables.h"
#include "gazetteer/matcher.h"
#include "text/ascii.h"

/* Words before a last name that may be names of the same person */
#define WORDS_BEFORE	4

/*
 * The capitalised word before a byte, joined to what begins there by a blank,
 * or by a hyphen, too, if it may; false if there is none.
 */
bool
word_before(const Matcher *matcher, uint32_t start, bool hyphen,
			TextWord *word)
{
	const char *text = matcher->text;
	uint32_t	before = start - 1;
	WordScanner scanner;

	if (start < 2 ||
		(text[start - 1] != ' ' && !(hyphen && text[start - 1] == '-')))
		return false;
	while (before > 0 && start - before < WORD_FOLD_MAX &&
		   is_letter_byte(text[before - 1]))
		before--;
	/* most are small */
	if (is_small_letter(text[before]))
		return false;
	word_scanner_init(&scanner, text, before, start - 1);
	return word_next(&scanner, word) &&
		text_word_end(word) == start - 1 && word->length > 1 &&
		(word->flags & WORD_CAPITAL) && !(word->flags & WORD_ALL_CAPITALS);
}

/*
 * The capitalised words before a byte, the nearest first, as far as nothing is
 * matched yet; returns how many.
 */
static uint32_t
read_before(const Matcher *matcher, uint32_t start,
			TextWord before[WORDS_BEFORE])
{
	uint32_t	count = 0;

	while (count < WORDS_BEFORE &&
		   word_before(matcher, start, count > 0, &before[count]) &&
		   before[count].start >= matcher->done)
		start = before[count++].start;
	return count;
}

/* Do persons' names of the dictionary begin with this word? */
static bool
begins_names(const Matcher *matcher, const TextWord *word)
{
	const ImageFirst *first =
		image_first_of_word(matcher->image, matcher->text, word);

	return first != NULL && (first->next & FIRST_GIVEN);
}

/* Do these words end with a term of the lexicon: a title, a verb …? */
static bool
ends_with_term(const Matcher *matcher, const TextWord *before, uint32_t count)
{
	TextWord	words[WORDS_BEFORE];

	for (uint32_t i = 0; i < count; i++)
	{
		words[count - 1 - i] = before[i];
		words[count - 1 - i].gap = GAP_SPACE;
	}
	for (uint32_t first = 0; first < count; first++)
	{
		uint32_t	matched;

		if (image_find_term(matcher->image, matcher->text, words + first,
							count - first, &matched) != NULL &&
			first + matched == count)
			return true;
	}
	return false;
}

/* Do two words begin with the same two letters? */
static bool
begin_alike(const char *a, const char *b)
{
	return (a[0] | 0x20) == (b[0] | 0x20) && (a[1] | 0x20) == (b[1] | 0x20);
}

/*
 * Is one of the words a part of the person's name, or short or long for the
 * first name: "Timothy" for Tim, "Max" for Massimiliano?
 */
static bool
are_own_names(const Matcher *matcher, uint32_t entity, const TextWord *before,
			  uint32_t count)
{
	const char *name =
		image_string(matcher->image,
					 image_entity(matcher->image, entity)->name);
	WordScanner scanner;
	TextWord	word;
	bool		first = true;

	word_scanner_init(&scanner, name, 0, strlen(name));
	while (word_next(&scanner, &word))
	{
		for (uint32_t i = 0; i < count; i++)
			if (before[i].hash == word.hash ||
				(first && word.length > 1 &&
				 begin_alike(name + word.start,
							 matcher->text + before[i].start)))
				return true;
		first = false;
	}
	return false;
}

/* The words before a byte if the nearest is a first name; how many, or 0 */
static uint32_t
read_first_names(const Matcher *matcher, uint32_t start,
				 TextWord before[WORDS_BEFORE])
{
	uint32_t	count;

	if (!word_before(matcher, start, false, &before[0]) ||
		before[0].start < matcher->done ||
		!begins_names(matcher, &before[0]))
		return 0;
	count = read_before(matcher, start, before);
	return ends_with_term(matcher, before, count) ? 0 : count;
}

/*
 * Does somebody else's first name stand before the last name of a person that
 * starts at a byte?
 */
bool
behind_first_name(const Matcher *matcher, uint32_t entity, uint32_t start)
{
	TextWord	before[WORDS_BEFORE];
	uint32_t	count = read_first_names(matcher, start, before);

	return count > 0 && !are_own_names(matcher, entity, before, count);
}

/* The senses of a name, from its first one on: the next, or NULL */
static const ImageSense *
sense_behind(const ImageSense *sense)
{
	return sense->flags & SENSE_LAST ? NULL : sense + 1;
}

/* Note that a name at a byte is somebody else's */
static void
note_namesake(Matcher *matcher, uint32_t name, uint32_t start)
{
	if (matcher->namesake_count < NAMESAKES)
	{
		Namesake   *namesake = &matcher->namesakes[matcher->namesake_count++];

		namesake->name = name;
		namesake->start = start;
	}
}

/*
 * Is a name, of one word, between two bytes somebody else's?  first is the
 * record of the word.  Note it.
 */
bool
is_namesake(Matcher *matcher, uint32_t name, const ImageFirst *first,
			uint32_t start, uint32_t end)
{
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[name];

	for (; sense != NULL; sense = sense_behind(sense))
		if (sense->kind != ENTITY_PERSON ||
			(!behind_first_name(matcher, sense->entity, start) &&
			 !((first->next & FIRST_GIVEN) &&
			   begins_other_name(matcher, sense->entity, start, end))))
			return false;
	note_namesake(matcher, name, start);
	return true;
}

/* Is the name of a state, place or body, with which persons' names end, the
 * last name of somebody unknown?  Note it. */
bool
is_last_name(Matcher *matcher, uint32_t name, uint32_t start)
{
	TextWord	before[WORDS_BEFORE];

	if (read_first_names(matcher, start, before) == 0)
		return false;
	note_namesake(matcher, name, start);
	return true;
}

/* Does a name stand for an entity? */
bool
name_has_entity(const Matcher *matcher, uint32_t name, uint32_t entity)
{
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[name];

	for (; sense != NULL; sense = sense_behind(sense))
		if (sense->entity == entity)
			return true;
	return false;
}

/* May a name mean the person of a mention? */
bool
name_may_mean(const Matcher *matcher, uint32_t name, const Mention *mention)
{
	return mention->kind == ENTITY_PERSON &&
		name_has_entity(matcher, name, mention->entity);
}

/* Is a mention but the name, or a misspelt one? */
static bool
is_name_alone(const Mention *mention, uint32_t name)
{
	return mention->name == name ||
		(mention->via == VIA_NEAR && mention->words <= 1);
}

/* Mark the mentions that are somebody else's: those before the one whom the
 * name means otherwise is named, unless he was before */
static void
mark_namesake(const Matcher *matcher, const Namesake *namesake)
{
	MentionList *list = matcher->list;

	for (uint32_t i = 0; i < list->count; i++)
	{
		const Mention *mention = &list->items[i];

		if (mention->start > namesake->start)
			break;
		if (mention->via != VIA_NEAR &&
			name_has_entity(matcher, namesake->name, mention->entity))
			return;
	}
	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		if (!name_has_entity(matcher, namesake->name, mention->entity))
			continue;
		if (!is_name_alone(mention, namesake->name))
			return;
		mention->doubt = DOUBT_DROPPED;
	}
}

/* Drop the mentions by a last name that the text has given to somebody else */
void
namesakes_drop(Matcher *matcher)
{
	for (uint32_t i = 0; i < matcher->namesake_count; i++)
		mark_namesake(matcher, &matcher->namesakes[i]);
	drop_marked(matcher->list);
}
