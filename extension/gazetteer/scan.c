/*-------------------------------------------------------------------------
 *
 * scan.c
 *		Finding the words of a text at which a name may start.
 *
 * Nearly all words start no name, and this file is about turning them away
 * fast.  A text is read in chunks, these in blocks of 64 bytes, which become
 * masks of word characters, of which starts are found by a shift.  A word
 * without a capital is looked at only if some name that may start so has its
 * first three letters; what is left is hashed and asked for in a filter of
 * first words.  The words that pass, and those with a capital that do not,
 * become candidates, which candidate.c goes through when the chunk is read:
 * until then nothing depends on what a word turns out to be, so that the
 * processor neither waits for memory nor guesses wrong.
 *
 * Words that are not ASCII, or long, are candidates of which only the place
 * is known.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/block.h"
#include "text/hash.h"

#define CHUNK_BLOCKS	16
#define CHUNK_BYTES		(CHUNK_BLOCKS * BLOCK_BYTES)

/* What may be read behind a block: the last word there */
#define BYTES_BEHIND	HASH_STEP

/* Chunks between two looks at whether the user has cancelled */
#define PAUSE_CHUNKS	256

/* Words are known to be no longer than so many bytes by their block's masks */
#define WINDOW_BYTES	63

typedef struct Chunk
{
	const unsigned char *bytes; /* with a block and BYTES_BEHIND more that may
								 * be read */
	uint32_t	position;		/* in the text */
	uint32_t	blocks;
	BlockMasks	masks[CHUNK_BLOCKS + 1];	/* and those of the next block */
	Candidate  *end;			/* behind the last candidate */
	Candidate **starts_end;		/* behind the last one that may be a start */
	Candidate  *starts[CHUNK_BYTES / 2 + 1];
	Candidate	candidates[CHUNK_BYTES / 2 + 1];
} Chunk;

/* What one block hands to the next: is a word, or a line, not at its end? */
typedef struct Carry
{
	uint64_t	word;
	uint64_t	line;			/* that has had no word yet */
	uint64_t	small;			/* in a word, at what is no capital */
} Carry;

/*
 * Masks for the bytes of a word of at most HASH_STEP: those of the first eight
 * lie at its length + 8, those of the others at its length.
 */
#define LOW(bytes) ((UINT64_C(1) << (8 * (bytes))) - 1)
static const uint64_t word_keep[HASH_STEP + 9] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0,
	LOW(1), LOW(2), LOW(3), LOW(4), LOW(5), LOW(6), LOW(7), UINT64_MAX,
	UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX,
	UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX
};
#undef LOW

/* The bits of a mask from a bit of a block on, 64 of them */
static BLOCK_INLINE uint64_t
bits_from(uint64_t mask, uint64_t next_mask, uint32_t bit)
{
	return mask >> bit | next_mask << 1 << (BLOCK_BYTES - 1 - bit);
}

static BLOCK_INLINE uint64_t
bit_at(const uint32_t *bits, uint32_t bit)
{
	return bits[bit / 32] >> bit % 32 & 1;
}

/* Is there a name that starts small, or furniture, with these three letters? */
static BLOCK_INLINE uint64_t
letters_begin(const uint32_t *beginnings, const unsigned char *word)
{
	return bit_at(beginnings,
				  image_beginning((uint32_t) hash_load((const char *) word, 4)));
}

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

	if (length == WINDOW_BYTES)
		while (word_goes_on(matcher, end))
			end++;
	candidate->hash = 0;
	candidate->characters = 0;
	candidate->start = start;
	candidate->end = end;
	candidate->kind = CANDIDATE_OTHER;
	candidate->capital = false;
}

/* Say that this will be read soon */
static BLOCK_INLINE void
fetch(const void *memory)
{
#if defined(__GNUC__)
	__builtin_prefetch(memory);
#endif
}

/*
 * Make candidates of the words that start at these bits of a block, unless
 * they have no capital and do not pass the filter.
 */
static BLOCK_INLINE void
add_words(const Matcher *matcher, Chunk *chunk, uint32_t number,
		  uint64_t starts, bool wide)
{
	const uint64_t small = UINT64_C(0x2020202020202020);
	const uint32_t *filter = image_part(matcher->image, uint32_t, starts);
	const ImageFirst *firsts = image_part(matcher->image, ImageFirst, firsts);
	const uint64_t slots = image_header(matcher->image)->firsts.count;
	const uint32_t filter_bits = image_header(matcher->image)->starts.count * 32;
	const BlockMasks *masks = &chunk->masks[number];
	const char *block = (const char *) chunk->bytes + number * BLOCK_BYTES;
	const uint32_t position = chunk->position + number * BLOCK_BYTES;
	const uint64_t words = masks[0].word;
	const uint64_t next_words = masks[1].word;
	const uint64_t capitals = masks[0].capital;
	Candidate  *candidate = chunk->end;
	Candidate **start = chunk->starts_end;

	for (; starts != 0; starts &= starts - 1)
	{
		uint32_t	bit = lowest_bit(starts);
		uint32_t	length = lowest_bit(~bits_from(words, next_words, bit) |
										UINT64_C(1) << WINDOW_BYTES);
		uint64_t	capital = capitals >> bit & 1;
		uint64_t	first;
		uint64_t	second;
		uint64_t	passes;

		if (length > HASH_STEP ||
			(wide && (bits_from(masks[0].wide, masks[1].wide, bit) &
					  low_bits(length)) != 0))
		{
			add_other(matcher, position + bit, length, candidate++);
			continue;
		}
		first = (hash_load(block + bit, 8) | small) & word_keep[length + 8];
		second = (hash_load(block + bit + 8, 8) | small) & word_keep[length];
		candidate->hash = hash_word(first, second);
		candidate->characters = first;
		candidate->start = position + bit;
		candidate->end = position + bit + length;
		passes = bit_at(filter, image_start(candidate->hash, capital,
											filter_bits));
		/* some record must be fetched, there is no branch */
		fetch(&firsts[image_place(candidate->hash, slots) & -passes]);
		*start = candidate;
		start += passes;
		candidate->kind = passes;
		candidate->capital = capital;
		candidate += passes | capital;
	}
	chunk->end = candidate;
	chunk->starts_end = start;
}

/* Leave those starts of words without a capital that may start a name */
static BLOCK_INLINE uint64_t
small_candidates(const unsigned char *block, uint64_t starts,
				 const uint32_t *small)
{
	uint64_t	candidates = 0;

	/* few do, but unforeseeably: no branch */
	for (; starts != 0; starts &= starts - 1)
	{
		uint32_t	bit = lowest_bit(starts);

		candidates |= letters_begin(small, block + bit) << bit;
	}
	return candidates;
}

/*
 * Those starts of words, which are ASCII themselves, whose words go on with
 * what is not, or perhaps in the next block.
 */
static uint64_t
starts_of_wide(const BlockMasks *masks, uint64_t starts)
{
	uint64_t	plain = masks->word & ~masks->wide;

	/* added, a start carries to the bit behind the plain part of its word */
	uint64_t	behind = (plain + starts) & ~plain & masks->wide;
	uint64_t	found = 0;

	for (; behind != 0; behind &= behind - 1)
		found |= UINT64_C(1) <<
			highest_bit(starts & low_bits(lowest_bit(behind)));
	if (plain >> 63 && starts != 0)
		found |= UINT64_C(1) << highest_bit(starts);
	return found;
}

/*
 * The starts of the first words of lines.  A line end, added to the bits that
 * are no start, carries up to the next one that is.
 */
static BLOCK_INLINE uint64_t
first_of_lines(const BlockMasks *masks, uint64_t starts, uint64_t *carry)
{
	uint64_t	sum = ~starts + *carry;

	*carry = sum < *carry;
	sum += masks->newline;
	*carry |= sum < masks->newline;
	return sum & starts;
}

/* May one of these words begin page furniture? */
static BLOCK_INLINE bool
may_begin_furniture(const BlockMasks *masks, const unsigned char *block,
					uint64_t firsts, const uint32_t *furniture)
{
	for (; firsts != 0; firsts &= firsts - 1)
	{
		uint32_t	bit = lowest_bit(firsts);

		if ((bits_from(masks[0].wide, masks[1].wide, bit) & 7) != 0 ||
			letters_begin(furniture, block + bit))
			return true;
	}
	return false;
}

/*
 * The capitals inside words: behind what is none, or the last of several
 * ("diIran", "ASPete").
 */
static BLOCK_INLINE uint64_t
inner_capitals(const BlockMasks *masks, uint64_t *carry)
{
	uint64_t	small = masks->word & ~masks->capital;
	uint64_t	inner = masks->capital &
		(small << 1 | *carry | (masks->capital << 1 & small >> 1));

	*carry = small >> 63;
	return inner;
}

/* Collect the candidates of a chunk */
static BLOCK_INLINE void
collect(Matcher *matcher, Chunk *chunk, Carry *carry)
{
	const uint32_t *small = image_part(matcher->image, uint32_t, small);
	const uint32_t *furniture = image_part(matcher->image, uint32_t, furniture);

	uint64_t	inner = 0;

	chunk->end = chunk->candidates;
	chunk->starts_end = chunk->starts;
	for (uint32_t i = 0; i < chunk->blocks; i++)
	{
		const BlockMasks *masks = &chunk->masks[i];
		const unsigned char *block = chunk->bytes + i * BLOCK_BYTES;
		uint64_t	starts = masks->word & ~(masks->word << 1 | carry->word);
		uint64_t	firsts = first_of_lines(masks, starts, &carry->line);
		uint64_t	marked = starts & (masks->capital | masks->wide);

		carry->word = masks->word >> 63;
		inner |= inner_capitals(masks, &carry->small);
		if (firsts != 0 && !matcher->furniture)
			matcher->furniture = may_begin_furniture(masks, block, firsts,
													 furniture);
		starts &= ~marked;
		marked |= small_candidates(block, starts, small);
		if ((masks[0].wide | masks[1].wide) == 0)
			add_words(matcher, chunk, i, marked, false);
		else
			add_words(matcher, chunk, i,
					  marked | starts_of_wide(masks, starts), true);
	}
	matcher->inner_capitals = matcher->inner_capitals || inner != 0;
}

/* The same code, for any processor and for one that block.c likes best */
static void
collect_portable(Matcher *matcher, Chunk *chunk, Carry *carry)
{
	collect(matcher, chunk, carry);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
collect_avx2(Matcher *matcher, Chunk *chunk, Carry *carry)
{
	collect(matcher, chunk, carry);
}
#else
#define collect_avx2 collect_portable
#endif

/*
 * Make the bytes of a chunk readable, if need be by a copy with NULs behind
 * the text, and their masks.
 */
static void
read_chunk(const Matcher *matcher, Chunk *chunk, unsigned char *copy)
{
	const unsigned char *text = (const unsigned char *) matcher->text +
		chunk->position;
	uint32_t	left = matcher->length - chunk->position;
	uint64_t	cut = 0;

	chunk->bytes = text;
	chunk->blocks = CHUNK_BLOCKS;
	if (left < CHUNK_BYTES + BLOCK_BYTES + BYTES_BEHIND)
	{
		if (left <= CHUNK_BYTES)
			chunk->blocks = (left + BLOCK_BYTES - 1) / BLOCK_BYTES;
		memcpy(copy, text, left);
		memset(copy + left, 0, (chunk->blocks + 1) * BLOCK_BYTES +
			   BYTES_BEHIND - left);
		chunk->bytes = copy;
	}
	/* the end of a separator that began in the chunk before */
	if (chunk->position > 0 && left > 1)
	{
		uint32_t	two = block_wide_separator(text - 2);
		uint32_t	one = block_wide_separator(text - 1);

		if (two == 3)
			cut = 1;
		else if (one != 0)
			cut = low_bits(one - 1);
	}
	chunk_masks(chunk->bytes, chunk->blocks + 1, cut, chunk->masks);
}

/* Match at every word of the text that may start a name */
void
scan_text(Matcher *matcher)
{
	unsigned char copy[CHUNK_BYTES + BLOCK_BYTES + 2 * BYTES_BEHIND];
	const bool	avx2 = block_avx2();
	Carry		carry = {0, 1, 0};
	uint32_t	chunks = 0;
	Chunk		chunk;

	for (chunk.position = 0; chunk.position < matcher->length;
		 chunk.position += CHUNK_BYTES)
	{
		read_chunk(matcher, &chunk, copy);
		if (avx2)
			collect_avx2(matcher, &chunk, &carry);
		else
			collect_portable(matcher, &chunk, &carry);
		candidates_look_up(matcher->image, chunk.starts, chunk.starts_end);
		match_candidates(matcher, chunk.candidates, chunk.end);
		if (++chunks % PAUSE_CHUNKS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}
