/*-------------------------------------------------------------------------
 *
 * tracked.c
 *		track(), untrack() and the steps of refresh(): who does what as whom.
 *
 * Companions are made and changed by functions in PL/pgSQL that run as the
 * owner of the articles in a security-restricted context, so that whatever
 * hangs on those tables (triggers, defaults, expressions of indexes) never
 * runs with the rights of whoever refreshes, let alone those of newsdip's
 * owner.  The list of tracked tables belongs to newsdip's owner; only here is
 * it written, by statements that evaluate nothing of a user's.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "compat.h"
#include "gazetteer/labels.h"
#include "tracking/note.h"
#include "tracking/note_buffer.h"

PG_FUNCTION_INFO_V1(newsdip_track);
PG_FUNCTION_INFO_V1(newsdip_untrack);
PG_FUNCTION_INFO_V1(newsdip_refresh_step);
PG_FUNCTION_INFO_V1(newsdip_refresh_failed);
PG_FUNCTION_INFO_V1(newsdip_may_commit);

/* Whom to become again */
typedef struct Identity
{
	Oid			user;
	int			security_context;
	int			guc_level;
} Identity;

/* Settings by which the text of a key, a search or a plan could differ */
static const char *const pinned_settings[][2] = {
	{"search_path", "pg_catalog, pg_temp"},
	{"row_security", "off"},
	{"datestyle", "ISO"},
	/* from version 18 on it knows abbreviations of zones of its own */
	{"timezone", "UTC"},
	{"intervalstyle", "postgres"},
	{"extra_float_digits", "1"},
	{"bytea_output", "hex"},
	{"array_nulls", "on"},
	/* compiling takes longer than a batch */
	{"jit", "off"},
};

/*
 * Act as somebody else from here on.  An error undoes this with the rest of
 * the transaction.
 */
static void
become(Oid user, Identity *before)
{
	GetUserIdAndSecContext(&before->user, &before->security_context);
	SetUserIdAndSecContext(user, before->security_context |
						   SECURITY_RESTRICTED_OPERATION);
	before->guc_level = NewGUCNestLevel();
	for (int i = 0; i < lengthof(pinned_settings); i++)
		(void) set_config_option(pinned_settings[i][0], pinned_settings[i][1],
								 PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE,
								 true, 0, false);
}

static void
become_again(const Identity *before)
{
	AtEOXact_GUC(false, before->guc_level);
	SetUserIdAndSecContext(before->user, before->security_context);
}

/* The owner of a table, if the current user has that role's privileges */
static Oid
checked_owner(Oid relation)
{
	Oid			owner = table_owner(relation);

	if (!OidIsValid(owner))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("table with OID %u does not exist", relation)));
	if (!has_privs_of_role(GetUserId(), owner))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("must be owner of table %s", get_rel_name(relation)),
				 errhint("Let its owner, %s, call this, or somebody who is a member of that role.",
						 GetUserNameFromId(owner, true))));
	return owner;
}

/* Run a statement as somebody; its first value, in the caller's context */
static Datum
run_as(Oid user, const char *statement, int nargs, Oid *types, Datum *values,
	   const char *nulls, Oid result_type, bool *isnull)
{
	MemoryContext caller = CurrentMemoryContext;
	Identity	before;
	Datum		value = (Datum) 0;
	int			code;

	become(user, &before);
	SPI_connect();
	code = SPI_execute_with_args(statement, nargs, types, values, nulls,
								 false, 0);
	if (code < 0)
		elog(ERROR, "could not execute \"%s\": %s", statement,
			 SPI_result_code_string(code));
	*isnull = true;
	if (SPI_tuptable != NULL && SPI_processed > 0)
	{
		value = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1,
							  isnull);
		if (!*isnull && OidIsValid(result_type))
		{
			MemoryContext spi = MemoryContextSwitchTo(caller);
			int16		length;
			bool		by_value;

			get_typlenbyval(result_type, &length, &by_value);
			value = datumCopy(value, by_value, length);
			MemoryContextSwitchTo(spi);
		}
	}
	SPI_finish();
	become_again(&before);
	return value;
}

/* The type of rows of tracked_table, and the owner of newsdip's tables */
static Oid
registry_row_type(Oid *owner)
{
	Oid			registry = dictionary_relation("tracked_table");

	*owner = table_owner(registry);
	return get_rel_type_id(registry);
}

static void
no_such_tracked_table(Oid articles)
{
	char	   *name = get_rel_name(articles);

	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT),
			 name != NULL ? errmsg("table %s is not tracked", name) :
			 errmsg("table with OID %u is not tracked", articles),
			 errhint("Call newsdip.track() first, see newsdip.tracking.")));
}

/*
 * The row of a tracked table, locked: it is what refreshes of one table wait
 * for one another by.
 */
static Datum
locked_row(Oid articles)
{
	Oid			types[] = {OIDOID};
	Datum		values[] = {ObjectIdGetDatum(articles)};
	Oid			registry_owner;
	Oid			row_type = registry_row_type(&registry_owner);
	bool		isnull;
	Datum		row;

	row = run_as(registry_owner,
				 "SELECT t FROM newsdip.tracked_table AS t WHERE t.articles = $1 FOR UPDATE",
				 1, types, values, NULL, row_type, &isnull);
	if (isnull)
		no_such_tracked_table(articles);
	return row;
}

/*
 * track(articles, body, published, title, language, time_zone)
 */
Datum
newsdip_track(PG_FUNCTION_ARGS)
{
	Oid			types[] = {REGCLASSOID, NAMEOID, NAMEOID, NAMEOID, NAMEOID,
	TEXTOID};
	Datum		values[6];
	char		nulls[6];
	Oid			registry_owner;
	Oid			row_type;
	Datum		row;
	bool		isnull;

	for (int i = 0; i < 3; i++)
		if (PG_ARGISNULL(i))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("the table, and the columns of body and published date, cannot be null")));
	for (int i = 0; i < 6; i++)
	{
		values[i] = PG_GETARG_DATUM(i);
		nulls[i] = PG_ARGISNULL(i) ? 'n' : ' ';
	}
	if (PG_ARGISNULL(5))
	{
		/* as it is shown: what it was set by may be no name of a zone */
		values[5] = CStringGetTextDatum(GetConfigOptionByName("timezone", NULL,
															  false));
		nulls[5] = ' ';
	}
	row_type = registry_row_type(&registry_owner);
	/* statements name the table, which must be there until they are done */
	(void) checked_owner(PG_GETARG_OID(0));
	LockRelationOid(PG_GETARG_OID(0), ShareRowExclusiveLock);
	row = run_as(checked_owner(PG_GETARG_OID(0)),
				 "SELECT newsdip.track_work($1, $2, $3, $4, $5, $6)",
				 6, types, values, nulls, row_type, &isnull);
	(void) run_as(registry_owner,
				  "INSERT INTO newsdip.tracked_table SELECT ($1).*",
				  1, &row_type, &row, NULL, InvalidOid, &isnull);
	PG_RETURN_VOID();
}

/* The owner of what a row of tracked_table is about, dropped or not */
static Oid
owner_of_row(Datum row)
{
	HeapTupleHeader header = DatumGetHeapTupleHeader(row);
	bool		isnull;

	/* articles, and then the companions, are the first columns */
	for (int i = 1; i <= 7; i++)
	{
		Oid			relation = DatumGetObjectId(GetAttributeByNum(header, i,
																  &isnull));

		if (OidIsValid(table_owner(relation)))
			return checked_owner(relation);
	}
	return InvalidOid;
}

static void
forget_table(Oid articles, Oid registry_owner)
{
	Oid			types[] = {OIDOID};
	Datum		values[] = {ObjectIdGetDatum(articles)};
	bool		isnull;

	(void) run_as(registry_owner,
				  "DELETE FROM newsdip.tracked_table AS t WHERE t.articles = $1",
				  1, types, values, NULL, InvalidOid, &isnull);
}

/*
 * untrack(articles)
 */
Datum
newsdip_untrack(PG_FUNCTION_ARGS)
{
	Oid			registry_owner;
	Oid			row_type;
	Datum		row;
	Oid			owner;
	bool		isnull;

	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("the tracked table must not be null"),
				 errhint("newsdip.tracking lists the tables that are tracked.")));
	row_type = registry_row_type(&registry_owner);
	row = locked_row(PG_GETARG_OID(0));
	owner = owner_of_row(row);

	/*
	 * the lock by which triggers are dropped; whoever waits for it finds out
	 * whether the table is there
	 */
	LockRelationOid(PG_GETARG_OID(0), AccessExclusiveLock);
	if (OidIsValid(owner))
		(void) run_as(owner, "SELECT newsdip.untrack_work($1)",
					  1, &row_type, &row, NULL, InvalidOid, &isnull);
	forget_table(PG_GETARG_OID(0), registry_owner);
	PG_RETURN_VOID();
}

/* Delete the notes of edits of the dictionary that no table needs any more */
static void
forget_edits(Oid registry_owner)
{
	bool		isnull;

	(void) run_as(registry_owner,
				  "DELETE FROM newsdip.dictionary_edit AS e WHERE NOT EXISTS ("
				  "SELECT FROM newsdip.tracked_table AS t WHERE NOT coalesce("
				  "pg_catalog.pg_visible_in_snapshot(e.transaction, "
				  "coalesce(t.dictionary_snapshot, t.pass_snapshot)), true))",
				  0, NULL, NULL, NULL, InvalidOid, &isnull);
}

/*
 * refresh_step(articles, batch_size, reconcile): the next batch
 */
Datum
newsdip_refresh_step(PG_FUNCTION_ARGS)
{
	Oid			articles = PG_GETARG_OID(0);
	Oid			registry_owner;
	Oid			row_type = registry_row_type(&registry_owner);
	Oid			types[] = {row_type, INT4OID, BOOLOID};
	Datum		values[3];
	Datum		row;
	Datum		up_to_date;
	Oid			owner;
	bool		isnull;

	/* privileges first: who has none must not even wait */
	if (OidIsValid(table_owner(articles)))
		(void) checked_owner(articles);
	note_buffer_write_all();
	values[0] = locked_row(articles);
	values[1] = PG_GETARG_DATUM(1);
	values[2] = PG_GETARG_DATUM(2);
	/* who drops the table waits for the batch, or has done so before it */
	LockRelationOid(articles, AccessShareLock);
	owner = owner_of_row(values[0]);
	if (!OidIsValid(owner))
	{
		/* nothing is left, of the companions neither */
		forget_table(articles, registry_owner);
		forget_edits(registry_owner);
		PG_RETURN_BOOL(false);
	}
	row = run_as(owner, "SELECT newsdip.refresh_work($1, $2, $3)",
				 3, types, values, NULL, row_type, &isnull);
	up_to_date = run_as(registry_owner,
						"UPDATE newsdip.tracked_table AS t SET "
						"(body, published, title, language, key, column_numbers, articles_mark, "
						"version, dictionary, dictionary_snapshot, storage, pass, pass_after, pass_version, "
						"pass_dictionary, pass_snapshot, pass_phrases, pass_entities, "
						"pass_total, pass_done, up_to_date, done, rate, refreshed_at, last_error, last_error_at) "
						"= (($1).body, ($1).published, ($1).title, ($1).language, ($1).key, "
						"($1).column_numbers, ($1).articles_mark, ($1).version, ($1).dictionary, "
						"($1).dictionary_snapshot, ($1).storage, ($1).pass, ($1).pass_after, "
						"($1).pass_version, ($1).pass_dictionary, ($1).pass_snapshot, "
						"($1).pass_phrases, ($1).pass_entities, ($1).pass_total, ($1).pass_done, ($1).up_to_date, "
						"($1).done, ($1).rate, ($1).refreshed_at, ($1).last_error, ($1).last_error_at) "
						"WHERE t.articles = ($1).articles RETURNING t.up_to_date",
						1, &row_type, &row, NULL, BOOLOID, &isnull);
	if (DatumGetBool(up_to_date))
		forget_edits(registry_owner);
	PG_RETURN_BOOL(!DatumGetBool(up_to_date));
}

/*
 * refresh_failed(articles, message)
 */
Datum
newsdip_refresh_failed(PG_FUNCTION_ARGS)
{
	Oid			types[] = {OIDOID, TEXTOID};
	Datum		values[2];
	Oid			registry_owner;
	bool		isnull;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_VOID();
	values[0] = PG_GETARG_DATUM(0);
	values[1] = PG_GETARG_DATUM(1);
	(void) registry_row_type(&registry_owner);
	(void) owner_of_row(locked_row(PG_GETARG_OID(0)));
	(void) run_as(registry_owner,
				  "UPDATE newsdip.tracked_table AS t SET up_to_date = false, "
				  "last_error = $2, last_error_at = pg_catalog.clock_timestamp() WHERE t.articles = $1",
				  2, types, values, NULL, InvalidOid, &isnull);
	PG_RETURN_VOID();
}

/*
 * may_commit(): whether the procedure that evaluates this may commit
 */
Datum
newsdip_may_commit(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(SPI_inside_nonatomic_context() && !IsSubTransaction());
}
