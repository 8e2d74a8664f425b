/*-------------------------------------------------------------------------
 *
 * null_model.h
 *		What chance would do: which entities meet in which units if only how
 *		frequent the entities are and how large the units are is given.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_NULL_MODEL_H
#define COOCCURRENCE_NULL_MODEL_H

#include "postgres.h"

#include "significance.h"
#include "storage.h"

/*
 * Entities that are in equally many units are a class, and so are units of
 * equal size; units without entities are left out. Members of one class have
 * equal probabilities.
 */
typedef struct NullModel
{
	const CooccurrenceView *view;
	double		units;			/* that are not empty */
	uint32		nsizes;
	double	   *size;			/* entities of a unit, ascending */
	double	   *size_units;		/* how many units have that size */
	uint32		nclasses;
	double	   *frequency;		/* units of an entity, ascending */
	double	   *class_entities; /* how many entities have that frequency */
	uint32	   *class_of;		/* by entity */
	double	   *probability;	/* by class, then size: that such an entity is
								 * in such a unit; NULL for only one size */
	Trials	   *trials;			/* by size, to work with */
} NullModel;

extern void null_model_open(NullModel *model, const CooccurrenceView *view);
extern double null_model_tail(NullModel *model, uint32 a, uint32 b,
							  int64 units_ab, double relevant);

#endif							/* COOCCURRENCE_NULL_MODEL_H */
