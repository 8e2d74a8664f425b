/*-------------------------------------------------------------------------
 *
 * subject.h
 *		What the files that find the subject of a contact share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SUBJECT_H
#define NEWSDIP_SUBJECT_H

#include "summit/contact.h"

/* subject_search.c */
/* What a backward search for the subject came upon */
typedef enum SubjectKind
{
	SUBJECT_NONE,
	SUBJECT_PARTY,
	SUBJECT_PRONOUN,
	SUBJECT_TITLE,				/* "Presiden" alone */
	SUBJECT_PLURAL
} SubjectKind;

extern bool subject_is_title(const Sentence *sentence, const SummitItem *item);
extern bool subject_is_head_title(const SummitItem *item);
extern SubjectKind subject_find(const Reading *reading, int i, unsigned reach,
								int *found);

/* nominative.c */
extern bool subject_is_nominative(const Reading *reading, const Party *party);
extern bool subject_has_own_verb(const Sentence *sentence, const Party *party);
extern bool subject_is_of_main_clause(const Sentence *sentence, const Contact *contact, int i);
extern bool subject_opens_relative(const Sentence *sentence, const Party *party);
extern bool subject_is_to_be_met(const Sentence *sentence, const Party *party);
extern bool subject_is_moved(const Sentence *sentence, const Party *party);
extern bool subject_is_example(const Reading *reading, int p);
extern bool subject_owns_noun(const Sentence *sentence, const Party *party);
extern bool subject_owns_plan(const Sentence *sentence, const Party *party);
extern bool subject_is_acted_for(const Reading *reading, int p, bool envoys);
extern bool subject_owns_offer(const Sentence *sentence, const Party *party);

/* subject_phrase.c */
extern bool subject_is_passed_over(const Reading *reading, int p);
extern bool subject_may_be(const Reading *reading, const Party *party, int from, unsigned reach,
						   bool crossed);
extern int	subject_who_is(const Reading *reading, const Contact *contact, int p, int i);

#endif							/* NEWSDIP_SUBJECT_H */
