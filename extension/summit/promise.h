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

/* What is known of the mentions before a sentence */
typedef struct Promise
{
	uint32_t	next_mention;	/* the first one not yet passed */
	uint32_t	looked_at;		/* the first one whose actor is not known */
	uint32_t	actor;			/* of those before; IMAGE_NONE without any */
	bool		two_actors;
} Promise;

extern void promise_begin(Promise *promise);

/*
 * May the sentence between two bytes, whose words hint at so much, tell of a
 * contact?  Sentences come in text order.
 */
extern bool sentence_promises(Reading *reading, uint32_t start,
							  uint32_t end, uint32_t hints,
							  const MentionList *mentions, Promise *promise);

#endif							/* NEWSDIP_PROMISE_H */
