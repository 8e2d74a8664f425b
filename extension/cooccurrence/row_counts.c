/*-------------------------------------------------------------------------
 *
 * row_counts.c
 *		The pair counts of one entity while they are being summed up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "port/pg_bitutils.h"

#include "memory.h"
#include "row_counts.h"

/* So many counters are looked at together */
#define STEP 64

#define ST_SORT sort_partners
#define ST_ELEMENT_TYPE uint32
#define ST_COMPARE(a, b) (*(a) < *(b) ? -1 : *(a) > *(b))
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Counters for so many entities; "noting" if very few of them will be partners.
 * Allocates in the current memory context, as does row_counts_carry().
 */
void
row_counts_init(RowCounts *counts, uint32 nentities, bool noting)
{
	counts->nentities = nentities;
	counts->lower = huge_alloc_zero(STEP, nentities / STEP + 1);
	counts->upper = NULL;
	counts->carried = false;
	counts->noting = noting;
	counts->npartners = 0;
	counts->partners = NULL;
	/* adding writes to the place after the last */
	if (noting)
		counts->partners = huge_alloc(sizeof(uint32), (Size) nentities + 1);
}

/* Let a counter be so many units, which are more than it can hold. */
void
row_counts_carry(RowCounts *counts, uint32 partner, uint64 units)
{
	uint64		upper = (units - 1) / ROW_COUNTS_MAX;

	if (counts->upper == NULL)
		counts->upper = huge_alloc_zero(sizeof(uint64), counts->nentities);
	counts->carried = true;
	counts->upper[partner] += upper;
	counts->lower[partner] = (uint8) (units - upper * ROW_COUNTS_MAX);
}

/* A bit for each of STEP counters that is not 0 */
static inline uint64
nonzero(const uint8 *counters)
{
	uint64		bits = 0;

#ifdef __SSE2__
	const		__m128i *vectors = (const __m128i *) counters;
	const		__m128i zero = _mm_setzero_si128();

	for (int i = 0; i < STEP / 16; i++)
		bits |= (uint64) (uint16)
			~_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(vectors + i), zero)) << 16 * i;
#else
	for (int i = 0; i < STEP; i++)
		bits |= (uint64) (counters[i] != 0) << i;
#endif
	return bits;
}

/* Take out the counters from that of "lowest" to that of "highest". */
static void
take_range(RowCounts *counts, uint32 lowest, uint32 highest, PairRun *run)
{
	uint32	   *partners = run->partners;
	int64	   *units = run->units;
	uint32		n = 0;

	for (uint32 first = lowest / STEP * STEP; first <= highest; first += STEP)
	{
		uint8	   *lower = counts->lower + first;
		uint64		bits = nonzero(lower);

		if (bits == 0)
			continue;
		do
		{
			int			i = pg_rightmost_one_pos64(bits);

			partners[n] = first + i;
			units[n++] = lower[i];
			bits &= bits - 1;
		} while (bits != 0);
		memset(lower, 0, STEP);
	}
	run->npairs = n;
}

/* Take out the counters of the partners that were noted. */
static void
take_noted(RowCounts *counts, PairRun *run)
{
	uint32	   *noted = counts->partners;
	uint32		n = counts->npartners;
	uint32		lowest = PG_UINT32_MAX;
	uint32		highest = 0;

	for (uint32 i = 0; i < n; i++)
	{
		lowest = Min(lowest, noted[i]);
		highest = Max(highest, noted[i]);
	}
	/* looking at STEP counters takes about as long as sorting one of many */
	if (n > 0 && (highest - lowest) / STEP < n / 2)
	{
		take_range(counts, lowest, highest, run);
		return;
	}
	sort_partners(noted, n);
	for (uint32 i = 0; i < n; i++)
	{
		run->partners[i] = noted[i];
		run->units[i] = counts->lower[noted[i]];
		counts->lower[noted[i]] = 0;
	}
	run->npairs = n;
}

/* Add the upper parts of the counters that were taken out. */
static void
take_upper(RowCounts *counts, PairRun *run)
{
	uint64	   *upper = counts->upper;

	for (uint32 i = 0; i < run->npairs; i++)
	{
		uint32		partner = run->partners[i];

		run->units[i] += (int64) (upper[partner] * ROW_COUNTS_MAX);
		upper[partner] = 0;
	}
	counts->carried = false;
}

/*
 * Take all counters of a row that are not 0 out into a run. Partners come
 * after the row's entity.
 */
void
row_counts_take(RowCounts *counts, uint32 row, PairRun *run)
{
	if (counts->noting)
		take_noted(counts, run);
	else
		take_range(counts, row, counts->nentities - 1, run);
	counts->npartners = 0;
	if (counts->carried)
		take_upper(counts, run);
}
