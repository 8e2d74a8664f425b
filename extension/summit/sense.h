/*-------------------------------------------------------------------------
 *
 * sense.h
 *		Whether a word that may tell of a contact means something else here.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SENSE_H
#define NEWSDIP_SENSE_H

#include "summit/contact.h"

/* Does what stands around item i give the word another sense than a contact? */
extern bool sense_is_other(const Reading *reading, int i, const ImageTermRow *row);

/* "a visiting delegation": does it qualify the noun behind it? */
extern bool sense_is_attribute(const Sentence *sentence, int i);

/* And is it a verb: "visiting"? */
extern bool sense_is_attribute_verb(const Sentence *sentence, int i);

/* Does the word only say where somebody will be: "due in"? */
extern bool sense_is_stay(const Sentence *sentence, const ImageTermRow *row);

/* "sends an envoy to": do others go there for the subject? */
extern bool sense_is_sending(const Sentence *sentence, const ImageTermRow *row);

/* "go to Y", "due in Y", "sends an envoy to Y": is the word only a contact where
 * a place follows? */
extern bool sense_needs_place(const Sentence *sentence, const ImageTermRow *row);

/* "a call with X": does a preposition of company stand right behind item i? */
extern bool sense_is_linked(const Sentence *sentence, int i);

#endif							/* NEWSDIP_SENSE_H */
