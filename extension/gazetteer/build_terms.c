/*-------------------------------------------------------------------------
 *
 * build_terms.c
 *		Terms of an image, with their rows.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* Are the first words of a name, up to this one, a term with this mark? */
bool
starts_with_term(const Builder *builder, const NameWords *words, uint32_t last,
				 uint8_t mark)
{
	const uint8_t *marks = (const uint8_t *) builder->term_marks.items;
	uint32_t	number;

	/* most are told by a few kilobytes */
	if (!filter_passes(&builder->marked_terms, words->places[last].key))
		return false;
	return sequence_table_find(&builder->term_sequences, words->places[last].key,
							   &number) &&
		number != SEQUENCE_INDEX && (marks[number] & mark) != 0;
}

static uint32_t
add_term(Builder *builder, TermRow *row, NameWords *words)
{
	static const PathRules path = {0, false};
	KeyTable   *table = &builder->term_sequences;
	uint64_t	key;
	uint32_t	index;

	if (!words_read(words, row->term, strlen(row->term)))
		return IMAGE_NONE;
	row->capitals = words->capitals;
	filter_term(builder, row, words);
	key = words->places[words->count - 1].key;
	index = sequence_number(sequence_table_value(table, key),
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
	else if (row->role == ROLE_NAME_HEAD && (row->value & NAME_HEAD_FIRST))
		builder->term_marks.items[index] |= TERM_NAME_HEAD;
	if (builder->term_marks.items[index] != 0)
		filter_add(&builder->marked_terms, key);
	sequence_table_add_path(table, words, 0, &path);
	return index;
}

static void
add_term_row(Builder *builder, const TermRow *row)
{
	ImageTermRow *image_row = part_add(&builder->term_rows, 1);

	image_row->written = add_string(builder, row->term, strlen(row->term));
	image_row->title = add_string(builder, row->title, strlen(row->title));
	image_row->value = row->value;
	image_row->capitals = row->capitals;
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
	filter_init(&builder->marked_terms, rows->term_count * UINT64_C(8));
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
						 &rows->terms[terms.order[terms.starts[i] + j]]);
	}
	grouping_free(&terms);
	sequence_table_slots(&builder->term_sequences, NULL, &builder->term_slots);
}
