/*-------------------------------------------------------------------------
 *
 * book.h
 *		The unknown names of one text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NAMES_BOOK_H
#define NEWSDIP_NAMES_BOOK_H

#include "names/given.h"
#include "names/run.h"

/* A run of the text, and what is known of it */
typedef struct BookRun
{
	uint32		start;			/* byte offset in the text */
	uint32		end;			/* byte offset behind it */
	int			first_word;		/* in the book's words */
	int			words;
	int			name;			/* the run that introduces the name, or -1 */
	int			long_form;		/* of an acronym: the run before it, or -1 */
	uint8		kind;			/* EntityKind */
	uint8		cue;			/* NameCue */
	bool		initial;		/* begins a sentence: a capital means little */
	bool		crowded;		/* capitals or a place beside it: perhaps part
								 * of another name */
	bool		speaks;			/* begins a clause, and a verb of speech is
								 * next */
	NameRole	role;
} BookRun;

typedef struct NameBook
{
	const Image *image;
	const char *text;
	uint32		length;
	const GivenNames *given;
	BookRun    *runs;
	int			count;
	int			capacity;
	uint64	   *words;			/* hashes of the words of the runs */
	int			word_count;
	int			word_capacity;
} NameBook;

extern void book_init(NameBook *book, const Image *image, const char *text,
					  uint32 length, const GivenNames *given);
extern void book_read_sentence(NameBook *book, const Sentence *sentence);
extern void book_close(NameBook *book);

#endif							/* NEWSDIP_NAMES_BOOK_H */
