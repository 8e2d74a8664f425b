/*-------------------------------------------------------------------------
 *
 * date.c
 *		Reading expressions of dates.
 *
 * They are resolved against the day of the text: a weekday or a day without a
 * year is the next one for what is to come and the last one for what has been.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "datatype/timestamp.h"
#include "utils/datetime.h"

#include "summit/date.h"

/* Years that a number may mean */
#define YEAR_MIN 1900
#define YEAR_MAX 2100

/*
 * Of a contact that is to come, a day that has just passed, by so many days, is
 * when it was agreed or was to be, and hardly one a year ahead, which news tells
 * with its year.
 */
#define JUST_PASSED 60

/* Half a year, in days, and a month at its longest */
#define HALF_YEAR 186
#define LONG_MONTH 31

static ImageDate
make_date(int year, int month, int day)
{
	if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 ||
		day < 1 || day > day_tab[isleap(year)][month - 1])
		return NO_DATE;
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

static void
split_date(ImageDate date, int *year, int *month, int *day)
{
	j2date(date + POSTGRES_EPOCH_JDATE, year, month, day);
}

/* Item i is part of the expression */
static void
widen(Period *period, int i)
{
	period->first = Min(period->first, i);
	period->last = Max(period->last, i);
}

static bool
set_month(Period *period, int year, int month)
{
	period->since = make_date(year, month, 1);
	period->until = month == 12 ? make_date(year + 1, 1, 1) :
		make_date(year, month + 1, 1);
	return period->since != NO_DATE && period->until != NO_DATE;
}

static bool
set_days(Period *period, ImageDate since, ImageDate last)
{
	if (since == NO_DATE || last == NO_DATE || last < since)
		return false;
	period->since = since;
	period->until = last + 1;
	return true;
}

/* Days since Monday of the day's week; 2000-01-01 was a Saturday */
static int
days_since_monday(ImageDate date)
{
	return ((date % 7 + 7) % 7 + 5) % 7;
}

static bool
lies_ahead(const Contact *contact)
{
	return contact->status == STATUS_PLANNED ||
		contact->status == STATUS_PROPOSED;
}

/* "put off until Monday", "due on Thursday": does what leads to item i do so? */
static bool
leads_ahead(const Sentence *sentence, const Contact *contact, int i)
{
	if (contact->status != STATUS_CANCELLED &&
		contact->status != STATUS_POSTPONED)
		return false;
	/* "Thursday's meeting" was to come */
	if (i < contact->first && i >= contact->first - 3)
		return true;
	for (int j = i - 1; j > contact->last && j >= i - 3; j--)
	{
		const SummitItem *item = &sentence->items[j];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

		if ((row != NULL && row->status == STATUS_PLANNED) ||
			(item->roles & (role_bit(ROLE_DATE_RANGE) |
							role_bit(ROLE_TIME_BEFORE) |
							role_bit(ROLE_TOWARD))))
			return true;
	}
	return false;
}

/*
 * The year of a month and day without one: that of the nearest such day, on
 * the side that the status of a contact says.  0 if the text has no date.
 */
static int
nearest_year(const Sentence *sentence, const Contact *contact, int month,
			 int day, int shift)
{
	int			year;
	int			this_month;
	int			this_day;
	int			distance;

	if (sentence->date == NO_DATE)
		return 0;
	split_date(sentence->date, &year, &this_month, &this_day);
	distance = (month - this_month) * LONG_MONTH + (day ? day - this_day : 0);
	if (shift < 0)
		return distance >= 0 ? year - 1 : year;
	if (shift > 0)
		return distance < 0 ? year + 1 : year;
	if (contact != NULL && contact->has_cue && lies_ahead(contact))
		return distance < -JUST_PASSED ? year + 1 : year;
	if (contact != NULL &&
		(contact->fixed_status ||
		 (contact->has_cue && contact->status == STATUS_HELD)))
		return distance > 0 ? year - 1 : year;
	if (distance > HALF_YEAR)
		return year - 1;
	return distance < -HALF_YEAR ? year + 1 : year;
}

static const SummitItem *
item_at(const Sentence *sentence, int i)
{
	return i >= 0 && i < sentence->count ? &sentence->items[i] : NULL;
}

static bool
is_year(const SummitItem *item)
{
	return item != NULL && item->kind == ITEM_NUMBER &&
		item->number >= YEAR_MIN && item->number <= YEAR_MAX &&
		item->end - item->start == 4;
}

static bool
is_day(const SummitItem *item)
{
	return item != NULL && item->kind == ITEM_NUMBER && item->number >= 1 &&
		item->number <= 31;
}

static int
term_value(const SummitItem *item, TermRole role)
{
	const ImageTermRow *row = item ? item_row(item, role) : NULL;

	return row ? row->value : 0;
}

static bool
has_role(const SummitItem *item, TermRole role)
{
	return item != NULL && item_has(item, role);
}

/* A shift word at item i ("lalu", "next"), moving i behind it */
static int
read_shift(const Sentence *sentence, int *i)
{
	const SummitItem *item = item_at(sentence, *i);
	TermRole	role = ROLE_DATE_SHIFT;

	if (item == NULL || item->gap > GAP_SPACE)
		return 0;
	if (item_has(item, ROLE_RELATIVE_YEAR))
		role = ROLE_RELATIVE_YEAR;
	if (!item_has(item, role))
		return 0;
	(*i)++;
	return term_value(item, role);
}

/* The shift word before item i ("next"), or 0 */
static int
read_shift_before(const Sentence *sentence, int i, Period *period)
{
	int			shift = term_value(item_at(sentence, i - 1), ROLE_DATE_SHIFT);

	if (shift != 0)
		widen(period, i - 1);
	return shift;
}

/* "12/7" or "12/7/2025": day and month in figures, parted by a slash */
static bool
read_figures(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *a = item_at(sentence, i);
	const SummitItem *b = item_at(sentence, i + 1);
	const SummitItem *c = item_at(sentence, i + 2);
	int			year;
	ImageDate	date;

	if (!is_day(a) || b == NULL || b->kind != ITEM_NUMBER ||
		b->number < 1 || b->number > 12)
		return false;
	if (memchr(sentence->text + a->end, '/', b->start - a->end) == NULL)
		return false;
	if (is_year(c) &&
		memchr(sentence->text + b->end, '/', c->start - b->end) != NULL)
	{
		year = (int) c->number;
		widen(period, i + 2);
	}
	else
		year = nearest_year(sentence, NULL, (int) b->number,
							(int) a->number, 0);
	widen(period, i);
	widen(period, i + 1);
	date = make_date(year, (int) b->number, (int) a->number);
	return set_days(period, date, date);
}

/* Does the number at item i count something: "and 12 people"? */
static bool
is_counted(const Sentence *sentence, int i)
{
	const SummitItem *next = item_at(sentence, i + 1);

	return next != NULL && next->gap <= GAP_SPACE && item_is_plain_word(next);
}

/*
 * The days beside a month: "16 Juli", "10-12 Oktober", "10 hingga 12 Oktober"
 * before it, "January 10", "July 10-12" behind it; 0 where there are none.
 */
static void
read_days(const Sentence *sentence, int month, int *first, int *last,
		  int *next, Period *period)
{
	const SummitItem *item = item_at(sentence, month - 1);

	*first = *last = 0;
	if (is_day(item) && sentence->items[month].gap <= GAP_PERIOD)
	{
		int			j = month - 2;

		*first = *last = (int) item->number;
		widen(period, month - 1);
		if (has_role(item_at(sentence, j), ROLE_DATE_RANGE) ||
			has_role(item_at(sentence, j), ROLE_AND))
			j--;
		if (is_day(item_at(sentence, j)) &&
			(j < month - 2 || item->gap == GAP_HYPHEN))
		{
			*first = (int) item_at(sentence, j)->number;
			widen(period, j);
		}
		return;
	}
	item = item_at(sentence, *next);
	if (!is_day(item) || item->gap > GAP_PERIOD)
		return;
	*first = *last = (int) item->number;
	(*next)++;
	item = item_at(sentence, *next);
	if (is_day(item) && item->gap == GAP_HYPHEN)
	{
		*last = (int) item->number;
		(*next)++;
	}
	/* "June 7 to 8", "February 27 and 28" */
	else if (item != NULL && item->gap == GAP_SPACE &&
			 (item_has(item, ROLE_DATE_RANGE) || item_has(item, ROLE_AND)) &&
			 is_day(item_at(sentence, *next + 1)) &&
			 (int) item[1].number > *last &&
			 !has_role(item_at(sentence, *next + 2), ROLE_MONTH) &&
			 !is_counted(sentence, *next + 1))
	{
		*last = (int) item[1].number;
		*next += 2;
	}
}

/*
 * The end of a span that runs into another month, at item i: "29 November to
 * 10 December 2010", "from March 29 to April 3".
 */
static bool
read_range(const Sentence *sentence, int i, int year, int month, int day,
		   Period *period)
{
	int			m = i + 2;
	int			d = i + 1;
	int			next = i + 3;
	int			last_month;
	int			last_year = year;

	if (!has_role(item_at(sentence, i), ROLE_DATE_RANGE))
		return false;
	if (has_role(item_at(sentence, d), ROLE_MONTH))
	{
		m = i + 1;
		d = i + 2;
	}
	if (!has_role(item_at(sentence, m), ROLE_MONTH) ||
		!is_day(item_at(sentence, d)))
		return false;
	last_month = term_value(item_at(sentence, m), ROLE_MONTH);
	if (is_year(item_at(sentence, next)))
	{
		last_year = (int) item_at(sentence, next)->number;
		if (last_year < year || last_month >= month)
			year = last_year;
		next++;
	}
	else if (last_month < month)
		last_year++;
	widen(period, next - 1);
	return set_days(period, make_date(year, month, day),
					make_date(last_year, last_month,
							  (int) item_at(sentence, d)->number));
}

/* "16 Juli [2018]", "July", "Juni 2021", "January 10[, 2022]", "April lalu" */
static bool
read_month(const Sentence *sentence, const Contact *contact, int i,
		   Period *period)
{
	int			month = term_value(item_at(sentence, i), ROLE_MONTH);
	const SummitItem *item;
	int			first;
	int			last;
	int			year;
	int			next = i + 1;

	widen(period, i);
	read_days(sentence, i, &first, &last, &next, period);
	item = item_at(sentence, next);
	if (is_year(item) && item->gap <= GAP_COMMA)
	{
		year = (int) item->number;
		next++;
	}
	else
	{
		int			shift = read_shift(sentence, &next);

		if (shift == 0)
			shift = read_shift_before(sentence, i, period);
		year = nearest_year(sentence, contact, month, first, shift);
	}
	if (year == 0)
		return false;
	widen(period, next - 1);
	if (first != 0 &&
		read_range(sentence, next, year, month, first, period))
		return true;
	if (first == 0)
		return set_month(period, year, month);
	return set_days(period, make_date(year, month, first),
					make_date(year, month, last));
}

/* "Selasa (3/7)", "hari Kamis", "Tuesday", "Senin pekan depan", "last Friday" */
static bool
read_weekday(const Sentence *sentence, const Contact *contact, int i,
			 Period *period)
{
	int			day = term_value(item_at(sentence, i), ROLE_WEEKDAY);
	int			next = i + 1;
	int			shift;
	ImageDate	date;

	widen(period, i);
	if (read_figures(sentence, i + 1, period))
		return true;
	/* the day of the month says it better: "Rabu, 16 Juli", "Monday, May 5" */
	for (int j = i + 1; j <= i + 2; j++)
	{
		if (has_role(item_at(sentence, j), ROLE_MONTH) &&
			read_month(sentence, contact, j, period))
			return true;
	}
	if (sentence->date == NO_DATE)
		return false;
	date = sentence->date - days_since_monday(sentence->date) + day - 1;
	if (has_role(item_at(sentence, i + 1), ROLE_RELATIVE_WEEK))
	{
		widen(period, i + 1);
		date += 7 * term_value(item_at(sentence, i + 1), ROLE_RELATIVE_WEEK);
		return set_days(period, date, date);
	}
	shift = read_shift(sentence, &next);
	widen(period, next - 1);
	/* "Rabu ini" is of this week */
	if (shift == 0 && next > i + 1)
		return set_days(period, date, date);
	if (shift == 0)
		shift = read_shift_before(sentence, i, period);
	if (shift > 0 || (shift == 0 && (lies_ahead(contact) ||
									 leads_ahead(sentence, contact, i))))
	{
		if (date < sentence->date || (shift > 0 && date == sentence->date))
			date += 7;
	}
	else if (date > sentence->date || (shift < 0 && date == sentence->date))
		date -= 7;
	return set_days(period, date, date);
}

/* "kemarin", "next week", "bulan ini", "tahun lalu" */
static bool
read_relative(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *item = item_at(sentence, i);
	int			year;
	int			month;
	int			day;

	if (sentence->date == NO_DATE)
		return false;
	split_date(sentence->date, &year, &month, &day);
	if (item_has(item, ROLE_RELATIVE_DAY))
	{
		ImageDate	date = sentence->date + term_value(item, ROLE_RELATIVE_DAY);

		return set_days(period, date, date);
	}
	if (item_has(item, ROLE_RELATIVE_WEEK))
	{
		ImageDate	monday = sentence->date -
			days_since_monday(sentence->date) +
			7 * term_value(item, ROLE_RELATIVE_WEEK);
		const ImageTermRow *row = item_row(item, ROLE_RELATIVE_WEEK);

		/* "this weekend" */
		if (strcmp(image_string(sentence->image, row->title), "weekend") == 0)
			return set_days(period, monday + 5, monday + 6);
		return set_days(period, monday, monday + 6);
	}
	if (item_has(item, ROLE_RELATIVE_MONTH))
	{
		int			months = year * 12 + month - 1 +
			term_value(item, ROLE_RELATIVE_MONTH);

		return set_month(period, months / 12, months % 12 + 1);
	}
	year += term_value(item, ROLE_RELATIVE_YEAR);
	return set_days(period, make_date(year, 1, 1), make_date(year, 12, 31));
}

/* "tahun 2015 dan 2016", "in 2016": years behind a word that leads to them */
static bool
read_year(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *item = item_at(sentence, i);
	const SummitItem *before = item_at(sentence, i - 1);
	int			last;

	if (!is_year(item) || before == NULL || item->gap > GAP_SPACE)
		return false;
	if (!item_has(before, ROLE_DATE_ON) && !item_has(before, ROLE_AT) &&
		before->kind != ITEM_ENTITY)
		return false;
	last = (int) item->number;
	if ((has_role(item_at(sentence, i + 1), ROLE_AND) ||
		 has_role(item_at(sentence, i + 1), ROLE_DATE_RANGE)) &&
		is_year(item_at(sentence, i + 2)))
	{
		last = (int) item_at(sentence, i + 2)->number;
		widen(period, i + 2);
	}
	return set_days(period, make_date((int) item->number, 1, 1),
					make_date(last, 12, 31));
}

/* Read the date expression that item i is the heart of */
bool
date_read(const Sentence *sentence, const Contact *contact, int i,
		  Period *period)
{
	const SummitItem *item = item_at(sentence, i);
	const SummitItem *before = item_at(sentence, i - 1);

	period->first = period->last = i;
	/* from behind, an expression is met at its end */
	if (has_role(before, ROLE_WEEKDAY) && item->gap <= GAP_SPACE &&
		item_has(item, ROLE_RELATIVE_WEEK))
		return read_weekday(sentence, contact, i - 1, period);
	if (is_year(item) && has_role(before, ROLE_MONTH))
		return read_month(sentence, contact, i - 1, period);
	if (item->kind == ITEM_NUMBER && before != NULL &&
		before->kind == ITEM_NUMBER &&
		read_figures(sentence, i - 1, period))
		return true;
	if (item_has(item, ROLE_WEEKDAY))
		return read_weekday(sentence, contact, i, period);
	if (item_has(item, ROLE_MONTH))
		return read_month(sentence, contact, i, period);
	if (item->roles & (role_bit(ROLE_RELATIVE_DAY) |
					   role_bit(ROLE_RELATIVE_WEEK) |
					   role_bit(ROLE_RELATIVE_MONTH) |
					   role_bit(ROLE_RELATIVE_YEAR)))
		return read_relative(sentence, i, period);
	if (item->kind == ITEM_NUMBER)
	{
		if (read_figures(sentence, i, period))
			return true;
		return read_year(sentence, i, period);
	}
	return false;
}
