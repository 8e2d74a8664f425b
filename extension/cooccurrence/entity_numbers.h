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

typedef struct EntityNumbers
{
	entity_table_hash *table;
	uint32		used;
	uint32		allocated;
	int32	   *ids;			/* by number */
	int64	   *units;			/* by number: units that hold the entity */
} EntityNumbers;

extern void entity_numbers_init(EntityNumbers *numbers);
extern void entity_numbers_grow(EntityNumbers *numbers);
extern uint32 entity_numbers_rank(EntityNumbers *numbers, uint32 **ranks);

/* The number of the entity with this id, a new one if it is new. */
static inline uint32
entity_number(EntityNumbers *numbers, int32 id)
{
	bool		found;
	EntityNumber *entry = entity_table_insert(numbers->table, id, &found);

	if (unlikely(!found))
	{
		if (numbers->used == numbers->allocated)
			entity_numbers_grow(numbers);
		entry->number = numbers->used++;
		numbers->ids[entry->number] = id;
		numbers->units[entry->number] = 0;
	}
	return entry->number;
}

#endif							/* COOCCURRENCE_ENTITY_NUMBERS_H */
