/*-------------------------------------------------------------------------
 *
 * match.c
 *		Finding the names of the dictionary in a text.
 *
 * One pass over the words.  At each word the longest name that starts there
 * and stands as its match rule wants it is taken, and matching goes on behind
 * it, so that mentions are leftmost longest and do not overlap.  What a name
 * with several meanings stands for is decided at the end, when it is known
 * who else is named.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

/* Words between two looks at whether the user has cancelled */
#define PAUSE_WORDS		65536

/* Shorter last words ("un", "Li") are too often something else */
#define SURNAME_LETTERS	3

/*
 * Word number "number" of the text, or NULL behind its end.  It may be up to
 * NAME_WORDS ahead of the last one asked for, and as many behind.
 */
const TextWord *
matcher_word(Matcher *matcher, uint64_t number)
{
	while (matcher->words_read <= number)
	{
		TextWord   *word =
			&matcher->window[matcher->words_read % WINDOW_WORDS];

		if (!word_next(&matcher->scanner, word))
			return NULL;
		matcher->words_read++;
	}
	return &matcher->window[number % WINDOW_WORDS];
}

/* Append a mention that runs over words words from word number first on */
Mention *
matcher_add(Matcher *matcher, uint64_t first, uint32_t words, uint32_t entity,
			MentionVia via)
{
	MentionList *list = matcher->list;
	const TextWord *start = matcher_word(matcher, first);
	const TextWord *end = matcher_word(matcher, first + words - 1);
	Mention    *mention;

	if (list->count == list->capacity)
	{
		list->capacity = list->capacity ? list->capacity * 2 : 64;
		list->items = list->allocate(list->items,
									 list->capacity * sizeof(Mention));
	}
	mention = &list->items[list->count++];
	mention->start = start->start;
	mention->length = end->start + end->length - start->start;
	mention->entity = entity;
	mention->name = IMAGE_NONE;
	mention->title = 0;
	mention->words = words;
	mention->via = via;
	mention->kind = image_entity(matcher->image, entity)->kind;
	mention->doubt = DOUBT_NONE;
	return mention;
}

/*
 * Words that have been read, as an array: in the window, or copied to words
 * where the window wraps around inside them.
 */
const TextWord *
matcher_copy(Matcher *matcher, uint64_t first, uint32_t count, TextWord *words)
{
	uint32_t	slot = first % WINDOW_WORDS;

	if (slot + count <= WINDOW_WORDS)
		return &matcher->window[slot];
	memcpy(words, &matcher->window[slot],
		   (WINDOW_WORDS - slot) * sizeof(TextWord));
	memcpy(words + (WINDOW_WORDS - slot), matcher->window,
		   (count - (WINDOW_WORDS - slot)) * sizeof(TextWord));
	return words;
}

/* Does the alias stand here as its match rule wants it? */
static bool
sense_matches(const Matcher *matcher, const ImageSense *sense,
			  const TextWord *words, uint32_t count)
{
	const char *written;
	uint32_t	length;

	if (matcher->date != NO_DATE &&
		(matcher->date < sense->since || matcher->date >= sense->until))
		return false;
	switch ((AliasMatch) sense->match)
	{
		case MATCH_ANY:
			return true;
		case MATCH_NAME:
			/* "XI" is a numeral, not Xi */
			if ((sense->flags & SENSE_SHORT) &&
				(words[0].flags & WORD_ALL_CAPITALS))
				return false;
			for (uint32_t i = 0; i < count && i < 32; i++)
				if ((sense->capitals >> i & 1) &&
					!(words[i].flags & WORD_CAPITAL))
					return false;
			return true;
		case MATCH_EXACT:
			written = image_string(matcher->image, sense->written);
			length = words[count - 1].start + words[count - 1].length -
				words[0].start;
			/* the final full stop of "U.S." is compared by its presence */
			return strncmp(written, matcher->text + words[0].start,
						   length) == 0 &&
				(written[length] == '\0' ||
				 (written[length] == '.' && written[length + 1] == '\0' &&
				  matcher->text[words[0].start + length] == '.'));
	}
	return false;
}

/*
 * The first sense of a name behind "after" (NULL: from the start) that can
 * stand here, or NULL.
 */
const ImageSense *
matcher_sense(const Matcher *matcher, const ImageName *name,
			  const TextWord *words, uint32_t count, const ImageSense *after)
{
	const ImageSense *senses = image_part(matcher->image, ImageSense, senses) +
		name->first_sense;
	const ImageSense *sense = after ? after + 1 : senses;

	for (; sense < senses + name->senses; sense++)
		if (sense_matches(matcher, sense, words, count))
			return sense;
	return NULL;
}

/* The longest name that starts at word number first */
static NameFound
longest_name(Matcher *matcher, uint64_t first)
{
	const Image *image = matcher->image;
	const ImageName *names = image_part(image, ImageName, names);
	const TextWord *previous = NULL;
	NameFound	found = {IMAGE_NONE, 0, false};
	uint64_t	key = 0;

	for (uint32_t i = 0; i < NAME_WORDS; i++)
	{
		const TextWord *word = matcher_word(matcher, first + i);
		SequenceGap gap = SEQUENCE_SOFT;
		const ImageNode *node;
		uint64_t	next_key;

		if (word == NULL)
			break;
		if (previous != NULL)
			gap = image_gap(previous, word);
		if (gap == SEQUENCE_ENDS)
			break;
		next_key = image_extend(key, word->hash, gap);
		node = image_node(image, next_key);
		if (node == NULL)
		{
			/* misspelt, perhaps: "Mike Pomepo" */
			if (i > 0 && found.name == IMAGE_NONE && gap == SEQUENCE_SOFT)
				found = near_name(matcher, first, key, i);
			break;
		}
		key = next_key;
		if (node->name != IMAGE_NONE)
		{
			TextWord	copy[NAME_WORDS];
			const TextWord *words = matcher_copy(matcher, first, i + 1, copy);
			const ImageName *name = &names[node->name];

			if (matcher_sense(matcher, name, words, i + 1, NULL) &&
				image_words_equal(image_string(image, name->folded),
								  matcher->text, words, i + 1))
			{
				found.name = node->name;
				found.words = i + 1;
			}
		}
		if (!(node->flags & NODE_NAME_LONGER))
			break;
		previous = word;
	}
	return found;
}

static void
surnames_grow(Matcher *matcher)
{
	Surname    *old = matcher->surnames;
	uint32_t	old_slots = matcher->surname_slots;
	uint32_t	slots = old_slots ? old_slots * 2 : 64;

	matcher->surnames = matcher->list->allocate(NULL, slots * sizeof(Surname));
	memset(matcher->surnames, 0, slots * sizeof(Surname));
	matcher->surname_slots = slots;
	for (uint32_t i = 0; i < old_slots; i++)
	{
		uint32_t	slot = old[i].hash & (slots - 1);

		if (old[i].hash == 0)
			continue;
		while (matcher->surnames[slot].hash != 0)
			slot = (slot + 1) & (slots - 1);
		matcher->surnames[slot] = old[i];
	}
	if (old != NULL)
		(void) matcher->list->allocate(old, 0);
}

static Surname *
surname_slot(const Matcher *matcher, uint64_t hash)
{
	uint32_t	slot = hash & (matcher->surname_slots - 1);

	while (matcher->surnames[slot].hash != 0 &&
		   matcher->surnames[slot].hash != hash)
		slot = (slot + 1) & (matcher->surname_slots - 1);
	return &matcher->surnames[slot];
}

/* Remember the last name of somebody who is named in full */
static void
remember_surname(Matcher *matcher, uint64_t last, uint32_t entity)
{
	const TextWord *word = matcher_word(matcher, last);
	Surname    *surname;

	if (word->letters < SURNAME_LETTERS || !(word->flags & WORD_CAPITAL))
		return;
	if (matcher->surname_count * 2 >= matcher->surname_slots)
		surnames_grow(matcher);
	surname = surname_slot(matcher, word->hash);
	if (surname->hash == 0)
		matcher->surname_count++;
	/* who was named last is meant from now on */
	surname->hash = word->hash;
	surname->entity = entity;
	matcher->surname_filter |= UINT64_C(1) << (word->hash & 63);
}

/* Is this word the last name of somebody named in full before? */
static bool
match_surname(Matcher *matcher, uint64_t number, const TextWord *word)
{
	const Surname *surname;
	const TextWord *next;

	if (!(word->flags & WORD_CAPITAL) ||
		!(matcher->surname_filter >> (word->hash & 63) & 1))
		return false;
	surname = surname_slot(matcher, word->hash);
	if (surname->hash == 0)
		return false;
	/* followed by a capital it is the first part of another name */
	next = matcher_word(matcher, number + 1);
	if (next != NULL && (next->flags & WORD_CAPITAL) &&
		!(next->flags & WORD_ALL_CAPITALS) && next->gap == GAP_SPACE)
		return false;
	(void) matcher_add(matcher, number, 1, surname->entity, VIA_SURNAME);
	return true;
}

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
 * the name alone, "Raja Salman" that of Salman.
 */
static uint32_t
title_words(const Matcher *matcher, const TextWord *words, uint32_t count)
{
	for (uint32_t title = count - 1; title > 0; title--)
		if (image_exact_term(matcher->image, matcher->text, words, title,
							 ROLE_ROLE_NOUN) != NULL)
			return title;
	return 0;
}

/* The next sense of a name that means another entity, or NULL */
static const ImageSense *
other_sense(Matcher *matcher, const ImageName *name, const TextWord *words,
			uint32_t count, const ImageSense *sense)
{
	uint32_t	entity = sense->entity;

	while ((sense = matcher_sense(matcher, name, words, count, sense)) != NULL)
		if (sense->entity != entity)
			break;
	return sense;
}

/*
 * Record the name that starts at word number first; senses that it may have
 * here besides the first are left to sense.c.
 */
static void
record_name(Matcher *matcher, uint64_t first, NameFound found)
{
	const ImageName *name =
		&image_part(matcher->image, ImageName, names)[found.name];
	TextWord	copy[NAME_WORDS];
	const TextWord *words = matcher_copy(matcher, first, found.words, copy);
	const ImageSense *sense =
		matcher_sense(matcher, name, words, found.words, NULL);
	const ImageEntity *entity = image_entity(matcher->image, sense->entity);
	Mention    *mention;
	uint32_t	end;

	/* a phrase starts before the state that it contains, or with it */
	if ((entity->flags & ENTITY_HAS_OFFICES) && matcher->date != NO_DATE)
		office_phrase(matcher, first, found.words, sense->entity);

	mention = matcher_add(matcher, first, found.words, sense->entity, VIA_NAME);
	mention->name = found.name;
	end = mention->start + mention->length;
	if (end < matcher->scanner.length && matcher->text[end] == '.' &&
		takes_final_period(matcher, name, words, found.words, sense))
		mention->length++;
	if (other_sense(matcher, name, words, found.words, sense) != NULL)
	{
		mention->doubt = DOUBT_SENSE;
		matcher->doubts = true;
	}
	else if (entity->kind == ENTITY_PERSON && found.words > 1)
		remember_surname(matcher, first + found.words - 1, sense->entity);
	if (entity->kind == ENTITY_PERSON && found.words > 1)
	{
		uint32_t	title = title_words(matcher, words, found.words);

		mention->title = words[title].start - mention->start;
		mention->start += mention->title;
		mention->length -= mention->title;
	}
}

/* Record a misspelt name; near.c has seen to it that it is a person's */
static void
record_near(Matcher *matcher, uint64_t first, NameFound found)
{
	const ImageName *name =
		&image_part(matcher->image, ImageName, names)[found.name];
	const ImageSense *sense = image_part(matcher->image, ImageSense, senses) +
		name->first_sense;
	Mention    *mention = matcher_add(matcher, first, found.words,
									  sense->entity, VIA_NEAR);

	mention->name = found.name;
	if (found.words == 1)
	{
		mention->doubt = DOUBT_NEAR;
		matcher->doubts = true;
	}
}

/* Match at one word; returns how many words to go on */
static uint32_t
match_at(Matcher *matcher, uint64_t number)
{
	const TextWord *word = &matcher->window[number % WINDOW_WORDS];
	NameFound	found = {IMAGE_NONE, 0, false};

	if (word->flags & WORD_LONG)
		return 1;
	if (image_may_start(matcher->image, word->hash))
		found = longest_name(matcher, number);
	if (found.name == IMAGE_NONE && match_surname(matcher, number, word))
		return 1;
	if (found.name == IMAGE_NONE)
		found = near_name(matcher, number, 0, 0);
	if (found.name == IMAGE_NONE)
		return 1;
	if (found.near)
		record_near(matcher, number, found);
	else
		record_name(matcher, number, found);
	return found.words;
}

/*
 * Take out the mentions in lines of page furniture.  Lines are looked at from
 * the first mention on and each but once.
 */
static void
drop_boilerplate(Matcher *matcher, uint32_t length)
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
			uint32_t	line_start = mention->start;
			const char *newline;

			while (line_start > 0 && matcher->text[line_start - 1] != '\n')
				line_start--;
			newline = memchr(matcher->text + mention->start, '\n',
							 length - mention->start);
			line_end = newline ? newline - matcher->text : length;
			boilerplate = rules.is_boilerplate(rules.lexicon, matcher->text,
											   line_start, line_end);
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
	uint64_t	number = 0;
	uint64_t	pause_at = PAUSE_WORDS;

	matcher.image = image;
	matcher.text = text;
	matcher.date = date;
	matcher.list = list;
	matcher.words_read = 0;
	matcher.doubts = false;
	matcher.offices = false;
	matcher.surname_filter = 0;
	matcher.surnames = NULL;
	matcher.surname_slots = 0;
	matcher.surname_count = 0;
	word_scanner_init(&matcher.scanner, text, 0, length);
	list->count = 0;

	while (matcher_word(&matcher, number) != NULL)
	{
		number += match_at(&matcher, number);
		if (number >= pause_at)
		{
			if (list->pause != NULL)
				list->pause();
			pause_at = number + PAUSE_WORDS;
		}
	}
	drop_boilerplate(&matcher, length);
	if (matcher.doubts)
		sense_resolve(&matcher);
	if (matcher.offices)
		sense_drop_named_offices(&matcher);
	if (matcher.surnames != NULL)
		(void) list->allocate(matcher.surnames, 0);
}
