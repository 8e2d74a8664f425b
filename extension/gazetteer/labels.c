/*-------------------------------------------------------------------------
 *
 * labels.c
 *		Between the values of SQL enumerations and those of kinds.h, and the
 *		tables of the dictionary.
 *
 * Enumerations agree by order.  The catalog is asked anew by each call, or by each
 * place in a query, so that an extension which was dropped and created again is
 * no surprise.  It is asked when a value is: most texts tell of no contact, and
 * the look-ups take longer than finding that out.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/namespace.h"
#include "catalog/pg_enum.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/catcache.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "gazetteer/labels.h"

#define SCHEMA	"newsdip"

typedef struct Label
{
	Oid			oid;
	float4		order;
} Label;

static int
compare_labels(const void *a, const void *b)
{
	float4		x = ((const Label *) a)->order;
	float4		y = ((const Label *) b)->order;

	return x < y ? -1 : x > y;
}

void
labels_init(Labels *labels, const char *type_name)
{
	labels->type_name = type_name;
	labels->context = CurrentMemoryContext;
	labels->oids = NULL;
}

static void
labels_read(Labels *labels)
{
	Oid			schema = get_namespace_oid(SCHEMA, false);
	CatCList   *list;
	Label	   *sorted;

	labels->type = GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid,
								   CStringGetDatum(labels->type_name),
								   ObjectIdGetDatum(schema));
	if (!OidIsValid(labels->type))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("type \"%s.%s\" does not exist", SCHEMA, labels->type_name),
				 errhint("Create the extension newsdip again.")));

	list = SearchSysCacheList1(ENUMTYPOIDNAME,
							   ObjectIdGetDatum(labels->type));
	labels->count = list->n_members;
	sorted = palloc(sizeof(Label) * list->n_members);
	for (int i = 0; i < list->n_members; i++)
	{
		Form_pg_enum label =
			(Form_pg_enum) GETSTRUCT(&list->members[i]->tuple);

		sorted[i].oid = label->oid;
		sorted[i].order = label->enumsortorder;
	}
	ReleaseCatCacheList(list);
	qsort(sorted, labels->count, sizeof(Label), compare_labels);
	labels->oids = MemoryContextAlloc(labels->context, sizeof(Oid) * labels->count);
	for (int i = 0; i < labels->count; i++)
		labels->oids[i] = sorted[i].oid;
	pfree(sorted);
}

int
labels_index(Labels *labels, Oid value)
{
	if (labels->oids == NULL)
		labels_read(labels);
	for (int i = 0; i < labels->count; i++)
		if (labels->oids[i] == value)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("value %u is not of enumeration %s", value,
					format_type_be(labels->type))));
	return -1;					/* keep the compiler quiet */
}

Oid
labels_oid(Labels *labels, int index)
{
	if (labels->oids == NULL)
		labels_read(labels);
	if (index < 0 || index >= labels->count)
		elog(ERROR, "enumeration %u has no label number %d", labels->type,
			 index);
	return labels->oids[index];
}

const char *const dictionary_tables[DICTIONARY_TABLES] = {
	"entity", "alias", "office", "tenure", "term"
};

Oid
dictionary_relation(const char *name)
{
	Oid			relation;

	relation = get_relname_relid(name, get_namespace_oid(SCHEMA, false));
	if (!OidIsValid(relation))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation \"%s.%s\" does not exist", SCHEMA, name),
				 errhint("Create the extension newsdip again.")));
	return relation;
}
