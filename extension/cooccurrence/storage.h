/*-------------------------------------------------------------------------
 *
 * storage.h
 *		The stored form of a cooccurrence value: what its bytes mean, and how
 *		they are read.
 *
 * A value is a varlena whose payload is the following sequence of bytes. It
 * is canonical: equal content gives equal bytes, so that equality is memcmp
 * and a hash of the bytes is a hash of the content. "varint" is an unsigned
 * number in groups of seven bits, lowest group first, the high bit set in
 * all bytes but the last, and no longer than it must be.
 *
 *	version		one byte, COOCCURRENCE_VERSION
 *	units		varint, how many units were counted (N)
 *	sizes		the histogram of unit sizes: varint how many sizes occur, then
 *				for each in ascending order varint size (the first) or size
 *				minus the previous size, varint how many units have it
 *	entities	varint how many entities occur, then for each in ascending
 *				order of its id:
 *					varint	the id, zigzag-coded (the first), or the id minus
 *							the previous id
 *					varint	how many units hold the entity (n)
 *					varint	length in bytes of the entity's row
 *	rows		the entities' rows, one after the other, to the end
 *
 * From here on an entity is named by its index, its place in that list. The
 * row of an entity holds its pairs with entities of a higher index, in
 * ascending order; a row without pairs has length 0. A row is
 *
 *	head		varint (pairs << 4 | mode); the mode says how wide the row's codes
 *				are and how their bits are shared out:
 *					0 .. 6	one byte, of which mode + 1 bits are for the count
 *					7 .. 15	two bytes, lowest first, mode - 6 bits for the count
 *	skips		for each SKIP_INTERVAL pairs that other pairs follow, 8 bytes:
 *				the index of the last of them, and where in the row's codes
 *				the next one begins, each 32 bits, lowest byte first
 *	codes		for each pair gap code << count bits | count code, where the gap
 *				is the partner's index minus that of the partner before it (of
 *				the row's entity for the first pair), the gap code is gap - 1,
 *				and the count code is the pair's units - 1. A code of which all
 *				bits are set says that a varint with the remainder follows:
 *				first the gap's, then the count's
 *
 * The mode is chosen for each row by choose_mode() in writer.c, which is part
 * of the form: values must stay canonical.
 *
 * A reader trusts nothing: each read is checked against the end of the row
 * or of the value, each index against the number of entities, and what does
 * not fit raises an error. The skips and the row lengths let a reader find
 * one pair without decoding the pairs before it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_STORAGE_H
#define COOCCURRENCE_STORAGE_H

#include "postgres.h"

#include "compat.h"

#define COOCCURRENCE_VERSION 1

/* A skip entry follows every so many pairs of a row */
#define SKIP_INTERVAL 256
#define SKIP_BYTES 8

/* The first so many bytes of a value hold its version and N */
#define VIEW_HEAD_BYTES 10

typedef struct varlena Cooccurrence;

/* How many units have how many distinct entities */
typedef struct SizeHistogram
{
	uint32		nsizes;
	uint32	   *size;			/* ascending */
	int64	   *units;			/* how many units have that size */
} SizeHistogram;

/* A value laid open: all but the rows decoded */
typedef struct CooccurrenceView
{
	const uint8 *data;
	Size		size;			/* bytes of data */
	int			sqlerrcode;		/* what to raise if the bytes make no sense */
	int64		units;
	SizeHistogram sizes;
	uint32		nentities;
	int32	   *ids;			/* ascending */
	int64	   *entity_units;
	uint32	   *rows;			/* nentities + 1 offsets into data */
} CooccurrenceView;

/* How the codes of a row are laid out */
#define MODES 16
#define MODE_BYTES(mode) ((mode) < 7 ? 1 : 2)
#define MODE_COUNT_BITS(mode) ((mode) < 7 ? (mode) + 1 : (mode) - 6)
#define MODE_GAP_BITS(mode) (8 * MODE_BYTES(mode) - MODE_COUNT_BITS(mode))

/* A position in one row */
typedef struct PairCursor
{
	const CooccurrenceView *view;
	const uint8 *at;
	const uint8 *end;
	uint64		limit;			/* units of the row's entity */
	uint32		nentities;		/* of the value */
	uint32		left;			/* pairs not yet read */
	uint32		wide;			/* are the codes two bytes wide? */
	uint32		count_bits;
	uint32		count_escape;
	uint32		gap_escape;
	uint32		partner;		/* index of the pair last read */
	int64		units;			/* units of the pair last read */
} PairCursor;

extern Size varint_size(uint64 value);
extern uint8 *varint_write(uint8 *at, uint64 value);

extern int64 view_units(const Cooccurrence *value);
extern void view_open(CooccurrenceView *view, const Cooccurrence *value,
					  int sqlerrcode);
extern bool view_find(const CooccurrenceView *view, int32 id, uint32 *entity);
extern int64 view_pair_units(const CooccurrenceView *view, uint32 a, uint32 b);
pg_noreturn extern void view_corrupted(const CooccurrenceView *view,
									   const uint8 *at);

extern uint64 row_read_varint(const CooccurrenceView *view,
							  const uint8 **at, const uint8 *end);
extern uint32 row_read(PairCursor *cursor, uint32 *partners, int64 *units,
					   uint32 room);
extern bool row_find(const CooccurrenceView *view, uint32 row, uint32 partner,
					 int64 *units);

/* Is the pair (row, partner) one that a value with these counts can hold? */
static inline bool
pair_is_possible(int64 units, int64 units_a, int64 units_b, int64 units_ab)
{
	/* no sum here can overflow: each count is between 0 and units */
	return units_ab >= 0 && units_ab <= units_a && units_ab <= units_b &&
		units_a - units_ab <= units - units_b;
}

/*
 * A cursor before the first pair of an entity's row. Neither this nor
 * row_next() lets the cursor's address go anywhere, so that a loop can keep it
 * in registers.
 */
static inline PairCursor
row_open(const CooccurrenceView *view, uint32 row)
{
	PairCursor	cursor = {
		.view = view,
		.at = view->data + view->rows[row],
		.end = view->data + view->rows[row + 1],
		.limit = view->entity_units[row],
		.nentities = view->nentities,
		.partner = row
	};
	const uint8 *at = cursor.at;
	uint64		head;
	uint64		npairs;
	uint32		mode;

	if (at == cursor.end)
		return cursor;

	head = *at < 0x80 ? *at++ : row_read_varint(view, &at, cursor.end);
	mode = head % MODES;
	npairs = head / MODES;
	cursor.wide = MODE_BYTES(mode) > 1;
	cursor.count_bits = MODE_COUNT_BITS(mode);
	cursor.count_escape = (1 << cursor.count_bits) - 1;
	cursor.gap_escape = (1 << MODE_GAP_BITS(mode)) - 1;
	/* each pair takes at least one byte, and has a partner of its own */
	if (npairs == 0 || npairs > (uint64) (cursor.end - at) ||
		npairs >= view->nentities - row)
		view_corrupted(view, at);
	cursor.left = npairs;
	if (npairs > SKIP_INTERVAL)
	{
		uint64		skip_bytes = (npairs - 1) / SKIP_INTERVAL * SKIP_BYTES;

		if (skip_bytes > (uint64) (cursor.end - at))
			view_corrupted(view, at);
		at += skip_bytes;
	}
	cursor.at = at;
	return cursor;
}

/* Read what did not fit a code; that is a single byte more often than not. */
static inline uint64
row_remainder(const PairCursor *cursor, const uint8 **at)
{
	const uint8 *rest = *at;
	uint64		remainder;

	if (rest < cursor->end && *rest < 0x80)
	{
		*at = rest + 1;
		return *rest;
	}
	remainder = row_read_varint(cursor->view, &rest, cursor->end);
	*at = rest;
	return remainder;
}

/* Read the next pair of the row into partner and units; false at its end. */
static inline bool
row_next(PairCursor *cursor)
{
	const uint8 *at = cursor->at;
	uint32		code;
	uint64		gap;
	uint64		units;

	if (cursor->left == 0)
		return false;
	if (unlikely(cursor->end - at <= (ptrdiff_t) cursor->wide))
		view_corrupted(cursor->view, at);
	cursor->left--;
	code = *at++;
	if (cursor->wide)
		code |= (uint32) *at++ << 8;
	gap = code >> cursor->count_bits;
	units = code & cursor->count_escape;
	if (unlikely(gap == cursor->gap_escape))
		gap += row_remainder(cursor, &at);
	if (unlikely(units == cursor->count_escape))
		units += row_remainder(cursor, &at);
	gap += 1 + (uint64) cursor->partner;
	if (unlikely(gap >= cursor->nentities || units >= cursor->limit))
		view_corrupted(cursor->view, at);
	cursor->at = at;
	cursor->partner = (uint32) gap;
	cursor->units = (int64) units + 1;
	return true;
}

#endif							/* COOCCURRENCE_STORAGE_H */
