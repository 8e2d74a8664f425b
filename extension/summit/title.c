/*-------------------------------------------------------------------------
 *
 * title.c
 *		Titles and offices that stand for somebody who was named before.
 *
 * "Presiden" alone is the head named last; "pemimpin Rusia itu", "Perdana Menteri
 * Jepang" and "the Russian leader" are who holds that office, if the text named him.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/person.h"
#include "summit/trace.h"

/* Was somebody head of a state or government on the day of the text? */
bool
reference_is_head(const Reading *reading, uint32_t entity, uint8_t rank)
{
	return person_rank(&reading->sentence, entity, rank) <= RANK_HEAD_OF_GOVERNMENT;
}

/* Whom a title alone at item i stands for: the head that was named last */
void
reference_add_title(const Reading *reading, Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const Participant *subject;
	const Participant *pair;
	int			count;

	/* "presiden terpilih itu" is no head yet */
	bool		elect = i + 1 < sentence->count && item_has(&sentence->items[i + 1], ROLE_NOT_HOLDER);

	trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_ROLE_NOUN);
	for (int j = i - 1; j >= 0 && j >= i - ITEM_WINDOW; j--)
	{
		const Party *party = reading_party(reading, j);

		if (party == NULL)
			continue;
		if (party->person && (elect ? party->actor != IMAGE_NONE : reference_is_head(reading, party->entity, party->rank)))
		{
			contact_add_party(reading, contact, party);
			return;
		}
		j = party->first;
	}
	count = elect ? 0 : memory_pair(reading, &pair);
	for (int k = 0; k < count; k++)
	{
		const Participant *p = &pair[k];

		if (p->person && reference_is_head(reading, p->entity, p->rank))
		{
			reference_add_participants(contact, p, 1);
			return;
		}
	}
	/* "The president is to receive Y": who did something before */
	subject = sentence->modifier_first || elect ? memory_subject(reading) : NULL;
	if (subject != NULL && (elect || reference_is_head(reading, subject->entity, subject->rank)))
	{
		reference_add_participants(contact, subject, 1);
		return;
	}
	contact->title = true;
}

/* "the leader", no "leaders": does the word for a role mean one person? */
static bool
is_singular(const Sentence *sentence, const SummitItem *item)
{
	return item_has(item, ROLE_ROLE_NOUN) || item_has_title(sentence, item, ROLE_DELEGATE, "one");
}

/* "Perdana Menteri Jepang": an office that one person holds, where nouns have no article */
static bool
is_office(const Sentence *sentence, const Party *party)
{
	const SummitItem *first = &sentence->items[party->first];

	return party->rank < RANK_MINISTER && item_has(first, ROLE_ROLE_NOUN) &&
		!item_has(first, ROLE_DELEGATE);
}

/* "pemimpin Rusia itu", "the Russian leader": does a word say that he was told of? */
static bool
is_told_of(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;

	if (!sentence->modifier_first)
		return is_office(sentence, party) ||
			(next < sentence->count && sentence->items[next].gap == GAP_SPACE &&
			 item_has(&sentence->items[next], ROLE_DEMONSTRATIVE));
	return party_has_article(sentence, party, DETERMINER_DEFINITE) &&
		is_singular(sentence, &sentence->items[party->last]);
}

/* May this person have the role of the phrase: a head that of a head, no other's? */
static bool
may_be(const Reading *reading, const Party *party, uint32_t entity, uint8_t rank)
{
	if (!reading->sentence.modifier_first)
		return !is_office(&reading->sentence, party) ||
			person_rank(&reading->sentence, entity, rank) == party->rank;
	return reference_is_head(reading, entity, rank) == (party->rank <= RANK_HEAD_OF_GOVERNMENT);
}

/*
 * "X bertemu pemimpin Rusia itu", "the Russian leader met X": a role with a word
 * that points back is the person of that state who was named before; false if
 * nobody was
 */
bool
reference_add_named(const Reading *reading, Contact *contact, const Party *party)
{
	const Sentence *sentence = &reading->sentence;
	const Participant *subject;
	const Participant *pair;
	int			count;

	if (reference_is_counterpart(sentence, party))
		return reference_add_counterpart(reading, contact, party);
	if (!party->by_role || party->person || party->rank > RANK_MINISTER ||
		party->actor == IMAGE_NONE || !is_told_of(sentence, party))
		return false;
	for (int p = (int) (party - reading->parties.items) - 1; p >= 0; p--)
	{
		const Party *before = &reading->parties.items[p];

		if (before->person && before->actor == party->actor &&
			may_be(reading, party, before->entity, before->rank))
		{
			contact_add_party(reading, contact, before);
			return true;
		}
	}
	count = memory_pair(reading, &pair);
	subject = memory_subject(reading);
	for (int k = 0; k < count + (subject != NULL); k++)
	{
		const Participant *p = k < count ? &pair[k] : subject;

		if (p->person && p->actor == party->actor && may_be(reading, party, p->entity, p->rank))
		{
			reference_add_participants(contact, p, 1);
			return true;
		}
	}
	return false;
}
