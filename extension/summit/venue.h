/*-------------------------------------------------------------------------
 *
 * venue.h
 *		What venue.c, venue_before.c and venue_phrase.c share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_VENUE_H
#define NEWSDIP_VENUE_H

#include "summit/contact.h"

/* Items between a contact and its venue */
#define VENUE_REACH 25

/* Items from a name to the contact whose owner it is: "for the NATO summit" */
#define OWNER_REACH 3

/* venue.c */

/* venue_phrase.c */
extern bool venue_date_item(const SummitItem *item);
extern bool venue_begins_time_clause(const Reading *reading, int i);
extern bool venue_is_possible(const Reading *reading, const Contact *contact,
							  const Party *party);
extern void venue_take(const Reading *reading, Contact *contact,
					   const Party *party);

/* venue_before.c */
extern void venue_look_before(const Reading *reading, Contact *contact,
							  uint32_t state);

/* place_told.c */
extern bool venue_take_told(const Reading *reading, Contact *contact, int i);

/* relative.c */
extern int	relative_end(const Reading *reading, const Contact *contact, int i);

#endif							/* NEWSDIP_VENUE_H */
