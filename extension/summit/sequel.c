/*-------------------------------------------------------------------------
 *
 * sequel.c
 *		A second contact that is told with the word of the first.
 *
 * "met X on Sunday and Y on Monday", "flew to X on Tuesday and to Y on Thursday":
 * behind a date and a conjunction stand somebody else and another date, or, where the
 * same meet again, another place and date ("met in A in May and again in B in July").
 * "Met X and then Y" needs no dates.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/date.h"
#include "summit/participant.h"
#include "summit/person.h"
#include "summit/trace.h"
#include "summit/venue.h"

/* Items from the contact word to the conjunction, and from there to the date */
#define SEQUEL_REACH 14
#define SEQUEL_DATE_REACH 7

/* Words from the conjunction to another place: "and later again in" */
#define AGAIN_WORDS 2

/* Where the second contact is told */
typedef struct Sequel
{
	int			link;			/* the conjunction */
	int			party;			/* whom it is with, or -1 for the same */
	int			place;			/* the party that is its venue, or -1 */
	bool		next;			/* a word says that it came after the first */
	Period		period;
} Sequel;

/* "visits to X on Monday and Y on Tuesday": is it the next place to which the noun leads? */
static bool
is_next_stop(const Reading *reading, const Contact *contact, const Party *party, int i)
{
	const Party *first = contact->place_item < 0 ? NULL : reading_party(reading, contact->place_item);

	return !contact->verb && first != NULL && first->preposition == ROLE_TOWARD &&
		party->first == i + 1 && !party->by_role && (party->place || party->country) &&
		(party->place || first->country);
}

/* Is the phrase behind the conjunction at item i one that goes on with the contact? */
static bool
goes_on_with(const Reading *reading, const Contact *contact, const Sequel *sequel, int i)
{
	const Party *party = &reading->parties.items[sequel->party];
	const SummitItem *next = &reading->sentence.items[i + 1];

	if (party->modifies || party->joined)
		return false;
	if (is_next_stop(reading, contact, party, i))
		return true;
	if (party->first == i + 1 && party->preposition == TERM_NONE)
		return contact->verb && (party->person || party->by_role ||
								 (contact->kind == CONTACT_VISIT && (party->place || party->country)));
	return party->governor == i + 1 && party->first == i + 2 &&
		(item_has(next, ROLE_WITH) || (contact->kind == CONTACT_VISIT && item_has(next, ROLE_TOWARD)));
}

/* Does nothing but a place and a date follow, from item i on? */
static bool
ends_with_date(const Reading *reading, const Contact *contact, Sequel *sequel, int i)
{
	const Sentence *sentence = &reading->sentence;

	sequel->place = -1;
	sequel->period.since = sequel->period.until = NO_DATE;
	for (int stop = Min(sentence->count, i + SEQUEL_DATE_REACH); i < stop; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item->gap > GAP_PERIOD)
			return false;
		if (p >= 0 && reading->parties.items[p].preposition == ROLE_AT && sequel->place < 0)
		{
			sequel->place = p;
			i = reading->parties.items[p].last;
		}
		else if (p < 0 && venue_date_item(item))
			return date_read(sentence, contact, i, &sequel->period);
		else if ((item->roles & (role_bit(ROLE_AT) | role_bit(ROLE_DATE_ON))) == 0)
			return false;
	}
	return false;
}

/* Do the same meet "again in B in July" behind the conjunction at item i? */
static bool
goes_on_elsewhere(const Reading *reading, const Contact *contact, Sequel *sequel, int i)
{
	const SummitItem *items = reading->sentence.items;

	if (contact->kind == CONTACT_VISIT || contact->kind == CONTACT_CALL || contact->participant_count < 2)
		return false;
	for (int stop = Min(i + AGAIN_WORDS, reading->sentence.count - 1); i < stop; i++)
	{
		if (items[i + 1].gap != GAP_SPACE || !item_has(&items[i + 1], ROLE_FILLER))
			break;
	}
	sequel->party = -1;
	return ends_with_date(reading, contact, sequel, i + 1) && sequel->place >= 0;
}

/* "bertemu dengan X dan kemudian dengan Y": does a word behind the conjunction at item i say that it came next? */
static bool
comes_next(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	return sentence->items[i + 1].gap == GAP_SPACE &&
		item_has_value(&sentence->items[i + 1], ROLE_FILLER, FILLER_NEXT);
}

static bool
find_sequel(const Reading *reading, const Contact *contact, Sequel *sequel)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 2;
		 i + 2 < sentence->count && i <= contact->word_end + SEQUEL_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item_is_hard_break(item) || item_has(item, ROLE_CLAUSE) || item_has(item, ROLE_RELATIVE))
			return false;
		sequel->next = item_has(item, ROLE_AND) && comes_next(reading, i);
		if (!item_has(item, ROLE_AND) || !(sequel->next || venue_date_item(item - 1)))
			continue;
		sequel->link = i;
		i += sequel->next;
		sequel->party = Max(reading->party_at[i + 1], i + 2 < sentence->count ? reading->party_at[i + 2] : -1);
		if (sequel->party >= 0 && goes_on_with(reading, contact, sequel, i) &&
			(ends_with_date(reading, contact, sequel, reading->parties.items[sequel->party].last + 1) ||
			 sequel->next))
			return true;
		return !sequel->next && goes_on_elsewhere(reading, contact, sequel, i);
	}
	return false;
}

/* Keep those who are named before an item */
static void
keep_before(Contact *contact, int i)
{
	int			kept = 0;

	for (int p = 0; p < contact->participant_count; p++)
	{
		if (contact->participants[p].item < i && i >= 0)
			contact->participants[kept++] = contact->participants[p];
	}
	contact->participant_count = kept;
}

/* Is it told of the sequel that it is another contact, on another day or after the first? */
static bool
is_another(const Contact *contact, const Sequel *sequel)
{
	return sequel->next ||
		(contact->since != NO_DATE &&
		 (sequel->period.since != contact->since || sequel->period.until != contact->until));
}

/* Add the second contact, if the last one of the sentence has such a sequel */
void
contact_add_sequel(Reading *reading)
{
	int			last = reading->contact_count - 1;
	Contact    *contact;
	Contact    *second;
	Sequel		sequel;
	bool		other;

	/*
	 * "menelepon X pada Minggu dan Y sehari kemudian untuk membahas Z": what
	 * was merged is none
	 */
	while (last >= 0 && reading->contacts[last].dropped)
		last--;
	if (last < 0)
		return;
	contact = &reading->contacts[last];
	if (contact_has_day(contact))
		reading->sentence.told_day = contact->since;
	if (contact->passive || !find_sequel(reading, contact, &sequel) || !is_another(contact, &sequel))
		return;

	/*
	 * "X arrives in Y on Monday and Z in W on Tuesday": who travels there is
	 * another
	 */
	other = contact->kind == CONTACT_VISIT && sequel.party >= 0 && reading->parties.items[sequel.party].person;
	if (other && sequel.place < 0)
		return;
	second = contact_copy(reading, last);
	contact = &reading->contacts[last];
	keep_before(contact, sequel.link);
	keep_before(second, other ? -1 : sequel.party < 0 ? sequel.link : contact->word);
	second->place = IMAGE_NONE;
	second->place_item = -1;
	second->since = sequel.period.since;
	second->until = sequel.period.until;
	trace_note(reading, second, TRACE_CONTACT, second->word,
			   second->verb ? ROLE_CONTACT_VERB : ROLE_CONTACT_NOUN);
	if (sequel.party >= 0)
		participants_add_group(reading, second, sequel.party);
	if (sequel.place >= 0)
		venue_take(reading, second, &reading->parties.items[sequel.place]);
	else if (second->kind == CONTACT_VISIT && sequel.party >= 0 && !other)
		venue_take(reading, second, &reading->parties.items[sequel.party]);
	if (other)
		reference_add_actor(second, entity_actor(reading->sentence.image, second->place),
							&reading->sentence, second->place_item);
}
