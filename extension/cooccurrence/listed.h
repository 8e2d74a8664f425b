/*-------------------------------------------------------------------------
 *
 * listed.h
 *		The partial value of a parallel worker, which leaves counting to the
 *		leader where that saves both of them work.
 *
 * A worker could count its units and hand on a stored value. But a pair that
 * it has met once or twice takes longer to collect and to write than to meet,
 * and the leader has to count it again with those of the other workers. So the
 * rows in which few pairs occur often are handed on as lists of partners, and
 * only the others are counted. Such a value is a varlena of
 *
 *	version		one byte, LISTED_VERSION, which no stored value has
 *	unused		three bytes
 *	entities	how many entities there are, 32 bits
 *	lengths		how many partners each of them has in its list, 32 bits
 *	lists		of the entities that have one: for each pair in each unit the
 *				index of the partner, in no order, 16 bits; then LIST_PADDING
 *				bytes of 0, or two more, so that 32 bits stay aligned
 *	value		a stored value, see storage.h, that lacks the pairs in lists only
 *
 * with numbers in the order of the machine. It is a state only: the partial
 * step of an aggregate hands it to the final step, and whatever else reads it
 * takes it for the value it amounts to.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_LISTED_H
#define COOCCURRENCE_LISTED_H

#include "sources.h"
#include "state.h"

#define LISTED_VERSION 0xfd

#define LIST_PADDING 16

extern bool value_is_listed(const Cooccurrence *value);
extern Size listed_bytes(const CooccurrenceState *state);
extern Cooccurrence *listed_from_state(const CooccurrenceState *state);

extern int64 listed_units(const Cooccurrence *listed);
extern Size listed_open(Source *source, const Cooccurrence *listed);
extern void listed_row_add(RowCounts *counts, Source *source, uint32 row);

#endif							/* COOCCURRENCE_LISTED_H */
