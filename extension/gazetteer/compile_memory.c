/*-------------------------------------------------------------------------
 *
 * compile_memory.c
 *		The limit on the memory that compiling a dictionary may take.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <limits.h>

#include "utils/guc.h"
#include "utils/memutils.h"

#include "gazetteer/compile_memory.h"

static int	dictionary_memory = 1024 * 1024;	/* kB */

/* Holds everything that is allocated for the dictionary being compiled */
static MemoryContext measured;

void
compile_memory_start(MemoryContext context)
{
	measured = context;
}

void
compile_memory_check(Size bytes)
{
	Size		allocated = MemoryContextMemAllocated(measured, true);

	if ((allocated + bytes) / 1024 <= dictionary_memory)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_CONFIGURATION_LIMIT_EXCEEDED),
			 errmsg("the dictionary does not fit into %d kB of memory",
					dictionary_memory),
			 errdetail("Compiling it needs more than newsdip.dictionary_memory allows."),
			 errhint("Raise newsdip.dictionary_memory, or remove aliases that are not needed.")));
}

void
compile_memory_init(void)
{
	DefineCustomIntVariable("newsdip.dictionary_memory",
							"Sets the maximum memory to be used for compiling the dictionary.",
							"About 300 bytes are needed for each alias.",
							&dictionary_memory,
							1024 * 1024, 1024, MAX_KILOBYTES,
							PGC_USERSET, GUC_UNIT_KB, NULL, NULL, NULL);
}
