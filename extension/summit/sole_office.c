/*-------------------------------------------------------------------------
 *
 * sole_office.c
 *		Offices and governments that need not name their body.
 *
 * "The Pope" is the Holy See's where no name stands beside him, as the foreign
 * minister of a state is that state.  "The government" with which a group deals is
 * that of the only state named before it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"
#include "summit/person.h"

/* Items back from "and the government" to "between" */
#define BETWEEN_REACH 8

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

/* "talks with the government", "between X and the government" */
static bool
is_dealt_with(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (i < 2 || !item_has_value(&items[i - 1], ROLE_DETERMINER, DETERMINER_DEFINITE) || items[i].gap != GAP_SPACE ||
		items[i - 1].gap != GAP_SPACE)
		return false;
	i -= 2;
	if (items[i].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN)))
		return true;
	if (!item_has(&items[i], ROLE_AND))
		return false;
	for (int stop = Max(0, i - BETWEEN_REACH); --i >= stop && items[i + 1].gap <= GAP_PERIOD;)
	{
		if (item_has(&items[i], ROLE_BETWEEN))
			return true;
	}
	return false;
}

/* The state that an item names or is of, or IMAGE_NONE */
static uint32_t
state_of(const Sentence *sentence, const SummitItem *item)
{
	uint32_t	actor;

	/* a place by itself may be no more than the venue */
	if (item->kind != ITEM_ENTITY || item->entity_kind == ENTITY_PLACE)
		return IMAGE_NONE;
	actor = item->entity_kind == ENTITY_PERSON ? person_actor(sentence, item->entity) :
		entity_actor(sentence->image, item->entity);
	return actor != IMAGE_NONE && image_entity(sentence->image, actor)->kind == ENTITY_COUNTRY ?
		actor : IMAGE_NONE;
}

/* Does a group that is no state's act at item i? */
static bool
is_group(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return item_is_entity_of(item, ENTITY_ORGANISATION) ?
		image_entity(sentence->image, item->entity)->country == IMAGE_NONE :
		item_has_value(item, ROLE_DELEGATE, DELEGATE_OF_FIGHTERS);
}

/*
 * "In Chad, rebels call for talks with the government": that of the only state named
 * before it, where a group deals with it
 */
static bool
sole_state_take(const Sentence *sentence, Party *party)
{
	uint32_t	state = IMAGE_NONE;
	bool		group = false;

	if (party->first != party->last ||
		!item_has_title(sentence, &sentence->items[party->last], ROLE_DELEGATE, "sole") ||
		!is_dealt_with(sentence, party->first))
		return false;
	for (int i = Max(0, party->first - ITEM_WINDOW);
		 i < sentence->count && i < party->first + BETWEEN_REACH; i++)
	{
		uint32_t	named = i < party->first ? state_of(sentence, &sentence->items[i]) : IMAGE_NONE;

		if (named != IMAGE_NONE && state != IMAGE_NONE && named != state)
			return false;
		state = named == IMAGE_NONE ? state : named;
		group = group || is_group(sentence, i);
	}
	if (state == IMAGE_NONE || !group)
		return false;
	party->entity = party->actor = state;
	party->core = party->last;
	return true;
}

/* "the Pope": the body of an office that only one has */
bool
sole_office_take(const Sentence *sentence, Party *party)
{
	const Image *image = sentence->image;
	const ImageOffice *offices = image_part(image, ImageOffice, offices);
	const ImageTermRow *row = item_row(&sentence->items[party->last], ROLE_ROLE_NOUN);

	if (sole_state_take(sentence, party))
		return true;
	if (row == NULL || (row->value & ROLE_NOUN_ALONE) == 0 || !means_holder(sentence, party->last))
		return false;
	for (uint64_t i = 0; i < image_header(image)->offices.count; i++)
	{
		if (offices[i].rank != row->rank ||
			!term_row_has_title(image, row, image_string(image, offices[i].title)))
			continue;
		party->entity = offices[i].body;
		party->actor = entity_actor(image, party->entity);
		party->core = party->last;
		return true;
	}
	return false;
}
