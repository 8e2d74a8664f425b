/*-------------------------------------------------------------------------
 *
 * covered.c
 *		States that are no party of their own, since a person acts for them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* Is it the body whose session the contact is? */
static bool
holds_session(const Reading *reading, const Contact *contact,
			  const Participant *p)
{
	return contact->body && p->entity != IMAGE_NONE &&
		image_entity(reading->sentence.image, p->entity)->kind == ENTITY_ORGANISATION;
}

/* Does a person take part who acts for this state? */
static bool
is_covered(const Contact *contact, const Participant *state)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].person && contact->participants[i].actor == state->actor)
			return true;
	}
	return false;
}

/* A state named beside its own president is no party of its own */
void
participants_drop_states(const Reading *reading, Contact *contact)
{
	int			kept = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		if (!p->bare || holds_session(reading, contact, p) || !is_covered(contact, p))
			contact->participants[kept++] = *p;
	}
	contact->participant_count = kept;
}
