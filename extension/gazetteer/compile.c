/*-------------------------------------------------------------------------
 *
 * compile.c
 *		Reading the dictionary tables.
 *
 * This is the only place that does.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "storage/lmgr.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"

#include "gazetteer/compile.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/labels.h"
#include "gazetteer/table_scan.h"

/* The tables that an image is made of */
static const char *const dictionary_tables[] = {"entity", "alias", "office",
"tenure", "term"};

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

	labels_load(&matches, "alias_match");
	table_scan_begin(&scan, "alias", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		ImageDate	since;
		ImageDate	until;
		const char *alias;
		uint32		length;

		column_dates(&scan, 3, &since, &until);
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

	table_scan_begin(&scan, "tenure", snapshot, columns, lengthof(columns));
	while (table_scan_next(&scan))
	{
		TenureRow  *row;

		reserve(rows->tenures, rows->tenure_count);
		row = &rows->tenures[rows->tenure_count++];
		row->office_id = column_integer(&scan, 0);
		row->entity_id = column_integer(&scan, 1);
		column_dates(&scan, 2, &row->since, &row->until);
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
		if (row->role == ROLE_ROLE_NOUN && column_is_null(&scan, 7))
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
	uint64		version = 0;

	*uncommitted = false;
	table_scan_begin(&scan, "dictionary_change", snapshot, columns,
					 lengthof(columns));
	while (table_scan_next(&scan))
	{
		version += (uint64) DatumGetInt64(column_value(&scan, 0));
		if (table_scan_row_is_own(&scan))
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

void
dictionary_compile(Snapshot snapshot, uint64 version, ImagePieces *pieces)
{
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext working;
	DictionaryRows rows = {0};

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
	image_build(&rows, pieces);
	MemoryContextDelete(working);
}
