/*-------------------------------------------------------------------------
 *
 * source.c
 *		The text that an SQL function was called with, and its reader.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"
#include "utils/memutils.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/mentions.h"
#include "summit/source.h"
#include "text/body.h"
#include "text/unicode.h"

/* What is kept for the next text takes at most so many bytes */
#define KEPT_BYTES (256 * 1024)

#define MILESTONES_AT_FIRST 64

/* What the calls from this place in a query keep */
static SummitText *
source_of_call_site(FmgrInfo *call_site)
{
	SummitText *source = call_site->fn_extra;
	MemoryContext context;
	MemoryContext caller;

	if (source != NULL)
		return source;
	context = AllocSetContextCreate(call_site->fn_mcxt, "newsdip summit text",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);
	source = palloc0(sizeof(SummitText));
	source->context = context;
	source->reader = summit_reader_create();
	source->milestone_capacity = MILESTONES_AT_FIRST;
	source->milestones = palloc(sizeof(uint32) * MILESTONES_AT_FIRST);
	source->milestones[0] = 0;
	MemoryContextSwitchTo(caller);
	call_site->fn_extra = source;
	return source;
}

SummitText *
source_open(FunctionCallInfo fcinfo)
{
	SummitText *source = source_of_call_site(fcinfo->flinfo);
	const HeldImage *held = dictionary_held();

	source->image = held->image;
	source->body = body_argument(fcinfo, 0);
	source->milestone_count = 1;
	summit_reader_begin(source->reader, held,
						VARDATA_ANY(source->body),
						VARSIZE_ANY_EXHDR(source->body),
						date_argument(fcinfo, 1));
	return source;
}

/* Read on to the next sentence that may tell of a contact */
bool
source_next(SummitText *source)
{
	MemoryContext caller = MemoryContextSwitchTo(source->context);
	bool		found = summit_reader_next(source->reader);

	MemoryContextSwitchTo(caller);
	return found;
}

void
source_close(FunctionCallInfo fcinfo, SummitText *source)
{
	PG_FREE_IF_COPY(source->body, 0);
	if (MemoryContextMemAllocated(source->context, true) > KEPT_BYTES)
	{
		fcinfo->flinfo->fn_extra = NULL;
		MemoryContextDelete(source->context);
	}
}

/* Where a byte of the text as it is read stands in the text as given */
static uint32
byte_of_body(const SummitText *source, uint32 byte)
{
	const UngluedText *unglued = &source->reader->unglued;

	return unglued->text == NULL ? byte : unglue_origin(unglued, byte);
}

/* The byte behind a stretch that ends before this one, and is not empty */
static uint32
end_in_body(const SummitText *source, uint32 end)
{
	return byte_of_body(source, end - 1) + 1;
}

/* How many characters lie between two bytes */
int32
source_length(const SummitText *source, uint32 start, uint32 end)
{
	start = byte_of_body(source, start);
	return unicode_length(VARDATA_ANY(source->body) + start,
						  end_in_body(source, end) - start);
}

/* Count the characters before the next milestone */
static void
add_milestone(SummitText *source)
{
	uint32		count = source->milestone_count;
	uint32		end = count * SOURCE_STRIDE;

	if (count >= source->milestone_capacity)
	{
		source->milestone_capacity *= 2;
		source->milestones = repalloc_huge(source->milestones,
										   sizeof(uint32) * (Size) source->milestone_capacity);
	}
	source->milestones[count] = source->milestones[count - 1] +
		unicode_length(VARDATA_ANY(source->body) + end - SOURCE_STRIDE,
					   SOURCE_STRIDE);
	source->milestone_count++;
}

/*
 * The character that starts at this byte, 1-based.  Parties that were told of
 * far before are asked for again and again.
 */
int32
source_character(SummitText *source, uint32 byte)
{
	uint32		milestone;

	byte = byte_of_body(source, byte);
	milestone = byte / SOURCE_STRIDE;
	while (source->milestone_count <= milestone)
		add_milestone(source);
	return 1 + source->milestones[milestone] +
		unicode_length(VARDATA_ANY(source->body) + milestone * SOURCE_STRIDE,
					   byte % SOURCE_STRIDE);
}

Datum
source_surface(const SummitText *source, uint32 start, uint32 end)
{
	start = byte_of_body(source, start);
	return PointerGetDatum(cstring_to_text_with_len(VARDATA_ANY(source->body) + start,
													(int) (end_in_body(source, end) - start)));
}
