/*-------------------------------------------------------------------------
 *
 * noticing.h
 *		Whether changes of the dictionary are noticed at present.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NOTICING_H
#define NEWSDIP_NOTICING_H

#include "utils/snapshot.h"

/*
 * The table whose changes go unnoticed as this snapshot sees it, NULL if
 * there is none.  version receives a number for the state of the triggers, and
 * uncommitted whether the current transaction has altered one.
 */
extern const char *dictionary_unnoticed(Snapshot snapshot, uint64 *version,
										bool *uncommitted);

extern void noticing_init(void);

#endif							/* NEWSDIP_NOTICING_H */
