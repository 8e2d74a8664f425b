/*-------------------------------------------------------------------------
 *
 * source.h
 *		The text that an SQL function was called with, and its reader.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SOURCE_H
#define NEWSDIP_SOURCE_H

#include "fmgr.h"

#include "summit/reader.h"

/* Bytes after which characters are counted anew */
#define SOURCE_STRIDE 1024

/* Kept from call to call of one place in a query, with all its memory */
typedef struct SummitText
{
	MemoryContext context;		/* of all that belongs to it */
	const Image *image;
	text	   *body;
	SummitReader *reader;
	uint32	   *milestones;		/* characters before each SOURCE_STRIDE bytes
								 * of the body, as far as they were counted */
	uint32		milestone_count;
	uint32		milestone_capacity;
} SummitText;

/* The arguments of the function are the text, not NULL, and its date */
extern SummitText *source_open(FunctionCallInfo fcinfo);
extern bool source_next(SummitText *source);
extern void source_close(FunctionCallInfo fcinfo, SummitText *source);
extern int32 source_character(SummitText *source, uint32 byte);
extern int32 source_length(const SummitText *source, uint32 start, uint32 end);
extern Datum source_surface(const SummitText *source, uint32 start,
							uint32 end);

#endif							/* NEWSDIP_SOURCE_H */
