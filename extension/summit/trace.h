/*-------------------------------------------------------------------------
 *
 * trace.h
 *		What decided how a contact was read, for explain_summit().
 *
 * The rules note the items that they go by as they go.  Only a reading with a
 * trace does so; for all others a note is a test for NULL.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_TRACE_H
#define NEWSDIP_TRACE_H

#include "summit/contact.h"

typedef enum TraceWhat
{
	TRACE_CONTACT,				/* the contact word */
	TRACE_MODIFIER,				/* "by phone" */
	TRACE_PARTY,				/* never noted: the contact has its parties */
	TRACE_ROLE,					/* role noun or delegation of a party */
	TRACE_PREPOSITION,			/* governs a party or the place */
	TRACE_REFERENCE,			/* stands for a party named before */
	TRACE_STATUS,				/* the cue that won */
	TRACE_NEGATION,				/* turns that cue round */
	TRACE_TOLD_BEFORE,			/* has the status told of before */
	TRACE_PLACE,
	TRACE_DATE,
	TRACE_MULTILATERAL,			/* makes it one between states */
	TRACE_COUNTERPART,
	TRACE_DEMONSTRATIVE,
	TRACE_NOT_CONTACT,			/* makes it none */
	TRACE_NO_PARTIES,			/* it is none for want of parties */
	TRACE_WHATS
} TraceWhat;

typedef struct TraceStep
{
	int			item;
	int			party;			/* item of the party it is of, or -1 */
	int			next;			/* of the same contact and kind, or -1 */
	uint8_t		role;			/* TermRole of the row, or TERM_NONE */
} TraceStep;

/* Steps of one kind; -1 if there are none */
typedef struct TraceList
{
	int			first;
	int			last;
} TraceList;

/*
 * The steps of one sentence, a list for each contact and kind, so that those of
 * thousands of contacts that turn out to be one are joined in no time.
 */
typedef struct Trace
{
	TraceStep  *steps;
	int			count;
	int			capacity;
	TraceList  *lists;			/* TRACE_WHATS for each contact */
	int			contact_count;
	int			contact_capacity;
} Trace;

extern Trace *trace_begin(MemoryContext context);
extern void trace_clear(Trace *trace);
extern int	trace_first(const Trace *trace, int contact, TraceWhat what);
extern bool trace_has(const Trace *trace, int contact, TraceWhat what);

/* Called through those below */
extern void trace_record(const Reading *reading, const Contact *contact,
						 TraceWhat what, int item, uint8_t role, int party);
extern void trace_copy(const Reading *reading, const Contact *into,
					   const Contact *from, TraceWhat what);
extern void trace_move(const Reading *reading, const Contact *into,
					   const Contact *from);
extern void trace_drop(const Reading *reading, const Contact *contact,
					   uint32_t whats);

#define trace_bit(what) (1U << (what))
#define TRACE_ALL (trace_bit(TRACE_WHATS) - 1)
#define TRACE_OF_STATUS (trace_bit(TRACE_STATUS) | trace_bit(TRACE_NEGATION))

/* Note that the item, by its row of this role, had a say in the contact */
static inline void
trace_note(const Reading *reading, const Contact *contact, TraceWhat what,
		   int item, uint8_t role)
{
	if (reading->trace != NULL)
		trace_record(reading, contact, what, item, role, -1);
}

#endif							/* NEWSDIP_TRACE_H */
