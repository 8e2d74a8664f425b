/*-------------------------------------------------------------------------
 *
 * trace.c
 *		What decided how a contact was read, for explain_summit().
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/trace.h"

#define STEPS_AT_FIRST 64
#define CONTACTS_AT_FIRST 16

#define LISTS_SIZE (sizeof(TraceList) * TRACE_WHATS)	/* of a contact */

Trace *
trace_begin(MemoryContext context)
{
	Trace	   *trace = MemoryContextAllocZero(context, sizeof(Trace));

	trace->capacity = STEPS_AT_FIRST;
	trace->steps = MemoryContextAlloc(context,
									  sizeof(TraceStep) * STEPS_AT_FIRST);
	trace->contact_capacity = CONTACTS_AT_FIRST;
	trace->lists = MemoryContextAlloc(context, LISTS_SIZE * CONTACTS_AT_FIRST);
	return trace;
}

/* Forget the steps of the sentence before */
void
trace_clear(Trace *trace)
{
	trace->count = 0;
	trace->contact_count = 0;
}

/* The first step of this kind of the contact with this index, or -1 */
int
trace_first(const Trace *trace, int contact, TraceWhat what)
{
	return contact < trace->contact_count ?
		trace->lists[contact * TRACE_WHATS + what].first : -1;
}

bool
trace_has(const Trace *trace, int contact, TraceWhat what)
{
	return trace_first(trace, contact, what) >= 0;
}

/* The lists of a contact, by kind */
static TraceList *
lists_of(const Reading *reading, const Contact *contact)
{
	Trace	   *trace = reading->trace;
	int			index = (int) (contact - reading->contacts);

	while (index >= trace->contact_count)
	{
		if (trace->contact_count >= trace->contact_capacity)
		{
			trace->contact_capacity *= 2;
			trace->lists = repalloc_huge(trace->lists,
										 LISTS_SIZE * (Size) trace->contact_capacity);
		}
		/* all bits of -1 are set */
		memset(&trace->lists[trace->contact_count++ * TRACE_WHATS], 0xff,
			   LISTS_SIZE);
	}
	return &trace->lists[index * TRACE_WHATS];
}

/* Put the steps of one list behind those of another */
static void
join(Trace *trace, TraceList *into, const TraceList *steps)
{
	if (steps->first < 0)
		return;
	if (into->first < 0)
		into->first = steps->first;
	else
		trace->steps[into->last].next = steps->first;
	into->last = steps->last;
}

void
trace_record(const Reading *reading, const Contact *contact, TraceWhat what,
			 int item, uint8_t role, int party)
{
	Trace	   *trace = reading->trace;
	TraceList  *lists = lists_of(reading, contact);
	TraceStep  *step;
	TraceList	alone;

	if (trace->count >= trace->capacity)
	{
		trace->capacity *= 2;
		trace->steps = repalloc_huge(trace->steps,
									 sizeof(TraceStep) * (Size) trace->capacity);
	}
	step = &trace->steps[trace->count];
	step->item = item;
	step->party = party;
	step->next = -1;
	step->role = role;
	alone.first = alone.last = trace->count++;
	join(trace, &lists[what], &alone);
}

/* Copy the steps of a kind from one contact to another */
void
trace_copy(const Reading *reading, const Contact *into, const Contact *from,
		   TraceWhat what)
{
	if (reading->trace == NULL)
		return;
	for (int s = lists_of(reading, from)[what].first; s >= 0;)
	{
		TraceStep	step = reading->trace->steps[s];

		trace_record(reading, into, what, step.item, step.role, step.party);
		s = step.next;
	}
}

/* Move all steps from one contact to another */
void
trace_move(const Reading *reading, const Contact *into, const Contact *from)
{
	if (reading->trace == NULL)
		return;
	for (int what = 0; what < TRACE_WHATS; what++)
	{
		TraceList	moved = lists_of(reading, from)[what];

		join(reading->trace, &lists_of(reading, into)[what], &moved);
	}
	trace_drop(reading, from, TRACE_ALL);
}

/* Take steps back */
void
trace_drop(const Reading *reading, const Contact *contact, uint32_t whats)
{
	if (reading->trace == NULL)
		return;
	for (int what = 0; what < TRACE_WHATS; what++)
	{
		if (whats & trace_bit(what))
			lists_of(reading, contact)[what].first = -1;
	}
}
