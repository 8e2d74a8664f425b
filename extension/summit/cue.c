/*-------------------------------------------------------------------------
 *
 * cue.c
 *		The words that say whether a contact was held, and what they govern.
 *
 * How far they reach is told in cue_reach.c; a comma that parts clauses ends it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"

/* Items from "accepts" to the offer that is accepted */
#define OFFER_REACH 4

/* Items from "the first" to the infinitive that it governs */
#define RECORD_REACH 7

/* Items from a wish to the halt that is wished for: "urges the US president to" */
#define WISH_REACH 7

/* Longest insertion between two commas that parts no clauses, in items */
#define INSERTION_WORDS 3

int
status_weight(uint8_t status)
{
	switch (status)
	{
		case STATUS_REFUSED:
		case STATUS_CANCELLED:
		case STATUS_POSTPONED:
			return WEIGHT_DENIED;
		case STATUS_PROPOSED:
			return WEIGHT_WISHED;
		case STATUS_PLANNED:
			return WEIGHT_PLANNED;
		default:
			return WEIGHT_HELD;
	}
}

uint8_t
status_negated(uint8_t status)
{
	switch (status)
	{
		case STATUS_REFUSED:
			return STATUS_PROPOSED;
		case STATUS_CANCELLED:
		case STATUS_POSTPONED:
			return STATUS_PLANNED;
		default:
			return STATUS_REFUSED;
	}
}

/* The cue at item i, if it is one; capitals inside a sentence are of a name */
const ImageTermRow *
cue_at(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	if (row == NULL ||
		((item->flags & WORD_CAPITAL) && i > 0 && item->gap == GAP_SPACE &&
		 !sentence->title_case))
		return NULL;
	/* "UN-backed talks": no verb */
	if (row->value == CUE_BEFORE && row->status == STATUS_PROPOSED && i > 0 &&
		item->gap == GAP_HYPHEN && item->start == item[-1].end + 1 && item[-1].kind == ITEM_ENTITY)
		return NULL;
	return row;
}

/* The cue at item i, if it may be said of the noun before it, or NULL */
const ImageTermRow *
cue_predicate_at(const Sentence *sentence, int i)
{
	const ImageTermRow *row = cue_at(sentence, i);

	return row != NULL && row->value != CUE_BEFORE && row->value != CUE_ADJACENT ?
		row : NULL;
}

/* The item of the negation of item i, or -1 */
int
cue_negation(const Sentence *sentence, int i)
{
	/* "would not say whether": it is not known */
	if (sentence->modifier_first && i > 0 && item_has(&sentence->items[i - 1], ROLE_SPEECH) &&
		item_has(&sentence->items[i], ROLE_STATUS_CUE) &&
		item_row(&sentence->items[i], ROLE_STATUS_CUE)->status == STATUS_PROPOSED)
		return -1;
	for (int j = i - 1; j >= 0 && j >= i - 2; j--)
	{
		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return -1;
		/* but "talks without X will be held" */
		if (item_has(&sentence->items[j], ROLE_NEGATION))
			return negation_excludes(sentence, j) && j + 1 < i &&
				!item_is_plain_word(&sentence->items[j + 1]) ? -1 : j;
		/* "tidak sempat karena jadwal kunjungan" */
		if (item_has(&sentence->items[j], ROLE_CLAUSE) && !sentence->modifier_first)
			return -1;
	}
	return -1;
}

/* "threatens to": what turns a denial round, and denies nothing by itself */
bool
cue_is_threat(const Sentence *sentence, int i)
{
	return item_has_title(sentence, &sentence->items[i], ROLE_NEGATION, "threat");
}

/*
 * "X bertemu Y, Kamis (3/7), untuk": does the comma before item i begin or end an
 * insertion of nothing but a day?
 */
bool
cue_is_beside_day(const Sentence *sentence, int i)
{
	const uint64_t days = role_bit(ROLE_WEEKDAY) | role_bit(ROLE_RELATIVE_DAY);
	int			last = i;

	if (sentence->modifier_first)
		return false;
	if (sentence->items[i].roles & days)
	{
		while (++last < sentence->count && sentence->items[last].kind == ITEM_NUMBER)
			;
		return last < sentence->count && (sentence->items[last].gap == GAP_COMMA ||
										  sentence->items[last].gap == GAP_BRACKET);
	}
	while (last > 0 && sentence->items[last - 1].kind == ITEM_NUMBER)
		last--;
	return last > 0 && (sentence->items[last - 1].roles & days) && sentence->items[last - 1].gap == GAP_COMMA;
}

/*
 * Does the comma before item i part clauses?  Not inside a list of parties or
 * an address, nor around a short insertion ("agreed, however, to meet").
 */
bool
cue_comma_parts(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			before = i > 0 ? reading->party_at[i - 1] : -1;
	int			here = reading->party_at[i];

	if (cue_is_beside_day(sentence, i))
		return false;
	if (here >= 0 && (here == before || reading->parties.items[here].joined ||
					  reading->parties.items[here].address))
		return false;
	if (before >= 0 && reading->parties.items[before].address)
		return item_has(&sentence->items[i], ROLE_WITH);
	/* a conjunction may stand between the comma and the last of a list */
	if (here < 0 && item_has(&sentence->items[i], ROLE_AND) &&
		i + 1 < sentence->count && reading->party_at[i + 1] >= 0 && reading_party(reading, i + 1)->joined)
		return false;
	for (int j = i + 1; j < sentence->count && j <= i + INSERTION_WORDS; j++)
	{
		if (sentence->items[j].gap == GAP_COMMA)
			return reading->party_at[j - 1] >= 0;
	}
	for (int j = i - 1; j >= 0 && j >= i - INSERTION_WORDS; j--)
	{
		if (sentence->items[j].gap == GAP_COMMA)
			return reading->party_at[j] >= 0;
	}
	return true;
}

/* Is the cue right before the verb, or before the verb that holds the noun? */
bool
cue_is_adjacent(const Sentence *sentence, const Contact *contact, int i)
{
	bool		holds = contact->verb;

	for (int j = i + 1; j < contact->word; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item_has(item, ROLE_HOLDING))
			holds = true;
		else if (item->kind != ITEM_ENTITY && !item_is_plain_word(item) &&
				 !item_has(item, ROLE_DETERMINER) &&
				 !item_has(item, ROLE_DELEGATE) &&
				 !item_has(item, ROLE_MULTILATERAL) &&
				 !item_has(item, ROLE_STATUS_CUE))
			return false;
		else if (contact->verb)
			return false;
	}
	return holds;
}

/* Is item i the mark of an infinitive, "to"? */
bool
cue_is_infinitive(const Sentence *sentence, int i)
{
	return item_has_value(&sentence->items[i], ROLE_STATUS_CUE, CUE_ADJACENT);
}

/* "the first leader to visit": what the infinitive at item i tells was done */
bool
cue_is_record(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - RECORD_REACH; j--)
	{
		if (sentence->items[j + 1].gap > GAP_PERIOD)
			return false;
		if (item_has_value(&sentence->items[j], ROLE_DETERMINER, DETERMINER_ORDINAL))
			return true;
		if (sentence->items[j].roles & (role_bit(ROLE_STATUS_CUE) |
										role_bit(ROLE_CONTACT_NOUN)))
			return false;
	}
	return false;
}

/* Is item i a cue that only says that what follows has been: "has", "began"? */
static bool
is_past(const Sentence *sentence, int i)
{
	const ImageTermRow *row = i < sentence->count ? cue_at(sentence, i) : NULL;

	return row != NULL && row->status == STATUS_HELD && row->value == CUE_BEFORE &&
		sentence->items[i].gap == GAP_SPACE && !item_has(&sentence->items[i], ROLE_CONTACT_VERB);
}

/*
 * "is said to have made a journey", "announces it has begun talks": does what the cue at
 * item i governs tell of what has been?
 */
bool
cue_tells_past(const Sentence *sentence, const Contact *contact, int i, const ImageTermRow *row)
{
	if (!sentence->modifier_first || row->status != STATUS_PLANNED || i + 2 >= sentence->count)
		return false;
	/* "left for a visit to X": the journey is that visit */
	if (item_has(&sentence->items[i], ROLE_CONTACT_VERB) && !contact->verb && contact->kind == CONTACT_VISIT)
		return item_row(&sentence->items[i], ROLE_CONTACT_VERB)->kind == CONTACT_VISIT;
	if (row->value == CUE_ADJACENT)
		return is_past(sentence, i + 1) && is_past(sentence, i + 2);
	return row->value == CUE_BEFORE && item_has(&sentence->items[i + 1], ROLE_PRONOUN) &&
		is_past(sentence, i + 2) && i + 3 < sentence->count &&
		(is_past(sentence, i + 3) || item_has(&sentence->items[i + 3], ROLE_HOLDING));
}

/* "accepts Iran's invitation": is the offer at item i taken up? */
bool
cue_is_accepted(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	bool		owned = false;

	if (!sentence->modifier_first)
		return false;
	for (int j = i - 1; j >= 0 && j >= i - OFFER_REACH; j--)
	{
		const ImageTermRow *row = cue_at(sentence, j);

		if (sentence->items[j + 1].gap > GAP_PERIOD)
			return false;
		if (row != NULL)
			return owned && row->status == STATUS_PLANNED &&
				row->value == CUE_BEFORE;
		owned = owned || reading->party_at[j] >= 0;
		if (reading->party_at[j] < 0 &&
			!item_has(&sentence->items[j], ROLE_DETERMINER))
			return false;
	}
	return false;
}

/*
 * "urges X to cancel", "may break off": is the halt at item i no more than wished
 * for, or possible?
 */
bool
cue_is_wished(const Reading *reading, int i, const ImageTermRow *row)
{
	const Sentence *sentence = &reading->sentence;

	if (row->status != STATUS_CANCELLED)
		return false;
	for (int j = i - 1; j >= 0 && j >= i - WISH_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];
		const ImageTermRow *wish = cue_at(sentence, j);

		if (item[1].gap > GAP_PERIOD)
			return false;
		if (wish != NULL && wish->value != CUE_ADJACENT)
			return wish->status == STATUS_PROPOSED;
		if (wish == NULL && reading->party_at[j] < 0 &&
			!item_has(item, ROLE_DETERMINER))
			return false;
	}
	return false;
}

/*
 * "to promote the planned withdrawal", "talks over plans for": a plan that
 * qualifies another noun, or is one itself
 */
bool
cue_is_attribute(const Sentence *sentence, int i, const ImageTermRow *row)
{
	return sentence->modifier_first && i > 0 &&
		status_lies_ahead(row->status) &&
		sentence->items[i].gap == GAP_SPACE &&
		(sentence->items[i - 1].possessive ||
		 (sentence->items[i - 1].roles & (role_bit(ROLE_DETERMINER) |
										  role_bit(ROLE_ABOUT) |
										  role_bit(ROLE_OF))) != 0);
}

/* "before he goes back to X to speak with Y": a way to a place is no wish */
bool
cue_leads_to_place(const Reading *reading, int i)
{
	const Party *party = i + 1 < reading->sentence.count ? reading_party(reading, i + 1) : NULL;

	return party != NULL && item_has(&reading->sentence.items[i], ROLE_TOWARD) &&
		(party->place || party->country);
}
