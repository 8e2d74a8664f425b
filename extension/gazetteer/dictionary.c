/*-------------------------------------------------------------------------
 *
 * dictionary.c
 *		Triggers of the dictionary tables: what may be entered, and the note
 *		that something was.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/heapam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "access/xact.h"
#include "commands/extension.h"
#include "commands/trigger.h"
#include "common/pg_prng.h"
#include "mb/pg_wchar.h"
#include "storage/bufmgr.h"
#include "storage/proc.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "compat.h"
#include "gazetteer/labels.h"
#include "text/word.h"

PG_FUNCTION_INFO_V1(newsdip_dictionary_row);
PG_FUNCTION_INFO_V1(newsdip_dictionary_truncate);
PG_FUNCTION_INFO_V1(newsdip_removals_exist);
PG_FUNCTION_INFO_V1(newsdip_in_extension_script);
PG_FUNCTION_INFO_V1(newsdip_tables_are_tracked);
PG_FUNCTION_INFO_V1(newsdip_noted_change);

/* The longest alias or term, in characters */
#define ALIAS_LENGTH_MAX	1000

/*
 * Changes are summed up when they fill more than so many blocks, and twice as
 * many as when this session did so last: in a long transaction they stay.
 */
#define CHANGE_BLOCKS		2

/* Lock the row unless somebody else has, and take it out; its change, or 0 */
static uint64
take_change(Relation relation, HeapTuple tuple)
{
	HeapTupleData locked = {0};
	TM_FailureData failure;
	Buffer		buffer;
	TM_Result	result;
	bool		null;
	uint64		change;

	change = DatumGetInt64(heap_getattr(tuple, 1, RelationGetDescr(relation),
										&null));
	locked.t_self = tuple->t_self;
	locked.t_tableOid = RelationGetRelid(relation);
	result = heap_lock_tuple(relation, &locked, GetCurrentCommandId(true),
							 LockTupleExclusive, LockWaitSkip, false,
							 &buffer, &failure);
	ReleaseBuffer(buffer);
	if (result != TM_Ok)
		return 0;
	simple_heap_delete(relation, &locked.t_self);
	return change;
}

static void
add_change(Relation relation, uint64 change)
{
	Datum		value = Int64GetDatum((int64) change);
	bool		null = false;
	HeapTuple	tuple;

	tuple = heap_form_tuple(RelationGetDescr(relation), &value, &null);
	simple_heap_insert(relation, tuple);
	heap_freetuple(tuple);
}

/*
 * Replace the changes seen by their sum, which leaves the version of the
 * dictionary as it is for every snapshot.  Rows that another session is just
 * replacing are left to it: nobody waits here.
 */
static void
sum_up_changes(Relation relation)
{
	SysScanDesc scan;
	HeapTuple	tuple;
	uint64		sum = 0;

	scan = systable_beginscan(relation, InvalidOid, false, GetActiveSnapshot(),
							  0, NULL);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
		sum += take_change(relation, tuple);
	systable_endscan(scan);
	add_change(relation, sum);
}

static bool
is_time_to_sum_up(Relation relation)
{
	static Oid	relation_then = InvalidOid;
	static BlockNumber blocks_then;
	BlockNumber blocks = RelationGetNumberOfBlocks(relation);

	if (relation_then != RelationGetRelid(relation) || blocks < blocks_then)
		blocks_then = 0;
	relation_then = RelationGetRelid(relation);
	if (blocks <= CHANGE_BLOCKS || blocks <= blocks_then * 2 ||
		IsolationUsesXactSnapshot() || !ActiveSnapshotSet())
		return false;
	blocks_then = blocks;
	return true;
}

/* Sum of what note_change() wrote in this transaction and nobody asked for yet */
static uint64 unasked_change;

/*
 * Note that the current command changes the dictionary, once.  The row is
 * written directly, since those who may edit the dictionary may not write
 * dictionary_change.
 */
static void
note_change(void)
{
	static LocalTransactionId noted_transaction = InvalidLocalTransactionId;
	static SubTransactionId noted_subtransaction;
	static CommandId noted_command;
	static Oid	noted_relation;
	CommandId	command = GetCurrentCommandId(true);
	Oid			relation_id = dictionary_relation("dictionary_change");
	Relation	relation;
	uint64		change;

	if (noted_transaction == my_local_transaction() &&
		noted_subtransaction == GetCurrentSubTransactionId() &&
		noted_command == command && noted_relation == relation_id)
		return;

	relation = table_open(relation_id, RowExclusiveLock);
	do
		change = pg_prng_uint64(&pg_global_prng_state);
	while (change == 0);
	add_change(relation, change);
	if (noted_transaction != my_local_transaction())
		unasked_change = 0;
	unasked_change += change;
	if (is_time_to_sum_up(relation))
		sum_up_changes(relation);
	table_close(relation, NoLock);

	noted_transaction = my_local_transaction();
	noted_subtransaction = GetCurrentSubTransactionId();
	noted_command = command;
	noted_relation = relation_id;
}

/* Refuse a name that no text can contain */
static void
check_name(TriggerData *trigger, HeapTuple tuple, const char *column)
{
	TupleDesc	description = RelationGetDescr(trigger->tg_relation);
	AttrNumber	number = get_attnum(RelationGetRelid(trigger->tg_relation),
									column);
	bool		null;
	Datum		value;
	text	   *name;
	WordScanner scanner;
	TextWord	word;

	value = heap_getattr(tuple, number, description, &null);
	if (null)
		return;					/* NOT NULL says it better */
	name = DatumGetTextPP(value);
	if (pg_mbstrlen_with_len(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) >
		ALIAS_LENGTH_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
				 errmsg("%s is too long", column),
				 errdetail("It has more than %d characters.",
						   ALIAS_LENGTH_MAX),
				 errhint("Enter the name alone, as it stands in texts.")));
	word_scanner_init(&scanner, VARDATA_ANY(name), 0, VARSIZE_ANY_EXHDR(name));
	if (!word_next(&scanner, &word))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s \"%s\" contains no word", column,
						TextDatumGetCString(value)),
				 errhint("A name needs at least one letter or digit.")));
	do
	{
		if (word.flags & WORD_LONG)
			ereport(ERROR,
					(errcode(ERRCODE_STRING_DATA_RIGHT_TRUNCATION),
					 errmsg("%s contains a word that is too long", column),
					 errdetail("A word of a name has at most %d bytes when folded.",
							   WORD_FOLD_MAX)));
	} while (word_next(&scanner, &word));
}

/*
 * Refuse to be a trigger of anything but a dictionary table: note_change()
 * writes without a look at privileges, and the columns are taken to be there
 * with their types.
 */
static TriggerData *
trigger_argument(FunctionCallInfo fcinfo, const char *function, bool for_row)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) ||
		!TRIGGER_FIRED_BEFORE(trigger->tg_event) ||
		(TRIGGER_FIRED_FOR_ROW(trigger->tg_event) != 0) != for_row ||
		RelationGetNamespace(trigger->tg_relation) !=
		get_rel_namespace(dictionary_relation("dictionary_change")))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 errmsg("function \"%s\" was not called as a trigger of a dictionary table",
						function)));
	return trigger;
}

/*
 * BEFORE row trigger of every dictionary table
 */
Datum
newsdip_dictionary_row(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = trigger_argument(fcinfo, "dictionary_row", true);
	HeapTuple	tuple;

	tuple = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ?
		trigger->tg_newtuple : trigger->tg_trigtuple;
	if (!TRIGGER_FIRED_BY_DELETE(trigger->tg_event))
	{
		const char *table = RelationGetRelationName(trigger->tg_relation);

		if (strcmp(table, "alias") == 0 || strcmp(table, "term") == 0)
			check_name(trigger, tuple, table);
		else if (strcmp(table, "entity") == 0)
			check_name(trigger, tuple, "name");
	}
	note_change();
	return PointerGetDatum(tuple);
}

/*
 * BEFORE TRUNCATE trigger of every dictionary table
 */
Datum
newsdip_dictionary_truncate(PG_FUNCTION_ARGS)
{
	(void) trigger_argument(fcinfo, "dictionary_truncate", false);
	note_change();
	return PointerGetDatum(NULL);
}

/*
 * Whether a table holds any row, dead ones included: conditions of triggers
 * only need to know when the slow path can be saved.
 */
static bool
has_blocks(const char *table)
{
	Relation	relation = table_open(dictionary_relation(table),
									  AccessShareLock);
	bool		exist = RelationGetNumberOfBlocks(relation) > 0;

	table_close(relation, AccessShareLock);
	return exist;
}

Datum
newsdip_removals_exist(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(has_blocks("removal"));
}

Datum
newsdip_tables_are_tracked(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(has_blocks("tracked_table"));
}

/*
 * noted_change(): the sum of the numbers that this transaction's edits have
 * left since this was asked for; deleting an entity is several edits
 */
Datum
newsdip_noted_change(PG_FUNCTION_ARGS)
{
	uint64		change = unasked_change;

	unasked_change = 0;
	PG_RETURN_INT64((int64) change);
}

/*
 * Whether a script of this extension is running; that of another one edits
 * the dictionary as anybody does.
 */
Datum
newsdip_in_extension_script(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(creating_extension &&
				   CurrentExtensionObject == get_extension_oid("newsdip", true));
}
