/*-------------------------------------------------------------------------
 *
 * subject_behind.c
 *		Finding the subject of the main clause behind a contact.
 *
 * Where the sentence begins with the contact as an adverbial: "Dalam pertemuan
 * itu, X mengatakan", "In talks with Y, X said".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* "in Y, X, in June": what no verb can follow is the end of an address */
static bool
ends_address(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;

	return sentence->modifier_first &&
		(next >= sentence->count ||
		 (sentence->items[next].roles & (role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) |
										 role_bit(ROLE_DATE_ON))) != 0);
}

/* Items before a noun with which a sentence opens: "Usai pertemuan itu, dia" */
#define OPENING_REACH 2

/*
 * The pronoun that is the subject behind "Dalam pertemuan itu, ...", whose noun begins at
 * item begin and ends at item i, or -1
 */
int
subject_following_pronoun(const Reading *reading, int begin, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (begin > OPENING_REACH)
		return -1;

	for (int j = i + 1; j < sentence->count && j < i + MAIN_CLAUSE_REACH; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item_is_hard_break(item))
			return -1;
		if (reading->party_at[j] >= 0)
			j = reading_party(reading, j)->last;
		else if (item->gap == GAP_COMMA)
			return (item_has(item, ROLE_PRONOUN) || (sentence->modifier_first && item_has(item, ROLE_PRONOUN_PLURAL))) &&
				!item_has(item, ROLE_DETERMINER) && !item_has(item, ROLE_CONTACT_NOUN) ? j : -1;
	}
	return -1;
}

/* "the talks go on, X said": does the sentence end with whom it is from? */
static bool
is_quoted(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;

	return sentence->modifier_first && party->person && next + 1 == sentence->count &&
		item_has(&sentence->items[next], ROLE_SPEECH);
}

/* The subject of the main clause behind "Dalam pertemuan dengan X, ..." */
int
subject_following(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			comma = -1;

	for (int j = i + 1; j < sentence->count && j < i + MAIN_CLAUSE_REACH; j++)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			return -1;
		if (item->gap == GAP_COMMA)
			comma = j;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			/* ", and Y asks", ", which Y attends": another clause */
			if (comma >= 0 && j - comma <= 1 && !party->address &&
				!(sentence->modifier_first &&
				  (sentence->items[comma].roles & (role_bit(ROLE_AND) | role_bit(ROLE_RELATIVE)))) &&
				party->preposition == TERM_NONE && !party->modifies &&
				!party->object && party->rank != RANK_SPOKESPERSON &&
				!(party->country && ends_address(sentence, party)) &&
				!is_quoted(sentence, party))
				return p;
			j = party->last;
		}
		else if (item->roles & (role_bit(ROLE_CONTACT_VERB) |
								role_bit(ROLE_SPEECH)))
			return -1;
	}
	return -1;
}
