/*-------------------------------------------------------------------------
 *
 * date_part.h
 *		What the files that read dates share.
 *
 * date.c reads what is written, relative_date.c what is told from the day of the
 * text; calendar.c chooses what is left out.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_DATE_PART_H
#define NEWSDIP_DATE_PART_H

#include "summit/date.h"

/* Years that a number may mean */
#define YEAR_MIN 1900
#define YEAR_MAX 2100

/* Item i is part of the expression */
static inline void
period_widen(Period *period, int i)
{
	period->first = Min(period->first, i);
	period->last = Max(period->last, i);
}

static inline const SummitItem *
sentence_item(const Sentence *sentence, int i)
{
	return i >= 0 && i < sentence->count ? &sentence->items[i] : NULL;
}

static inline bool
is_year(const SummitItem *item)
{
	return item != NULL && item->kind == ITEM_NUMBER &&
		item->number >= YEAR_MIN && item->number <= YEAR_MAX &&
		item->end - item->start == 4;
}

static inline bool
is_day(const SummitItem *item)
{
	return item != NULL && item->kind == ITEM_NUMBER && item->number >= 1 &&
		item->number <= 31;
}

static inline int
term_value(const SummitItem *item, TermRole role)
{
	const ImageTermRow *row = item ? item_row(item, role) : NULL;

	return row ? row->value : 0;
}

static inline bool
has_role(const SummitItem *item, TermRole role)
{
	return item != NULL && item_has(item, role);
}

/* calendar.c */
extern ImageDate calendar_day(int year, int month, int day);
extern void calendar_split(ImageDate date, int *year, int *month, int *day);
extern int	calendar_weekday(ImageDate date);
extern bool period_set_third(Period *period, int year, int month, int third);
extern bool period_set_days(Period *period, ImageDate since, ImageDate last);
extern bool date_leads_ahead(const Sentence *sentence, const Contact *contact,
							 int i);
extern int	date_nearest_year(const Sentence *sentence,
							  const Contact *contact, int month, int day,
							  int shift);

/* date.c */
extern int	date_read_shift(const Sentence *sentence, int *i);
extern int	date_read_shift_before(const Sentence *sentence, int i,
								   Period *period);
extern bool date_read_figures(const Sentence *sentence, int i,
							  Period *period);
extern bool date_read_month(const Sentence *sentence, const Contact *contact,
							int i, Period *period);

/* relative_date.c */
extern bool date_is_of_present(const Sentence *sentence, const Contact *contact);
extern bool date_read_weekday(const Sentence *sentence,
							  const Contact *contact, int i, Period *period);
extern bool date_read_relative(const Sentence *sentence,
							   const Contact *contact, int i, Period *period);

#endif							/* NEWSDIP_DATE_PART_H */
