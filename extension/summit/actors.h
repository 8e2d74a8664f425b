/*-------------------------------------------------------------------------
 *
 * actors.h
 *		For which states and bodies the parties of a contact act.
 *
 * exclusion.c tells which parties make it no contact between states, and
 * international.c what makes it one.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_ACTORS_H
#define NEWSDIP_ACTORS_H

#include "summit/contact.h"

/* The states and bodies that the parties act for */
typedef struct Actors
{
	uint32_t	first;			/* IMAGE_NONE if none is known */
	bool		two;			/* at least two different ones */
	int			known;			/* parties whose actor is known */
	bool		unknown;		/* somebody whose state is not known */
	bool		stranger;		/* and who is in an office of state */
	bool		weak;			/* all known ones are mere places */
	bool		official;		/* at least one is in office */
	bool		in_office;		/* and is more than a state or body by itself */
	bool		visitor;		/* at least one is more than a state's name */
	bool		known_only;		/* all are persons whom the gazetteer knows
								 * without an office */
	bool		without_office; /* some person, and all persons are known and
								 * have no office */
	bool		private;		/* somebody of the state at home without an
								 * office */
	bool		state;			/* at least one acts for itself, or is in
								 * office */
} Actors;

/* actors.c */
extern bool actor_is_body(const Reading *reading, const Participant *p);
extern bool actor_is_abroad(const Reading *reading, const Contact *contact,
							uint32_t actor);
extern bool actor_offers_talks(const Reading *reading, const Contact *contact,
							   const Actors *actors);
extern bool actors_are_of_body(const Reading *reading, const Contact *contact);
extern bool actors_are_members(const Reading *reading, const Contact *contact);
extern bool actors_are_others(const Reading *reading, uint32_t actor);
extern void actors_count(const Reading *reading, const Contact *contact,
						 Actors *actors);

/* exclusion.c */
extern bool exclusion_leaves_out(const Reading *reading, const Contact *contact);
extern bool exclusion_holds(const Reading *reading, const Contact *contact,
							const Actors *actors);

#endif							/* NEWSDIP_ACTORS_H */
