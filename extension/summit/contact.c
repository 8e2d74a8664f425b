/*-------------------------------------------------------------------------
 *
 * contact.c
 *		Finding the contacts of a sentence.
 *
 * Each contact word is a candidate.  Its parties, status, place and date are
 * looked for; candidates that tell of one contact are merged, keeping the
 * word whose kind ranks first; what has no two international actors goes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/invitation.h"
#include "summit/participant.h"
#include "summit/told.h"
#include "summit/trace.h"

/* Put the parties into text order; those of earlier sentences come first */
static void
sort_participants(Contact *contact)
{
	for (int i = 1; i < contact->participant_count; i++)
	{
		Participant moved = contact->participants[i];
		int			j = i;

		for (; j > 0 && contact->participants[j - 1].item > moved.item; j--)
			contact->participants[j] = contact->participants[j - 1];
		contact->participants[j] = moved;
	}
}

static void
map_parties(Reading *reading)
{
	Sentence   *sentence = &reading->sentence;

	if (sentence->count > reading->party_at_capacity)
	{
		while (reading->party_at_capacity < sentence->count)
			reading->party_at_capacity *= 2;
		reading->party_at = repalloc_huge(reading->party_at,
										  sizeof(int) * (Size) reading->party_at_capacity);
	}
	for (int i = 0; i < sentence->count; i++)
		reading->party_at[i] = -1;
	reading->unofficial = sentence_has_value(sentence, ROLE_NOT_CONTACT, COMPANY_ANYWHERE);
	reading->between_states = sentence_has_value(sentence, ROLE_MULTILATERAL,
												 MULTILATERAL_ANYWHERE);
	reading->foreign_count = 0;
	reading->foreign_party = false;
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (party->actor != IMAGE_NONE && party->actor != sentence->home &&
			!party->modifies &&
			((party->by_role && (party->preposition != ROLE_FROM ||
								 sentence->modifier_first)) ||
			 (party->person && contact_is_official(sentence, party)) ||
			 (!party->person && !party->by_role &&
			  (party->place || contact_is_official(sentence, party)) &&
			  party->preposition != ROLE_AT && party->preposition != ROLE_TOWARD &&
			  (party->preposition != ROLE_FROM || sentence->modifier_first))))
			reading->foreign_party = true;
		if (party->actor != IMAGE_NONE && party->actor != sentence->home &&
			reading->foreign_count < lengthof(reading->foreign) &&
			(reading->foreign_count == 0 ||
			 reading->foreign[0] != party->actor))
			reading->foreign[reading->foreign_count++] = party->actor;
		for (int i = party->first; i <= party->last; i++)
			reading->party_at[i] = p;
	}
}

/* "X and French officials": does an unnamed role stand for its state? */
static bool
stands_for_state(const Reading *reading, const Participant *p)
{
	const Party *party = reading_party_of(reading, p);

	/* nor does "the Kremlin" beside its president */
	return party != NULL && !p->person && p->entity == p->actor &&
		(party->by_role ||
		 item_has(&reading->sentence.items[p->item], ROLE_DELEGATE));
}

/* "Pemerintah X dan wakil Y bertemu": does the list name somebody else behind the officers? */
static bool
faces(const Reading *reading, const Participant *officers, const Participant *person)
{
	return !reading->sentence.modifier_first && person->item > officers->item &&
		reading_party(reading, person->item)->group == reading_party(reading, officers->item)->group;
}

/* "The leaders of X and Y, A and B, met": those who are named say who they are */
static void
drop_roles(const Reading *reading, Contact *contact)
{
	int			kept = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		bool		named = false;

		for (int j = 0; j < contact->participant_count && !named && stands_for_state(reading, p); j++)
			named = contact->participants[j].person && contact->participants[j].actor == p->actor &&
				!faces(reading, p, &contact->participants[j]);
		if (!named)
			contact->participants[kept++] = *p;
	}
	contact->participant_count = kept;
}

/* Drop a contact that is none between states, and finish one that is */
static void
judge(Reading *reading, Contact *contact)
{
	if (company_is_inner(reading, contact))
		contact->dropped = true;
	else if (!participants_international(reading, contact))
	{
		contact->dropped = true;
		trace_note(reading, contact, TRACE_NO_PARTIES, contact->word,
				   TERM_NONE);
	}
	if (contact->dropped)
		return;
	drop_roles(reading, contact);
	sort_participants(contact);
	level_find(reading, contact);
}

/* Read the contacts of the sentence that has been read into items */
void
contact_read(Reading *reading)
{
	Sentence   *sentence = &reading->sentence;
	bool		told_here = false;	/* the sentence told of a day */

	reading->contact_count = 0;
	if (reading->trace != NULL)
		trace_clear(reading->trace);
	if (sentence->roles & CONTACT_ROLES)
		invitations_settle(sentence);
	party_read(sentence, &reading->parties);
	map_parties(reading);
	if ((sentence->roles & CONTACT_ROLES) == 0)
	{
		memory_update(reading);
		return;
	}
	for (int i = 0; i < sentence->count; i++)
	{
		if (sentence->items[i].roles & CONTACT_ROLES)
			contact_read_word(reading, i);
	}
	contacts_join_words(reading);
	for (int c = 0; c < reading->contact_count; c++)
	{
		Contact    *contact = &reading->contacts[c];

		CHECK_FOR_INTERRUPTS();
		if (contact->dropped)
			continue;
		participants_find(reading, contact);
		if (reading->contact_count == 1 &&
			participants_are_missing(reading, contact))
		{
			contact->dropped = true;
			break;
		}
		status_find(reading, contact);
		venue_find(reading, contact);
		visited_add(reading, contact);
		if (!told_here && (sentence->roles & role_bit(ROLE_RELATIVE_DAY)))
			sentence->told_day = told_day(reading, contact);
		period_find(reading, contact);
		if (contact_has_day(contact))
		{
			sentence->told_day = contact->since;
			told_here = true;
		}
	}
	contacts_share_settings(reading);
	contacts_merge(reading);
	contact_add_sequel(reading);
	for (int c = 0; c < reading->contact_count; c++)
	{
		if (!reading->contacts[c].dropped)
			judge(reading, &reading->contacts[c]);
	}
	memory_update(reading);
}
