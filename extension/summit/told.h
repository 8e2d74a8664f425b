/*-------------------------------------------------------------------------
 *
 * told.h
 *		The contacts that a text told of.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_TOLD_H
#define NEWSDIP_TOLD_H

#include "summit/contact.h"

/* Contacts of the text that a new one is compared with: the last ones */
#define TOLD_MAX 64

typedef struct Told
{
	int			count;			/* all that were told of */
	int			last_number;	/* given to a contact of the text */
	Contact		contacts[TOLD_MAX];
	int			sentences[TOLD_MAX];	/* the number of that of each */
} Told;

/* Number the contacts of the sentence, and remember them */
extern void told_number(Told *told, Reading *reading);
extern ImageDate told_day(const Reading *reading, const Contact *contact);
extern bool told_of_person(const Reading *reading, uint32_t entity);

#endif							/* NEWSDIP_TOLD_H */
