/*-------------------------------------------------------------------------
 *
 * mentions.c
 *		The matcher with the server's memory and interrupts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/qunique.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "gazetteer/mentions.h"

ImageDate
date_for_image(DateADT published)
{
	return DATE_NOT_FINITE(published) ? NO_DATE : published;
}

/* realloc() in terms of the current memory context */
static void *
allocate(void *old, size_t size)
{
	if (size == 0)
	{
		if (old != NULL)
			pfree(old);
		return NULL;
	}
	if (old == NULL)
		return MemoryContextAllocHuge(CurrentMemoryContext, size);
	return repalloc_huge(old, size);
}

static void
check_for_interrupts(void)
{
	CHECK_FOR_INTERRUPTS();
}

void
mentions_find(const Image *image, const char *body, uint32 length,
			  ImageDate date, MentionList *list)
{
	list->items = NULL;
	list->count = 0;
	list->capacity = 0;
	list->allocate = allocate;
	list->pause = check_for_interrupts;
	match_text(image, body, length, date, list);
}

void
mentions_free(MentionList *list)
{
	if (list->items != NULL)
		pfree(list->items);
	list->items = NULL;
}

static int
compare_ids(const void *a, const void *b)
{
	int32		x = *(const int32 *) a;
	int32		y = *(const int32 *) b;

	return x < y ? -1 : x > y;
}

int32 *
mentions_entity_ids(const Image *image, const MentionList *list, uint32 kinds,
					int *count)
{
	int32	   *ids = MemoryContextAllocHuge(CurrentMemoryContext,
											 Max(list->count, 1) * sizeof(int32));
	int			n = 0;

	for (uint32 i = 0; i < list->count; i++)
		if (kinds >> list->items[i].kind & 1)
			ids[n++] = image_entity(image, list->items[i].entity)->entity_id;
	qsort(ids, n, sizeof(int32), compare_ids);
	*count = qunique(ids, n, sizeof(int32), compare_ids);
	return ids;
}
