/*-------------------------------------------------------------------------
 *
 * match.c
 *		Matching at a word of any kind, and matching as a whole.
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

/* The record of a word of the text among those that names begin with, or NULL */
static const ImageFirst *
first_of_word(const Matcher *matcher, const TextWord *word)
{
	const Image *image = matcher->image;

	return image_first(image, word->hash, image_word_tag(matcher->text, word));
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
	NameFound	longer = {.name = IMAGE_NONE};

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
	else if (!is_something_else(matcher, &found, first,
								&matcher->run.words[0]) &&
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
	matcher->surname_filter = 0;
	matcher->surnames = NULL;
	matcher->surname_slots = 0;
	matcher->surname_count = 0;
	matcher->near_person_count = 0;
	matcher->namesake_count = 0;
	matcher->unknown = matcher->first_unknown;
	matcher->unknown_count = 0;
	matcher->unknown_capacity = UNKNOWN_AT_FIRST;
	matcher->furniture = matcher->first_furniture;
	matcher->furniture_count = 0;
	matcher->furniture_capacity = FURNITURE_AT_FIRST;
	matcher->name_sorts = 0;
	matcher->list->count = 0;
}

/*
 * An array, of items of some size, with twice the capacity.  At first it lies in
 * the matcher itself.
 */
void *
matcher_grow(const Matcher *matcher, void *items, const void *first,
			 uint32_t *capacity, size_t item_size)
{
	size_t		bytes = *capacity * item_size;
	void	   *grown = matcher->list->allocate(items == first ? NULL : items,
												2 * bytes);

	if (items == first)
		memcpy(grown, first, bytes);
	*capacity *= 2;
	return grown;
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
	if (matcher->furniture != matcher->first_furniture)
		(void) list->allocate(matcher->furniture, 0);
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
 * glued together; false, and nothing is done, if this chunk and those before do
 * not show that there are some.
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
	if (matcher->furniture_count > 0 && furniture_drop(matcher) &&
		matcher->full_names_only)
		return false;
	if (matcher->name_sorts & (PERSON_BY_WORD | PERSON_IN_FULL))
		named_after_drop(matcher);
	if (matcher->name_sorts & CAPITAL_AT_END)
		abbreviations_settle(matcher);
	if (matcher->namesake_count > 0)
		namesakes_drop(matcher);
	if ((matcher->name_sorts & PERSON_BY_WORD) &&
		(matcher->name_sorts & PERSON_IN_FULL))
		bearers_settle(matcher);
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

	unglue_begin(unglued, list->allocate);
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
	if (unglued->text == NULL)
		unglue_free(unglued);
}

void
match_text(const Image *image, const char *text, uint32_t length,
		   ImageDate date, MentionList *list)
{
	UngluedText unglued;

	match_unglued(image, text, length, date, list, &unglued);
	if (unglued.text == NULL)
		return;
	for (uint32_t i = 0; i < list->count && !list->entities_only; i++)
	{
		Mention    *mention = &list->items[i];
		uint32_t	last = mention->start + mention->length - 1;

		mention->start = unglue_origin(&unglued, mention->start);
		mention->length = unglue_origin(&unglued, last) + 1 - mention->start;
	}
	unglue_free(&unglued);
}
