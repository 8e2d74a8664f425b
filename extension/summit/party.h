/*-------------------------------------------------------------------------
 *
 * party.h
 *		The phrases of a sentence that may name a party to a contact.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PARTY_H
#define NEWSDIP_PARTY_H

#include "summit/item.h"

/* Roles of the words with which a phrase may begin where no name does */
#define PHRASE_ROLES (role_bit(ROLE_ROLE_NOUN) | role_bit(ROLE_DELEGATE) | \
					  role_bit(ROLE_NOT_HOLDER) | role_bit(ROLE_COUNTERPART))

/* Roles of the words of which a name right before them is the subject */
#define NAME_VERBS (role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_HOLDING) | \
					role_bit(ROLE_CONTACT_PASSIVE) | role_bit(ROLE_SPEECH) | \
					role_bit(ROLE_STATUS_CUE))

/* Longest particle inside a name, in bytes: "bin", "van", "al", "of" */
#define PARTICLE_BYTES 3

/* No rank is known */
#define RANK_NONE TERM_NONE

typedef struct Party
{
	int			first;			/* items of the phrase, roles and all */
	int			last;
	int			core;			/* the item that names the party */
	uint32_t	entity;			/* whom it names, or IMAGE_NONE */
	uint32_t	actor;			/* the state or body it acts for, or
								 * IMAGE_NONE */
	uint32_t	name_start;		/* as written, where entity is IMAGE_NONE */
	uint32_t	name_end;
	uint8_t		rank;			/* OfficeRank of its role noun, or RANK_NONE */
	uint8_t		outer_rank;		/* that of the first of several role nouns */
	uint8_t		preposition;	/* TermRole of what governs it, or TERM_NONE */
	int			governor;		/* the item that governs it, or -1 */
	bool		person;			/* a named person */
	bool		faction;		/* a group that acts for itself, as written */
	bool		by_role;		/* a role noun or delegation stands in it */
	bool		modifies;		/* the state only qualifies another noun */
	bool		place;			/* a place by itself: perhaps its government */
	bool		country;		/* a state by itself */
	bool		object;			/* of a verb or noun right before it */
	bool		address;		/* tells where the place before it lies */
	bool		site;			/* and that place is not known */
	bool		joined;			/* to the phrase before it */
	int			group;			/* coordinated phrases share it */
} Party;

typedef struct PartyList
{
	Party	   *items;
	int			count;
	int			capacity;
} PartyList;

/* Does this article, its value, stand before the phrase: DETERMINER_DEFINITE? */
static inline bool
party_has_article(const Sentence *sentence, const Party *party, int32_t article)
{
	return party->first > 0 &&
		item_has_value(&sentence->items[party->first - 1], ROLE_DETERMINER, article);
}

/* party.c, phrase.c, coordination.c */
extern void party_init(Party *party, int i);
extern void party_read(const Sentence *sentence, PartyList *parties);
extern int	phrase_read_party(const Sentence *sentence, int i, Party *party);
extern void party_coordinate(const Sentence *sentence, PartyList *parties);

/* name.c */
extern int	name_read(const Sentence *sentence, Party *party, int i);
extern int	name_read_subject(const Sentence *sentence, int i, Party *party);
extern int	name_read_faction(const Sentence *sentence, int i, Party *party);
extern bool name_is_partial(const Sentence *sentence, int i);
extern bool name_has_surname(const Sentence *sentence, int i);

/* modifier.c */
extern bool party_is_verb_form(const Sentence *sentence,
							   const SummitItem *item);
extern bool party_is_passive_form(const Sentence *sentence,
								  const SummitItem *item);

/* And is it a word in lower case that the lexicon does not know? */
static inline bool
party_is_plain_verb(const Sentence *sentence, const SummitItem *item)
{
	return item_is_plain_word(item) && party_is_verb_form(sentence, item);
}

extern void party_judge_modifier(const Sentence *sentence, Party *party);

/* address.c, negation.c */
extern bool address_names_city(const Sentence *sentence, int i);
extern bool address_follows(const Sentence *sentence, const Party *previous,
							Party *party);
extern bool address_is_dateline(const Sentence *sentence, const Party *party);
extern void address_take_site(const Sentence *sentence, Party *party);
extern bool negation_excludes(const Sentence *sentence, int i);

#endif							/* NEWSDIP_PARTY_H */
