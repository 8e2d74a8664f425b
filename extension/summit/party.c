/*-------------------------------------------------------------------------
 *
 * party.c
 *		Finding the phrases that may name a party.
 *
 * A phrase is an entity with the roles around it: "Menteri Luar Negeri AS
 * Marco Rubio" is the person, "Russian officials" the state, "Sekjen PBB" the
 * body.  A name that the gazetteer lacks counts behind a role noun.  Phrases
 * joined by commas, conjunctions or hyphens form a group.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/party.h"

/* Plain words between a state and the role beside it ("officials in charge") */
#define PARTY_FILLERS 2

/* Longest phrase, in items; keeps a run of role nouns linear */
#define PARTY_ITEMS 24

/* Items from examples back to what governs the noun they are of */
#define EXAMPLE_REACH 7

/* Longest apposition that is stepped over, in items */
#define APPOSITION_WORDS 14

/* Longest name that is taken as written, in words */
#define PARTY_NAME_WORDS 5

/* The state or international body that an entity acts for, or IMAGE_NONE */
uint32_t
entity_actor(const Image *image, uint32_t entity)
{
	const ImageEntity *e;

	if (entity == IMAGE_NONE)
		return IMAGE_NONE;
	e = image_entity(image, entity);
	if (e->kind == ENTITY_COUNTRY)
		return entity;
	if (e->country != IMAGE_NONE)
		return e->country;
	return e->kind == ENTITY_ORGANISATION ? entity : IMAGE_NONE;
}

static const ImageTermRow *
role_row(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	return row ? row : item_row(item, ROLE_DELEGATE);
}

static bool
is_role(const SummitItem *item)
{
	return item->kind == ITEM_TERM &&
		(item_has(item, ROLE_ROLE_NOUN) || item_has(item, ROLE_DELEGATE) ||
		 item_has(item, ROLE_NOT_HOLDER) || item_has(item, ROLE_COUNTERPART));
}

static bool
is_entity_of(const SummitItem *item, EntityKind kind)
{
	return item->kind == ITEM_ENTITY && item->entity_kind == kind;
}

/* Heads of state and government, of whom others are the envoys and officials */
static bool
is_head(const Sentence *sentence, uint32_t entity)
{
	OfficeRank	rank;
	uint32_t	body;

	return image_rank_held(sentence->image, entity, sentence->date, &rank,
						   &body) && rank <= RANK_HEAD_OF_GOVERNMENT;
}

static void
start_party(Party *party, int i)
{
	memset(party, 0, sizeof(Party));
	party->first = party->last = party->core = i;
	party->entity = IMAGE_NONE;
	party->actor = IMAGE_NONE;
	party->rank = RANK_NONE;
	party->outer_rank = RANK_NONE;
	party->preposition = TERM_NONE;
}

/* Take the capitalised words from item i as a name; returns the item behind */
static int
read_name(const Sentence *sentence, Party *party, int i)
{
	int			end = i;

	while (end < sentence->count && end - i < PARTY_NAME_WORDS)
	{
		const SummitItem *item = &sentence->items[end];

		if (!item_is_capital_word(item) || (end > i && !item_is_near(item)))
			break;
		end++;
	}
	/* "Kepala Manajemen PBB": capitals of a title, not of a name */
	if (end < sentence->count && end > i &&
		sentence->items[end].kind == ITEM_ENTITY &&
		sentence->items[end].gap == GAP_SPACE && party->entity == IMAGE_NONE &&
		!sentence->modifier_first)
		return end;
	if (end > i)
	{
		party->person = true;
		party->place = party->country = false;
		party->entity = IMAGE_NONE;
		party->name_start = sentence->items[i].start;
		party->name_end = sentence->items[end - 1].end;
		party->core = i;
		party->last = end - 1;
	}
	return end;
}

/* The item behind plain words after i, if it is an entity that i may qualify */
static int
behind_fillers(const Sentence *sentence, int i, bool want_role)
{
	int			j = i;

	while (j < sentence->count && j - i < PARTY_FILLERS &&
		   item_is_near(&sentence->items[j]) &&
		   (item_is_plain_word(&sentence->items[j]) ||
			(item_has(&sentence->items[j], ROLE_MULTILATERAL) &&
			 !is_role(&sentence->items[j]))))
		j++;
	if (j >= sentence->count || !item_is_near(&sentence->items[j]))
		return -1;
	if (want_role)
		return is_role(&sentence->items[j]) ? j : -1;
	if (sentence->items[j].kind == ITEM_ENTITY &&
		sentence->items[j].entity_kind != ENTITY_PERSON)
		return j;
	return -1;
}

/*
 * "president of the United States", "delegasi dari Rabat", "ambassador to":
 * the entity behind a linking word at item i, or -1.  The state that an
 * ambassador is sent to is stepped over, not taken.
 */
static int
linked_entity(const Sentence *sentence, int i, uint8_t rank, bool *posted)
{
	const SummitItem *items = sentence->items;
	int			j = i;

	*posted = false;
	if (j + 1 >= sentence->count || !item_is_near(&items[j]))
		return -1;
	if ((rank == RANK_AMBASSADOR || rank == RANK_ENVOY) &&
		(item_has(&items[j], ROLE_TOWARD) || item_has(&items[j], ROLE_ABOUT)))
		*posted = true;
	else if (!item_has(&items[j], ROLE_OF) && !item_has(&items[j], ROLE_FROM))
		return -1;
	j++;
	while (j < sentence->count && j <= i + 2 && item_is_near(&items[j]) &&
		   (item_has(&items[j], ROLE_DETERMINER) ||
			(items[j].kind == ITEM_WORD && !(items[j].flags & WORD_CAPITAL))))
		j++;
	if (j < sentence->count && item_is_near(&items[j]) &&
		items[j].kind == ITEM_ENTITY && items[j].entity_kind != ENTITY_PERSON)
		return j;
	return -1;
}

/* A role that a single person has, so that it may stand in apposition */
static bool
is_personal_role(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	if (row != NULL)
		return !item_has(item, ROLE_DELEGATE);
	row = item_row(item, ROLE_DELEGATE);
	return row != NULL && row->rank == RANK_HEAD_OF_STATE;
}

/*
 * Step over ", the Prime Minister of Japan," behind a name: up to the next
 * comma, verb or conjunction.  What holds another person is a list instead.
 */
static int
read_apposition(const Sentence *sentence, Party *party, int i)
{
	const uint64_t ends = role_bit(ROLE_CONTACT_VERB) |
		role_bit(ROLE_RELATIVE) | role_bit(ROLE_AND) | role_bit(ROLE_SPEECH) |
		role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_CLAUSE);
	const SummitItem *items = sentence->items;
	uint32_t	actor = IMAGE_NONE;
	bool		role = false;
	int			j = i;

	if (j >= sentence->count || items[j].gap != GAP_COMMA)
		return i;
	for (; j < sentence->count; j++)
	{
		const SummitItem *item = &items[j];

		if ((j > i && !item_is_near(item)) || j - i > APPOSITION_WORDS)
			break;
		if (is_personal_role(item))
			role = true;
		else if (item->kind == ITEM_ENTITY)
		{
			if (item->entity_kind == ENTITY_PERSON)
				return i;
			if (actor == IMAGE_NONE)
				actor = entity_actor(sentence->image, item->entity);
			if (item->possessive)
				role = true;
		}
		else if (item->roles & ends)
			break;
	}
	if (!role || j == i || j - i > APPOSITION_WORDS)
		return i;
	if (party->actor == IMAGE_NONE)
		party->actor = actor;
	party->last = j - 1;
	return j;
}

/*
 * A known surname beside an unknown capitalised word is somebody else's name,
 * unless it is a headline where every word is capitalised.
 */
static bool
is_part_of_name(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	if (item->entity_kind != ENTITY_PERSON || item->kind != ITEM_ENTITY ||
		sentence->title_case || item->possessive ||
		memchr(sentence->text + item->start, ' ',
			   item->end - item->start) != NULL)
		return false;
	if (i > 1 && item->gap == GAP_SPACE &&
		item_is_capital_word(item - 1) && item[-1].gap == GAP_SPACE)
		return true;
	return i + 1 < sentence->count && item[1].gap == GAP_SPACE &&
		item_is_capital_word(item + 1);
}

static void
take_person(const Sentence *sentence, Party *party, int i)
{
	const SummitItem *item = &sentence->items[i];
	uint32_t	own = entity_actor(sentence->image, item->entity);

	party->core = party->last = i;
	if (party->by_role && party->outer_rank != RANK_NONE &&
		party->outer_rank > RANK_HEAD_OF_GOVERNMENT && own != IMAGE_NONE &&
		(is_head(sentence, item->entity) ||
		 party->rank <= RANK_HEAD_OF_GOVERNMENT))
	{
		/* "utusan khusus Trump": somebody who acts for the head's state */
		party->place = party->country = false;
		party->entity = party->actor = own;
		return;
	}
	party->entity = item->entity;
	party->person = true;
	party->place = party->country = false;
	if (own != IMAGE_NONE)
		party->actor = own;
}

/* Read the phrase that starts at item i; returns the item behind, or i */
static int
read_party(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *items = sentence->items;
	int			j = i;
	bool		entity_first = false;
	bool		counterpart = false;

	start_party(party, i);
	while (j < sentence->count && j - i < PARTY_ITEMS)
	{
		const SummitItem *item = &items[j];

		if (j > i && !item_is_near(item))
		{
			/* "Presiden AS, Donald Trump": the name behind a comma */
			int			k = j;

			if (item->gap != GAP_COMMA || !party->by_role || party->person ||
				party->entity == IMAGE_NONE)
				break;
			/* "mitranya dari Jepang, Menlu Taro Aso" */
			while (counterpart && k < sentence->count && k < j + 2 &&
				   is_role(&items[k]))
				k++;
			if (k < sentence->count && is_entity_of(&items[k], ENTITY_PERSON))
				take_person(sentence, party, k);
			break;
		}
		if (is_role(item))
		{
			const ImageTermRow *row = role_row(item);

			if (entity_first && item->gap == GAP_HYPHEN)
				break;
			counterpart = counterpart || item_has(item, ROLE_COUNTERPART);
			party->by_role = true;
			if (row && row->rank != TERM_NONE && party->outer_rank == RANK_NONE)
				party->outer_rank = row->rank;
			if (row && row->rank != TERM_NONE &&
				(party->rank == RANK_NONE || row->rank < party->rank))
				party->rank = row->rank;
			party->last = j++;
			continue;
		}
		if (item->kind == ITEM_ENTITY)
		{
			if (item->entity_kind == ENTITY_PERSON)
			{
				if (entity_first && !party->by_role)
					break;		/* two names side by side */
				take_person(sentence, party, j);
				j++;
				break;
			}
			if (party->entity != IMAGE_NONE)
				break;
			if (item->entity_kind == ENTITY_PLACE && party->by_role &&
				image_entity(sentence->image, item->entity)->country == IMAGE_NONE)
			{
				/* "utusan Timur Tengah": the envoy's field, not his state */
				party->last = j++;
				continue;
			}
			party->core = party->last = j;
			party->entity = item->entity;
			party->actor = entity_actor(sentence->image, item->entity);
			party->place = item->entity_kind == ENTITY_PLACE;
			party->country = item->entity_kind == ENTITY_COUNTRY;
			entity_first = !party->by_role;
			j++;
			if (entity_first)
			{
				int			role;

				/* a possessive s is no part of the phrase but may lead on */
				role = behind_fillers(sentence, j, true);
				if (role < 0 || items[role].gap == GAP_HYPHEN)
					break;
				j = role;
			}
			continue;
		}
		if (party->by_role && !party->person)
		{
			bool		posted;
			int			k;

			if (item_is_capital_word(item) &&
				(party->rank != RANK_NONE || party->entity != IMAGE_NONE))
			{
				j = read_name(sentence, party, j);
				if (!party->person)
					continue;
				break;
			}
			k = linked_entity(sentence, j, party->rank, &posted);
			if (k >= 0)
			{
				if (posted && party->entity == IMAGE_NONE)
					break;
				if (party->entity == IMAGE_NONE)
				{
					party->entity = items[k].entity;
					party->actor = entity_actor(sentence->image,
												items[k].entity);
					party->core = k;
				}
				party->last = k;
				j = k + 1;
				continue;
			}
			if (party->entity == IMAGE_NONE)
			{
				k = behind_fillers(sentence, j, false);
				if (k >= 0)
				{
					j = k;
					continue;
				}
			}
		}
		break;
	}
	if (party->entity == IMAGE_NONE && !party->person)
		return i;
	j = party->last + 1;
	if (party->person)
	{
		bool		posted;
		int			k = linked_entity(sentence, j, party->rank, &posted);

		/* "President Hu Jintao of China" */
		if (k >= 0 && !posted && items[k].entity_kind == ENTITY_COUNTRY)
		{
			if (party->actor == IMAGE_NONE)
				party->actor = entity_actor(sentence->image, items[k].entity);
			party->last = k;
			j = k + 1;
		}
		j = read_apposition(sentence, party, j);
	}
	if (!party->person && party->place)
	{
		/* a city stands for the government that sits there */
		uint32_t	country = image_entity(sentence->image, party->entity)->country;

		if (party->by_role && country != IMAGE_NONE)
		{
			party->entity = country;
			party->place = false;
		}
	}
	return j;
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
		 strncmp(name, sentence->text + core->start, length) != 0);
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
	if (party->by_role || party->person)
		return;
	if (!sentence->modifier_first)
	{
		/* "invasi Rusia", "pasukan NATO" */
		party->modifies = behind_noun;
		return;
	}
	/* "Russian troops" */
	if (party->country && is_adjective(sentence, party) &&
		after < sentence->count && items[after].gap == GAP_SPACE &&
		item_is_plain_word(&items[after]))
		party->modifies = true;
	if (party->country && behind_noun && !is_adjective(sentence, party))
		party->modifies = true;
}

/* The role of the preposition that governs a phrase */
static uint8_t
governing(const Sentence *sentence, const Party *party)
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
	for (int steps = 0; i >= 0 && steps < (example ? EXAMPLE_REACH : 3);
		 steps++, i--)
	{
		const SummitItem *item = &items[i];

		if (item_has(item, ROLE_EXAMPLE))
		{
			example = true;
			continue;
		}

		for (size_t p = 0; p < lengthof(prepositions); p++)
		{
			if (item_has(item, prepositions[p]))
				return (uint8_t) prepositions[p];
		}
		if (!example && !item_has(item, ROLE_DETERMINER) &&
			!item_has(item, ROLE_COUNTERPART))
			break;
		if (item->gap != GAP_SPACE)
			break;
	}
	return example ? ROLE_EXAMPLE : TERM_NONE;
}

/* How a phrase is joined to the one before it */
typedef enum Link
{
	LINK_NONE,
	LINK_COMMA,					/* a list only if a conjunction ends it */
	LINK_AND
} Link;

/* Is what stands between two phrases only a conjunction, comma or hyphen? */
static Link
link_between(const Sentence *sentence, const Party *a, const Party *b)
{
	const SummitItem *items = sentence->items;
	Link		link = LINK_NONE;

	if (b->first - a->last > 4)
		return LINK_NONE;
	for (int i = a->last + 1; i <= b->first; i++)
	{
		const SummitItem *item = &items[i];

		if (item_is_hard_break(item) || item->gap == GAP_BRACKET)
			return LINK_NONE;
		if (item->gap == GAP_COMMA && link == LINK_NONE)
			link = LINK_COMMA;
		if (item->gap == GAP_HYPHEN && i == b->first)
			link = LINK_AND;
		if (i == b->first)
			break;
		if (item_has(item, ROLE_AND))
			link = LINK_AND;
		else if (!item_has(item, ROLE_DETERMINER) &&
				 !item_has(item, ROLE_COUNTERPART))
			return LINK_NONE;
	}
	return link;
}

/* "di Helsinki, Finlandia": the state behind a comma tells where a city is */
static bool
is_address(const Sentence *sentence, const Party *previous, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;

	if (party->by_role || party->person || !(party->country || party->place) ||
		items[party->first].gap != GAP_COMMA)
		return false;
	if (previous != NULL && previous->last == i)
		return previous->place && !previous->by_role &&
			(party->place || previous->actor == IMAGE_NONE ||
			 previous->actor == party->actor);
	while (i > 0 && item_is_capital_word(&items[i]) && item_is_near(&items[i]))
		i--;
	return i < party->first - 1 && i >= 0 &&
		(item_has(&items[i], ROLE_AT) || item_has(&items[i], ROLE_TOWARD));
}

/* Number the groups: a list of commas counts where a conjunction ends it */
static void
number_groups(PartyList *parties, const Link *links)
{
	bool		listed = false;
	int			group = 0;

	for (int p = parties->count - 1; p > 0; p--)
	{
		parties->items[p].joined = links[p] == LINK_AND ||
			(links[p] == LINK_COMMA && listed);
		listed = parties->items[p].joined;
	}
	for (int p = 0; p < parties->count; p++)
	{
		Party	   *party = &parties->items[p];
		const Party *previous = party - 1;

		if (p == 0 || !party->joined)
		{
			party->group = ++group;
			continue;
		}
		party->group = group;
		if (party->preposition == TERM_NONE)
			party->preposition = previous->preposition;
		if (previous->modifies && party->country)
			party->modifies = true;
	}
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
 * A name that neither gazetteer nor lexicon knows counts as a person where it
 * can only be a subject: at the start of a clause, right before a contact
 * verb, a light verb or an auxiliary.
 */
static int
read_unknown_subject(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *items = sentence->items;
	int			end;

	if (!item_is_capital_word(&items[i]) || sentence->title_case)
		return i;
	if (i > 0 && items[i].gap < GAP_COMMA &&
		(items[i - 1].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
							   role_bit(ROLE_TIME_AFTER) |
							   role_bit(ROLE_TIME_BEFORE) |
							   role_bit(ROLE_TIME_DURING))) == 0)
		return i;
	start_party(party, i);
	end = read_name(sentence, party, i);
	if (end <= i || end >= sentence->count || !item_is_near(&items[end]) ||
		(items[end].roles & (role_bit(ROLE_CONTACT_VERB) |
							 role_bit(ROLE_HOLDING) |
							 role_bit(ROLE_STATUS_CUE))) == 0)
		return i;
	return end;
}

/* Find the phrases of a sentence */
void
party_read(const Sentence *sentence, PartyList *parties)
{
	Link	   *links;

	parties->count = 0;
	for (int i = 0; i < sentence->count;)
	{
		Party		party;
		int			end;

		end = read_unknown_subject(sentence, i, &party);
		if (end <= i && ((sentence->items[i].kind != ITEM_ENTITY &&
						  !is_role(&sentence->items[i])) ||
						 item_has(&sentence->items[i], ROLE_CONTACT_NOUN) ||
						 is_part_of_name(sentence, i)))
		{
			i++;
			continue;
		}
		if (end <= i)
			end = read_party(sentence, i, &party);
		if (end <= i)
		{
			i++;
			continue;
		}
		judge_modifier(sentence, &party);
		party.preposition = governing(sentence, &party);
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
	links = palloc(sizeof(Link) * (Size) parties->count);
	links[0] = LINK_NONE;
	for (int p = 1; p < parties->count; p++)
	{
		links[p] = parties->items[p].address ? LINK_NONE :
			link_between(sentence, &parties->items[p - 1],
						 &parties->items[p]);
	}
	number_groups(parties, links);
	pfree(links);
}
