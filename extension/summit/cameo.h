/*-------------------------------------------------------------------------
 *
 * cameo.h
 *		Contacts in the codes of CAMEO and the modes of PLOVER.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CAMEO_H
#define NEWSDIP_CAMEO_H

#include "summit/contact.h"

extern const char *cameo_code(const Reading *reading, const Contact *contact);
extern const char *plover_mode(const Reading *reading, const Contact *contact);

#endif							/* NEWSDIP_CAMEO_H */
