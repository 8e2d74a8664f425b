/*-------------------------------------------------------------------------
 *
 * pending_notes.c
 *		How many notes of changed articles wait for a refresh.
 *
 * The view "tracking" asks this of the companions of all tables, whoever looks
 * at it.  A query would run what the owner of a companion may have put there
 * (row security, a rule that makes it a view) with the rights of whoever
 * looks; so rows are counted by hand, and nothing of anybody's is evaluated.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/relation.h"
#include "access/tableam.h"
#include "catalog/pg_class.h"
#include "executor/tuptable.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"

PG_FUNCTION_INFO_V1(newsdip_pending_notes);

/* To whom row security shows some of the rows, their number is not told */
static bool
may_count(Relation change)
{
	return change->rd_rel->relkind == RELKIND_RELATION &&
		pg_class_aclcheck(RelationGetRelid(change), GetUserId(),
						  ACL_SELECT) == ACLCHECK_OK &&
		check_enable_rls(RelationGetRelid(change), InvalidOid,
						 true) != RLS_ENABLED;
}

static int64
count_rows(Relation relation)
{
	TableScanDesc scan = table_beginscan(relation, GetActiveSnapshot(), 0,
										 NULL);
	TupleTableSlot *slot = table_slot_create(relation, NULL);
	int64		rows = 0;

	while (table_scan_getnextslot(scan, ForwardScanDirection, slot))
	{
		CHECK_FOR_INTERRUPTS();
		rows++;
	}
	ExecDropSingleTupleTableSlot(slot);
	table_endscan(scan);
	return rows;
}

/*
 * pending_notes(change): NULL to those who may not read the companion, and
 * where there is none
 */
Datum
newsdip_pending_notes(PG_FUNCTION_ARGS)
{
	Relation	change = try_relation_open(PG_GETARG_OID(0), AccessShareLock);
	int64		rows = -1;

	if (change == NULL)
		PG_RETURN_NULL();
	if (may_count(change))
		rows = count_rows(change);
	relation_close(change, AccessShareLock);
	if (rows < 0)
		PG_RETURN_NULL();
	PG_RETURN_INT64(rows);
}
