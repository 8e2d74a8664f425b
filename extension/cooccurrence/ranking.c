/*-------------------------------------------------------------------------
 *
 * ranking.c
 *		Keeps the k best of many pairs.
 *
 * Greater values are better; among equals the lower ids are, first that of
 * a, then that of b.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "ranking.h"

/* Allocates in the current memory context. */
void
ranking_init(Ranking *ranking, Size limit)
{
	ranking->limit = limit;
	ranking->used = 0;
	ranking->allocated = 64;
	ranking->pairs = palloc(sizeof(RankedPair) * ranking->allocated);
}

/* Negative if x comes before y */
static inline int
compare_pairs(const RankedPair *x, const RankedPair *y)
{
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* As many pairs as there may be take seconds to sort */
#define ST_SORT				sort_pairs
#define ST_ELEMENT_TYPE		RankedPair
#define ST_COMPARE(x, y)	compare_pairs(x, y)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE			static
#define ST_DEFINE
#include "lib/sort_template.h"

/* Let the pair at place i rise while it is worse than its parent. */
static void
sift_up(RankedPair *heap, Size i)
{
	RankedPair	pair = heap[i];

	while (i > 0 && compare_pairs(&pair, &heap[(i - 1) / 2]) > 0)
	{
		heap[i] = heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap[i] = pair;
}

/* Let the pair on top sink while one of its children is worse. */
static void
sift_down(RankedPair *heap, Size n)
{
	RankedPair	pair = heap[0];
	Size		i = 0;

	for (;;)
	{
		Size		child = 2 * i + 1;

		if (child + 1 < n && compare_pairs(&heap[child + 1], &heap[child]) > 0)
			child++;
		if (child >= n || compare_pairs(&heap[child], &pair) <= 0)
			break;
		heap[i] = heap[child];
		i = child;
	}
	heap[i] = pair;
}

/* Take the pair in if it is among the best so far. */
void
ranking_offer(Ranking *ranking, const RankedPair *pair)
{
	if (ranking->used < ranking->limit)
	{
		if (ranking->used == ranking->allocated)
		{
			ranking->allocated *= 2;
			ranking->pairs = repalloc_huge(ranking->pairs,
										   sizeof(RankedPair) * ranking->allocated);
		}
		ranking->pairs[ranking->used] = *pair;
		sift_up(ranking->pairs, ranking->used++);
	}
	else if (ranking->limit > 0 &&
			 compare_pairs(pair, &ranking->pairs[0]) < 0)
	{
		ranking->pairs[0] = *pair;
		sift_down(ranking->pairs, ranking->used);
	}
}

/* Put the pairs kept in order, the best first. No more may be offered. */
void
ranking_sort(Ranking *ranking)
{
	sort_pairs(ranking->pairs, ranking->used);
}
