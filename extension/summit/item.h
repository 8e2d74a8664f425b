/*-------------------------------------------------------------------------
 *
 * item.h
 *		A sentence as the summit grammar sees it: entities, terms, words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_ITEM_H
#define NEWSDIP_ITEM_H

#include "gazetteer/match.h"

typedef enum ItemKind
{
	ITEM_WORD,
	ITEM_NUMBER,
	ITEM_TERM,
	ITEM_ENTITY
} ItemKind;

/* How many items a rule looks to either side; keeps long sentences linear */
#define ITEM_WINDOW 60

typedef struct SummitItem
{
	uint32_t	start;			/* byte offset in the text */
	uint32_t	end;			/* byte offset behind it */
	uint64_t	roles;			/* bit i: it has a row of TermRole i */
	const ImageTermRow *rows;	/* of the term, NULL if none */
	uint32_t	entity;			/* index in the image, or IMAGE_NONE */
	uint32_t	number;			/* value of ITEM_NUMBER */
	uint16_t	row_count;
	uint16_t	row_mask;		/* bit i: row i counts here */
	uint8_t		kind;			/* ItemKind */
	uint8_t		gap;			/* WordGap before it */
	uint8_t		flags;			/* WORD_... of its first word */
	uint8_t		entity_kind;	/* EntityKind */
	bool		possessive;		/* of an entity: "Trump's" */
	bool		session;		/* of a body whose name begins with what it
								 * holds: "Sidang Umum PBB" */
} SummitItem;

typedef struct Sentence
{
	const Image *image;
	const char *text;
	ImageDate	date;			/* of the article, or NO_DATE */
	int32_t		number;			/* 1-based within the text */
	uint16_t	language;		/* that of most of its terms, or of the
								 * sentence before */
	bool		undecided;		/* it is that of the sentence before */
	bool		modifier_first; /* "Russian troops", not "pasukan Rusia" */
	bool		title_case;		/* most words are capitalised: a headline */
	uint32_t	home;			/* the state whose inner meetings are none, or
								 * IMAGE_NONE */
	SummitItem *items;
	int			count;
	int			capacity;
	TextWord   *words;			/* work space */
	int			word_capacity;
	bool		has_contact;	/* at least one contact word */
	bool		names;			/* read for unknown names: the roles of names
								 * count, which else do not */
} Sentence;

/* value of a determiner that counts ("the first"), and of an indefinite article */
#define DETERMINER_ORDINAL 1
#define DETERMINER_INDEFINITE 2

#define role_bit(role) (UINT64_C(1) << (role))
#define item_has(item, role) (((item)->roles & role_bit(role)) != 0)

extern const ImageTermRow *item_find_row(const SummitItem *item, TermRole role);

/* The first row of this role that counts, or NULL */
static inline const ImageTermRow *
item_row(const SummitItem *item, TermRole role)
{
	return item_has(item, role) ? item_find_row(item, role) : NULL;
}

/* Does what stands before this item end every clause? */
static inline bool
item_is_hard_break(const SummitItem *item)
{
	return item->gap == GAP_TERMINATOR || item->gap == GAP_NEWLINE ||
		item->gap == GAP_OTHER;
}

/* Does nothing but blanks, a hyphen or an abbreviation's stop stand before? */
static inline bool
item_is_near(const SummitItem *item)
{
	return item->gap <= GAP_PERIOD;
}

/* A word in lower case that the lexicon does not know */
static inline bool
item_is_plain_word(const SummitItem *item)
{
	return item->kind == ITEM_WORD && (item->flags & WORD_CAPITAL) == 0;
}

/* A capitalised word that is neither entity nor term: perhaps a name */
static inline bool
item_is_capital_word(const SummitItem *item)
{
	return item->kind == ITEM_WORD && (item->flags & WORD_CAPITAL) != 0;
}

/* item.c */
extern uint32_t sentence_piece_end(const char *text, uint32_t start,
								   uint32_t end);
extern void sentence_read(Sentence *sentence, uint32_t start, uint32_t end,
						  const MentionList *mentions, uint32_t *next_mention);

/* spelling.c, language.c: the steps of sentence_read() */
extern void sentence_smooth(Sentence *sentence);
extern void sentence_settle(Sentence *sentence);

#endif							/* NEWSDIP_ITEM_H */
