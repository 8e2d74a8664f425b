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
#include "utils/snapmgr.h"
#include "utils/syscache.h"

#include "gazetteer/build_part.h"
#include "gazetteer/compile.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/labels.h"
#include "gazetteer/table_scan.h"

static void
read_entities(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"entity_id", "name", "kind",
	"country"};
	TableScan	scan;
	Labels		kinds;
	Part		part;

	labels_init(&kinds, "entity_kind");
	table_scan_begin(&scan, "entity", snapshot, columns, lengthof(columns));
	part_init(&part, sizeof(EntityRow), table_scan_rows(&scan));
	while (table_scan_next(&scan))
	{
		EntityRow  *row = part_room(&part, 1);

		row->entity_id = column_integer(&scan, 0);
		row->name = column_name(&scan, 1, &row->length);
		row->kind = column_label(&scan, 2, &kinds);
		row->country = column_integer(&scan, 3);
	}
	table_scan_end(&scan);
	rows->entities = (EntityRow *) part.items;
	rows->entity_count = part.count;
}

/* The names of entities are aliases too */
static void
add_names(const DictionaryRows *rows, Part *aliases)
{
	for (uint32 i = 0; i < rows->entity_count; i++)
	{
		const EntityRow *entity = &rows->entities[i];

		*(AliasRow *) part_room(aliases, 1) = (AliasRow)
		{
			.alias = entity->name, .length = entity->length,
				.entity_id = entity->entity_id, .match = MATCH_NAME,
				.since = DATE_BEGIN, .until = DATE_END
		};
	}
}

/* The names of offices, which stand for who holds them of their bodies */
static void
add_office_names(const DictionaryRows *rows, Part *aliases)
{
	for (uint32 i = 0; i < rows->term_count; i++)
	{
		const TermRow *term = &rows->terms[i];

		if (term->role == ROLE_OFFICE_NAME)
			*(AliasRow *) part_room(aliases, 1) = (AliasRow)
		{
			.alias = term->term, .length = strlen(term->term),
				.entity_id = term->value, .match = term->match,
				.since = DATE_BEGIN, .until = DATE_END, .office = true
		};
	}
}

/* Terms have been read before */
static void
read_aliases(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"alias", "entity_id", "match",
	"valid"};
	TableScan	scan;
	Labels		matches;
	Part		part;

	labels_init(&matches, "alias_match");
	table_scan_begin(&scan, "alias", snapshot, columns, lengthof(columns));
	part_init(&part, sizeof(AliasRow),
			  rows->entity_count + table_scan_rows(&scan));
	add_names(rows, &part);
	add_office_names(rows, &part);
	while (table_scan_next(&scan))
	{
		AliasRow   *row = part_room(&part, 1);

		row->alias = column_name(&scan, 0, &row->length);
		row->entity_id = column_integer(&scan, 1);
		row->match = column_label(&scan, 2, &matches);
		row->office = false;
		column_dates(&scan, 3, &row->since, &row->until);
	}
	table_scan_end(&scan);
	rows->aliases = (AliasRow *) part.items;
	rows->alias_count = part.count;
}

static void
read_offices(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"office_id", "body", "rank",
	"title"};
	TableScan	scan;
	Part		part;
	Labels		ranks;

	labels_init(&ranks, "office_rank");
	table_scan_begin(&scan, "office", snapshot, columns, lengthof(columns));
	part_init(&part, sizeof(OfficeRow), table_scan_rows(&scan));
	while (table_scan_next(&scan))
	{
		OfficeRow  *row = part_room(&part, 1);

		row->office_id = column_integer(&scan, 0);
		row->body = column_integer(&scan, 1);
		row->rank = column_label(&scan, 2, &ranks);
		row->title = column_text(&scan, 3);
	}
	table_scan_end(&scan);
	rows->offices = (OfficeRow *) part.items;
	rows->office_count = part.count;
}

static void
read_tenures(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"office_id", "entity_id", "valid"};
	TableScan	scan;
	Part		part;

	table_scan_begin(&scan, "tenure", snapshot, columns, lengthof(columns));
	part_init(&part, sizeof(TenureRow), table_scan_rows(&scan));
	while (table_scan_next(&scan))
	{
		TenureRow  *row = part_room(&part, 1);

		row->office_id = column_integer(&scan, 0);
		row->entity_id = column_integer(&scan, 1);
		column_dates(&scan, 2, &row->since, &row->until);
	}
	table_scan_end(&scan);
	rows->tenures = (TenureRow *) part.items;
	rows->tenure_count = part.count;
}

static void
read_terms(DictionaryRows *rows, Snapshot snapshot)
{
	static const char *const columns[] = {"term", "lang", "role", "kind",
	"status", "rank", "title", "value", "match"};
	TableScan	scan;
	Part		part;
	Labels		roles;
	Labels		kinds;
	Labels		statuses;
	Labels		ranks;
	Labels		matches;

	labels_init(&roles, "term_role");
	labels_init(&kinds, "contact_kind");
	labels_init(&statuses, "contact_status");
	labels_init(&ranks, "office_rank");
	labels_init(&matches, "alias_match");
	table_scan_begin(&scan, "term", snapshot, columns, lengthof(columns));
	part_init(&part, sizeof(TermRow), table_scan_rows(&scan));
	while (table_scan_next(&scan))
	{
		const char *language = column_text(&scan, 1);
		TermRow    *row = part_room(&part, 1);

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
	rows->terms = (TermRow *) part.items;
	rows->term_count = part.count;
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
	for (int i = 0; i < DICTIONARY_TABLES; i++)
		LockRelationOid(dictionary_relation(dictionary_tables[i]),
						AccessShareLock);
}

void
dictionary_unlock(void)
{
	for (int i = 0; i < DICTIONARY_TABLES; i++)
		UnlockRelationOid(dictionary_relation(dictionary_tables[i]),
						  AccessShareLock);
}

bool
dictionary_redefined(Snapshot snapshot)
{
	bool		redefined = false;

	for (int i = 0; i < DICTIONARY_TABLES; i++)
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
	DictionaryRows rows = {.version = version};

	compile_memory_start(CurrentMemoryContext);
	build_memory_start();
	read_entities(&rows, snapshot);
	read_terms(&rows, snapshot);
	read_aliases(&rows, snapshot);
	read_offices(&rows, snapshot);
	read_tenures(&rows, snapshot);
	image_build(&rows, pieces);
}
