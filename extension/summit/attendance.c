/*-------------------------------------------------------------------------
 *
 * attendance.c
 *		Who is said to be there, in a list or in a clause about the contact.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* Items from a contact to those who are listed as there */
#define LIST_REACH (ITEM_WINDOW / 3)

/* The verb of attending that leads to the noun with nobody as subject, or -1 */
static int
attended_by(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - PHRASE_REACH; i--)
	{
		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return -1;
		if (!item_has_value(&sentence->items[i], ROLE_HOLDING, HOLDING_ATTENDS))
			continue;
		return i == 0 || reading->party_at[i - 1] < 0 ||
			sentence->items[i].gap >= GAP_COMMA ? i : -1;
	}
	return -1;
}

/*
 * The phrase of those who attend, behind the noun: "Turut hadir dalam pertemuan
 * itu X dan Y", "Mereka yang menghadiri pertemuan itu adalah X dan Y"; or -1.
 */
static int
listed_behind(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	bool		announced = false;

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + LIST_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(item))
			return -1;
		announced = announced || item->gap == GAP_COMMA ||
			item_has(item, ROLE_EXAMPLE) || item_has(item, ROLE_CLAUSE) ||
			item_has(item - 1, ROLE_DEMONSTRATIVE);
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (announced && !party->address && (party->person || party->by_role) &&
				(party->preposition == TERM_NONE || party->preposition == ROLE_EXAMPLE))
				return p;
			i = party->last;
		}
		else if (item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_STATUS_CUE) |
								role_bit(ROLE_CONTACT_NOUN) |
								role_bit(ROLE_CONTACT_VERB)))
			return -1;
	}
	return -1;
}

/*
 * "meets with several leaders of the region, including X and Y", "talks including X and
 * Y": the phrase of those whom the example names, or -1
 */
static int
exemplified(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	bool		leaders = false;	/* of several, whom the example names */
	bool		states = false; /* or several states */

	for (int i = contact->word_end + 1;
		 i + 1 < sentence->count && i <= contact->word_end + MAIN_CLAUSE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(item) ||
			(item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
							role_bit(ROLE_RELATIVE) | CONTACT_ROLES)))
			return -1;
		leaders = leaders || item_has(item, ROLE_DELEGATE);
		states = states || (contact->verb && i <= contact->word_end + OBJECT_REACH &&
							item_has(item, ROLE_MULTILATERAL));
		if (!item_has(item, ROLE_EXAMPLE))
			continue;
		leaders = leaders || i == contact->word_end + 1;
		states = states || i == contact->word_end + 1;
		i += item_has(item + 1, ROLE_DETERMINER) && i + 2 < sentence->count;
		p = reading->party_at[i + 1];
		return p >= 0 && ((leaders && reading->parties.items[p].person) ||
						  (states && reading->parties.items[p].country)) ? p : -1;
	}
	return -1;
}

/* Those whom an example names among the leaders who are met */
void
attendants_add_examples(const Reading *reading, Contact *contact)
{
	int			p = exemplified(reading, contact);

	if (p < 0)
		return;
	participants_add_group(reading, contact, p);
	contact->own_parties = true;
	/* "with Chinese officials, including the president" */
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *other = &contact->participants[i];

		if (!other->person && other->item > contact->word_end &&
			other->item < reading->parties.items[p].first &&
			other->actor == reading->parties.items[p].actor)
		{
			contact_remove(contact, i);
			return;
		}
	}
}

/* Those who are listed as there; false if nobody is */
bool
attendants_add(const Reading *reading, Contact *contact)
{
	int			verb = reading->sentence.modifier_first ? -1 :
		attended_by(reading, contact);
	int			listed = verb < 0 ? -1 : listed_behind(reading, contact);

	if (listed < 0)
		return false;
	participants_add_group(reading, contact, listed);
	/* "turut mendampingi X dalam pertemuan itu" */
	for (int i = verb + 1; i < contact->word; i++)
	{
		int			p = reading->party_at[i];

		if (p >= 0 && reading->parties.items[p].person)
			contact_add_party(reading, contact, &reading->parties.items[p]);
	}
	return true;
}

/* Items from the noun to a clause about it: "in Brussels on Thursday, which" */
#define CLAUSE_REACH 12

/* Items from who attends to the verb that says so: "will not be able to attend" */
#define ATTENDING_REACH 5

/* What the words from item i on say of the subject of a clause: is it there? */
static bool
is_there(const Sentence *sentence, int i, bool near)
{
	for (int last = i + ATTENDING_REACH; i < sentence->count && i < last; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = item_row(item, ROLE_HOLDING);

		if (item->gap != GAP_SPACE)
			return near;
		if (item_has(item, ROLE_NEGATION))
			return false;
		if (row != NULL)
			return row->value != HOLDING_ABSENCE;
	}
	return near;
}

/*
 * "the talks that X held with Y", "the summit in Z, which X will attend": add the subject of a
 * clause that the word at item i begins, but not that of "which X will not attend"
 */
bool
attendants_add_clause(const Reading *reading, Contact *contact, int i)
{
	int			p = i + 1 < reading->sentence.count ? reading->party_at[i + 1] : -1;

	/* farther away what it does must tell */
	bool		near = i <= contact->word_end + OBJECT_REACH;

	if (p < 0 || i > contact->word_end + (reading->sentence.modifier_first ? CLAUSE_REACH : OBJECT_REACH) ||
		!is_there(&reading->sentence, reading->parties.items[p].last + 1, near))
		return false;
	participants_add_group(reading, contact, p);
	return true;
}
