/*-------------------------------------------------------------------------
 *
 * source.c
 *		The text that an SQL function was called with, and its reader.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/mentions.h"
#include "summit/source.h"

void
source_open(FunctionCallInfo fcinfo, SummitText *source)
{
	ImageDate	date = PG_ARGISNULL(1) ? NO_DATE :
		date_for_image(PG_GETARG_DATEADT(1));
	MemoryContext caller = CurrentMemoryContext;

	source->context = AllocSetContextCreate(caller, "newsdip summit mentions",
											ALLOCSET_DEFAULT_SIZES);
	source->image = dictionary_image();
	MemoryContextSwitchTo(source->context);
	source->body = PG_GETARG_TEXT_PP(0);
	mentions_find(source->image, VARDATA_ANY(source->body),
				  VARSIZE_ANY_EXHDR(source->body), date, &source->mentions);
	source->reader = summit_reader_begin(source->image,
										 VARDATA_ANY(source->body),
										 VARSIZE_ANY_EXHDR(source->body),
										 date, &source->mentions);
	source->byte = 0;
	source->character = 1;
	MemoryContextSwitchTo(caller);
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
source_close(SummitText *source)
{
	MemoryContextDelete(source->context);
}

/* How many characters lie between two bytes */
int32
source_length(const SummitText *source, uint32 start, uint32 end)
{
	return pg_mbstrlen_with_len(VARDATA_ANY(source->body) + start,
								(int) (end - start));
}

/* The character that starts at this byte, counted from the one asked before */
int32
source_character(SummitText *source, uint32 byte)
{
	if (byte >= source->byte)
		source->character += source_length(source, source->byte, byte);
	else
		source->character -= source_length(source, byte, source->byte);
	source->byte = byte;
	return source->character;
}

Datum
source_surface(const SummitText *source, uint32 start, uint32 end)
{
	return PointerGetDatum(cstring_to_text_with_len(VARDATA_ANY(source->body) + start,
													(int) (end - start)));
}
