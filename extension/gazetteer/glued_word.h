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

/* Shorter words are too often parts of others */
#define NAME_LETTERS	3

/* Letters of what sticks to the end of a name, at least */
#define TAIL_LETTERS	2

/* Letters of a prefix of verbs, at most, and of what such a verb has behind it,
 * at least */
#define PREFIX_LETTERS	4
#define STEM_LETTERS	3

/* What may stick to the end of a name, beside verbs */
#define ROLE_BIT(role) (UINT64_C(1) << ROLE_##role)
#define TAIL_ROLES \
	(ROLE_BIT(WITH) | ROLE_BIT(BETWEEN) | ROLE_BIT(TOWARD) | ROLE_BIT(AT) | \
	 ROLE_BIT(FROM) | ROLE_BIT(BY) | ROLE_BIT(ABOUT) | ROLE_BIT(AND) | \
	 ROLE_BIT(TIME_BEFORE) | ROLE_BIT(TIME_AFTER) | ROLE_BIT(TIME_DURING) | \
	 ROLE_BIT(CLAUSE) | ROLE_BIT(RELATIVE) | ROLE_BIT(SPEECH) | \
	 ROLE_BIT(STATUS_CUE) | ROLE_BIT(HOLDING) | ROLE_BIT(DEMONSTRATIVE) | \
	 ROLE_BIT(CONTACT_VERB))

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

/* The same of a run without a capital inside it */
extern void glued_tail_cut(Gluing *gluing, uint32_t start, uint32_t end);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_GLUED_WORD_H */
