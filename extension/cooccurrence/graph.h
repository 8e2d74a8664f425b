/*-------------------------------------------------------------------------
 *
 * graph.h
 *		Undirected weighted graphs, and figures about their nodes.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_GRAPH_H
#define COOCCURRENCE_GRAPH_H

#include "postgres.h"

/*
 * Nodes are numbered from 0. Each edge is there as two arcs, one at either
 * end; the arcs of node i are those from first[i] to before first[i + 1].
 */
typedef struct Graph
{
	uint32		nnodes;
	Size	   *first;			/* nnodes + 1 */
	uint32	   *target;			/* by arc */
	double	   *weight;			/* by arc, positive and finite */
	double	   *loop;			/* by node: what it is bound to itself by,
								 * counted from either end */
	double	   *strength;		/* by node: its loop and its arcs */
	double		total;			/* sum of all strengths */
} Graph;

/* An edge between two different nodes */
typedef struct GraphEdge
{
	uint32		a;
	uint32		b;
	double		weight;
} GraphEdge;

extern Graph *graph_allocate(uint32 nnodes, Size narcs);
extern void graph_free(Graph *graph);
extern Graph *graph_build(uint32 nnodes, const GraphEdge *edges, Size nedges);
extern double *graph_pagerank(const Graph *graph);
extern uint32 *graph_communities(const Graph *graph);

#endif							/* COOCCURRENCE_GRAPH_H */
