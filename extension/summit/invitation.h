/*-------------------------------------------------------------------------
 *
 * invitation.h
 *		Invitations that tell of a visit by themselves.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_INVITATION_H
#define NEWSDIP_INVITATION_H

#include "summit/contact.h"

extern void invitations_settle(Sentence *sentence);
extern void invitation_take(const Reading *reading, Contact *contact);
extern void invitation_add_guest(const Reading *reading, Contact *contact);
extern void invitation_add_addressee(const Reading *reading, Contact *contact);

#endif							/* NEWSDIP_INVITATION_H */
