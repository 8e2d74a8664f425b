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

/* Sorting one partner takes about as long as looking at this many words */
#define WORDS_PER_SORTED_PARTNER 64

/* Partners not in order are few if they are less than one in so many */
#define FEW_UNSORTED 32

/* How many bits of the bitmap are read in one step */
#define BITS_AT_ONCE 4

/* Allocates in the current memory context. */
void
row_counts_init(RowCounts *counts, uint32 nentities)
{
	Size		words = nentities / 64 + 1;

	counts->nentities = nentities;
	counts->units = palloc_extended(sizeof(int64) * Max(nentities, 1),
									MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	counts->partners = palloc_extended(sizeof(uint32) * ((Size) nentities + BITS_AT_ONCE),
									   MCXT_ALLOC_HUGE);
	counts->npartners = 0;
	counts->merged = palloc_extended(sizeof(uint32) * Max(nentities, 1),
									 MCXT_ALLOC_HUGE);
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

/* The length of the part at the front that is in order */
static uint32
ascending(const uint32 *partners, uint32 n)
{
	uint32		i = 1;

	while (i < n && partners[i - 1] < partners[i])
		i++;
	return Min(i, n);
}

/* Merge the first so many partners with the others, both being in order. */
static void
merge(RowCounts *counts, uint32 first)
{
	const uint32 *a = counts->partners;
	const uint32 *a_end = a + first;
	const uint32 *b = a_end;
	const uint32 *b_end = a + counts->npartners;
	uint32	   *into = counts->merged;

	while (a < a_end && b < b_end)
		*into++ = *a < *b ? *a++ : *b++;
	memcpy(into, a, (a_end - a) * sizeof(uint32));
	memcpy(into + (a_end - a), b, (b_end - b) * sizeof(uint32));

	memcpy(counts->partners, counts->merged,
		   counts->npartners * sizeof(uint32));
}

/*
 * Put the partners in order by way of the bitmap, of which the words given
 * may be needed. Bits are set byte by byte, since a word that was written just
 * now is slow to read; they are read in fours, since a loop that ends after a
 * varying number of steps is slow to leave.
 */
static void
sort_by_bitmap(RowCounts *counts, uint32 first_word, uint32 last_word)
{
	uint8	   *bytes = (uint8 *) counts->bitmap;
	uint32	   *partners = counts->partners;

	for (uint32 i = 0; i < counts->npartners; i++)
		bytes[partners[i] / 8] |= 1 << (partners[i] % 8);
	for (uint32 word = first_word; word <= last_word; word++)
	{
		uint64		bits = counts->bitmap[word];
		int			n;

		if (bits == 0)
			continue;
		counts->bitmap[word] = 0;
#ifdef WORDS_BIGENDIAN
		bits = pg_bswap64(bits);
#endif
		n = pg_popcount64(bits);
		for (int i = 0; i < n; i += BITS_AT_ONCE)
		{
			for (int j = 0; j < BITS_AT_ONCE; j++)
			{
				/* beyond the last bit this writes what is overwritten later */
				partners[i + j] = word * 64 +
					pg_rightmost_one_pos64(bits | UINT64CONST(1) << 63);
				bits &= bits - 1;
			}
		}
		partners += n;
	}
}

/* Put the partners, of which none is below "lowest", in order. */
static void
sort_all(RowCounts *counts, uint32 lowest)
{
	uint32		n = counts->npartners;
	uint32		highest = counts->nentities - 1;

	/* in a wide range it pays to see which part of it is used */
	if ((highest - lowest) / 64 > n)
	{
		lowest = PG_UINT32_MAX;
		highest = 0;
		for (uint32 i = 0; i < n; i++)
		{
			lowest = Min(lowest, counts->partners[i]);
			highest = Max(highest, counts->partners[i]);
		}
	}
	if ((highest - lowest) / 64 / WORDS_PER_SORTED_PARTNER > n)
		qsort(counts->partners, n, sizeof(uint32), compare_partners);
	else
		sort_by_bitmap(counts, lowest / 64, highest / 64);
}

/*
 * Put the list of partners, of which none is below "lowest", in ascending
 * order. A list that begins with a long part in order, as when little is added
 * to a stored value, is merged.
 */
void
row_counts_sort(RowCounts *counts, uint32 lowest)
{
	uint32	   *partners = counts->partners;
	uint32		n = counts->npartners;
	uint32		sorted = ascending(partners, n);
	uint32		rest = n - sorted;

	if (rest == 0)
		return;
	if (rest < n / FEW_UNSORTED)
	{
		qsort(partners + sorted, rest, sizeof(uint32), compare_partners);
		merge(counts, sorted);
	}
	else if (rest < n / 2 && ascending(partners + sorted, rest) == rest)
		merge(counts, sorted);
	else
		sort_all(counts, lowest);
}
