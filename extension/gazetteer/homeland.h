/*-------------------------------------------------------------------------
 *
 * homeland.h
 *		Which states a text is about.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HOMELAND_H
#define NEWSDIP_HOMELAND_H

#include "gazetteer/match.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* So many states of a text are counted, those that it names first */
#define HOMELANDS	32
#define HOMELAND_SLOTS	(2 * HOMELANDS)

typedef struct Homelands
{
	bool		counted;		/* false: nothing else is known yet */
	uint32_t	count;
	uint32_t	states[HOMELAND_SLOTS]; /* open addressing on the index of the
										 * entity; IMAGE_NONE is empty */
	uint32_t	mentions[HOMELAND_SLOTS];
} Homelands;

extern uint32_t homeland_weight(Homelands *homelands, const Image *image,
								const MentionList *list, uint32_t body);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_HOMELAND_H */
