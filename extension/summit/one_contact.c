/*-------------------------------------------------------------------------
 *
 * one_contact.c
 *		Whether two words of a sentence tell of one contact.
 *
 * They do where the one is linked to the other within a clause ("met for
 * talks"), where a journey is made for a meeting ("travels to X to meet Y",
 * journey.c), and where one only holds, repeats or explains the other
 * (restated.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/date_part.h"
#include "summit/one_contact.h"
#include "summit/person.h"

/* "since 2011": does the word at item i only say when, and begin no clause? */
static bool
tells_when(const Sentence *sentence, int i)
{
	return sentence->modifier_first && i + 1 < sentence->count &&
		item_has(&sentence->items[i], ROLE_TIME_AFTER) &&
		(item_has(&sentence->items[i + 1], ROLE_MONTH) || is_year(&sentence->items[i + 1]));
}

/* "his counterpart, X, for talks": is it the name of whom the role before it means, between two commas? */
static bool
names_role(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[Max(p, 0)];

	if (p < 0 || !reading->sentence.modifier_first || !party->person)
		return false;
	if (party->by_role && party->core > party->first)
		return reading->sentence.items[party->core].gap == GAP_COMMA;
	return p > 0 && party[-1].by_role && !party[-1].person && party[-1].last + 1 == party->first &&
		reading->sentence.items[party->first].gap == GAP_COMMA;
}

/* Does something between two items part one clause from the next? */
bool
contact_clause_between(const Reading *reading, int a, int b)
{
	const uint64_t breaks = role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
		role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) |
		role_bit(ROLE_RELATIVE);
	const Sentence *sentence = &reading->sentence;

	for (int i = a + 1; i <= b; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			before = reading->party_at[i - 1];
		int			here = reading->party_at[i];

		if (item_is_hard_break(item))
			return true;
		if (item->gap == GAP_COMMA && before != here && !cue_is_beside_day(sentence, i) &&
			(before < 0 || here < 0 || !reading->parties.items[here].joined) &&
			!(here >= 0 && reading->parties.items[here].address) &&
			!(before >= 0 && reading->parties.items[before].address) &&
			!names_role(reading, here) &&
			!(names_role(reading, before) && (item->roles & (role_bit(ROLE_ABOUT) | role_bit(ROLE_AT)))))
			return true;
		if (i < b && (item->roles & breaks) && !item_has(item, ROLE_ABOUT) && !tells_when(sentence, i))
			return true;
	}
	return false;
}

/* Is the candidate linked to what stands before it by a preposition? */
bool
contact_is_linked(const Sentence *sentence, const Contact *contact, int after)
{
	const uint64_t links = role_bit(ROLE_AT) | role_bit(ROLE_TIME_DURING) |
		role_bit(ROLE_ABOUT) | role_bit(ROLE_TOWARD) | role_bit(ROLE_WITH);

	for (int i = contact->word - 1; i > after && i >= contact->word - LINK_REACH; i--)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

		/* "talks about visits", but "met for talks", "talks on a visit" */
		if (sentence->modifier_first && item_has(item, ROLE_ABOUT) &&
			!item_has_value(item, ROLE_ABOUT, ABOUT_PURPOSE) &&
			!(contact->kind == CONTACT_VISIT &&
			  item_has(item + 1, ROLE_DETERMINER)))
			continue;
		if (item->roles & links)
			return true;
		if (row != NULL && row->status == STATUS_PLANNED && contact->verb)
			return true;
	}
	return false;
}

/* May the cues of two candidates be of one contact? */
bool
contact_same_status(const Contact *a, const Contact *b)
{
	return a->status == b->status || !a->has_cue || !b->has_cue ||
		(a->kind == CONTACT_VISIT && !status_is_denied(b->status));
}

/* Is the noun an adverbial with which the sentence starts? */
bool
contact_opens_sentence(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	/* "In a phone call on Friday" */
	if (contact->modifier && contact->word == 0)
		return true;
	return contact->word > 0 && contact->word <= 2 &&
		(sentence->items[0].roles & (role_bit(ROLE_AT) |
									 role_bit(ROLE_TIME_DURING))) != 0;
}

/* Does another clause than the main one start between two items? */
bool
contact_leaves_clause(const Sentence *sentence, int a, int b)
{
	for (int i = a + 1; i < b; i++)
	{
		if (item_is_hard_break(&sentence->items[i]) ||
			(sentence->items[i].roles & (role_bit(ROLE_CLAUSE) |
										 role_bit(ROLE_SPEECH) |
										 role_bit(ROLE_TIME_AFTER) |
										 role_bit(ROLE_TIME_BEFORE))))
			return true;
	}
	return false;
}

/* Is the word at item b, behind a comma, what the journey at item a is for? */
static bool
states_purpose(const Reading *reading, int a, int b)
{
	const SummitItem *items = reading->sentence.items;
	const ImageTermRow *row = item_row(&items[b - 1], ROLE_STATUS_CUE);

	if (items[b - 1].gap != GAP_COMMA && items[b - 1].gap != GAP_BRACKET)
		return false;
	if (!item_has(&items[b - 1], ROLE_ABOUT) &&
		(row == NULL || row->status != STATUS_PLANNED))
		return false;
	return !contact_leaves_clause(&reading->sentence, a, b);
}

/* Does nobody stand between the noun and the verb who could be the subject? */
static bool
is_subject_of(const Reading *reading, const Contact *a, const Contact *b)
{
	bool		relative = false;

	if (contact_leaves_clause(&reading->sentence, a->word_end, b->word))
		return false;
	for (int i = a->word_end + 1; i < b->word; i++)
	{
		int			p = reading->party_at[i];

		relative = relative || item_has(&reading->sentence.items[i], ROLE_RELATIVE);

		if (p >= 0 && reading->parties.items[p].preposition == TERM_NONE &&
			!reading->parties.items[p].modifies && !reading->parties.items[p].object)
			return false;
		if (item_has(&reading->sentence.items[i], ROLE_PRONOUN) ||
			item_has(&reading->sentence.items[i], ROLE_PRONOUN_PLURAL))
			return false;
	}
	return relative || a->word <= 1 ||
		reading->sentence.items[a->word].gap >= GAP_COMMA;
}

/* "met X to discuss": does the verb say what the contact before it is for? */
static bool
is_topic_of(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;

	if (!contact_discusses(b) || a->kind == CONTACT_VISIT)
		return false;

	/*
	 * "pertemuan dengan X yang berlangsung Sabtu juga membahas", "mengadakan
	 * pertemuan yang akan membahas"
	 */
	if (!sentence->modifier_first && !a->verb &&
		(!b->has_cue || b->status == a->status) && is_subject_of(reading, a, b))
		return true;
	/* "konferensi yang membahas", "bertemu membahas", "bertemu di X, bahas Y" */
	if (!sentence->modifier_first)
		return (!b->has_cue || b->cue == a->cue) && !contact_leaves_clause(sentence, a->word_end, b->word - 1) &&
			!contact_clause_between(reading, a->word_end, b->word - 1) &&
			(sentence->items[b->word].gap == GAP_SPACE ||
			 (sentence->items[b->word].gap == GAP_COMMA && contact_adds_nobody(a, b)));
	/* "finish their summit by discussing" */
	if (item_has(&sentence->items[b->word - 1], ROLE_BY))
		return !contact_leaves_clause(sentence, a->word_end, b->word - 1);
	return cue_is_infinitive(sentence, b->word - 1) &&
		!contact_leaves_clause(sentence, a->word_end, b->word - 1);
}

/*
 * "leaders meet in X for the summit of Y": the meeting is that summit where
 * nobody is met and no person is named.
 */
static bool
gathers_for(const Reading *reading, const Contact *a, const Contact *b)
{
	if (!a->verb || a->kind != CONTACT_MEETING || a->own_parties || b->verb ||
		b->kind > CONTACT_MEETING || b->kind == CONTACT_CALL)
		return false;
	return !contact_has_person(a) && !contact_leaves_clause(&reading->sentence, a->word_end, b->word) &&
		contact_is_linked(&reading->sentence, b, a->word_end);
}

/* "mereka membahas hal itu dalam pertemuan di X": nobody but "they" discusses */
static bool
is_discussed_in(const Reading *reading, const Contact *a, const Contact *b)
{
	return !reading->sentence.modifier_first && contact_discusses(a) && !b->verb &&
		a->participant_count == 0 && b->kind <= CONTACT_MEETING && (!b->has_cue || b->status == a->status) &&
		contact_is_linked(&reading->sentence, b, a->word_end) &&
		!contact_leaves_clause(&reading->sentence, a->word_end, b->word);
}

/* "bertemu X, di mana keduanya membahas Y": what both of them discuss there */
static bool
is_discussed_by_both(const Reading *reading, const Contact *a, const Contact *b)
{
	return !reading->sentence.modifier_first && a->kind != CONTACT_VISIT &&
		!status_is_denied(a->status) && contact_discusses(b) && b->plural && contact_same_status(a, b) &&
		contact_adds_nobody(a, b);
}

/* "In the talks on Friday, X will speak with Y" */
static bool
is_spoken_in(const Reading *reading, const Contact *a, const Contact *b)
{
	return !a->verb && !a->own_parties && b->verb &&
		b->kind != CONTACT_VISIT && contact_opens_sentence(reading, a) &&
		!contact_leaves_clause(&reading->sentence, a->word_end, b->word);
}

/*
 * "menjamu X makan malam bersama Y", "menjamu mereka untuk makan malam": is the noun right
 * behind the object of the verb, or "for" behind it, what the host does?
 */
static bool
is_meal_of(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;
	int			i = b->first - 1;

	if (reading->sentence.modifier_first || !a->verb || a->passive || b->verb || a->kind != CONTACT_MEETING ||
		b->kind != CONTACT_MEETING || a->demand != DEMAND_ACTORS || b->demand != DEMAND_ACTORS ||
		items[b->first].gap != GAP_SPACE)
		return false;
	if (item_has(&items[i], ROLE_ABOUT) && items[i].gap == GAP_SPACE)
		i--;
	if (item_has(&items[i], ROLE_PRONOUN_PLURAL))
		return i == a->last + 1;
	return reading->party_at[i] >= 0 && i > a->last && !contact_leaves_clause(&reading->sentence, a->last, i);
}

/* Do words not far from each other tell of one contact, whatever parts them? */
static bool
are_one_apart(const Reading *reading, const Contact *a, const Contact *b)
{
	/* "travels to X, to meet Y" */
	if (a->kind == CONTACT_VISIT &&
		(a->verb || reading->sentence.modifier_first) &&
		b->verb && b->kind == CONTACT_MEETING &&
		states_purpose(reading, a->word_end, b->word))
		return true;
	if (journey_is_for(reading, a, b))
		return true;
	return is_discussed_by_both(reading, a, b) || is_discussed_in(reading, a, b) || is_spoken_in(reading, a, b) ||
		is_topic_of(reading, a, b) || gathers_for(reading, a, b) || is_meal_of(reading, a, b) ||
		contact_is_restated(reading, a, b) ||
		journey_is_same(reading, a, b) || journey_goes_on(reading, a, b) ||
		journey_leads_to(reading, a, b) || journey_is_away(reading, a, b) ||
		journey_is_received(reading, a, b) || journey_begins(reading, a, b) ||
		journey_is_made_for(reading, a, b);
}

/* "tells of his visit to X at a meeting in Y": in two states? */
static bool
are_apart(const Reading *reading, const Contact *a, const Contact *b)
{
	const Image *image = reading->sentence.image;

	return reading->sentence.modifier_first && !contact_same_place(reading, a, b) &&
		entity_actor(image, a->place) != entity_actor(image, b->place);
}

/* Do two neighbouring candidates tell of one contact? */
bool
contact_are_one(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;
	int			between = b->word - a->word_end - 1;

	if (contact_are_two(reading, a, b))
		return false;
	if (contact_is_named_again(reading, a, b))
		return true;
	if (journey_is_of_others(reading, a, b))
		return false;
	/* "a conference hosted by X" */
	if (b->passive && between == 0 && !a->verb &&
		sentence->items[b->word].gap == GAP_SPACE)
		return true;
	if (between >= MERGE_REACH)
		return false;
	if (are_one_apart(reading, a, b))
		return true;
	/* "the summit begins with talks on", but "is cancelled, replaced with" */
	if (a->body && !b->body && !b->verb && !b->own_parties &&
		!status_is_denied(a->status) &&
		(!b->has_cue || b->status == a->status) &&
		item_has(&sentence->items[b->word - 1], ROLE_WITH) &&
		!contact_clause_between(reading, a->word_end, b->word))
		return true;
	if (a->body != b->body ||
		contact_clause_between(reading, a->word_end, b->word))
		return false;
	/* "is not allowed to meet X while on a visit to Y" */
	if (b->kind == CONTACT_VISIT && a->kind != CONTACT_VISIT && a->has_cue &&
		status_is_denied(a->status) && !b->has_cue)
		return false;
	/* a journey and what it is made for */
	if (a->kind == CONTACT_VISIT && b->kind != CONTACT_CALL && !a->verb &&
		are_apart(reading, a, b))
		return false;
	if (a->kind == CONTACT_VISIT && b->kind != CONTACT_CALL &&
		(b->kind != CONTACT_VISIT || contact_is_linked(sentence, b, a->word_end)))
		return journey_has_purpose(sentence, a, b);
	/* "menyambut X dan berunding dengannya" */
	if ((b->own_parties && !(b->verb && item_has(&sentence->items[b->word_end], ROLE_PRONOUN))) ||
		!contact_same_status(a, b) ||
		(a->status != b->status && b->has_cue && !a->has_cue &&
		 !contact_is_linked(sentence, b, a->word_end)))
		return false;
	/* "met for talks", "bertemu dalam pertemuan", "talks during the visit" */
	return contact_is_linked(sentence, b, a->word_end);
}
