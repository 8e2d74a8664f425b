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

#include "gazetteer/image.h"

/* The version of the dictionary that this snapshot sees */
extern uint64 dictionary_version(Snapshot snapshot);

/* The image of the dictionary that this snapshot sees, palloc'd */
extern Image *dictionary_compile(Snapshot snapshot);

#endif							/* NEWSDIP_COMPILE_H */
