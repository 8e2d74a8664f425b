/*-------------------------------------------------------------------------
 *
 * pair_run.c
 *		Pairs of one entity, in ascending order of the partners.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "memory.h"
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
	run->partners = huge_alloc(sizeof(uint32), places);
	run->units = huge_alloc(sizeof(int64), places);
}

/*
 * Read a row of a stored value, whose entities have the given ranks, or if
 * that is NULL, are their own ranks.
 */
void
pair_run_read(PairRun *run, const CooccurrenceView *view, uint32 row,
			  const uint32 *ranks)
{
	PairCursor	cursor = row_open(view, row);
	uint32		n = 0;
	uint32		more;

	while ((more = row_read(&cursor, run->partners + n, run->units + n,
							cursor.left)) > 0)
	{
		if (ranks != NULL)
		{
			for (uint32 i = n; i < n + more; i++)
				run->partners[i] = ranks[run->partners[i]];
		}
		n += more;
	}
	run->npairs = n;
}

/*
 * Sum up so many runs. Which of them has the next partner is as good as
 * random, so nothing is made to depend on it but numbers.
 */
static pg_attribute_always_inline void
sum_runs(PairRun *result, const PairRun *runs, const uint32 nruns)
{
	uint32	   *partners = result->partners;
	int64	   *units = result->units;
	const uint32 *from[RUNS_MAX];
	const int64 *units_from[RUNS_MAX];
	uint32		n = 0;

	for (uint32 r = 0; r < nruns; r++)
	{
		/* no partner is as high */
		runs[r].partners[runs[r].npairs] = PG_UINT32_MAX;
		from[r] = runs[r].partners;
		units_from[r] = runs[r].units;
	}
	for (;;)
	{
		uint32		partner = *from[0];
		int64		sum = 0;

		for (uint32 r = 1; r < nruns; r++)
			partner = Min(partner, *from[r]);
		if (partner == PG_UINT32_MAX)
			break;
		for (uint32 r = 0; r < nruns; r++)
		{
			bool		has = *from[r] == partner;

			sum += *units_from[r] & -(int64) has;
			from[r] += has;
			units_from[r] += has;
		}
		partners[n] = partner;
		units[n++] = sum;
	}
	result->npairs = n;
}

/* Sum up two runs, or more, up to RUNS_MAX. */
void
pair_run_sum(PairRun *result, const PairRun *runs, uint32 nruns)
{
	Assert(nruns >= 2 && nruns <= RUNS_MAX);
	switch (nruns)
	{
		case 2:
			sum_runs(result, runs, 2);
			break;
		case 3:
			sum_runs(result, runs, 3);
			break;
		default:
			sum_runs(result, runs, 4);
			break;
	}
}

/*
 * Add the pairs of a run to those of a base, and take those of another out;
 * both are likely to be far shorter than the base. If there are fewer units of
 * a pair than are to be taken out, return false, and the partner in
 * *below_zero.
 */
bool
pair_run_change(PairRun *result, const PairRun *base, const PairRun *added,
				const PairRun *removed, uint32 *below_zero)
{
	uint32	   *partners = result->partners;
	int64	   *units = result->units;
	const uint32 *base_partners = base->partners;
	const int64 *base_units = base->units;
	uint32		n = 0;
	uint32		b = 0;
	uint32		a = 0;
	uint32		r = 0;

	/* no rank is as high */
	base->partners[base->npairs] = PG_UINT32_MAX;
	added->partners[added->npairs] = PG_UINT32_MAX;
	removed->partners[removed->npairs] = PG_UINT32_MAX;
	for (;;)
	{
		uint32		change = Min(added->partners[a], removed->partners[r]);
		int64		sum = 0;

		/* what does not change is most of it */
		while (base_partners[b] < change)
		{
			partners[n] = base_partners[b];
			units[n++] = base_units[b++];
		}
		if (change == PG_UINT32_MAX)
			break;
		if (base_partners[b] == change)
			sum = base_units[b++];
		if (added->partners[a] == change)
			sum += added->units[a++];
		if (removed->partners[r] == change)
			sum -= removed->units[r++];
		if (sum < 0)
		{
			*below_zero = change;
			return false;
		}
		partners[n] = change;
		units[n] = sum;
		n += sum != 0;
	}
	result->npairs = n;
	return true;
}
