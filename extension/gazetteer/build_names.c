/*-------------------------------------------------------------------------
 *
 * build_names.c
 *		Names and terms of an image, and the tables that lead to them.
 *
 * Names and terms are word sequences.  Those with equal folded words form one
 * group, whose words are entered in the table of nodes one after the other.
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

/* Bits of the filter for each first word: about one word in 16 passes */
#define FILTER_BITS_PER_WORD	16

/* Words of so few letters are guarded against numerals and abbreviations */
#define SHORT_LETTERS	3

static uint64_t
power_of_two_above(uint64_t value)
{
	uint64_t	power = 16;

	while (power < value)
		power *= 2;
	return power;
}

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

/* Grow the table of nodes to at least twice as many slots as nodes */
static void
grow_nodes(Builder *builder)
{
	Part		old = builder->nodes;
	const ImageNode *node = (const ImageNode *) old.items;

	part_zeroed(&builder->nodes, sizeof(ImageNode), old.count * 2);
	for (uint64_t i = 0; i < old.count; i++, node++)
	{
		uint64_t	slot = node->key & (builder->nodes.count - 1);
		ImageNode  *nodes = (ImageNode *) builder->nodes.items;

		if (node->key == 0)
			continue;
		while (nodes[slot].key != 0)
			slot = (slot + 1) & (builder->nodes.count - 1);
		nodes[slot] = *node;
	}
	pfree(old.items);
}

static ImageNode *
add_node(Builder *builder, uint64_t key)
{
	ImageNode  *nodes;
	uint64_t	slot;

	if (builder->nodes_used * 2 >= builder->nodes.count)
		grow_nodes(builder);
	nodes = (ImageNode *) builder->nodes.items;
	slot = key & (builder->nodes.count - 1);
	while (nodes[slot].key != 0 && nodes[slot].key != key)
		slot = (slot + 1) & (builder->nodes.count - 1);
	if (nodes[slot].key == 0)
	{
		nodes[slot].key = key;
		nodes[slot].name = IMAGE_NONE;
		nodes[slot].term = IMAGE_NONE;
		builder->nodes_used++;
	}
	return &nodes[slot];
}

/* Add the nodes from the first word of a name or term to its last */
static void
add_path(Builder *builder, const Sequence *sequence, uint32_t index)
{
	WordScanner scanner;
	TextWord	words[2];
	uint64_t	key = 0;
	uint16_t	count = 0;

	word_scanner_init(&scanner, sequence->written, 0,
					  strlen(sequence->written));
	while (word_next(&scanner, &words[count % 2]))
	{
		const TextWord *word = &words[count % 2];
		SequenceGap gap = count == 0 ? SEQUENCE_SOFT :
			image_gap(&words[(count + 1) % 2], word);
		ImageNode  *node;

		if (gap == SEQUENCE_ENDS)
			gap = SEQUENCE_PUNCTUATED;
		key = image_extend(key, word->hash, gap);
		node = add_node(builder, key);
		count++;
		if (count < sequence->words)
			node->flags |= sequence->is_term ?
				NODE_TERM_LONGER : NODE_NAME_LONGER;
		else if (sequence->is_term)
			node->term = index;
		else
			node->name = index;
	}
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

/* Which words want a capital, and whether a full stop ends the name */
static uint32_t
capitals_of(const char *written)
{
	WordScanner scanner;
	TextWord	word;
	uint32_t	capitals = 0;
	int			i = 0;

	word_scanner_init(&scanner, written, 0, strlen(written));
	for (; i < 32 && word_next(&scanner, &word); i++)
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

/* Index the longer words of a person's name under their forms */
static void
add_near_words(Builder *builder, const char *written)
{
	WordScanner scanner;
	TextWord	word;

	word_scanner_init(&scanner, written, 0, strlen(written));
	while (word_next(&scanner, &word))
	{
		char		folded[WORD_FOLD_MAX];
		uint64_t	forms[NEAR_LETTERS_MAX + 1];
		int			length;
		int			count;

		if (word.letters < NEAR_LETTERS_MIN || !(word.flags & WORD_CAPITAL))
			continue;
		length = word_fold(written, &word, folded);
		count = near_forms(folded, length, forms);
		for (int i = 0; i < count; i++)
		{
			ImageNear  *near = part_add(&builder->near_words, 1);

			near->key = forms[i];
			near->word = word.hash;
		}
	}
}

static int
compare_near(const void *a, const void *b)
{
	const ImageNear *x = a;
	const ImageNear *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->word < y->word ? -1 : x->word > y->word;
}

/* Put the collected forms, each once, into an open-addressing table */
void
build_near(Builder *builder)
{
	ImageNear  *all = (ImageNear *) builder->near_words.items;
	uint64_t	count = builder->near_words.count;
	uint64_t	mask;
	ImageNear  *near;

	qsort(all, count, sizeof(ImageNear), compare_near);
	part_zeroed(&builder->near, sizeof(ImageNear),
				power_of_two_above(count * 2));
	mask = builder->near.count - 1;
	near = (ImageNear *) builder->near.items;
	for (uint64_t i = 0; i < count; i++)
	{
		uint64_t	slot = all[i].key & mask;

		if (i > 0 && compare_near(&all[i - 1], &all[i]) == 0)
			continue;
		while (near[slot].key != 0)
			slot = (slot + 1) & mask;
		near[slot] = all[i];
	}
}

static void
add_sense(Builder *builder, ImageName *name, const AliasRow *row)
{
	uint32_t	entity = entity_index(builder, row->entity_id);
	size_t		length = strlen(row->alias);
	ImageSense *sense = part_add(&builder->senses, 1);

	sense->entity = entity;
	sense->written = add_string(builder, row->alias, length);
	sense->capitals = capitals_of(row->alias);
	sense->since = row->since;
	sense->until = row->until;
	sense->match = row->match;
	if (length > 0 && row->alias[length - 1] == '.')
		sense->flags |= SENSE_FINAL_PERIOD;
	if (is_short(row->alias))
		sense->flags |= SENSE_SHORT;
	name->senses++;
	if (builder->rows->entities[entity].kind == ENTITY_PERSON &&
		row->match == MATCH_NAME)
		add_near_words(builder, row->alias);
}

static void
add_term_row(Builder *builder, ImageTerm *term, const TermRow *row)
{
	ImageTermRow *image_row = part_add(&builder->term_rows, 1);

	image_row->written = add_string(builder, row->term, strlen(row->term));
	image_row->title = add_string(builder, row->title, strlen(row->title));
	image_row->value = row->value;
	image_row->capitals = capitals_of(row->term);
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
		add_path(builder, first, builder->terms.count - 1);
	}
	else
	{
		uint32_t	folded = add_folded(builder, first->written);
		ImageName  *name = part_add(&builder->names, 1);

		name->folded = folded;
		name->words = first->words;
		name->first_sense = builder->senses.count;
		for (uint64_t i = 0; i < count; i++)
			add_sense(builder, name, &rows->aliases[first[i].row]);
		add_path(builder, first, builder->names.count - 1);
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

static void
build_filter(Builder *builder, const Sequence *sequences, uint64_t count)
{
	uint8_t    *filter;
	uint64_t	mask;

	part_zeroed(&builder->filter, 1,
				power_of_two_above(count * FILTER_BITS_PER_WORD / 8));
	filter = (uint8_t *) builder->filter.items;
	mask = builder->filter.count * 8 - 1;
	for (uint64_t i = 0; i < count; i++)
	{
		WordScanner scanner;
		TextWord	word;

		word_scanner_init(&scanner, sequences[i].written, 0,
						  strlen(sequences[i].written));
		(void) word_next(&scanner, &word);
		filter[(word.hash & mask) / 8] |= 1 << (word.hash & mask) % 8;
	}
}

void
build_sequences(Builder *builder)
{
	uint64_t	count;
	Sequence   *sequences;

	qsort(builder->rows->aliases, builder->rows->alias_count, sizeof(AliasRow),
		  compare_aliases);
	sequences = collect_sequences(builder, &count);
	part_zeroed(&builder->nodes, sizeof(ImageNode),
				power_of_two_above(count * 2));
	part_init(&builder->names, sizeof(ImageName), count);
	part_init(&builder->senses, sizeof(ImageSense), count);
	part_init(&builder->terms, sizeof(ImageTerm), builder->rows->term_count);
	part_init(&builder->term_rows, sizeof(ImageTermRow),
			  builder->rows->term_count);
	part_init(&builder->near_words, sizeof(ImageNear), count);

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
	build_filter(builder, sequences, count);
	pfree(sequences);
}

