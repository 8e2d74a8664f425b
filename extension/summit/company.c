/*-------------------------------------------------------------------------
 *
 * company.c
 *		Company that makes a meeting none between states.
 *
 * The press, a cabinet, a firm beside the word: "invites opposition figures to talks".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/trace.h"

/* Items looked at behind a word for the company that makes it no contact */
#define COMPANY_REACH 5

/* Items from what is no contact to "by video" */
#define MODIFIED_REACH 14

/* Items from what listeners do to the calls that they listen to */
#define LISTENER_REACH 7

/* Items from travellers to the verb of their journey */
#define TRAVELLER_REACH 14

/* Item i says that it is no contact between states: always true */
static bool
is_company(const Reading *reading, const Contact *contact, int i)
{
	trace_note(reading, contact, TRACE_NOT_CONTACT, i, ROLE_NOT_CONTACT);
	return true;
}

/* Does a party stand before the contact? */
static bool
names_subject(const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].item >= 0 &&
			contact->participants[i].item < contact->word)
			return true;
	}
	return false;
}

/*
 * Is item i a word for company that makes it no contact?  A stadium is only where
 * it is, and "gubernur Tokyo" is somebody in office abroad.
 */
static bool
names_company(const Reading *reading, int i)
{
	const SummitItem *item = &reading->sentence.items[i];
	const Party *party = reading_party(reading, i);

	if (!item_has(item, ROLE_NOT_CONTACT) ||
		(item_is_entity_of(item, ENTITY_PLACE)))
		return false;
	return !(item_has(item, ROLE_ROLE_NOUN) && party != NULL && party->actor != IMAGE_NONE &&
			 party->actor != reading->sentence.home);
}

/* "a visit by X to the shrine": is it somebody whose journey leads elsewhere? */
static bool
comes_by(const Sentence *sentence, const Contact *contact, const Party *party)
{
	return sentence->modifier_first && contact->kind == CONTACT_VISIT && !contact->verb &&
		party->preposition == ROLE_BY;
}

/* "met U.S. demands", "met NATO standards": may the phrase at item i say whose the noun behind it is? */
static bool
names_owner(const Reading *reading, const Contact *contact, int i)
{
	const Party *party = reading_party(reading, i);

	return party->country ||
		(contact->verb && !party->person && !party->by_role && party->preposition == TERM_NONE &&
		 reading->sentence.items[party->core].entity_kind == ENTITY_ORGANISATION);
}

/* "met the press", "met U.S. demands": is it company behind the contact? */
static bool
is_behind(const Reading *reading, const Contact *contact)
{
	const uint64_t ends = role_bit(ROLE_CLAUSE) | role_bit(ROLE_ABOUT) |
		role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
		role_bit(ROLE_PRONOUN) | role_bit(ROLE_AT) | role_bit(ROLE_NEGATION) |
		TIME_ROLES;
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;

	int			reach = contact->last + COMPANY_REACH;

	for (int i = contact->last + 1; i < sentence->count && i <= reach; i++)
	{
		if (items[i].gap >= GAP_COMMA)
			return false;
		if (names_company(reading, i))
			return is_company(reading, contact, i);
		/* "met U.S. demands", "meets Russian journalists" */
		if (reading->party_at[i] >= 0)
		{
			const Party *party = reading_party(reading, i);
			int			next = party->last + 1;

			if (comes_by(sentence, contact, party))
			{
				reach += next - i;
				i = next - 1;
				continue;
			}
			if (!sentence->modifier_first || !names_owner(reading, contact, i))
				return false;
			/* "a meeting of the American Widgets board" */
			while (next < sentence->count && item_is_near(&items[next]) &&
				   next <= contact->last + 2 * COMPANY_REACH &&
				   item_is_capital_word(&items[next]))
				next++;
			/* "meet its X export quota" */
			if (contact->verb && next + 1 < sentence->count && items[next].gap == GAP_SPACE &&
				item_is_plain_word(&items[next]) && items[next + 1].gap == GAP_SPACE)
				next++;
			if (next < sentence->count && item_is_near(&items[next]) &&
				names_company(reading, next))
				return is_company(reading, contact, next);
			return false;
		}
		/* "met its criteria", "between the country's factions" */
		if (item_has(&items[i], ROLE_PRONOUN) &&
			(item_has(&items[i], ROLE_DETERMINER) ||
			 item_has_value(&items[i], ROLE_PRONOUN, PRONOUN_OF_STATE)))
			continue;
		/* "to" is no cue before whom a journey leads to */
		if ((items[i].roles & ends) ||
			(!contact->verb && item_has(&items[i], ROLE_STATUS_CUE) &&
			 !(contact->kind == CONTACT_VISIT && item_has(&items[i], ROLE_TOWARD))))
			return false;
	}
	return false;
}

/* "spying on millions of phone calls": who listens to them is not one of those who talk */
static bool
is_listened_to(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	if (contact->kind != CONTACT_CALL || contact->verb || !reading->sentence.modifier_first)
		return false;
	for (int i = contact->first - 1; i >= 0 && i >= contact->first - LISTENER_REACH; i--)
	{
		if (items[i + 1].gap >= GAP_COMMA)
			return false;
		if (names_company(reading, i))
			return is_company(reading, contact, i);
	}
	return false;
}

/*
 * "mengimbau warganya agar tidak bepergian ke X", "menjamin jemaah haji Y telah berangkat ke
 * X": is the journey made by people without an office, whoever speaks of them?
 */
static bool
is_made_by_people(const Reading *reading, const Contact *contact)
{
	const uint64_t passed = role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) | role_bit(ROLE_ABOUT) | role_bit(ROLE_FROM) |
		role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_NEGATION);
	const uint64_t joins = role_bit(ROLE_AND) | role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN);
	const SummitItem *items = reading->sentence.items;

	if (!contact->verb || contact->kind != CONTACT_VISIT || reading->sentence.modifier_first)
		return false;
	for (int i = contact->first - 1; i > 0 && i >= contact->first - TRAVELLER_REACH; i--)
	{
		const Party *party = reading_party(reading, i);

		if (items[i + 1].gap >= GAP_COMMA)
			return false;
		/* but "X beserta istrinya tiba di" */
		if (names_company(reading, i))
			return (items[i - 1].roles & joins) == 0 && is_company(reading, contact, i);
		if (party != NULL ? !party->country || party->by_role :
			!(items[i].roles & passed) && items[i].kind != ITEM_NUMBER && !item_is_plain_word(&items[i]))
			return false;
	}
	return false;
}

/* Does the company beside the word make it no contact between states? */
bool
company_is_inner(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;

	/* "dalam konferensi pers tentang X secara virtual" */
	if (contact->modifier && contact > reading->contacts &&
		contact->first - contact[-1].last <= MODIFIED_REACH &&
		company_is_inner(reading, contact - 1))
		return true;
	if (contact->first > 0 && !contact->verb &&
		items[contact->first].gap == GAP_SPACE &&
		names_company(reading, contact->first - 1))
		return is_company(reading, contact, contact->first - 1);
	/* "invites opposition figures to talks" */
	if (contact->first > 1 && !contact->verb && sentence->modifier_first &&
		item_has(&items[contact->first - 1], ROLE_TOWARD) &&
		names_company(reading, contact->first - 2))
		return is_company(reading, contact, contact->first - 2);
	/* "students are to meet X" */
	for (int i = contact->first - 1; contact->verb && sentence->modifier_first &&
		 i >= 0 && i >= contact->first - COMPANY_REACH; i--)
	{
		if (items[i + 1].gap != GAP_SPACE || reading->party_at[i] >= 0 ||
			names_subject(contact))
			break;
		if (names_company(reading, i))
			return is_company(reading, contact, i);
		if (!item_has(&items[i], ROLE_STATUS_CUE) &&
			!item_has(&items[i], ROLE_NEGATION))
			break;
	}

	/*
	 * "the requirements were not met", but "berbicara kepada pers usai
	 * bertemu"
	 */
	for (int i = contact->first - 1; contact->verb && !contact->own_parties &&
		 i >= 0 && i >= contact->first - COMPANY_REACH; i--)
	{
		if (items[i + 1].gap >= GAP_COMMA || reading->party_at[i] >= 0 ||
			item_has(&items[i], ROLE_TIME_AFTER))
			break;
		if (names_company(reading, i))
			return is_company(reading, contact, i);
	}
	return is_listened_to(reading, contact) || is_made_by_people(reading, contact) ||
		is_behind(reading, contact);
}
