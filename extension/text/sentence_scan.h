/*-------------------------------------------------------------------------
 *
 * sentence_scan.h
 *		What the files that find sentences share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_SENTENCE_SCAN_H
#define NEWSDIP_SENTENCE_SCAN_H

#include "text/sentence.h"
#include "text/unicode.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

typedef struct Character
{
	uint32_t	position;
	uint32_t	length;			/* 0 at the end of the text */
	CharacterClass class;
} Character;

static inline Character
character_at(const SentenceScanner *scanner, uint32_t position)
{
	Character	character = {position, 0, CHARACTER_NEWLINE};

	if (position < scanner->length)
		character.length = unicode_read(scanner->text + position,
										scanner->text + scanner->length,
										&character.class);
	return character;
}

/* Step over a line end: lines begin behind a line feed */
static inline void
pass_newline(SentenceScanner *scanner, uint32_t newline)
{
	if (scanner->text[newline] == '\n')
		scanner->line_start = newline + 1;
}

/*
 * Walk from the start of a sentence to its end; returns the byte behind it.
 */
extern uint32_t sentence_find_end(SentenceScanner *scanner, uint32_t start);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_SENTENCE_SCAN_H */
