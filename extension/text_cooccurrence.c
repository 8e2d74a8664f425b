/*-------------------------------------------------------------------------
 *
 * text_cooccurrence.c
 *		Counting the entities of texts: where the gazetteer, which knows no
 *		counts, meets the counts, which know no text.
 *
 * The units of a text are the text itself, its paragraphs or its sentences.
 * Lines of page furniture are none.  A sentence that a page repeats counts
 * once.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "cooccurrence/expanded.h"
#include "gazetteer/cache.h"
#include "gazetteer/image_terms.h"
#include "gazetteer/mentions.h"
#include "text/body.h"

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_add_text);
PG_FUNCTION_INFO_V1(newsdip_cooccurrence_remove_text);

typedef enum Scope
{
	SCOPE_ARTICLE,
	SCOPE_PARAGRAPH,
	SCOPE_SENTENCE
} Scope;

/* A unit of a text: its bytes and the mentions that start in them */
typedef struct Unit
{
	uint32		start;
	uint32		end;
	uint32		first_mention;
	uint32		mentions;
	uint32		hash;			/* of its bytes, to find repetitions */
} Unit;

typedef struct UnitList
{
	Unit	   *items;
	uint32		count;
	uint32		capacity;
} UnitList;

static Scope
scope_argument(FunctionCallInfo fcinfo)
{
	char	   *name;

	if (PG_NARGS() < 4 || PG_ARGISNULL(3))
		return SCOPE_ARTICLE;
	name = text_to_cstring(PG_GETARG_TEXT_PP(3));
	if (strcmp(name, "article") == 0)
		return SCOPE_ARTICLE;
	if (strcmp(name, "paragraph") == 0)
		return SCOPE_PARAGRAPH;
	if (strcmp(name, "sentence") == 0)
		return SCOPE_SENTENCE;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown scope \"%s\"", name),
			 errhint("Scopes are \"article\", \"paragraph\" and \"sentence\".")));
	return SCOPE_ARTICLE;		/* keep the compiler quiet */
}

static Unit *
add_unit(UnitList *units)
{
	if (units->count == units->capacity)
	{
		units->capacity = units->capacity ? units->capacity * 2 : 64;
		if (units->items == NULL)
			units->items = palloc(units->capacity * sizeof(Unit));
		else
			units->items = repalloc_huge(units->items,
										 (Size) units->capacity * sizeof(Unit));
	}
	return &units->items[units->count++];
}

/*
 * The paragraphs or sentences of a text.  Mentions come in text order, but an
 * office phrase counts where it starts, as everything does.
 */
static void
find_units(const Image *image, const char *body, uint32 length, Scope scope,
		   const MentionList *mentions, UnitList *units)
{
	SentenceScanner scanner;
	TextSentence sentence;
	TextRules	rules;
	uint32		next = 0;
	int32		paragraph = 0;

	image_text_rules(image, &rules);
	sentence_scanner_init(&scanner, &rules, body, length);
	while (sentence_next(&scanner, &sentence))
	{
		Unit	   *unit;

		CHECK_FOR_INTERRUPTS();
		if (sentence.boilerplate)
			continue;
		if (scope == SCOPE_PARAGRAPH && sentence.paragraph == paragraph)
			unit = &units->items[units->count - 1];
		else
		{
			unit = add_unit(units);
			unit->start = sentence.start;
			unit->first_mention = next;
			unit->mentions = 0;
		}
		unit->end = sentence.end;
		paragraph = sentence.paragraph;
		while (next < mentions->count &&
			   mentions->items[next].start < sentence.end)
		{
			unit->mentions++;
			next++;
		}
	}
}

static int
compare_units(const Unit *x, const Unit *y, const char *body)
{
	uint32		length_x = x->end - x->start;
	uint32		length_y = y->end - y->start;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	if (length_x != length_y)
		return length_x < length_y ? -1 : 1;
	return memcmp(body + x->start, body + y->start, length_x);
}

/*
 * Equal sentences need not name the same: what is before them may tell whom
 * they mean. The one that names most comes first, of these the first.
 */
static int
compare_places(const Unit *x, const Unit *y, const char *body)
{
	int			order = compare_units(x, y, body);

	if (order != 0)
		return order;
	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

#define ST_SORT					sort_units
#define ST_ELEMENT_TYPE			Unit
#define ST_COMPARE_ARG_TYPE		const char
#define ST_COMPARE(x, y, body)	compare_places(x, y, body)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE				static
#define ST_DEFINE
#include "lib/sort_template.h"

/* Leave the first of each group of equal sentences */
static void
drop_repetitions(UnitList *units, const char *body)
{
	uint32		kept = 0;

	for (uint32 i = 0; i < units->count; i++)
	{
		Unit	   *unit = &units->items[i];

		CHECK_FOR_INTERRUPTS();
		unit->hash = hash_bytes((const unsigned char *) body + unit->start,
								unit->end - unit->start);
	}
	sort_units(units->items, units->count, body);
	for (uint32 i = 0; i < units->count; i++)
		if (kept == 0 ||
			compare_units(&units->items[kept - 1], &units->items[i], body) != 0)
			units->items[kept++] = units->items[i];
	units->count = kept;
}

static void
change_by_unit(CooccurrenceState *state, UnitChange change,
			   const Image *image, const MentionList *mentions)
{
	int32	   *ids = MemoryContextAllocHuge(CurrentMemoryContext,
											 Max(mentions->count, 1) * sizeof(int32));

	change(state, ids, mentions_entity_ids(image, mentions, ALL_KINDS, ids));
	pfree(ids);
}

/* Add or remove the units of the text that is the second argument */
static Datum
change_by_text(FunctionCallInfo fcinfo, UnitChange change)
{
	Scope		scope = scope_argument(fcinfo);
	CooccurrenceState *state;
	const Image *image;
	MentionList mentions;
	text	   *body;
	const char *data;
	uint32		length;

	/* an aggregate's state is never NULL, but anybody may call this */
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(1))
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	state = cooccurrence_state_arg(fcinfo, 0, 0);
	body = body_argument(fcinfo, 1);
	data = VARDATA_ANY(body);
	length = VARSIZE_ANY_EXHDR(body);
	image = dictionary_image();
	mentions_find(image, data, length,
				  date_argument(fcinfo, 2), &mentions);

	if (scope == SCOPE_ARTICLE)
		change_by_unit(state, change, image, &mentions);
	else
	{
		UnitList	units = {0};

		find_units(image, data, length, scope, &mentions, &units);
		if (scope == SCOPE_SENTENCE && units.count > 0)
			drop_repetitions(&units, data);
		for (uint32 i = 0; i < units.count; i++)
		{
			MentionList part = mentions;

			part.items += units.items[i].first_mention;
			part.count = units.items[i].mentions;
			change_by_unit(state, change, image, &part);
		}
		if (units.items != NULL)
			pfree(units.items);
	}
	mentions_free(&mentions);
	PG_FREE_IF_COPY(body, 1);
	PG_RETURN_DATUM(cooccurrence_state_datum(state));
}

Datum
newsdip_cooccurrence_add_text(PG_FUNCTION_ARGS)
{
	return change_by_text(fcinfo, cooccurrence_state_add_unit);
}

Datum
newsdip_cooccurrence_remove_text(PG_FUNCTION_ARGS)
{
	return change_by_text(fcinfo, cooccurrence_state_remove_unit);
}
