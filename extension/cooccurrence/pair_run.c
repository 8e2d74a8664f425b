/*-------------------------------------------------------------------------
 *
 * pair_run.c
 *		Pairs of one entity, in ascending order of the partners.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "port/pg_bitutils.h"

#include "memory.h"
#include "pair_run.h"

/*
 * An empty run with room for all partners among so many entities. Allocates in
 * the current memory context.
 */
void
pair_run_init(PairRun *run, uint32 nentities)
{
	Size		places = (Size) nentities + RUN_PADDING;

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

/* Where two runs and their sum stand, and where the runs end */
typedef struct SumPlace
{
	Size		a;
	Size		b;
	Size		sum;
	Size		a_end;
	Size		b_end;
} SumPlace;

/* So many steps can be taken without looking whether a run has ended. */
static inline Size
sum_steps(const SumPlace *at)
{
	return Min(at->a_end - at->a, at->b_end - at->b);
}

/*
 * Sum up what the runs have of the next partner. Which of them has it is as
 * good as random, so nothing is made to depend on it but numbers.
 */
static pg_attribute_always_inline void
sum_step(const PairRun *result, const PairRun *a, const PairRun *b,
		 SumPlace *at)
{
	uint32		partner_a = a->partners[at->a];
	uint32		partner_b = b->partners[at->b];
	Size		in_a = partner_a <= partner_b;
	Size		in_b = partner_b <= partner_a;

	result->partners[at->sum] = Min(partner_a, partner_b);
	result->units[at->sum++] = (a->units[at->a] & -(int64) in_a) +
		(b->units[at->b] & -(int64) in_b);
	at->a += in_a;
	at->b += in_b;
}

/* Move the last n pairs that a run has before "end" to "to". */
static void
move_pairs(const PairRun *run, Size to, const PairRun *from, Size end, Size n)
{
	memmove(run->partners + to, from->partners + end - n, n * sizeof(uint32));
	memmove(run->units + to, from->units + end - n, n * sizeof(int64));
}

/* Take all steps that are left; returns where the sum ends. */
static Size
sum_rest(const PairRun *result, const PairRun *a, const PairRun *b,
		 SumPlace at)
{
	Size		n;

	while ((n = sum_steps(&at)) > 0)
	{
		for (; n > 0; n--)
			sum_step(result, a, b, &at);
	}
	move_pairs(result, at.sum, a, at.a_end, at.a_end - at.a);
	at.sum += at.a_end - at.a;
	move_pairs(result, at.sum, b, at.b_end, at.b_end - at.b);
	return at.sum + at.b_end - at.b;
}

/* Where the partners of a run begin that are not below this one */
static uint32
run_find(const PairRun *run, uint32 partner)
{
	uint32		low = 0;
	uint32		high = run->npairs;

	while (low < high)
	{
		uint32		middle = low + (high - low) / 2;

		if (run->partners[middle] < partner)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Sum up two runs. Each step has to wait for the one before it, so both runs
 * are parted at one partner, and steps in the parts are taken in turn.
 */
static void
sum_two(PairRun *result, const PairRun *a, const PairRun *b)
{
	const PairRun sum = *result;
	const PairRun from_a = *a;
	const PairRun from_b = *b;
	Size		a_part = a->npairs / 2;
	uint32		middle = a->npairs > 0 ? a->partners[a_part] : 0;
	Size		b_part = run_find(b, middle);
	Size		part = Min(a_part + b_part, middle);
	SumPlace	lower = {0, 0, 0, a_part, b_part};
	SumPlace	upper = {a_part, b_part, part, a->npairs, b->npairs};
	Size		lower_end;
	Size		upper_end;
	Size		n;

	while ((n = Min(sum_steps(&lower), sum_steps(&upper))) > 0)
	{
		for (; n > 0; n--)
		{
			sum_step(&sum, &from_a, &from_b, &lower);
			sum_step(&sum, &from_a, &from_b, &upper);
		}
	}
	lower_end = sum_rest(result, a, b, lower);
	upper_end = sum_rest(result, a, b, upper);
	move_pairs(result, lower_end, result, upper_end, upper_end - part);
	result->npairs = lower_end + upper_end - part;
}

static void
swap_runs(PairRun *a, PairRun *b)
{
	PairRun		swapped = *a;

	*a = *b;
	*b = swapped;
}

/* Sum up runs, two by two. They hold nothing of use afterwards. */
void
pair_run_sum(PairRun *result, PairRun *runs, uint32 nruns)
{
	for (; nruns > 1; nruns = (nruns + 1) / 2)
	{
		for (uint32 i = 0; i < nruns / 2; i++)
		{
			sum_two(result, &runs[2 * i], &runs[2 * i + 1]);
			swap_runs(result, &runs[i]);
		}
		if (nruns % 2 != 0)
			swap_runs(&runs[nruns / 2], &runs[nruns - 1]);
	}
	swap_runs(result, &runs[0]);
}

/*
 * Copy pairs up to the first whose partner is not below this one, which there
 * is; returns how many. Pairs behind them may be copied too.
 */
static inline uint32
copy_below(uint32 *partners, int64 *units, const uint32 *from_partners,
		   const int64 *from_units, uint32 partner)
{
	uint32		n = 0;

#ifdef __SSE2__
	const		__m128i sign = _mm_set1_epi32(PG_INT32_MIN);
	const		__m128i limit = _mm_xor_si128(_mm_set1_epi32((int) partner), sign);
	uint32		above;

	do
	{
		__m128i		copied = _mm_loadu_si128((const __m128i *) (from_partners + n));
		__m128i		below = _mm_cmplt_epi32(_mm_xor_si128(copied, sign), limit);

		_mm_storeu_si128((__m128i *) (partners + n), copied);
		memcpy(units + n, from_units + n, 4 * sizeof(int64));
		above = ~_mm_movemask_ps(_mm_castsi128_ps(below)) & 0xf;
		n += above == 0 ? 4 : pg_rightmost_one_pos32(above);
	} while (above == 0);
#else
	for (; from_partners[n] < partner; n++)
	{
		partners[n] = from_partners[n];
		units[n] = from_units[n];
	}
#endif
	return n;
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
		uint32		unchanged;

		/* what does not change is most of it */
		unchanged = copy_below(partners + n, units + n, base_partners + b,
							   base_units + b, change);
		n += unchanged;
		b += unchanged;
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
