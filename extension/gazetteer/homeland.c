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
#include <string.h>

#include "gazetteer/homeland.h"

/* The state that an entity is or belongs to, or IMAGE_NONE */
static uint32_t
state_of(const Image *image, uint32_t index)
{
	const ImageEntity *entity = image_entity(image, index);

	return entity->kind == ENTITY_COUNTRY ? index : entity->country;
}

/* The slot of a state, or the empty one where it belongs */
static uint32_t
homeland_slot(const Homelands *homelands, uint32_t state)
{
	uint32_t	slot = (state * UINT32_C(2654435769)) >> 26;

	while (homelands->states[slot] != state &&
		   homelands->states[slot] != IMAGE_NONE)
		slot = (slot + 1) % HOMELAND_SLOTS;
	return slot;
}

/* Count the mentions that leave no doubt what they mean */
static void
count_states(Homelands *homelands, const Image *image, const MentionList *list)
{
	homelands->count = 0;
	memset(homelands->states, 0xff, sizeof(homelands->states));
	memset(homelands->mentions, 0, sizeof(homelands->mentions));
	for (uint32_t i = 0; i < list->count; i++)
	{
		uint32_t	state;
		uint32_t	slot;

		if (list->items[i].doubt != DOUBT_NONE)
			continue;
		state = state_of(image, list->items[i].entity);
		if (state == IMAGE_NONE)
			continue;
		slot = homeland_slot(homelands, state);
		if (homelands->states[slot] == IMAGE_NONE)
		{
			if (homelands->count == HOMELANDS)
				continue;
			homelands->states[slot] = state;
			homelands->count++;
		}
		homelands->mentions[slot]++;
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
	return state == IMAGE_NONE ? 1 :
		1 + homelands->mentions[homeland_slot(homelands, state)];
}
