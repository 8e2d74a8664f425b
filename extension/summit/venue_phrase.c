/*-------------------------------------------------------------------------
 *
 * venue_phrase.c
 *		Which phrases may name a venue, and which place they name.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/venue.h"

/* Words that may stand behind whose building it is: "NATO headquarters" */
#define BUILDING_WORDS 2

/* "planned for June 30 in Geneva" */
bool
venue_date_item(const SummitItem *item)
{
	return item->kind == ITEM_NUMBER ||
		(item->roles & (role_bit(ROLE_MONTH) | role_bit(ROLE_WEEKDAY) |
						role_bit(ROLE_RELATIVE_DAY) |
						role_bit(ROLE_RELATIVE_WEEK) |
						role_bit(ROLE_RELATIVE_MONTH))) != 0;
}

/*
 * "terhenti ketika X menyerang Y di Z", "stalled when X attacked Y in Z": does a clause of
 * time with a subject of its own begin at item i?
 */
bool
venue_begins_time_clause(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_TIME_DURING);
	const Party *party;
	int			p = -1;

	if (row == NULL || (sentence->modifier_first && row->value != DURING_CLAUSE))
		return false;
	for (i++; i < sentence->count && p < 0; i++)
	{
		p = reading->party_at[i];
		/* "ketika pasukan X" */
		if (p < 0 && !item_has(&sentence->items[i], ROLE_DETERMINER) &&
			(sentence->modifier_first || !(item_is_plain_word(&sentence->items[i]) ||
										   item_has(&sentence->items[i], ROLE_NOT_CONTACT))))
			return false;
	}
	party = &reading->parties.items[Max(p, 0)];
	i = party->last + 1;
	return p >= 0 && party->preposition == TERM_NONE && i < sentence->count &&
		sentence->items[i].gap == GAP_SPACE && item_is_plain_word(&sentence->items[i]) &&
		(sentence->modifier_first || party_is_verb_form(sentence, &sentence->items[i]));
}

/* "with officials in X": does the phrase say where those whom it names are? */
static bool
are_there(const Reading *reading, const Party *party)
{
	const SummitItem *core = &reading->sentence.items[party->core];

	return reading->sentence.modifier_first && party->by_role && !party->person &&
		party->core > party->first && item_is_entity_of(core, ENTITY_COUNTRY) &&
		item_has(core - 1, ROLE_AT);
}

/* "berbicara dari rumahnya di X": is it where only one of them is? */
static bool
is_of_origin(const Sentence *sentence, const Party *party)
{
	return !sentence->modifier_first && party->preposition == ROLE_AT && party->governor > 1 &&
		item_is_plain_word(&sentence->items[party->governor - 1]) &&
		item_has(&sentence->items[party->governor - 2], ROLE_FROM) &&
		sentence->items[party->governor].gap == GAP_SPACE;
}

/* May the phrase be a venue of this contact? */
bool
venue_is_possible(const Reading *reading, const Contact *contact, const Party *party)
{
	if (are_there(reading, party))
		return true;
	if (party->person || party->by_role || (party->address && !party->site) ||
		is_of_origin(&reading->sentence, party))
		return false;
	/* "at Ankara's request" */
	if (reading->sentence.modifier_first &&
		reading->sentence.items[party->core].possessive)
		return false;

	/*
	 * "discuss the war in Syria", "in the Gulf", but "discuss the war in
	 * Geneva"
	 */
	if (contact_discusses(contact) &&
		(!party->place || party->actor == IMAGE_NONE))
		return false;
	/* "at the APEC summit": it is there, not at the body */
	if (reading->sentence.modifier_first && !party->place && !party->country &&
		party->last + 1 < reading->sentence.count &&
		item_has(&reading->sentence.items[party->last + 1], ROLE_CONTACT_NOUN) &&
		reading->sentence.items[party->last + 1].gap == GAP_SPACE)
		return false;
	if (party->preposition == ROLE_AT)
		return (!party->modifies || party->site) &&
			!argument_is_body(reading, contact, party);
	/* "a visit to the White House" */
	if (!party->place && !party->country &&
		!item_has(&reading->sentence.items[party->core], ROLE_DELEGATE))
		return false;
	/* "welcomes X to Y" */
	if (contact->verb && contact->kind == CONTACT_MEETING && contact->demand == DEMAND_ACTORS &&
		party->preposition == ROLE_TOWARD && reading->sentence.modifier_first)
		return !party->modifies && contact->participant_count > 1;
	return contact->kind == CONTACT_VISIT && !party->modifies &&
		((party->preposition == ROLE_TOWARD &&
		  !argument_leads_elsewhere(&reading->sentence, contact, party)) || party->preposition == ROLE_OF);
}

/* "at NATO headquarters in", "at the ministry": the item behind the words for a building */
static int
behind_building(const Reading *reading, int last)
{
	const Sentence *sentence = &reading->sentence;
	int			i = last + 1;

	while (sentence->modifier_first && i < sentence->count && i - last <= BUILDING_WORDS &&
		   sentence->items[i].gap == GAP_SPACE &&
		   item_is_plain_word(&sentence->items[i]))
		i++;
	return i;
}

/* A journey to several states has no one place, but to "X and its islands" has */
void
venue_take(const Reading *reading, Contact *contact, const Party *party)
{
	const Party *next = party + 1;

	/* "at the Foreign Ministry, Jakarta" */
	if (!party->place && !party->country &&
		next < reading->parties.items + reading->parties.count &&
		next->address)
		party = next++;
	/* "di ibu kota Qatar, Doha" */
	else if (party->country &&
			 next < reading->parties.items + reading->parties.count &&
			 next->address && next->place && next->actor == party->entity)
		party = next++;
	/* "di Istana Merdeka, Jakarta" */
	else if (party->place && item_begins_name(&reading->sentence, party->core, NAME_HEAD_BUILDING) &&
			 next < reading->parties.items + reading->parties.count &&
			 next->address && next->place)
		party = next++;
	if (contact->kind == CONTACT_VISIT &&
		next < reading->parties.items + reading->parties.count &&
		next->joined && !next->modifies && next->actor != party->actor)
		return;
	/* "ke Kyiv dan Moskow untuk bertemu" */
	if (party->joined && party->place && party->preposition == ROLE_TOWARD && party > reading->parties.items &&
		party[-1].place && party[-1].actor != party->actor)
		return;
	/* "perundingan di Paris dan Kairo": several */
	if (!reading->sentence.modifier_first && party->place &&
		next < reading->parties.items + reading->parties.count &&
		next->joined && next->place && next->actor != party->actor)
		return;
	/* "at the White House in Washington", "di kedutaan X di ibu kota Y" */
	if (!party->place && !party->country &&
		next < reading->parties.items + reading->parties.count &&
		next->preposition == ROLE_AT && !next->by_role &&
		(next->place ? next->governor <= behind_building(reading, party->last) &&
		 next->first == next->governor + 1 :
		 next->country && !next->modifies && next->governor == party->last + 1))
		party = next++;
	/* "a visit to X at its capital", "met in X at its lake" */
	if ((contact->kind == CONTACT_VISIT || reading->sentence.modifier_first) &&
		party->country && !party->joined &&
		next < reading->parties.items + reading->parties.count &&
		next->place && next->preposition == ROLE_AT &&
		next->actor == party->actor && next->first <= party->last + 2)
		party = next;
	contact->place = party->entity;
	contact->place_item = party->core;
	trace_note(reading, contact, TRACE_PLACE, party->core, TERM_NONE);
	if (party->governor >= 0)
		trace_note(reading, contact, TRACE_PREPOSITION, party->governor,
				   party->preposition);
}
