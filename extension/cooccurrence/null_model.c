/*-------------------------------------------------------------------------
 *
 * null_model.c
 *		What chance would do: which entities meet in which units if only how
 *		frequent the entities are and how large the units are is given.
 *
 * This is the bipartite configuration model: of all distributions over tables
 * of entities by units in which each entity is expected in as many units as it
 * is, and each unit is expected to have as many entities as it has, the one of
 * greatest entropy. Cells are independent in it, and entity a is in unit j with
 * probability 1 / (1 + u_a v_j). The factors u and v are found by making the
 * expected margins right for all entities, then for all units, and so on,
 * which climbs a concave likelihood.
 *
 * Where all units have one size, the exact answer is known: entities are drawn
 * without replacement, and counts are hypergeometric.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "miscadmin.h"

#include "null_model.h"

/* Expected margins are this close to those given, relative to them */
#define MARGIN_TOLERANCE 1e-11

/* Rounds over all classes, and Newton steps for one class in a round */
#define MAX_ROUNDS 2000
#define MAX_STEPS 4

/* The classes that are still to be solved for, and what is left of their margins */
typedef struct Remainder
{
	uint32		first_class;
	uint32		end_class;
	uint32		first_size;
	uint32		end_size;
	double	   *frequency;
	double	   *size;
	double		units;
	double		entities;
} Remainder;

static void *
allocate_numbers(Size n, Size width)
{
	return palloc_extended(mul_size(Max(n, 1), width),
						   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
}

static int
compare_doubles(const void *x, const void *y)
{
	double		a = *(const double *) x;
	double		b = *(const double *) y;

	return (a > b) - (a < b);
}

/* Sort the entities into classes by their frequency. */
static void
classify_entities(NullModel *model)
{
	const CooccurrenceView *view = model->view;
	double	   *frequency = allocate_numbers(view->nentities, sizeof(double));

	for (uint32 i = 0; i < view->nentities; i++)
		frequency[i] = view->entity_units[i];
	qsort(frequency, view->nentities, sizeof(double), compare_doubles);
	model->class_entities = allocate_numbers(view->nentities, sizeof(double));
	for (uint32 i = 0; i < view->nentities; i++)
	{
		if (i == 0 || frequency[i] != frequency[model->nclasses - 1])
			frequency[model->nclasses++] = frequency[i];
		model->class_entities[model->nclasses - 1]++;
	}
	model->frequency = frequency;

	model->class_of = allocate_numbers(view->nentities, sizeof(uint32));
	for (uint32 i = 0; i < view->nentities; i++)
	{
		double		wanted = view->entity_units[i];
		double	   *found = bsearch(&wanted, frequency, model->nclasses,
									sizeof(double), compare_doubles);

		model->class_of[i] = found - frequency;
	}
}

static void
classify_units(NullModel *model)
{
	const SizeHistogram *sizes = &model->view->sizes;

	model->size = allocate_numbers(sizes->nsizes, sizeof(double));
	model->size_units = allocate_numbers(sizes->nsizes, sizeof(double));
	model->trials = allocate_numbers(sizes->nsizes, sizeof(Trials));
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		if (sizes->size[i] == 0)
			continue;
		model->size[model->nsizes] = sizes->size[i];
		model->size_units[model->nsizes++] = sizes->units[i];
		model->units += sizes->units[i];
	}
}

static double *
cell(NullModel *model, uint32 class, uint32 size)
{
	return &model->probability[(Size) class * model->nsizes + size];
}

/* Take a class of entities out that is in all of the units left, or in none. */
static void
settle_class(NullModel *model, Remainder *left, uint32 class, double probability)
{
	for (uint32 i = left->first_size; i < left->end_size; i++)
	{
		*cell(model, class, i) = probability;
		left->size[i] -= probability * model->class_entities[class];
	}
	left->entities -= model->class_entities[class];
}

/* The same with units that have all of the entities left, or none. */
static void
settle_size(NullModel *model, Remainder *left, uint32 size, double probability)
{
	for (uint32 i = left->first_class; i < left->end_class; i++)
	{
		*cell(model, i, size) = probability;
		left->frequency[i] -= probability * model->size_units[size];
	}
	left->units -= model->size_units[size];
}

/*
 * Settle what the margins leave no choice about, as the factors of such classes
 * would not be finite.
 */
static void
settle_certain(NullModel *model, Remainder *left)
{
	while (left->first_class < left->end_class &&
		   left->first_size < left->end_size)
	{
		if (left->frequency[left->end_class - 1] >= left->units)
			settle_class(model, left, --left->end_class, 1.0);
		else if (left->frequency[left->first_class] <= 0)
			settle_class(model, left, left->first_class++, 0.0);
		else if (left->size[left->end_size - 1] >= left->entities)
			settle_size(model, left, --left->end_size, 1.0);
		else if (left->size[left->first_size] <= 0)
			settle_size(model, left, left->first_size++, 0.0);
		else
			break;
	}
}

/*
 * Move one factor so that the sum over the others of number / (1 + factor
 * other) comes nearer to the margin. Returns how far it was off, relatively.
 */
static double
improve_factor(double *factor, const double *others, const double *numbers,
			   uint32 first, uint32 end, double margin)
{
	double		off = 0;

	for (int step = 0; step < MAX_STEPS; step++)
	{
		double		sum = 0;
		double		slope = 0;
		double		miss;

		for (uint32 i = first; i < end; i++)
		{
			double		p = 1.0 / (1.0 + *factor * others[i]);

			sum += numbers[i] * p;
			slope += numbers[i] * p * (1.0 - p);
		}
		miss = (sum - margin) / margin;
		if (step == 0)
			off = fabs(miss);
		if (fabs(miss) <= MARGIN_TOLERANCE / 10 || slope <= 0)
			break;
		/* Newton's step for the logarithm, no further than to e times */
		*factor *= exp(Min(Max((sum - margin) / slope, -1.0), 1.0));
	}
	return off;
}

/* Find the factors of all classes left, and fill in the probabilities. */
static void
solve(NullModel *model, Remainder *left)
{
	double	   *u = allocate_numbers(model->nclasses, sizeof(double));
	double	   *v = allocate_numbers(model->nsizes, sizeof(double));
	double		total = 0;

	for (uint32 i = left->first_size; i < left->end_size; i++)
		total += left->size[i] * model->size_units[i];
	for (uint32 i = left->first_class; i < left->end_class; i++)
		u[i] = sqrt(total) / left->frequency[i];
	for (uint32 i = left->first_size; i < left->end_size; i++)
		v[i] = sqrt(total) / left->size[i];

	for (int round = 0; round < MAX_ROUNDS; round++)
	{
		double		off;
		double		worst = 0;

		for (uint32 i = left->first_class; i < left->end_class; i++)
		{
			CHECK_FOR_INTERRUPTS();
			off = improve_factor(&u[i], v, model->size_units,
								 left->first_size, left->end_size,
								 left->frequency[i]);
			worst = Max(worst, off);
		}
		for (uint32 i = left->first_size; i < left->end_size; i++)
		{
			CHECK_FOR_INTERRUPTS();
			off = improve_factor(&v[i], u, model->class_entities,
								 left->first_class, left->end_class,
								 left->size[i]);
			worst = Max(worst, off);
		}
		if (worst <= MARGIN_TOLERANCE)
			break;
	}
	for (uint32 i = left->first_class; i < left->end_class; i++)
	{
		for (uint32 j = left->first_size; j < left->end_size; j++)
			*cell(model, i, j) = 1.0 / (1.0 + u[i] * v[j]);
	}
	pfree(u);
	pfree(v);
}

/* Find the model of a value; allocates in the current memory context. */
void
null_model_open(NullModel *model, const CooccurrenceView *view)
{
	Remainder	left = {0};

	memset(model, 0, sizeof(*model));
	model->view = view;
	classify_entities(model);
	classify_units(model);
	if (model->nsizes < 2)
		return;

	model->probability = allocate_numbers(mul_size(model->nclasses, model->nsizes),
										  sizeof(double));
	left.end_class = model->nclasses;
	left.end_size = model->nsizes;
	left.units = model->units;
	left.entities = view->nentities;
	left.frequency = allocate_numbers(model->nclasses, sizeof(double));
	left.size = allocate_numbers(model->nsizes, sizeof(double));
	memcpy(left.frequency, model->frequency, sizeof(double) * model->nclasses);
	memcpy(left.size, model->size, sizeof(double) * model->nsizes);
	settle_certain(model, &left);
	solve(model, &left);
	pfree(left.frequency);
	pfree(left.size);
}

/*
 * The probability that two entities, given by index, are together in at least
 * so many units. What is above "relevant" may be given as 1.
 */
double
null_model_tail(NullModel *model, uint32 a, uint32 b, int64 units_ab,
				double relevant)
{
	const double *of_a;
	const double *of_b;

	if (model->probability == NULL)
		return hypergeometric_tail(model->units, model->view->entity_units[a],
								   model->view->entity_units[b], units_ab);
	of_a = cell(model, model->class_of[a], 0);
	of_b = cell(model, model->class_of[b], 0);
	for (uint32 i = 0; i < model->nsizes; i++)
	{
		model->trials[i].number = model->size_units[i];
		model->trials[i].probability = of_a[i] * of_b[i];
	}
	return poisson_binomial_tail(model->trials, model->nsizes, units_ab, relevant);
}
