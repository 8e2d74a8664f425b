/*-------------------------------------------------------------------------
 *
 * note.c
 *		The trigger of tracked tables: it notes the keys of changed articles.
 *
 * Here is what is to be noted of which table; note_buffer.c writes it.
 *
 * A row trigger of a partitioned table is cloned to its partitions, so where the
 * one that the trigger fired on is not tracked those that it is a partition of
 * are looked for.  It may be tracked itself, if it has become a partition since.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xlog.h"
#include "catalog/partition.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

#include "compat.h"
#include "gazetteer/labels.h"
#include "tracking/note.h"
#include "tracking/note_buffer.h"

PG_FUNCTION_INFO_V1(newsdip_note_change);
PG_FUNCTION_INFO_V1(newsdip_table_mark);

/* Columns of tracked_table */
#define COLUMN_ARTICLES			1
#define COLUMN_CHANGE			7
#define COLUMN_ARTICLES_MARK	8
#define COLUMN_BODY				9
#define COLUMN_KEY				13
#define COLUMN_NUMBERS			14

/* body, published, title and language come before the key in column_numbers */
#define TEXT_COLUMNS			4
#define TITLE					2

/* What is known of a table or partition with the trigger */
typedef struct NotedTable
{
	Oid			relation;		/* key of the hash table */
	Oid			change;			/* where notes go; InvalidOid for nowhere */
	int			ncolumns;		/* that matter */
	int			nkey;			/* the last so many of them are the key */
	AttrNumber	columns[TEXT_COLUMNS + INDEX_MAX_KEYS];
} NotedTable;

/* By relation; emptied when any of them may have changed */
static HTAB *noted_tables = NULL;
static bool noted_tables_valid = true;

static void
forget_noted_table(Datum argument, Oid relation)
{
	if (!OidIsValid(relation) ||
		(noted_tables != NULL &&
		 hash_search(noted_tables, &relation, HASH_FIND, NULL) != NULL))
		noted_tables_valid = false;
}

void
note_init(void)
{
	CacheRegisterRelcacheCallback(forget_noted_table, (Datum) 0);
}

/* The table, and the partitioned tables that it is in, from the inside out */
static List *
lineage_of(Relation relation)
{
	List	   *lineage = list_make1_oid(RelationGetRelid(relation));

	if (relation->rd_rel->relispartition)
		lineage = list_concat(lineage,
							  get_partition_ancestors(RelationGetRelid(relation)));
	return lineage;
}

/* The owner of a table, InvalidOid if there is no such table */
Oid
table_owner(Oid relation)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	Oid			owner;

	if (!HeapTupleIsValid(tuple))
		return InvalidOid;
	owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;
	ReleaseSysCache(tuple);
	return owner;
}

/*
 * A number that a table has in this database alone.  A dump carries it to where
 * the table may have the same OID, but columns other numbers.
 */
static int64
table_mark(Oid relation)
{
	uint64		mark = GetSystemIdentifier();

	mark = hash_combine64(mark, MyDatabaseId);
	return (int64) hash_combine64(mark, relation);
}

/* table_mark(relation) */
Datum
newsdip_table_mark(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(table_mark(PG_GETARG_OID(0)));
}

/* Which columns matter, as numbers of the given table */
static void
read_columns(NotedTable *noted, HeapTuple row, TupleDesc description, Oid root)
{
	bool		restored;
	bool		isnull;
	Datum		value;
	Datum	   *numbers;
	Datum	   *names;
	int			count;
	int			key_count;

	value = heap_getattr(row, COLUMN_NUMBERS, description, &isnull);
	deconstruct_array(DatumGetArrayTypeP(value), INT2OID, 2, true,
					  TYPALIGN_SHORT, &numbers, NULL, &count);
	value = heap_getattr(row, COLUMN_KEY, description, &isnull);
	deconstruct_array(DatumGetArrayTypeP(value), NAMEOID, NAMEDATALEN, false,
					  TYPALIGN_CHAR, &names, NULL, &key_count);
	if (count != TEXT_COLUMNS + key_count || key_count > INDEX_MAX_KEYS)
		elog(ERROR, "row of newsdip.tracked_table for table %u is damaged", root);

	/* in a restored table columns have other numbers, but their names still */
	value = heap_getattr(row, COLUMN_ARTICLES_MARK, description, &isnull);
	restored = DatumGetInt64(value) != table_mark(root);
	noted->ncolumns = 0;
	noted->nkey = key_count;
	for (int i = 0; i < count; i++)
	{
		char	   *name = NULL;
		AttrNumber	number;

		/* titles are looked up when they are shown */
		if (i == TITLE ||
			(i < TEXT_COLUMNS && DatumGetInt16(numbers[i]) == 0))
			continue;
		if (!restored)
			name = get_attname(root, DatumGetInt16(numbers[i]), true);
		else if (i >= TEXT_COLUMNS)
			name = NameStr(*DatumGetName(names[i - TEXT_COLUMNS]));
		else
		{
			value = heap_getattr(row, COLUMN_BODY + i, description, &isnull);
			name = isnull ? NULL : NameStr(*DatumGetName(value));
		}
		number = name == NULL ? InvalidAttrNumber :
			get_attnum(noted->relation, name);
		if (number == InvalidAttrNumber)
		{
			/* a dropped column is told of by refresh() */
			if (i >= TEXT_COLUMNS)
				noted->change = InvalidOid;
			continue;
		}
		noted->columns[noted->ncolumns++] = number;
	}
}

/* Look a table up in tracked_table; false if it is not there */
static bool
read_row(NotedTable *noted, Relation registry, Oid tracked)
{
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	row;
	bool		found;

	ScanKeyInit(&key, COLUMN_ARTICLES, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(tracked));
	scan = systable_beginscan(registry,
							  get_relname_relid("tracked_table_pkey",
												RelationGetNamespace(registry)),
							  true, GetActiveSnapshot(), 1, &key);
	row = systable_getnext(scan);
	found = HeapTupleIsValid(row);
	if (found)
	{
		bool		isnull;
		Datum		value = heap_getattr(row, COLUMN_CHANGE,
										 RelationGetDescr(registry), &isnull);

		noted->change = DatumGetObjectId(value);
		read_columns(noted, row, RelationGetDescr(registry), tracked);
		if (table_owner(noted->change) != table_owner(tracked))
			noted->change = InvalidOid;
	}
	systable_endscan(scan);
	return found;
}

/* Look for what the trigger of a table or partition is to note, and where */
static void
read_noted_table(NotedTable *noted, Relation relation)
{
	Relation	registry = table_open(dictionary_relation("tracked_table"),
									  AccessShareLock);
	List	   *lineage = lineage_of(relation);
	ListCell   *cell;

	noted->change = InvalidOid;
	noted->ncolumns = 0;
	noted->nkey = 0;
	PushActiveSnapshot(GetLatestSnapshot());
	foreach(cell, lineage)
		if (read_row(noted, registry, lfirst_oid(cell)))
		break;
	PopActiveSnapshot();
	table_close(registry, AccessShareLock);
	list_free(lineage);
}

static NotedTable *
noted_table(Relation relation)
{
	Oid			relation_id = RelationGetRelid(relation);
	NotedTable *noted;
	bool		found;

	if (!noted_tables_valid && noted_tables != NULL)
	{
		hash_destroy(noted_tables);
		noted_tables = NULL;
	}
	noted_tables_valid = true;
	if (noted_tables == NULL)
	{
		HASHCTL		control = {0};

		control.keysize = sizeof(Oid);
		control.entrysize = sizeof(NotedTable);
		noted_tables = hash_create("tables tracked by newsdip", 16, &control,
								   HASH_ELEM | HASH_BLOBS);
	}
	noted = hash_search(noted_tables, &relation_id, HASH_FIND, NULL);

	/* nothing tells when a companion that cannot be used becomes usable */
	if (noted == NULL || !OidIsValid(noted->change))
	{
		NotedTable	fresh = {0};

		fresh.relation = relation_id;
		read_noted_table(&fresh, relation);
		noted = hash_search(noted_tables, &relation_id, HASH_ENTER, &found);
		*noted = fresh;
	}
	return noted;
}

/* Note the key of an article, or a key of NULLs that stands for all */
static void
note(const NotedTable *noted, HeapTuple article, TupleDesc description)
{
	note_buffer_add(noted->change, article, description,
					&noted->columns[noted->ncolumns - noted->nkey],
					noted->nkey);
}

/*
 * Whether the last so many of the columns that matter differ.  Values are
 * compared as they are stored; what was stored anew counts as different, and
 * what is not stored at all, a virtual generated column, always does.
 */
static bool
differs(const NotedTable *noted, int ncolumns, TriggerData *trigger)
{
	TupleDesc	description = RelationGetDescr(trigger->tg_relation);

	for (int i = noted->ncolumns - ncolumns; i < noted->ncolumns; i++)
	{
		AttrNumber	number = noted->columns[i];
		Form_pg_attribute attribute = TupleDescAttr(description, number - 1);
		bool		old_null;
		bool		new_null;
		Datum		old_value;
		Datum		new_value;

		if (attribute->attgenerated == ATTRIBUTE_GENERATED_VIRTUAL)
			return true;
		old_value = heap_getattr(trigger->tg_trigtuple, number, description,
								 &old_null);
		new_value = heap_getattr(trigger->tg_newtuple, number, description,
								 &new_null);
		if (old_null != new_null ||
			(!old_null && !datumIsEqual(old_value, new_value,
										attribute->attbyval,
										attribute->attlen)))
			return true;
	}
	return false;
}

/*
 * note_change(): AFTER row trigger, and AFTER TRUNCATE trigger.  Where the
 * table is not tracked, as when it was restored without newsdip's list, it
 * does nothing: articles must come in whatever becomes of the analytics.
 */
Datum
newsdip_note_change(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	TupleDesc	description;
	NotedTable *noted;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"note_change\" was not called as an AFTER trigger")));
	noted = noted_table(trigger->tg_relation);
	if (!OidIsValid(noted->change))
		return PointerGetDatum(NULL);
	description = RelationGetDescr(trigger->tg_relation);
	if (!TRIGGER_FIRED_FOR_ROW(trigger->tg_event))
		note(noted, NULL, description);
	else if (!TRIGGER_FIRED_BY_UPDATE(trigger->tg_event))
		note(noted, trigger->tg_trigtuple, description);
	else if (differs(noted, noted->ncolumns, trigger))
	{
		note(noted, trigger->tg_newtuple, description);
		if (differs(noted, noted->nkey, trigger))
			note(noted, trigger->tg_trigtuple, description);
	}
	return PointerGetDatum(NULL);
}
