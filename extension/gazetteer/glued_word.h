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
#include "text/ascii.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* Shorter words are too often parts of others */
#define NAME_LETTERS	3

/* Letters of what sticks to the end of a name, at least */
#define TAIL_LETTERS	2

/* Letters of a prefix of verbs, at most, and of what such a verb has behind it,
 * at least */
#define PREFIX_LETTERS	4
#define STEM_LETTERS	3

/* What may stick to the end of a name, beside verbs */
#define TAIL_ROLES \
	(role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN) | role_bit(ROLE_TOWARD) | \
	 role_bit(ROLE_AT) | role_bit(ROLE_FROM) | role_bit(ROLE_BY) | \
	 role_bit(ROLE_ABOUT) | role_bit(ROLE_AND) | role_bit(ROLE_TIME_BEFORE) | \
	 role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_DURING) | \
	 role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) | role_bit(ROLE_SPEECH) | \
	 role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING) | \
	 role_bit(ROLE_DEMONSTRATIVE) | role_bit(ROLE_CONTACT_VERB))

typedef struct Gluing
{
	const Image *image;
	const char *text;
	uint32_t	length;
	bool		sure;			/* no mere names of firms */
	UngluedText *unglued;
} Gluing;

/*
 * Add the places at which the run of letters between two bytes is cut, and
 * note whether a piece makes it sure that the text is glued.
 */
extern void glued_word_cut(Gluing *gluing, uint32_t start, uint32_t end);

/* The same of a run without a capital inside it */
extern void glued_tail_cut(Gluing *gluing, uint32_t start, uint32_t end);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_GLUED_WORD_H */
