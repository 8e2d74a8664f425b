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
#include "summit/lexicon.h"
#include "summit/term_value.h"

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
	uint16_t	language;		/* of its rows; see TermSum */
	bool		possessive;		/* of an entity: "Trump's" */
	bool		session;		/* of a body whose name begins with what it
								 * holds: "Sidang Umum PBB" */
} SummitItem;

/* Somebody whom the gazetteer lacks, as the text names him in full */
typedef struct Stranger
{
	uint32_t	start;			/* byte offsets of the name in the text */
	uint32_t	end;
	uint32_t	last;			/* where its last word begins */
	uint32_t	actor;			/* the state or body that he acts for */
	uint8_t		rank;			/* OfficeRank, or TERM_NONE */
	bool		official;		/* a title introduced him */
} Stranger;

/* So many of a text are remembered, those named last */
#define STRANGERS_MAX 8

typedef struct StrangerList
{
	int			count;
	Stranger	items[STRANGERS_MAX];
} StrangerList;

typedef struct Sentence
{
	const Image *image;
	const Lexicon *lexicon;		/* NULL where all rows of terms are wanted */
	const StrangerList *strangers;	/* named before it, or NULL */
	const char *text;
	uint32_t	length;			/* of the text */
	ImageDate	date;			/* of the article, or NO_DATE */
	ImageDate	told_day;		/* of the last contact that was told of, or
								 * NO_DATE */
	int32_t		number;			/* 1-based within the text */
	uint16_t	language;		/* that of most of its terms, or of the
								 * sentence before */
	uint16_t	expected;		/* the last language that was decided on, of
								 * any text: it makes reading faster */
	bool		undecided;		/* it is that of the sentence before */
	bool		modifier_first; /* "Russian troops", not "pasukan Rusia" */
	bool		title_case;		/* most words are capitalised: a headline */
	bool		list;			/* of unknown names: or a list of people */
	uint32_t	home;			/* the state whose inner meetings are none, or
								 * IMAGE_NONE */
	SummitItem *items;
	int			count;
	int			capacity;
	TextWord   *words;			/* of the sentence that was read last */
	uint32_t	words_start;	/* bytes of the text that they stand in */
	uint32_t	words_end;
	bool		words_complete; /* but for gaps and some flags; see
								 * word_list.c */
	int			word_count;
	int			word_capacity;
	uint64_t	roles;			/* of all items together */
	bool		numbers;		/* some item is a number */
	bool		names;			/* read for unknown names: the roles of names
								 * count, which else do not */
} Sentence;

/* Roles of words that tell of a contact, or make one another kind of it */
#define CONTACT_ROLES (TELLING_ROLES | role_bit(ROLE_CONTACT_MODIFIER))

/* Roles of words that say how what follows lies in time: "after", "before", "during" */
#define TIME_ROLES (role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) | \
					role_bit(ROLE_TIME_DURING))

#define item_has(item, role) (((item)->roles & role_bit(role)) != 0)

extern const ImageTermRow *item_find_row(const SummitItem *item, TermRole role);

/* The first row of this role that counts, or NULL */
static inline const ImageTermRow *
item_row(const SummitItem *item, TermRole role)
{
	return item_has(item, role) ? item_find_row(item, role) : NULL;
}

/* Has the first row of this role that counts this value? */
static inline bool
item_has_value(const SummitItem *item, TermRole role, int32_t value)
{
	const ImageTermRow *row = item_row(item, role);

	return row != NULL && row->value == value;
}

extern bool sentence_has_value(const Sentence *sentence, TermRole role, int32_t value);

/* Has the first row of this role that counts this title? */
static inline bool
item_has_title(const Sentence *sentence, const SummitItem *item, TermRole role,
			   const char *title)
{
	const ImageTermRow *row = item_row(item, role);

	return row != NULL && term_row_has_title(sentence->image, row, title);
}

/* "He", "it", but neither "the country" nor, before a noun, "his" */
static inline bool
item_is_pronoun(const SummitItem *item)
{
	return item_has(item, ROLE_PRONOUN) && !item_has(item, ROLE_DETERMINER) &&
		!item_has_value(item, ROLE_PRONOUN, PRONOUN_OF_STATE);
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

static inline bool
item_is_entity_of(const SummitItem *item, EntityKind kind)
{
	return item->kind == ITEM_ENTITY && item->entity_kind == kind;
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

/* name.c: does the item begin as names of a kind do, "Istana", "Kementerian"? */
extern bool item_begins_name(const Sentence *sentence, int i, int32_t head);

/* What the lexicon has of a plain word; see lexicon_find() */
static inline const LexiconWord *
sentence_lexicon_word(const Sentence *sentence, const TextWord *word)
{
	uint64_t	first;
	uint64_t	second;

	word_characters(sentence->text, sentence->length, word, &first, &second);
	return lexicon_find(sentence->lexicon, word->hash, first, second);
}

/* reader.c */
extern uint32_t sentence_piece_end(const char *text, uint32_t start,
								   uint32_t end);

/* item_term.c */
extern int	item_take_longest(const Sentence *sentence, SummitItem *item,
							  const TextWord *words, int count);
extern int	item_take_longer(const Sentence *sentence, SummitItem *item,
							 const TextWord *words, int count);

/* Keep these rows of the term that was found for an item */
static inline void
item_set_rows(SummitItem *item, TermSum sum)
{
	item->roles = sum.roles;
	item->row_mask = sum.row_mask;
	item->language = sum.language;
}

/* item.c */
extern void sentence_read_items(Sentence *sentence,
								const MentionList *mentions,
								uint32_t *next_mention);

/* sentence_words.c */
extern void sentence_read_words(Sentence *sentence, uint32_t start,
								uint32_t end);
extern void sentence_complete_words(Sentence *sentence);
extern void sentence_complete_some(Sentence *sentence, int i, int count);

/* spelling.c, language.c, relative.c: the steps of sentence_read_items() */
extern void sentence_smooth(Sentence *sentence);
extern void sentence_settle(Sentence *sentence);
extern void sentence_settle_relatives(Sentence *sentence);

#endif							/* NEWSDIP_ITEM_H */
