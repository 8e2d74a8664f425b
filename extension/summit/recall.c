/*-------------------------------------------------------------------------
 *
 * recall.c
 *		Whether words may tell of a contact that the text told of before.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/wording.h"

/* Sentences for which a contact told of is what bare nouns are about */
#define RECALL_SENTENCES 8

/* Did one of the last sentences tell of a contact between states? */
bool
recalls_contact(const Reading *reading)
{
	return reading->memory->has_contact &&
		reading->sentence.number - reading->memory->sentence <= RECALL_SENTENCES;
}

/* "Sebelum pertemuan itu": is it one of which a word says that the text told of it? */
bool
recalls_pointed(const Reading *reading, const Contact *contact)
{
	int			next = contact->word_end + 1;

	return !reading->sentence.modifier_first && !contact->verb && recalls_contact(reading) &&
		next < reading->sentence.count && item_has(&reading->sentence.items[next], ROLE_DEMONSTRATIVE);
}

/*
 * "The encounter lasted an hour", "said after the 20-minute call": is it, with a
 * definite article, a contact of a kind that was told of?
 */
bool
recalls_kind(const Reading *reading, const Contact *contact)
{
	static const uint8_t kinds[] = {
		[CONTACT_CALL] = 1 << CONTACT_CALL,
		[CONTACT_SUMMIT] = 1 << CONTACT_SUMMIT,
		[CONTACT_VISIT] = 1 << CONTACT_VISIT,
		[CONTACT_MEETING] = 1 << CONTACT_MEETING | 1 << CONTACT_SUMMIT,
		[CONTACT_TALKS] = 1 << CONTACT_TALKS | 1 << CONTACT_CALL
	};

	return !contact->verb && !reading->unofficial &&
		recalls_contact(reading) && (reading->memory->kinds & kinds[contact->kind]) &&
		wording_is_definite(reading, contact->first);
}
