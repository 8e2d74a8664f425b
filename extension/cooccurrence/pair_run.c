/*-------------------------------------------------------------------------
 *
 * pair_run.c
 *		Pairs of one entity, in ascending order of the partners.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "pair_run.h"

/*
 * An empty run with room for all partners among so many entities, and one
 * place more. Allocates in the current memory context.
 */
void
pair_run_init(PairRun *run, uint32 nentities)
{
	Size		places = (Size) nentities + 1;

	run->npairs = 0;
	run->partners = palloc_extended(sizeof(uint32) * places, MCXT_ALLOC_HUGE);
	run->units = palloc_extended(sizeof(int64) * places, MCXT_ALLOC_HUGE);
}

/* Read a row of a stored value, whose entities have the given ranks. */
void
pair_run_read(PairRun *run, const CooccurrenceView *view, uint32 row,
			  const uint32 *ranks)
{
	PairCursor	cursor = row_open(view, row);
	uint32	   *partners = run->partners;
	int64	   *units = run->units;
	uint32		n = 0;

	while (row_next(&cursor))
	{
		partners[n] = ranks[cursor.partner];
		units[n++] = cursor.units;
	}
	run->npairs = n;
}

/*
 * Add the pairs of a run to a row of a stored value, whose entities have the
 * given ranks, and take those of another out; both runs are likely to be far
 * shorter than the row. If view is NULL, the row is empty. If there are fewer
 * units of a pair than are to be taken out, return false, and the partner in
 * *below_zero.
 */
bool
pair_run_merge(PairRun *result, const CooccurrenceView *view, uint32 row,
			   const uint32 *ranks, const PairRun *added,
			   const PairRun *removed, uint32 *below_zero)
{
	PairCursor	cursor = {0};
	uint32	   *partners = result->partners;
	int64	   *units = result->units;
	uint32		n = 0;
	uint32		a = 0;
	uint32		r = 0;
	uint32		change;			/* the next partner of one of the runs */
	bool		more;

	if (view)
		cursor = row_open(view, row);
	/* no rank is as high */
	added->partners[added->npairs] = PG_UINT32_MAX;
	removed->partners[removed->npairs] = PG_UINT32_MAX;
	change = Min(added->partners[0], removed->partners[0]);
	do
	{
		uint32		partner;

		/* what does not change is most of it */
		while ((more = row_next(&cursor)) &&
			   (partner = ranks[cursor.partner]) < change)
		{
			partners[n] = partner;
			units[n++] = cursor.units;
		}
		if (!more)
			partner = PG_UINT32_MAX;
		while (change <= partner && change != PG_UINT32_MAX)
		{
			int64		sum = 0;

			if (change == partner)
				sum = cursor.units;
			if (change == added->partners[a])
				sum += added->units[a++];
			if (change == removed->partners[r])
				sum -= removed->units[r++];
			if (sum < 0)
			{
				*below_zero = change;
				return false;
			}
			partners[n] = change;
			units[n] = sum;
			n += sum != 0;
			if (change == partner)
				partner = PG_UINT32_MAX;	/* it is done */
			change = Min(added->partners[a], removed->partners[r]);
			if (more && partner == PG_UINT32_MAX)
				break;
		}
		if (partner != PG_UINT32_MAX)
		{
			partners[n] = partner;
			units[n++] = cursor.units;
		}
	} while (more);
	result->npairs = n;
	return true;
}
