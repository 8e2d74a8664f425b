/*-------------------------------------------------------------------------
 *
 * memory.h
 *		Memory for arrays that may be large.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_MEMORY_H
#define COOCCURRENCE_MEMORY_H

#include "postgres.h"

extern void *huge_alloc(Size element, Size n);
extern void *huge_alloc_zero(Size element, Size n);
extern void *huge_alloc_in(MemoryContext context, Size bytes);
extern void *huge_grow(void *memory, Size bytes);

#endif							/* COOCCURRENCE_MEMORY_H */
