/*-------------------------------------------------------------------------
 *
 * run.h
 *		Runs of capitalised words that may name a person or an organisation.
 *
 * run_person.c and run_organisation.c find them in a sentence and say where
 * they end, by what run.c tells of their words; introduction.c judges by what
 * stands around a run whether it is the name of somebody; book.c keeps those
 * of a text, book_close.c follows them through it; unknown.c is the SQL
 * function.  Words that this part asks for are rows of the lexicon.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NAMES_RUN_H
#define NEWSDIP_NAMES_RUN_H

#include "summit/item.h"

/* A person's name has at most so many words, an organisation's so many */
#define PERSON_WORDS		5
#define ORGANISATION_WORDS	12

/* What shows that a run is a name; order of the labels of name_cue */
typedef enum NameCue
{
	NAME_CUE_ROLE,				/* Presiden Suriname X */
	NAME_CUE_APPOSITION,		/* X, the foreign minister of Japan */
	NAME_CUE_HONORIFIC,			/* Mr X, Pak X */
	NAME_CUE_AGE,				/* X (45), X, 45, */
	NAME_CUE_SPEECH,			/* kata X */
	NAME_CUE_GIVEN_NAME,		/* its first word is one of a known person */
	NAME_CUE_HEAD,				/* Partai X, X University */
	NAME_CUE_ACRONYM,			/* in brackets behind the full name */
	NAME_CUE_LATER,				/* named by a cue elsewhere in the text */
	NAME_CUE_NONE
} NameCue;

/* Longer words in capitals are abbreviations, not initials */
#define INITIALS_BYTES		2

/* The office that an introduction gives */
typedef struct NameRole
{
	const ImageTermRow *row;	/* of the role noun, or NULL */
	uint32_t	body;			/* whose office it is, or IMAGE_NONE */
	bool		former;			/* mantan, former, deputy */
	bool		part;			/* of a part of the body: head of its press
								 * office */
} NameRole;

/* Items first to last of the sentence */
typedef struct NameRun
{
	int			first;
	int			last;
	uint8_t		kind;			/* EntityKind */
	uint8_t		cue;			/* NameCue */
	NameRole	role;
} NameRun;

extern bool run_in_headline(const Sentence *sentence);
extern bool run_is_list(const Sentence *sentence);
extern bool run_is_acronym(const SummitItem *item);
extern bool run_is_capital(const SummitItem *item);
extern bool run_is_together(const Sentence *sentence, const SummitItem *item);
extern bool run_is_joined(const SummitItem *item);
extern bool run_has_abbreviation(const Sentence *sentence, int first,
								 int last);
extern int	run_read_organisation(const Sentence *sentence, int i,
								  NameRun *run);
extern int	run_read_person(const Sentence *sentence, int i, NameRun *run);

extern void introduction_read(const Sentence *sentence, NameRun *run);

#endif							/* NEWSDIP_NAMES_RUN_H */
