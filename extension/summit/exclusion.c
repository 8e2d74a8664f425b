/*-------------------------------------------------------------------------
 *
 * exclusion.c
 *		Parties such as no contact between states has.
 *
 * A team that bears the name of its state, a firm, an artist; and words of
 * which the other side is missing: "meets demand".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/participant.h"
#include "summit/person.h"
#include "summit/wording.h"

/* Items from a verb to since when nobody has done it: "met in person since" */
#define SINCE_REACH 6

/*
 * "Kunjungannya ke Mesir ditunda", "Bapak melakukan kunjungan ke Rusia": is the
 * journey of somebody unnamed to another state spoken of as officers' are?
 */
static bool
is_made_formally(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->home == IMAGE_NONE || contact->participant_count != 1 ||
		contact->participants[0].city ||
		contact->participants[0].actor == sentence->home)
		return false;
	if (contact->outside && contact->has_cue && contact->status != STATUS_HELD)
		return true;
	return contact->word > 0 && contact->status == STATUS_HELD &&
		contact->participants[0].item > contact->word_end &&
		item_has(&sentence->items[contact->word - 1], ROLE_HOLDING);
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
	if (contact->demand == DEMAND_NONE || wording_points_back(reading, contact) ||
		is_made_formally(reading, contact))
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
		actors->first != reading->sentence.home;
}

/* "Indonesia bertemu Jepang": teams, where nothing but the two states is named */
static bool
is_match(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const Participant *own = &contact->participants[0];
	const Participant *other = &contact->participants[1];
	const Party *party;

	if (sentence->modifier_first || !contact->verb ||
		contact->kind != CONTACT_MEETING || contact->participant_count != 2 ||
		!own->bare || !other->bare || own->actor != sentence->home ||
		own->city || other->city || other->item < contact->word)
		return false;
	party = reading_party(reading, other->item);
	return party != NULL && party->preposition == TERM_NONE && party->country;
}

/* "Kunjungan ini mempererat hubungan X dan Y": are two states named, whoever travels? */
static bool
is_of_two_states(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;
	uint32_t	first = IMAGE_NONE;

	if (sentence->modifier_first || next >= sentence->count ||
		!item_has(&sentence->items[next], ROLE_DEMONSTRATIVE))
		return false;
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (!party->country)
			continue;
		if (first != IMAGE_NONE && party->actor != first)
			return true;
		first = party->actor;
	}
	return false;
}

/* "mengunjungi universitas itu": has the verb a common noun as its object, and no place? */
static bool
visits_thing(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;

	return contact->verb && !sentence->modifier_first && contact->place == IMAGE_NONE &&
		next < sentence->count && sentence->items[next].gap == GAP_SPACE &&
		item_is_plain_word(&sentence->items[next]);
}

/* Is the journey of a thing, at home, or made by nobody in office? */
static bool
is_private_visit(const Reading *reading, const Contact *contact,
				 const Actors *actors)
{
	const Image *image = reading->sentence.image;

	/* "kunjungannya ke Rumah Sakit X", "Y's visit to a hospital of Y's state" */
	if (contact->participant_count == 1 && !reading->sentence.modifier_first &&
		(contact->place == IMAGE_NONE ?
		 !contact->verb && wording_leads_elsewhere(reading, contact) :
		 contact->participants[0].item != contact->place_item &&
		 entity_actor(image, contact->place) == actors->first))
		return true;
	if ((contact->participant_count == 1 || actors->known == 1) && visits_thing(reading, contact))
		return true;
	/* a visit that nobody makes is one of many, unless it was told of */
	if (contact->participant_count == 0)
		return !((contact->demand != DEMAND_ACTORS && wording_points_back(reading, contact)) ||
				 recalls_kind(reading, contact)) ||
			!(reading->memory->has_contact || reading->between_states ||
			  is_of_two_states(reading, contact) ||
			  reading->foreign_party ||
			  (contact->demand == DEMAND_NONE &&
			   reading->sentence.home != IMAGE_NONE));
	return !actors->visitor && !is_official_visit(reading, contact) &&
		!(actors->two && contact->has_cue && !contact->verb &&
		  contact->demand == DEMAND_PLAIN);
}

/* "terbang ke X untuk membahas Y": is a journey made for no talks? */
static bool
tells_of_visits_only(const Reading *reading)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		if (reading->contacts[c].kind != CONTACT_VISIT)
			return false;
	}
	return true;
}

/* "X and Y hosted": does the verb tell of who receives others? */
static bool
is_told_of_host(const Reading *reading, const Contact *contact)
{
	const ImageTermRow *row = item_row(&reading->sentence.items[contact->word],
									   ROLE_CONTACT_VERB);

	return row == NULL || image_string(reading->sentence.image, row->title)[0] != '\0';
}

/* Are the parties such as no contact between states has? */
bool
exclusion_holds(const Reading *reading, const Contact *contact,
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
	if (is_match(reading, contact))
		return true;

	/*
	 * "X terbang ke Y", "X menghentikan negosiasi dengan Z": artists and
	 * athletes
	 */
	if (actors->without_office && contact->demand != DEMAND_NONE &&
		!(reading->sentence.roles & role_bit(ROLE_ROLE_NOUN)) &&
		!reading->sentence.modifier_first &&
		(contact->kind == CONTACT_VISIT ?
		 contact->verb && tells_of_visits_only(reading) : !actors->official))
		return true;
	/* "X bertemu Y": athletes of two states */
	if (actors->known_only && contact->verb && !reading->sentence.modifier_first)
		return true;
	if (contact->kind == CONTACT_VISIT)
		return is_private_visit(reading, contact, actors);
	if (!contact->verb || contact->own_parties)
		return false;
	/* who receives or hosts, does it to somebody; but "X and Y sat down" */
	if (contact->kind == CONTACT_MEETING && contact->demand == DEMAND_ACTORS)
		return wording_foreigners_behind(&reading->sentence, contact) < 0 &&
			(!actors->two || is_told_of_host(reading, contact));
	/* "meet demand": whoever meets, meets somebody */
	return meets && contact->participant_count < 2 && !contact->passive &&
		(contact->status != STATUS_REFUSED || wording_meets_thing(reading, contact)) &&
		(!participants_name_body(reading, contact) ||
		 wording_meets_with_thing(reading, contact)) &&
		!wording_has_counterpart(reading, contact) &&
		!wants_talks(reading, contact, actors) &&
		!wording_has_leaders(reading, contact) &&
		!wording_is_with_several(reading, contact);
}

/* "have not met since June": does the clause say since when nobody met? */
static bool
has_since(const Sentence *sentence, const Contact *contact)
{
	for (int i = contact->word_end + 1; sentence->modifier_first && i < sentence->count &&
		 i <= contact->word_end + SINCE_REACH && sentence->items[i].gap <= GAP_PERIOD; i++)
	{
		if (item_has(&sentence->items[i], ROLE_TIME_AFTER))
			return true;
	}
	return false;
}

/*
 * "did not discuss", "had never met", "have not met since", "belum pernah bertemu": what a contact left out is none that was
 * refused, and neither is what was never so
 */
bool
exclusion_leaves_out(const Reading *reading, const Contact *contact)
{
	const SummitItem *cue;

	if (!contact->verb || contact->status != STATUS_REFUSED || contact->cue < 0)
		return false;
	cue = &reading->sentence.items[contact->cue];
	if (!item_has(cue, ROLE_NEGATION) || item_has(cue, ROLE_STATUS_CUE))
		return false;
	return contact_discusses(contact) || (contact->fixed_status && has_since(&reading->sentence, contact)) ||
		((contact->fixed_status || !reading->sentence.modifier_first) &&
		 item_has_title(&reading->sentence, cue, ROLE_NEGATION, "never"));
}
