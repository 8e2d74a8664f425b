/*-------------------------------------------------------------------------
 *
 * wording.h
 *		What the words around a contact say of who meets.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_WORDING_H
#define NEWSDIP_WORDING_H

#include "summit/contact.h"

extern bool wording_is_by_officers(const Reading *reading, const Contact *contact);
extern bool wording_is_multilateral(const Reading *reading, const Contact *contact);
extern int	wording_foreigners_behind(const Sentence *sentence, const Contact *contact);
extern bool wording_has_counterpart(const Reading *reading, const Contact *contact);
extern bool wording_leads_elsewhere(const Reading *reading, const Contact *contact);
extern bool wording_points_back(const Reading *reading, const Contact *contact);
extern bool wording_is_definite(const Reading *reading, int first);
extern bool wording_meets_thing(const Reading *reading, const Contact *contact);
extern bool wording_receives_thing(const Reading *reading, const Contact *contact);
extern bool wording_meets_with_thing(const Reading *reading, const Contact *contact);
extern bool wording_has_leaders(const Reading *reading, const Contact *contact);
extern bool wording_is_with_several(const Reading *reading, const Contact *contact);

/* recall.c */
extern bool recalls_contact(const Reading *reading);
extern bool recalls_kind(const Reading *reading, const Contact *contact);

#endif							/* NEWSDIP_WORDING_H */
