/*-------------------------------------------------------------------------
 *
 * adverbial.c
 *		Contacts that the sentence names as the time or place of something else.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* Does the noun stand as an adverbial: "during the talks", "at a summit"? */
bool
contact_is_adverbial(const Sentence *sentence, int i)
{
	int			reach = OBJECT_REACH;
	int			owners = 0;

	for (int j = i - 1; j >= 0 && j >= i - reach; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return false;
		/* "in a 1 hour 15 minute conversation" */
		if (item->kind == ITEM_NUMBER && reach < 2 * OBJECT_REACH)
			reach += 2;
		if (item->roles & (role_bit(ROLE_TIME_DURING) | role_bit(ROLE_AT) |
						   role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
		/* "at a UN summit": whose it is */
		if (item->kind == ITEM_ENTITY &&
			(!sentence->modifier_first || owners++ > 0 || j == 0 ||
			 sentence->items[j].gap != GAP_SPACE))
			return false;
	}
	return false;
}

/* Does the noun only say when something else is: "ahead of the summit"? */
bool
contact_is_dated_by(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - OBJECT_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA ||
			item->kind == ITEM_ENTITY || item_has(item, ROLE_HOLDING) ||
			(!sentence->modifier_first && item_has(item, ROLE_AT)))
			return false;
		if (item->roles & (role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
	}
	return false;
}
