/*-------------------------------------------------------------------------
 *
 * build_entities.c
 *		Entities of an image, sorted by their ids.
 *
 * They are looked for once or more for each row of every table.  Their ids are
 * cut into ranges of equal width, about as many as there are entities, and a
 * table tells where those of a range begin; within it they are bisected.
 * Mostly ids are given out one after the other, so that this is a look at two
 * numbers, and however they are spread it is no more than a bisection.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

static int
compare_entities(const void *a, const void *b)
{
	int32_t		x = ((const EntityRow *) a)->entity_id;
	int32_t		y = ((const EntityRow *) b)->entity_id;

	return x < y ? -1 : x > y;
}

/* The range of an id, which is none below the first one's */
static uint64_t
entity_range(const Builder *builder, int32_t entity_id)
{
	const int32_t *ids = (const int32_t *) builder->entity_ids.items;

	return (uint64_t) ((int64_t) entity_id - ids[0]) >> builder->entity_shift;
}

static void
index_entities(Builder *builder)
{
	const int32_t *ids = (const int32_t *) builder->entity_ids.items;
	uint64_t	count = builder->entity_ids.count;
	uint64_t	ranges = 0;
	uint64_t	next = 0;
	uint32_t   *starts;

	if (count > 0)
	{
		while (entity_range(builder, ids[count - 1]) >= count * 2)
			builder->entity_shift++;
		ranges = entity_range(builder, ids[count - 1]) + 1;
	}
	part_init(&builder->entity_starts, sizeof(uint32_t), ranges + 1);
	starts = part_room(&builder->entity_starts, ranges + 1);
	for (uint64_t i = 0; i < count; i++)
		while (next <= entity_range(builder, ids[i]))
			starts[next++] = i;
	starts[next] = count;
}

/* The index of an entity, or IMAGE_NONE; compare image_find_entity() */
uint32_t
entity_index(const Builder *builder, int32_t entity_id)
{
	const int32_t *ids = (const int32_t *) builder->entity_ids.items;
	const uint32_t *starts = (const uint32_t *) builder->entity_starts.items;
	uint64_t	range;
	uint32_t	low;
	uint32_t	high;

	if (builder->entity_ids.count == 0 || entity_id < ids[0])
		return IMAGE_NONE;
	range = entity_range(builder, entity_id);
	if (range + 1 >= builder->entity_starts.count)
		return IMAGE_NONE;
	low = starts[range];
	high = starts[range + 1];
	if (low < high && ids[low] == entity_id)
		return low;
	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (ids[middle] < entity_id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < starts[range + 1] && ids[low] == entity_id ? low : IMAGE_NONE;
}

void
build_entities(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	int32_t    *ids;

	qsort(rows->entities, rows->entity_count, sizeof(EntityRow),
		  compare_entities);
	part_init(&builder->entity_ids, sizeof(int32_t), rows->entity_count);
	ids = part_room(&builder->entity_ids, rows->entity_count);
	for (uint32_t i = 0; i < rows->entity_count; i++)
		ids[i] = rows->entities[i].entity_id;
	index_entities(builder);
	part_init(&builder->entities, sizeof(ImageEntity), rows->entity_count);
	for (uint32_t i = 0; i < rows->entity_count; i++)
	{
		const EntityRow *row = &rows->entities[i];
		ImageEntity *entity = part_add(&builder->entities, 1);

		entity->entity_id = row->entity_id;
		entity->name = add_string(builder, row->name, strlen(row->name));
		entity->country = row->country == 0 ? IMAGE_NONE :
			entity_index(builder, row->country);
		entity->kind = row->kind;
	}
}
