/*-------------------------------------------------------------------------
 *
 * cache.h
 *		The image of the dictionary that the current statement sees.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CACHE_H
#define NEWSDIP_CACHE_H

#include "gazetteer/held_image.h"

/*
 * The image for the active snapshot, compiled if need be.  It stays valid
 * until the next call, or until the caller runs SQL.
 */
extern const Image *dictionary_image(void);

/* The same with what is known about it */
extern const HeldImage *dictionary_held(void);

/* Let the next call of the above look for the image anew */
extern void dictionary_forget(void);

extern void cache_init(void);

#endif							/* NEWSDIP_CACHE_H */
