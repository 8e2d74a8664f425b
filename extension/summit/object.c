/*-------------------------------------------------------------------------
 *
 * object.c
 *		Whom a pronoun stands for that is the object of a contact verb.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/trace.h"

/*
 * "X refused to receive him": whom a pronoun at item i, the object of the verb,
 * stands for: a person named before of another state than who does it
 */
void
reference_add_object(const Reading *reading, Contact *contact, int i)
{
	const ImageTermRow *row = item_row(&reading->sentence.items[i], ROLE_PRONOUN);
	const Participant *subject;
	const Participant *pair;
	int			count;

	/* "organisations that visit him", "dictate quotas, not negotiate them" */
	if (contact->participant_count == 0 || contact->kind == CONTACT_VISIT ||
		(row == NULL && contact->kind != CONTACT_MEETING && contact->kind != CONTACT_CALL) ||
		(row != NULL && (row->value == PRONOUN_OF_THINGS || row->value == PRONOUN_OF_SPEAKER ||
						 row->value == PRONOUN_OF_STATE)))
		return;
	for (int p = reading->parties.count - 1; row != NULL && p >= 0; p--)
	{
		const Party *party = &reading->parties.items[p];

		if (party->last < i && party->person && party->actor != IMAGE_NONE &&
			!contact_has_actor(contact, party->actor))
		{
			trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_PRONOUN);
			contact_add_party(reading, contact, party);
			contact->own_parties = true;
			return;
		}
	}
	count = memory_pair(reading, &pair);
	subject = row == NULL ? NULL : memory_subject(reading);
	if (row != NULL)
	{
		pair = subject;
		count = subject != NULL;
	}
	for (int k = 0; k < count; k++)
	{
		if (pair[k].actor == IMAGE_NONE || contact_has_actor(contact, pair[k].actor))
			continue;
		trace_note(reading, contact, TRACE_REFERENCE, i,
				   row != NULL ? ROLE_PRONOUN : ROLE_PRONOUN_PLURAL);
		reference_add_participants(contact, &pair[k], 1);
		contact->own_parties = true;
	}
}

/* "Macron will receive him", "bertemu dengan kedua menteri": is whom the verb is done to a pronoun at item j? */
static bool
is_object(const Sentence *sentence, const Contact *contact, int j)
{
	const SummitItem *item = &sentence->items[j];
	bool		next = j == contact->word_end + 1;

	if (!contact->verb || item->gap != GAP_SPACE)
		return false;
	if (sentence->modifier_first)
		return next && !item_has(item, ROLE_DETERMINER) &&
			(item->roles & (role_bit(ROLE_PRONOUN) | role_bit(ROLE_PRONOUN_PLURAL))) != 0;
	/* but "membahas keduanya" */
	return item_has(item, ROLE_PRONOUN_PLURAL) && !(contact->kind == CONTACT_TALKS && contact->demand == DEMAND_ACTORS) &&
		(next || (item_has(item - 1, ROLE_WITH) && j <= contact->word_end + OBJECT_REACH));
}

/* "received the minister", "talks with the minister": is a role with its article at item j whom the word governs? */
static bool
is_role_met(const Sentence *sentence, const Contact *contact, int j)
{
	int			governor = j - 2;

	return sentence->modifier_first && j <= contact->word_end + OBJECT_REACH && governor >= contact->word_end &&
		item_has(&sentence->items[j], ROLE_ROLE_NOUN) && sentence->items[j - 1].gap == GAP_SPACE &&
		(governor == contact->word_end ? contact->verb : item_has(&sentence->items[governor], ROLE_WITH));
}

/* Add whom a pronoun or role at item j stands for that is the object of the verb; false if it is none */
bool
reference_add_met(const Reading *reading, Contact *contact, int j)
{
	if (is_role_met(&reading->sentence, contact, j) && contact->kind != CONTACT_VISIT &&
		(contact->participant_count > 0 || !contact->verb) && reference_add_bare_role(reading, contact, j))
	{
		contact->own_parties = true;
		return true;
	}
	if (!is_object(&reading->sentence, contact, j))
		return false;
	if (item_has(&reading->sentence.items[j], ROLE_PRONOUN_PLURAL) && reference_add_apposed(reading, contact, j))
		return true;
	if (reading->sentence.modifier_first)
		reference_add_object(reading, contact, j);
	else if (reference_add_plural(reading, contact, j))
		contact->own_parties = true;
	return true;
}

/* Items from "including" to the noun that is one of what was told of */
#define EXAMPLE_REACH 3

/*
 * "X met Y twice, including a meeting in Z": where the phrase of the noun, which begins at item
 * begin, is an example of a contact before it, those who met there
 */
bool
reference_add_exemplified(const Reading *reading, Contact *contact, int begin)
{
	const SummitItem *items = reading->sentence.items;
	const Contact *before = contact - 1;
	int			i = begin - 1;

	while (i > 0 && i > begin - EXAMPLE_REACH && items[i + 1].gap == GAP_SPACE &&
		   (item_has(&items[i], ROLE_DETERMINER) || item_is_plain_word(&items[i])))
		i--;
	if (i <= 0 || !item_has(&items[i], ROLE_EXAMPLE) || contact->own_parties || contact == reading->contacts ||
		before->dropped || before->participant_count < 2 || before->kind == CONTACT_VISIT)
		return false;
	reference_add_participants(contact, before->participants, before->participant_count);
	return true;
}
