/*-------------------------------------------------------------------------
 *
 * argument.c
 *		The arguments of a contact word: the parties in its own phrase.
 *
 * Behind a noun they stand with "between", "with", "of", "by" or as a genitive,
 * before it as modifiers; behind a verb as its object.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* Roles whose word ends the phrase of a noun */
#define PHRASE_END (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) | \
					role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_AFTER))

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

/* "mediated by X", "dimediasi X", "a meeting held by X" */
static bool
is_mediator(const Sentence *sentence, const Party *party)
{
	if (party->preposition == ROLE_BY && sentence->modifier_first &&
		party->governor > 0 &&
		sentence->items[party->governor].gap == GAP_SPACE &&
		item_has(&sentence->items[party->governor - 1], ROLE_HOLDING))
		return true;
	for (int i = party->governor; i >= 0 && i >= party->governor - 1; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (row != NULL && row->value == HOLDING_HOSTS)
			return true;
	}
	return false;
}

/* Does nothing but a capitalised name part the state from the verb at item i? */
static bool
leads_by_town(const Sentence *sentence, int i, const Party *party)
{
	for (i++; i < party->first; i++)
	{
		if (!item_is_capital_word(&sentence->items[i]))
			return false;
	}
	return true;
}

/*
 * "negosiasi damai Rusia-Ukraina": where adjectives follow their noun, two
 * states behind one say whose contact it is, and do not qualify it alone.
 */
static bool
are_owners(const Reading *reading, const Contact *contact, int p)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];

	bool		named;			/* "Pertemuan Tahunan IMF" */

	named = party->entity != IMAGE_NONE && !party->country && !party->place &&
		party->actor == party->entity &&
		(sentence->items[contact->word].flags & WORD_CAPITAL) != 0;
	if (sentence->modifier_first || contact->verb ||
		contact->kind == CONTACT_VISIT ||
		!(named || participants_are_two(reading, p)))
		return false;
	for (int i = contact->word_end + 1; i < party->first; i++)
	{
		if (!item_is_plain_word(&sentence->items[i]) &&
			!item_has(&sentence->items[i], ROLE_MULTILATERAL) &&
			!((sentence->items[contact->word].flags & WORD_CAPITAL) &&
			  item_is_capital_word(&sentence->items[i])))
			return false;
	}
	return true;
}

/* "kunjungan kerja melepas ekspor ke X": does another verb lead to the phrase? */
bool
argument_leads_elsewhere(const Sentence *sentence, const Contact *contact,
						 const Party *party)
{
	if (sentence->modifier_first)
		return false;
	/* "terhadap" */
	if (item_has(&sentence->items[party->governor], ROLE_ABOUT))
		return true;
	for (int i = contact->word_end + 1; !contact->verb && i < party->governor; i++)
	{
		if (item_is_plain_word(&sentence->items[i]) &&
			party_is_verb_form(sentence, &sentence->items[i]))
			return true;
	}
	return false;
}

/* "travels through X to send a message to Y": is Y of another verb? */
static bool
infinitive_between(const Sentence *sentence, int i, const Party *party)
{
	if (!sentence->modifier_first)
		return false;
	for (i++; i < party->governor; i++)
	{
		if (item_has(&sentence->items[i], ROLE_TOWARD) &&
			item_has(&sentence->items[i], ROLE_STATUS_CUE) &&
			item_is_plain_word(&sentence->items[i + 1]))
			return true;
	}
	return false;
}

/* "begins a visit, and is greeted by X": is "by" of another clause? */
static bool
comma_between(const Sentence *sentence, int i, const Party *party)
{
	if (!sentence->modifier_first)
		return false;
	for (i++; i <= party->governor; i++)
	{
		if (item_has(&sentence->items[i], ROLE_AND) &&
			(sentence->items[i].gap == GAP_COMMA ||
			 item_has(&sentence->items[i + 1], ROLE_STATUS_CUE)))
			return true;
	}
	return false;
}

/* Does the phrase behind the contact, governed so, belong to it? */
static bool
takes_party(const Reading *reading, const Contact *contact, int p,
			bool adjacent)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];
	bool		topics = contact->demand == DEMAND_ACTORS &&
		contact->kind == CONTACT_TALKS;

	switch (party->preposition)
	{
		case TERM_NONE:
			/* "welcomes Y's offer" */
			if (contact->verb && sentence->items[party->core].possessive &&
				!party->by_role && contact->kind != CONTACT_VISIT)
				return false;
			/* "receives a delegation", not "receives aid from a state" */
			if (contact->verb && contact->demand == DEMAND_ACTORS &&
				contact->kind == CONTACT_MEETING &&
				!party->person && !party->by_role)
				return false;
			return adjacent && !(contact->verb && topics) &&
				(!party->modifies || are_owners(reading, contact, p));
		case ROLE_WITH:
			return !party->modifies;
		case ROLE_BETWEEN:
			/* "pembicaraan dengan X untuk perang antara Y dan Z" */
			if (!sentence->modifier_first &&
				(contact->own_parties || contact->kind == CONTACT_VISIT) &&
				party->governor > 0 &&
				!item_has(&sentence->items[party->governor - 1], ROLE_CONTACT_NOUN))
				return false;
			return !contact->verb;
		case ROLE_OF:
			/* "the first visit to India of a Chinese minister" */
			if (contact->kind == CONTACT_VISIT && !contact->verb &&
				sentence->modifier_first && (party->by_role || party->person) &&
				party->governor - contact->word_end <= OBJECT_REACH)
				return true;
			/* "visits areas of Japan" */
			return adjacent && (!contact->verb ||
								(contact->kind == CONTACT_VISIT &&
								 !party->modifies));
		case ROLE_BY:
			return contact->verb ? contact->passive :
				adjacent ||
				((party->person || party->by_role) &&
				 !comma_between(sentence, contact->word_end, party)) ||
				is_mediator(sentence, party);
		case ROLE_FROM:
			/* "a call from Washington", "receives a visit from the president" */
			return adjacent &&
				(party->by_role || party->person ||
				 contact->kind == CONTACT_CALL) &&
				(!contact->verb || (contact->kind == CONTACT_MEETING &&
									contact->demand == DEMAND_PLAIN));
		case ROLE_AT:
			/* "visits Zinder, Niger": of a town that nobody knows */
			if (contact->kind == CONTACT_VISIT && contact->verb &&
				party->address && party->country)
				return leads_by_town(sentence, contact->word_end, party);
			/* "a visit in Russia" */
			return contact->kind == CONTACT_VISIT && !contact->verb &&
				party->country && !party->modifies;
		case ROLE_TOWARD:
			if (contact->kind == CONTACT_VISIT)
				return !argument_leads_elsewhere(sentence, contact, party) &&
					!infinitive_between(sentence, contact->word_end, party);
			return adjacent && contact->kind != CONTACT_MEETING &&
				(contact->demand == DEMAND_ACTORS ||
				 (contact->verb && !sentence->modifier_first));
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

	/*
	 * "at the invitation of X", "to urge X", but not "and expresses support
	 * for X"
	 */
	if (sentence->modifier_first &&
		!item_has(&sentence->items[i - 1], ROLE_TOWARD) &&
		(i + 1 >= sentence->count ||
		 (sentence->items[i + 1].roles & (role_bit(ROLE_OF) | role_bit(ROLE_BY) |
										  role_bit(ROLE_FROM))) == 0))
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

/* "between him and Y", "with her": true where a pronoun opens such a phrase */
static bool
add_pronoun(const Reading *reading, Contact *contact, int j)
{
	const SummitItem *item = &reading->sentence.items[j];
	bool		opens = false;

	if (item_has(item, ROLE_PRONOUN) && !item_has(item, ROLE_DETERMINER) &&
		item_has(item - 1, contact->verb ? ROLE_WITH : ROLE_BETWEEN))
	{
		reference_add_pronoun(reading, contact, j);
		contact->own_parties = true;
		opens = true;
	}
	if (item_has(item, ROLE_PRONOUN_PLURAL) && j <= contact->word_end + 3 &&
		!contact->verb)
	{
		reference_add_plural(reading, contact, j);
		contact->own_parties = true;
	}
	return opens;
}

/* "to the former Soviet republic Armenia": does the state only qualify the next? */
static bool
qualifies_next(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[p];
	const Party *next = party + 1;

	return party->modifies && party->country && p + 1 < reading->parties.count &&
		next->country && !next->joined && next->governor >= 0 &&
		next->governor == party->governor;
}

/* Parties behind the contact word, in its own phrase or as its object */
void
arguments_add_right(Reading *reading, Contact *contact)
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
					 !qualifies_next(reading, p) &&
					 ((between && party->preposition == TERM_NONE) ||
					  takes_party(reading, contact, p,
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
		if (add_pronoun(reading, contact, j))
			between = true;
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
int
arguments_add_left(Reading *reading, Contact *contact)
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
