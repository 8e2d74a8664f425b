/*-------------------------------------------------------------------------
 *
 * mention_list.c
 *		The list of the mentions of a text while it is matched.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/* Append a mention of an entity of this kind */
Mention *
matcher_add(Matcher *matcher, uint32_t start, uint32_t end, uint32_t entity,
			uint8_t kind, MentionVia via)
{
	MentionList *list = matcher->list;
	Mention    *mention;

	if (list->count == list->capacity)
	{
		list->capacity = list->capacity ? list->capacity * 2 : 64;
		list->items = list->allocate(list->items,
									 list->capacity * sizeof(Mention));
	}
	mention = &list->items[list->count++];
	mention->start = start;
	mention->length = end - start;
	mention->entity = entity;
	mention->name = IMAGE_NONE;
	mention->title = 0;
	mention->words = 0;
	mention->via = via;
	mention->kind = kind;
	mention->doubt = DOUBT_NONE;
	return mention;
}

/* Take out the mentions that are marked as dropped */
void
drop_marked(MentionList *list)
{
	uint32_t	kept = 0;

	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].doubt != DOUBT_DROPPED)
			list->items[kept++] = list->items[i];
	list->count = kept;
}
