/*-------------------------------------------------------------------------
 *
 * word_table.h
 *		From the hash of a word, or the key of a sequence of words, to a
 *		number.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NAMES_WORD_TABLE_H
#define NEWSDIP_NAMES_WORD_TABLE_H

#include "postgres.h"

typedef struct WordTableEntry
{
	uint64		key;
	int			value;
	char		status;
} WordTableEntry;

#define SH_PREFIX			word_table
#define SH_ELEMENT_TYPE		WordTableEntry
#define SH_KEY_TYPE			uint64
#define SH_KEY				key
#define SH_HASH_KEY(table, key)	((uint32) ((key) >> 32 ^ (key)))
#define SH_EQUAL(table, a, b)	((a) == (b))
#define SH_SCOPE			static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

#endif							/* NEWSDIP_NAMES_WORD_TABLE_H */
