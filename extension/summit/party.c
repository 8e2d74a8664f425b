/*-------------------------------------------------------------------------
 *
 * party.c
 *		Finding the phrases that may name a party.
 *
 * Each phrase (see phrase.c) is judged by what stands around it: the
 * preposition that governs it, whether it only qualifies another noun, and
 * whether it is joined to the phrase before it, so that they form a group (see
 * coordination.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/party.h"

/* value of a verb of speech that has whom it addresses as its object: "tell" */
#define SPEECH_ADDRESSES 1

/* Words between a subject and the object of its verb, the verb among them */
#define OBJECT_WORDS 4

/* Items back from "of" to "in": "in the Kyrgyz capital of Bishkek" */
#define CITY_REACH 7

#define PLACE_PREPOSITIONS (role_bit(ROLE_AT) | role_bit(ROLE_TOWARD) | \
							role_bit(ROLE_FROM) | role_bit(ROLE_WITH) | \
							role_bit(ROLE_OF))

/* Items from a phrase back to the preposition that governs it */
#define GOVERNOR_REACH 5

/* value of a preposition that only a place follows: "di" */
#define AT_PLACE 1

/* Words in capitals from "at" to the city of what they name */
#define SITE_WORDS 7

/* Items from examples back to what governs the noun they are of */
#define EXAMPLE_REACH 7

/* Is the name written otherwise than the entity is called: "Russian"? */
static bool
is_adjective(const Sentence *sentence, const Party *party)
{
	const SummitItem *core = &sentence->items[party->core];
	const char *name = image_string(sentence->image,
									image_entity(sentence->image,
												 party->entity)->name);
	size_t		length = strlen(name);

	return (core->flags & WORD_ALL_CAPITALS) == 0 &&
		(length != core->end - core->start ||
		 strncmp(name, sentence->text + core->start, length) != 0);
}

/* Longest prefix of verbs, in bytes, and shortest rest of a verb */
#define PREFIX_BYTES	4
#define STEM_BYTES		3

/* Does an unknown word begin as verbs do: "membawa", "diserang"? */
bool
party_is_verb_form(const Sentence *sentence, const SummitItem *item)
{
	for (uint32_t bytes = 2; bytes <= PREFIX_BYTES &&
		 bytes + STEM_BYTES <= item->end - item->start; bytes++)
	{
		WordScanner scanner;
		TextWord	prefix;

		word_scanner_init(&scanner, sentence->text, item->start,
						  item->start + bytes);
		if (word_next(&scanner, &prefix) &&
			image_exact_term(sentence->image, sentence->text, &prefix, 1,
							 ROLE_VERB_PREFIX, 0) != NULL)
			return true;
	}
	return false;
}

/* Does the phrase only qualify the noun beside it, or is it its object? */
static void
judge_modifier(const Sentence *sentence, Party *party)
{
	const SummitItem *items = sentence->items;
	int			before = party->first - 1;
	int			after = party->last + 1;
	bool		behind_noun;

	behind_noun = before >= 0 && items[party->first].gap == GAP_SPACE &&
		item_is_plain_word(&items[before]);
	party->object = behind_noun && !sentence->modifier_first;
	if (before >= 0 && items[party->first].gap == GAP_SPACE &&
		(items[before].roles & (role_bit(ROLE_CONTACT_VERB) |
								role_bit(ROLE_HOLDING))))
		party->object = true;
	/* "the anti-Gaddafi forces" */
	if (sentence->modifier_first && before >= 0 &&
		items[party->first].gap == GAP_HYPHEN && item_is_plain_word(&items[before]))
		party->modifies = true;
	if (party->by_role || party->person)
		return;
	/* "a former U.S. base", "dolar AS" */
	if (item_has(&items[party->first], ROLE_NOT_HOLDER) ||
		(before >= 0 && items[party->first].gap == GAP_SPACE &&
		 items[before].kind == ITEM_TERM && !sentence->modifier_first &&
		 item_has(&items[before], ROLE_NOT_CONTACT)))
	{
		party->modifies = true;
		return;
	}
	if (!sentence->modifier_first)
	{
		/* "invasi Rusia", "pasukan NATO", "Deklarasi ASEAN" */
		party->modifies = (behind_noun && !party_is_verb_form(sentence, &items[before])) ||
			(before > 0 && items[party->first].gap == GAP_SPACE &&
			 item_is_capital_word(&items[before]) && !sentence->title_case);
		return;
	}
	/* "Russian troops", "an Italian court" */
	if (party->country && is_adjective(sentence, party) &&
		after < sentence->count && items[after].gap == GAP_SPACE &&
		(item_is_plain_word(&items[after]) ||
		 (item_has(&items[after], ROLE_NOT_CONTACT) &&
		  (items[after].flags & WORD_CAPITAL) == 0)))
		party->modifies = true;
	/* "in the Black Sea resort of Sochi" */
	if ((party->place || party->country) && after + 2 < sentence->count &&
		items[after].gap <= GAP_PERIOD && item_is_plain_word(&items[after]) &&
		item_has(&items[after + 1], ROLE_OF) &&
		(party->place || (items[after + 2].kind == ITEM_ENTITY &&
						  items[after + 2].entity_kind == ENTITY_PLACE)))
		party->modifies = true;
	/* "the Annapolis Conference", "the London talks" */
	if (party->place && after < sentence->count &&
		items[after].gap == GAP_SPACE && !items[party->core].possessive &&
		item_has(&items[after], ROLE_CONTACT_NOUN) &&
		!item_has(&items[after], ROLE_CONTACT_VERB))
		party->modifies = true;
	/* "Toronto police" */
	if (party->place && after < sentence->count &&
		items[after].gap == GAP_SPACE && !items[party->core].possessive &&
		(items[after].flags & WORD_CAPITAL) == 0 &&
		item_has(&items[after], ROLE_NOT_CONTACT))
		party->modifies = true;
	/* "UN-backed", "U.S.-led" */
	if (after < sentence->count && items[after].gap == GAP_HYPHEN &&
		item_is_plain_word(&items[after]))
		party->modifies = true;
	/* "a European Union accord" */
	if (before >= 0 && items[party->first].gap == GAP_SPACE &&
		item_has(&items[before], ROLE_DETERMINER) &&
		item_row(&items[before], ROLE_DETERMINER)->value == DETERMINER_INDEFINITE &&
		after < sentence->count && items[after].gap == GAP_SPACE &&
		item_is_plain_word(&items[after]))
		party->modifies = true;
	if (party->country && is_adjective(sentence, party) &&
		after < sentence->count && items[after].gap == GAP_SPACE &&
		items[after].kind == ITEM_ENTITY &&
		(items[after].entity_kind == ENTITY_PLACE ||
		 items[after].entity_kind == ENTITY_ORGANISATION))
		party->modifies = true;
	/* but "to neighbouring Poland" */
	if (party->country && behind_noun && !is_adjective(sentence, party) &&
		!(before > 0 && (items[before - 1].roles & PLACE_PREPOSITIONS)))
		party->modifies = true;
}

/* "in the Kyrgyz capital of Bishkek": does item i, "of", lead back to "in"? */
static bool
names_city(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j > i - CITY_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap != GAP_SPACE)
			return false;
		if (item_has(item, ROLE_AT))
			return true;
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

/*
 * "di Gedung Nusantara Jakarta": where a name precedes its city, the item of
 * "at" before words in capitals that end at item i, or -1.
 */
static int
site_start(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	const ImageTermRow *row;
	int			last = i;

	while (i > 0 && last - i < SITE_WORDS &&
		   (items[i].gap <= GAP_HYPHEN || items[i].gap == GAP_BRACKET) &&
		   is_site_word(&items[i]))
		i--;
	row = i < last && i >= 0 ? item_row(&items[i], ROLE_AT) : NULL;
	if (row == NULL && i < last && i >= 0)
		row = item_row(&items[i], ROLE_TOWARD);
	return row != NULL && row->value == AT_PLACE &&
		items[i + 1].gap == GAP_SPACE ? i : -1;
}

/* "recently elected": a cue that only says that something was done */
static bool
is_adverb(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_HELD &&
		!item_has(item, ROLE_HOLDING);
}

/* The role of the preposition that governs a phrase, noting its item */
static uint8_t
governing(const Sentence *sentence, Party *party)
{
	static const TermRole prepositions[] = {
		ROLE_BETWEEN, ROLE_WITH, ROLE_BY, ROLE_TOWARD, ROLE_AT, ROLE_FROM,
		ROLE_OF, ROLE_ABOUT
	};
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;
	bool		example = i > 0 && item_has(&items[i], ROLE_EXAMPLE);

	/* ", kata Lavrov": the speaker behind what was said */
	if (i > 0 && item_has(&items[i], ROLE_SPEECH) &&
		items[party->first].gap == GAP_SPACE && items[i].gap >= GAP_COMMA)
		return ROLE_SPEECH;
	if (items[party->first].gap != GAP_SPACE &&
		items[party->first].gap != GAP_QUOTE &&
		items[party->first].gap != GAP_BRACKET)
		return TERM_NONE;
	for (int steps = 0; i >= 0 && steps < (example ? EXAMPLE_REACH : GOVERNOR_REACH);
		 steps++, i--)
	{
		const SummitItem *item = &items[i];

		if (item_has(item, ROLE_EXAMPLE))
		{
			example = true;
			continue;
		}
		/* "delegates from states such as X" */
		if (example && i > 0 && item_has(item, ROLE_FROM) &&
			item->gap == GAP_SPACE &&
			(item_has(item - 1, ROLE_DELEGATE) || item_has(item - 1, ROLE_ROLE_NOUN)))
		{
			party->by_role = true;
			i--;
			continue;
		}

		for (size_t p = 0; p < lengthof(prepositions); p++)
		{
			if (item_has(item, prepositions[p]))
			{
				party->governor = i;
				if (prepositions[p] == ROLE_OF && party->place &&
					sentence->modifier_first && names_city(sentence, i))
					return ROLE_AT;
				return (uint8_t) prepositions[p];
			}
		}
		/* "in the French capital Paris", "to neighbouring Poland" */
		if ((party->place || party->country) && !party->by_role &&
			sentence->modifier_first &&
			(item_is_plain_word(item) || item_has(item, ROLE_NOT_HOLDER) ||
			 (item->kind == ITEM_ENTITY &&
			  item->entity_kind == ENTITY_COUNTRY)))
			continue;
		/* "with the militant group X", "between newly elected President X" */
		if (sentence->modifier_first &&
			(item_is_plain_word(item) || is_adverb(item)) &&
			(party->person || !(party->place || party->country)) &&
			items[party->first].gap == GAP_SPACE && item->gap == GAP_SPACE)
			continue;
		if (!example && !item_has(item, ROLE_DETERMINER) &&
			!item_has(item, ROLE_COUNTERPART))
			break;
		if (item->gap != GAP_SPACE)
			break;
	}
	return example ? ROLE_EXAMPLE : TERM_NONE;
}

/* "di Helsinki, Finlandia": the state behind a comma tells where a city is */
static bool
is_address(const Sentence *sentence, const Party *previous, Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;

	if (party->by_role || party->person || !(party->country || party->place) ||
		items[party->first].gap != GAP_COMMA)
		return false;
	party->site = !sentence->modifier_first && party->place &&
		(previous == NULL || previous->last != i) &&
		site_start(sentence, i) >= 0;
	if (previous != NULL && previous->last == i)
		return (previous->place ||
				(!sentence->modifier_first && party->place &&
				 previous->preposition == ROLE_AT && !previous->country &&
				 !previous->person)) && !previous->by_role &&
			(party->place || previous->actor == IMAGE_NONE ||
			 previous->actor == party->actor);
	while (i > 0 && item_is_capital_word(&items[i]) && item_is_near(&items[i]))
		i--;
	return i < party->first - 1 && i >= 0 &&
		(item_has(&items[i], ROLE_AT) || item_has(&items[i], ROLE_TOWARD) ||
		 (sentence->modifier_first && item_has(&items[i], ROLE_CONTACT_VERB)));
}

/*
 * "X expels Y and ...": where the verb has its object behind it, a phrase that
 * only words in lower case part from the subject before it is an object,
 * though the lexicon does not know the verb.
 */
static bool
is_object_of(const Sentence *sentence, const Party *subject, const Party *party)
{
	const ImageTermRow *row;
	int			i = subject->last + 1;

	/* but "Guinea's junta X" */
	if (sentence->items[subject->last].possessive)
		return false;
	if (subject->preposition != TERM_NONE || subject->modifies ||
		subject->object || party->preposition != TERM_NONE ||
		party->modifies || party->joined ||
		party->first - i > OBJECT_WORDS || i >= party->first)
		return false;
	/* "told X" */
	row = item_row(&sentence->items[i], ROLE_SPEECH);
	if (row != NULL && row->value == SPEECH_ADDRESSES)
		i++;
	else if (!item_is_plain_word(&sentence->items[i]))
		return false;
	for (; i <= party->first; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->gap != GAP_SPACE)
			return false;
		if (i < party->first && !item_is_plain_word(item) &&
			item->kind != ITEM_NUMBER &&
			(!item_has(item, ROLE_DETERMINER) || item_has(item, ROLE_CLAUSE)))
			return false;
	}
	return true;
}

static void
find_objects(const Sentence *sentence, PartyList *parties)
{
	if (!sentence->modifier_first)
		return;
	for (int p = 1; p < parties->count; p++)
	{
		Party	   *party = &parties->items[p];

		if (is_object_of(sentence, party - 1, party) ||
			(party->joined && party[-1].object))
			party->object = true;
	}
}

/* "di Hotel Mulia Jakarta": the city is where, though it seems to qualify */
static void
take_site(const Sentence *sentence, Party *party)
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

static void
add_party(PartyList *parties, const Party *party)
{
	if (parties->count >= parties->capacity)
	{
		parties->capacity *= 2;
		parties->items = repalloc_huge(parties->items,
									   sizeof(Party) * (Size) parties->capacity);
		CHECK_FOR_INTERRUPTS();
	}
	parties->items[parties->count++] = *party;
}

/* Find the phrases of a sentence */
void
party_read(const Sentence *sentence, PartyList *parties)
{
	parties->count = 0;
	for (int i = 0; i < sentence->count;)
	{
		Party		party;
		int			end = i;

		if (!item_is_plain_word(&sentence->items[i]))
			end = phrase_read_party(sentence, i, &party);
		if (end <= i)
		{
			i++;
			continue;
		}
		judge_modifier(sentence, &party);
		party.preposition = governing(sentence, &party);
		take_site(sentence, &party);
		if (is_address(sentence, parties->count > 0 ?
					   &parties->items[parties->count - 1] : NULL, &party))
		{
			party.modifies = true;
			party.preposition = ROLE_AT;
			party.address = true;
		}
		add_party(parties, &party);
		i = end;
	}
	if (parties->count == 0)
		return;
	party_coordinate(sentence, parties);
	find_objects(sentence, parties);
}
