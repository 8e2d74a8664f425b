/*-------------------------------------------------------------------------
 *
 * place_told.c
 *		Words that stand for a place named before: "X met Y there".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/trace.h"
#include "summit/venue.h"

/* "in Geneva", "flew to Rwanda", "visited Geneva": does a phrase say where somebody is? */
static bool
is_where(const Party *party)
{
	return (party->place || party->country) && !party->by_role && !party->modifies && !party->address &&
		(party->preposition == ROLE_AT || party->preposition == ROLE_TOWARD || party->object);
}

/* "X flew to Geneva and met Y there": the last place that the sentence names before item i, or IMAGE_NONE */
static uint32_t
place_before(const Reading *reading, int i)
{
	for (int p = reading->parties.count - 1; p >= 0; p--)
	{
		const Party *party = &reading->parties.items[p];

		if (party->last < i && is_where(party))
			return party->entity;
	}
	return IMAGE_NONE;
}

/* "Since the talks there have been": does a verb follow item i, which opens its clause? */
static bool
opens_clause(const Sentence *sentence, int i)
{
	const SummitItem *next = &sentence->items[i + 1];

	return sentence->modifier_first && i + 1 < sentence->count && next->gap == GAP_SPACE &&
		(item_is_plain_word(next) || item_has(next, ROLE_STATUS_CUE));
}

/*
 * "X met Y there", "talks there", but "there will be talks": does the word at item i, behind the
 * contact's own word or a phrase, stand for a place that was told of?  It is the venue then.
 */
bool
venue_take_told(const Reading *reading, Contact *contact, int i)
{
	const SummitItem *item = &reading->sentence.items[i];
	uint32_t	place;

	if (!item_has_value(item, ROLE_FILLER, FILLER_OF_PLACE) || item->gap != GAP_SPACE ||
		!(i == contact->last + 1 || reading->party_at[i - 1] >= 0) ||
		(!contact->verb && opens_clause(&reading->sentence, i)))
		return false;
	place = place_before(reading, i);
	if (place == IMAGE_NONE)
		place = memory_place(reading);
	if (place == IMAGE_NONE)
		return false;
	contact->place = place;
	contact->place_item = i;
	trace_note(reading, contact, TRACE_PLACE, i, ROLE_FILLER);
	return true;
}
