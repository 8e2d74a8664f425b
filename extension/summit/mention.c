/*-------------------------------------------------------------------------
 *
 * mention.c
 *		The SQL functions summit_mentions(), summit_mention_count() and
 *		summit_contact_count().
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "parser/scansup.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "compat.h"
#include "gazetteer/labels.h"
#include "summit/cameo.h"
#include "summit/source.h"

PG_FUNCTION_INFO_V1(newsdip_summit_mentions);
PG_FUNCTION_INFO_V1(newsdip_summit_mention_count);
PG_FUNCTION_INFO_V1(newsdip_summit_contact_count);

/* Columns of summit_mentions() */
enum
{
	COLUMN_KIND,
	COLUMN_STATUS,
	COLUMN_LEVEL,
	COLUMN_PARTICIPANTS,
	COLUMN_NAMES,
	COLUMN_PLACE,
	COLUMN_DURING,
	COLUMN_CAMEO,
	COLUMN_PLOVER,
	COLUMN_CONTACT,
	COLUMN_TRIGGER,
	COLUMN_START,
	COLUMN_LENGTH,
	COLUMN_SENTENCE,
	COLUMNS
};

/* What rows are made with */
typedef struct Output
{
	Labels		kinds;
	Labels		statuses;
	Labels		levels;
	TypeCacheEntry *daterange;
	MemoryContext row_context;	/* NULL before the first row: few texts have
								 * any */
} Output;

static void
output_begin(Output *output)
{
	labels_init(&output->kinds, "contact_kind");
	labels_init(&output->statuses, "contact_status");
	labels_init(&output->levels, "contact_level");
	output->daterange = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	output->row_context = AllocSetContextCreate(CurrentMemoryContext,
												"newsdip summit row",
												ALLOCSET_SMALL_SIZES);
}

static void
output_end(Output *output)
{
	if (output->row_context != NULL)
		MemoryContextDelete(output->row_context);
}

/* A name that the gazetteer lacks, on one line, whatever lines the text has */
static Datum
name_as_written(const SummitText *source, uint32 start, uint32 end)
{
	text	   *name = DatumGetTextP(source_surface(source, start, end));
	char	   *bytes = VARDATA(name);
	int			length = VARSIZE(name) - VARHDRSZ;
	int			kept = 0;

	for (int i = 0; i < length; i++)
	{
		bool		blank = scanner_isspace(bytes[i]);

		if (blank && kept > 0 && bytes[kept - 1] == ' ')
			continue;
		bytes[kept++] = blank ? ' ' : bytes[i];
	}
	SET_VARSIZE(name, VARHDRSZ + kept);
	return PointerGetDatum(name);
}

static void
put_participants(const SummitText *source, const Contact *contact,
				 Datum *values)
{
	Datum		ids[CONTACT_PARTIES_MAX];
	bool		unknown[CONTACT_PARTIES_MAX];
	Datum		names[CONTACT_PARTIES_MAX];
	int			count = contact->participant_count;
	int			lower = 1;

	for (int i = 0; i < count; i++)
	{
		const Participant *p = &contact->participants[i];

		unknown[i] = p->entity == IMAGE_NONE;
		if (unknown[i])
		{
			ids[i] = (Datum) 0;
			names[i] = name_as_written(source, p->start, p->end);
		}
		else
		{
			const ImageEntity *entity = image_entity(source->image, p->entity);

			ids[i] = Int32GetDatum(entity->entity_id);
			names[i] = CStringGetTextDatum(image_string(source->image,
														entity->name));
		}
	}
	if (count == 0)
	{
		values[COLUMN_PARTICIPANTS] = PointerGetDatum(construct_empty_array(INT4OID));
		values[COLUMN_NAMES] = PointerGetDatum(construct_empty_array(TEXTOID));
		return;
	}
	values[COLUMN_PARTICIPANTS] =
		PointerGetDatum(construct_md_array(ids, unknown, 1, &count, &lower,
										   INT4OID, sizeof(int32), true,
										   TYPALIGN_INT));
	values[COLUMN_NAMES] =
		PointerGetDatum(construct_array(names, count, TEXTOID, -1, false,
										TYPALIGN_INT));
}

/* Are the days known, and such as type date has? */
static bool
has_period(const Contact *contact)
{
	return contact->since != NO_DATE && IS_VALID_DATE(contact->since) &&
		IS_VALID_DATE(contact->until);
}

static Datum
make_period(const Output *output, const Contact *contact)
{
	RangeBound	lower = {0};
	RangeBound	upper = {0};

	lower.val = DateADTGetDatum(contact->since);
	lower.inclusive = true;
	lower.lower = true;
	upper.val = DateADTGetDatum(contact->until);
	upper.inclusive = false;
	upper.lower = false;
	return RangeTypePGetDatum(compat_make_range(output->daterange, &lower,
												&upper));
}

static void
put_code(const char *code, Datum *value, bool *null)
{
	*null = code == NULL;
	if (code != NULL)
		*value = CStringGetTextDatum(code);
}

static void
put_row(ReturnSetInfo *result, Output *output, SummitText *source,
		const Contact *contact)
{
	const Sentence *sentence = &source->reader->reading.sentence;
	uint32		start = sentence->items[contact->first].start;
	uint32		end = sentence->items[contact->last].end;
	MemoryContext caller;
	Datum		values[COLUMNS];
	bool		nulls[COLUMNS] = {0};

	if (output->row_context == NULL)
		output_begin(output);
	caller = MemoryContextSwitchTo(output->row_context);
	values[COLUMN_KIND] =
		ObjectIdGetDatum(labels_oid(&output->kinds, contact->kind));
	values[COLUMN_STATUS] =
		ObjectIdGetDatum(labels_oid(&output->statuses, contact->status));
	nulls[COLUMN_LEVEL] = contact->level == TERM_NONE;
	if (!nulls[COLUMN_LEVEL])
		values[COLUMN_LEVEL] =
			ObjectIdGetDatum(labels_oid(&output->levels, contact->level));
	put_participants(source, contact, values);
	nulls[COLUMN_PLACE] = contact->place == IMAGE_NONE;
	if (!nulls[COLUMN_PLACE])
		values[COLUMN_PLACE] =
			Int32GetDatum(image_entity(source->image,
									   contact->place)->entity_id);
	nulls[COLUMN_DURING] = !has_period(contact);
	if (!nulls[COLUMN_DURING])
		values[COLUMN_DURING] = make_period(output, contact);
	put_code(cameo_code(&source->reader->reading, contact),
			 &values[COLUMN_CAMEO], &nulls[COLUMN_CAMEO]);
	put_code(plover_mode(&source->reader->reading, contact),
			 &values[COLUMN_PLOVER], &nulls[COLUMN_PLOVER]);
	values[COLUMN_CONTACT] = Int32GetDatum(contact->number);
	values[COLUMN_TRIGGER] = source_surface(source, start, end);
	values[COLUMN_START] = Int32GetDatum(source_character(source, start));
	values[COLUMN_LENGTH] = Int32GetDatum(source_length(source, start, end));
	values[COLUMN_SENTENCE] = Int32GetDatum(sentence->number);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(output->row_context);
}

/*
 * summit_mentions(body, published): a row for each mention of a contact
 */
Datum
newsdip_summit_mentions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	SummitText *source;
	Output		output = {0};

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	source = source_open(fcinfo);
	while (source_next(source))
	{
		const Reading *reading = &source->reader->reading;

		for (int i = 0; i < reading->contact_count; i++)
		{
			if (!reading->contacts[i].dropped)
				put_row(result, &output, source, &reading->contacts[i]);
		}
	}
	output_end(&output);
	source_close(fcinfo, source);
	return (Datum) 0;
}

/*
 * summit_mention_count(body, published): how many rows that would be
 */
Datum
newsdip_summit_mention_count(PG_FUNCTION_ARGS)
{
	SummitText *source;
	int32		count = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	source = source_open(fcinfo);
	while (source_next(source))
	{
		const Reading *reading = &source->reader->reading;

		for (int i = 0; i < reading->contact_count; i++)
			count += !reading->contacts[i].dropped;
	}
	source_close(fcinfo, source);
	PG_RETURN_INT32(count);
}

/*
 * summit_contact_count(body, published): how many contacts they tell of
 */
Datum
newsdip_summit_contact_count(PG_FUNCTION_ARGS)
{
	SummitText *source;
	int32		count;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	source = source_open(fcinfo);
	while (source_next(source))
		;
	count = source->reader->told->last_number;
	source_close(fcinfo, source);
	PG_RETURN_INT32(count);
}
