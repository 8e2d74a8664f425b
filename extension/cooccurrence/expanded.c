/*-------------------------------------------------------------------------
 *
 * expanded.c
 *		The state of a cooccurrence aggregate as a datum of the SQL type.
 *
 * Aggregates have the type cooccurrence itself as their state type, so that
 * partial states can be sent anywhere. Within a process the state is an
 * expanded object, which the executor hands back to the transition function
 * without copying it; where it has to travel, it is flattened into the
 * stored form, or from one step of an aggregate to the next into that of
 * partial.h, if that takes less work.
 *
 * An expanded object has a memory context of its own, and PostgreSQL visits
 * all contexts of a hash aggregate whenever a group is added to it. Therefore
 * the state of a group is not expanded while it is small: the transition
 * function gets a draft, from which the next flat state is made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "nodes/primnodes.h"
#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "expanded.h"
#include "noted.h"
#include "partial.h"

/* The state of a group is not expanded up to about so many bytes */
#define SMALL_STATE 512

typedef struct ExpandedCooccurrence
{
	ExpandedObjectHeader header;
	MemoryContext parent;		/* of a draft: where the state is to live */
	bool		partial;		/* is it made flat for the final step only? */
	CooccurrenceState state;
} ExpandedCooccurrence;

static Size flat_size(ExpandedObjectHeader *header);
static void flatten_into(ExpandedObjectHeader *header, void *result,
						 Size allocated_size);

static const ExpandedObjectMethods methods = {flat_size, flatten_into};

/* What the object is made flat to */
static const Cooccurrence *
flat_value(ExpandedCooccurrence *object)
{
	if (object->partial)
		return cooccurrence_state_partial(&object->state);
	return cooccurrence_state_value(&object->state);
}

static Size
flat_size(ExpandedObjectHeader *header)
{
	return VARSIZE(flat_value((ExpandedCooccurrence *) header));
}

static void
flatten_into(ExpandedObjectHeader *header, void *result, Size allocated_size)
{
	const Cooccurrence *value = flat_value((ExpandedCooccurrence *) header);

	Assert(VARSIZE(value) == allocated_size);
	memcpy(result, value, allocated_size);
}

/* Add a flat value or state to a state. */
static void
add_flat(CooccurrenceState *state, const Cooccurrence *value)
{
	if (value_is_noted(value))
		state_add_noted(state, value);
	else
		cooccurrence_state_add_value(state, value);
}

static ExpandedCooccurrence *
make_expanded(MemoryContext parent)
{
	MemoryContext context;
	ExpandedCooccurrence *object;

	context = AllocSetContextCreate(parent, "cooccurrence",
									ALLOCSET_START_SMALL_SIZES);
	object = MemoryContextAlloc(context, sizeof(ExpandedCooccurrence));
	EOH_init_header(&object->header, &methods, context);
	object->parent = NULL;
	object->partial = false;
	cooccurrence_state_init(&object->state, context);
	return object;
}

/*
 * The state that an argument holds, ready to be changed. If the argument is
 * not yet such a state, or not ours to change, a new one is made of it, in
 * the aggregate's memory context if an aggregate calls. "More" is how many
 * bytes are going to be added, if that is known.
 */
CooccurrenceState *
cooccurrence_state_arg(FunctionCallInfo fcinfo, int argno, Size more)
{
	Datum		datum = PG_GETARG_DATUM(argno);
	ExpandedCooccurrence *object;
	const Aggref *aggref;
	MemoryContext parent;
	Cooccurrence *value;
	int			caller;

	if (VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(datum)))
	{
		object = (ExpandedCooccurrence *) DatumGetEOHP(datum);
		if (object->header.eoh_methods == &methods)
			return &object->state;
	}

	caller = AggCheckCallContext(fcinfo, &parent);
	if (!caller)
		parent = CurrentMemoryContext;
	value = (Cooccurrence *) PG_GETARG_VARLENA_PP(argno);
	if (caller == AGG_CONTEXT_AGGREGATE &&
		VARSIZE_ANY(value) + more <= SMALL_STATE)
	{
		object = palloc0(sizeof(ExpandedCooccurrence));
		object->parent = parent;
		cooccurrence_state_init(&object->state, CurrentMemoryContext);
	}
	else
		object = make_expanded(parent);
	aggref = AggGetAggref(fcinfo);
	object->partial = aggref != NULL && DO_AGGSPLIT_SKIPFINAL(aggref->aggsplit);
	/* what leaves the frame of a window has entered it before */
	object->state.undoing = caller == AGG_CONTEXT_WINDOW;
	add_flat(&object->state, value);
	return &object->state;
}

/* The datum to return for a state that cooccurrence_state_arg() gave. */
Datum
cooccurrence_state_datum(CooccurrenceState *state)
{
	ExpandedCooccurrence *object = (ExpandedCooccurrence *)
		((char *) state - offsetof(ExpandedCooccurrence, state));
	Size		bytes = state->noted_bytes;

	if (object->parent == NULL)
		return EOHPGetRWDatum(&object->header);

	if (state->value)
		bytes += VARSIZE(state->value);
	if (bytes > SMALL_STATE)
	{
		ExpandedCooccurrence *expanded = make_expanded(object->parent);

		expanded->partial = object->partial;
		cooccurrence_state_copy(&expanded->state, state);
		return EOHPGetRWDatum(&expanded->header);
	}
	if (state->value == NULL && state->values_added.used == 0 &&
		state->values_removed.used == 0 && state->units_removed.used == 0)
		return PointerGetDatum(noted_from_state(state));
	return PointerGetDatum(cooccurrence_state_value(state));
}

/* The value that an argument is; a state counts as what it amounts to. */
Cooccurrence *
cooccurrence_arg(FunctionCallInfo fcinfo, int argno)
{
	Cooccurrence *value = (Cooccurrence *) PG_GETARG_VARLENA_PP(argno);
	CooccurrenceState state;

	if (!value_is_noted(value) && !value_is_partial(value))
		return value;
	cooccurrence_state_init(&state, CurrentMemoryContext);
	add_flat(&state, value);
	return (Cooccurrence *) cooccurrence_state_value(&state);
}

/* Add the value that an argument is to a state. */
void
cooccurrence_state_add_arg(CooccurrenceState *state,
						   FunctionCallInfo fcinfo, int argno)
{
	MemoryContext caller;
	Cooccurrence *value;

	/* a partial state is at hand */
	value = (Cooccurrence *) DatumGetPointer(PG_GETARG_DATUM(argno));
	if (!VARATT_IS_EXTENDED(value))
	{
		add_flat(state, value);
		return;
	}
	/* what has to be copied anyway is copied to where it stays */
	caller = MemoryContextSwitchTo(state->context);
	value = (Cooccurrence *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(argno));
	MemoryContextSwitchTo(caller);
	if (value_is_noted(value))
	{
		state_add_noted(state, value);
		pfree(value);
	}
	else
		cooccurrence_state_adopt_value(state, value);
}

/* N of a datum, without counting the pairs of a state. */
int64
cooccurrence_datum_units(Datum datum)
{
	Cooccurrence *head;
	CooccurrenceState state;

	if (VARATT_IS_EXTERNAL_EXPANDED(DatumGetPointer(datum)))
	{
		ExpandedCooccurrence *object =
			(ExpandedCooccurrence *) DatumGetEOHP(datum);

		if (object->header.eoh_methods == &methods)
			return object->state.units;
	}
	head = (Cooccurrence *) PG_DETOAST_DATUM_SLICE(datum, 0, VIEW_HEAD_BYTES);
	if (!value_is_noted(head) && !value_is_partial(head))
		return view_units(head);
	cooccurrence_state_init(&state, CurrentMemoryContext);
	add_flat(&state, (Cooccurrence *) PG_DETOAST_DATUM(datum));
	return state.units;
}
