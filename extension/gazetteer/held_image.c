/*-------------------------------------------------------------------------
 *
 * held_image.c
 *		An image that this session has at hand: found, compiled, shared.
 *
 * It is compiled in memory of the statement that wants it, and written to its
 * file from where its parts lie, so that it is put together only where it stays
 * private.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "storage/ipc.h"
#include "storage/latch.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"
#include "utils/wait_event.h"

#include "gazetteer/compile.h"
#include "gazetteer/held_image.h"

/*
 * How often to look whether another session has finished compiling, and when
 * to stop waiting for it and compile for oneself: milliseconds.
 */
#define CLAIM_WAIT_STEP		20
#define CLAIM_WAIT_LIMIT	60000

void
held_release(HeldImage *held)
{
	if (held->context != NULL)
		MemoryContextDelete(held->context);
	image_file_close(&held->mapping);
	memset(held, 0, sizeof(*held));
}

/* An image that was compiled, and all memory that this took */
typedef struct Compilation
{
	MemoryContext context;		/* NULL if there is none */
	ImagePieces pieces;
} Compilation;

/* In the caller's memory, so that an error takes it away */
static void
compilation_make(Compilation *compilation, HeldImage *held, Snapshot snapshot)
{
	MemoryContext caller = CurrentMemoryContext;
	const char *user = GetUserNameFromId(GetSessionUserId(), true);

	compilation->context = AllocSetContextCreate(caller, "newsdip compiling",
												 ALLOCSET_DEFAULT_SIZES);
	MemoryContextSwitchTo(compilation->context);
	dictionary_compile(snapshot, held->key.version, &compilation->pieces);
	MemoryContextSwitchTo(caller);
	held->origin.compiled_at = GetCurrentTimestamp();
	namestrcpy(&held->origin.compiled_by, user != NULL ? user : "");
}

/*
 * Hold a private image of it, until the caller keeps it in the caller's memory
 * as well.
 */
static void
compilation_hold(const Compilation *compilation, HeldImage *held)
{
	MemoryContext caller = CurrentMemoryContext;

	held->context = AllocSetContextCreate(caller, "newsdip image",
										  ALLOCSET_DEFAULT_SIZES);
	MemoryContextSwitchTo(held->context);
	held->image = image_join(&compilation->pieces);
	MemoryContextSwitchTo(caller);
}

void
held_compile(HeldImage *held, Snapshot snapshot)
{
	Compilation compilation;

	compilation_make(&compilation, held, snapshot);
	compilation_hold(&compilation, held);
	MemoryContextDelete(compilation.context);
}

/* Hold a file that is mapped instead of a private image, if there was one */
static void
hold_mapping(HeldImage *held, const ImageMapping *mapping)
{
	if (held->context != NULL)
		MemoryContextDelete(held->context);
	held->context = NULL;
	held->mapping = *mapping;
	held->image = image_file_image(mapping);
}

static bool
open_shared(HeldImage *held)
{
	ImageMapping mapping = {0};

	if (!image_file_open(&held->key, &mapping, &held->origin, held->reason))
		return false;
	hold_mapping(held, &mapping);
	return true;
}

static void
abandon_claim(int code, Datum claim)
{
	image_file_abandon((ImageClaim *) DatumGetPointer(claim));
}

/*
 * Compile the image unless that is done, and share it if that is possible; was
 * it?
 */
static bool
compile_claimed(HeldImage *held, Snapshot snapshot, ImageClaim *claim)
{
	Compilation compilation = {0};
	ImageMapping mapping = {0};

	PG_ENSURE_ERROR_CLEANUP(abandon_claim, PointerGetDatum(claim));
	{
		if (held->image == NULL)
			compilation_make(&compilation, held, snapshot);
		else
			image_pieces(held->image, &compilation.pieces);
		if (dictionary_redefined(snapshot))
			strlcpy(held->reason, "a table of the dictionary was altered during the transaction",
					sizeof(held->reason));
		else
			(void) image_file_publish(claim, &compilation.pieces,
									  &held->origin, &mapping, held->reason);
		if (mapping.address == NULL && held->image == NULL)
			compilation_hold(&compilation, held);
	}
	PG_END_ENSURE_ERROR_CLEANUP(abandon_claim, PointerGetDatum(claim));
	if (compilation.context != NULL)
		MemoryContextDelete(compilation.context);
	if (mapping.address != NULL)
		hold_mapping(held, &mapping);
	else
		image_file_abandon(claim);
	return mapping.address != NULL;
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

bool
held_obtain_shared(HeldImage *held, Snapshot snapshot)
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
			return compile_claimed(held, snapshot, &claim);
		else
			held_compile(held, snapshot);
		break;
	}
	return false;
}

bool
held_share(HeldImage *held, Snapshot snapshot)
{
	ClaimResult result;
	ImageClaim	claim;

	if (open_shared(held) || !held->untried)
		return false;
	result = image_file_claim(&held->key, &claim, held->reason);
	held->untried = result == CLAIM_BUSY;
	return result == CLAIM_GRANTED && compile_claimed(held, snapshot, &claim);
}
