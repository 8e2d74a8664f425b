/*-------------------------------------------------------------------------
 *
 * filter.h
 *		Finding the contact words of a text before anything else is read.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_FILTER_H
#define NEWSDIP_FILTER_H

#include "gazetteer/image_tables.h"
#include "summit/lexicon.h"
#include "text/block.h"

typedef enum FilterFound
{
	FILTER_END,					/* no more follow */
	FILTER_MODIFIER,			/* a word with which a modifier may end:
								 * "lewat video" */
	FILTER_CONTACT				/* a contact word or phrase */
} FilterFound;

/* The tables of the words that are looked for */
typedef struct Sought
{
	const Beginnings *beginnings;
	const uint8_t *contacts;	/* see image.h */
	uint64_t	short_words;	/* all bits if any has less letters than a
								 * beginning asks for */
} Sought;

/* Bytes from one block to the next, and blocks that are looked at together */
#define FILTER_STRIDE (BLOCK_BYTES - IMAGE_CONTACT_BYTES)
#define FILTER_BLOCKS 64

/* What blocks of a text have: a bit for each byte */
typedef struct BlocksFound
{
	uint64_t	candidates[FILTER_BLOCKS];	/* starts of words that are worth
											 * judging */
	uint64_t	word[FILTER_BLOCKS];
	uint64_t	wide[FILTER_BLOCKS];	/* letters that are not ASCII */
} BlocksFound;

typedef struct ContactFilter
{
	const Image *image;
	const Lexicon *lexicon;
	Sought		sought;
	const char *text;
	uint32_t	length;
	uint32_t	next;			/* the byte from which on it is to be looked
								 * at */
	BlocksFound found;			/* in the blocks that were looked at last */
	uint32_t	first;			/* byte of the first of them, */
	bool		carry;			/* which begins inside a word */
	bool		runs_on;		/* as the block behind them does */
	uint64_t	blocks;			/* a bit for each in which something is left */
	uint32_t	position;		/* of the block that is being judged */
	uint64_t	candidates;		/* that are left there */
	uint32_t	done;			/* the runs before this byte are judged */
	bool		in_run;			/* a run of more than ASCII is being judged */
	WordScanner run;
} ContactFilter;

extern void filter_begin(ContactFilter *filter, const Lexicon *lexicon,
						 const char *text, uint32_t length);

/*
 * The next contact word or phrase: the bytes from *start to *end.  A phrase
 * with another contact word in it ("phone call") is not told of apart from
 * that word.
 */
extern FilterFound filter_next(ContactFilter *filter, uint32_t *start,
							   uint32_t *end);

/* filter_block.c */

/* The first bytes of words in a block, which begins inside of one or not */
static BLOCK_INLINE uint64_t
filter_word_starts(uint64_t word, bool carry)
{
	return word & ~(word << 1 | carry) & low_bits(FILTER_STRIDE);
}

/* Does the last word that starts in a block, or in one before, run on? */
static BLOCK_INLINE bool
filter_runs_on(uint64_t word)
{
	return word >> (FILTER_STRIDE - 1) & 1;
}

/* How many blocks so many bytes of a text have, of which all are not looked at */
static BLOCK_INLINE uint32_t
filter_count(uint32_t bytes)
{
	return bytes > FILTER_BLOCKS * FILTER_STRIDE ? FILTER_BLOCKS :
		(bytes + FILTER_STRIDE - 1) / FILTER_STRIDE;
}

/*
 * Look at as many blocks as there are from a byte of the text to its end, the
 * first of which begins inside a word or not.  Returns in which of them
 * something is worth judging or has letters that are not ASCII; common
 * separators are no letters (see chunk_masks.h).
 */
extern uint64_t filter_blocks(const Sought *sought, const unsigned char *text,
							  uint32_t position, uint32_t length, bool carry,
							  BlocksFound *found);

/* filter_word.c */

/* What this word is, if it is any; *end receives the byte behind it */
extern FilterFound filter_judge(const ContactFilter *filter,
								const TextWord *word, uint32_t *end);

/* The same for one of at most HASH_STEP ASCII characters */
extern FilterFound filter_judge_plain(const ContactFilter *filter,
									  const TextWord *word, uint32_t *end);

/* Does one begin at this word and end within so many bytes of the text? */
extern bool filter_word(const Image *image, const char *text, uint32_t start,
						uint32_t length, uint32_t *end);

#endif							/* NEWSDIP_FILTER_H */
