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

#include "gazetteer/image.h"

typedef struct Mention
{
	uint32_t	start;			/* byte offset in the text */
	uint32_t	length;			/* bytes */
	uint32_t	entity;			/* index in the image */
	uint32_t	name;			/* index of the name in the image; IMAGE_NONE
								 * for an office phrase or surname */
	uint8_t		via;			/* MentionVia */
	uint8_t		kind;			/* EntityKind of the entity */
	uint16_t	words;			/* of the mention */
} Mention;

typedef struct MentionList
{
	Mention    *items;
	uint32_t	count;
	uint32_t	capacity;
	/* makes room for at least one more; called between two words */
	void		(*grow) (struct MentionList *list);
	/* called now and then in long texts, for cancellation; may be NULL */
	void		(*pause) (void);
} MentionList;

/*
 * Find the mentions of a text of length bytes (below 1 GB), in text order by
 * start; where an office phrase and the state inside it start alike, the
 * phrase comes first.  Lines of page furniture bear none.  date is the day of
 * the text, or NO_DATE.
 */
extern void match_text(const Image *image, const char *text, uint32_t length,
					   ImageDate date, MentionList *list);

#endif							/* NEWSDIP_MATCH_H */
