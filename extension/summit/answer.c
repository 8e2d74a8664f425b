/*-------------------------------------------------------------------------
 *
 * answer.c
 *		How the wish for a contact was answered.
 *
 * "X requested a call with Y, but Z rejected the request", "X mengundang Y, namun
 * undangan itu ditolak": the answer stands in a clause of its own behind the contact,
 * and names the wish by a noun that points back to it, or nothing at all ("but Z
 * declined").
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"

/* Items from a verb that answers to the noun for the wish, or back */
#define ANSWER_REACH 4

/* Does this cue tell what becomes of a wish: that it is refused, or agreed to? */
static bool
is_answer(const Sentence *sentence, int i)
{
	const ImageTermRow *row = cue_at(sentence, i);

	return row != NULL && cue_negation(sentence, i) < 0 &&
		(row->status == STATUS_REFUSED ? row->value != CUE_BEHIND :
		 row->status == STATUS_PLANNED && row->value == CUE_BEFORE);
}

/* Is item i a noun for the wish that points back: "the request", "tawaran itu"? */
static bool
is_wish(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	const ImageTermRow *row = cue_at(sentence, i);
	int			beside = sentence->modifier_first ? i - 1 : i + 1;

	return row != NULL && row->status == STATUS_PROPOSED && beside >= 0 && beside < sentence->count &&
		items[Max(i, beside)].gap == GAP_SPACE &&
		(items[beside].roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_DEMONSTRATIVE) |
								role_bit(ROLE_PRONOUN))) != 0;
}

/* Does nothing that belongs to it stand behind item i, but how or when: "by X", "as a farce", "on Friday"? */
static bool
ends_phrase(const Sentence *sentence, int i)
{
	const uint64_t adverbials = role_bit(ROLE_BY) | TIME_ROLES | role_bit(ROLE_DATE_ON) |
		role_bit(ROLE_WEEKDAY) | role_bit(ROLE_RELATIVE_DAY);

	return i + 1 >= sentence->count || sentence->items[i + 1].gap > GAP_PERIOD ||
		(sentence->items[i + 1].roles & adverbials) != 0;
}

/* Does the word at item i begin a clause, and join no names: "but", "and Z" behind "with Y"? */
static bool
begins_clause(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;
	int			before = reading->party_at[i - 1];
	int			behind = reading->party_at[i + 1];

	if (item_has(&items[i], ROLE_CLAUSE))
		return true;
	return item_has(&items[i], ROLE_AND) &&
		!(before >= 0 && behind >= 0 &&
		  reading->parties.items[before].group == reading->parties.items[behind].group);
}

/*
 * "but Z declined", "tetapi ditolak": does the answer at item i make up its clause, with
 * a subject or none?
 */
static bool
is_bare(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;
	int			j = i - 1;

	if (!ends_phrase(sentence, i))
		return false;
	while (j > contact->last && items[j + 1].gap <= GAP_PERIOD &&
		   (reading->party_at[j] >= 0 || item_is_plain_word(&items[j]) ||
			item_has(&items[j], ROLE_PRONOUN)))
		j--;
	return j > contact->last && items[j + 1].gap <= GAP_PERIOD && begins_clause(reading, j);
}

/* Does the answer at item i name the wish before or behind it? */
static bool
names_wish(const Sentence *sentence, const Contact *contact, int i)
{
	for (int j = i + 1; j < sentence->count && j <= i + ANSWER_REACH &&
		 sentence->items[j].gap <= GAP_PERIOD; j++)
	{
		if (is_wish(sentence, j))
			return ends_phrase(sentence, j + (sentence->modifier_first ? 0 : 1));
	}
	for (int j = i - 1; j > contact->last && j >= i - ANSWER_REACH &&
		 sentence->items[j + 1].gap <= GAP_PERIOD; j--)
	{
		if (is_wish(sentence, j))
			return true;
	}
	return false;
}

/* "meminta bertemu Y untuk membahas": does the word only tell what they are to talk about? */
static bool
tells_topic(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_CONTACT_VERB);

	return row != NULL && row->kind == CONTACT_TALKS && row->value == DEMAND_ACTORS;
}

/* Look behind a contact that is wished for how that was answered */
void
answer_find(const Reading *reading, const Contact *contact, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;

	if (finding->found ?
		finding->status != STATUS_PROPOSED || finding->role != ROLE_STATUS_CUE ||
		finding->item > contact->word :
		contact->status != STATUS_PROPOSED)
		return;
	for (int i = contact->last + 1;
		 i < sentence->count && i <= contact->last + ITEM_WINDOW; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item_is_hard_break(item) ||
			((item->roles & CONTACT_ROLES) && cue_at(sentence, i) == NULL && !tells_topic(item)))
			return;
		if (is_answer(sentence, i) &&
			(names_wish(sentence, contact, i) || is_bare(reading, contact, i)))
		{
			finding->found = false;
			finding_note_cue(finding, cue_at(sentence, i)->status, i, -1);
			return;
		}
	}
}
