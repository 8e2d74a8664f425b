/*-------------------------------------------------------------------------
 *
 * cameo.c
 *		Contacts in the codes of CAMEO and the modes of PLOVER.
 *
 * CAMEO tells kinds apart only for what was held.  What is planned is an
 * intent to meet (036), what is proposed an appeal to meet (026), what is
 * refused a rejection of it (125); talks that are broken off are 164.  It has
 * no code for what is put off, nor for a visit or meeting that is cancelled.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cameo.h"

/* Parties from which on PLOVER calls a meeting multilateral */
#define MULTILATERAL 3

static const char *
held_code(ContactKind kind)
{
	switch (kind)
	{
		case CONTACT_CALL:
			return "041";		/* discuss by telephone */
		case CONTACT_VISIT:
			return "042";		/* make a visit */
		case CONTACT_TALKS:
			return "046";		/* engage in negotiation */
		case CONTACT_SUMMIT:
		case CONTACT_MEETING:
			break;
	}
	return "040";				/* consult */
}

/* The code, or NULL where CAMEO has none */
const char *
cameo_code(ContactKind kind, ContactStatus status)
{
	switch (status)
	{
		case STATUS_HELD:
			return held_code(kind);
		case STATUS_PLANNED:
			return "036";
		case STATUS_PROPOSED:
			return "026";
		case STATUS_REFUSED:
			return "125";
		case STATUS_CANCELLED:
			return kind == CONTACT_TALKS ? "164" : NULL;
		case STATUS_POSTPONED:
			break;
	}
	return NULL;
}

/* The mode of PLOVER's CONSULT, or NULL */
const char *
plover_mode(ContactKind kind, int participants)
{
	if (kind == CONTACT_CALL)
		return "phone";
	if (kind == CONTACT_VISIT)
		return "visit";
	return participants >= MULTILATERAL ? "multilateral" : NULL;
}
