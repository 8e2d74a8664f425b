/*-------------------------------------------------------------------------
 *
 * promise.h
 *		Whether a sentence with a contact word may tell of a contact at all.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PROMISE_H
#define NEWSDIP_PROMISE_H

#include "summit/contact.h"

extern bool sentence_promises(const Reading *reading, uint32_t start,
							  uint32_t end, const MentionList *mentions,
							  uint32_t *next_mention);

#endif							/* NEWSDIP_PROMISE_H */
