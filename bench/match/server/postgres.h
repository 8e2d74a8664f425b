/*-------------------------------------------------------------------------
 *
 * postgres.h
 *		The few things of a server that building an image asks for, so that
 *		the matcher is measured outside one.
 *
 * Memory is the C library's and lives until the program ends; an error ends
 * the program.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BENCH_POSTGRES_H
#define NEWSDIP_BENCH_POSTGRES_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef size_t Size;
typedef void *MemoryContext;

#define Max(a, b)		((a) > (b) ? (a) : (b))
#define Min(a, b)		((a) < (b) ? (a) : (b))
#define TYPEALIGN(to, size)	(((uintptr_t) (size) + ((to) - 1)) & ~(uintptr_t) ((to) - 1))
#define lengthof(array)	(sizeof(array) / sizeof((array)[0]))
#define PG_UINT16_MAX	UINT16_MAX
#define PG_UINT32_MAX	UINT32_MAX

static inline void *
checked(void *memory)
{
	if (memory == NULL)
	{
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

#define StaticAssertStmt(condition, message)	_Static_assert(condition, message)

#define CurrentMemoryContext	NULL
#define ALLOCSET_DEFAULT_SIZES	0
#define AllocSetContextCreate(parent, name, sizes)	MemoryContextSwitchTo(parent)
#define MemoryContextAllocHuge(context, size)	((void) (context), palloc(size))
#define CHECK_FOR_INTERRUPTS()				((void) 0)

static inline MemoryContext
MemoryContextSwitchTo(MemoryContext context)
{
	return context;
}

static inline void
MemoryContextDelete(MemoryContext context)
{
}

static inline void *
palloc(Size size)
{
	return checked(malloc(size));
}

static inline void *
repalloc_huge(void *old, Size size)
{
	return checked(realloc(old, size));
}

static inline void
pfree(void *memory)
{
	free(memory);
}

#define ERROR		1
#define ereport(level, report)	((void) (report), exit(level))

static inline int
errcode(int code)
{
	return code;
}

static inline int
errmsg(const char *message)
{
	return fprintf(stderr, "%s\n", message);
}

static inline int
errdetail(const char *detail)
{
	return fprintf(stderr, "%s\n", detail);
}

#define ERRCODE_PROGRAM_LIMIT_EXCEEDED	0

#endif							/* NEWSDIP_BENCH_POSTGRES_H */
