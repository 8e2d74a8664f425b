/*-------------------------------------------------------------------------
 *
 * builder.h
 *		What the files that build an image share.
 *
 * build.c joins the parts; build_offices.c makes entities, offices and
 * tenures, build_names.c names and terms, build_firsts.c and build_tables.c
 * what they are found by, build_lexicon.c what reading sentences finds fast,
 * build_near.c the index of misspelt words.
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
#include "gazetteer/image_tables.h"

/* An array that grows */
typedef struct Part
{
	char	   *items;
	size_t		item_size;
	uint64_t	count;
	uint64_t	capacity;
} Part;

/*
 * A table of word sequences while it is filled: as image.h describes it, but
 * with whole keys, and records by the numbers that they have here.
 */
typedef struct SequenceEntry
{
	uint64_t	key;			/* 0 is empty */
	uint32_t	value;			/* SEQUENCE_... */
} SequenceEntry;

typedef struct SequenceTable
{
	Part		entries;		/* SequenceEntry */
	uint64_t	used;
} SequenceTable;

/* What names ask of a term that they hold */
#define TERM_ROLE_NOUN	0x01
#define TERM_FILLER		0x02

/* The words of a name or term */
typedef struct NameWords
{
	const char *written;
	uint32_t	count;
	TextWord   *items;
	uint64_t   *keys;			/* of the sequence up to each word */
	SequenceGap *gaps;			/* before each word */
	uint32_t	capacity;
} NameWords;

typedef struct Builder
{
	DictionaryRows *rows;
	SequenceTable name_sequences;
	SequenceTable term_sequences;
	Part		name_slots;
	Part		term_slots;
	Part		first_entries;	/* FirstEntry */
	uint64_t	firsts_used;
	Part		firsts;
	Part		starts;
	Part		small_sets;		/* SmallSet */
	Part		small_starts;
	Part		pairs;
	Part		furniture;
	Part		furniture_words;
	Part		tails;
	Part		contacts;
	Part		modifiers;
	Part		names;			/* strings: each name once, folded */
	Part		senses;
	Part		validities;
	Part		terms;
	Part		term_rows;
	Part		term_marks;		/* uint8_t of each term: TERM_... */
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
	Part		near_keys;		/* uint64_t: those in near_pairs */
	Part		second_hashes;	/* uint64_t: those in near_seconds */
	Part		entity_slots;	/* EntitySlot: finds entities by their ids */
} Builder;

/* build.c */
extern void part_init(Part *part, size_t item_size, uint64_t capacity);
extern void *part_add(Part *part, uint64_t items);
extern void part_zeroed(Part *part, size_t item_size, uint64_t count);
extern uint32_t add_string(Builder *builder, const char *string,
						   size_t length);

/* build_offices.c */
extern void build_entities(Builder *builder);
extern void build_offices(Builder *builder);
extern void build_careers(Builder *builder);
extern uint32_t entity_index(const Builder *builder, int32_t entity_id);

/* build_names.c */
extern void build_names(Builder *builder);
extern void build_terms(Builder *builder);

/* build_lexicon.c */
extern void build_lexicon(Builder *builder);

/* build_words.c */
extern bool words_read(NameWords *words, const char *written, uint32_t length);
extern uint32_t words_capitals(const NameWords *words, uint32_t limit);
extern uint32_t words_add_folded(Builder *builder, const NameWords *words);

/* build_tables.c */
extern uint64_t power_of_two_above(uint64_t value);
extern void sequence_table_init(SequenceTable *table, uint64_t expected);
extern void sequence_table_prefetch(const SequenceTable *table, uint64_t key);
extern uint32_t *sequence_table_value(SequenceTable *table, uint64_t key);
extern bool sequence_table_find(const SequenceTable *table, uint64_t key,
								uint32_t *number);
extern uint32_t sequence_value(uint32_t value, const uint32_t *indexes);
extern void sequence_table_slots(SequenceTable *table, const uint32_t *indexes,
								 Part *slots);

/* build_firsts.c */
extern void filter_init(Part *filter, uint64_t bits);
extern void filter_add(Part *filter, uint64_t hash);
extern void firsts_init(Builder *builder);
extern ImageFirst *first_record(Builder *builder, const NameWords *words);
extern void first_add_next(ImageFirst *first, const NameWords *words);
extern void build_firsts(Builder *builder, const uint32_t *indexes);
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
