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

#include "summit/item.h"

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
