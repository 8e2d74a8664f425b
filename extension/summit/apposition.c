/*-------------------------------------------------------------------------
 *
 * apposition.c
 *		What stands behind a comma and says who somebody is.
 *
 * ", the Prime Minister of Japan," behind a name, ", Donald Trump" behind an
 * office.  What names somebody else is a list instead.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"
#include "summit/person.h"

/* Longest apposition that is stepped over, in items */
#define APPOSITION_ITEMS 14

/* Words of a name that nobody knows, at least */
#define UNKNOWN_WORDS 2

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
		items[i - 1].kind != ITEM_ENTITY ||
		i + 2 >= sentence->count || items[i + 1].kind != ITEM_ENTITY)
		return false;
	i = complement_role_behind(sentence, i + 2);
	return i > 0 && is_personal_role(&items[i]);
}

/* Does the item name a group that acts for itself: "rebels"? */
static bool
is_group(const SummitItem *item)
{
	return item_has_value(item, ROLE_DELEGATE, DELEGATE_OF_FIGHTERS);
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
		if (sentence->modifier_first && apposition->role && is_group(item))
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
	if (actor == IMAGE_NONE)
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
apposition_read(const Sentence *sentence, Party *party, int i)
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

	/* "X, Menteri Umum A dan Menteri B": a list, too, of somebody unknown */
	if (!sentence->modifier_first && actor == IMAGE_NONE && end + 1 < sentence->count &&
		item_has(&items[end], ROLE_AND) && is_personal_role(&items[end + 1]))
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
		(item_is_capital_word(&sentence->items[i + 1]) ||
		 item_is_entity_of(&sentence->items[i + 1], ENTITY_PERSON));
}

/* "para pejabat Jepang, Cheney akan": does the person at item i act for another state? */
static bool
is_of_other_state(const Sentence *sentence, const Party *party, int i)
{
	uint32_t	actor = item_is_entity_of(&sentence->items[i], ENTITY_PERSON) ?
		person_actor(sentence, sentence->items[i].entity) : IMAGE_NONE;

	return party->country && actor != IMAGE_NONE && actor != party->actor &&
		image_entity(sentence->image, actor)->kind == ENTITY_COUNTRY;
}

/*
 * "Menlu Oman, Badr Albusaidi, mengatakan", "bertemu Menlu Oman, Badr Albusaidi di Muscat": does
 * nothing that could belong to the name stand at item i, behind it?
 */
static bool
ends_name(const Sentence *sentence, int i)
{
	const uint64_t ends = role_bit(ROLE_RELATIVE) | role_bit(ROLE_WEEKDAY) | NAME_VERBS;
	const uint64_t prepositions = role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) | role_bit(ROLE_DATE_ON) |
		role_bit(ROLE_WITH) | role_bit(ROLE_TOWARD) | TIME_ROLES;
	const SummitItem *items = sentence->items;

	if (i == sentence->count || items[i].gap == GAP_COMMA || (items[i].roles & ends))
		return true;
	if (sentence->modifier_first)
		return false;
	return (items[i].roles & prepositions) != 0 ||
		(item_has(&items[i], ROLE_AND) && i + 1 < sentence->count &&
		 (item_is_role(&items[i + 1]) || items[i + 1].kind == ITEM_ENTITY));
}

/* Longest relative clause between an office and the name of its holder, in items */
#define RELATIVE_ITEMS 7

/*
 * "Menlu Polandia yang baru diangkat, X": the item behind the comma that ends a short
 * relative clause which begins at item i, or -1
 */
static int
behind_relative(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (sentence->modifier_first || !item_has(&items[i], ROLE_RELATIVE) || items[i].gap != GAP_SPACE)
		return -1;
	for (int j = i + 1; j < sentence->count && j <= i + RELATIVE_ITEMS; j++)
	{
		if (items[j].gap == GAP_COMMA)
			return j > i + 1 ? j : -1;
		if (!item_is_near(&items[j]) || item_is_entity_of(&items[j], ENTITY_PERSON) ||
			(items[j].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | CONTACT_ROLES)))
			return -1;
	}
	return -1;
}

/* "bertemu Menlu Polandia yang baru diangkat, X, di": whom a comma parts from his office and a relative clause */
void
complement_take_behind_relative(const Sentence *sentence, Party *party, int i)
{
	int			name = behind_relative(sentence, i);
	Party		named = *party;

	if (name < 0 || party->person || party->rank > RANK_MINISTER)
		return;
	complement_take_apposed(sentence, &named, name, false);
	if (named.person && (named.actor == party->actor || named.actor == IMAGE_NONE) &&
		named.last + 1 < sentence->count && sentence->items[named.last + 1].gap == GAP_COMMA)
		*party = named;
}

/* "Presiden AS, Donald Trump", "mitranya dari Australia, Menlu Penny Wong" */
void
complement_take_apposed(const Sentence *sentence, Party *party, int i,
						bool counterpart)
{
	int			words = UNKNOWN_WORDS;

	if (sentence->items[i].gap != GAP_COMMA || !party->by_role ||
		(party->entity == IMAGE_NONE && party->rank > RANK_MINISTER &&
		 !(counterpart && names_counterpart(sentence, i))))
		return;
	if (counterpart && item_is_role(&sentence->items[i]))
		i++;
	/* "panglima militer Yordania, Jenderal X", "Emir Qatar, Sheikh X" */
	else if (is_title_of_name(sentence, party, i))
		i++;
	/* "Menlu Rusia, Bapak X": where one word is name enough */
	else if (item_has(&sentence->items[i], ROLE_FILLER) &&
			 i + 1 < sentence->count && item_is_near(&sentence->items[i + 1]))
	{
		i++;
		words = 1;
	}
	if (i >= sentence->count)
		return;
	if (is_of_other_state(sentence, party, i))
		return;
	if (item_is_entity_of(&sentence->items[i], ENTITY_PERSON))
		person_take(sentence, party, i);
	else if (((party->entity != IMAGE_NONE && party->rank != RANK_NONE) || counterpart) &&
			 !sentence->title_case &&
			 (item_is_capital_word(&sentence->items[i]) || name_has_surname(sentence, i)))
	{
		Party		named = *party;
		int			end = name_read(sentence, &named, i);

		if (named.person && end >= i + words && ends_name(sentence, end))
			*party = named;
	}
}
