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

#include "summit/participant.h"

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

/* "a delegation of X led by Y": the person who leads it stands for it */
static const Party *
led_by(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[p];
	const Party *leader = party + 1;

	if (party->by_role && !party->person && p + 1 < reading->parties.count &&
		leader->person && leader->preposition == ROLE_BY &&
		leader->actor == party->actor &&
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
		const Party *party = led_by(reading, i);

		if (party->core >= contact->word && party->core <= contact->word_end)
			continue;
		contact_add_party(reading, contact, party);
	}
}

/* Does the noun stand as an adverbial: "during the talks", "at a summit"? */
static bool
is_adverbial(const Sentence *sentence, int i)
{
	int			reach = OBJECT_REACH;

	for (int j = i - 1; j >= 0 && j >= i - reach; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return false;
		/* "in a 1 hour 15 minute conversation" */
		if (item->kind == ITEM_NUMBER && reach < 2 * OBJECT_REACH)
			reach += 2;
		if (item->roles & (role_bit(ROLE_TIME_DURING) | role_bit(ROLE_AT) |
						   role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
		if (item->kind == ITEM_ENTITY)
			return false;
	}
	return false;
}

/* Does the noun only say when something else is: "ahead of the summit"? */
static bool
is_dated_by(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - OBJECT_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA ||
			item->kind == ITEM_ENTITY || item_has(item, ROLE_HOLDING) ||
			(!sentence->modifier_first && item_has(item, ROLE_AT)))
			return false;
		if (item->roles & (role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
	}
	return false;
}

/* A state named beside its own president is no party of its own */
void
participants_drop_states(Contact *contact)
{
	int			kept = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		bool		covered = false;

		for (int j = 0; contact->participants[i].bare && !covered &&
			 j < contact->participant_count; j++)
			covered = contact->participants[j].person &&
				contact->participants[j].actor == contact->participants[i].actor;
		if (!covered)
			contact->participants[kept++] = contact->participants[i];
	}
	contact->participant_count = kept;
}

/* "In the call, X told Y": to whom the subject turns takes part too */
static void
add_addressed(const Reading *reading, Contact *contact, int subject)
{
	const Sentence *sentence = &reading->sentence;

	for (int p = subject + 1; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		for (int i = reading->parties.items[p - 1].last + 1;
			 i <= party->first; i++)
		{
			if (item_is_hard_break(&sentence->items[i]) ||
				item_has(&sentence->items[i], ROLE_CLAUSE))
				return;
		}
		if ((party->preposition == ROLE_TOWARD || party->object ||
			 (sentence->modifier_first && party->preposition == TERM_NONE &&
			  sentence->items[party->first].gap == GAP_SPACE &&
			  item_has(&sentence->items[party->first - 1], ROLE_STATUS_CUE))) &&
			party->person)
		{
			contact_add_party(reading, contact, party);
			return;
		}
	}
}

/* "X hosts talks between Y and Z": does whoever is named before it mediate? */
static bool
is_hosted(const Sentence *sentence, const Contact *contact)
{
	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return false;
		if (row != NULL && row->value == HOLDING_HOSTS)
			return true;
	}
	return false;
}

/* Is item i, if there is one, an indefinite article? */
static bool
is_indefinite(const SummitItem *item, int i)
{
	const ImageTermRow *row = i < 0 ? NULL : item_row(item, ROLE_DETERMINER);

	return row != NULL && row->value == DETERMINER_INDEFINITE;
}

/* "Iran's invitation for a visit", "an Iranian offer of talks": whose it is */
static void
add_offerer(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = contact->word - 1; i > 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		const ImageTermRow *row = item_row(&items[i], ROLE_STATUS_CUE);

		if (items[i + 1].gap >= GAP_COMMA)
			return;
		if (row != NULL && row->status == STATUS_PROPOSED &&
			reading->party_at[i - 1] >= 0 &&
			(items[i - 1].possessive || is_indefinite(&items[i - 2], i - 2)))
		{
			participants_add_group(reading, contact, reading->party_at[i - 1]);
			return;
		}
	}
}

/*
 * "the trade war between X and Y eases as negotiations go on": bare talks are
 * those of the two whom the sentence names together.
 */
static void
add_named_together(const Reading *reading, Contact *contact)
{
	for (int i = contact->word - 1; i > 0 && i > contact->word - ITEM_WINDOW; i--)
	{
		int			p = reading->party_at[i];
		const Party *party;
		const Party *first;

		if (p < 0)
			continue;
		party = &reading->parties.items[p];
		first = &reading->parties.items[participants_group_start(reading, p)];
		if (party->joined && party->country && first->country &&
			(first->preposition == ROLE_BETWEEN ||
			 first->preposition == ROLE_TOWARD) &&
			participants_are_two(reading, p))
		{
			participants_add_group(reading, contact, p);
			return;
		}
		i = party->first;
	}
}

/*
 * "X concedes that it was the result of negotiations", "the negotiations go on,
 * said X": bare talks are those of the state whose officer tells of them.
 */
static void
add_teller(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || contact->participant_count > 0 ||
		contact->plural || contact->outside)
		return;
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];
		int			next = party->last + 1;

		if (!party->person || party->actor == IMAGE_NONE ||
			party->actor == sentence->home || party->modifies || party->object)
			continue;
		if (party->preposition == ROLE_SPEECH ||
			(party->preposition == TERM_NONE && next < contact->word &&
			 item_has(&sentence->items[next], ROLE_SPEECH)))
		{
			contact_add_party(reading, contact, party);
			return;
		}
	}
}

/* The verb of attending that leads to the noun with nobody as subject, or -1 */
static int
attended_by(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - ITEM_WINDOW / 4; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return -1;
		if (row == NULL || row->value != HOLDING_ATTENDS)
			continue;
		return i == 0 || reading->party_at[i - 1] < 0 ||
			sentence->items[i].gap >= GAP_COMMA ? i : -1;
	}
	return -1;
}

/*
 * "Turut hadir dalam pertemuan itu X dan Y", "Mereka yang menghadiri pertemuan
 * itu adalah X dan Y": who attends stands behind the noun.
 */
static bool
add_attendants(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	bool		announced = false;
	int			verb = sentence->modifier_first ? -1 : attended_by(reading, contact);

	if (verb < 0)
		return false;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + ITEM_WINDOW / 3; i++)
	{
		const SummitItem *item = &sentence->items[i];
		int			p = reading->party_at[i];

		if (item_is_hard_break(item))
			return false;
		announced = announced || item->gap == GAP_COMMA ||
			item_has(item, ROLE_EXAMPLE) || item_has(item, ROLE_CLAUSE) ||
			item_has(item - 1, ROLE_DEMONSTRATIVE);
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (announced && !party->address && (party->person || party->by_role) &&
				(party->preposition == TERM_NONE || party->preposition == ROLE_EXAMPLE))
			{
				participants_add_group(reading, contact, p);
				/* "turut mendampingi X dalam pertemuan itu" */
				for (i = verb + 1; i < contact->word; i++)
				{
					p = reading->party_at[i];
					if (p >= 0 && reading->parties.items[p].person)
						contact_add_party(reading, contact,
										  &reading->parties.items[p]);
				}
				return true;
			}
			i = party->last;
			continue;
		}
		if (item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_STATUS_CUE) |
						   role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB)))
			return false;
	}
	return false;
}

static void
find_noun_parties(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[contact->word];
	int			begin = arguments_add_left(reading, contact);
	bool		adverbial = is_adverbial(sentence, begin);
	unsigned	reach = 0;

	if (item_has(item, ROLE_PRONOUN))
		reference_add_pronoun(reading, contact, contact->word);
	arguments_add_right(reading, contact);
	contact->body = contact->own_parties && participants_name_body(reading, contact) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
	add_offerer(reading, contact);
	if (add_attendants(reading, contact))
		return;
	if (contact->participant_count >= 2 && !contact->body &&
		contact->has_owner)
	{
		if (is_hosted(sentence, contact))
			subject_add(reading, contact, begin, 0);
		return;
	}
	/* "X describes Y's visit as ...", "X speaks ahead of a summit of Y" */
	if (contact->has_owner &&
		(contact->kind == CONTACT_VISIT ? !adverbial :
		 contact->body && is_dated_by(sentence, begin)))
		return;
	/* "the summit's agenda" is no object */
	if (contact->word_end + 1 < sentence->count && sentence->modifier_first &&
		sentence->items[contact->word_end + 1].gap == GAP_APOSTROPHE)
		return;
	/* "X says that visit is a part of": X is not said to make it */
	if (!sentence->modifier_first && !contact->own_parties && begin > 0 &&
		item_has(&sentence->items[begin - 1], ROLE_SPEECH) &&
		contact->word_end + 1 < sentence->count &&
		item_has(&sentence->items[contact->word_end + 1], ROLE_DEMONSTRATIVE))
		return;
	/* "KTT ASEAN, KTT G20" */
	if (contact->body && !adverbial && !sentence->modifier_first && begin > 1 &&
		sentence->items[begin].gap == GAP_COMMA)
		return;
	if (adverbial || contact->body)
		reach = REACH_SPEECH | REACH_AGENTS;
	/* "X speaks of a dialogue with Y" */
	else if (contact->own_parties && !contact->has_owner)
		reach = REACH_SPEECH;
	/* "X says that talks with Y are useful" */
	if (reach == REACH_SPEECH && contact->participant_count == 1 &&
		sentence->modifier_first)
		reach |= REACH_CLAUSE;
	if (!subject_add(reading, contact, begin, reach) &&
		(adverbial || contact->own_parties))
	{
		int			p = subject_following(reading, contact->word_end);

		if (p >= 0)
		{
			participants_add_group(reading, contact, p);
			if (adverbial)
				add_addressed(reading, contact, p);
		}
	}
}

/* "said by X when meeting Y": whoever says so is the subject */
static bool
follows_during(const Sentence *sentence, int i)
{
	return i > 0 && item_has(&sentence->items[i - 1], ROLE_TIME_DURING);
}

/* Fill the contact's parties */
void
participants_find(Reading *reading, Contact *contact)
{
	if (contact->verb)
	{
		if (!subject_add(reading, contact, contact->word,
						 REACH_SPEECH | REACH_CLAUSE |
						 (is_dated_by(&reading->sentence, contact->word) ||
						  follows_during(&reading->sentence, contact->word) ?
						  REACH_AGENTS : 0)))
		{
			int			p = subject_following(reading, contact->word_end);

			if (p >= 0)
				participants_add_group(reading, contact, p);
		}
		arguments_add_right(reading, contact);
	}
	else
	{
		find_noun_parties(reading, contact);
		if (contact->participant_count == 0 && contact->kind == CONTACT_TALKS &&
			contact->demand == DEMAND_PLAIN)
		{
			add_named_together(reading, contact);
			add_teller(reading, contact);
		}
	}
	participants_drop_states(contact);
}
