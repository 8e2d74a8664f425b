/*-------------------------------------------------------------------------
 *
 * beginning.h
 *		With which letters the words begin that the filter seeks.
 *
 * Any processor looks up four letters of one word after the other.  One with
 * AVX-512 asks six letters, and what is behind a shorter word, of all words of
 * a block at once: each place has two random codes for each letter, those of a
 * word are summed up without carry, and each of the two sums chooses a byte of
 * a table, and the other one a bit in it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BEGINNING_H
#define NEWSDIP_BEGINNING_H

#include "text/hash.h"

/*
 * Beginnings are told apart by the hash of four letters.  Of words shorter than
 * BEGINNING_SHORTEST it would take in the next word.
 */
#define BEGINNING_SLOTS		8192
#define BEGINNING_LETTERS	4
#define BEGINNING_SHORTEST	(BEGINNING_LETTERS - 1)

/* Letters that have codes; these are chosen by five bits, alike in capitals */
#define CODED_LETTERS		6
#define CODE_LETTERS		32
#define CODE_SUMS			256

typedef struct Beginnings
{
	uint8_t		known[BEGINNING_SLOTS]; /* 1 where some word begins so */
	uint32_t	shortest;		/* letters of these words, at least */
	uint8_t		codes[2][CODED_LETTERS][CODE_LETTERS];	/* 0 behind a word */
	uint8_t		sums[2][CODE_SUMS]; /* for each sum the bits that the other
									 * one chooses by its lowest bits */
} Beginnings;

/* Of no word, all being zeros before */
extern void beginnings_init(Beginnings *beginnings, uint32_t longest);

/* Add a folded word of which as many letters as are asked are ASCII */
extern void beginnings_add(Beginnings *beginnings, const char *word,
						   uint32_t length);

/* The slot of the first letters of a word, the first one lowest */
static inline uint32_t
beginning_slot(uint32_t letters)
{
	return (letters | UINT32_C(0x20202020)) * UINT32_C(2654435769) >> 19;
}

#endif							/* NEWSDIP_BEGINNING_H */
