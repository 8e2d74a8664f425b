/*-------------------------------------------------------------------------
 *
 * row_read.c
 *		Reading many pairs of a row of a stored value at once.
 *
 * Summing up and merging values is for the most part the reading of their
 * rows. Most rows that have many pairs have codes of one byte, and few of
 * these have a remainder, so eight codes are taken apart together, up to the
 * first that has one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "port/pg_bitutils.h"

#include "storage.h"

/*
 * No more pairs are read at a time, so that a partner's index, which is only
 * checked in the end, cannot run over.
 */
#define READ_MAX 4096

/* Codes that are taken apart together */
#define STEP 8

/* Read a pair, and let partner be its partner's index. */
static pg_attribute_always_inline void
read_code(const PairCursor *cursor, const uint8 **at, uint32 *partner,
		  int64 *units)
{
	uint32		code;
	uint64		gap;
	uint64		count;

	if (unlikely(cursor->end - *at <= (ptrdiff_t) cursor->wide))
		view_corrupted(cursor->view, *at);
	code = *(*at)++;
	if (cursor->wide)
		code |= (uint32) *(*at)++ << 8;
	gap = code >> cursor->count_bits;
	count = code & cursor->count_escape;
	if (unlikely(gap == cursor->gap_escape))
	{
		gap += row_remainder(cursor, at);
		if (unlikely(gap >= cursor->nentities))
			view_corrupted(cursor->view, *at);
	}
	if (unlikely(count == cursor->count_escape))
		count += row_remainder(cursor, at);
	if (unlikely(count >= cursor->limit))
		view_corrupted(cursor->view, *at);
	*partner += (uint32) gap + 1;
	*units = (int64) count + 1;
}

#ifdef __SSE2__

/*
 * Read pairs from codes of one byte while there are STEP of them in a row.
 * Returns how many it were.
 */
static uint32
read_narrow(PairCursor *cursor, uint32 *partners, int64 *units, uint32 n)
{
	const		__m128i zero = _mm_setzero_si128();
	const		__m128i one = _mm_set1_epi16(1);
	const		__m128i shift = _mm_cvtsi32_si128(cursor->count_bits);
	const		__m128i counts = _mm_set1_epi8((char) cursor->count_escape);
	const		__m128i gaps = _mm_set1_epi8((char) (cursor->gap_escape << cursor->count_bits));
	PairCursor	in = *cursor;
	const uint8 *at = in.at;
	uint32		partner = in.partner;
	uint32		done = 0;

	while (n - done >= STEP && in.end - at >= STEP)
	{
		__m128i		codes = _mm_loadl_epi64((const __m128i *) at);
		__m128i		whole = _mm_or_si128(_mm_cmpeq_epi8(_mm_and_si128(codes, gaps), gaps),
										 _mm_cmpeq_epi8(_mm_and_si128(codes, counts), counts));
		uint32		remainders = _mm_movemask_epi8(whole) & ((1 << STEP) - 1);
		__m128i		wide = _mm_unpacklo_epi8(codes, zero);
		__m128i		sum = _mm_add_epi16(_mm_srl_epi16(wide, shift), one);
		__m128i		count = _mm_add_epi16(_mm_unpacklo_epi8(_mm_and_si128(codes, counts), zero), one);
		__m128i		base = _mm_set1_epi32((int) partner);
		__m128i    *to = (__m128i *) (partners + done);
		__m128i    *units_to = (__m128i *) (units + done);
		__m128i		half;

		sum = _mm_add_epi16(sum, _mm_slli_si128(sum, 2));
		sum = _mm_add_epi16(sum, _mm_slli_si128(sum, 4));
		sum = _mm_add_epi16(sum, _mm_slli_si128(sum, 8));
		_mm_storeu_si128(to, _mm_add_epi32(base, _mm_unpacklo_epi16(sum, zero)));
		_mm_storeu_si128(to + 1, _mm_add_epi32(base, _mm_unpackhi_epi16(sum, zero)));
		half = _mm_unpacklo_epi16(count, zero);
		_mm_storeu_si128(units_to, _mm_unpacklo_epi32(half, zero));
		_mm_storeu_si128(units_to + 1, _mm_unpackhi_epi32(half, zero));
		half = _mm_unpackhi_epi16(count, zero);
		_mm_storeu_si128(units_to + 2, _mm_unpacklo_epi32(half, zero));
		_mm_storeu_si128(units_to + 3, _mm_unpackhi_epi32(half, zero));
		if (remainders == 0)
		{
			partner += (uint32) _mm_extract_epi16(sum, STEP - 1);
			at += STEP;
			done += STEP;
		}
		else
		{
			uint32		plain = pg_rightmost_one_pos32(remainders);

			if (plain > 0)
				partner = partners[done + plain - 1];
			at += plain;
			done += plain;
			read_code(&in, &at, &partner, units + done);
			partners[done++] = partner;
		}
	}
	cursor->at = at;
	cursor->partner = partner;
	return done;
}

#endif

/*
 * Read pairs of the row, as many as there are left or as room is for, or
 * fewer; returns how many, and 0 only if there are none.
 */
uint32
row_read(PairCursor *cursor, uint32 *partners, int64 *units, uint32 room)
{
	uint32		n = Min(Min(cursor->left, room), READ_MAX);
	uint32		done = 0;
	PairCursor	in;

#ifdef __SSE2__
	/* a count that is no remainder must be in order */
	if (n >= STEP && !cursor->wide && cursor->limit >= cursor->count_escape)
		done = read_narrow(cursor, partners, units, n);
#endif
	in = *cursor;
	for (; done < n; done++)
	{
		read_code(&in, &in.at, &in.partner, units + done);
		partners[done] = in.partner;
	}
	if (unlikely(n > 0 && in.partner >= in.nentities))
		view_corrupted(in.view, in.at);
	cursor->at = in.at;
	cursor->partner = in.partner;
	cursor->left -= n;
	return n;
}
