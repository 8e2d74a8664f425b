/*-------------------------------------------------------------------------
 *
 * labels.h
 *		The SQL enumerations and relations of newsdip, by name.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_LABELS_H
#define NEWSDIP_LABELS_H

#include "gazetteer/kinds.h"

/* The values of one enumeration in the order of their labels */
typedef struct Labels
{
	Oid			type;
	int			count;
	Oid		   *oids;			/* allocated in the caller's context */
} Labels;

extern void labels_load(Labels *labels, const char *type_name);
extern int	labels_index(const Labels *labels, Oid value);
extern Oid	labels_oid(const Labels *labels, int index);

/* A table of the schema newsdip; an error if it is not there */
extern Oid	dictionary_relation(const char *name);

#endif							/* NEWSDIP_LABELS_H */
