/*-------------------------------------------------------------------------
 *
 * hash.h
 *		Hashing folded words.
 *
 * A word of up to sixteen bytes is two integers of eight, padded with zeros,
 * which occur in no word; their product, its high half folded into its low
 * one, is the hash, as in wyhash and its kin.  Longer words take a step for
 * each sixteen bytes.  The scanner hashes plain ASCII words straight from the
 * text, without folding them first, so this is inline.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_HASH_H
#define NEWSDIP_HASH_H

#include <stdint.h>
#include <string.h>

#define HASH_STEP		16

/* The two halves of a product of 128 bits, folded together */
static inline uint64_t
hash_multiply(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
	unsigned __int128 product = (unsigned __int128) a * b;

	return (uint64_t) product ^ (uint64_t) (product >> 64);
#else
	uint64_t	low = (a & UINT32_MAX) * (b & UINT32_MAX);
	uint64_t	left = (a >> 32) * (b & UINT32_MAX);
	uint64_t	right = (a & UINT32_MAX) * (b >> 32);
	uint64_t	middle = (low >> 32) + (left & UINT32_MAX) + (right & UINT32_MAX);
	uint64_t	high = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32) +
		(middle >> 32);

	return ((middle << 32) | (low & UINT32_MAX)) ^ high;
#endif
}

/* What both halves are changed by, so that zeros make no product of 0 */
#define HASH_FIRST		UINT64_C(0x9E3779B97F4A7C15)
#define HASH_SECOND		UINT64_C(0xD1B54A32D192ED03)

static inline uint64_t
hash_step(uint64_t hash, uint64_t first, uint64_t second)
{
	return hash_multiply(first ^ hash ^ HASH_FIRST, second ^ HASH_SECOND);
}

/* 0 stands for no word in the tables: a bit is given up */
#define HASH_NOT_ZERO	UINT64_C(0x80000000)

static inline uint64_t
hash_end(uint64_t hash)
{
	return hash | HASH_NOT_ZERO;
}

/* The hash of a folded word of at most HASH_STEP bytes */
static inline uint64_t
hash_word(uint64_t first, uint64_t second)
{
	return hash_end(hash_step(0, first, second));
}

/* Up to eight bytes as an integer, on either byte order the same */
static inline uint64_t
hash_load(const char *bytes, uint32_t length)
{
	uint64_t	value = 0;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	for (uint32_t i = 0; i < length; i++)
		value |= (uint64_t) (unsigned char) bytes[i] << (8 * i);
#else
	memcpy(&value, bytes, length);
#endif
	return value;
}

/* The low bytes of an integer, none to eight */
static inline uint64_t
hash_low_bytes(uint64_t value, uint32_t bytes)
{
	return bytes >= 8 ? value : value & ((UINT64_C(1) << (8 * bytes)) - 1);
}

/*
 * Masks for the first sixteen bytes of a word of at most HASH_KEEP_MOST: those
 * of the first eight lie at its length + 8, those of the others at its length.
 */
#define HASH_KEEP_MOST	63
#define LOW(bytes) ((UINT64_C(1) << (8 * (bytes))) - 1)
#define ALL_OF_EIGHT UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, \
	UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX
static const uint64_t hash_keep[HASH_KEEP_MOST + 9] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0,
	LOW(1), LOW(2), LOW(3), LOW(4), LOW(5), LOW(6), LOW(7),
	ALL_OF_EIGHT, ALL_OF_EIGHT, ALL_OF_EIGHT, ALL_OF_EIGHT,
	ALL_OF_EIGHT, ALL_OF_EIGHT, ALL_OF_EIGHT
};
#undef LOW
#undef ALL_OF_EIGHT

/*
 * The hash of an ASCII word of at most HASH_STEP letters and digits in either
 * case, of whose place HASH_STEP bytes may be read; "characters" receives its
 * first eight bytes, folded.  The bit 0x20 makes capitals small and is set in
 * digits anyway.
 */
static inline uint64_t
hash_folded(const char *word, uint32_t length, uint64_t *characters)
{
	const uint64_t small = UINT64_C(0x2020202020202020);
	uint64_t	first = (hash_load(word, 8) | small) & hash_keep[length + 8];
	uint64_t	second = (hash_load(word + 8, 8) | small) & hash_keep[length];

	*characters = first;
	return hash_word(first, second);
}

/* The same without them */
static inline uint64_t
hash_ascii_word(const char *word, uint32_t length)
{
	uint64_t	characters;

	return hash_folded(word, length, &characters);
}

#endif							/* NEWSDIP_HASH_H */
