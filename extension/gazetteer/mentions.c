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
#include "port/pg_bitutils.h"
#include "utils/date.h"
#include "utils/guc.h"
#include "utils/memutils.h"

#include "gazetteer/huge_pages.h"
#include "gazetteer/mentions.h"

/* The setting newsdip.near */
static bool find_near = true;

void
mentions_settings_init(void)
{
	DefineCustomBoolVariable("newsdip.near",
							 "Whether misspelt names of persons are mentions of them.",
							 "One letter too few, too many, wrong or swapped is forgiven in longer words.",
							 &find_near, true, PGC_USERSET, 0,
							 NULL, NULL, NULL);
}

ImageDate
date_argument(FunctionCallInfo fcinfo, int number)
{
	if (PG_ARGISNULL(number) || DATE_NOT_FINITE(PG_GETARG_DATEADT(number)))
		return NO_DATE;
	return PG_GETARG_DATEADT(number);
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
		old = MemoryContextAllocHuge(CurrentMemoryContext, size);
	else
		old = repalloc_huge(old, size);
	return huge_pages(old, size);
}

static void
check_for_interrupts(void)
{
	CHECK_FOR_INTERRUPTS();
}

void
mentions_init(MentionList *list)
{
	list->items = NULL;
	list->count = 0;
	list->capacity = 0;
	list->without_near = !find_near;
	list->entities_only = false;
	list->allocate = allocate;
	list->pause = check_for_interrupts;
}

void
mentions_find(const Image *image, const char *body, uint32 length,
			  ImageDate date, MentionList *list)
{
	mentions_init(list);
	match_text(image, body, length, date, list);
}

/* A list that is kept longer than for one text is at most so long */
#define KEPT_MENTIONS	1024

/*
 * An empty list for each call from the same place in a query.  repalloc()
 * leaves its array in the memory in which it begins.
 */
MentionList *
mentions_of_call_site(FmgrInfo *call_site)
{
	MentionList *list = call_site->fn_extra;

	if (list == NULL)
	{
		list = MemoryContextAlloc(call_site->fn_mcxt, sizeof(MentionList));
		mentions_init(list);
		call_site->fn_extra = list;
	}
	if (list->capacity > KEPT_MENTIONS)
		mentions_free(list);
	if (list->items == NULL)
	{
		list->capacity = KEPT_MENTIONS / 16;
		list->items = MemoryContextAlloc(call_site->fn_mcxt,
										 list->capacity * sizeof(Mention));
	}
	list->count = 0;
	list->without_near = !find_near;
	list->entities_only = true;
	return list;
}

void
mentions_free(MentionList *list)
{
	if (list->items != NULL)
		pfree(list->items);
	list->items = NULL;
	list->capacity = 0;
}

static int
compare_ids(const void *a, const void *b)
{
	int32		x = *(const int32 *) a;
	int32		y = *(const int32 *) b;

	return x < y ? -1 : x > y;
}

/* So few are sorted by inserting them */
#define FEW_IDS		32

/*
 * Sort a few ids, each once, by inserting one after the other among as many
 * places as there is room for, of which those not taken yet hold the greatest
 * number.  Which of two is smaller cannot be foreseen, hence no branch depends
 * on it.
 */
static inline int
sort_few_ids(int32 *ids, int count, int room)
{
	int32		sorted[FEW_IDS];
	int			distinct = 0;

	for (int i = 0; i < room; i++)
		sorted[i] = PG_INT32_MAX;
	for (int i = 0; i < count; i++)
	{
		int32		id = ids[i];

		for (int j = 0; j < room; j++)
		{
			int32		lower = Min(sorted[j], id);

			id = Max(sorted[j], id);
			sorted[j] = lower;
		}
	}
	for (int i = 0; i < count; i++)
	{
		ids[distinct] = sorted[i];
		distinct += i + 1 == count || sorted[i] != sorted[i + 1];
	}
	return distinct;
}

/* So many remainders of ids are told apart */
#define REMAINDERS		64

/*
 * Take out most of the ids that have been there before: those that are the last
 * with their remainder.  A text names few entities often, and to sort them takes
 * longer than this.
 */
static int
drop_repeated(int32 *ids, int count)
{
	int32		last[REMAINDERS];
	int			kept = 0;

	/* at first ids of other remainders */
	for (int i = 0; i < REMAINDERS; i++)
		last[i] = REMAINDERS - 1 - i;
	for (int i = 0; i < count; i++)
	{
		int32		id = ids[i];
		int32	   *place = &last[id & (REMAINDERS - 1)];

		ids[kept] = id;
		kept += *place != id;
		*place = id;
	}
	return kept;
}

/* Sort ids, each once; returns how many there are then */
static int
sort_ids(int32 *ids, int count)
{
	if (count > FEW_IDS / 4)
		count = drop_repeated(ids, count);
	/* the compiler makes more of a number that it knows */
	if (count <= FEW_IDS / 4)
		return sort_few_ids(ids, count, FEW_IDS / 4);
	if (count <= FEW_IDS / 2)
		return sort_few_ids(ids, count, FEW_IDS / 2);
	if (count <= FEW_IDS)
		return sort_few_ids(ids, count, FEW_IDS);
	qsort(ids, count, sizeof(int32), compare_ids);
	return qunique(ids, count, sizeof(int32), compare_ids);
}

/* To sort ids takes longer than to look at so many words of bits for each */
#define WORDS_PER_MENTION	16

/* The same by a bit for each entity: their indices are in the order of their
 * ids */
static int
ids_by_bits(const Image *image, const MentionList *list, uint32 kinds,
			int32 *ids)
{
	uint32		words = image_header(image)->entities.count / 64 + 1;
	uint64	   *named = palloc0(words * sizeof(uint64));
	int			count = 0;

	for (uint32 i = 0; i < list->count; i++)
	{
		const Mention *mention = &list->items[i];

		named[mention->entity / 64] |=
			(uint64) (kinds >> mention->kind & 1) << mention->entity % 64;
	}
	for (uint32 word = 0; word < words; word++)
		for (uint64 bits = named[word]; bits != 0; bits &= bits - 1)
			ids[count++] =
				image_entity_id(image, word * 64 + pg_rightmost_one_pos64(bits));
	pfree(named);
	return count;
}

int
mentions_entity_ids(const Image *image, const MentionList *list, uint32 kinds,
					int32 *ids)
{
	int			count = 0;

	if (list->count > FEW_IDS &&
		list->count > image_header(image)->entities.count / 64 / WORDS_PER_MENTION)
		return ids_by_bits(image, list, kinds, ids);

	for (uint32 i = 0; i < list->count; i++)
	{
		const Mention *mention = &list->items[i];

		ids[count] = image_entity_id(image, mention->entity);
		count += kinds >> mention->kind & 1;
	}
	return sort_ids(ids, count);
}
