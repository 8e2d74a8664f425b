/*-------------------------------------------------------------------------
 *
 * spelling.c
 *		What agencies write in their own ways, made plain.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/item.h"

/* Does a hyphen between blanks join these names, as some agencies write? */
static bool
is_spaced_hyphen(const Sentence *sentence, const SummitItem *before,
				 const SummitItem *item)
{
	return item->kind == ITEM_ENTITY &&
		before->kind == ITEM_ENTITY &&
		item->entity_kind == before->entity_kind &&
		(item->entity_kind != ENTITY_ORGANISATION ||
		 image_entity(sentence->image, before->entity)->country == IMAGE_NONE) &&
		item->start == before->end + 3 &&
		memcmp(sentence->text + before->end, " - ", 3) == 0;
}

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

/*
 * Make plain what agencies write in their own ways: an abbreviation in
 * brackets behind the name or noun that it abbreviates, a hyphen between
 * blanks that joins two names.
 */
void
sentence_smooth(Sentence *sentence)
{
	int			kept = 0;
	int			words = 0;
	int			capitals = 0;

	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];
		SummitItem *before = kept > 0 ? &sentence->items[kept - 1] : NULL;

		if (item->kind == ITEM_WORD || item->kind == ITEM_TERM)
		{
			words++;
			capitals += (item->flags & WORD_CAPITAL) != 0;
		}
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
		if (item->gap == GAP_OTHER && before != NULL &&
			(is_spaced_hyphen(sentence, before, item) ||
			 is_hyphen_after_stop(sentence, before, item) ||
			 is_slash_of_date(sentence, before, item)))
			item->gap = GAP_HYPHEN;
		if (kept != i)
			sentence->items[kept] = *item;
		kept++;
	}
	sentence->title_case = capitals * 2 > words;
	sentence->count = kept;
}
