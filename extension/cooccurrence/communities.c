/*-------------------------------------------------------------------------
 *
 * communities.c
 *		Communities of a graph by the Louvain method.
 *
 * V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre: Fast unfolding of
 * communities in large networks, 2008. Nodes are moved one by one into the
 * community of a neighbour where that raises modularity most, until it hardly
 * pays; then communities become the nodes of a smaller graph, and so on, as
 * long as some are joined.
 *
 * The method is known to leave a community in pieces now and then, when the
 * node that held it together has moved away. Such pieces are made communities
 * of their own in the end, which can only raise modularity.
 *
 * Chance has no part in it: nodes take their turns in the order of their
 * numbers, and of equally good communities the one of the lowest number wins.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "graph.h"

/* Another sweep over all nodes is made if the last raised modularity so much */
#define SWEEP_GAIN 1e-7

/* What a node must gain to move, as part of its strength: more than rounding */
#define MOVE_GAIN 1e-12

#define NO_COMMUNITY PG_UINT32_MAX

typedef struct Partition
{
	uint32	   *community;		/* by node */
	double	   *total;			/* strength of the nodes, by community */
	/* scratch: communities near a node, and the weight of its arcs there */
	uint32	   *near;
	uint32		nnear;
	double	   *weight_to;		/* by community; negative if not near */
} Partition;

static void *
allocate(Size size, Size n)
{
	return MemoryContextAllocHuge(CurrentMemoryContext, size * Max(n, 1));
}

/* Each node alone */
static Partition *
partition_open(const Graph *graph)
{
	Partition  *partition = palloc(sizeof(Partition));

	partition->community = allocate(sizeof(uint32), graph->nnodes);
	partition->total = allocate(sizeof(double), graph->nnodes);
	partition->near = allocate(sizeof(uint32), graph->nnodes);
	partition->weight_to = allocate(sizeof(double), graph->nnodes);
	partition->nnear = 0;
	for (uint32 node = 0; node < graph->nnodes; node++)
	{
		partition->community[node] = node;
		partition->total[node] = graph->strength[node];
		partition->weight_to[node] = -1;
	}
	return partition;
}

static void
partition_free(Partition *partition)
{
	pfree(partition->community);
	pfree(partition->total);
	pfree(partition->near);
	pfree(partition->weight_to);
	pfree(partition);
}

static void
add_near(Partition *partition, uint32 community, double weight)
{
	if (partition->weight_to[community] < 0)
	{
		partition->weight_to[community] = 0;
		partition->near[partition->nnear++] = community;
	}
	partition->weight_to[community] += weight;
}

static void
add_neighbours(const Graph *graph, Partition *partition, uint32 node)
{
	for (Size arc = graph->first[node]; arc < graph->first[node + 1]; arc++)
		add_near(partition, partition->community[graph->target[arc]],
				 graph->weight[arc]);
}

static void
forget_near(Partition *partition)
{
	while (partition->nnear > 0)
		partition->weight_to[partition->near[--partition->nnear]] = -1;
}

/*
 * Move the node to where it is best off. Returns what that raises modularity
 * by, times half the total of the graph.
 */
static double
move_node(const Graph *graph, Partition *partition, uint32 node)
{
	double		strength = graph->strength[node];
	uint32		own = partition->community[node];
	uint32		best = own;
	double		own_score;
	double		best_score;

	add_near(partition, own, 0);
	add_neighbours(graph, partition, node);
	partition->total[own] -= strength;
	own_score = partition->weight_to[own] -
		partition->total[own] * strength / graph->total;
	best_score = own_score;
	for (uint32 i = 1; i < partition->nnear; i++)
	{
		uint32		other = partition->near[i];
		double		score = partition->weight_to[other] -
			partition->total[other] * strength / graph->total;

		if (score > best_score ||
			(score == best_score && best != own && other < best))
		{
			best = other;
			best_score = score;
		}
	}
	forget_near(partition);

	if (best_score - own_score <= MOVE_GAIN * strength)
		best = own;
	partition->community[node] = best;
	partition->total[best] += strength;
	return best == own ? 0 : best_score - own_score;
}

/* Move nodes until it hardly pays. */
static void
move_nodes(const Graph *graph, Partition *partition)
{
	double		gain;

	do
	{
		gain = 0;
		for (uint32 node = 0; node < graph->nnodes; node++)
		{
			CHECK_FOR_INTERRUPTS();
			gain += move_node(graph, partition, node);
		}
	} while (gain > SWEEP_GAIN * graph->total / 2);
}

/*
 * Number the communities from 0 in the order of their first nodes, and return
 * how many there are. Their totals are not kept.
 */
static uint32
renumber(uint32 *community, uint32 nnodes)
{
	uint32	   *number = allocate(sizeof(uint32), nnodes);
	uint32		used = 0;

	memset(number, 0xFF, sizeof(uint32) * nnodes);	/* NO_COMMUNITY */
	for (uint32 node = 0; node < nnodes; node++)
	{
		uint32	   *mine = &number[community[node]];

		if (*mine == NO_COMMUNITY)
			*mine = used++;
		community[node] = *mine;
	}
	pfree(number);
	return used;
}

/* The nodes, ordered by community; *start says where each community begins. */
static uint32 *
members_by_community(const uint32 *community, uint32 nnodes,
					 uint32 ncommunities, Size **start)
{
	uint32	   *members = allocate(sizeof(uint32), nnodes);
	Size	   *place = allocate(sizeof(Size), (Size) ncommunities + 2);

	/* count two places ahead, so that filling in leaves the starts */
	memset(place, 0, sizeof(Size) * ((Size) ncommunities + 2));
	for (uint32 node = 0; node < nnodes; node++)
		place[community[node] + 2]++;
	for (uint32 i = 0; i < ncommunities; i++)
		place[i + 2] += place[i + 1];
	for (uint32 node = 0; node < nnodes; node++)
		members[place[community[node] + 1]++] = node;
	*start = place;
	return members;
}

/* The graph whose nodes are the communities, numbered without gaps */
static Graph *
contract(const Graph *graph, Partition *partition, uint32 ncommunities)
{
	Graph	   *result = graph_allocate(ncommunities, graph->first[graph->nnodes]);
	Size	   *start;
	uint32	   *members = members_by_community(partition->community,
											   graph->nnodes, ncommunities, &start);
	Size		arc = 0;

	result->total = graph->total;
	for (uint32 i = 0; i < ncommunities; i++)
	{
		CHECK_FOR_INTERRUPTS();
		result->first[i] = arc;
		result->loop[i] = 0;
		result->strength[i] = 0;
		for (Size m = start[i]; m < start[i + 1]; m++)
		{
			result->loop[i] += graph->loop[members[m]];
			result->strength[i] += graph->strength[members[m]];
			add_neighbours(graph, partition, members[m]);
		}
		for (uint32 n = 0; n < partition->nnear; n++)
		{
			uint32		other = partition->near[n];

			if (other == i)
				result->loop[i] += partition->weight_to[other];
			else
			{
				result->target[arc] = other;
				result->weight[arc++] = partition->weight_to[other];
			}
		}
		forget_near(partition);
	}
	result->first[ncommunities] = arc;
	pfree(members);
	pfree(start);
	return result;
}

/* Communities of all nodes by moving and contracting, which may be in pieces */
static uint32 *
louvain(const Graph *graph)
{
	uint32	   *result = allocate(sizeof(uint32), graph->nnodes);
	Graph	   *level = NULL;

	for (uint32 node = 0; node < graph->nnodes; node++)
		result[node] = node;
	for (;;)
	{
		const Graph *now = level ? level : graph;
		Graph	   *next = NULL;
		Partition  *partition = partition_open(now);
		uint32		ncommunities;

		move_nodes(now, partition);
		ncommunities = renumber(partition->community, now->nnodes);
		for (uint32 node = 0; node < graph->nnodes; node++)
			result[node] = partition->community[result[node]];
		if (ncommunities < now->nnodes)
			next = contract(now, partition, ncommunities);
		partition_free(partition);
		if (level)
			graph_free(level);
		if (!next)
			return result;
		level = next;
	}
}

/*
 * Make each connected piece of a community one of its own, numbered from 0 in
 * the order of their first nodes. Returns how many there are.
 */
static uint32
split_into_pieces(const Graph *graph, uint32 *community)
{
	uint32	   *piece = allocate(sizeof(uint32), graph->nnodes);
	uint32	   *stack = allocate(sizeof(uint32), graph->nnodes);
	uint32		npieces = 0;

	memset(piece, 0xFF, sizeof(uint32) * graph->nnodes);	/* NO_COMMUNITY */
	for (uint32 node = 0; node < graph->nnodes; node++)
	{
		uint32		depth = 0;

		if (piece[node] != NO_COMMUNITY)
			continue;
		piece[node] = npieces;
		stack[depth++] = node;
		while (depth > 0)
		{
			uint32		from = stack[--depth];

			CHECK_FOR_INTERRUPTS();
			for (Size arc = graph->first[from]; arc < graph->first[from + 1]; arc++)
			{
				uint32		to = graph->target[arc];

				if (piece[to] != NO_COMMUNITY || community[to] != community[from])
					continue;
				piece[to] = npieces;
				stack[depth++] = to;
			}
		}
		npieces++;
	}
	memcpy(community, piece, sizeof(uint32) * graph->nnodes);
	pfree(piece);
	pfree(stack);
	return npieces;
}

typedef struct CommunitySize
{
	uint32		community;
	uint32		nodes;
} CommunitySize;

/* The greater first; among equals the one with the lowest node */
static int
compare_sizes(const void *x, const void *y)
{
	const CommunitySize *a = x;
	const CommunitySize *b = y;

	if (a->nodes != b->nodes)
		return a->nodes > b->nodes ? -1 : 1;
	return (a->community > b->community) - (a->community < b->community);
}

/*
 * The community of each node. They are numbered from 1, the greatest first,
 * and among equals the one with the lowest node.
 */
uint32 *
graph_communities(const Graph *graph)
{
	uint32	   *community = louvain(graph);
	uint32		ncommunities = split_into_pieces(graph, community);
	CommunitySize *sizes = allocate(sizeof(CommunitySize), ncommunities);
	uint32	   *number = allocate(sizeof(uint32), ncommunities);

	for (uint32 i = 0; i < ncommunities; i++)
	{
		sizes[i].community = i;
		sizes[i].nodes = 0;
	}
	for (uint32 node = 0; node < graph->nnodes; node++)
		sizes[community[node]].nodes++;
	qsort(sizes, ncommunities, sizeof(CommunitySize), compare_sizes);
	for (uint32 i = 0; i < ncommunities; i++)
		number[sizes[i].community] = i + 1;
	for (uint32 node = 0; node < graph->nnodes; node++)
		community[node] = number[community[node]];
	pfree(sizes);
	pfree(number);
	return community;
}
