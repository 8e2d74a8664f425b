/*-------------------------------------------------------------------------
 *
 * lexicon.h
 *		What a word of the lexicon means, found at once.
 *
 * The rows of the lexicon lie in the image with their own spelling, language
 * and match rule.  Most words of a sentence are either no term, or one that
 * has its rows in one language however it is written, and of these the sum of
 * the rows is kept here, so that neither rows nor strings are touched.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_LEXICON_H
#define NEWSDIP_LEXICON_H

#include "gazetteer/cache.h"
#include "summit/beginning.h"
#include "text/sentence.h"
#include "text/hash.h"

/* Rows of one term that are looked at; the mask of rows has 16 bits */
#define LEXICON_ROWS_MAX 16

/* The rows of a term have several languages */
#define LANGUAGE_MIXED UINT16_MAX

/* What the rows of a term say, in its language or in all */
typedef struct TermSum
{
	uint64_t	roles;			/* bit i: a row of TermRole i counts */
	uint16_t	row_mask;		/* bit i: row i counts */
	uint16_t	language;		/* of the rows that have one, 0 if none has,
								 * LANGUAGE_MIXED if they differ */
} TermSum;

/*
 * A word with which terms begin, or end if there is a hint (hint.h), of at most
 * HASH_STEP ASCII characters; half a cache line, since most of what a sentence
 * costs is the wait for these
 */
typedef struct LexiconWord
{
	uint64_t	first;			/* its first eight characters, folded */
	uint64_t	second;			/* and the next; 0 behind the end */
	uint64_t	roles;			/* as in TermSum */
	uint16_t	row_mask;
	uint16_t	language;
	uint16_t	first_row;		/* of its rows, if it is a term by itself */
	uint8_t		row_count;
	bool		term:1;			/* it is one, with rows that count */
	bool		uncertain:1;	/* how it is written decides which rows do, or
								 * they are none of the first 65,536 */
	bool		longer:1;		/* longer terms begin with it */
	bool		contact:1;		/* it tells of a contact */
} LexiconWord;

/* What is seldom asked of such a word */
typedef struct LexiconRest
{
	uint32_t	hints;			/* HINT_... of itself */
	uint32_t	pair_hints;		/* of terms of two words */
	uint32_t	long_hints;		/* and of more */
	uint16_t	contact_goes_on;	/* a bit for each hash of the next two
									 * letters of longer terms that tell of
									 * one; see lexicon_next_letters() */
} LexiconRest;

#define LEXICON_FILTER_BITS 65536

typedef struct Lexicon
{
	const Image *image;
	ImageKey	key;			/* of the image */
	LexiconWord *words;			/* open addressing on the hash of the word,
								 * and behind the table an empty one */
	LexiconRest *rest;			/* of each of them */
	uint32_t	mask;			/* slots - 1 */
	int			longest_term;	/* words of it */
	uint32_t	home;			/* the state of each language that has one,
								 * IMAGE_NONE if these differ */
	Beginnings	beginnings;		/* of the words that the filter seeks */
	uint8_t		known[LEXICON_FILTER_BITS / 8]; /* hashes of those words */
	uint8_t		hinted[LEXICON_FILTER_BITS / 8];	/* of those with a hint of
													 * themselves that is not
													 * common */
	uint8_t		hinted_pairs[LEXICON_FILTER_BITS / 8];	/* of the last two words
														 * of terms with one */
	uint8_t		common_pairs[LEXICON_FILTER_BITS / 8];	/* of terms of two words
														 * with a common one */
	uint8_t		ends[LEXICON_FILTER_BITS / 8];	/* of such terms with another,
												 * and of the last three words
												 * of longer ones with any */
	uint8_t		pairs[LEXICON_FILTER_BITS / 8]; /* of the first two words of
												 * longer terms */
	uint8_t		abbreviations[LEXICON_FILTER_BITS / 8]; /* of words that a full
														 * stop may follow */
	TextRules	image_rules;	/* for splitting texts, as the image has them */
} Lexicon;

/* Of the image that dictionary_held() gives; valid as long as that */
extern const Lexicon *lexicon_of(const HeldImage *held);

/* The same rules, which ask the image for few words only */
extern void lexicon_text_rules(const Lexicon *lexicon, TextRules *rules);

/* Roles of words that tell of a contact by themselves */
#define TELLING_ROLES (UINT64_C(1) << ROLE_CONTACT_NOUN | \
					   UINT64_C(1) << ROLE_CONTACT_VERB | \
					   UINT64_C(1) << ROLE_CONTACT_PASSIVE)

extern TermSum term_sum(const ImageTermRow *rows, uint16_t row_mask);

/* Is this the title of the row, which tells its word from others of the role? */
static inline bool
term_row_has_title(const Image *image, const ImageTermRow *row, const char *title)
{
	return strcmp(image_string(image, row->title), title) == 0;
}

/*
 * The first eight characters of a plain word, folded, and the next ones; of
 * the text nothing is read behind its length.
 */
static inline void
word_characters(const char *text, uint32_t length, const TextWord *word,
				uint64_t *first, uint64_t *second)
{
	const uint64_t small = UINT64_C(0x2020202020202020);
	const char *at = text + word->start;
	char		last[HASH_STEP];

	if (length - word->start < HASH_STEP)
	{
		memset(last, 0, sizeof(last));
		at = memcpy(last, at, word->length);
	}
	*first = (hash_load(at, 8) | small) & hash_keep[word->length + 8];
	*second = (hash_load(at + 8, 8) | small) & hash_keep[word->length];
}

/* The bit of LexiconRest.contact_goes_on for a word with these first letters */
static inline uint16_t
lexicon_next_letters(unsigned char first, unsigned char second)
{
	return (uint16_t) (1 << (((first | 0x20) * 5 + (second | 0x20)) & 15));
}

static inline bool
lexicon_bit(const uint8_t *bits, uint64_t hash)
{
	uint32_t	bit = hash >> 48;

	return bits[bit / 8] >> bit % 8 & 1;
}

static inline uint64_t
lexicon_pair(uint64_t first, uint64_t second)
{
	return (first + (second ^ UINT64_C(0x9E3779B97F4A7C15))) *
		UINT64_C(0xFF51AFD7ED558CCD);
}

static inline uint64_t
lexicon_triple(uint64_t first, uint64_t second, uint64_t third)
{
	return lexicon_pair(lexicon_pair(first, second), third);
}

/* May a longer term begin with these two words? */
static inline bool
lexicon_may_go_on(const Lexicon *lexicon, const TextWord *words)
{
	return lexicon_bit(lexicon->pairs,
					   lexicon_pair(words[0].hash, words[1].hash));
}

/* Where the entry of a word with this hash is looked for first */
static inline const LexiconWord *
lexicon_first_entry(const Lexicon *lexicon, uint64_t hash)
{
	return &lexicon->words[lexicon_bit(lexicon->known, hash) ?
						   (uint32_t) (hash >> 32) & lexicon->mask :
						   lexicon->mask + 1];
}

/*
 * The entry of a word with these characters; an empty one, which says nothing,
 * if no term begins or ends with it.  Whether a word has one is not
 * foreseeable, so there is no branch for that.
 */
static inline const LexiconWord *
lexicon_find(const Lexicon *lexicon, uint64_t hash, uint64_t first,
			 uint64_t second)
{
	const LexiconWord *word = lexicon_first_entry(lexicon, hash);
	uint32_t	slot = (uint32_t) (word - lexicon->words);

	while ((word->first != 0) &
		   (((word->first ^ first) | (word->second ^ second)) != 0))
	{
		slot = (slot + 1) & lexicon->mask;
		word = &lexicon->words[slot];
	}
	return word;
}

/* What else is known of an entry */
static inline LexiconRest *
lexicon_rest(const Lexicon *lexicon, const LexiconWord *word)
{
	return &lexicon->rest[word - lexicon->words];
}

#endif							/* NEWSDIP_LEXICON_H */
