/*-------------------------------------------------------------------------
 *
 * person.h
 *		For whom a person, body or group acts, and with which rank.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PERSON_H
#define NEWSDIP_PERSON_H

#include "summit/party.h"

extern uint32_t entity_actor(const Image *image, uint32_t entity);
extern bool entity_is_body(const Image *image, uint32_t entity);
extern uint32_t person_actor(const Sentence *sentence, uint32_t person);
extern uint8_t person_rank(const Sentence *sentence, uint32_t person, uint8_t called);
extern void person_take(const Sentence *sentence, Party *party, int i);
extern bool person_take_sender(const Sentence *sentence, Party *party, int i);
extern void faction_take(const Sentence *sentence, Party *party);
extern bool faction_is_dealt_with(const Sentence *sentence, int i);

#endif							/* NEWSDIP_PERSON_H */
