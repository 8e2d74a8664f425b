/*-------------------------------------------------------------------------
 *
 * huge_pages.h
 *		Memory that comes in larger pages.
 *
 * What is much and touched once or twice is filled as fast as it is had from
 * the system page by page, so larger pages are asked for where the system has
 * some to give.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HUGE_PAGES_H
#define NEWSDIP_HUGE_PAGES_H

#include <sys/mman.h>

/* As most systems have them: bytes */
#define HUGE_PAGE	((Size) 2 * 1024 * 1024)

/* Want huge pages for as many as lie in this memory, which is given back */
static inline void *
huge_pages(void *memory, Size bytes)
{
#ifdef MADV_HUGEPAGE
	char	   *first = (char *) TYPEALIGN(HUGE_PAGE, memory);
	char	   *end = (char *) memory + bytes;

	if (first + HUGE_PAGE <= end)
		(void) madvise(first, (end - first) / HUGE_PAGE * HUGE_PAGE,
					   MADV_HUGEPAGE);
#endif
	return memory;
}

#endif							/* NEWSDIP_HUGE_PAGES_H */
