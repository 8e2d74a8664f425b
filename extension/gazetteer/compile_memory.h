/*-------------------------------------------------------------------------
 *
 * compile_memory.h
 *		The limit on the memory that compiling a dictionary may take.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_COMPILE_MEMORY_H
#define NEWSDIP_COMPILE_MEMORY_H

#include "utils/palloc.h"

/* From now on this context and those below it are what is being compiled */
extern void compile_memory_start(MemoryContext context);

/* An error if so many bytes more exceed newsdip.dictionary_memory */
extern void compile_memory_check(Size bytes);

extern void compile_memory_init(void);

#endif							/* NEWSDIP_COMPILE_MEMORY_H */
