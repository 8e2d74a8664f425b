/*-------------------------------------------------------------------------
 *
 * cooccurrence_value.c
 *		Reads damaged values of type cooccurrence, outside a server, so that
 *		a sanitizer sees every byte that is read.
 *
 * From the top of the repository:
 *
 *	cc -g -O1 -fsanitize=address,undefined -fno-sanitize=shift \
 *		-Iextension -I$(pg_config --includedir-server) -D_GNU_SOURCE \
 *		tests/fuzz/cooccurrence_value.c extension/cooccurrence/storage.c \
 *		extension/cooccurrence/writer.c extension/cooccurrence/memory.c \
 *		-o build/fuzz_cooccurrence &&
 *		build/fuzz_cooccurrence 100000
 *
 * The argument is the number of values; a second one is the seed. What these
 * files need of the server is supplied here: memory by malloc, with each
 * value in a block of exactly its size, and errors by a jump.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <setjmp.h>

#include "utils/memutils.h"

#include "cooccurrence/storage.h"
#include "cooccurrence/writer.h"

/* not the server's */
#undef printf

/* Memory that an error leaves behind is freed after each value */
#define BLOCKS_MAX 64

static jmp_buf on_error;
static void *blocks[BLOCKS_MAX];
static int	nblocks;
static uint64 random_state;

MemoryContext CurrentMemoryContext = NULL;

void *
MemoryContextAllocHuge(MemoryContext context, Size size)
{
	void	   *block = malloc(size);

	if (block == NULL || nblocks == BLOCKS_MAX)
		abort();
	return blocks[nblocks++] = block;
}

void *
palloc(Size size)
{
	return MemoryContextAllocHuge(NULL, size);
}

void *
repalloc_huge(void *block, Size size)
{
	for (int i = 0; i < nblocks; i++)
	{
		if (blocks[i] == block)
			return blocks[i] = realloc(block, size);
	}
	abort();
}

/* Everything is freed between two values */
void
pfree(void *block)
{
}

static void
free_blocks(void)
{
	while (nblocks > 0)
		free(blocks[--nblocks]);
}

bool
errstart(int level, const char *domain)
{
	return true;
}

bool
errstart_cold(int level, const char *domain)
{
	return true;
}

int
errcode(int sqlerrcode)
{
	return 0;
}

int
errmsg(const char *format,...)
{
	return 0;
}

int
errdetail(const char *format,...)
{
	return 0;
}

int
errhint(const char *format,...)
{
	return 0;
}

void
errfinish(const char *file, int line, const char *function)
{
	longjmp(on_error, 1);
}

void
ExceptionalCondition(const char *condition, const char *type,
					 const char *file, int line)
{
	abort();
}

/* A number below n, by xorshift */
static uint32
random_below(uint32 n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32) (random_state >> 32) % n;
}

/*
 * A value of the right form, though its sums need not agree: the reader does
 * not look at them. Some rows are long enough to have skips.
 */
static Cooccurrence *
random_value(void)
{
	uint32		nentities = random_below(8) == 0 ? 700 : 1 + random_below(20);
	uint32		density = 1 + random_below(30);
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
			if (random_below(density) != 0)
				continue;
			partners[n] = partner;
			units[n++] = 1 + random_below(random_below(10) == 0 ? entity_units[row] : 3) % entity_units[row];
		}
		writer_row(&writer, row, n, partners, units);
	}
	return writer_finish(&writer, &margins, NULL);
}

/* Read all that there is, in all ways. */
static uint64
read_all(const Cooccurrence *value)
{
	CooccurrenceView view;
	uint64		sum = view_units(value);

	view_open(&view, value, ERRCODE_DATA_CORRUPTED);
	for (uint32 row = 0; row < view.nentities; row++)
	{
		PairCursor	cursor = row_open(&view, row);
		uint32		step = 1 + view.nentities / 10;

		while (row_next(&cursor))
			sum += view.ids[cursor.partner] + cursor.units;
		for (uint32 other = 0; other < view.nentities; other += step)
			sum += view_pair_units(&view, row, other);
	}
	return sum;
}

int
main(int argc, char **argv)
{
	long		nvalues = argc > 1 ? atol(argv[1]) : 100000;
	volatile long refused = 0;
	volatile uint64 sum = 0;

	random_state = argc > 2 ? strtoull(argv[2], NULL, 10) : 88172645463325252;
	for (volatile long i = 0; i < nvalues; i++)
	{
		if (setjmp(on_error) == 0)
		{
			Cooccurrence *value = random_value();
			Size		size = VARSIZE(value) - random_below(10) / 9;
			uint32		damages = random_below(4);
			Cooccurrence *damaged = palloc(size);

			memcpy(damaged, value, size);
			SET_VARSIZE(damaged, size);
			while (damages-- > 0 && size > VARHDRSZ)
				VARDATA(damaged)[random_below(size - VARHDRSZ)] ^= 1 << random_below(8);
			sum += read_all(damaged);
		}
		else
			refused++;
		free_blocks();
	}
	printf("%ld values read, of which %ld refused\n", nvalues, refused);
	return 0;
}
