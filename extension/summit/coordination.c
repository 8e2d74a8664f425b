/*-------------------------------------------------------------------------
 *
 * coordination.c
 *		Phrases that are joined to one another: "X, Y and Z", "X-Y".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/sense.h"

/* Items from one phrase of a list to the next, at most */
#define LINK_REACH 5

/* Words that a list may end with: "and several other Arab states" */
#define OTHERS_REACH 4

/* How a phrase is joined to the one before it */
typedef enum Link
{
	LINK_NONE,
	LINK_COMMA,					/* a list only if a conjunction ends it */
	LINK_AND
} Link;

/*
 * "Jakarta - Presiden X bertemu", "Jakarta -Iran menolak": is the place where
 * the news is from, parted by a dash from what begins?
 */
static bool
is_dateline(const Sentence *sentence, const Party *a, const Party *b)
{
	const SummitItem *begin = &sentence->items[b->first];

	if (b->first != a->last + 1 || begin->gap != GAP_HYPHEN)
		return false;
	if (sentence->text[begin->start - 1] == '-' &&
		sentence->text[begin->start - 2] == ' ')
		return true;
	if (sentence->text[begin->start - 1] != ' ')
		return false;
	/* "Seoul, CNN Indonesia - Presiden X" */
	return (a->first == 0 && a->place && !b->place) ||
		(!a->person && !a->by_role && !a->country && (b->person || b->by_role));
}

/* Is what stands between two phrases only a conjunction, comma or hyphen? */
static Link
link_between(const Sentence *sentence, const Party *a, const Party *b)
{
	const SummitItem *items = sentence->items;
	Link		link = LINK_NONE;
	int			adjectives = 0;

	/* "ke India 21-23 Agustus dan Malaysia" */
	bool		dated = a->preposition == ROLE_TOWARD && a->country && b->country;

	if (b->first - a->last > LINK_REACH)
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
		/* "antara A dengan B" */
		if (item_has(item, ROLE_AND) ||
			(a->preposition == ROLE_BETWEEN && item_has(item, ROLE_WITH)))
			link = LINK_AND;

		/*
		 * "and the five permanent members of", "and other X officials", "and
		 * Ruritanian President X", "and the rebel Purple Army"
		 */
		else if (link == LINK_AND &&
				 (b->by_role || !(b->person || b->country || b->place)) &&
				 (item_is_plain_word(item) || item_has(item, ROLE_FILLER) ||
				  (b->person && item_is_capital_word(item))) &&
				 adjectives++ == 0)
			continue;
		/* "and the visiting President X" */
		else if (link == LINK_AND && sense_is_attribute_verb(sentence, i))
			continue;
		/* "between the X administration and Y" */
		else if (!(i == a->last + 1 && a->person && item_has(item, ROLE_DELEGATE) &&
				   item->gap == GAP_SPACE && sentence->modifier_first) &&
				 !item_has(item, ROLE_DETERMINER) &&
				 !item_has(item, ROLE_COUNTERPART) &&
				 !reference_names_states(sentence, i) &&
				 !(dated && (item->kind == ITEM_NUMBER || item_has(item, ROLE_MONTH))))
			return LINK_NONE;
	}
	return link;
}

/* "other countries", "several other Arab states": do words for others stand at item i? */
static bool
names_others(const Sentence *sentence, int i)
{
	for (int stop = Min(sentence->count, i + OTHERS_REACH); i < stop; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->gap != GAP_SPACE)
			return false;
		if (item->roles & (role_bit(ROLE_MULTILATERAL) | role_bit(ROLE_DELEGATE)))
			return true;
		if (!(item->roles & (role_bit(ROLE_FILLER) | role_bit(ROLE_DETERMINER))) &&
			item->kind != ITEM_NUMBER && !item_is_plain_word(item))
			return false;
	}
	return false;
}

/* "between X, Y, and about 30 managers": do some who are counted follow the persons behind "and"? */
static bool
names_number(const Sentence *sentence, const Party *party, int i)
{
	const SummitItem *items = sentence->items;

	if (!sentence->modifier_first || !party->person || items[i].gap != GAP_COMMA)
		return false;
	i++;
	if (i + 1 < sentence->count && (item_is_plain_word(&items[i]) || item_has(&items[i], ROLE_ABOUT)))
		i++;
	return i + 1 < sentence->count && items[i].kind == ITEM_NUMBER && item_is_near(&items[i + 1]) &&
		item_is_plain_word(&items[i + 1]);
}

/* "X, Y dan kedua Korea": does a word for several states, others or somebody unknown end the list? */
static bool
ends_with_others(const Sentence *sentence, const Party *party)
{
	int			i = party->last + 1;

	if (i + 1 >= sentence->count || !item_has(&sentence->items[i], ROLE_AND))
		return false;

	/*
	 * "X, Y and other countries", "X, Y and Elbonia", "X, Y, dan sejumlah
	 * pemimpin lain"
	 */
	return reference_names_states(sentence, i + 1) || names_number(sentence, party, i) ||
		(party->country && names_others(sentence, i + 1)) ||
		(sentence->items[i + 1].gap == GAP_SPACE &&
		 (sentence->modifier_first ?
		  party->country && item_is_capital_word(&sentence->items[i + 1]) && !sentence->title_case :
		  (item_has(&sentence->items[i + 1], ROLE_DETERMINER) ||
		   item_has(&sentence->items[i + 1], ROLE_DELEGATE))));
}

/* "X, Y meet in Z", "X, Y to resume talks": do two begin a headline, with their verb right behind? */
static bool
are_headline_pair(const Sentence *sentence, const Party *a, const Party *b)
{
	const uint64_t verbs = role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_STATUS_CUE) |
		role_bit(ROLE_HOLDING);
	const SummitItem *verb = &sentence->items[b->last + 1];

	return a->first == 0 && b->first == a->last + 1 &&
		a->person == b->person && !a->place && !b->place && b->last + 1 < sentence->count &&
		verb->gap == GAP_SPACE && (verb->roles & verbs) != 0;
}

/* Is the phrase p no more than the name of a state, a comma behind another such? */
static bool
is_next_state(const PartyList *parties, const Link *links, int p)
{
	const Party *party = &parties->items[p];

	return links[p] == LINK_COMMA && party->country && !party->by_role &&
		party[-1].country && !party[-1].by_role && party->first == party[-1].last + 1;
}

/* "X, Y, Z and other nationals": does the list end with something else? */
static bool
goes_on(const Sentence *sentence, const Party *party)
{
	return party->last + 1 < sentence->count && item_has(&sentence->items[party->last + 1], ROLE_AND);
}

/* "to meet X, Y in Z", "says X, Y to meet": do two stand behind a verb in a headline? */
static bool
are_headline_objects(const Sentence *sentence, const Party *a, const Party *b)
{
	const SummitItem *items = sentence->items;
	const SummitItem *next = &items[b->last + 1];
	bool		last = b->last + 1 >= sentence->count;
	uint64_t	verbs = role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_STATUS_CUE);

	if (!last && cue_is_infinitive(sentence, b->last + 1))
		verbs |= role_bit(ROLE_SPEECH);
	return sentence->modifier_first && a->first > 0 && b->first == a->last + 1 &&
		a->person == b->person && a->first == a->core && b->first == b->core && !a->place && !b->place &&
		a->entity != IMAGE_NONE && b->entity != IMAGE_NONE && b->preposition == TERM_NONE &&
		items[a->first].gap == GAP_SPACE && items[b->first].gap == GAP_COMMA &&
		(items[a->first - 1].roles & verbs) != 0 &&
		(last || (next->gap == GAP_SPACE && (next->roles & (role_bit(ROLE_AT) | role_bit(ROLE_TOWARD))) != 0));
}

/* Number the groups: a list of commas counts where a conjunction ends it, or three states are in it */
static void
number_groups(const Sentence *sentence, PartyList *parties, const Link *links)
{
	bool		listed = false;
	bool		states = false; /* without a conjunction: none but states are
								 * in it */
	int			group = 0;

	for (int p = parties->count - 1; p > 0; p--)
	{
		bool		next_state = is_next_state(parties, links, p);

		listed = listed || ends_with_others(sentence, &parties->items[p]);
		if (!listed && next_state && p > 1 && is_next_state(parties, links, p - 1) &&
			!goes_on(sentence, &parties->items[p]))
			listed = states = true;
		parties->items[p].joined = links[p] == LINK_AND ||
			(links[p] == LINK_COMMA &&
			 ((listed && (next_state || !states)) ||
			  are_headline_pair(sentence, &parties->items[p - 1], &parties->items[p]) ||
			  are_headline_objects(sentence, &parties->items[p - 1], &parties->items[p])));
		listed = parties->items[p].joined;
		states = states && listed && links[p] == LINK_COMMA;
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
		{
			party->preposition = previous->preposition;
			party->governor = previous->governor;
		}
		if (previous->modifies && party->country)
			party->modifies = true;
	}
}

/* "to Y and X cancels", "from Y and X will": is a person behind "and" a new subject? */
static bool
begins_clause(const Sentence *sentence, const Party *before, const Party *party)
{
	const SummitItem *next = &sentence->items[party->last + 1];

	return sentence->modifier_first && before->country && !before->by_role &&
		(before->preposition == ROLE_TOWARD || before->preposition == ROLE_FROM ||
		 before->preposition == ROLE_AT) &&
		party->person && party->last + 1 < sentence->count && next->gap == GAP_SPACE &&
		(item_is_plain_word(next) ||
		 (next->roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING))) != 0);
}

/*
 * "di sela-sela KTT Y, X dan Z bertemu": does a contact word before the body say that it is
 * whose summit it is, so that a person behind the comma begins something else?
 */
static bool
ends_with_body(const Sentence *sentence, const Party *body, const Party *party)
{
	const SummitItem *core = &sentence->items[body->core];

	return !sentence->modifier_first && party->person && !body->person && !body->by_role &&
		core->entity_kind == ENTITY_ORGANISATION &&
		(core->session || (body->first > 0 && sentence->items[body->first].gap == GAP_SPACE &&
						   item_has(&sentence->items[body->first - 1], ROLE_CONTACT_NOUN)));
}

/* "utusan X, Y dan Z, bertemu": are those whom a role stands for named behind the comma? */
static bool
is_named_behind(const Party *role, const Party *party)
{
	return role->by_role && !role->person && party->person && !party->by_role &&
		party->actor != IMAGE_NONE && party->actor == role->actor;
}

/* What joins each phrase to the one before it */
static void
find_links(const Sentence *sentence, PartyList *parties, Link *links)
{
	links[0] = LINK_NONE;
	for (int p = 1; p < parties->count; p++)
	{
		const Party *party = &parties->items[p];
		Party	   *before = &parties->items[p - 1];

		if (is_dateline(sentence, before, party))
			before->modifies = true;
		links[p] = party->address || is_dateline(sentence, before, party) ?
			LINK_NONE : link_between(sentence, before, party);

		/*
		 * "in Nice, France, the EU and Russia agree", "in Paris, X and Y
		 * meet", "in Manila, the Philippines and Vietnam agree": no list
		 */
		if (links[p] == LINK_COMMA &&
			(before->address || is_named_behind(before, party) ||
			 ends_with_body(sentence, before, party) ||
			 (before->preposition == ROLE_TOWARD && party->person && (before->place || before->country)) ||
			 (before->preposition == ROLE_AT &&
			  (party->person || party->by_role ||
			   (before->place && party->country)))))
			links[p] = LINK_NONE;

		/*
		 * "receives X in Paris, and Y calls Z", "opens in Paris and the X
		 * summit"
		 */
		if (links[p] == LINK_AND && before->preposition == ROLE_AT &&
			before->place && !party->place && !party->country)
			links[p] = LINK_NONE;
		/* "recalls its envoy to Israel and X cancels": a clause of its own */
		if (links[p] == LINK_AND && begins_clause(sentence, before, party))
			links[p] = LINK_NONE;
		/* "in Manila, the Philippines and Vietnam agree" */
		if (links[p] == LINK_AND && before->address && before->country &&
			party->country && sentence->items[before->last + 1].gap == GAP_COMMA)
			links[p] = LINK_NONE;
		else if (links[p] == LINK_AND && before->address &&
				 before->country && party->country)
		{
			before->address = before->modifies = false;
			before->preposition = TERM_NONE;
		}
	}
}

/* Find which phrases of a sentence are joined, and number the groups */
void
party_coordinate(const Sentence *sentence, PartyList *parties)
{
	Link	   *links = palloc(sizeof(Link) * (Size) parties->count);

	find_links(sentence, parties, links);
	number_groups(sentence, parties, links);
	pfree(links);
}
