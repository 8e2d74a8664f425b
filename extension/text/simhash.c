/*-------------------------------------------------------------------------
 *
 * simhash.c
 *		A fingerprint by which near-duplicates of a text are found.
 *
 * SimHash (Charikar 2002; for documents Manku, Jain and Das Sarma 2007): each
 * run of SHINGLE_WORDS folded words votes with the bits of its hash, and a bit
 * of the fingerprint is what most voted for.  Texts that share most of their
 * runs differ in few bits.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "miscadmin.h"

#include "compat.h"
#include "text/body.h"
#include "text/word.h"

PG_FUNCTION_INFO_V1(newsdip_simhash);

/* Words of a run: single words would make all texts of a topic alike */
#define SHINGLE_WORDS	2
#define SIMHASH_BITS	64

/* With fewer words chance alone brings fingerprints near one another */
#define WORDS_MIN		20

static uint64
mix(uint64 hash)
{
	hash ^= hash >> 33;
	hash *= UINT64CONST(0xff51afd7ed558ccd);
	hash ^= hash >> 33;
	hash *= UINT64CONST(0xc4ceb9fe1a85ec53);
	return hash ^ (hash >> 33);
}

/*
 * How many runs voted for each bit.  A byte of the hash is spread over the
 * bytes of a word and added to eight counters at once, which are emptied
 * before they run over.
 */
typedef struct Ballot
{
	uint64		counters[SIMHASH_BITS / 8];
	uint32		votes[SIMHASH_BITS];
	uint32		uncounted;
} Ballot;

static void
ballot_count(Ballot *ballot)
{
	for (int bit = 0; bit < SIMHASH_BITS; bit++)
		ballot->votes[bit] += ballot->counters[bit / 8] >> bit % 8 * 8 & 0xff;
	memset(ballot->counters, 0, sizeof(ballot->counters));
	ballot->uncounted = 0;
}

static inline void
ballot_vote(Ballot *ballot, uint64 hash)
{
	for (int i = 0; i < SIMHASH_BITS / 8; i++)
	{
		uint64		spread = (hash >> i * 8 & 0xff) *
			UINT64CONST(0x0101010101010101) & UINT64CONST(0x8040201008040201);

		ballot->counters[i] += (spread + UINT64CONST(0x7f7f7f7f7f7f7f7f)) >> 7 &
			UINT64CONST(0x0101010101010101);
	}
	if (++ballot->uncounted == 255)
		ballot_count(ballot);
}

/*
 * simhash(body)
 */
Datum
newsdip_simhash(PG_FUNCTION_ARGS)
{
	text	   *body = body_argument(fcinfo, 0);
	Ballot		ballot = {0};
	uint64		before[SHINGLE_WORDS - 1] = {0};
	uint64		fingerprint = 0;
	uint32		words = 0;
	WordScanner scanner;
	TextWord	word;

	word_scanner_init(&scanner, VARDATA_ANY(body), 0, VARSIZE_ANY_EXHDR(body));
	while (word_next(&scanner, &word))
	{
		uint64		run = word.hash;

		for (int i = 0; i < SHINGLE_WORDS - 1; i++)
			run = mix(run) + before[i];
		if (++words >= SHINGLE_WORDS)
			ballot_vote(&ballot, mix(run));
		for (int i = SHINGLE_WORDS - 2; i > 0; i--)
			before[i] = before[i - 1];
		before[0] = word.hash;
		if (words % 4096 == 0)
			CHECK_FOR_INTERRUPTS();
	}
	PG_FREE_IF_COPY(body, 0);
	if (words < WORDS_MIN)
		PG_RETURN_NULL();
	ballot_count(&ballot);
	for (int bit = 0; bit < SIMHASH_BITS; bit++)
		if (ballot.votes[bit] * 2 > words - SHINGLE_WORDS + 1)
			fingerprint |= UINT64CONST(1) << bit;
	PG_RETURN_INT64((int64) fingerprint);
}
