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
#include "gazetteer/behind.h"
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "prefetch.h"

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
 * Look up the words that may be first words of names, and list those whose
 * names may go on; returns the end of that list.  The records have been
 * fetched when the words were found, and the senses are fetched here.
 */
static BLOCK_INLINE Candidate **
look_up_firsts(const Matcher *matcher, Chunk *chunk)
{
	const Image *image = matcher->image;
	const ImageSense *senses = image_part(image, ImageSense, senses);
	Candidate **longer = chunk->starts;

	for (Candidate **start = chunk->starts; start < chunk->starts_end; start++)
	{
		Candidate  *word = *start;
		const ImageFirst *first =
			image_first_from(image, chunk->slots[start - chunk->starts], word->tag);
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
		prefetch(&senses[name & -is_name]);
		*longer = word;
		longer += behind_allows(word->behind, first->value, first->next);
	}
	return longer;
}

/*
 * Read the words behind those on the list; leaves on it those behind which one
 * plain word follows at once and may make a pair with which names begin, as far
 * as a filter tells, and returns its new end.  Of those behind which no such word
 * follows nothing is known.  Where the filter has no such pair candidates are
 * listed, by their numbers, if a longer word follows that may be misspelt; the
 * list of words is not needed any more.
 */
static BLOCK_INLINE Candidate **
read_next_words(const Matcher *matcher, Chunk *chunk, Candidate **longer_end)
{
	const Image *image = matcher->image;
	const ImageHeader *header = image_header(image);
	const uint64_t *slots = image_part(image, uint64_t, name_slots);
	Candidate **pair = chunk->starts;
	uint32_t   *near = chunk->words;

	for (Candidate **longer = chunk->starts; longer < longer_end; longer++)
	{
		Candidate  *word = *longer;
		uint32_t	next = word->end - chunk->position + 1;
		uint32_t	length = chunk_plain_length(chunk, next);
		uint64_t	characters;
		uint64_t	passes;

		if (!behind_is_soft(chunk->bytes[next - 1], word->end - word->start) ||
			length == 0)
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
		/* half of the pairs have a slot, and it is far away */
		prefetch(slots + image_place(word->pair_key, header->name_slots.count));
		passes = image_filter(image, &header->pairs, word->pair_key);
		*pair = word;
		pair += passes;
		*near = word - chunk->candidates;
		near += (passes ^ 1) & may_be_misspelt(word);
	}
	chunk->words_end = near;
	return pair;
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

	if (!(behind_may_go_on((const unsigned char *) bytes + end, value,
						   UINT32_MAX, word->next_length) &
		  (chunk->position + end + 2 <= matcher->length)))
		return false;
	length = chunk_plain_length(chunk, third);
	if (!behind_is_soft(chunk->bytes[end], word->next_length) || length == 0)
		return true;
	key = image_extend(word->pair_key,
					   hash_folded(bytes + third, length, &characters),
					   SEQUENCE_SOFT);
	return (image_filter(image, &image_header(image)->pairs, key) &&
			image_name_sequence(image, key, &longer)) ||
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
	uint32_t   *near = chunk->words_end;

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
			prefetch(&senses[name != SEQUENCE_INDEX ? name : 0]);
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
	for (const uint32_t *near = chunk->words; near < chunk->words_end; near++)
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

/* List the candidates that have to be looked at */
static BLOCK_INLINE void
list_left(Chunk *chunk)
{
	Candidate **end = chunk->starts;

	for (Candidate *word = chunk->candidates; word < chunk->candidates_end;
		 word++)
	{
		*end = word;
		end += word->kind >= CANDIDATE_UNKNOWN;
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
	look_up_pairs(matcher, chunk, end);
	look_up_misspelt(matcher, chunk);
	list_left(chunk);
}

/* As in filter_words.c, for any processor and for one that block.c likes best */
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
