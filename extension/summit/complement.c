/*-------------------------------------------------------------------------
 *
 * complement.c
 *		What completes a role or a name: "of Japan".
 *
 * Few words may stand between, and most look alike to the lexicon, so reach is
 * short.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"

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

/* "perwakilan 27 negara Uni Eropa", "ministers from ten ASEAN states": does item i count whose they are? */
static bool
counts_members(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	return items[i].kind == ITEM_NUMBER && i + 1 < sentence->count && items[i + 1].gap == GAP_SPACE &&
		(items[i + 1].kind == ITEM_ENTITY || item_is_plain_word(&items[i + 1]));
}

/* The item behind a few plain words from item i on, or -1 */
static int
behind_fillers(const Sentence *sentence, int i)
{
	int			j = i;

	while (j < sentence->count && j - i < PHRASE_FILLERS &&
		   item_is_near(&sentence->items[j]) &&
		   (item_is_plain_word(&sentence->items[j]) || counts_members(sentence, j) ||
			(item_has(&sentence->items[j], ROLE_MULTILATERAL) &&
			 !item_is_role(&sentence->items[j]))))
		j++;
	return j < sentence->count && item_is_near(&sentence->items[j]) ? j : -1;
}

/* "officials in charge": the role behind an entity that ends before item i, or -1 */
int
complement_role_behind(const Sentence *sentence, int i)
{
	int			j = behind_fillers(sentence, i);

	return j >= 0 && item_is_role(&sentence->items[j]) ? j : -1;
}

/* "perwakilan khusus AS": the entity behind a role that ends before item i, or -1 */
int
complement_entity_behind(const Sentence *sentence, int i)
{
	int			state = behind_portfolio(sentence, i);
	int			j = state >= 0 ? state : behind_fillers(sentence, i);

	return j >= 0 && sentence->items[j].kind == ITEM_ENTITY &&
		sentence->items[j].entity_kind != ENTITY_PERSON ? j : -1;
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
		!item_has(&items[j + 1], ROLE_OF))
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
		   (item_has(&items[j], ROLE_DETERMINER) || counts_members(sentence, j) ||
			(items[j - 1].kind == ITEM_NUMBER && item_is_plain_word(&items[j])) ||
			(items[j].kind == ITEM_WORD && !(items[j].flags & WORD_CAPITAL))))
		j++;
	j = behind_members(sentence, i, j);
	if (j < sentence->count && item_is_near(&items[j]) &&
		items[j].kind == ITEM_ENTITY && items[j].entity_kind != ENTITY_PERSON)
		return j;
	return -1;
}

/* "presiden X yang baru terpilih Y": the person behind a short relative clause */
int
complement_behind_relative(const Sentence *sentence, int i)
{
	int			j = i + 1;

	if (!item_has(&sentence->items[i], ROLE_RELATIVE))
		return -1;
	while (j < sentence->count && j - i <= PHRASE_FILLERS &&
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
