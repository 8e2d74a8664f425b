/*-------------------------------------------------------------------------
 *
 * dictionary_status.c
 *		What people can ask about the compiled dictionary, and its removal.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/timestamp.h"

#include "gazetteer/cache.h"
#include "gazetteer/labels.h"

PG_FUNCTION_INFO_V1(newsdip_dictionary_status);
PG_FUNCTION_INFO_V1(newsdip_dictionary_reset);

#define STATUS_COLUMNS	11

Datum
newsdip_dictionary_status(PG_FUNCTION_ARGS)
{
	const HeldImage *held = dictionary_held();
	const ImageHeader *header = image_header(held->image);
	bool		shared = held->context == NULL;
	TupleDesc	description;
	Datum		values[STATUS_COLUMNS];
	bool		nulls[STATUS_COLUMNS] = {0};

	if (get_call_result_type(fcinfo, NULL, &description) != TYPEFUNC_COMPOSITE ||
		description->natts != STATUS_COLUMNS)
		elog(ERROR, "dictionary_status does not return its row type");

	values[0] = Int64GetDatum((int64) header->version);
	values[1] = Int32GetDatum(image_file_format());
	values[2] = Int64GetDatum((int64) header->size);
	values[3] = Int64GetDatum((int64) header->entities.count);
	values[4] = Int64GetDatum((int64) header->aliases);
	values[5] = Int64GetDatum((int64) header->rows.count);
	values[6] = TimestampTzGetDatum(held->origin.compiled_at);
	values[7] = NameGetDatum(&held->origin.compiled_by);
	values[8] = BoolGetDatum(shared);
	nulls[9] = !shared;
	if (shared)
	{
		char		path[MAXPGPATH];

		image_file_path(&held->key, path);
		values[9] = CStringGetTextDatum(path);
	}
	nulls[10] = shared;
	if (!shared)
		values[10] = CStringGetTextDatum(held->reason);
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(description),
											 values, nulls));
}

/*
 * It costs the others no more than compiling the dictionary once, as an edit
 * of it does: whoever may edit it may do this.
 */
Datum
newsdip_dictionary_reset(PG_FUNCTION_ARGS)
{
	if (pg_class_aclcheck(dictionary_relation("alias"), GetUserId(),
						  ACL_INSERT | ACL_UPDATE | ACL_DELETE) != ACLCHECK_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("permission denied to reset the dictionary"),
				 errhint("Whoever may change the table newsdip.alias may do this.")));
	image_sweep(NULL);
	dictionary_forget();
	PG_RETURN_VOID();
}
