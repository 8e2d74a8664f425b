/*-------------------------------------------------------------------------
 *
 * invitation.c
 *		Invitations that tell of a visit by themselves.
 *
 * "X invites Y to Z", "X accepts an invitation to Z": a visit is proposed, or
 * planned.  What else somebody is invited to is told by another word ("invites Y
 * to visit", "to a summit"), of which the invitation is only a cue.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/invitation.h"
#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/venue.h"

/* Items from an invitation to whereto it leads: who is invited stands between */
#define GUESTS_REACH 12

/* Items from an invitation back to a verb that says what became of it */
#define ANSWER_REACH 6

/* The row of a word that invites, or NULL */
static const ImageTermRow *
inviting_row(const Sentence *sentence, const SummitItem *item)
{
	static const TermRole roles[] = {
		ROLE_CONTACT_VERB, ROLE_CONTACT_PASSIVE, ROLE_CONTACT_NOUN
	};

	for (size_t r = 0; r < lengthof(roles); r++)
	{
		const ImageTermRow *row = item_row(item, roles[r]);

		if (row != NULL && term_row_has_title(sentence->image, row, "inviting"))
			return row;
	}
	return NULL;
}

/* "the White House", "Kremlin": is it the seat of a government? */
static bool
is_seat(const SummitItem *item)
{
	return item->entity_kind == ENTITY_ORGANISATION && item_has(item, ROLE_DELEGATE);
}

/* The item behind item i, if it is a place or state and qualifies no noun, or -1 */
static int
place_behind(const Sentence *sentence, int i)
{
	const SummitItem *item;

	i++;
	if (i < sentence->count && item_has(&sentence->items[i], ROLE_DETERMINER))
		i++;
	if (i >= sentence->count)
		return -1;
	item = &sentence->items[i];
	if (item->kind != ITEM_ENTITY || item->gap != GAP_SPACE ||
		!(item->entity_kind == ENTITY_COUNTRY || item->entity_kind == ENTITY_PLACE || is_seat(item)))
		return -1;
	/* "to the Paris conference" */
	if (sentence->modifier_first && i + 1 < sentence->count && item_is_near(&item[1]) &&
		(item_is_plain_word(&item[1]) || item_is_capital_word(&item[1]) ||
		 (item[1].roles & (TELLING_ROLES | PHRASE_ROLES)) != 0))
		return -1;
	return i;
}

/* May item i go on with a list of guests, or say who one of them is, behind a comma? */
static bool
goes_on_naming(const SummitItem *item)
{
	return item->kind == ITEM_ENTITY || item_is_capital_word(item) ||
		(item->roles & (PHRASE_ROLES | role_bit(ROLE_AND) | role_bit(ROLE_TOWARD))) != 0;
}

/* The item of the place to which the invitation at item i leads, over its guests, or -1 */
static int
destination(const Sentence *sentence, int i)
{
	const uint64_t ends = role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) | role_bit(ROLE_SPEECH) |
		role_bit(ROLE_ABOUT) | role_bit(ROLE_HOLDING) | TELLING_ROLES;

	for (int j = i + 1; j < sentence->count && j <= i + GUESTS_REACH; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item->gap > GAP_COMMA || (item->gap == GAP_COMMA && !goes_on_naming(item)) ||
			(item->roles & ends))
			return -1;
		if (item_has(item, ROLE_TOWARD))
			return place_behind(sentence, j);
	}
	return -1;
}

/*
 * "accepts Iran's invitation", "declines an invitation": the item of the verb that
 * says what became of the invitation at item i, or -1
 */
static int
answer_before(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - ANSWER_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];
		const ImageTermRow *row = cue_at(sentence, j);

		if (item[1].gap > GAP_PERIOD)
			return -1;
		if (row != NULL)
			return row->status == STATUS_PLANNED || row->status == STATUS_REFUSED ? j : -1;
		if (item->kind != ITEM_ENTITY && item->kind != ITEM_WORD &&
			!(item->roles & (role_bit(ROLE_DETERMINER) | PHRASE_ROLES)))
			return -1;
	}
	return -1;
}

/* Whoever sends an invitation need not say whereto it leads: "an invitation to Paris to join" */
static bool
is_journey(const Sentence *sentence, int i, const ImageTermRow *row)
{
	return destination(sentence, i) >= 0 &&
		(row->role != ROLE_CONTACT_NOUN || row->status == STATUS_PLANNED ||
		 answer_before(sentence, i) >= 0);
}

/*
 * Leave invitations to no place what they are, cues of the contact that they lead
 * to.  Call this before anything else looks at contact words.
 */
void
invitations_settle(Sentence *sentence)
{
	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];
		const ImageTermRow *row;

		if ((item->roles & TELLING_ROLES) == 0)
			continue;
		row = inviting_row(sentence, item);
		if (row != NULL && !is_journey(sentence, i, row))
			item->roles &= ~TELLING_ROLES;
	}
}

/* What a contact that is told by the word of an invitation has from there */
void
invitation_take(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word;
	int			place = destination(sentence, i);

	if (inviting_row(sentence, &sentence->items[i]) == NULL || place < 0)
		return;
	contact->implied = true;
	if (reading->party_at[place] >= 0)
		venue_take(reading, contact, reading_party(reading, place));
	/* no other cue has to say that it is a wish */
	contact->has_cue = true;
	contact->cue = i;
	if (contact->verb)
	{
		/* "is invited to Y by X" */
		contact->passive = contact->passive ||
			(sentence->modifier_first &&
			 (sentence->items[i + 1].roles & (role_bit(ROLE_TOWARD) | role_bit(ROLE_BY))) != 0);
		return;
	}
	i = answer_before(sentence, i);
	if (i < 0)
		return;
	contact->cue = i;
	contact->status = cue_at(sentence, i)->status;
	trace_note(reading, contact, TRACE_STATUS, i, ROLE_STATUS_CUE);
}

/* "X accepts Y's invitation to Z": whoever answers is the guest */
void
invitation_add_guest(const Reading *reading, Contact *contact)
{
	if (contact->implied)
		subject_add(reading, contact, contact->cue, 0);
}

/*
 * "undangan X kepada Y untuk berkunjung", "menyerukan kepada Y agar berunding dengan Z": to whom
 * an invitation or a wish is addressed takes part, and who only wishes it, perhaps not.  Call
 * this when the subject is known.
 */
void
invitation_add_addressee(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;
	const Party *asked = NULL;
	int			stop = contact->word - ITEM_WINDOW / 4;

	for (int i = contact->word - 1; i > 0 && i >= stop && items[i + 1].gap < GAP_COMMA; i--)
	{
		int			p = reading->party_at[i];
		const ImageTermRow *row = item_row(&items[i], ROLE_STATUS_CUE);

		if (asked != NULL && row != NULL && row->status == STATUS_PROPOSED && !item_has(&items[i], ROLE_CLAUSE))
		{
			if (row->value == CUE_BEFORE && contact->kind >= CONTACT_MEETING &&
				!term_row_has_title(reading->sentence.image, row, "offer"))
			{
				contact->wisher = contact->wishers = 0;
				while (contact->wishers < contact->participant_count &&
					   contact->participants[contact->wishers].item < contact->word)
					contact->wishers++;
			}
			participants_add_group(reading, contact, (int) (asked - reading->parties.items));
			return;
		}
		if (items[i].roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) | CONTACT_ROLES))
			return;
		if (p < 0)
			continue;
		i = reading->parties.items[p].first;
		if (asked == NULL && reading->parties.items[p].preposition == ROLE_TOWARD && !reading->parties.items[p].place &&
			!item_has(&items[reading->parties.items[p].governor], ROLE_STATUS_CUE) &&
			!item_has_value(&items[reading->parties.items[p].governor], ROLE_TOWARD, AT_PLACE))
		{
			asked = &reading->parties.items[p];
			stop = i - ANSWER_REACH;
		}
	}
}
