/*-------------------------------------------------------------------------
 *
 * calendar.c
 *		Days, and which of them a date without its year means.
 *
 * A weekday or a day without a year is the next one for what is to come and the
 * last one for what has been.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "datatype/timestamp.h"
#include "utils/datetime.h"

#include "summit/date_part.h"

/*
 * Of a contact that is to come, a day that has just passed, by so many days, is
 * when it was agreed or was to be, and hardly one a year ahead, which news tells
 * with its year.
 */
#define JUST_PASSED 60

/* Half a year, in days, and a month at its longest */
#define HALF_YEAR 186
#define LONG_MONTH 31

/* Items from what leads to a day, or from a day to the contact that it dates */
#define DAY_REACH 3

ImageDate
calendar_day(int year, int month, int day)
{
	if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 ||
		day < 1 || day > day_tab[isleap(year)][month - 1])
		return NO_DATE;
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

void
calendar_split(ImageDate date, int *year, int *month, int *day)
{
	j2date(date + POSTGRES_EPOCH_JDATE, year, month, day);
}

static bool
set_month(Period *period, int year, int month)
{
	period->since = calendar_day(year, month, 1);
	period->until = month == 12 ? calendar_day(year + 1, 1, 1) :
		calendar_day(year, month + 1, 1);
	return period->since != NO_DATE && period->until != NO_DATE;
}

bool
period_set_days(Period *period, ImageDate since, ImageDate last)
{
	if (since == NO_DATE || last == NO_DATE || last < since)
		return false;
	period->since = since;
	period->until = last + 1;
	return true;
}

/* Of a month the third that a word says: 1 its first ten days, 3 its last */
bool
period_set_third(Period *period, int year, int month, int third)
{
	if (!set_month(period, year, month))
		return false;
	if (third < 1 || third > 3)
		return true;
	period->since += 10 * (third - 1);
	if (third < 3)
		period->until = period->since + 10;
	return true;
}

/* Days since Monday of the day's week; 2000-01-01 was a Saturday */
int
calendar_weekday(ImageDate date)
{
	return ((date % 7 + 7) % 7 + 5) % 7;
}

/* "until", "due", "to": may what lies ahead follow? */
bool
date_item_leads_ahead(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	return (row != NULL && row->status == STATUS_PLANNED) ||
		(item->roles & (role_bit(ROLE_DATE_RANGE) | role_bit(ROLE_TIME_BEFORE) |
						role_bit(ROLE_TOWARD))) != 0;
}

/* "put off until Monday", "due on Thursday": does what leads to item i do so? */
bool
date_leads_ahead(const Sentence *sentence, const Contact *contact, int i)
{
	if (!status_is_off(contact->status))
		return false;
	/* "was to have met Y on Thursday" */
	if (contact->verb && contact->cue >= 0 && contact->cue == contact->word - 1 &&
		i > contact->word)
		return true;
	/* "Thursday's meeting" was to come */
	if (i < contact->first && i >= contact->first - DAY_REACH)
		return true;
	for (int j = i - 1, stop = i - DAY_REACH; j > contact->last && j >= stop; j--)
	{
		const SummitItem *item = &sentence->items[j];

		/* "to take place in Lyon on Sunday" */
		if (item->kind == ITEM_ENTITY && item_has(item - 1, ROLE_AT))
			stop = --j - 1;
		else if (date_item_leads_ahead(item))
			return true;
	}
	return false;
}

/* Items from "last" to the noun that it says is past: "its last formal meeting" */
#define LAST_REACH 3

/* "at its last meeting in December", "pertemuan terakhir": is the contact itself the last one? */
static bool
is_last(const Sentence *sentence, const Contact *contact)
{
	const SummitItem *items = sentence->items;
	int			behind = contact->word_end + 1;

	if (contact->verb || (contact->has_cue && contact->status != STATUS_HELD))
		return false;
	if (!sentence->modifier_first)
		return behind < sentence->count && items[behind].gap == GAP_SPACE &&
			term_value(&items[behind], ROLE_DATE_SHIFT) < 0;
	for (int i = contact->word - 1; i >= 0 && i >= contact->word - LAST_REACH && items[i + 1].gap <= GAP_PERIOD; i--)
	{
		if (term_value(&items[i], ROLE_DATE_SHIFT) < 0)
			return true;
	}
	return false;
}

/*
 * The year of a month and day without one: that of the nearest such day, on
 * the side that the status of a contact says.  0 if the text has no date.
 */
int
date_nearest_year(const Sentence *sentence, const Contact *contact, int month,
				  int day, int shift)
{
	int			year;
	int			this_month;
	int			this_day;
	int			distance;

	if (sentence->date == NO_DATE)
		return 0;
	calendar_split(sentence->date, &year, &this_month, &this_day);
	distance = (month - this_month) * LONG_MONTH + (day ? day - this_day : 0);
	if (shift < 0)
		return distance >= 0 ? year - 1 : year;
	if (shift > 0)
		return distance < 0 ? year + 1 : year;
	if (contact != NULL && (contact->has_cue || contact->fixed_status) && status_lies_ahead(contact->status))
		return distance < -JUST_PASSED ? year + 1 : year;
	if (contact != NULL &&
		(contact->fixed_status || is_last(sentence, contact) ||
		 (contact->has_cue && contact->status == STATUS_HELD &&
		  !date_is_of_present(sentence, contact))))
		return distance > 0 ? year - 1 : year;
	if (distance > HALF_YEAR)
		return year - 1;
	return distance < -HALF_YEAR ? year + 1 : year;
}
