/*-------------------------------------------------------------------------
 *
 * match.h
 *		Mentions of entities in a text.
 *
 * Matching asks the image only; it calls nothing of the server, so that it
 * can be fuzzed and profiled outside one.  The array grows through the
 * caller's function.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_MATCH_H
#define NEWSDIP_MATCH_H

#include "gazetteer/unglue.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

typedef struct Mention
{
	uint32_t	start;			/* byte offset in the text */
	uint32_t	length;			/* bytes */
	uint32_t	entity;			/* index in the image */
	uint32_t	name;			/* index in the image of the first sense of
								 * the name; IMAGE_NONE for an office phrase
								 * or surname */
	uint16_t	title;			/* bytes of a title before it that belong to
								 * the alias: "Raja " of Raja Salman */
	uint16_t	words;			/* of the alias */
	uint8_t		via;			/* MentionVia */
	uint8_t		kind;			/* EntityKind of the entity */
	uint8_t		doubt;			/* MentionDoubt, while matching */
} Mention;

/* What the whole text has to decide about a mention */
typedef enum MentionDoubt
{
	DOUBT_NONE,
	DOUBT_SENSE,				/* the name stands for several entities */
	DOUBT_DROPPED
} MentionDoubt;

/* The byte behind a mention */
static inline uint32_t
mention_end(const Mention *mention)
{
	return mention->start + mention->length;
}

typedef struct MentionList
{
	Mention    *items;
	uint32_t	count;
	uint32_t	capacity;

	bool		without_near;	/* misspelt names are no mentions */
	bool		entities_only;	/* mentions of an entity that is mentioned
								 * otherwise may be left out, and where they
								 * stand does not matter */

	/* as realloc(), but does not return without the memory */
	void	   *(*allocate) (void *old, size_t size);
	/* called now and then in long texts, for cancellation; may be NULL */
	void		(*pause) (void);
} MentionList;

/*
 * Find the mentions of a text of length bytes (below 1 GB), in text order by
 * start; where an office phrase and the state inside it start alike, the
 * phrase comes first.  Lines of page furniture bear none.  date is the day of
 * the text, or NO_DATE.  Words that are glued together are found (unglue.h).
 * The list starts empty or zeroed but for its functions; its memory is the
 * caller's to keep and reuse.
 */
extern void match_text(const Image *image, const char *text, uint32_t length,
					   ImageDate date, MentionList *list);

/*
 * The same, but where words are glued together the mentions are those of the
 * text with blanks between them, which is left to the caller; else its text is
 * NULL.
 */
extern void match_unglued(const Image *image, const char *text,
						  uint32_t length, ImageDate date, MentionList *list,
						  UngluedText *unglued);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_MATCH_H */
