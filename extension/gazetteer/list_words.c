/*-------------------------------------------------------------------------
 *
 * list_words.c
 *		Listing the words of a chunk at which a name may start.
 *
 * Starts of words are found in the masks of a chunk by shifts: those with a
 * capital, those that are not ASCII, and those that small_start.c leaves.  On
 * the way lines are looked at for page furniture, and capitals inside words
 * are noticed.  With AVX-512 eight blocks are one step, and the places of a
 * block's words come out of one instruction.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/bit_list.h"
#include "text/hash.h"

/* Blocks that are read at once, and a number of blocks rounded up to that */
#define BLOCKS_AT_ONCE	8
#define STEPPED_BLOCKS \
	((CHUNK_BLOCKS + BLOCKS_AT_ONCE - 1) / BLOCKS_AT_ONCE * BLOCKS_AT_ONCE)

/* What the blocks of a chunk have */
typedef struct FoundWords
{
	uint64_t	starts[STEPPED_BLOCKS]; /* of all words */
	uint64_t	listed[STEPPED_BLOCKS]; /* of those to be listed */
	uint32_t	newlines;		/* a bit for each block that has some */
	bool		inner_capitals;
} FoundWords;

/*
 * The starts of the first words of lines.  A line end, added to the bits that
 * are no start, carries up to the next one that is.
 */
static BLOCK_INLINE uint64_t
first_of_lines(uint64_t newlines, uint64_t starts, uint64_t *carry)
{
	uint64_t	sum = ~starts + *carry;

	*carry = sum < *carry;
	sum += newlines;
	*carry |= sum < newlines;
	return sum & starts;
}

/* May page furniture begin with the word at a byte of a chunk, as far as three
 * letters tell? */
static BLOCK_INLINE bool
furniture_letters(const Matcher *matcher, const Chunk *chunk, uint32_t at)
{
	const uint32_t *furniture = image_part(matcher->image, uint32_t, furniture);
	uint32_t	bit =
		image_beginning((uint32_t) hash_load((const char *) chunk->bytes + at, 4));

	return (mask_window(chunk->masks.wide, at) & 7) != 0 ||
		(furniture[bit / 32] >> bit % 32 & 1) != 0;
}

/* Note the lines whose first word begins page furniture */
static void
note_furniture(Matcher *matcher, const Chunk *chunk, const FoundWords *found,
			   ChunkCarry *carry)
{
	uint32_t	blocks = found->newlines | (uint32_t) carry->line;

	while (blocks != 0)
	{
		const uint32_t i = lowest_bit(blocks);
		uint64_t	firsts = first_of_lines(chunk->masks.newline[i],
											found->starts[i], &carry->line);

		blocks &= blocks - 1;
		if (i + 1 < chunk->blocks)
			blocks |= (uint32_t) carry->line << (i + 1);
		for (; firsts != 0; firsts &= firsts - 1)
		{
			uint32_t	at = i * BLOCK_BYTES + lowest_bit(firsts);

			/* few lines have letters that may */
			if (furniture_letters(matcher, chunk, at))
				furniture_note(matcher, chunk, at);
		}
	}
}

/* List the words that were found, in blocks one after the other */
static void
list_portable(Chunk *chunk, const FoundWords *found)
{
	uint32_t   *end = chunk->words;

	for (uint32_t i = 0; i < chunk->blocks; i++)
		end = append_bits(end, found->listed[i], i * BLOCK_BYTES);
	chunk->words_end = end;
	chunk->ended = false;
}

/*
 * The capitals inside words that stand beside what is none: "diIran", "ASPete".
 * inside are the word characters that start no word, small those that are no
 * capitals.
 */
static void
find_portable(const Chunk *chunk, const ChunkCarry *carry, FoundWords *found)
{
	const ChunkMasks *masks = &chunk->masks;
	uint64_t	inner = 0;
	uint64_t	word_before = carry->word;
	uint64_t	small_before = carry->small;

	found->newlines = 0;
	for (uint32_t i = 0; i < chunk->blocks; i++)
	{
		uint64_t	word = masks->word[i];
		uint64_t	capital = masks->capital[i];
		uint64_t	small = word & ~capital;
		uint64_t	next_small = masks->word[i + 1] & ~masks->capital[i + 1];
		uint64_t	starts = word & ~(word << 1 | word_before);

		inner |= capital & ~starts &
			(small << 1 | small_before | small >> 1 | next_small << 63);
		found->newlines |= (uint32_t) (masks->newline[i] != 0) << i;
		found->starts[i] = starts;
		found->listed[i] = starts & (capital | masks->wide[i] |
									 chunk->small_starts[i]);
		word_before = word >> 63;
		small_before = small >> 63;
	}
	found->inner_capitals = inner != 0;
}

#ifdef BLOCK_AVX512

/* The lanes of two vectors, one behind the other, from the last of the first */
BLOCK_AVX512
static BLOCK_INLINE __m512i
lanes_before(__m512i before, __m512i lanes)
{
	return _mm512_alignr_epi64(lanes, before, BLOCKS_AT_ONCE - 1);
}

BLOCK_AVX512
static void
find_avx512(const Chunk *chunk, const ChunkCarry *carry, FoundWords *found)
{
	const ChunkMasks *masks = &chunk->masks;
	__m512i		last_word = _mm512_set1_epi64((int64_t) (carry->word << 63));
	__m512i		last_small = _mm512_set1_epi64((int64_t) (carry->small << 63));
	__mmask8	inner = 0;

	found->newlines = 0;
	for (uint32_t i = 0; i < chunk->blocks; i += BLOCKS_AT_ONCE)
	{
		uint32_t	left = chunk->blocks - i;
		__mmask8	some = left < BLOCKS_AT_ONCE ? (1 << left) - 1 : 0xff;
		__m512i		word = _mm512_maskz_loadu_epi64(some, masks->word + i);
		__m512i		capital = _mm512_maskz_loadu_epi64(some, masks->capital + i);
		__m512i		wide = _mm512_maskz_loadu_epi64(some, masks->wide + i);
		__m512i		newline = _mm512_maskz_loadu_epi64(some, masks->newline + i);
		__m512i		may_start = _mm512_maskz_loadu_epi64(some, chunk->small_starts + i);
		__m512i		next_word = _mm512_maskz_loadu_epi64(some, masks->word + i + 1);
		__m512i		next_capital = _mm512_maskz_loadu_epi64(some, masks->capital + i + 1);
		__m512i		small = _mm512_andnot_si512(capital, word);
		__m512i		next_small = _mm512_andnot_si512(next_capital, next_word);
		__m512i		inside = _mm512_or_si512(_mm512_slli_epi64(word, 1),
											 _mm512_srli_epi64(lanes_before(last_word, word), 63));
		__m512i		beside = _mm512_or_si512(_mm512_slli_epi64(small, 1),
											 _mm512_srli_epi64(lanes_before(last_small, small), 63));
		__m512i		starts = _mm512_andnot_si512(inside, word);

		beside = _mm512_or_si512(beside,
								 _mm512_or_si512(_mm512_srli_epi64(small, 1),
												 _mm512_slli_epi64(next_small, 63)));
		inner |= _mm512_test_epi64_mask(_mm512_and_si512(inside, capital),
										beside);
		found->newlines |= (uint32_t) _mm512_test_epi64_mask(newline, newline) << i;
		may_start = _mm512_or_si512(may_start, _mm512_or_si512(capital, wide));
		_mm512_storeu_si512(found->starts + i, starts);
		_mm512_storeu_si512(found->listed + i,
							_mm512_and_si512(starts, may_start));
		last_word = word;
		last_small = small;
	}
	found->inner_capitals = inner != 0;
}

/* Places that come out of one step, in a list of 32 bits each */
#define PLACES_AT_ONCE	16

/* Append the places of the bits of a block, and some more */
BLOCK_AVX512
static BLOCK_INLINE uint32_t *
append_places(uint32_t *end, uint64_t bits, uint32_t base)
{
	static const uint8_t numbers[BLOCK_BYTES] = {
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
		16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
		32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
		48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63
	};
	const		__m512i from = _mm512_set1_epi32((int32_t) base);
	const uint32_t count = count_bits(bits);
	__m512i		places =
		_mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));

	_mm512_storeu_si512(end,
						_mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(places)),
										 from));
	/* hardly ever */
	if (count > PLACES_AT_ONCE)
		_mm512_storeu_si512(end + PLACES_AT_ONCE,
							_mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 1)),
											 from));
	return end + count;
}

/*
 * The ends of the words with these starts in a block, and of one that goes on
 * from the block before, as *carry says.  A start, added to the bits of its
 * word, carries up to the bit behind it.
 */
static BLOCK_INLINE uint64_t
ends_of_words(uint64_t word, uint64_t starts, uint64_t *carry)
{
	uint64_t	sum = word + *carry;

	*carry = sum < word;
	sum += starts;
	*carry |= sum < starts;
	return sum & ~word;
}

BLOCK_AVX512
static void
list_avx512(Chunk *chunk, const FoundWords *found)
{
	uint32_t   *start = chunk->words;
	uint32_t   *end = chunk->word_ends;
	uint64_t	carry = 0;
	uint64_t	bits;

	for (uint32_t i = 0; i < chunk->blocks; i++)
	{
		bits = ends_of_words(chunk->masks.word[i], found->listed[i], &carry);
		start = append_places(start, found->listed[i], i * BLOCK_BYTES);
		end = append_places(end, bits, i * BLOCK_BYTES);
	}
	bits = ends_of_words(chunk->masks.word[chunk->blocks], 0, &carry);
	*end = chunk->blocks * BLOCK_BYTES +
		(carry ? BLOCK_BYTES : lowest_bit(bits | UINT64_C(1) << 63));
	chunk->words_end = start;
	chunk->ended = true;
}

#else
#define find_avx512 find_portable
#define list_avx512 list_portable
#endif

/* List the words of a chunk */
void
list_words(Matcher *matcher, Chunk *chunk, ChunkCarry *carry)
{
	const bool	avx512 = block_avx512();
	const ChunkMasks *masks = &chunk->masks;
	const uint32_t last = chunk->blocks - 1;
	FoundWords	found;

	if (avx512)
		find_avx512(chunk, carry, &found);
	else
		find_portable(chunk, carry, &found);
	note_furniture(matcher, chunk, &found, carry);
	if (avx512)
		list_avx512(chunk, &found);
	else
		list_portable(chunk, &found);
	carry->word = masks->word[last] >> 63;
	carry->small = (masks->word[last] & ~masks->capital[last]) >> 63;
	matcher->inner_capitals = found.inner_capitals;
}
