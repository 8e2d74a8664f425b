/*-------------------------------------------------------------------------
 *
 * cue_substitute.c
 *		Denials of what stands for a contact.
 *
 * "Rencana X bertemu Y dibatalkan": of the plan to make it; "say that it has been
 * postponed": of a pronoun farther on.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/date.h"
#include "summit/finding.h"

/* Items from a contact to a pronoun that stands for it */
#define PRONOUN_REACH 24

/* Words from a pronoun to a denial in the passive: "it had to be postponed" */
#define PASSIVE_WORDS 4

/*
 * "Rencana X bertemu Y di Z dibatalkan": a halt behind a verb that a plan governs is said of
 * the plan
 */
void
cues_of_plan_find(const Reading *reading, const Contact *contact, Finding *finding)
{
	const uint64_t phrase = role_bit(ROLE_WITH) | role_bit(ROLE_AT) | role_bit(ROLE_TOWARD) |
		role_bit(ROLE_DATE_ON) | role_bit(ROLE_MONTH) | role_bit(ROLE_WEEKDAY) | RELATIVE_DATE_ROLES;
	const Sentence *sentence = &reading->sentence;

	if (!finding->found ||
		!status_lies_ahead(finding->status))
		return;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH && sentence->items[i].gap == GAP_SPACE; i++)
	{
		const ImageTermRow *row = cue_predicate_at(sentence, i);

		if (row != NULL && status_is_denied(row->status))
			finding_note_cue(finding, row->status, i, cue_negation(sentence, i));
		if (row != NULL || (reading->party_at[i] < 0 && sentence->items[i].kind != ITEM_NUMBER &&
							(sentence->items[i].roles & phrase) == 0 &&
							!(sentence->modifier_first && item_is_plain_word(&sentence->items[i]))))
			return;
	}
}

/* "it has been postponed", not "it postponed the summit": the denial behind item i */
static const ImageTermRow *
passive_denial(const Reading *reading, int i, int *at)
{
	const Sentence *sentence = &reading->sentence;

	for (int j = i + 1; j < sentence->count && j <= i + PASSIVE_WORDS &&
		 sentence->items[j].gap == GAP_SPACE; j++)
	{
		const ImageTermRow *row = cue_at(sentence, j);

		if (row == NULL ? !item_is_plain_word(&sentence->items[j]) :
			status_is_denied(row->status))
		{
			*at = j;
			return row != NULL && cue_predicate_at(sentence, j) != NULL &&
				item_is_plain_word(&sentence->items[j - 1]) &&
				(j + 1 >= sentence->count || sentence->items[j + 1].gap > GAP_PERIOD ||
				 !item_has(&sentence->items[j + 1], ROLE_DETERMINER)) ?
				row : NULL;
		}
	}
	return NULL;
}

/*
 * "The hosts of the summit say that it has been postponed": what came to nothing
 * is said of a pronoun farther on
 */
void
cues_of_pronoun_find(const Reading *reading, const Contact *contact,
					 Finding *finding)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1; sentence->modifier_first &&
		 i < sentence->count && i <= contact->word_end + PRONOUN_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row;
		int			at;

		if (item->roles & (role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_RELATIVE)))
			return;
		if (item_has(item, ROLE_DETERMINER) ||
			!(item_has(item, ROLE_PRONOUN_PLURAL) ||
			  item_has_value(item, ROLE_PRONOUN, PRONOUN_OF_THINGS)))
			continue;
		row = passive_denial(reading, i, &at);
		if (row == NULL)
			continue;
		finding_note_cue(finding, row->status, at, cue_negation(sentence, at));
		return;
	}
}
