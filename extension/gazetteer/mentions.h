/*-------------------------------------------------------------------------
 *
 * mentions.h
 *		Matching a text inside the server.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_MENTIONS_H
#define NEWSDIP_MENTIONS_H

#include "fmgr.h"

#include "gazetteer/match.h"

/* At start-up: the settings of matching */
extern void mentions_settings_init(void);

/* The published date that is an argument of a function, as the matcher takes it */
extern ImageDate date_argument(FunctionCallInfo fcinfo, int number);

/*
 * An empty list for match_text(), in memory of the current context; can be
 * kept and used again.
 */
extern void mentions_init(MentionList *list);

/*
 * The mentions of a text in the current memory context; can be cancelled.
 * Free with mentions_free().
 */
extern void mentions_find(const Image *image, const char *body,
						  uint32 length, ImageDate date, MentionList *list);
extern void mentions_free(MentionList *list);

/*
 * An empty list for match_text(), kept from call to call of an SQL function
 * that has no other use for fn_extra; of the entities alone.
 */
extern MentionList *mentions_of_call_site(FmgrInfo *call_site);

/*
 * The entity_ids that a list mentions, sorted and each once, into an array
 * with room for one a mention; returns how many.  kinds is a bit for each
 * EntityKind wanted.
 */
#define ALL_KINDS	0xffffffff
extern int	mentions_entity_ids(const Image *image, const MentionList *list,
								uint32 kinds, int32 *ids);

#endif							/* NEWSDIP_MENTIONS_H */
