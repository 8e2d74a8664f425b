/*-------------------------------------------------------------------------
 *
 * build.h
 *		The dictionary as rows, and the image made of them.
 *
 * compile.c fills these arrays from the tables; they need no order, and what
 * refers to nothing (an alias of an entity that is gone) is left out.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BUILD_H
#define NEWSDIP_BUILD_H

#include "gazetteer/image.h"

typedef struct EntityRow
{
	const char *name;
	int32_t		entity_id;
	int32_t		country;		/* entity_id, or 0 */
	EntityKind	kind;
	uint32_t	length;			/* bytes of the name */
} EntityRow;

typedef struct AliasRow
{
	const char *alias;
	uint32_t	length;			/* bytes of the alias */
	int32_t		entity_id;
	AliasMatch	match;
	ImageDate	since;
	ImageDate	until;
	/* set while building */
	uint32_t	entity;			/* index */
	uint16_t	capitals;		/* these two as in ImageSense */
	uint8_t		flags;
	bool		filler;			/* words that begin sentences as well */
	bool		office;			/* no alias, but the name of an office of it */
} AliasRow;

typedef struct OfficeRow
{
	const char *title;			/* "" for none */
	int32_t		office_id;
	int32_t		body;			/* entity_id */
	OfficeRank	rank;
} OfficeRow;

typedef struct TenureRow
{
	int32_t		office_id;
	int32_t		entity_id;
	ImageDate	since;
	ImageDate	until;
} TenureRow;

typedef struct TermRow
{
	const char *term;
	const char *title;			/* "" for none */
	int32_t		value;
	uint16_t	language;		/* as in ImageTermRow */
	uint8_t		role;
	uint8_t		kind;			/* TERM_NONE for none, as the next two */
	uint8_t		status;
	uint8_t		rank;
	uint8_t		match;
	/* set while building */
	uint32_t	capitals;		/* as in ImageTermRow */
} TermRow;

typedef struct DictionaryRows
{
	uint64_t	version;
	EntityRow  *entities;
	AliasRow   *aliases;
	OfficeRow  *offices;
	TenureRow  *tenures;
	TermRow    *terms;
	uint32_t	entity_count;
	uint32_t	alias_count;
	uint32_t	office_count;
	uint32_t	tenure_count;
	uint32_t	term_count;
} DictionaryRows;

/*
 * An image that is not yet in one place: what lies one behind the other in it.
 * That is its header, and of each part the items and zeros behind them.
 */
#define IMAGE_PIECES	66

typedef struct ImagePiece
{
	const void *data;
	size_t		length;			/* bytes */
} ImagePiece;

typedef struct ImagePieces
{
	uint64_t	size;			/* of all together, in bytes */
	int			count;
	ImagePiece	items[IMAGE_PIECES];
} ImagePieces;

/*
 * build_memory.c: memory for rows and what is made of them, in the current
 * memory context, with which it goes; that must be the same one from the start
 * on.  Large pieces can be given back before.
 */
extern void build_memory_start(void);
extern void *build_allocate(Size bytes);
extern void *build_grow(void *memory, Size old_bytes, Size bytes);
extern void build_free(void *memory, Size bytes);

/*
 * The image of these rows, in the current memory context, which keeps all that
 * is allocated for it.  Sorts entities, offices and tenures, and notes in
 * aliases and terms what it finds about them.
 */
extern void image_build(DictionaryRows *rows, ImagePieces *pieces);

/* Put the pieces together, in the current memory context */
extern Image *image_join(const ImagePieces *pieces);

/* A whole image as a piece */
extern void image_pieces(const Image *image, ImagePieces *pieces);

#endif							/* NEWSDIP_BUILD_H */
