/*-------------------------------------------------------------------------
 *
 * participant.h
 *		What the files that find the parties of a contact share.
 *
 * participant.c reads the contact's own phrase; subject.c finds its subject;
 * actors.c judges whether the parties make it one between states.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PARTICIPANT_H
#define NEWSDIP_PARTICIPANT_H

#include "summit/contact.h"

/* participant.c */
extern int	participants_group_start(const Reading *reading, int p);
extern void participants_add_group(const Reading *reading, Contact *contact,
								   int p);

/* subject.c; what the search for a subject may step over */
#define REACH_SPEECH	0x01	/* "said": the speaker is the subject */
#define REACH_CLAUSE	0x02	/* "but": the clause has no subject of its own */
#define REACH_AGENTS	0x04	/* take what stands behind a verb too */
extern bool subject_add(const Reading *reading, Contact *contact, int i,
						unsigned reach);
extern int	subject_following(const Reading *reading, int i);
extern bool subject_add_plural(const Reading *reading, Contact *contact,
							   int at);
extern void subject_add_pronoun(const Reading *reading, Contact *contact,
								int i);

/* actors.c */
extern bool participants_name_body(const Reading *reading,
								   const Contact *contact);

#endif							/* NEWSDIP_PARTICIPANT_H */
