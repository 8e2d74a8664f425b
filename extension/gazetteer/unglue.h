/*-------------------------------------------------------------------------
 *
 * unglue.h
 *		Texts in which words have lost the blanks between them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_UNGLUE_H
#define NEWSDIP_UNGLUE_H

#include "gazetteer/image_tables.h"
#include "text/chunk_masks.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* A text with blanks put in again */
typedef struct UngluedText
{
	char	   *text;
	uint32_t	length;
	uint32_t   *cuts;			/* byte offsets in the text as written before
								 * which a blank was put, ascending */
	uint32_t	count;
	uint32_t	capacity;
	void	   *(*allocate) (void *old, size_t size);	/* as in MentionList */
} UngluedText;

/*
 * Put blanks between words that are glued together; false, and nothing to
 * free, if none are.  No capital stands inside a word before the byte "from",
 * at which so many blocks begin whose masks are there.
 */
extern bool unglue(const Image *image, const char *text, uint32_t length,
				   uint32_t from, const ChunkMasks *masks, uint32_t blocks,
				   UngluedText *unglued);
extern void unglue_free(UngluedText *unglued);

/* The byte of the text as written that this one of the other is */
extern uint32_t unglue_origin(const UngluedText *unglued, uint32_t position);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_UNGLUE_H */
