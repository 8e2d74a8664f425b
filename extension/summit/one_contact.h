/*-------------------------------------------------------------------------
 *
 * one_contact.h
 *		Whether two words of a sentence tell of one contact.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_ONE_CONTACT_H
#define NEWSDIP_ONE_CONTACT_H

#include "summit/contact.h"

/* Do two neighbouring candidates tell of one contact? */
extern bool contact_are_one(const Reading *reading, const Contact *a,
							const Contact *b);

/* Does something between two items part one clause from the next? */
extern bool contact_clause_between(const Reading *reading, int a, int b);

#endif							/* NEWSDIP_ONE_CONTACT_H */
