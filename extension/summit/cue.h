/*-------------------------------------------------------------------------
 *
 * cue.h
 *		Status cues and what they govern.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CUE_H
#define NEWSDIP_CUE_H

#include "summit/contact.h"

/* Which status wins where several cues speak: that of the greater weight */
#define WEIGHT_DENIED	4
#define WEIGHT_WISHED	3
#define WEIGHT_PLANNED	2
#define WEIGHT_HELD		1

extern int	status_weight(uint8_t status);
extern uint8_t status_negated(uint8_t status);
extern const ImageTermRow *cue_at(const Sentence *sentence, int i);
extern const ImageTermRow *cue_predicate_at(const Sentence *sentence, int i);
extern int	cue_negation(const Sentence *sentence, int i);
extern bool cue_is_threat(const Sentence *sentence, int i);
extern bool cue_is_beside_day(const Sentence *sentence, int i);
extern bool cue_comma_parts(const Reading *reading, int i);
extern bool cue_governs(const Reading *reading, const Contact *contact, int i,
						uint8_t status);
extern bool cue_is_adjacent(const Sentence *sentence, const Contact *contact,
							int i);
extern bool cue_is_infinitive(const Sentence *sentence, int i);
extern bool cue_is_record(const Sentence *sentence, int i);
extern bool cue_tells_past(const Sentence *sentence, const Contact *contact, int i, const ImageTermRow *row);
extern bool cue_is_accepted(const Reading *reading, int i);
extern int	cue_main_plan(const Reading *reading, const Contact *contact, int i);
extern bool cue_leads_to_place(const Reading *reading, int i);
extern bool cue_is_wished(const Reading *reading, int i,
						  const ImageTermRow *row);
extern bool cue_is_attribute(const Sentence *sentence, int i,
							 const ImageTermRow *row);

/* absence.c */
extern bool absence_is_boycott(const Reading *reading, const Contact *contact, int i);
extern bool absence_is_of(const Reading *reading, const Contact *contact, int i);
extern bool absence_is_of_wisher(const Reading *reading, const Contact *contact, int i);
extern int	absence_behind(const Reading *reading, const Contact *contact, int i);
extern bool absence_ends_contact(const Reading *reading, const Contact *contact);

/* recall.c */
extern bool recalls_pointed(const Reading *reading, const Contact *contact);

/* negation.c */
extern bool negation_denies(const Reading *reading, const Contact *contact, int i);
extern bool negation_is_of_other_verb(const Sentence *sentence, const Contact *contact, int i);

#endif							/* NEWSDIP_CUE_H */
