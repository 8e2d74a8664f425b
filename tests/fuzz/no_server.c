/*-------------------------------------------------------------------------
 *
 * no_server.c
 *		What files of the extension need of a server, for programs without one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <setjmp.h>

#include "utils/memutils.h"

#include "compat.h"
#include "no_server.h"

/* not the server's */
#undef printf

/* Memory that an error leaves behind is freed after each value */
#define BLOCKS_MAX 64

static jmp_buf on_error;
bool		accepted = false;
static uint64 random_state = 88172645463325252;
static void *blocks[BLOCKS_MAX];
static int	nblocks;

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
	if (accepted)
		abort();
	longjmp(on_error, 1);
}

#if PG_VERSION_NUM >= 160000
void
ExceptionalCondition(const char *condition, const char *file, int line)
#else
void
ExceptionalCondition(const char *condition, const char *type,
					 const char *file, int line)
#endif
{
	abort();
}

/* A number below n, by xorshift */
uint32
random_below(uint32 n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32) (random_state >> 32) % n;
}

/* A value with so many bits changed, and rarely without its last byte */
struct varlena *
damaged_copy(const struct varlena *value, uint32 bits)
{
	Size		size = VARSIZE(value) - random_below(10) / 9;
	struct varlena *damaged = palloc(size);

	memcpy(damaged, value, size);
	SET_VARSIZE(damaged, size);
	while (bits-- > 0 && size > VARHDRSZ)
		VARDATA(damaged)[random_below(size - VARHDRSZ)] ^= 1 << random_below(8);
	return damaged;
}

/*
 * Read damaged values one after the other, as the arguments of the program say:
 * how many, and from which seed on. Prints how many were refused.
 */
int
read_damaged(int argc, char **argv, uint64 (*read_one) (void))
{
	long		nvalues = argc > 1 ? atol(argv[1]) : 100000;
	volatile long refused = 0;
	volatile uint64 sum = 0;

	if (argc > 2)
		random_state = strtoull(argv[2], NULL, 10);
	for (volatile long i = 0; i < nvalues; i++)
	{
		if (setjmp(on_error) == 0)
			sum += read_one();
		else
			refused++;
		accepted = false;
		free_blocks();
	}
	printf("%ld values read, of which %ld refused\n", nvalues, refused);
	return 0;
}
