/*-------------------------------------------------------------------------
 *
 * date.h
 *		Reading expressions of dates.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_DATE_H
#define NEWSDIP_DATE_H

#include "summit/contact.h"

/* Items between a date and the noun that it qualifies */
#define DATE_BESIDE_REACH 2

typedef struct Period
{
	ImageDate	since;			/* NO_DATE if ahead of a text of no known day */
	ImageDate	until;			/* first day behind */
	int			first;			/* items of the expression */
	int			last;
} Period;

/* Roles of words that are the heart of a date, but for years and figures */
#define RELATIVE_DATE_ROLES (role_bit(ROLE_RELATIVE_DAY) | \
							 role_bit(ROLE_RELATIVE_WEEK) | \
							 role_bit(ROLE_RELATIVE_MONTH) | \
							 role_bit(ROLE_RELATIVE_YEAR))
#define DATE_ROLES (role_bit(ROLE_WEEKDAY) | role_bit(ROLE_MONTH) | \
					RELATIVE_DATE_ROLES)

/*
 * Read the expression that the item is part of; contact says on which side of
 * the text's day it lies.  False if it is no date, or none that can be resolved.
 */
extern bool date_read(const Sentence *sentence, const Contact *contact, int i,
					  Period *period);

/* calendar.c */
extern bool date_item_leads_ahead(const SummitItem *item);

/* other_date.c: is the date that of something else than the contact? */
extern bool other_date_of_speech(const Reading *reading, const Period *period);
extern bool other_date_of_noun(const Reading *reading, const Contact *contact, const Period *period);
extern bool other_date_of_denial(const Reading *reading, const Contact *contact, const Period *period);
extern bool other_date_of_relative(const Sentence *sentence, const Contact *contact, const Period *period);
extern bool other_date_of_plan(const Reading *reading, const Contact *contact, const Period *period);
extern bool other_date_is_over(const Sentence *sentence, const Contact *contact);

/* insertion.c */
extern bool insertion_has_date(const Sentence *sentence, const Contact *contact, int i);
extern int	insertion_end(const Sentence *sentence, const Contact *contact, int i);

#endif							/* NEWSDIP_DATE_H */
