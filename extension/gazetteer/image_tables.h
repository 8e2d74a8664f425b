/*-------------------------------------------------------------------------
 *
 * image_tables.h
 *		How the tables and filters of the image are asked.
 *
 * Their keys, where a key has its place, and what a slot or a word of a filter
 * keeps of it: those who build the tables and those who read them share this.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_IMAGE_TABLES_H
#define NEWSDIP_IMAGE_TABLES_H

#include "gazetteer/image.h"
#include "text/block.h"
#include "text/hash.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/*
 * Keys of word sequences: start with 0, extend word by word.  Blanks, hyphens
 * and apostrophes between words are all alike, and so is the full stop of a
 * short word; other punctuation must stand in the text as in the name, which
 * makes for another key.
 */
typedef enum SequenceGap
{
	SEQUENCE_SOFT,
	SEQUENCE_PUNCTUATED,
	SEQUENCE_ENDS				/* no name runs over this */
} SequenceGap;

/* The full stop of so short a word is part of it: St. Petersburg, U.S. */
#define SHORT_WORD_LETTERS	3

extern SequenceGap image_gap(const TextWord *previous, const TextWord *word);

/* The key of a sequence that is longer by a word, behind a gap */
static inline uint64_t
image_extend(uint64_t key, uint64_t word_hash, SequenceGap gap)
{
	if (key != 0 && gap == SEQUENCE_PUNCTUATED)
		key ^= UINT64_C(0x5851F42D4C957F2D);
	key = (key ^ word_hash) * UINT64_C(0xFF51AFD7ED558CCD);
	key ^= key >> 32;
	return key != 0 ? key : 1;
}

/* Of a key, what its slot does not keep */
static inline uint32_t
image_key_half(uint64_t key)
{
	return key >> 32;
}

/*
 * Slots come in fours, which are compared at once, without a branch.  Where
 * the four of a hash begin in a table of so many, below 2^32; a key lies in
 * the first one from there on that was free.
 */
#define IMAGE_SLOTS		4

static inline uint64_t
image_place(uint64_t hash, uint64_t slots)
{
	return ((hash >> 32) * (slots / IMAGE_SLOTS) >> 32) * IMAGE_SLOTS;
}

/* Slots for so many keys, at most so full in percent */
static inline uint64_t
image_slots(uint64_t keys, uint32_t full)
{
	return (keys * 100 / full / IMAGE_SLOTS + 1) * IMAGE_SLOTS;
}

/* Which of four is the lowest, 4 if none is */
static inline uint32_t
image_which(bool first, bool second, bool third, bool fourth)
{
	uint32_t	bits = first | second << 1 | third << 2 | fourth << 3 | 1 << 4;

#if defined(__GNUC__)
	return __builtin_ctz(bits);
#else
	return first ? 0 : second ? 1 : third ? 2 : fourth ? 3 : bits >> 2;
#endif
}

/*
 * What tells a first word from others, which is never 0: the word itself if
 * it is of at most eight ASCII characters, which are given folded and padded
 * with zeros; else its hash.
 */
static inline uint64_t
image_first_tag(uint64_t hash, uint64_t characters, bool fits)
{
	return fits ? characters : hash | UINT64_C(1) << 63;
}

/* The record of a word whose slots begin at one, or NULL */
static inline const ImageFirst *
image_first_from(const Image *image, uint64_t slot, uint64_t tag)
{
	const ImageFirst *firsts = image_part(image, ImageFirst, firsts);
	uint64_t	slots = image_header(image)->firsts.count;

	for (;;)
	{
		const ImageFirst *four = &firsts[slot];
		uint32_t	which = image_which(four[0].tag == tag, four[1].tag == tag,
										four[2].tag == tag, four[3].tag == tag);

		if (which < IMAGE_SLOTS)
			return &four[which];
		if (four[IMAGE_SLOTS - 1].tag == 0)
			return NULL;
		slot += IMAGE_SLOTS;
		if (slot == slots)
			slot = 0;
	}
}

static inline const ImageFirst *
image_first(const Image *image, uint64_t hash, uint64_t tag)
{
	uint64_t	slots = image_header(image)->firsts.count;

	return image_first_from(image, image_place(hash, slots), tag);
}

/* What a slot keeps of its key; 0 is an empty slot */
static inline uint64_t
image_tag(uint64_t key)
{
	uint64_t	tag = (uint32_t) key;

	return tag != 0 ? tag : 1;
}

/* The value of a key in one of the tables of sequences; false if not there */
static inline bool
image_sequence(const Image *image, const ImagePart *part, uint64_t key,
			   uint32_t *value)
{
	const uint64_t *slots =
		(const uint64_t *) ((const char *) image + part->offset);
	uint64_t	tag = image_tag(key);
	uint64_t	slot = image_place(key, part->count);

	for (;;)
	{
		const uint64_t *four = &slots[slot];
		uint32_t	which = image_which(four[0] >> 32 == tag,
										four[1] >> 32 == tag,
										four[2] >> 32 == tag,
										four[3] >> 32 == tag);

		if (which < IMAGE_SLOTS)
		{
			*value = (uint32_t) four[which];
			return true;
		}
		if (four[IMAGE_SLOTS - 1] == 0)
			return false;
		slot += IMAGE_SLOTS;
		if (slot == part->count)
			slot = 0;
	}
}

static inline bool
image_name_sequence(const Image *image, uint64_t key, uint32_t *value)
{
	return image_sequence(image, &image_header(image)->name_slots, key, value);
}

static inline bool
image_term_sequence(const Image *image, uint64_t key, uint32_t *value)
{
	return image_sequence(image, &image_header(image)->term_slots, key, value);
}

/*
 * Does some term begin with the words up to word i?  The key is that of those
 * before it, 0 for none, and goes on to theirs, and value is that of the
 * sequence.
 */
static inline bool
image_term_go_on(const Image *image, const TextWord *words, uint32_t i,
				 uint64_t *key, uint32_t *value)
{
	SequenceGap gap = i > 0 ? image_gap(&words[i - 1], &words[i]) :
		SEQUENCE_SOFT;

	if (gap == SEQUENCE_ENDS)
		return false;
	*key = image_extend(*key, words[i].hash, gap);
	return image_term_sequence(image, *key, value);
}

/*
 * The bit in the part "furniture" of a word with these first bytes, of which
 * three count, in either case.  What stands behind a shorter word
 * counts as well: it has the bits of all that may.
 */
#define IMAGE_BEGINNINGS	32768

static inline uint32_t
image_beginning(uint32_t bytes)
{
	return ((bytes & UINT32_C(0x1f1f5f)) * UINT32_C(2654435769)) >> 17;
}

/*
 * The bit in the part "tails" of a word that begins with these three ASCII
 * letters, of which the third is 0 if it has but two, and has so many of them;
 * all longer ones count as of IMAGE_TAIL_MOST.  A letter has five bits, so that many
 * of a word are found by shifts.
 */
#define IMAGE_TAIL_BITS		65536
#define IMAGE_LETTER_BITS	5
#define IMAGE_TAIL_MOST		16

static inline uint32_t
image_tail_letters(uint32_t first, uint32_t second, uint32_t third)
{
	return (first & 31) | (second & 31) << IMAGE_LETTER_BITS |
		(third & 31) << 2 * IMAGE_LETTER_BITS;
}

static inline uint32_t
image_tail_bit(uint32_t letters, uint32_t length)
{
	uint32_t	key = (letters & low_bits(3 * IMAGE_LETTER_BITS)) |
		length << 3 * IMAGE_LETTER_BITS;

	return (key * UINT32_C(2654435769)) >> 16;
}

/*
 * The bit in the part "bearers" of a word that ends with these eight bytes, in
 * either case, or with those of them that are behind the last one that is no
 * letter of ASCII
 */
#define IMAGE_BEARER_BITS	32768

static inline uint32_t
image_bearer_bit(uint64_t bytes)
{
	const uint64_t small = UINT64_C(0x2020202020202020);
	const uint64_t letter = UINT64_C(0x4040404040404040);
	uint64_t	others = (~bytes | bytes >> 1) & letter;

	bytes |= small;
	if (others != 0)
		bytes = bytes >> highest_bit(others) >> 2;
	return (bytes * UINT64_C(0x9E3779B97F4A7C15)) >> 49;
}

/* The key in "furniture_words" of a word with or without a capital */
static inline uint64_t
image_furniture_key(uint64_t hash, bool capital)
{
	return hash ^ (UINT64_C(0x9D5B4A6F1E98DF25) & -(uint64_t) !capital);
}

/* What a word is in an office phrase, as far as it may stand beside a body */
typedef enum RoleEdge
{
	ROLE_EDGE_BEFORE = 1,		/* last of a role noun: presiden AS */
	ROLE_EDGE_LINKED,			/* the same before a link: president of the US */
	ROLE_EDGE_LINK,				/* any of a link */
	ROLE_EDGE_AFTER				/* first of a role noun: US president */
} RoleEdge;

/* The key in "role_edges" of a word that is such a one */
static inline uint64_t
image_role_edge_key(uint64_t hash, RoleEdge edge)
{
	return hash ^ (uint64_t) edge * UINT64_C(0xC3A5C85C97CB3127);
}

/*
 * The bit in the parts "contacts" and "modifiers" of a word that starts with these bytes,
 * folded, the first one lowest; 0 behind the end of the word.  Of a phrase a blank
 * and the next word, too, as far as they are among the bytes: "has" is everywhere.
 */
#define IMAGE_CONTACT_BITS	65536
#define IMAGE_CONTACT_BYTES	8
#define IMAGE_CONTACT_SMALL	UINT64_C(0x2020202020202020)	/* makes ASCII small */

static inline uint32_t
image_contact_bit(uint64_t bytes)
{
	return (uint32_t) ((bytes * UINT64_C(0x9E3779B97F4A7C15)) >> 48);
}

/* The bytes of a word before something else than a blank and a word of ASCII */
static inline uint64_t
image_contact_before_other(uint64_t bytes, uint32_t length)
{
	return bytes | UINT64_C(1) << 8 * length;
}

/* The bit of a folded word or phrase */
static inline uint32_t
image_contact_bit_of(const char *folded)
{
	size_t		length = strcspn(folded, " ");

	if (folded[length] != '\0')
		length += 1 + strcspn(folded + length + 1, " ");
	return image_contact_bit(hash_load(folded, length < IMAGE_CONTACT_BYTES ?
									   (uint32_t) length : IMAGE_CONTACT_BYTES));
}

/*
 * Does a word with this role tell of a contact by itself?  "lewat telepon"
 * makes none where telepon makes none, so modifiers, which start with words
 * that are everywhere, do not.
 */
static inline bool
image_role_of_contact(TermRole role)
{
	return role == ROLE_CONTACT_NOUN || role == ROLE_CONTACT_VERB ||
		role == ROLE_CONTACT_PASSIVE;
}

/* The two bits of a hash in a word of a filter */
static inline uint64_t
image_filter_bits(uint64_t hash)
{
	return UINT64_C(1) << (hash >> 58) | UINT64_C(1) << ((hash >> 52) & 63);
}

/* The word of a filter in which the bits of a hash are */
static inline const uint64_t *
image_filter_word(const Image *image, const ImagePart *part, uint64_t hash)
{
	return (const uint64_t *) ((const char *) image + part->offset) +
		(hash & (part->count - 1));
}

/* Are both bits of a hash set in its word of a filter?  One if so */
static inline uint64_t
image_filter_passes(uint64_t word, uint64_t hash)
{
	return word >> (hash >> 58) & word >> ((hash >> 52) & 63) & 1;
}

/* Is a hash in this filter of the image? */
static inline bool
image_filter(const Image *image, const ImagePart *part, uint64_t hash)
{
	return image_filter_passes(*image_filter_word(image, part, hash), hash);
}

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_IMAGE_TABLES_H */
