/*-------------------------------------------------------------------------
 *
 * bare_role.c
 *		Roles by themselves that stand for somebody who was named before.
 *
 * "The minister then met X", "X received the secretary": where nouns have articles, a
 * role with the definite one and no name beside it is who has that role, if the text told
 * of a contact before and named him.  Heads that are subjects are in title.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/person.h"
#include "summit/trace.h"

/* May a person have the role of the row: a head that of a head, a minister that of one? */
static bool
fits(const Reading *reading, const ImageTermRow *row, uint32_t entity, uint8_t called)
{
	uint8_t		rank = person_rank(&reading->sentence, entity, called);

	if (row->rank <= RANK_HEAD_OF_GOVERNMENT)
		return rank <= RANK_HEAD_OF_GOVERNMENT;
	if (row->rank == RANK_MINISTER || row->rank == RANK_DEPUTY_HEAD)
		return rank >= RANK_DEPUTY_HEAD && rank <= RANK_MINISTER;
	return rank == row->rank;
}

/* "The minister", but "the minister of X", "the minister, X," and "the prime minister's office": its row, or NULL */
static const ImageTermRow *
bare_row(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const SummitItem *next = item + 1;
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	if (row == NULL || row->rank > RANK_ENVOY || row->rank == RANK_HEAD_OF_BODY || !sentence->modifier_first ||
		i == 0 || reading->party_at[i] >= 0 || item->gap != GAP_SPACE ||
		!item_has_value(item - 1, ROLE_DETERMINER, DETERMINER_DEFINITE))
		return NULL;
	if (i + 1 < sentence->count &&
		(item_has(next, ROLE_ROLE_LINK) || next->gap == GAP_HYPHEN ||
		 next->gap == GAP_APOSTROPHE ||
		 (next->gap == GAP_SPACE && item_is_capital_word(next) && !sentence->title_case)))
		return NULL;
	return row;
}

/* Who was named before in the sentence, or NULL */
static const Party *
find_party(const Reading *reading, const Contact *contact, int i, const ImageTermRow *row)
{
	for (int p = reading->parties.count - 1; p >= 0; p--)
	{
		const Party *party = &reading->parties.items[p];

		if (party->last < i && party->person && party->actor != IMAGE_NONE &&
			!(contact != NULL && contact_has_actor(contact, party->actor)) &&
			fits(reading, row, party->entity, party->rank))
			return party;
	}
	return NULL;
}

/* Who did something before, or else took part in the contact before; or NULL */
static const Participant *
find_participant(const Reading *reading, const Contact *contact, const ImageTermRow *row)
{
	const Participant *subject;
	const Participant *pair;
	int			count;

	if (!reading->memory->has_contact)
		return NULL;
	subject = memory_subject(reading);
	count = memory_pair(reading, &pair);
	for (int k = -1; k < count; k++)
	{
		const Participant *p = k < 0 ? subject : &pair[k];

		if (p != NULL && p->person && p->actor != IMAGE_NONE &&
			!(contact != NULL && contact_has_actor(contact, p->actor)) &&
			fits(reading, row, p->entity, p->rank))
			return p;
	}
	return NULL;
}

/* Does item i stand for somebody by his role, below a head? */
bool
reference_is_bare_role(const Reading *reading, int i)
{
	const ImageTermRow *row = item_has(&reading->sentence.items[i], ROLE_ROLE_NOUN) ? bare_row(reading, i) : NULL;

	return row != NULL && row->rank > RANK_HEAD_OF_GOVERNMENT &&
		(find_party(reading, NULL, i, row) != NULL || find_participant(reading, NULL, row) != NULL);
}

/* Add whom the role at item i stands for, of another state than who takes part; false if nobody is known */
bool
reference_add_bare_role(const Reading *reading, Contact *contact, int i)
{
	const ImageTermRow *row = bare_row(reading, i);
	const Party *party;
	const Participant *participant;

	if (row == NULL)
		return false;
	party = find_party(reading, contact, i, row);
	participant = party == NULL ? find_participant(reading, contact, row) : NULL;
	if (party == NULL && participant == NULL)
		return false;
	trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_ROLE_NOUN);
	if (party != NULL)
		contact_add_party(reading, contact, party);
	else
		reference_add_participants(contact, participant, 1);
	return true;
}
