/*-------------------------------------------------------------------------
 *
 * text_cost.c
 *		What reading a text costs, for the planner.
 *
 * COST and ROWS of a function that reads texts are those of a text of 1,000
 * bytes; here they are brought to the length of the texts that the query
 * reads.  The width that the statistics know of a column counts a value that
 * was moved out of its row as a pointer, so the TOAST table, shared among the
 * rows, is added.  ANALYZE does not count its pages, only VACUUM does; before
 * that they are counted here.  What is compressed counts as it is stored.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/heaptoast.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/pg_class.h"
#include "catalog/pg_proc.h"
#include "fmgr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "storage/bufmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "compat.h"

PG_FUNCTION_INFO_V1(newsdip_text_support);

/* The text, in bytes, that COST and ROWS are for */
#define TEXT_LENGTH		1000.0

/* No call costs less than that of so many bytes */
#define TEXT_LENGTH_MIN	50.0

/* Pages of a TOAST table, as many as there are now if nobody has noted them */
static double
toast_pages(Oid toast)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(toast));
	double		pages;
	Relation	relation;

	if (!HeapTupleIsValid(tuple))
		return 0;
	pages = (double) ((Form_pg_class) GETSTRUCT(tuple))->relpages;
	ReleaseSysCache(tuple);
	if (pages > 0)
		return pages;
	relation = try_relation_open(toast, AccessShareLock);
	if (relation != NULL)
	{
		pages = RelationGetNumberOfBlocks(relation);
		relation_close(relation, AccessShareLock);
	}
	return pages;
}

/* Bytes of the TOAST table of a relation for each of its rows */
static double
toasted_width(Oid relation)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	double		rows;
	Oid			toast;

	if (!HeapTupleIsValid(tuple))
		return 0;
	rows = ((Form_pg_class) GETSTRUCT(tuple))->reltuples;
	toast = ((Form_pg_class) GETSTRUCT(tuple))->reltoastrelid;
	ReleaseSysCache(tuple);
	if (rows < 1 || !OidIsValid(toast))
		return 0;
	return toast_pages(toast) * BLCKSZ / rows;
}

/* The average length of a column, 0 if it is not known */
static double
column_length(PlannerInfo *root, const Var *column)
{
	const RangeTblEntry *entry;
	double		width;

	if (root == NULL || column->varlevelsup != 0 ||
		column->varno <= 0 || column->varno >= root->simple_rel_array_size)
		return 0;
	entry = planner_rt_fetch(column->varno, root);
	if (entry == NULL || entry->rtekind != RTE_RELATION ||
		column->varattno <= 0)
		return 0;
	width = get_attavgwidth(entry->relid, column->varattno);
	if (width >= TOAST_POINTER_SIZE)
		width += toasted_width(entry->relid);
	return width;
}

/*
 * The length of the text that a call reads, in bytes: of a constant, or of
 * the columns that it is put together from.  0 if it is not known.
 */
static double
text_length(PlannerInfo *root, Node *call)
{
	List	   *columns;
	ListCell   *cell;
	Node	   *text;
	double		length = 0;

	if (call == NULL || !IsA(call, FuncExpr) ||
		((FuncExpr *) call)->args == NIL)
		return 0;
	text = linitial(((FuncExpr *) call)->args);
	if (IsA(text, Const))
		return ((Const *) text)->constisnull ? 0 :
			toast_raw_datum_size(((Const *) text)->constvalue) - VARHDRSZ;
	columns = pull_var_clause(text, PVC_RECURSE_AGGREGATES |
							  PVC_RECURSE_WINDOWFUNCS |
							  PVC_RECURSE_PLACEHOLDERS);
	foreach(cell, columns)
		length += column_length(root, (Var *) lfirst(cell));
	list_free(columns);
	return length;
}

/* The COST and ROWS of a function, which are those of TEXT_LENGTH */
static bool
declared(Oid function, double *cost, double *rows)
{
	HeapTuple	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));

	if (!HeapTupleIsValid(tuple))
		return false;
	*cost = ((Form_pg_proc) GETSTRUCT(tuple))->procost;
	*rows = ((Form_pg_proc) GETSTRUCT(tuple))->prorows;
	ReleaseSysCache(tuple);
	return true;
}

static Node *
cost(SupportRequestCost *request)
{
	double		length = text_length(request->root, request->node);
	double		call_cost;
	double		call_rows;

	if (length == 0 || !declared(request->funcid, &call_cost, &call_rows))
		return NULL;
	request->startup = 0;
	request->per_tuple = call_cost * cpu_operator_cost *
		Max(length, TEXT_LENGTH_MIN) / TEXT_LENGTH;
	return (Node *) request;
}

static Node *
rows(SupportRequestRows *request)
{
	double		length = text_length(request->root, request->node);
	double		call_cost;
	double		call_rows;

	if (length == 0 || !declared(request->funcid, &call_cost, &call_rows))
		return NULL;
	request->rows = call_rows * length / TEXT_LENGTH;
	return (Node *) request;
}

/*
 * text_support(internal): planner support of the functions whose first
 * argument is a text
 */
Datum
newsdip_text_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	Node	   *answer = NULL;

	if (IsA(request, SupportRequestCost))
		answer = cost((SupportRequestCost *) request);
	else if (IsA(request, SupportRequestRows))
		answer = rows((SupportRequestRows *) request);
	PG_RETURN_POINTER(answer);
}
