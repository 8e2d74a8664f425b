/*-------------------------------------------------------------------------
 *
 * build_groups.c
 *		Rows by the record, name or term, that they belong to.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

static uint64_t
starts_bytes(uint32_t groups)
{
	return (groups + UINT64_C(2)) * sizeof(uint32_t);
}

void
grouping_init(Grouping *grouping, uint32_t rows)
{
	grouping->rows = rows;
	grouping->group_of = build_allocate(rows * sizeof(uint32_t));
}

/* Count, place, fill; in a group the rows keep their order */
void
grouping_finish(Grouping *grouping, uint32_t groups)
{
	uint32_t   *starts = build_allocate(starts_bytes(groups));

	grouping->order = build_allocate(grouping->rows * sizeof(uint32_t));
	memset(starts, 0, starts_bytes(groups));
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
	grouping->groups = groups;
}

void
grouping_free(Grouping *grouping)
{
	build_free(grouping->group_of, grouping->rows * sizeof(uint32_t));
	build_free(grouping->order, grouping->rows * sizeof(uint32_t));
	build_free(grouping->starts, starts_bytes(grouping->groups));
}
