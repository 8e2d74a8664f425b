/*-------------------------------------------------------------------------
 *
 * unpack.c
 *		Texts that PostgreSQL has compressed by its own method, pglz.
 *
 * Eight items follow a byte whose bits, the lowest first, say what they are: a
 * byte of the text, or two bytes that stand for a piece of up to 17 bytes that
 * stood up to 4095 bytes before; one of 18 or more has a third byte.
 * common/pg_lzcompress.c of PostgreSQL describes it.
 *
 * What an item is cannot be foreseen, and the server, which branches on each
 * and copies a piece of as many bytes as it has, waits for wrong guesses most
 * of the time.  Here a step is a run of bytes and the piece behind it, and
 * before them, where no piece is left of eight items, the run up to the next byte
 * of bits; any of them may be empty.  As many bytes are copied as they can have
 * at most, and arithmetic says how many of them count.  Where the next byte of
 * bits is, the one before has told.  Only pieces that are long, or overlap their
 * copy, take a branch.  Near both ends items are read one by one.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/block.h"
#include "text/unpack.h"

#define ITEMS			8		/* behind a byte of bits */
#define ITEM_BYTES		3		/* at most */
#define PIECE_MIN		3
#define LONG_PIECE		18		/* the shortest with a byte for its length */

/* Bytes of a piece that are copied at once */
#define COPIED			16

/* Eight items, and what is read behind them, end before so many bytes */
#define ITEMS_ROOM		(ITEMS * ITEM_BYTES + COPIED)

/* Where both texts are read and written */
typedef struct Unpacking
{
	const unsigned char *from;
	const unsigned char *from_end;
	unsigned char *text;
	unsigned char *to;
	unsigned char *to_end;
	uint64_t	bits;			/* what the next items are, and a bit behind
								 * them */
	/* in steps, where bits keep their places, and none is behind them: */
	uint64_t	item;			/* the number of the next one */
	const unsigned char *next;	/* byte of bits, if no piece before is long */
} Unpacking;

static inline uint32_t
piece_length(const unsigned char *item)
{
	return (item[0] & 0x0f) + PIECE_MIN;
}

static inline uint32_t
piece_distance(const unsigned char *item)
{
	return (item[0] & 0xf0) << 4 | item[1];
}

/* Read a piece with all checks; false if it is bad */
static bool
read_piece(Unpacking *u)
{
	unsigned char *end;
	uint32_t	distance;
	uint32_t	length;

	if (u->from_end - u->from < ITEM_BYTES - 1)
		return false;
	length = piece_length(u->from);
	distance = piece_distance(u->from);
	u->from += ITEM_BYTES - 1;
	if (length == LONG_PIECE)
	{
		if (u->from == u->from_end)
			return false;
		length += *u->from++;
		u->next++;
	}
	if (distance == 0 || distance > u->to - u->text ||
		length > u->to_end - u->to)
		return false;
	end = u->to + length;
	if (distance >= COPIED)
		for (; u->to < end; u->to += COPIED)
			memcpy(u->to, u->to - distance, COPIED);
	else
		for (; u->to < end; u->to++)
			*u->to = *(u->to - distance);
	u->to = end;
	return true;
}

/* Read items one by one up to the next byte of bits; false if one is bad */
static bool
read_items(Unpacking *u)
{
	for (; u->bits > 1 && u->from < u->from_end && u->to < u->to_end;
		 u->bits >>= 1)
	{
		if ((u->bits & 1) == 0)
			*u->to++ = *u->from++;
		else if (!read_piece(u))
			return false;
	}
	return true;
}

/* The bytes from a byte of bits up to the next one, without long pieces */
#define GROUPS_2(bytes)	(bytes), (bytes) + 1, (bytes) + 1, (bytes) + 2
#define GROUPS_4(bytes)	GROUPS_2(bytes), GROUPS_2((bytes) + 1), \
	GROUPS_2((bytes) + 1), GROUPS_2((bytes) + 2)
#define GROUPS_6(bytes)	GROUPS_4(bytes), GROUPS_4((bytes) + 1), \
	GROUPS_4((bytes) + 1), GROUPS_4((bytes) + 2)
static const unsigned char group_bytes[1 << ITEMS] = {
	GROUPS_6(1 + ITEMS), GROUPS_6(2 + ITEMS),
	GROUPS_6(2 + ITEMS), GROUPS_6(3 + ITEMS)
};

/*
 * Read the run up to the next byte of bits, if no piece is before it, another
 * run and the piece behind it; false if the piece has still to be read, in
 * another way.
 */
static BLOCK_INLINE bool
read_step(Unpacking *u)
{
	/* all ones if no piece is left before the next byte of bits */
	const uint64_t none = -(uint64_t) (u->bits == 0);
	const unsigned control = *u->next;
	uint64_t	behind;
	uint64_t	run;
	uint64_t	piece;			/* all ones if there is one */
	uint32_t	length;
	uint32_t	farther;		/* than the closest that does not overlap */
	uintptr_t	source;

	run = (ITEMS - u->item) & none;
	memcpy(u->to, u->from, ITEMS);
	u->to += run;
	u->from += run - none;
	u->next += group_bytes[control] & none;
	u->bits |= control & none;
	u->item &= ~none;

	behind = lowest_bit(u->bits | 1 << ITEMS);
	run = behind - u->item;
	memcpy(u->to, u->from, ITEMS);
	u->to += run;
	u->from += run;

	/* without a piece all that is said of it becomes 0 */
	piece = -(uint64_t) (u->bits != 0);
	u->item = behind - piece;
	u->bits &= u->bits - 1;
	length = piece_length(u->from) & piece;
	farther = (piece_distance(u->from) - COPIED) & piece;
	if (length > COPIED || farther > (uint32_t) (u->to - u->text) - COPIED)
		return false;
	/* and what is copied must not wait for what was written just now */
	source = (uintptr_t) u->to - COPIED - farther - (uintptr_t) u->from;
	source = (uintptr_t) u->from + (source & piece);
	memcpy(u->to, (const unsigned char *) source, COPIED);
	u->to += length;
	u->from += 2 & piece;
	return true;
}

/* Read as long as neither text may end; false if an item is bad */
static bool
read_steps(Unpacking *u)
{
	/* of a copy the compiler knows that no byte is in it */
	Unpacking	now = *u;
	const unsigned char *enough;

	if (u->from_end - u->from <= ITEMS_ROOM)
		return true;
	/* before this byte all that a step may read is there */
	enough = u->from_end - ITEMS_ROOM;
	now.bits = 0;
	now.item = ITEMS;
	now.next = now.from;
	while (now.from < enough && now.to < now.to_end)
	{
		if (read_step(&now))
			continue;
		*u = now;
		if (!read_piece(u))
			return false;
		now = *u;
	}
	*u = now;
	u->bits = (u->bits | 1 << ITEMS) >> u->item;
	return true;
}

/* Read items one by one until so much of the text is there; false as before */
static bool
read_until(Unpacking *u, const unsigned char *end)
{
	while (u->from < u->from_end && u->to < end)
	{
		u->bits = *u->from++ | 1 << ITEMS;
		if (!read_items(u))
			return false;
	}
	return true;
}

bool
unpack(const unsigned char *packed, uint32_t packed_length,
	   unsigned char *text, uint32_t length)
{
	Unpacking	u = {packed, packed + packed_length, text, text,
	text + length, 0, 0, packed};

	/* a step wants some text before it */
	return length >= COPIED && read_until(&u, text + COPIED) &&
		read_steps(&u) && read_items(&u) && read_until(&u, u.to_end) &&
		u.from == u.from_end && u.to == u.to_end;
}
