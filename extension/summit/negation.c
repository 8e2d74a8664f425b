/*-------------------------------------------------------------------------
 *
 * negation.c
 *		What a negation before a contact denies.
 *
 * One that turns a cue round is read with the cue; this is about the others:
 * "did not hold talks", "no American official will meet Y".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"

/* "no American official will meet Y": the negation stands before the subject */
static bool
denies_subject(const Reading *reading, const Contact *contact, int i)
{
	const Party *party = reading_party(reading, i + 1);

	return party != NULL && contact->verb && reading->sentence.modifier_first &&
		reading->sentence.items[i + 1].gap == GAP_SPACE && party->by_role && contact->word - party->last <= 2;
}

/* "tidak mengganggu perundingan": does the negation deny what is done to the noun? */
bool
negation_is_of_other_verb(const Sentence *sentence, const Contact *contact, int i)
{
	return !sentence->modifier_first && !contact->verb && i + 2 == contact->word &&
		item_is_plain_word(&sentence->items[i + 1]) &&
		sentence->items[i + 1].gap == GAP_SPACE &&
		sentence->items[i + 2].gap == GAP_SPACE;
}

/* "failed to make progress in talks": is the verb behind item i that of something else? */
static bool
leads_elsewhere(const Sentence *sentence, const Contact *contact, int i)
{
	if (contact->verb)
		return false;
	for (i += 2; i < contact->word; i++)
	{
		if (sentence->items[i].roles & (role_bit(ROLE_AT) | role_bit(ROLE_TIME_DURING)))
			return true;
	}
	return false;
}

/* Does the negation at item i, which turns no cue round, deny the contact? */
bool
negation_denies(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	int			verb = i + 1;

	/* "would not be holding talks" */
	if (sentence->modifier_first && i + 2 < contact->word && item_is_plain_word(&sentence->items[verb]) &&
		sentence->items[verb].gap == GAP_SPACE && sentence->items[verb + 1].gap == GAP_SPACE)
		verb++;
	return i >= contact->word - 2 || denies_subject(reading, contact, i) ||
		(item_has(&sentence->items[verb], ROLE_HOLDING) && !leads_elsewhere(sentence, contact, verb - 1));
}

/* "without X", "tanpa melibatkan X": does the word at item i say who is not there? */
bool
negation_excludes(const Sentence *sentence, int i)
{
	return item_has_title(sentence, &sentence->items[i], ROLE_NEGATION, "without");
}
