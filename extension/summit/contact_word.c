/*-------------------------------------------------------------------------
 *
 * contact_word.c
 *		The words of a sentence that may tell of contacts.
 *
 * Each is a candidate, but for "by telephone", which makes the talks or meeting
 * beside it a call.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/invitation.h"
#include "summit/participant.h"
#include "summit/sense.h"
#include "summit/trace.h"

/* How far "by telephone" may stand from the talks that it makes a call */
#define MODIFIER_REACH 14
#define SUMMIT_MODIFIER_REACH 4
#define MEETING_MODIFIER_REACH 3

/* A word in lower case of no meaning to the grammar but what company it names */
static bool
item_is_plain_or_company(const SummitItem *item)
{
	return item_is_plain_word(item) ||
		(item->kind == ITEM_TERM && item_has(item, ROLE_NOT_CONTACT));
}

/* "visits Israel": does a phrase that nothing governs stand behind item i? */
static bool
has_object(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	return sentence->modifier_first && i + 1 < sentence->count &&
		reading->party_at[i + 1] >= 0 &&
		sentence->items[i + 1].gap == GAP_SPACE;
}

/* Both a noun and a verb ("visit"): which of them is it here? */
static bool
reads_as_verb(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const SummitItem *before;

	if (!item_has(item, ROLE_CONTACT_NOUN))
		return true;
	if (!item_has(item, ROLE_CONTACT_VERB))
		return false;
	if (i == 0)
		return false;
	before = &sentence->items[i - 1];
	if (before->possessive)
		return false;
	if (item->gap == GAP_COMMA)
		return reading->party_at[i - 1] >= 0 || item_is_capital_word(before) ||
			has_object(reading, i);
	/* "a State Department visit to Y": the verb would have an object */
	if (item_has(before, ROLE_DETERMINER) ||
		(item_row(item, ROLE_CONTACT_VERB)->kind == CONTACT_VISIT && i + 1 < sentence->count &&
		 item[1].gap == GAP_SPACE && item_has(&item[1], ROLE_TOWARD)))
		return false;
	if (before->roles & (role_bit(ROLE_NEGATION) | role_bit(ROLE_RELATIVE) |
						 role_bit(ROLE_PRONOUN) | role_bit(ROLE_AND) |
						 role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_TOWARD)))
		return true;
	if (item_has(before, ROLE_STATUS_CUE))
		return status_lies_ahead(item_row(before, ROLE_STATUS_CUE)->status);
	if (reading->party_at[i - 1] >= 0)
		return !argument_is_owned(sentence, reading_party(reading, i - 1)) &&
			!(argument_is_object(sentence, reading_party(reading, i - 1)) && !has_object(reading, i));
	/* "and half of her cabinet visit Israel" */
	return item_is_plain_or_company(before) && has_object(reading, i);
}

static Contact *
add_contact(Reading *reading, int first, int last)
{
	Contact    *contact;

	if (reading->contact_count >= reading->contact_capacity)
	{
		reading->contact_capacity *= 2;
		reading->contacts = repalloc_huge(reading->contacts,
										  sizeof(Contact) * (Size) reading->contact_capacity);
		CHECK_FOR_INTERRUPTS();
	}
	contact = &reading->contacts[reading->contact_count++];
	memset(contact, 0, sizeof(Contact));
	contact->first = contact->word = first;
	contact->last = contact->word_end = last;
	contact->level = TERM_NONE;
	contact->place = IMAGE_NONE;
	contact->place_item = -1;
	contact->cue = contact->negation = -1;
	contact->since = contact->until = NO_DATE;
	contact->status = STATUS_HELD;
	return contact;
}

/* Add a contact like contact c, which may move all */
Contact *
contact_copy(Reading *reading, int c)
{
	Contact    *copy = add_contact(reading, 0, 0);

	*copy = reading->contacts[c];
	return copy;
}

/* Is what stands before item b told by somebody who is named behind it? */
static bool
is_said_between(const Sentence *sentence, int a, int b)
{
	for (int i = a + 1; i < b; i++)
	{
		if (item_has(&sentence->items[i], ROLE_SPEECH))
			return true;
	}
	return false;
}

/* "by telephone" makes the talks or meeting before or behind it a call */
static bool
modify_contact(Reading *reading, int i)
{
	for (int c = reading->contact_count - 1; c >= 0; c--)
	{
		Contact    *contact = &reading->contacts[c];

		if (i - contact->last > MODIFIER_REACH ||
			is_said_between(&reading->sentence, contact->last, i))
			break;
		if (contact->kind == CONTACT_VISIT)
			continue;
		if (contact->kind == CONTACT_SUMMIT &&
			i - contact->last > SUMMIT_MODIFIER_REACH)
			continue;
		if (contact->kind == CONTACT_MEETING &&
			i - contact->last > MEETING_MODIFIER_REACH)
			continue;
		contact->kind = CONTACT_CALL;
		if (i - contact->last > MEETING_MODIFIER_REACH || reading->party_at[i - 1] >= 0)
			contact->first = i;
		contact->last = i;
		trace_note(reading, contact, TRACE_MODIFIER, i, ROLE_CONTACT_MODIFIER);
		if (contact->demand == DEMAND_ACTORS)
			contact->demand = DEMAND_PLAIN;
		return true;
	}
	return false;
}

/* A modifier that is beside no contact word is a call by itself */
static void
add_call(Reading *reading, int i)
{
	Contact    *contact = add_contact(reading, i, i);

	contact->kind = CONTACT_CALL;
	contact->demand = DEMAND_ACTORS;
	contact->modifier = true;
	trace_note(reading, contact, TRACE_MODIFIER, i, ROLE_CONTACT_MODIFIER);
}

/* What the row of the contact word itself says of the status: "met" is held, "due in" planned */
static void
fix_status(const Reading *reading, Contact *contact, const ImageTermRow *row)
{
	contact->status = row->status;
	contact->fixed_status = true;
	/* "due in", "akan ke": the word is its own cue */
	contact->has_cue = row->status == STATUS_PLANNED;
	contact->cue = contact->has_cue ? contact->word : -1;
	invitation_take(reading, contact);
}

/* Take item i as a contact word, if it is one */
void
contact_read_word(Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const ImageTermRow *row;
	Contact    *contact;
	bool		verb;

	if (item_has(item, ROLE_CONTACT_MODIFIER))
	{
		if (!modify_contact(reading, i))
			add_call(reading, i);
		return;
	}
	verb = item_has(item, ROLE_CONTACT_PASSIVE) || reads_as_verb(reading, i);
	if (item_has(item, ROLE_CONTACT_PASSIVE))
		row = item_row(item, ROLE_CONTACT_PASSIVE);
	else
		row = item_row(item, verb ? ROLE_CONTACT_VERB : ROLE_CONTACT_NOUN);
	if (row == NULL || row->kind == TERM_NONE)
		return;
	if (sense_is_other(reading, i, row))
	{
		/* but "to see the leader" has somebody as its object */
		if (row->role == ROLE_CONTACT_NOUN || sense_needs_place(sentence, row) ||
			sense_is_attribute(sentence, i))
			reading->sentence.items[i].roles &= ~TELLING_ROLES;
		return;
	}
	contact = add_contact(reading, i, i);
	trace_note(reading, contact, TRACE_CONTACT, i, row->role);
	contact->kind = row->kind;
	contact->verb = verb;
	contact->passive = row->role == ROLE_CONTACT_PASSIVE;
	contact->implied = sense_is_stay(sentence, row) || sense_is_sending(sentence, row);
	contact->demand = row->value != DEMAND_LINK ? (uint8_t) row->value :
		sense_is_linked(sentence, i) ? DEMAND_PLAIN : DEMAND_ACTORS;
	/* "told a visiting delegation": who deals with it has to be named */
	if (row->role == ROLE_CONTACT_VERB && sense_is_attribute(sentence, i))
	{
		contact->demand = DEMAND_ACTORS;
		contact->fixed_status = true;
	}
	if (row->status != TERM_NONE)
		fix_status(reading, contact, row);
	/* a conference with a name of its own, the session of a body */
	if (item->kind == ITEM_ENTITY &&
		image_entity(sentence->image, item->entity)->country == IMAGE_NONE)
	{
		contact->demand = DEMAND_NONE;
		/* its body takes part */
		if (item->session)
			reference_add_actor(contact, item->entity, sentence, i);
	}
}
