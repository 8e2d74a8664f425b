/*-------------------------------------------------------------------------
 *
 * venue.c
 *		Where a contact takes place.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/trace.h"

/* Items between a contact and its venue */
#define VENUE_REACH 25

/* May the phrase be a venue of this contact? */
static bool
is_venue(const Contact *contact, const Party *party)
{
	if (party->person || party->by_role || party->address)
		return false;
	/* "discuss the war in Syria", but "discuss the war in Geneva" */
	if (contact->verb && contact->kind == CONTACT_TALKS &&
		contact->demand == DEMAND_ACTORS && !party->place)
		return false;
	if (party->preposition == ROLE_AT)
		return !party->modifies;
	if (!party->place && !party->country)
		return false;
	return contact->kind == CONTACT_VISIT && !party->modifies &&
		(party->preposition == ROLE_TOWARD || party->preposition == ROLE_OF);
}

/* A journey to several states has no one place */
static void
take_venue(const Reading *reading, Contact *contact, const Party *party)
{
	const Party *next = party + 1;

	/* "at the Foreign Ministry, Jakarta" */
	if (!party->place && !party->country &&
		next < reading->parties.items + reading->parties.count &&
		next->address && next->place && next->actor != IMAGE_NONE)
		party = next++;
	if (contact->kind == CONTACT_VISIT &&
		next < reading->parties.items + reading->parties.count &&
		next->joined && next->actor != party->actor)
		return;
	contact->place = party->entity;
	contact->place_item = party->core;
	trace_note(reading, contact, TRACE_PLACE, party->core, TERM_NONE);
	if (party->governor >= 0)
		trace_note(reading, contact, TRACE_PREPOSITION, party->governor,
				   party->preposition);
}

/* "the summit of X, Hamburg": a city behind the comma after the contact */
static bool
is_apposed(const Reading *reading, const Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const SummitItem *core = &reading->sentence.items[party->first];

	return party->place && !party->by_role && !party->address &&
		party->preposition == TERM_NONE && core->gap == GAP_COMMA &&
		!contact->verb && party->first <= contact->word_end + 3;
}

/* "planned for June 30 in Geneva" */
static bool
is_date(const SummitItem *item)
{
	return item->kind == ITEM_NUMBER ||
		(item->roles & (role_bit(ROLE_MONTH) | role_bit(ROLE_WEEKDAY) |
						role_bit(ROLE_RELATIVE_DAY) |
						role_bit(ROLE_RELATIVE_WEEK) |
						role_bit(ROLE_RELATIVE_MONTH))) != 0;
}

/* Behind the contact word, within its clause */
static bool
look_behind(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->last + 1;
		 i < sentence->count && i <= contact->last + VENUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(item))
			return false;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (is_venue(contact, party) || is_apposed(reading, contact, p) ||
				(contact->kind == CONTACT_VISIT && contact->verb &&
				 (i == contact->last + 1 ||
				  (i == contact->last + 2 &&
				   item_has(&sentence->items[i - 1], ROLE_DETERMINER))) &&
				 (party->place || party->country) && !party->by_role))
			{
				take_venue(reading, contact, party);
				return true;
			}
			i = party->last;
			continue;
		}
		/* "hingga 2 Juni" */
		if (item_has(item, ROLE_DATE_RANGE) && i + 1 < sentence->count &&
			is_date(item + 1))
			continue;
		if ((item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
							role_bit(ROLE_TIME_AFTER) |
							role_bit(ROLE_TIME_BEFORE))) ||
			(item->roles & (role_bit(ROLE_CONTACT_NOUN) |
							role_bit(ROLE_CONTACT_VERB))))
			return false;
		/* "about Ukraine in Brussels", but "about the war in Syria" */
		if (item_has(item, ROLE_ABOUT) &&
			(i + 1 >= sentence->count ||
			 (reading->party_at[i + 1] < 0 &&
			  !is_date(&sentence->items[i + 1]))))
			return false;
		/* "talks with X and tension in Y" */
		if (item_has(item, ROLE_AND) && !contact->verb &&
			i + 1 < sentence->count && item_is_plain_word(item + 1))
			return false;
	}
	return false;
}

/* "In Geneva, X met Y": before the contact, at the start of the clause */
static void
look_before(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->first - 1;
		 i >= 0 && i >= contact->first - VENUE_REACH; i--)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(&sentence->items[i + 1]))
			return;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (party->preposition == ROLE_AT && is_venue(contact, party) &&
				party->first <= 2)
			{
				take_venue(reading, contact, party);
				return;
			}
			i = party->first;
			continue;
		}
		if (item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
						   role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB)))
			return;
	}
}

void
venue_find(const Reading *reading, Contact *contact)
{
	if (contact->kind == CONTACT_CALL)
		return;
	if (contact->place_item < 0 && !look_behind(reading, contact))
		look_before(reading, contact);
	if (contact->place_item >= 0)
	{
		/* the venue is no party, unless it is the state that is visited */
		for (int i = 0; i < contact->participant_count; i++)
		{
			if (contact->participants[i].item == contact->place_item &&
				contact->kind != CONTACT_VISIT)
			{
				contact->participant_count--;
				memmove(&contact->participants[i],
						&contact->participants[i + 1],
						sizeof(Participant) * (Size) (contact->participant_count - i));
				break;
			}
		}
	}
}
