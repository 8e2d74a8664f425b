/*-------------------------------------------------------------------------
 *
 * phrase.c
 *		Reading one phrase that may name a party.
 *
 * A phrase is an entity with the roles around it: "Menteri Luar Negeri Jepang
 * Takeshi Iwaya" is the person, "Russian officials" the state, "Sekjen PBB" the
 * body.  A name that the gazetteer lacks (see name.c) counts behind a role noun,
 * or where it can only be a subject.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"
#include "summit/person.h"
#include "summit/stranger.h"

/* Longest title between a state and its holder, in words */
#define TITLE_WORDS 6

/* Longest phrase, in items; keeps a run of role nouns linear */
#define PHRASE_ITEMS 24

/* A phrase while it is read */
typedef struct Phrase
{
	const Sentence *sentence;
	Party	   *party;
	int			next;			/* item to look at */
	bool		entity_first;	/* "Russian officials": the state came first */
	bool		counterpart;	/* "mitranya": somebody of another state */
	bool		rebels;			/* a group that does not act for the state */
	bool		fighters;		/* one that fights */
} Phrase;

/* A role noun or delegation */
static bool
phrase_take_role(Phrase *phrase, const SummitItem *item)
{
	const ImageTermRow *row = complement_role_row(item);
	Party	   *party = phrase->party;

	if (phrase->entity_first && item->gap == GAP_HYPHEN)
		return false;
	if (item_has(item, ROLE_COUNTERPART))
		phrase->counterpart = true;
	/* "opposition leader X" */
	if (row != NULL && row->role == ROLE_DELEGATE &&
		row->value >= DELEGATE_OF_GROUP)
	{
		phrase->rebels = true;
		phrase->fighters = row->value == DELEGATE_OF_FIGHTERS;
		row = NULL;
		party->by_role = true;
	}
	/* "former" by itself is no role: "a former U.S. base" */
	if (row != NULL || phrase->counterpart)
		party->by_role = true;
	if (row != NULL && row->rank != TERM_NONE)
	{
		if (party->outer_rank == RANK_NONE)
			party->outer_rank = row->rank;
		if (party->rank == RANK_NONE || row->rank < party->rank)
			party->rank = row->rank;
	}
	party->last = phrase->next++;
	return true;
}

/*
 * "Chinese State Councilor Tang Jiaxuan", "Minister of Fisheries X", "Russia's X":
 * the person behind words in capitals that the lexicon does not know, or none, if
 * of this state.
 */
static bool
phrase_take_titled(Phrase *phrase, int i)
{
	const Sentence *sentence = phrase->sentence;
	const SummitItem *items = sentence->items;
	int			j = i;

	while (j < sentence->count && j - i < TITLE_WORDS &&
		   (items[j].gap == GAP_SPACE || (j == i && item_is_near(&items[j]))) &&
		   (item_is_capital_word(&items[j]) ||
			(j > i && item_has(&items[j], ROLE_AND))))
		j++;
	if ((j == i && !items[i - 1].possessive) || j >= sentence->count || items[j].gap != GAP_SPACE ||
		!item_is_entity_of(&items[j], ENTITY_PERSON) ||
		(phrase->party->actor != IMAGE_NONE &&
		 person_actor(sentence, items[j].entity) != phrase->party->actor))
		return false;
	person_take(sentence, phrase->party, j);
	return true;
}

/* A state, body or place; false where the phrase ends with it or before it */
static bool
phrase_take_entity(Phrase *phrase, const SummitItem *item)
{
	const Image *image = phrase->sentence->image;
	Party	   *party = phrase->party;
	int			role;

	if (party->entity != IMAGE_NONE)
		return false;
	if (item->entity_kind == ENTITY_PLACE && party->by_role &&
		image_entity(image, item->entity)->country == IMAGE_NONE)
	{
		/* "utusan Afrika": the envoy's field, not his state */
		party->last = phrase->next++;
		return true;
	}
	party->core = party->last = phrase->next++;
	party->entity = item->entity;
	party->actor = entity_actor(image, item->entity);
	party->place = item->entity_kind == ENTITY_PLACE;
	party->country = item->entity_kind == ENTITY_COUNTRY;
	if (party->by_role)
		return true;
	if (!phrase->sentence->modifier_first)
		return false;
	phrase->entity_first = true;
	/* "U.S. Treasury Secretary James Baker" */
	if ((party->country || (party->actor != IMAGE_NONE &&
							item->entity_kind == ENTITY_ORGANISATION)) &&
		phrase_take_titled(phrase, phrase->next))
		return false;
	role = complement_role_behind(phrase->sentence, phrase->next);
	if (role < 0 || phrase->sentence->items[role].gap == GAP_HYPHEN)
		return false;
	phrase->next = role;
	return true;
}

/* "perwakilan perdagangan utama dari AS" */
static bool
phrase_take_distant(Phrase *phrase)
{
	const Sentence *sentence = phrase->sentence;
	Party	   *party = phrase->party;
	bool		posted;

	for (int j = phrase->next; j < sentence->count &&
		 j < phrase->next + PHRASE_FILLERS &&
		 item_is_near(&sentence->items[j]) &&
		 item_is_plain_word(&sentence->items[j]); j++)
	{
		int			i = complement_linked(sentence, j + 1, party->rank, &posted);

		if (i >= 0 && !posted)
		{
			party->entity = sentence->items[i].entity;
			party->actor = entity_actor(sentence->image, party->entity);
			party->place = sentence->items[i].entity_kind == ENTITY_PLACE;
			party->core = party->last = i;
			phrase->next = i + 1;
			return true;
		}
	}
	return false;
}

/* "kelompok pemberontak Maois": does the word in capitals say which rebels? */
static bool
names_rebels(const Phrase *phrase, const SummitItem *item)
{
	return phrase->rebels && phrase->party->entity == IMAGE_NONE &&
		!phrase->sentence->modifier_first && !phrase->sentence->title_case &&
		item_is_capital_word(item);
}

/* "the president of China": the role is of the state or body at item i, unless another was said */
static void
take_state(Phrase *phrase, int i)
{
	const Sentence *sentence = phrase->sentence;
	Party	   *party = phrase->party;

	if (party->entity == IMAGE_NONE)
	{
		party->entity = sentence->items[i].entity;
		party->actor = entity_actor(sentence->image, party->entity);
		party->core = i;
		party->place = sentence->items[i].entity_kind == ENTITY_PLACE;
	}
	party->last = i;
	phrase->next = i + 1;
}

/* What may follow a role: a name, "of" a state, fillers before a state */
static bool
phrase_take_complement(Phrase *phrase, const SummitItem *item)
{
	const Sentence *sentence = phrase->sentence;
	Party	   *party = phrase->party;
	bool		posted;
	int			i;

	if (!party->by_role)
		return false;
	/* "junta leader Senior General Than Shwe" */
	if (sentence->modifier_first && phrase_take_titled(phrase, phrase->next))
		return false;
	if (names_rebels(phrase, item))
	{
		party->last = phrase->next++;
		return true;
	}
	/* "Menlu Kuba Tiba": in a headline it is a verb as likely as a name */
	if (item_is_capital_word(item) &&
		(party->entity == IMAGE_NONE ? party->rank != RANK_NONE : !sentence->title_case))
	{
		phrase->next = name_read(sentence, party, phrase->next);
		return !party->person;
	}
	if (sentence->modifier_first && (item_has(item, ROLE_OF) ||
									 item_has(item, ROLE_ABOUT)) &&
		phrase_take_titled(phrase, phrase->next + 1))
		return false;
	i = complement_linked(sentence, phrase->next, party->rank, &posted);
	if (i >= 0)
	{
		if (posted && party->entity == IMAGE_NONE)
			return false;
		take_state(phrase, i);
		return true;
	}
	if (party->entity != IMAGE_NONE)
	{
		i = complement_behind_relative(sentence, phrase->next);
		if (i < 0 || person_actor(sentence, sentence->items[i].entity) != party->actor)
		{
			complement_take_behind_relative(sentence, party, phrase->next);
			return false;
		}
		person_take(sentence, party, i);
		return false;
	}
	i = complement_entity_behind(sentence, phrase->next);
	if (i >= 0)
	{
		phrase->next = i;
		return true;
	}
	return phrase_take_distant(phrase);
}

/* What stands behind a name: "of China", ", the Prime Minister of Japan," */
static int
phrase_take_rest(Phrase *phrase)
{
	const Sentence *sentence = phrase->sentence;
	Party	   *party = phrase->party;
	bool		posted;
	int			next = party->last + 1;
	int			i = complement_linked(sentence, next, party->rank, &posted);

	if (i >= 0 && !posted && sentence->items[i].entity_kind == ENTITY_COUNTRY)
	{
		if (party->actor == IMAGE_NONE)
			party->actor = entity_actor(sentence->image,
										sentence->items[i].entity);
		party->last = i;
		next = i + 1;
	}
	return apposition_read(sentence, party, next);
}

static void
phrase_read(Phrase *phrase, int first)
{
	const Sentence *sentence = phrase->sentence;
	Party	   *party = phrase->party;
	bool		more = true;

	while (more && phrase->next < sentence->count &&
		   phrase->next - first < PHRASE_ITEMS)
	{
		const SummitItem *item = &sentence->items[phrase->next];

		if (phrase->next > first && !item_is_near(item))
		{
			complement_take_apposed(sentence, party, phrase->next, phrase->counterpart);
			return;
		}
		if (item_is_role(item))
			more = phrase_take_role(phrase, item);
		else if (item_is_entity_of(item, ENTITY_PERSON) && !phrase->entity_first && !party->by_role &&
				 person_take_sender(sentence, party, phrase->next))
		{
			phrase->next++;
			phrase->entity_first = true;
		}
		else if (item_is_entity_of(item, ENTITY_PERSON))
		{
			/* "Menteri Inggris Kim Howells": a surname known of somebody else */
			if (party->by_role && name_has_surname(sentence, phrase->next))
				name_read(sentence, party, phrase->next);
			/* two names side by side are two phrases */
			else if (!phrase->entity_first || party->by_role)
				person_take(sentence, party, phrase->next);
			return;
		}
		/* "Menlu Montenegro Milan Rocen" */
		else if (party->entity != IMAGE_NONE && party->by_role &&
				 item_is_entity_of(item, ENTITY_PLACE) && name_has_surname(sentence, phrase->next))
		{
			name_read(sentence, party, phrase->next);
			return;
		}
		else if (item->kind == ITEM_ENTITY)
			more = phrase_take_entity(phrase, item);
		else
			more = phrase_take_complement(phrase, item);
	}
}

/* Read a phrase with an entity or role; returns the item behind, or i */
static int
read_known(const Sentence *sentence, int i, Party *party)
{
	Phrase		phrase = {sentence, party, i};

	if ((sentence->items[i].kind != ITEM_ENTITY &&
		 !item_is_role(&sentence->items[i])) ||
		item_has(&sentence->items[i], ROLE_CONTACT_NOUN) ||
		name_is_partial(sentence, i))
		return i;
	party_init(party, i);
	phrase_read(&phrase, i);
	if (phrase.rebels && party->entity == IMAGE_NONE && !party->person &&
		((!sentence->modifier_first && party->last > i) ||
		 (phrase.fighters && faction_is_dealt_with(sentence, i))))
	{
		faction_take(sentence, party);
		party->name_start = sentence->items[i].start;
		return party->last + 1;
	}
	/* "rebels from X" */
	if (phrase.fighters && sentence->modifier_first && !phrase.entity_first &&
		(party->place || party->country) && faction_is_dealt_with(sentence, i))
	{
		party->core = i;
		faction_take(sentence, party);
		party->name_end = sentence->items[i].end;
		return party->last + 1;
	}
	if (party->entity == IMAGE_NONE && !party->person && !sole_office_take(sentence, party))
		return i;
	if (party->person)
		return phrase_take_rest(&phrase);
	if (phrase.fighters && !party->country && !party->place)
		party->actor = party->entity;	/* "Maoist rebels": no state's */
	if (phrase.rebels && party->country &&
		(phrase.entity_first || !sentence->modifier_first))
	{
		faction_take(sentence, party);
		/* "oposisi Suriah": where the word for the group comes first */
		if (!sentence->modifier_first)
			party->name_start = sentence->items[i].start;
		return party->last + 1;
	}
	if (party->place && party->by_role)
	{
		/* the officials of a city are those of its state */
		uint32_t	country = image_entity(sentence->image,
										   party->entity)->country;

		if (country != IMAGE_NONE)
		{
			party->entity = country;
			party->place = false;
		}
	}
	return party->last + 1;
}

/*
 * Read the phrase that starts at item i; returns the item behind, or i.  What it
 * may start with is told by may_begin_phrase() in party.c, too.
 */
int
phrase_read_party(const Sentence *sentence, int i, Party *party)
{
	int			end = stranger_read(sentence, i, party);

	end = end > i ? end : name_read_faction(sentence, i, party);
	end = end > i ? end : name_read_subject(sentence, i, party);
	end = end > i ? end : read_known(sentence, i, party);
	if (end > i)
		stranger_settle(sentence, party);
	return end;
}
