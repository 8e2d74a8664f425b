/*-------------------------------------------------------------------------
 *
 * missing.c
 *		Contact words beside which too few take part.
 *
 * These are two in five of all that are read.  What could be reason to believe in
 * others all the same is asked first, so that neither status, place nor date
 * has to be found for what international.c would turn away.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/participant.h"
#include "summit/wording.h"

/* Does a word beside the contact point back to one that was told of? */
static bool
is_pointed_at(const Reading *reading, const Contact *contact)
{
	int			next = contact->word_end + 1;

	return wording_points_back(reading, contact) ||
		(next < reading->sentence.count &&
		 item_has(&reading->sentence.items[next], ROLE_DEMONSTRATIVE));
}

/*
 * Are too few known to take part in the only contact of the sentence, and will
 * international.c believe in nobody else, whatever its status and place?  Whoever
 * asks why there is none wants to have it all.
 */
bool
participants_are_missing(const Reading *reading, const Contact *contact)
{
	if (reading->trace != NULL || contact->participant_count > 1 ||
		visited_permission(reading, contact) >= 0)
		return false;
	/* "received a loan": only two make it a contact */
	if (contact->verb && contact->demand == DEMAND_ACTORS &&
		contact->kind != CONTACT_VISIT)
		return !contact->plural && !contact->title &&
			!wording_has_counterpart(reading, contact) &&
			!actors_are_members(reading, contact) &&
			!wording_is_by_officers(reading, contact);
	if (contact->participant_count > 0)
		return false;
	/* sport and business */
	if (reading->unofficial)
		return true;
	return contact->demand != DEMAND_NONE && !contact->plural &&
		!reading->between_states && !reading->memory->has_contact &&
		/* bare talks, which may be held abroad */
		(contact->kind != CONTACT_TALKS || reading->sentence.modifier_first) &&
		!is_pointed_at(reading, contact) &&
		!wording_is_multilateral(reading, contact) &&
		!wording_has_leaders(reading, contact);
}
