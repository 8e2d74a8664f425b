/*-------------------------------------------------------------------------
 *
 * note_buffer.c
 *		Notes of this transaction that are not written yet.
 *
 * A note is a row of the companion "..._change", which holds the key of an
 * article alone.  Inserting it by itself costs more than all else that the
 * trigger does, so notes are kept and written many at once: when a buffer is
 * full, when its transaction or subtransaction is about to commit, and before
 * a refresh looks for them.
 *
 * It is done by hand rather than by a statement: whoever changes articles
 * needs no rights on the companion, and nothing of anybody's is evaluated.
 * The same makes it necessary to look where notes go: only to a plain table
 * without indexes that belongs to the owner of the articles.
 *
 * Each subtransaction has buffers of its own, one for each companion, since
 * what it notes is to vanish with it.  A refresh that runs within one writes
 * the notes of the transactions around it as well; these are kept until it is
 * clear that they stay written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/table.h"
#include "access/tableam.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "executor/tuptable.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/resowner.h"
#include "utils/snapmgr.h"

#include "compat.h"
#include "tracking/note_buffer.h"

/* A page holds some 200 short keys; more at once would save nothing */
#define NOTES_AT_ONCE	512

typedef struct NoteBuffer
{
	struct NoteBuffer *outer;	/* of the same subtransaction, or around it */
	SubTransactionId subtransaction;
	SubTransactionId written_in;	/* has written these, may be rolled back */
	Oid			change;
	MemoryContext context;		/* of this struct and all below it */
	MemoryContext scratch;		/* for a note, and for writing */
	TupleDesc	columns;		/* of the companion */
	int			count;
	int			nslots;
	TupleTableSlot *slots[NOTES_AT_ONCE];
} NoteBuffer;

/* In TopTransactionContext, those of inner subtransactions first */
static NoteBuffer *innermost = NULL;

static bool
has_columns(Relation change, TupleDesc columns)
{
	TupleDesc	found = RelationGetDescr(change);

	if (found->natts != columns->natts)
		return false;
	for (int i = 0; i < found->natts; i++)
		if (TupleDescAttr(found, i)->atttypid !=
			TupleDescAttr(columns, i)->atttypid)
			return false;
	return true;
}

static void
check_companion(Relation change, bool has_key)
{
	if (change->rd_rel->relkind == RELKIND_RELATION && has_key &&
		(!change->rd_rel->relhasindex || RelationGetIndexList(change) == NIL))
		return;
	ereport(ERROR,
			(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
			 errmsg("companion table \"%s\" was altered",
					RelationGetRelationName(change)),
			 errhint("It must be a plain table without indexes that has the columns of the key. Drop its indexes, or call newsdip.untrack() and newsdip.track() again.")));
}

/*
 * The lock is held to the end of the transaction, so that others cannot alter
 * the companion before its notes are written.
 */
static NoteBuffer *
buffer_create(Oid change_id, int nkey)
{
	Relation	change = table_open(change_id, RowExclusiveLock);
	MemoryContext context;
	MemoryContext caller;
	NoteBuffer *buffer;

	check_companion(change, RelationGetDescr(change)->natts == nkey);
	context = AllocSetContextCreate(TopTransactionContext, "newsdip notes",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);
	buffer = palloc0(sizeof(NoteBuffer));
	buffer->context = context;
	buffer->scratch = AllocSetContextCreate(context, "writing of notes",
											ALLOCSET_SMALL_SIZES);
	buffer->subtransaction = GetCurrentSubTransactionId();
	buffer->change = change_id;
	buffer->columns = CreateTupleDescCopy(RelationGetDescr(change));
	MemoryContextSwitchTo(caller);
	table_close(change, NoLock);
	buffer->outer = innermost;
	innermost = buffer;
	return buffer;
}

/* That of this subtransaction and companion */
static NoteBuffer *
buffer_for(Oid change, int nkey)
{
	SubTransactionId current = GetCurrentSubTransactionId();

	for (NoteBuffer *buffer = innermost;
		 buffer != NULL && buffer->subtransaction == current;
		 buffer = buffer->outer)
		if (buffer->change == change)
			return buffer;
	return buffer_create(change, nkey);
}

static void
buffer_clear(NoteBuffer *buffer)
{
	for (int i = 0; i < buffer->count; i++)
		ExecClearTuple(buffer->slots[i]);
	buffer->count = 0;
	buffer->written_in = InvalidSubTransactionId;
}

/* Notes for a companion that this transaction has dropped are for nothing */
static void
buffer_write(NoteBuffer *buffer)
{
	ResourceOwner owner = CurrentResourceOwner;
	MemoryContext caller = MemoryContextSwitchTo(buffer->scratch);
	Relation	change;

	CurrentResourceOwner = CurTransactionResourceOwner;
	change = try_table_open(buffer->change, RowExclusiveLock);
	if (change != NULL)
	{
		check_companion(change, has_columns(change, buffer->columns));
		/* a long key may go to the companion's TOAST table */
		PushActiveSnapshot(GetTransactionSnapshot());
		table_multi_insert(change, buffer->slots, buffer->count,
						   GetCurrentCommandId(true), 0, NULL);
		PopActiveSnapshot();
		table_close(change, NoLock);
	}
	CurrentResourceOwner = owner;
	MemoryContextSwitchTo(caller);
	MemoryContextReset(buffer->scratch);
}

/* A slot to put the next note in */
static TupleTableSlot *
next_slot(NoteBuffer *buffer)
{
	if (buffer->count == NOTES_AT_ONCE)
	{
		buffer_write(buffer);
		buffer_clear(buffer);
	}
	if (buffer->count == buffer->nslots)
	{
		MemoryContext caller = MemoryContextSwitchTo(buffer->context);

		buffer->slots[buffer->nslots++] =
			MakeSingleTupleTableSlot(buffer->columns, &TTSOpsHeapTuple);
		MemoryContextSwitchTo(caller);
	}
	return buffer->slots[buffer->count];
}

/*
 * A value as a note has it.  One that is stored outside its row is fetched,
 * since the table may get another file, or none, before the note is written.
 */
static Datum
noted_value(NoteBuffer *buffer, Datum value, int length)
{
	MemoryContext caller;

	if (length != -1 || !VARATT_IS_EXTERNAL(DatumGetPointer(value)))
		return value;
	caller = MemoryContextSwitchTo(buffer->scratch);
	value = PointerGetDatum(detoast_external_attr((struct varlena *) DatumGetPointer(value)));
	MemoryContextSwitchTo(caller);
	return value;
}

/* Note the key of an article, or a key of NULLs that stands for all */
void
note_buffer_add(Oid change, HeapTuple article, TupleDesc description,
				const AttrNumber *key, int nkey)
{
	NoteBuffer *buffer = buffer_for(change, nkey);
	TupleTableSlot *slot = next_slot(buffer);

	for (int i = 0; i < nkey; i++)
	{
		/* refresh() tells of it, and the table is to be tracked anew */
		if (article != NULL && TupleDescAttr(buffer->columns, i)->atttypid !=
			TupleDescAttr(description, key[i] - 1)->atttypid)
			return;
		slot->tts_isnull[i] = true;
		if (article != NULL)
			slot->tts_values[i] = heap_getattr(article, key[i], description,
											   &slot->tts_isnull[i]);
		if (!slot->tts_isnull[i])
			slot->tts_values[i] = noted_value(buffer, slot->tts_values[i],
											  TupleDescAttr(buffer->columns, i)->attlen);
	}
	ExecStoreVirtualTuple(slot);
	ExecMaterializeSlot(slot);
	MemoryContextReset(buffer->scratch);
	buffer->count++;
}

/*
 * Write what the current transaction and those around it have noted, for a
 * command of this transaction to see
 */
void
note_buffer_write_all(void)
{
	SubTransactionId current = GetCurrentSubTransactionId();

	for (NoteBuffer *buffer = innermost; buffer != NULL;
		 buffer = buffer->outer)
	{
		if (buffer->count == 0 ||
			buffer->written_in != InvalidSubTransactionId)
			continue;
		buffer_write(buffer);
		if (buffer->subtransaction == current)
			buffer_clear(buffer);
		else
			buffer->written_in = current;
	}
}

static void
at_transaction_end(XactEvent event, void *argument)
{
	if (event == XACT_EVENT_PRE_COMMIT || event == XACT_EVENT_PRE_PREPARE)
		note_buffer_write_all();
	else if (event == XACT_EVENT_COMMIT || event == XACT_EVENT_PREPARE ||
			 event == XACT_EVENT_ABORT)
		innermost = NULL;
}

/* Whatever becomes of it, a subtransaction's buffers go with it */
static void
at_subtransaction_end(SubXactEvent event, SubTransactionId mine,
					  SubTransactionId parent, void *argument)
{
	if (event == SUBXACT_EVENT_PRE_COMMIT_SUB)
	{
		for (NoteBuffer *buffer = innermost;
			 buffer != NULL && buffer->subtransaction == mine;
			 buffer = buffer->outer)
			if (buffer->count > 0)
				buffer_write(buffer);
		return;
	}
	if (event != SUBXACT_EVENT_COMMIT_SUB && event != SUBXACT_EVENT_ABORT_SUB)
		return;
	while (innermost != NULL && innermost->subtransaction == mine)
	{
		NoteBuffer *gone = innermost;

		innermost = gone->outer;
		MemoryContextDelete(gone->context);
	}
	for (NoteBuffer *buffer = innermost; buffer != NULL;
		 buffer = buffer->outer)
	{
		if (buffer->written_in != mine)
			continue;
		if (event == SUBXACT_EVENT_ABORT_SUB)
			buffer->written_in = InvalidSubTransactionId;
		else if (buffer->subtransaction == parent)
			buffer_clear(buffer);
		else
			buffer->written_in = parent;
	}
}

void
note_buffer_init(void)
{
	RegisterXactCallback(at_transaction_end, NULL);
	RegisterSubXactCallback(at_subtransaction_end, NULL);
}
