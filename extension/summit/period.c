/*-------------------------------------------------------------------------
 *
 * period.c
 *		When a contact takes place.
 *
 * The date is looked for in the clause of the contact, first behind its word,
 * then before it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/date.h"
#include "summit/trace.h"
#include "summit/venue.h"

/* Items from a contact to its date */
#define PERIOD_REACH 25

/* Items from "when" to the verb of its clause, and of a date with which a sentence begins */
#define DURING_REACH 4
#define OPENING_ITEMS 5

/* Longest apostrophe, in bytes: two of the typewriter's, or a curly one */
#define POSSESSIVE_BYTES 3

static bool
ends_search(const SummitItem *item)
{
	return (item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
						   role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE) |
						   role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_MODIFIER) |
						   role_bit(ROLE_CONTACT_VERB))) != 0 &&
		(item->roles & (role_bit(ROLE_DATE_ON) | role_bit(ROLE_DATE_SHIFT) |
						role_bit(ROLE_DATE_RANGE))) == 0;
}

/*
 * "put off a visit that had been expected on Friday": does the clause at item i go
 * on about the noun?  What is planned anew has another day.
 */
static bool
tells_of_noun(const Sentence *sentence, const Contact *contact, int i)
{
	return sentence->modifier_first && !contact->verb && item_has(&sentence->items[i], ROLE_CLAUSE) &&
		contact->status != STATUS_PLANNED &&
		sentence->items[i].gap == GAP_SPACE && i + 1 < sentence->count &&
		item_has(&sentence->items[i + 1], ROLE_STATUS_CUE);
}

/* Is the date at item i, before the contact, one of a clause of its own? */
static bool
in_subordinate(const Sentence *sentence, const Contact *contact, int i)
{
	bool		parted = false; /* by a comma from the contact */

	for (int j = i + 1; j <= contact->first && !parted; j++)
		parted = sentence->items[j].gap == GAP_COMMA;
	for (int j = i; j >= 0 && j > i - PERIOD_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (item->roles & (role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE) |
						   role_bit(ROLE_RELATIVE)) &&
			!item_has(item, ROLE_DATE_ON))
			return true;
		/* "told reporters on Wednesday, X had called for a meeting" */
		if (parted && j < i && item_has(item, ROLE_SPEECH))
			return true;
		if (item->gap >= GAP_COMMA)
			return false;
	}
	return false;
}

/* "next week's elections": the date of something else */
static bool
is_possessive(const Sentence *sentence, const Period *period)
{
	const SummitItem *next = &sentence->items[period->last + 1];

	return period->last + 1 < sentence->count && next->gap != GAP_SPACE &&
		next->gap != GAP_COMMA && item_has(next, ROLE_DETERMINER) &&
		next->start - next[-1].end <= POSSESSIVE_BYTES;
}

/* May the item stand between a date and the noun that it qualifies? */
static bool
is_nominal(const SummitItem *item)
{
	return item->kind == ITEM_ENTITY || item_is_plain_word(item) ||
		item->gap == GAP_APOSTROPHE || item->kind == ITEM_NUMBER ||
		item_has(item, ROLE_MULTILATERAL);
}

/*
 * How far before a noun a date may stand that qualifies it: "the April 17
 * visit", "next month's United Nations summit".
 */
static int
beside_reach(const Sentence *sentence, const Contact *contact)
{
	int			reach = DATE_BESIDE_REACH;

	for (int i = contact->first - 1; i > 0 && reach < 3 * DATE_BESIDE_REACH; i--)
	{
		const SummitItem *item = &sentence->items[i];

		if (item[1].gap > GAP_PERIOD ||
			!is_nominal(item))
			break;
		reach++;
	}
	return reach;
}

/* "ahead of the December UN conference": is the month one of the noun's own phrase? */
static bool
qualifies(const Sentence *sentence, const Contact *contact, const Period *period)
{
	if (!item_has(&sentence->items[period->first], ROLE_MONTH))
		return false;
	for (int i = period->last + 1; i <= contact->first; i++)
	{
		if (sentence->items[i].gap > GAP_PERIOD ||
			(i < contact->first && !is_nominal(&sentence->items[i])))
			return false;
	}
	return true;
}

/*
 * "harga naik pada Senin, dengan X bertemu Y", "naik Senin, yang menemui Y": does a clause of
 * the contact begin at item i, before it, so that a date further left is not its own?
 */
static bool
begins_clause(const Reading *reading, const Contact *contact, int i)
{
	const SummitItem *items = reading->sentence.items;
	bool		relative = item_has(&items[i], ROLE_RELATIVE);

	if (reading->sentence.modifier_first ||
		!(relative || (item_has(&items[i], ROLE_WITH) && items[i].gap == GAP_COMMA)))
		return false;
	for (int j = i + 1; j <= contact->word; j++)
	{
		if (items[j].gap >= GAP_COMMA || (relative && reading->party_at[j] >= 0))
			return false;
	}
	return true;
}

/* "harga naik pada Senin, dan X bertemu Y": does a clause with a subject of its own begin at item i? */
static bool
begins_next(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;
	int			p = i + 1 < reading->sentence.count ? reading->party_at[i + 1] : -1;

	return p >= 0 && items[i].gap == GAP_COMMA && item_has(&items[i], ROLE_AND) &&
		!reading->parties.items[p].joined && !reading->parties.items[p].modifies &&
		reading->parties.items[p].preposition == TERM_NONE;
}

/* Items from the end of a span to its beginning: "from March 31, 2024, to" */
#define SPAN_ITEMS 5

/* "from March 31 to April 2", met at its end: the whole span */
static void
widen_to_begin(const Sentence *sentence, const Contact *contact, Period *period)
{
	int			first = period->first - 1;

	if (first < 1 || !item_has(&sentence->items[first], ROLE_DATE_RANGE))
		return;
	for (int i = first - 1; i >= 0 && i >= first - SPAN_ITEMS; i--)
	{
		Period		wider;

		if (date_read(sentence, contact, i, &wider) && wider.last >= period->last)
		{
			*period = wider;
			return;
		}
	}
}

static bool
search(const Reading *reading, const Contact *contact, int step,
	   int limit, Period *period)
{
	const Sentence *sentence = &reading->sentence;
	int			i = step > 0 ? contact->last + 1 : contact->first - 1;

	for (int reach = 0; reach < limit; reach++, i += step)
	{
		const SummitItem *item = i >= 0 && i < sentence->count ?
			&sentence->items[i] : NULL;

		if (item == NULL ||
			(step > 0 && item->gap >= GAP_TERMINATOR) ||
			(step < 0 && item[1].gap >= GAP_TERMINATOR))
			return false;
		if (step > 0 && item_has(item, ROLE_RELATIVE) && relative_end(reading, contact, i) >= 0)
		{
			i = relative_end(reading, contact, i);
			continue;
		}
		if (step > 0 && insertion_end(sentence, contact, i) >= 0)
		{
			i = insertion_end(sentence, contact, i);
			continue;
		}
		if (date_read(sentence, contact, i, period))
		{
			if (step < 0)
				widen_to_begin(sentence, contact, period);
			if (step < 0 && other_date_of_noun(reading, contact, period))
				return false;
			if (step < 0)
				return (limit < PERIOD_REACH && (is_possessive(sentence, period) ||
												 qualifies(sentence, contact, period))) ||
					!(in_subordinate(sentence, contact, i) || insertion_has_date(sentence, contact, i) || other_date_of_speech(reading, period));
			if (!is_possessive(sentence, period) &&
				!other_date_of_noun(reading, contact, period) &&
				!other_date_of_relative(sentence, contact, period))
				return true;
			i = period->last;
			continue;
		}
		if ((ends_search(item) && !(step > 0 && tells_of_noun(sentence, contact, i))) ||
			(step > 0 && reading->party_at[i] < 0 &&
			 venue_parts_relative(reading, contact, i)) ||
			(step < 0 && (begins_clause(reading, contact, i) || begins_next(reading, i))))
			return false;
	}
	return false;
}

/*
 * "Pada 3 Mei, X menjadi pemimpin pertama yang datang ke Y ketika dia bertemu Z": the date with
 * which the sentence begins, where the contact is the time of what the main clause tells
 */
static bool
search_opening(const Reading *reading, const Contact *contact, Period *period)
{
	const SummitItem *items = reading->sentence.items;
	int			during = contact->word - 1;
	int			comma = 1;

	while (during > 0 && during > contact->word - DURING_REACH && items[during + 1].gap <= GAP_PERIOD &&
		   !item_has(&items[during], ROLE_TIME_DURING))
		during--;
	if (!contact->verb || during <= 0 || !item_has(&items[during], ROLE_TIME_DURING) ||
		items[during + 1].gap > GAP_PERIOD)
		return false;
	while (comma < during && items[comma].gap != GAP_COMMA)
		comma++;
	return comma < during && comma <= OPENING_ITEMS &&
		date_read(&reading->sentence, contact, comma - 1, period);
}

/* Note the words and figures of the date */
static void
trace_period(const Reading *reading, const Contact *contact,
			 const Period *period)
{
	static const TermRole roles[] = {
		ROLE_MONTH, ROLE_WEEKDAY, ROLE_RELATIVE_DAY, ROLE_RELATIVE_WEEK,
		ROLE_RELATIVE_MONTH, ROLE_RELATIVE_YEAR, ROLE_DATE_SHIFT,
		ROLE_DATE_RANGE, ROLE_DATE_ON, ROLE_AND
	};

	for (int i = period->first; i <= period->last; i++)
	{
		const SummitItem *item = &reading->sentence.items[i];
		uint8_t		role = TERM_NONE;

		for (size_t r = 0; r < lengthof(roles) && role == TERM_NONE; r++)
		{
			if (item_has(item, roles[r]))
				role = (uint8_t) roles[r];
		}
		trace_note(reading, contact, TRACE_DATE, i, role);
	}
}

/* "later this week": does an expression that holds the text's day mean what is to come? */
static bool
tells_ahead(const Sentence *sentence, const Period *period)
{
	static const TermRole roles[] = {
		ROLE_RELATIVE_WEEK, ROLE_RELATIVE_MONTH, ROLE_RELATIVE_YEAR
	};

	for (int i = period->first; i <= period->last; i++)
	{
		for (size_t r = 0; r < lengthof(roles); r++)
		{
			if (item_has_title(sentence, &sentence->items[i], roles[r], "ahead"))
				return true;
		}
	}
	return false;
}

/* Set the days of the contact, where its clause gives them */
void
period_find(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	Period		period;
	bool		ahead;

	if (!sentence->numbers && (sentence->roles & DATE_ROLES) == 0)
		return;
	/* "the April 17 visit", "Thursday's meeting" */
	if (!(sentence->modifier_first && !contact->verb &&
		  search(reading, contact, -1, beside_reach(sentence, contact),
				 &period)) &&
		!search(reading, contact, 1, PERIOD_REACH, &period) &&
		!search(reading, contact, -1, PERIOD_REACH, &period) &&
		!search_opening(reading, contact, &period))
		return;
	if (other_date_of_denial(reading, contact, &period))
		return;
	/* "they meet until Friday": from today on */
	if (period.first > 0 && sentence->date != NO_DATE &&
		contact->status == STATUS_HELD && period.since > sentence->date &&
		item_has(&sentence->items[period.first - 1], ROLE_DATE_RANGE))
		period.since = sentence->date;

	/*
	 * "was kept secret until last month": when it ended, or something else
	 * did
	 */
	if (period.first > 0 && sentence->date != NO_DATE && contact->status == STATUS_HELD &&
		period.until <= sentence->date && period.first > contact->last &&
		item_has(&sentence->items[period.first - 1], ROLE_DATE_RANGE))
		return;
	if (other_date_of_plan(reading, contact, &period))
		return;
	/* without the text's day, a period of no days is one ahead */
	ahead = sentence->date == NO_DATE ? period.since == NO_DATE :
		period.since > sentence->date || tells_ahead(sentence, &period);
	/* "met Y and will fly to Z next week" */
	if (ahead && contact->verb && contact->fixed_status &&
		contact->status == STATUS_HELD)
		return;
	contact->since = period.since;
	contact->until = period.until;
	if (reading->trace != NULL)
		trace_period(reading, contact, &period);
	if (contact->status == STATUS_PLANNED && contact->cue >= 0 &&
		sentence->date != NO_DATE && contact->until <= sentence->date &&
		other_date_is_over(sentence, contact))
		contact->status = STATUS_HELD;
	if (contact->fixed_status || (contact->has_cue && contact->status != STATUS_HELD))
		return;
	if (ahead)
	{
		contact->status = STATUS_PLANNED;
		contact->has_cue = true;
	}
}
