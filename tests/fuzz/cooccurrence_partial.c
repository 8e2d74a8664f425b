/*-------------------------------------------------------------------------
 *
 * cooccurrence_partial.c
 *		Reads damaged partial values of cooccurrence aggregates, outside a
 *		server.
 *
 * tests/tap/034_value_fuzz.pl compiles it as it does cooccurrence_value.c,
 * with the same arguments. Partial values that are not damaged must be read
 * as the pairs that they were made of.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "cooccurrence/pair_batch.h"
#include "cooccurrence/partial.h"
#include "cooccurrence/writer.h"
#include "no_server.h"

#define ENTITIES_MAX 200
#define UNITS_MAX 40
#define UNIT_MAX 12

/* The pairs that a partial value is made of, by row and partner */
static int64 expected[ENTITIES_MAX][ENTITIES_MAX];

/* Choose rows that are counted, and write them and all but the pairs. */
static Cooccurrence *
random_counted(uint32 nentities, bool *counted)
{
	static int32 ids[ENTITIES_MAX];
	static int64 entity_units[ENTITIES_MAX];
	static uint32 partners[ENTITIES_MAX];
	static int64 units[ENTITIES_MAX];
	CooccurrenceWriter writer;
	CooccurrenceMargins margins = {
		.units = 1000,
		.nentities = nentities,
		.ids = ids,
		.entity_units = entity_units
	};

	writer_init(&writer, nentities);
	for (uint32 row = 0; row < nentities; row++)
	{
		uint32		n = 0;

		ids[row] = (int32) row * 3 - 7;
		entity_units[row] = 1000;
		counted[row] = row + 1 < nentities && random_below(4) == 0;
		for (uint32 partner = row + 1; counted[row] && partner < nentities; partner++)
		{
			partners[n] = partner;
			units[n] = expected[row][partner] = 1 + random_below(1000);
			n++;
		}
		writer_row(&writer, row, n, partners, units);
	}
	return writer_finish(&writer, &margins, NULL);
}

/* Write a unit at "to"; returns its size, and adds the pairs that it has. */
static uint32
random_unit(uint16 *to, uint32 nentities, const bool *counted, uint32 *npairs)
{
	uint32		size = 0;
	uint32		wanted = random_below(UNIT_MAX + 1);

	for (uint32 entity = 0; entity < nentities && size < wanted; entity++)
	{
		if (random_below(nentities) < wanted)
			to[size++] = (uint16) entity;
	}
	for (uint32 i = 0; i < size; i++)
	{
		if (counted[to[i]])
			continue;
		*npairs += size - 1 - i;
		for (uint32 partner = i + 1; partner < size; partner++)
			expected[to[i]][to[partner]]++;
	}
	return size;
}

static Cooccurrence *
random_partial(void)
{
	uint32		nentities = 1 + random_below(random_below(4) == 0 ? ENTITIES_MAX : 20);
	uint32		nunits = random_below(UNITS_MAX);
	uint16		words[UNITS_MAX * (UNIT_MAX + 1)];
	bool		is_counted[ENTITIES_MAX];
	Cooccurrence *counted;
	Cooccurrence *partial;
	PartialHead *head;
	PartialHead start = {.version = PARTIAL_VERSION,.nentities = nentities};
	Size		size;

	memset(expected, 0, sizeof(expected));
	counted = random_counted(nentities, is_counted);
	while (nunits-- > 0)
	{
		uint16	   *unit = words + start.nwords;

		unit[0] = (uint16) random_unit(unit + 1, nentities, is_counted, &start.npairs);
		start.nwords += unit[0] + 1;
	}
	size = partial_head_size(start.nwords);
	partial = palloc(VARHDRSZ + size + VARSIZE(counted));
	head = (PartialHead *) VARDATA(partial);
	memset(head, 0, size);
	memcpy(head, &start, offsetof(PartialHead, words));
	memcpy(head->words, words, start.nwords * sizeof(uint16));
	memcpy((char *) head + size, counted, VARSIZE(counted));
	SET_VARSIZE(partial, VARHDRSZ + size + VARSIZE(counted));
	return partial;
}

/* Read all pairs, and compare them with what is expected if that is asked for. */
static uint64
read_all(const Cooccurrence *partial, bool compare)
{
	Source		source;
	RowCounts	counts;
	PairBatch	batch = {.rows = &counts};
	PairRun		run;
	uint32		nentities;
	uint64		sum = partial_units(partial) + partial_list_bytes(partial);

	sum += partial_open(&source, partial);
	nentities = source.view.nentities;
	source.ranks = palloc(sizeof(uint32) * Max(nentities, 1));
	source.short_ranks = NULL;
	for (uint32 i = 0; i < nentities; i++)
		source.ranks[i] = i;
	row_counts_init(&counts, nentities, random_below(2) == 0);
	pair_run_init(&run, nentities);
	for (uint32 row = 0; row < nentities; row++)
	{
		const uint32 *rows = source.view.rows + row;
		uint32		found = 0;

		partial_row_add(&counts, &source, row);
		if (rows[0] != rows[1])
			pair_batch_read(&batch, &source, row, 0);
		pair_batch_flush(&batch, &source);
		row_counts_take(&counts, row, &run);
		for (uint32 partner = row + 1; compare && partner < nentities; partner++)
		{
			if (expected[row][partner] == 0)
				continue;
			if (found == run.npairs || run.partners[found] != partner ||
				run.units[found] != expected[row][partner])
				abort();
			found++;
		}
		if (compare && found != run.npairs)
			abort();
		sum += run.npairs;
	}
	return sum;
}

static uint64
read_one(void)
{
	Cooccurrence *partial = random_partial();
	Cooccurrence *damaged = damaged_copy(partial, random_below(3));

	/* what is whole must not be refused */
	accepted = VARSIZE(damaged) == VARSIZE(partial) &&
		memcmp(damaged, partial, VARSIZE(partial)) == 0;
	return read_all(damaged, accepted);
}

int
main(int argc, char **argv)
{
	return read_damaged(argc, argv, read_one);
}
