/*-------------------------------------------------------------------------
 *
 * matcher.h
 *		What the files that match a text against the image share.
 *
 * match.c walks over the words and finds names; near.c finds what a misspelt
 * word stands for; office_phrase.c finds the holders of offices; sense.c
 * decides afterwards what only the whole text can decide.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_MATCHER_H
#define NEWSDIP_MATCHER_H

#include "gazetteer/match.h"

/*
 * The words around the current one.  A name has at most NAME_WORDS words, so
 * that a window twice as long holds all that lies ahead and enough of what
 * lies behind.  Words are numbered from the start of the text.
 */
#define NAME_WORDS		512
#define WINDOW_WORDS	(2 * NAME_WORDS)

/* Last names of the persons that the text has named in full */
typedef struct Surname
{
	uint64_t	hash;			/* of the folded word; 0 is an empty slot */
	uint32_t	entity;
} Surname;

/* A name found at a word */
typedef struct NameFound
{
	uint32_t	name;			/* index in the image, or IMAGE_NONE */
	uint32_t	words;
	bool		near;			/* one of its words is misspelt */
} NameFound;

typedef struct Matcher
{
	const Image *image;
	const char *text;
	ImageDate	date;
	MentionList *list;
	WordScanner scanner;
	uint64_t	words_read;		/* words in the window end before this one */
	TextWord	window[WINDOW_WORDS];
	bool		doubts;			/* there are mentions in doubt */
	bool		offices;		/* there are office phrases */
	uint64_t	surname_filter; /* one bit for each hash modulo 64 */
	Surname    *surnames;		/* open addressing, at most half full */
	uint32_t	surname_slots;
	uint32_t	surname_count;
} Matcher;

/* match.c */
extern const TextWord *matcher_word(Matcher *matcher, uint64_t number);
extern const TextWord *matcher_copy(Matcher *matcher, uint64_t first,
									uint32_t count, TextWord *words);
extern Mention *matcher_add(Matcher *matcher, uint64_t first, uint32_t words,
							uint32_t entity, MentionVia via);
extern const ImageSense *matcher_sense(const Matcher *matcher,
									   const ImageName *name,
									   const TextWord *words, uint32_t count,
									   const ImageSense *after);

/* near.c */
extern NameFound near_name(Matcher *matcher, uint64_t first,
						   uint64_t prefix_key, uint32_t prefix_words);

/* office_phrase.c */
extern void office_phrase(Matcher *matcher, uint64_t first, uint32_t words,
						  uint32_t body);

/* sense.c */
extern void sense_resolve(Matcher *matcher);
extern void sense_drop_named_offices(Matcher *matcher);

#endif							/* NEWSDIP_MATCHER_H */
