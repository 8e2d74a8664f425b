/*-------------------------------------------------------------------------
 *
 * insertion.c
 *		What two commas enclose between a phrase and its verb.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/date.h"

/* Items of an insertion between a noun and what is said of it */
#define INSERTION_REACH 10

/* "X, due to arrive on Friday, asks for talks": is the date at item i one of an insertion that a cue begins? */
bool
insertion_has_date(const Sentence *sentence, const Contact *contact, int i)
{
	const SummitItem *items = sentence->items;
	int			end = i + 1;

	while (end < contact->first && items[end].gap <= GAP_PERIOD)
		end++;
	if (!sentence->modifier_first || items[end].gap != GAP_COMMA)
		return false;
	while (i > 1 && items[i].gap <= GAP_PERIOD)
		i--;
	return items[i].gap == GAP_COMMA && item_has(&items[i], ROLE_STATUS_CUE) &&
		(items[i].roles & (role_bit(ROLE_DATE_ON) | role_bit(ROLE_CLAUSE) | role_bit(ROLE_AND))) == 0;
}

/* "talks, broken off in May, resume": does the insertion tell what came to nothing before? */
static bool
tells_halt(const SummitItem *first)
{
	const ImageTermRow *row = item_row(first, ROLE_STATUS_CUE);

	return row != NULL && status_is_denied(row->status);
}

/*
 * "a session of X, convened at Y's request, ended on Friday": the first item behind the insertion
 * that begins at item i, where what is said of the noun follows; or -1.  But "the talks, starting
 * on Monday, will cover" are dated by it.
 */
int
insertion_end(const Sentence *sentence, const Contact *contact, int i)
{
	const SummitItem *items = sentence->items;

	if (!sentence->modifier_first || contact->verb || items[i].gap != GAP_COMMA ||
		(items[i].roles & (role_bit(ROLE_AND) | role_bit(ROLE_RELATIVE) | DATE_ROLES)) != 0)
		return -1;
	for (int j = i + 1; j < sentence->count && j <= i + INSERTION_REACH; j++)
	{
		if ((items[j].roles & DATE_ROLES) != 0 && items[j].gap != GAP_COMMA && !tells_halt(&items[i]))
			return -1;
		if (items[j].gap == GAP_COMMA)
			return (item_has_value(&items[j], ROLE_STATUS_CUE, CUE_BOTH) || item_has(&items[j], ROLE_HOLDING)) &&
				(items[j].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_AND))) == 0 ? j : -1;
		if (items[j].gap > GAP_PERIOD)
			return -1;
	}
	return -1;
}
