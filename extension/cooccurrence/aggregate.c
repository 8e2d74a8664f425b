/*-------------------------------------------------------------------------
 *
 * aggregate.c
 *		The aggregates of type cooccurrence, and its sum and difference.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "catalog/pg_type.h"
#include "utils/array.h"

#include "expanded.h"
#include "state.h"

/* Units up to this size need no allocation to leave out NULL elements */
#define UNIT_ON_STACK 64

/* Add or remove the unit that an integer array stands for. */
static Datum
change_by_array(FunctionCallInfo fcinfo, UnitChange change)
{
	CooccurrenceState *state = cooccurrence_state_arg(fcinfo, 0, 0);
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(1);
	const int32 *elements = (const int32 *) ARR_DATA_PTR(array);
	const bits8 *nulls = ARR_NULLBITMAP(array);
	int			nelements;

	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("a unit must be a one-dimensional array"),
				 errhint("Call the aggregate once for each unit.")));
	nelements = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	if (nulls == NULL)
		change(state, elements, nelements);
	else
	{
		int32		on_stack[UNIT_ON_STACK];
		int32	   *ids = on_stack;
		int			n = 0;
		int			stored = 0;

		if (nelements > UNIT_ON_STACK)
			ids = palloc(sizeof(int32) * nelements);
		for (int i = 0; i < nelements; i++)
		{
			if (nulls[i / 8] & (1 << (i % 8)))
				ids[n++] = elements[stored++];
		}
		change(state, ids, n);
	}
	PG_RETURN_DATUM(cooccurrence_state_datum(state));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_add_unit);
Datum
newsdip_cooccurrence_add_unit(PG_FUNCTION_ARGS)
{
	return change_by_array(fcinfo, cooccurrence_state_add_unit);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_remove_unit);
Datum
newsdip_cooccurrence_remove_unit(PG_FUNCTION_ARGS)
{
	return change_by_array(fcinfo, cooccurrence_state_remove_unit);
}

/* The value itself, but NULL if it has no units. */
PG_FUNCTION_INFO_V1(newsdip_cooccurrence_final);
Datum
newsdip_cooccurrence_final(PG_FUNCTION_ARGS)
{
	Datum		state = PG_GETARG_DATUM(0);

	if (cooccurrence_datum_units(state) == 0)
		PG_RETURN_NULL();
	/* an expanded state is counted when somebody looks at the value */
	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(state)))
		PG_RETURN_DATUM(state);
	PG_RETURN_POINTER(PG_GETARG_COOCCURRENCE(0));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_merge);
Datum
newsdip_cooccurrence_merge(PG_FUNCTION_ARGS)
{
	CooccurrenceState *state = cooccurrence_state_arg(fcinfo, 0,
													  toast_raw_datum_size(PG_GETARG_DATUM(1)));

	cooccurrence_state_add_arg(state, fcinfo, 1);
	PG_RETURN_DATUM(cooccurrence_state_datum(state));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_unmerge);
Datum
newsdip_cooccurrence_unmerge(PG_FUNCTION_ARGS)
{
	CooccurrenceState *state = cooccurrence_state_arg(fcinfo, 0,
													  toast_raw_datum_size(PG_GETARG_DATUM(1)));

	cooccurrence_state_remove_value(state, PG_GETARG_COOCCURRENCE(1));
	PG_RETURN_DATUM(cooccurrence_state_datum(state));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_plus);
Datum
newsdip_cooccurrence_plus(PG_FUNCTION_ARGS)
{
	CooccurrenceState state;

	cooccurrence_state_init(&state, CurrentMemoryContext);
	cooccurrence_state_add_value(&state, PG_GETARG_COOCCURRENCE(0));
	cooccurrence_state_add_value(&state, PG_GETARG_COOCCURRENCE(1));
	PG_RETURN_POINTER(cooccurrence_state_value(&state));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_minus);
Datum
newsdip_cooccurrence_minus(PG_FUNCTION_ARGS)
{
	CooccurrenceState state;

	cooccurrence_state_init(&state, CurrentMemoryContext);
	cooccurrence_state_add_value(&state, PG_GETARG_COOCCURRENCE(0));
	cooccurrence_state_remove_value(&state, PG_GETARG_COOCCURRENCE(1));
	PG_RETURN_POINTER(cooccurrence_state_value(&state));
}
