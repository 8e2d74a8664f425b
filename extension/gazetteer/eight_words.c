/*-------------------------------------------------------------------------
 *
 * eight_words.c
 *		Filtering the words of a chunk and making candidates of them, eight at
 *		a time.
 *
 * This does with AVX-512 what filter_words.c and candidate_list.c do, where
 * ends of words are listed and all is ASCII.  The bytes of a word are loaded
 * but once.  Most words are turned away, so those that are left are collected
 * before eight of them become candidates.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/eight_words.h"
#include "gazetteer/image_starts.h"
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "prefetch.h"

#ifdef BLOCK_AVX512

/* Words that are listed, LISTED_..., and their first bytes */
typedef struct ListedWords
{
	__m256i		listed;
	EightWords	words;
} ListedWords;

/* The keys of words of these first bytes and lengths, as image_start_key() */
BLOCK_AVX512
static BLOCK_INLINE __m512i
start_keys(__m512i characters, __m256i lengths)
{
	__m512i		bits = _mm512_slli_epi64(_mm512_cvtepu32_epi64(lengths), 3);

	characters = _mm512_or_si512(characters,
								 _mm512_set1_epi64((int64_t) IMAGE_START_SMALL));
	return _mm512_mullo_epi64(keep_bits(characters, bits),
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
 * Ask for the first of so many words of a list; returns how many are left, which
 * *left receives.
 */
BLOCK_AVX512
static BLOCK_INLINE uint32_t
filter_eight(const Matcher *matcher, const Chunk *chunk, uint32_t from,
			 uint32_t count, ListedWords *left)
{
	const uint64_t *filter = image_part(matcher->image, uint64_t, starts);
	const		__m128i shift =
		_mm_cvtsi32_si128(image_start_shift(image_header(matcher->image)->starts.count));
	const		__m256i most = _mm256_set1_epi32(CHUNK_WORD_MOST);
	const uint32_t *at = chunk->words + from;
	uint32_t	places[WORDS_AT_ONCE];
	__m256i		begin = _mm256_loadu_si256((const __m256i *) at);
	__m256i		end = _mm256_loadu_si256((const __m256i *) (chunk->word_ends + from));
	__m256i		length = _mm256_min_epu32(_mm256_sub_epi32(end, begin), most);
	__m256i		listed = _mm256_or_si256(_mm256_slli_epi32(begin, 8),
										 _mm256_slli_epi32(length, 2));
	EightWords	words = load_words(chunk->bytes, at);
	__m512i		keys = start_keys(words.first, length);
	__mmask8	asked = low_eight(count - from);
	__mmask8	capital =
		_mm512_testn_epi64_mask(words.first, _mm512_set1_epi64(0x20));
	__mmask8	passes;

	store_places(&places, _mm256_slli_epi32(_mm512_cvtepi64_epi32(_mm512_srl_epi64(keys, shift)), 3));
	passes = keys_pass(load_integers(filter, places), keys);
	listed = _mm256_mask_or_epi32(listed, passes, listed,
								  _mm256_set1_epi32(LISTED_PASSES));
	listed = _mm256_mask_or_epi32(listed, capital, listed,
								  _mm256_set1_epi32(LISTED_CAPITAL));
	/* at the end of so long a word there may be what is not ASCII */
	asked &= passes | capital | _mm256_cmpeq_epi32_mask(length, most);
	left->listed = _mm256_maskz_compress_epi32(asked, listed);
	left->words.first = _mm512_maskz_compress_epi64(asked, words.first);
	left->words.second = _mm512_maskz_compress_epi64(asked, words.second);
	return count_bits(asked);
}

/* Have the records at hand of the words whose hashes a mask chooses */
BLOCK_AVX512
static BLOCK_INLINE void
fetch_records(const Image *image, __m512i hashes, __mmask8 which, uint64_t *slots)
{
	const ImageFirst *firsts = image_part(image, ImageFirst, firsts);
	const		__m512i fours =
		_mm512_set1_epi64((int64_t) (image_header(image)->firsts.count / IMAGE_SLOTS));
	__m512i		places = _mm512_srli_epi64(_mm512_mul_epu32(_mm512_srli_epi64(hashes, 32),
															fours), 32);

	_mm512_storeu_si512(slots,
						_mm512_slli_epi64(_mm512_maskz_compress_epi64(which, places), 2));
#pragma GCC unroll 8
	for (int i = 0; i < WORDS_AT_ONCE; i++)
		prefetch(firsts + slots[i]);
}

/* Four bytes behind words of these lengths, as far as they lie among the first
 * HASH_STEP bytes from the start of the word on */
BLOCK_AVX512
static BLOCK_INLINE __m256i
bytes_behind(EightWords words, __m512i lengths)
{
	const		__m512i eight = _mm512_set1_epi64(64);
	__m512i		bits = _mm512_slli_epi64(lengths, 3);

	/* shifts by what is below 0, or above 63, leave nothing */
	return _mm512_cvtepi64_epi32(_mm512_or_si512(_mm512_srlv_epi64(words.first, bits),
												 _mm512_or_si512(_mm512_sllv_epi64(words.second,
																				   _mm512_sub_epi64(eight, bits)),
																 _mm512_srlv_epi64(words.second,
																				   _mm512_sub_epi64(bits, eight)))));
}

/* Which of these bytes are a blank and no small letter behind it, as
 * other_may_follow() */
BLOCK_AVX512
static BLOCK_INLINE __mmask8
others_may_follow(__m256i behind)
{
	const		__m256i byte = _mm256_set1_epi32(0xff);
	__mmask8	blank = _mm256_cmpeq_epi32_mask(_mm256_and_si256(behind, byte),
												_mm256_set1_epi32(' '));
	__m256i		letter = _mm256_and_si256(_mm256_srli_epi32(behind, 8), byte);

	return _mm256_mask_cmpgt_epu32_mask(blank,
										_mm256_sub_epi32(letter, _mm256_set1_epi32('a')),
										_mm256_set1_epi32('z' - 'a'));
}

/* What behind_sorts says of bytes, the same of all that are not ASCII */
BLOCK_AVX512
static BLOCK_INLINE __m256i
sorts_of_bytes(__m256i bytes)
{
	const uint8_t *sorts = behind_sorts;
	__m512i		sort = _mm512_permutex2var_epi8(_mm512_loadu_si512(sorts),
												_mm512_castsi256_si512(bytes),
												_mm512_loadu_si512(sorts + 64));

	return _mm256_mask_mov_epi8(_mm512_castsi512_si256(sort),
								_mm256_movepi8_mask(bytes),
								_mm256_set1_epi8((char) sorts[0x80]));
}

/* The BehindBytes of words of such lengths; none goes on behind some */
BLOCK_AVX512
static BLOCK_INLINE __m256i
behind_words(__m256i behind, __m256i lengths, __mmask8 none)
{
	__m256i		sorts = sorts_of_bytes(behind);
	__m256i		word = _mm256_and_si256(sorts, _mm256_set1_epi32(0xff & -BEHIND_LETTERS));
	__m256i		letter = _mm256_and_si256(_mm256_srli_epi32(sorts, 8),
										  _mm256_set1_epi32(BEHIND_LETTERS - 1));
	__m256i		answer = _mm256_mask_mov_epi32(_mm256_or_si256(word, letter), none,
											   _mm256_set1_epi32(BEHIND_NONE));
	__mmask8	is_short = _mm256_cmple_epu32_mask(lengths,
												   _mm256_set1_epi32(SHORT_WORD_LETTERS));

	answer = _mm256_or_si256(answer, _mm256_and_si256(behind, _mm256_set1_epi32(0xff00)));
	return _mm256_mask_or_epi32(answer, is_short, answer,
								_mm256_set1_epi32(BEHIND_SHORT << 16));
}

/* Write the first sixteen bytes of eight candidates */
BLOCK_AVX512
static BLOCK_INLINE void
store_keys(Candidate *to, __m512i hashes, __m512i tags)
{
	__m512i		even = _mm512_unpacklo_epi64(hashes, tags);
	__m512i		odd = _mm512_unpackhi_epi64(hashes, tags);

	_mm_storeu_si128((__m128i *) & to[0].hash, _mm512_castsi512_si128(even));
	_mm_storeu_si128((__m128i *) & to[1].hash, _mm512_castsi512_si128(odd));
	_mm_storeu_si128((__m128i *) & to[2].hash, _mm512_extracti64x2_epi64(even, 1));
	_mm_storeu_si128((__m128i *) & to[3].hash, _mm512_extracti64x2_epi64(odd, 1));
	_mm_storeu_si128((__m128i *) & to[4].hash, _mm512_extracti64x2_epi64(even, 2));
	_mm_storeu_si128((__m128i *) & to[5].hash, _mm512_extracti64x2_epi64(odd, 2));
	_mm_storeu_si128((__m128i *) & to[6].hash, _mm512_extracti64x2_epi64(even, 3));
	_mm_storeu_si128((__m128i *) & to[7].hash, _mm512_extracti64x2_epi64(odd, 3));
}

/* Write the sixteen bytes behind these: of each word one and the one four words
 * further are next to each other */
BLOCK_AVX512
static BLOCK_INLINE void
store_bounds(Candidate *to, __m256i starts, __m256i ends, __m256i kinds,
			 __m256i behind)
{
	__m256i		place01 = _mm256_unpacklo_epi32(starts, ends);
	__m256i		place23 = _mm256_unpackhi_epi32(starts, ends);
	__m256i		kind01 = _mm256_unpacklo_epi32(kinds, behind);
	__m256i		kind23 = _mm256_unpackhi_epi32(kinds, behind);
	__m256i		words04 = _mm256_unpacklo_epi64(place01, kind01);
	__m256i		words15 = _mm256_unpackhi_epi64(place01, kind01);
	__m256i		words26 = _mm256_unpacklo_epi64(place23, kind23);
	__m256i		words37 = _mm256_unpackhi_epi64(place23, kind23);

	_mm_storeu_si128((__m128i *) & to[0].start, _mm256_castsi256_si128(words04));
	_mm_storeu_si128((__m128i *) & to[1].start, _mm256_castsi256_si128(words15));
	_mm_storeu_si128((__m128i *) & to[2].start, _mm256_castsi256_si128(words26));
	_mm_storeu_si128((__m128i *) & to[3].start, _mm256_castsi256_si128(words37));
	_mm_storeu_si128((__m128i *) & to[4].start, _mm256_extracti128_si256(words04, 1));
	_mm_storeu_si128((__m128i *) & to[5].start, _mm256_extracti128_si256(words15, 1));
	_mm_storeu_si128((__m128i *) & to[6].start, _mm256_extracti128_si256(words26, 1));
	_mm_storeu_si128((__m128i *) & to[7].start, _mm256_extracti128_si256(words37, 1));
}

/* The pointers to eight candidates */
BLOCK_AVX512
static BLOCK_INLINE __m512i
candidate_pointers(const Candidate *candidates)
{
	const int	size = sizeof(Candidate);

	return _mm512_add_epi64(_mm512_set1_epi64((int64_t) (intptr_t) candidates),
							_mm512_set_epi64(7 * size, 6 * size, 5 * size, 4 * size,
											 3 * size, 2 * size, size, 0));
}

/*
 * Make candidates of so many words, and list those that may start names; returns
 * the end of that list.  Words whose first bytes do not show what is behind them
 * are made candidates one by one.
 */
BLOCK_AVX512
static BLOCK_INLINE Candidate **
list_eight(const Matcher *matcher, const Chunk *chunk, ListedWords list,
		   uint32_t count, Candidate *candidates, Candidate **start, uint64_t *slots)
{
	const		__mmask8 any_unknown = matcher->full_names_only ? 0 : 0xff;
	const		__mmask8 some = low_eight(count);
	const		__m256i listed = list.listed;
	const		__m256i lengths =
		_mm256_srli_epi32(_mm256_and_si256(listed, _mm256_set1_epi32(LISTED_LENGTH)), 2);
	const		__m512i wide_lengths = _mm512_cvtepu32_epi64(lengths);
	__m256i		starts = _mm256_add_epi32(_mm256_srli_epi32(listed, 8),
										  _mm256_set1_epi32(chunk->position));
	__m256i		ends = _mm256_add_epi32(starts, lengths);
	__mmask8	passes = _mm256_mask_test_epi32_mask(some, listed, _mm256_set1_epi32(LISTED_PASSES));
	__mmask8	capital = _mm256_test_epi32_mask(listed, _mm256_set1_epi32(LISTED_CAPITAL));
	__mmask8	is_long = _mm256_cmpgt_epu32_mask(lengths, _mm256_set1_epi32(8));
	__mmask8	unknown = _mm256_mask_cmpge_epu32_mask(capital, lengths,
													   _mm256_set1_epi32(NEAR_LETTERS_MIN));
	uint32_t	hidden = _mm256_mask_cmpgt_epu32_mask(some, lengths,
													  _mm256_set1_epi32(HASH_STEP - 2));
	__mmask8	at_end = _mm256_cmpge_epu32_mask(ends, _mm256_set1_epi32(matcher->length - 1));
	EightWords	folded = fold_words(list.words, wide_lengths);
	__m512i		hashes = hash_words(folded);
	__m512i		tags = _mm512_mask_or_epi64(folded.first, is_long, hashes,
											_mm512_set1_epi64(INT64_MIN));
	__m256i		behind = bytes_behind(list.words, wide_lengths);
	__m256i		kinds = _mm256_maskz_set1_epi32(capital, 1 << 8 | CANDIDATE_SHORT);

	passes &= _mm256_cmple_epu32_mask(lengths, _mm256_set1_epi32(HASH_STEP));
	fetch_records(matcher->image, hashes, passes, slots);
	unknown &= others_may_follow(behind) | any_unknown;
	kinds = _mm256_mask_add_epi32(kinds, unknown, kinds,
								  _mm256_set1_epi32(CANDIDATE_UNKNOWN - CANDIDATE_SHORT));
	store_keys(candidates, hashes, tags);
	store_bounds(candidates, starts, ends, kinds,
				 behind_words(behind, lengths, at_end));
	_mm512_storeu_si512(start, _mm512_maskz_compress_epi64(passes, candidate_pointers(candidates)));
	for (; hidden != 0; hidden &= hidden - 1)
	{
		uint32_t	word = lowest_bit(hidden);
		uint32_t	all[WORDS_AT_ONCE];

		_mm256_storeu_si256((__m256i *) all, list.listed);
		candidate_make(matcher, chunk, all[word], &candidates[word]);
	}
	return start + count_bits(passes);
}

/* Collect those that are left, and make candidates of them */
BLOCK_AVX512
static void
list_eights(const Matcher *matcher, Chunk *chunk)
{
	const uint32_t count = chunk->words_end - chunk->words;
	Candidate **start = chunk->starts;
	uint32_t	left = 0;
	ListedWords list;

	for (uint32_t i = 0; i < count; i += WORDS_AT_ONCE)
	{
		uint32_t	some = filter_eight(matcher, chunk, i, count, &list);

		_mm256_storeu_si256((__m256i *) (chunk->words + left), list.listed);
		_mm512_storeu_si512(chunk->first_bytes + left, list.words.first);
		_mm512_storeu_si512(chunk->second_bytes + left, list.words.second);
		left += some;
	}
	for (uint32_t i = 0; i < left; i += WORDS_AT_ONCE)
	{
		list.listed = _mm256_loadu_si256((const __m256i *) (chunk->words + i));
		list.words.first = _mm512_loadu_si512(chunk->first_bytes + i);
		list.words.second = _mm512_loadu_si512(chunk->second_bytes + i);
		start = list_eight(matcher, chunk, list, left - i,
						   chunk->candidates + i, start,
						   chunk->slots + (start - chunk->starts));
	}
	chunk->candidates_end = chunk->candidates + left;
	chunk->starts_end = start;
}

#endif

/* Filter words and make candidates of them; false, and nothing is done, if that
 * cannot be done eight at a time */
bool
list_eight_at_once(const Matcher *matcher, Chunk *chunk)
{
#ifdef BLOCK_AVX512
	if (chunk->ended && !chunk->wide)
	{
		/* behind the last ones words are read as if there were eight */
		_mm_storeu_si128((__m128i *) chunk->words_end, _mm_setzero_si128());
		_mm_storeu_si128((__m128i *) (chunk->words_end + 4), _mm_setzero_si128());
		list_eights(matcher, chunk);
		return true;
	}
#endif
	return false;
}
