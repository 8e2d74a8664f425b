/*-------------------------------------------------------------------------
 *
 * person.h
 *		For whom a person, body or group acts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PERSON_H
#define NEWSDIP_PERSON_H

#include "summit/party.h"

extern uint32_t person_actor(const Sentence *sentence, uint32_t person);
extern void person_take(const Sentence *sentence, Party *party, int i);
extern void faction_take(const Sentence *sentence, Party *party);

#endif							/* NEWSDIP_PERSON_H */
