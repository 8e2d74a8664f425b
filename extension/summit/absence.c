/*-------------------------------------------------------------------------
 *
 * absence.c
 *		Who stays away from a contact that takes place without him.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/wording.h"

/*
 * "X boycotts the summit": what takes place without X, who is no party.  But without X
 * there are no "talks with Y".
 */
bool
absence_is_boycott(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;

	return item_has_value(&sentence->items[i], ROLE_HOLDING, HOLDING_ABSENCE) && !contact->verb &&
		!(next < sentence->count && item_has(&sentence->items[next], ROLE_WITH));
}

/* "pertemuan Y dan Z", "pertemuan itu": does the meeting take place without whom the clause names besides? */
static bool
is_of_others(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;
	int			behind = 0;

	if (contact->kind != CONTACT_MEETING)
		return false;
	for (int p = 0; p < contact->participant_count; p++)
		behind += contact->participants[p].item > contact->word_end;
	return behind > 1 ||
		(next < sentence->count && item_has(&sentence->items[next], ROLE_DEMONSTRATIVE));
}

/*
 * "X will not attend the summit", "X hopes to attend it": does item i, turned round
 * or wishing, lead to a verb of attending?  The summit is there without X.
 */
bool
absence_is_of(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || contact->verb ||
		!(contact->kind == CONTACT_SUMMIT || contact->body || is_of_others(reading, contact)))
		return false;
	for (i++; i < contact->word; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (row != NULL)
			return row->value == HOLDING_ATTENDS;
	}
	return false;
}

/* Is somebody, whether it is a party or not, between two items? */
static bool
names_party(const Reading *reading, int a, int b)
{
	for (int i = a + 1; i < b; i++)
	{
		if (reading->party_at[i] >= 0 ||
			(reading->sentence.items[i].roles & (role_bit(ROLE_DELEGATE) |
												 role_bit(ROLE_ROLE_NOUN))) != 0)
			return true;
	}
	return false;
}

/* "X hopes to attend the summit": does the wish at item i name nobody else? */
bool
absence_is_of_wisher(const Reading *reading, const Contact *contact, int i)
{
	return !names_party(reading, i, contact->word) && absence_is_of(reading, contact, i);
}

/*
 * "absennya X di KTT Y": where a noun of absence at item i has somebody right behind
 * it, the last item of who stays away, or -1
 */
int
absence_behind(const Reading *reading, const Contact *contact, int i)
{
	const Party *party = i + 1 < contact->word ? reading_party(reading, i + 1) : NULL;
	int			next;

	if (party == NULL || !absence_is_boycott(reading, contact, i))
		return -1;
	next = party->last + 1;
	return next < contact->word &&
		(reading->sentence.items[next].roles & (role_bit(ROLE_AT) | role_bit(ROLE_TIME_DURING))) != 0 ?
		next - 1 : -1;
}

/*
 * "pulls out of the summit with Y", "pulls out of the summit" of two persons that was told
 * of: without X there is none
 */
bool
absence_ends_contact(const Reading *reading, const Contact *contact)
{
	int			next = contact->word_end + 1;
	const Participant *pair;

	if (contact->kind != CONTACT_SUMMIT || contact->body)
		return false;
	if (next < reading->sentence.count && item_has(&reading->sentence.items[next], ROLE_WITH))
		return true;
	return recalls_kind(reading, contact) && memory_pair(reading, &pair) == 2 &&
		pair[0].person && pair[1].person;
}
