/*-------------------------------------------------------------------------
 *
 * candidate_lookup.c
 *		Looking up the words that may start a name.
 *
 * All candidates of a chunk are looked up first, and those that may start
 * longer names are asked for the word behind: the record of first words tells
 * with which letters second words begin, and a filter has the pairs of first
 * and second words.  As in scan.c answers move the ends of lists, so that the
 * processor neither waits for memory nor guesses wrong.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"

/* What a byte behind a word says of whether a name goes on there */
enum
{
	BEHIND_OPEN,				/* a closer look tells */
	BEHIND_PERIOD,				/* so it does behind a short word; some names
								 * run over it behind others */
	BEHIND_SOFT,				/* it may if the next letter allows it */
	BEHIND_OVER,				/* some names run over such */
	BEHIND_END					/* none does */
};

static const uint8_t behind_word[256] = {
	[' '] = BEHIND_SOFT, ['\n'] = BEHIND_SOFT, ['-'] = BEHIND_SOFT,
	['\''] = BEHIND_SOFT,
	['.'] = BEHIND_PERIOD,
	[','] = BEHIND_OVER, [';'] = BEHIND_OVER, [':'] = BEHIND_OVER,
	['"'] = BEHIND_OVER, ['('] = BEHIND_OVER, [')'] = BEHIND_OVER,
	['/'] = BEHIND_OVER,
	['!'] = BEHIND_END, ['?'] = BEHIND_END
};

/* What the byte behind that, the first one of a word perhaps, says */
enum
{
	LETTER_NONE,				/* it is no ASCII letter or digit */
	LETTER_SMALL,
	LETTER_CAPITAL,
	LETTER_DIGIT,
	LETTER_OVER,				/* as BEHIND_OVER */
	LETTER_CLASSES
};

static const uint8_t letter_class[256] = {
#define EIGHT(class) class, class, class, class, class, class, class, class
	['0'] = EIGHT(LETTER_DIGIT), LETTER_DIGIT, LETTER_DIGIT,
	['A'] = EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL),
	LETTER_CAPITAL, LETTER_CAPITAL,
	['a'] = EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL),
	LETTER_SMALL, LETTER_SMALL,
#undef EIGHT
	[','] = LETTER_OVER, [';'] = LETTER_OVER, [':'] = LETTER_OVER,
	['"'] = LETTER_OVER, ['('] = LETTER_OVER, [')'] = LETTER_OVER,
	['/'] = LETTER_OVER
};

/*
 * May a name go on behind its first word?  A bit for each class of the byte
 * behind it, LETTER_CLASSES to each, and of the letter behind that; a row for
 * the four flags of the first word's sequence, lowest SEQUENCE_OVER, above
 * whether second words begin with that letter; twice as many for short words.
 */
#define GO_ON_SHORT		32
#define GO_ON_BEGINS	16

#define SOFT(f) (1u << LETTER_NONE | \
	((f) >> 4 & (f) >> 2 & 1u) << LETTER_SMALL | \
	(((f) >> 4 | (f) >> 1) & 1u) << LETTER_CAPITAL | \
	((f) >> 4 & 1u) << LETTER_DIGIT | ((f) & 1u) << LETTER_OVER)
#define EVERY ((1u << LETTER_CLASSES) - 1)
#define GO_ON(f) (((f) >> 3 & 1u) * \
	(EVERY << BEHIND_OPEN * LETTER_CLASSES | \
	 (((f) & 1u) * EVERY | ((f) >> 5 & 1u) * SOFT(f)) << BEHIND_PERIOD * LETTER_CLASSES | \
	 SOFT(f) << BEHIND_SOFT * LETTER_CLASSES | \
	 ((f) & 1u) * EVERY << BEHIND_OVER * LETTER_CLASSES))
#define FOUR(f) GO_ON(f), GO_ON((f) + 1), GO_ON((f) + 2), GO_ON((f) + 3)
#define SIXTEEN(f) FOUR(f), FOUR((f) + 4), FOUR((f) + 8), FOUR((f) + 12)

static const uint32_t go_on[2 * GO_ON_SHORT] = {
	SIXTEEN(0u), SIXTEEN(16u), SIXTEEN(32u), SIXTEEN(48u)
};

#undef SOFT
#undef EVERY
#undef GO_ON
#undef FOUR
#undef SIXTEEN

/* The length of the word at a byte of a chunk, as far as the masks tell */
static BLOCK_INLINE uint32_t
word_length(const Chunk *chunk, uint32_t at)
{
	return lowest_bit(~mask_window(chunk->masks.word, at) |
					  UINT64_C(1) << (WINDOW_BITS - 1));
}

/*
 * May the word behind a candidate be misspelt, as far as its length and
 * capital tell?
 */
static BLOCK_INLINE uint32_t
may_be_misspelt(const Candidate *word)
{
	return (word->first->value & SEQUENCE_NEAR) / SEQUENCE_NEAR &
		word->next_capital & (word->next_length >= NEAR_LETTERS_MIN);
}

/*
 * May a name go on behind its first word, of so many letters, which ends at a
 * byte of the chunk, as far as the two bytes there tell?
 */
static BLOCK_INLINE uint32_t
may_go_on(const Chunk *chunk, const ImageFirst *first, uint32_t letters,
		  uint32_t end)
{
	const unsigned char letter = chunk->bytes[end + 1];
	const uint32_t begins = first->next >> (letter & 31) & 1;
	const uint32_t row = first->value / SEQUENCE_OVER | begins * GO_ON_BEGINS |
		(letters <= SHORT_WORD_LETTERS) * GO_ON_SHORT;

	return go_on[row] >> (behind_word[chunk->bytes[end]] * LETTER_CLASSES +
						  letter_class[letter]) & 1;
}

/*
 * Look up the words that may be first words of names, and list those whose
 * names may go on; returns the end of that list.  The records have been
 * fetched when the words were found, and the senses are fetched here.
 */
static BLOCK_INLINE Candidate **
look_up_firsts(const Matcher *matcher, Chunk *chunk)
{
	const Image *image = matcher->image;
	const ImageSense *senses = image_part(image, ImageSense, senses);

	/* no name goes on behind the end, where two bytes are needed */
	const uint32_t last = matcher->length - chunk->position;
	Candidate **longer = chunk->starts;

	for (Candidate **start = chunk->starts; start < chunk->starts_end; start++)
	{
		Candidate  *word = *start;
		uint32_t	end = word->end - chunk->position;
		const ImageFirst *first =
			image_first(image, word->hash,
						image_first_tag(word->hash, word->characters,
										word->end - word->start <= 8));
		uint32_t	name;
		uint32_t	is_name;

		if (first == NULL)
			continue;
		word->first = first;
		name = first->value & SEQUENCE_INDEX;
		is_name = (name != SEQUENCE_INDEX) &
			(word->capital | (first->next & FIRST_SMALL) / FIRST_SMALL);
		/* arithmetic, since a compiler would branch */
		word->kind += is_name * (CANDIDATE_NAME - word->kind);
		fetch(&senses[name & -is_name]);
		*longer = word;
		longer += may_go_on(chunk, first, word->end - word->start, end) &
			(end + 2 <= last);
	}
	return longer;
}

/* Does such a byte behind a word of so many letters part it from the next one
 * as a blank does? */
static BLOCK_INLINE bool
is_soft(unsigned char behind, uint32_t letters)
{
	return behind_word[behind] == BEHIND_SOFT ||
		(behind_word[behind] == BEHIND_PERIOD && letters <= SHORT_WORD_LETTERS);
}

/*
 * Read the words behind those on the list; leaves on it those behind which one
 * plain word follows at once, and returns its new end.  Of the others nothing
 * is known.
 */
static BLOCK_INLINE Candidate **
read_next_words(const Matcher *matcher, Chunk *chunk, Candidate **longer_end)
{
	const Image *image = matcher->image;
	const ImagePart *pairs = &image_header(image)->pairs;
	Candidate **pair = chunk->starts;

	for (Candidate **longer = chunk->starts; longer < longer_end; longer++)
	{
		Candidate  *word = *longer;
		uint32_t	next = word->end - chunk->position + 1;
		uint32_t	length = word_length(chunk, next);
		uint64_t	characters;

		if (!is_soft(chunk->bytes[next - 1], word->end - word->start) ||
			length == 0 || length > HASH_STEP ||
			(chunk->wide &&
			 (mask_window(chunk->masks.wide, next) & low_bits(length)) != 0))
		{
			word->kind = CANDIDATE_BEGINNING;
			word->next_length = 0;
			continue;
		}
		word->next_length = length;
		word->next_capital = ~chunk->bytes[next] >> 5 & 1;
		word->next_hash = hash_folded((const char *) chunk->bytes + next,
									  length, &characters);
		word->pair_key = image_extend(image_extend(0, word->hash,
												   SEQUENCE_SOFT),
									  word->next_hash, SEQUENCE_SOFT);
		fetch(image_filter_word(image, pairs, word->pair_key));
		*pair++ = word;
	}
	return pair;
}

/*
 * Leave on the list those that the filter of pairs has.  Those that it has not
 * are listed, by their numbers among the candidates, if a longer word follows
 * that may be misspelt; the list of words is not needed any more.
 */
static BLOCK_INLINE Candidate **
filter_pairs(const Matcher *matcher, Chunk *chunk, Candidate **pairs_end)
{
	const Image *image = matcher->image;
	const ImagePart *slots = &image_header(image)->name_slots;
	Candidate **found = chunk->starts;
	uint16_t   *near = chunk->words;

	for (Candidate **pair = chunk->starts; pair < pairs_end; pair++)
	{
		Candidate  *word = *pair;
		uint64_t	passes = image_filter(image,
										  &image_header(image)->pairs,
										  word->pair_key);

		fetch((const uint64_t *) ((const char *) image + slots->offset) +
			  (image_place(word->pair_key, slots->count) & -passes));
		*found = word;
		found += passes;
		*near = word - chunk->candidates;
		near += (passes ^ 1) & may_be_misspelt(word);
	}
	chunk->words_end = near;
	return found;
}

/*
 * May a name go on behind a pair, as far as a plain word right behind it
 * tells?
 */
static BLOCK_INLINE bool
pair_goes_on(const Matcher *matcher, const Chunk *chunk, const Candidate *word)
{
	const Image *image = matcher->image;
	const char *bytes = (const char *) chunk->bytes;
	const uint32_t value = word->pair_value;
	uint32_t	end = word->end - chunk->position + 1 + word->next_length;
	uint32_t	third = end + 1;
	uint32_t	length;
	uint64_t	characters;
	uint64_t	key;
	uint32_t	longer;

	if (!may_continue(matcher, value, word->next_length, chunk->position + end))
		return false;
	length = word_length(chunk, third);
	if (!is_soft(chunk->bytes[end], word->next_length) ||
		length == 0 || length > HASH_STEP ||
		(chunk->wide &&
		 (mask_window(chunk->masks.wide, third) & low_bits(length)) != 0))
		return true;
	key = image_extend(word->pair_key,
					   hash_folded(bytes + third, length, &characters),
					   SEQUENCE_SOFT);
	return image_name_sequence(image, key, &longer) ||
		((value & SEQUENCE_NEAR) && (bytes[third] & 0x20) == 0 &&
		 length >= NEAR_LETTERS_MIN &&
		 near_may_misspell(image, word->pair_key, bytes + third, length));
}

/*
 * Look the pairs on the list up.  Where no name goes on behind one, and it is
 * none itself, its first word stays what it is by itself.
 */
static BLOCK_INLINE void
look_up_pairs(const Matcher *matcher, Chunk *chunk, Candidate **pairs_end)
{
	const Image *image = matcher->image;
	const ImageSense *senses = image_part(image, ImageSense, senses);
	uint16_t   *near = chunk->words_end;

	for (Candidate **pair = chunk->starts; pair < pairs_end; pair++)
	{
		Candidate  *word = *pair;

		if (image_name_sequence(image, word->pair_key, &word->pair_value))
		{
			uint32_t	name = word->pair_value & SEQUENCE_INDEX;
			bool		goes_on = pair_goes_on(matcher, chunk, word);

			if (!goes_on)
				word->pair_value &= ~SEQUENCE_LONGER;
			if (goes_on || name != SEQUENCE_INDEX)
				word->kind = CANDIDATE_BEGINNING;
			fetch(&senses[name != SEQUENCE_INDEX ? name : 0]);
		}
		else
		{
			*near = word - chunk->candidates;
			near += may_be_misspelt(word);
		}
	}
	chunk->words_end = near;
}

/* Look at those behind which a misspelt word may stand */
static BLOCK_INLINE void
look_up_misspelt(const Matcher *matcher, Chunk *chunk)
{
	for (const uint16_t *near = chunk->words; near < chunk->words_end; near++)
	{
		Candidate  *word = &chunk->candidates[*near];
		uint64_t	beside = image_extend(0, word->hash, SEQUENCE_SOFT);
		bool		may_be = near_may_misspell(matcher->image, beside,
											   (const char *) chunk->bytes +
											   word->end - chunk->position + 1,
											   word->next_length);

		word->kind = may_be ? CANDIDATE_BEGINNING : word->kind;
		word->pair_value = SEQUENCE_INDEX;
	}
}

/*
 * May a capitalised word stand behind a blank at a byte of the chunk, so that
 * the word that ends there may be a misspelt one of a longer name?
 */
static BLOCK_INLINE uint32_t
other_may_follow(const Chunk *chunk, uint32_t end)
{
	return (chunk->bytes[end] == ' ') &
		(letter_class[chunk->bytes[end + 1]] != LETTER_SMALL);
}

/* List the candidates that have to be looked at */
static BLOCK_INLINE void
list_candidates(Chunk *chunk, bool full_names_only)
{
	Candidate **end = chunk->starts;

	for (Candidate *word = chunk->candidates; word < chunk->candidates_end;
		 word++)
	{
		/* alone, an unknown word is no part of a full name */
		uint32_t	least = full_names_only ?
			CANDIDATE_NAME - other_may_follow(chunk, word->end - chunk->position) :
			CANDIDATE_UNKNOWN;

		*end = word;
		end += word->kind >= least;
	}
	chunk->starts_end = end;
}

/*
 * Look the candidates up, and list those that have to be looked at.  That a
 * short word starts no name is only of interest where it may be the last name
 * of somebody named before.
 */
static BLOCK_INLINE void
look_up(const Matcher *matcher, Chunk *chunk)
{
	Candidate **end;

	end = look_up_firsts(matcher, chunk);
	end = read_next_words(matcher, chunk, end);
	end = filter_pairs(matcher, chunk, end);
	look_up_pairs(matcher, chunk, end);
	look_up_misspelt(matcher, chunk);
	if (matcher->full_names_only)
		list_candidates(chunk, true);
	else
		list_candidates(chunk, false);
}

/* As in scan.c, for any processor and for one that block.c likes best */
static void
look_up_portable(const Matcher *matcher, Chunk *chunk)
{
	look_up(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
look_up_avx2(const Matcher *matcher, Chunk *chunk)
{
	look_up(matcher, chunk);
}
#else
#define look_up_avx2 look_up_portable
#endif

void
candidates_look_up(const Matcher *matcher, Chunk *chunk)
{
	if (block_avx2())
		look_up_avx2(matcher, chunk);
	else
		look_up_portable(matcher, chunk);
}
