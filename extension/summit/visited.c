/*-------------------------------------------------------------------------
 *
 * visited.c
 *		Which state a journey leads to, where its own phrase does not say so.
 *
 * "visits the country", "visits the X city of Y", "Crowds march in X ahead of a
 * visit by Y", "X signs a treaty during a visit by Y".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"
#include "summit/person.h"
#include "summit/subject.h"
#include "summit/wording.h"

/* The item before item i that names a state for which no party acts, or -1 */
static int
state_before(const Sentence *sentence, const Contact *contact, int i)
{
	for (i--; i >= 0; i--)
	{
		if (item_is_entity_of(&sentence->items[i], ENTITY_COUNTRY) &&
			!contact_has_actor(contact, sentence->items[i].entity))
			return i;
	}
	return -1;
}

/* Items from a journey to the end of its phrase: "a visit by the president of X to" */
#define JOURNEY_REACH 15

/*
 * "a visit by X": does the noun's phrase say who comes, but not where to?
 */
bool
visited_is_open(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	bool		visitor = false;

	if (!sentence->modifier_first || contact->verb || contact->kind != CONTACT_VISIT ||
		contact->participant_count == 0)
		return false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		/* but "X signs a treaty during a visit by Y" */
		if (p->item >= 0 && p->item < contact->word ?
			!p->bare || !contact_is_adverbial(sentence, contact->word) : p->bare)
			return false;
		visitor = visitor || !p->bare;
	}
	if (!visitor)
		return false;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + JOURNEY_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->gap >= GAP_COMMA || (item->roles & CONTACT_ROLES))
			break;
		/* but "to discuss" */
		if (item_has(item, ROLE_TOWARD) && i + 1 < sentence->count &&
			(reading->party_at[i + 1] >= 0 || !item_is_plain_word(item + 1)))
			return false;
	}
	return true;
}

/* A state that the sentence names at item i is visited */
static void
visit_state(const Reading *reading, Contact *contact, uint32_t state, int i)
{
	reference_add_actor(contact, state, &reading->sentence, i);
	if (contact->place != IMAGE_NONE)
		return;
	contact->place = state;
	contact->place_item = i;
}

/* "visits the country", "a visit by X to the country": the state named before */
static bool
visits_country(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			steps = 0;

	for (int i = contact->word_end + 1; contact->place == IMAGE_NONE &&
		 i < sentence->count && steps < OBJECT_REACH; i++)
	{
		const Party *party = reading_party(reading, i);
		int			state;

		if (sentence->items[i].gap >= GAP_COMMA)
			return false;
		if (party != NULL)
		{
			i = party->last;
			continue;
		}
		steps++;
		if (!item_has_value(&sentence->items[i], ROLE_PRONOUN, PRONOUN_OF_STATE))
			continue;
		state = state_before(sentence, contact, contact->word);
		if (state < 0)
			return false;
		visit_state(reading, contact, sentence->items[state].entity, state);
		contact->place_item = i;
		return true;
	}
	return false;
}

/* "visits the X city of Y": the state of the city, if the sentence names it */
static void
add_state_of_city(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	uint32_t	there = entity_actor(sentence->image, contact->place);

	if (there == IMAGE_NONE || there == contact->place ||
		contact->participant_count > 1 || contact_has_actor(contact, there))
		return;
	for (int i = 0; i < sentence->count; i++)
	{
		if (sentence->items[i].kind == ITEM_ENTITY && sentence->items[i].entity == there)
		{
			visit_state(reading, contact, there, i);
			return;
		}
	}
}

/*
 * "The government of X frees prisoners before a visit by Y": the state that does
 * something then
 */
static void
add_receiver(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party;
	int			found;

	if (!(contact_is_dated_by(sentence, contact->word) ||
		  contact_is_adverbial(sentence, contact->word)) ||
		subject_find(reading, contact->word, REACH_SPEECH, &found) != SUBJECT_PARTY)
		return;
	party = &reading->parties.items[found];
	if (party->person || party->place || party->joined ||
		!(party->country || party->by_role) || party->actor == IMAGE_NONE)
		return;
	visit_state(reading, contact, party->actor, party->core);
}

/* "X calls off a visit by Y": is a state the subject of what the contact's cue, before it, tells? */
static bool
add_host_of_cue(const Reading *reading, Contact *contact)
{
	const Party *party;
	int			found;

	if (contact->cue < 0 || contact->cue >= contact->word ||
		!item_has(&reading->sentence.items[contact->cue], ROLE_STATUS_CUE) ||
		(!status_is_off(contact->status) &&
		 contact->status != STATUS_PLANNED) ||
		subject_find(reading, contact->cue, 0, &found) != SUBJECT_PARTY)
		return false;
	party = &reading->parties.items[found];
	if (party->person || party->faction || party->joined || !(party->country || party->by_role) ||
		party->actor == IMAGE_NONE || contact_has_actor(contact, party->actor))
		return false;
	visit_state(reading, contact, party->actor, party->core);
	return true;
}

/* "allows Y to visit Z": the item before the contact that permits it, or -1 */
int
visited_permission(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word - 1; sentence->modifier_first &&
		 i > 0 && i >= contact->word - CUE_REACH; i--)
	{
		const ImageTermRow *row = cue_at(sentence, i);

		if (sentence->items[i + 1].gap >= GAP_COMMA && cue_comma_parts(reading, i + 1))
			return -1;
		if (row != NULL && term_row_has_title(sentence->image, row, "permit"))
			return i;
	}
	return -1;
}

/* "X allows Y to visit Z", "X approves a visit by Y": who lets it come about */
static void
add_permitter(const Reading *reading, Contact *contact)
{
	int			i = visited_permission(reading, contact);
	int			found;

	if (i >= 0 && subject_find(reading, i, 0, &found) == SUBJECT_PARTY)
		participants_add_group(reading, contact, found);
}

/* What governs the phrase that names the venue, in a language whose adjectives stand behind */
static uint8_t
place_governor(const Reading *reading, const Contact *contact)
{
	const Party *party = contact->place_item < 0 ? NULL : reading_party(reading, contact->place_item);

	return party == NULL || reading->sentence.modifier_first ? TERM_NONE : party->preposition;
}

/* "X mengirim utusan ke Y untuk berunding": whereto one side goes for talks is the other */
static void
add_talked_to(const Reading *reading, Contact *contact)
{
	uint32_t	there = entity_actor(reading->sentence.image, contact->place);

	if ((contact->kind != CONTACT_TALKS && contact->kind != CONTACT_MEETING) ||
		contact->own_parties || contact->participant_count != 1 ||
		!contact->participants[0].official || there == IMAGE_NONE ||
		contact->place_item > contact->word || contact_has_actor(contact, there) ||
		place_governor(reading, contact) != ROLE_TOWARD ||
		wording_is_multilateral(reading, contact))
		return;
	reference_add_actor(contact, there, &reading->sentence, contact->place_item);
}

/* Add who receives a journey, and who permits a contact */
void
visited_add(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	uint32_t	there = entity_actor(sentence->image, contact->place);

	add_permitter(reading, contact);
	add_talked_to(reading, contact);
	if (contact->kind != CONTACT_VISIT || contact->participant_count == 0 ||
		visits_country(reading, contact))
		return;

	/*
	 * "X berada di Y untuk kunjungan kenegaraan", "X is in Y on a visit",
	 * "kunjungan X di Y"
	 */
	if (!contact->verb && contact->participant_count == 1 &&
		!contact->participants[0].bare && there != IMAGE_NONE &&
		(contact->place_item < contact->word ||
		 (contact->participants[0].official && place_governor(reading, contact) == ROLE_AT)) &&
		!contact_has_actor(contact, there))
		visit_state(reading, contact, there, contact->place_item);
	if (!sentence->modifier_first)
		return;
	/* "is in Y on his first trip to the continent" */
	if (!contact->verb && contact->word_end + 1 < sentence->count &&
		item_has(&sentence->items[contact->word_end + 1], ROLE_TOWARD))
		return;
	if (!visited_is_open(reading, contact))
		add_state_of_city(reading, contact);
	else if (there == IMAGE_NONE)
	{
		if (!add_host_of_cue(reading, contact))
			add_receiver(reading, contact);
	}
	else if (!contact_has_actor(contact, there))
		visit_state(reading, contact, there, contact->place_item);
}
