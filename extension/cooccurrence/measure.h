/*-------------------------------------------------------------------------
 *
 * measure.h
 *		Measures of association of two entities.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_MEASURE_H
#define COOCCURRENCE_MEASURE_H

#include "postgres.h"

#include "storage.h"

/* All that a measure may look at */
typedef struct PairCounts
{
	int64		units;			/* N */
	int64		units_a;
	int64		units_b;
	int64		units_ab;

	/*
	 * Over the whole value: the sum of the units of pairs (a < b), the units
	 * that are not empty, and ln(mean size^2 / mean of size^2) of these
	 */
	double		sum_pairs;
	int64		filled_units;
	double		log_evenness;
	/* sums of the units of the pairs of a, and of b; see needs_strength */
	double		strength_a;
	double		strength_b;
} PairCounts;

typedef struct Measure
{
	const char *name;
	double		(*value) (const PairCounts *counts);
	bool		unsigned_;		/* says how far from chance, not which way */
	bool		needs_strength;
} Measure;

/* A measure over one value, with what it needs of all its pairs */
typedef struct MeasureOf
{
	const Measure *measure;
	const CooccurrenceView *view;
	double		sum_pairs;		/* as in PairCounts */
	int64		filled_units;
	double		log_evenness;
	double	   *strength;		/* by entity; NULL if not needed */
} MeasureOf;

extern const Measure *measure_find(const char *name);
extern void measure_open(MeasureOf *of, const Measure *measure,
						 const CooccurrenceView *view);
extern double measure_value(const MeasureOf *of, uint32 a, uint32 b,
							int64 units_ab);
extern bool measure_ranks(const MeasureOf *of, uint32 a, uint32 b,
						  int64 units_ab);

#endif							/* COOCCURRENCE_MEASURE_H */
