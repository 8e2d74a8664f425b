/*-------------------------------------------------------------------------
 *
 * given.h
 *		First names of the persons in the dictionary.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NAMES_GIVEN_H
#define NEWSDIP_NAMES_GIVEN_H

#include "gazetteer/image.h"

typedef struct GivenNames GivenNames;

extern GivenNames *given_names_create(MemoryContext context);
extern void given_names_use(GivenNames *names, const Image *image);
extern bool given_names_have(const GivenNames *names, uint64 hash);

#endif							/* NEWSDIP_NAMES_GIVEN_H */
