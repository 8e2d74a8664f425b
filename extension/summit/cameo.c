/*-------------------------------------------------------------------------
 *
 * cameo.c
 *		Contacts in the codes of CAMEO and the modes of PLOVER.
 *
 * CAMEO tells kinds apart only for what was held (040 to 046).  Else it asks
 * what was said of the contact: an intent (036), an appeal (026) or a demand
 * (106), a rejection (125), a threat to halt it (134), the halt (164).  PLOVER
 * has a category for each of these, of which only some have modes.  The table
 * is in docs/summit.md.
 *
 * Which words demand, threaten, mediate or host is said by the title of their
 * rows in the lexicon.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cameo.h"
#include "summit/cue.h"
#include "summit/person.h"

/* Parties from which on PLOVER calls a meeting multilateral */
#define MULTILATERAL 3

/* Items between a verb that mediates and the contact, or whoever mediates */
#define MEDIATOR_REACH 4

/* "Qatar mediates talks between X and Y", "talks hosted by Qatar" */
static bool
is_led(const Reading *reading, const Contact *contact, const char *title)
{
	const Sentence *sentence = &reading->sentence;
	int			end = Min(sentence->count, contact->word_end + ITEM_WINDOW / 2);

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - MEDIATOR_REACH; i--)
	{
		if (sentence->items[i + 1].gap >= GAP_COMMA &&
			sentence->items[i + 1].gap != GAP_QUOTE)
			break;
		if (item_has_title(sentence, &sentence->items[i], ROLE_HOLDING, title))
			return true;
	}
	for (int i = contact->word_end + 1; i < end; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item_is_hard_break(item) || (item->roles & CONTACT_ROLES))
			return false;
		if (!item_has_title(sentence, item, ROLE_HOLDING, title))
			continue;
		/* "mediated by Qatar", "dimediasi Qatar" */
		for (int j = i + 1; j < end && j <= i + MEDIATOR_REACH; j++)
		{
			if (reading->party_at[j] >= 0)
				return true;
		}
	}
	return false;
}

/* Does the contact word tell of the host: "receives", "dijamu oleh"? */
static bool
is_received(const Reading *reading, const Contact *contact)
{
	return contact->kind == CONTACT_MEETING && contact->verb &&
		item_has_title(&reading->sentence, &reading->sentence.items[contact->word],
					   contact->passive ? ROLE_CONTACT_PASSIVE : ROLE_CONTACT_VERB,
					   "host");
}

/* Do states meet in one that takes no part? */
static bool
is_on_third_ground(const Reading *reading, const Contact *contact)
{
	const Image *image = reading->sentence.image;
	uint32_t	ground;
	bool		several = false;

	if (contact->place == IMAGE_NONE || contact->body)
		return false;
	ground = entity_actor(image, contact->place);
	if (ground == IMAGE_NONE || image_entity(image, ground)->kind != ENTITY_COUNTRY)
		return false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		uint32_t	actor = contact->participants[i].actor;

		if (actor == IMAGE_NONE || actor == ground ||
			image_entity(image, actor)->kind != ENTITY_COUNTRY)
			return false;
		several = several || actor != contact->participants[0].actor;
	}
	return several;
}

static const char *
held_code(const Reading *reading, const Contact *contact)
{
	if (contact->kind == CONTACT_CALL)
		return "041";			/* discuss by telephone */
	if (contact->kind == CONTACT_VISIT)
		return "042";			/* make a visit */
	if (is_led(reading, contact, "mediator"))
		return "045";			/* mediate */
	if (contact->kind == CONTACT_TALKS)
		return "046";			/* engage in negotiation */
	if (is_received(reading, contact))
		return "043";			/* host a visit */
	if (is_on_third_ground(reading, contact))
		return "044";			/* meet at a third location */
	return "040";				/* consult */
}

/* "demands talks", "menuntut perundingan" */
static bool
is_demanded(const Reading *reading, const Contact *contact)
{
	return contact->status == STATUS_PROPOSED && contact->cue >= 0 &&
		item_has_title(&reading->sentence, &reading->sentence.items[contact->cue], ROLE_STATUS_CUE, "demand");
}

/* "threatens to call off the talks": the cue of the halt is turned round */
static bool
is_threatened(const Reading *reading, const Contact *contact)
{
	return contact->status != STATUS_CANCELLED &&
		contact->negation >= 0 &&
		cue_is_threat(&reading->sentence, contact->negation);
}

/* The code, or NULL where CAMEO has none */
const char *
cameo_code(const Reading *reading, const Contact *contact)
{
	if (is_threatened(reading, contact))
		return "134";			/* threaten to halt negotiations */
	switch ((ContactStatus) contact->status)
	{
		case STATUS_HELD:
			return held_code(reading, contact);
		case STATUS_PLANNED:
			return "036";		/* express intent to meet or negotiate */
		case STATUS_PROPOSED:
			return is_demanded(reading, contact) ?
				"106" :			/* demand meeting, negotiation */
				"026";			/* appeal to others to meet or negotiate */
		case STATUS_REFUSED:
			return "125";		/* reject proposal to meet or negotiate */
		case STATUS_CANCELLED:
			/* halt negotiations; nothing for a visit or meeting */
			return contact->kind == CONTACT_TALKS ? "164" : NULL;
		case STATUS_POSTPONED:
			break;
	}
	return NULL;
}

static const char *
consult_mode(const Reading *reading, const Contact *contact)
{
	if (contact->kind == CONTACT_CALL)
		return "phone";
	if (contact->kind == CONTACT_VISIT || is_received(reading, contact))
		return "visit";
	if (is_led(reading, contact, "mediator"))
		return "third-party";
	if (contact->body)
		return "multilateral";
	if ((contact->participant_count >= MULTILATERAL &&
		 is_led(reading, contact, "host")) ||
		is_on_third_ground(reading, contact))
		return "third-party";
	return contact->participant_count >= MULTILATERAL ? "multilateral" : NULL;
}

/* The mode of the category of PLOVER that the contact falls in, or NULL */
const char *
plover_mode(const Reading *reading, const Contact *contact)
{
	if (is_threatened(reading, contact))
		return "relations";		/* of THREATEN */
	switch ((ContactStatus) contact->status)
	{
		case STATUS_HELD:
			return consult_mode(reading, contact);
		case STATUS_REFUSED:
			return "meet";		/* of REJECT */
		case STATUS_PROPOSED:
			return is_demanded(reading, contact) ? "meet" : NULL;	/* of REQUEST */
		case STATUS_CANCELLED:
			return contact->kind == CONTACT_TALKS ?
				"withdraw" : NULL;	/* of SANCTION */
		case STATUS_PLANNED:	/* AGREE has no modes */
		case STATUS_POSTPONED:
			break;
	}
	return NULL;
}
