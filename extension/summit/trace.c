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
#define HEADS_AT_FIRST 16

Trace *
trace_begin(MemoryContext context)
{
	Trace	   *trace = MemoryContextAllocZero(context, sizeof(Trace));

	trace->capacity = STEPS_AT_FIRST;
	trace->steps = MemoryContextAlloc(context,
									  sizeof(TraceStep) * STEPS_AT_FIRST);
	trace->head_capacity = HEADS_AT_FIRST;
	trace->heads = MemoryContextAlloc(context, sizeof(int) * HEADS_AT_FIRST);
	return trace;
}

/* Forget the steps of the sentence before */
void
trace_clear(Trace *trace)
{
	trace->count = 0;
	trace->head_count = 0;
}

/* The first step of the contact with this index, or -1; the last noted one */
int
trace_first(const Trace *trace, int contact)
{
	return contact < trace->head_count ? trace->heads[contact] : -1;
}

bool
trace_has(const Trace *trace, int contact, TraceWhat what)
{
	for (int s = trace_first(trace, contact); s >= 0; s = trace->steps[s].next)
	{
		if (trace->steps[s].what == what)
			return true;
	}
	return false;
}

/* Where the list of a contact starts */
static int *
head_of(const Reading *reading, const Contact *contact)
{
	Trace	   *trace = reading->trace;
	int			index = (int) (contact - reading->contacts);

	while (index >= trace->head_count)
	{
		if (trace->head_count >= trace->head_capacity)
		{
			trace->head_capacity *= 2;
			trace->heads = repalloc_huge(trace->heads,
										 sizeof(int) * (Size) trace->head_capacity);
		}
		trace->heads[trace->head_count++] = -1;
	}
	return &trace->heads[index];
}

void
trace_record(const Reading *reading, const Contact *contact, TraceWhat what,
			 int item, uint8_t role, int party)
{
	Trace	   *trace = reading->trace;
	int		   *head = head_of(reading, contact);
	TraceStep  *step;

	if (trace->count >= trace->capacity)
	{
		trace->capacity *= 2;
		trace->steps = repalloc_huge(trace->steps,
									 sizeof(TraceStep) * (Size) trace->capacity);
	}
	step = &trace->steps[trace->count];
	step->item = item;
	step->party = party;
	step->next = *head;
	step->what = (uint8_t) what;
	step->role = role;
	*head = trace->count++;
}

/* Copy the steps of these kinds from one contact to another */
void
trace_take(const Reading *reading, const Contact *into, const Contact *from,
		   uint32_t whats)
{
	if (reading->trace == NULL)
		return;
	for (int s = *head_of(reading, from); s >= 0;)
	{
		TraceStep	step = reading->trace->steps[s];

		if (whats & trace_bit(step.what))
			trace_record(reading, into, step.what, step.item, step.role,
						 step.party);
		s = step.next;
	}
}

/* Take steps back */
void
trace_drop(const Reading *reading, const Contact *contact, uint32_t whats)
{
	int		   *link;

	if (reading->trace == NULL)
		return;
	link = head_of(reading, contact);
	while (*link >= 0)
	{
		TraceStep  *step = &reading->trace->steps[*link];

		if (whats & trace_bit(step->what))
			*link = step->next;
		else
			link = &step->next;
	}
}
