/*-------------------------------------------------------------------------
 *
 * merge.c
 *		Joining words of a sentence that tell of one contact.
 *
 * "met for talks", "Konferensi Tingkat Tinggi (KTT)", "travelled to Geneva to
 * meet": one contact, whose kind is that of the word that ranks first.  Which
 * words these are is judged in one_contact.c and two_contacts.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/one_contact.h"
#include "summit/trace.h"

#define WEEK_DAYS 7

/* Items from "for" to the noun that it governs */
#define PURPOSE_REACH 5

/* Items from a contact to the preposition by which it is the setting of another */
#define SETTING_REACH 7

/* Does "for" lead to the contact, and not only to a noun before "and"? */
static bool
is_purpose(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = contact->word - 1; i > 0 && i >= contact->word - PURPOSE_REACH; i--)
	{
		const ImageTermRow *row = item_row(&items[i], ROLE_ABOUT);

		if (items[i + 1].gap > GAP_PERIOD)
			return false;
		if (row != NULL)
			return row->value == ABOUT_PURPOSE &&
				(!item_has(&items[contact->word - 1], ROLE_AND) ||
				 (items[i + 1].roles & (role_bit(ROLE_HOLDING) | role_bit(ROLE_CONTACT_VERB))) != 0);
	}
	return false;
}

/* Where a journey to a meeting leads is its venue, not one of those who meet */
static void
drop_destination(const Reading *reading, Contact *journey, const Contact *meeting)
{
	int			kept = 0;
	uint32_t	state = IMAGE_NONE;

	/*
	 * a summit whose place is told needs nobody named, nor the state where it
	 * is, nor do talks to which others are sent to attend them
	 */
	if (journey->place == IMAGE_NONE ||
		(!(journey->implied && item_has_value(&reading->sentence.items[meeting->word - 1], ROLE_HOLDING, HOLDING_ATTENDS)) &&
		 !(meeting->kind == CONTACT_SUMMIT && meeting->place != IMAGE_NONE) &&
		 (!(meeting->own_parties || actors_are_of_body(reading, meeting)) || meeting->participant_count == 0)))
		return;
	if (image_entity(reading->sentence.image, journey->place)->kind == ENTITY_COUNTRY)
		state = journey->place;
	else
		state = image_entity(reading->sentence.image, journey->place)->country;
	for (int i = 0; i < journey->participant_count; i++)
	{
		const Participant *p = &journey->participants[i];

		if (!(p->entity == state &&
			  (p->bare || p->item == journey->place_item)))
			journey->participants[kept++] = *p;
	}
	journey->participant_count = kept;
}

/* Is the one place a city or region of the other? */
static bool
lies_in(const Reading *reading, uint32_t place, uint32_t state)
{
	return place != IMAGE_NONE &&
		image_entity(reading->sentence.image, place)->country == state;
}

/* Is the place a region of several states: "the Middle East"? */
static bool
spans_states(const Reading *reading, uint32_t place)
{
	return image_entity(reading->sentence.image, place)->kind == ENTITY_PLACE &&
		image_entity(reading->sentence.image, place)->country == IMAGE_NONE;
}

/* Does a person of the same state already take part for it? */
static bool
is_covered(const Contact *contact, const Participant *participant)
{
	return !participant->person && participant->entity == participant->actor &&
		contact_has_person_of(contact, participant->actor);
}

/* Name the contact by the word of another, and say of it what that says */
static void
take_word(Contact *into, const Contact *from)
{
	/* but "cancels a trip to meet X" */
	if ((from->has_cue || !into->has_cue) &&
		!(status_is_denied(into->status) && from->status == STATUS_PLANNED))
	{
		into->status = from->status;
		into->cue = from->cue;
		into->negation = from->negation;
		into->has_cue = from->has_cue;
		into->fixed_status = from->fixed_status;
	}
	into->first = from->first;
	into->last = from->last;
	into->word = from->word;
	into->word_end = from->word_end;
	into->kind = from->kind;
	into->verb = from->verb;
	into->implied = from->implied;
	into->demand = into->demand == DEMAND_NONE ||
		from->demand == DEMAND_NONE ? DEMAND_NONE :
		Min(into->demand, from->demand);
}

/* Where and when: what is narrower says more */
static void
merge_setting(const Reading *reading, Contact *into, Contact *from, bool takes)
{
	if (into->place == IMAGE_NONE ||
		lies_in(reading, from->place, into->place) ||
		(takes && from->place != IMAGE_NONE && spans_states(reading, into->place)) ||
		(takes && from->place != IMAGE_NONE && from->kind == CONTACT_SUMMIT))
	{
		into->place = from->place;
		into->place_item = from->place_item;
	}
	else
		trace_drop(reading, from, trace_bit(TRACE_PLACE));
	/* the narrower date says more */
	if (from->since != NO_DATE &&
		(into->since == NO_DATE ||
		 from->until - from->since < into->until - into->since))
	{
		into->since = from->since;
		into->until = from->until;
		trace_drop(reading, into, trace_bit(TRACE_DATE));
	}
	else
		trace_drop(reading, from, trace_bit(TRACE_DATE));
}

/*
 * "tiba di X, Senin, untuk menemui Y": is the day of the journey past?  Where
 * the present is another form, "arrives on Monday" is to come.
 */
static bool
is_over(const Reading *reading, const Contact *journey)
{
	return !reading->sentence.modifier_first &&
		journey->since != NO_DATE && journey->until <= reading->sentence.date;
}

/* "discussions in the talks": of two nouns that which is a contact by itself */
static bool
is_surer(const Contact *into, const Contact *from)
{
	return into->kind == from->kind && !into->verb && !from->verb &&
		into->demand == DEMAND_ACTORS && from->demand != DEMAND_ACTORS &&
		from->word - into->word_end <= LINK_REACH;
}

/*
 * "arrives in X for a meeting on Saturday": the next one, not the last, unless
 * figures say which
 */
static void
look_ahead(const Sentence *sentence, Contact *contact)
{
	if (!sentence->modifier_first || sentence->numbers)
		return;
	if (sentence->date == NO_DATE || contact->since == NO_DATE ||
		contact->until - contact->since != 1 || contact->until > sentence->date ||
		sentence->date - contact->since >= WEEK_DAYS)
		return;
	contact->since += WEEK_DAYS;
	contact->until += WEEK_DAYS;
}

/* "hosts a visit by X": is the journey what the verb right before its article has as object? */
static bool
holds_journey(const Reading *reading, const Contact *verb, const Contact *journey)
{
	const SummitItem *items = reading->sentence.items;
	int			i = journey->first - 1;

	if (!reading->sentence.modifier_first || !verb->verb || verb->passive || journey->verb ||
		verb->demand != DEMAND_ACTORS)
		return false;
	while (i > verb->word_end && item_is_plain_word(&items[i]))
		i--;
	return i == verb->word_end + 1 && item_has(&items[i], ROLE_DETERMINER);
}

/* "X hosts a visit by Y": the state that is the subject is visited */
static void
visit_host(Contact *visit)
{
	for (int i = 0; i < visit->participant_count && visit->place == IMAGE_NONE; i++)
	{
		const Participant *p = &visit->participants[i];

		if (p->bare)
		{
			visit->place = p->entity;
			visit->place_item = p->item;
		}
	}
}

/* "arrives in X for a summit": is what somebody goes for yet to come? */
static bool
is_to_come(const Reading *reading, const Contact *journey, const Contact *purpose)
{
	return journey->kind == CONTACT_VISIT && journey->verb &&
		(purpose->kind != CONTACT_TALKS || journey->implied) && !purpose->has_cue &&
		(!purpose->verb || (!reading->sentence.modifier_first &&
							(reading->sentence.items[purpose->word - 1].roles &
							 (role_bit(ROLE_ABOUT) | role_bit(ROLE_AND))))) &&
		(is_purpose(reading, purpose) || journey_is_for(reading, journey, purpose)) &&
		!is_over(reading, journey);
}

/* The trigger of two candidates that are one is that of the first kind */
static void
merge_contacts(const Reading *reading, Contact *into, Contact *from)
{
	/* "hosts a meeting" is the meeting */
	bool		takes = from->kind < into->kind ||
		(from->kind == CONTACT_MEETING && into->kind == from->kind &&
		 into->verb && !from->verb &&
		 into->demand == DEMAND_ACTORS &&
		/* but "hosts several leaders for dinner" */
		 !(from->demand == DEMAND_ACTORS && is_purpose(reading, from))) ||
		is_surer(into, from);

	/* a visit is only named where no meeting is */
	if (into->kind == CONTACT_VISIT && from->kind == CONTACT_MEETING)
		takes = true;
	/* "invites X to Y on a state visit", "is due in Y for talks" */
	takes = takes || into->implied || contact_is_undone(reading, into, from);
	/* "talks hosted by X" are talks, but "hosts a visit by X" is the visit */
	if ((from->kind == CONTACT_VISIT && into->kind == CONTACT_MEETING &&
		 !(takes = holds_journey(reading, into, from))) ||
		(from->passive && !into->verb && from->word == into->word_end + 1))
		takes = false;
	if (takes && is_to_come(reading, into, from))
	{
		from->status = STATUS_PLANNED;
		from->has_cue = true;
		look_ahead(&reading->sentence, from);
	}
	journey_settle_day(reading, into, from);

	/* "disambut X sebelum menggelar pertemuan": that has been, too */
	if (!reading->sentence.modifier_first && from->cue > into->last &&
		item_has(&reading->sentence.items[from->cue], ROLE_TIME_BEFORE))
	{
		from->status = into->status;
		from->has_cue = into->has_cue;
	}
	/* "arrives in X for talks with Y" */
	if (into->kind == CONTACT_VISIT && (takes || from->kind == CONTACT_TALKS))
		drop_destination(reading, into, from);
	trace_drop(reading, takes ? into : from, TRACE_OF_STATUS);
	if (takes)
		take_word(into, from);
	if (takes && into->kind == CONTACT_VISIT)
		visit_host(into);
	merge_setting(reading, into, from, takes);
	for (int i = 0; i < from->participant_count; i++)
	{
		/* where somebody visits, besides, is only where they meet */
		if (!is_covered(into, &from->participants[i]) &&
			!(from->kind == CONTACT_VISIT && from->verb && into->kind < CONTACT_VISIT &&
			  from->participants[i].item == from->place_item))
			contact_add(into, &from->participants[i]);
	}
	participants_drop_states(reading, into);
	into->own_parties = into->own_parties || from->own_parties;
	from->dropped = true;
	trace_move(reading, into, from);
}

/* "Konferensi Tingkat Tinggi (KTT)": two words side by side */
static bool
are_side_by_side(const Reading *reading, const Contact *a, const Contact *b)
{
	return b->word - a->word_end == 1 && !a->verb &&
		!(b->verb && b->demand == DEMAND_ACTORS) &&
		reading->sentence.items[b->word].gap <= GAP_PERIOD;
}

/* Make one candidate of words that stand side by side, before their parties */
void
contacts_join_words(Reading *reading)
{
	for (int c = 0; c + 1 < reading->contact_count; c++)
	{
		Contact    *a = &reading->contacts[c];
		Contact    *b = a + 1;

		if (!are_side_by_side(reading, a, b))
			continue;
		if (a->kind < b->kind)
		{
			b->kind = a->kind;
			b->first = a->first;
			b->last = a->last;
		}
		b->demand = Max(a->demand, b->demand) == DEMAND_NONE ?
			DEMAND_NONE : Min(a->demand, b->demand);
		b->word = a->word;
		b->verb = false;
		a->dropped = true;
		trace_move(reading, b, a);
	}
}

void
contacts_merge(Reading *reading)
{
	Contact    *previous = NULL;

	for (int c = 0; c < reading->contact_count; c++)
	{
		Contact    *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		/* "visits a temple on a state visit to X" */
		if (previous != NULL && previous->kind == CONTACT_VISIT &&
			contact->kind == CONTACT_VISIT && company_is_inner(reading, previous))
			previous->dropped = true;
		else if (previous != NULL && contact_are_one(reading, previous, contact))
		{
			merge_contacts(reading, previous, contact);
			continue;
		}
		if (previous != NULL)
			contact_leave_preparation(reading, previous, contact);
		previous = contact;
	}
}

/* "X met Y at the summit in Z": the meeting is in Z too, on that day */
void
contacts_share_settings(Reading *reading)
{
	const Sentence *sentence = &reading->sentence;

	for (int c = 0; c + 1 < reading->contact_count; c++)
	{
		Contact    *a = &reading->contacts[c];
		const Contact *b = a + 1;
		bool		adverbial = false;

		/* "a trip to X, where he will meet Y" */
		for (int i = a->last + 1; i < b->first && b->place == IMAGE_NONE; i++)
		{
			if (item_has_value(&sentence->items[i], ROLE_RELATIVE, RELATIVE_OF_PLACE))
				reading->contacts[c + 1].place = a->place;
		}
		if (contact_clause_between(reading, a->last, b->first) &&
			!contact_is_beside(sentence, a, b))
			continue;
		for (int i = b->first - 1; i > a->last && i >= b->first - SETTING_REACH; i--)
			adverbial = adverbial ||
				(sentence->items[i].roles & (role_bit(ROLE_AT) |
											 role_bit(ROLE_TIME_DURING))) != 0;
		if (!adverbial || (b->verb && a->has_cue && a->cue == a->first - 1))
			continue;
		if (a->place == IMAGE_NONE)
		{
			a->place = b->place;
			trace_copy(reading, a, b, TRACE_PLACE);
		}
		if (a->since == NO_DATE)
		{
			a->since = b->since;
			a->until = b->until;
			trace_copy(reading, a, b, TRACE_DATE);
		}
	}
}
