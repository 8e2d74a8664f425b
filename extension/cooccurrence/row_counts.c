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

/* Partners not in order are few if they are less than one in so many */
#define FEW_UNSORTED 4

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

/* Put so many partners in order by way of the bitmap. */
static void
sort_by_bitmap(RowCounts *counts, uint32 first_word, uint32 last_word)
{
	uint64	   *bitmap = counts->bitmap;
	uint32	   *partners = counts->partners;

	for (uint32 i = 0; i < counts->npartners; i++)
		bitmap[partners[i] / 64] |= UINT64CONST(1) << (partners[i] % 64);
	for (uint32 word = first_word; word <= last_word; word++)
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

/*
 * Put the list of partners in ascending order. A list that begins with a long
 * part in order, as when little is added to a stored value, is merged.
 */
void
row_counts_sort(RowCounts *counts)
{
	uint32	   *partners = counts->partners;
	uint32		n = counts->npartners;
	uint32		sorted = ascending(partners, n);
	uint32		rest = n - sorted;
	uint32		first = PG_UINT32_MAX;
	uint32		last = 0;

	if (rest == 0)
		return;
	if (rest < n / FEW_UNSORTED)
	{
		if (ascending(partners + sorted, rest) < rest)
			qsort(partners + sorted, rest, sizeof(uint32), compare_partners);
		merge(counts, sorted);
		return;
	}
	for (uint32 i = 0; i < n; i++)
	{
		first = Min(first, partners[i]);
		last = Max(last, partners[i]);
	}
	if ((last - first) / 64 / WORDS_PER_SORTED_PARTNER > n)
		qsort(partners, n, sizeof(uint32), compare_partners);
	else
		sort_by_bitmap(counts, first / 64, last / 64);
}
