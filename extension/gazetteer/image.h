/*-------------------------------------------------------------------------
 *
 * image.h
 *		The compiled dictionary: one flat, position-independent block.
 *
 * The image holds everything that reading a text needs to know: the names
 * with their match rules and dates, the entities, who held which office, and
 * the lexicon.  It is made by build.c, never changed afterwards, and refers
 * to its own parts by byte offsets only, so that it can be copied, written
 * out and mapped anywhere.
 *
 * Parts, at the offsets that the header gives, each aligned to a cache line
 * where the image itself is:
 *
 *	starts		A filter of the first words of names, of those that may lack a
 *				capital a second time: image_start_key().
 *	firsts		The first words of names: an open-addressing hash table.  Each
 *				tells whether it is a name and how longer ones go on.
 *	pairs		A filter of the keys of the first two words of names, and of the
 *				first three.
 *	name_slots	Open-addressing hash tables (linear probing) of word sequences,
 *	term_slots	those of names from two words on.  The key of a sequence is
 *				computed word by word, image_extend(key, word hash), so a scan
 *				walks from "Kim" to "Kim Jong" to "Kim Jong Un" with one probe
 *				a word.  A slot is the low half of the key, which none but the
 *				sequence's own has among the slots from its place on, above a
 *				value that tells which name or term ends here and how longer
 *				ones go on.
 *	furniture	A bit for each hash of the first three letters of the terms with
 *				which page furniture begins.
 *	furniture_words A filter of the first words of these terms, of those that
 *				may lack a capital a second time: image_furniture_key().
 *	role_edges	A filter of the words of role nouns that stand beside the name of
 *				a body, and of the words of links: image_role_edge_key().
 *	term_words	A filter of the terms of one word.
 *	tails		A bit for the first three letters and the length of each word
 *				that may have lost the blank behind a name: image_tail_bit().
 *	bearers		A bit for the last letters of each head word before the names
 *				after which things are called: image_bearer_bit().
 *	contacts	A bit for each hash of the first eight bytes, folded, of the
 *	modifiers	contact words, of the contact phrases without one, and of the
 *				last words of modifiers; of these alone.
 *	senses		An entity that a name may stand for, with the match rule, the
 *				capitals it wants, the days on which it is valid, and the name,
 *				against which a match is verified.  Of plain ones, which most
 *				are, half of the key is there instead of the days: where all 64
 *				bits of it agree the name is not compared, which would wait
 *				for memory.  Among 2^20 names another one agrees by chance
 *				once in 2^44 sequences of words.  Those of a name lie
 *				together in order of preference, the last one marked; the
 *				index of the first stands for the name.
 *	validities	The distinct ranges of days; the first is all of time.
 *	terms, rows	As names and senses, for the lexicon.
 *	languages	Indexes of the rows with ROLE_LANGUAGE.
 *	entities	Sorted by entity_id.
 *	entity_ids	The entity_ids alone, in the same order.
 *	offices		Sorted by body, rank, title; each has its tenures, by date.
 *	tenures		Of the offices, in their order.
 *	careers		Indexes into tenures, grouped by the entity that held them.
 *	near		Words of persons' names that a misspelling may stand for,
 *				found by the hash of the word with any one letter left out.
 *	near_filter	A bit for each of these hashes.
 *	near_words	The hashes of those words.
 *	near_pairs	A filter of what a misspelt word has in common with the one it
 *				stands for: letters, and the word beside it (near.h).
 *	near_seconds A filter of the words behind first ones that may be misspelt.
 *	strings		NUL-terminated UTF-8, at the end NULs, so that of each string
 *				IMAGE_STRING_READ bytes may be read.
 *
 * A filter is an array of words of 64 bits, a power of two; a hash chooses
 * one of them and two bits in it, which are both set if the hash is in the
 * filter.
 *
 * What refers to a record of a part is its index there, and to a string its
 * offset; IMAGE_NONE is no index.
 *
 * There is no number to raise when any of this changes, or how words are
 * read, folded and hashed: the Makefile makes a checksum of the sources, and
 * the file of an image bears it (image_file.h).
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_IMAGE_H
#define NEWSDIP_IMAGE_H

#include "gazetteer/kinds.h"
#include "text/word.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

#define IMAGE_MAGIC		UINT64_C(0x4e45575344495001)
#define IMAGE_NONE		UINT32_MAX

/* Days since 2000-01-01, as PostgreSQL's date; a text without one has NO_DATE */
typedef int32_t ImageDate;
#define NO_DATE			INT32_MIN
#define DATE_BEGIN		(INT32_MIN + 1)
#define DATE_END		INT32_MAX

typedef struct ImagePart
{
	uint64_t	offset;			/* bytes from the start of the image */
	uint64_t	count;			/* records, or bytes of strings */
} ImagePart;

typedef struct ImageHeader
{
	uint64_t	magic;
	uint64_t	size;			/* of the whole image, in bytes */
	uint64_t	version;		/* of the dictionary it was compiled from */
	uint64_t	aliases;		/* rows of names that went in, those of the
								 * entities among them */
	ImagePart	starts;
	ImagePart	small_starts;
	ImagePart	firsts;
	ImagePart	pairs;
	ImagePart	name_slots;
	ImagePart	term_slots;
	ImagePart	furniture;
	ImagePart	furniture_words;
	ImagePart	role_edges;
	ImagePart	term_words;
	ImagePart	tails;
	ImagePart	bearers;
	ImagePart	contacts;
	ImagePart	modifiers;
	ImagePart	senses;
	ImagePart	validities;
	ImagePart	terms;
	ImagePart	rows;
	ImagePart	languages;
	ImagePart	entities;
	ImagePart	entity_ids;
	ImagePart	offices;
	ImagePart	tenures;
	ImagePart	careers;
	ImagePart	near;
	ImagePart	near_filter;
	ImagePart	near_words;
	ImagePart	near_pairs;
	ImagePart	near_seconds;
	ImagePart	strings;
} ImageHeader;

#define IMAGE_STRING_READ	16
#define IMAGE_ALIGNMENT		64	/* of parts, in bytes */

typedef struct Image Image;		/* the block, which starts with ImageHeader */

/* The value of a word sequence */
#define SEQUENCE_LONGER		UINT32_C(0x80000000)	/* a longer one goes on */
#define SEQUENCE_SMALL		UINT32_C(0x40000000)	/* so that its next word
													 * may lack a capital */
#define SEQUENCE_NEAR		UINT32_C(0x20000000)	/* so that its next word
													 * may be misspelt; see
													 * near.c */
#define SEQUENCE_OVER		UINT32_C(0x10000000)	/* over punctuation */
#define SEQUENCE_INDEX		UINT32_C(0x0fffffff)	/* the name or term that
													 * ends here; all ones is
													 * none */

/* A word with which names begin */
typedef struct ImageFirst
{
	uint64_t	tag;			/* image_first_tag(); 0 is an empty slot */
	uint32_t	value;			/* SEQUENCE_..., as that of a sequence */
	uint32_t	next;			/* a bit for each letter or digit, modulo 32,
								 * that second words begin with when folded,
								 * and FIRST_SMALL, _GIVEN and _FAMILY */
} ImageFirst;

#define FIRST_SMALL		UINT32_C(0x80000000)	/* as a name it may lack a
												 * capital; no letter's bit */
#define FIRST_GIVEN		UINT32_C(0x40000000)	/* persons' names begin with
												 * it; no letter's bit */
#define FIRST_FAMILY	UINT32_C(0x20000000)	/* and it is a name by which
												 * others end; no letter's */

#define SENSE_LAST			0x01	/* of its name */
#define SENSE_FINAL_PERIOD	0x02	/* written with a full stop at its end */
#define SENSE_SHORT			0x04	/* one word of few letters, not all
									 * capital */
#define SENSE_TITLE			0x08	/* its first words may be a title */
#define SENSE_OFFICES		0x10	/* the entity is the body of offices */
#define SENSE_CAREER		0x20	/* the entity has held offices */
#define SENSE_ALIKE			0x40	/* plain, and where one sense of the name
									 * can stand all can */
#define SENSE_SHARED		0x80	/* the name stands for several entities */

typedef struct ImageSense
{
	uint32_t	entity;			/* index */
	uint32_t	name;			/* string: as written if it must match to the
								 * letter, else folded, joined by blanks */
	union
	{
		uint32_t	validity;	/* index, if it is not plain */
		uint32_t	key;		/* image_key_half() of the name, if it is */
	};
	uint16_t	capitals;		/* bit i: word i wants a capital (first 16) */
	unsigned char match:2;		/* AliasMatch */
	unsigned char office:1;		/* the name is that of an office of the
								 * entity: Kapolri */
	unsigned char plain:1;		/* no sense of the name is for some days only,
								 * or to the letter, or as short as others are
								 * not; and the name is no filler */
	unsigned char literal:1;	/* the only sense of a name of one word, to
								 * the letter and on any day; and it is no
								 * filler */
	unsigned char kind:3;		/* EntityKind of the entity */
	uint8_t		flags;			/* SENSE_... */
} ImageSense;

typedef struct ImageValidity
{
	ImageDate	since;			/* first day */
	ImageDate	until;			/* first day no longer */
} ImageValidity;

typedef struct ImageTerm
{
	uint32_t	folded;			/* string */
	uint32_t	first_row;
	uint16_t	rows;
	uint16_t	words;
} ImageTerm;

/* A row of the lexicon.  Columns that are NULL are TERM_NONE, title 0. */
#define TERM_NONE			0xff

typedef struct ImageTermRow
{
	uint32_t	written;		/* string: the term as written */
	uint32_t	title;			/* string; 0 is the empty string */
	int32_t		value;			/* 0 where NULL; for a role noun ROLE_NOUN_... */
	uint32_t	capitals;		/* as in ImageSense, for match = name; first
								 * 32 */
	uint16_t	language;		/* the two letters, first in the low byte; 0
								 * for any */
	uint8_t		role;			/* TermRole */
	uint8_t		kind;			/* ContactKind */
	uint8_t		status;			/* ContactStatus */
	uint8_t		rank;			/* OfficeRank */
	uint8_t		match;			/* AliasMatch */
	uint8_t		unused;
} ImageTermRow;

/* Where a role noun stands in an office phrase, the value of its row */
#define ROLE_NOUN_BEFORE	1	/* before the body: presiden AS */
#define ROLE_NOUN_AFTER		2	/* after it: US president */
#define ROLE_NOUN_LINKED	4	/* before it with a link: president of the US */
#define ROLE_NOUN_ALONE		8	/* only one body has it: the Pope */

/*
 * Where a head word stands in a name, the value of its row, and what it is.
 * (Badan, Dinas: 4, which only adopt_names() asks for in SQL.)
 */
#define NAME_HEAD_FIRST		1	/* Partai X */
#define NAME_HEAD_LAST		2	/* X Party */
#define NAME_HEAD_LEGAL		8	/* PT, Inc: a legal form, which may lack */
#define NAME_HEAD_BUILDING	16	/* Istana, Gedung: it stands in a city */
#define NAME_HEAD_MINISTRY	32	/* Kementerian: it acts for its state */
#define NAME_HEAD_STATE		64	/* Britain: a state's name, no adjective */
#define NAME_HEAD_BEARER	128 /* Airport, Jalan: called after persons */

/* A name that is a filler, too, has at most so many words */
#define FILLER_WORDS		3

#define ENTITY_HAS_OFFICES	0x01	/* is the body of offices */
#define ENTITY_HAS_CAREER	0x02	/* has held offices */

typedef struct ImageEntity
{
	int32_t		entity_id;
	uint32_t	name;			/* string */
	uint32_t	country;		/* index of the entity, or IMAGE_NONE */
	uint8_t		kind;			/* EntityKind */
	uint8_t		flags;			/* ENTITY_... */
	uint16_t	unused;
	uint32_t	first_career;
	uint32_t	careers;		/* tenures held */
	uint32_t	first_office;
	uint32_t	offices;
} ImageEntity;

typedef struct ImageOffice
{
	int32_t		office_id;
	uint32_t	body;			/* index of the entity */
	uint32_t	title;			/* string; 0 is the empty string */
	uint32_t	first_tenure;
	uint32_t	tenures;
	uint8_t		rank;			/* OfficeRank */
	uint8_t		unused[3];
} ImageOffice;

typedef struct ImageTenure
{
	uint32_t	office;			/* index */
	uint32_t	holder;			/* index of the entity */
	ImageDate	since;			/* first day */
	ImageDate	until;			/* first day no longer */
} ImageTenure;

typedef struct ImageNear
{
	uint32_t	key;			/* high half of the hash of the word less one
								 * letter; 0 is empty */
	uint32_t	word;			/* index of the whole word in near_words */
} ImageNear;

/* The parts as arrays */
#define image_header(image) ((const ImageHeader *) (image))
#define image_part(image, type, part) \
	((const type *) ((const char *) (image) + image_header(image)->part.offset))
#define image_string(image, string) \
	(image_part(image, char, strings) + (string))
#define image_entity(image, index) \
	(&image_part(image, ImageEntity, entities)[index])
#define image_entity_id(image, index) \
	(image_part(image, int32_t, entity_ids)[index])

/* The record of a word of a text among those that names begin with, or NULL */
extern const ImageFirst *image_first_of_word(const Image *image,
											 const char *text,
											 const TextWord *word);

extern uint32_t image_find_entity(const Image *image, int32_t entity_id);

/*
 * Who held an office of this body on that day: the index of the entity, or
 * IMAGE_NONE if nobody did or several.  The title "" asks for the rank alone.
 */
extern uint32_t image_office_holder(const Image *image, uint32_t body,
									OfficeRank rank, const char *title,
									ImageDate date);

/*
 * The highest rank that this entity held on that day; false if it held none.
 * body receives the index of the entity whose office it was.
 */
extern bool image_rank_held(const Image *image, uint32_t entity,
							ImageDate date, OfficeRank *rank, uint32_t *body);
extern uint32_t image_first_body(const Image *image, uint32_t entity);

/* The highest rank that this entity ever held; false if it held none */
extern bool image_highest_rank(const Image *image, uint32_t entity,
							   OfficeRank *rank);

/*
 * Do the folded words, joined by blanks, of a name or term stand here?  Keys
 * are hashes; this makes a match exact.
 */
extern bool image_words_equal(const char *folded, const char *text,
							  const TextWord *words, uint32_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_IMAGE_H */
