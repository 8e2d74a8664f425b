/*-------------------------------------------------------------------------
 *
 * filter_words.c
 *		Asking the filter of first words about the words of a chunk.
 *
 * All are asked by their first eight bytes, as the text has them: that is the
 * one question that every listed word is asked, and with many names in the
 * dictionary every word is listed.  Eight words at a time are asked with
 * AVX-512; the bytes and the words of the filter are loaded one by one, since
 * processors gather no faster than that.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/*
 * Leave those on the list that may start a name, as far as the filter of first
 * words tells, have a capital, or are not ASCII.
 */
static BLOCK_INLINE void
filter(const Matcher *matcher, Chunk *chunk, bool wide)
{
	const uint64_t *starts = image_part(matcher->image, uint64_t, starts);
	const uint32_t shift =
		image_start_shift(image_header(matcher->image)->starts.count);
	const uint32_t *const end = chunk->words_end;
	const unsigned char *bytes = chunk->bytes;
	uint32_t   *left = chunk->words;

	for (const uint32_t *word = chunk->words; word < end; word++)
	{
		uint32_t	at = *word;
		uint32_t	length = chunk_word_length(chunk, at);
		uint64_t	characters = hash_load((const char *) bytes + at, 8);
		uint64_t	key = image_start_key(characters, length);
		uint32_t	passes = image_start_passes(starts, shift, key);

		/* of letters and digits, capitals alone lack this bit */
		uint32_t	capital = ~characters >> 5 & 1;

		*left = at * LISTED_START | length << 2 | capital << 1 | passes;
		/* at the end of so long a word there may be what is not ASCII */
		passes |= capital | (length == CHUNK_WORD_MOST);
		if (wide)
			passes |= chunk_has_wide(chunk, at, length);
		left += passes;
	}
	chunk->words_end = left;
}

static BLOCK_INLINE void
filter_any(const Matcher *matcher, Chunk *chunk)
{
	if (chunk->wide)
		filter(matcher, chunk, true);
	else
		filter(matcher, chunk, false);
}

/* The same code, for any processor and for one that block.c likes best */
static void
filter_portable(const Matcher *matcher, Chunk *chunk)
{
	filter_any(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
filter_avx2(const Matcher *matcher, Chunk *chunk)
{
	filter_any(matcher, chunk);
}
#else
#define filter_avx2 filter_portable
#endif

#ifdef BLOCK_AVX512

/* Words that are asked at once */
#define WORDS_AT_ONCE	8

/* Eight integers at these places, which are counted from "from" in bytes */
BLOCK_AVX512
static BLOCK_INLINE __m512i
load_eight(const void *from, const uint32_t *places)
{
	const char *bytes = (const char *) from;

	return _mm512_set_epi64((int64_t) hash_load(bytes + places[7], 8),
							(int64_t) hash_load(bytes + places[6], 8),
							(int64_t) hash_load(bytes + places[5], 8),
							(int64_t) hash_load(bytes + places[4], 8),
							(int64_t) hash_load(bytes + places[3], 8),
							(int64_t) hash_load(bytes + places[2], 8),
							(int64_t) hash_load(bytes + places[1], 8),
							(int64_t) hash_load(bytes + places[0], 8));
}

/* The keys of words of these first bytes and lengths, as image_start_key() */
BLOCK_AVX512
static BLOCK_INLINE __m512i
start_keys(__m512i characters, __m256i lengths)
{
	const		__m512i eight = _mm512_set1_epi64(8);
	__m512i		bytes = _mm512_min_epu64(_mm512_cvtepu32_epi64(lengths), eight);
	__m512i		bits_behind = _mm512_slli_epi64(_mm512_sub_epi64(eight, bytes), 3);
	__m512i		keep = _mm512_srlv_epi64(_mm512_set1_epi64(-1), bits_behind);

	characters = _mm512_or_si512(characters,
								 _mm512_set1_epi64((int64_t) IMAGE_START_SMALL));
	return _mm512_mullo_epi64(_mm512_and_si512(characters, keep),
							  _mm512_set1_epi64((int64_t) IMAGE_START_FACTOR));
}

/* Which of these words of the filter have the two bits of these keys, as
 * image_start_passes() */
BLOCK_AVX512
static BLOCK_INLINE __mmask8
keys_pass(__m512i words, __m512i keys)
{
	const		__m512i bits = _mm512_set1_epi64(BLOCK_BYTES - 1);
	__m512i		first = _mm512_and_si512(_mm512_srli_epi64(keys, 32), bits);
	__m512i		second = _mm512_and_si512(_mm512_srli_epi64(keys, 38), bits);

	return _mm512_test_epi64_mask(_mm512_and_si512(_mm512_srlv_epi64(words, first),
												   _mm512_srlv_epi64(words, second)),
								  _mm512_set1_epi64(1));
}

/*
 * As filter(), where ends of words are listed and all is ASCII.  What is listed
 * of a word lies as LISTED_START, LISTED_LENGTH and so on say.
 */
BLOCK_AVX512
static void
filter_avx512(const Matcher *matcher, Chunk *chunk)
{
	const uint64_t *starts = image_part(matcher->image, uint64_t, starts);
	const		__m128i shift =
		_mm_cvtsi32_si128(image_start_shift(image_header(matcher->image)->starts.count));
	const		__m256i most = _mm256_set1_epi32(CHUNK_WORD_MOST);
	const uint32_t count = chunk->words_end - chunk->words;
	uint32_t   *left = chunk->words;

	/* behind the last ones words are read as if there were eight */
	_mm256_storeu_si256((__m256i *) chunk->words_end, _mm256_setzero_si256());
	for (uint32_t i = 0; i < count; i += WORDS_AT_ONCE)
	{
		const uint32_t *at = chunk->words + i;
		uint32_t	places[WORDS_AT_ONCE];
		__m256i		begin = _mm256_loadu_si256((const __m256i *) at);
		__m256i		end = _mm256_loadu_si256((const __m256i *) (chunk->word_ends + i));
		__m256i		length = _mm256_min_epu32(_mm256_sub_epi32(end, begin), most);
		__m256i		listed = _mm256_or_si256(_mm256_slli_epi32(begin, 8),
											 _mm256_slli_epi32(length, 2));
		__m512i		characters = load_eight(chunk->bytes, at);
		__m512i		keys = start_keys(characters, length);
		__mmask8	asked = count - i < WORDS_AT_ONCE ? (1 << (count - i)) - 1 : 0xff;
		__mmask8	capital =
			_mm512_testn_epi64_mask(characters, _mm512_set1_epi64(0x20));
		__mmask8	passes;

		_mm256_storeu_si256((__m256i *) places,
							_mm256_slli_epi32(_mm512_cvtepi64_epi32(_mm512_srl_epi64(keys, shift)),
											  3));
		passes = keys_pass(load_eight(starts, places), keys);
		listed = _mm256_mask_or_epi32(listed, passes, listed,
									  _mm256_set1_epi32(LISTED_PASSES));
		listed = _mm256_mask_or_epi32(listed, capital, listed,
									  _mm256_set1_epi32(LISTED_CAPITAL));
		/* at the end of so long a word there may be what is not ASCII */
		asked &= passes | capital | _mm256_cmpeq_epi32_mask(length, most);
		_mm256_storeu_si256((__m256i *) left,
							_mm256_maskz_compress_epi32(asked, listed));
		left += count_bits(asked);
	}
	chunk->words_end = left;
}

#endif

void
filter_words(const Matcher *matcher, Chunk *chunk)
{
#ifdef BLOCK_AVX512
	if (chunk->ended && !chunk->wide)
	{
		filter_avx512(matcher, chunk);
		return;
	}
#endif
	if (block_avx2())
		filter_avx2(matcher, chunk);
	else
		filter_portable(matcher, chunk);
}
