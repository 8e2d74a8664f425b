/*-------------------------------------------------------------------------
 *
 * row_sets.c
 *		SQL functions that read rows out of a cooccurrence value.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "expanded.h"
#include "measure.h"
#include "ranking.h"
#include "row_sets.h"
#include "storage.h"

/* Interrupts are checked for once in so many rows of a value */
#define ROWS_PER_CHECK 256

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_entity_counts);
Datum
newsdip_cooccurrence_entity_counts(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	CooccurrenceView view;
	Datum		columns[2];
	bool		nulls[2] = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	for (uint32 i = 0; i < view.nentities; i++)
	{
		CHECK_FOR_INTERRUPTS();
		columns[0] = Int32GetDatum(view.ids[i]);
		columns[1] = Int64GetDatum(view.entity_units[i]);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 columns, nulls);
	}
	return (Datum) 0;
}

/* The columns that pairs() and its kin begin with */
void
pair_columns(Datum *columns, const CooccurrenceView *view,
			 uint32 a, uint32 b, int64 units)
{
	columns[0] = Int32GetDatum(view->ids[a]);
	columns[1] = Int32GetDatum(view->ids[b]);
	columns[2] = Int64GetDatum(units);
	columns[3] = Int64GetDatum(view->entity_units[a]);
	columns[4] = Int64GetDatum(view->entity_units[b]);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_pairs);
Datum
newsdip_cooccurrence_pairs(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	int64		min_units = PG_GETARG_INT64(1);
	CooccurrenceView view;
	Datum		columns[5];
	bool		nulls[5] = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	for (uint32 row = 0; row < view.nentities; row++)
	{
		PairCursor	cursor;

		CHECK_FOR_INTERRUPTS();
		cursor = row_open(&view, row);
		while (row_next(&cursor))
		{
			if (cursor.units < min_units)
				continue;
			pair_columns(columns, &view, row, cursor.partner, cursor.units);
			tuplestore_putvalues(result->setResult, result->setDesc,
								 columns, nulls);
		}
	}
	return (Datum) 0;
}

/* Which pairs a ranking is asked for */
typedef struct RankingRequest
{
	MeasureOf	of;
	int64		min_units;
	Ranking		ranking;
} RankingRequest;

/* Read k, measure and min_units from the arguments, beginning with argno. */
static void
request_open(RankingRequest *request, const CooccurrenceView *view,
			 FunctionCallInfo fcinfo, int argno)
{
	int32		k = PG_GETARG_INT32(argno);
	const Measure *measure;

	measure = measure_find(text_to_cstring(PG_GETARG_TEXT_PP(argno + 1)));
	if (k < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("k must not be negative")));
	request->min_units = PG_GETARG_INT64(argno + 2);
	measure_open(&request->of, measure, view);
	ranking_init(&request->ranking, k);
}

/* Offer a pair to the ranking, measured from a to b. */
static inline void
request_offer(RankingRequest *request, uint32 a, uint32 b, int64 units)
{
	RankedPair	pair;

	if (units < request->min_units ||
		!measure_ranks(&request->of, a, b, units))
		return;
	pair.value = measure_value(&request->of, a, b, units);
	pair.units = units;
	pair.a = a;
	pair.b = b;
	ranking_offer(&request->ranking, &pair);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_top_pairs);
Datum
newsdip_cooccurrence_top_pairs(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	CooccurrenceView view;
	RankingRequest request;
	Datum		columns[6];
	bool		nulls[6] = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	request_open(&request, &view, fcinfo, 1);
	for (uint32 row = 0; row < view.nentities; row++)
	{
		PairCursor	cursor;

		if (row % ROWS_PER_CHECK == 0)
			CHECK_FOR_INTERRUPTS();
		cursor = row_open(&view, row);
		while (row_next(&cursor))
			request_offer(&request, row, cursor.partner, cursor.units);
	}
	ranking_sort(&request.ranking);
	for (Size i = 0; i < request.ranking.used; i++)
	{
		RankedPair *pair = &request.ranking.pairs[i];

		CHECK_FOR_INTERRUPTS();
		pair_columns(columns, &view, pair->a, pair->b, pair->units);
		columns[5] = Float8GetDatum(pair->value);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 columns, nulls);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_neighbours);
Datum
newsdip_cooccurrence_neighbours(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	CooccurrenceView view;
	RankingRequest request;
	PairCursor	cursor;
	uint32		entity;
	int64		units;
	Datum		columns[3];
	bool		nulls[3] = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	request_open(&request, &view, fcinfo, 2);
	if (!view_find(&view, PG_GETARG_INT32(1), &entity))
		return (Datum) 0;

	/* partners with a lower id have the pair in their row, if at all */
	for (uint32 row = 0; row < entity; row++)
	{
		if (row % ROWS_PER_CHECK == 0)
			CHECK_FOR_INTERRUPTS();
		if (row_find(&view, row, entity, &units))
			request_offer(&request, entity, row, units);
	}
	cursor = row_open(&view, entity);
	while (row_next(&cursor))
		request_offer(&request, entity, cursor.partner, cursor.units);

	ranking_sort(&request.ranking);
	for (Size i = 0; i < request.ranking.used; i++)
	{
		RankedPair *pair = &request.ranking.pairs[i];

		CHECK_FOR_INTERRUPTS();
		columns[0] = Int32GetDatum(view.ids[pair->b]);
		columns[1] = Int64GetDatum(pair->units);
		columns[2] = Float8GetDatum(pair->value);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 columns, nulls);
	}
	return (Datum) 0;
}
