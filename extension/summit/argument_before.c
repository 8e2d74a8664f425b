/*-------------------------------------------------------------------------
 *
 * argument_before.c
 *		Names before a contact word, and the city that its phrase names.
 *
 * "US-Russia talks", "the NATO summit", "his visit"; and "the London talks", "perundingan
 * Jenewa", where the city stands for no government.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"

/* "KTT G20 Brasil": is it the state right behind the body whose summit it holds? */
static bool
is_host_of_body(const Reading *reading, const Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const SummitItem *items = reading->sentence.items;

	return !reading->sentence.modifier_first && contact->kind == CONTACT_SUMMIT &&
		p > 0 && party->country && party[-1].last == party->first - 1 &&
		party[-1].first == contact->word_end + 1 && items[party->first].gap == GAP_SPACE &&
		items[party[-1].core].entity_kind == ENTITY_ORGANISATION &&
		party[-1].actor == party[-1].entity;
}

/*
 * "the London talks", "perundingan Jenewa": a city by itself beside the noun
 * is where it takes place, not the government that sits there.
 */
bool
argument_is_setting(const Reading *reading, const Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const SummitItem *next = &reading->sentence.items[party->last + 1];

	/* "perundingan Washington dengan Moskow" */
	if (party->last + 1 < reading->sentence.count &&
		item_has(next, ROLE_WITH))
		return false;
	return (party->place || is_host_of_body(reading, contact, p)) &&
		party->actor != IMAGE_NONE && !party->joined &&
		!reading->sentence.items[party->core].possessive &&
		!(p + 1 < reading->parties.count && party[1].joined) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
}

/* "lawatan Afrika": a region of several states, to which a journey leads */
bool
argument_is_region(const Contact *contact, const Party *party)
{
	return contact->kind == CONTACT_VISIT && party->place &&
		party->actor == IMAGE_NONE && !party->by_role;
}

static void
set_place(Contact *contact, const Party *party)
{
	contact->place = party->entity;
	contact->place_item = party->core;
}

/*
 * The city or region beside the noun is its place, but in "perundingan Gaza di Kairo" what it
 * is about
 */
void
argument_take_setting(const Reading *reading, Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const Party *next = party + 1;

	if (contact->kind == CONTACT_VISIT || p + 1 >= reading->parties.count ||
		next->preposition != ROLE_AT || next->governor != party->last + 1 ||
		!(next->place || next->country) || next->by_role || next->actor == party->actor)
		set_place(contact, party);
}

/* May this phrase, which ends at item i, belong to the noun behind it? */
static bool
takes_left(const Sentence *sentence, const Party *party, int i,
		   const Contact *contact)
{
	const SummitItem *core = &sentence->items[party->core];

	/* "UN-sponsored talks" */
	if (item_has(&sentence->items[party->last + 1], ROLE_HOLDING))
		return false;
	if (party->person && !core->possessive)
		return sentence->items[contact->word].gap != GAP_SPACE ||
			i == contact->word - 1;
	return true;
}

/*
 * "begins China visit", "ahead of Putin visit", "a Paris visit": does the name, as the object of a verb or
 * behind a word of time, qualify the noun that follows?
 */
bool
argument_is_object(const Sentence *sentence, const Party *party)
{
	const SummitItem *before = &sentence->items[party->first - 1];

	return sentence->modifier_first && party->first > 0 && party->first == party->last &&
		(party->country || party->person || party->place) && !party->joined && !before->possessive && before[1].gap == GAP_SPACE &&
		(before->roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING) | role_bit(ROLE_CONTACT_VERB) |
						  TIME_ROLES |
						  (party->place ? role_bit(ROLE_DETERMINER) : 0))) != 0;
}

/* "his India visit", "X's China trip": does the name of a state say whereto? */
bool
argument_is_owned(const Sentence *sentence, const Party *party)
{
	const SummitItem *core = &sentence->items[party->core];

	return party->country && !party->by_role && !core->possessive && party->first > 0 &&
		(core[-1].possessive || argument_is_object(sentence, party) ||
		 (item_has(core - 1, ROLE_PRONOUN) && item_has(core - 1, ROLE_DETERMINER)));
}

/* "the Hawaii APEC summit": where the noun's phrase begins, with its venue before p */
static int
begin_with_setting(const Reading *reading, Contact *contact, int p)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];
	const Party *before = party - 1;

	if (p == 0 || !sentence->modifier_first || before->last != party->first - 1 ||
		sentence->items[party->first].gap != GAP_SPACE || !before->place ||
		party->country || party->person ||
		contact->kind == CONTACT_VISIT)
		return party->first;
	set_place(contact, before);
	return before->first;
}

/* "X's planned visit", "X's cancelled talks": does a cue stand where adjectives do, behind an owner? */
static bool
is_owned_plan(const Sentence *sentence, int i)
{
	return sentence->modifier_first && i > 0 && item_has(&sentence->items[i], ROLE_STATUS_CUE) &&
		sentence->items[i - 1].possessive && sentence->items[i + 1].gap == GAP_SPACE &&
		!item_has(&sentence->items[i], ROLE_CONTACT_NOUN);
}

/* "the Strategic and Economic Dialogue": is the conjunction one of a name? */
static bool
is_inside_title(const Sentence *sentence, int i)
{
	return i > 0 && item_has(&sentence->items[i], ROLE_AND) && !sentence->title_case &&
		item_is_capital_word(&sentence->items[i - 1]) &&
		(sentence->items[i + 1].flags & WORD_CAPITAL) != 0;
}

/*
 * "pays X a visit": where an article at item i begins the noun's phrase, the phrase
 * between it and the verb, which says whom the visit is to; or -1
 */
static int
indirect_object(const Reading *reading, const Contact *contact, int i)
{
	const SummitItem *items = reading->sentence.items;
	int			p = i < 2 ? -1 : reading->party_at[i - 1];
	const Party *party = &reading->parties.items[Max(p, 0)];

	return p >= 0 && contact->kind == CONTACT_VISIT &&
		item_has_value(&items[i], ROLE_DETERMINER, DETERMINER_INDEFINITE) &&
		party->first > 0 && item_has(&items[party->first - 1], ROLE_HOLDING) ? p : -1;
}

/*
 * "the London talks", "his India visit": does the phrase, right before the noun's own
 * or in it, say where?  A state that is visited begins the phrase.
 */
static bool
takes_place_before(const Reading *reading, Contact *contact, int p, int *begin)
{
	const Party *party = &reading->parties.items[p];

	if (reading->sentence.items[party->last + 1].gap == GAP_SPACE &&
		argument_is_setting(reading, contact, p))
	{
		set_place(contact, party);
		return true;
	}
	if (contact->kind != CONTACT_VISIT || !argument_is_owned(&reading->sentence, party))
		return false;
	participants_add_group(reading, contact, p);
	set_place(contact, party);
	contact->own_parties = true;
	*begin = party->first;
	return true;
}

/*
 * Who is paid a visit, as the object of the verb at item j: it takes part, and the noun's phrase
 * begins with it, else at begin.
 */
static int
add_object_before(const Reading *reading, Contact *contact, int j, int begin)
{
	int			host = j < 0 || !reading->sentence.modifier_first ? -1 :
		indirect_object(reading, contact, j);
	const Party *party = &reading->parties.items[Max(host, 0)];

	if (host < 0)
		return begin;
	participants_add_group(reading, contact, host);
	contact->own_parties = true;
	if (party->place || party->country)
		set_place(contact, party);
	return party->first;
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
	int			begin = contact->word;

	while ((sentence->modifier_first || contact->modifier) && j >= 0 && steps++ < OBJECT_REACH)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item[1].gap >= GAP_COMMA && item[1].gap != GAP_QUOTE)
			break;
		if (p >= 0)
		{
			if (takes_place_before(reading, contact, p, &begin))
			{
				j = reading->parties.items[p].first - 1;
				continue;
			}
			if (takes_left(sentence, &reading->parties.items[p], j, contact))
			{
				participants_add_group(reading, contact, p);
				contact->own_parties = true;
				contact->has_owner = true;
				p = participants_group_start(reading, p);
				return begin_with_setting(reading, contact, p);
			}
			/* "after US-brokered talks": nor is who brokers them the subject */
			if (item[1].gap == GAP_HYPHEN && item_has(&item[1], ROLE_HOLDING))
				begin = reading->parties.items[p].first;
			break;
		}
		/* "the inter-Korean talks" */
		if (item_has(item, ROLE_PRONOUN_PLURAL) && reference_add_namesakes(reading, contact, j))
			contact->own_parties = true;
		if (is_inside_title(sentence, j))
		{
			j--;
			continue;
		}
		if (!item_is_plain_word(item) && item->kind != ITEM_NUMBER &&
			!item_has(item, ROLE_MULTILATERAL) &&
			!item_has(item, ROLE_CONTACT_NOUN) &&
			/* "Bush's first visit" */
			!item_has_value(item, ROLE_DETERMINER, DETERMINER_ORDINAL) &&
			!is_owned_plan(sentence, j) &&
			!item_is_capital_word(item))
			break;
		j--;
	}
	return add_object_before(reading, contact, j, begin);
}
