/*-------------------------------------------------------------------------
 *
 * matcher.h
 *		What the files that match a text against the image share.
 *
 * match.c leads.  scan.c finds the words at which a name may start, with
 * list_words.c, filter_words.c and candidate_list.c; candidate_lookup.c looks
 * them up, candidate.c deals with most of them, any_word.c with those of any
 * characters, unknown_word.c with those that begin no name.  plain_name.c and
 * name.c find names of several words, of which match_rule.c says where they can
 * stand; word_run.c reads words for name.c.  record.c enters names into the list
 * of mentions (mention_list.c); surname.c knows the last names of those named in
 * full, namesake.c and other_name.c names of others, named_after.c those of
 * things, bearer.c whose aliases they are, abbreviation.c what a text explains;
 * near.c finds misspelt words, office_phrase.c holders of offices, of which
 * named_office.c drops those named beside; furniture.c drops lines that are no
 * part of the text; sense.c decides whom a shared name means.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_MATCHER_H
#define NEWSDIP_MATCHER_H

#include "gazetteer/chunk.h"
#include "gazetteer/image_terms.h"
#include "gazetteer/match.h"
#include "text/ascii.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* A name has at most so many words: it has at most 1000 characters */
#define NAME_WORDS		512

/* So many persons of a text are tried for misspelt mentions of one word */
#define NEAR_PERSONS	64

/* The words from some place of the text on, read as they are asked for */
typedef struct WordRun
{
	WordScanner scanner;
	const Candidate *next;		/* those that may be the next words, or NULL */
	uint32_t	count;			/* read so far */
	TextWord	words[NAME_WORDS];
} WordRun;

/* Last names of the persons that the text has named in full */
typedef struct Surname
{
	uint64_t	hash;			/* of the folded word; 0 is an empty slot */
	uint32_t	entity;			/* IMAGE_NONE if it might be somebody else's */
	bool		first;			/* a first name */
} Surname;

#define SURNAMES_AT_FIRST	32

/* A longer last word of a person's name in the text, for near.c */
typedef struct NearPerson
{
	uint32_t	start;			/* of the word */
	uint32_t	length;			/* bytes */
	uint32_t	entity;
	uint32_t	letters;		/* a bit for each letter that occurs, set when
								 * all persons are known */
} NearPerson;

/* A capitalised word that is no name as it stands */
#define UNKNOWN_AT_FIRST	128

typedef struct UnknownWord
{
	uint32_t	start;
	uint32_t	length;			/* bytes */
} UnknownWord;

/* A name that stands behind the first name of somebody else */
typedef struct Namesake
{
	uint32_t	name;			/* index of its first sense */
	uint32_t	start;
} Namesake;

/* So many of a text are kept in mind */
#define NAMESAKES		16

/* A line of page furniture */
#define FURNITURE_AT_FIRST	16

typedef struct FurnitureLine
{
	uint32_t	start;			/* of its first word */
	uint32_t	end;
} FurnitureLine;

/* Where a name may stand, as far as its match rule asks */
typedef struct NamePlace
{
	uint32_t	start;			/* of its first word */
	uint32_t	end;			/* of its last one */
	uint32_t	capitals;		/* bit i: word i has one (first 16) */
	bool		all_capitals;	/* its first word has no others */
} NamePlace;

/* A name found at a word */
typedef struct NameFound
{
	uint32_t	name;			/* index of its first sense, or IMAGE_NONE */
	uint32_t	words;
	const ImageSense *sense;	/* the first that can stand there */
	bool		near;			/* one of its words is misspelt */
} NameFound;

/* What match_plain_name() has done */
typedef enum PlainResult
{
	PLAIN_DONE,					/* a name is recorded, or is none there */
	PLAIN_NONE,					/* no name starts there, nor a misspelt one */
	PLAIN_OTHER					/* nothing: words have to be read one by one */
} PlainResult;

typedef struct Matcher
{
	const Image *image;
	const ImageSmallStarts *small_starts;	/* of the image, or NULL */
	const char *text;
	uint32_t	length;
	ImageDate	date;
	MentionList *list;
	uint32_t	done;			/* bytes before this are matched */
	const Candidate *candidates_end;	/* of the chunk that is matched */
	WordRun		run;			/* from the word where a name is looked for */
	bool		full_names_only;	/* nobody is looked for who is named in
									 * full elsewhere */
	uint32_t	name_sorts;		/* which there are: PERSON_..., CAPITALS... */
	bool		doubts;			/* there are mentions in doubt */
	bool		offices;		/* there are office phrases */
	bool		inner_capitals; /* one stands inside some word of the chunk */
	UngluedText *unglued;		/* for the text with blanks between words that
								 * are glued together, if that is looked for */
	uint64_t	surname_filter; /* one bit for each hash modulo 64 */
	Surname    *surnames;		/* open addressing, at most half full; NULL if
								 * there are none */
	uint32_t	surname_slots;
	uint32_t	surname_count;
	Surname		first_surnames[SURNAMES_AT_FIRST];
	NearPerson	near_persons[NEAR_PERSONS];
	uint32_t	near_person_count;
	UnknownWord *unknown;		/* longer capitalised words that are no names */
	uint32_t	unknown_count;
	uint32_t	unknown_capacity;
	UnknownWord first_unknown[UNKNOWN_AT_FIRST];
	Namesake	namesakes[NAMESAKES];
	uint32_t	namesake_count;
	FurnitureLine *furniture;	/* lines, in text order */
	uint32_t	furniture_count;
	uint32_t	furniture_capacity;
	FurnitureLine first_furniture[FURNITURE_AT_FIRST];
} Matcher;

/*
 * Does a candidate stand behind a blank, a line end, a hyphen, a plus or an
 * apostrophe, and is it a word that is read?
 */
static inline bool
candidate_soft_gap(const Matcher *matcher, const Candidate *candidate)
{
	const uint64_t soft = UINT64_C(1) << ' ' | UINT64_C(1) << '\n' |
		UINT64_C(1) << '+' | UINT64_C(1) << '-' | UINT64_C(1) << '\'';
	unsigned char before = matcher->text[candidate->start - 1];

	return candidate->kind != CANDIDATE_OTHER && before < 64 &&
		(soft >> before & 1);
}

/*
 * A plain word behind a soft gap as word_next() reads it.  Whether it is
 * written in capitals is left open.
 */
static inline void
plain_word(TextWord *word, uint64_t hash, uint32_t start, uint32_t length,
		   bool capital)
{
	word->hash = hash;
	word->start = start;
	word->length = length;
	word->flags = WORD_PLAIN | (capital ? WORD_CAPITAL : 0);
	word->gap = GAP_SPACE;
	word->folded_length = length;
	word->letters = length;
}

/* A candidate as such a word */
static inline void
candidate_word(const Candidate *candidate, TextWord *word)
{
	plain_word(word, candidate->hash, candidate->start,
			   candidate->end - candidate->start, candidate->capital);
}

/* May the word of this hash be the last one of somebody named in full? */
static inline bool
surname_may_be(const Matcher *matcher, uint64_t hash)
{
	return matcher->surname_filter >> (hash & 63) & 1;
}

/* Does a capital stand right behind the blank behind a name that ends at a byte? */
static inline bool
capital_follows(const Matcher *matcher, uint32_t end)
{
	return end + 1 < matcher->length && matcher->text[end] == ' ' &&
		is_capital_letter(matcher->text[end + 1]);
}

/*
 * An array, of items of some size, with twice the capacity.  At first it lies in
 * the matcher itself.
 */
static inline void *
matcher_grow(const Matcher *matcher, void *items, const void *first,
			 uint32_t *capacity, size_t item_size)
{
	size_t		bytes = *capacity * item_size;
	void	   *grown = matcher->list->allocate(items == first ? NULL : items,
												2 * bytes);

	if (items == first)
		memcpy(grown, first, bytes);
	*capacity *= 2;
	return grown;
}

/* Names that ask for a look when all are known */
#define PERSON_BY_WORD	1		/* a person's, of one word */
#define PERSON_IN_FULL	2		/* the same, of several */
#define CAPITAL_AT_END	4		/* of one word, perhaps an abbreviation */

/* Say of how many words the name of a mention is */
static inline void
mention_words(Matcher *matcher, Mention *mention, uint32_t words)
{
	char		last = matcher->text[mention_end(mention) - 1];

	mention->words = words;
	matcher->name_sorts |=
		((mention->kind == ENTITY_PERSON) * PERSON_BY_WORD << (words > 1)) |
			((words == 1) & is_capital_letter(last)) * CAPITAL_AT_END;
}

/* scan.c */
extern void scan_text(Matcher *matcher);

/* list_words.c */
extern void list_words(Matcher *matcher, Chunk *chunk, ChunkCarry *carry);

/* filter_words.c */
extern void filter_words(const Matcher *matcher, Chunk *chunk);

/* candidate_list.c */
extern void list_candidates(const Matcher *matcher, Chunk *chunk);
extern void candidate_make(const Matcher *matcher, const Chunk *chunk,
						   uint32_t listed, Candidate *candidate);

/* eight_words.c */
extern bool list_eight_at_once(const Matcher *matcher, Chunk *chunk);

/* candidate_lookup.c */
extern void candidates_look_up(const Matcher *matcher, Chunk *chunk);

/* candidate.c */
extern void match_candidates(Matcher *matcher, const Chunk *chunk);

/* any_word.c */
extern void match_known(Matcher *matcher, const ImageFirst *first);
extern void match_other_words(Matcher *matcher, uint32_t start, uint32_t end);

/* unknown_word.c */
extern void match_unknown(Matcher *matcher, uint32_t start, uint32_t end,
						  uint64_t hash);
extern void match_unknown_candidate(Matcher *matcher, const Candidate *word);

/* word_run.c */
extern void run_begin(Matcher *matcher, uint32_t start);
extern const TextWord *run_read(Matcher *matcher, uint32_t number);

/* Word number "number" of the run, or NULL behind the end of the text */
static inline const TextWord *
run_word(Matcher *matcher, uint32_t number)
{
	if (number < matcher->run.count)
		return &matcher->run.words[number];
	return run_read(matcher, number);
}

/* name.c */
extern NameFound longest_name(Matcher *matcher, const ImageFirst *first);

/* match_rule.c */
extern NamePlace name_place(const TextWord *words, uint32_t count);
extern const ImageSense *matcher_sense(const Matcher *matcher, uint32_t name,
									   const NamePlace *place,
									   const ImageSense *after);

/* plain_name.c */
extern PlainResult match_plain_name(Matcher *matcher, const Chunk *chunk,
									const Candidate *word);

/* surname.c */
extern void remember_surname(Matcher *matcher, const TextWord *last,
							 uint32_t entity);
extern void remember_first_name(Matcher *matcher, const TextWord *first,
								uint32_t entity);
extern bool match_surname(Matcher *matcher, uint32_t start, uint32_t end,
						  uint64_t hash);

/* match.c */
extern void matcher_begin(Matcher *matcher, const Image *image,
						  const char *text, uint32_t length, ImageDate date,
						  MentionList *list);
extern bool matcher_finish(Matcher *matcher);
extern bool matcher_unglue(Matcher *matcher, const Chunk *chunk);

/* mention_list.c */
extern Mention *matcher_add(Matcher *matcher, uint32_t start, uint32_t end,
							uint32_t entity, uint8_t kind, MentionVia via);
extern void drop_marked(MentionList *list);

/* record.c */
extern uint32_t title_words(const Matcher *matcher, const TextWord *words,
							uint32_t count, const ImageSense *sense);
extern void record_name(Matcher *matcher, const NameFound *found,
						const NamePlace *place, uint32_t title,
						const TextWord *first, const TextWord *last);
extern void record_run(Matcher *matcher, const NameFound *found);
extern void record_near(Matcher *matcher, NameFound found);

/* filler.c */
extern bool is_part_of_name(Matcher *matcher, uint32_t name,
							const ImageSense *sense, const ImageFirst *first,
							uint32_t start, uint32_t end);
extern bool is_something_else(Matcher *matcher, const NameFound *found,
							  const ImageFirst *first, const TextWord *word);

/* namesake.c */
extern bool word_before(const Matcher *matcher, uint32_t start, bool hyphen,
						TextWord *word);
extern bool behind_first_name(const Matcher *matcher, uint32_t entity,
							  uint32_t start);
extern bool is_namesake(Matcher *matcher, uint32_t name,
						const ImageFirst *first, uint32_t start, uint32_t end);
extern bool is_last_name(Matcher *matcher, uint32_t name, uint32_t start);
extern bool name_has_entity(const Matcher *matcher, uint32_t name,
							uint32_t entity);
extern bool name_may_mean(const Matcher *matcher, uint32_t name,
						  const Mention *mention);
extern void namesakes_drop(Matcher *matcher);

/* other_name.c, abbreviation.c, bearer.c, named_after.c */
extern bool starts_other_name(const Matcher *matcher, uint32_t end);
extern bool begins_other_name(const Matcher *matcher, uint32_t entity,
							  uint32_t start, uint32_t end);
extern void abbreviations_settle(Matcher *matcher);
extern void bearers_settle(Matcher *matcher);
extern void named_after_drop(Matcher *matcher);

/* furniture.c */
extern void furniture_note(Matcher *matcher, const Chunk *chunk, uint32_t at);
extern bool furniture_drop(Matcher *matcher);

/* near.c */
extern NameFound near_name(Matcher *matcher, uint64_t prefix_key,
						   uint32_t prefix_words);

/* near_word.c */
extern void near_remember_person(Matcher *matcher, uint32_t start,
								 uint32_t length, uint32_t letters,
								 uint32_t entity);
extern void near_remember_unknown(Matcher *matcher, uint32_t start,
								  uint32_t end);
extern void near_find_unknown(Matcher *matcher);

/* office_phrase.c */
extern bool office_may_stand(const Matcher *matcher, uint32_t start,
							 const TextWord *last);
extern void office_name(Matcher *matcher, uint32_t start, uint32_t words,
						uint32_t body);
extern void office_phrase(Matcher *matcher, uint32_t start,
						  const TextWord *last, uint32_t body);

/* sense.c, named_office.c */
extern void sense_resolve(Matcher *matcher);
extern void named_offices_drop(Matcher *matcher);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_MATCHER_H */
