/*-------------------------------------------------------------------------
 *
 * writer.c
 *		Writing the stored form of a cooccurrence value, row by row.
 *
 * The form is described in storage.h. Rows come in ascending order of their
 * entity; the margins are only needed at the end.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "common/int.h"
#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "memory.h"
#include "writer.h"

/* A pair takes at most its code, a gap's five bytes and a count's nine */
#define PAIR_MAX_BYTES 16
/* The head of a row takes at most ten bytes */
#define ROW_HEAD_MAX_BYTES 10
/* How many pairs of a row choose_mode() looks at, or up to twice that */
#define ROW_SAMPLE 32
/* What a byte costs in choose_mode(), and a number that does not fit */
#define BYTE_COST 2
#define ESCAPE_COST(bits) (((bits) + 6) / 7 * BYTE_COST + 4)

static void
value_too_large(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("cooccurrence value exceeds the limit of 1 GB"),
			 errhint("Aggregate over fewer units, smaller units, or fewer entities.")));
}

/* Begin a value with so many entities; allocates in the current context. */
void
writer_init(CooccurrenceWriter *writer, uint32 nentities)
{
	writer->used = 0;
	writer->allocated = 1024;
	writer->rows = palloc(writer->allocated);
	writer->nentities = nentities;
	writer->row_bytes = huge_alloc_zero(sizeof(uint32), nentities);
}

/* Make room for "more" bytes. */
static void
writer_reserve(CooccurrenceWriter *writer, Size more)
{
	Size		needed = writer->used + more;

	if (needed <= writer->allocated)
		return;
	while (writer->allocated < needed)
		writer->allocated += writer->allocated / 2;
	writer->rows = huge_grow(writer->rows, writer->allocated);
}

/* The number of bits that value, which is positive, takes */
static inline int
bits_of(uint64 value)
{
	return pg_leftmost_one_pos64(value) + 1;
}

/*
 * How to lay out the codes of a row. Each mode lets some gaps and some counts
 * not fit; take the one with the least cost, and among equals the first. The
 * cost of a code is its bytes; that of a number that does not fit is roughly
 * its bytes, and two bytes more for the time that it takes to read. In a long
 * row an evenly spread sample is looked at. The rule is part of the stored form.
 */
static uint32
choose_mode(uint32 row, uint32 npairs, const uint32 *partners,
			const int64 *units)
{
	uint32		stride = npairs / ROW_SAMPLE + 1;
	uint32		gaps[34] = {0}; /* cost of the sample's that take so many bits */
	uint32		counts[66] = {0};
	uint32		sampled = 0;
	int			most_gap_bits = 0;
	int			most_count_bits = 0;
	uint32		best = 0;
	uint32		best_cost = PG_UINT32_MAX;

	for (uint32 i = 0; i < npairs; i += stride)
	{
		int			gap_bits = bits_of(partners[i] - (i > 0 ? partners[i - 1] : row));
		int			count_bits = bits_of(units[i]);

		gaps[gap_bits] += ESCAPE_COST(gap_bits);
		counts[count_bits] += ESCAPE_COST(count_bits);
		most_gap_bits = Max(most_gap_bits, gap_bits);
		most_count_bits = Max(most_count_bits, count_bits);
		sampled++;
	}

	/* gap - 1 must be below 2^bits - 1, so the gap must not take more bits */
	for (int bits = most_gap_bits; bits > 0; bits--)
		gaps[bits] += gaps[bits + 1];
	for (int bits = most_count_bits; bits > 0; bits--)
		counts[bits] += counts[bits + 1];
	for (uint32 mode = 0; mode < MODES; mode++)
	{
		uint32		cost = sampled * MODE_BYTES(mode) * BYTE_COST +
			gaps[MODE_GAP_BITS(mode) + 1] + counts[MODE_COUNT_BITS(mode) + 1];

		if (cost < best_cost)
		{
			best_cost = cost;
			best = mode;
		}
	}
	return best;
}

/* How the codes of a row are laid out */
typedef struct RowForm
{
	uint32		width;
	uint32		count_bits;
	uint32		count_escape;
	uint32		gap_escape;
} RowForm;

/* Write one pair; returns what follows it. */
static inline uint8 *
write_pair(const RowForm *form, uint8 *at, uint32 gap, uint64 count)
{
	uint32		gap_code = Min(gap, form->gap_escape);
	uint32		count_code = Min(count, form->count_escape);
	uint32		code = gap_code << form->count_bits | count_code;

	*at++ = (uint8) code;
	if (form->width > 1)
		*at++ = (uint8) (code >> 8);
	if (unlikely(gap_code == form->gap_escape))
		at = varint_write(at, gap - form->gap_escape);
	if (unlikely(count_code == form->count_escape))
		at = varint_write(at, count - form->count_escape);
	return at;
}

#ifdef __SSE2__

/* Pairs that are written together */
#define STEP 8

/* A mask of those of four pairs that have a remainder; *code is their codes. */
static inline __m128i
code_four(const RowForm *form, const uint32 *partners, const int64 *units,
		  __m128i * code)
{
	const		__m128i one = _mm_set1_epi32(1);
	__m128i		gaps = _mm_sub_epi32(_mm_loadu_si128((const __m128i *) partners),
									 _mm_loadu_si128((const __m128i *) (partners - 1)));
	__m128		first = _mm_loadu_ps((const float *) units);
	__m128		second = _mm_loadu_ps((const float *) (units + 2));
	__m128i		lower = _mm_castps_si128(_mm_shuffle_ps(first, second, _MM_SHUFFLE(2, 0, 2, 0)));
	__m128i		upper = _mm_castps_si128(_mm_shuffle_ps(first, second, _MM_SHUFFLE(3, 1, 3, 1)));
	__m128i		large;

	/* neither a gap nor its code has 31 bits; of a count 31 are looked at */
	large = _mm_or_si128(upper, _mm_srli_epi32(lower, 31));
	large = _mm_or_si128(_mm_cmpgt_epi32(large, _mm_setzero_si128()),
						 _mm_cmpgt_epi32(lower, _mm_set1_epi32((int) form->count_escape)));
	large = _mm_or_si128(large,
						 _mm_cmpgt_epi32(gaps, _mm_set1_epi32((int) form->gap_escape)));
	*code = _mm_or_si128(_mm_sll_epi32(_mm_sub_epi32(gaps, one),
									   _mm_cvtsi32_si128((int) form->count_bits)),
						 _mm_sub_epi32(lower, one));
	return large;
}

/*
 * Write pairs up to the first with a remainder, but no more than STEP, which
 * there are; the pair before them is in the same row. Returns how many it
 * were. Bytes after them may be written too.
 */
static inline uint32
write_plain(const RowForm *form, uint8 *at, const uint32 *partners,
			const int64 *units)
{
	__m128i		codes[2];
	__m128i		large;
	uint32		remainders;

	large = code_four(form, partners, units, &codes[0]);
	large = _mm_packs_epi32(large, code_four(form, partners + 4, units + 4, &codes[1]));
	remainders = _mm_movemask_epi8(_mm_packs_epi16(large, large)) & ((1 << STEP) - 1);

	/* as signed numbers of 16 bits, so that they are packed as they are */
	for (int i = 0; i < 2; i++)
		codes[i] = _mm_srai_epi32(_mm_slli_epi32(codes[i], 16), 16);
	codes[0] = _mm_packs_epi32(codes[0], codes[1]);
	if (form->width > 1)
		_mm_storeu_si128((__m128i *) at, codes[0]);
	else
		_mm_storel_epi64((__m128i *) at, _mm_packus_epi16(codes[0], codes[0]));
	return remainders == 0 ? STEP : pg_rightmost_one_pos32(remainders);
}

#endif

/* Write the pairs of a row from "from" to before "to". */
static uint8 *
write_pairs(const RowForm *form, uint8 *at, uint32 row, const uint32 *partners,
			const int64 *units, uint32 from, uint32 to)
{
	for (uint32 i = from; i < to;)
	{
		uint32		previous = i > 0 ? partners[i - 1] : row;

#ifdef __SSE2__
		if (i > 0 && to - i >= STEP)
		{
			uint32		n = write_plain(form, at, partners + i, units + i);

			at += n * form->width;
			i += n;
			if (n == STEP)
				continue;
			previous = partners[i - 1];
		}
#endif
		at = write_pair(form, at, partners[i] - previous - 1, (uint64) units[i] - 1);
		i++;
	}
	return at;
}

static void
write_uint32(uint8 *at, uint32 value)
{
	at[0] = (uint8) value;
	at[1] = (uint8) (value >> 8);
	at[2] = (uint8) (value >> 16);
	at[3] = (uint8) (value >> 24);
}

/* Append the row of an entity: its partners ascending, their units. */
void
writer_row(CooccurrenceWriter *writer, uint32 row, uint32 npairs,
		   const uint32 *partners, const int64 *units)
{
	uint32		mode;
	RowForm		form;
	uint8	   *start;
	uint8	   *skips;
	uint8	   *codes;
	uint8	   *at;

	if (npairs == 0)
		return;

	mode = choose_mode(row, npairs, partners, units);
	form.width = MODE_BYTES(mode);
	form.count_bits = MODE_COUNT_BITS(mode);
	form.count_escape = (1 << form.count_bits) - 1;
	form.gap_escape = (1 << MODE_GAP_BITS(mode)) - 1;
	writer_reserve(writer, ROW_HEAD_MAX_BYTES +
				   (Size) npairs * PAIR_MAX_BYTES + npairs / SKIP_INTERVAL * SKIP_BYTES);
	start = writer->rows + writer->used;
	skips = varint_write(start, (uint64) npairs * MODES + mode);
	codes = at = skips + (npairs - 1) / SKIP_INTERVAL * SKIP_BYTES;

	for (uint32 from = 0; from < npairs; from += SKIP_INTERVAL)
	{
		if (from > 0)
		{
			write_uint32(skips, partners[from - 1]);
			write_uint32(skips + 4, at - codes);
			skips += SKIP_BYTES;
		}
		at = write_pairs(&form, at, row, partners, units, from,
						 Min(from + SKIP_INTERVAL, npairs));
	}

	writer->row_bytes[row] = at - start;
	writer->used += at - start;
	if (writer->used > MaxAllocSize)
		value_too_large();
}

/* Where numbers go; with "at" NULL they are only measured */
typedef struct Sink
{
	uint8	   *at;
	Size		size;
} Sink;

static void
put(Sink *sink, uint64 value)
{
	sink->size += varint_size(value);
	if (sink->at)
		sink->at = varint_write(sink->at, value);
}

/* Write what precedes the rows at "at", or only measure it if that is NULL. */
static Size
write_margins(uint8 *at, const CooccurrenceWriter *writer,
			  const CooccurrenceMargins *margins)
{
	const SizeHistogram *sizes = &margins->sizes;
	Sink		sink = {at, 0};

	put(&sink, COOCCURRENCE_VERSION);
	put(&sink, margins->units);
	put(&sink, sizes->nsizes);
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		put(&sink, sizes->size[i] - (i > 0 ? sizes->size[i - 1] : 0));
		put(&sink, sizes->units[i]);
	}
	put(&sink, margins->nentities);
	for (uint32 i = 0; i < margins->nentities; i++)
	{
		uint32		id = (uint32) margins->ids[i];

		if (i > 0)
			put(&sink, id - (uint32) margins->ids[i - 1]);
		else					/* zigzag */
			put(&sink, (uint32) (id << 1) ^ (margins->ids[i] < 0 ? PG_UINT32_MAX : 0));
		put(&sink, margins->entity_units[i]);
		put(&sink, writer->row_bytes[i]);
	}
	return sink.size;
}

/* Put the value together, in "context". */
Cooccurrence *
writer_finish(CooccurrenceWriter *writer, const CooccurrenceMargins *margins,
			  MemoryContext context)
{
	Cooccurrence *value;
	Size		head;
	Size		size;

	Assert(margins->nentities == writer->nentities);
	head = write_margins(NULL, writer, margins);
	size = VARHDRSZ + head + writer->used;
	if (size > MaxAllocSize)
		value_too_large();
	value = huge_alloc_in(context, size);
	SET_VARSIZE(value, size);
	write_margins((uint8 *) VARDATA(value), writer, margins);
	memcpy(VARDATA(value) + head, writer->rows, writer->used);
	pfree(writer->rows);
	pfree(writer->row_bytes);
	return value;
}

/*
 * What the histogram says about the sums of a value: its units, the sum of
 * the units of its entities, and that of its pairs. False if one of them is
 * beyond int64, which no value may be.
 */
bool
histogram_totals(const SizeHistogram *sizes, int64 *units,
				 int64 *occurrences, int64 *pair_units)
{
	*units = *occurrences = *pair_units = 0;
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		int64		size = sizes->size[i];
		int64		pairs;		/* of a unit; fits, as size is below 2^32 */
		int64		product;

		pairs = size % 2 == 0 ? size / 2 * (size - 1) : (size - 1) / 2 * size;
		if (pg_add_s64_overflow(*units, sizes->units[i], units) ||
			pg_mul_s64_overflow(size, sizes->units[i], &product) ||
			pg_add_s64_overflow(*occurrences, product, occurrences) ||
			pg_mul_s64_overflow(pairs, sizes->units[i], &product) ||
			pg_add_s64_overflow(*pair_units, product, pair_units))
			return false;
	}
	return true;
}
