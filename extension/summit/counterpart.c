/*-------------------------------------------------------------------------
 *
 * counterpart.c
 *		Whom a counterpart of a state is, where he was named before.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* "mitranya dari Rusia", "his Russian counterpart": somebody of another state, not named? */
bool
reference_is_counterpart(const Sentence *sentence, const Party *party)
{
	if (!party->by_role || party->person || party->actor == IMAGE_NONE)
		return false;
	for (int i = party->first; i <= party->last; i++)
	{
		if (item_has(&sentence->items[i], ROLE_COUNTERPART))
			return true;
	}
	return false;
}

/*
 * Who was named before of the state of a counterpart, and is a head where the first
 * party is one, or none where that is none
 */
bool
reference_add_counterpart(const Reading *reading, Contact *contact, const Party *party)
{
	const Participant *own = &contact->participants[0];
	const Participant *pair;
	int			count = memory_pair(reading, &pair);

	if (contact->participant_count == 0 || !own->person)
		return false;
	for (int k = 0; k < count; k++)
	{
		if (pair[k].person && pair[k].actor == party->actor &&
			reference_is_head(reading, pair[k].entity, pair[k].rank) ==
			reference_is_head(reading, own->entity, own->rank))
		{
			reference_add_participants(contact, &pair[k], 1);
			return true;
		}
	}
	return false;
}
