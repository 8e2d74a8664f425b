/*-------------------------------------------------------------------------
 *
 * explain.c
 *		The SQL function explain_summit().
 *
 * For each mention it gives the words that decided, as the rules noted them
 * (see trace.h), and the parties and the place that came of it.  Contact words
 * that were found to be no contact follow the same way, without a number.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "compat.h"
#include "gazetteer/labels.h"
#include "summit/source.h"
#include "summit/trace.h"

PG_FUNCTION_INFO_V1(newsdip_explain_summit);

/* Columns of explain_summit() */
enum
{
	COLUMN_MENTION,
	COLUMN_STEP,
	COLUMN_WHAT,
	COLUMN_TERM,
	COLUMN_LANG,
	COLUMN_ROLE,
	COLUMN_SURFACE,
	COLUMN_START,
	COLUMN_LENGTH,
	COLUMNS
};

static const char *const what_names[TRACE_WHATS] = {
	[TRACE_CONTACT] = "contact",
	[TRACE_MODIFIER] = "modifier",
	[TRACE_PARTY] = "party",
	[TRACE_ROLE] = "role",
	[TRACE_PREPOSITION] = "preposition",
	[TRACE_REFERENCE] = "reference",
	[TRACE_STATUS] = "status",
	[TRACE_NEGATION] = "negation",
	[TRACE_TOLD_BEFORE] = "told_before",
	[TRACE_PLACE] = "place",
	[TRACE_DATE] = "date",
	[TRACE_MULTILATERAL] = "multilateral",
	[TRACE_COUNTERPART] = "counterpart",
	[TRACE_DEMONSTRATIVE] = "demonstrative",
	[TRACE_NOT_CONTACT] = "not_contact",
	[TRACE_NO_PARTIES] = "not_international",
};

/* A row to be */
typedef struct Line
{
	uint32		start;			/* byte offsets in the text */
	uint32		end;
	uint32		entity;			/* its name is the term, or IMAGE_NONE */
	const ImageTermRow *row;	/* of the lexicon, or NULL */
	uint8		what;
} Line;

typedef struct Explanation
{
	SummitText *source;
	Labels		roles;
	Line	   *lines;			/* of one contact */
	int			count;
	int			capacity;
	MemoryContext row_context;
} Explanation;

static Line *
add_line(Explanation *explanation, uint8 what, uint32 start, uint32 end)
{
	Line	   *line;

	if (explanation->count >= explanation->capacity)
	{
		explanation->capacity *= 2;
		explanation->lines = repalloc_huge(explanation->lines,
										   sizeof(Line) * (Size) explanation->capacity);
	}
	line = &explanation->lines[explanation->count++];
	memset(line, 0, sizeof(Line));
	line->what = what;
	line->start = start;
	line->end = end;
	line->entity = IMAGE_NONE;
	return line;
}

/* Is the party to which the step belongs still one? */
static bool
counts(const Contact *contact, const TraceStep *step)
{
	if (step->party < 0)
		return true;
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (contact->participants[i].item == step->party)
			return true;
	}
	return false;
}

static int
compare_lines(const void *a, const void *b)
{
	const Line *x = a;
	const Line *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->what != y->what)
		return x->what < y->what ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* Add a line for each step of this kind of a contact */
static void
add_steps(Explanation *explanation, int index, TraceWhat what)
{
	const Reading *reading = &explanation->source->reader->reading;
	const Trace *trace = reading->trace;

	for (int s = trace_first(trace, index, what); s >= 0; s = trace->steps[s].next)
	{
		const TraceStep *step = &trace->steps[s];
		const SummitItem *item = &reading->sentence.items[step->item];
		Line	   *line;

		if (!counts(&reading->contacts[index], step))
			continue;
		line = add_line(explanation, what, item->start, item->end);
		if (what == TRACE_PLACE)
			line->entity = item->entity;
		else if (step->role != TERM_NONE)
			line->row = item_row(item, (TermRole) step->role);
	}
}

/* Collect the lines of a contact in text order */
static void
collect_lines(Explanation *explanation, int index)
{
	const Reading *reading = &explanation->source->reader->reading;
	const Contact *contact = &reading->contacts[index];

	explanation->count = 0;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		add_line(explanation, TRACE_PARTY, p->start, p->end)->entity = p->entity;
	}
	for (int what = 0; what < TRACE_WHATS; what++)
		add_steps(explanation, index, (TraceWhat) what);
	qsort(explanation->lines, (size_t) explanation->count, sizeof(Line),
		  compare_lines);
}

static void
put_line(ReturnSetInfo *result, Explanation *explanation, int mention,
		 int step, const Line *line)
{
	SummitText *source = explanation->source;
	const Image *image = source->image;
	MemoryContext caller = MemoryContextSwitchTo(explanation->row_context);
	Datum		values[COLUMNS] = {0};
	bool		nulls[COLUMNS] = {0};
	char		lang[3] = {0};

	values[COLUMN_MENTION] = Int32GetDatum(mention);
	nulls[COLUMN_MENTION] = mention == 0;
	values[COLUMN_STEP] = Int32GetDatum(step);
	values[COLUMN_WHAT] = CStringGetTextDatum(what_names[line->what]);
	nulls[COLUMN_LANG] = nulls[COLUMN_ROLE] = line->row == NULL;
	if (line->row != NULL)
	{
		lang[0] = (char) (line->row->language & 0xff);
		lang[1] = (char) (line->row->language >> 8);
		values[COLUMN_TERM] =
			CStringGetTextDatum(image_string(image, line->row->written));
		values[COLUMN_LANG] = CStringGetTextDatum(lang);
		values[COLUMN_ROLE] =
			ObjectIdGetDatum(labels_oid(&explanation->roles, line->row->role));
	}
	else if (line->entity != IMAGE_NONE)
		values[COLUMN_TERM] =
			CStringGetTextDatum(image_string(image,
											 image_entity(image, line->entity)->name));
	else
		nulls[COLUMN_TERM] = true;
	values[COLUMN_SURFACE] = source_surface(source, line->start, line->end);
	values[COLUMN_START] = Int32GetDatum(source_character(source, line->start));
	values[COLUMN_LENGTH] =
		Int32GetDatum(source_length(source, line->start, line->end));
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(explanation->row_context);
}

/* Give the lines of a contact; mention 0 is none */
static void
put_contact(ReturnSetInfo *result, Explanation *explanation, int index,
			int mention)
{
	int			step = 0;

	collect_lines(explanation, index);
	for (int i = 0; i < explanation->count; i++)
	{
		const Line *line = &explanation->lines[i];

		CHECK_FOR_INTERRUPTS();
		/* a preposition that governs several parties is noted for each */
		if (i == 0 || compare_lines(line - 1, line) != 0)
			put_line(result, explanation, mention, ++step, line);
	}
}

/*
 * explain_summit(body, published): what decided each mention of a contact
 */
Datum
newsdip_explain_summit(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	Explanation explanation = {0};
	SummitText *source;
	Reading    *reading;
	int			mention = 0;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	explanation.source = source = source_open(fcinfo);
	labels_init(&explanation.roles, "term_role");
	reading = &source->reader->reading;
	if (reading->trace == NULL)
		reading->trace = trace_begin(source->context);
	explanation.capacity = CONTACT_PARTIES_MAX;
	explanation.lines = palloc(sizeof(Line) * CONTACT_PARTIES_MAX);
	explanation.row_context = AllocSetContextCreate(CurrentMemoryContext,
													"newsdip summit row",
													ALLOCSET_SMALL_SIZES);
	while (source_next(source))
	{
		for (int i = 0; i < reading->contact_count; i++)
		{
			if (!reading->contacts[i].dropped)
				put_contact(result, &explanation, i, ++mention);
			else if (trace_has(reading->trace, i, TRACE_NOT_CONTACT) ||
					 trace_has(reading->trace, i, TRACE_NO_PARTIES))
				put_contact(result, &explanation, i, 0);
		}
	}
	MemoryContextDelete(explanation.row_context);
	pfree(explanation.lines);
	source_close(fcinfo, source);
	return (Datum) 0;
}
