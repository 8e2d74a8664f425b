/*-------------------------------------------------------------------------
 *
 * journey.c
 *		Journeys that are one, or lead to a meeting; and whom two contacts share.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/one_contact.h"
#include "summit/person.h"
#include "summit/venue.h"

/* Are all parties of b among those of a? */
bool
contact_adds_nobody(const Contact *a, const Contact *b)
{
	for (int i = 0; i < b->participant_count; i++)
	{
		if (!contact_has_party(a, b->participants[i].entity))
			return false;
	}
	return true;
}

/* Is somebody a party of both? */
static bool
shares_party(const Contact *a, const Contact *b)
{
	for (int i = 0; i < b->participant_count; i++)
	{
		if (b->participants[i].entity != IMAGE_NONE &&
			contact_has_party(a, b->participants[i].entity))
			return true;
	}
	return false;
}

/* Do all parties of b act for states or bodies for which those of a act? */
bool
contact_adds_no_actor(const Contact *a, const Contact *b)
{
	for (int i = 0; i < b->participant_count; i++)
	{
		if (b->participants[i].actor == IMAGE_NONE || !contact_has_actor(a, b->participants[i].actor))
			return false;
	}
	return b->participant_count > 0;
}

/* Is the one place the other, or in it?  Unknown places are compatible. */
bool
contact_same_place(const Reading *reading, const Contact *a, const Contact *b)
{
	const Image *image = reading->sentence.image;

	return a->place == IMAGE_NONE || b->place == IMAGE_NONE ||
		a->place == b->place || image_entity(image, a->place)->country == b->place ||
		image_entity(image, b->place)->country == a->place;
}

/*
 * "visits Y, the first president of X to visit Y": is each party of b one of a, or
 * somebody unnamed who acts for the same state as one of a?
 */
static bool
adds_no_party(const Contact *a, const Contact *b)
{
	for (int i = 0; i < b->participant_count; i++)
	{
		const Participant *p = &b->participants[i];

		if (!contact_has_party(a, p->entity) && (p->person || !contact_has_actor(a, p->actor)))
			return false;
	}
	return true;
}

/* Is each party of b one of a, but for the state that is visited? */
static bool
adds_only_host(const Contact *a, const Contact *b)
{
	for (int i = 0; i < b->participant_count; i++)
	{
		if (b->participants[i].item != b->place_item &&
			!contact_has_party(a, b->participants[i].entity))
			return false;
	}
	return true;
}

/* "a tour of the Middle East, visiting X and Y": does b name states of a region? */
static bool
names_states(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	if (!reading->sentence.modifier_first || a->place == IMAGE_NONE || !b->verb || b->passive ||
		b->has_cue || items[b->word].gap != GAP_COMMA || !shares_party(a, b) ||
		entity_actor(reading->sentence.image, a->place) != IMAGE_NONE)
		return false;
	/* "X, continuing a tour of the Middle East, arrives in Y" */
	for (int i = a->first; i > 0 && i > a->first - LINK_REACH && reading->party_at[i] < 0; i--)
	{
		if (items[i].gap == GAP_COMMA)
			return false;
	}
	return true;
}

/*
 * "arrives in X to hold discussions": is the contact of b what a is made for, or the setting
 * of it?  Not "heads to X for discussions on the talks of Y".
 */
bool
journey_has_purpose(const Sentence *sentence, const Contact *a, const Contact *b)
{
	bool		may = b->own_parties || b->demand != DEMAND_ACTORS;

	if (!sentence->modifier_first || b->kind != CONTACT_TALKS)
		return may;
	/* "flies to X for talks with Y to discuss Z" */
	if (b->verb)
		return may || (!a->implied && cue_is_infinitive(sentence, b->word - 1) && contact_adds_nobody(a, b));
	for (int i = b->word - 1; i > a->word_end && i >= b->word - LINK_REACH; i--)
	{
		if (cue_is_infinitive(sentence, i) || item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE))
			return may || a->verb;
		if (item_has(&sentence->items[i], ROLE_ABOUT))
			return b->own_parties;
		if (!item_is_plain_word(&sentence->items[i]) &&
			!(sentence->items[i].roles & (role_bit(ROLE_HOLDING) | role_bit(ROLE_DETERMINER) |
										  role_bit(ROLE_MULTILATERAL))))
			break;
	}
	return may;
}

/* "becoming the first president to visit X" */
static bool
is_record(const Sentence *sentence, const Contact *contact)
{
	return contact->verb && contact->word > 0 && cue_is_infinitive(sentence, contact->word - 1) &&
		cue_is_record(sentence, contact->word - 1);
}

/* "arrives in X, beginning a visit to Y": does b add nobody to the journey? */
bool
journey_is_same(const Reading *reading, const Contact *a, const Contact *b)
{
	/* "Menjelang kunjungan itu, ... kota yang dikunjungi X" */
	if (a->kind == CONTACT_VISIT && b->kind == CONTACT_VISIT && b->passive &&
		!a->own_parties &&
		item_has(&reading->sentence.items[b->word - 1], ROLE_RELATIVE))
		return true;
	if (b->kind != CONTACT_VISIT || contact_leaves_clause(&reading->sentence, a->word_end, b->word))
		return false;
	/* "arrives in X for a summit, becoming the first president to visit X" */
	if (a->kind != CONTACT_VISIT)
		return a->place != IMAGE_NONE && b->place == a->place && is_record(&reading->sentence, b) &&
			adds_only_host(a, b);
	if (names_states(reading, a, b))
		return true;
	return contact_same_place(reading, a, b) && contact_same_status(a, b) &&
		b->participant_count > 0 && adds_no_party(a, b);
}

/*
 * "X's visit to Z comes before a visit by Y", "is in return for the visit of Y":
 * whose the second is, is not on the first
 */
bool
journey_is_of_others(const Reading *reading, const Contact *a, const Contact *b)
{
	return a->kind == CONTACT_VISIT && b->kind == CONTACT_VISIT &&
		!a->verb && !b->verb && b->has_owner && !contact_adds_nobody(a, b) &&
		(a->has_owner ||
		 item_has(&reading->sentence.items[b->word - 1], ROLE_ABOUT));
}

/* "visited X, where he met Y": one, if both are past or both are to come */
bool
journey_leads_to(const Reading *reading, const Contact *a, const Contact *b)
{
	bool		there = false;

	if (a->kind != CONTACT_VISIT || b->kind != CONTACT_MEETING)
		return false;
	for (int i = a->word_end + 1; i < b->word; i++)
		there = there || item_has_value(&reading->sentence.items[i], ROLE_RELATIVE, RELATIVE_OF_PLACE);
	return there && a->status == b->status;
}

/* "tiba untuk kunjungan ke X", "terbang ke X": is this phrase whereto the journey leads? */
static bool
is_destination(const Sentence *sentence, const Contact *a, const Party *party)
{
	return party->preposition == ROLE_TOWARD ||
		(a->verb && party->first == a->word_end + 1);
}

/* "tiba di X, Rabu, untuk mengadakan pembicaraan dengan Y", "lawatan X ke Y untuk menghadiri KTT" */
bool
journey_is_for(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;
	int			i = b->word - 1;

	if (sentence->modifier_first || a->kind != CONTACT_VISIT ||
		(b->kind == CONTACT_SUMMIT ? b->verb :
		 b->kind == CONTACT_VISIT ? !a->verb || b->verb || !contact_same_place(reading, a, b) :
		 !a->verb || (b->kind != CONTACT_MEETING && b->kind != CONTACT_TALKS)))
		return false;
	while (i > a->word_end && item_has(&sentence->items[i], ROLE_HOLDING))
	{
		/* "terbang ke X menghadiri KTT" */
		if (item_has_value(&sentence->items[i], ROLE_HOLDING, HOLDING_ATTENDS) && reading->party_at[i - 1] >= 0 &&
			is_destination(sentence, a, reading_party(reading, i - 1)) &&
			sentence->items[i].gap == GAP_SPACE)
			return true;
		i--;
	}
	return i > a->word_end && item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE) &&
		!contact_leaves_clause(sentence, a->word_end, i);
}

/* "Tiba di X, Y akan menghadiri KTT": a journey with which the sentence begins, and what it is for */
bool
journey_begins(const Reading *reading, const Contact *a, const Contact *b)
{
	return !reading->sentence.modifier_first && a->kind == CONTACT_VISIT && a->verb && a->first == 0 &&
		(b->kind == CONTACT_SUMMIT || b->kind == CONTACT_MEETING) && contact_same_place(reading, a, b) &&
		!contact_leaves_clause(&reading->sentence, a->word_end, b->word);
}

/* "arrives in X, where he is greeted by Y": by whoever is at home there */
bool
journey_is_received(const Reading *reading, const Contact *a, const Contact *b)
{
	uint32_t	there = entity_actor(reading->sentence.image, a->place);

	return a->kind == CONTACT_VISIT && b->passive && b->kind == CONTACT_MEETING && a->status == b->status &&
		there != IMAGE_NONE && contact_has_actor(b, there) &&
		!contact_leaves_clause(&reading->sentence, a->word_end, b->word);
}

/* "visits X, meeting Y", "bertolak ke X, temui Y" */
bool
journey_goes_on(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;

	return a->kind == CONTACT_VISIT && b->kind == CONTACT_MEETING &&
		(sentence->modifier_first ? !b->verb : a->verb && b->verb && !b->passive && !a->has_cue) &&
		sentence->items[b->word].gap == GAP_COMMA &&
		!contact_leaves_clause(sentence, a->word_end, b->word);
}

/*
 * "Dalam kunjungannya ke X, Y mengadakan pembicaraan dengan Z": what a journey
 * with which the sentence starts is made for, unless Z is not of the state X
 */
bool
journey_is_made_for(const Reading *reading, const Contact *a, const Contact *b)
{
	uint32_t	there = entity_actor(reading->sentence.image, a->place);

	if (a->kind != CONTACT_VISIT || a->verb || !contact_opens_sentence(reading, a) ||
		(b->kind != CONTACT_MEETING && b->kind != CONTACT_TALKS) ||
		!b->own_parties ||
		contact_leaves_clause(&reading->sentence, a->word_end, b->word))
		return false;
	for (int i = 0; i < b->participant_count; i++)
	{
		if (there == IMAGE_NONE ||
			(b->participants[i].actor == there && !b->participants[i].bare))
			return true;
	}
	return false;
}

/* "flew to X on Friday to attend": how many items between two tell when? */
static int
dating_items(const Sentence *sentence, int a, int b)
{
	int			count = 0;

	for (int i = a + 1; i < b; i++)
		count += venue_date_item(&sentence->items[i]) ||
			(item_has(&sentence->items[i], ROLE_DATE_ON) && venue_date_item(&sentence->items[i + 1]));
	return count;
}

/* "bertemu X saat berkunjung ke Y": is it Y that somebody of those who meet is at home in? */
static bool
is_to_one_of(const Reading *reading, const Contact *meeting, const Contact *journey)
{
	uint32_t	there = entity_actor(reading->sentence.image, journey->place);

	return there != IMAGE_NONE && contact_has_actor(meeting, there);
}

/* "visiting for the summit of Y", "menemui X dalam lawatannya ke Y" */
bool
journey_is_away(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;

	if (contact_leaves_clause(sentence, a->word_end, b->word))
		return false;
	if (a->kind == CONTACT_VISIT)
		return sentence->modifier_first && a->verb && b->body &&
			b->word - a->word_end - dating_items(sentence, a->word_end, b->word) <= LINK_REACH + 2 &&
			contact_is_linked(sentence, b, a->word_end);
	if ((a->kind != CONTACT_MEETING && (sentence->modifier_first || a->kind != CONTACT_TALKS)) ||
		b->kind != CONTACT_VISIT || status_is_denied(a->status) ||
		(b->verb && (sentence->modifier_first || !is_to_one_of(reading, a, b))))
		return false;
	/* "meets Y on a trip to his capital" */
	if (sentence->modifier_first)
		return contact_is_linked(sentence, b, a->word_end) && contact_adds_no_actor(a, b);
	return !b->has_cue && shares_party(a, b) &&
		(item_has(&sentence->items[b->word - 1], ROLE_TIME_DURING) ||
		 item_has(&sentence->items[b->word - 1], ROLE_AT));
}

/* "flew to X on Tuesday to meet Y", "and will meet Y": did somebody go on a day that is past to what is to come? */
static bool
has_gone_for(const Reading *reading, const Contact *journey, const Contact *purpose)
{
	return journey->kind == CONTACT_VISIT && journey->verb && journey->fixed_status &&
		journey->status == STATUS_HELD && journey->since != NO_DATE &&
		journey->until <= reading->sentence.date && purpose->status == STATUS_PLANNED &&
		purpose->kind == CONTACT_MEETING && purpose->cue > journey->last;
}

/* The day of a journey is that of what somebody went for, but not of what is to come after it */
void
journey_settle_day(const Reading *reading, Contact *journey, Contact *purpose)
{
	if (!has_gone_for(reading, journey, purpose))
		return;
	if (cue_is_infinitive(&reading->sentence, purpose->cue))
		purpose->status = STATUS_HELD;
	else if (reading->sentence.modifier_first)
		journey->since = journey->until = NO_DATE;
}
