/*-------------------------------------------------------------------------
 *
 * chunk.h
 *		A piece of the text that is matched, its words, and those of them that
 *		may have to do with names.
 *
 * Questions are asked of all words of a piece before the next question: see
 * scan.c.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CHUNK_H
#define NEWSDIP_CHUNK_H

#include "gazetteer/behind.h"
#include "gazetteer/small_start.h"
#include "text/chunk_masks.h"
#include "text/hash.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/*
 * A word of the text that may start a name, or is capitalised.  What is known
 * of it comes together step by step.
 */
typedef struct Candidate
{
	uint64_t	hash;			/* of a plain word of at most HASH_STEP bytes */
	union
	{
		uint64_t	tag;		/* of its record, if it has one */
		const ImageFirst *first;	/* of a name or beginning */
	};
	uint32_t	start;			/* byte offset in the text */
	uint32_t	end;
	uint8_t		kind;			/* CandidateKind */
	bool		capital;		/* the first letter is one */
	/* the word behind, if names may go on with it */
	bool		next_capital;
	uint8_t		next_length;	/* 0: not known */
	union
	{
		BehindBytes behind;
		uint32_t	pair_value; /* of the sequence of both words, if there is
								 * one: SEQUENCE_... */
	};
	uint64_t	next_hash;
	uint64_t	pair_key;		/* of the sequence of both words; 0: not known */
} Candidate;

typedef enum CandidateKind
{
	CANDIDATE_NOTHING,			/* starts no name, nor has it a capital */
	CANDIDATE_SHORT,			/* the same, but has a capital; too short to
								 * be a misspelt name */
	CANDIDATE_UNKNOWN,			/* the same, and longer */
	CANDIDATE_NAME,				/* is a name, and starts no longer one here */
	CANDIDATE_BEGINNING,		/* may start a longer one */
	CANDIDATE_OTHER				/* words not read yet: not ASCII, or long */
} CandidateKind;

/* What one chunk hands to the next: is a word, or a line, not at its end? */
typedef struct ChunkCarry
{
	uint64_t	word;
	uint64_t	line;			/* that has had no word yet */
	uint64_t	small;			/* in a word, at what is no capital */
	uint64_t	cut;			/* bytes of a separator that it began */
} ChunkCarry;

/*
 * A piece of the text, its words, and those of them that may have to do with
 * names
 */
typedef struct Chunk
{
	const unsigned char *bytes; /* of which one block more can be read, and
								 * HASH_STEP bytes behind that */
	uint32_t	position;		/* in the text */
	uint32_t	blocks;
	bool		wide;			/* has letters that are not ASCII */
	bool		ended;			/* ends of words are listed, too */
	uint32_t   *words_end;
	Candidate  *candidates_end;
	Candidate **starts_end;
	ChunkMasks	masks;			/* and those of the next block */
	uint64_t	small_starts[CHUNK_BLOCKS]; /* where small words may start
											 * names */

	/*
	 * where those start that are looked at, with room for some more; then
	 * LISTED_... of those that are left
	 */
	uint32_t	words[CHUNK_BYTES / 2 + BLOCK_BYTES];
	/* where they end, if "ended", at the latest behind the next block */
	uint32_t	word_ends[CHUNK_BYTES / 2 + BLOCK_BYTES];

	/*
	 * the first bytes of those that are left, and as many behind these, if
	 * "ended" and not "wide"
	 */
	uint64_t	first_bytes[CHUNK_BYTES / 2 + BLOCK_BYTES];
	uint64_t	second_bytes[CHUNK_BYTES / 2 + BLOCK_BYTES];
	/* those that may start names, then those that have to be looked at */
	Candidate  *starts[CHUNK_BYTES / 2 + BLOCK_BYTES];
	/* where the slots of those begin that may start names */
	uint64_t	slots[CHUNK_BYTES / 2 + BLOCK_BYTES];
	Candidate	candidates[CHUNK_BYTES / 2 + BLOCK_BYTES];
	/* the end of the text and NULs behind it */
	unsigned char copy[CHUNK_BYTES + 3 * BLOCK_BYTES + 2 * HASH_STEP];
} Chunk;

/* The length of the word at a byte of a chunk, up to CHUNK_WORD_MOST */
#define CHUNK_WORD_MOST	(WINDOW_BITS - 1)

/* What is listed of a word: the filter of first words has it, its first letter
 * is a capital, its length, and where it starts */
#define LISTED_PASSES	UINT32_C(1)
#define LISTED_CAPITAL	UINT32_C(2)
#define LISTED_LENGTH	UINT32_C(0xfc)
#define LISTED_START	UINT32_C(0x100)

static BLOCK_INLINE uint32_t
chunk_word_length(const Chunk *chunk, uint32_t at)
{
	return lowest_bit(~mask_window(chunk->masks.word, at) |
					  UINT64_C(1) << CHUNK_WORD_MOST);
}

/* Are there bytes that are not ASCII among these? */
static BLOCK_INLINE uint32_t
chunk_has_wide(const Chunk *chunk, uint32_t at, uint32_t length)
{
	return (mask_window(chunk->masks.wide, at) & low_bits(length)) != 0;
}

/*
 * The same of a word of at most HASH_STEP letters and digits of ASCII; 0 if
 * none stands there.
 */
static BLOCK_INLINE uint32_t
chunk_plain_length(const Chunk *chunk, uint32_t at)
{
	uint32_t	length = chunk_word_length(chunk, at);

	return length > HASH_STEP ||
		(chunk->wide && chunk_has_wide(chunk, at, length)) ? 0 : length;
}

/*
 * Do the bytes of a plain word, of whose place HASH_STEP bytes can be read,
 * stand in a name at some place, when these bits are set in each eight of the
 * word?
 */
static BLOCK_INLINE bool
word_bytes_equal(const char *name, const char *word, uint32_t length,
				 uint64_t bits)
{
	return (((hash_load(name, 8) ^ (hash_load(word, 8) | bits)) &
			 hash_keep[length + 8]) |
			((hash_load(name + 8, 8) ^ (hash_load(word + 8, 8) | bits)) &
			 hash_keep[length])) == 0;
}

/* The same in a folded name, whatever the case of the word */
static inline bool
plain_word_equals(const char *name, const char *word, uint32_t length)
{
	return word_bytes_equal(name, word, length, UINT64_C(0x2020202020202020));
}

/* The bytes of a chunk from one of the text on */
static inline const char *
chunk_bytes(const Chunk *chunk, uint32_t position)
{
	return (const char *) chunk->bytes + (position - chunk->position);
}

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_CHUNK_H */
