/*-------------------------------------------------------------------------
 *
 * count.h
 *		Counting the pairs of what a state has noted down.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_COUNT_H
#define COOCCURRENCE_COUNT_H

#include "state.h"

extern Cooccurrence *count_pairs(const CooccurrenceState *state);

#endif							/* COOCCURRENCE_COUNT_H */
