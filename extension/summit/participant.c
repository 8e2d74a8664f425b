/*-------------------------------------------------------------------------
 *
 * participant.c
 *		Who takes part in a contact.
 *
 * A noun ("pertemuan", "talks") has its parties in its own phrase (argument.c);
 * what is missing comes from the subject of its clause (subject.c).  A verb has
 * its subject to the left and its object to the right.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/actors.h"
#include "summit/invitation.h"
#include "summit/participant.h"
#include "summit/sense.h"
#include "summit/subject.h"

/* The first phrase of a group, not further back than a contact can hold */
int
participants_group_start(const Reading *reading, int p)
{
	int			group = reading->parties.items[p].group;
	int			stop = Max(0, p - CONTACT_PARTIES_MAX);

	while (p > stop && reading->parties.items[p - 1].group == group)
		p--;
	return p;
}

/* Do the phrases joined to this one act for two states or bodies? */
bool
participants_are_two(const Reading *reading, int p)
{
	const Party *first;

	p = participants_group_start(reading, p);
	first = &reading->parties.items[p];
	for (p++; p < reading->parties.count &&
		 reading->parties.items[p].group == first->group; p++)
	{
		if (reading->parties.items[p].actor != IMAGE_NONE &&
			first->actor != IMAGE_NONE &&
			reading->parties.items[p].actor != first->actor)
			return true;
	}
	return false;
}

/* "a delegation of X led by Y": the person who leads it stands for it */
const Party *
participants_led_by(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[p];
	const Party *leader = party + 1;

	if ((party->by_role || party->country) && !party->person && p + 1 < reading->parties.count &&
		leader->person && leader->preposition == ROLE_BY &&
		(leader->actor == party->actor || leader->actor == IMAGE_NONE) &&
		leader->governor - party->last <= OBJECT_REACH)
		return leader;
	return party;
}

void
participants_add_group(const Reading *reading, Contact *contact, int p)
{
	int			group = reading->parties.items[p].group;
	int			first = participants_group_start(reading, p);

	for (int i = first; i < reading->parties.count &&
		 i < first + 2 * CONTACT_PARTIES_MAX &&
		 reading->parties.items[i].group == group; i++)
	{
		const Party *party = participants_led_by(reading, i);

		if (party->core >= contact->word && party->core <= contact->word_end)
			continue;
		contact_add_party(reading, contact, party);
		/* "X, kedua Korea dan Y" */
		for (int j = party->last + 1; j < reading->sentence.count && j <= party->last + 2 &&
			 reading->party_at[j] < 0; j++)
			reference_add_namesakes(reading, contact, j);
	}
}

/* "with Y and Z": is there but one party, or a list of them? */
static bool
are_listed(const Reading *reading, const Contact *contact)
{
	int			group = -1;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Party *party = reading_party_of(reading, &contact->participants[i]);

		if (party == NULL || (group >= 0 && party->group != group))
			return contact->participant_count == 1;
		group = party->group;
	}
	return contact->participant_count > 0;
}

/* What the search for the subject of a noun may step over */
static unsigned
subject_reach(const Reading *reading, const Contact *contact, bool adverbial)
{
	/* "X mengatakan, pertemuan dengan UE ditunda": with it, not its own */
	if (contact->body && !adverbial && teller_is_other_side(reading, contact))
		return REACH_SPEECH;
	if (adverbial || contact->body)
		return REACH_SPEECH |
			/* "X studies the offer but is not in talks with Y" */
			(argument_names_other_side(reading, contact) ? (contact->body ? 0 : REACH_CLAUSE) :
			 REACH_AGENTS) |
			/* "menemui X sebelum mengadakan pembicaraan" */
			(!reading->sentence.modifier_first &&
			 (contact_is_held_by_verb(reading, contact) ||
			  contact_is_dated_by(&reading->sentence, contact->first)) ? REACH_NOT_MET : 0);
	if (!contact->own_parties || contact->has_owner)
		return 0;
	/* "X says that talks with Y and Z are useful" */
	if (are_listed(reading, contact))
		return REACH_SPEECH | REACH_CLAUSE;
	/* "X speaks of a dialogue with Y" */
	return REACH_SPEECH;
}

/*
 * "X begins the first visit by a leader of Y": X is meant, if he acts for that
 * state
 */
static void
name_visitor(const Reading *reading, Contact *contact, int begin)
{
	const Sentence *sentence = &reading->sentence;
	int			found;

	for (int i = 0; i < contact->participant_count && sentence->modifier_first; i++)
	{
		const Participant *visitor = &contact->participants[i];
		const Party *party = reading_party_of(reading, visitor);

		if (party == NULL || !party_has_article(sentence, party, DETERMINER_INDEFINITE) ||
			visitor->person || visitor->bare || visitor->item < contact->word_end ||
			subject_find(reading, begin, 0, &found) != SUBJECT_PARTY ||
			!reading->parties.items[found].person ||
			reading->parties.items[found].actor != visitor->actor)
			continue;
		contact_remove(contact, i);
		contact_add_party(reading, contact, &reading->parties.items[found]);
		return;
	}
}

/* Are there two, each a state or body, named or by its officers? */
static bool
are_sides(const Contact *contact)
{
	const Participant *p = contact->participants;

	return contact->participant_count == 2 && !p[0].person && !p[1].person &&
		p[0].actor != IMAGE_NONE && p[1].actor != IMAGE_NONE &&
		p[0].entity == p[0].actor && p[1].entity == p[1].actor;
}

/* "perundingan X-Y", "talks between X and the Y rebels": is the noun said to be of two sides? */
static bool
is_of_sides(const Reading *reading, const Contact *contact)
{
	const Participant *p = contact->participants;
	const Party *first;

	if (contact->kind != CONTACT_TALKS || !contact->has_owner || !are_sides(contact))
		return false;
	first = reading_party_of(reading, &p[0]);
	return (p[0].bare && p[1].bare) || (first != NULL && first->preposition == ROLE_BETWEEN);
}

/* "X and Y held the A-B dialogue": those who hold what two states have, and act for them */
static void
add_holders(const Reading *reading, Contact *contact, int begin)
{
	const SummitItem *items = reading->sentence.items;
	const Party *party;
	int			verb = begin - 1;
	int			found;

	while (verb > 0 && verb > begin - OBJECT_REACH && items[verb + 1].gap <= GAP_PERIOD &&
		   (items[verb].kind == ITEM_NUMBER || item_has(&items[verb], ROLE_DETERMINER) || item_is_plain_word(&items[verb])))
		verb--;
	if (!reading->sentence.modifier_first || verb < 1 || !are_sides(contact) || !item_has(&items[verb], ROLE_HOLDING) ||
		subject_find(reading, begin, 0, &found) != SUBJECT_PARTY)
		return;
	party = &reading->parties.items[found];
	if (party->person && party->actor != IMAGE_NONE && contact_has_actor(contact, party->actor) &&
		participants_are_two(reading, found))
		participants_add_group(reading, contact, found);
}

static void
find_noun_parties(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			begin = arguments_add_left(reading, contact);

	/* "in a phone call" is one whatever stands before it */
	bool		adverbial = contact->modifier ||
		contact_is_adverbial(sentence, begin);

	if (item_has(&sentence->items[contact->word], ROLE_PRONOUN))
		reference_add_pronoun(reading, contact, contact->word);
	arguments_add_right(reading, contact);
	contact->body = contact->own_parties && participants_name_body(reading, contact) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT &&
		/* "perundingan Indonesia-Uni Eropa": a side, and no session */
		!is_of_sides(reading, contact);
	attendant_add_offerer(reading, contact);
	if (attendants_add(reading, contact) || reference_add_exemplified(reading, contact, begin))
		return;
	if (contact->kind == CONTACT_VISIT && contact->has_owner)
		name_visitor(reading, contact, begin);
	if (contact->participant_count >= 2 && !contact->body &&
		contact->has_owner)
	{
		if (attendant_is_host(sentence, contact))
			subject_add(reading, contact, begin, 0);
		else
			add_holders(reading, contact, begin);
		return;
	}
	if (subject_is_missing(reading, contact, begin, adverbial))
		return;
	if (adverbial)
		attendant_add_recipient(reading, contact, begin);
	if (!subject_add(reading, contact, begin,
					 subject_reach(reading, contact, adverbial)) &&
		(adverbial || contact->own_parties) && !contact_is_in_topic(sentence, begin))
	{
		int			p = subject_following(reading, contact->word_end);
		int			pronoun = p < 0 && adverbial ?
			subject_following_pronoun(reading, begin, contact->word_end) : -1;

		if (p >= 0)
		{
			participants_add_group(reading, contact, p);
			subject_add_company(reading, contact, p, sentence->count);
			if (adverbial)
				attendant_add_addressed(reading, contact, begin, reading->parties.items[p].last);
		}
		else if (pronoun >= 0 && item_has(&sentence->items[pronoun], ROLE_PRONOUN_PLURAL))
			reference_add_plural(reading, contact, pronoun);
		else if (pronoun >= 0)
		{
			reference_add_pronoun(reading, contact, pronoun);
			attendant_add_addressed(reading, contact, begin, pronoun);
		}
		else
			teller_add_spoken_for(reading, contact);
	}
}

/*
 * "X dan mitranya dari Turki, Y, melanjutkan dialog mereka": where the sentence names two, a
 * word of the plural does not mean those of whom earlier ones told
 */
static void
drop_recalled(const Reading *reading, Contact *contact)
{
	uint32_t	actor = IMAGE_NONE;
	bool		two = false;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		/* but "both meet at the talks of the A and the B" */
		if (p->item < 0 || p->actor == IMAGE_NONE || actor_is_body(reading, p))
			continue;
		two = two || (actor != IMAGE_NONE && p->actor != actor);
		actor = p->actor;
	}
	for (int i = contact->participant_count - 1; i >= 0 && two; i--)
	{
		if (contact->participants[i].item < 0)
			contact_remove(contact, i);
	}
}

/* "said by X when meeting Y": whoever says so is the subject */
static bool
follows_during(const Sentence *sentence, int i)
{
	return i > 0 && item_has(&sentence->items[i - 1], ROLE_TIME_DURING);
}

/* "sends an envoy to" */
static bool
is_sending(const Sentence *sentence, const Contact *contact)
{
	const ImageTermRow *row = item_row(&sentence->items[contact->word], ROLE_CONTACT_VERB);

	return row != NULL && sense_is_sending(sentence, row);
}

/* Fill the contact's parties */
void
participants_find(Reading *reading, Contact *contact)
{
	if (contact->verb)
	{
		if (!subject_add(reading, contact, contact->word,
						 REACH_SPEECH | REACH_CLAUSE |
						 (contact_is_dated_by(&reading->sentence, contact->word) ||
						  follows_during(&reading->sentence, contact->word) ?
						  (reading->sentence.modifier_first ? 0 : REACH_AGENTS | REACH_NOT_MET) : 0)))
		{
			int			p = subject_following(reading, contact->word_end);

			if (p >= 0)
				participants_add_group(reading, contact, p);
		}
		if (is_sending(&reading->sentence, contact))
			participants_stay(contact);
		arguments_add_right(reading, contact);
		if (reading->sentence.modifier_first)
			teller_add_spoken_for(reading, contact);
		if (!reading->sentence.modifier_first)
			attendant_add_offerer(reading, contact);
		if (item_has(&reading->sentence.items[contact->word_end], ROLE_PRONOUN))
			reference_add_object(reading, contact, contact->word_end);
	}
	else
	{
		find_noun_parties(reading, contact);
		invitation_add_guest(reading, contact);
		arguments_add_object(reading, contact);
		if (contact->plural)
			drop_recalled(reading, contact);
		if (contact->participant_count == 0 && contact->kind == CONTACT_TALKS &&
			contact->demand == DEMAND_PLAIN)
		{
			participants_add_named_together(reading, contact);
			teller_add(reading, contact);
		}
	}
	subject_drop_wishers(contact);
	attendants_add_examples(reading, contact);
	participants_drop_states(reading, contact);
}
