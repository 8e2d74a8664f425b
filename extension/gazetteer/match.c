/*-------------------------------------------------------------------------
 *
 * match.c
 *		Matching a text as a whole.
 *
 * The longest name is taken, and matching goes on behind it, so that mentions
 * are leftmost longest and do not overlap.  What a name with several meanings
 * stands for is decided at the end, when it is known who else is named.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

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
		named_offices_drop(matcher);
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
		uint32_t	last = mention_end(mention) - 1;

		mention->start = unglue_origin(&unglued, mention->start);
		mention->length = unglue_origin(&unglued, last) + 1 - mention->start;
	}
	unglue_free(&unglued);
}
