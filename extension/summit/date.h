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

typedef struct Period
{
	ImageDate	since;
	ImageDate	until;			/* first day behind */
	int			first;			/* items of the expression */
	int			last;
} Period;

/*
 * Read the expression that the item is part of; contact says on which side of
 * the text's day it lies.  False if it is no date, or none that can be resolved.
 */
extern bool date_read(const Sentence *sentence, const Contact *contact, int i,
					  Period *period);

#endif							/* NEWSDIP_DATE_H */
