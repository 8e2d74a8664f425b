/*-------------------------------------------------------------------------
 *
 * reader.h
 *		Reading a text sentence by sentence for its contacts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_READER_H
#define NEWSDIP_READER_H

#include "summit/contact.h"
#include "summit/filter.h"

/* Sentences without a contact word that the next one may point back to */
#define SKIPPED_MAX 2

typedef struct SummitReader
{
	Reading		reading;
	uint32_t	length;			/* of the text */
	MentionList mentions;		/* of the text, once it is matched */
	bool		matched;
	TextRules	rules;
	SentenceScanner scanner;
	ContactFilter filter;
	bool		more_words;		/* the next contact word is there: its bytes */
	uint32_t	word_start;
	uint32_t	word_end;
	uint32_t	next_mention;
	Contact    *told;			/* what earlier sentences told, last ones only */
	int			told_count;
	TextSentence rest;			/* of the sentence that is read in pieces */
	int			skipped_count;
	TextSentence skipped[SKIPPED_MAX];	/* not read so far */
	int			last_number;	/* of the contacts of the text */
} SummitReader;

extern SummitReader *summit_reader_create(void);
extern void summit_reader_begin(SummitReader *reader, const Image *image,
								const char *text, uint32_t length,
								ImageDate date);
extern bool summit_reader_next(SummitReader *reader);

#endif							/* NEWSDIP_READER_H */
