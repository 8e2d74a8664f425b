/*-------------------------------------------------------------------------
 *
 * measure.c
 *		Measures of association of two entities.
 *
 * With N units, n_a and n_b of them holding each entity and n_ab both, chance
 * would give E = n_a n_b / N. Formulas and sources are in
 * docs/cooccurrence.md. All functions here may rely on 0 < n_a, n_b <= N and
 * on counts that do not contradict each other, except that n_ab may be 0.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "common/int.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/float.h"

#include "measure.h"
#include "memory.h"
#include "significance.h"

/*
 * N n_ab - n_a n_b: how much more often than by chance the two are together,
 * times N. The products are subtracted before anything is rounded, as they are
 * nearly equal where entities are in nearly all units.
 */
static double
excess(const PairCounts *c, int64 units)
{
#ifdef HAVE_INT128
	return (int128) units * c->units_ab - (int128) c->units_a * c->units_b;
#else
	int64		together;
	int64		by_chance;

	if (!pg_mul_s64_overflow(units, c->units_ab, &together) &&
		!pg_mul_s64_overflow(c->units_a, c->units_b, &by_chance))
		return together - by_chance;
	return (double) units * c->units_ab - (double) c->units_a * c->units_b;
#endif
}

/*
 * Is the ratio so near to 1 that its logarithm needs log1p() of what it is
 * more than 1? That takes longer.
 */
static inline bool
near_one(double ratio)
{
	return fabs(ratio - 1) < 0.1;
}

/* ln(x / y) */
static double
log_ratio(int64 x, int64 y)
{
	double		ratio = (double) x / y;

	return near_one(ratio) ? log1p((double) (x - y) / y) : log(ratio);
}

/* ln(n_ab / E), with so many units */
static double
log_lift(const PairCounts *c, int64 units)
{
	double		product = (double) c->units_a * c->units_b;
	double		ratio = (double) c->units_ab * units / product;

	if (!near_one(ratio))
		return log(ratio);
	return log1p(excess(c, units) / product);
}

static double
count(const PairCounts *c)
{
	return c->units_ab;
}

static double
jaccard(const PairCounts *c)
{
	return c->units_ab / ((double) c->units_a + c->units_b - c->units_ab);
}

static double
dice(const PairCounts *c)
{
	return 2.0 * c->units_ab / ((double) c->units_a + c->units_b);
}

static double
cosine(const PairCounts *c)
{
	return c->units_ab / sqrt((double) c->units_a * c->units_b);
}

static double
lift(const PairCounts *c)
{
	return (double) c->units_ab * c->units / ((double) c->units_a * c->units_b);
}

static double
pmi(const PairCounts *c)
{
	double		ratio = lift(c);

	if (c->units_ab == 0)
		return -get_float8_infinity();
	return near_one(ratio) ? log_lift(c, c->units) / M_LN2 : log2(ratio);
}

static double
npmi(const PairCounts *c)
{
	if (c->units_ab == 0)
		return -1.0;
	/* exactly 1, so that pairs that never part are equal in a ranking */
	if (c->units_ab == c->units_a && c->units_ab == c->units_b)
		return 1.0;
	return log_lift(c, c->units) / log_ratio(c->units, c->units_ab);
}

static double
t_score(const PairCounts *c)
{
	if (c->units_ab == 0)
		return -get_float8_infinity();
	return excess(c, c->units) / c->units / sqrt((double) c->units_ab);
}

/* Pearson's correlation; 0 where an entity is in all units */
static double
phi(const PairCounts *c)
{
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;

	if (not_a == 0 || not_b == 0)
		return 0.0;
	return excess(c, c->units) /
		(sqrt((double) c->units_a * c->units_b) * sqrt(not_a * not_b));
}

static double
chi_squared(const PairCounts *c)
{
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;
	double		difference = excess(c, c->units);

	if (not_a == 0 || not_b == 0)
		return 0.0;
	return c->units * (difference / ((double) c->units_a * c->units_b)) *
		(difference / (not_a * not_b));
}

/*
 * The mutual information times N, in nats: the sum of cell ln(cell / E) over
 * the four cells, 0 where an entity is in all units. To each E - cell is
 * added, which comes to nothing over all four, so that no term is negative and
 * none cancels another however large N is.
 */
static double
information(const PairCounts *c)
{
	double		n = c->units;
	double		a = c->units_a;
	double		b = c->units_b;
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;
	double		neither = Max(c->units - c->units_a - c->units_b + c->units_ab, 0);
	double		more = excess(c, c->units) / n;

	if (not_a == 0 || not_b == 0)
		return 0.0;
	/* in an order that is the same for b and a */
	return (deviance_by(c->units_ab, a * b / n, more) +
			deviance_by(neither, not_a * not_b / n, more)) +
		(deviance_by(c->units_a - c->units_ab, a * not_b / n, -more) +
		 deviance_by(c->units_b - c->units_ab, not_a * b / n, -more));
}

static double
g_squared(const PairCounts *c)
{
	return 2.0 * information(c);
}

static double
mutual_information(const PairCounts *c)
{
	return information(c) / (c->units * M_LN2);
}

static double
confidence(const PairCounts *c)
{
	return (double) c->units_ab / c->units_a;
}

static double
conviction(const PairCounts *c)
{
	if (c->units_ab == c->units_a)
		return get_float8_infinity();
	return ((double) (c->units - c->units_b) / c->units) /
		((double) (c->units_a - c->units_ab) / c->units_a);
}

static double
jlh(const PairCounts *c)
{
	double		difference = excess(c, c->units);

	if (difference <= 0)
		return 0.0;
	return difference / ((double) c->units_a * c->units_b) *
		((double) c->units_ab / c->units_a);
}

static double
google_distance(const PairCounts *c)
{
	int64		most = Max(c->units_a, c->units_b);
	int64		least = Min(c->units_a, c->units_b);

	if (c->units_ab == 0)
		return 0.0;
	if (most == c->units_ab)	/* always together */
		return 1.0;
	return exp(-log_ratio(most, c->units_ab) / log_ratio(c->units, least));
}

static double
association_strength(const PairCounts *c)
{
	if (c->units_ab == 0)
		return 0.0;
	return c->units_ab * (2.0 * c->sum_pairs) / (c->strength_a * c->strength_b);
}

/*
 * The same as ln(n_ab/S / (n_a/sum n_e * n_b/sum n_e)). The number of units
 * that are not empty cancels out, but where entities are in nearly all of
 * these either logarithm is nearly 0 and keeps its digits.
 */
static double
widyr_pmi(const PairCounts *c)
{
	if (c->units_ab == 0)
		return -get_float8_infinity();
	return log_lift(c, c->filled_units) + c->log_evenness;
}

static const Measure measures[] = {
	{"count", count},
	{"jaccard", jaccard},
	{"dice", dice},
	{"cosine", cosine},
	{"lift", lift},
	{"pmi", pmi},
	{"npmi", npmi},
	{"t", t_score},
	{"chi2", chi_squared, true},
	{"phi", phi},
	{"g2", g_squared, true},
	{"mi", mutual_information, true},
	{"confidence", confidence},
	{"conviction", conviction},
	{"jlh", jlh},
	{"gnd", google_distance},
	{"association_strength", association_strength, false, true},
	{"widyr_pmi", widyr_pmi},
};

/* The measure of that name; raises an error if there is none. */
const Measure *
measure_find(const char *name)
{
	StringInfoData known;

	for (int i = 0; i < lengthof(measures); i++)
	{
		if (strcmp(measures[i].name, name) == 0)
			return &measures[i];
	}
	initStringInfo(&known);
	for (int i = 0; i < lengthof(measures); i++)
		appendStringInfo(&known, "%s%s", i > 0 ? ", " : "", measures[i].name);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown measure \"%s\"", name),
			 errhint("Measures are %s.", known.data)));
}

/* The sums of the units of each entity's pairs; decodes all of the value. */
static double *
sum_strengths(const CooccurrenceView *view)
{
	double	   *strength;

	strength = huge_alloc_zero(sizeof(double), view->nentities);
	for (uint32 row = 0; row < view->nentities; row++)
	{
		PairCursor	cursor;

		CHECK_FOR_INTERRUPTS();
		cursor = row_open(view, row);
		while (row_next(&cursor))
		{
			strength[row] += cursor.units;
			strength[cursor.partner] += cursor.units;
		}
	}
	return strength;
}

static void
sum_sizes(MeasureOf *of, const SizeHistogram *sizes)
{
	double		entities = 0;	/* sum of sizes */
	double		spread = 0;		/* sum of squared distances from the mean */

	of->sum_pairs = 0;
	of->filled_units = of->view->units;
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		double		size = sizes->size[i];

		of->sum_pairs += size * (size - 1) / 2 * sizes->units[i];
		entities += size * sizes->units[i];
		if (size == 0)
			of->filled_units -= sizes->units[i];
	}
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		double		distance = sizes->size[i] - entities / of->filled_units;

		if (sizes->size[i] > 0)
			spread += distance * distance * sizes->units[i];
	}
	of->log_evenness = -log1p(spread / entities / entities * of->filled_units);
}

/* Prepare to measure pairs of a value; allocates in the current context. */
void
measure_open(MeasureOf *of, const Measure *measure,
			 const CooccurrenceView *view)
{
	of->measure = measure;
	of->view = view;
	sum_sizes(of, &view->sizes);
	of->strength = measure->needs_strength ? sum_strengths(view) : NULL;
}

/* The measure of two entities, given by index, with their common units. */
double
measure_value(const MeasureOf *of, uint32 a, uint32 b, int64 units_ab)
{
	PairCounts	counts = {
		.units = of->view->units,
		.units_a = of->view->entity_units[a],
		.units_b = of->view->entity_units[b],
		.units_ab = units_ab,
		.sum_pairs = of->sum_pairs,
		.filled_units = of->filled_units,
		.log_evenness = of->log_evenness,
	};

	if (of->strength)
	{
		counts.strength_a = of->strength[a];
		counts.strength_b = of->strength[b];
	}
	return of->measure->value(&counts);
}

/*
 * Does the pair take part in a ranking? Where the measure does not tell more
 * than chance from less, only pairs that are more do.
 */
bool
measure_ranks(const MeasureOf *of, uint32 a, uint32 b, int64 units_ab)
{
	PairCounts	counts = {
		.units = of->view->units,
		.units_a = of->view->entity_units[a],
		.units_b = of->view->entity_units[b],
		.units_ab = units_ab,
	};

	return !of->measure->unsigned_ || excess(&counts, counts.units) > 0;
}
