/*-------------------------------------------------------------------------
 *
 * pair_batch.c
 *		Pairs of stored values on their way to their counters.
 *
 * Where many values are summed up, neither the table that turns the entities
 * of one into ranks nor the counters stay in a near cache, and most of the
 * time would go to waiting for them. So pairs are first read into a batch, then
 * turned into ranks, and then added, and what the next step needs is asked for
 * in the step before. A long row needs none of that, as it goes through both
 * from front to back.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "pair_batch.h"
#include "prefetch.h"

/* From so many pairs on a row does not go through the batch */
#define LONG_ROW 24

/* Turn the partners of the batch into ranks, and ask for their counters. */
static inline void
batch_rank(PairBatch *batch, const Source *source)
{
	RowCounts  *rows = batch->rows;
	const uint16 *short_ranks = source->short_ranks;
	const uint32 *ranks = source->ranks;

	if (short_ranks != NULL)
	{
		for (uint32 i = 0; i < batch->used; i++)
			prefetch(short_ranks + batch->partner[i]);
	}
	for (uint32 i = 0; i < batch->used; i++)
	{
		uint32		partner = batch->partner[i];

		partner = short_ranks ? short_ranks[partner] : ranks[partner];
		batch->partner[i] = partner;
		prefetch(rows[batch->row[i]].lower + partner);
	}
}

/* Add the pairs of the batch, which are all of one source, and empty it. */
void
pair_batch_flush(PairBatch *batch, const Source *source)
{
	RowCounts  *rows = batch->rows;
	const bool	noting = rows[0].noting;
	const uint32 n = batch->used;

	batch_rank(batch, source);
	for (uint32 i = 0; i < n; i++)
	{
		RowCounts  *row = &rows[batch->row[i]];

		row_counts_add(row, row->lower, noting, batch->partner[i],
					   batch->units[i]);
	}
	batch->used = 0;
}

/* Add up a long row of a source. */
static void
add_long_row(RowCounts *counts, PairCursor *cursor, const Source *source)
{
	uint32		partners[BATCH_PAIRS];
	int64		units[BATCH_PAIRS];
	uint8	   *lower = counts->lower;
	const bool	noting = counts->noting;
	const uint16 *short_ranks = source->short_ranks;
	const uint32 *ranks = source->ranks;
	uint32		n;

	while ((n = row_read(cursor, partners, units, BATCH_PAIRS)) > 0)
	{
		if (short_ranks != NULL && !noting)
		{
			for (uint32 i = 0; i < n; i++)
				row_counts_add(counts, lower, false, short_ranks[partners[i]],
							   units[i]);
			continue;
		}
		for (uint32 i = 0; i < n; i++)
			row_counts_add(counts, lower, noting,
						   short_ranks ? short_ranks[partners[i]] : ranks[partners[i]],
						   units[i]);
	}
}

/* Read any row of a source into the batch. */
static void
read_row(PairBatch *batch, const Source *source, uint32 row, uint32 of_block)
{
	PairCursor	cursor = row_open(&source->view, row);
	uint32		n;

	if (cursor.left >= LONG_ROW)
	{
		add_long_row(&batch->rows[of_block], &cursor, source);
		return;
	}
	if (batch->used + cursor.left > BATCH_PAIRS)
		pair_batch_flush(batch, source);
	n = row_read(&cursor, batch->partner + batch->used,
				 batch->units + batch->used, BATCH_PAIRS - batch->used);
	memset(batch->row + batch->used, of_block, n);
	batch->used += n;
}

/*
 * Read a row of a source, which is not empty, into the batch. Most rows have
 * few pairs and no remainders, and are read in fewer steps than others.
 */
void
pair_batch_read(PairBatch *batch, const Source *source, uint32 row,
				uint32 of_block)
{
	const CooccurrenceView *view = &source->view;
	const uint8 *at = view->data + view->rows[row];
	const uint8 *end = view->data + view->rows[row + 1];
	uint32		head = *at++;
	uint32		n = head / MODES;
	uint32		mode = head % MODES;
	uint32		width = MODE_BYTES(mode);
	uint32		mask = width > 1 ? 0xffff : 0xff;
	uint32		count_bits = MODE_COUNT_BITS(mode);
	uint32		count_escape = (1 << count_bits) - 1;
	uint32		gap_escape = (1 << MODE_GAP_BITS(mode)) - 1;
	uint32		partner = row;
	uint32		used = batch->used;
	bool		fits = true;

	/* two bytes of each code are looked at */
	if (head >= 0x80 || end - at != n * width ||
		end == view->data + view->size ||
		view->entity_units[row] < count_escape || used + n > BATCH_PAIRS)
	{
		read_row(batch, source, row, of_block);
		return;
	}
	for (uint32 i = 0; i < n; i++)
	{
		uint32		code = (at[0] | (uint32) at[1] << 8) & mask;
		uint32		gap = code >> count_bits;
		uint32		count = code & count_escape;

		at += width;
		fits &= gap < gap_escape && count < count_escape;
		partner += gap + 1;
		batch->partner[used] = partner;
		batch->units[used] = (int64) count + 1;
		batch->row[used++] = of_block;
	}
	if (!fits || n == 0 || partner >= view->nentities)
		view_corrupted(view, at);
	batch->used = used;
}
