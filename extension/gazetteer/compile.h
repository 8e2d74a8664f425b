/*-------------------------------------------------------------------------
 *
 * compile.h
 *		From the dictionary tables to an image.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_COMPILE_H
#define NEWSDIP_COMPILE_H

#include "utils/snapshot.h"

#include "gazetteer/build.h"

/*
 * The version of the dictionary that this snapshot sees; uncommitted tells
 * whether changes of the current transaction are part of it.
 */
extern uint64 dictionary_version(Snapshot snapshot, bool *uncommitted);

/*
 * Lock the dictionary against changes of its definition, so that compiling
 * it waits for nobody.
 */
extern void dictionary_lock(void);
extern void dictionary_unlock(void);

/*
 * Has the definition of a dictionary table changed since this snapshot was
 * taken, or in this transaction?  TRUNCATE and some forms of ALTER TABLE make
 * older snapshots see an empty table; such a view is nobody else's business.
 */
extern bool dictionary_redefined(Snapshot snapshot);

/*
 * The image of the dictionary that this snapshot sees, marked with this
 * version.  The current memory context keeps all that is allocated for it.
 */
extern void dictionary_compile(Snapshot snapshot, uint64 version,
							   ImagePieces *pieces);

#endif							/* NEWSDIP_COMPILE_H */
