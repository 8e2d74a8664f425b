/*-------------------------------------------------------------------------
 *
 * reader.h
 *		Reading a text sentence by sentence for its contacts.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_READER_H
#define NEWSDIP_READER_H

#include "gazetteer/unglue.h"
#include "summit/filter.h"
#include "summit/promise.h"
#include "summit/told.h"

/* Sentences without a contact word that the next one may point back to */
#define SKIPPED_MAX 2

/* Sentences that may have to be read again, at most */
#define BEHIND_MAX 256

typedef struct Skipped
{
	TextSentence sentence;
	bool		modifier;		/* it may have one */
} Skipped;

/* A sentence behind the checkpoint */
typedef struct Behind
{
	TextSentence sentence;
	bool		unread;			/* it tells of no contact, and whom it leaves
								 * is not known */
} Behind;

/* What one sentence leaves for the next */
typedef struct Checkpoint
{
	Memory		memory;
	uint16_t	language;
	bool		modifier_first;
	uint32_t	home;
	uint32_t	next_mention;
} Checkpoint;

typedef struct SummitReader
{
	Reading		reading;
	uint32_t	length;			/* of the text */
	MentionList mentions;		/* of the text, once it is matched */
	bool		matched;
	UngluedText unglued;		/* the text, if words of it were glued
								 * together as it was given; else its text is
								 * NULL */
	TextRules	rules;
	SentenceScanner scanner;
	ContactFilter filter;
	FilterFound word;			/* the next word that counts, and its bytes */
	uint32_t	word_start;
	uint32_t	word_end;
	uint32_t	next_mention;	/* for the sentence that is read */
	uint32_t	hints;			/* HINT_... of the sentence with a contact
								 * word that is looked at */
	Promise		promise;		/* of that sentence */
	Told	   *told;			/* the contacts of the text so far */
	TextSentence rest;			/* of the sentence that is read in pieces */
	int			skipped_count;
	Skipped		skipped[SKIPPED_MAX];	/* without a contact word */
	Checkpoint	checkpoint;		/* before what is left behind */
	bool		unread;			/* some of it has not been read */
	int			behind_count;
	Behind		behind[BEHIND_MAX];
	int			paired;			/* the last of them that is known to leave a
								 * pair, and a subject; -1 if none is */
	int			named;
} SummitReader;

extern SummitReader *summit_reader_create(void);
extern void summit_reader_begin(SummitReader *reader, const HeldImage *held,
								const char *text, uint32_t length,
								ImageDate date);
extern bool summit_reader_next(SummitReader *reader);

/* left_behind.c */
extern void reader_read_sentence(SummitReader *reader,
								 const TextSentence *sentence);
extern void reader_leave_behind(SummitReader *reader,
								const TextSentence *sentence, bool unread);
extern void reader_catch_up(SummitReader *reader);
extern bool reader_recall(SummitReader *reader, const TextSentence *sentence,
						  bool pair, bool subject);

#endif							/* NEWSDIP_READER_H */
