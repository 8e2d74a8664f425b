/*-------------------------------------------------------------------------
 *
 * compile.c
 *		Reading the dictionary tables.
 *
 * This is the only place that does.  The tables are scanned directly rather
 * than through SQL: everybody may read them, nothing of a user's can be
 * called on the way, and a million aliases are read in a fraction of the
 * time.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "gazetteer/build.h"
#include "gazetteer/compile.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/labels.h"

/* More than are asked for of any table */
#define MAX_COLUMNS		16

/* Texts of rows are kept in pieces of memory of this size: bytes */
#define TEXT_CHUNK		(64 * 1024)

/* The tables that an image is made of */
static const char *const dictionary_tables[] = {"entity", "alias", "office",
"tenure", "term"};

/* The scan of a dictionary table, with its columns by name */
typedef struct TableScan
{
	Relation	relation;
	SysScanDesc scan;
	AttrNumber	columns[MAX_COLUMNS];	/* of the names asked for */
	Datum		values[MAX_COLUMNS];
	bool		nulls[MAX_COLUMNS];
	int			column_count;
	Datum	   *row_values;		/* of all columns of the table */
	bool	   *row_nulls;
	uint32		rows;			/* read so far */
	char	   *text;			/* where the next text is kept */
	Size		text_room;		/* bytes */
} TableScan;

static void
table_scan_begin(TableScan *scan, const char *table, Snapshot snapshot,
				 const char *const *columns, int column_count)
{
	Oid			relation = dictionary_relation(table);

	scan->column_count = column_count;
	for (int i = 0; i < column_count; i++)
	{
		scan->columns[i] = get_attnum(relation, columns[i]);
		if (scan->columns[i] == InvalidAttrNumber)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_COLUMN),
					 errmsg("column \"%s\" of relation \"newsdip.%s\" does not exist",
							columns[i], table),
					 errhint("Update the extension with ALTER EXTENSION newsdip UPDATE.")));
	}
	scan->relation = table_open(relation, AccessShareLock);
	scan->scan = systable_beginscan(scan->relation, InvalidOid, false,
									snapshot, 0, NULL);
	scan->row_values = palloc(RelationGetDescr(scan->relation)->natts *
							  sizeof(Datum));
	scan->row_nulls = palloc(RelationGetDescr(scan->relation)->natts *
							 sizeof(bool));
	scan->rows = 0;
	scan->text_room = 0;
}

/* The next row, which is also in values and nulls; NULL after the last */
static HeapTuple
table_scan_next(TableScan *scan)
{
	HeapTuple	tuple = systable_getnext(scan->scan);

	if (!HeapTupleIsValid(tuple))
		return NULL;
	if (scan->rows++ % 1024 == 0)
		CHECK_FOR_INTERRUPTS();
	heap_deform_tuple(tuple, RelationGetDescr(scan->relation),
					  scan->row_values, scan->row_nulls);
	for (int i = 0; i < scan->column_count; i++)
	{
		scan->values[i] = scan->row_values[scan->columns[i] - 1];
		scan->nulls[i] = scan->row_nulls[scan->columns[i] - 1];
	}
	return tuple;
}

static void
table_scan_end(TableScan *scan)
{
	systable_endscan(scan->scan);
	pfree(scan->row_values);
	pfree(scan->row_nulls);
	table_close(scan->relation, AccessShareLock);
}

/*
 * A copy of a text, one behind the other in the order of the rows, which is
 * the one in which they are read again.
 */
static const char *
column_name(TableScan *scan, int column, uint32 *length)
{
	text	   *value;
	char	   *copy;

	*length = 0;
	if (scan->nulls[column])
		return "";
	value = DatumGetTextPP(scan->values[column]);
	*length = VARSIZE_ANY_EXHDR(value);
	if (scan->text_room < *length + 1)
	{
		scan->text_room = Max(TEXT_CHUNK, *length + 1);
		compile_memory_check(scan->text_room);
		scan->text = palloc(scan->text_room);
	}
	copy = scan->text;
	memcpy(copy, VARDATA_ANY(value), *length);
	copy[*length] = '\0';
	scan->text += *length + 1;
	scan->text_room -= *length + 1;
	if ((Pointer) value != DatumGetPointer(scan->values[column]))
		pfree(value);
	return copy;
}

static const char *
column_text(TableScan *scan, int column)
{
	uint32		length;

	return column_name(scan, column, &length);
}

static int32
column_integer(const TableScan *scan, int column)
{
	return scan->nulls[column] ? 0 : DatumGetInt32(scan->values[column]);
}

static int
column_label(const TableScan *scan, int column, const Labels *labels)
{
	if (scan->nulls[column])
		return TERM_NONE;
	return labels_index(labels, DatumGetObjectId(scan->values[column]));
}

/* A daterange in its canonical form, [since, until), as two days */
static void
column_dates(const TableScan *scan, int column, TypeCacheEntry *type,
			 ImageDate *since, ImageDate *until)
{
	RangeType  *range = DatumGetRangeTypeP(scan->values[column]);
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(type, range, &lower, &upper, &empty);
	*since = DATE_BEGIN;
	*until = DATE_END;
	if (empty)
		*until = DATE_BEGIN;
	if (!empty && !lower.infinite)
		*since = Max(DatumGetDateADT(lower.val), DATE_BEGIN);
	if (!empty && !upper.infinite)
		*until = DatumGetDateADT(upper.val);
}

/* Room for one more item in an array that grows */
#define reserve(array, count) \
	((array) = grow_array((array), (count), sizeof(*(array))))

static void *
grow_array(void *array, uint32 count, size_t item_size)
{
	/* doubled each time the count reaches a power of two */
	if (array == NULL)
		return palloc(16 * item_size);
	if (count < 16 || (count & (count - 1)) != 0)
		return array;
	compile_memory_check((Size) count * item_size);
	return repalloc_huge(array, (Size) count * 2 * item_size);
}

static void
add_alias(DictionaryRows *rows, const char *alias, uint32 length,
		  int32 entity_id, AliasMatch match, ImageDate since, ImageDate until)
{
	AliasRow   *row;

	reserve(rows->aliases, rows->alias_count);
	row = &rows->aliases[rows->alias_count++];
	row->alias = alias;
	row->length = length;
	row->entity_id = entity_id;
	row->match = match;
	row->since = since;
	row->until = until;
}

static void
read_entities(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"entity_id", "name", "kind",
	"country"};
	TableScan	scan;
	Labels		kinds;

	labels_load(&kinds, "entity_kind");
	table_scan_begin(&scan, "entity", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		EntityRow  *row;
		uint32		length;

		reserve(rows->entities, rows->entity_count);
		row = &rows->entities[rows->entity_count++];
		row->entity_id = column_integer(&scan, 0);
		row->name = column_name(&scan, 1, &length);
		row->kind = column_label(&scan, 2, &kinds);
		row->country = column_integer(&scan, 3);
		/* the name is an alias too */
		add_alias(rows, row->name, length, row->entity_id, MATCH_NAME,
				  DATE_BEGIN, DATE_END);
	}
	table_scan_end(&scan);
}

static void
read_aliases(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"alias", "entity_id", "match",
	"valid"};
	TableScan	scan;
	Labels		matches;
	TypeCacheEntry *daterange = lookup_type_cache(DATERANGEOID,
												  TYPECACHE_RANGE_INFO);

	labels_load(&matches, "alias_match");
	table_scan_begin(&scan, "alias", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		ImageDate	since;
		ImageDate	until;
		const char *alias;
		uint32		length;

		column_dates(&scan, 3, daterange, &since, &until);
		alias = column_name(&scan, 0, &length);
		add_alias(rows, alias, length, column_integer(&scan, 1),
				  column_label(&scan, 2, &matches), since, until);
	}
	table_scan_end(&scan);
}

static void
read_offices(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"office_id", "body", "rank",
	"title"};
	TableScan	scan;
	Labels		ranks;

	labels_load(&ranks, "office_rank");
	table_scan_begin(&scan, "office", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		OfficeRow  *row;

		reserve(rows->offices, rows->office_count);
		row = &rows->offices[rows->office_count++];
		row->office_id = column_integer(&scan, 0);
		row->body = column_integer(&scan, 1);
		row->rank = column_label(&scan, 2, &ranks);
		row->title = column_text(&scan, 3);
	}
	table_scan_end(&scan);
}

static void
read_tenures(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"office_id", "entity_id", "valid"};
	TableScan	scan;
	TypeCacheEntry *daterange = lookup_type_cache(DATERANGEOID,
												  TYPECACHE_RANGE_INFO);

	table_scan_begin(&scan, "tenure", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		TenureRow  *row;

		reserve(rows->tenures, rows->tenure_count);
		row = &rows->tenures[rows->tenure_count++];
		row->office_id = column_integer(&scan, 0);
		row->entity_id = column_integer(&scan, 1);
		column_dates(&scan, 2, daterange, &row->since, &row->until);
	}
	table_scan_end(&scan);
}

static void
read_terms(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"term", "lang", "role", "kind",
	"status", "rank", "title", "value", "match"};
	TableScan	scan;
	Labels		roles;
	Labels		kinds;
	Labels		statuses;
	Labels		ranks;
	Labels		matches;

	labels_load(&roles, "term_role");
	labels_load(&kinds, "contact_kind");
	labels_load(&statuses, "contact_status");
	labels_load(&ranks, "office_rank");
	labels_load(&matches, "alias_match");
	table_scan_begin(&scan, "term", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		const char *language = column_text(&scan, 1);
		TermRow    *row;

		reserve(rows->terms, rows->term_count);
		row = &rows->terms[rows->term_count++];
		row->term = column_text(&scan, 0);
		row->language = *language == '\0' ? 0 :
			(uint8) language[0] | (uint8) language[1] << 8;
		row->role = column_label(&scan, 2, &roles);
		row->kind = column_label(&scan, 3, &kinds);
		row->status = column_label(&scan, 4, &statuses);
		row->rank = column_label(&scan, 5, &ranks);
		row->title = column_text(&scan, 6);
		row->value = column_integer(&scan, 7);
		/* a role noun that does not say where it stands may stand anywhere */
		if (row->role == ROLE_ROLE_NOUN && scan.nulls[7])
			row->value = ROLE_NOUN_BEFORE | ROLE_NOUN_AFTER | ROLE_NOUN_LINKED;
		row->match = column_label(&scan, 8, &matches);
	}
	table_scan_end(&scan);
}

uint64
dictionary_version(Snapshot snapshot, bool *uncommitted)
{
	static const char *const columns[] = {"change"};
	TableScan	scan;
	HeapTuple	tuple;
	uint64		version = 0;

	*uncommitted = false;
	table_scan_begin(&scan, "dictionary_change", snapshot, columns,
					 lengthof(columns));
	while ((tuple = table_scan_next(&scan)) != NULL)
	{
		version += (uint64) DatumGetInt64(scan.values[0]);
		if (TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(tuple->t_data)))
			*uncommitted = true;
	}
	table_scan_end(&scan);
	return version;
}

void
dictionary_lock(void)
{
	for (int i = 0; i < lengthof(dictionary_tables); i++)
		LockRelationOid(dictionary_relation(dictionary_tables[i]),
						AccessShareLock);
}

void
dictionary_unlock(void)
{
	for (int i = 0; i < lengthof(dictionary_tables); i++)
		UnlockRelationOid(dictionary_relation(dictionary_tables[i]),
						  AccessShareLock);
}

bool
dictionary_redefined(Snapshot snapshot)
{
	bool		redefined = false;

	for (int i = 0; i < lengthof(dictionary_tables); i++)
	{
		Oid			relation = dictionary_relation(dictionary_tables[i]);
		HeapTuple	tuple = SearchSysCache1(RELOID,
											ObjectIdGetDatum(relation));
		TransactionId writer;

		if (!HeapTupleIsValid(tuple))
			return true;
		writer = HeapTupleHeaderGetXmin(tuple->t_data);
		if (TransactionIdIsNormal(writer) &&
			(TransactionIdIsCurrentTransactionId(writer) ||
			 XidInMVCCSnapshot(writer, snapshot)))
			redefined = true;
		ReleaseSysCache(tuple);
	}
	return redefined;
}

Image *
dictionary_compile(Snapshot snapshot, uint64 version)
{
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext working;
	DictionaryRows rows = {0};
	Image	   *image;

	compile_memory_start(caller);
	working = AllocSetContextCreate(caller, "newsdip dictionary rows",
									ALLOCSET_DEFAULT_SIZES);
	MemoryContextSwitchTo(working);
	rows.version = version;
	read_entities(&rows, snapshot);
	read_aliases(&rows, snapshot);
	read_offices(&rows, snapshot);
	read_tenures(&rows, snapshot);
	read_terms(&rows, snapshot);
	MemoryContextSwitchTo(caller);
	image = image_build(&rows);
	MemoryContextDelete(working);
	return image;
}
