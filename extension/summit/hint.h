/*-------------------------------------------------------------------------
 *
 * hint.h
 *		What single words of a sentence hint at, before it is read.
 *
 * A term hints with its last word, or its last two or three; promise.c tells
 * what follows from all hints of a sentence.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HINT_H
#define NEWSDIP_HINT_H

#include "summit/item.h"

#define HINT_TOLD		0x000001	/* a contact, or what makes talks a call */
#define HINT_SUMMIT		0x000002	/* a contact by itself, or parties that
									 * are not named: "both leaders" */
#define HINT_CONTACT	0x000004	/* a contact that can do without two
									 * actors */
#define HINT_LINKED		0x000008	/* the same if "with" or "between" follows */
#define HINT_NAMING		0x000010	/* a contact if somebody follows: "called" */
#define HINT_HOME		0x000020	/* a contact in a language that may have a
									 * state */
#define HINT_ABROAD		0x000040	/* a contact in one that has none */
#define HINT_STATES		0x000080	/* a contact nearby is one between states */
#define HINT_BETWEEN	0x000100	/* any of the sentence is: "both states",
									 * or rebels at home */
#define HINT_COUNTERPART 0x000200	/* "his counterpart" */
#define HINT_ONE		0x000400	/* somebody named before */
#define HINT_SEVERAL	0x000800	/* several named before */
#define HINT_POINTS		0x001000	/* "this", "tersebut" */
#define HINT_REFUSED	0x002000	/* a refusal */
#define HINT_OPEN		0x004000	/* it may be yet to come: "will", "before" */
#define HINT_OFFICE		0x008000	/* somebody in office, or a group */
#define HINT_INFINITIVE 0x010000	/* the verb right behind may be: "to" */
#define HINT_HOLDING	0x020000	/* a verb that holds a contact */
#define HINT_WITH		0x040000	/* the other party follows */
#define HINT_JOURNEY	0x080000	/* a verb of a journey */
#define HINT_MEETING	0x100000	/* any other contact */
#define HINT_NOUN		0x200000	/* which is a noun */
#define HINT_DIALOGUE	0x400000	/* talks that demand two, a noun */
#define HINT_ALL		0xffffffff

/* What most sentences have, and few are asked for; see one_actor.c */
#define HINTS_COMMON \
	(HINT_OPEN | HINT_OFFICE | HINT_INFINITIVE | HINT_HOLDING | HINT_WITH | \
	 HINT_JOURNEY | HINT_MEETING | HINT_NOUN | HINT_DIALOGUE)

/* While the lexicon is made: what the rows of a term hint at */
extern uint32_t hints_of_term(const Lexicon *lexicon, const ImageTerm *term);

/* What the words of a sentence that have been read hint at, but what is common */
extern uint32_t hints_find(Sentence *sentence);

/*
 * What word i, which may hint at something, hints at by itself or with those
 * before it, common or not
 */
extern uint32_t hints_at(Sentence *sentence, int i);

/* one_actor.c */
extern bool one_actor_may_do(Sentence *sentence);
extern bool refusal_may_do(Sentence *sentence);

#endif							/* NEWSDIP_HINT_H */
