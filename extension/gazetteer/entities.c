/*-------------------------------------------------------------------------
 *
 * entities.c
 *		The SQL functions entities(), entity_ids(), entity_id() and
 *		highlight().
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_collation.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/formatting.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/image_terms.h"
#include "gazetteer/labels.h"
#include "gazetteer/mentions.h"
#include "text/body.h"
#include "text/character.h"

PG_FUNCTION_INFO_V1(newsdip_entities);
PG_FUNCTION_INFO_V1(newsdip_entity_ids);
PG_FUNCTION_INFO_V1(newsdip_entity_id);
PG_FUNCTION_INFO_V1(newsdip_highlight);

/* What is longer, in bytes, is no name, nor an office phrase */
#define NAME_BYTES_MAX	16384

/* Columns of entities() */
enum
{
	COLUMN_ENTITY_ID,
	COLUMN_NAME,
	COLUMN_KIND,
	COLUMN_SURFACE,
	COLUMN_START,
	COLUMN_LENGTH,
	COLUMN_SENTENCE,
	COLUMN_PARAGRAPH,
	COLUMN_VIA,
	COLUMNS
};

/* The enumerations of what entities() gives */
typedef struct EntityLabels
{
	Labels		kinds;
	Labels		vias;
} EntityLabels;

/* Those that the calls from this place in a query share */
static EntityLabels *
labels_of_call_site(FmgrInfo *call_site)
{
	EntityLabels *labels = call_site->fn_extra;

	if (labels == NULL)
	{
		MemoryContext caller = MemoryContextSwitchTo(call_site->fn_mcxt);

		labels = palloc(sizeof(EntityLabels));
		labels_init(&labels->kinds, "entity_kind");
		labels_init(&labels->vias, "mention_via");
		MemoryContextSwitchTo(caller);
		call_site->fn_extra = labels;
	}
	return labels;
}

/*
 * entities(body, published): a row for each mention
 */
Datum
newsdip_entities(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	CharacterPosition position;
	SentenceScanner sentences;
	TextSentence sentence = {0};
	TextRules	rules;
	MentionList list;
	EntityLabels *labels = labels_of_call_site(fcinfo->flinfo);
	const Image *image;
	text	   *body;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	body = body_argument(fcinfo, 0);
	image = dictionary_image();
	mentions_find(image, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body),
				  date_argument(fcinfo, 1), &list);

	position = character_position(VARDATA_ANY(body));
	image_text_rules(image, &rules);
	sentence_scanner_init(&sentences, &rules, VARDATA_ANY(body),
						  VARSIZE_ANY_EXHDR(body));
	for (uint32 i = 0; i < list.count; i++)
	{
		const Mention *mention = &list.items[i];
		const ImageEntity *entity = image_entity(image, mention->entity);
		const char *surface = VARDATA_ANY(body) + mention->start;
		Datum		values[COLUMNS];
		bool		nulls[COLUMNS] = {0};

		CHECK_FOR_INTERRUPTS();
		while (sentence.end <= mention->start &&
			   sentence_next(&sentences, &sentence))
			CHECK_FOR_INTERRUPTS();
		values[COLUMN_ENTITY_ID] = Int32GetDatum(entity->entity_id);
		values[COLUMN_NAME] = CStringGetTextDatum(image_string(image, entity->name));
		values[COLUMN_KIND] = ObjectIdGetDatum(labels_oid(&labels->kinds, mention->kind));
		values[COLUMN_SURFACE] = PointerGetDatum(cstring_to_text_with_len(surface,
																		  mention->length));
		values[COLUMN_START] = Int32GetDatum(character_at_byte(&position, mention->start));
		values[COLUMN_LENGTH] = Int32GetDatum(unicode_length(surface, mention->length));
		values[COLUMN_SENTENCE] = Int32GetDatum(sentence.number);
		values[COLUMN_PARAGRAPH] = Int32GetDatum(sentence.paragraph);
		values[COLUMN_VIA] = ObjectIdGetDatum(labels_oid(&labels->vias, mention->via));
		tuplestore_putvalues(result->setResult, result->setDesc, values,
							 nulls);
		pfree(DatumGetPointer(values[COLUMN_NAME]));
		pfree(DatumGetPointer(values[COLUMN_SURFACE]));
	}
	mentions_free(&list);
	PG_FREE_IF_COPY(body, 0);
	return (Datum) 0;
}

/* The kinds wanted, as bits; NULL elements are ignored */
static uint32
kinds_argument(ArrayType *array)
{
	Labels		labels;
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	uint32		kinds = 0;

	labels_init(&labels, "entity_kind");
	deconstruct_array(array, ARR_ELEMTYPE(array), sizeof(Oid), true, TYPALIGN_INT,
					  &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			kinds |= 1 << labels_index(&labels, DatumGetObjectId(elements[i]));
	return kinds;
}

/* The array of the entities that a list mentions */
static ArrayType *
entity_ids_array(const Image *image, const MentionList *list, uint32 kinds)
{
	Size		header = ARR_OVERHEAD_NONULLS(1);
	ArrayType  *array;
	int			count;

	array = MemoryContextAllocHuge(CurrentMemoryContext,
								   header + list->count * sizeof(int32));
	memset(array, 0, header);
	array->ndim = 1;
	count = mentions_entity_ids(image, list, kinds,
								(int32 *) ARR_DATA_PTR(array));
	if (count == 0)
	{
		pfree(array);
		return construct_empty_array(INT4OID);
	}
	array->elemtype = INT4OID;
	*ARR_DIMS(array) = count;
	*ARR_LBOUND(array) = 1;
	SET_VARSIZE(array, header + count * sizeof(int32));
	return array;
}

/*
 * entity_ids(body, published, kinds): the entities named, each once
 */
Datum
newsdip_entity_ids(PG_FUNCTION_ARGS)
{
	uint32		kinds = ALL_KINDS;
	MentionList *list;
	const Image *image;
	ArrayType  *array;
	text	   *body;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	body = body_argument(fcinfo, 0);
	if (!PG_ARGISNULL(2))
		kinds = kinds_argument(PG_GETARG_ARRAYTYPE_P(2));
	image = dictionary_image();
	list = mentions_of_call_site(fcinfo->flinfo);
	match_text(image, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body),
			   date_argument(fcinfo, 1), list);
	array = entity_ids_array(image, list, kinds);
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_ARRAYTYPE_P(array);
}

/* The mention that covers all words of a text, or NULL */
static const Mention *
whole_mention(const MentionList *list, const char *body, uint32 length)
{
	WordScanner scanner;
	TextWord	word;
	uint32		start = length;
	uint32		end = 0;

	word_scanner_init(&scanner, body, 0, length);
	while (word_next(&scanner, &word))
	{
		start = Min(start, word.start);
		end = text_word_end(&word);
	}
	for (uint32 i = 0; i < list->count; i++)
	{
		const Mention *mention = &list->items[i];

		if (mention->start <= start &&
			mention_end(mention) >= end)
			return mention;
	}
	return NULL;
}

/*
 * entity_id(name, published): the entity that a name means.  A name that is
 * not capitalised as its aliases want is tried again in capitals, since
 * people type it so; what must match to the letter stays so.
 */
Datum
newsdip_entity_id(PG_FUNCTION_ARGS)
{
	const Image *image;
	const Mention *mention;
	MentionList list;
	text	   *name;
	char	   *titled;
	int32		entity_id = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	name = PG_GETARG_TEXT_PP(0);
	if (VARSIZE_ANY_EXHDR(name) > NAME_BYTES_MAX)
		PG_RETURN_NULL();
	image = dictionary_image();
	for (int attempt = 0; attempt < 2 && entity_id == 0; attempt++)
	{
		const char *typed = VARDATA_ANY(name);
		uint32		length = VARSIZE_ANY_EXHDR(name);

		if (attempt == 1)
		{
			titled = str_initcap(typed, length, DEFAULT_COLLATION_OID);
			typed = titled;
			length = strlen(titled);
		}
		mentions_find(image, typed, length, date_argument(fcinfo, 1), &list);
		mention = whole_mention(&list, typed, length);
		if (mention != NULL && mention->via != VIA_NEAR)
			entity_id = image_entity(image, mention->entity)->entity_id;
		mentions_free(&list);
	}
	PG_FREE_IF_COPY(name, 0);
	if (entity_id == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(entity_id);
}

/* Append text with the characters that mean something in HTML replaced */
static void
append_escaped(StringInfo html, const char *text, uint32 length)
{
	for (uint32 i = 0; i < length; i++)
	{
		switch (text[i])
		{
			case '&':
				appendStringInfoString(html, "&amp;");
				break;
			case '<':
				appendStringInfoString(html, "&lt;");
				break;
			case '>':
				appendStringInfoString(html, "&gt;");
				break;
			case '"':
				appendStringInfoString(html, "&quot;");
				break;
			case '\'':
				appendStringInfoString(html, "&#39;");
				break;
			default:
				appendStringInfoCharMacro(html, text[i]);
				break;
		}
	}
}

/*
 * highlight(body, published): the text as HTML, its mentions in <mark>.  Of
 * an office phrase and the state inside it the phrase is marked.
 */
Datum
newsdip_highlight(PG_FUNCTION_ARGS)
{
	StringInfoData html;
	MentionList list;
	const Image *image;
	const char *data;
	text	   *body;
	uint32		length;
	uint32		done = 0;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	body = body_argument(fcinfo, 0);
	data = VARDATA_ANY(body);
	length = VARSIZE_ANY_EXHDR(body);
	image = dictionary_image();
	mentions_find(image, data, length, date_argument(fcinfo, 1), &list);

	initStringInfo(&html);
	for (uint32 i = 0; i < list.count; i++)
	{
		const Mention *mention = &list.items[i];
		static const char *const classes[] = {"person", "country",
		"organisation", "place"};

		if (mention->start < done)
			continue;
		append_escaped(&html, data + done, mention->start - done);
		appendStringInfo(&html,
						 "<mark class=\"%s\" data-entity=\"%d\">",
						 classes[mention->kind],
						 image_entity(image, mention->entity)->entity_id);
		append_escaped(&html, data + mention->start, mention->length);
		appendStringInfoString(&html, "</mark>");
		done = mention_end(mention);
	}
	append_escaped(&html, data + done, length - done);
	mentions_free(&list);
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(html.data, html.len));
}
