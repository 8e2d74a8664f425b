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

/* The four cells of the table of units by a and by b */
typedef struct Cells
{
	double		both;
	double		a_only;
	double		b_only;
	double		neither;
} Cells;

static Cells
cells_of(const PairCounts *c)
{
	Cells		cells;

	cells.both = c->units_ab;
	cells.a_only = c->units_a - c->units_ab;
	cells.b_only = c->units_b - c->units_ab;
	cells.neither = Max(c->units - c->units_a - c->units_b + c->units_ab, 0);
	return cells;
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
	return c->units_ab == 0 ? -get_float8_infinity() : log2(lift(c));
}

static double
npmi(const PairCounts *c)
{
	if (c->units_ab == 0)
		return -1.0;
	/* exactly 1, so that pairs that never part are equal in a ranking */
	if (c->units_ab == c->units_a && c->units_ab == c->units_b)
		return 1.0;
	return log(lift(c)) / -log((double) c->units_ab / c->units);
}

static double
t_score(const PairCounts *c)
{
	double		expected = (double) c->units_a * c->units_b / c->units;

	if (c->units_ab == 0)
		return -get_float8_infinity();
	return (c->units_ab - expected) / sqrt((double) c->units_ab);
}

/* Pearson's correlation; 0 where an entity is in all units */
static double
phi(const PairCounts *c)
{
	Cells		cells = cells_of(c);
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;

	if (not_a == 0 || not_b == 0)
		return 0.0;
	return (cells.both * cells.neither - cells.a_only * cells.b_only) /
		(sqrt((double) c->units_a * c->units_b) * sqrt(not_a * not_b));
}

static double
chi_squared(const PairCounts *c)
{
	Cells		cells = cells_of(c);
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;
	double		difference;

	if (not_a == 0 || not_b == 0)
		return 0.0;
	difference = cells.both * cells.neither - cells.a_only * cells.b_only;
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
	Cells		cells = cells_of(c);
	double		n = c->units;
	double		a = c->units_a;
	double		b = c->units_b;
	double		not_a = c->units - c->units_a;
	double		not_b = c->units - c->units_b;

	if (not_a == 0 || not_b == 0)
		return 0.0;
	/* in an order that is the same for b and a */
	return (deviance(cells.both, a * b / n) +
			deviance(cells.neither, not_a * not_b / n)) +
		(deviance(cells.a_only, a * not_b / n) +
		 deviance(cells.b_only, not_a * b / n));
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
	double		foreground = (double) c->units_ab / c->units_a;
	double		background = (double) c->units_b / c->units;

	if (foreground <= background)
		return 0.0;
	return (foreground - background) * (foreground / background);
}

static double
google_distance(const PairCounts *c)
{
	double		most = log((double) Max(c->units_a, c->units_b));
	double		least = log((double) Min(c->units_a, c->units_b));
	double		both;

	if (c->units_ab == 0)
		return 0.0;
	both = log((double) c->units_ab);
	if (most == both)			/* always together */
		return 1.0;
	return exp(-(most - both) / (log((double) c->units) - least));
}

static double
association_strength(const PairCounts *c)
{
	if (c->units_ab == 0)
		return 0.0;
	return c->units_ab * (2.0 * c->sum_pairs) / (c->strength_a * c->strength_b);
}

static double
widyr_pmi(const PairCounts *c)
{
	double		both;
	double		by_chance;

	if (c->units_ab == 0)
		return -get_float8_infinity();
	both = c->units_ab / (2.0 * c->sum_pairs + c->sum_entities);
	by_chance = (c->units_a / c->sum_entities) * (c->units_b / c->sum_entities);
	return log(both / by_chance);
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

/* Prepare to measure pairs of a value; allocates in the current context. */
void
measure_open(MeasureOf *of, const Measure *measure,
			 const CooccurrenceView *view)
{
	of->measure = measure;
	of->view = view;
	of->sum_entities = of->sum_pairs = 0;
	for (uint32 i = 0; i < view->sizes.nsizes; i++)
	{
		double		size = view->sizes.size[i];

		of->sum_entities += size * view->sizes.units[i];
		of->sum_pairs += size * (size - 1) / 2 * view->sizes.units[i];
	}
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
		.sum_entities = of->sum_entities,
		.sum_pairs = of->sum_pairs,
	};

	if (of->strength)
	{
		counts.strength_a = of->strength[a];
		counts.strength_b = of->strength[b];
	}
	return of->measure->value(&counts);
}

/* Is x1 * x2 > y1 * y2, for numbers of any size? */
static bool
product_is_greater(int64 x1, int64 x2, int64 y1, int64 y2)
{
#ifdef HAVE_INT128
	return (int128) x1 * x2 > (int128) y1 * y2;
#else
	int64		x;
	int64		y;

	if (!pg_mul_s64_overflow(x1, x2, &x) && !pg_mul_s64_overflow(y1, y2, &y))
		return x > y;
	return (double) x1 * x2 > (double) y1 * y2;
#endif
}

/*
 * Does the pair take part in a ranking? Where the measure does not tell more
 * than chance from less, only pairs that are more do.
 */
bool
measure_ranks(const MeasureOf *of, uint32 a, uint32 b, int64 units_ab)
{
	return !of->measure->unsigned_ ||
		product_is_greater(units_ab, of->view->units,
						   of->view->entity_units[a],
						   of->view->entity_units[b]);
}
