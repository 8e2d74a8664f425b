/*-------------------------------------------------------------------------
 *
 * level.c
 *		The level on which a contact takes place.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/contact.h"

/* Two heads make it one of leaders, two ministers or better of ministers */
#define LEVEL_QUORUM 2

void
level_find(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			leaders = 0;
	int			ministers = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		uint8_t		best = p->rank;
		OfficeRank	rank;
		uint32_t	body;

		if (p->person && p->entity != IMAGE_NONE &&
			image_rank_held(sentence->image, p->entity, sentence->date, &rank,
							&body) &&
			(best == RANK_NONE || rank < best))
			best = (uint8_t) rank;
		if (best == RANK_NONE)
			continue;
		if (best <= RANK_HEAD_OF_GOVERNMENT)
			leaders++;
		if (best <= RANK_MINISTER)
			ministers++;
	}
	if (contact->participant_count == 0)
		contact->level = TERM_NONE;
	else if (leaders >= LEVEL_QUORUM ||
			 (contact->kind == CONTACT_SUMMIT && ministers == leaders))
		contact->level = LEVEL_LEADERS;
	else if (ministers > 0)
		contact->level = LEVEL_MINISTERS;
	else
		contact->level = LEVEL_OFFICIALS;
}
