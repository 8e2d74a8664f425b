/*-------------------------------------------------------------------------
 *
 * complement.c
 *		What completes a role or a name: "of Japan", ", the Prime Minister of Japan,".
 *
 * Few words may stand between, and most look alike to the lexicon, so reach is
 * short.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"
#include "summit/person.h"

/* Longest apposition that is stepped over, in items */
#define APPOSITION_ITEMS 14

/* Longest rest of what a ministry is for, from "and" on, in items */
#define PORTFOLIO_ITEMS 6

/*
 * "Menteri Energi dan Pertambangan X": the state behind a conjunction at item i that
 * goes on with what the office is for, or -1
 */
static int
behind_portfolio(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	int			j = i;

	if (sentence->modifier_first || i >= sentence->count ||
		!item_has(&items[i], ROLE_AND))
		return -1;
	for (j++; j < sentence->count && j - i < PORTFOLIO_ITEMS &&
		 items[j].gap == GAP_SPACE && items[j].kind != ITEM_ENTITY; j++)
	{
		if ((items[j].flags & WORD_CAPITAL) == 0 || item_is_role(&items[j]))
			return -1;
	}
	return j > i + 1 && j < sentence->count && items[j].gap == GAP_SPACE &&
		item_is_entity_of(&items[j], ENTITY_COUNTRY) ? j : -1;
}

/* The item behind plain words after i, if it is an entity that i may qualify */
int
complement_behind_fillers(const Sentence *sentence, int i, bool want_role)
{
	int			j = want_role ? -1 : behind_portfolio(sentence, i);

	if (j >= 0)
		return j;
	j = i;
	while (j < sentence->count && j - i < PHRASE_FILLERS &&
		   item_is_near(&sentence->items[j]) &&
		   (item_is_plain_word(&sentence->items[j]) ||
			(item_has(&sentence->items[j], ROLE_MULTILATERAL) &&
			 !item_is_role(&sentence->items[j]))))
		j++;
	if (j >= sentence->count || !item_is_near(&sentence->items[j]))
		return -1;
	if (want_role)
		return item_is_role(&sentence->items[j]) ? j : -1;
	if (sentence->items[j].kind == ITEM_ENTITY &&
		sentence->items[j].entity_kind != ENTITY_PERSON)
		return j;
	return -1;
}

/*
 * "talks with officials in X", "meets leaders in X": are those before the
 * preposition at item i met in a state, so that they are its own?
 */
static bool
is_met_there(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (!item_has(&items[i], ROLE_AT) || items[i + 1].gap != GAP_SPACE || i == 0)
		return false;
	/* "rekan-rekannya di X" */
	if (!sentence->modifier_first)
		return item_has(&items[i - 1], ROLE_COUNTERPART) &&
			(item_is_entity_of(&items[i + 1], ENTITY_COUNTRY) ||
			 item_is_entity_of(&items[i + 1], ENTITY_PLACE));
	if (!item_is_entity_of(&items[i + 1], ENTITY_COUNTRY) ||
		!item_has(&items[i - 1], ROLE_DELEGATE))
		return false;
	for (int j = i - 1; j > 0 && j >= i - PHRASE_FILLERS; j--)
	{
		if (items[j].gap != GAP_SPACE)
			return false;
		if (items[j - 1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_CONTACT_VERB)))
			return true;
		if (!item_is_plain_word(&items[j - 1]) && !item_has(&items[j - 1], ROLE_DELEGATE) &&
			!item_has(&items[j - 1], ROLE_DETERMINER))
			return false;
	}
	return false;
}

/*
 * "ministers of the member states of X": the item of the body where item j, behind the
 * preposition at item i, is a word for states; else j
 */
static int
behind_members(const Sentence *sentence, int i, int j)
{
	const SummitItem *items = sentence->items;

	if (!sentence->modifier_first || !item_has(&items[i], ROLE_OF) || j + 2 >= sentence->count ||
		!item_has(&items[j], ROLE_MULTILATERAL) || !item_is_near(&items[j]) ||
		!item_has(&items[j + 1], ROLE_OF) || !item_is_near(&items[j + 1]))
		return j;
	j += 2;
	return j + 1 < sentence->count && item_has(&items[j], ROLE_DETERMINER) ? j + 1 : j;
}

/*
 * "president of the United States", "delegasi dari Hanoi", "ambassador to":
 * the entity behind a linking word at item i, or -1.  The state that an
 * ambassador is sent to is stepped over, not taken.
 */
int
complement_linked(const Sentence *sentence, int i, uint8_t rank, bool *posted)
{
	const SummitItem *items = sentence->items;
	int			j = i;

	*posted = false;
	if (j + 1 >= sentence->count || !item_is_near(&items[j]))
		return -1;
	if (((rank == RANK_AMBASSADOR || rank == RANK_ENVOY) &&
		 (item_has(&items[j], ROLE_TOWARD) || item_has(&items[j], ROLE_ABOUT))) ||
		(rank == RANK_AMBASSADOR && item_has(&items[j], ROLE_AT)))
		*posted = true;
	else if (!item_has(&items[j], ROLE_OF) && !item_has(&items[j], ROLE_FROM) &&
			 !is_met_there(sentence, j))
		return -1;
	j++;
	while (j < sentence->count && j <= i + 2 && item_is_near(&items[j]) &&
		   (item_has(&items[j], ROLE_DETERMINER) ||
			(items[j].kind == ITEM_WORD && !(items[j].flags & WORD_CAPITAL))))
		j++;
	j = behind_members(sentence, i, j);
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

/* "the Y and Z envoy": does the conjunction at item i join two entities of a role? */
static bool
joins_bodies(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (!sentence->modifier_first || !item_has(&items[i], ROLE_AND) ||
		items[i - 1].kind != ITEM_ENTITY || !item_is_near(&items[i]) ||
		i + 2 >= sentence->count || items[i + 1].kind != ITEM_ENTITY)
		return false;
	i = complement_behind_fillers(sentence, i + 2, true);
	return i > 0 && is_personal_role(&items[i]);
}

/* Does the item name a group that acts for itself: "rebels"? */
static bool
is_group(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_DELEGATE);

	return row != NULL && row->value == DELEGATE_OF_FIGHTERS;
}

/* What is said of somebody between two commas */
typedef struct Apposition
{
	uint32_t	actor;			/* for whom he acts, as far as it tells */
	bool		role;			/* it tells what he is */
	bool		office;			/* by an office of his own */
	int			end;			/* the item behind it */
} Apposition;

/*
 * Read what stands behind a comma up to the next one, a verb or a conjunction;
 * false if another person does.
 */
static bool
read_apposition(const Sentence *sentence, Party *party, int start,
				Apposition *apposition)
{
	const uint64_t ends = role_bit(ROLE_CONTACT_VERB) |
		role_bit(ROLE_RELATIVE) | role_bit(ROLE_AND) | role_bit(ROLE_SPEECH) |
		role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_CLAUSE);
	int			i = start;

	for (; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if ((i > start && !item_is_near(item)) || i - start > APPOSITION_ITEMS)
			break;
		/* "X, the leader of a rebel group": he acts for it */
		if (party->person && sentence->modifier_first && apposition->role &&
			is_group(item))
			party->faction = true;
		if (is_personal_role(item))
			apposition->role = apposition->office = true;
		else if (item->kind == ITEM_ENTITY)
		{
			if (item->entity_kind == ENTITY_PERSON)
				return false;
			if (apposition->actor == IMAGE_NONE)
				apposition->actor = entity_actor(sentence->image, item->entity);
			if (item->possessive)
				apposition->role = true;
		}
		/* but "X, the Y and Z envoy" */
		else if ((item->roles & ends) &&
				 !(!apposition->role && apposition->actor != IMAGE_NONE &&
				   joins_bodies(sentence, i)))
			break;
	}
	apposition->end = i;
	return true;
}

/* Does an apposition without a role, that begins at an item, tell for whom
 * somebody acts all the same? */
static bool
tells_of_actor(const Sentence *sentence, const Party *party,
			   const SummitItem *item, uint32_t actor)
{
	if (!party->person || actor == IMAGE_NONE)
		return false;
	/* "X, a member of the Y party": of somebody whom nobody knows otherwise */
	if (sentence->modifier_first)
		return party->entity == IMAGE_NONE && item_has(item, ROLE_DETERMINER);
	/* "X, utusan AS," */
	return (party->entity == IMAGE_NONE || party->actor == actor) &&
		item_has(item, ROLE_DELEGATE);
}

/*
 * Step over ", the Prime Minister of Japan," behind a name: up to the next
 * comma, verb or conjunction.  What holds another person is a list instead.
 */
int
phrase_read_apposition(const Sentence *sentence, Party *party, int i)
{
	const SummitItem *items = sentence->items;
	Apposition	apposition = {.actor = IMAGE_NONE};
	uint32_t	actor;
	int			end;

	if (i >= sentence->count || items[i].gap != GAP_COMMA)
		return i;
	/* "X, in Y for a meeting of ministers, said" */
	if (sentence->modifier_first && item_has(&items[i], ROLE_AT))
		return i;
	if (!read_apposition(sentence, party, i, &apposition))
		return i;
	actor = apposition.actor;
	end = apposition.end;
	if (end == i || end - i > APPOSITION_ITEMS ||
		!(apposition.role || tells_of_actor(sentence, party, &items[i], actor)))
		return i;

	/*
	 * "X, penguasa Y dan para pemimpin Z": a list, where Y is not of X's
	 * state
	 */
	if (!sentence->modifier_first && end < sentence->count &&
		item_has(&items[end], ROLE_AND) && actor != IMAGE_NONE &&
		party->actor != IMAGE_NONE && actor != party->actor)
		return i;
	if (party->actor == IMAGE_NONE)
		party->actor = actor;
	/* "Kwon Ho-ung, juru runding utama Korut": nobody knows him otherwise */
	if (apposition.office && party->entity == IMAGE_NONE)
		party->by_role = true;
	party->last = end - 1;
	return end;
}

/* "presiden X yang baru terpilih Y": the person behind a short relative clause */
int
complement_behind_relative(const Sentence *sentence, int i)
{
	int			j = i + 1;

	if (!item_has(&sentence->items[i], ROLE_RELATIVE))
		return -1;
	while (j < sentence->count && j - i <= PHRASE_FILLERS &&
		   item_is_near(&sentence->items[j]) &&
		   (item_is_plain_word(&sentence->items[j]) ||
			item_has(&sentence->items[j], ROLE_NOT_HOLDER)))
		j++;
	return j < sentence->count && item_is_near(&sentence->items[j]) &&
		item_is_entity_of(&sentence->items[j], ENTITY_PERSON) ? j : -1;
}

/* The row that says in which office somebody acts, or for whom */
const ImageTermRow *
complement_role_row(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	return row ? row : item_row(item, ROLE_DELEGATE);
}

/* "met his counterpart, X, on": but not "met his counterpart, X said" */
static bool
names_counterpart(const Sentence *sentence, int i)
{
	return item_is_entity_of(&sentence->items[i], ENTITY_PERSON) &&
		(i + 1 >= sentence->count || !item_has(&sentence->items[i + 1], ROLE_SPEECH));
}

/* "Sheikh X", "Jenderal X": a title of whoever is named next, by which nobody holds an office? */
static bool
is_title_of_name(const Sentence *sentence, const Party *party, int i)
{
	const ImageTermRow *row = complement_role_row(&sentence->items[i]);

	if (row == NULL || i + 1 >= sentence->count)
		return false;
	if (party->rank == RANK_COMMANDER && row->rank == RANK_COMMANDER)
		return true;
	return (row->rank == RANK_COMMANDER || row->rank == RANK_OFFICIAL) && party->rank <= RANK_MINISTER &&
		item_has(&sentence->items[i], ROLE_ROLE_NOUN) && item_is_near(&sentence->items[i + 1]) &&
		(item_is_capital_word(&sentence->items[i + 1]) || name_has_surname(sentence, i + 1) ||
		 item_is_entity_of(&sentence->items[i + 1], ENTITY_PERSON));
}

/* "Presiden AS, Donald Trump", "mitranya dari Australia, Menlu Penny Wong" */
void
complement_take_apposed(const Sentence *sentence, Party *party, int i,
						bool counterpart)
{
	if (sentence->items[i].gap != GAP_COMMA || !party->by_role ||
		party->person ||
		(party->entity == IMAGE_NONE && party->rank > RANK_MINISTER &&
		 !(counterpart && names_counterpart(sentence, i))))
		return;
	if (counterpart && item_is_role(&sentence->items[i]))
		i++;
	/* "panglima militer Yordania, Jenderal X", "Emir Qatar, Sheikh X" */
	else if (is_title_of_name(sentence, party, i))
		i++;
	/* "Menlu Rusia, Bapak X" */
	else if (item_has(&sentence->items[i], ROLE_FILLER) &&
			 i + 1 < sentence->count && item_is_near(&sentence->items[i + 1]))
		i++;
	if (i >= sentence->count)
		return;
	if (item_is_entity_of(&sentence->items[i], ENTITY_PERSON))
		person_take(sentence, party, i);
	/* "Menlu Oman, Badr Albusaidi, mengatakan": between two commas */
	else if (((party->entity != IMAGE_NONE && party->rank != RANK_NONE) || counterpart) &&
			 !sentence->title_case &&
			 (item_is_capital_word(&sentence->items[i]) || name_has_surname(sentence, i)))
	{
		Party		named = *party;
		int			end = name_read(sentence, &named, i);

		if (named.person && end > i + 1 &&
			(end == sentence->count || sentence->items[end].gap == GAP_COMMA ||
			 (sentence->items[end].roles & (role_bit(ROLE_RELATIVE) |
											role_bit(ROLE_WEEKDAY) | NAME_VERBS))))
			*party = named;
	}
}
