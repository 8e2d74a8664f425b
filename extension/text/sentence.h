/*-------------------------------------------------------------------------
 *
 * sentence.h
 *		Sentences, paragraphs and lines of page furniture.
 *
 * The rules are those of running news text in languages that end sentences
 * with a full stop.  Which words a full stop does not end ("Gen.", "Jl.")
 * and how page furniture begins ("Baca juga") are facts of a language, so
 * they come from the lexicon through TextRules.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SENTENCE_H
#define NEWSDIP_SENTENCE_H

#include "text/word.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* What the lexicon knows that splitting needs; both take any number of calls */
typedef struct TextRules
{
	/* may this word be followed by a full stop inside a sentence? */
	bool		(*is_abbreviation) (const void *lexicon, const char *text,
									const TextWord *word);
	/* do the words of a line, from its start, begin page furniture? */
	bool		(*is_boilerplate) (const void *lexicon, const char *text,
								   uint32_t start, uint32_t end);
	const void *lexicon;
} TextRules;

typedef struct TextSentence
{
	uint32_t	start;			/* byte offset of its first character */
	uint32_t	end;			/* byte offset behind its last character */
	int32_t		number;			/* 1-based within the text */
	int32_t		paragraph;		/* 1-based within the text */
	bool		boilerplate;	/* the line is page furniture */
} TextSentence;

typedef struct SentenceScanner
{
	const TextRules *rules;
	const unsigned char *text;
	uint32_t	length;
	uint32_t	position;
	int32_t		number;
	int32_t		paragraph;
	uint32_t	line_start;		/* of the line that is read */
	uint32_t	line_end;		/* end of the line whose kind is known */
	bool		line_boilerplate;
	uint32_t	wrap_width;		/* bytes of a full line, 0 where lines are
								 * paragraphs */
	bool		indented;		/* blanks begin some line, as of a paragraph */
} SentenceScanner;

extern void sentence_scanner_init(SentenceScanner *scanner,
								  const TextRules *rules,
								  const char *text, uint32_t length);
extern bool sentence_next(SentenceScanner *scanner, TextSentence *sentence);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_SENTENCE_H */
