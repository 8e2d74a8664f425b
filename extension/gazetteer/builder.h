/*-------------------------------------------------------------------------
 *
 * builder.h
 *		What the files that build an image share.
 *
 * build.c joins the parts; build_offices.c makes entities, offices and
 * tenures, build_names.c word sequences and what they lead to.
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

typedef struct Builder
{
	DictionaryRows *rows;
	Part		nodes;			/* item count: slots */
	uint64_t	nodes_used;
	Part		filter;
	Part		names;
	Part		senses;
	Part		terms;
	Part		term_rows;
	Part		entities;
	Part		offices;
	Part		tenures;
	Part		careers;
	Part		near;
	Part		near_words;		/* what goes into near, still unsorted */
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
extern void build_sequences(Builder *builder);
extern void build_near(Builder *builder);

#endif							/* NEWSDIP_BUILDER_H */
