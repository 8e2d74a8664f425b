/*-------------------------------------------------------------------------
 *
 * row_sets.h
 *		What SQL functions that give a row for each pair have in common.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_ROW_SETS_H
#define COOCCURRENCE_ROW_SETS_H

#include "postgres.h"

#include "storage.h"

/* How many columns pair_columns() fills in */
#define PAIR_COLUMNS 5

extern void pair_columns(Datum *columns, const CooccurrenceView *view,
						 uint32 a, uint32 b, int64 units);

#endif							/* COOCCURRENCE_ROW_SETS_H */
