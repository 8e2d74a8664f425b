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

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/subject.h"

/* Roles whose word ends the phrase of a noun */
#define PHRASE_END (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) | \
					role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_AFTER))

/* Items between brackets that are stepped over */
#define BRACKET_REACH 6

/* Is this phrase close enough to item i to be its object or genitive? */
static bool
is_adjacent(const Sentence *sentence, const Party *party, int i)
{
	if (party->first - i - 1 > OBJECT_REACH)
		return false;
	for (int j = i + 1; j <= party->first; j++)
	{
		const SummitItem *item = &sentence->items[j];

		/* "Pertemuan Tingkat Menteri (PTM) OECD" */
		if (item->gap == GAP_BRACKET && j + 1 <= party->first &&
			(item->flags & WORD_ALL_CAPITALS) && item[1].gap == GAP_BRACKET)
		{
			j++;
			continue;
		}
		if (item->gap >= GAP_COMMA && item->gap != GAP_QUOTE)
			return false;
		/* "kunjungan mendatang X" */
		if (j == i + 1 && !sentence->modifier_first && item_has(item, ROLE_DATE_SHIFT))
			continue;
		/* "to" may be a cue, but is a preposition where it governs the phrase */
		if (j < party->first && j != party->governor &&
			(item->roles & (role_bit(ROLE_STATUS_CUE) |
							role_bit(ROLE_TIME_DURING) |
							role_bit(ROLE_CONTACT_NOUN) |
							role_bit(ROLE_CONTACT_VERB) |
							role_bit(ROLE_HOLDING) | role_bit(ROLE_RELATIVE) |
							(party->preposition == ROLE_ABOUT ? 0 :
							 role_bit(ROLE_ABOUT)))))
			return false;
	}
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

		/* "to revive talks with X": those of the talks */
		if (sentence->items[j].gap >= GAP_COMMA || (sentence->items[j].roles & TELLING_ROLES))
			return false;
		if (p >= 0)
		{
			participants_add_group(reading, contact, p);
			return true;
		}
	}
	return false;
}

/* "talks with X mediated by Y": does the phrase name who stands between two others? */
static bool
mediates(const Sentence *sentence, const Party *party)
{
	int			verb = party->governor - (sentence->modifier_first ? 1 : 0);

	return party->preposition == ROLE_BY && verb >= 0 &&
		item_has_title(sentence, &sentence->items[verb], ROLE_HOLDING, "mediator");
}

/* Does a phrase behind the noun say whose contact it is? */
static bool
is_owner(const Sentence *sentence, const Contact *contact, const Party *party)
{
	if (party->preposition == ROLE_TOWARD || party->preposition == ROLE_WITH ||
		mediates(sentence, party))
		return false;
	/* "a visit from", "a tour of", "a visit in" */
	return contact->kind != CONTACT_VISIT ||
		(party->preposition != ROLE_FROM && party->preposition != ROLE_AT &&
		 (party->preposition != ROLE_OF || party->person));
}

/* "dengannya", "with her", but "with her minister" */
static bool
is_with_pronoun(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];
	const SummitItem *next = item + 1;

	if (!item_has(item, ROLE_PRONOUN))
		return false;
	if (item_has(item, ROLE_WITH) || !sentence->modifier_first)
		return item_has(item, ROLE_WITH);
	return item_has(item - 1, ROLE_WITH) && item->gap == GAP_SPACE &&
		item_has_value(item, ROLE_PRONOUN, 0) &&
		!(item_has(item, ROLE_DETERMINER) && i + 1 < sentence->count && next->gap <= GAP_PERIOD &&
		  (next->kind == ITEM_WORD || next->kind == ITEM_ENTITY ||
		   (next->roles & (PHRASE_ROLES | role_bit(ROLE_NOT_CONTACT)))));
}

/* "between him and Y", "with both, Y": true where a pronoun opens such a phrase */
static bool
add_pronoun(const Reading *reading, Contact *contact, int j)
{
	const SummitItem *item = &reading->sentence.items[j];
	bool		opens = false;

	if (reference_add_met(reading, contact, j))
		return false;
	if (!contact->verb && is_with_pronoun(&reading->sentence, j))
	{
		contact->own_parties = true;
		return false;
	}
	if (item_is_pronoun(item) && item_has(item - 1, contact->verb ? ROLE_WITH : ROLE_BETWEEN))
	{
		reference_add_pronoun(reading, contact, j);
		contact->own_parties = true;
		opens = true;
	}
	if (item_has(item, ROLE_PRONOUN_PLURAL) && j <= contact->word_end + 3 &&
		!contact->verb && !reference_counts(reading, j))
	{
		reference_add_plural(reading, contact, j);
		contact->own_parties = true;
		/* "pertemuan antar-Korea" */
		contact->has_owner = contact->has_owner ||
			(reference_names_states(&reading->sentence, j) &&
			 !contact_is_held_by_verb(reading, contact));
		/* "melibatkan kedua Korea, Jepang dan Cina" */
		opens = item_has(item - 1, ROLE_WITH);
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

/*
 * "kunjungan singkat (tidak diumumkan) ke X": the item behind brackets that open
 * before item i and name nobody; i where none do
 */
static int
skip_brackets(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->items[i].gap != GAP_BRACKET ||
		sentence->text[sentence->items[i].start - 1] != '(')
		return i;
	for (int j = i; j + 1 < sentence->count && j < i + BRACKET_REACH &&
		 reading->party_at[j] < 0; j++)
	{
		if (sentence->items[j + 1].gap == GAP_BRACKET)
			return j + 1;
	}
	return i;
}

/* "talks with X on the border with Y": does the noun before "with" govern it? */
static bool
is_with_of_noun(const Sentence *sentence, const Party *party)
{
	return sentence->modifier_first && party->preposition == ROLE_WITH &&
		party->governor > 1 && item_is_plain_word(&sentence->items[party->governor - 1]);
}

/* "talks with X to discuss a treaty with Y": has what is discussed been told with whom? */
static bool
discusses_besides(const Reading *reading, const Contact *contact)
{
	return reading->sentence.modifier_first && contact > reading->contacts && contact_discusses(contact) &&
		cue_is_infinitive(&reading->sentence, contact->word - 1) &&
		argument_names_other_side(reading, contact - 1);
}

/*
 * "X bertemu Y untuk membahas kesepakatan dengan Z": does another noun, behind what the
 * contact is for, govern "with", while two take part already?
 */
static bool
is_with_of_purpose(const Reading *reading, const Contact *contact, const Party *party)
{
	const SummitItem *items = reading->sentence.items;
	bool		two = false;

	if (reading->sentence.modifier_first || party->preposition != ROLE_WITH || party->governor < 1 ||
		!item_is_plain_word(&items[party->governor - 1]))
		return false;
	for (int i = 1; i < contact->participant_count && !two; i++)
		two = contact->participants[i].actor != contact->participants[0].actor;
	for (int i = contact->word_end + 1; two && i < party->governor; i++)
	{
		if (item_has(&items[i], ROLE_ABOUT))
			return true;
	}
	return false;
}

/* "KTT ASEAN Singgung Tarif AS": has the noun said whose it is? */
static bool
is_beside_owner(const Sentence *sentence, const Contact *contact, const Party *party)
{
	return sentence->title_case && !sentence->modifier_first && !contact->verb &&
		contact->has_owner && party->country &&
		party->preposition == TERM_NONE && !party->joined;
}

/* "In talks with X, the Y do Z": does the phrase at item i begin with an article there? */
static bool
begins_behind_comma(const Sentence *sentence, int i)
{
	return sentence->modifier_first && sentence->items[i - 1].gap == GAP_COMMA &&
		item_has(&sentence->items[i - 1], ROLE_DETERMINER);
}

/* "pembicaraannya dengan X": has a pronoun on the noun said whose it is? */
static bool
is_of_pronoun(const Sentence *sentence, const Contact *contact)
{
	return !sentence->modifier_first && !contact->verb && contact->kind != CONTACT_VISIT &&
		contact->participant_count > 0 &&
		item_has(&sentence->items[contact->word], ROLE_PRONOUN);
}

/* "KTT Bali", "KTT G20 Bali": right behind the noun, or behind the body whose it is? */
static bool
is_beside_noun(const Reading *reading, const Contact *contact, int p)
{
	const SummitItem *items = reading->sentence.items;
	const Party *party = &reading->parties.items[p];
	int			j = party->first;

	if (p > 0 && !reading->sentence.modifier_first && items[j].gap == GAP_SPACE &&
		party[-1].last == j - 1 && !party[-1].country && !party[-1].by_role &&
		items[party[-1].core].entity_kind == ENTITY_ORGANISATION)
		j = party[-1].first;
	return !contact->verb && j == contact->word_end + 1 && items[j].gap == GAP_SPACE;
}

/* Parties behind the contact word, in its own phrase or as its object */
void
arguments_add_right(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			last_group = -1;
	bool		between = false;	/* behind "between him" */
	bool		with = false;	/* behind "with X" */

	contact->has_owner = contact->has_owner || is_of_pronoun(sentence, contact);
	for (int j = contact->word_end + 1;
		 j < sentence->count && j < contact->word_end + MAIN_CLAUSE_REACH; j++)
	{
		int			p = reading->party_at[j = skip_brackets(reading, j)];
		const SummitItem *item = &sentence->items[j];

		if (item_is_hard_break(item))
			break;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (is_beside_noun(reading, contact, p) && party->preposition == TERM_NONE &&
				(argument_is_setting(reading, contact, p) || argument_is_region(contact, party)))
				argument_take_setting(reading, contact, p);
			else if (party->group != last_group &&
					 !qualifies_next(reading, p) &&
					 !is_beside_owner(sentence, contact, party) &&
					 !((with || discusses_besides(reading, contact)) && is_with_of_noun(sentence, party)) &&
					 !is_with_of_purpose(reading, contact, party) &&
					 ((between && party->preposition == TERM_NONE) ||
					  argument_takes(reading, contact, p,
									 is_adjacent(sentence, party, contact->word_end))))
			{
				between = false;
				with = with || party->preposition == ROLE_WITH;
				participants_add_group(reading, contact, p);
				contact->own_parties = true;
				contact->has_owner = contact->has_owner || is_owner(sentence, contact, party);
				last_group = party->group;
			}
			else if (party->group != last_group && party->preposition == TERM_NONE &&
					 (item->gap == GAP_COMMA || begins_behind_comma(sentence, j)))
				break;
			j = party->last;
			continue;
		}
		if ((item->roles & PHRASE_END) && !item_has(item, ROLE_ABOUT))
			break;
		if ((!contact->verb && item_has(item, ROLE_RELATIVE) &&
			 attendants_add_clause(reading, contact, j)) ||
			(contact->kind == CONTACT_VISIT && add_host(reading, contact, j)))
			continue;
		between = add_pronoun(reading, contact, j) || between;
		/* "bertemu dengan Presiden" */
		contact->title = contact->title ||
			(j <= contact->word_end + 2 && subject_is_title(sentence, item));
		if (item->roles & (role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_CONTACT_VERB) |
						   (contact->verb ? role_bit(ROLE_RELATIVE) : 0)))
			break;
	}
}

/* "Y mengadakan panggilan telepon dengannya": once Y is known, whom the pronoun means */
void
arguments_add_object(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int j = contact->word_end + 1;
		 j < sentence->count && j <= contact->word_end + OBJECT_REACH &&
		 sentence->items[j].gap <= GAP_PERIOD; j++)
	{
		if (is_with_pronoun(sentence, j))
		{
			reference_add_object(reading, contact, j);
			return;
		}
	}
}
