/*-------------------------------------------------------------------------
 *
 * modifier.c
 *		Phrases that only qualify the noun beside them.
 *
 * "Russian troops", "pasukan Rusia", "Toronto police": no parties.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/image_terms.h"
#include "summit/complement.h"
#include "summit/cue.h"

/* Items from a name back to the verb of which it is the object */
#define VERB_REACH 4

/* Items of a title with which a sentence begins */
#define OPENING_TITLE_REACH 3

#define PLACE_PREPOSITIONS (role_bit(ROLE_AT) | role_bit(ROLE_TOWARD) | \
							role_bit(ROLE_FROM) | role_bit(ROLE_WITH) | \
							role_bit(ROLE_OF))

/* Blanks in the longest adjective of a state: "South Korean" */
#define ADJECTIVE_BLANKS 1

/* Items from a noun to the preposition of what it is: "to the former French colony" */
#define APPOSED_REACH 5

/* Longest prefix of verbs, in bytes, and shortest rest of a verb */
#define PREFIX_BYTES	4
#define STEM_BYTES		3

/* Is it a noun: "Britain", "People's Republic of China"?  Adjectives are shorter. */
static bool
is_noun(const Sentence *sentence, int i)
{
	const SummitItem *core = &sentence->items[i];
	int			blanks = 0;

	for (uint32_t at = core->start; at < core->end; at++)
		blanks += sentence->text[at] == ' ';
	return blanks > ADJECTIVE_BLANKS || item_begins_name(sentence, i, NAME_HEAD_STATE);
}

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
		 strncmp(name, sentence->text + core->start, length) != 0) &&
		!is_noun(sentence, party->core);
}

/* Does an unknown word begin as verbs of this kind do, 0 of any? */
static bool
begins_as_verb(const Sentence *sentence, const SummitItem *item, int32_t voice)
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
							 ROLE_VERB_PREFIX, voice) != NULL)
			return true;
	}
	return false;
}

/* "membawa", "diserang" */
bool
party_is_verb_form(const Sentence *sentence, const SummitItem *item)
{
	return begins_as_verb(sentence, item, 0);
}

/* "disahkan" */
bool
party_is_passive_form(const Sentence *sentence, const SummitItem *item)
{
	return begins_as_verb(sentence, item, PREFIX_PASSIVE);
}

/* "Russian troops", "an Italian court": is the state an adjective of a noun? */
static bool
is_adjective_of(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			after = party->last + 1;

	if (!party->country || !is_adjective(sentence, party) ||
		after >= sentence->count || items[after].gap != GAP_SPACE)
		return false;
	if (items[after].kind == ITEM_ENTITY)
		return items[after].entity_kind == ENTITY_PLACE ||
			items[after].entity_kind == ENTITY_ORGANISATION;
	/* "several American and European countries" */
	if (item_has(&items[after], ROLE_AND) && after + 2 < sentence->count)
		return items[after + 1].gap == GAP_SPACE && items[after + 2].gap == GAP_SPACE &&
			(item_is_capital_word(&items[after + 1]) ||
			 item_is_entity_of(&items[after + 1], ENTITY_COUNTRY)) &&
			(item_is_plain_word(&items[after + 2]) ||
			 item_has(&items[after + 2], ROLE_MULTILATERAL));
	/* "the German Chamber of Commerce" */
	return item_is_plain_word(&items[after]) || item_has(&items[after], ROLE_NOT_CONTACT);
}

/* "the London talks", "Toronto police": is the place one of the noun behind it? */
static bool
is_place_of(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			after = party->last + 1;

	/* "in the Black Sea resort of Sochi" */
	if ((party->place || party->country) && after + 2 < sentence->count &&
		items[after].gap <= GAP_PERIOD && item_is_plain_word(&items[after]) &&
		item_has(&items[after + 1], ROLE_OF) &&
		(party->place || item_is_entity_of(&items[after + 2], ENTITY_PLACE)))
		return true;
	if (!party->place || after >= sentence->count ||
		items[after].gap != GAP_SPACE || items[party->core].possessive)
		return false;
	return (item_has(&items[after], ROLE_CONTACT_NOUN) &&
			!item_has(&items[after], ROLE_CONTACT_VERB)) ||
		((items[after].flags & WORD_CAPITAL) == 0 &&
		 item_has(&items[after], ROLE_NOT_CONTACT));
}

/* "to neighbouring X", "to the former colony X": is it what the noun at item i is? */
static bool
is_apposed(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	for (int stop = Max(0, i - APPOSED_REACH); i > stop; i--)
	{
		if (items[i].gap > GAP_PERIOD)
			return false;
		if (items[i - 1].roles & PLACE_PREPOSITIONS)
			return true;
		if (!item_is_plain_word(&items[i - 1]) && !item_has(&items[i - 1], ROLE_DETERMINER) &&
			!item_has(&items[i - 1], ROLE_NOT_HOLDER) &&
			!item_is_entity_of(&items[i - 1], ENTITY_COUNTRY))
			return false;
	}
	return false;
}

/*
 * "a European Union accord", "Croatia's EU accession", "the Paris accord": do an article
 * or owner and a noun enclose the name?
 */
static bool
is_in_noun_phrase(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			after = party->last + 1;
	int			i = party->first - 1;
	const ImageTermRow *row;

	if (after >= sentence->count || items[after].gap != GAP_SPACE || !item_is_plain_word(&items[after]) ||
		i < 0 || items[party->first].gap != GAP_SPACE)
		return false;
	if (items[i].possessive)
		return !party->place;
	row = item_row(&items[i], ROLE_DETERMINER);
	if (row == NULL)
		return false;
	/* "with the Iran crisis on the agenda" */
	if (row->value == DETERMINER_DEFINITE && party->country && i > 0 && item_has(&items[i - 1], ROLE_WITH) &&
		!is_adjective(sentence, party) && !is_noun(sentence, party->core))
		return memchr(sentence->text + items[party->core].start, ' ',
					  items[party->core].end - items[party->core].start) == NULL;
	return row->value == DETERMINER_INDEFINITE ||
		(row->value == DETERMINER_DEFINITE && party->place &&
		/* but "visits the Homs district" */
		 !(i > 0 && (items[i - 1].roles & TELLING_ROLES)));
}

/* Where adjectives stand before their noun: does the phrase qualify one? */
static bool
qualifies_behind(const Sentence *sentence, const Party *party, bool behind_noun)
{
	const SummitItem *items = sentence->items;
	int			before = party->first - 1;
	int			after = party->last + 1;

	if (is_adjective_of(sentence, party) || is_place_of(sentence, party))
		return true;
	/* "UN-backed", "U.S.-led" */
	if (after < sentence->count && items[after].gap == GAP_HYPHEN &&
		item_is_plain_word(&items[after]))
		return true;
	/* "UN-sponsored talks", "United Nations sponsored talks" */
	if (after + 1 < sentence->count && item_has(&items[after], ROLE_HOLDING) &&
		item_has(&items[after], ROLE_MULTILATERAL) &&
		(items[after].gap == GAP_HYPHEN || item_has(&items[after + 1], ROLE_CONTACT_NOUN)) &&
		image_string(sentence->image,
					 item_row(&items[after], ROLE_HOLDING)->title)[0] == '\0')
		return true;
	if (is_in_noun_phrase(sentence, party))
		return true;
	/* but "to neighbouring Poland", "to the former French colony Algeria" */
	return party->country && behind_noun && !is_adjective(sentence, party) &&
		!is_apposed(sentence, before);
}

/* Where they stand behind it: "invasi Rusia", "pasukan NATO", "Deklarasi ASEAN" */
static bool
qualifies_before(const Sentence *sentence, const Party *party, bool behind_noun)
{
	const SummitItem *items = sentence->items;
	int			before = party->first - 1;
	int			after = party->last + 1;

	/* "American Society for Nutrition": in a name that nobody knows */
	if (party->country && after < sentence->count && !sentence->title_case &&
		!(before >= 0 && (items[before].roles & (PLACE_PREPOSITIONS |
												 role_bit(ROLE_CONTACT_VERB)))) &&
		items[after].gap == GAP_SPACE && item_is_capital_word(&items[after]))
		return true;
	/* "di markas besar X" */
	if (before > 0 && items[before].kind == ITEM_TERM && item_has(&items[before], ROLE_FILLER) &&
		items[party->first].gap == GAP_SPACE && item_has(&items[before - 1], ROLE_AT))
		return true;
	return (behind_noun && !party_is_verb_form(sentence, &items[before])) ||
		(before > 0 && items[party->first].gap == GAP_SPACE &&
		 item_is_capital_word(&items[before]) && !sentence->title_case);
}

/* "program nuklir X": does the adjective at item i belong to a noun before it? */
static bool
is_compound(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return !sentence->modifier_first && i > 0 && item->gap == GAP_SPACE &&
		item_has(item, ROLE_MULTILATERAL) && !item_is_role(item) &&
		item_is_plain_word(item - 1) && !party_is_verb_form(sentence, item - 1);
}

/*
 * "met the detained leader X", "to brief the government of X": do an article and
 * adjectives lead back from item i to a verb?
 */
static bool
is_object_behind(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	for (int stop = Max(0, i - VERB_REACH); i > stop; i--)
	{
		if (items[i].gap != GAP_SPACE ||
			!(item_is_plain_word(&items[i]) || item_has(&items[i], ROLE_DETERMINER)))
			return false;
		if (item_has(&items[i - 1], ROLE_CONTACT_VERB) && !item_has(&items[i - 1], ROLE_CONTACT_NOUN))
			return true;
		if (cue_is_infinitive(sentence, i - 1) && !item_has(&items[i], ROLE_DETERMINER))
			return true;
	}
	return false;
}

/*
 * "Diplomat senior X mengatakan", "Tuan rumah X": do nouns alone, with which the sentence begins,
 * stand before a person who goes on with a verb?
 */
static bool
opens_sentence(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	const uint64_t others = CONTACT_ROLES | PLACE_PREPOSITIONS | role_bit(ROLE_STATUS_CUE) |
		role_bit(ROLE_NEGATION) | role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) |
		role_bit(ROLE_SPEECH) | role_bit(ROLE_ABOUT) | role_bit(ROLE_BY) | role_bit(ROLE_AND) |
		TIME_ROLES;
	int			next = party->last + 1;

	if (sentence->modifier_first || !party->person || party->first > OPENING_TITLE_REACH ||
		next >= sentence->count || items[next].gap != GAP_SPACE)
		return false;
	for (int i = 0; i < party->first; i++)
	{
		if ((i > 0 && items[i].gap != GAP_SPACE) || items[i].kind == ITEM_NUMBER ||
			(items[i].roles & others) != 0 ||
			party_is_verb_form(sentence, &items[i]))
			return false;
	}
	return true;
}

/* "met X", but "before the call X met": is item i a verb that may have an object? */
static bool
is_transitive(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return (item->roles & (role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_HOLDING))) != 0 &&
		!(sentence->modifier_first && i > 0 && item->gap == GAP_SPACE &&
		  item_has(item, ROLE_CONTACT_NOUN) && item_has(item - 1, ROLE_DETERMINER));
}

/* Does the phrase only qualify the noun beside it, or is it its object? */
void
party_judge_modifier(const Sentence *sentence, Party *party)
{
	const SummitItem *items = sentence->items;
	int			before = party->first - 1;
	bool		near = before >= 0 && items[party->first].gap == GAP_SPACE;
	bool		behind_noun = near && (item_is_plain_word(&items[before]) ||
									   is_compound(sentence, before));

	party->object = (behind_noun && !sentence->modifier_first) ||
		(near && is_transitive(sentence, before)) ||
		(near && sentence->modifier_first && is_object_behind(sentence, before));
	if (party->object && opens_sentence(sentence, party))
		party->object = false;
	/* "the anti-Gaddafi forces" */
	if (sentence->modifier_first && before >= 0 &&
		items[party->first].gap == GAP_HYPHEN && item_is_plain_word(&items[before]))
		party->modifies = true;
	if (party->by_role || party->person)
		return;
	/* "a former U.S. base", "dolar AS" */
	if (item_has(&items[party->first], ROLE_NOT_HOLDER) ||
		(near && items[before].kind == ITEM_TERM && !sentence->modifier_first &&
		 item_has(&items[before], ROLE_NOT_CONTACT)))
		party->modifies = true;
	else if (!sentence->modifier_first)
		party->modifies = qualifies_before(sentence, party, behind_noun);
	else if (qualifies_behind(sentence, party, behind_noun))
		party->modifies = true;
}
