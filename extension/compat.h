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

/* PostgreSQL 16 moved the macros for values of variable length out there */
#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* PostgreSQL 18 lets a module tell its name and version */
#ifndef PG_MODULE_MAGIC_EXT
#define PG_MODULE_MAGIC_EXT(...) PG_MODULE_MAGIC
#endif

/* PostgreSQL 17 put the local transaction id into a struct of its own */
#if PG_VERSION_NUM >= 170000
#define my_local_transaction()	(MyProc->vxid.lxid)
#else
#define my_local_transaction()	(MyProc->lxid)
#endif

/* PostgreSQL 18 has a prefix for functions that do not return */
#ifndef pg_noreturn
#define pg_noreturn pg_attribute_noreturn()
#endif

/* PostgreSQL 18 has generated columns that are not stored */
#ifndef ATTRIBUTE_GENERATED_VIRTUAL
#define ATTRIBUTE_GENERATED_VIRTUAL 'v'
#endif

/* PostgreSQL 16 lets make_range() report errors softly */
#if PG_VERSION_NUM >= 160000
#define compat_make_range(type, lower, upper) \
	make_range(type, lower, upper, false, NULL)
#else
#define compat_make_range(type, lower, upper) \
	make_range(type, lower, upper, false)
#endif

#endif							/* NEWSDIP_COMPAT_H */
