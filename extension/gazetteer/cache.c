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
 * Images lie in files that all sessions map (image_file.c).  Private ones
 * serve where that cannot be: for what a transaction has changed itself and
 * others cannot see yet, and where files cannot be written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/xact.h"
#include "common/pg_prng.h"
#include "miscadmin.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "storage/proc.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"
#include "utils/wait_event.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/compile.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/labels.h"
#include "gazetteer/noticing.h"

/*
 * How often to look whether another session has finished compiling, and when
 * to stop waiting for it and compile for oneself: milliseconds.
 */
#define CLAIM_WAIT_STEP		20
#define CLAIM_WAIT_LIMIT	60000

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

static void
release(HeldImage *held)
{
	if (held->context != NULL)
		MemoryContextDelete(held->context);
	image_file_close(&held->mapping);
	memset(held, 0, sizeof(*held));
}

/*
 * A private image, until the caller keeps it in the caller's memory, so that
 * an error takes it away.
 */
static void
compile(HeldImage *held, Snapshot snapshot)
{
	MemoryContext caller = CurrentMemoryContext;
	const char *user = GetUserNameFromId(GetSessionUserId(), true);

	held->context = AllocSetContextCreate(caller, "newsdip image",
										  ALLOCSET_DEFAULT_SIZES);
	MemoryContextSwitchTo(held->context);
	held->image = dictionary_compile(snapshot, held->key.version);
	MemoryContextSwitchTo(caller);
	held->origin.compiled_at = GetCurrentTimestamp();
	namestrcpy(&held->origin.compiled_by, user != NULL ? user : "");
}

static bool
open_shared(HeldImage *held)
{
	ImageMapping mapping = {0};

	if (!image_file_open(&held->key, &mapping, &held->origin, held->reason))
		return false;
	if (held->context != NULL)
		MemoryContextDelete(held->context);
	held->context = NULL;
	held->mapping = mapping;
	held->image = image_file_image(&mapping);
	return true;
}

static void
abandon_claim(int code, Datum claim)
{
	image_file_abandon((ImageClaim *) DatumGetPointer(claim));
}

/* Compile the image unless that is done, and share it if that is possible */
static void
compile_claimed(HeldImage *held, Snapshot snapshot, ImageClaim *claim)
{
	PG_ENSURE_ERROR_CLEANUP(abandon_claim, PointerGetDatum(claim));
	{
		if (held->image == NULL)
			compile(held, snapshot);
		if (dictionary_redefined(snapshot))
			strlcpy(held->reason, "a table of the dictionary was altered during the transaction",
					sizeof(held->reason));
		else
			(void) image_file_publish(claim, held->image, &held->origin,
									  held->reason);
	}
	PG_END_ENSURE_ERROR_CLEANUP(abandon_claim, PointerGetDatum(claim));
	if (claim->file < 0)
	{
		/* published */
		image_sweep(&held->key);
		(void) open_shared(held);
	}
	else
		image_file_abandon(claim);
}

/* Wait for a moment; false if that has gone on for too long */
static bool
wait_for_claim(TimestampTz since)
{
	if (TimestampDifferenceExceeds(since, GetCurrentTimestamp(),
								   CLAIM_WAIT_LIMIT))
		return false;
	(void) WaitLatch(MyLatch, WL_LATCH_SET | WL_TIMEOUT | WL_EXIT_ON_PM_DEATH,
					 CLAIM_WAIT_STEP, PG_WAIT_EXTENSION);
	ResetLatch(MyLatch);
	CHECK_FOR_INTERRUPTS();
	return true;
}

/*
 * The image from a file: there already, made by another session for which
 * this one waits, or made here.  A private one if all that fails.
 */
static void
obtain_shared(HeldImage *held, Snapshot snapshot)
{
	TimestampTz since = GetCurrentTimestamp();
	ImageClaim	claim;

	while (!open_shared(held))
	{
		ClaimResult result = image_file_claim(&held->key, &claim,
											  held->reason);

		if (result == CLAIM_BUSY && wait_for_claim(since))
			continue;
		if (result == CLAIM_BUSY)
			snprintf(held->reason, sizeof(held->reason),
					 "another session has been compiling it for over %d seconds",
					 CLAIM_WAIT_LIMIT / 1000);
		if (result == CLAIM_GRANTED && open_shared(held))
			image_file_abandon(&claim); /* finished just before the claim */
		else if (result == CLAIM_GRANTED)
			compile_claimed(held, snapshot, &claim);
		else
			compile(held, snapshot);
		return;
	}
}

/*
 * Find or make the image of this key and keep it as the current one; a private
 * one if there is a reason for that.
 */
static void
obtain(const ImageKey *key, Snapshot snapshot, const char *private_reason)
{
	HeldImage	held = {0};

	held.key = *key;
	held.untried = private_reason != NULL;
	if (held.untried)
	{
		strlcpy(held.reason, private_reason, sizeof(held.reason));
		compile(&held, snapshot);
	}
	else
	{
		/* who is making the image for all others must not wait for a table */
		dictionary_lock();
		obtain_shared(&held, snapshot);
		dictionary_unlock();
	}

	if (held.context != NULL)
		MemoryContextSetParent(held.context, TopMemoryContext);
	if (cache.current.mapping.address != NULL)
	{
		release(&cache.previous);
		cache.previous = cache.current;
		memset(&cache.current, 0, sizeof(cache.current));
	}
	release(&cache.current);
	cache.current = held;
}

/*
 * A private image of a dictionary that all can see now: take the shared one
 * if there is one.  Our own changes, when they are committed, were compiled
 * here, so the others get what is there.
 */
static void
share_private(HeldImage *held, Snapshot snapshot)
{
	ClaimResult result;
	ImageClaim	claim;

	if (open_shared(held) || !held->untried)
		return;
	result = image_file_claim(&held->key, &claim, held->reason);
	held->untried = result == CLAIM_BUSY;
	if (result == CLAIM_GRANTED)
		compile_claimed(held, snapshot, &claim);
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
		release(&cache.current);
		release(&cache.previous);
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
		share_private(&cache.current, snapshot);
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
