/*-------------------------------------------------------------------------
 *
 * subject.h
 *		What nominative.c tells subject.c of a phrase.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SUBJECT_H
#define NEWSDIP_SUBJECT_H

#include "summit/contact.h"

extern bool subject_is_title(const Sentence *sentence, const SummitItem *item);
extern bool subject_is_nominative(const Reading *reading, const Party *party);
extern bool subject_opens_relative(const Sentence *sentence, const Party *party);
extern bool subject_is_moved(const Sentence *sentence, const Party *party);
extern bool subject_owns_plan(const Sentence *sentence, const Party *party);
extern bool subject_owns_offer(const Sentence *sentence, const Party *party);

#endif							/* NEWSDIP_SUBJECT_H */
