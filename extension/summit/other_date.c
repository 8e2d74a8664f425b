/*-------------------------------------------------------------------------
 *
 * other_date.c
 *		Dates in the clause of a contact that are those of something else.
 *
 * Of what is said, planned or called off: "said on Friday", "agreed on Friday to
 * meet", "called off the talks on Friday"; or of another noun.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/date.h"
#include "summit/finding.h"

/* A year alone dates only what it stands near to, in items */
#define YEAR_REACH 7
#define YEAR_DAYS 365

/* Items from a date back to a word of speech: "told reporters in a briefing on" */
#define SPEECH_REACH 3

/* Items from a word of speech to the date that is told behind a comma */
#define SOURCE_REACH 4

/* "Melansir X, Selasa (17/6), Y bertemu Z": is it the date of the report? */
static bool
is_of_report(const Sentence *sentence, const Period *period)
{
	const SummitItem *items = sentence->items;
	int			first = period->first;

	if (first > 0 && item_has(&items[first - 1], ROLE_WEEKDAY))
		first--;
	if (items[first].gap != GAP_COMMA)
		return false;
	for (int j = first - 1; j >= 0 && j >= first - SOURCE_REACH; j--)
	{
		if (item_has(&items[j], ROLE_SPEECH))
			return true;
		if (items[j].gap > GAP_PERIOD)
			return false;
	}
	return false;
}

/* "said on Friday he would meet Y", "told reporters on Friday": is the day that of the saying? */
bool
other_date_of_speech(const Reading *reading, const Period *period)
{
	const Sentence *sentence = &reading->sentence;
	int			i = period->first - 1;

	if (!sentence->modifier_first)
		return is_of_report(sentence, period);
	for (int stop = Max(0, period->first - SPEECH_REACH); i >= stop; i--)
	{
		const SummitItem *item = &sentence->items[i];

		if (item[1].gap > GAP_SPACE)
			return false;
		if (item_has(item, ROLE_SPEECH))
			return true;
		if (!item_has(item, ROLE_DATE_ON) && !item_has(item, ROLE_NOT_CONTACT))
			return false;
	}
	return false;
}

/* "Games of Athens 2004: X will meet Y": does the year stand behind a name there? */
static bool
is_of_heading(const Sentence *sentence, const Period *period)
{
	return period->first > 0 && period->first == period->last &&
		sentence->items[period->first].kind == ITEM_NUMBER &&
		sentence->items[period->first + 1].gap > GAP_PERIOD &&
		(sentence->items[period->first - 1].kind == ITEM_ENTITY ||
		 item_is_capital_word(&sentence->items[period->first - 1]));
}

/* "under a July 1986 pact": do an article and a noun enclose it? */
static bool
is_of_phrase(const Sentence *sentence, const Period *period)
{
	const SummitItem *next = &sentence->items[period->last + 1];
	const SummitItem *article = &sentence->items[period->first - 1];

	return period->first > 0 &&
		(item_has_value(article, ROLE_DETERMINER, DETERMINER_INDEFINITE) ||
		 item_has_value(article, ROLE_DETERMINER, DETERMINER_DEFINITE)) &&
		sentence->items[period->first].gap == GAP_SPACE &&
		period->last + 1 < sentence->count && next->gap == GAP_SPACE && item_is_plain_word(next);
}

/* "a May election to capitalise on her trip": does the phrase that begins at item i end before item end? */
static bool
leaves_phrase(const Sentence *sentence, int i, int end)
{
	for (; i < end; i++)
	{
		if (sentence->items[i].gap > GAP_HYPHEN ||
			(sentence->items[i].kind == ITEM_TERM && !item_has(&sentence->items[i], ROLE_MULTILATERAL)))
			return true;
	}
	return false;
}

/*
 * "a deadline of 1 May", "independence in 1999" far from the contact: the date
 * of something else, though no clause parts it from the contact.
 */
bool
other_date_of_noun(const Reading *reading, const Contact *contact,
				   const Period *period)
{
	const Sentence *sentence = &reading->sentence;
	int			before = period->first - 1;

	if ((period->until - period->since >= YEAR_DAYS ||
		 (sentence->date != NO_DATE &&
		  period->until < sentence->date - 2 * YEAR_DAYS)) &&
		period->first > contact->last + YEAR_REACH)
		return true;
	/* "the forum of the OECD 2025", but "the BRICS summit 2024" */
	if (period->until - period->since >= YEAR_DAYS && before > contact->last + 2 &&
		period->first == period->last &&
		sentence->items[period->first].kind == ITEM_NUMBER &&
		sentence->items[period->first].gap == GAP_SPACE &&
		(sentence->items[before].kind == ITEM_ENTITY ||
		 item_is_capital_word(&sentence->items[before])))
		return true;
	/* "the APEC 2010 summit" is called so, whenever it is */
	if (period->until - period->since >= YEAR_DAYS && sentence->modifier_first &&
		period->last == contact->first - 1 &&
		sentence->items[period->last].kind == ITEM_NUMBER)
		return true;
	/* "apologises for the massacre in 1991 on a visit" */
	if (period->until - period->since >= YEAR_DAYS && sentence->modifier_first &&
		period->last < contact->first - DATE_BESIDE_REACH && period->first > 2)
		return true;
	if (sentence->modifier_first && period->last < contact->first &&
		is_of_heading(sentence, period))
		return true;
	if (sentence->modifier_first && is_of_phrase(sentence, period) &&
		(period->first > contact->last || leaves_phrase(sentence, period->last + 1, contact->first)))
		return true;
	/* "must be concluded by October" */
	if (sentence->modifier_first && before > contact->last && item_has(&sentence->items[before], ROLE_BY))
		return true;
	return before > contact->last + 1 &&
		item_has(&sentence->items[before], ROLE_OF) &&
		(item_is_plain_word(&sentence->items[before - 1]) ||
		 item_has(&sentence->items[before - 1], ROLE_NOT_CONTACT));
}

/* "last week": is the date told from the day of the text? */
static bool
is_relative(const Sentence *sentence, const Period *period)
{
	for (int i = period->first; i <= period->last; i++)
	{
		if (sentence->items[i].roles & RELATIVE_DATE_ROLES)
			return true;
	}
	return false;
}

/*
 * "X called off the talks on Friday", "the talks collapsed in 2014": the date
 * is that of the denial, unless it leads on to the contact ("due on Friday",
 * "until Monday") or qualifies it ("Friday's talks", "a visit next week").
 */
bool
other_date_of_denial(const Reading *reading, const Contact *contact,
					 const Period *period)
{
	const Sentence *sentence = &reading->sentence;
	int			i = period->first - 1;

	/* "X on Monday offered to meet Y" */
	if (contact->has_cue && contact->status != STATUS_HELD && contact->cue == period->last + 1 &&
		contact->cue < contact->first &&
		item_has(&sentence->items[contact->cue], ROLE_STATUS_CUE) &&
		(item_has_value(&sentence->items[contact->cue], ROLE_STATUS_CUE, CUE_BEFORE) ||
		 status_is_denied(contact->status)) &&
		period->until - period->since == 1)
		return true;
	if (!status_is_off(contact->status))
		return false;
	if (contact->cue < 0 || period->first < contact->first)
		return false;
	/* "was to have met Y on Monday" */
	if (contact->verb && contact->cue == contact->word - 1)
		return false;
	for (int stop = period->first - 3; i > contact->last && i >= stop; i--)
	{
		const Party *party = reading_party(reading, i);

		/* "to take place in Lyon on Sunday", but "to Peru on Friday" */
		if (party != NULL && sentence->modifier_first)
		{
			if (party->preposition != ROLE_AT)
				break;
			i = party->governor;
			stop = i - 1;
			continue;
		}
		if (date_item_leads_ahead(&sentence->items[i]))
			return false;
	}
	if (contact->cue > contact->word)
		return period->first > contact->cue &&
			period->since < sentence->date + 1;
	/* "called off the talks this week", but "the talks in May" */
	return is_relative(sentence, period) && sentence->modifier_first ?
		period->since <= sentence->date :
		period->until <= sentence->date + 1 && period->until - period->since == 1;
}

/*
 * "agreed on Friday to meet Y", "sepakat pada Jumat untuk memulai pembicaraan": does the date
 * stand between what was agreed and the verb that leads to the contact?
 */
static bool
is_of_agreement(const Sentence *sentence, const Contact *contact, const Period *period)
{
	int			i = period->first - 1;
	int			next = period->last + 1;
	const ImageTermRow *row;

	if (next > contact->word ||
		!(sentence->modifier_first ? cue_is_infinitive(sentence, next) :
		  (sentence->items[next].roles & (role_bit(ROLE_ABOUT) | role_bit(ROLE_HOLDING) |
										  role_bit(ROLE_CONTACT_VERB))) != 0))
		return false;
	while (i > 0 && item_has(&sentence->items[i], ROLE_DATE_ON))
		i--;
	row = i < 0 ? NULL : item_row(&sentence->items[i], ROLE_STATUS_CUE);
	return row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BEFORE;
}

/* "that was to be held in May will be held in X": does the predicate of a plan follow item i? */
static bool
is_planned_anew(const Sentence *sentence, int i)
{
	for (int last = i + CUE_REACH; i < sentence->count && i <= last; i++)
	{
		const ImageTermRow *row = cue_at(sentence, i);

		if (sentence->items[i].gap >= GAP_TERMINATOR || (sentence->items[i].roles & CONTACT_ROLES) != 0)
			return false;
		if (row != NULL && row->status == STATUS_PLANNED && contact_cue_tells_of(sentence, i))
			return true;
	}
	return false;
}

/*
 * "the talks that broke down in May will resume": is it the day of a halt, or of a plan, that a
 * relative clause tells of and that is over?
 */
bool
other_date_of_relative(const Sentence *sentence, const Contact *contact, const Period *period)
{
	bool		relative = false;

	if (contact->verb || status_weight(contact->status) == WEIGHT_DENIED)
		return false;
	for (int i = contact->word_end + 1; i < period->first; i++)
	{
		const ImageTermRow *row = cue_at(sentence, i);

		relative = relative || item_has(&sentence->items[i], ROLE_RELATIVE);
		if (row != NULL && status_weight(row->status) == WEIGHT_DENIED && contact->cue > period->last)
			return true;
	}
	return relative && contact->status == STATUS_PLANNED && is_planned_anew(sentence, period->last + 1);
}

/* "urged X on Friday to meet Y", "mendesak X pada Jumat agar bertemu Y": does the
 * date stand before what is wished? */
static bool
is_of_wish(const Reading *reading, const Contact *contact, const Period *period)
{
	const Sentence *sentence = &reading->sentence;
	int			next = period->last + 1;
	bool		others = false;

	/* but "hopes next week to travel" */
	for (int i = contact->cue + 1; i < period->first && !others; i++)
		others = reading->party_at[i] >= 0;
	return others && next < contact->word &&
		(cue_is_infinitive(sentence, next) ||
		 (!sentence->modifier_first &&
		  (sentence->items[next].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_ABOUT))) != 0));
}

/* Items from the verb of a deed to its day: "arrived in X early on Monday" */
#define DEED_REACH 6

/* "spoke on Friday and will meet", "arrived on Monday and is to meet": is the day that of what
 * stands before the conjunction? */
static bool
is_of_deed_before(const Sentence *sentence, const Contact *contact, const Period *period)
{
	if (contact->cue <= period->last || !item_has(&sentence->items[contact->cue - 1], ROLE_AND))
		return false;
	if (sentence->date != NO_DATE && period->until <= sentence->date)
		return true;
	for (int i = period->first - 1; i >= 0 && i >= period->first - DEED_REACH; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_CONTACT_VERB);

		if (row != NULL)
			return row->status == STATUS_HELD;
	}
	return false;
}

/* "accepted an invitation to Y on Friday": a past day is that of the plan */
bool
other_date_of_plan(const Reading *reading, const Contact *contact, const Period *period)
{
	const ImageTermRow *row = contact->cue < 0 ? NULL :
		item_row(&reading->sentence.items[contact->cue], ROLE_STATUS_CUE);

	/* "mendesak X, Minggu, agar bertemu Y": the day of the wish */
	if (contact->status == STATUS_PROPOSED && row != NULL && row->status == STATUS_PROPOSED &&
		((reading->sentence.date != NO_DATE && period->until - period->since == 1 &&
		  period->until <= reading->sentence.date + (period->last < contact->cue ? 1 : 0)) ||
		 is_of_wish(reading, contact, period)))
		return true;
	if (contact->status == STATUS_PLANNED &&
		(is_of_agreement(&reading->sentence, contact, period) ||
		 is_of_deed_before(&reading->sentence, contact, period)))
		return true;
	/* "was to meet Y on Friday" has its own day */
	return contact->status == STATUS_PLANNED && row != NULL &&
		row->status == STATUS_PLANNED && row->value == CUE_BEFORE &&
		reading->sentence.date != NO_DATE &&
		period->until <= reading->sentence.date;
}

/* "wished to attend the summit": is what lies in the past no plan? */
bool
other_date_is_over(const Sentence *sentence, const Contact *contact)
{
	const ImageTermRow *row = item_row(&sentence->items[contact->cue], ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_PROPOSED;
}
