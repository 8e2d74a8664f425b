/*-------------------------------------------------------------------------
 *
 * build_names.c
 *		Names and terms of an image, with their senses and rows.
 *
 * Names and terms are word sequences.  The tables of sequences find those
 * with equal folded words, which get one number, and afterwards the rows are
 * brought into the order of these.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "gazetteer/builder.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/near.h"

/* Words of so few letters are guarded against numerals and abbreviations */
#define SHORT_LETTERS	3

/* Bits for the capitals of an alias */
#define CAPITALS_WORDS	16

/*
 * How a row lets the words of its name or term stand in a text.
 */
typedef struct PathRules
{
	uint32_t	small;			/* bit i: word i may lack a capital (first 16) */
	bool		near;			/* a person's, of which a longer word may be
								 * misspelt */
} PathRules;

/*
 * Rows by the record, name or term, that they belong to.
 */
typedef struct Grouping
{
	uint32_t   *group_of;		/* of each row; IMAGE_NONE if it is left out */
	uint32_t	rows;
	uint32_t   *starts;			/* of each group in order, and of the end */
	uint32_t   *order;			/* the rows of the first group, of the next … */
} Grouping;

static void *
allocate(uint64_t bytes)
{
	compile_memory_check(bytes);
	return MemoryContextAllocHuge(CurrentMemoryContext, Max(bytes, 1));
}

static void
grouping_init(Grouping *grouping, uint32_t rows)
{
	grouping->rows = rows;
	grouping->group_of = allocate(rows * sizeof(uint32_t));
}

/* Count, place, fill; in a group the rows keep their order */
static void
grouping_finish(Grouping *grouping, uint32_t groups)
{
	uint32_t   *starts = allocate((groups + UINT64_C(2)) * sizeof(uint32_t));

	grouping->order = allocate(grouping->rows * sizeof(uint32_t));
	memset(starts, 0, (groups + UINT64_C(2)) * sizeof(uint32_t));
	for (uint32_t i = 0; i < grouping->rows; i++)
		if (grouping->group_of[i] != IMAGE_NONE)
			starts[grouping->group_of[i] + 2]++;
	for (uint32_t i = 2; i < groups + 2; i++)
		starts[i] += starts[i - 1];
	/* one place further on, starts become what they are called */
	for (uint32_t i = 0; i < grouping->rows; i++)
		if (grouping->group_of[i] != IMAGE_NONE)
			grouping->order[starts[grouping->group_of[i] + 1]++] = i;
	grouping->starts = starts;
}

static void
grouping_free(Grouping *grouping)
{
	pfree(grouping->group_of);
	pfree(grouping->starts);
	pfree(grouping->order);
}

/* How a name or term goes on with its word number i */
static uint32_t
path_flags(const NameWords *words, uint32_t i, const PathRules *rules)
{
	uint32_t	flags = SEQUENCE_LONGER;

	if (i >= CAPITALS_WORDS || (rules->small >> i & 1))
		flags |= SEQUENCE_SMALL;
	if (rules->near && words->items[i].letters >= NEAR_LETTERS_MIN)
		flags |= SEQUENCE_NEAR;
	if (words->gaps[i] == SEQUENCE_PUNCTUATED)
		flags |= SEQUENCE_OVER;
	return flags;
}

/* Enter the sequences from word number "first" of a name or term to its last */
static void
add_path(SequenceTable *table, const NameWords *words, uint32_t first,
		 const PathRules *rules)
{
	for (uint32_t i = first + 1; i < words->count; i++)
		*sequence_table_value(table, words->keys[i - 1]) |=
			path_flags(words, i, rules);
}

/* Give a sequence this number unless it has one; which it has */
static uint32_t
number_sequence(uint32_t *value, uint32_t number)
{
	if ((*value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
		*value = (*value & ~SEQUENCE_INDEX) | number;
	return *value & SEQUENCE_INDEX;
}

/* Enter the sequences of a name; the number that it has */
static uint32_t
enter_name(Builder *builder, const NameWords *words, const PathRules *rules)
{
	SequenceTable *table = &builder->name_sequences;
	uint32_t	number = builder->names.count;
	ImageFirst *first = first_record(builder, words);

	if (words->count == 1)
	{
		if (rules->small & 1)
			first->next |= FIRST_SMALL;
		return number_sequence(&first->value, number);
	}
	if (rules->near)
		first->next |= FIRST_GIVEN;
	first->value |= path_flags(words, 1, rules);
	first_add_next(first, words);
	add_path(table, words, 1, rules);
	return number_sequence(sequence_table_value(table,
												words->keys[words->count - 1]),
						   number);
}

/* One word that a text in capitals may write without meaning the name */
static bool
is_short(const NameWords *words)
{
	return words->count == 1 && words->items[0].letters <= SHORT_LETTERS &&
		!(words->items[0].flags & WORD_ALL_CAPITALS);
}

/* The index of a range of days; most names have the first one, all of time */
static uint32_t
validity_index(Builder *builder, ImageDate since, ImageDate until)
{
	ImageValidity *validity = (ImageValidity *) builder->validities.items;
	uint64_t	count = builder->validities.count;

	if (since == DATE_BEGIN && until == DATE_END)
		return 0;
	/* rows often come in the order of their ranges; otherwise say it again */
	if (validity[count - 1].since != since ||
		validity[count - 1].until != until)
	{
		validity = part_add(&builder->validities, 1);
		validity->since = since;
		validity->until = until;
		count++;
	}
	return count - 1;
}

/* Are the first words of a name, up to this one, a term with this mark? */
static bool
starts_with_term(const Builder *builder, const NameWords *words, uint32_t last,
				 uint8_t mark)
{
	const uint8_t *marks = (const uint8_t *) builder->term_marks.items;
	uint32_t	number;

	return sequence_table_find(&builder->term_sequences, words->keys[last],
							   &number) &&
		number != SEQUENCE_INDEX && (marks[number] & mark) != 0;
}

/* May some of the first words of a person's name be a title: King Charles? */
static bool
may_have_title(const Builder *builder, const NameWords *words)
{
	for (uint32_t i = 0; i + 1 < words->count; i++)
		if (starts_with_term(builder, words, i, TERM_ROLE_NOUN))
			return true;
	return false;
}

/* What there is to say of a row besides its match rule */
static uint8_t
sense_flags(const Builder *builder, const AliasRow *row,
			const NameWords *words)
{
	const ImageEntity *entity =
		&((const ImageEntity *) builder->entities.items)[row->entity];
	uint8_t		flags = 0;

	if (row->alias[row->length - 1] == '.')
		flags |= SENSE_FINAL_PERIOD;
	if (is_short(words))
		flags |= SENSE_SHORT;
	if (builder->rows->entities[row->entity].kind == ENTITY_PERSON &&
		may_have_title(builder, words))
		flags |= SENSE_TITLE;
	if (entity->flags & ENTITY_HAS_OFFICES)
		flags |= SENSE_OFFICES;
	if (entity->flags & ENTITY_HAS_CAREER)
		flags |= SENSE_CAREER;
	return flags;
}

/* Add what is made of one alias, but for its sense; the number of its name */
static uint32_t
add_alias(Builder *builder, AliasRow *row, NameWords *words)
{
	SequenceTable *table = &builder->name_sequences;
	PathRules	path = {0, false};
	uint32_t	number;
	uint32_t   *name;

	row->entity = entity_index(builder, row->entity_id);
	if (row->entity == IMAGE_NONE ||
		!words_read(words, row->alias, row->length))
		return IMAGE_NONE;
	for (uint32_t i = 0; i < words->count; i++)
		sequence_table_prefetch(table, words->keys[i]);

	row->capitals = words_capitals(words, CAPITALS_WORDS);
	row->flags = sense_flags(builder, row, words);
	row->filler = words->count == 1 &&
		starts_with_term(builder, words, 0, TERM_FILLER);
	path.small = row->match == MATCH_ANY ? PG_UINT16_MAX :
		~(uint32_t) row->capitals;
	path.near = row->match == MATCH_NAME &&
		builder->rows->entities[row->entity].kind == ENTITY_PERSON;
	filter_name(builder, row, words);
	if (path.near)
		near_add_name(builder, words);

	number = enter_name(builder, words, &path);
	if (number == builder->names.count)
		part_add(&builder->names, 1);
	name = &((uint32_t *) builder->names.items)[number];
	if (*name == 0 && row->match != MATCH_EXACT)
		*name = words_add_folded(builder, words);
	return number;
}

static void
add_sense(Builder *builder, const AliasRow *row, uint32_t name)
{
	ImageSense *sense = part_add(&builder->senses, 1);

	sense->entity = row->entity;
	sense->name = row->match != MATCH_EXACT ? name :
		add_string(builder, row->alias, row->length);
	sense->kind = builder->rows->entities[row->entity].kind;
	sense->validity = validity_index(builder, row->since, row->until);
	sense->capitals = row->capitals;
	sense->match = row->match;
	sense->flags = row->flags;
}

/* Preference among the senses of a name: the lower entity_id */
static int
compare_aliases(const void *a, const void *b)
{
	const AliasRow *x = *(const AliasRow *const *) a;
	const AliasRow *y = *(const AliasRow *const *) b;

	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return strcmp(x->alias, y->alias);
}

/* Are the senses of a name plain? */
static bool
are_plain(const AliasRow *const *rows, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (rows[i]->match == MATCH_EXACT || rows[i]->filler ||
			(rows[i]->flags ^ rows[0]->flags) & SENSE_SHORT ||
			rows[i]->since != DATE_BEGIN || rows[i]->until != DATE_END)
			return false;
	return true;
}

/*
 * What the plain senses of a name, sorted, have in common: can one stand where
 * another can, and do they mean several entities?
 */
static uint8_t
common_flags(const AliasRow *const *rows, uint32_t count, bool plain)
{
	uint8_t		flags = plain ? SENSE_ALIKE : 0;

	for (uint32_t i = 1; i < count; i++)
		if (rows[i]->match != rows[0]->match ||
			rows[i]->capitals != rows[0]->capitals)
			flags = 0;
	if (rows[0]->entity != rows[count - 1]->entity)
		flags |= SENSE_SHARED;
	return flags;
}

/* Add the senses of one name, folded in a string: those of these rows */
static void
add_senses(Builder *builder, uint32_t name, const uint32_t *row_numbers,
		   uint32_t count, Part *scratch)
{
	const AliasRow **sorted;
	ImageSense *senses;
	bool		plain;
	uint8_t		common;

	scratch->count = 0;
	sorted = part_add(scratch, count);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &builder->rows->aliases[row_numbers[i]];
	if (count > 1)
		qsort(sorted, count, sizeof(*sorted), compare_aliases);
	plain = are_plain(sorted, count);
	common = common_flags(sorted, count, plain);
	for (uint32_t i = 0; i < count; i++)
		add_sense(builder, sorted[i], name);
	senses = (ImageSense *) builder->senses.items + builder->senses.count -
		count;
	for (uint32_t i = 0; i < count; i++)
	{
		senses[i].flags |= common;
		senses[i].plain = plain;
	}
	senses[count - 1].flags |= SENSE_LAST;
}

void
build_names(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	NameWords	words = {0};
	Grouping	names;
	ImageValidity *always;
	Part		scratch;

	sequence_table_init(&builder->name_sequences, rows->alias_count);
	part_init(&builder->names, sizeof(uint32_t), rows->alias_count);
	part_init(&builder->senses, sizeof(ImageSense), rows->alias_count);
	part_init(&builder->validities, sizeof(ImageValidity), 16);
	always = part_add(&builder->validities, 1);
	always->since = DATE_BEGIN;
	always->until = DATE_END;

	grouping_init(&names, rows->alias_count);
	for (uint32_t i = 0; i < rows->alias_count; i++)
	{
		if (i % 1024 == 0)
			CHECK_FOR_INTERRUPTS();
		names.group_of[i] = add_alias(builder, &rows->aliases[i], &words);
	}
	grouping_finish(&names, builder->names.count);
	part_init(&scratch, sizeof(AliasRow *), 16);
	for (uint64_t i = 0; i < builder->names.count; i++)
		add_senses(builder, ((uint32_t *) builder->names.items)[i],
				   &names.order[names.starts[i]],
				   names.starts[i + 1] - names.starts[i], &scratch);
	/* a name goes by the index of its first sense */
	build_firsts(builder, names.starts);
	sequence_table_slots(&builder->name_sequences, names.starts,
						 &builder->name_slots);
	grouping_free(&names);
}

static uint32_t
add_term(Builder *builder, const TermRow *row, NameWords *words)
{
	static const PathRules path = {0, false};
	SequenceTable *table = &builder->term_sequences;
	uint32_t	index;

	if (!words_read(words, row->term, strlen(row->term)))
		return IMAGE_NONE;
	filter_term(builder, row, words);
	index = number_sequence(sequence_table_value(table,
												 words->keys[words->count - 1]),
							builder->terms.count);
	if (index == builder->terms.count)
	{
		ImageTerm  *term = part_add(&builder->terms, 1);

		term->folded = words_add_folded(builder, words);
		term->words = words->count;
		part_add(&builder->term_marks, 1);
	}
	if (row->role == ROLE_ROLE_NOUN)
		builder->term_marks.items[index] |= TERM_ROLE_NOUN;
	else if (row->role == ROLE_FILLER)
		builder->term_marks.items[index] |= TERM_FILLER;
	add_path(table, words, 0, &path);
	return index;
}

static void
add_term_row(Builder *builder, const TermRow *row, NameWords *words)
{
	ImageTermRow *image_row = part_add(&builder->term_rows, 1);

	(void) words_read(words, row->term, strlen(row->term));
	image_row->written = add_string(builder, row->term, strlen(row->term));
	image_row->title = add_string(builder, row->title, strlen(row->title));
	image_row->value = row->value;
	image_row->capitals = words_capitals(words, 32);
	image_row->language = row->language;
	image_row->role = row->role;
	image_row->kind = row->kind;
	image_row->status = row->status;
	image_row->rank = row->rank;
	image_row->match = row->match;
}

void
build_terms(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	NameWords	words = {0};
	Grouping	terms;

	sequence_table_init(&builder->term_sequences, rows->term_count);
	part_init(&builder->terms, sizeof(ImageTerm), rows->term_count);
	part_init(&builder->term_rows, sizeof(ImageTermRow), rows->term_count);
	part_init(&builder->term_marks, 1, rows->term_count);
	grouping_init(&terms, rows->term_count);
	for (uint32_t i = 0; i < rows->term_count; i++)
		terms.group_of[i] = add_term(builder, &rows->terms[i], &words);
	grouping_finish(&terms, builder->terms.count);
	for (uint64_t i = 0; i < builder->terms.count; i++)
	{
		ImageTerm  *term = &((ImageTerm *) builder->terms.items)[i];
		uint32_t	count = Min(terms.starts[i + 1] - terms.starts[i],
								PG_UINT16_MAX);

		term->first_row = builder->term_rows.count;
		term->rows = count;
		for (uint32_t j = 0; j < count; j++)
			add_term_row(builder,
						 &rows->terms[terms.order[terms.starts[i] + j]],
						 &words);
	}
	grouping_free(&terms);
	sequence_table_slots(&builder->term_sequences, NULL, &builder->term_slots);
}
