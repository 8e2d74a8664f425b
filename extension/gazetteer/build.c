/*-------------------------------------------------------------------------
 *
 * build.c
 *		Laying the dictionary down as an image.
 *
 * Each part is collected in an array of its own that grows.  At the end all are
 * listed behind one header, so that they can be written to a file from where
 * they are.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "gazetteer/builder.h"
#include "gazetteer/compile_memory.h"

static void
add_piece(ImagePieces *pieces, const void *data, size_t length)
{
	pieces->items[pieces->count++] = (ImagePiece)
	{
		data, length
	};
	pieces->size += length;
}

/* The names that went in, those of entities and no offices */
static uint64_t
count_aliases(const DictionaryRows *rows)
{
	uint64_t	aliases = 0;

	for (uint32_t i = 0; i < rows->alias_count; i++)
		aliases += !rows->aliases[i].office;
	return aliases;
}

/* Add a part with what is between it and the next one */
static void
add_part(ImagePieces *pieces, const Part *part, ImagePart *place)
{
	static const char zeros[IMAGE_ALIGNMENT] = {0};
	size_t		length = part->count * part->item_size;

	place->offset = pieces->size;
	place->count = part->count;
	add_piece(pieces, part->items, length);
	add_piece(pieces, zeros, TYPEALIGN(IMAGE_ALIGNMENT, length) - length);
}

static void
list_parts(Builder *builder, ImagePieces *pieces)
{
	ImageHeader *header = palloc(sizeof(ImageHeader));
	struct
	{
		const Part *part;
		ImagePart  *place;
	}			parts[] = {
		{&builder->starts, &header->starts},
		{&builder->firsts, &header->firsts},
		{&builder->small_starts, &header->small_starts},
		{&builder->pairs, &header->pairs},
		{&builder->name_slots, &header->name_slots},
		{&builder->term_slots, &header->term_slots},
		{&builder->furniture, &header->furniture},
		{&builder->furniture_words, &header->furniture_words},
		{&builder->role_edges, &header->role_edges},
		{&builder->term_words, &header->term_words},
		{&builder->tails, &header->tails},
		{&builder->bearers, &header->bearers},
		{&builder->contacts, &header->contacts},
		{&builder->modifiers, &header->modifiers},
		{&builder->senses, &header->senses},
		{&builder->validities, &header->validities},
		{&builder->terms, &header->terms},
		{&builder->term_rows, &header->rows},
		{&builder->languages, &header->languages},
		{&builder->entities, &header->entities},
		{&builder->entity_ids, &header->entity_ids},
		{&builder->offices, &header->offices},
		{&builder->tenures, &header->tenures},
		{&builder->careers, &header->careers},
		{&builder->near, &header->near},
		{&builder->near_filter, &header->near_filter},
		{&builder->near_words, &header->near_words},
		{&builder->near_pairs, &header->near_pairs},
		{&builder->near_seconds, &header->near_seconds},
		{&builder->strings, &header->strings},
	};

	StaticAssertStmt(1 + 2 * lengthof(parts) <= IMAGE_PIECES,
					 "each part is a piece, and so is what is behind it");
	StaticAssertStmt(sizeof(ImageHeader) % IMAGE_ALIGNMENT == 0,
					 "the first part follows the header");
	pieces->size = 0;
	pieces->count = 0;
	add_piece(pieces, header, sizeof(ImageHeader));
	for (int i = 0; i < lengthof(parts); i++)
		add_part(pieces, parts[i].part, parts[i].place);
	header->magic = IMAGE_MAGIC;
	header->size = pieces->size;
	header->version = builder->rows->version;
	header->aliases = count_aliases(builder->rows);
}

void
image_build(DictionaryRows *rows, ImagePieces *pieces)
{
	Builder		builder = {0};

	builder.rows = rows;
	strings_init(&builder);
	build_entities(&builder);
	build_offices(&builder);
	build_careers(&builder);
	firsts_init(&builder);
	families_init(&builder);
	filters_init(&builder);
	small_starts_init(&builder);
	near_words_init(&builder);
	build_terms(&builder);
	build_lexicon(&builder);
	build_names(&builder);
	build_small_starts(&builder);
	build_near(&builder);
	strings_end(&builder);
	list_parts(&builder, pieces);
}

Image *
image_join(const ImagePieces *pieces)
{
	char	   *image;
	size_t		offset = 0;

	compile_memory_check(pieces->size);
	image = MemoryContextAllocHuge(CurrentMemoryContext, pieces->size);
	for (int i = 0; i < pieces->count; i++)
	{
		memcpy(image + offset, pieces->items[i].data, pieces->items[i].length);
		offset += pieces->items[i].length;
	}
	return (Image *) image;
}

void
image_pieces(const Image *image, ImagePieces *pieces)
{
	pieces->size = 0;
	pieces->count = 0;
	add_piece(pieces, image, image_header(image)->size);
}
