/*-------------------------------------------------------------------------
 *
 * two_contacts.c
 *		What keeps two words of a sentence from telling of one contact.
 *
 * The words are linked as those of one contact may be (one_contact.c), but what
 * links them says that one is held beside the other, comes later, or is what
 * the other is to bring about.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/one_contact.h"

/* Items from "prepares" to the contact that is prepared */
#define PREPARED_REACH 6

/* "met on the sidelines of the summit": two, though linked */
bool
contact_is_beside(const Sentence *sentence, const Contact *a, const Contact *b)
{
	for (int i = b->word - 1; i > a->word_end && i >= b->word - LINK_REACH; i--)
	{
		if (item_has_value(&sentence->items[i], ROLE_TIME_DURING, DURING_BESIDE))
			return true;
	}
	return false;
}

/*
 * "meets X to discuss a proposal for a summit": what is only wished for is not
 * what was held
 */
static bool
is_wished_besides(const Reading *reading, const Contact *a, const Contact *b)
{
	return reading->sentence.modifier_first && a->verb &&
		!b->verb && a->status == STATUS_HELD && !a->has_cue && b->has_cue &&
		b->status == STATUS_PROPOSED && b->cue > a->word_end;
}

/* "X, who visited Y in May, met Z": does a comma close the relative clause of the one? */
static bool
is_in_insertion(const Sentence *sentence, const Contact *a, const Contact *b)
{
	bool		closed = false;

	if (!sentence->modifier_first || !a->verb || a->first == 0 ||
		!item_has(&sentence->items[a->first - 1], ROLE_RELATIVE) ||
		sentence->items[a->first - 1].gap != GAP_COMMA)
		return false;
	for (int i = a->last + 1; i <= b->first; i++)
	{
		if (item_has(&sentence->items[i], ROLE_RELATIVE))
			return false;
		closed = closed || sentence->items[i].gap == GAP_COMMA;
	}
	return closed;
}

/* "met in X last week and spoke again by telephone": who meets does not telephone there */
static bool
are_joined_ways(const Sentence *sentence, const Contact *a, const Contact *b)
{
	return a->verb && b->verb && a->kind == CONTACT_MEETING && b->kind == CONTACT_CALL &&
		item_has(&sentence->items[b->word - 1], ROLE_AND);
}

/* "membahas X dan sepakat untuk mengatur pertemuan": is the second what they go on to plan? */
static bool
is_planned_besides(const Sentence *sentence, const Contact *a, const Contact *b)
{
	bool		joined = false;

	if (sentence->modifier_first || !a->verb || a->status == b->status || !b->has_cue)
		return false;
	for (int i = a->word_end + 1; i <= b->cue && i < b->word; i++)
	{
		if (joined && item_has(&sentence->items[i], ROLE_STATUS_CUE))
			return true;
		joined = item_has(&sentence->items[i], ROLE_AND);
	}
	return false;
}

/* Does this word tell that what follows is prepared, or talked about? */
static bool
prepares(const Sentence *sentence, const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	if (row != NULL)
		return term_row_has_title(sentence->image, row, "prepare");
	return item_discusses(item);
}

/*
 * "visits X to prepare a summit", "tiba di X untuk membahas rencana pertemuan": the
 * item of the word that makes the second the aim of the first, or -1
 */
static int
preparation(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;
	const uint64_t stops = role_bit(ROLE_AND) | role_bit(ROLE_AT) | role_bit(ROLE_WITH) |
		role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) | role_bit(ROLE_SPEECH);

	for (int i = b->first - 1; !b->verb && i > a->word_end && i >= b->first - PREPARED_REACH; i--)
	{
		const SummitItem *item = &sentence->items[i];

		if (item[1].gap > GAP_PERIOD)
			return -1;
		if (reading->party_at[i] < 0 && prepares(sentence, item))
			return i;
		if (item->roles & stops)
			return -1;
	}
	return -1;
}

/* "membahas X dan sepakat untuk mengatur": does what prepares go on with what they do? */
static bool
goes_on_to(const Sentence *sentence, const Contact *a, int i)
{
	const uint64_t verbs = role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING) | role_bit(ROLE_CONTACT_VERB);

	for (; i > a->word_end + 1; i--)
	{
		if (item_has(&sentence->items[i - 1], ROLE_AND) && (sentence->items[i].roles & verbs) != 0)
			return true;
	}
	return false;
}

/*
 * Where a contact is what another is to prepare, take from it what only the clause
 * around both gave it: who prepares it, and where
 */
void
contact_leave_preparation(const Reading *reading, const Contact *a, Contact *b)
{
	int			i = preparation(reading, a, b);

	if (i < 0 || goes_on_to(&reading->sentence, a, i))
		return;
	if (!b->own_parties)
		b->participant_count = 0;
	if (b->place_item >= 0 && b->place_item < i)
	{
		b->place = IMAGE_NONE;
		b->place_item = -1;
	}
}

/* "Rencana kunjungan X dibahas Y saat menerima Z": is the plan what they speak about who meet? */
static bool
is_plan_discussed(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	return !reading->sentence.modifier_first && !a->verb && b->verb && a->has_cue &&
		a->cue == a->first - 1 && b->first > a->last + 1 && item_has(&items[b->first - 1], ROLE_TIME_DURING);
}

/* Do two neighbouring candidates, though linked, tell of two contacts? */
bool
contact_are_two(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;

	return contact_is_beside(sentence, a, b) || is_wished_besides(reading, a, b) ||
		is_in_insertion(sentence, a, b) || are_joined_ways(sentence, a, b) ||
		is_planned_besides(sentence, a, b) || is_plan_discussed(reading, a, b) || preparation(reading, a, b) >= 0;
}
