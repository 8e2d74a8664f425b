/*-------------------------------------------------------------------------
 *
 * contact_party.c
 *		The parties of a contact: who is one, and whom a phrase adds.
 *
 * Nobody is added twice.  What is no party between states (a firm, a club) is not
 * added, and a state is none of its own where a person takes part for it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/told.h"
#include "summit/trace.h"

/* Is the entity a party of the contact? */
bool
contact_has_party(const Contact *contact, uint32_t entity)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].entity == entity)
			return true;
	}
	return false;
}

/* Does one of the parties act for this state or body, or is it? */
bool
contact_has_actor(const Contact *contact, uint32_t actor)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].actor == actor)
			return true;
	}
	return false;
}

/* And is that a person? */
bool
contact_has_person_of(const Contact *contact, uint32_t actor)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].person && contact->participants[i].actor == actor)
			return true;
	}
	return false;
}

/* Is any party a person: not only states and bodies, as in "the US-Russia summit"? */
bool
contact_has_person(const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].person)
			return true;
	}
	return false;
}

/* Add a party; false if it is one already, or there is no room */
bool
contact_add(Contact *contact, const Participant *participant)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		if (p->entity == participant->entity &&
			(p->entity != IMAGE_NONE || p->start == participant->start))
			return false;
	}
	if (contact->participant_count >= CONTACT_PARTIES_MAX)
		return false;
	contact->participants[contact->participant_count++] = *participant;
	return true;
}

/* The party at an index is none */
void
contact_remove(Contact *contact, int i)
{
	contact->participant_count--;
	memmove(&contact->participants[i], &contact->participants[i + 1],
			sizeof(Participant) * (Size) (contact->participant_count - i));
}

/* Does the phrase name a state, an international body or somebody in office? */
bool
contact_is_official(const Sentence *sentence, const Party *party)
{
	const ImageEntity *entity;

	if (party->by_role || party->country)
		return true;
	if (party->entity == IMAGE_NONE)
		return false;
	entity = image_entity(sentence->image, party->entity);
	if (entity->kind == ENTITY_PERSON)
		return entity->careers > 0;
	return entity->kind == ENTITY_ORGANISATION &&
		(entity->country == IMAGE_NONE ||
		 item_begins_name(sentence, party->core, NAME_HEAD_MINISTRY));
}

/* Note what makes a phrase a party: its role words and what governs it */
static void
trace_party(const Reading *reading, const Contact *contact, const Party *party)
{
	static const TermRole roles[] = {
		ROLE_DELEGATE, ROLE_COUNTERPART, ROLE_ROLE_NOUN, ROLE_NOT_HOLDER
	};

	if (reading->trace == NULL)
		return;
	if (party->governor >= 0)
		trace_record(reading, contact, TRACE_PREPOSITION, party->governor,
					 party->preposition, party->core);
	for (int i = party->first; i <= party->last; i++)
	{
		for (size_t r = 0; r < lengthof(roles); r++)
		{
			if (!item_has(&reading->sentence.items[i], roles[r]))
				continue;
			trace_record(reading, contact, TRACE_ROLE, i, (uint8_t) roles[r],
						 party->core);
			break;
		}
	}
}

/* A club, a central bank; "the actor X" */
static bool
is_of_company(const Sentence *sentence, const Party *party, bool official)
{
	const SummitItem *core = &sentence->items[party->core];

	return item_has(core, ROLE_NOT_CONTACT) ||
		(party->person && !official && party->first > 0 &&
		 sentence->items[party->first].gap == GAP_SPACE &&
		 item_has(core - 1, ROLE_NOT_CONTACT));
}

/* Add what a phrase names; a city by itself stands for its state */
void
contact_add_party(const Reading *reading, Contact *contact, const Party *party)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *core = &sentence->items[party->core];
	Participant p;

	if (reference_add_named(reading, contact, party))
		return;
	p.entity = party->entity;
	p.actor = party->actor;
	p.start = core->start;
	p.end = core->end;
	p.item = party->core;
	p.rank = party->rank;
	p.person = party->person;
	p.faction = party->faction;
	p.bare = !party->person && !party->by_role;
	p.city = party->place;
	p.official = party->faction || contact_is_official(sentence, party) ||
		(party->person && party->entity != IMAGE_NONE && told_of_person(reading, party->entity));
	if (is_of_company(sentence, party, p.official))
	{
		contact->company = contact->company || party->person ||
			(party->by_role && p.actor != sentence->home);
		return;
	}
	if (party->person && party->entity == IMAGE_NONE)
	{
		p.start = party->name_start;
		p.end = party->name_end;
	}
	/* "the Kremlin", "Gedung Putih": the government whose seat it is */
	if (item_has(core, ROLE_DELEGATE) && core->kind == ITEM_ENTITY && p.entity != p.actor)
	{
		p.entity = p.actor;
		p.official = true;
		p.bare = false;
	}
	/* a firm, club or paper of one state is no party between states */
	else if (!party->by_role && !party->person && !party->place &&
			 !party->country && !p.official &&
			 (party->preposition == TERM_NONE || party->object))
		return;
	if (party->place && party->entity != IMAGE_NONE)
	{
		p.entity = image_entity(sentence->image, party->entity)->country;
		if (p.entity == IMAGE_NONE)
			return;
		p.actor = p.entity;
	}
	if (contact_add(contact, &p))
		trace_party(reading, contact, party);
}

/* "X sends an envoy to Y": those found so far stay at home, and whoever goes acts
 * for their states */
void
participants_stay(Contact *contact)
{
	int			kept = contact->participant_count;

	contact->participant_count = 0;
	for (int i = 0; i < kept; i++)
	{
		Participant p = contact->participants[i];

		if (p.actor != IMAGE_NONE)
			p.entity = p.actor;
		p.person = p.person && p.actor == IMAGE_NONE;
		p.rank = RANK_NONE;
		p.bare = false;
		contact_add(contact, &p);
	}
}

/* Is it the body whose session the contact is? */
static bool
holds_session(const Reading *reading, const Contact *contact,
			  const Participant *p)
{
	return contact->body && p->entity != IMAGE_NONE &&
		image_entity(reading->sentence.image, p->entity)->kind == ENTITY_ORGANISATION;
}

/* A state named beside its own president is no party of its own */
void
participants_drop_states(const Reading *reading, Contact *contact)
{
	int			kept = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		if (!p->bare || holds_session(reading, contact, p) || !contact_has_person_of(contact, p->actor))
			contact->participants[kept++] = *p;
	}
	contact->participant_count = kept;
}
