/*-------------------------------------------------------------------------
 *
 * cataphora.c
 *		Pronouns that stand before whom they mean.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* "Dalam kunjungannya ke X, Y": is the person p of the state that is visited there? */
static bool
is_visited(const Reading *reading, const Contact *contact, int p)
{
	const Party *parties = reading->parties.items;

	for (int q = p - 1; contact->kind == CONTACT_VISIT && q >= 0 &&
		 parties[q].first > contact->word; q--)
	{
		if (parties[q].preposition == ROLE_TOWARD && parties[q].actor == parties[p].actor)
			return true;
	}
	return false;
}

/* "Dalam kunjungannya ke X, Y bertemu Z": he who does what the main clause tells */
bool
reference_add_person_behind(const Reading *reading, Contact *contact, int i)
{
	int			p = reading->sentence.modifier_first || contact->verb || i != contact->word ||
		i == 0 || i > 2 ||
		(reading->sentence.items[0].roles & (role_bit(ROLE_AT) | role_bit(ROLE_WITH) | TIME_ROLES)) == 0 ? -1 :
		subject_following(reading, contact->word_end);

	if (p < 0 || !reading->parties.items[p].person || is_visited(reading, contact, p))
		return false;
	participants_add_group(reading, contact, p);
	return true;
}
