/*-------------------------------------------------------------------------
 *
 * significance.h
 *		Probabilities of counts: how likely is it that so many come about by
 *		chance, and which means are compatible with a count.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_SIGNIFICANCE_H
#define COOCCURRENCE_SIGNIFICANCE_H

#include "postgres.h"

/* Trials that succeed with one and the same probability */
typedef struct Trials
{
	double		number;
	double		probability;
} Trials;

/* What a test of one hypothesis among many says */
typedef struct Tested
{
	double		p;
	double		q;
} Tested;

extern double deviance_by(double x, double mean, double more);
extern double probability_of_log(double log_probability);
extern double poisson_binomial_tail(const Trials *trials, uint32 ntrials,
									int64 count, double relevant);
extern double binomial_tail(double n, double p, int64 count);
extern double hypergeometric_tail(int64 units, int64 units_a, int64 units_b,
								  int64 count);
extern void poisson_limits(int64 count, double *low, double *high);
extern void assign_q(void *tests, Size ntests, Size size, double hypotheses);

#endif							/* COOCCURRENCE_SIGNIFICANCE_H */
