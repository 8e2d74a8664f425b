/*-------------------------------------------------------------------------
 *
 * labels.h
 *		The SQL enumerations and tables of newsdip, by name.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_LABELS_H
#define NEWSDIP_LABELS_H

#include "gazetteer/kinds.h"

/* The values of one enumeration in the order of their labels, read from the
 * catalog when the first is asked for */
typedef struct Labels
{
	const char *type_name;
	MemoryContext context;
	Oid			type;
	int			count;
	Oid		   *oids;			/* in the context; NULL: not read yet */
} Labels;

/* Those of a type of the schema newsdip, for as long as the current memory
 * context is there */
extern void labels_init(Labels *labels, const char *type_name);

/* The index of a value, and the value of an index; an error if there is none */
extern int	labels_index(Labels *labels, Oid value);
extern Oid	labels_oid(Labels *labels, int index);

/* The tables that an image of the dictionary is made of */
#define DICTIONARY_TABLES	5
extern const char *const dictionary_tables[DICTIONARY_TABLES];

/* A table of the schema newsdip; an error if it is not there */
extern Oid	dictionary_relation(const char *name);

#endif							/* NEWSDIP_LABELS_H */
