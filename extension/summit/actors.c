/*-------------------------------------------------------------------------
 *
 * actors.c
 *		For which states and bodies the parties of a contact act.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/participant.h"
#include "summit/person.h"

/* Items from the word that wishes for talks to them: "ready to open a dialogue" */
#define OFFERED_REACH 3

/* Is the party an international body? */
bool
actor_is_body(const Reading *reading, const Participant *p)
{
	return entity_is_body(reading->sentence.image, p->entity);
}

/* Is the party a state or international body, not a firm or club of a state? */
static bool
is_own(const Reading *reading, const Participant *p)
{
	return p->entity != IMAGE_NONE &&
		image_entity(reading->sentence.image, p->entity)->country == IMAGE_NONE;
}

/* Is one of the parties an international body? */
bool
participants_name_body(const Reading *reading, const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (actor_is_body(reading, &contact->participants[i]))
			return true;
	}
	return false;
}

/* Does the sentence name a state other than this one and that at home? */
bool
actors_are_others(const Reading *reading, uint32_t actor)
{
	for (int i = 0; i < reading->foreign_count; i++)
	{
		if (reading->foreign[i] != actor)
			return true;
	}
	return false;
}

/* Is the venue abroad for the only actor known?  A region always is. */
bool
actor_is_abroad(const Reading *reading, const Contact *contact, uint32_t actor)
{
	uint32_t	there;

	if (contact->place == IMAGE_NONE || actor == IMAGE_NONE)
		return false;
	there = entity_actor(reading->sentence.image, contact->place);
	return there != actor;
}

void
actors_count(const Reading *reading, const Contact *contact, Actors *actors)
{
	bool		faction = false;
	bool		person = false;

	memset(actors, 0, sizeof(Actors));
	actors->first = IMAGE_NONE;
	actors->unknown = contact->outside;
	actors->visitor = contact->leaders;
	actors->known_only = contact->participant_count > 0;
	actors->weak = actors->without_office = true;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		faction = faction || p->faction;
		actors->official = actors->official || p->official;
		actors->state = actors->state || p->official || (!p->person && is_own(reading, p));
		actors->visitor = actors->visitor || p->person || !p->bare ||
			actor_is_body(reading, p);
		actors->in_office = actors->in_office ||
			(p->official && (p->person || (!p->bare &&
										   is_own(reading, p))));
		actors->known_only = actors->known_only && p->person && !p->official &&
			p->entity != IMAGE_NONE;
		person = person || p->person;
		actors->without_office = actors->without_office &&
			(!p->person || (!p->official && p->entity != IMAGE_NONE));
		actors->private = actors->private ||
			(p->person && !p->official && p->entity != IMAGE_NONE && p->actor != IMAGE_NONE &&
			 p->actor == reading->sentence.home);
		if (p->actor == IMAGE_NONE)
		{
			actors->unknown = true;
			actors->stranger = actors->stranger || p->rank <= RANK_MINISTER || p->faction;
			continue;
		}
		actors->known++;
		if (!p->city)
			actors->weak = false;
		if (actors->first == IMAGE_NONE)
			actors->first = p->actor;
		else if (actors->first != p->actor)
			actors->two = true;
	}
	actors->without_office = actors->without_office && person;
	/* a group that acts for itself is an actor, though of no state */
	if (faction && actors->first != IMAGE_NONE)
		actors->two = true;
}

/* "a session of the General Assembly": does an international body hold the meeting? */
bool
actors_are_of_body(const Reading *reading, const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (!contact->verb && contact->kind == CONTACT_MEETING &&
			actor_is_body(reading, &contact->participants[i]))
			return true;
	}
	return contact->body;
}

/* "Washington bersedia membuka dialog": a state wishes for it, with whom is left open */
bool
actor_offers_talks(const Reading *reading, const Contact *contact,
				   const Actors *actors)
{
	return !reading->sentence.modifier_first && !contact->verb &&
		contact->kind == CONTACT_TALKS && !reading->unofficial &&
		contact->status == STATUS_PROPOSED && contact->cue >= contact->word - OFFERED_REACH &&
		contact->cue < contact->word &&
		!item_has(&reading->sentence.items[contact->cue], ROLE_CLAUSE) &&
		contact->participant_count == 1 && contact->participants[0].bare && actors->state &&
		actors->first != reading->sentence.home;
}

/*
 * "Para menlu ASEAN membahas Myanmar": do several who act for an international body do
 * together what takes two?
 */
bool
actors_are_members(const Reading *reading, const Contact *contact)
{
	const Participant *p = &contact->participants[0];
	const Sentence *sentence = &reading->sentence;
	const Party *party;

	if (sentence->modifier_first || !contact->verb || contact->kind != CONTACT_TALKS ||
		contact->participant_count != 1 || p->item < 0 || !actor_is_body(reading, p))
		return false;
	party = reading_party(reading, p->item);
	return party != NULL && item_has_title(sentence, &sentence->items[party->first], ROLE_DELEGATE, "several");
}
