/*-------------------------------------------------------------------------
 *
 * pair_run.h
 *		Pairs of one entity, in ascending order of the partners.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_PAIR_RUN_H
#define COOCCURRENCE_PAIR_RUN_H

#include "postgres.h"

#include "storage.h"

typedef struct PairRun
{
	uint32		npairs;
	uint32	   *partners;
	int64	   *units;
} PairRun;

/* Places behind the last pair that may be written to */
#define RUN_PADDING 64

/* So many runs are merged; counting more of them takes less time */
#define RUNS_MAX 3

extern void pair_run_sum(PairRun *result, PairRun *runs, uint32 nruns);
extern void pair_run_init(PairRun *run, uint32 nentities);
extern void pair_run_read(PairRun *run, const CooccurrenceView *view,
						  uint32 row, const uint32 *ranks);
extern bool pair_run_change(PairRun *result, const PairRun *base,
							const PairRun *added, const PairRun *removed,
							uint32 *below_zero);

#endif							/* COOCCURRENCE_PAIR_RUN_H */
