/*-------------------------------------------------------------------------
 *
 * participant.c
 *		Who takes part in a contact.
 *
 * A noun ("pertemuan", "talks") has its parties in its own phrase: behind
 * "between", "with", "of", "by", as a genitive, or before it as a modifier.
 * What is missing comes from the subject of its clause (see subject.c).  A
 * verb has its subject to the left and its object to the right.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* Items that may stand between a word and the object it governs */
#define OBJECT_REACH 4

/* value of a holding verb of a host or mediator */
#define HOLDING_HOSTS 2

/* Roles whose word ends the phrase of a noun */
#define PHRASE_END (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) | \
					role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_AFTER))

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

/* Is this phrase close enough to item i to be its object or genitive? */
static bool
is_adjacent(const Sentence *sentence, const Party *party, int i)
{
	if (party->first - i - 1 > OBJECT_REACH)
		return false;
	for (int j = i + 1; j <= party->first; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item->gap >= GAP_COMMA && item->gap != GAP_QUOTE)
			return false;
		if (j < party->first &&
			(item->roles & (role_bit(ROLE_STATUS_CUE) |
							role_bit(ROLE_CONTACT_NOUN) |
							role_bit(ROLE_CONTACT_VERB) |
							role_bit(ROLE_HOLDING) | role_bit(ROLE_RELATIVE) |
							(party->preposition == ROLE_ABOUT ? 0 :
							 role_bit(ROLE_ABOUT)))))
			return false;
	}
	return true;
}

/* "mediated by X", "dimediasi X" */
static bool
is_mediator(const Sentence *sentence, const Party *party)
{
	for (int i = party->governor; i >= 0 && i >= party->governor - 1; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (row != NULL && row->value == HOLDING_HOSTS)
			return true;
	}
	return false;
}

/* Does the phrase behind the contact, governed so, belong to it? */
static bool
takes_party(const Sentence *sentence, const Contact *contact,
			const Party *party, bool adjacent)
{
	bool		topics = contact->demand == DEMAND_ACTORS &&
		contact->kind == CONTACT_TALKS;

	switch (party->preposition)
	{
		case TERM_NONE:
			/* "welcomes Y's offer" */
			if (contact->verb && sentence->items[party->core].possessive &&
				contact->kind != CONTACT_VISIT)
				return false;
			/* "receives a delegation", not "receives aid from a state" */
			if (contact->verb && contact->demand == DEMAND_ACTORS &&
				contact->kind == CONTACT_MEETING &&
				!party->person && !party->by_role)
				return false;
			return adjacent && !party->modifies && !(contact->verb && topics);
		case ROLE_WITH:
			return !party->modifies;
		case ROLE_BETWEEN:
			return !contact->verb;
		case ROLE_OF:
			return adjacent && !contact->verb;
		case ROLE_BY:
			return contact->verb ? contact->passive :
				adjacent || party->person || party->by_role ||
				is_mediator(sentence, party);
		case ROLE_FROM:
			return adjacent && !contact->verb &&
				(party->by_role || party->person);
		case ROLE_AT:
			/* "a visit in Russia" */
			return contact->kind == CONTACT_VISIT && !contact->verb &&
				party->country && !party->modifies;
		case ROLE_TOWARD:
			if (contact->kind == CONTACT_VISIT)
				return true;
			return adjacent && contact->demand == DEMAND_ACTORS &&
				contact->kind != CONTACT_MEETING;
		default:
			return false;
	}
}

/* "the talks that X held with Y": the subject of the relative clause */
static bool
add_relative_subject(const Reading *reading, Contact *contact, int i)
{
	int			p;

	if (i + 1 >= reading->sentence.count || i > contact->word_end + OBJECT_REACH)
		return false;
	p = reading->party_at[i + 1];
	if (p < 0 || reading->parties.items[p].preposition != TERM_NONE)
		return false;
	participants_add_group(reading, contact, p);
	return true;
}

/* "atas undangan X", "at the invitation of X": who wishes the visit */
static bool
add_host(const Reading *reading, Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	if (row == NULL || row->status != STATUS_PROPOSED)
		return false;
	for (int j = i + 1; j < sentence->count && j <= i + OBJECT_REACH; j++)
	{
		int			p = reading->party_at[j];

		if (sentence->items[j].gap >= GAP_COMMA)
			return false;
		if (p >= 0)
		{
			participants_add_group(reading, contact, p);
			return true;
		}
	}
	return false;
}

/* Does a phrase behind the noun say whose contact it is? */
static bool
is_owner(const Contact *contact, const Party *party)
{
	if (party->preposition == ROLE_TOWARD || party->preposition == ROLE_WITH)
		return false;
	/* "a visit from", "a tour of" */
	return contact->kind != CONTACT_VISIT ||
		(party->preposition != ROLE_FROM &&
		 (party->preposition != ROLE_OF || party->person));
}

/*
 * "the London talks", "perundingan Jenewa": a city by itself beside the noun
 * is where it takes place, not the government that sits there.
 */
static bool
is_setting(const Reading *reading, const Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const SummitItem *next = &reading->sentence.items[party->last + 1];

	/* "perundingan Washington dengan Moskow" */
	if (party->last + 1 < reading->sentence.count &&
		item_has(next, ROLE_WITH))
		return false;
	return party->place && party->actor != IMAGE_NONE &&
		!party->by_role && !party->joined &&
		!reading->sentence.items[party->core].possessive &&
		!(p + 1 < reading->parties.count && party[1].joined) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
}

static void
set_place(Contact *contact, const Party *party)
{
	contact->place = party->entity;
	contact->place_item = party->core;
}

/* Parties behind the contact word, in its own phrase or as its object */
static void
add_right(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			last_group = -1;
	bool		between = false;	/* behind "between him" */

	for (int j = contact->word_end + 1;
		 j < sentence->count && j < contact->word_end + ITEM_WINDOW / 2; j++)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			break;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (!contact->verb && j == contact->word_end + 1 &&
				party->preposition == TERM_NONE && item->gap == GAP_SPACE &&
				is_setting(reading, contact, p))
				set_place(contact, party);
			else if (party->group != last_group &&
					 ((between && party->preposition == TERM_NONE) ||
					  takes_party(sentence, contact, party,
								  is_adjacent(sentence, party, contact->word_end))))
			{
				between = false;
				participants_add_group(reading, contact, p);
				contact->own_parties = true;
				contact->has_owner = contact->has_owner ||
					is_owner(contact, party);
				last_group = party->group;
			}
			else if (party->group != last_group &&
					 party->preposition == TERM_NONE && item->gap == GAP_COMMA)
				break;
			j = party->last;
			continue;
		}
		if ((item->roles & PHRASE_END) && !item_has(item, ROLE_ABOUT))
			break;
		if (!contact->verb && item_has(item, ROLE_RELATIVE) &&
			add_relative_subject(reading, contact, j))
			continue;
		if (contact->kind == CONTACT_VISIT && add_host(reading, contact, j))
			continue;
		/* "between him and Y", "with her" */
		if (item_has(item, ROLE_PRONOUN) && !item_has(item, ROLE_DETERMINER) &&
			item_has(item - 1, contact->verb ? ROLE_WITH : ROLE_BETWEEN))
		{
			subject_add_pronoun(reading, contact, j);
			contact->own_parties = true;
			between = true;
		}
		if (item_has(item, ROLE_PRONOUN_PLURAL) && j <= contact->word_end + 3 &&
			!contact->verb)
		{
			subject_add_plural(reading, contact, j);
			contact->own_parties = true;
		}
		if (item->roles & (role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB)))
			break;
		if (contact->verb && item_has(item, ROLE_RELATIVE))
			break;
	}
}

/* May this phrase, which ends at item i, belong to the noun behind it? */
static bool
takes_left(const Sentence *sentence, const Party *party, int i,
		   const Contact *contact)
{
	const SummitItem *core = &sentence->items[party->core];

	if (party->person && !core->possessive)
		return sentence->items[contact->word].gap != GAP_SPACE ||
			i == contact->word - 1;
	return true;
}

/*
 * "US-Russia talks", "NATO summit", "Bush's visit", "his visit": names before
 * a noun.  Returns the item at which the noun's own phrase begins.
 */
static int
add_left(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			j = contact->word - 1;
	int			steps = 0;

	while (j >= 0 && steps++ < OBJECT_REACH)
	{
		const SummitItem *item = &sentence->items[j];
		const SummitItem *behind = &sentence->items[j + 1];
		int			p = reading->party_at[j];

		if (behind->gap >= GAP_COMMA && behind->gap != GAP_QUOTE)
			break;
		if (p >= 0)
		{
			if (behind->gap == GAP_SPACE && is_setting(reading, contact, p))
			{
				set_place(contact, &reading->parties.items[p]);
				j = reading->parties.items[p].first - 1;
				continue;
			}
			if (takes_left(sentence, &reading->parties.items[p], j, contact))
			{
				participants_add_group(reading, contact, p);
				contact->own_parties = true;
				contact->has_owner = true;
				return reading->parties.items[participants_group_start(reading, p)].first;
			}
			break;
		}
		if (!item_is_plain_word(item) && item->kind != ITEM_NUMBER &&
			!item_has(item, ROLE_MULTILATERAL) &&
			!item_has(item, ROLE_CONTACT_NOUN) &&
			!item_is_capital_word(item))
			break;
		j--;
	}
	return contact->word;
}

/* Does the noun stand as an adverbial: "during the talks", "at a summit"? */
static bool
is_adverbial(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - OBJECT_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return false;
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
			item->kind == ITEM_ENTITY || item_has(item, ROLE_HOLDING))
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
		if ((party->preposition == ROLE_TOWARD || party->object) &&
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

static void
find_noun_parties(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[contact->word];
	int			begin = add_left(reading, contact);
	bool		adverbial = is_adverbial(sentence, begin);

	if (item_has(item, ROLE_PRONOUN))
		subject_add_pronoun(reading, contact, contact->word);
	add_right(reading, contact);
	contact->body = contact->own_parties && participants_name_body(reading, contact) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
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
	if (!subject_add(reading, contact, begin,
					 adverbial || contact->body ?
					 REACH_SPEECH | REACH_AGENTS : 0) &&
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
		add_right(reading, contact);
	}
	else
		find_noun_parties(reading, contact);
	participants_drop_states(contact);
}
