/*-------------------------------------------------------------------------
 *
 * row_counts.c
 *		The pair counts of one entity while they are being summed up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "row_counts.h"

/* Sorting one partner takes about as long as looking at this many words */
#define WORDS_PER_SORTED_PARTNER 64

/* Allocates in the current memory context. */
void
row_counts_init(RowCounts *counts, uint32 nentities)
{
	Size		words = nentities / 64 + 1;

	counts->nentities = nentities;
	counts->units = palloc_extended(sizeof(int64) * Max(nentities, 1),
									MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	counts->partners = palloc_extended(sizeof(uint32) * ((Size) nentities + 1),
									   MCXT_ALLOC_HUGE);
	counts->npartners = 0;
	counts->bitmap = palloc_extended(sizeof(uint64) * words,
									 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

static int
compare_partners(const void *a, const void *b)
{
	uint32		x = *(const uint32 *) a;
	uint32		y = *(const uint32 *) b;

	return (x > y) - (x < y);
}

/* Put the list of partners in ascending order. */
void
row_counts_sort(RowCounts *counts)
{
	uint64	   *bitmap = counts->bitmap;
	uint32	   *partners = counts->partners;
	uint32		n = counts->npartners;
	uint32		first = PG_UINT32_MAX;
	uint32		last = 0;

	if (n < 2)
		return;
	for (uint32 i = 0; i < n; i++)
	{
		first = Min(first, partners[i]);
		last = Max(last, partners[i]);
	}
	first /= 64;
	last /= 64;
	if ((last - first) / WORDS_PER_SORTED_PARTNER > n)
	{
		qsort(partners, n, sizeof(uint32), compare_partners);
		return;
	}
	for (uint32 i = 0; i < n; i++)
		bitmap[partners[i] / 64] |= UINT64CONST(1) << (partners[i] % 64);
	for (uint32 word = first; word <= last; word++)
	{
		uint64		bits = bitmap[word];

		bitmap[word] = 0;
		while (bits != 0)
		{
			*partners++ = word * 64 + pg_rightmost_one_pos64(bits);
			bits &= bits - 1;
		}
	}
}
