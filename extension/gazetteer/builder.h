/*-------------------------------------------------------------------------
 *
 * builder.h
 *		What the files that build an image share.
 *
 * build.c joins the parts (build_part.h), which lie in memory of build_memory.c;
 * build_strings.c keeps strings, build_entities.c makes entities,
 * build_offices.c offices and tenures, build_names.c names, build_senses.c what
 * they stand for, build_families.c which of them are last names too,
 * build_terms.c terms, build_groups.c puts the rows of both together;
 * build_firsts.c and build_tables.c make the tables that both are found by
 * (build_key_table.h while they are filled), build_filters.c and
 * build_small_starts.c what spares most words the look, build_lexicon.c what
 * reading sentences finds fast, build_near.c the index of misspelt words.
 *
 * Most of the time goes into memory that is not in a cache, so each name is
 * looked at once, in the order of the rows, and its words are read once
 * (build_words.c) for everything that is made of them.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BUILDER_H
#define NEWSDIP_BUILDER_H

#include "gazetteer/build.h"
#include "gazetteer/build_key_table.h"

/*
 * A word sequence in a KeyTable while that is filled: as image.h describes it,
 * but with the whole key, and the record by the number that it has here.
 */
typedef struct SequenceEntry
{
	uint64_t	key;
	uint32_t	value;			/* SEQUENCE_... */
} SequenceEntry;

/* What names ask of a term that they hold */
#define TERM_ROLE_NOUN	0x01
#define TERM_FILLER		0x02
#define TERM_NAME_HEAD	0x04	/* with which names begin */

/* How a name or term leads up to one of its words, and how it folds */
typedef struct WordPlace
{
	uint64_t	key;			/* of the sequence up to the word */
	SequenceGap gap;			/* before it */
	uint32_t	folded;			/* where it begins among the folded words */
} WordPlace;

/* Words of which a bit tells whether they are capitalised: of a term, a name */
#define CAPITALS_WORDS_MAX	32
#define CAPITALS_WORDS		16

/* The words of a name or term */
typedef struct NameWords
{
	uint32_t	count;
	uint32_t	capitals;		/* bit i: word i is capitalised */
	TextWord   *items;
	WordPlace  *places;
	uint32_t	capacity;		/* of both */
	char	   *folded;			/* all folded words, joined by blanks */
	uint32_t	folded_length;
	uint64_t	folded_capacity;
	char	   *copy;			/* the name as written, with NULs behind it */
	uint64_t	copy_capacity;
} NameWords;

static inline const char *
words_folded(const NameWords *words, uint32_t i)
{
	return words->folded + words->places[i].folded;
}

/* The first eight bytes of a word, folded; zeros behind its end */
static inline uint64_t
words_bytes(const NameWords *words, uint32_t i)
{
	/* there is room behind the last word for more */
	return hash_low_bytes(hash_load(words_folded(words, i), 8),
						  words->items[i].folded_length);
}

/*
 * How a row lets the words of its name or term stand in a text.
 */
typedef struct PathRules
{
	uint32_t	small;			/* bit i: word i may lack a capital (first 16) */
	bool		near;			/* a person's, of which a longer word may be
								 * misspelt */
} PathRules;

/*
 * Rows by the record, name or term, that they belong to.
 */
typedef struct Grouping
{
	uint32_t   *group_of;		/* of each row; IMAGE_NONE if it is left out */
	uint32_t	rows;
	uint32_t	groups;
	uint32_t   *starts;			/* of each group in order, and of the end */
	uint32_t   *order;			/* the rows of the first group, of the next … */
} Grouping;

/* A name, once for all its senses */
typedef struct BuiltName
{
	uint32_t	folded;			/* string; 0 if no sense needs it */
	uint32_t	key;			/* image_key_half() */
} BuiltName;

/* A first word in a KeyTable while that is filled; its key is the hash, which two
 * words may have in common */
typedef struct FirstEntry
{
	uint64_t	hash;
	ImageFirst	first;
} FirstEntry;

typedef struct Builder
{
	DictionaryRows *rows;
	KeyTable	name_sequences; /* SequenceEntry */
	KeyTable	term_sequences; /* SequenceEntry */
	Part		name_slots;
	Part		term_slots;
	KeyTable	first_entries;	/* FirstEntry */
	Part		family_hashes;	/* uint64_t: last words of persons' names */
	Part		firsts;
	Part		starts;
	Part		small_sets;		/* SmallSet */
	Part		small_starts;
	Part		pairs;
	Part		furniture;
	Part		furniture_words;
	Part		role_edges;
	Part		term_words;
	Part		tails;
	Part		bearers;
	Part		contacts;
	Part		modifiers;
	Part		names;			/* BuiltName */
	Part		senses;
	Part		validities;
	Part		terms;
	Part		term_rows;
	Part		term_marks;		/* uint8_t of each term: TERM_... */
	Part		marked_terms;	/* a filter of the keys of those with marks */
	Part		languages;
	Part		entities;
	Part		entity_ids;
	Part		offices;
	Part		tenures;
	Part		careers;
	Part		near;
	Part		near_filter;
	Part		near_words;
	Part		near_pairs;
	Part		near_seconds;
	Part		strings;
	Part		long_words;		/* LongWord: what near is made of */
	Part		long_slots;		/* uint32_t: finds them by their hashes */
	Part		long_letters;	/* their folded forms, one behind the other */
	Part		near_keys;		/* uint64_t: those in near_pairs */
	Part		second_hashes;	/* uint64_t: those in near_seconds */
	Part		entity_starts;	/* uint32_t: where to look for an entity_id */
	uint32_t	entity_shift;	/* as entity_index() says */
} Builder;

/* build_strings.c */
extern void strings_init(Builder *builder);
extern uint32_t add_string(Builder *builder, const char *string,
						   size_t length);
extern void strings_end(Builder *builder);

/* build_entities.c */
extern void build_entities(Builder *builder);
extern uint32_t entity_index(const Builder *builder, int32_t entity_id);

/* build_offices.c */
extern void build_offices(Builder *builder);
extern void build_careers(Builder *builder);

/* build_names.c */
extern void build_names(Builder *builder);

/* build_senses.c */
extern void senses_init(Builder *builder);
extern uint8_t sense_flags(const Builder *builder, const AliasRow *row,
						   const NameWords *words);
extern void add_senses(Builder *builder, const BuiltName *name,
					   const uint32_t *row_numbers, uint32_t count,
					   Part *scratch);

/* build_terms.c */
extern void build_terms(Builder *builder);
extern bool starts_with_term(const Builder *builder, const NameWords *words,
							 uint32_t last, uint8_t mark);

/* build_lexicon.c */
extern void build_lexicon(Builder *builder);

/* build_groups.c */
extern void grouping_init(Grouping *grouping, uint32_t rows);
extern void grouping_finish(Grouping *grouping, uint32_t groups);
extern void grouping_free(Grouping *grouping);

/* build_words.c */
extern bool words_read(NameWords *words, const char *written, uint32_t length);
extern uint32_t words_add_folded(Builder *builder, const NameWords *words);

/* build_tables.c */
extern uint64_t power_of_two_above(uint64_t value);
extern void sequence_table_init(KeyTable *table, uint64_t expected);
extern uint32_t *sequence_table_value(KeyTable *table, uint64_t key);
extern bool sequence_table_find(const KeyTable *table, uint64_t key,
								uint32_t *number);
extern uint32_t sequence_number(uint32_t *value, uint32_t number);
extern uint32_t path_flags(const NameWords *words, uint32_t i,
						   const PathRules *rules);
extern void sequence_table_add_path(KeyTable *table,
									const NameWords *words, uint32_t first,
									const PathRules *rules);
extern uint32_t sequence_value(uint32_t value, const uint32_t *indexes);
extern void sequence_table_slots(const KeyTable *table,
								 const uint32_t *indexes, Part *slots);

/* build_families.c */
extern void families_init(Builder *builder);
extern void family_add(Builder *builder, const NameWords *words);
extern void build_families(Builder *builder);

/* build_firsts.c */
extern void firsts_init(Builder *builder);
extern ImageFirst *first_record(Builder *builder, const NameWords *words);
extern void first_add_next(ImageFirst *first, const NameWords *words);
extern void build_firsts(Builder *builder, const uint32_t *indexes);

/* build_filters.c */
extern void filter_init(Part *filter, uint64_t bits);
extern void filter_add(Part *filter, uint64_t hash);
extern bool filter_passes(const Part *filter, uint64_t hash);
extern void filters_init(Builder *builder);
extern void filter_name(Builder *builder, const AliasRow *row,
						const NameWords *words);
extern void filter_term(Builder *builder, const TermRow *row,
						const NameWords *words);

/* build_small_starts.c */
extern void small_starts_init(Builder *builder);
extern void small_start_add(Builder *builder, const NameWords *words,
							bool before_capital);
extern void build_small_starts(Builder *builder);

/* build_near.c */
extern void near_words_init(Builder *builder);
extern void near_add_name(Builder *builder, const NameWords *words);
extern void build_near(Builder *builder);

#endif							/* NEWSDIP_BUILDER_H */
