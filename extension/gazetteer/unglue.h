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
	uint32_t	looked;			/* words before this byte are looked at */
	void	   *(*allocate) (void *old, size_t size);	/* as in MentionList */
} UngluedText;

/* Nothing is found yet */
extern void unglue_begin(UngluedText *unglued,
						 void *(*allocate) (void *old, size_t size));

/*
 * Put blanks between the words of a text that are glued together.  It is given
 * chunk by chunk: the byte "from" where one begins, and the masks of so many
 * blocks; those without a capital inside a word may be left out.  False, and
 * nothing is put yet, if it is not sure by these chunks that any are.
 */
extern bool unglue(const Image *image, const char *text, uint32_t length,
				   uint32_t from, const ChunkMasks *masks, uint32_t blocks,
				   UngluedText *unglued);

/* Put a blank before a byte, behind all that were put */
extern void unglued_cut(UngluedText *unglued, uint32_t position);

/* Make the copy of the text, with a blank at each cut */
extern void unglued_copy(UngluedText *unglued, const char *text,
						 uint32_t length);
extern void unglue_free(UngluedText *unglued);

/* The byte of the text as written that this one of the other is */
extern uint32_t unglue_origin(const UngluedText *unglued, uint32_t position);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_UNGLUE_H */
