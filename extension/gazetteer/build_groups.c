/*-------------------------------------------------------------------------
 *
 * build_groups.c
 *		Rows by the record, name or term, that they belong to.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "gazetteer/builder.h"
#include "gazetteer/compile_memory.h"

static void *
allocate(uint64_t bytes)
{
	compile_memory_check(bytes);
	return MemoryContextAllocHuge(CurrentMemoryContext, Max(bytes, 1));
}

void
grouping_init(Grouping *grouping, uint32_t rows)
{
	grouping->rows = rows;
	grouping->group_of = allocate(rows * sizeof(uint32_t));
}

/* Count, place, fill; in a group the rows keep their order */
void
grouping_finish(Grouping *grouping, uint32_t groups)
{
	uint32_t   *starts = allocate((groups + UINT64_C(2)) * sizeof(uint32_t));

	grouping->order = allocate(grouping->rows * sizeof(uint32_t));
	memset(starts, 0, (groups + UINT64_C(2)) * sizeof(uint32_t));
	for (uint32_t i = 0; i < grouping->rows; i++)
		if (grouping->group_of[i] != IMAGE_NONE)
			starts[grouping->group_of[i] + 2]++;
	for (uint32_t i = 2; i < groups + 2; i++)
		starts[i] += starts[i - 1];
	/* one place further on, starts become what they are called */
	for (uint32_t i = 0; i < grouping->rows; i++)
		if (grouping->group_of[i] != IMAGE_NONE)
			grouping->order[starts[grouping->group_of[i] + 1]++] = i;
	grouping->starts = starts;
}

void
grouping_free(Grouping *grouping)
{
	pfree(grouping->group_of);
	pfree(grouping->starts);
	pfree(grouping->order);
}
