/*-------------------------------------------------------------------------
 *
 * cooccurrence_value.c
 *		Reads damaged values of type cooccurrence, outside a server, so that
 *		a sanitizer sees every byte that is read.
 *
 * tests/tap/034_value_fuzz.pl compiles it with those files of
 * extension/cooccurrence that read and write values. The argument is the
 * number of values; a second one is the seed. Values that are read are read in
 * all ways that there are, which must agree.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "cooccurrence/pair_batch.h"
#include "cooccurrence/pair_run.h"
#include "cooccurrence/storage.h"
#include "cooccurrence/writer.h"
#include "no_server.h"

/*
 * A value of the right form, though its sums need not agree: the reader does
 * not look at them. Some rows are long enough to have skips.
 */
static Cooccurrence *
random_value(void)
{
	uint32		nentities = random_below(8) == 0 ? 700 : 1 + random_below(20);
	uint32		density = 1 + random_below(30);
	uint32		only_row = random_below(3 * nentities); /* that has pairs, if any */
	uint32		size[] = {0, 1};
	int64		size_units[] = {7, 1000000};
	static int32 ids[700];
	static int64 entity_units[700];
	static uint32 partners[700];
	static int64 units[700];
	CooccurrenceWriter writer;
	CooccurrenceMargins margins = {
		.units = 1000007,
		.sizes = {lengthof(size), size, size_units},
		.nentities = nentities,
		.ids = ids,
		.entity_units = entity_units
	};
	int32		id = -100;

	writer_init(&writer, nentities);
	for (uint32 row = 0; row < nentities; row++)
	{
		uint32		n = 0;

		id += 1 + random_below(row % 5 == 0 ? 100000 : 3);
		ids[row] = id;
		entity_units[row] = 1 + random_below(1000000);
		for (uint32 partner = row + 1; partner < nentities; partner++)
		{
			if (random_below(density) != 0 || (only_row < nentities && row != only_row))
				continue;
			partners[n] = partner;
			units[n++] = 1 + random_below(random_below(10) == 0 ? entity_units[row] : 3) % entity_units[row];
		}
		writer_row(&writer, row, n, partners, units);
	}
	return writer_finish(&writer, &margins, NULL);
}

/* Two runs must hold the same. */
static void
check_equal(const PairRun *a, const PairRun *b)
{
	if (a->npairs != b->npairs ||
		memcmp(a->partners, b->partners, a->npairs * sizeof(uint32)) != 0 ||
		memcmp(a->units, b->units, a->npairs * sizeof(int64)) != 0)
		abort();
}

/* Counters for a row, and runs with room for one */
typedef struct Reading
{
	Source		source;
	RowCounts	counts;
	PairBatch	batch;
	PairRun		one_by_one;
	PairRun		counted;
	PairRun		read[RUNS_MAX];
} Reading;

static void
reading_open(Reading *reading, const Cooccurrence *value)
{
	Source	   *source = &reading->source;
	uint32		nentities;

	view_open(&source->view, value, ERRCODE_DATA_CORRUPTED);
	nentities = source->view.nentities;
	source->ranks = palloc(sizeof(uint32) * Max(nentities, 1));
	source->short_ranks = random_below(2) == 0 ? NULL :
		palloc(sizeof(uint16) * Max(nentities, 1));
	for (uint32 i = 0; i < nentities; i++)
	{
		source->ranks[i] = i;
		if (source->short_ranks)
			source->short_ranks[i] = i;
	}
	row_counts_init(&reading->counts, nentities, random_below(2) == 0);
	reading->batch.rows = &reading->counts;
	reading->batch.used = 0;
	pair_run_init(&reading->one_by_one, nentities);
	pair_run_init(&reading->counted, nentities);
	for (uint32 i = 0; i < RUNS_MAX; i++)
		pair_run_init(&reading->read[i], nentities);
}

/* Read a row pair by pair. */
static void
read_one_by_one(Reading *reading, uint32 row)
{
	PairCursor	cursor = row_open(&reading->source.view, row);
	PairRun    *run = &reading->one_by_one;

	run->npairs = 0;
	while (row_next(&cursor))
	{
		run->partners[run->npairs] = cursor.partner;
		run->units[run->npairs++] = cursor.units;
	}
}

/* Read many pairs at once. */
static void
read_many(Reading *reading, uint32 row)
{
	pair_run_read(&reading->read[0], &reading->source.view, row, NULL);
}

/* Read through counters. */
static void
read_counted(Reading *reading, uint32 row)
{
	const uint32 *rows = reading->source.view.rows;

	if (rows[row] != rows[row + 1])
		pair_batch_read(&reading->batch, &reading->source, row, 0);
	pair_batch_flush(&reading->batch, &reading->source);
	row_counts_take(&reading->counts, row, &reading->counted);
}

/* Read a row in all three ways, beginning with any. */
static void
read_row(Reading *reading, uint32 row)
{
	void		(*ways[]) (Reading *, uint32) =
	{
		read_one_by_one, read_many, read_counted
	};
	uint32		first = random_below(lengthof(ways));

	for (uint32 i = 0; i < lengthof(ways); i++)
	{
		ways[(first + i) % lengthof(ways)] (reading, row);
		accepted = true;
	}
	accepted = false;
	check_equal(&reading->one_by_one, &reading->read[0]);
	check_equal(&reading->one_by_one, &reading->counted);
}

/* Merge some rows, and count them. */
static void
sum_rows(Reading *reading, uint32 row)
{
	const CooccurrenceView *view = &reading->source.view;
	RowCounts  *counts = &reading->counts;
	uint32		nruns = 1 + random_below(RUNS_MAX);
	uint32		first = row;

	for (uint32 i = 0; i < nruns; i++)
	{
		PairRun    *run = &reading->read[i];

		pair_run_read(run, view, row, NULL);
		for (uint32 pair = 0; pair < run->npairs; pair++)
			row_counts_add(counts, counts->lower, counts->noting,
						   run->partners[pair], run->units[pair]);
		first = Min(first, row);
		row = random_below(view->nentities);
	}
	row_counts_take(counts, first, &reading->counted);
	pair_run_sum(&reading->one_by_one, reading->read, nruns);
	check_equal(&reading->one_by_one, &reading->counted);
}

/* Read all that there is, in all ways. */
static uint64
read_all(const Cooccurrence *value)
{
	static Reading reading;
	const CooccurrenceView *view = &reading.source.view;
	uint64		sum = view_units(value);

	reading_open(&reading, value);
	for (uint32 row = 0; row < view->nentities; row++)
	{
		uint32		step = 1 + view->nentities / 10;

		read_row(&reading, row);
		sum_rows(&reading, row);
		for (uint32 other = 0; other < view->nentities; other += step)
			sum += view_pair_units(view, row, other);
	}
	return sum;
}

static uint64
read_one(void)
{
	return read_all(damaged_copy(random_value(), random_below(4)));
}

int
main(int argc, char **argv)
{
	return read_damaged(argc, argv, read_one);
}
