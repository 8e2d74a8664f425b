/*-------------------------------------------------------------------------
 *
 * address.c
 *		Where a place lies, and the city of a building.
 *
 * "di Helsinki, Finlandia", "di Hotel Mulia Jakarta", "in the capital of Bishkek".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/party.h"

/* Items back from "of" to "in": "in the Kyrgyz capital of Bishkek" */
#define CITY_REACH 7

/* Words in capitals from "at" to the city of what they name */
#define SITE_WORDS 7

/* Items from the place of a dateline to its dash */
#define DATELINE_REACH 4

/* "in the Kyrgyz capital of Bishkek": does item i, "of", lead back to "in"? */
bool
address_names_city(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j > i - CITY_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap != GAP_SPACE)
			return false;
		if (item_has(item, ROLE_AT))
			return true;
		/* "in the Western X city of Y" */
		if (item_is_capital_word(item) && item[1].kind == ITEM_ENTITY)
			continue;
		if (!item_is_plain_word(item) && !item_has(item, ROLE_DETERMINER) &&
			!(item->kind == ITEM_ENTITY && item->entity_kind != ENTITY_PERSON))
			return false;
	}
	return false;
}

/* May the item be part of a name of a building: "Gedung", "PBB"? */
static bool
is_site_word(const SummitItem *item)
{
	if (item->kind == ITEM_ENTITY)
		return item->entity_kind == ENTITY_ORGANISATION;
	return (item->flags & WORD_CAPITAL) != 0;
}

/* "of", "de" in a name */
static bool
is_particle(const SummitItem *item)
{
	return item->end - item->start <= PARTICLE_BYTES && item->kind != ITEM_NUMBER &&
		!item_has(item, ROLE_AT);
}

/* "di Villa 12, Wisma Kencana, Berlin": does the building behind the comma before item i lie in another site? */
static bool
goes_on_before(const SummitItem *items, int i)
{
	return items[i].gap == GAP_COMMA && i > 1 && is_site_word(&items[i]) &&
		(items[i - 1].kind == ITEM_NUMBER || is_site_word(&items[i - 1]));
}

/*
 * "di Gedung Nusantara Jakarta": where a name precedes its city, the item of
 * "at" before words in capitals that end at item i, or -1.
 */
static int
site_start(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	int			last = i;

	while (i > 0 && last - i < SITE_WORDS &&
		   (items[i].gap <= GAP_HYPHEN || items[i].gap == GAP_BRACKET || goes_on_before(items, i)) &&
		   (is_site_word(&items[i]) || (i < last && items[i].kind == ITEM_NUMBER) ||
			(i < last && is_particle(&items[i]) && is_site_word(&items[i - 1]))))
		i--;
	return i < last && items[i + 1].gap == GAP_SPACE &&
		item_has_value(&items[i], item_has(&items[i], ROLE_AT) ? ROLE_AT : ROLE_TOWARD, AT_PLACE) ? i : -1;
}

/* "di kota pelabuhan Italia Genoa": the city of the state before it */
static bool
is_behind_state(const Sentence *sentence, const Party *previous,
				const Party *party)
{
	return !sentence->modifier_first && previous != NULL &&
		previous->last == party->first - 1 && previous->country &&
		!previous->by_role && previous->preposition == ROLE_AT &&
		previous->governor < previous->first - 1 &&
		party->place && party->actor == previous->entity &&
		sentence->items[party->first].gap == GAP_SPACE;
}

/* "di markas PBB, New York": is the body whose building it is where the city follows? */
static bool
is_of_building(const Sentence *sentence, const Party *body)
{
	const SummitItem *items = sentence->items;
	const SummitItem *building = &items[body->first - 1];

	if (sentence->modifier_first || body->first < 2 || body->by_role || body->person ||
		body->place || body->country || items[body->first].gap != GAP_SPACE || building->gap != GAP_SPACE)
		return false;
	return item_has_value(building - 1, ROLE_AT, AT_PLACE) &&
		(item_is_plain_word(building) || item_has(building, ROLE_FILLER) ||
		 item_has(building, ROLE_NOT_CONTACT) || item_has(building, ROLE_NAME_HEAD));
}

/* "in the Jordanian capital, Amman,": the city that a noun of the state before it means */
static bool
is_apposed(const Sentence *sentence, const Party *previous, const Party *party)
{
	int			noun = party->first - 1;

	return sentence->modifier_first && previous != NULL && previous->country && previous->modifies &&
		!previous->by_role && party->place && party->actor == previous->entity &&
		previous->last == noun - 1 && item_is_plain_word(&sentence->items[noun]) &&
		sentence->items[noun].gap == GAP_SPACE && address_names_city(sentence, noun);
}

/* "di Helsinki, Finlandia": the state behind a comma tells where a city is */
bool
address_follows(const Sentence *sentence, const Party *previous, Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;

	if (is_behind_state(sentence, previous, party))
		return true;
	if (party->place && !party->by_role && previous != NULL && previous->last == i &&
		items[party->first].gap <= GAP_COMMA && is_of_building(sentence, previous))
	{
		party->site = true;
		return true;
	}
	if (party->by_role || party->person || !(party->country || party->place) ||
		items[party->first].gap != GAP_COMMA)
		return false;
	party->site = is_apposed(sentence, previous, party);
	if (party->site)
		return true;
	party->site = !sentence->modifier_first && party->place &&
		(previous == NULL || previous->last != i) &&
		site_start(sentence, i) >= 0;
	if (party->site)
		return true;
	/* "di ibu kota Qatar, Doha" */
	if (previous != NULL && previous->last == i && previous->country &&
		previous->preposition == ROLE_AT && party->place &&
		party->actor == previous->entity)
		return true;
	if (previous != NULL && previous->last == i)
		return (previous->place ||
				(!sentence->modifier_first && party->place &&
				 previous->preposition == ROLE_AT && !previous->country)) && !previous->by_role &&
			(previous->actor == IMAGE_NONE || previous->actor == party->actor ||
			 (party->place && party->actor == IMAGE_NONE));
	while (i > 0 && item_is_capital_word(&items[i]) && item_is_near(&items[i]))
		i--;
	return i < party->first - 1 &&
		(item_has(&items[i], ROLE_AT) || item_has(&items[i], ROLE_TOWARD) ||
		 (sentence->modifier_first && item_has(&items[i], ROLE_CONTACT_VERB)));
}

/* "di Hotel Mulia Jakarta": the city is where, though it seems to qualify */
void
address_take_site(const Sentence *sentence, Party *party)
{
	int			at;

	if (sentence->modifier_first || !party->place || party->by_role ||
		party->preposition != TERM_NONE ||
		(sentence->items[party->first].gap != GAP_SPACE &&
		 sentence->items[party->first].gap != GAP_BRACKET))
		return;
	at = site_start(sentence, party->first - 1);
	if (at < 0)
		return;
	party->preposition = ROLE_AT;
	party->governor = at;
	party->modifies = false;
}

/*
 * "Singapura, CNN Indonesia - X bertemu": is the first phrase the place where the
 * news is from, parted by a dash from what begins?
 */
bool
address_is_dateline(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->last + 1;

	if (party->first > 0 || !(party->place || party->country) ||
		party->by_role || i >= sentence->count)
		return false;
	/* "WASHINGTON - Pertemuan X dan Y" */
	if (item_has(&items[i], ROLE_CONTACT_NOUN))
		return (items[i].gap == GAP_HYPHEN || items[i].gap == GAP_OTHER) &&
			sentence->text[items[i].start - 1] == ' ';
	if (items[i].gap != GAP_COMMA && items[i].gap != GAP_BRACKET)
		return false;
	for (i++; i < sentence->count && i <= party->last + DATELINE_REACH; i++)
	{
		if (items[i].gap == GAP_COMMA)
			return false;
		if (memchr(sentence->text + items[i - 1].end, '-',
				   items[i].start - items[i - 1].end) != NULL &&
			sentence->text[items[i].start - 1] == ' ')
			return true;
	}
	return false;
}
