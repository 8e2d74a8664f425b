/*-------------------------------------------------------------------------
 *
 * builder.h
 *		What the files that build an image share.
 *
 * build.c joins the parts; build_offices.c makes entities, offices and
 * tenures, build_names.c names and terms, build_tables.c what they are found
 * by, build_near.c the index of misspelt words.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BUILDER_H
#define NEWSDIP_BUILDER_H

#include "gazetteer/build.h"

/* An array that grows */
typedef struct Part
{
	char	   *items;
	size_t		item_size;
	uint64_t	count;
	uint64_t	capacity;
} Part;

/*
 * An open-addressing table of word sequences, as image.h describes it, with
 * the whole keys of its slots beside them.
 */
typedef struct SequenceTable
{
	Part		slots;			/* uint64 */
	Part		keys;			/* uint64 */
	uint64_t	used;
} SequenceTable;

typedef struct Builder
{
	DictionaryRows *rows;
	SequenceTable name_sequences;
	SequenceTable term_sequences;
	Part		starts;
	Part		short_starts;
	Part		followers;
	Part		small;
	Part		furniture;
	Part		names;
	Part		senses;
	Part		validities;
	Part		terms;
	Part		term_rows;
	Part		entities;
	Part		offices;
	Part		tenures;
	Part		careers;
	Part		near;
	Part		near_words;
	Part		strings;
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

/* build_tables.c */
extern uint64_t power_of_two_above(uint64_t value);
extern void sequence_table_init(SequenceTable *table, uint64_t expected);
extern void sequence_table_add(SequenceTable *table, uint64_t key,
							   uint32_t index, uint32_t flags);
extern void build_filters(Builder *builder);

/* build_near.c */
extern void build_near(Builder *builder);

#endif							/* NEWSDIP_BUILDER_H */
