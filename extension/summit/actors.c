/*-------------------------------------------------------------------------
 *
 * actors.c
 *		Whether the parties of a contact are at least two international actors.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/wording.h"

/* Sentences for which a contact told of is what bare nouns are about */
#define RECALL_SENTENCES 8

/* Is the party an international body? */
static bool
is_body(const Reading *reading, const Participant *p)
{
	const ImageEntity *e;

	if (p->entity == IMAGE_NONE)
		return false;
	e = image_entity(reading->sentence.image, p->entity);
	return e->kind == ENTITY_ORGANISATION && e->country == IMAGE_NONE;
}

/* Is the party a state or international body, not a firm or club of a state? */
static bool
acts_for_itself(const Reading *reading, const Participant *p)
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
		if (is_body(reading, &contact->participants[i]))
			return true;
	}
	return false;
}

/* Does the sentence name a state other than this one and that at home? */
static bool
names_others(const Reading *reading, uint32_t actor)
{
	for (int i = 0; i < reading->foreign_count; i++)
	{
		if (reading->foreign[i] != actor)
			return true;
	}
	return false;
}

/* The states and bodies that the parties act for */
typedef struct Actors
{
	uint32_t	first;			/* IMAGE_NONE if none is known */
	bool		two;			/* at least two different ones */
	int			known;			/* parties whose actor is known */
	bool		unknown;		/* somebody whose state is not known */
	bool		stranger;		/* and who is in an office of state */
	bool		weak;			/* all known ones are mere places */
	bool		official;		/* at least one is in office */
	bool		in_office;		/* and is more than a state or body by itself */
	bool		visitor;		/* at least one is more than a state's name */
	bool		private;		/* somebody of the state at home without an
								 * office */
	bool		state;			/* at least one acts for itself, or is in
								 * office */
} Actors;

static void
count_actors(const Reading *reading, const Contact *contact, Actors *actors)
{
	bool		faction = false;

	actors->first = IMAGE_NONE;
	actors->two = false;
	actors->known = 0;
	actors->unknown = contact->outside;
	actors->stranger = false;
	actors->weak = true;
	actors->official = false;
	actors->in_office = false;
	actors->visitor = false;
	actors->state = false;
	actors->private = false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		faction = faction || p->faction;
		actors->official = actors->official || p->official;
		actors->state = actors->state || p->official || p->rank != RANK_NONE ||
			(!p->person && acts_for_itself(reading, p));
		actors->visitor = actors->visitor || p->person || !p->bare ||
			is_body(reading, p);
		actors->in_office = actors->in_office ||
			(p->official && (p->person || (!p->bare &&
										   acts_for_itself(reading, p))));
		actors->private = actors->private ||
			(p->person && !p->official && p->rank == RANK_NONE &&
			 p->entity != IMAGE_NONE && p->actor != IMAGE_NONE &&
			 p->actor == reading->sentence.home);
		if (p->actor == IMAGE_NONE)
		{
			actors->unknown = true;
			actors->stranger = actors->stranger ||
				(p->person && (p->rank <= RANK_MINISTER || p->faction));
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
	/* a group that acts for itself is an actor, though of no state */
	if (faction && actors->first != IMAGE_NONE)
		actors->two = true;
}

/* Is the venue abroad for the only actor known?  A region always is. */
static bool
is_abroad(const Reading *reading, const Contact *contact, uint32_t actor)
{
	uint32_t	there;

	if (contact->place == IMAGE_NONE || actor == IMAGE_NONE)
		return false;
	there = entity_actor(reading->sentence.image, contact->place);
	return there != actor;
}

/* Are several parties known, all of one state, which meet abroad? */
static bool
is_inner(const Contact *contact, const Actors *actors)
{
	/* but several negotiators abroad face others */
	return actors->known > 1 && !actors->two && !contact->outside &&
		!(contact->kind == CONTACT_TALKS && actors->in_office);
}

/* Does an international body by itself hold the meeting? */
static bool
is_session(const Reading *reading, const Contact *contact)
{
	return contact->kind == CONTACT_MEETING && !contact->verb &&
		contact->demand == DEMAND_PLAIN && contact->participant_count == 1 &&
		!contact->own_parties && is_body(reading, &contact->participants[0]);
}

/* Did one of the last sentences tell of a contact between states? */
static bool
recalls_contact(const Reading *reading)
{
	return reading->memory->has_contact &&
		reading->sentence.number - reading->memory->sentence <= RECALL_SENTENCES;
}

/*
 * "the president's visit to", "a state visit to", "this visit to": is the
 * journey to a state one of its visitors in office, though none is named?
 */
static bool
is_official_visit(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (contact->verb || reading->unofficial)
		return false;
	if (contact->demand == DEMAND_NONE || wording_points_back(reading, contact))
		return true;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + 2; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_ROLE_NOUN);

		if (sentence->items[i].gap >= GAP_COMMA)
			return false;
		if (row != NULL && row->rank <= RANK_MINISTER && reading->party_at[i] < 0)
			return true;
	}
	return false;
}

/*
 * "Iran wants to negotiate": with whom is left open, but a state has nobody but
 * others to negotiate with.
 */
static bool
wants_talks(const Reading *reading, const Contact *contact,
			const Actors *actors)
{
	return contact->kind == CONTACT_TALKS && contact->demand == DEMAND_PLAIN &&
		contact->participant_count == 1 && contact->has_cue &&
		contact->status != STATUS_HELD && actors->official && !actors->weak &&
		actors->first != IMAGE_NONE && actors->first != reading->sentence.home;
}

/* "negotiates with several states" */
static bool
is_with_several(const Reading *reading, const Contact *contact)
{
	return wording_is_with(reading, contact) &&
		wording_is_multilateral(reading, contact);
}

/* Are the parties such as no contact between states has? */
static bool
is_excluded(const Reading *reading, const Contact *contact,
			const Actors *actors)
{
	bool		meets = contact->kind == CONTACT_MEETING ||
		contact->kind == CONTACT_TALKS;

	/* sport and business, where a state's name is its team's or its firms' */
	if (reading->unofficial && !actors->in_office && !contact->body &&
		(contact->demand != DEMAND_NONE || !actors->visitor) &&
		(!actors->two || contact->verb || !actors->state ||
		 (!actors->visitor && contact->kind == CONTACT_MEETING &&
		  !reading->sentence.modifier_first)))
		return true;
	if (contact->company && !actors->two)
		return true;
	/* artists, athletes and heirs, whom the gazetteer knows without an office */
	if (actors->private && !actors->in_office &&
		(contact->kind == CONTACT_VISIT || !actors->two))
		return true;
	if (contact->participant_count > 0 && !actors->official &&
		!actors->weak && !actors->two)
		return true;
	/* a visit that nobody makes is one of many, unless it was told of */
	if (contact->kind == CONTACT_VISIT)
		return contact->participant_count > 0 ?
			!actors->visitor && !is_official_visit(reading, contact) && !(actors->two && contact->has_cue &&
																		  !contact->verb && contact->demand == DEMAND_PLAIN) :
			!wording_points_back(reading, contact) ||
			!(reading->memory->has_contact || reading->between_states ||
			  (reading->foreign_party && !reading->unofficial) ||
			  (contact->demand == DEMAND_NONE && reading->sentence.home != IMAGE_NONE));
	if (!contact->verb || contact->own_parties)
		return false;
	/* who receives or hosts, does it to somebody */
	if (contact->kind == CONTACT_MEETING && contact->demand == DEMAND_ACTORS)
		return true;
	/* "meet demand": whoever meets, meets somebody */
	return meets && contact->participant_count < 2 && !contact->passive &&
		(contact->status != STATUS_REFUSED || wording_meets_thing(reading, contact)) &&
		!participants_name_body(reading, contact) &&
		!wording_has_counterpart(reading, contact) &&
		!wants_talks(reading, contact, actors) &&
		!(contact->participant_count == 0 && wording_has_leaders(reading, contact)) &&
		!is_with_several(reading, contact);
}

/*
 * "The meeting is a step for the cooperation of both states": does the sentence
 * speak of states, though not beside the contact?
 */
static bool
is_between_states(const Reading *reading, const Contact *contact)
{
	return reading->between_states && !reading->unofficial && !contact->verb &&
		(contact->kind != CONTACT_VISIT || contact->has_owner) &&
		(contact->demand == DEMAND_PLAIN ||
		 (contact->demand == DEMAND_ACTORS &&
		  wording_points_back(reading, contact)));
}

/* "a meeting with the ministries A and B of X": only the other side is named */
static bool
is_with_one_side(const Reading *reading, const Contact *contact)
{
	if (contact->verb || reading->unofficial)
		return false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		int			at = p->item >= 0 ? reading->party_at[p->item] : -1;

		if (at < 0 || p->item < contact->word_end)
			return false;
		at = participants_group_start(reading, at);
		if (reading->parties.items[at].preposition != ROLE_WITH)
			return false;
	}
	return true;
}

/* "Negosiasi ini": right behind the noun */
static bool
points_at_once(const Reading *reading, const Contact *contact)
{
	return contact->word_end + 1 < reading->sentence.count &&
		item_has(&reading->sentence.items[contact->word_end + 1],
				 ROLE_DEMONSTRATIVE);
}

/* "X mediated before, but the talks failed": bare talks beside another state */
static bool
is_told_of_talks(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	/* "investigasi, negosiasi, komunikasi": one of many skills */
	if (contact->word_end + 1 < sentence->count &&
		sentence->items[contact->word].gap == GAP_COMMA &&
		sentence->items[contact->word_end + 1].gap == GAP_COMMA)
		return false;
	return contact->kind == CONTACT_TALKS && contact->demand == DEMAND_PLAIN &&
		!sentence->modifier_first && !reading->unofficial;
}

/* Is one known actor enough here to believe in another? */
static bool
suffices_alone(const Reading *reading, const Contact *contact,
			   const Actors *actors)
{
	uint32_t	home = reading->sentence.home;

	if (wording_is_multilateral(reading, contact) ||
		is_between_states(reading, contact))
		return true;
	/* "in that meeting X, our minister, described the cooperation with Y" */
	if (actors->first == home && actors->in_office && !reading->unofficial &&
		!contact->verb && reading->foreign_party && wording_points_back(reading, contact))
		return true;
	if (actors->first == home && actors->in_office && !contact->verb &&
		reading->foreign_party && is_told_of_talks(reading, contact))
		return true;
	if (actors->first == home ||
		(actors->weak && !names_others(reading, actors->first)))
		return false;
	return home != IMAGE_NONE || recalls_contact(reading) ||
		(contact->has_cue && contact->status != STATUS_HELD &&
		 contact->kind != CONTACT_VISIT);
}

/* "They met before the summit of Z": is a summit told of in the sentence? */
static bool
names_summit(const Reading *reading)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		if (reading->contacts[c].kind == CONTACT_SUMMIT &&
			reading->contacts[c].demand == DEMAND_NONE)
			return true;
	}
	return false;
}

/* "Both leaders", whoever they are; "both sides", if it may be of states */
static bool
has_unnamed(const Reading *reading, const Contact *contact)
{
	return contact->participant_count == 0 && !reading->unofficial &&
		((contact->leaders && !(contact->passive &&
								contact->demand == DEMAND_ACTORS)) ||
		 (contact->plural && contact->verb &&
		  (reading->foreign_party || names_summit(reading)) &&
		  contact->kind == CONTACT_MEETING && contact->demand == DEMAND_PLAIN &&
		  !reading->sentence.modifier_first) ||
		 (contact->sides && (reading->sentence.number == 1 ||
							 reading->foreign_count > 0 ||
							 recalls_contact(reading))));
}

/* "a dialogue with North Korea", "offers dialogue to other countries" */
static bool
is_with_state(const Reading *reading, const Contact *contact,
			  const Actors *actors)
{
	if (contact->verb || contact->kind != CONTACT_TALKS || reading->unofficial ||
		actors->first == IMAGE_NONE || actors->first == reading->sentence.home)
		return false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		int			at = p->item >= 0 ? reading->party_at[p->item] : -1;

		if (at >= 0 && reading->parties.items[at].preposition == ROLE_WITH &&
			p->official && p->item > contact->word_end &&
			(acts_for_itself(reading, p) || p->person))
			return true;
	}
	return wording_is_multilateral(reading, contact);
}

/* Has a word that demands two actors another reason to be believed? */
static bool
meets_demand(const Reading *reading, const Contact *contact,
			 const Actors *actors)
{
	if (contact->status == STATUS_REFUSED && !contact->verb &&
		contact->cue >= 0 &&
		item_has(&reading->sentence.items[contact->cue], ROLE_STATUS_CUE))
		return actors->first != IMAGE_NONE &&
			actors->first != reading->sentence.home;
	/* "the Security Council holds a session" */
	if (!contact->verb && contact->kind == CONTACT_MEETING &&
		(contact->body ||
		 (contact->participant_count == 1 && !contact->own_parties &&
		  participants_name_body(reading, contact))))
		return true;
	/* "speaks in X at the conference Y" */
	if (!contact->verb && contact->kind == CONTACT_MEETING &&
		!reading->sentence.modifier_first && actors->in_office &&
		!reading->unofficial && is_abroad(reading, contact, actors->first) &&
		contact->word_end + 1 < reading->sentence.count &&
		item_is_capital_word(&reading->sentence.items[contact->word_end + 1]))
		return true;
	if (is_with_state(reading, contact, actors) ||
		is_between_states(reading, contact))
		return true;
	return !contact->verb &&
		(recalls_contact(reading) ||
		 (contact->kind == CONTACT_TALKS && reading->foreign_party &&
		  !reading->unofficial && points_at_once(reading, contact))) &&
		wording_points_back(reading, contact);
}

/*
 * At least two international actors, or good reason to believe so.  Only
 * sentences are read for which promise.c foresees that: what is made a reason
 * here has to be one there.
 */
bool
participants_international(const Reading *reading, const Contact *contact)
{
	uint32_t	home = reading->sentence.home;
	Actors		actors;

	count_actors(reading, contact, &actors);
	if (has_unnamed(reading, contact))
		return true;
	if (is_excluded(reading, contact, &actors))
		return false;
	if (contact->kind == CONTACT_VISIT && contact->participant_count == 0)
		return true;
	if (actors.two || (contact->body && contact->demand == DEMAND_PLAIN) ||
		(actors.first != IMAGE_NONE && wording_has_counterpart(reading, contact)))
		return true;
	if (contact->demand == DEMAND_NONE)
		return actors.first != home || wording_is_multilateral(reading, contact) ||
			(contact->participant_count != 1 && contact->kind != CONTACT_VISIT);
	/* "X protests against the visit of Y" */
	if (contact->kind == CONTACT_VISIT && !contact->verb &&
		contact->has_owner && actors.in_office &&
		!wording_leads_elsewhere(reading, contact) &&
		(contact->place == IMAGE_NONE || reading->sentence.modifier_first ||
		 entity_actor(reading->sentence.image, contact->place) != actors.first) &&
		names_others(reading, actors.first))
		return true;
	if (contact->kind == CONTACT_VISIT ? true :
		contact->demand == DEMAND_PLAIN && !is_inner(contact, &actors))
	{
		if (is_abroad(reading, contact, actors.first))
			return true;
	}
	/* "Union leaders hold a meeting" */
	if (is_session(reading, contact))
		return true;
	if (actors.first != IMAGE_NONE && contact->participant_count > 1 &&
		!actors.unknown && !is_with_one_side(reading, contact))
		return (actors.first != home || is_between_states(reading, contact)) &&
			wording_points_back(reading, contact);
	/* "the Security Council meets to discuss" */
	if (contact->verb && contact->kind == CONTACT_MEETING &&
		contact->demand == DEMAND_PLAIN &&
		participants_name_body(reading, contact))
		return true;
	if (contact->demand == DEMAND_ACTORS)
		return meets_demand(reading, contact, &actors);
	/* a minister whose name the gazetteer lacks */
	if (actors.first != IMAGE_NONE && actors.first != home &&
		actors.stranger && contact->participant_count > 1)
		return true;
	if (actors.first != IMAGE_NONE)
		return suffices_alone(reading, contact, &actors);
	if (contact->verb && contact->participant_count == 0)
		return (contact->kind == CONTACT_MEETING &&
				wording_has_leaders(reading, contact)) ||
			is_with_several(reading, contact);
	return recalls_contact(reading) || wording_is_multilateral(reading, contact) ||
		is_between_states(reading, contact) ||
		(reading->foreign_count > 0 && !reading->unofficial &&
		 contact->kind == CONTACT_TALKS && points_at_once(reading, contact)) ||
		(reading->foreign_party && (is_told_of_talks(reading, contact) ||
									wording_points_back(reading, contact)));
}
