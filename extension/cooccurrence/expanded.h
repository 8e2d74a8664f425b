/*-------------------------------------------------------------------------
 *
 * expanded.h
 *		The state of a cooccurrence aggregate as a datum of the SQL type.
 *
 * An aggregate's transition function gets its state by
 * cooccurrence_state_arg(), changes it through state.h, and returns
 * cooccurrence_state_datum() of it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_EXPANDED_H
#define COOCCURRENCE_EXPANDED_H

#include "postgres.h"

#include "fmgr.h"

#include "state.h"

extern CooccurrenceState *cooccurrence_state_arg(FunctionCallInfo fcinfo,
												 int argno, Size more);
extern Datum cooccurrence_state_datum(CooccurrenceState *state);
extern void cooccurrence_state_add_arg(CooccurrenceState *state,
									   FunctionCallInfo fcinfo, int argno);
extern int64 cooccurrence_datum_units(Datum datum);

extern Cooccurrence *cooccurrence_arg(FunctionCallInfo fcinfo, int argno);

#define PG_GETARG_COOCCURRENCE(n) cooccurrence_arg(fcinfo, n)

#endif							/* COOCCURRENCE_EXPANDED_H */
