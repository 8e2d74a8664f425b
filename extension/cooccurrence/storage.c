/*-------------------------------------------------------------------------
 *
 * storage.c
 *		Reading the stored form of a cooccurrence value.
 *
 * The form itself is described in storage.h. Nothing here trusts the bytes:
 * a value may come from a damaged disk or from a client.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "memory.h"
#include "storage.h"

/* A number that fits int64 has at most nine groups of seven bits */
#define VARINT_MAX_BYTES 9

Size
varint_size(uint64 value)
{
	Size		size = 1;

	while (value >= 0x80)
	{
		value >>= 7;
		size++;
	}
	return size;
}

/* Write value at "at", which must have room; returns what follows it. */
uint8 *
varint_write(uint8 *at, uint64 value)
{
	while (value >= 0x80)
	{
		*at++ = (uint8) (value | 0x80);
		value >>= 7;
	}
	*at++ = (uint8) value;
	return at;
}

/* Refuse the value because of what stands at "at". */
void
view_corrupted(const CooccurrenceView *view, const uint8 *at)
{
	Size		position = at - view->data;

	if (view->sqlerrcode == ERRCODE_DATA_CORRUPTED)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("stored cooccurrence value is corrupted"),
				 errdetail("Unexpected data at byte %zu of %zu.",
						   position, view->size)));
	ereport(ERROR,
			(errcode(view->sqlerrcode),
			 errmsg("invalid binary cooccurrence value"),
			 errdetail("Unexpected data at byte %zu of %zu.",
					   position, view->size)));
}

/* Read a number below 2^63, not reading at or past end. */
uint64
row_read_varint(const CooccurrenceView *view, const uint8 **at, const uint8 *end)
{
	const uint8 *p = *at;
	uint64		value = 0;

	for (int shift = 0; shift < 7 * VARINT_MAX_BYTES; shift += 7)
	{
		if (p >= end)
			view_corrupted(view, *at);
		value |= (uint64) (*p & 0x7f) << shift;
		if (*p++ < 0x80)
		{
			*at = p;
			return value;
		}
	}
	view_corrupted(view, *at);
}

/* Read a number that is to lie between min and max. */
static inline uint64
read_between(const CooccurrenceView *view, const uint8 **at,
			 uint64 min, uint64 max)
{
	const uint8 *start = *at;
	const uint8 *end = view->data + view->size;
	uint64		value;

	if (start < end && *start < 0x80)
		value = *(*at)++;
	else
		value = row_read_varint(view, at, end);

	if (value < min || value > max)
		view_corrupted(view, start);
	return value;
}

static uint32
read_uint32(const uint8 *at)
{
	return at[0] | at[1] << 8 | at[2] << 16 | (uint32) at[3] << 24;
}

/* Read version and N; returns where the histogram begins. */
static const uint8 *
open_head(CooccurrenceView *view, const Cooccurrence *value, int sqlerrcode)
{
	const uint8 *at;

	view->data = (const uint8 *) VARDATA_ANY(value);
	view->size = VARSIZE_ANY_EXHDR(value);
	view->sqlerrcode = sqlerrcode;
	at = view->data;
	if (view->size == 0)
		view_corrupted(view, at);
	if (*at != COOCCURRENCE_VERSION)
		ereport(ERROR,
				(errcode(sqlerrcode),
				 errmsg("cooccurrence value has version %d, and only version %d is known here",
						*at, COOCCURRENCE_VERSION),
				 errhint("Update newsdip if the value was written by a later version of it.")));
	at++;
	view->units = read_between(view, &at, 0, PG_INT64_MAX);
	return at;
}

static const uint8 *
open_sizes(CooccurrenceView *view, const uint8 *at)
{
	SizeHistogram *sizes = &view->sizes;
	uint64		size = 0;

	/* each takes at least two bytes */
	sizes->nsizes = read_between(view, &at, 0,
								 (view->data + view->size - at) / 2);
	sizes->size = huge_alloc(sizeof(uint32), sizes->nsizes);
	sizes->units = huge_alloc(sizeof(int64), sizes->nsizes);
	for (uint32 i = 0; i < sizes->nsizes; i++)
	{
		size += read_between(view, &at, i > 0 ? 1 : 0, PG_INT32_MAX - size);
		sizes->size[i] = size;
		sizes->units[i] = read_between(view, &at, 1, view->units);
	}
	return at;
}

static const uint8 *
open_entities(CooccurrenceView *view, const uint8 *at)
{
	uint64		bytes = 0;		/* of all rows up to here */
	int64		id = 0;

	/* each takes at least three bytes */
	view->nentities = read_between(view, &at, 0,
								   (view->data + view->size - at) / 3);
	view->ids = huge_alloc(sizeof(int32), view->nentities);
	view->entity_units = huge_alloc(sizeof(int64), view->nentities);
	view->rows = huge_alloc(sizeof(uint32), view->nentities + 1);
	for (uint32 i = 0; i < view->nentities; i++)
	{
		const uint8 *start = at;
		uint64		delta = read_between(view, &at, i > 0 ? 1 : 0, PG_UINT32_MAX);

		if (i == 0)
			id = (int64) (delta >> 1) ^ -(int64) (delta & 1);
		else
			id += delta;
		if (id > PG_INT32_MAX)
			view_corrupted(view, start);
		view->ids[i] = (int32) id;
		view->entity_units[i] = read_between(view, &at, 1, view->units);
		view->rows[i] = bytes;	/* from the start of the rows, for now */
		bytes += read_between(view, &at, 0, view->size - bytes);
	}
	view->rows[view->nentities] = bytes;
	if (bytes != (uint64) (view->data + view->size - at))
		view_corrupted(view, at);
	for (uint32 i = 0; i <= view->nentities; i++)
		view->rows[i] += at - view->data;
	return at;
}

/* N of a value, reading no more than its head. */
int64
view_units(const Cooccurrence *value)
{
	CooccurrenceView view;

	open_head(&view, value, ERRCODE_DATA_CORRUPTED);
	return view.units;
}

/*
 * Lay value open; what the view points to is allocated in the current memory
 * context, but the data stay where they are.
 */
void
view_open(CooccurrenceView *view, const Cooccurrence *value, int sqlerrcode)
{
	const uint8 *at;

	at = open_head(view, value, sqlerrcode);
	at = open_sizes(view, at);
	at = open_entities(view, at);

	/* a unit cannot hold more entities than there are */
	if (view->sizes.nsizes > 0 &&
		view->sizes.size[view->sizes.nsizes - 1] > view->nentities)
		view_corrupted(view, view->data);
}

/* The index of the entity with this id; false if no unit holds it. */
bool
view_find(const CooccurrenceView *view, int32 id, uint32 *entity)
{
	uint32		low = 0;
	uint32		high = view->nentities;

	while (low < high)
	{
		uint32		middle = low + (high - low) / 2;

		if (view->ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	*entity = low;
	return low < view->nentities && view->ids[low] == id;
}

/*
 * The units of the pair of an entity with a partner of a higher index, or
 * false if the row does not have it. Decodes at most SKIP_INTERVAL pairs.
 */
bool
row_find(const CooccurrenceView *view, uint32 row, uint32 partner,
		 int64 *units)
{
	PairCursor	cursor = row_open(view, row);
	const uint8 *codes = cursor.at;
	uint32		low = 0;
	uint32		high;
	const uint8 *skips;

	if (cursor.left == 0)
		return false;

	/* find the last block of pairs before which all partners are lower */
	high = (cursor.left - 1) / SKIP_INTERVAL;
	skips = codes - (Size) high * SKIP_BYTES;
	while (low < high)
	{
		uint32		middle = low + (high - low) / 2;

		if (read_uint32(skips + (Size) middle * SKIP_BYTES) < partner)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0)
	{
		const uint8 *skip = skips + (Size) (low - 1) * SKIP_BYTES;
		uint32		offset = read_uint32(skip + 4);

		if (offset > cursor.end - codes)
			view_corrupted(view, skip);
		cursor.partner = read_uint32(skip);
		cursor.at = codes + offset;
		cursor.left -= low * SKIP_INTERVAL;
	}
	while (row_next(&cursor))
	{
		if (cursor.partner < partner)
			continue;
		*units = cursor.units;
		return cursor.partner == partner;
	}
	return false;
}

/* The units of a pair of entities given by index, in either order. */
int64
view_pair_units(const CooccurrenceView *view, uint32 a, uint32 b)
{
	int64		units;

	if (a == b)
		return view->entity_units[a];
	return row_find(view, Min(a, b), Max(a, b), &units) ? units : 0;
}
