/*-------------------------------------------------------------------------
 *
 * attendant.c
 *		Who takes part though neither phrase nor subject of the contact name him.
 *
 * Hosts and mediators, who offers or invites, and whom the subject turns to.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/invitation.h"
#include "summit/participant.h"

/* Items from an offer to the contact that is offered */
#define OFFER_REACH 6

/*
 * "In the call, X told Y": to whom the subject turns takes part too, but not in
 * "After the call, X met Y", where the phrase of the call begins at item begin.  The subject
 * ends at item subject.
 */
void
attendant_add_addressed(const Reading *reading, Contact *contact, int begin, int subject)
{
	const Sentence *sentence = &reading->sentence;
	const uint64_t stops = role_bit(ROLE_CLAUSE) |
		(contact_is_dated_by(sentence, begin) ? role_bit(ROLE_CONTACT_VERB) : 0);

	for (int p = 0, from = subject + 1; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		for (int i = from; i <= party->first; i++)
		{
			if (item_is_hard_break(&sentence->items[i]) ||
				(sentence->items[i].roles & stops) != 0)
				return;
		}
		if (party->first > subject && party->person &&
			(party->preposition == ROLE_TOWARD || party->object ||
			 (party->preposition == TERM_NONE &&
			  sentence->items[party->first].gap == GAP_SPACE &&
			  item_has(&sentence->items[party->first - 1], ROLE_STATUS_CUE))))
		{
			contact_add_party(reading, contact, party);
			return;
		}
		from = Max(from, party->last + 1);
	}
}

/* "X menyerahkan surat kepada Y dalam pertemuan": who is given it takes part */
void
attendant_add_recipient(const Reading *reading, Contact *contact, int begin)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = begin - 1; !sentence->modifier_first && i > 0 &&
		 i > begin - PHRASE_REACH; i--)
	{
		int			p = reading->party_at[i];

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return;
		if (p < 0)
			continue;
		if (reading->parties.items[p].preposition == ROLE_TOWARD &&
			(reading->parties.items[p].person || reading->parties.items[p].by_role))
			contact_add_party(reading, contact, &reading->parties.items[p]);
		return;
	}
}

/* "X hosts talks between Y and Z": does whoever is named before it mediate? */
bool
attendant_is_host(const Sentence *sentence, const Contact *contact)
{
	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return false;
		if (item_has_value(&sentence->items[i], ROLE_HOLDING, HOLDING_HOSTS))
			return true;
	}
	return false;
}

/* "menghadiri sesi mitra KTT": is a part of the contact at item begin attended? */
bool
attendant_is_of_part(const Sentence *sentence, int begin)
{
	for (int i = begin - 1; i >= 0 && i >= begin - OBJECT_REACH; i--)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return false;
		if (row != NULL)
			return row->value == HOLDING_ATTENDS;
		if (!item_is_plain_word(&sentence->items[i]) &&
			(sentence->items[i].roles & (role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_COUNTERPART))) == 0)
			return false;
	}
	return false;
}

/* "an offer of talks from Y": the phrase of whoever makes it, or -1 */
static int
offered_from(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			from = contact->word_end + 1;
	int			i = from + 1;

	if (i >= sentence->count ||
		!item_has(&sentence->items[from], ROLE_FROM) ||
		sentence->items[from].gap != GAP_SPACE)
		return -1;
	if (item_has(&sentence->items[i], ROLE_DETERMINER) && i + 1 < sentence->count)
		i++;
	return reading->party_at[i];
}

/* "sends an invitation to X to a summit": whoever is asked takes part */
static void
add_invited(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	if (!reading->sentence.modifier_first ||
		!item_has(&items[contact->word], ROLE_CONTACT_NOUN))
		return;
	for (int i = contact->word - 1;
		 i > 1 && i >= contact->word - PHRASE_REACH; i--)
	{
		const ImageTermRow *row = item_row(&items[i - 2], ROLE_STATUS_CUE);
		int			p = reading->party_at[i];

		if (items[i].gap >= GAP_COMMA)
			return;
		if (p >= 0 && i == reading->parties.items[p].first &&
			item_has(&items[i - 1], ROLE_TOWARD) && row != NULL &&
			row->status == STATUS_PROPOSED && row->value == CUE_BEFORE)
			participants_add_group(reading, contact, p);
	}
}

/* "EU-brokered talks": whoever the adjective says mediates takes part */
static void
add_mediator(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = contact->word - 1; i > 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		int			p = reading->party_at[i - 1];

		if (items[i + 1].gap > GAP_HYPHEN)
			return;
		if (items[i].gap != GAP_HYPHEN || !item_has_value(&items[i], ROLE_HOLDING, HOLDING_HOSTS))
			continue;
		if (p >= 0 && item_has_title(&reading->sentence, &items[i], ROLE_HOLDING, "mediator"))
			participants_add_group(reading, contact, p);
		return;
	}
}

/*
 * "KTT yang diusulkan X", "pertemuan itu diminta oleh Y", "ajakan dialog X ditolak Y": who
 * wishes for what is named before, or refuses it, takes part
 */
static void
add_proposer(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = contact->word_end + 1;
		 i + 1 < reading->sentence.count && i <= contact->word_end + PHRASE_REACH; i++)
	{
		const ImageTermRow *row = item_row(&items[i], ROLE_STATUS_CUE);
		int			p;

		if (items[i].gap >= GAP_COMMA ||
			(items[i].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | CONTACT_ROLES)))
			return;
		if (row == NULL || row->value == CUE_BEFORE || row->value == CUE_ADJACENT)
			continue;
		p = items[i + 1].gap != GAP_SPACE ? -1 :
			reading->party_at[i + 1 + (item_has(&items[i + 1], ROLE_BY) && i + 2 < reading->sentence.count)];
		if ((row->status == STATUS_PROPOSED || row->status == STATUS_REFUSED) && p >= 0)
			participants_add_group(reading, contact, p);
		return;
	}
}

/*
 * "Iran's invitation for a visit", "an Iranian offer of talks", "an offer of
 * talks from Iran": whose it is
 */
void
attendant_add_offerer(const Reading *reading, Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	add_invited(reading, contact);
	if (reading->sentence.modifier_first)
		add_mediator(reading, contact);
	else
	{
		invitation_add_addressee(reading, contact);
		add_proposer(reading, contact);
	}
	/* "Iran's proposal of high-level military talks" */
	for (int i = contact->word - 1; i > 0 && i >= contact->word - OFFER_REACH; i--)
	{
		const ImageTermRow *row = item_row(&items[i], ROLE_STATUS_CUE);
		int			p = reading->party_at[i - 1];

		if (items[i + 1].gap >= GAP_COMMA)
			return;
		if (row == NULL || row->status != STATUS_PROPOSED)
			continue;
		if (p < 0 || !(items[i - 1].possessive ||
					   (i > 1 && item_has_value(&items[i - 2], ROLE_DETERMINER, DETERMINER_INDEFINITE))))
			p = offered_from(reading, contact);
		if (p < 0)
			continue;
		participants_add_group(reading, contact, p);
		return;
	}
}
