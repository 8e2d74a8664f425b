/*-------------------------------------------------------------------------
 *
 * row_counts.c
 *		The pair counts of one entity while they are being summed up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"
#include "port/pg_bswap.h"
#include "utils/memutils.h"

#include "row_counts.h"

/*
 * Looking through the bits for one of 64 partners takes about so many times
 * less than sorting one partner.
 */
#define WORDS_PER_SORTED_PARTNER 64

/* Allocates in the current memory context. */
void
row_counts_init(RowCounts *counts, uint32 nentities)
{
	counts->nentities = nentities;
	counts->units = palloc_extended(sizeof(int64) * Max(nentities, 1),
									MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	counts->partners = palloc_extended(sizeof(uint32) * ((Size) nentities + 1),
									   MCXT_ALLOC_HUGE);
	counts->npartners = 0;
	counts->has_bits = false;
	/* in whole words */
	counts->bits = palloc_extended((nentities / 64 + 1) * sizeof(uint64),
								   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

static int
compare_partners(const void *a, const void *b)
{
	uint32		x = *(const uint32 *) a;
	uint32		y = *(const uint32 *) b;

	return (x > y) - (x < y);
}

/* Is the list in ascending order? */
static bool
is_ascending(const uint32 *partners, uint32 n)
{
	for (uint32 i = 1; i < n; i++)
	{
		if (partners[i - 1] > partners[i])
			return false;
	}
	return true;
}

/* Move a counter to the end of the result, unless it is back at 0. */
static inline uint32
take(int64 *counters, uint32 partner,
	 uint32 *partners, int64 *units, uint32 n)
{
	units[n] = counters[partner];
	partners[n] = partner;
	counters[partner] = 0;
	return n + (units[n] != 0);
}

/* The result by way of the bits, from that of "lowest" to that of "highest" */
static uint32
take_by_bits(RowCounts *counts, uint32 lowest, uint32 highest,
			 uint32 *partners, int64 *units)
{
	uint64	   *words = (uint64 *) counts->bits;
	int64	   *counters = counts->units;
	uint32		n = 0;

	for (uint32 word = lowest / 64; word <= highest / 64; word++)
	{
		uint64		bits = words[word];

		if (bits == 0)
			continue;
		words[word] = 0;
#ifdef WORDS_BIGENDIAN
		bits = pg_bswap64(bits);
#endif
		do
		{
			n = take(counters, word * 64 + pg_rightmost_one_pos64(bits),
					 partners, units, n);
			bits &= bits - 1;
		} while (bits != 0);
	}
	return n;
}

/* Mark all on the list by bits. */
static void
bits_from_list(RowCounts *counts)
{
	for (uint32 i = 0; i < counts->npartners; i++)
		counts->bits[counts->partners[i] / 8] |=
			1 << (counts->partners[i] % 8);
}

/* The result by way of the list */
static uint32
take_by_list(RowCounts *counts, uint32 *partners, int64 *units)
{
	uint32		lowest = PG_UINT32_MAX;
	uint32		highest = 0;
	uint32		n = 0;

	if (!is_ascending(counts->partners, counts->npartners))
	{
		for (uint32 i = 0; i < counts->npartners; i++)
		{
			lowest = Min(lowest, counts->partners[i]);
			highest = Max(highest, counts->partners[i]);
		}
		if ((highest - lowest) / 64 / WORDS_PER_SORTED_PARTNER < counts->npartners)
		{
			bits_from_list(counts);
			return take_by_bits(counts, lowest, highest, partners, units);
		}
		qsort(counts->partners, counts->npartners, sizeof(uint32),
			  compare_partners);
	}
	for (uint32 i = 0; i < counts->npartners; i++)
		n = take(counts->units, counts->partners[i], partners, units, n);
	return n;
}

/*
 * Take out all counters that are not 0, in ascending order of the partners,
 * of which none is below "lowest", and return how many they are. The results
 * need room for one more than there are entities.
 */
uint32
row_counts_take(RowCounts *counts, uint32 lowest,
				uint32 *partners, int64 *units)
{
	uint32		n;

	if (counts->has_bits)
	{
		bits_from_list(counts);
		n = take_by_bits(counts, lowest, counts->nentities - 1,
						 partners, units);
	}
	else
		n = take_by_list(counts, partners, units);
	counts->npartners = 0;
	counts->has_bits = false;
	return n;
}
