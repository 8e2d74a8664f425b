/*-------------------------------------------------------------------------
 *
 * held_image.h
 *		An image that this session has at hand: found, compiled, shared.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HELD_IMAGE_H
#define NEWSDIP_HELD_IMAGE_H

#include "utils/snapshot.h"

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

/* Compile the image of its key as a private one */
extern void held_compile(HeldImage *held, Snapshot snapshot);

/*
 * Get the image of its key from a file: there already, made by another session
 * for which this one waits, or made here.  A private one if all that fails.
 * Was a file made?
 */
extern bool held_obtain_shared(HeldImage *held, Snapshot snapshot);

/*
 * A private image of a dictionary that all can see now: take the shared one
 * if there is one.  Our own changes, when they are committed, were compiled
 * here, so the others get what is there.  Was a file made?
 */
extern bool held_share(HeldImage *held, Snapshot snapshot);

extern void held_release(HeldImage *held);

#endif							/* NEWSDIP_HELD_IMAGE_H */
