/*-------------------------------------------------------------------------
 *
 * significant.c
 *		The SQL function that tells which pairs are more than chance.
 *
 * The family of hypotheses is all pairs of entities that occur, also those
 * that are never together, whose p is 1. By Benjamini and Hochberg, with m
 * hypotheses and p in ascending order, q of the i-th is the least m p_j / j
 * over j >= i. So a pair can only have q <= fdr if p <= fdr * (pairs that are
 * together) / m, and no other p enters its q: those above are not needed.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/float.h"

#include "expanded.h"
#include "null_model.h"
#include "row_sets.h"
#include "significance.h"
#include "storage.h"

typedef struct Candidate
{
	Tested		tested;			/* first, for assign_q() */
	double		lift;
	int64		units;
	uint32		a;				/* entities, by index */
	uint32		b;
} Candidate;

typedef struct Candidates
{
	Size		used;
	Size		allocated;
	Candidate  *list;
} Candidates;

static inline int
compare_p(const Candidate *c, const Candidate *d)
{
	return (c->tested.p > d->tested.p) - (c->tested.p < d->tested.p);
}

/* The order of the result */
static inline int
compare_candidates(const Candidate *c, const Candidate *d)
{
	if (c->tested.q != d->tested.q)
		return c->tested.q < d->tested.q ? -1 : 1;
	if (c->tested.p != d->tested.p)
		return c->tested.p < d->tested.p ? -1 : 1;
	if (c->lift != d->lift)
		return c->lift > d->lift ? -1 : 1;
	if (c->a != d->a)
		return c->a < d->a ? -1 : 1;
	return (c->b > d->b) - (c->b < d->b);
}

/* As many pairs as there may be take seconds to sort */
#define ST_SORT				sort_by_p
#define ST_ELEMENT_TYPE		Candidate
#define ST_COMPARE(c, d)	compare_p(c, d)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE			static
#define ST_DEFINE
#include "lib/sort_template.h"

#define ST_SORT				sort_for_result
#define ST_ELEMENT_TYPE		Candidate
#define ST_COMPARE(c, d)	compare_candidates(c, d)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE			static
#define ST_DEFINE
#include "lib/sort_template.h"

static void
add_candidate(Candidates *candidates, const Candidate *candidate)
{
	if (candidates->used == candidates->allocated)
	{
		candidates->allocated *= 2;
		candidates->list = repalloc_huge(candidates->list,
										 mul_size(candidates->allocated,
												  sizeof(Candidate)));
	}
	candidates->list[candidates->used++] = *candidate;
}

/* How many pairs of entities are together in some unit */
static double
count_pairs(const CooccurrenceView *view)
{
	double		pairs = 0;

	for (uint32 row = 0; row < view->nentities; row++)
		pairs += row_open(view, row).left;
	return pairs;
}

/* All pairs with p up to the greatest that is relevant */
static void
collect_candidates(Candidates *candidates, const CooccurrenceView *view,
				   double relevant)
{
	NullModel	model;

	candidates->used = 0;
	candidates->allocated = 64;
	candidates->list = palloc(sizeof(Candidate) * candidates->allocated);
	null_model_open(&model, view);
	for (uint32 row = 0; row < view->nentities; row++)
	{
		PairCursor	cursor = row_open(view, row);

		while (row_next(&cursor))
		{
			Candidate	candidate = {
				.a = row,
				.b = cursor.partner,
				.units = cursor.units
			};

			CHECK_FOR_INTERRUPTS();
			candidate.tested.p = null_model_tail(&model, row, cursor.partner,
												 cursor.units, relevant);
			if (candidate.tested.p > relevant)
				continue;
			candidate.lift = (double) cursor.units * view->units /
				((double) view->entity_units[row] *
				 view->entity_units[cursor.partner]);
			add_candidate(candidates, &candidate);
		}
	}
}

static void
put_candidate(ReturnSetInfo *result, const CooccurrenceView *view,
			  const Candidate *candidate)
{
	Datum		columns[PAIR_COLUMNS + 5];
	bool		nulls[PAIR_COLUMNS + 5] = {0};
	double		expected = candidate->units / candidate->lift;
	double		most = (double) view->units /
	Max(view->entity_units[candidate->a], view->entity_units[candidate->b]);
	double		low;
	double		high;

	poisson_limits(candidate->units, &low, &high);
	pair_columns(columns, view, candidate->a, candidate->b, candidate->units);
	columns[PAIR_COLUMNS] = Float8GetDatum(candidate->lift);
	columns[PAIR_COLUMNS + 1] = Float8GetDatum(low / expected);
	columns[PAIR_COLUMNS + 2] = Float8GetDatum(Min(high / expected, most));
	columns[PAIR_COLUMNS + 3] = Float8GetDatum(candidate->tested.p);
	columns[PAIR_COLUMNS + 4] = Float8GetDatum(candidate->tested.q);
	tuplestore_putvalues(result->setResult, result->setDesc, columns, nulls);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_significant_pairs);
Datum
newsdip_cooccurrence_significant_pairs(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	double		fdr = PG_GETARG_FLOAT8(1);
	int64		min_units = PG_GETARG_INT64(2);
	CooccurrenceView view;
	Candidates	candidates;
	double		hypotheses;
	double		relevant = get_float8_infinity();

	if (!(fdr > 0 && fdr <= 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("fdr must be above 0 and not above 1"),
				 errhint("It is the share of false discoveries that is acceptable, such as 0.05.")));
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	view_open(&view, PG_GETARG_COOCCURRENCE(0), ERRCODE_DATA_CORRUPTED);
	hypotheses = (double) view.nentities * ((double) view.nentities - 1) / 2;
	if (hypotheses == 0)
		return (Datum) 0;

	/* at 1 all pairs are wanted; else rounding must not lose any */
	if (fdr < 1)
		relevant = fdr * count_pairs(&view) / hypotheses * (1 + 1e-9);
	collect_candidates(&candidates, &view, relevant);
	sort_by_p(candidates.list, candidates.used);
	assign_q(candidates.list, candidates.used, sizeof(Candidate), hypotheses);
	sort_for_result(candidates.list, candidates.used);
	for (Size i = 0; i < candidates.used; i++)
	{
		const Candidate *candidate = &candidates.list[i];

		CHECK_FOR_INTERRUPTS();
		if (candidate->tested.q <= fdr && candidate->units >= min_units)
			put_candidate(result, &view, candidate);
	}
	return (Datum) 0;
}
