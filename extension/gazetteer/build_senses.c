/*-------------------------------------------------------------------------
 *
 * build_senses.c
 *		What the names of an image may stand for.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* Words of so few letters are guarded against numerals and abbreviations */
#define SHORT_LETTERS	3

void
senses_init(Builder *builder)
{
	ImageValidity *always;

	part_init(&builder->senses, sizeof(ImageSense), builder->rows->alias_count);
	part_init(&builder->validities, sizeof(ImageValidity), 16);
	always = part_add(&builder->validities, 1);
	always->since = DATE_BEGIN;
	always->until = DATE_END;
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
uint8_t
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
	if (entity->kind == ENTITY_PERSON && may_have_title(builder, words))
		flags |= SENSE_TITLE;
	if (entity->flags & ENTITY_HAS_OFFICES)
		flags |= SENSE_OFFICES;
	if (entity->flags & ENTITY_HAS_CAREER)
		flags |= SENSE_CAREER;
	return flags;
}

static void
add_sense(Builder *builder, const AliasRow *row, const BuiltName *name,
		  bool plain, bool literal, uint8_t common)
{
	const ImageEntity *entities = (const ImageEntity *) builder->entities.items;
	ImageSense *sense = part_room(&builder->senses, 1);

	sense->entity = row->entity;
	sense->name = row->match != MATCH_EXACT ? name->folded :
		add_string(builder, row->alias, row->length);
	if (plain)
		sense->key = name->key;
	else
		sense->validity = validity_index(builder, row->since, row->until);
	sense->capitals = row->capitals;
	sense->match = row->match;
	sense->office = row->office;
	sense->plain = plain;
	sense->literal = literal;
	sense->kind = entities[row->entity].kind;
	sense->flags = row->flags | common;
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
			rows[i]->office ||
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

/* Is a name, of these rows, one word that is always meant where it stands to
 * the letter? */
static bool
is_literal(const Builder *builder, const BuiltName *name,
		   const AliasRow *const *rows, uint32_t count)
{
	const char *folded = (const char *) builder->strings.items + name->folded;

	return count == 1 && rows[0]->match == MATCH_EXACT &&
		!rows[0]->filler && !rows[0]->office &&
		rows[0]->since == DATE_BEGIN && rows[0]->until == DATE_END &&
		strchr(folded, ' ') == NULL;
}

/* Add the senses of one name: those of these rows */
void
add_senses(Builder *builder, const BuiltName *name,
		   const uint32_t *row_numbers, uint32_t count, Part *scratch)
{
	const AliasRow **sorted;
	bool		plain;
	bool		literal;
	uint8_t		common;

	scratch->count = 0;
	sorted = part_room(scratch, count);
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = &builder->rows->aliases[row_numbers[i]];
	if (count > 1)
		qsort(sorted, count, sizeof(*sorted), compare_aliases);
	plain = are_plain(sorted, count);
	literal = is_literal(builder, name, sorted, count);
	common = common_flags(sorted, count, plain);
	for (uint32_t i = 0; i < count; i++)
		add_sense(builder, sorted[i], name, plain, literal,
				  i + 1 < count ? common : common | SENSE_LAST);
}
