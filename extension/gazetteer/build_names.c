/*-------------------------------------------------------------------------
 *
 * build_names.c
 *		Names of an image.
 *
 * Names are word sequences.  The table of sequences finds those with equal
 * folded words, which get one number, and afterwards the rows are brought into
 * the order of these.  Terms (build_terms.c) are made alike.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "gazetteer/builder.h"

/* Enter the sequences of a name; the number that it has */
static uint32_t
enter_name(Builder *builder, const NameWords *words, const PathRules *rules)
{
	KeyTable   *table = &builder->name_sequences;
	uint32_t	number = builder->names.count;
	ImageFirst *first = first_record(builder, words);

	if (words->count == 1)
	{
		if (rules->small & 1)
			first->next |= FIRST_SMALL;
		return sequence_number(&first->value, number);
	}
	if (rules->near)
	{
		first->next |= FIRST_GIVEN;
		family_add(builder, words);
	}
	first->value |= path_flags(words, 1, rules);
	first_add_next(first, words);
	sequence_table_add_path(table, words, 1, rules);
	return sequence_number(sequence_table_value(table,
												words->places[words->count - 1].key),
						   number);
}

/* Add what is made of one alias, but for its sense; the number of its name */
static uint32_t
add_alias(Builder *builder, AliasRow *row, NameWords *words)
{
	KeyTable   *table = &builder->name_sequences;
	PathRules	path = {0, false};
	uint32_t	number;
	BuiltName  *name;

	row->entity = entity_index(builder, row->entity_id);
	if (row->entity == IMAGE_NONE ||
		!words_read(words, row->alias, row->length))
		return IMAGE_NONE;
	key_table_prefetch(&builder->first_entries, words->items[0].hash);
	for (uint32_t i = 1; i < words->count; i++)
		key_table_prefetch(table, words->places[i].key);

	row->capitals = (uint16_t) words->capitals;
	row->flags = sense_flags(builder, row, words);
	row->filler = words->count <= FILLER_WORDS &&
		starts_with_term(builder, words, words->count - 1,
						 words->count == 1 ? TERM_FILLER | TERM_NAME_HEAD :
						 TERM_FILLER);
	path.small = row->match == MATCH_ANY ? PG_UINT16_MAX :
		~(uint32_t) row->capitals;
	path.near = row->match == MATCH_NAME &&
		((const ImageEntity *) builder->entities.items)[row->entity].kind ==
		ENTITY_PERSON;
	filter_name(builder, row, words);
	if (path.near)
		near_add_name(builder, words);

	number = enter_name(builder, words, &path);
	if (number == builder->names.count)
		part_add(&builder->names, 1);
	name = &((BuiltName *) builder->names.items)[number];
	name->key = image_key_half(words->places[words->count - 1].key);
	if (name->folded == 0 && row->match != MATCH_EXACT)
		name->folded = words_add_folded(builder, words);
	return number;
}

void
build_names(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	NameWords	words = {0};
	Grouping	names;
	Part		scratch;

	/* few gazetteers have more of them than five for each four names */
	sequence_table_init(&builder->name_sequences,
						rows->alias_count + rows->alias_count / UINT64_C(4));
	part_init(&builder->names, sizeof(BuiltName), rows->alias_count);
	senses_init(builder);
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
	{
		if (i % 1024 == 0)
			CHECK_FOR_INTERRUPTS();
		add_senses(builder, &((BuiltName *) builder->names.items)[i],
				   &names.order[names.starts[i]],
				   names.starts[i + 1] - names.starts[i], &scratch);
	}
	build_families(builder);
	/* a name goes by the index of its first sense */
	build_firsts(builder, names.starts);
	sequence_table_slots(&builder->name_sequences, names.starts,
						 &builder->name_slots);
	part_free(&builder->name_sequences.records);
	grouping_free(&names);
}
