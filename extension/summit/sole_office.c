/*-------------------------------------------------------------------------
 *
 * sole_office.c
 *		Offices that only one body has, so that they need not name it.
 *
 * "The Pope" is the Holy See's where no name stands beside him, as the foreign
 * minister of a state is that state.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"

/* "the ailing pope", "Pope": is it who holds the office, not "any Pope", "a new pope"? */
static bool
means_holder(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	bool		capital = (items[i].flags & WORD_CAPITAL) != 0;

	for (; i > 0 && items[i].gap <= GAP_HYPHEN; i--)
	{
		const ImageTermRow *row = item_row(&items[i - 1], ROLE_DETERMINER);

		if (row != NULL)
			return row->value == DETERMINER_DEFINITE;
		if (capital || !(item_is_plain_word(&items[i - 1]) || items[i - 1].kind == ITEM_NUMBER))
			break;
	}
	return capital;
}

/* "the Pope": the body of an office that only one has */
bool
sole_office_take(const Sentence *sentence, Party *party)
{
	const Image *image = sentence->image;
	const ImageOffice *offices = image_part(image, ImageOffice, offices);
	const ImageTermRow *row = item_row(&sentence->items[party->last], ROLE_ROLE_NOUN);

	if (row == NULL || (row->value & ROLE_NOUN_ALONE) == 0 || !means_holder(sentence, party->last))
		return false;
	for (uint64_t i = 0; i < image_header(image)->offices.count; i++)
	{
		if (offices[i].rank != row->rank ||
			strcmp(image_string(image, offices[i].title), image_string(image, row->title)) != 0)
			continue;
		party->entity = offices[i].body;
		party->actor = entity_actor(image, party->entity);
		party->core = party->last;
		return true;
	}
	return false;
}
