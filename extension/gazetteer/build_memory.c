/*-------------------------------------------------------------------------
 *
 * build_memory.c
 *		The memory in which an image is built.
 *
 * Most of it is touched once or twice, so that asking the system for it page
 * by page costs as much as filling it: a sixth of compiling the standard
 * gazetteer.  So it lies in huge pages.  What is smaller than one is cut from
 * blocks of a few and stays until the context of the blocks goes; what is
 * larger is the server's own, so that it can grow where it is and be given
 * back.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/memutils.h"

#include "gazetteer/build.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/huge_pages.h"

/* Blocks for what is smaller: bytes */
#define BLOCK		(2 * HUGE_PAGE)

/* The rest of the current block */
static char *block;
static Size block_room;

static void
begin_block(void)
{
	compile_memory_check(BLOCK + HUGE_PAGE);
	block = (char *) TYPEALIGN(HUGE_PAGE,
							   MemoryContextAllocHuge(CurrentMemoryContext,
													  BLOCK + HUGE_PAGE));
	block_room = BLOCK;
	huge_pages(block, BLOCK);
}

void
build_memory_start(void)
{
	block_room = 0;
}

void *
build_allocate(Size bytes)
{
	char	   *place;

	if (bytes >= HUGE_PAGE)
	{
		compile_memory_check(bytes);
		return huge_pages(MemoryContextAllocHuge(CurrentMemoryContext, bytes),
						  bytes);
	}
	/* parts of their own lines of the caches; blocks are whole ones of them */
	bytes = TYPEALIGN(IMAGE_ALIGNMENT, bytes);
	if (bytes > block_room)
		begin_block();
	place = block;
	block += bytes;
	block_room -= bytes;
	return place;
}

void *
build_grow(void *memory, Size old_bytes, Size bytes)
{
	void	   *grown;

	if (old_bytes >= HUGE_PAGE)
	{
		compile_memory_check(bytes - old_bytes);
		return huge_pages(repalloc_huge(memory, bytes), bytes);
	}
	grown = build_allocate(bytes);
	memcpy(grown, memory, old_bytes);
	return grown;
}

void
build_free(void *memory, Size bytes)
{
	if (bytes >= HUGE_PAGE)
		pfree(memory);
}
