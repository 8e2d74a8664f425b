/*-------------------------------------------------------------------------
 *
 * table_scan.c
 *		Reading a dictionary table from its first row to its last.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "miscadmin.h"
#include "storage/bufmgr.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"

#include "gazetteer/build.h"
#include "gazetteer/table_scan.h"

/* Texts of rows are kept in pieces of memory of this size: bytes */
#define TEXT_CHUNK		(64 * 1024)

/* A page of 8 kB has 84 offices, 110 to 127 of the others */
#define ROWS_OF_PAGE	(BLCKSZ / 64)

void
table_scan_begin(TableScan *scan, const char *table, Snapshot snapshot,
				 const char *const *columns, int column_count)
{
	Oid			relation = dictionary_relation(table);

	scan->last_column = 0;
	for (int i = 0; i < column_count; i++)
	{
		scan->columns[i] = get_attnum(relation, columns[i]);
		if (scan->columns[i] == InvalidAttrNumber)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of relation \"newsdip.%s\" does not exist",
							columns[i], table),
					 errhint("Update the extension with ALTER EXTENSION newsdip UPDATE.")));
		scan->last_column = Max(scan->last_column, scan->columns[i]);
	}
	scan->relation = table_open(relation, AccessShareLock);
	scan->slot = table_slot_create(scan->relation, NULL);
	/* from the first page on, so that rows come in the same order each time */
	scan->scan = table_beginscan_strat(scan->relation, snapshot, 0, NULL,
									   true, false);
	scan->daterange = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	scan->rows = 0;
	scan->text_room = 0;
}

bool
table_scan_next(TableScan *scan)
{
	if (!table_scan_getnextslot(scan->scan, ForwardScanDirection, scan->slot))
		return false;
	if (scan->rows++ % 1024 == 0)
		CHECK_FOR_INTERRUPTS();
	slot_getsomeattrs(scan->slot, scan->last_column);
	return true;
}

void
table_scan_end(TableScan *scan)
{
	table_endscan(scan->scan);
	ExecDropSingleTupleTableSlot(scan->slot);
	table_close(scan->relation, AccessShareLock);
}

uint64
table_scan_rows(const TableScan *scan)
{
	return (uint64) RelationGetNumberOfBlocks(scan->relation) * ROWS_OF_PAGE;
}

bool
table_scan_row_is_own(const TableScan *scan)
{
	HeapTuple	tuple = ExecFetchSlotHeapTuple(scan->slot, false, NULL);

	return TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(tuple->t_data));
}

const char *
column_name(TableScan *scan, int column, uint32 *length)
{
	text	   *value;
	char	   *copy;

	*length = 0;
	if (column_is_null(scan, column))
		return "";
	value = DatumGetTextPP(column_value(scan, column));
	*length = VARSIZE_ANY_EXHDR(value);
	if (scan->text_room < *length + 1)
	{
		scan->text_room = Max(TEXT_CHUNK, *length + 1);
		scan->text = build_allocate(scan->text_room);
	}
	copy = scan->text;
	memcpy(copy, VARDATA_ANY(value), *length);
	copy[*length] = '\0';
	scan->text += *length + 1;
	scan->text_room -= *length + 1;
	if ((Pointer) value != DatumGetPointer(column_value(scan, column)))
		pfree(value);
	return copy;
}

const char *
column_text(TableScan *scan, int column)
{
	uint32		length;

	return column_name(scan, column, &length);
}

/*
 * Is a range without bounds, as it is stored for nearly all names?  It is its
 * type and a byte of flags.
 */
static bool
is_unbounded(const void *range)
{
	return VARSIZE_ANY_EXHDR(range) == sizeof(Oid) + 1 &&
		VARDATA_ANY(range)[sizeof(Oid)] == (RANGE_LB_INF | RANGE_UB_INF);
}

void
column_dates(const TableScan *scan, int column, ImageDate *since,
			 ImageDate *until)
{
	Datum		value = column_value(scan, column);
	RangeType  *range;
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	*since = DATE_BEGIN;
	*until = DATE_END;
	if (is_unbounded(DatumGetPointer(value)))
		return;
	range = DatumGetRangeTypeP(value);
	range_deserialize(scan->daterange, range, &lower, &upper, &empty);
	if (empty)
		*until = DATE_BEGIN;
	if (!empty && !lower.infinite)
		*since = Max(DatumGetDateADT(lower.val), DATE_BEGIN);
	if (!empty && !upper.infinite)
		*until = DatumGetDateADT(upper.val);
	if ((Pointer) range != DatumGetPointer(value))
		pfree(range);
}
