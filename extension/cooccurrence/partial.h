/*-------------------------------------------------------------------------
 *
 * partial.h
 *		The partial value of a parallel worker, which leaves counting to the
 *		leader where that saves both of them work.
 *
 * A worker could count its units and hand on a stored value. But a pair that
 * it has met once or twice takes longer to collect and to write than to meet,
 * and the leader has to count it again with those of the other workers. So
 * only the rows in which pairs occur often are counted, and the units are handed
 * on for the others. They are a third of the pairs in them, and each value is
 * copied four or five times on its way. Such a value is a varlena of
 *
 *	version		one byte, PARTIAL_VERSION, which no stored value has
 *	unused		three bytes
 *	entities	how many entities there are, 32 bits
 *	pairs		how many pairs the units have that are not counted, 32 bits
 *	words		how many numbers of 16 bits the units take, 32 bits
 *	units		without those, and without first entities, that do not matter
 *				for the rows that are not counted; see lists.h
 *	padding		NARROW_PADDING bytes of 0, or two more, so that 32 bits stay
 *				aligned
 *	value		a stored value, see storage.h, that lacks those pairs only: all
 *				that are in rows in which it has none
 *
 * with numbers in the order of the machine. It is a state only: the partial
 * step of an aggregate hands it to the final step, and whatever else reads it
 * takes it for the value it amounts to.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_PARTIAL_H
#define COOCCURRENCE_PARTIAL_H

#include "lists.h"
#include "sources.h"
#include "state.h"

#define PARTIAL_VERSION 0xfc

/* More pairs are not left to the leader; lists of so many take 256 MB */
#define PARTIAL_PAIRS_MAX ((Size) 1 << 27)

typedef struct PartialHead
{
	uint8		version;
	uint8		unused[3];
	uint32		nentities;
	uint32		npairs;
	uint32		nwords;
	uint16		words[FLEXIBLE_ARRAY_MEMBER];
} PartialHead;

/* How many bytes precede the stored value */
static inline Size
partial_head_size(Size nwords)
{
	return INTALIGN(offsetof(PartialHead, words) + sizeof(uint16) * nwords + NARROW_PADDING);
}

extern Size partial_bytes(const CooccurrenceState *state);
extern Cooccurrence *partial_from_state(const CooccurrenceState *state);

extern bool value_is_partial(const Cooccurrence *value);
extern int64 partial_units(const Cooccurrence *partial);
extern Size partial_list_bytes(const Cooccurrence *partial);
extern Size partial_open(Source *source, const Cooccurrence *partial);
extern void partial_row_add(RowCounts *counts, const Source *source, uint32 row);

#endif							/* COOCCURRENCE_PARTIAL_H */
