/*-------------------------------------------------------------------------
 *
 * table_scan.h
 *		Reading a dictionary table from its first row to its last.
 *
 * The tables are scanned directly rather than through SQL: everybody may read
 * them, nothing of a user's can be called on the way, and a million aliases
 * are read in a fraction of the time.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_TABLE_SCAN_H
#define NEWSDIP_TABLE_SCAN_H

#include "access/tableam.h"
#include "utils/typcache.h"

#include "gazetteer/image.h"
#include "gazetteer/labels.h"

/* More than are asked for of any table */
#define TABLE_SCAN_COLUMNS	16

/* The scan of a table, with its columns by their places in the list asked for */
typedef struct TableScan
{
	Relation	relation;
	TableScanDesc scan;
	TupleTableSlot *slot;		/* the current row */
	AttrNumber	columns[TABLE_SCAN_COLUMNS];
	AttrNumber	last_column;	/* the greatest of them */
	TypeCacheEntry *daterange;
	uint32		rows;			/* read so far */
	char	   *text;			/* where the next text is kept */
	Size		text_room;		/* bytes */
} TableScan;

extern void table_scan_begin(TableScan *scan, const char *table,
							 Snapshot snapshot, const char *const *columns,
							 int column_count);

/* Go to the next row; false after the last */
extern bool table_scan_next(TableScan *scan);
extern void table_scan_end(TableScan *scan);

/* About how many rows the table may have */
extern uint64 table_scan_rows(const TableScan *scan);

/* Did the current transaction write the row? */
extern bool table_scan_row_is_own(const TableScan *scan);

/*
 * Copies of a text, "" for NULL, one behind the other in the order of the
 * rows, which is the one in which they are read again.
 */
extern const char *column_text(TableScan *scan, int column);
extern const char *column_name(TableScan *scan, int column, uint32 *length);

/* A daterange in its canonical form, [since, until), as two days */
extern void column_dates(const TableScan *scan, int column,
						 ImageDate *since, ImageDate *until);

static inline Datum
column_value(const TableScan *scan, int column)
{
	return scan->slot->tts_values[scan->columns[column] - 1];
}

static inline bool
column_is_null(const TableScan *scan, int column)
{
	return scan->slot->tts_isnull[scan->columns[column] - 1];
}

/* 0 for NULL */
static inline int32
column_integer(const TableScan *scan, int column)
{
	return column_is_null(scan, column) ? 0 :
		DatumGetInt32(column_value(scan, column));
}

/* TERM_NONE for NULL */
static inline int
column_label(const TableScan *scan, int column, Labels *labels)
{
	if (column_is_null(scan, column))
		return TERM_NONE;
	return labels_index(labels, DatumGetObjectId(column_value(scan, column)));
}

#endif							/* NEWSDIP_TABLE_SCAN_H */
