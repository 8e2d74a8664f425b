/*-------------------------------------------------------------------------
 *
 * sources.c
 *		Stored values whose pairs are summed up side by side.
 *
 * A year of daily values has a few pairs an entity in each of hundreds of
 * places, and for each value a table that turns its entities into ranks. None
 * of that stays in a near cache, so the time goes where memory is waited for.
 * Hence pairs are first read into a batch, then turned into ranks, and then
 * added to their counters, and what the next step needs is asked for in the
 * step before.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "sources.h"

#ifdef __GNUC__
#define prefetch(address) __builtin_prefetch(address)
#else
#define prefetch(address) ((void) (address))
#endif

#define BATCH_PAIRS 256

/* Pairs of one value on their way to the counters */
typedef struct PairBatch
{
	uint32		used;
	RowCounts  *counts[BATCH_PAIRS];
	uint32		partner[BATCH_PAIRS];
	int64		units[BATCH_PAIRS];
} PairBatch;

/* Let a source wait for the block of its next row, if it has one. */
static void
source_wait(Sources *sources, Source *source)
{
	Source	  **waiting;

	if (source->row == source->view.nentities)
		return;
	waiting = &sources->waiting[source->ranks[source->row] / sources->block];
	source->next = *waiting;
	*waiting = source;
}

/* Begin with the first rows. Allocates in the current memory context. */
void
sources_start(Sources *sources, uint32 block, uint32 nentities)
{
	sources->block = block;
	sources->waiting = palloc_extended(sizeof(Source *) * (nentities / block + 1),
									   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	for (uint32 i = 0; i < sources->nsources; i++)
		source_wait(sources, &sources->sources[i]);
}

/* Ask for what the sources after the next will need. */
static inline void
prefetch_sources(const Source *next)
{
	if (next == NULL)
		return;
	prefetch(next->view.data + next->view.rows[next->row]);
	next = next->next;
	if (next == NULL)
		return;
	prefetch(next->view.rows + next->row);
	prefetch(next->view.entity_units + next->row);
	prefetch(next->ranks + next->row);
	prefetch(next->next);
	prefetch((const char *) next->next + 64);
	prefetch((const char *) next->next + 128);
}

static void
batch_add(PairBatch *batch, const uint32 *ranks)
{
	for (uint32 i = 0; i < batch->used; i++)
	{
		batch->partner[i] = ranks[batch->partner[i]];
		prefetch(batch->counts[i]->lower + batch->partner[i]);
	}
	for (uint32 i = 0; i < batch->used; i++)
		row_counts_add(batch->counts[i], batch->partner[i], batch->units[i]);
	batch->used = 0;
}

/* Add up what the sources have in n rows, a block, from that of first_rank. */
void
sources_add(Sources *sources, RowCounts *rows, uint32 first_rank, uint32 n)
{
	Source	  **waiting = &sources->waiting[first_rank / sources->block];
	Source	   *source = *waiting;
	Source	   *next;
	PairBatch	batch;

	*waiting = NULL;
	batch.used = 0;
	for (; source != NULL; source = next)
	{
		uint32		row = source->row;

		next = source->next;
		prefetch_sources(next);
		do
		{
			RowCounts  *counts = &rows[source->ranks[row] - first_rank];
			PairCursor	cursor = row_open(&source->view, row);

			while (row_next(&cursor))
			{
				batch.counts[batch.used] = counts;
				batch.partner[batch.used] = cursor.partner;
				batch.units[batch.used++] = cursor.units;
				prefetch(source->ranks + cursor.partner);
				if (batch.used == BATCH_PAIRS)
					batch_add(&batch, source->ranks);
			}
			row++;
		} while (row < source->view.nentities &&
				 source->ranks[row] - first_rank < n);
		batch_add(&batch, source->ranks);
		source->row = row;
		source_wait(sources, source);
	}
}

/* Is a block one rank, and are there pairs of it in a single source? */
bool
sources_have_one(const Sources *sources, uint32 rank)
{
	return sources->block == 1 && sources->waiting[rank] != NULL &&
		sources->waiting[rank]->next == NULL;
}

/* Read these pairs, which are in order and need not be added up. */
void
sources_read_one(Sources *sources, uint32 rank, PairRun *run)
{
	Source	   *source = sources->waiting[rank];

	pair_run_read(run, &source->view, source->row++, source->ranks);
	source_wait(sources, source);
}
