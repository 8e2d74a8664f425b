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

/* Does another clause than the main one start between two items? */
extern bool contact_leaves_clause(const Sentence *sentence, int a, int b);

/* May the cues of two candidates be of one contact? */
extern bool contact_same_status(const Contact *a, const Contact *b);

/* journey.c */
extern bool contact_adds_nobody(const Contact *a, const Contact *b);
extern bool contact_shares_party(const Contact *a, const Contact *b);
extern bool contact_adds_no_actor(const Contact *a, const Contact *b);
extern bool journey_is_same(const Reading *reading, const Contact *a,
							const Contact *b);
extern bool journey_leads_to(const Reading *reading, const Contact *a,
							 const Contact *b);
extern bool journey_is_for(const Reading *reading, const Contact *a,
						   const Contact *b);
extern bool journey_goes_on(const Reading *reading, const Contact *a,
							const Contact *b);

#endif							/* NEWSDIP_ONE_CONTACT_H */
