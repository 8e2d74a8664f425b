/*-------------------------------------------------------------------------
 *
 * stranger.c
 *		Persons that the gazetteer lacks, whom the text has named in full before.
 *
 * News names "Iraqi Foreign Minister Omar Zedan" once and calls him "Zedan" from
 * there on.  Those who took part in a contact are remembered: the sentences that
 * tell of one are read in any case (see reader.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/stranger.h"

/* Shortest last name that is looked for, in bytes */
#define LAST_NAME_BYTES 3

/* The stranger whom the bytes from start to end of the text call by the last name, or NULL */
static const Stranger *
find_stranger(const Sentence *sentence, uint32_t start, uint32_t end)
{
	const StrangerList *list = sentence->strangers;

	for (int i = list->count - 1; i >= 0; i--)
	{
		const Stranger *stranger = &list->items[i];

		if (stranger->end - stranger->last == end - start && stranger->start < start &&
			memcmp(sentence->text + stranger->last, sentence->text + start, end - start) == 0)
			return stranger;
	}
	return NULL;
}

/* Do the bytes of a text from start to end hold these, and so many? */
static bool
holds(const char *text, uint32_t start, uint32_t end, const char *bytes, uint32_t length)
{
	while (start + length <= end)
	{
		const char *at = memchr(text + start, bytes[0], end - length - start + 1);

		if (at == NULL)
			return false;
		if (memcmp(at, bytes, length) == 0)
			return true;
		start = (uint32_t) (at - text) + 1;
	}
	return false;
}

/* May the sentence from start to end name a stranger? */
bool
strangers_are_named(const Sentence *sentence, uint32_t start, uint32_t end)
{
	const StrangerList *list = sentence->strangers;

	for (int i = 0; i < list->count; i++)
	{
		const Stranger *stranger = &list->items[i];

		if (holds(sentence->text, start, end, sentence->text + stranger->last,
				  stranger->end - stranger->last))
			return true;
	}
	return false;
}

static void
take(Party *party, const Stranger *stranger)
{
	party->name_start = stranger->start;
	party->name_end = stranger->end;
	if (party->actor == IMAGE_NONE)
		party->actor = stranger->actor;
	if (party->rank == RANK_NONE)
		party->rank = stranger->rank;
	party->by_role = party->by_role || stranger->official;
}

/* Does a name go on with the item: another word with a capital beside it? */
static bool
goes_on(const Sentence *sentence, int i, int gap)
{
	return i >= 0 && i < sentence->count && item_is_capital_word(&sentence->items[i]) &&
		sentence->items[gap].gap <= GAP_HYPHEN;
}

/* Read the last name of a stranger at item i; returns the item behind, or i */
int
stranger_read(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *item = &sentence->items[i];
	const Stranger *stranger;

	if (sentence->strangers == NULL || sentence->strangers->count == 0 ||
		!item_is_capital_word(item) || goes_on(sentence, i - 1, i) || goes_on(sentence, i + 1, i + 1))
		return i;
	stranger = find_stranger(sentence, item->start, item->end);
	if (stranger == NULL)
		return i;
	party_init(party, i);
	party->person = true;
	take(party, stranger);
	return i + 1;
}

/* Is the person of a phrase, whom a title introduces, a stranger? */
void
stranger_settle(const Sentence *sentence, Party *party)
{
	const Stranger *stranger;

	if (sentence->strangers == NULL || sentence->strangers->count == 0 || !party->person ||
		party->faction || party->entity != IMAGE_NONE)
		return;
	stranger = find_stranger(sentence, party->name_start, party->name_end);
	if (stranger != NULL)
		take(party, stranger);
}

/* Where the last word of a name begins */
static uint32_t
last_word(const char *text, uint32_t start, uint32_t end)
{
	uint32_t	i = end;

	while (i > start && text[i - 1] != ' ' && text[i - 1] != '-' && text[i - 1] != '\n')
		i--;
	return i;
}

/* Remember those who took part in a contact and are named by several words, or a title */
void
strangers_remember(const Sentence *sentence, StrangerList *list, const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		Stranger   *stranger;
		uint32_t	last;

		if (!p->person || p->faction || p->entity != IMAGE_NONE || p->actor == IMAGE_NONE ||
			p->item < 0)
			continue;
		last = last_word(sentence->text, p->start, p->end);
		if (p->end - last < LAST_NAME_BYTES || (last == p->start && !p->official) ||
			find_stranger(sentence, last, p->end) != NULL)
			continue;
		if (list->count == STRANGERS_MAX)
		{
			memmove(&list->items[0], &list->items[1], sizeof(Stranger) * (STRANGERS_MAX - 1));
			list->count--;
		}
		stranger = &list->items[list->count++];
		stranger->start = p->start;
		stranger->end = p->end;
		stranger->last = last;
		stranger->actor = p->actor;
		stranger->rank = p->rank;
		stranger->official = p->official;
	}
}
