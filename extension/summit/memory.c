/*-------------------------------------------------------------------------
 *
 * memory.c
 *		What a sentence leaves for the next one to point back to.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/participant.h"
#include "summit/stranger.h"

static void
remember(const Reading *reading, const Party *party, Participant *p)
{
	const SummitItem *core = &reading->sentence.items[party->core];

	memset(p, 0, sizeof(Participant));
	p->entity = party->entity;
	p->actor = party->actor;
	p->start = party->entity == IMAGE_NONE ? party->name_start : core->start;
	p->end = party->entity == IMAGE_NONE ? party->name_end : core->end;
	p->item = -1;
	p->rank = party->rank;
	p->person = party->person;
	p->official = party->faction || contact_is_official(&reading->sentence, party);
}

/* Does the second of two persons do with the first what the sentence tells, or
 * is something done to somebody, as far as both act for a state or body? */
static bool
are_together(const Party *first, const Party *second)
{
	return second->preposition == ROLE_WITH || second->joined ||
		second->preposition == ROLE_FROM ||
		(second->object && first->actor != IMAGE_NONE && second->actor != IMAGE_NONE);
}

/* Two persons of different states are whom "both" means next */
static void
remember_two_persons(Reading *reading)
{
	const Party *persons[2];
	int			count = 0;

	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (!party->person || party->preposition == ROLE_SPEECH)
			continue;
		if (count == 2)
			return;
		persons[count++] = party;
	}
	if (count < 2 || persons[0]->actor == persons[1]->actor ||
		!are_together(persons[0], persons[1]))
		return;
	remember(reading, persons[0], &reading->memory->pair[0]);
	remember(reading, persons[1], &reading->memory->pair[1]);
	reading->memory->pair_count = 2;
	reading->memory->paired = true;
}

/* Is it a contact between states whatever the text is about? */
static bool
is_sure(const Contact *contact)
{
	if (contact->body || contact->demand == DEMAND_NONE)
		return true;
	for (int i = 1; i < contact->participant_count; i++)
	{
		if (contact->participants[i].actor != IMAGE_NONE &&
			contact->participants[i].actor != contact->participants[0].actor)
			return true;
	}
	return false;
}

/* "There he will meet X": is it whom the subject, a pronoun, meets? */
static bool
is_object(const Reading *reading, const Party *party)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		const Contact *contact = &reading->contacts[c];

		if (contact->verb && contact->word_end + 1 == party->first &&
			contact->participant_count > 1 && contact->participants[0].person &&
			contact->participants[0].item < 0)
			return true;
	}
	return false;
}

/* "a meeting with Hamas and X": does somebody meet the body, and not under its roof? */
static bool
is_met(const Reading *reading, const Participant *participant)
{
	int			p = participant->item < 0 ? -1 : reading->party_at[participant->item];

	return p >= 0 && reading->parties.items[participants_group_start(reading, p)].preposition == ROLE_WITH;
}

/*
 * The parties that "both" may mean next, of which there have to be two: "X attends the
 * summit of Y" leaves no pair.  Returns how many.
 */
static int
copy_pair(const Reading *reading, const Contact *contact, Participant *pair)
{
	int			count = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->body && actor_is_body(reading, &contact->participants[i]) &&
			!is_met(reading, &contact->participants[i]))
			continue;
		pair[count++] = contact->participants[i];
	}
	return count;
}

/* Those of the parties who are heads are whom "both presidents" may mean from now on */
static void
remember_heads(const Reading *reading, const Participant *pair, int count)
{
	Memory	   *memory = reading->memory;
	const Participant *first = NULL;

	for (int i = 0; i < count; i++)
	{
		if (!pair[i].person || !reference_is_head(reading, pair[i].entity, pair[i].rank))
			continue;
		if (first == NULL)
			first = &pair[i];
		else if (first->actor != pair[i].actor)
		{
			memory->heads[0] = *first;
			memory->heads[1] = pair[i];
			memory->has_heads = true;
			return;
		}
	}
}

/* "Kedua negara": do they only stand for the persons who are remembered? */
static bool
is_pair_again(const Reading *reading, const Contact *contact)
{
	const Memory *memory = reading->memory;
	int			known = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		for (int k = 0; k < memory->pair_count; k++)
			known += contact->participants[i].bare && memory->pair[k].person &&
				memory->pair[k].actor == contact->participants[i].actor;
	}
	return contact->plural && known == contact->participant_count;
}

/*
 * Whom "he" means next: the first person who is a subject.  Where adjectives stand
 * before their noun, he has to be the only one named where none is: "The poll was bad
 * news for X.  It showed that he".
 */
static void
remember_subject(Reading *reading)
{
	Memory	   *memory = reading->memory;
	const Party *only = NULL;
	int			persons = 0;

	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (!party->person)
			continue;
		if (party->preposition == TERM_NONE && !is_object(reading, party))
		{
			only = party;
			persons = 1;
			break;
		}
		persons++;
		if (reading->sentence.modifier_first && party->preposition != TERM_NONE &&
			party->preposition != ROLE_SPEECH)
			only = party;
	}
	if (only == NULL || persons != 1)
		return;
	remember(reading, only, &memory->subject);
	memory->has_subject = true;
	memory->named = true;
}

/*
 * "Dalam pertemuan itu, X didampingi menterinya": do all of a pair act for one state, while
 * those who are remembered do not?  "Both" are still the latter.
 */
static bool
is_one_side(const Memory *memory, const Participant *pair, int count)
{
	for (int i = 0; i < count; i++)
	{
		if (pair[i].actor == IMAGE_NONE || pair[i].actor != pair[0].actor)
			return false;
	}
	for (int k = 1; k < memory->pair_count; k++)
	{
		if (memory->pair[k].actor != memory->pair[0].actor)
			return true;
	}
	return false;
}

/* Remember what the next sentence may point back to */
void
memory_update(Reading *reading)
{
	Memory	   *memory = reading->memory;
	bool		told = false;

	for (int c = 0; c < reading->contact_count; c++)
	{
		const Contact *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		if (contact->place != IMAGE_NONE)
		{
			memory->has_place = true;
			memory->place = contact->place;
		}
		strangers_remember(&reading->sentence, &memory->strangers, contact);
		if (is_sure(contact) ||
			(memory->has_contact && contact->participant_count > 0))
		{
			memory->has_contact = true;
			memory->sentence = reading->sentence.number;
			memory->kinds |= (uint8_t) (1 << contact->kind);
		}
		if (contact->participant_count >= 2 && !told)
		{
			Participant pair[CONTACT_PARTIES_MAX];
			int			count = copy_pair(reading, contact, pair);

			if (count < 2 || is_pair_again(reading, contact) || is_one_side(memory, pair, count))
				continue;
			told = true;
			memory->paired = true;
			memory->pair_count = count;
			memcpy(memory->pair, pair, sizeof(Participant) * (Size) count);
			remember_heads(reading, pair, count);
		}
	}
	if (!told)
		remember_two_persons(reading);
	remember_subject(reading);
}

/*
 * The parties of the last contact of two or more; returns how many.  The
 * reader is told that somebody asked, for it may not have read all that came
 * before (see reader.c).
 */
int
memory_pair(const Reading *reading, const Participant **pair)
{
	reading->memory->asked_pair = true;
	*pair = reading->memory->pair;
	return reading->memory->pair_count;
}

/* The same, of whom words mean that only heads are; where none of them is one, the last heads */
int
memory_pair_of_heads(const Reading *reading, const Participant **pair)
{
	int			count = memory_pair(reading, pair);

	if (!reading->memory->has_heads)
		return count;
	for (int i = 0; i < count; i++)
	{
		if (!(*pair)[i].person || reference_is_head(reading, (*pair)[i].entity, (*pair)[i].rank))
			return count;
	}
	*pair = reading->memory->heads;
	return lengthof(reading->memory->heads);
}

/* The last person who was a subject, or NULL */
const Participant *
memory_subject(const Reading *reading)
{
	reading->memory->asked_subject = true;
	return reading->memory->has_subject ? &reading->memory->subject : NULL;
}

/* Where the last contact was of which the text told where, or IMAGE_NONE */
uint32_t
memory_place(const Reading *reading)
{
	return reading->memory->has_place ? reading->memory->place : IMAGE_NONE;
}
