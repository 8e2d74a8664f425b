/*-------------------------------------------------------------------------
 *
 * demand.h
 *		What a contact word wants, so that it is a contact.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_DEMAND_H
#define NEWSDIP_DEMAND_H

/* How sure a contact word is, its term.value */
typedef enum ContactDemand
{
	DEMAND_PLAIN,				/* a contact where its parties allow it */
	DEMAND_ACTORS,				/* only with two international actors named */
	DEMAND_NONE,				/* by itself: KTT, summit */
	DEMAND_LINK					/* only with "with" or "between" behind it */
} ContactDemand;

#endif							/* NEWSDIP_DEMAND_H */
