/*-------------------------------------------------------------------------
 *
 * named_together.c
 *		Two sides that a sentence names together, as the parties of bare talks.
 *
 * "As the war between X and Y goes on, talks were resumed", "talks to end the X-Y
 * war": nobody is said to talk, and who is at odds does.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"

/* "the trade war between X and Y": are the two whom the phrase at item i ends named
 * together? */
static bool
is_between(const Reading *reading, int i)
{
	int			p = reading->party_at[i];
	const Party *party = &reading->parties.items[p];
	const Party *first = &reading->parties.items[participants_group_start(reading, p)];

	return party->joined && party->country && first->country &&
		(first->preposition == ROLE_BETWEEN || first->preposition == ROLE_TOWARD);
}

/* Does a phrase name a state, or a body that acts like one? */
static bool
is_side(const Party *party)
{
	return party != NULL && !party->person && !party->place && party->actor != IMAGE_NONE;
}

/* "the X-Y war": is item i the second of two whom a hyphen joins? */
static bool
is_second_of_pair(const Reading *reading, int i)
{
	return i > 0 && reading->sentence.items[i].gap == GAP_HYPHEN &&
		is_side(reading_party(reading, i)) && is_side(reading_party(reading, i - 1));
}

/* "talks on", "talks to end": does item i lead to what a contact is about or for? */
static bool
names_matter(const Sentence *sentence, int i)
{
	return i < sentence->count && (item_has(&sentence->items[i], ROLE_ABOUT) || cue_is_infinitive(sentence, i));
}

/* Items from talks to the second of a pair that their matter is called after */
#define MATTER_REACH 6

/*
 * "the trade war between X and Y eases as negotiations go on", "talks to end the X-Y
 * war": bare talks are those of the two whom the sentence names together.
 */
void
participants_add_named_together(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word - 1; i > 0 && i > contact->word - ITEM_WINDOW; i--)
	{
		if (reading->party_at[i] < 0)
			continue;
		if (is_between(reading, i))
		{
			participants_add_group(reading, contact, reading->party_at[i]);
			return;
		}
		i = reading_party(reading, i)->first;
	}
	if (!names_matter(sentence, contact->word_end + 1))
		return;
	for (int i = contact->word_end + 2; i < sentence->count && i <= contact->word_end + MATTER_REACH &&
		 sentence->items[i].gap < GAP_COMMA; i++)
	{
		if (!is_second_of_pair(reading, i))
			continue;
		contact_add_party(reading, contact, reading_party(reading, i - 1));
		contact_add_party(reading, contact, reading_party(reading, i));
		return;
	}
}
