/*-------------------------------------------------------------------------
 *
 * cache.c
 *		Which image the current statement reads texts with.
 *
 * The version of the dictionary is itself a fact in a table
 * (dictionary_change), so a snapshot sees the version that belongs to the
 * rows it sees: a transaction its own uncommitted edits, a repeatable read
 * what was there when it began, a standby what has been replayed.  It is read
 * once for each snapshot, a scan of one small page; another image is looked
 * for only when the version differs.  Hence nothing has to be invalidated,
 * and nothing can be stale.  To it belongs whether the triggers that note
 * changes are switched on (noticing.c).
 *
 * Images lie in files that all sessions map (image_file.c, held_image.c).
 * Private ones serve where that cannot be: for what a transaction has changed
 * itself and others cannot see yet, and where files cannot be written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/xact.h"
#include "common/pg_prng.h"
#include "storage/proc.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/compile.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/labels.h"
#include "gazetteer/noticing.h"

/*
 * What tells a snapshot from an earlier one of the same transaction.  As long
 * as xmax stands still, transactions can only leave those that the snapshot
 * takes to be running, so their number tells; the command id moves with every
 * own change.
 */
typedef struct SnapshotMark
{
	LocalTransactionId transaction;
	TransactionId xmin;
	TransactionId xmax;
	uint32		running;
	int32		running_subtransactions;
	CommandId	command;
} SnapshotMark;

/*
 * The images at hand: the one of the last statement, and if that is another
 * the shared one before it, so that a transaction that looks at an older
 * dictionary, or changes it and takes that back, does not open files by turns.
 */
static struct
{
	HeldImage	current;
	HeldImage	previous;
	bool		marked;			/* is current known to fit this snapshot? */
	bool		forget;
	SnapshotMark mark;
}	cache;

static bool share_dictionary = true;

static void
mark_snapshot(Snapshot snapshot, SnapshotMark *mark)
{
	memset(mark, 0, sizeof(*mark));
	mark->transaction = my_local_transaction();
	mark->xmin = snapshot->xmin;
	mark->xmax = snapshot->xmax;
	mark->running = snapshot->xcnt;
	mark->running_subtransactions = snapshot->subxcnt;
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

/*
 * Find or make the image of this key and keep it as the current one; a private
 * one if there is a reason for that.
 */
static void
obtain(const ImageKey *key, Snapshot snapshot, const char *private_reason)
{
	HeldImage	held = {0};
	bool		published = false;

	held.key = *key;
	held.untried = private_reason != NULL;
	if (held.untried)
	{
		strlcpy(held.reason, private_reason, sizeof(held.reason));
		held_compile(&held, snapshot);
	}
	else
	{
		/* who is making the image for all others must not wait for a table */
		dictionary_lock();
		published = held_obtain_shared(&held, snapshot);
		dictionary_unlock();
	}

	if (held.context != NULL)
		MemoryContextSetParent(held.context, TopMemoryContext);
	if (cache.current.mapping.address != NULL)
	{
		held_release(&cache.previous);
		cache.previous = cache.current;
		memset(&cache.current, 0, sizeof(cache.current));
	}
	held_release(&cache.current);
	cache.current = held;
	if (published)
		image_sweep(key);
}

/* Is this the image that is wanted, and of the sort that is wanted? */
static bool
fits(const HeldImage *held, const ImageKey *key)
{
	return held->image != NULL && held->key.relation == key->relation &&
		held->key.version == key->version &&
		(share_dictionary || held->context != NULL);
}

static void
hold(const ImageKey *key, Snapshot snapshot, const char *private_reason)
{
	if (cache.forget)
	{
		held_release(&cache.current);
		held_release(&cache.previous);
		cache.forget = false;
	}
	if (!fits(&cache.current, key) && fits(&cache.previous, key))
	{
		HeldImage	swapped = cache.current;

		cache.current = cache.previous;
		cache.previous = swapped;
	}
	if (!fits(&cache.current, key))
		obtain(key, snapshot, private_reason);
	else if (cache.current.context != NULL && private_reason == NULL)
	{
		if (held_share(&cache.current, snapshot))
			image_sweep(key);
	}
}

/* Why the image of this key cannot be shared; NULL if it can */
static const char *
find_key(Snapshot snapshot, ImageKey *key)
{
	static char unnoticed_reason[IMAGE_REASON_SIZE];
	const char *unnoticed;
	uint64		triggers;
	bool		changed;
	bool		altered;

	key->relation = dictionary_relation("dictionary_change");
	key->version = dictionary_version(snapshot, &changed);
	unnoticed = dictionary_unnoticed(snapshot, &triggers, &altered);
	key->version += triggers;
	if (unnoticed != NULL)
	{
		key->version = pg_prng_uint64(&pg_global_prng_state);
		snprintf(unnoticed_reason, sizeof(unnoticed_reason),
				 "changes of newsdip.%s go unnoticed: a trigger that notes them is disabled",
				 unnoticed);
		return unnoticed_reason;
	}
	if (changed || altered)
		return "the transaction has changed the dictionary";
	if (!share_dictionary)
		return "newsdip.share_dictionary is off";
	return NULL;
}

const HeldImage *
dictionary_held(void)
{
	Snapshot	snapshot = GetActiveSnapshot();
	SnapshotMark mark;
	ImageKey	key;
	const char *private_reason;

	mark_snapshot(snapshot, &mark);
	if (cache.marked && memcmp(&mark, &cache.mark, sizeof(mark)) == 0)
		return &cache.current;

	cache.marked = false;
	private_reason = find_key(snapshot, &key);
	hold(&key, snapshot, private_reason);
	cache.mark = mark;
	cache.marked = true;
	return &cache.current;
}

const Image *
dictionary_image(void)
{
	return dictionary_held()->image;
}

void
dictionary_forget(void)
{
	/* what is held may be in use: let go of it when it is next asked for */
	cache.forget = true;
	cache.marked = false;
}

static void
share_dictionary_assigned(bool value, void *extra)
{
	cache.marked = false;
}

void
cache_init(void)
{
	compile_memory_init();
	noticing_init();
	DefineCustomBoolVariable("newsdip.share_dictionary",
							 "Shares compiled dictionaries between sessions through files.",
							 NULL, &share_dictionary, true,
							 PGC_USERSET, 0, NULL, share_dictionary_assigned,
							 NULL);
	RegisterSubXactCallback(forget_mark, NULL);
}
