/*-------------------------------------------------------------------------
 *
 * governed.c
 *		Which phrases behind a contact word belong to it.
 *
 * By the preposition that governs them, and by what stands between.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/sense.h"
#include "summit/subject.h"

/* "mediated by X", "dimediasi X", "a meeting held by X" */
static bool
is_mediator(const Sentence *sentence, const Party *party)
{
	if (sentence->items[party->governor].gap == GAP_SPACE &&
		item_has(&sentence->items[party->governor - 1], ROLE_HOLDING))
		return true;
	for (int i = party->governor; i >= party->governor - 1; i--)
	{
		if (item_has_value(&sentence->items[i], ROLE_HOLDING, HOLDING_HOSTS))
			return true;
	}
	return false;
}

/* Does nothing but a capitalised name part the state from the verb at item i? */
bool
argument_leads_by_town(const Sentence *sentence, int i, const Party *party)
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
		party->actor == party->entity;
	if (sentence->modifier_first || contact->verb ||
		contact->kind == CONTACT_VISIT ||
		!(named || participants_are_two(reading, p)))
		return false;
	for (int i = contact->word_end + 1; i < party->first; i++)
	{
		if (!item_is_plain_word(&sentence->items[i]) &&
			sentence->items[i].kind != ITEM_NUMBER &&
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
	bool		bracket = false;

	if (sentence->modifier_first)
		return false;
	/* "terhadap" */
	if (item_has(&sentence->items[party->governor], ROLE_ABOUT))
		return true;
	for (int i = contact->word_end + 1; !contact->verb && i < party->governor; i++)
	{
		/* "kunjungan diam-diam (tak diumumkan) ke X" */
		if (sentence->items[i].gap == GAP_BRACKET)
			bracket = !bracket;
		if (!bracket && party_is_plain_verb(sentence, &sentence->items[i]))
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
			(item_is_plain_word(&sentence->items[i + 1]) ||
			 (sentence->items[i + 1].roles & (role_bit(ROLE_NOT_CONTACT) |
											  role_bit(ROLE_STATUS_CUE) |
											  role_bit(ROLE_HOLDING))) != 0))
			return true;
	}
	return false;
}

/* "melakukan kunjungan ke X, menandatangani perjanjian bersama Y" */
static bool
clause_between(const Sentence *sentence, const Contact *contact,
			   const Party *party)
{
	bool		comma = false;

	for (int i = contact->word_end + 1; i < party->governor; i++)
	{
		if (sentence->items[i].gap == GAP_COMMA)
			comma = true;
		if (comma && !sentence->modifier_first &&
			party_is_plain_verb(sentence, &sentence->items[i]))
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

/* "pertemuan di Dewan Keamanan": is an international body the place? */
bool
argument_is_body(const Reading *reading, const Contact *contact,
				 const Party *party)
{
	return !contact->verb && contact->kind != CONTACT_VISIT &&
		!reading->sentence.modifier_first &&
		!party->by_role && !party->modifies &&
		party->entity != IMAGE_NONE && party->entity == party->actor &&
		image_entity(reading->sentence.image, party->entity)->kind == ENTITY_ORGANISATION;
}

/* "discusses Y", "discusses Y by phone": is the object of the verb what is spoken of? */
static bool
has_topic(const Reading *reading, const Contact *contact)
{
	return contact->verb && item_discusses(&reading->sentence.items[contact->word]);
}

/*
 * "kunjungan ketika ditahan oleh polisi X", "pertemuan itu dikecam X": is the phrase, with "by"
 * or without, who does what another verb says?
 */
static bool
is_done_by(const Sentence *sentence, const Party *party)
{
	int			i = (party->preposition == ROLE_BY ? party->governor : party->first) - 1;
	const SummitItem *verb = &sentence->items[Max(i, 0)];

	if (sentence->modifier_first || i < 0)
		return false;
	if (party->preposition != ROLE_BY)
		return verb[1].gap == GAP_SPACE && item_is_plain_word(verb) &&
			party_is_passive_form(sentence, verb);
	/* "pertemuan di Y, dengan dibuka X" */
	return item_has(verb, ROLE_WITH) ||
		party_is_plain_verb(sentence, verb);
}

/* A phrase that nothing governs */
static bool
takes_bare(const Reading *reading, const Contact *contact, int p, bool adjacent)
{
	const Party *party = &reading->parties.items[p];

	/* "welcomes Y's offer" */
	if (contact->verb && reading->sentence.items[party->core].possessive &&
		!party->by_role && contact->kind != CONTACT_VISIT)
		return false;

	/*
	 * "perundingan gencatan senjata Gaza": a place that is what the talks are
	 * about
	 */
	if (!contact->verb && contact->kind != CONTACT_VISIT && !reading->sentence.modifier_first &&
		party->place && !party->by_role && party->first > contact->word_end + 1 && !party->joined &&
		!(p + 1 < reading->parties.count && party[1].joined))
		return false;
	/* "receives a delegation", not "receives aid from a state" */
	if (contact->verb && contact->demand == DEMAND_ACTORS &&
		contact->kind == CONTACT_MEETING &&
		!party->person && !party->by_role)
		return false;
	return adjacent && !has_topic(reading, contact) &&
		!(!contact->verb && !contact->own_parties && is_done_by(&reading->sentence, party)) &&
		(!party->modifies || are_owners(reading, contact, p));
}

/* Behind "at" */
static bool
takes_place(const Reading *reading, const Contact *contact, const Party *party,
			bool adjacent)
{
	if (argument_is_body(reading, contact, party))
		return adjacent;
	/* "is due in Y" */
	if (contact->implied && party->governor == contact->word)
		return !party->by_role;
	/* "visits Zinder, Niger": of a town that nobody knows */
	if (contact->kind == CONTACT_VISIT && contact->verb &&
		party->address && party->country)
		return argument_leads_by_town(&reading->sentence, contact->word_end, party);
	/* "a visit in Russia", but "a visit to press for peace in Russia" */
	return contact->kind == CONTACT_VISIT && !contact->verb &&
		(adjacent || (reading->sentence.modifier_first &&
					  !infinitive_between(&reading->sentence, contact->word_end, party))) &&
		party->country && !party->modifies;
}

/* "berkunjung ke X dan mengirim utusan ke Y": does a conjunction lead to a verb? */
static bool
verb_between(const Sentence *sentence, int i, const Party *party)
{
	for (i++; i + 1 < party->governor && !sentence->modifier_first; i++)
	{
		const SummitItem *next = &sentence->items[i + 1];

		if (item_has(&sentence->items[i], ROLE_AND) &&
			(item_has(next, ROLE_STATUS_CUE) || item_has(next, ROLE_HOLDING) ||
			 party_is_plain_verb(sentence, next)))
			return true;
	}
	return false;
}

/* "offers talks": is the noun the object of a verb that proposes it? */
static bool
is_offered(const Sentence *sentence, const Contact *contact)
{
	for (int i = contact->word - 1; i >= 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

		if (sentence->items[i + 1].gap > GAP_PERIOD)
			return false;
		if (row != NULL && row->status == STATUS_PROPOSED)
			return true;
		if (!item_is_plain_word(&sentence->items[i]) &&
			!(sentence->items[i].roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_MULTILATERAL))))
			return false;
	}
	return false;
}

/* Behind "to" */
static bool
takes_destination(const Reading *reading, const Contact *contact,
				  const Party *party, bool adjacent)
{
	const Sentence *sentence = &reading->sentence;

	if (contact->kind == CONTACT_VISIT)
		return !argument_leads_elsewhere(sentence, contact, party) &&
			!infinitive_between(sentence, contact->word_end, party) &&
			!verb_between(sentence, contact->word_end, party);
	/* "membahas akses bantuan ke Gaza" */
	if (!sentence->modifier_first && party->place && has_topic(reading, contact))
		return false;
	/* "spoke to Iranian television" */
	if (contact->verb && sentence->modifier_first &&
		!party->person && !party->by_role)
		return false;
	/* "offers talks to Y" */
	if (!contact->verb && sentence->modifier_first && !party->place &&
		party->governor == contact->word_end + 1 && is_offered(sentence, contact))
		return true;
	/* "membahas serangan X ke Y": whom something else leads to */
	if (contact_discusses(contact) && !sentence->modifier_first)
		return false;
	return adjacent && contact->kind != CONTACT_MEETING &&
		(contact->demand == DEMAND_ACTORS ||
		 (contact->verb ? contact->kind == CONTACT_CALL || !sentence->modifier_first :
		  contact->kind == CONTACT_CALL && (party->person || party->by_role || party->country)));
}

/* "a call from Washington", "receives a visit from the president" */
static bool
takes_origin(const Contact *contact, const Party *party)
{
	return (party->by_role || party->person || contact->kind == CONTACT_CALL) &&
		(!contact->verb ||
		 (contact->kind == CONTACT_MEETING && contact->demand == DEMAND_PLAIN));
}

/* Does the phrase behind the contact, governed so, belong to it? */
bool
argument_takes(const Reading *reading, const Contact *contact, int p,
			   bool adjacent)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];

	/* "signed by the visiting President X" */
	if (party->first == contact->word_end + 1 && sense_is_attribute_verb(sentence, contact->word))
		return true;
	switch (party->preposition)
	{
		case TERM_NONE:
			return takes_bare(reading, contact, p, adjacent);
		case ROLE_WITH:
			return !party->modifies && !clause_between(sentence, contact, party) &&
				!subject_has_own_verb(sentence, party) &&
				!(contact->kind == CONTACT_VISIT &&
				  infinitive_between(sentence, contact->word_end, party));
		case ROLE_BETWEEN:
			/* "pembicaraan dengan X untuk perang antara Y dan Z" */
			if ((contact->own_parties || contact->kind == CONTACT_VISIT) &&
				!item_has(&sentence->items[party->governor - 1], ROLE_CONTACT_NOUN))
				return false;
			return !contact->verb;
		case ROLE_OF:
			/* "the first visit to India of a Chinese minister" */
			if (contact->kind == CONTACT_VISIT && !contact->verb && (party->by_role || party->person) &&
				party->governor - contact->word_end <= OBJECT_REACH)
				return true;
			/* "a tour of several American and European countries" */
			if (contact->kind == CONTACT_VISIT && !contact->verb && party->modifies && party->country)
				return false;
			/* "visits areas of Japan" */
			return adjacent && (!contact->verb ||
								(contact->kind == CONTACT_VISIT &&
								 !party->modifies));
		case ROLE_BY:
			return contact->verb ? contact->passive :
				(!is_done_by(sentence, party) &&
				 (adjacent ||
				  ((party->person || party->by_role) &&
				   !comma_between(sentence, contact->word_end, party)))) ||
				is_mediator(sentence, party);
		case ROLE_FROM:
			return adjacent && takes_origin(contact, party);
		case ROLE_AT:
			return takes_place(reading, contact, party, adjacent);
		case ROLE_ABOUT:
			/* "jamuan makan malam bagi X" */
			return !sentence->modifier_first && !contact->verb && adjacent &&
				contact->kind == CONTACT_MEETING && contact->demand == DEMAND_ACTORS &&
				(party->person || party->by_role) &&
				item_has_value(&sentence->items[party->governor], ROLE_ABOUT, ABOUT_PURPOSE);
		case ROLE_TOWARD:
			return takes_destination(reading, contact, party, adjacent);
		default:
			return false;
	}
}

/* "X met Y after a call with Z": does the noun say with whom the subject was? */
bool
argument_names_other_side(const Reading *reading, const Contact *contact)
{
	const Participant *p = contact->participants;

	for (int i = 0; i < contact->participant_count && reading->sentence.modifier_first; i++)
	{
		const Party *party = reading_party_of(reading, &p[i]);

		if (party != NULL && p[i].item > contact->word_end && party->preposition == ROLE_WITH)
			return true;
	}
	return false;
}
