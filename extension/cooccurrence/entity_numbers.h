/*-------------------------------------------------------------------------
 *
 * entity_numbers.h
 *		Numbers entities in the order in which their ids turn up.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_ENTITY_NUMBERS_H
#define COOCCURRENCE_ENTITY_NUMBERS_H

#include "postgres.h"

#include "common/hashfn.h"
#include "port/pg_bitutils.h"

/* Beyond this many entities a value could not be stored in 1 GB anyway */
#define ENTITIES_MAX ((uint32) 1 << 29)

typedef struct EntityNumber
{
	int32		id;
	uint32		number;
	char		status;
} EntityNumber;

#define SH_PREFIX entity_table
#define SH_ELEMENT_TYPE EntityNumber
#define SH_KEY_TYPE int32
#define SH_KEY id
#define SH_HASH_KEY(table, key) murmurhash32((uint32) (key))
#define SH_EQUAL(table, a, b) ((a) == (b))
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

/*
 * Ids are looked up in a hash table, or where they lie close together in an
 * array: direct[id - lowest] is then the entity's number plus 1, or 0.
 */
typedef struct EntityNumbers
{
	entity_table_hash *table;	/* NULL if direct is used */
	uint32	   *direct;
	int32		lowest;
	uint32		used;
	uint32		allocated;
	int32	   *ids;			/* by number */
	int64	   *units;			/* by number: units that hold the entity */
} EntityNumbers;

extern void entity_numbers_init(EntityNumbers *numbers, int32 lowest,
								int32 highest, Size lookups);
extern void entity_numbers_grow(EntityNumbers *numbers);
extern uint32 *entity_numbers_rank(EntityNumbers *numbers);

/* Give a new entity its number. */
static inline uint32
entity_number_new(EntityNumbers *numbers, int32 id)
{
	if (numbers->used == numbers->allocated)
		entity_numbers_grow(numbers);
	numbers->ids[numbers->used] = id;
	numbers->units[numbers->used] = 0;
	return numbers->used++;
}

/* The number of the entity with this id, a new one if it is new. */
static inline uint32
entity_number(EntityNumbers *numbers, int32 id)
{
	bool		found;
	EntityNumber *entry;

	if (numbers->direct)
	{
		uint32	   *number = &numbers->direct[(uint32) id - (uint32) numbers->lowest];

		if (unlikely(*number == 0))
			*number = entity_number_new(numbers, id) + 1;
		return *number - 1;
	}
	entry = entity_table_insert(numbers->table, id, &found);
	if (unlikely(!found))
		entry->number = entity_number_new(numbers, id);
	return entry->number;
}

#endif							/* COOCCURRENCE_ENTITY_NUMBERS_H */
