/*-------------------------------------------------------------------------
 *
 * text_in.c
 *		Reading the text form of type cooccurrence, which is JSON:
 *
 *		{"units": 3, "sizes": {"0": 1, "2": 2}, "entities": {"1": 2, "7": 2},
 *		 "pairs": [[1, 7, 2]]}
 *
 * The members are units N; by unit size the number of units; by entity id
 * the number of units; and of each pair that occurs the two ids and the
 * number of units. There is one form for each content: all four members in
 * this order, sizes, ids and pairs ascending as numbers, no zero counts.
 * Only white space between tokens is free. Input that no units could have
 * produced is refused.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/fmgrprotos.h"
#include "utils/memutils.h"

#include "writer.h"

/* Check for interrupts after so many pairs */
#define PAIRS_PER_CHECK 65536

/* Input on its way to a value */
typedef struct Parser
{
	const char *input;
	const char *at;
	CooccurrenceMargins margins;
	int32	   *ids;			/* the margins', writable */
	int64	   *entity_units;
	int64		occurrences;	/* what the histogram says of the sums */
	int64		pair_units;
} Parser;

/* Refuse the input because of what stands at "at". */
static void
refuse(const Parser *parser, const char *at, const char *problem)
{
	int			character;

	character = pg_mbstrlen_with_len(parser->input, at - parser->input) + 1;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 errmsg("invalid input syntax for type cooccurrence"),
			 errdetail("%s at character %d.", problem, character),
			 errhint("The form is {\"units\": 2, \"sizes\": {\"2\": 2}, \"entities\": {\"1\": 2, \"7\": 2}, \"pairs\": [[1, 7, 2]]}, with sizes, ids and pairs ascending.")));
}

static void
skip_space(Parser *parser)
{
	while (*parser->at == ' ' || *parser->at == '\t' ||
		   *parser->at == '\n' || *parser->at == '\r')
		parser->at++;
}

/* Is the next token this one? If so, move past it. */
static bool
accept(Parser *parser, const char *token)
{
	Size		length = strlen(token);

	skip_space(parser);
	if (strncmp(parser->at, token, length) != 0)
		return false;
	parser->at += length;
	return true;
}

static void
expect(Parser *parser, const char *token)
{
	if (!accept(parser, token))
		refuse(parser, parser->at, psprintf("Expected %s", token));
}

/* Read a JSON integer between min and max. */
static int64
read_number(Parser *parser, int64 min, int64 max, const char *what)
{
	const char *start = parser->at;
	bool		negative = *parser->at == '-';
	uint64		magnitude = 0;
	int64		number;

	if (negative)
		parser->at++;
	if (*parser->at < '0' || *parser->at > '9' ||
		(*parser->at == '0' && (negative || (parser->at[1] >= '0' && parser->at[1] <= '9'))))
		refuse(parser, start, psprintf("Expected an integer as %s", what));
	for (; *parser->at >= '0' && *parser->at <= '9'; parser->at++)
	{
		uint64		digit = *parser->at - '0';

		if (magnitude > (PG_INT64_MAX - digit) / 10)
			refuse(parser, start, psprintf("The %s is out of range", what));
		magnitude = magnitude * 10 + digit;
	}
	if (*parser->at == '.' || *parser->at == 'e' || *parser->at == 'E')
		refuse(parser, start, psprintf("Expected an integer as %s", what));
	number = negative ? -(int64) magnitude : (int64) magnitude;
	if (number < min || number > max)
		refuse(parser, start, psprintf("The %s is out of range", what));
	return number;
}

/* The same for a number that stands as a token of its own. */
static int64
read_value(Parser *parser, int64 min, int64 max, const char *what)
{
	skip_space(parser);
	return read_number(parser, min, max, what);
}

/* The same for a number that is the key of a member. */
static int64
read_key(Parser *parser, int64 min, int64 max, const char *what)
{
	int64		number;

	expect(parser, "\"");
	number = read_number(parser, min, max, what);
	if (*parser->at != '"')
		refuse(parser, parser->at, psprintf("Expected \" after %s", what));
	parser->at++;
	expect(parser, ":");
	return number;
}

/*
 * Read the key of the i-th member of a list that is ordered by it, and return
 * it; *start becomes where it stands.
 */
static int64
read_next_key(Parser *parser, const char **start, uint32 i, int64 previous,
			  int64 min, const char *what)
{
	int64		key;

	if (i > 0)
		expect(parser, ",");
	skip_space(parser);
	*start = parser->at;
	key = read_key(parser, min, PG_INT32_MAX, what);
	if (i > 0 && key <= previous)
		refuse(parser, *start, psprintf("The %s is not greater than the one before it", what));
	return key;
}

/* Double an array that has become full. */
static void *
grow(void *array, uint32 used, uint32 *allocated, Size element)
{
	if (used < *allocated)
		return array;
	*allocated *= 2;
	return repalloc_huge(array, element * *allocated);
}

static void
parse_sizes(Parser *parser)
{
	SizeHistogram *sizes = &parser->margins.sizes;
	const char *start;
	int64		units;
	int64		previous = 0;
	uint32		allocated_sizes = 16;
	uint32		allocated_units = 16;

	sizes->size = palloc(sizeof(uint32) * allocated_sizes);
	sizes->units = palloc(sizeof(int64) * allocated_units);
	expect(parser, "\"sizes\"");
	expect(parser, ":");
	expect(parser, "{");
	start = parser->at;
	while (!accept(parser, "}"))
	{
		uint32		i = sizes->nsizes;

		sizes->size = grow(sizes->size, i, &allocated_sizes, sizeof(uint32));
		sizes->units = grow(sizes->units, i, &allocated_units, sizeof(int64));
		previous = read_next_key(parser, &start, i, previous, 0, "unit size");
		sizes->size[i] = (uint32) previous;
		sizes->units[i] = read_value(parser, 1, parser->margins.units,
									 "number of units");
		sizes->nsizes++;
	}
	if (!histogram_totals(sizes, &units, &parser->occurrences,
						  &parser->pair_units))
		refuse(parser, start, "Unit sizes out of range");
	if (units != parser->margins.units)
		refuse(parser, parser->at, "Unit sizes that do not add up to \"units\"");
}

static void
parse_entities(Parser *parser)
{
	CooccurrenceMargins *margins = &parser->margins;
	SizeHistogram *sizes = &margins->sizes;
	int64		previous = 0;
	int64		occurrences = 0;
	uint32		allocated_ids = 64;
	uint32		allocated_units = 64;

	parser->ids = palloc(sizeof(int32) * allocated_ids);
	parser->entity_units = palloc(sizeof(int64) * allocated_units);
	expect(parser, "\"entities\"");
	expect(parser, ":");
	expect(parser, "{");
	while (!accept(parser, "}"))
	{
		uint32		i = margins->nentities;
		const char *start;

		parser->ids = grow(parser->ids, i, &allocated_ids, sizeof(int32));
		parser->entity_units = grow(parser->entity_units, i, &allocated_units,
									sizeof(int64));
		previous = read_next_key(parser, &start, i, previous, PG_INT32_MIN,
								 "entity id");
		parser->ids[i] = (int32) previous;
		skip_space(parser);
		start = parser->at;
		parser->entity_units[i] = read_value(parser, 1, margins->units,
											 "number of units");
		if (parser->entity_units[i] > parser->occurrences - occurrences)
			refuse(parser, start, "More units of entities than \"sizes\" allows");
		occurrences += parser->entity_units[i];
		margins->nentities++;
	}
	if (occurrences != parser->occurrences)
		refuse(parser, parser->at, "Fewer units of entities than \"sizes\" requires");
	if (sizes->nsizes > 0 &&
		sizes->size[sizes->nsizes - 1] > margins->nentities)
		refuse(parser, parser->at, "Fewer entities than the largest unit size");
	margins->ids = parser->ids;
	margins->entity_units = parser->entity_units;
}

/* Read an entity id; returns the entity's index, which is at least min. */
static uint32
parse_entity(Parser *parser, uint32 min)
{
	const char *start;
	CooccurrenceView view = {
		.ids = parser->ids,
		.nentities = parser->margins.nentities
	};
	uint32		entity;
	int32		id;

	skip_space(parser);
	start = parser->at;
	id = read_number(parser, PG_INT32_MIN, PG_INT32_MAX, "entity id");
	if (!view_find(&view, id, &entity))
		refuse(parser, start, "Entity id that is not among \"entities\"");
	if (entity < min)
		refuse(parser, start, "Pair out of order");
	return entity;
}

/* The pairs, written row by row as they are read. */
static void
parse_pairs(Parser *parser, CooccurrenceWriter *writer)
{
	const CooccurrenceMargins *margins = &parser->margins;
	uint32		allocated_partners = 64;
	uint32		allocated_units = 64;
	uint32	   *partners = palloc(sizeof(uint32) * allocated_partners);
	int64	   *units = palloc(sizeof(int64) * allocated_units);
	int64		pair_units = 0;
	uint32		row = 0;
	uint32		n = 0;			/* pairs of this row */
	uint64		npairs = 0;

	writer_init(writer, margins->nentities);
	expect(parser, "\"pairs\"");
	expect(parser, ":");
	expect(parser, "[");
	while (!accept(parser, "]"))
	{
		const char *start;
		uint32		a;

		if (npairs > 0)
			expect(parser, ",");
		if (npairs++ % PAIRS_PER_CHECK == 0)
			CHECK_FOR_INTERRUPTS();
		expect(parser, "[");
		a = parse_entity(parser, row);
		if (a != row)
		{
			writer_row(writer, row, n, partners, units);
			row = a;
			n = 0;
		}
		partners = grow(partners, n, &allocated_partners, sizeof(uint32));
		units = grow(units, n, &allocated_units, sizeof(int64));
		expect(parser, ",");
		partners[n] = parse_entity(parser, n > 0 ? partners[n - 1] + 1 : row + 1);
		expect(parser, ",");
		skip_space(parser);
		start = parser->at;
		units[n] = read_number(parser, 1, margins->units, "number of units");
		if (!pair_is_possible(margins->units, margins->entity_units[row],
							  margins->entity_units[partners[n]], units[n]))
			refuse(parser, start, "Units of a pair that contradict those of its entities");
		if (units[n] > parser->pair_units - pair_units)
			refuse(parser, start, "More units of pairs than \"sizes\" allows");
		pair_units += units[n++];
		expect(parser, "]");
	}
	writer_row(writer, row, n, partners, units);
	if (pair_units != parser->pair_units)
		refuse(parser, parser->at, "Fewer units of pairs than \"sizes\" requires");
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_in);
Datum
newsdip_cooccurrence_in(PG_FUNCTION_ARGS)
{
	Parser		parser = {0};
	CooccurrenceWriter writer;

	parser.input = parser.at = PG_GETARG_CSTRING(0);
	expect(&parser, "{");
	expect(&parser, "\"units\"");
	expect(&parser, ":");
	parser.margins.units = read_value(&parser, 0, PG_INT64_MAX,
									  "number of units");
	expect(&parser, ",");
	parse_sizes(&parser);
	expect(&parser, ",");
	parse_entities(&parser);
	expect(&parser, ",");
	parse_pairs(&parser, &writer);
	expect(&parser, "}");
	skip_space(&parser);
	if (*parser.at != '\0')
		refuse(&parser, parser.at, "Unexpected text");
	PG_RETURN_POINTER(writer_finish(&writer, &parser.margins,
									CurrentMemoryContext));
}
