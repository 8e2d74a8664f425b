/*-------------------------------------------------------------------------
 *
 * graph_functions.c
 *		The SQL function that tells figures of the nodes of a graph.
 *
 * The graph comes as three arrays of equal length: the two entities of each
 * edge, in either order, and its weight.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "graph.h"

/* Edges between entities, and the entities at their ends, ascending */
typedef struct EntityGraph
{
	uint32		nentities;
	int32	   *entities;
	GraphEdge  *edges;
	Size		nedges;
} EntityGraph;

/* The elements of a plain array without NULLs; their number is told. */
static void *
plain_elements(ArrayType *array, Oid type, int *n)
{
	if (ARR_NDIM(array) > 1 || array_contains_nulls(array) ||
		ARR_ELEMTYPE(array) != type)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("edges must be given as plain arrays without nulls")));
	*n = ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array));
	return ARR_DATA_PTR(array);
}

static int
compare_entities(const void *x, const void *y)
{
	int32		a = *(const int32 *) x;
	int32		b = *(const int32 *) y;

	return (a > b) - (a < b);
}

#define ST_SORT				sort_entities
#define ST_ELEMENT_TYPE		int32
#define ST_COMPARE(x, y)	(*(x) < *(y) ? -1 : *(x) > *(y))
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE			static
#define ST_DEFINE
#include "lib/sort_template.h"

/* Fill in the entities at both ends of the edges, each once. */
static void
collect_entities(EntityGraph *graph, const int32 *a, const int32 *b)
{
	Size		n = graph->nedges;
	uint32		used = 0;

	graph->entities = MemoryContextAllocHuge(CurrentMemoryContext,
											 sizeof(int32) * Max(2 * n, 1));
	memcpy(graph->entities, a, sizeof(int32) * n);
	memcpy(graph->entities + n, b, sizeof(int32) * n);
	sort_entities(graph->entities, 2 * n);
	for (Size i = 0; i < 2 * n; i++)
	{
		if (used == 0 || graph->entities[used - 1] != graph->entities[i])
			graph->entities[used++] = graph->entities[i];
	}
	graph->nentities = used;
}

/* The node of an entity that is there */
static uint32
node_of(const EntityGraph *graph, int32 entity)
{
	int32	   *found = bsearch(&entity, graph->entities, graph->nentities,
								sizeof(int32), compare_entities);

	return found - graph->entities;
}

static void
read_arguments(EntityGraph *graph, FunctionCallInfo fcinfo)
{
	int			na;
	int			nb;
	int			nweights;
	int32	   *a = plain_elements(PG_GETARG_ARRAYTYPE_P(0), INT4OID, &na);
	int32	   *b = plain_elements(PG_GETARG_ARRAYTYPE_P(1), INT4OID, &nb);
	double	   *weight = plain_elements(PG_GETARG_ARRAYTYPE_P(2), FLOAT8OID,
										&nweights);

	if (na != nb || na != nweights)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("edges must be given as arrays of equal length")));
	graph->nedges = na;
	collect_entities(graph, a, b);
	graph->edges = MemoryContextAllocHuge(CurrentMemoryContext,
										  sizeof(GraphEdge) * Max(na, 1));
	for (int i = 0; i < na; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (a[i] == b[i] || !(weight[i] > 0) || isinf(weight[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("an edge must join two different entities with a positive, finite weight")));
		graph->edges[i].a = node_of(graph, a[i]);
		graph->edges[i].b = node_of(graph, b[i]);
		graph->edges[i].weight = weight[i];
	}
}

PG_FUNCTION_INFO_V1(newsdip_graph_figures);
Datum
newsdip_graph_figures(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	EntityGraph of = {0};
	Graph	   *graph;
	double	   *rank;
	uint32	   *community;
	Datum		columns[5];
	bool		nulls[5] = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	read_arguments(&of, fcinfo);
	if (of.nedges == 0)
		return (Datum) 0;
	graph = graph_build(of.nentities, of.edges, of.nedges);
	pfree(of.edges);
	rank = graph_pagerank(graph);
	community = graph_communities(graph);
	for (uint32 node = 0; node < graph->nnodes; node++)
	{
		CHECK_FOR_INTERRUPTS();
		columns[0] = Int32GetDatum(of.entities[node]);
		columns[1] = Int64GetDatum(graph->first[node + 1] - graph->first[node]);
		columns[2] = Float8GetDatum(graph->strength[node]);
		columns[3] = Float8GetDatum(rank[node]);
		columns[4] = Int32GetDatum(community[node]);
		tuplestore_putvalues(result->setResult, result->setDesc,
							 columns, nulls);
	}
	return (Datum) 0;
}
