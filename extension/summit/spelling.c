/*-------------------------------------------------------------------------
 *
 * spelling.c
 *		What agencies write in their own ways, made plain.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/item.h"

/* "U.S.-Japan": the stop belongs to the name; "U.S./Soviet" */
static bool
is_hyphen_after_stop(const Sentence *sentence, const SummitItem *before,
					 const SummitItem *item)
{
	return before->kind == ITEM_ENTITY &&
		item->start == before->end + 1 &&
		(sentence->text[before->end] == '-' ||
		 (sentence->text[before->end] == '/' && item->kind == ITEM_ENTITY));
}

/* The slash of "26/3" parts no clauses */
static bool
is_slash_of_date(const Sentence *sentence, const SummitItem *before,
				 const SummitItem *item)
{
	return item->kind == ITEM_NUMBER && before->kind == ITEM_NUMBER &&
		memchr(sentence->text + before->end, '/',
			   item->start - before->end) != NULL;
}

/* Does a dash between blanks stand before the item, behind that before it? */
static bool
follows_dash(const Sentence *sentence, const SummitItem *before,
			 const SummitItem *item)
{
	const char *text = sentence->text + before->end;
	uint32_t	length = item->start - before->end;

	/* U+2013 and U+2014 */
	return item->gap == GAP_OTHER && length == 5 && text[0] == ' ' &&
		memcmp(text + 1, "\xe2\x80", 2) == 0 &&
		((unsigned char) text[3] == 0x93 || (unsigned char) text[3] == 0x94);
}

/*
 * "six powers - X, Y and Z - meet": dashes around names are commas.  The first
 * dash stands before this item.
 */
static void
open_dashes(Sentence *sentence, int first)
{
	int			start = 0;		/* the item behind a dash, if only names
								 * follow */

	for (int i = first; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];

		if (follows_dash(sentence, item - 1, item))
		{
			if (start > 0)
			{
				sentence->items[start].gap = item->gap = GAP_COMMA;
				start = 0;
				continue;
			}
			start = i;
		}
		if (item->kind != ITEM_ENTITY &&
			item_find_row(item, ROLE_AND) == NULL &&
			item_find_row(item, ROLE_DETERMINER) == NULL)
			start = 0;
	}
}

/*
 * The state whose name is this word and, like the state's at another item, one
 * more: "North" beside "South Korea"; IMAGE_NONE if there is none.  Looked for
 * among the first entities, which in the standard gazetteer are the states.
 */
static uint32_t
find_sister(const Sentence *sentence, const SummitItem *word,
			const SummitItem *state)
{
	const Image *image = sentence->image;
	const char *name = sentence->text + word->start;
	const char *rest = memchr(sentence->text + state->start, ' ',
							  state->end - state->start);
	size_t		length = word->end - word->start;
	size_t		rest_length;
	uint64_t	count = image_header(image)->entities.count;
	uint32_t	whole = IMAGE_NONE; /* "North and South Sudan": of this name
									 * alone */

	if (rest == NULL)
		return IMAGE_NONE;
	rest_length = sentence->text + state->end - rest;
	for (uint32_t i = 0; i < count; i++)
	{
		const ImageEntity *entity = image_entity(image, i);
		const char *other = image_string(image, entity->name);

		if (entity->kind != ENTITY_COUNTRY)
			break;
		if (strncmp(other, name, length) == 0 &&
			strncmp(other + length, rest, rest_length) == 0 &&
			other[length + rest_length] == '\0')
			return i;
		if (strncmp(other, rest + 1, rest_length - 1) == 0 &&
			other[rest_length - 1] == '\0')
			whole = i;
	}
	return whole;
}

/* "North and South Korea": the first word is a state, too */
static void
pair_states(Sentence *sentence)
{
	for (int i = 0; i + 2 < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];

		/* states are rarer than words with a capital */
		if (!item_is_entity_of(&item[2], ENTITY_COUNTRY) ||
			item->kind == ITEM_ENTITY || (item->flags & WORD_CAPITAL) == 0 ||
			item_find_row(item + 1, ROLE_AND) == NULL ||
			item[1].gap != GAP_SPACE || item[2].gap != GAP_SPACE)
			continue;
		item->entity = find_sister(sentence, item, item + 2);
		if (item->entity == IMAGE_NONE)
			continue;
		item->kind = ITEM_ENTITY;
		item->entity_kind = ENTITY_COUNTRY;
		item_set_rows(item, term_sum(item->rows, 0));
	}
}

/* Is there a verb in lower case, as a headline with capitals has none? */
static bool
has_small_verb(const Sentence *sentence)
{
	const uint64_t verbs = role_bit(ROLE_CONTACT_VERB) |
		role_bit(ROLE_CONTACT_PASSIVE) | role_bit(ROLE_SPEECH) | role_bit(ROLE_HOLDING);
	const uint64_t others = role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_CLAUSE);

	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if ((item->flags & WORD_CAPITAL) == 0 && (item->roles & verbs) != 0 &&
			(item->roles & others) == 0)
			return true;
	}
	return false;
}

/*
 * Join an abbreviation in brackets to what it abbreviates, and names by a hyphen
 * between blanks; returns the first item behind a dash, 0 if there is none.
 */
static int
smooth_gaps(Sentence *sentence)
{
	int			kept = 0;
	int			dash = 0;

	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];
		SummitItem *before = kept > 0 ? &sentence->items[kept - 1] : NULL;

		if (before != NULL && item->gap == GAP_BRACKET)
		{
			SummitItem *behind = i + 1 < sentence->count ? item + 1 : NULL;

			if (item->kind == ITEM_ENTITY && item->entity == before->entity)
			{
				before->end = item->end;
				if (behind != NULL && behind->gap == GAP_BRACKET)
					behind->gap = memchr(sentence->text + item->end, ',',
										 behind->start - item->end) ?
						GAP_COMMA : GAP_SPACE;
				continue;
			}
			if (item_find_row(item, ROLE_CONTACT_NOUN) != NULL &&
				item_find_row(before, ROLE_CONTACT_NOUN) != NULL)
			{
				item->gap = GAP_SPACE;
				if (behind != NULL && behind->gap == GAP_BRACKET)
					behind->gap = GAP_SPACE;
			}
		}
		if ((item->gap == GAP_OTHER || item->gap == GAP_PERIOD) && before != NULL &&
			(is_hyphen_after_stop(sentence, before, item) ||
			 is_slash_of_date(sentence, before, item)))
			item->gap = GAP_HYPHEN;
		if (kept != i)
			sentence->items[kept] = *item;
		if (item->gap == GAP_OTHER && dash == 0 && before != NULL &&
			follows_dash(sentence, before, item))
			dash = kept;
		kept++;
	}
	sentence->count = kept;
	return dash;
}

/*
 * Make plain what agencies write in their own ways: an abbreviation in
 * brackets behind the name or noun that it abbreviates, a hyphen between
 * blanks that joins two names.
 */
void
sentence_smooth(Sentence *sentence)
{
	int			words = 0;
	int			capitals = 0;
	bool		unusual = false;
	bool		states = false;
	int			dash = 0;

	/* few sentences have any of it, and this look has no branch for an item */
	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];
		bool		word = (item->kind == ITEM_WORD) | (item->kind == ITEM_TERM);

		words += word;
		capitals += word & ((item->flags & WORD_CAPITAL) != 0);
		unusual |= (item->gap == GAP_BRACKET) | (item->gap == GAP_OTHER) |
			(item->gap == GAP_PERIOD && sentence->text[item->start - 1] == '-');
		states |= (item->kind == ITEM_ENTITY) &
			(item->entity_kind == ENTITY_COUNTRY);
	}
	if (unusual)
		dash = smooth_gaps(sentence);
	sentence->title_case = capitals * 2 > words && !has_small_verb(sentence);
	if (states)
		pair_states(sentence);
	if (dash > 0)
		open_dashes(sentence, dash);
}
