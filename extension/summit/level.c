/*-------------------------------------------------------------------------
 *
 * level.c
 *		The level on which a contact takes place.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/contact.h"
#include "summit/person.h"

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
		uint8_t		held = person_rank(sentence, p->person ? p->entity : IMAGE_NONE, RANK_NONE);
		uint8_t		best = Min(p->rank, held);

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
