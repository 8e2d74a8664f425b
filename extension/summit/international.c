/*-------------------------------------------------------------------------
 *
 * international.c
 *		Whether the parties of a contact are at least two international actors.
 *
 * Where fewer are named, other words may be good reason to believe in them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/participant.h"
#include "summit/person.h"
#include "summit/trace.h"
#include "summit/wording.h"

/* Are several parties known, all of one state, which meet abroad? */
static bool
is_inner(const Contact *contact, const Actors *actors)
{
	/* but several negotiators abroad face others */
	return actors->known > 1 && !contact->outside &&
		!(contact->kind == CONTACT_TALKS && actors->in_office);
}

/* Does an international body by itself hold the meeting, or go into talks? */
static bool
is_session(const Reading *reading, const Contact *contact)
{
	return (contact->kind == CONTACT_MEETING ||
			(contact->kind == CONTACT_TALKS &&
			 contact_is_held_by_verb(reading, contact))) &&
		!contact->verb && contact->demand == DEMAND_PLAIN &&
		contact->participant_count == 1 && !contact->own_parties &&
		actor_is_body(reading, &contact->participants[0]);
}

/* Sentences for which somebody at home may speak of a contact though no other is named */
#define JUST_TOLD_SENTENCES 2

/* Or one of the last few? */
static bool
has_just_been_told(const Reading *reading)
{
	return reading->memory->has_contact &&
		reading->sentence.number - reading->memory->sentence <= JUST_TOLD_SENTENCES;
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
		(contact->demand == DEMAND_PLAIN || wording_points_back(reading, contact));
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
		const Party *party = reading_party_of(reading, p);
		int			first;

		if (party == NULL || p->item < contact->word_end)
			return false;
		first = participants_group_start(reading, (int) (party - reading->parties.items));
		if (reading->parties.items[first].preposition != ROLE_WITH)
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
	return contact->kind == CONTACT_TALKS && !sentence->modifier_first && !reading->unofficial;
}

/* "may break off talks": is a halt of what goes on spoken of? */
static bool
may_be_halted(const Reading *reading, const Contact *contact)
{
	const ImageTermRow *row = contact->cue < 0 ? NULL :
		item_row(&reading->sentence.items[contact->cue], ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_CANCELLED;
}

/* "plans a meeting in the capital": is it one of many in the state of who calls it? */
static bool
is_called_at_home(const Reading *reading, const Contact *contact, const Actors *actors)
{
	const Sentence *sentence = &reading->sentence;

	if (contact->verb || contact->place == IMAGE_NONE ||
		entity_actor(sentence->image, contact->place) != actors->first)
		return false;
	for (int i = contact->first - 1; i >= 0 && i >= contact->first - 2 * OBJECT_REACH; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_DETERMINER);

		if (row != NULL)
			return row->value == DETERMINER_INDEFINITE;
	}
	return false;
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
		(reading->foreign_party ? is_told_of_talks(reading, contact) :
		 has_just_been_told(reading) && points_at_once(reading, contact)))
		return true;
	if (actors->first == home ||
		(actors->weak && !actors_are_others(reading, actors->first) &&
		 !(contact->status == STATUS_REFUSED && recalls_contact(reading))))
		return false;
	return home != IMAGE_NONE || recalls_contact(reading) ||
		(contact->has_cue && contact->kind != CONTACT_VISIT &&
		 !is_called_at_home(reading, contact, actors) &&
		 (contact->status != STATUS_HELD || may_be_halted(reading, contact)));
}

/* "They met before the summit of Z": is a summit told of in the sentence? */
static bool
names_summit(const Reading *reading)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		if (reading->contacts[c].kind == CONTACT_SUMMIT)
			return true;
	}
	return false;
}

/*
 * "mereka membahas perang antara X dan Y", where two states are named: no "mereka bisa
 * bicara"
 */
static bool
have_discussed(const Reading *reading, const Contact *contact)
{
	return contact->kind == CONTACT_TALKS && reading->foreign_count > 1 &&
		(contact->status == STATUS_HELD || contact->status == STATUS_PLANNED);
}

/* "Both leaders", whoever they are; "both sides", if it may be of states */
static bool
has_unnamed(const Reading *reading, const Contact *contact)
{
	return contact->participant_count == 0 && !reading->unofficial &&
		!wording_receives_thing(reading, contact) &&
		((contact->leaders && !(contact->passive &&
								contact->demand == DEMAND_ACTORS)) ||
		 (contact->plural && contact->verb &&
		  (reading->foreign_party || names_summit(reading)) &&
		  (contact->kind == CONTACT_MEETING || contact->kind == CONTACT_TALKS) &&
		  (contact->demand == DEMAND_PLAIN || have_discussed(reading, contact)) &&
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
		const Party *party = reading_party_of(reading, p);

		if (party != NULL && party->preposition == ROLE_WITH &&
			p->official && p->item > contact->word_end)
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
		!reading->unofficial && actor_is_abroad(reading, contact, actors->first) &&
		contact->word_end + 1 < reading->sentence.count &&
		(reading->sentence.items[contact->word_end + 1].flags & WORD_CAPITAL))
		return true;
	if (is_with_state(reading, contact, actors) ||
		actor_offers_talks(reading, contact, actors) ||
		actors_are_members(reading, contact) ||
		wording_is_by_officers(reading, contact) ||
		is_between_states(reading, contact))
		return true;
	/* "kedatangan PM Jepang": an officer of another state arrives */
	if (contact->kind == CONTACT_VISIT && !contact->verb && contact->has_owner &&
		actors->in_office && reading->sentence.home != IMAGE_NONE &&
		actors->first != IMAGE_NONE && actors->first != reading->sentence.home)
		return true;
	if (recalls_kind(reading, contact))
		return true;
	return !contact->verb &&
		(recalls_contact(reading) ||
		 (contact->kind == CONTACT_TALKS && reading->foreign_party &&
		  !reading->unofficial && points_at_once(reading, contact))) &&
		wording_points_back(reading, contact);
}

/* "X protests against the visit of Y": of somebody in office, told elsewhere */
static bool
is_official_journey(const Reading *reading, const Contact *contact,
					const Actors *actors)
{
	return contact->kind == CONTACT_VISIT && !contact->verb &&
		contact->has_owner && actors->in_office &&
		!wording_leads_elsewhere(reading, contact) &&
		(contact->place == IMAGE_NONE ||
		 entity_actor(reading->sentence.image, contact->place) != actors->first) &&
		actors_are_others(reading, actors->first);
}

/* "A visit by the president of X will go ahead": of somebody in office, whereto is left open */
static bool
is_announced_journey(const Reading *reading, const Contact *contact, const Actors *actors)
{
	return contact->status != STATUS_HELD && contact->has_cue && contact->has_owner &&
		contact->place == IMAGE_NONE && actors->in_office &&
		!reading->unofficial && visited_is_open(reading, contact) &&
		contact->cue > contact->word;
}

/* Is a contact of nobody whose state is known one between states? */
static bool
is_of_strangers(const Reading *reading, const Contact *contact,
				const Actors *actors)
{
	uint32_t	there = entity_actor(reading->sentence.image, contact->place);

	if (contact->verb && contact->participant_count == 0)
		return (contact->kind == CONTACT_MEETING &&
				wording_has_leaders(reading, contact)) ||
			wording_is_with_several(reading, contact);
	if (recalls_contact(reading) || wording_is_multilateral(reading, contact) ||
		is_between_states(reading, contact))
		return true;
	/* "The ten days of negotiations in Geneva ended" */
	if (is_told_of_talks(reading, contact) && there != IMAGE_NONE &&
		there != reading->sentence.home)
		return true;
	return (reading->foreign_count > 0 && !reading->unofficial &&
			contact->kind == CONTACT_TALKS && points_at_once(reading, contact)) ||
		(reading->foreign_party &&
		 ((is_told_of_talks(reading, contact) &&
		   (contact->participant_count == 0 || actors->state)) ||
		  wording_points_back(reading, contact)));
}

/*
 * "Wapres bertemu PM Jepang", "Presiden menerima Menlu Belanda di Jakarta": one of
 * ours, whoever holds the office, with somebody of another state
 */
static bool
is_with_ours(const Reading *reading, const Contact *contact, const Actors *actors)
{
	const uint32_t home = reading->sentence.home;

	return contact->title && home != IMAGE_NONE && actors->state &&
		actors->first != IMAGE_NONE && actors->first != home &&
		(contact->demand == DEMAND_PLAIN ||
		 entity_actor(reading->sentence.image, contact->place) == home);
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

	if (exclusion_leaves_out(reading, contact))
		return false;
	actors_count(reading, contact, &actors);
	if (has_unnamed(reading, contact))
		return true;
	if (exclusion_holds(reading, contact, &actors))
		return false;
	if (contact->kind == CONTACT_VISIT && contact->participant_count == 0)
		return true;
	if (actors.two || (contact->body && contact->demand == DEMAND_PLAIN) ||
		(actors.first != IMAGE_NONE && wording_has_counterpart(reading, contact)))
		return true;
	if (is_with_ours(reading, contact, &actors))
		return true;
	if (contact->demand == DEMAND_NONE)
		return actors.first != home || actors.stranger ||
			wording_is_multilateral(reading, contact) ||
			(contact->participant_count != 1 && contact->kind != CONTACT_VISIT) ||
			(contact->kind == CONTACT_VISIT &&
			 actor_is_abroad(reading, contact, actors.first));
	if (is_official_journey(reading, contact, &actors))
		return true;
	if (is_announced_journey(reading, contact, &actors))
		return true;
	if (contact->kind == CONTACT_VISIT ? true :
		contact->demand == DEMAND_PLAIN && !is_inner(contact, &actors))
	{
		if (actor_is_abroad(reading, contact, actors.first))
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
	if (actors.first != IMAGE_NONE && actors.first != home && actors.stranger)
		return true;
	if (actors.first != IMAGE_NONE)
		return suffices_alone(reading, contact, &actors);
	return is_of_strangers(reading, contact, &actors);
}
