/*-------------------------------------------------------------------------
 *
 * noted.c
 *		A state that is no more than a few units, in one small block.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "noted.h"

/* Version and what aligns the units */
#define NOTED_HEAD_BYTES 4

bool
value_is_noted(const Cooccurrence *value)
{
	return VARSIZE_ANY_EXHDR(value) > 0 &&
		*(const uint8 *) VARDATA_ANY(value) == NOTED_VERSION;
}

/* The units that were added to a state, which has nothing else. */
Cooccurrence *
noted_from_state(const CooccurrenceState *state)
{
	const UnitBuffer *units = &state->units_added;
	Size		bytes = units->used * sizeof(uint32);
	Cooccurrence *noted = palloc0(VARHDRSZ + NOTED_HEAD_BYTES + bytes);

	SET_VARSIZE(noted, VARHDRSZ + NOTED_HEAD_BYTES + bytes);
	*(uint8 *) VARDATA(noted) = NOTED_VERSION;
	if (bytes > 0)
		memcpy(VARDATA(noted) + NOTED_HEAD_BYTES, units->words, bytes);
	return noted;
}

/* Add the units to a state. */
void
state_add_noted(CooccurrenceState *state, const Cooccurrence *noted)
{
	Size		bytes = VARSIZE_ANY_EXHDR(noted);
	Size		nwords = bytes / sizeof(uint32) - 1;
	uint32	   *words;
	Size		at = 0;

	if (bytes % sizeof(uint32) != 0 || bytes < NOTED_HEAD_BYTES)
		nwords = 0;
	/* the datum may lie anywhere */
	words = palloc(Max(nwords, 1) * sizeof(uint32));
	memcpy(words, VARDATA_ANY(noted) + NOTED_HEAD_BYTES,
		   nwords * sizeof(uint32));
	while (at < nwords && words[at] < nwords - at)
	{
		cooccurrence_state_add_unit(state, (int32 *) words + at + 1, words[at]);
		at += words[at] + 1;
	}
	if (at < nwords || bytes != NOTED_HEAD_BYTES + nwords * sizeof(uint32))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("state of a cooccurrence aggregate is corrupted")));
	pfree(words);
}
