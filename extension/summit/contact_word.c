/*-------------------------------------------------------------------------
 *
 * contact_word.c
 *		The words of a sentence that may tell of contacts.
 *
 * Each is a candidate, but for "by telephone", which makes the talks or meeting
 * beside it a call.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/wording.h"

/* How far "by telephone" may stand from the talks that it makes a call */
#define MODIFIER_REACH 14
#define SUMMIT_MODIFIER_REACH 4

/* A word in lower case of no meaning to the grammar but what company it names */
static bool
item_is_plain_or_company(const SummitItem *item)
{
	return item_is_plain_word(item) ||
		(item->kind == ITEM_TERM && item_has(item, ROLE_NOT_CONTACT));
}

/* "visits Israel": does a phrase that nothing governs stand behind item i? */
static bool
has_object(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	return sentence->modifier_first && i + 1 < sentence->count &&
		reading->party_at[i + 1] >= 0 &&
		sentence->items[i + 1].gap == GAP_SPACE &&
		reading->parties.items[reading->party_at[i + 1]].preposition == TERM_NONE;
}

/* Both a noun and a verb ("visit"): which of them is it here? */
static bool
reads_as_verb(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const SummitItem *before;

	if (!item_has(item, ROLE_CONTACT_NOUN))
		return true;
	if (!item_has(item, ROLE_CONTACT_VERB))
		return false;
	if (i == 0)
		return false;
	before = &sentence->items[i - 1];
	if (before->possessive)
		return false;
	if (item->gap == GAP_COMMA)
		return reading->party_at[i - 1] >= 0 || item_is_capital_word(before) ||
			has_object(reading, i);
	if (item_has(before, ROLE_DETERMINER))
		return false;
	if (before->roles & (role_bit(ROLE_NEGATION) | role_bit(ROLE_RELATIVE) |
						 role_bit(ROLE_PRONOUN) | role_bit(ROLE_AND) |
						 role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_TOWARD)))
		return true;
	if (item_has(before, ROLE_STATUS_CUE))
		return item_row(before, ROLE_STATUS_CUE)->status == STATUS_PLANNED ||
			item_row(before, ROLE_STATUS_CUE)->status == STATUS_PROPOSED;
	if (reading->party_at[i - 1] >= 0)
		return !argument_is_owned(sentence, &reading->parties.items[reading->party_at[i - 1]]);
	/* "and half of her cabinet visit Israel" */
	return item_is_plain_or_company(before) && has_object(reading, i);
}

static Contact *
add_contact(Reading *reading, int first, int last)
{
	Contact    *contact;

	if (reading->contact_count >= reading->contact_capacity)
	{
		reading->contact_capacity *= 2;
		reading->contacts = repalloc_huge(reading->contacts,
										  sizeof(Contact) * (Size) reading->contact_capacity);
		CHECK_FOR_INTERRUPTS();
	}
	contact = &reading->contacts[reading->contact_count++];
	memset(contact, 0, sizeof(Contact));
	contact->first = contact->word = first;
	contact->last = contact->word_end = last;
	contact->level = TERM_NONE;
	contact->place = IMAGE_NONE;
	contact->place_item = -1;
	contact->cue = contact->negation = -1;
	contact->since = contact->until = NO_DATE;
	contact->status = STATUS_HELD;
	return contact;
}

/* Is what stands before item b told by somebody who is named behind it? */
static bool
is_said_between(const Sentence *sentence, int a, int b)
{
	for (int i = a + 1; i < b; i++)
	{
		if (item_has(&sentence->items[i], ROLE_SPEECH))
			return true;
	}
	return false;
}

/* "by telephone" makes the talks or meeting before or behind it a call */
static bool
modify_contact(Reading *reading, int i)
{
	for (int c = reading->contact_count - 1; c >= 0; c--)
	{
		Contact    *contact = &reading->contacts[c];

		if (i - contact->last > MODIFIER_REACH ||
			is_said_between(&reading->sentence, contact->last, i))
			break;
		if (contact->kind == CONTACT_VISIT)
			continue;
		if (contact->kind == CONTACT_SUMMIT &&
			i - contact->last > SUMMIT_MODIFIER_REACH)
			continue;
		if (contact->kind == CONTACT_MEETING && i - contact->last > 3)
			continue;
		contact->kind = CONTACT_CALL;
		if (i - contact->last > 3 || reading->party_at[i - 1] >= 0)
			contact->first = i;
		contact->last = i;
		trace_note(reading, contact, TRACE_MODIFIER, i, ROLE_CONTACT_MODIFIER);
		if (contact->demand == DEMAND_ACTORS)
			contact->demand = DEMAND_PLAIN;
		return true;
	}
	return false;
}

/* The body whose session item i names takes part */
static void
add_body(Contact *contact, int i, const SummitItem *item)
{
	Participant p = {0};

	p.entity = p.actor = item->entity;
	p.start = item->start;
	p.end = item->end;
	p.item = i;
	p.rank = RANK_NONE;
	p.bare = p.official = true;
	contact_add(contact, &p);
}

/* Somebody's rank that does not tell of whom: "Direktur Jenderal" */
static bool
is_rank_of_body(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	return row != NULL && row->rank == RANK_HEAD_OF_BODY;
}

/*
 * "Direktur Jenderal Perundingan Perdagangan", "Tim Negosiasi": is the noun,
 * capitalised behind another capital, part of somebody's title?
 */
static bool
is_part_of_title(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];
	const SummitItem *before = item - 1;

	if (sentence->modifier_first || i == 0 ||
		(sentence->title_case && !is_rank_of_body(before)) ||
		item->kind == ITEM_ENTITY || item->gap != GAP_SPACE ||
		!(item->flags & WORD_CAPITAL) || !(before->flags & WORD_CAPITAL) ||
		(item->flags & WORD_ALL_CAPITALS))
		return false;
	/* the first word of a sentence has its capital from there */
	if (before->kind == ITEM_ENTITY || i < 2 || before->gap != GAP_SPACE)
		return false;
	/* "Tim Negosiasi dengan Iran" */
	return i + 1 >= sentence->count ||
		(item[1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) == 0;
}

/* Does what stands before item i say who calls: "X called", "X will call"? */
static bool
has_caller(const Reading *reading, int i)
{
	const SummitItem *before = &reading->sentence.items[i - 1];

	return i > 0 && before[1].gap <= GAP_COMMA &&
		(reading->party_at[i - 1] >= 0 ?
		 !before->possessive && before[1].gap == GAP_SPACE :
		 (before->roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_PRONOUN) |
						   role_bit(ROLE_RELATIVE) | role_bit(ROLE_AND) |
						   role_bit(ROLE_PRONOUN_PLURAL))) != 0);
}

/*
 * "called X on Monday", but "called X a liar": does nothing follow the person
 * whom a verb has as its object that names him?
 */
static bool
calls_somebody(const Reading *reading, int i)
{
	const uint64_t adverbials = role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) |
		role_bit(ROLE_FROM) | role_bit(ROLE_TOWARD) | role_bit(ROLE_AND) |
		role_bit(ROLE_BY) | role_bit(ROLE_TIME_AFTER) |
		role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_DURING) |
		role_bit(ROLE_DATE_ON) | role_bit(ROLE_WEEKDAY) |
		role_bit(ROLE_RELATIVE_DAY) | role_bit(ROLE_RELATIVE_WEEK) |
		role_bit(ROLE_CONTACT_MODIFIER);
	const Sentence *sentence = &reading->sentence;
	int			p = i + 1 < sentence->count ? reading->party_at[i + 1] : -1;
	const Party *party;
	int			next;

	if (p < 0 && i + 2 < sentence->count &&
		item_has(&sentence->items[i + 1], ROLE_DETERMINER))
		p = reading->party_at[i + 2];
	if (p < 0 || !has_caller(reading, i))
		return false;
	party = &reading->parties.items[p];
	if (!(party->person || party->by_role) || party->preposition != TERM_NONE)
		return false;
	while (p + 1 < reading->parties.count && party[1].joined &&
		   party[1].group == party->group)
		party = &reading->parties.items[++p];
	if (sentence->items[party->last].possessive)
		return false;
	next = party->last + 1;
	/* "called the ambassador to the ministry" */
	if (next + 1 < sentence->count &&
		item_has(&sentence->items[next], ROLE_TOWARD) &&
		(reading->party_at[next + 1] >= 0 ||
		 item_has(&sentence->items[next + 1], ROLE_DETERMINER)))
		return false;
	return next >= sentence->count ||
		item_is_hard_break(&sentence->items[next]) ||
		sentence->items[next].gap == GAP_COMMA ||
		(sentence->items[next].gap == GAP_SPACE &&
		 (sentence->items[next].roles & adverbials) != 0);
}

/* Items from a verb of receiving to the offer that is received */
#define OFFER_REACH 5

/* "welcomes Y's offer of talks": is it an offer that is received, not a guest? */
static bool
receives_offer(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	for (int j = i + 1; sentence->modifier_first && j < sentence->count &&
		 j <= i + OFFER_REACH; j++)
	{
		const SummitItem *item = &sentence->items[j];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);
		int			p = reading->party_at[j];

		if (item->gap > GAP_PERIOD && item->gap != GAP_APOSTROPHE)
			return false;
		if (row != NULL)
			return row->status == STATUS_PROPOSED;
		if (p >= 0 ? reading->parties.items[p].person && !item->possessive :
			!item_is_plain_word(item) && !item_has(item, ROLE_DETERMINER))
			return false;
	}
	return false;
}

/* "returns to the six-party talks": does what looks like a journey lead to a contact? */
static bool
leads_to_contact(const Sentence *sentence, int i)
{
	for (int j = i + 1; sentence->modifier_first && j < sentence->count && j <= i + OFFER_REACH &&
		 sentence->items[j].gap <= GAP_PERIOD; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item_has(item, ROLE_CONTACT_NOUN))
			return item_row(item, ROLE_CONTACT_NOUN)->kind != CONTACT_VISIT;
		if (!item_has(item, ROLE_DETERMINER) && !item_has(item, ROLE_MULTILATERAL) &&
			item->kind != ITEM_NUMBER && !item_is_plain_word(item) &&
			!(item->kind == ITEM_ENTITY && item->entity_kind == ENTITY_ORGANISATION))
			return false;
	}
	return false;
}

/* "a call with X": does a preposition of company stand right behind item i? */
static bool
is_linked(const Sentence *sentence, int i)
{
	return i + 1 < sentence->count &&
		(sentence->items[i + 1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) != 0;
}

/* "The call lasted an hour": is it the call that was told of last? */
static bool
is_told_again(const Reading *reading, int i)
{
	return reading->memory->has_contact &&
		(reading->memory->kinds & 1 << CONTACT_CALL) != 0 &&
		wording_is_definite(reading, i);
}

/* Does what stands around item i give the word another sense than a contact? */
static bool
is_other_sense(const Reading *reading, int i, const ImageTermRow *row)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];

	if (row->value == DEMAND_LINK && !is_linked(sentence, i) && !is_told_again(reading, i))
		return true;
	if (row->role == ROLE_CONTACT_NOUN)
		return row->kind != CONTACT_SUMMIT && is_part_of_title(sentence, i);

	/*
	 * "a visiting delegation", "with visiting Chancellor X"; but "they last
	 * met"
	 */
	if (i > 0 && (item[-1].roles & (role_bit(ROLE_DETERMINER) |
									role_bit(ROLE_WITH) |
									role_bit(ROLE_BETWEEN))) != 0 &&
		(item[-1].roles & (role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_DATE_SHIFT))) == 0)
		return true;
	if (row->role == ROLE_CONTACT_PASSIVE)
		return false;
	if (row->kind == CONTACT_VISIT && leads_to_contact(sentence, i))
		return true;
	if (strcmp(image_string(sentence->image, row->title), "naming") == 0)
		return !calls_somebody(reading, i);
	return row->kind == CONTACT_MEETING && row->value == DEMAND_ACTORS &&
		receives_offer(reading, i);
}

/* Take item i as a contact word, if it is one */
void
contact_read_word(Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const ImageTermRow *row;
	Contact    *contact;
	bool		verb;

	if (item_has(item, ROLE_CONTACT_MODIFIER))
	{
		if (!modify_contact(reading, i))
		{
			contact = add_contact(reading, i, i);
			contact->kind = CONTACT_CALL;
			contact->demand = DEMAND_ACTORS;
			contact->modifier = true;
			trace_note(reading, contact, TRACE_MODIFIER, i,
					   ROLE_CONTACT_MODIFIER);
		}
		return;
	}
	verb = item_has(item, ROLE_CONTACT_PASSIVE) || reads_as_verb(reading, i);
	if (item_has(item, ROLE_CONTACT_PASSIVE))
		row = item_row(item, ROLE_CONTACT_PASSIVE);
	else
		row = item_row(item, verb ? ROLE_CONTACT_VERB : ROLE_CONTACT_NOUN);
	if (row == NULL || row->kind == TERM_NONE || is_other_sense(reading, i, row))
		return;
	contact = add_contact(reading, i, i);
	trace_note(reading, contact, TRACE_CONTACT, i, row->role);
	contact->kind = row->kind;
	contact->verb = verb;
	contact->passive = row->role == ROLE_CONTACT_PASSIVE;
	contact->demand = row->value != DEMAND_LINK ? (uint8_t) row->value :
		is_linked(sentence, i) ? DEMAND_PLAIN : DEMAND_ACTORS;
	if (row->status != TERM_NONE)
	{
		contact->status = row->status;
		contact->fixed_status = true;
	}
	/* a conference with a name of its own, the session of a body */
	if (item->kind == ITEM_ENTITY &&
		image_entity(sentence->image, item->entity)->country == IMAGE_NONE)
	{
		contact->demand = DEMAND_NONE;
		if (item->session)
			add_body(contact, i, item);
	}
}
