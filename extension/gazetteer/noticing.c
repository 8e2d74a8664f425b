/*-------------------------------------------------------------------------
 *
 * noticing.c
 *		Whether changes of the dictionary are noticed at present.
 *
 * Triggers note each change in dictionary_change.  Who owns a table of the
 * dictionary can switch them off, as pg_restore --disable-triggers does, and
 * edit; so the rows of pg_trigger belong to the version as well.  Switching a
 * trigger writes its row anew, by which the version differs afterwards, and
 * takes a lock that no edit runs beside.  While one is off there is no
 * version: whoever asks gets another each time.
 *
 * These rows are looked at in the snapshot of the statement.  As that takes
 * as long as all else that a statement does to find its image, it is done
 * only when the server has told that one of the tables was altered; it tells
 * so moments after the alteration can be seen.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
#include "common/hashfn.h"
#include "utils/fmgroids.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#include "gazetteer/labels.h"
#include "gazetteer/noticing.h"

/* What was found last, and whether it still holds */
static struct
{
	uint64		version;
	Oid			relations[DICTIONARY_TABLES];
	uint64		looked;			/* altered, when it was found */
	uint64		altered;		/* how often a table was altered since */
}	known = {.altered = 1};

static bool
notes_changes(const char *trigger)
{
	return strcmp(trigger, "a_row") == 0 || strcmp(trigger, "a_truncate") == 0;
}

/* Look at the triggers of one table; false if any of the two is off or gone */
static bool
look_at_table(Relation pg_trigger, Oid relation, Snapshot snapshot,
			  uint64 *version, bool *uncommitted)
{
	SysScanDesc scan;
	ScanKeyData key;
	HeapTuple	tuple;
	int			on = 0;

	ScanKeyInit(&key, Anum_pg_trigger_tgrelid, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(relation));
	scan = systable_beginscan(pg_trigger, TriggerRelidNameIndexId, true,
							  snapshot, 1, &key);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		Form_pg_trigger trigger = (Form_pg_trigger) GETSTRUCT(tuple);

		if (!notes_changes(NameStr(trigger->tgname)))
			continue;
		if (trigger->tgenabled == TRIGGER_FIRES_ALWAYS ||
			trigger->tgenabled == TRIGGER_FIRES_ON_ORIGIN)
			on++;
		*version = hash_combine64(*version,
								  HeapTupleHeaderGetRawXmin(tuple->t_data));
		if (uncommitted != NULL &&
			TransactionIdIsCurrentTransactionId(HeapTupleHeaderGetXmin(tuple->t_data)))
			*uncommitted = true;
	}
	systable_endscan(scan);
	return on == 2;
}

/* Look at those of all tables; a NULL snapshot is the newest one */
static const char *
look(Snapshot snapshot, uint64 *version, bool *uncommitted)
{
	Relation	pg_trigger = table_open(TriggerRelationId, AccessShareLock);
	const char *unnoticed = NULL;

	*version = 0;
	for (int i = 0; i < DICTIONARY_TABLES; i++)
		if (!look_at_table(pg_trigger, known.relations[i], snapshot, version,
						   uncommitted))
			unnoticed = dictionary_tables[i];
	table_close(pg_trigger, AccessShareLock);
	return unnoticed;
}

const char *
dictionary_unnoticed(Snapshot snapshot, uint64 *version, bool *uncommitted)
{
	const char *unnoticed;
	uint64		newest;
	uint64		altered = known.altered;

	*uncommitted = false;
	*version = known.version;
	if (known.looked == altered)
		return NULL;
	for (int i = 0; i < DICTIONARY_TABLES; i++)
		known.relations[i] = dictionary_relation(dictionary_tables[i]);

	unnoticed = look(snapshot, version, uncommitted);

	/* an older snapshot must not settle it for newer ones */
	if (unnoticed == NULL && !*uncommitted &&
		look(NULL, &newest, NULL) == NULL && newest == *version)
	{
		known.version = newest;
		known.looked = altered;
	}
	return unnoticed;
}

/* The server tells that a table was altered; InvalidOid stands for any */
static void
table_altered(Datum argument, Oid relation)
{
	for (int i = 0; i < DICTIONARY_TABLES; i++)
		if (relation == known.relations[i] || relation == InvalidOid)
			known.altered++;
}

void
noticing_init(void)
{
	CacheRegisterRelcacheCallback(table_altered, (Datum) 0);
}
