/*-------------------------------------------------------------------------
 *
 * ranking.h
 *		Keeps the k best of many pairs.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_RANKING_H
#define COOCCURRENCE_RANKING_H

#include "postgres.h"

typedef struct RankedPair
{
	double		value;
	int64		units;
	uint32		a;				/* entities, by index */
	uint32		b;
} RankedPair;

typedef struct Ranking
{
	Size		limit;			/* k */
	Size		used;
	Size		allocated;
	RankedPair *pairs;			/* a heap, the worst on top; then sorted */
} Ranking;

extern void ranking_init(Ranking *ranking, Size limit);
extern void ranking_offer(Ranking *ranking, const RankedPair *pair);
extern void ranking_sort(Ranking *ranking);

#endif							/* COOCCURRENCE_RANKING_H */
