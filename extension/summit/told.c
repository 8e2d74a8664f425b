/*-------------------------------------------------------------------------
 *
 * told.c
 *		The contacts that a text told of, and which of them are one.
 *
 * What names the same parties, with a compatible kind, place and date, is one
 * contact and has one number.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/told.h"
#include "summit/trace.h"

/* May two contacts with the same parties be one? */
static bool
compatible(const Contact *a, const Contact *b)
{
	if (a->kind != b->kind &&
		(a->kind == CONTACT_CALL || b->kind == CONTACT_CALL ||
		 a->kind == CONTACT_VISIT || b->kind == CONTACT_VISIT))
		return false;
	if (a->place != IMAGE_NONE && b->place != IMAGE_NONE &&
		a->place != b->place)
		return false;
	return a->since == NO_DATE || b->since == NO_DATE ||
		(a->since < b->until && b->since < a->until);
}

static bool
same_parties(const Contact *a, const Contact *b)
{
	if (a->participant_count != b->participant_count)
		return false;
	for (int i = 0; i < a->participant_count; i++)
	{
		bool		found = false;

		if (a->participants[i].entity == IMAGE_NONE)
			return false;
		for (int j = 0; j < b->participant_count && !found; j++)
			found = a->participants[i].entity == b->participants[j].entity;
		if (!found)
			return false;
	}
	return true;
}

/* Do the parties of two contacts act for the same states and bodies? */
static bool
same_actors(const Contact *a, const Contact *b)
{
	if (a->participant_count != b->participant_count)
		return false;
	for (int i = 0; i < a->participant_count; i++)
	{
		bool		found = false;

		if (a->participants[i].actor == IMAGE_NONE)
			return false;
		for (int j = 0; j < b->participant_count && !found; j++)
			found = a->participants[i].actor == b->participants[j].actor;
		if (!found)
			return false;
	}
	return true;
}

/* Are all parties bare states: "the US-Russia summit"? */
static bool
names_states(const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].person)
			return false;
	}
	return true;
}

/* "the talks with X": does the only one who is named take part in the other contact, too? */
static bool
is_with_one_of(const Reading *reading, const Contact *contact, const Contact *other)
{
	const Participant *p = &contact->participants[0];
	int			at = p->item > contact->word_end ? reading->party_at[p->item] : -1;

	if (at < 0 || reading->parties.items[at].preposition != ROLE_WITH || other->kind != contact->kind)
		return false;
	for (int i = 0; i < other->participant_count; i++)
	{
		if (p->entity != IMAGE_NONE && other->participants[i].entity == p->entity)
			return true;
	}
	return false;
}

/*
 * What was told of before with the same parties, or which "this summit" points
 * back to; NULL if nothing was.
 */
static const Contact *
told_before(const Told *told, const Reading *reading, const Contact *contact)
{
	int			count = Min(told->count, TOLD_MAX);

	for (int pass = 0; pass < 2; pass++)
	{
		for (int i = 1; i <= count; i++)
		{
			const Contact *other = &told->contacts[(told->count - i) % TOLD_MAX];
			bool		same;

			if (contact->participant_count == 0)
				same = other->kind == contact->kind;
			else if (!compatible(contact, other))
				same = false;
			else if (contact->participant_count == 1)
				same = is_with_one_of(reading, contact, other);
			else if (pass == 0)
				same = same_parties(contact, other);
			else
				same = (names_states(contact) || names_states(other)) &&
					same_actors(contact, other);
			if (same)
				return other;
		}
	}
	return NULL;
}

/* A noun without a cue keeps the status that the text gave the contact */
static void
keep_status(const Told *told, const Reading *reading, Contact *contact)
{
	const Contact *other;

	if (contact->verb || contact->has_cue || contact->fixed_status ||
		(contact->since != NO_DATE &&
		 contact->until <= reading->sentence.date))
		return;
	other = told_before(told, reading, contact);
	if (other != NULL &&
		(other->status == STATUS_PLANNED || other->status == STATUS_PROPOSED))
	{
		contact->status = other->status;
		trace_note(reading, contact, TRACE_TOLD_BEFORE, contact->word,
				   TERM_NONE);
		contact->has_cue = true;
	}
}

void
told_number(Told *told, Reading *reading)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		Contact    *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		keep_status(told, reading, contact);
		for (int i = Min(told->count, TOLD_MAX) - 1; i >= 0; i--)
		{
			if (same_parties(contact, &told->contacts[i]) &&
				compatible(contact, &told->contacts[i]))
			{
				contact->number = told->contacts[i].number;
				break;
			}
		}
		if (contact->number == 0)
			contact->number = ++told->last_number;
		told->sentences[told->count % TOLD_MAX] = reading->sentence.number;
		told->contacts[told->count++ % TOLD_MAX] = *contact;
	}
}

/*
 * "US envoy X met Y. ... X said": did the person take part in a contact that the text
 * told of before, so that he acts for his state though the gazetteer knows no office?
 */
bool
told_of_person(const Reading *reading, uint32_t entity)
{
	const Told *told = reading->told;

	for (int i = Min(told->count, TOLD_MAX) - 1; i >= 0; i--)
	{
		const Contact *contact = &told->contacts[i];

		for (int k = 0; k < contact->participant_count && told->sentences[i] < reading->sentence.number; k++)
		{
			if (contact->participants[k].entity == entity && contact->participants[k].official)
				return true;
		}
	}
	return false;
}
