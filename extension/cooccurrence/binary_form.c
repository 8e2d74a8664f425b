/*-------------------------------------------------------------------------
 *
 * binary_form.c
 *		The binary form of type cooccurrence: the stored form as it is.
 *
 * The stored form does not depend on the machine, so it can be sent. What
 * comes in is checked as strictly as text: it must be what this module would
 * have written, and no contradiction in itself.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "expanded.h"
#include "memory.h"
#include "writer.h"

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_send);
Datum
newsdip_cooccurrence_send(PG_FUNCTION_ARGS)
{
	Cooccurrence *value = PG_GETARG_COOCCURRENCE(0);
	StringInfoData message;

	pq_begintypsend(&message);
	pq_sendbytes(&message, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&message));
}

/* The units of unit sizes and entities must agree. */
static void
check_margins(const CooccurrenceView *view, int64 *pair_units)
{
	int64		units;
	int64		occurrences;

	if (!histogram_totals(&view->sizes, &units, &occurrences, pair_units) ||
		units != view->units)
		view_corrupted(view, view->data);
	for (uint32 i = 0; i < view->nentities; i++)
	{
		if (view->entity_units[i] > occurrences)
			view_corrupted(view, view->data);
		occurrences -= view->entity_units[i];
	}
	if (occurrences != 0)
		view_corrupted(view, view->data);
}

/* Check the rows and write them again. */
static void
rewrite_rows(const CooccurrenceView *view, CooccurrenceWriter *writer,
			 int64 pair_units)
{
	writer_init(writer, view->nentities);
	for (uint32 row = 0; row < view->nentities; row++)
	{
		PairCursor	cursor;
		uint32	   *partners;
		int64	   *units;
		uint32		n = 0;

		CHECK_FOR_INTERRUPTS();
		cursor = row_open(view, row);
		if (cursor.left == 0)
			continue;
		partners = huge_alloc(sizeof(uint32), cursor.left);
		units = huge_alloc(sizeof(int64), cursor.left);
		while (row_next(&cursor))
		{
			partners[n] = cursor.partner;
			units[n] = cursor.units;
			if (!pair_is_possible(view->units, view->entity_units[row],
								  view->entity_units[partners[n]], units[n]) ||
				units[n] > pair_units)
				view_corrupted(view, cursor.at);
			pair_units -= units[n++];
		}
		writer_row(writer, row, n, partners, units);
		pfree(partners);
		pfree(units);
	}
	if (pair_units != 0)
		view_corrupted(view, view->data + view->size);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_recv);
Datum
newsdip_cooccurrence_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	Size		size = message->len - message->cursor;
	Cooccurrence *received;
	Cooccurrence *canonical;
	CooccurrenceView view;
	CooccurrenceMargins margins;
	CooccurrenceWriter writer;
	int64		pair_units;

	received = palloc(VARHDRSZ + size);
	SET_VARSIZE(received, VARHDRSZ + size);
	pq_copymsgbytes(message, VARDATA(received), size);

	view_open(&view, received, ERRCODE_INVALID_BINARY_REPRESENTATION);
	check_margins(&view, &pair_units);
	rewrite_rows(&view, &writer, pair_units);
	margins.units = view.units;
	margins.sizes = view.sizes;
	margins.nentities = view.nentities;
	margins.ids = view.ids;
	margins.entity_units = view.entity_units;
	canonical = writer_finish(&writer, &margins, CurrentMemoryContext);

	/* name the first byte that is not as it must be */
	for (Size i = 0; i < size; i++)
	{
		if (VARHDRSZ + i >= VARSIZE(canonical) ||
			VARDATA(canonical)[i] != VARDATA(received)[i])
			view_corrupted(&view, view.data + i);
	}
	if (VARSIZE(canonical) != VARSIZE(received))
		view_corrupted(&view, view.data + view.size);
	PG_RETURN_POINTER(canonical);
}
