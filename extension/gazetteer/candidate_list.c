/*-------------------------------------------------------------------------
 *
 * candidate_list.c
 *		Making candidates of the words of a chunk that are left.
 *
 * These are the words that filter_words.c leaves, with their hashes and what
 * stands behind them; those that may start names are listed, and their records
 * are fetched.  With AVX-512 eight_words.c does this.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "prefetch.h"

/* Is this byte of the text part of a word, and not of a separator? */
static bool
word_goes_on(const Matcher *matcher, uint32_t position)
{
	const unsigned char *text = (const unsigned char *) matcher->text + position;
	unsigned char bytes[3] = {0};

	if (position == matcher->length || !is_word_byte(text[0]))
		return false;
	if (text[0] < 0x80)
		return true;
	memcpy(bytes, text, matcher->length - position < 3 ?
		   matcher->length - position : 3);
	return block_wide_separator(bytes) == 0;
}

/* Make a candidate of a word of which only the place is known */
static void
add_other(const Matcher *matcher, uint32_t start, uint32_t length,
		  Candidate *candidate)
{
	uint32_t	end = start + length;

	if (length == CHUNK_WORD_MOST)
		while (word_goes_on(matcher, end))
			end++;
	candidate->hash = 0;
	candidate->start = start;
	candidate->end = end;
	candidate->kind = CANDIDATE_OTHER;
	candidate->capital = false;
}

/*
 * May a capitalised word stand behind a blank right here, so that the word
 * before it may be a misspelt one of a longer name?
 */
static BLOCK_INLINE uint32_t
other_may_follow(const unsigned char *behind)
{
	return (behind[0] == ' ') & (behind_letter(behind[1]) != LETTER_SMALL);
}

/* Make a candidate of a listed word that is plain */
static BLOCK_INLINE void
add_plain(const Matcher *matcher, const Chunk *chunk, uint32_t listed,
		  Candidate *candidate)
{
	const uint32_t at = listed / LISTED_START;
	const uint32_t length = (listed & LISTED_LENGTH) >> 2;
	const uint32_t capital = (listed & LISTED_CAPITAL) >> 1;
	const unsigned char *behind = chunk->bytes + at + length;

	/* alone, an unknown word is no part of a full name */
	const uint32_t any_unknown = !matcher->full_names_only;
	uint64_t	characters;

	candidate->hash = hash_folded((const char *) chunk->bytes + at, length,
								  &characters);
	candidate->tag = image_first_tag(candidate->hash, characters, length <= 8);
	candidate->start = chunk->position + at;
	candidate->end = candidate->start + length;
	candidate->capital = capital;
	/* CANDIDATE_NOTHING, _SHORT, or _UNKNOWN */
	candidate->kind = capital + (capital & (length >= NEAR_LETTERS_MIN) &
								 (other_may_follow(behind) | any_unknown));
	candidate->behind = behind_bytes(behind, length,
									 matcher->length - candidate->end);
}

/* Make a candidate of a listed word; is it plain? */
static BLOCK_INLINE bool
add_any(const Matcher *matcher, const Chunk *chunk, uint32_t listed, bool wide,
		Candidate *candidate)
{
	const uint32_t at = listed / LISTED_START;
	const uint32_t length = (listed & LISTED_LENGTH) >> 2;

	if (length > HASH_STEP || (wide && chunk_has_wide(chunk, at, length)))
	{
		add_other(matcher, chunk->position + at, length, candidate);
		return false;
	}
	add_plain(matcher, chunk, listed, candidate);
	return true;
}

/* Make candidates of the words on the list, and list those that may start names */
static BLOCK_INLINE void
add_words(const Matcher *matcher, Chunk *chunk, bool wide)
{
	const uint32_t *const end = chunk->words_end;
	const ImageFirst *firsts = image_part(matcher->image, ImageFirst, firsts);
	const uint64_t slots = image_header(matcher->image)->firsts.count;
	Candidate  *candidate = chunk->candidates;
	Candidate **start = chunk->starts;
	uint64_t   *slot = chunk->slots;

	for (const uint32_t *word = chunk->words; word < end; word++, candidate++)
	{
		if (!add_any(matcher, chunk, *word, wide, candidate))
			continue;
		/* looked up soon, if the filter has the word */
		*slot = image_place(candidate->hash, slots);
		prefetch(&firsts[*slot]);
		*start = candidate;
		start += *word & LISTED_PASSES;
		slot += *word & LISTED_PASSES;
	}
	chunk->candidates_end = candidate;
	chunk->starts_end = start;
}

static BLOCK_INLINE void
list_any(const Matcher *matcher, Chunk *chunk)
{
	if (chunk->wide)
		add_words(matcher, chunk, true);
	else
		add_words(matcher, chunk, false);
}

/* The same code, for any processor and for one that block.c likes best */
static void
list_portable(const Matcher *matcher, Chunk *chunk)
{
	list_any(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
list_avx2(const Matcher *matcher, Chunk *chunk)
{
	list_any(matcher, chunk);
}
#else
#define list_avx2 list_portable
#endif

/* A candidate as list_candidates() makes it, where nothing is wide */
void
candidate_make(const Matcher *matcher, const Chunk *chunk, uint32_t listed,
			   Candidate *candidate)
{
	(void) add_any(matcher, chunk, listed, false, candidate);
}

void
list_candidates(const Matcher *matcher, Chunk *chunk)
{
	if (block_avx2())
		list_avx2(matcher, chunk);
	else
		list_portable(matcher, chunk);
}
