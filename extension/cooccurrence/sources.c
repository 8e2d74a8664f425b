/*-------------------------------------------------------------------------
 *
 * sources.c
 *		Stored values whose pairs are summed up side by side.
 *
 * Each value is gone through once, from front to back, but a block of rows at
 * a time: that of all values is summed up before the next. What a value needs
 * for its next block is asked for while the one before it is read.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "memory.h"
#include "pair_batch.h"
#include "partial.h"
#include "prefetch.h"
#include "sources.h"

/* About what a source has in the rows of a block, so much is asked for */
#define DATA_AHEAD 256

#define CACHE_LINE 64

/* Let a source wait for the block of its next row, if it has one. */
static void
source_wait(Sources *sources, Source *source)
{
	Source	  **waiting;

	if (source->row == source->view.nentities)
		return;
	waiting = &sources->waiting[sources->blocks->of_rank[source_rank(source, source->row)]];
	source->next = *waiting;
	*waiting = source;
}

/* Begin with the first rows. Allocates in the current memory context. */
void
sources_start(Sources *sources, const Blocks *blocks)
{
	sources->blocks = blocks;
	sources->waiting = huge_alloc_zero(sizeof(Source *), blocks->nblocks);
	for (uint32 i = 0; i < sources->nsources; i++)
		source_wait(sources, &sources->sources[i]);
}

/* Ask for so many bytes. */
static inline void
prefetch_bytes(const void *from, Size bytes)
{
	for (Size at = 0; at < bytes; at += CACHE_LINE)
		prefetch((const char *) from + at);
}

/* Ask for what the sources after the next will need for n rows. */
static inline void
prefetch_sources(const Source *next, uint32 n)
{
	if (next == NULL)
		return;
	prefetch_bytes(next->view.data + next->view.rows[next->row],
				   DATA_AHEAD);
	next = next->next;
	if (next == NULL)
		return;
	prefetch_bytes(next->view.rows + next->row, n * sizeof(uint32));
	prefetch_bytes(next->view.entity_units + next->row, n * sizeof(int64));
	if (next->short_ranks)
		prefetch_bytes(next->short_ranks + next->row, n * sizeof(uint16));
	else
		prefetch_bytes(next->ranks + next->row, n * sizeof(uint32));
	if (next->next)
		prefetch_bytes(next->next, sizeof(Source));
}

/*
 * Read what a source has in n rows, a block, from that of first_rank, into a
 * batch. Rows without pairs are many, and are sorted out first.
 */
static void
read_block(PairBatch *batch, Source *source, uint32 first_rank, uint32 n)
{
	const CooccurrenceView *view = &source->view;
	uint32		first = source->row;
	uint32		row = first;
	uint32		nfilled = 0;
	uint8		filled[BLOCK_MAX];	/* rows that have pairs, from the first */
	uint8		of_block[BLOCK_MAX];	/* and where they are in the block */

	do
	{
		filled[nfilled] = row - first;
		of_block[nfilled] = source_rank(source, row) - first_rank;
		if (source->lists)
			partial_row_add(&batch->rows[of_block[nfilled]], source, row);
		nfilled += view->rows[row] != view->rows[row + 1];
		row++;
	} while (row < view->nentities && source_rank(source, row) - first_rank < n);
	source->row = row;
	for (uint32 i = 0; i < nfilled; i++)
		pair_batch_read(batch, source, first + filled[i], of_block[i]);
	pair_batch_flush(batch, source);
}

/* Add up what the sources have in the rows of a block. */
void
sources_add(Sources *sources, RowCounts *rows, uint32 block)
{
	uint32		first_rank = sources->blocks->first[block];
	uint32		n = sources->blocks->first[block + 1] - first_rank;
	Source	   *source = sources->waiting[block];
	Source	   *next;
	PairBatch	batch;

	sources->waiting[block] = NULL;
	batch.rows = rows;
	batch.used = 0;
	for (; source != NULL; source = next)
	{
		next = source->next;
		prefetch_sources(next, n);
		read_block(&batch, source, first_rank, n);
		source_wait(sources, source);
	}
}

/* Is a block one rank, of which few sources have pairs? */
bool
sources_are_few(const Sources *sources, uint32 block)
{
	const uint32 *first = sources->blocks->first + block;
	uint32		n = 0;

	if (first[1] - first[0] != 1)
		return false;
	for (const Source *source = sources->waiting[block]; source != NULL;
		 source = source->next)
	{
		if (++n > RUNS_MAX || source->short_ranks != NULL ||
			source->lists != NULL)
			return false;
	}
	return n > 0;
}

/*
 * Sum up these pairs, which are in order in each source. The runs are for
 * reading them; there are RUNS_MAX.
 */
void
sources_read(Sources *sources, uint32 block, PairRun *runs, PairRun *result)
{
	Source	   *source = sources->waiting[block];
	Source	   *next;
	uint32		nentities = sources->blocks->first[sources->blocks->nblocks];
	uint32		n = 0;

	sources->waiting[block] = NULL;
	for (; source != NULL; source = next)
	{
		bool		has_all = source->view.nentities == nentities;

		next = source->next;
		pair_run_read(&runs[n++], &source->view, source->row++,
					  has_all ? NULL : source->ranks);
		source_wait(sources, source);
	}
	pair_run_sum(result, runs, n);
}
