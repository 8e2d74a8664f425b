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

/* Words between a subject and the object of its verb, the verb among them */
#define OBJECT_WORDS 4

/* Items from a phrase back to the preposition that governs it */
#define GOVERNOR_REACH 5

/* Items from examples back to what governs the noun they are of */
#define EXAMPLE_REACH 7

/* "recently elected": a cue that only says that something was done */
static bool
is_adverb(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_HELD &&
		!item_has(item, ROLE_HOLDING);
}

/* May item stand between a phrase and the preposition that governs it? */
static bool
is_stepped_over(const Sentence *sentence, const Party *party,
				const SummitItem *item)
{
	/* "ke lima negara Asia" */
	if (!sentence->modifier_first)
		return party->place && party->actor == IMAGE_NONE && !party->by_role &&
			item_has(item, ROLE_MULTILATERAL);
	/* "in the French capital Paris", "to neighbouring Poland" */
	if ((party->place || party->country) && !party->by_role &&
		(item_is_plain_word(item) || item_has(item, ROLE_NOT_HOLDER) ||
		 item_is_entity_of(item, ENTITY_COUNTRY)))
		return true;

	/* "between newly elected President X", "by senior X officials" */
	return (item_is_plain_word(item) || is_adverb(item)) &&
		(party->person || !(party->place || party->country) || party->by_role) &&
		sentence->items[party->first].gap == GAP_SPACE && item->gap == GAP_SPACE;
}

/* "between the group and X": is it "between" that governs what follows item i? */
static uint8_t
between_before(const Sentence *sentence, int i, int *governor)
{
	for (int stop = Max(0, i - GOVERNOR_REACH); --i >= stop;)
	{
		const SummitItem *item = &sentence->items[i];

		if (item[1].gap != GAP_SPACE)
			return TERM_NONE;
		if (item_has(item, ROLE_BETWEEN))
		{
			*governor = i;
			return ROLE_BETWEEN;
		}
		if (item->kind == ITEM_ENTITY ||
			!(item_is_plain_word(item) || item_has(item, ROLE_DETERMINER) ||
			  item_has(item, ROLE_DELEGATE) || item_has(item, ROLE_ROLE_NOUN)))
			return TERM_NONE;
	}
	return TERM_NONE;
}

/* ", saying X will meet Y": is it the subject of what is said? */
static bool
begins_statement(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;

	return sentence->modifier_first && next < sentence->count &&
		sentence->items[next].gap == GAP_SPACE &&
		(sentence->items[next].roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_NEGATION) |
										role_bit(ROLE_CONTACT_VERB))) != 0;
}

/* "envoys of X": do those before the preposition at item i act for the person? */
static bool
acts_for_person(const Sentence *sentence, const Party *party, int i)
{
	return sentence->modifier_first && party->person && party->entity != IMAGE_NONE && i > 0 &&
		i >= party->first - 3 && item_has(&sentence->items[i - 1], ROLE_DELEGATE) &&
		!item_has(&sentence->items[i - 1], ROLE_ROLE_NOUN) &&
		sentence->items[i].gap == GAP_SPACE;
}

/* Those at item i act for the state whose head or leader he is, else for him */
static void
take_delegates(const Sentence *sentence, Party *party, int i)
{
	const Image *image = sentence->image;

	party->by_role = true;
	party->first = i;
	if (party->actor == IMAGE_NONE ||
		image_entity(image, party->actor)->kind != ENTITY_COUNTRY)
		return;
	party->entity = party->actor;
	party->person = false;
}

/* The role as which item i, if it is a preposition, governs the phrase */
static uint8_t
preposition_at(const Sentence *sentence, const Party *party, int i)
{
	static const TermRole prepositions[] = {
		ROLE_BETWEEN, ROLE_WITH, ROLE_BY, ROLE_TOWARD, ROLE_AT, ROLE_FROM,
		ROLE_OF, ROLE_ABOUT
	};

	/* "without X" */
	if (i == party->first - 1 && negation_excludes(sentence, i))
		return ROLE_NEGATION;
	for (size_t p = 0; p < lengthof(prepositions); p++)
	{
		if (!item_has(&sentence->items[i], prepositions[p]))
			continue;
		return prepositions[p] == ROLE_OF && party->place && sentence->modifier_first &&
			address_names_city(sentence, i) ? ROLE_AT : (uint8_t) prepositions[p];
	}
	return TERM_NONE;
}

/* "delegates from states such as X": does "from" stand behind those who come? */
static bool
follows_officers(const SummitItem *item)
{
	return item_has(item, ROLE_FROM) && item->gap == GAP_SPACE &&
		(item_has(item - 1, ROLE_DELEGATE) || item_has(item - 1, ROLE_ROLE_NOUN));
}

/* The role of the preposition that governs a phrase, noting its item */
static uint8_t
governing(const Sentence *sentence, Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;
	uint8_t		preposition;
	bool		example = i > 0 && item_has(&items[i], ROLE_EXAMPLE);

	/* ", kata Lavrov": the speaker behind what was said */
	if (i > 0 && item_has(&items[i], ROLE_SPEECH) &&
		items[party->first].gap == GAP_SPACE && items[i].gap >= GAP_COMMA &&
		!begins_statement(sentence, party))
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
		if (example && i > 0 && follows_officers(item))
		{
			party->by_role = true;
			i--;
			continue;
		}
		/* "between the group and X" */
		if (item_has(item, ROLE_AND) && !example)
			return between_before(sentence, i, &party->governor);
		preposition = preposition_at(sentence, party, i);
		if (preposition == ROLE_OF && acts_for_person(sentence, party, i))
		{
			take_delegates(sentence, party, i - 1);
			return governing(sentence, party);
		}
		/* "Later in the day X met Y": it is not in X */
		if (preposition == ROLE_AT && party->person && i < party->first - 1 &&
			item_is_plain_word(&items[party->first - 1]))
			return TERM_NONE;
		if (preposition != TERM_NONE)
		{
			party->governor = i;
			return preposition;
		}
		if (is_stepped_over(sentence, party, item))
			continue;
		if (!example && !item_has(item, ROLE_DETERMINER) &&
			!item_has(item, ROLE_COUNTERPART))
			break;
		if (item->gap != GAP_SPACE && (sentence->modifier_first || item->gap != GAP_HYPHEN))
			break;
	}
	return example ? ROLE_EXAMPLE : TERM_NONE;
}

/*
 * "X expels Y and ...": where the verb has its object behind it, a phrase that
 * only words in lower case part from the subject before it is an object,
 * though the lexicon does not know the verb.
 */
static bool
is_object_of(const Sentence *sentence, const Party *subject, const Party *party)
{
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
	if (!item_has_value(&sentence->items[i], ROLE_SPEECH, SPEECH_ADDRESSES) &&
		!item_is_plain_word(&sentence->items[i]) && !item_has(&sentence->items[i], ROLE_HOLDING))
		return false;
	for (i++; i <= party->first; i++)
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

/* A phrase of nobody yet, with item i alone */
void
party_init(Party *party, int i)
{
	memset(party, 0, sizeof(Party));
	party->first = party->last = party->core = i;
	party->entity = IMAGE_NONE;
	party->actor = IMAGE_NONE;
	party->rank = RANK_NONE;
	party->outer_rank = RANK_NONE;
	party->preposition = TERM_NONE;
	party->governor = -1;
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

/*
 * May a phrase begin with the item: a name, a word in capitals, a role?  Few
 * items are such, which is foreseen; why one is none is not.
 */
static inline bool
may_begin_phrase(const SummitItem *item)
{
	uint64_t	name = item->kind == ITEM_ENTITY;
	uint64_t	word = item->kind == ITEM_WORD;

	return (name | (item->flags & WORD_CAPITAL & -word) |
			(item->roles & PHRASE_ROLES)) != 0;
}

/* "Fatah pimpinan X": does a person with a role only say whose body it is? */
static bool
leads_body(const Sentence *sentence, const PartyList *parties, const Party *party)
{
	const Party *previous = parties->count > 0 ?
		&parties->items[parties->count - 1] : NULL;

	return previous != NULL && !sentence->modifier_first &&
		item_has(&sentence->items[party->first], ROLE_BY) &&
		item_is_entity_of(&sentence->items[party->core], ENTITY_PERSON) &&
		previous->last == party->first - 1 && !previous->person && !previous->place &&
		sentence->items[party->first].gap == GAP_SPACE;
}

/* What has a leader acts for itself, and he for it */
static void
take_leader(Party *body, const Party *leader)
{
	body->last = leader->last;
	body->modifies = false;
	body->by_role = true;
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

		if (may_begin_phrase(&sentence->items[i]))
			end = phrase_read_party(sentence, i, &party);
		if (end <= i)
		{
			i++;
			continue;
		}
		party_judge_modifier(sentence, &party);
		party.preposition = governing(sentence, &party);
		address_take_site(sentence, &party);
		if (address_follows(sentence, parties->count > 0 ?
							&parties->items[parties->count - 1] : NULL, &party))
		{
			party.modifies = true;
			party.preposition = ROLE_AT;
			party.address = true;
		}
		if (leads_body(sentence, parties, &party))
			take_leader(&parties->items[parties->count - 1], &party);
		else
			add_party(parties, &party);
		i = end;
	}
	if (parties->count == 0)
		return;
	if (address_is_dateline(sentence, &parties->items[0]))
		parties->items[0].modifies = true;
	party_coordinate(sentence, parties);
	find_objects(sentence, parties);
}
