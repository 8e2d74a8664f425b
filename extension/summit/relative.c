/*-------------------------------------------------------------------------
 *
 * relative.c
 *		Words that say more of a noun, or open a clause.
 *
 * English "that" is both: "a meeting that took place in Paris", "said that talks
 * in Paris failed".  Behind a noun and before a verb it is the former.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/venue.h"

#define EITHER (role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE))

/* Words from a relative word to the verb: "that was also attended by" */
#define VERB_REACH 3

/* Does item i stand between a contact, or who takes part in it, and the verb of it? */
static bool
says_more(const Sentence *sentence, int i)
{
	const uint64_t nouns = role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_DELEGATE);
	const uint64_t verbs = role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING) | role_bit(ROLE_WITH);
	const SummitItem *items = sentence->items;

	if (i == 0 || items[i].gap != GAP_SPACE ||
		!(items[i - 1].kind == ITEM_ENTITY || item_is_capital_word(&items[i - 1]) ||
		  (items[i - 1].roles & nouns) != 0))
		return false;
	for (int j = i + 1; j < sentence->count && j <= i + VERB_REACH && items[j].gap == GAP_SPACE; j++)
	{
		if ((items[j].roles & verbs) != 0)
			return true;
		if (!item_is_plain_word(&items[j]) && !item_has(&items[j], ROLE_FILLER))
			return false;
	}
	return false;
}

/* Leave a word that could be either the one role that it has here */
void
sentence_settle_relatives(Sentence *sentence)
{
	/* Indonesian "di mana" stays both */
	if (!sentence->modifier_first || (sentence->roles & EITHER) != EITHER)
		return;
	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];

		if ((item->roles & EITHER) != EITHER)
			continue;
		/* no determiner, either: "that day" */
		if (says_more(sentence, i))
			item->roles = role_bit(ROLE_RELATIVE);
		else
			item->roles &= ~role_bit(ROLE_RELATIVE);
	}
}

/* Items of a relative clause that a word which points back ends */
#define RELATIVE_REACH 12

/*
 * "the summit, which X will attend, begins": the item before the comma that ends a clause about
 * somebody else, where it goes on with how the contact goes; else -1
 */
static int
insertion_end(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;

	if (items[i].gap != GAP_COMMA || i + 1 >= sentence->count || reading->party_at[i + 1] < 0)
		return -1;
	for (int j = i + 2; j < sentence->count && j <= i + RELATIVE_REACH; j++)
	{
		if (item_is_hard_break(&items[j]))
			return -1;
		if (items[j].gap == GAP_COMMA)
			return item_has(&items[j], ROLE_HOLDING) ||
				(item_has(&items[j], ROLE_STATUS_CUE) && j + 1 < sentence->count &&
				 item_has(&items[j + 1], ROLE_HOLDING)) ? j - 1 : -1;
	}
	return -1;
}

/*
 * "pertemuan yang dihadiri X itu digelar di Y": where a relative clause about the noun
 * begins at item i and a word that points back ends it, so that the predicate of the noun
 * follows, the item of that word.  What is to come is said of the noun behind whoever does it,
 * too, or whose word it is: "yang didukung X akan digelar", "yang menurut X akan digelar".  Else -1
 */
int
relative_end(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;
	const ImageTermRow *row;

	if (contact->verb || !item_has(&items[i], ROLE_RELATIVE))
		return -1;
	if (sentence->modifier_first)
		return insertion_end(reading, i);
	for (int j = i + 2; j + 1 < sentence->count && j <= i + RELATIVE_REACH; j++)
	{
		if (items[j].gap >= GAP_COMMA ||
			(items[j].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
							   role_bit(ROLE_RELATIVE))) != 0)
			return -1;
		if (item_has(&items[j], ROLE_DEMONSTRATIVE) && items[j + 1].gap == GAP_SPACE &&
			(items[j + 1].roles & (role_bit(ROLE_HOLDING) | role_bit(ROLE_STATUS_CUE))) != 0)
			return j;
		row = items[j + 1].gap == GAP_SPACE ? cue_at(sentence, j + 1) : NULL;
		if (row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BOTH &&
			(item_has(&items[i + 1], ROLE_CLAUSE) || items[j].kind == ITEM_ENTITY))
			return j;
	}
	return -1;
}
