/*-------------------------------------------------------------------------
 *
 * cache.h
 *		The image of the dictionary that the current statement sees.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CACHE_H
#define NEWSDIP_CACHE_H

#include "gazetteer/image.h"
#include "gazetteer/image_file.h"

/* An image that this session has at hand */
typedef struct HeldImage
{
	const Image *image;			/* NULL if none */
	ImageKey	key;
	ImageOrigin origin;
	MemoryContext context;		/* holds a private image, NULL for a shared
								 * one */
	ImageMapping mapping;		/* of a shared one */
	bool		untried;		/* private, and sharing it was not tried */
	char		reason[IMAGE_REASON_SIZE];	/* why it is private */
} HeldImage;

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
