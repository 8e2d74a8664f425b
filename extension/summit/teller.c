/*-------------------------------------------------------------------------
 *
 * teller.c
 *		Who tells of a contact that is his own.
 *
 * Where news has no other party than the one who speaks of it: "the negotiations
 * go on, said X", "a spokesman of X says the meeting with Y".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/person.h"

/* "X: Pertemuan dengan Y lancar": does a colon part whoever speaks from what is said? */
static bool
heads_speech(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;

	return party->first == 0 && next < sentence->count &&
		sentence->text[sentence->items[party->last].end] == ':' &&
		sentence->text[sentence->items[party->last].end + 1] == ' ';
}

/* By role, or by the office held on the day of the text */
static bool
is_spokesperson(const Sentence *sentence, const Party *party)
{
	return person_rank(sentence, party->person ? party->entity : IMAGE_NONE, party->rank) ==
		RANK_SPOKESPERSON;
}

/* Does the party say what the sentence tells, before item end or behind it? */
static bool
speaks(const Sentence *sentence, const Party *party, int end)
{
	int			next = party->last + 1;

	return party->preposition == ROLE_SPEECH || heads_speech(sentence, party) ||
		(party->preposition == TERM_NONE && next < end &&
		 item_has(&sentence->items[next], ROLE_SPEECH));
}

/* An officer, a state, or a body that is of none: no paper and no firm */
static bool
may_negotiate(const Sentence *sentence, const Party *party)
{
	if (party->person || party->by_role || party->country)
		return true;
	return !party->place && party->entity != IMAGE_NONE &&
		image_entity(sentence->image, party->entity)->country == IMAGE_NONE;
}

/*
 * "X concedes that it was the result of negotiations", "the negotiations go on,
 * said X": bare talks are those of the state whose officer tells of them.
 */
void
teller_add(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || contact->participant_count > 0 ||
		contact->plural || contact->outside)
		return;
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (!may_negotiate(sentence, party) || is_spokesperson(sentence, party) ||
			party->actor == IMAGE_NONE ||
			party->actor == sentence->home || party->modifies || party->object ||
			!speaks(sentence, party, contact->word))
			continue;
		contact_add_party(reading, contact, party);
		return;
	}
}

/* "pertemuan dengan X": is only the other side named, behind the noun? */
bool
teller_is_other_side(const Reading *reading, const Contact *contact)
{
	const Party *party;

	if (reading->sentence.modifier_first ||
		contact->participant_count != 1 || contact->participants[0].item < contact->word_end)
		return false;
	party = reading_party(reading, contact->participants[0].item);
	return party != NULL && party->preposition == ROLE_WITH;
}

/* "X: no plans for call with Y", "X: Will meet Y": whoever heads what is said of the other side */
static void
add_headline_speaker(const Reading *reading, Contact *contact)
{
	const Party *party = reading->parties.items;

	if (reading->parties.count > 1 && party->person && heads_speech(&reading->sentence, party) &&
		contact->participant_count == 1 && contact->participants[0].item > contact->word_end &&
		contact->participants[0].actor != party->actor)
		contact_add_party(reading, contact, party);
}

/*
 * "Juru bicara X mengatakan pertemuan dengan Y ditunda", "X: Pertemuan dengan Y lancar":
 * a state's spokesman speaks of what is its own, and who heads what is said, too
 */
void
teller_add_spoken_for(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first)
	{
		add_headline_speaker(reading, contact);
		return;
	}
	if (!teller_is_other_side(reading, contact))
		return;
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (party->actor == IMAGE_NONE || party->modifies ||
			party->actor == contact->participants[0].actor ||
			!speaks(sentence, party, contact->first))
			continue;
		if (is_spokesperson(sentence, party))
			reference_add_actor(contact, party->actor, sentence, party->core);
		else if (heads_speech(sentence, party))
			contact_add_party(reading, contact, party);
		return;
	}
}
