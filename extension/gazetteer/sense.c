/*-------------------------------------------------------------------------
 *
 * sense.c
 *		Which of several entities a name means, by the whole text.
 *
 * A short name that several entities share goes to the one that the text
 * names otherwise, else to the body of the state that it has most to do with,
 * else to the one in office on the day, else to the one who has held the
 * highest office, else to the one that the gazetteer puts first; it has one
 * sense in a text.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/homeland.h"
#include "gazetteer/matcher.h"
#include "text/ascii.h"

/* The entities that a text names beyond doubt */
typedef struct EntitySet
{
	const MentionList *list;
	uint64_t	filter[4];		/* a bit of each */
	uint32_t   *slots;			/* open addressing on the index; IMAGE_NONE is
								 * empty.  NULL until somebody passes the
								 * filter. */
	uint32_t	mask;
} EntitySet;

static inline uint32_t
entity_hash(uint32_t entity)
{
	return entity * UINT32_C(2654435769);
}

/* Without a branch: half of the mentions may be in doubt */
static inline bool
is_beyond_doubt(const Mention *mention)
{
	return (mention->doubt == DOUBT_NONE) & (mention->via != VIA_OFFICE);
}

static void
entity_set_init(EntitySet *set, const MentionList *list)
{
	memset(set, 0, sizeof(*set));
	set->list = list;
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t	bit = entity_hash(list->items[i].entity) >> 24;

		set->filter[bit / 64] |=
			(uint64_t) is_beyond_doubt(&list->items[i]) << bit % 64;
	}
}

/* The slot of an entity, or the empty one where it belongs */
static uint32_t *
entity_set_slot(EntitySet *set, uint32_t entity)
{
	uint32_t	slot = entity_hash(entity) & set->mask;

	while (set->slots[slot] != IMAGE_NONE && set->slots[slot] != entity)
		slot = (slot + 1) & set->mask;
	return &set->slots[slot];
}

static void
entity_set_fill(EntitySet *set)
{
	const MentionList *list = set->list;
	uint32_t	size = 16;

	while (size < list->count * 2)
		size *= 2;
	set->slots = list->allocate(NULL, size * sizeof(uint32_t));
	memset(set->slots, 0xff, size * sizeof(uint32_t));
	set->mask = size - 1;
	for (uint32_t i = 0; i < list->count; i++)
		if (is_beyond_doubt(&list->items[i]))
			*entity_set_slot(set, list->items[i].entity) =
				list->items[i].entity;
}

static bool
entity_set_has(EntitySet *set, uint32_t entity)
{
	uint32_t	bit = entity_hash(entity) >> 24;

	if (!(set->filter[bit / 64] >> bit % 64 & 1))
		return false;
	if (set->slots == NULL)
		entity_set_fill(set);
	return *entity_set_slot(set, entity) == entity;
}

/*
 * The place of a mention again, for the match rules of its senses.  Of a name
 * of one word, which may be written as it is, only the capital is asked for.
 */
static NamePlace
mention_place(const Matcher *matcher, const Mention *mention,
			  const ImageSense *sense)
{
	TextWord	words[NAME_WORDS];
	WordScanner scanner;
	uint32_t	count = 0;
	unsigned char letter = matcher->text[mention->start];

	if (mention->words == 1 && letter < 0x80 && sense->plain &&
		!(sense->flags & SENSE_SHORT))
	{
		NamePlace	place = {.capitals = is_capital_letter(letter)};

		return place;
	}
	word_scanner_init(&scanner, matcher->text, mention->start - mention->title,
					  mention_end(mention));
	while (count < mention->words && word_next(&scanner, &words[count]))
		count++;
	return name_place(words, count);
}

/*
 * How far an entity is from being the obvious one: the rank of the office
 * that it holds on the day, else of the highest that it ever held, else none.
 */
static uint32_t
obscurity(const Matcher *matcher, const ImageSense *sense)
{
	const uint32_t ranks = RANK_OFFICIAL + 1;
	OfficeRank	rank;
	uint32_t	entity = sense->entity;
	uint32_t	body;

	if (!(sense->flags & SENSE_CAREER))
		return 2 * ranks;
	if (image_rank_held(matcher->image, entity, matcher->date, &rank, &body))
		return rank;
	if (image_highest_rank(matcher->image, entity, &rank))
		return ranks + rank;
	return 2 * ranks;
}

/* The next sense behind one that can stand where it does, or NULL */
static const ImageSense *
next_sense(const Matcher *matcher, const Mention *mention,
		   const NamePlace *place, const ImageSense *sense)
{
	if (sense->flags & SENSE_LAST)
		return NULL;
	if (sense->flags & SENSE_ALIKE)
		return sense + 1;
	return matcher_sense(matcher, mention->name, place, sense);
}

/* What speaks for one sense of a name against another */
typedef struct Claim
{
	uint32_t	weight;			/* of a body, by its state; else 0 */
	uint32_t	obscurity;
} Claim;

static bool
is_better(const Claim *claim, const Claim *best)
{
	if (claim->weight > 0 && best->weight > 0 && claim->weight != best->weight)
		return claim->weight > best->weight;
	return claim->obscurity < best->obscurity;
}

/* Do bodies share a name, from its first sense on? */
static bool
names_bodies(const ImageSense *sense)
{
	uint32_t	bodies = sense->kind == ENTITY_ORGANISATION;

	while (!(sense->flags & SENSE_LAST))
		bodies += (++sense)->kind == ENTITY_ORGANISATION;
	return bodies > 1;
}

static const ImageSense *
choose_sense(const Matcher *matcher, EntitySet *named, Homelands *homelands,
			 const Mention *mention)
{
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[mention->name];
	const ImageSense *best = NULL;
	const bool	bodies = names_bodies(sense);
	Claim		best_claim = {0};
	NamePlace	place = {0};

	/* the words are only asked for where senses stand differently */
	if (!(sense->flags & SENSE_ALIKE))
	{
		place = mention_place(matcher, mention, sense);
		sense = matcher_sense(matcher, mention->name, &place, NULL);
	}
	for (; sense != NULL;
		 sense = next_sense(matcher, mention, &place, sense))
	{
		Claim		claim = {0};

		if (entity_set_has(named, sense->entity))
			return sense;
		if (bodies && sense->kind == ENTITY_ORGANISATION)
			claim.weight = homeland_weight(homelands, matcher->image,
										   matcher->list, sense->entity);
		claim.obscurity = obscurity(matcher, sense);
		if (best == NULL || is_better(&claim, &best_claim))
		{
			best = sense;
			best_claim = claim;
		}
	}
	return best;
}

/* Mentions that are asked at once whether they are in doubt */
#define DOUBTS_AT_ONCE	64

/* Which of the mentions from one on, up to DOUBTS_AT_ONCE, may mean several
 * entities; returns how many */
static uint32_t
list_doubtful(const MentionList *list, uint32_t first,
			  uint32_t doubtful[DOUBTS_AT_ONCE])
{
	uint32_t	left = list->count - first;
	uint32_t	count = 0;

	for (uint32_t i = 0; i < left && i < DOUBTS_AT_ONCE; i++)
	{
		doubtful[count] = first + i;
		count += list->items[first + i].doubt == DOUBT_SENSE;
	}
	return count;
}

/* Decide what was left open while the words were read */
void
sense_resolve(Matcher *matcher)
{
	MentionList *list = matcher->list;
	uint32_t	doubtful[DOUBTS_AT_ONCE];
	EntitySet	named;
	Homelands	homelands;

	homelands.counted = false;
	entity_set_init(&named, list);
	for (uint32_t first = 0; first < list->count; first += DOUBTS_AT_ONCE)
	{
		uint32_t	count = list_doubtful(list, first, doubtful);

		for (uint32_t i = 0; i < count; i++)
		{
			Mention    *mention = &list->items[doubtful[i]];
			const ImageSense *sense = choose_sense(matcher, &named, &homelands,
												   mention);

			mention->entity = sense->entity;
			mention->kind = sense->kind;
		}
	}
	if (named.slots != NULL)
		(void) list->allocate(named.slots, 0);
}
