/*-------------------------------------------------------------------------
 *
 * venue_before.c
 *		Where a contact takes place, told before it.
 *
 * "In Geneva, X met Y", "greets crowds in Rio during his trip".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/venue.h"

/* Words between a place and how long before a visit it is: "shortly before" */
#define TIME_WORDS 2

/* "ahead of a visit", "two days before a visit": nothing but the time from item i on */
static bool
precedes_visit(const Sentence *sentence, int i, int end)
{
	int			words = 0;

	while (i < end && (item_is_plain_word(&sentence->items[i]) ||
					   item_has(&sentence->items[i], ROLE_DETERMINER)) &&
		   words++ < TIME_WORDS)
		i++;
	if (i >= end || end - i > OWNER_REACH + 1 ||
		(sentence->items[i].roles & TIME_ROLES) == 0)
		return false;
	for (i++; i < end; i++)
	{
		if (!item_is_plain_word(&sentence->items[i]) &&
			!item_has(&sentence->items[i], ROLE_DETERMINER))
			return false;
	}
	return true;
}

/* "bertemu X di Y setelah pembicaraannya dengan Z": is it where another contact was? */
static bool
is_of_contact_before(const Reading *reading, const Contact *contact, int p)
{
	return contact > reading->contacts &&
		contact[-1].place_item == reading->parties.items[p].core;
}

/* "greets crowds in Rio during his trip": does it begin right behind a place? */
static bool
follows_place(const Reading *reading, const Contact *contact, int p)
{
	const Sentence *sentence = &reading->sentence;
	const PartyList *parties = &reading->parties;
	int			i;

	while (p + 1 < parties->count && parties->items[p + 1].address)
		p++;
	i = parties->items[p].last + 1;
	while (i < contact->first && (venue_date_item(&sentence->items[i]) ||
								  ((sentence->items[i].roles & (role_bit(ROLE_DATE_ON) |
																role_bit(ROLE_FROM) |
																role_bit(ROLE_DATE_RANGE))) &&
								   venue_date_item(&sentence->items[i + 1]))))
		i++;
	/* "kata X di Kairo usai melakukan pertemuan dengan Y" */
	if (i < contact->first && !sentence->modifier_first && !contact->verb &&
		item_has(&sentence->items[i], ROLE_TIME_AFTER) &&
		contact->first - i <= OWNER_REACH && !is_of_contact_before(reading, contact, p))
		return true;
	if (visited_is_open(reading, contact) &&
		precedes_visit(sentence, i, contact->first))
		return true;
	if (i >= contact->first || (!item_has(&sentence->items[i], ROLE_TIME_DURING) &&
								!item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE) &&
								!(contact->kind == CONTACT_VISIT &&
								  item_has(&sentence->items[i], ROLE_ABOUT))))
		return false;
	for (; i < contact->first; i++)
	{
		int			q = reading->party_at[i];

		if (item_has(&sentence->items[i], ROLE_HOLDING) ||
			(q >= 0 && parties->items[q].last < contact->first - OWNER_REACH))
			return false;
	}
	return true;
}

/* "X ke Paris Temui Y": is a name the subject of the way and of the verb behind it? */
static bool
leads_on(const Sentence *sentence, const Contact *contact, const Party *party)
{
	return contact->verb && party->last + 1 == contact->first &&
		sentence->items[contact->first].gap == GAP_SPACE && party->governor > 0 &&
		item_is_entity_of(&sentence->items[party->governor - 1], ENTITY_PERSON);
}

/* "return to": does the word for the way wish for something, too? */
static bool
cue_proposes(const SummitItem *item)
{
	return item_has(item, ROLE_STATUS_CUE) && item_row(item, ROLE_STATUS_CUE)->status == STATUS_PROPOSED;
}

/* "kembali ke Paris untuk bertemu Y": does a way to a place lead to the contact? */
static bool
is_way_to(const Sentence *sentence, const Contact *contact, const Party *party)
{
	int			i = party->last + 1;

	if (contact->kind == CONTACT_VISIT || party->preposition != ROLE_TOWARD || party->modifies || party->by_role ||
		!(party->place || party->country))
		return false;
	/* "go back to Paris for talks" */
	if (sentence->modifier_first && (contact->verb || !party->place || party->governor < 1 ||
									 !(item_is_plain_word(&sentence->items[party->governor - 1]) ||
									   cue_proposes(&sentence->items[party->governor]))))
		return false;
	if (!sentence->modifier_first && leads_on(sentence, contact, party))
		return true;
	/* "ke Paris pada hari Jumat untuk" */
	while (i < contact->first && !item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE) &&
		   (venue_date_item(&sentence->items[i]) || item_has(&sentence->items[i], ROLE_DATE_ON)))
		i++;
	return contact->first - i < OWNER_REACH && item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE);
}

/* "Kabul dikunjungi X": the place that is the subject of a journey in the passive */
static bool
is_visited(const Sentence *sentence, const Contact *contact, const Party *party)
{
	return contact->passive && contact->kind == CONTACT_VISIT &&
		party->place && party->preposition == TERM_NONE &&
		contact->first - party->last <= OWNER_REACH;
}

/* "Jenewa menjadi tuan rumah perundingan": the city that is said to host it */
static bool
is_host_city(const Sentence *sentence, const Contact *contact, const Party *party)
{
	const SummitItem *verb = &sentence->items[party->last + 1];

	return !sentence->modifier_first && !contact->verb && party->place && party->last + 1 < contact->first &&
		contact->first - party->last <= OWNER_REACH && item_has_value(verb, ROLE_HOLDING, HOLDING_HOSTS) &&
		item_has_title(sentence, verb, ROLE_HOLDING, "host");
}

/* "gave a speech in X, where Y met Z", "flew to X on Friday, where": does a relative word for a place follow it? */
static bool
is_where(const Sentence *sentence, const Party *party)
{
	int			i = party->last + 1;

	while (i < sentence->count && (venue_date_item(&sentence->items[i]) || item_has(&sentence->items[i], ROLE_DATE_ON)))
		i++;
	return i < sentence->count &&
		item_has_value(&sentence->items[i], ROLE_RELATIVE, RELATIVE_OF_PLACE) &&
		(party->place || party->country) && !party->by_role;
}

/*
 * "Di Berlin, X bertemu Y dan mengadakan pembicaraan dengan Z": the venue with which the
 * sentence begins, where a conjunction joins the verb to that of the contact before; or NULL
 */
static const Party *
front_of_list(const Reading *reading, const Contact *contact)
{
	const uint64_t breaks = role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
		role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_PRONOUN);
	const uint64_t verbs = role_bit(ROLE_HOLDING) | role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_FILLER);
	const SummitItem *items = reading->sentence.items;
	const Contact *before = contact - 1;
	const Party *party;
	bool		joined = false;

	if (contact == reading->contacts || before->dropped || before->place_item < 0 ||
		before->place_item >= before->first || contact->kind == CONTACT_VISIT || contact->status != before->status)
		return NULL;
	/* a word that points to a state is no phrase */
	party = reading_party(reading, before->place_item);
	if (party == NULL || party->preposition != ROLE_AT || party->first > 2)
		return NULL;
	for (int i = before->last + 1; i < contact->first; i++)
	{
		if (item_is_hard_break(&items[i]) || (reading->party_at[i] < 0 && (items[i].roles & breaks)))
			return NULL;
		joined = joined || (item_has(&items[i], ROLE_AND) && (items[i + 1].roles & verbs) != 0);
	}
	return joined ? party : NULL;
}

/*
 * "Di Washington, X mendesak Y untuk berunding", "In Washington, X urged Y to hold talks": is it
 * where somebody wishes that others meet?
 */
static bool
is_of_wisher(const Reading *reading, const Contact *contact, const Party *party)
{
	int			next = contact->cue + 1;

	return contact->status == STATUS_PROPOSED && contact->has_cue && contact->cue > party->last &&
		next < contact->first &&
		(reading->party_at[next] >= 0 ||
		 (reading->sentence.items[next].roles & (role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_DETERMINER))) != 0);
}

/* Items from where a delegation is to the verb that tells what it does: "masih akan" */
#define DELEGATION_REACH 3

/* "Delegasi X di Jenewa masih berunding", "the X delegation in Geneva is negotiating" */
static bool
is_of_delegation(const Reading *reading, const Contact *contact, const Party *party)
{
	const Party *subject = party - 1;

	if (!contact->verb || contact->kind == CONTACT_VISIT || party == reading->parties.items ||
		!subject->by_role || subject->person || subject->preposition != TERM_NONE || subject->modifies ||
		party->governor != subject->last + 1 || party->first != party->governor + 1 ||
		contact->first - party->last > DELEGATION_REACH)
		return false;
	for (int i = party->last + 1; i <= contact->first; i++)
	{
		if (reading->sentence.items[i].gap != GAP_SPACE ||
			item_has(&reading->sentence.items[i], ROLE_SPEECH))
			return false;
	}
	return true;
}

/* Is the phrase at p, before the contact, where it takes place? */
static bool
is_told_before(const Reading *reading, const Contact *contact, int p, uint32_t state)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];

	if (state == IMAGE_NONE && (is_where(sentence, party) ||
								is_way_to(sentence, contact, party) ||
								is_visited(sentence, contact, party) ||
								is_host_city(sentence, contact, party)))
		return true;
	if (!venue_is_possible(reading, contact, party) ||
		(state != IMAGE_NONE && !(party->place && party->actor == state)))
		return false;
	if (party->preposition != ROLE_AT)
		return party->preposition == ROLE_TOWARD && !contact->verb && follows_place(reading, contact, p);
	return (party->first <= 2 && !is_of_wisher(reading, contact, party)) ||
		is_of_delegation(reading, contact, party) ||
		((sentence->modifier_first || party->actor != IMAGE_NONE) && follows_place(reading, contact, p));
}

/*
 * "In Geneva, X met Y": before the contact, at the start of the clause; state
 * is the one that a city must be in, or IMAGE_NONE.
 */
void
venue_look_before(const Reading *reading, Contact *contact, uint32_t state)
{
	const Sentence *sentence = &reading->sentence;
	const Party *front = state == IMAGE_NONE ? front_of_list(reading, contact) : NULL;
	bool		where = false;

	if (front != NULL)
	{
		venue_take(reading, contact, front);
		return;
	}
	for (int i = contact->first - 1;
		 i >= 0 && i >= contact->first - VENUE_REACH; i--)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(&sentence->items[i + 1]))
			return;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			/* "at the EU summit" */
			if (party->last == contact->first - 1 && !party->place &&
				sentence->modifier_first)
			{
				i = party->first;
				continue;
			}
			if (where ? is_where(sentence, party) : is_told_before(reading, contact, p, state))
			{
				venue_take(reading, contact, party);
				return;
			}
			i = party->first;
			continue;
		}

		/*
		 * "terbang dari X, di mana dia bertemu Y": only the place right
		 * before it
		 */
		where = where || (!sentence->modifier_first && item_has_value(item, ROLE_RELATIVE, RELATIVE_OF_PLACE));
		if ((item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
							role_bit(ROLE_CONTACT_NOUN) |
							role_bit(ROLE_CONTACT_VERB))) != 0 &&
			!item_has_value(item, ROLE_RELATIVE, RELATIVE_OF_PLACE))
			return;
		/* "crowds in X march as Y meets Z" */
		if (item_has(item, ROLE_TIME_DURING) && sentence->modifier_first &&
			contact->verb && i < contact->first - 1)
			return;
	}
}
