/*-------------------------------------------------------------------------
 *
 * build_filters.c
 *		The filters that spare most words of a text a look at the tables.
 *
 * They are filled while names and terms are entered: filter_name() and
 * filter_term() say which words go into which.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"
#include "gazetteer/glued_word.h"
#include "gazetteer/image_starts.h"
#include "text/block.h"
#include "text/hash.h"

/*
 * Bits for each name in the filters, before they are rounded up.  Of the first
 * words there are about half as many, and of two and three words together
 * about as many, so that no more than one in ten passes that should not.
 */
#define START_BITS			4
#define PAIR_BITS			4

/*
 * The filter of first words is asked for most words of a text, and each that
 * passes in vain is a guess of the processor's gone wrong: it has this many
 * bits, by which one in a hundred does, as long as it is so small that it stays
 * at hand (128 kB).
 */
#define START_BITS_BEST		16
#define START_WORDS_AT_HAND	UINT64_C(16384)

/* Bits of the filters of their words for each term of page furniture and for
 * each role noun and link */
#define FURNITURE_BITS		32
#define ROLE_EDGE_BITS		32

/* Bits of the filter of terms of one word for each row of the lexicon */
#define TERM_WORD_BITS		8

/* Begin a filter of so many bits, or some more */
void
filter_init(Part *filter, uint64_t bits)
{
	part_zeroed(filter, sizeof(uint64_t), power_of_two_above(bits / 64));
}

void
filter_add(Part *filter, uint64_t hash)
{
	uint64_t   *words = (uint64_t *) filter->items;

	words[hash & (filter->count - 1)] |= image_filter_bits(hash);
}

bool
filter_passes(const Part *filter, uint64_t hash)
{
	const uint64_t *words = (const uint64_t *) filter->items;

	return image_filter_passes(words[hash & (filter->count - 1)], hash);
}

/* How many rows of the lexicon have one of two roles */
static uint64_t
count_terms(const DictionaryRows *rows, TermRole role, TermRole other)
{
	uint64_t	count = 0;

	for (uint32_t i = 0; i < rows->term_count; i++)
		count += rows->terms[i].role == role || rows->terms[i].role == other;
	return count;
}

/* So many words of 64 bits has the filter of first words */
static uint64_t
start_words(uint64_t names)
{
	uint64_t	best = names * START_BITS_BEST / 64 + 1;

	return power_of_two_above(Max(Min(best, START_WORDS_AT_HAND),
								  names * START_BITS / 64 + 1));
}

/* A bit for each of so many hashes or the like, none of which is set yet */
static void
bits_init(Part *bits, uint32_t count)
{
	part_zeroed(bits, sizeof(uint32_t), count / 32);
}

static void
bit_add(Part *bits, uint32_t bit)
{
	((uint32_t *) bits->items)[bit / 32] |= UINT32_C(1) << bit % 32;
}

void
filters_init(Builder *builder)
{
	const DictionaryRows *rows = builder->rows;

	part_zeroed(&builder->starts, sizeof(uint64_t),
				start_words(rows->alias_count));
	filter_init(&builder->pairs, (uint64_t) rows->alias_count * PAIR_BITS);
	bits_init(&builder->furniture, IMAGE_BEGINNINGS);
	bits_init(&builder->tails, IMAGE_TAIL_BITS);
	bits_init(&builder->bearers, IMAGE_BEARER_BITS);
	filter_init(&builder->furniture_words,
				count_terms(rows, ROLE_BOILERPLATE, ROLE_BOILERPLATE) *
					FURNITURE_BITS);
	filter_init(&builder->term_words,
				(uint64_t) rows->term_count * TERM_WORD_BITS);
	filter_init(&builder->role_edges,
				count_terms(rows, ROLE_ROLE_NOUN, ROLE_ROLE_LINK) *
					ROLE_EDGE_BITS);
}

/*
 * Enter a first word in their filter, with a capital or without.  Texts are
 * asked only for words of ASCII; what folds otherwise is found another way.
 */
static void
start_add(Part *starts, const NameWords *words, bool capital)
{
	uint64_t	bytes = words_bytes(words, 0);
	uint64_t	key = image_start_key(capital ? bytes & ~UINT64_C(0x20) : bytes,
									  Min(words->items[0].folded_length, 8));

	((uint64_t *) starts->items)[key >> image_start_shift(starts->count)] |=
		image_start_bits(key);
}

/* Enter the first letters of a word */
static void
beginning_add(Part *beginnings, const NameWords *words)
{
	uint32_t	letters = Min(words->items[0].folded_length, 3);
	uint32_t	bytes = hash_low_bytes(words_bytes(words, 0), letters);

	/* any byte may stand behind a short word */
	for (uint32_t behind = 0; behind < UINT32_C(1) << 5 * (3 - letters); behind++)
		bit_add(beginnings,
				image_beginning(bytes |
								((behind & 31) | (behind >> 5) << 8) << (8 * letters)));
}

/* Enter the words of a name in the filters */
void
filter_name(Builder *builder, const AliasRow *row, const NameWords *words)
{
	const TextWord *first = &words->items[0];

	start_add(&builder->starts, words, true);
	if (row->match == MATCH_ANY || !(first->flags & WORD_CAPITAL))
	{
		start_add(&builder->starts, words, false);
		small_start_add(builder, words, row->match != MATCH_ANY &&
						words->count > 1 &&
						(words->items[1].flags & WORD_CAPITAL));
	}
	if (words->count > 1)
		filter_add(&builder->pairs, words->places[1].key);
	if (words->count > 2)
		filter_add(&builder->pairs, words->places[2].key);
}

/* Enter what may stick to the end of a name with these first letters, of some
 * lengths */
static void
tail_letters_add(Part *tails, uint32_t letters, uint32_t from, uint32_t to)
{
	for (uint32_t length = from; length <= to; length++)
		bit_add(tails, image_tail_bit(letters, length));
}

/* Enter a word that may stick to the end of a name: one of the lexicon, or any
 * with such a prefix */
static void
tail_add(Part *tails, const NameWords *words, bool prefix)
{
	const char *folded = words_folded(words, 0);
	uint32_t	length = words->items[0].folded_length;
	uint32_t	from = prefix ? length + STEM_LETTERS : length;
	uint32_t	to = prefix ? IMAGE_TAIL_MOST : length;

	if (words->count != 1 || length < TAIL_LETTERS)
		return;
	if (from > IMAGE_TAIL_MOST)
		from = to = IMAGE_TAIL_MOST;
	if (length > TAIL_LETTERS || !prefix)
		tail_letters_add(tails,
						 image_tail_letters(folded[0], folded[1],
											length > TAIL_LETTERS ? folded[2] : 0),
						 from, to);
	else
		for (uint32_t third = 'a'; third <= 'z'; third++)
			tail_letters_add(tails,
							 image_tail_letters(folded[0], folded[1], third),
							 from, to);
}

/* Enter the words of a role noun or a link that may be beside a body */
static void
role_edges_add(Part *edges, const TermRow *row, const NameWords *words)
{
	uint64_t	first = words->items[0].hash;
	uint64_t	last = words->items[words->count - 1].hash;

	if (row->role == ROLE_ROLE_LINK)
	{
		for (uint32_t i = 0; i < words->count; i++)
			filter_add(edges, image_role_edge_key(words->items[i].hash,
												  ROLE_EDGE_LINK));
		return;
	}
	if (row->value & ROLE_NOUN_BEFORE)
		filter_add(edges, image_role_edge_key(last, ROLE_EDGE_BEFORE));
	if (row->value & ROLE_NOUN_LINKED)
		filter_add(edges, image_role_edge_key(last, ROLE_EDGE_LINKED));
	if (row->value & ROLE_NOUN_AFTER)
		filter_add(edges, image_role_edge_key(first, ROLE_EDGE_AFTER));
}

/* Enter a head word behind which a person's name is that of a thing */
static void
bearer_add(Part *bearers, const NameWords *words)
{
	const char *folded = words_folded(words, 0);
	uint32_t	length = words->items[0].folded_length;
	char		last[8];
	uint32_t	kept = Min(length, sizeof(last));

	if (words->count != 1)
		return;
	memset(last, ' ', sizeof(last));
	memcpy(last + sizeof(last) - kept, folded + length - kept, kept);
	bit_add(bearers, image_bearer_bit(hash_load(last, sizeof(last))));
}

/* Enter a term in the filters */
void
filter_term(Builder *builder, const TermRow *row, const NameWords *words)
{
	const TextWord *first = &words->items[0];

	if (words->count == 1)
		filter_add(&builder->term_words, first->hash);
	if (row->role == ROLE_NAME_HEAD && (row->value & NAME_HEAD_BEARER) &&
		(row->value & NAME_HEAD_FIRST))
		bearer_add(&builder->bearers, words);
	if (row->role == ROLE_VERB_PREFIX)
		tail_add(&builder->tails, words, true);
	else if (role_bit(row->role) & TAIL_ROLES)
		tail_add(&builder->tails, words, false);
	else if (row->role == ROLE_ROLE_NOUN || row->role == ROLE_ROLE_LINK)
		role_edges_add(&builder->role_edges, row, words);
	if (row->role != ROLE_BOILERPLATE)
		return;
	beginning_add(&builder->furniture, words);
	filter_add(&builder->furniture_words, image_furniture_key(first->hash, true));
	if (row->match == MATCH_ANY || !(first->flags & WORD_CAPITAL))
		filter_add(&builder->furniture_words,
				   image_furniture_key(first->hash, false));
}
