/*-------------------------------------------------------------------------
 *
 * homeland.c
 *		Which states a text is about.
 *
 * Every state has a senate and many a Labour Party: of bodies that share a
 * name, the text means the one of the state that it has most to do with, by
 * its own name and by those of its people, places and other bodies.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/homeland.h"

/* The state that an entity is or belongs to, or IMAGE_NONE */
static uint32_t
state_of(const Image *image, uint32_t index)
{
	const ImageEntity *entity = image_entity(image, index);

	return entity->kind == ENTITY_COUNTRY ? index : entity->country;
}

/* Count the mentions that leave no doubt what they mean */
static void
count_states(Homelands *homelands, const Image *image, const MentionList *list)
{
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t	state;
		uint32_t	known = 0;

		if (list->items[i].doubt != DOUBT_NONE)
			continue;
		state = state_of(image, list->items[i].entity);
		if (state == IMAGE_NONE)
			continue;
		while (known < homelands->count && homelands->states[known] != state)
			known++;
		if (known == HOMELANDS)
			continue;
		if (known == homelands->count)
		{
			homelands->states[known] = state;
			homelands->mentions[known] = 0;
			homelands->count++;
		}
		homelands->mentions[known]++;
	}
	homelands->counted = true;
}

/*
 * How much of the text has to do with the state of a body, never 0; where it
 * has nothing to, or there is none, 1.
 */
uint32_t
homeland_weight(Homelands *homelands, const Image *image,
				const MentionList *list, uint32_t body)
{
	uint32_t	state = state_of(image, body);

	if (!homelands->counted)
		count_states(homelands, image, list);
	for (uint32_t i = 0; i < homelands->count; i++)
		if (homelands->states[i] == state)
			return 1 + homelands->mentions[i];
	return 1;
}
