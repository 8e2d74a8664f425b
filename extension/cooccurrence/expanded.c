/*-------------------------------------------------------------------------
 *
 * expanded.c
 *		The state of a cooccurrence aggregate as a datum of the SQL type.
 *
 * Aggregates have the type cooccurrence itself as their state type, so that
 * partial states can be sent anywhere. Within a process the state is an
 * expanded object, which the executor hands back to the transition function
 * without copying it; where it has to travel, it is flattened into the
 * stored form.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "expanded.h"

typedef struct ExpandedCooccurrence
{
	ExpandedObjectHeader header;
	CooccurrenceState state;
} ExpandedCooccurrence;

static Size flat_size(ExpandedObjectHeader *header);
static void flatten_into(ExpandedObjectHeader *header, void *result,
						 Size allocated_size);

static const ExpandedObjectMethods methods = {flat_size, flatten_into};

static Size
flat_size(ExpandedObjectHeader *header)
{
	ExpandedCooccurrence *object = (ExpandedCooccurrence *) header;

	return VARSIZE(cooccurrence_state_value(&object->state));
}

static void
flatten_into(ExpandedObjectHeader *header, void *result, Size allocated_size)
{
	ExpandedCooccurrence *object = (ExpandedCooccurrence *) header;
	const Cooccurrence *value = cooccurrence_state_value(&object->state);

	Assert(VARSIZE(value) == allocated_size);
	memcpy(result, value, allocated_size);
}

/*
 * The state that an argument holds, ready to be changed. If the argument is
 * not yet such a state, or not ours to change, a new one is made of it, in
 * the aggregate's memory context if an aggregate calls.
 */
CooccurrenceState *
cooccurrence_state_arg(FunctionCallInfo fcinfo, int argno)
{
	Datum		datum = PG_GETARG_DATUM(argno);
	ExpandedCooccurrence *object;
	MemoryContext parent;
	MemoryContext context;

	if (VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(datum)))
	{
		object = (ExpandedCooccurrence *) DatumGetEOHP(datum);
		if (object->header.eoh_methods == &methods)
			return &object->state;
	}

	if (!AggCheckCallContext(fcinfo, &parent))
		parent = CurrentMemoryContext;
	context = AllocSetContextCreate(parent, "cooccurrence",
									ALLOCSET_START_SMALL_SIZES);
	object = MemoryContextAlloc(context, sizeof(ExpandedCooccurrence));
	EOH_init_header(&object->header, &methods, context);
	cooccurrence_state_init(&object->state, context);
	cooccurrence_state_add_value(&object->state,
								 PG_GETARG_COOCCURRENCE(argno));
	return &object->state;
}

/* The datum to return for a state that cooccurrence_state_arg() gave. */
Datum
cooccurrence_state_datum(CooccurrenceState *state)
{
	ExpandedCooccurrence *object = (ExpandedCooccurrence *)
		((char *) state - offsetof(ExpandedCooccurrence, state));

	return EOHPGetRWDatum(&object->header);
}

/* N of a datum, without counting the pairs of a state. */
int64
cooccurrence_datum_units(Datum datum)
{
	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(datum)))
	{
		ExpandedCooccurrence *object =
			(ExpandedCooccurrence *) DatumGetEOHP(datum);

		if (object->header.eoh_methods == &methods)
			return object->state.units;
	}
	return view_units((Cooccurrence *)
					  PG_DETOAST_DATUM_SLICE(datum, 0, VIEW_HEAD_BYTES));
}
