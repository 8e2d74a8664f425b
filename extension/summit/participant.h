/*-------------------------------------------------------------------------
 *
 * participant.h
 *		What the files that find the parties of a contact share.
 *
 * argument.c, governed.c and argument_before.c read the contact's own phrase;
 * subject.c finds its subject, attendant.c who is there besides, reference.c
 * and title.c whom words that point back stand for; international.c judges
 * whether the parties make it a contact between states.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PARTICIPANT_H
#define NEWSDIP_PARTICIPANT_H

#include "summit/contact.h"

/* Items that may stand between a word and the object it governs */
#define OBJECT_REACH 4

/* And between a contact and whom another phrase, or another verb, of its clause names */
#define PHRASE_REACH (ITEM_WINDOW / 4)
#define MAIN_CLAUSE_REACH (ITEM_WINDOW / 2)

/* participant.c */
extern const Party *participants_led_by(const Reading *reading, int p);
extern int	participants_group_start(const Reading *reading, int p);
extern void participants_add_group(const Reading *reading, Contact *contact,
								   int p);
extern bool participants_are_two(const Reading *reading, int p);

/* named_together.c */
extern void participants_add_named_together(const Reading *reading, Contact *contact);

/* adverbial.c */
extern bool contact_is_adverbial(const Sentence *sentence, int i);
extern bool contact_precedes_plan(const Sentence *sentence, const Contact *contact);
extern bool contact_is_subject(const Sentence *sentence,
							   const Contact *contact, int begin);
extern bool contact_is_sideline(const Sentence *sentence, int begin);
extern bool contact_follows_deed(const Reading *reading, const Contact *contact, int i);
extern bool contact_is_dated_by(const Sentence *sentence, int i);
extern bool contact_is_in_topic(const Sentence *sentence, int begin);

/* attendant.c */
extern bool attendant_is_of_part(const Sentence *sentence, int begin);
extern bool attendant_is_host(const Sentence *sentence,
							  const Contact *contact);
extern void attendant_add_addressed(const Reading *reading, Contact *contact, int begin,
									int subject);
extern void attendant_add_recipient(const Reading *reading, Contact *contact,
									int begin);
extern void attendant_add_offerer(const Reading *reading, Contact *contact);

/* attendance.c */
extern bool attendants_add(const Reading *reading, Contact *contact);
extern void attendants_add_examples(const Reading *reading, Contact *contact);
extern bool attendants_add_clause(const Reading *reading, Contact *contact, int i);

/* teller.c */
extern void teller_add(const Reading *reading, Contact *contact);
extern bool teller_is_other_side(const Reading *reading,
								 const Contact *contact);
extern void teller_add_spoken_for(const Reading *reading, Contact *contact);

/* visited.c */
extern bool visited_is_open(const Reading *reading, const Contact *contact);
extern int	visited_permission(const Reading *reading, const Contact *contact);
extern void visited_add(const Reading *reading, Contact *contact);

/* governed.c */
extern bool argument_takes(const Reading *reading, const Contact *contact,
						   int p, bool adjacent);
extern bool argument_names_other_side(const Reading *reading, const Contact *contact);
extern bool argument_leads_by_town(const Sentence *sentence, int i,
								   const Party *party);
extern bool argument_leads_elsewhere(const Sentence *sentence,
									 const Contact *contact,
									 const Party *party);
extern bool argument_is_body(const Reading *reading, const Contact *contact,
							 const Party *party);

/* argument.c */
extern void arguments_add_object(Reading *reading, Contact *contact);
extern void arguments_add_right(Reading *reading, Contact *contact);

/* argument_before.c */
extern bool argument_is_object(const Sentence *sentence, const Party *party);
extern bool argument_is_owned(const Sentence *sentence, const Party *party);
extern bool argument_is_setting(const Reading *reading, const Contact *contact,
								int p);
extern bool argument_is_region(const Contact *contact, const Party *party);
extern void argument_take_setting(const Reading *reading, Contact *contact, int p);
extern int	arguments_add_left(Reading *reading, Contact *contact);

/* subject.c; what the search for a subject may step over */
#define REACH_SPEECH	0x01	/* "said": the speaker is the subject */
#define REACH_CLAUSE	0x02	/* "but": the clause has no subject of its own */
#define REACH_AGENTS	0x04	/* take what stands behind a verb too */
#define REACH_NOT_MET	0x08	/* but not who is met there */
extern bool subject_add(const Reading *reading, Contact *contact, int i,
						unsigned reach);
extern void subject_drop_wishers(Contact *contact);
extern void subject_add_company(const Reading *reading, Contact *contact, int p,
								int from);

/* subject_behind.c */
extern int	subject_following(const Reading *reading, int i);
extern int	subject_following_pronoun(const Reading *reading, int begin, int i);

/* subjectless.c */
extern bool subject_is_missing(const Reading *reading, const Contact *contact, int begin,
							   bool adverbial);

/* cataphora.c */
extern bool reference_add_person_behind(const Reading *reading, Contact *contact, int i);

/* counterpart.c */
extern bool reference_is_counterpart(const Sentence *sentence, const Party *party);
extern bool reference_add_counterpart(const Reading *reading, Contact *contact, const Party *party);

/* object.c */
extern void reference_add_object(const Reading *reading, Contact *contact, int i);
extern bool reference_add_exemplified(const Reading *reading, Contact *contact, int begin);
extern bool reference_add_met(const Reading *reading, Contact *contact, int j);

/* plural.c */
extern bool reference_add_apposed(const Reading *reading, Contact *contact, int at);
extern bool reference_add_plural(const Reading *reading, Contact *contact,
								 int at);
extern bool reference_names_states(const Sentence *sentence, int i);
extern bool reference_counts(const Reading *reading, int at);
extern bool reference_add_namesakes(const Reading *reading, Contact *contact,
									int at);

/* reference.c */
extern void reference_add_participants(Contact *contact,
									   const Participant *participants,
									   int count);
extern void reference_add_actor(Contact *contact, uint32_t actor,
								const Sentence *sentence, int at);
extern void reference_add_pronoun(const Reading *reading, Contact *contact,
								  int i);

/* title.c */
extern bool reference_is_head(const Reading *reading, uint32_t entity, uint8_t rank);
extern void reference_add_title(const Reading *reading, Contact *contact,
								int i);
extern bool reference_add_named(const Reading *reading, Contact *contact,
								const Party *party);

/* bare_role.c */
extern bool reference_is_bare_role(const Reading *reading, int i);
extern bool reference_add_bare_role(const Reading *reading, Contact *contact, int i);

/* actors.c */
extern bool participants_name_body(const Reading *reading,
								   const Contact *contact);

#endif							/* NEWSDIP_PARTICIPANT_H */
