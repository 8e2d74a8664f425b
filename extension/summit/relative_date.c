/*-------------------------------------------------------------------------
 *
 * relative_date.c
 *		Dates told from the day of the text: "kemarin", "next week", weekdays.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/date_part.h"

/*
 * "pekan depan", "next month" in a text of no known day: no days can be told,
 * but that they lie ahead.
 */
static bool
set_ahead(const SummitItem *item, Period *period)
{
	if (term_value(item, ROLE_RELATIVE_DAY) <= 0 &&
		term_value(item, ROLE_RELATIVE_WEEK) <= 0 &&
		term_value(item, ROLE_RELATIVE_MONTH) <= 0 &&
		term_value(item, ROLE_RELATIVE_YEAR) <= 0)
		return false;
	period->since = period->until = NO_DATE;
	return true;
}

/* "X and Y resume talks on Thursday" */
bool
date_is_of_present(const Sentence *sentence, const Contact *contact)
{
	return contact->cue >= 0 && contact->status == STATUS_HELD &&
		item_has_title(sentence, &sentence->items[contact->cue], ROLE_STATUS_CUE, "present");
}

/* "leaders meet on Thursday": the present tense tells of what is to come */
static bool
is_present(const Sentence *sentence, const Contact *contact)
{
	/* but "said while visiting Y on Monday" */
	if (contact->word > 0 &&
		(sentence->items[contact->word - 1].roles & TIME_ROLES) != 0)
		return false;
	if (!sentence->modifier_first || contact->passive || contact->fixed_status)
		return false;
	return contact->verb ? !contact->has_cue : date_is_of_present(sentence, contact);
}

/* Words in lower case between a weekday and its date in brackets */
#define LOCAL_TIME_WORDS 3

/* "Rabu waktu setempat (27/11)": the item of the figures, or item i */
static int
behind_local_time(const Sentence *sentence, int i)
{
	int			j = i;

	while (j < i + LOCAL_TIME_WORDS && j < sentence->count &&
		   sentence->items[j].gap == GAP_SPACE &&
		   sentence->items[j].kind == ITEM_WORD)
		j++;
	return j < sentence->count && sentence->items[j].gap == GAP_BRACKET ? j : i;
}

/*
 * The day of a weekday, and those up to one that is joined to it at item i:
 * "Thursday and Friday", "from Monday to Wednesday"
 */
static bool
set_weekdays(const Sentence *sentence, int i, ImageDate date, Period *period)
{
	const SummitItem *link = sentence_item(sentence, i);
	const SummitItem *second = sentence_item(sentence, i + 1);
	int			days;

	if (link == NULL || link->gap != GAP_SPACE ||
		(link->roles & (role_bit(ROLE_AND) | role_bit(ROLE_DATE_RANGE))) == 0 ||
		!has_role(second, ROLE_WEEKDAY))
		return period_set_days(period, date, date);
	days = term_value(second, ROLE_WEEKDAY) - 1 - calendar_weekday(date);
	if (days < 0)
		days += 7;
	/* "Tuesday and Thursday" are two days, not three */
	if (days == 0 || (days > 1 && item_has(link, ROLE_AND)))
		return period_set_days(period, date, date);
	period_widen(period, i + 1);
	return period_set_days(period, date, date + days);
}

/* "Selasa (3/7)", "hari Kamis", "Tuesday", "Senin pekan depan", "last Friday" */
bool
date_read_weekday(const Sentence *sentence, const Contact *contact, int i,
				  Period *period)
{
	int			day = term_value(sentence_item(sentence, i), ROLE_WEEKDAY);
	int			next = i + 1;
	int			shift;
	ImageDate	date;

	period_widen(period, i);
	if (date_read_figures(sentence, behind_local_time(sentence, i + 1), period))
		return true;
	/* the day of the month says it better: "Rabu, 16 Juli", "Monday, May 5" */
	for (int j = i + 1; j <= i + 2; j++)
	{
		if (has_role(sentence_item(sentence, j), ROLE_MONTH) &&
			date_read_month(sentence, contact, j, period))
			return true;
	}
	if (sentence->date == NO_DATE)
		return set_ahead(sentence_item(sentence, i + 1), period);
	date = sentence->date - calendar_weekday(sentence->date) + day - 1;
	if (has_role(sentence_item(sentence, i + 1), ROLE_RELATIVE_WEEK))
	{
		period_widen(period, i + 1);
		date += 7 * term_value(sentence_item(sentence, i + 1), ROLE_RELATIVE_WEEK);
		return period_set_days(period, date, date);
	}
	shift = date_read_shift(sentence, &next);
	period_widen(period, next - 1);
	/* "Rabu ini" is of this week */
	if (shift == 0 && next > i + 1)
		return set_weekdays(sentence, next, date, period);
	if (shift == 0)
		shift = date_read_shift_before(sentence, i, period);
	if (shift > 0 || (shift == 0 && (status_lies_ahead(contact->status) ||
									 is_present(sentence, contact) ||
									 date_leads_ahead(sentence, contact, i))))
	{
		if (date < sentence->date || (shift > 0 && date == sentence->date))
			date += 7;
	}
	else if (date > sentence->date || (shift < 0 && date == sentence->date))
		date -= 7;
	return set_weekdays(sentence, next, date, period);
}

/* "beberapa pekan mendatang", "dua bulan mendatang": one of so many to come, nobody says which */
static bool
is_one_of_several(const Sentence *sentence, int i)
{
	const SummitItem *before = sentence_item(sentence, i - 1);
	const SummitItem *item = sentence_item(sentence, i);

	return before != NULL && item->gap == GAP_SPACE &&
		(before->kind == ITEM_NUMBER || item_has(before, ROLE_DETERMINER)) &&
		(term_value(item, ROLE_RELATIVE_WEEK) > 0 || term_value(item, ROLE_RELATIVE_MONTH) > 0 ||
		 term_value(item, ROLE_RELATIVE_YEAR) > 0);
}

/* "keesokan harinya", "on the same day": is it told from the day of the contact before? */
static bool
is_from_told(const Sentence *sentence, const SummitItem *item)
{
	return item_has_title(sentence, item, ROLE_RELATIVE_DAY, "told");
}

/* "kemarin", "next week", "bulan ini", "tahun lalu" */
bool
date_read_relative(const Sentence *sentence, const Contact *contact, int i,
				   Period *period)
{
	const SummitItem *item = sentence_item(sentence, i);
	int			year;
	int			month;
	int			day;

	if (!sentence->modifier_first && is_one_of_several(sentence, i))
		return false;
	if (is_from_told(sentence, item))
	{
		ImageDate	date = sentence->told_day + term_value(item, ROLE_RELATIVE_DAY);

		return sentence->told_day != NO_DATE && period_set_days(period, date, date);
	}
	if (sentence->date == NO_DATE)
		return set_ahead(item, period);
	calendar_split(sentence->date, &year, &month, &day);
	if (item_has(item, ROLE_RELATIVE_DAY))
	{
		ImageDate	date = sentence->date + term_value(item, ROLE_RELATIVE_DAY);

		return period_set_days(period, date, date);
	}
	if (item_has(item, ROLE_RELATIVE_WEEK))
	{
		ImageDate	monday = sentence->date -
			calendar_weekday(sentence->date) +
			7 * term_value(item, ROLE_RELATIVE_WEEK);
		const ImageTermRow *row = item_row(item, ROLE_RELATIVE_WEEK);
		const char *title = image_string(sentence->image, row->title);

		/* "over the weekend": the last one, or the next */
		if (strcmp(title, "nearest weekend") == 0 && !status_lies_ahead(contact->status) &&
			monday + 5 > sentence->date)
			monday -= 7;
		/* "this weekend" */
		if (strcmp(title, "weekend") == 0 || strcmp(title, "nearest weekend") == 0)
			return period_set_days(period, monday + 5, monday + 6);
		return period_set_days(period, monday, monday + 6);
	}
	if (item_has(item, ROLE_RELATIVE_MONTH))
	{
		int			months = year * 12 + month - 1 +
			term_value(item, ROLE_RELATIVE_MONTH);

		return period_set_third(period, months / 12, months % 12 + 1,
								term_value(sentence_item(sentence, i - 1), ROLE_DATE_ON));
	}
	year += term_value(item, ROLE_RELATIVE_YEAR);
	return period_set_days(period, calendar_day(year, 1, 1), calendar_day(year, 12, 31));
}
