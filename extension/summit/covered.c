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

/* "X asks Y to visit the White House": is it the state of a seat to which a journey leads? */
static bool
is_visited_seat(const Reading *reading, const Contact *contact, const Participant *p)
{
	const SummitItem *item = p->item < 0 ? NULL : &reading->sentence.items[p->item];

	return contact->kind == CONTACT_VISIT && item != NULL && item->kind == ITEM_ENTITY &&
		item->entity_kind == ENTITY_ORGANISATION && item->entity != p->entity;
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

		if (!(p->bare || is_visited_seat(reading, contact, p)) ||
			holds_session(reading, contact, p) || !is_covered(contact, p))
			contact->participants[kept++] = *p;
	}
	contact->participant_count = kept;
}
