/*-------------------------------------------------------------------------
 *
 * graph.c
 *		Undirected weighted graphs in compressed rows, and PageRank.
 *
 * Memory is linear in the number of edges and nodes. Everything is computed
 * in the order of the nodes and of the edges given, so that equal input gives
 * equal results to the last bit.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "miscadmin.h"
#include "utils/memutils.h"

#include "graph.h"

/* Chance to follow an edge rather than to start anywhere; Brin and Page 1998 */
#define PAGERANK_DAMPING 0.85

/*
 * PageRank is done when a round changes all ranks together by no more than
 * this; the ranks then differ from their limits by less than six times as
 * much. A round leaves at most the 0.85th part of the change before it, which
 * was 2 at most, so that 175 rounds are always enough but for rounding.
 */
#define PAGERANK_TOLERANCE 1e-12
#define PAGERANK_ROUNDS 200

/* A graph with room for so many arcs, in the current memory context */
Graph *
graph_allocate(uint32 nnodes, Size narcs)
{
	MemoryContext context = CurrentMemoryContext;
	Graph	   *graph = palloc0(sizeof(Graph));

	graph->nnodes = nnodes;
	graph->first = MemoryContextAllocHuge(context, sizeof(Size) * ((Size) nnodes + 1));
	graph->target = MemoryContextAllocHuge(context, sizeof(uint32) * Max(narcs, 1));
	graph->weight = MemoryContextAllocHuge(context, sizeof(double) * Max(narcs, 1));
	graph->loop = MemoryContextAllocHuge(context, sizeof(double) * Max(nnodes, 1));
	graph->strength = MemoryContextAllocHuge(context, sizeof(double) * Max(nnodes, 1));
	return graph;
}

void
graph_free(Graph *graph)
{
	pfree(graph->first);
	pfree(graph->target);
	pfree(graph->weight);
	pfree(graph->loop);
	pfree(graph->strength);
	pfree(graph);
}

/* Put the arc of an edge into its row, at the place where the row ends yet. */
static void
add_arc(Graph *graph, Size *end, uint32 source, uint32 target, double weight)
{
	Size		arc = end[source]++;

	graph->target[arc] = target;
	graph->weight[arc] = weight;
	graph->strength[source] += weight;
}

Graph *
graph_build(uint32 nnodes, const GraphEdge *edges, Size nedges)
{
	Graph	   *graph = graph_allocate(nnodes, 2 * nedges);
	Size	   *end;

	memset(graph->first, 0, sizeof(Size) * ((Size) nnodes + 1));
	for (Size i = 0; i < nedges; i++)
	{
		graph->first[edges[i].a + 1]++;
		graph->first[edges[i].b + 1]++;
	}
	for (uint32 node = 0; node < nnodes; node++)
	{
		graph->first[node + 1] += graph->first[node];
		graph->loop[node] = 0;
		graph->strength[node] = 0;
	}

	end = MemoryContextAllocHuge(CurrentMemoryContext,
								 sizeof(Size) * ((Size) nnodes + 1));
	memcpy(end, graph->first, sizeof(Size) * ((Size) nnodes + 1));
	for (Size i = 0; i < nedges; i++)
	{
		add_arc(graph, end, edges[i].a, edges[i].b, edges[i].weight);
		add_arc(graph, end, edges[i].b, edges[i].a, edges[i].weight);
		graph->total += 2 * edges[i].weight;
	}
	pfree(end);
	return graph;
}

/*
 * One round of PageRank: each node hands its rank on along its edges, in
 * proportion to their weights. Returns the sum of all changes.
 */
static double
pagerank_round(const Graph *graph, double *rank, double *share)
{
	double		change = 0;

	for (uint32 node = 0; node < graph->nnodes; node++)
		share[node] = rank[node] / graph->strength[node];
	for (uint32 node = 0; node < graph->nnodes; node++)
	{
		double		received = graph->loop[node] * share[node];
		double		before = rank[node];

		CHECK_FOR_INTERRUPTS();
		for (Size arc = graph->first[node]; arc < graph->first[node + 1]; arc++)
			received += graph->weight[arc] * share[graph->target[arc]];
		rank[node] = (1 - PAGERANK_DAMPING) / graph->nnodes +
			PAGERANK_DAMPING * received;
		change += fabs(rank[node] - before);
	}
	return change;
}

/* The PageRank of all nodes, which sums up to 1. Every node has an edge. */
double *
graph_pagerank(const Graph *graph)
{
	MemoryContext context = CurrentMemoryContext;
	double	   *rank = MemoryContextAllocHuge(context, sizeof(double) * graph->nnodes);
	double	   *share = MemoryContextAllocHuge(context, sizeof(double) * graph->nnodes);

	for (uint32 node = 0; node < graph->nnodes; node++)
		rank[node] = 1.0 / graph->nnodes;
	for (int i = 0; i < PAGERANK_ROUNDS; i++)
	{
		if (pagerank_round(graph, rank, share) <= PAGERANK_TOLERANCE)
			break;
	}
	pfree(share);
	return rank;
}
