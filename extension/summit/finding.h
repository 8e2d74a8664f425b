/*-------------------------------------------------------------------------
 *
 * finding.h
 *		What the search for the status of a contact has come upon.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_FINDING_H
#define NEWSDIP_FINDING_H

#include "summit/contact.h"

/* Items over which a cue governs */
#define CUE_REACH 14

typedef struct Finding
{
	bool		found;
	uint8_t		status;
	int			weight;
	int			item;			/* that says so */
	uint8_t		role;			/* of its row */
	int			negation;		/* item that turns it round, or -1 */
	int			absent;			/* who is named before it stays away, or 0 */
} Finding;

/* status.c */
extern void finding_note(Finding *finding, uint8_t status, int item,
						 TermRole role);
extern void finding_note_cue(Finding *finding, uint8_t status, int item,
							 int negation);

/* predicate.c */
extern bool contact_has_predicate(const Reading *reading, const Contact *contact);
extern bool contact_is_claimed_of(const Sentence *sentence, const Contact *contact);
extern bool contact_has_outcome(const Reading *reading, const Contact *contact);
extern bool contact_cue_is_of_verb(const Sentence *sentence, int i);
extern bool contact_cue_tells_of(const Sentence *sentence, int i);
extern bool contact_is_announced(const Sentence *sentence, int i);
extern bool contact_halt_is_supposed(const Reading *reading, const Contact *contact, int i,
									 const ImageTermRow *row, const Finding *finding);

/* cue_before.c */
extern void cues_before_find(const Reading *reading, const Contact *contact,
							 Finding *finding);

/* cue_behind.c */
extern void cues_behind_find(const Reading *reading, const Contact *contact,
							 Finding *finding);

/* cue_substitute.c */
extern void cues_of_plan_find(const Reading *reading, const Contact *contact,
							  Finding *finding);
extern void cues_of_pronoun_find(const Reading *reading, const Contact *contact,
								 Finding *finding);

/* answer.c */
extern void answer_find(const Reading *reading, const Contact *contact, Finding *finding);

#endif							/* NEWSDIP_FINDING_H */
