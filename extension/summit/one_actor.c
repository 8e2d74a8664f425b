/*-------------------------------------------------------------------------
 *
 * one_actor.c
 *		Whether the words of a sentence allow for a contact of one known actor.
 *
 * In a language without a state of its own international.c believes in another one
 * only if the contact is not simply held, or somebody of an unknown state may be
 * in an office.  These words are too common to be found with the other hints.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/hint.h"

/* Words from "to" to the last one of the verb behind it, at most */
#define VERB_WORDS 5

/* What the words up to one hint at */
typedef struct Words
{
	bool		contact;		/* one that is no mere journey */
	bool		open;			/* it may be yet to come, or refused */
	bool		journey;
	bool		dialogue;
	int			infinitive;		/* the last "to"; -1 if there is none */
} Words;

/* Does word i, with these hints, leave open whether a contact is held? */
static bool
leaves_open(const Words *before, int i, uint32_t hints)
{
	/* "arrives for a summit", "a dialogue with X", "to hold", "to meet" */
	return (hints & HINT_OPEN) ||
		((hints & HINT_MEETING) && before->journey) ||
		((hints & HINT_WITH) && before->dialogue) ||
		(before->infinitive >= 0 &&
		 ((hints & HINT_HOLDING) ||
		  ((hints & HINT_TOLD) && i - before->infinitive <= VERB_WORDS)));
}

/* May one actor do for a contact in a language that has no state? */
bool
one_actor_may_do(Sentence *sentence)
{
	Words		words = {.infinitive = -1};

	for (int i = 0; i < sentence->word_count; i++)
	{
		uint32_t	hints = hints_at(sentence, i);

		if (hints & HINT_OFFICE)
			return true;
		words.open = words.open || leaves_open(&words, i, hints);
		words.contact = words.contact ||
			((hints & HINT_TOLD) && (hints & HINT_MEETING));
		if (words.open && words.contact)
			return true;
		words.journey = words.journey || (hints & HINT_JOURNEY);
		words.dialogue = words.dialogue || (hints & HINT_DIALOGUE);
		if (hints & HINT_INFINITIVE)
			words.infinitive = i;
	}
	return false;
}

/* "refuses a meeting with X": may a noun be what is refused? */
bool
refusal_may_do(Sentence *sentence)
{
	for (int i = 0; i < sentence->word_count; i++)
	{
		uint32_t	hints = hints_at(sentence, i);

		if ((hints & HINT_TOLD) && (hints & HINT_NOUN))
			return true;
	}
	return false;
}
