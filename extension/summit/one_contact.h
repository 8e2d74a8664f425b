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

/* Items between two words that may still tell of one contact */
#define MERGE_REACH (ITEM_WINDOW / 2)

/* Items from a preposition to the noun that it links to what stands before */
#define LINK_REACH 5

/* Do two neighbouring candidates tell of one contact? */
extern bool contact_are_one(const Reading *reading, const Contact *a,
							const Contact *b);

/* Does something between two items part one clause from the next? */
extern bool contact_clause_between(const Reading *reading, int a, int b);

/* Does another clause than the main one start between two items? */
extern bool contact_leaves_clause(const Sentence *sentence, int a, int b);

/* May the cues of two candidates be of one contact? */
extern bool contact_same_status(const Contact *a, const Contact *b);

/* Is a candidate behind item after linked to what stands there? */
extern bool contact_is_linked(const Sentence *sentence, const Contact *contact,
							  int after);

/* Is the noun an adverbial with which the sentence starts? */
extern bool contact_opens_sentence(const Reading *reading,
								   const Contact *contact);

/* two_contacts.c */
extern bool contact_are_two(const Reading *reading, const Contact *a, const Contact *b);

/* Is b only what a is held beside: "on the sidelines of the summit"? */
extern bool contact_is_beside(const Sentence *sentence, const Contact *a, const Contact *b);

/* Take from what a is to prepare what only the clause around both gave it */
extern void contact_leave_preparation(const Reading *reading, const Contact *a, Contact *b);

/* restated.c */
extern bool contact_is_undone(const Reading *reading, const Contact *a, const Contact *b);
extern bool contact_is_restated(const Reading *reading, const Contact *a,
								const Contact *b);
extern bool contact_is_named_again(const Reading *reading, const Contact *a,
								   const Contact *b);

/* journey.c */
extern bool contact_same_place(const Reading *reading, const Contact *a,
							   const Contact *b);
extern bool contact_adds_nobody(const Contact *a, const Contact *b);
extern bool contact_adds_no_actor(const Contact *a, const Contact *b);
extern void journey_settle_day(const Reading *reading, Contact *journey, Contact *purpose);
extern bool journey_is_of_others(const Reading *reading, const Contact *a,
								 const Contact *b);
extern bool journey_is_same(const Reading *reading, const Contact *a,
							const Contact *b);
extern bool journey_leads_to(const Reading *reading, const Contact *a,
							 const Contact *b);
extern bool journey_is_for(const Reading *reading, const Contact *a,
						   const Contact *b);
extern bool journey_has_purpose(const Sentence *sentence, const Contact *a, const Contact *b);
extern bool journey_begins(const Reading *reading, const Contact *a, const Contact *b);
extern bool journey_is_received(const Reading *reading, const Contact *a, const Contact *b);
extern bool journey_goes_on(const Reading *reading, const Contact *a,
							const Contact *b);
extern bool journey_is_away(const Reading *reading, const Contact *a,
							const Contact *b);
extern bool journey_is_made_for(const Reading *reading, const Contact *a,
								const Contact *b);

#endif							/* NEWSDIP_ONE_CONTACT_H */
