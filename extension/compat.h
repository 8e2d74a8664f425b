/*-------------------------------------------------------------------------
 *
 * compat.h
 *		Everything that differs between the supported PostgreSQL versions.
 *
 * The rest of newsdip is written against the newest supported server; what
 * an older one lacks is supplied here and nowhere else, so that dropping a
 * version is a change to one file.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_COMPAT_H
#define NEWSDIP_COMPAT_H

#include "postgres.h"

#if PG_VERSION_NUM < 150000
#error "newsdip needs PostgreSQL 15 or newer"
#endif

/* PostgreSQL 18 lets a module tell its name and version */
#ifndef PG_MODULE_MAGIC_EXT
#define PG_MODULE_MAGIC_EXT(...) PG_MODULE_MAGIC
#endif

#endif							/* NEWSDIP_COMPAT_H */
