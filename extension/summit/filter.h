/*-------------------------------------------------------------------------
 *
 * filter.h
 *		Finding the contact words of a text before anything else is read.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_FILTER_H
#define NEWSDIP_FILTER_H

#include "summit/lexicon.h"

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
	const uint8_t *beginnings;	/* see lexicon.h */
	const uint8_t *contacts;	/* see image.h */
	uint64_t	short_words;	/* all bits if any has less letters than a
								 * beginning asks for */
} Sought;

/* What one block of a text has: a bit for each byte */
typedef struct BlockFound
{
	uint64_t	candidates;		/* starts of words that are worth judging */
	uint64_t	word;
	uint64_t	wide;			/* not ASCII */
	bool		carry;			/* it begins inside a word */
} BlockFound;

typedef struct ContactFilter
{
	const Image *image;
	const Lexicon *lexicon;
	Sought		sought;
	bool		avx2;			/* the processor has it */
	const char *text;
	uint32_t	length;
	uint32_t	position;		/* of the block that was looked at last */
	uint32_t	next;			/* of the one to look at */
	BlockFound	block;			/* what was found there, and is not yet judged */
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
