/*-------------------------------------------------------------------------
 *
 * stranger.h
 *		Persons that the gazetteer lacks, whom the text has named in full before.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_STRANGER_H
#define NEWSDIP_STRANGER_H

#include "summit/contact.h"

extern bool strangers_are_named(const Sentence *sentence, uint32_t start, uint32_t end);
extern int	stranger_read(const Sentence *sentence, int i, Party *party);
extern void stranger_settle(const Sentence *sentence, Party *party);
extern void strangers_remember(const Sentence *sentence, StrangerList *list,
							   const Contact *contact);

#endif							/* NEWSDIP_STRANGER_H */
