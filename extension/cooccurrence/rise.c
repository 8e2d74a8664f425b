/*-------------------------------------------------------------------------
 *
 * rise.c
 *		Pairs and entities that are in more of the recent units than the units
 *		before them would let one expect.
 *
 * If a pair is in x of n recent units and was in y of m earlier ones, and both
 * counts are Poisson with one rate for a unit, then given x + y the recent
 * count is binomial with the probability n / (n + m) (Przyborowski and
 * Wilenski 1940).  p is the probability of x or more.  Counting by units, not
 * by days, keeps a day with more articles from making everything rise.
 *
 * q is by Benjamini and Hochberg over all pairs, or entities, of the recent
 * units. Those in fewer units than are asked for are not tested, and count as
 * tests with p = 1.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"

#include "expanded.h"
#include "significance.h"
#include "storage.h"

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_rising_pairs);
PG_FUNCTION_INFO_V1(newsdip_cooccurrence_rising_entities);

/* An entity alone has itself as the partner */
typedef struct Rise
{
	Tested		tested;			/* first, for assign_q() */
	uint32		a;				/* indexes in the recent value */
	uint32		b;
	int64		units;
	int64		units_before;
} Rise;

typedef struct RiseSearch
{
	CooccurrenceView recent;
	CooccurrenceView before;
	uint32	   *index_before;	/* of an entity of the recent value, or none */
	double		share;			/* of the recent units among all */
	int64		min_units;
	int64		hypotheses;
	Rise	   *found;
	uint64		nfound;
	uint64		capacity;
} RiseSearch;

#define NOT_BEFORE	PG_UINT32_MAX

static void
search_open(RiseSearch *search, FunctionCallInfo fcinfo)
{
	view_open(&search->recent, PG_GETARG_COOCCURRENCE(0),
			  ERRCODE_DATA_CORRUPTED);
	view_open(&search->before, PG_GETARG_COOCCURRENCE(1),
			  ERRCODE_DATA_CORRUPTED);
	search->min_units = PG_GETARG_INT64(2);
	search->hypotheses = 0;
	search->nfound = 0;
	search->capacity = 1024;
	search->found = palloc(sizeof(Rise) * search->capacity);
	search->share = (double) search->recent.units /
		Max((double) search->recent.units + search->before.units, 1);
	search->index_before = palloc(sizeof(uint32) *
								  Max(search->recent.nentities, 1));
	for (uint32 i = 0; i < search->recent.nentities; i++)
		if (!view_find(&search->before, search->recent.ids[i],
					   &search->index_before[i]))
			search->index_before[i] = NOT_BEFORE;
}

static void
search_add(RiseSearch *search, uint32 a, uint32 b, int64 units,
		   int64 units_before)
{
	Rise	   *rise;

	if (search->nfound == search->capacity)
	{
		search->capacity *= 2;
		search->found = repalloc_huge(search->found,
									  sizeof(Rise) * search->capacity);
	}
	rise = &search->found[search->nfound++];
	rise->a = a;
	rise->b = b;
	rise->units = units;
	rise->units_before = units_before;
	rise->tested.p = binomial_tail((double) units + units_before, search->share,
								   units);
}

static inline int
compare_rises(const Rise *a, const Rise *b)
{
	if (a->tested.p != b->tested.p)
		return a->tested.p < b->tested.p ? -1 : 1;
	if (a->units != b->units)
		return a->units > b->units ? -1 : 1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return a->b < b->b ? -1 : a->b > b->b;
}

/* As many pairs as there may be take seconds to sort */
#define ST_SORT				sort_rises
#define ST_ELEMENT_TYPE		Rise
#define ST_COMPARE(a, b)	compare_rises(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE			static
#define ST_DEFINE
#include "lib/sort_template.h"

static void
search_return(RiseSearch *search, ReturnSetInfo *result)
{
	sort_rises(search->found, search->nfound);
	assign_q(search->found, search->nfound, sizeof(Rise), search->hypotheses);
	for (uint64 i = 0; i < search->nfound; i++)
	{
		const Rise *rise = &search->found[i];
		Datum		columns[7];
		bool		nulls[7] = {0};

		CHECK_FOR_INTERRUPTS();
		columns[0] = Int32GetDatum(search->recent.ids[rise->a]);
		columns[1] = Int32GetDatum(search->recent.ids[rise->b]);
		nulls[1] = rise->a == rise->b;
		columns[2] = Int64GetDatum(rise->units);
		columns[3] = Int64GetDatum(rise->units_before);
		nulls[4] = search->before.units == 0;
		columns[4] = Float8GetDatum((double) rise->units_before *
									search->recent.units /
									Max(search->before.units, 1));
		columns[5] = Float8GetDatum(rise->tested.p);
		columns[6] = Float8GetDatum(rise->tested.q);
		tuplestore_putvalues(result->setResult, result->setDesc, columns,
							 nulls);
	}
}

/*
 * rising_pair_counts(recent, before, min_units): likeliest risers first
 */
Datum
newsdip_cooccurrence_rising_pairs(PG_FUNCTION_ARGS)
{
	RiseSearch	search;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	search_open(&search, fcinfo);
	for (uint32 a = 0; a < search.recent.nentities; a++)
	{
		PairCursor	cursor = row_open(&search.recent, a);
		uint32		a_before = search.index_before[a];

		CHECK_FOR_INTERRUPTS();
		while (row_next(&cursor))
		{
			uint32		b_before = search.index_before[cursor.partner];
			int64		before = 0;

			search.hypotheses++;
			if (cursor.units < search.min_units)
				continue;
			if (a_before != NOT_BEFORE && b_before != NOT_BEFORE)
				before = view_pair_units(&search.before, a_before, b_before);
			search_add(&search, a, cursor.partner, cursor.units, before);
		}
	}
	search_return(&search, (ReturnSetInfo *) fcinfo->resultinfo);
	return (Datum) 0;
}

/*
 * rising_entity_counts(recent, before, min_units): likeliest risers first
 */
Datum
newsdip_cooccurrence_rising_entities(PG_FUNCTION_ARGS)
{
	RiseSearch	search;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	search_open(&search, fcinfo);
	for (uint32 a = 0; a < search.recent.nentities; a++)
	{
		uint32		a_before = search.index_before[a];

		CHECK_FOR_INTERRUPTS();
		search.hypotheses++;
		if (search.recent.entity_units[a] >= search.min_units)
			search_add(&search, a, a, search.recent.entity_units[a],
					   a_before == NOT_BEFORE ? 0 :
					   search.before.entity_units[a_before]);
	}
	search_return(&search, (ReturnSetInfo *) fcinfo->resultinfo);
	return (Datum) 0;
}
