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
#include "gazetteer/near.h"
#include "text/hash.h"

/* Words of a run without blanks between two looks at whether the user has
 * cancelled */
#define PAUSE_WORDS		65536

/* Is one of the ways to write this name with a full stop at its end? */
static bool
takes_final_period(Matcher *matcher, const ImageName *name,
				   const TextWord *words, uint32_t count,
				   const ImageSense *sense)
{
	uint32_t	entity = sense->entity;

	for (; sense != NULL && sense->entity == entity;
		 sense = matcher_sense(matcher, name, words, count, sense))
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
			const ImageEntity *entity)
{
	const char *name = image_string(matcher->image, entity->name);

	if (strncmp(name, matcher->text + words[0].start, words[0].length) == 0)
		return 0;
	for (uint32_t title = count - 1; title > 0; title--)
		if (image_exact_term(matcher->image, matcher->text, words, title,
							 ROLE_ROLE_NOUN, 0) != NULL)
			return title;
	return 0;
}

/* The next sense of a name that means another entity, or NULL */
static const ImageSense *
other_sense(Matcher *matcher, const ImageName *name, const TextWord *words,
			uint32_t count, const ImageSense *sense)
{
	uint32_t	entity = sense->entity;

	if (name->senses == 1)
		return NULL;
	while ((sense = matcher_sense(matcher, name, words, count, sense)) != NULL)
		if (sense->entity != entity)
			break;
	return sense;
}

/* Record the name that the run starts with */
static void
record_name(Matcher *matcher, NameFound found)
{
	const ImageName *name =
		&image_part(matcher->image, ImageName, names)[found.name];
	const TextWord *words = matcher->run.words;
	const TextWord *last = &words[found.words - 1];
	const ImageSense *sense = found.sense;
	const ImageEntity *entity = image_entity(matcher->image, sense->entity);
	uint32_t	start = words[0].start;
	uint32_t	end = last->start + last->length;
	uint32_t	title = 0;
	Mention    *mention;

	if (end < matcher->length && matcher->text[end] == '.' &&
		takes_final_period(matcher, name, words, found.words, sense))
		end++;
	/* a phrase starts before the state that it contains, or with it */
	if ((entity->flags & ENTITY_HAS_OFFICES) && matcher->date != NO_DATE)
		office_phrase(matcher, start, last->start, sense->entity);
	if (entity->kind == ENTITY_PERSON && found.words > 1)
		title = words[title_words(matcher, words, found.words,
								  entity)].start - start;

	mention = matcher_add(matcher, start + title, end, sense->entity, VIA_NAME);
	mention->name = found.name;
	mention->title = title;
	mention->words = found.words;
	matcher->done = end;
	if (other_sense(matcher, name, words, found.words, sense) != NULL)
	{
		mention->doubt = DOUBT_SENSE;
		matcher->doubts = true;
	}
	else if (entity->kind == ENTITY_PERSON)
	{
		if (found.words > 1)
			remember_surname(matcher, last, sense->entity);
		near_remember_person(matcher, last, sense->entity);
	}
}

/* Record a misspelt name; near.c has seen to it that it is a person's */
static void
record_near(Matcher *matcher, NameFound found)
{
	const ImageName *name =
		&image_part(matcher->image, ImageName, names)[found.name];
	const ImageSense *sense = image_part(matcher->image, ImageSense, senses) +
		name->first_sense;
	const TextWord *words = matcher->run.words;
	const TextWord *last = &words[found.words - 1];
	Mention    *mention;

	matcher->done = last->start + last->length;
	mention = matcher_add(matcher, words[0].start, matcher->done,
						  sense->entity, VIA_NEAR);
	mention->name = found.name;
	mention->words = found.words;
}

/*
 * A capitalised word that starts no name: perhaps the last name of somebody,
 * or misspelt.
 */
void
match_unknown(Matcher *matcher, uint32_t start, uint32_t end, uint64_t hash)
{
	NameFound	found = {IMAGE_NONE, 0, NULL, false};

	if (match_surname(matcher, start, end, hash) ||
		end - start < NEAR_LETTERS_MIN)
		return;
	if (starts_other_name(matcher, end))
	{
		const TextWord *next;

		run_begin(matcher, start);
		next = run_word(matcher, 1);
		if (next != NULL &&
			image_filter(matcher->image,
						 &image_header(matcher->image)->followers, next->hash))
			found = near_name(matcher, 0, 0);
	}
	else
		near_remember_unknown(matcher, start, end);
	if (found.name != IMAGE_NONE)
		record_near(matcher, found);
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
	const ImageEntity *entity =
		image_entity(matcher->image, found.sense->entity);
	const TextWord *words = matcher->run.words;
	uint32_t	start = words[0].start;
	uint32_t	end = words[found.words - 1].start +
		words[found.words - 1].length;
	uint32_t	title = 0;
	NameFound	longer = {IMAGE_NONE, 0, NULL, false};

	if (entity->kind == ENTITY_PERSON && found.words > 1 &&
		capital_follows(matcher, end))
		title = title_words(matcher, words, found.words, entity);
	if (title == 0)
		return false;
	run_begin(matcher, words[title].start);
	if (run_word(matcher, 0) != NULL)
		longer = longest_name(matcher);
	if (longer.name != IMAGE_NONE && !longer.near &&
		words[longer.words - 1].start >= end)
	{
		record_name(matcher, longer);
		return true;
	}
	run_begin(matcher, start);
	(void) run_word(matcher, found.words - 1);
	return false;
}

/* Match at the run, some names having the hash of its word for their first */
void
match_known(Matcher *matcher)
{
	NameFound	found = longest_name(matcher);

	if (found.name == IMAGE_NONE)
	{
		const TextWord *word = &matcher->run.words[0];

		if (word->flags & WORD_CAPITAL)
			match_unknown(matcher, word->start, word->start + word->length,
						  word->hash);
	}
	else if (found.near)
		record_near(matcher, found);
	else if (!match_behind_title(matcher, found))
		record_name(matcher, found);
}

/* Match at a word of any length and characters */
static void
match_any_word(Matcher *matcher, const TextWord *word)
{
	if (word->flags & WORD_LONG)
		return;
	if (image_filter(matcher->image, &image_header(matcher->image)->starts[0],
					 word->hash))
	{
		run_begin(matcher, word->start);
		(void) run_word(matcher, 0);
		match_known(matcher);
	}
	else if (word->flags & WORD_CAPITAL)
		match_unknown(matcher, word->start, word->start + word->length,
					  word->hash);
}

/* Match at a word of more than HASH_STEP ASCII bytes */
void
match_long_word(Matcher *matcher, uint32_t start)
{
	run_begin(matcher, start);
	match_any_word(matcher, run_word(matcher, 0));
}

/*
 * Match at the words, not all of them ASCII, that stand between two bytes.
 * Neither byte is inside a word.
 */
void
match_wide_words(Matcher *matcher, uint32_t start, uint32_t end)
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
static void
drop_boilerplate(Matcher *matcher)
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

void
match_text(const Image *image, const char *text, uint32_t length,
		   ImageDate date, MentionList *list)
{
	Matcher		matcher;

	matcher.image = image;
	matcher.text = text;
	matcher.length = length;
	matcher.date = date;
	matcher.list = list;
	matcher.done = 0;
	matcher.doubts = false;
	matcher.offices = false;
	matcher.surname_filter = 0;
	matcher.surnames = NULL;
	matcher.surname_slots = 0;
	matcher.surname_count = 0;
	matcher.near_person_count = 0;
	matcher.unknown = matcher.first_unknown;
	matcher.unknown_count = 0;
	matcher.unknown_capacity = UNKNOWN_AT_FIRST;
	list->count = 0;

	scan_text(&matcher);
	near_find_unknown(&matcher);
	if (list->count > 0)
		drop_boilerplate(&matcher);
	if (matcher.doubts)
		sense_resolve(&matcher);
	if (matcher.offices)
		sense_drop_named_offices(&matcher);
	if (matcher.surnames != NULL)
		(void) list->allocate(matcher.surnames, 0);
	if (matcher.unknown != matcher.first_unknown)
		(void) list->allocate(matcher.unknown, 0);
}
