/*-------------------------------------------------------------------------
 *
 * cameo.h
 *		Contacts in the codes of CAMEO and the modes of PLOVER.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CAMEO_H
#define NEWSDIP_CAMEO_H

#include "gazetteer/kinds.h"

extern const char *cameo_code(ContactKind kind, ContactStatus status);
extern const char *plover_mode(ContactKind kind, int participants);

#endif							/* NEWSDIP_CAMEO_H */
