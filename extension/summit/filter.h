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

typedef struct ContactFilter
{
	const Image *image;
	const Lexicon *lexicon;
	bool		avx2;			/* the processor has it */
	const char *text;
	uint32_t	length;
	uint32_t	position;		/* of the block that was looked at last */
	uint32_t	next;			/* of the one to look at */
	uint64_t	candidates;		/* words of the block not yet judged: bits */
	bool		carry;			/* a word runs on into the next block */
	uint32_t	run_start;		/* the last start of a run of word bytes */
	uint32_t	done;			/* the runs before this byte are judged */
	bool		in_run;			/* a run of more than ASCII is being judged */
	WordScanner run;
	uint32_t	blocks;			/* looked at so far */
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
