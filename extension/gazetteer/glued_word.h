/*-------------------------------------------------------------------------
 *
 * glued_word.h
 *		Cutting the glued words of a text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_GLUED_WORD_H
#define NEWSDIP_GLUED_WORD_H

#include "gazetteer/unglue.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

typedef struct Gluing
{
	const Image *image;
	const char *text;
	uint32_t	length;
	bool		sure;			/* no mere names of firms */
	UngluedText *unglued;
} Gluing;

static inline bool
is_small(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

static inline bool
is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static inline bool
is_letter(char byte)
{
	return is_small(byte | 0x20);
}

/*
 * Add the places at which the run of letters between two bytes is cut, and
 * note whether a piece makes it sure that the text is glued.
 */
extern void glued_word_cut(Gluing *gluing, uint32_t start, uint32_t end);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_GLUED_WORD_H */
