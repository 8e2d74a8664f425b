/*-------------------------------------------------------------------------
 *
 * contact.h
 *		A contact as one sentence tells of it, and the reading of a text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CONTACT_H
#define NEWSDIP_CONTACT_H

#include "summit/party.h"

/* Parties of one contact that are kept; a longer list is cut */
#define CONTACT_PARTIES_MAX 24

typedef struct Participant
{
	uint32_t	entity;			/* IMAGE_NONE: as written */
	uint32_t	actor;			/* state or body, or IMAGE_NONE */
	uint32_t	start;			/* byte offsets of the name in the text */
	uint32_t	end;
	int			item;			/* where it stands; -1 from elsewhere */
	uint8_t		rank;			/* OfficeRank or RANK_NONE */
	bool		person;
	bool		faction;		/* a group that acts for itself, as written */
	bool		bare;			/* a state by itself, no role beside it */
	bool		city;			/* the state of a city that was named */
	bool		official;		/* a state, body, or somebody with an office */
} Participant;

typedef struct Contact
{
	int			first;			/* items of the trigger */
	int			last;
	int			word;			/* the contact word that has the parties */
	int			word_end;
	uint8_t		kind;			/* ContactKind */
	uint8_t		status;			/* ContactStatus */
	uint8_t		demand;			/* ContactDemand */
	uint8_t		level;			/* ContactLevel, or TERM_NONE */
	bool		verb;
	bool		passive;
	bool		fixed_status;	/* the form of the word says it */
	bool		has_cue;		/* a status cue was found */
	int			cue;			/* the item of the cue, or -1 */
	int			negation;		/* that of what turns it round, or -1 */
	bool		own_parties;	/* its own phrase names parties */
	bool		has_owner;		/* its phrase says whose it is */
	bool		modifier;		/* only "by telephone", no word of its own */
	bool		implied;		/* a visit, but another word would name it
								 * better */
	bool		body;			/* the summit or session of a body */
	bool		plural;			/* parties are called "both", "they" or so */
	bool		leaders;		/* parties are called "both leaders" or so */
	bool		outside;		/* a pronoun stands for somebody unnamed */
	bool		sides;			/* parties are called "both sides" or so */
	bool		title;			/* a party is called "the president" or so,
								 * and nobody says which */
	bool		company;		/* somebody named is of sport, show or
								 * business */
	bool		dropped;		/* merged into another, or none at all */
	int			participant_count;
	Participant participants[CONTACT_PARTIES_MAX];
	int			wisher;			/* the first participant who only wishes it */
	int			wishers;		/* and how many do, one behind the other */
	uint32_t	place;			/* entity, or IMAGE_NONE */
	int			place_item;		/* where the place stands, or -1 */
	ImageDate	since;			/* NO_DATE if not known */
	ImageDate	until;			/* first day behind it */
	int			number;			/* of the contact within the text */
} Contact;

/* What earlier sentences leave for anaphora */
typedef struct Memory
{
	int			pair_count;		/* parties of the last contact of two or more */
	Participant pair[CONTACT_PARTIES_MAX];
	bool		has_heads;		/* heads who took part in a contact, the last */
	Participant heads[2];
	bool		has_subject;	/* the last person who was a subject */
	Participant subject;
	bool		has_contact;	/* some contact was told of before */
	int			sentence;		/* number of the last sentence that did */
	uint8_t		kinds;			/* bit i: of ContactKind i, so far */
	bool		has_place;		/* where the last contact with a place was */
	uint32_t	place;
	StrangerList strangers;		/* who took part in a contact */
	bool		asked_pair;		/* somebody asked for the pair, */
	bool		asked_subject;	/* or the subject, */
	bool		paired;			/* or left by a sentence, */
	bool		named;			/* since these were cleared */
} Memory;

typedef struct Reading
{
	Sentence	sentence;
	PartyList	parties;
	int		   *party_at;		/* for each item its party, or -1 */
	int			party_at_capacity;
	Contact    *contacts;		/* of the sentence, in text order */
	int			contact_count;
	int			contact_capacity;
	Memory	   *memory;
	const struct Told *told;	/* the contacts of the text so far */
	uint32_t	foreign[2];		/* states or bodies named, not that at home */
	int			foreign_count;
	bool		foreign_party;	/* one of them does more than qualify a noun */
	bool		unofficial;		/* a sentence of sport, show or business */
	bool		between_states; /* a word that is only said of states */
	struct Trace *trace;		/* what decided; NULL unless asked for */
} Reading;

/* Is it off: put off, or called off? */
static inline bool
status_is_off(uint8_t status)
{
	return status == STATUS_POSTPONED || status == STATUS_CANCELLED;
}

/* Does it not take place? */
static inline bool
status_is_denied(uint8_t status)
{
	return status == STATUS_REFUSED || status_is_off(status);
}

/* May it be yet to come? */
static inline bool
status_lies_ahead(uint8_t status)
{
	return status == STATUS_PLANNED || status == STATUS_PROPOSED;
}

/* Is one day known on which it takes place? */
static inline bool
contact_has_day(const Contact *contact)
{
	return contact->since != NO_DATE && contact->until == contact->since + 1;
}

/* "discuss": does a verb tell of talks where two actors are named? */
static inline bool
contact_discusses(const Contact *contact)
{
	return contact->verb && contact->kind == CONTACT_TALKS && contact->demand == DEMAND_ACTORS;
}

static inline bool
item_discusses(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_CONTACT_VERB);

	return row != NULL && row->kind == CONTACT_TALKS && row->value == DEMAND_ACTORS;
}

/* The phrase that item i is in, or NULL */
static inline const Party *
reading_party(const Reading *reading, int i)
{
	int			p = reading->party_at[i];

	return p < 0 ? NULL : &reading->parties.items[p];
}

/* The phrase of the sentence that names the party of a contact, or NULL */
static inline const Party *
reading_party_of(const Reading *reading, const Participant *participant)
{
	return participant->item < 0 ? NULL : reading_party(reading, participant->item);
}

/* contact.c */
extern void contact_read(Reading *reading);

/* contact_word.c */
extern void contact_read_word(Reading *reading, int i);
extern Contact *contact_copy(Reading *reading, int c);

/* contact_party.c */
extern bool contact_has_party(const Contact *contact, uint32_t entity);
extern bool contact_has_actor(const Contact *contact, uint32_t actor);
extern bool contact_has_person(const Contact *contact);
extern bool contact_has_person_of(const Contact *contact, uint32_t actor);
extern bool contact_is_official(const Sentence *sentence, const Party *party);
extern bool contact_add(Contact *contact, const Participant *participant);
extern void contact_remove(Contact *contact, int i);
extern void contact_add_party(const Reading *reading, Contact *contact,
							  const Party *party);
extern void participants_drop_states(const Reading *reading, Contact *contact);
extern void participants_stay(Contact *contact);

/* participant.c, missing.c, international.c */
extern void participants_find(Reading *reading, Contact *contact);
extern bool participants_are_missing(const Reading *reading,
									 const Contact *contact);
extern bool participants_international(const Reading *reading,
									   const Contact *contact);

/* merge.c, sequel.c */
extern void contacts_join_words(Reading *reading);
extern void contacts_share_settings(Reading *reading);
extern void contacts_merge(Reading *reading);
extern void contact_add_sequel(Reading *reading);

/* memory.c */
extern void memory_update(Reading *reading);
extern int	memory_pair(const Reading *reading, const Participant **pair);
extern int	memory_pair_of_heads(const Reading *reading, const Participant **pair);
extern const Participant *memory_subject(const Reading *reading);
extern uint32_t memory_place(const Reading *reading);

/* status.c, cue_behind.c, venue.c, period.c, level.c, company.c */
extern void status_find(const Reading *reading, Contact *contact);
extern bool contact_is_held_by_verb(const Reading *reading,
									const Contact *contact);
extern void venue_find(const Reading *reading, Contact *contact);
extern bool venue_parts_relative(const Reading *reading,
								 const Contact *contact, int i);
extern void period_find(const Reading *reading, Contact *contact);
extern void level_find(const Reading *reading, Contact *contact);
extern bool company_is_inner(const Reading *reading, const Contact *contact);

#endif							/* NEWSDIP_CONTACT_H */
