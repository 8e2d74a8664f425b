/*-------------------------------------------------------------------------
 *
 * complement.h
 *		What completes a role or a name.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_COMPLEMENT_H
#define NEWSDIP_COMPLEMENT_H

#include "summit/party.h"

/* Plain words between a state and the role beside it ("officials in charge") */
#define PHRASE_FILLERS 2

static inline bool
item_is_role(const SummitItem *item)
{
	return item->kind == ITEM_TERM && (item->roles & PHRASE_ROLES) != 0;
}

extern const ImageTermRow *complement_role_row(const SummitItem *item);
extern int	complement_role_behind(const Sentence *sentence, int i);
extern int	complement_entity_behind(const Sentence *sentence, int i);
extern int	complement_linked(const Sentence *sentence, int i, uint8_t rank,
							  bool *posted);
extern int	complement_behind_relative(const Sentence *sentence, int i);

/* apposition.c */
extern int	apposition_read(const Sentence *sentence, Party *party, int i);
extern void complement_take_apposed(const Sentence *sentence, Party *party,
									int i, bool counterpart);
extern void complement_take_behind_relative(const Sentence *sentence, Party *party, int i);

/* sole_office.c */
extern bool sole_office_take(const Sentence *sentence, Party *party);

#endif							/* NEWSDIP_COMPLEMENT_H */
