/*-------------------------------------------------------------------------
 *
 * date.c
 *		Reading expressions of dates.
 *
 * Days, months and years as written are read here; what is told from the day of
 * the text in relative_date.c; what is left out is chosen in calendar.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/date_part.h"

/* A shift word at item i ("lalu", "next"), moving i behind it */
int
date_read_shift(const Sentence *sentence, int *i)
{
	const SummitItem *item = sentence_item(sentence, *i);
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
int
date_read_shift_before(const Sentence *sentence, int i, Period *period)
{
	int			shift = term_value(sentence_item(sentence, i - 1), ROLE_DATE_SHIFT);

	if (shift != 0)
		period_widen(period, i - 1);
	return shift;
}

/* "12/7" or "12/7/2025": day and month in figures, parted by a slash */
bool
date_read_figures(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *a = sentence_item(sentence, i);
	const SummitItem *b = sentence_item(sentence, i + 1);
	const SummitItem *c = sentence_item(sentence, i + 2);
	uint32_t	month;
	uint32_t	day;
	int			year;
	ImageDate	date;

	if (!is_day(a) || !is_day(b) || Min(a->number, b->number) > 12)
		return false;
	/* "7/16" can only be July 16 */
	day = b->number > 12 ? b->number : a->number;
	month = b->number > 12 ? a->number : b->number;
	if (memchr(sentence->text + a->end, '/', b->start - a->end) == NULL)
		return false;
	if (is_year(c) &&
		memchr(sentence->text + b->end, '/', c->start - b->end) != NULL)
	{
		year = (int) c->number;
		period_widen(period, i + 2);
	}
	else
		year = date_nearest_year(sentence, NULL, (int) month, (int) day, 0);
	period_widen(period, i);
	period_widen(period, i + 1);
	date = calendar_day(year, (int) month, (int) day);
	return period_set_days(period, date, date);
}

/* "2014-03-20": do a year, a month and a day begin at item i? */
static bool
is_iso(const Sentence *sentence, int i)
{
	const SummitItem *month = sentence_item(sentence, i + 1);
	const SummitItem *day = sentence_item(sentence, i + 2);

	return is_year(sentence_item(sentence, i)) && is_day(month) &&
		is_day(day) && month->gap == GAP_HYPHEN && day->gap == GAP_HYPHEN;
}

static bool
read_iso(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *items = &sentence->items[i];
	ImageDate	date = calendar_day((int) items[0].number, (int) items[1].number,
									(int) items[2].number);

	period_widen(period, i);
	period_widen(period, i + 2);
	return period_set_days(period, date, date);
}

/* Does the number at item i count something: "and 12 people"? */
static bool
is_counted(const Sentence *sentence, int i)
{
	const SummitItem *next = sentence_item(sentence, i + 1);

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
	const SummitItem *item = sentence_item(sentence, month - 1);

	*first = *last = 0;
	/* "the 16th of July" */
	if (item != NULL && item_has(item, ROLE_OF) &&
		is_day(sentence_item(sentence, month - 2)))
	{
		*first = *last = (int) item[-1].number;
		period_widen(period, month - 2);
		return;
	}
	if (is_day(item) && sentence->items[month].gap <= GAP_PERIOD)
	{
		int			j = month - 2;

		*first = *last = (int) item->number;
		period_widen(period, month - 1);
		if (has_role(sentence_item(sentence, j), ROLE_DATE_RANGE) ||
			has_role(sentence_item(sentence, j), ROLE_AND))
			j--;
		if (is_day(sentence_item(sentence, j)) &&
			(j < month - 2 || item->gap == GAP_HYPHEN))
		{
			*first = (int) sentence_item(sentence, j)->number;
			period_widen(period, j);
		}
		return;
	}
	item = sentence_item(sentence, *next);
	if (!is_day(item) || item->gap > GAP_PERIOD)
		return;
	*first = *last = (int) item->number;
	(*next)++;
	item = sentence_item(sentence, *next);
	if (is_day(item) && item->gap == GAP_HYPHEN)
	{
		*last = (int) item->number;
		(*next)++;
	}
	/* "June 7 to 8", "February 27 and 28" */
	else if (item != NULL && item->gap == GAP_SPACE &&
			 (item_has(item, ROLE_DATE_RANGE) || item_has(item, ROLE_AND)))
	{
		int			second = *next + 1;

		/* "August 28 through the 30th" */
		if (has_role(sentence_item(sentence, second), ROLE_DETERMINER))
			second++;
		item = sentence_item(sentence, second);
		if (is_day(item) && (int) item->number > *last &&
			!has_role(sentence_item(sentence, second + 1), ROLE_MONTH) &&
			!is_counted(sentence, second))
		{
			*last = (int) item->number;
			*next = second + 1;
		}
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

	if (!has_role(sentence_item(sentence, i), ROLE_DATE_RANGE))
		return false;
	if (has_role(sentence_item(sentence, d), ROLE_MONTH))
	{
		m = i + 1;
		d = i + 2;
	}
	if (!has_role(sentence_item(sentence, m), ROLE_MONTH) ||
		!is_day(sentence_item(sentence, d)))
		return false;
	last_month = term_value(sentence_item(sentence, m), ROLE_MONTH);
	if (is_year(sentence_item(sentence, next)))
	{
		last_year = (int) sentence_item(sentence, next)->number;
		if (last_year < year || last_month >= month)
			year = last_year;
		next++;
	}
	else if (last_month < month)
		last_year++;
	period_widen(period, next - 1);
	return period_set_days(period, calendar_day(year, month, day),
						   calendar_day(last_year, last_month,
										(int) sentence_item(sentence, d)->number));
}

/* "16 Juli [2018]", "July", "Juni 2021", "January 10[, 2022]", "April lalu" */
bool
date_read_month(const Sentence *sentence, const Contact *contact, int i,
				Period *period)
{
	int			month = term_value(sentence_item(sentence, i), ROLE_MONTH);
	const SummitItem *item;
	int			first;
	int			last;
	int			year;
	int			next = i + 1;

	period_widen(period, i);
	read_days(sentence, i, &first, &last, &next, period);
	item = sentence_item(sentence, next);
	if (is_year(item) && item->gap <= GAP_COMMA)
	{
		year = (int) item->number;
		next++;
	}
	else
	{
		int			shift = date_read_shift(sentence, &next);

		if (shift == 0)
			shift = date_read_shift_before(sentence, i, period);
		year = date_nearest_year(sentence, contact, month, first, shift);
	}
	period_widen(period, next - 1);
	if (first != 0 &&
		read_range(sentence, next, year, month, first, period))
		return true;
	/* "awal Mei", "akhir Mei" */
	if (first == 0)
		return period_set_third(period, year, month,
								term_value(sentence_item(sentence, i - 1), ROLE_DATE_ON));
	return period_set_days(period, calendar_day(year, month, first),
						   calendar_day(year, month, last));
}

/* "tahun 2015 dan 2016", "in 2016": years behind a word that leads to them */
static bool
read_year(const Sentence *sentence, int i, Period *period)
{
	const SummitItem *item = sentence_item(sentence, i);
	const SummitItem *before = sentence_item(sentence, i - 1);
	int			last;

	if (!is_year(item) || before == NULL || item->gap > GAP_COMMA)
		return false;
	/* "in Tokyo, 2016" */
	if (item->gap > GAP_SPACE && !(before->kind == ITEM_ENTITY &&
								   (before->entity_kind == ENTITY_PLACE ||
									before->entity_kind == ENTITY_COUNTRY)))
		return false;
	if (!item_has(before, ROLE_DATE_ON) && !item_has(before, ROLE_AT) &&
		before->kind != ITEM_ENTITY)
		return false;
	/* "tahun 1950-an": the years from it on */
	if (i + 1 < sentence->count && item[1].gap == GAP_HYPHEN &&
		item[1].kind == ITEM_WORD)
		return false;
	last = (int) item->number;
	if ((has_role(sentence_item(sentence, i + 1), ROLE_AND) ||
		 has_role(sentence_item(sentence, i + 1), ROLE_DATE_RANGE)) &&
		is_year(sentence_item(sentence, i + 2)))
	{
		last = (int) sentence_item(sentence, i + 2)->number;
		period_widen(period, i + 2);
	}
	return period_set_days(period, calendar_day((int) item->number, 1, 1),
						   calendar_day(last, 12, 31));
}

/* Read the date expression that item i is the heart of */
bool
date_read(const Sentence *sentence, const Contact *contact, int i,
		  Period *period)
{
	const SummitItem *item = sentence_item(sentence, i);
	const SummitItem *before = sentence_item(sentence, i - 1);

	if (item->kind != ITEM_NUMBER && (item->roles & DATE_ROLES) == 0)
		return false;
	period->first = period->last = i;
	/* from behind, an expression is met at its end */
	if (has_role(before, ROLE_WEEKDAY) && item->gap <= GAP_SPACE &&
		item_has(item, ROLE_RELATIVE_WEEK))
		return date_read_weekday(sentence, contact, i - 1, period);
	if (is_year(item) && has_role(before, ROLE_MONTH))
		return date_read_month(sentence, contact, i - 1, period);
	if (item->kind == ITEM_NUMBER && before != NULL &&
		before->kind == ITEM_NUMBER &&
		date_read_figures(sentence, i - 1, period))
		return true;
	if (item_has(item, ROLE_WEEKDAY))
		return date_read_weekday(sentence, contact, i, period);
	if (item_has(item, ROLE_MONTH))
		return date_read_month(sentence, contact, i, period);
	if (item->roles & RELATIVE_DATE_ROLES)
		return date_read_relative(sentence, contact, i, period);
	/* from behind, the day is met first */
	for (int first = i; first >= i - 2; first -= 2)
	{
		if (is_iso(sentence, first))
			return read_iso(sentence, first, period);
	}
	return date_read_figures(sentence, i, period) || read_year(sentence, i, period);
}
