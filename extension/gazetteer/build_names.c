/*-------------------------------------------------------------------------
 *
 * build_names.c
 *		Names and terms of an image, with their senses and rows.
 *
 * Names and terms are word sequences.  They are sorted by the keys of these,
 * so that those with equal folded words lie together and form one record,
 * whose words are then entered in the table of sequences one by one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "gazetteer/builder.h"
#include "gazetteer/near.h"

/* A name or term with the key of its words, before it is grouped */
typedef struct Sequence
{
	uint64_t	key;
	const char *written;
	uint32_t	row;			/* index in the array it comes from */
	uint16_t	words;
	bool		is_term;
} Sequence;

/* Words of so few letters are guarded against numerals and abbreviations */
#define SHORT_LETTERS	3

/* Bits for the capitals of an alias */
#define CAPITALS_WORDS	16

/* The key of the words of a name; 0 if it has none or one that is too long */
static uint64_t
sequence_key(const char *written, uint16_t *word_count)
{
	WordScanner scanner;
	TextWord	words[2];
	uint64_t	key = 0;
	int			count = 0;

	word_scanner_init(&scanner, written, 0, strlen(written));
	while (word_next(&scanner, &words[count % 2]))
	{
		const TextWord *word = &words[count % 2];
		SequenceGap gap = count == 0 ? SEQUENCE_SOFT :
			image_gap(&words[(count + 1) % 2], word);

		if (word->flags & WORD_LONG)
			return 0;
		/* no text runs a name over a line end; take it as punctuation */
		if (gap == SEQUENCE_ENDS)
			gap = SEQUENCE_PUNCTUATED;
		key = image_extend(key, word->hash, gap);
		count++;
	}
	*word_count = count;
	return key;
}

/*
 * How the senses of a name let its words stand in a text.
 */
typedef struct PathRules
{
	uint32_t	small;			/* bit i: word i may lack a capital (first 16) */
	bool		near;			/* a longer word may be misspelt */
} PathRules;

/* Enter the sequences from the first word of a name or term to its last */
static void
add_path(SequenceTable *table, const Sequence *sequence, uint32_t index,
		 const PathRules *rules)
{
	WordScanner scanner;
	TextWord	words[2];
	uint64_t	key = 0;
	int			count = 0;

	word_scanner_init(&scanner, sequence->written, 0,
					  strlen(sequence->written));
	while (word_next(&scanner, &words[count % 2]))
	{
		const TextWord *word = &words[count % 2];
		SequenceGap gap = count == 0 ? SEQUENCE_SOFT :
			image_gap(&words[(count + 1) % 2], word);

		if (gap == SEQUENCE_ENDS)
			gap = SEQUENCE_PUNCTUATED;
		if (count > 0)
		{
			uint32_t	flags = SEQUENCE_LONGER;

			if (count >= CAPITALS_WORDS || (rules->small >> count & 1))
				flags |= SEQUENCE_SMALL;
			if (rules->near && word->letters >= NEAR_LETTERS_MIN)
				flags |= SEQUENCE_NEAR;
			if (gap == SEQUENCE_PUNCTUATED)
				flags |= SEQUENCE_OVER;
			sequence_table_add(table, key, SEQUENCE_INDEX, flags);
		}
		key = image_extend(key, word->hash, gap);
		count++;
	}
	sequence_table_add(table, key, index, 0);
}

static int
compare_sequences(const void *a, const void *b)
{
	const Sequence *x = a;
	const Sequence *y = b;

	if (x->is_term != y->is_term)
		return x->is_term ? 1 : -1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* The folded words of a name, joined by blanks, as a string of the image */
static uint32_t
add_folded(Builder *builder, const char *written)
{
	WordScanner scanner;
	TextWord	word;
	char		folded[WORD_FOLD_MAX];
	uint32_t	start = builder->strings.count;
	bool		first = true;

	word_scanner_init(&scanner, written, 0, strlen(written));
	while (word_next(&scanner, &word))
	{
		int			length = word_fold(written, &word, folded);
		char	   *at = part_add(&builder->strings, length + (first ? 0 : 1));

		if (!first)
			*at++ = ' ';
		memcpy(at, folded, length);
		first = false;
	}
	part_add(&builder->strings, 1);
	if (builder->strings.count > PG_UINT32_MAX)
		(void) add_string(builder, written, strlen(written));	/* complains */
	return start;
}

/* Which of the first words want a capital */
static uint32_t
capitals_of(const char *written, int limit)
{
	WordScanner scanner;
	TextWord	word;
	uint32_t	capitals = 0;
	int			i = 0;

	word_scanner_init(&scanner, written, 0, strlen(written));
	for (; i < limit && word_next(&scanner, &word); i++)
		if (word.flags & WORD_CAPITAL)
			capitals |= UINT32_C(1) << i;
	return capitals;
}

/* One word that a text in capitals may write without meaning the name */
static bool
is_short(const char *written)
{
	WordScanner scanner;
	TextWord	word;
	TextWord	next;

	word_scanner_init(&scanner, written, 0, strlen(written));
	return word_next(&scanner, &word) && !word_next(&scanner, &next) &&
		word.letters <= SHORT_LETTERS && !(word.flags & WORD_ALL_CAPITALS);
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

static void
add_sense(Builder *builder, ImageName *name, const AliasRow *row,
		  PathRules *path)
{
	size_t		length = strlen(row->alias);
	ImageSense *sense = part_add(&builder->senses, 1);

	sense->entity = entity_index(builder, row->entity_id);
	if (row->match == MATCH_EXACT)
		sense->written = add_string(builder, row->alias, length);
	sense->capitals = capitals_of(row->alias, CAPITALS_WORDS);
	sense->validity = validity_index(builder, row->since, row->until);
	sense->match = row->match;
	if (length > 0 && row->alias[length - 1] == '.')
		sense->flags |= SENSE_FINAL_PERIOD;
	if (is_short(row->alias))
		sense->flags |= SENSE_SHORT;
	path->small |= row->match == MATCH_ANY ? PG_UINT16_MAX :
		~(uint32_t) sense->capitals;
	if (row->match == MATCH_NAME &&
		builder->rows->entities[sense->entity].kind == ENTITY_PERSON)
		path->near = true;
	name->senses++;
}

static void
add_term_row(Builder *builder, ImageTerm *term, const TermRow *row)
{
	ImageTermRow *image_row = part_add(&builder->term_rows, 1);

	image_row->written = add_string(builder, row->term, strlen(row->term));
	image_row->title = add_string(builder, row->title, strlen(row->title));
	image_row->value = row->value;
	image_row->capitals = capitals_of(row->term, 32);
	image_row->language = row->language;
	image_row->role = row->role;
	image_row->kind = row->kind;
	image_row->status = row->status;
	image_row->rank = row->rank;
	image_row->match = row->match;
	term->rows++;
}

/* Add one group of sequences with equal keys, names or terms */
static void
add_group(Builder *builder, const Sequence *first, uint64_t count)
{
	const DictionaryRows *rows = builder->rows;
	PathRules	path = {0, false};

	/* more senses than any name has would overflow the counter */
	count = Min(count, PG_UINT16_MAX);
	if (first->is_term)
	{
		uint32_t	folded = add_folded(builder, first->written);
		ImageTerm  *term = part_add(&builder->terms, 1);

		term->folded = folded;
		term->words = first->words;
		term->first_row = builder->term_rows.count;
		for (uint64_t i = 0; i < count; i++)
			add_term_row(builder, term, &rows->terms[first[i].row]);
		add_path(&builder->term_sequences, first, builder->terms.count - 1,
				 &path);
	}
	else
	{
		uint32_t	folded = add_folded(builder, first->written);
		ImageName  *name = part_add(&builder->names, 1);

		name->folded = folded;
		name->words = first->words;
		name->first_sense = builder->senses.count;
		for (uint64_t i = 0; i < count; i++)
			add_sense(builder, name, &rows->aliases[first[i].row], &path);
		add_path(&builder->name_sequences, first, builder->names.count - 1,
				 &path);
	}
}

/* Preference among the senses of a name: the lower entity_id, own names first */
static int
compare_aliases(const void *a, const void *b)
{
	const AliasRow *x = a;
	const AliasRow *y = b;

	if (x->entity_id != y->entity_id)
		return x->entity_id < y->entity_id ? -1 : 1;
	return strcmp(x->alias, y->alias);
}

/* All names and terms with the keys of their words, sorted */
static Sequence *
collect_sequences(Builder *builder, uint64_t *count)
{
	DictionaryRows *rows = builder->rows;
	Sequence   *sequences;
	uint64_t	n = 0;

	sequences = MemoryContextAllocHuge(CurrentMemoryContext,
									   Max(rows->alias_count + rows->term_count, 1) *
									   sizeof(Sequence));
	for (uint32_t i = 0; i < rows->alias_count + rows->term_count; i++)
	{
		bool		is_term = i >= rows->alias_count;
		uint32_t	row = is_term ? i - rows->alias_count : i;
		Sequence   *sequence = &sequences[n];

		if (!is_term &&
			entity_index(builder, rows->aliases[row].entity_id) == IMAGE_NONE)
			continue;
		sequence->written = is_term ? rows->terms[row].term :
			rows->aliases[row].alias;
		sequence->row = row;
		sequence->is_term = is_term;
		sequence->key = sequence_key(sequence->written, &sequence->words);
		if (sequence->key != 0)
			n++;
	}
	qsort(sequences, n, sizeof(Sequence), compare_sequences);
	*count = n;
	return sequences;
}

void
build_names(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	ImageValidity *always;
	uint64_t	count;
	Sequence   *sequences;

	qsort(rows->aliases, rows->alias_count, sizeof(AliasRow),
		  compare_aliases);
	sequences = collect_sequences(builder, &count);
	sequence_table_init(&builder->name_sequences, rows->alias_count);
	sequence_table_init(&builder->term_sequences, rows->term_count);
	part_init(&builder->names, sizeof(ImageName), count);
	part_init(&builder->senses, sizeof(ImageSense), count);
	part_init(&builder->terms, sizeof(ImageTerm), rows->term_count);
	part_init(&builder->term_rows, sizeof(ImageTermRow), rows->term_count);
	part_init(&builder->validities, sizeof(ImageValidity), 16);
	always = part_add(&builder->validities, 1);
	always->since = DATE_BEGIN;
	always->until = DATE_END;

	for (uint64_t first = 0; first < count;)
	{
		uint64_t	next = first + 1;

		CHECK_FOR_INTERRUPTS();
		while (next < count &&
			   sequences[next].key == sequences[first].key &&
			   sequences[next].is_term == sequences[first].is_term)
			next++;
		add_group(builder, &sequences[first], next - first);
		first = next;
	}
	pfree(sequences);
}
