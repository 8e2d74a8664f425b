/*-------------------------------------------------------------------------
 *
 * row_counts.c
 *		The pair counts of one entity while they are being summed up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#if defined(__GNUC__) && defined(__x86_64__) && !defined(ROW_COUNTS_PORTABLE)
#define TAKE_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))
#include <immintrin.h>
#elif defined(__SSE2__)
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

#ifdef TAKE_AVX512

/* Does the processor have what TAKE_AVX512 asks for? */
static bool
take_avx512(void)
{
	static int	answer = -1;

	if (answer < 0)
	{
		__builtin_cpu_init();
		answer = __builtin_cpu_supports("avx512f") &&
			__builtin_cpu_supports("avx512bw") &&
			__builtin_cpu_supports("avx512vbmi2") &&
			__builtin_cpu_supports("popcnt");
	}
	return answer;
}

/*
 * Write up to 16 pairs, of which the lowest partners and the counters are
 * given: what is behind those that there are does not matter.
 */
TAKE_AVX512
static inline void
put_pairs(uint32 *partners, int64 *units, uint32 first, __m128i partner,
		  __m128i counter)
{
	_mm512_storeu_si512(partners, _mm512_add_epi32(_mm512_set1_epi32((int) first),
												   _mm512_cvtepu8_epi32(partner)));
	_mm512_storeu_si512(units, _mm512_cvtepu8_epi64(counter));
	_mm512_storeu_si512(units + 8, _mm512_cvtepu8_epi64(_mm_srli_si128(counter, 8)));
}

/* take_range() for such a processor, which takes 16 pairs in a step. */
TAKE_AVX512
static void
take_range_avx512(RowCounts *counts, uint32 lowest, uint32 highest, PairRun *run)
{
	static const uint8 places[STEP] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
		16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
		32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
		48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63
	};
	const		__m512i all_places = _mm512_loadu_si512(places);
	uint32	   *partners = run->partners;
	int64	   *units = run->units;
	uint32		n = 0;

	for (uint32 first = lowest / STEP * STEP; first <= highest; first += STEP)
	{
		__m512i		lower = _mm512_loadu_si512(counts->lower + first);
		__mmask64	bits = _mm512_test_epi8_mask(lower, lower);
		__m512i		place;
		__m512i		counter;
		uint32		found;

		if (bits == 0)
			continue;
		place = _mm512_maskz_compress_epi8(bits, all_places);
		counter = _mm512_maskz_compress_epi8(bits, lower);
		found = (uint32) _mm_popcnt_u64(bits);
		_mm512_storeu_si512(counts->lower + first, _mm512_setzero_si512());
		put_pairs(partners + n, units + n, first, _mm512_castsi512_si128(place),
				  _mm512_castsi512_si128(counter));
		if (unlikely(found > 16))
		{
			put_pairs(partners + n + 16, units + n + 16, first,
					  _mm512_extracti32x4_epi32(place, 1), _mm512_extracti32x4_epi32(counter, 1));
			put_pairs(partners + n + 32, units + n + 32, first,
					  _mm512_extracti32x4_epi32(place, 2), _mm512_extracti32x4_epi32(counter, 2));
			put_pairs(partners + n + 48, units + n + 48, first,
					  _mm512_extracti32x4_epi32(place, 3), _mm512_extracti32x4_epi32(counter, 3));
		}
		n += found;
	}
	run->npairs = n;
}

#endif

/* Take out the counters from that of "lowest" to that of "highest". */
static void
take_range(RowCounts *counts, uint32 lowest, uint32 highest, PairRun *run)
{
	uint32	   *partners = run->partners;
	int64	   *units = run->units;
	uint32		n = 0;

#ifdef TAKE_AVX512
	if (take_avx512())
	{
		take_range_avx512(counts, lowest, highest, run);
		return;
	}
#endif
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
