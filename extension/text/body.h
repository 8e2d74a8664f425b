/*-------------------------------------------------------------------------
 *
 * body.h
 *		The text that an SQL function is called with.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BODY_H
#define NEWSDIP_BODY_H

#include "fmgr.h"

/* As PG_GETARG_TEXT_PP(), but sooner; PG_FREE_IF_COPY() frees it, too */
extern text *body_argument(FunctionCallInfo fcinfo, int number);

#endif							/* NEWSDIP_BODY_H */
