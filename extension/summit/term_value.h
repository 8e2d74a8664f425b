/*-------------------------------------------------------------------------
 *
 * term_value.h
 *		What the value of a row of the lexicon means, by its role.
 *
 * A row without a value has 0.  Those of role nouns and of heads of names are
 * asked for in the gazetteer, too: see image.h.  What users may set is told in
 * docs/summit.md.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_TERM_VALUE_H
#define NEWSDIP_TERM_VALUE_H

/* A contact word: how much it needs, so that it is a contact */
typedef enum ContactDemand
{
	DEMAND_PLAIN,				/* a contact where its parties allow it */
	DEMAND_ACTORS,				/* only with two international actors named */
	DEMAND_NONE,				/* by itself: KTT, summit */
	DEMAND_LINK					/* only with "with" or "between" behind it */
} ContactDemand;

/* A status cue: what it may be said of */
#define CUE_BOTH		0
#define CUE_BEFORE		1		/* only of what follows it */
#define CUE_BEHIND		2		/* only of the noun before it */
#define CUE_ADJACENT	3		/* only of a verb right behind it: "to" */

/* A filler */
#define FILLER_OF_PLACE	1		/* "there": a place named before */
#define FILLER_NEXT		2		/* "then": what follows comes after it */

/* A preposition, or a word of time */
#define ABOUT_PURPOSE	1		/* "for": what something is made for */
#define AT_PLACE		1		/* "di": only a place follows; "ke", too */
#define FROM_ORIGIN		1		/* "asal": where people or firms are from */
#define DURING_BESIDE	1		/* "on the sidelines of" */
#define DURING_CLAUSE	2		/* "as", "while": a clause begins */

/* A word with which a clause begins */
#define RELATIVE_OF_PLACE 1		/* "where" */
#define SPEECH_ADDRESSES 1		/* "tell": its object is whom it addresses */
#define SPEECH_OF_PRONOUN 2		/* "katanya": somebody named before says so */
#define SPEECH_OF_NEXT	3		/* "kata": who says it stands behind */

/* A determiner */
#define DETERMINER_ORDINAL 1	/* "the first": it counts */
#define DETERMINER_INDEFINITE 2 /* "a" */
#define DETERMINER_PAIR 3		/* "both X and Y": two follow */
#define DETERMINER_DEFINITE 4	/* "the" */

/* A pronoun */
#define PRONOUN_OF_THINGS 1		/* "it": a state, a body or a thing */
#define PRONOUN_OF_SPEAKER 2	/* "I", "we" */
#define PRONOUN_OF_STATE 3		/* "the country": the state named before */

/* A plural pronoun */
#define PRONOUN_OF_LEADERS 1	/* "both leaders": only states have them */
#define PRONOUN_OF_SIDES 2		/* "both sides": often of states */
#define PRONOUN_OF_STATES 3		/* "kedua negara": even beside their leaders */
#define PRONOUN_OF_ALL	4		/* "all sides": whoever they are */

/* A delegate */
#define DELEGATE_OF_GROUP 1		/* "opposition": acts for no state */
#define DELEGATE_OF_FIGHTERS 2	/* "rebels": a party to whom anybody talks */

/* A verb that holds a noun */
#define HOLDING_ABSENCE 1		/* "boycott": who stays away */
#define HOLDING_HOSTS	2		/* who hosts or mediates */
#define HOLDING_ATTENDS 3		/* who is there */

/* Words that count anywhere in the sentence */
#define COMPANY_ANYWHERE 1		/* of not_contact: what all of it is about */
#define MULTILATERAL_ANYWHERE 1 /* said of nothing but states: "both states" */

/* The beginning of a verb */
#define PREFIX_PASSIVE	1		/* "di" */

#endif							/* NEWSDIP_TERM_VALUE_H */
