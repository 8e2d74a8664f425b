/*-------------------------------------------------------------------------
 *
 * text_out.c
 *		Writing the text form of type cooccurrence, which text_in.c describes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#include "expanded.h"

/* Longest int64 with sign, and what is put around it */
#define NUMBER_MAX_CHARACTERS 32

static void
append_number(StringInfo text, const char *before, int64 number,
			  const char *after)
{
	enlargeStringInfo(text, NUMBER_MAX_CHARACTERS);
	appendStringInfoString(text, before);
	text->len += pg_lltoa(number, text->data + text->len);
	appendStringInfoString(text, after);
}

static char *
value_to_text(const Cooccurrence *value)
{
	CooccurrenceView view;
	StringInfoData text;
	bool		first = true;

	view_open(&view, value, ERRCODE_DATA_CORRUPTED);
	initStringInfo(&text);
	append_number(&text, "{\"units\": ", view.units, ", \"sizes\": {");
	for (uint32 i = 0; i < view.sizes.nsizes; i++)
	{
		append_number(&text, i > 0 ? ", \"" : "\"", view.sizes.size[i], "\": ");
		append_number(&text, "", view.sizes.units[i], "");
	}
	appendStringInfoString(&text, "}, \"entities\": {");
	for (uint32 i = 0; i < view.nentities; i++)
	{
		append_number(&text, i > 0 ? ", \"" : "\"", view.ids[i], "\": ");
		append_number(&text, "", view.entity_units[i], "");
	}
	appendStringInfoString(&text, "}, \"pairs\": [");
	for (uint32 i = 0; i < view.nentities; i++)
	{
		PairCursor	cursor;

		CHECK_FOR_INTERRUPTS();
		cursor = row_open(&view, i);
		while (row_next(&cursor))
		{
			append_number(&text, first ? "[" : ", [", view.ids[i], ", ");
			append_number(&text, "", view.ids[cursor.partner], ", ");
			append_number(&text, "", cursor.units, "]");
			first = false;
		}
	}
	appendStringInfoString(&text, "]}");
	return text.data;
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_out);
Datum
newsdip_cooccurrence_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(value_to_text(PG_GETARG_COOCCURRENCE(0)));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_to_jsonb);
Datum
newsdip_cooccurrence_to_jsonb(PG_FUNCTION_ARGS)
{
	char	   *text = value_to_text(PG_GETARG_COOCCURRENCE(0));

	return DirectFunctionCall1(jsonb_in, CStringGetDatum(text));
}
