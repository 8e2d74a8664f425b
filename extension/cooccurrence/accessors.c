/*-------------------------------------------------------------------------
 *
 * accessors.c
 *		SQL functions that read single numbers out of a cooccurrence value.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/builtins.h"

#include "expanded.h"
#include "measure.h"
#include "storage.h"

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_units);
Datum
newsdip_cooccurrence_units(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(cooccurrence_datum_units(PG_GETARG_DATUM(0)));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_entity_units);
Datum
newsdip_cooccurrence_entity_units(PG_FUNCTION_ARGS)
{
	CooccurrenceView view;
	uint32		entity;

	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	if (!view_find(&view, PG_GETARG_INT32(1), &entity))
		PG_RETURN_INT64(0);
	PG_RETURN_INT64(view.entity_units[entity]);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_pair_units);
Datum
newsdip_cooccurrence_pair_units(PG_FUNCTION_ARGS)
{
	CooccurrenceView view;
	uint32		a;
	uint32		b;

	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	if (!view_find(&view, PG_GETARG_INT32(1), &a) ||
		!view_find(&view, PG_GETARG_INT32(2), &b))
		PG_RETURN_INT64(0);
	PG_RETURN_INT64(view_pair_units(&view, a, b));
}

/* pair_counts(c, a, b): what one would ask four functions for, by one look */
PG_FUNCTION_INFO_V1(newsdip_cooccurrence_pair_counts);
Datum
newsdip_cooccurrence_pair_counts(PG_FUNCTION_ARGS)
{
	CooccurrenceView view;
	TupleDesc	description;
	uint32		a;
	uint32		b;
	bool		has_a;
	bool		has_b;
	Datum		columns[4];
	bool		nulls[4] = {0};

	if (get_call_result_type(fcinfo, NULL, &description) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	has_a = view_find(&view, PG_GETARG_INT32(1), &a);
	has_b = view_find(&view, PG_GETARG_INT32(2), &b);
	columns[0] = Int64GetDatum(has_a && has_b ?
							   view_pair_units(&view, a, b) : 0);
	columns[1] = Int64GetDatum(has_a ? view.entity_units[a] : 0);
	columns[2] = Int64GetDatum(has_b ? view.entity_units[b] : 0);
	columns[3] = Int64GetDatum(view.units);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(description),
													  columns, nulls)));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_measure);
Datum
newsdip_cooccurrence_measure(PG_FUNCTION_ARGS)
{
	const Measure *measure;
	CooccurrenceView view;
	MeasureOf	of;
	uint32		a;
	uint32		b;

	measure = measure_find(text_to_cstring(PG_GETARG_TEXT_PP(3)));
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	if (!view_find(&view, PG_GETARG_INT32(1), &a) ||
		!view_find(&view, PG_GETARG_INT32(2), &b))
		PG_RETURN_NULL();
	measure_open(&of, measure, &view);
	PG_RETURN_FLOAT8(measure_value(&of, a, b, view_pair_units(&view, a, b)));
}
