/*-------------------------------------------------------------------------
 *
 * state.h
 *		A cooccurrence value while it grows: units and stored values are added
 *		to it and taken out of it, and the stored value is made on demand.
 *
 * Units are only noted down when they are added; the counting of pairs is
 * left until the value is asked for, or until what has been noted down
 * exceeds the memory that newsdip.cooccurrence_memory grants.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_STATE_H
#define COOCCURRENCE_STATE_H

#include "postgres.h"

#include "storage.h"

/* Units noted down: for each its size, then its distinct ids, ascending */
typedef struct UnitBuffer
{
	uint32	   *words;
	Size		used;
	Size		allocated;
	uint32		largest;		/* size of the largest unit */
	int32		lowest_id;		/* if largest > 0 */
	int32		highest_id;
} UnitBuffer;

/* Stored values noted down */
typedef struct ValueBuffer
{
	Cooccurrence **values;
	uint32		used;
	uint32		allocated;
} ValueBuffer;

typedef struct CooccurrenceState
{
	MemoryContext context;		/* all that the state holds lives here */
	int64		units;			/* N, everything included */
	Cooccurrence *value;		/* what has been counted, or NULL */
	UnitBuffer	units_added;
	UnitBuffer	units_removed;
	ValueBuffer values_added;
	ValueBuffer values_removed;
	Size		noted_bytes;	/* of the four above, with what counting takes */
	bool		undoing;		/* nothing is taken out that was not added */
	bool		broken;			/* an error interrupted the counting */
} CooccurrenceState;

extern void cooccurrence_state_init(CooccurrenceState *state,
									MemoryContext context);

extern void cooccurrence_state_copy(CooccurrenceState *to,
									const CooccurrenceState *from);

/* Ids need not be sorted or distinct; n = 0 is a unit without entities. */
typedef void (*UnitChange) (CooccurrenceState *state,
							const int32 *ids, Size n);
extern void cooccurrence_state_add_unit(CooccurrenceState *state,
										const int32 *ids, Size n);
extern void cooccurrence_state_remove_unit(CooccurrenceState *state,
										   const int32 *ids, Size n);

/* The value is copied. */
extern void cooccurrence_state_add_value(CooccurrenceState *state,
										 const Cooccurrence *value);
extern void cooccurrence_state_remove_value(CooccurrenceState *state,
											const Cooccurrence *value);

/* The value was allocated in the state's context and is the state's now. */
extern void cooccurrence_state_adopt_value(CooccurrenceState *state,
										   Cooccurrence *value);

/* The stored value. It belongs to the state and lasts until its next change. */
extern const Cooccurrence *cooccurrence_state_value(CooccurrenceState *state);

/* The same for a partial value, if that takes less work; see partial.h. */
extern const Cooccurrence *cooccurrence_state_partial(CooccurrenceState *state);

extern void cooccurrence_init(void);

#endif							/* COOCCURRENCE_STATE_H */
