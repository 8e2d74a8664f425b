/*-------------------------------------------------------------------------
 *
 * hint.h
 *		What single words of a sentence hint at, before it is read.
 *
 * A term hints with its last word, or its last two; promise.c tells what
 * follows from all hints of a sentence.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HINT_H
#define NEWSDIP_HINT_H

#include "summit/item.h"

#define HINT_TOLD		0x0001	/* a contact, or what makes talks a call */
#define HINT_SUMMIT		0x0002	/* a contact by itself, or parties that are
								 * not named: "both leaders" */
#define HINT_CONTACT	0x0004	/* a contact that can do without two actors */
#define HINT_LINKED		0x0008	/* the same if "with" or "between" follows */
#define HINT_NAMING		0x0010	/* a contact if somebody follows: "called" */
#define HINT_HOME		0x0020	/* a contact in a language that may have a
								 * state */
#define HINT_ABROAD		0x0040	/* a contact in one that has none */
#define HINT_STATES		0x0080	/* a contact nearby is one between states */
#define HINT_BETWEEN	0x0100	/* any of the sentence is: "both states", or
								 * rebels at home */
#define HINT_COUNTERPART 0x0200 /* "his counterpart" */
#define HINT_ONE		0x0400	/* somebody named before */
#define HINT_SEVERAL	0x0800	/* several named before */
#define HINT_POINTS		0x1000	/* "this", "tersebut" */
#define HINT_REFUSED	0x2000	/* a refusal */
#define HINT_OPEN		0x4000	/* it may be yet to come: "will", "before" */
#define HINT_OFFICE		0x8000	/* somebody in office, or a group */
#define HINT_ALL		0xffff

/* What most sentences have, and few are asked for */
#define HINTS_COMMON	(HINT_OPEN | HINT_OFFICE)

/* While the lexicon is made: what the rows of a term hint at */
extern uint16_t hints_of_term(const Lexicon *lexicon, const ImageTerm *term);

/* What the words of a sentence that have been read hint at, but what is common */
extern uint16_t hints_find(Sentence *sentence);

/* Is there a hint of these, which may be common? */
extern bool hints_include(Sentence *sentence, uint16_t hints);

#endif							/* NEWSDIP_HINT_H */
