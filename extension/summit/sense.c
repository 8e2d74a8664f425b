/*-------------------------------------------------------------------------
 *
 * sense.c
 *		Whether a word that may tell of a contact means something else here.
 *
 * "called X a liar", "received an offer", "Director General for Negotiations", "go
 * to war": what stands around it says so.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/sense.h"
#include "summit/wording.h"

/* Items from a verb of receiving to the offer that is received */
#define OFFER_REACH 5

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

/* Does what stands before item i say who calls: "X called", "X will call", "X
 * then called"? */
static bool
has_caller(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;
	const SummitItem *before;

	/* fillers: "also", "later" */
	if (i > 1 && items[i].gap == GAP_SPACE && items[i - 1].gap == GAP_SPACE &&
		item_has(&items[i - 1], ROLE_FILLER) && (items[i - 1].flags & WORD_CAPITAL) == 0)
		i--;
	before = &items[i - 1];
	return i > 0 && before[1].gap <= GAP_COMMA &&
		(reading->party_at[i - 1] >= 0 ?
		 before[1].gap == GAP_SPACE :
		 (before->roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_PRONOUN) |
						   role_bit(ROLE_RELATIVE) | role_bit(ROLE_AND) |
						   role_bit(ROLE_PRONOUN_PLURAL))) != 0);
}

/*
 * "called X on Monday", but "called X a liar", "saw X as a friend": does nothing
 * follow the person whom a verb has as its object that names him?
 */
static bool
calls_somebody(const Reading *reading, int i)
{
	const uint64_t adverbials = role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) |
		role_bit(ROLE_FROM) | role_bit(ROLE_TOWARD) | role_bit(ROLE_AND) |
		role_bit(ROLE_BY) | TIME_ROLES |
		role_bit(ROLE_DATE_ON) | role_bit(ROLE_WEEKDAY) |
		role_bit(ROLE_RELATIVE_DAY) | role_bit(ROLE_RELATIVE_WEEK) |
		role_bit(ROLE_CONTACT_MODIFIER) | role_bit(ROLE_FILLER);
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
	if (!(party->person || party->by_role))
		return false;
	while (p + 1 < reading->parties.count && party[1].joined)
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
		 (sentence->items[next].roles & adverbials) != 0 &&
		/* "saw X as a friend" */
		 !item_has_value(&sentence->items[next], ROLE_TIME_DURING, DURING_CLAUSE));
}

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

		if (item->gap > GAP_PERIOD)
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
			!item_is_entity_of(item, ENTITY_ORGANISATION))
			return false;
	}
	return false;
}

/* "menyambut KTT Y": is it what others do, and nobody, that is welcomed? */
static bool
welcomes_contact(const Sentence *sentence, int i)
{
	const SummitItem *next = &sentence->items[i + 1];

	return !sentence->modifier_first && i + 1 < sentence->count && next->gap == GAP_SPACE &&
		item_has(next - 1, ROLE_STATUS_CUE) && item_has(next, ROLE_CONTACT_NOUN) &&
		item_row(next, ROLE_CONTACT_NOUN)->kind != CONTACT_VISIT;
}

/* "a visiting delegation", "with visiting Chancellor X"; but "they last met" */
bool
sense_is_attribute(const Sentence *sentence, int i)
{
	const SummitItem *before = &sentence->items[i - 1];
	const ImageTermRow *verb = item_row(&sentence->items[i], ROLE_CONTACT_VERB);

	/* "they first met" */
	if (i > 1 && item_has_value(before, ROLE_DETERMINER, DETERMINER_ORDINAL) && !item_has(before - 1, ROLE_DETERMINER) &&
		verb != NULL && verb->status == STATUS_HELD && verb->value != DEMAND_ACTORS)
		return false;
	return i > 0 &&
		(before->roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) != 0 &&
		(before->roles & (role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_DATE_SHIFT))) == 0;
}

/* And is it a verb: "visiting"? */
bool
sense_is_attribute_verb(const Sentence *sentence, int i)
{
	return item_has(&sentence->items[i], ROLE_CONTACT_VERB) &&
		!item_has(&sentence->items[i], ROLE_CONTACT_NOUN) && sentence->modifier_first &&
		sense_is_attribute(sentence, i);
}

/* Does the word only say where somebody will be: "due in"? */
bool
sense_is_stay(const Sentence *sentence, const ImageTermRow *row)
{
	return term_row_has_title(sentence->image, row, "staying");
}

/* "sends an envoy to": do others go there for the subject? */
bool
sense_is_sending(const Sentence *sentence, const ImageTermRow *row)
{
	return term_row_has_title(sentence->image, row, "sending");
}

/* "go to Y", "due in Y", "sends an envoy to Y": is the word only a contact where
 * a place follows? */
bool
sense_needs_place(const Sentence *sentence, const ImageTermRow *row)
{
	return sense_is_stay(sentence, row) || sense_is_sending(sentence, row) ||
		term_row_has_title(sentence->image, row, "place");
}

/* "a call with X": does a preposition of company stand right behind item i? */
bool
sense_is_linked(const Sentence *sentence, int i)
{
	return i + 1 < sentence->count &&
		(sentence->items[i + 1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) != 0;
}

/* "The call lasted an hour": is it one that was told of? */
static bool
is_told_again(const Reading *reading, int i)
{
	return reading->memory->has_contact &&
		(reading->memory->kinds & 1 << CONTACT_CALL) != 0 &&
		wording_is_definite(reading, i);
}

/* "go to Y": does a place or state stand right behind item i? */
static bool
leads_to_place(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party;

	i++;
	if (i + 1 < sentence->count && item_has(&sentence->items[i], ROLE_DETERMINER))
		i++;
	party = i < sentence->count && sentence->items[i].gap == GAP_SPACE ? reading_party(reading, i) : NULL;
	return party != NULL && !party->by_role && !sentence->items[i].possessive &&
		(party->place || party->country);
}

/* Does a phrase at item i name somebody who acts for a state or body? */
static bool
names_officer(const Reading *reading, int i)
{
	const Party *party = reading_party(reading, i);

	return party != NULL && (party->person || party->by_role) &&
		!reading->sentence.items[party->core].possessive;
}

/* And is it one that nothing governs, perhaps the subject? */
static bool
is_officer(const Reading *reading, int i)
{
	return names_officer(reading, i) &&
		reading_party(reading, i)->preposition == TERM_NONE;
}

/* Items from a contact to a guest who takes part in it */
#define GUEST_REACH 14

/*
 * "X told a visiting delegation of Y": is it a guest who is dealt with there?  But of "talks
 * with visiting Chancellor X" the talks tell.
 */
static bool
is_guest(const Reading *reading, int i, const ImageTermRow *row)
{
	const Contact *before = &reading->contacts[reading->contact_count - 1];

	return row->kind == CONTACT_VISIT && reading->sentence.modifier_first &&
		(reading->contact_count == 0 || i - before->word_end > GUEST_REACH) &&
		i + 1 < reading->sentence.count && reading->sentence.items[i + 1].gap == GAP_SPACE &&
		names_officer(reading, i + 1);
}

/* "X is due in Y", "X, who will be in Y", but "a report is due in Y" */
static bool
is_there(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;
	int			plain = 0;

	for (i--; i > 0 && items[i + 1].gap == GAP_SPACE; i--)
	{
		if (item_has(&items[i], ROLE_STATUS_CUE))
			continue;
		if (!item_is_plain_word(&items[i]) || ++plain > 1)
			break;
	}
	if (i < 0)
		return false;
	if (item_has(&items[i], ROLE_RELATIVE) && i > 0)
		i--;
	return is_officer(reading, i) ||
		(item_has_value(&items[i], ROLE_PRONOUN, 0) && !item_has(&items[i], ROLE_DETERMINER));
}

/* Does what stands around item i give the word another sense than a contact? */
bool
sense_is_other(const Reading *reading, int i, const ImageTermRow *row)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];

	if (row->value == DEMAND_LINK && !sense_is_linked(sentence, i) && !is_told_again(reading, i))
		return true;
	if (row->role == ROLE_CONTACT_NOUN)
		return row->kind != CONTACT_SUMMIT && is_part_of_title(sentence, i);

	if (sense_is_attribute(sentence, i))
		return !is_guest(reading, i, row);
	if (row->role == ROLE_CONTACT_PASSIVE)
		return false;
	/* "go to Y", but not "go to war" */
	if (sense_needs_place(sentence, row) && !leads_to_place(reading, i))
		return true;
	if (sense_is_stay(sentence, row) && !is_there(reading, i))
		return true;
	/* "a US-hosted conference" */
	if (i > 0 && item->gap == GAP_HYPHEN && sentence->modifier_first && reading->party_at[i - 1] >= 0)
		return true;
	if (row->kind == CONTACT_VISIT && leads_to_contact(sentence, i))
		return true;
	if (term_row_has_title(sentence->image, row, "naming"))
		return !calls_somebody(reading, i);
	return row->kind == CONTACT_MEETING && row->value == DEMAND_ACTORS &&
		(receives_offer(reading, i) || welcomes_contact(sentence, i));
}
