/*-------------------------------------------------------------------------
 *
 * cache.c
 *		Which image the current statement reads texts with.
 *
 * The version of the dictionary is itself a fact in a table
 * (dictionary_change), so a snapshot sees the version that belongs to the
 * rows it sees: a transaction its own uncommitted edits, a repeatable read
 * what was there when it began, a standby what has been replayed.  It is read
 * once for each snapshot, a scan of one small page; the image is compiled
 * again only when the version differs.  Hence nothing has to be invalidated,
 * and nothing can be stale.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/xact.h"
#include "storage/proc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/compile.h"
#include "gazetteer/labels.h"

/*
 * What tells a snapshot from an earlier one of the same transaction.  The
 * completion count moves with every transaction that ends, the command id
 * with every own change.
 */
typedef struct SnapshotMark
{
	LocalTransactionId transaction;
	TransactionId xmin;
	TransactionId xmax;
	uint32		running;
	uint64		completions;
	CommandId	command;
} SnapshotMark;

static struct
{
	MemoryContext context;		/* holds the image */
	const Image *image;
	Oid			relation;		/* dictionary_change, when it was compiled */
	uint64		version;
	bool		marked;			/* is it known to fit this snapshot? */
	SnapshotMark mark;
}			cache;

static void
mark_snapshot(Snapshot snapshot, SnapshotMark *mark)
{
	memset(mark, 0, sizeof(*mark));
	mark->transaction = my_local_transaction();
	mark->xmin = snapshot->xmin;
	mark->xmax = snapshot->xmax;
	mark->running = snapshot->xcnt + snapshot->subxcnt;
	mark->completions = snapshot->snapXactCompletionCount;
	mark->command = snapshot->curcid;
}

/* An aborted subtransaction takes its edits back without a new command */
static void
forget_mark(SubXactEvent event, SubTransactionId subtransaction,
			SubTransactionId parent, void *arg)
{
	if (event == SUBXACT_EVENT_ABORT_SUB)
		cache.marked = false;
}

static void
compile(Snapshot snapshot)
{
	MemoryContext context;
	MemoryContext caller;
	const Image *image;

	/* until it is complete an error takes it away with the caller's memory */
	context = AllocSetContextCreate(CurrentMemoryContext, "newsdip image",
									ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);
	image = dictionary_compile(snapshot);
	MemoryContextSwitchTo(caller);

	MemoryContextSetParent(context, TopMemoryContext);
	if (cache.context != NULL)
		MemoryContextDelete(cache.context);
	cache.context = context;
	cache.image = image;
	cache.version = image_header(image)->version;
}

const Image *
dictionary_image(void)
{
	Snapshot	snapshot = GetActiveSnapshot();
	SnapshotMark mark;
	Oid			relation;

	mark_snapshot(snapshot, &mark);
	if (cache.marked && memcmp(&mark, &cache.mark, sizeof(mark)) == 0)
		return cache.image;

	cache.marked = false;
	relation = dictionary_relation("dictionary_change");
	if (cache.image == NULL || cache.relation != relation ||
		cache.version != dictionary_version(snapshot))
	{
		compile(snapshot);
		cache.relation = relation;
	}
	cache.mark = mark;
	cache.marked = true;
	return cache.image;
}

void
cache_init(void)
{
	RegisterSubXactCallback(forget_mark, NULL);
}
