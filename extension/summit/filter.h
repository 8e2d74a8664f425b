/*-------------------------------------------------------------------------
 *
 * filter.h
 *		Turning away sentences without a contact word.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_FILTER_H
#define NEWSDIP_FILTER_H

#include "gazetteer/image.h"

/* May a contact word stand in this stretch of text?  Never false if one does. */
extern bool filter_may_tell(const Image *image, const char *text,
							uint32_t start, uint32_t end);

#endif							/* NEWSDIP_FILTER_H */
