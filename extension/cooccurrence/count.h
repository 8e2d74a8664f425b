/*-------------------------------------------------------------------------
 *
 * count.h
 *		Counting the pairs of what a state has noted down.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_COUNT_H
#define COOCCURRENCE_COUNT_H

#include "gather.h"
#include "state.h"

extern Cooccurrence *count_pairs(const CooccurrenceState *state);
extern void make_histogram(const Gathering *gathering, SizeHistogram *sizes);

#endif							/* COOCCURRENCE_COUNT_H */
