/*-------------------------------------------------------------------------
 *
 * memory.c
 *		Memory for arrays that may be large.
 *
 * What is counted, merged and written is gone through once, so that a good
 * part of the time would go to the kernel, which hands out memory in pages of
 * 4 kB as they are touched. It is told that large arrays are better had in
 * large pages; where it does so in any case, or never, that changes nothing.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <sys/mman.h>

#include "utils/memutils.h"

#include "memory.h"

#ifdef MADV_HUGEPAGE

/* Pages of the least size there is: the advice is for whole ones */
#define SMALL_PAGE 4096

/* An array of this size holds at least one large page of 2 MB, which is usual */
#define LARGE_ARRAY ((Size) 4 * 1024 * 1024)

/*
 * Ask for large pages, also for what little the first and the last small page
 * have beside the array: the memory can then be moved as a whole to grow.
 */
static void
ask_for_large_pages(void *memory, Size bytes)
{
	char	   *first = (char *) TYPEALIGN_DOWN(SMALL_PAGE, memory);
	char	   *end = (char *) TYPEALIGN(SMALL_PAGE, (char *) memory + bytes);

	if (bytes >= LARGE_ARRAY)
		(void) madvise(first, end - first, MADV_HUGEPAGE);
}

#else
#define ask_for_large_pages(memory, bytes) ((void) 0)
#endif

/* Memory in a context, may be more than 1 GB */
void *
huge_alloc_in(MemoryContext context, Size bytes)
{
	void	   *memory = MemoryContextAllocHuge(context, bytes);

	ask_for_large_pages(memory, bytes);
	return memory;
}

/* The same for so many elements, which may be 0, in the current context */
void *
huge_alloc(Size element, Size n)
{
	return huge_alloc_in(CurrentMemoryContext, element * Max(n, 1));
}

void *
huge_alloc_zero(Size element, Size n)
{
	void	   *memory = huge_alloc(element, n);

	memset(memory, 0, element * Max(n, 1));
	return memory;
}

/* Give an array another size. */
void *
huge_grow(void *memory, Size bytes)
{
	memory = repalloc_huge(memory, bytes);
	ask_for_large_pages(memory, bytes);
	return memory;
}
