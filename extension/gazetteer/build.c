/*-------------------------------------------------------------------------
 *
 * build.c
 *		Laying the dictionary down as an image.
 *
 * Each part is collected in an array of its own that grows, and at the end
 * all are copied behind one header.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/memutils.h"

#include "gazetteer/builder.h"
#include "gazetteer/compile_memory.h"

void
part_init(Part *part, size_t item_size, uint64_t capacity)
{
	part->item_size = item_size;
	part->count = 0;
	part->capacity = Max(capacity, 16);
	compile_memory_check(part->capacity * item_size);
	part->items = MemoryContextAllocHuge(CurrentMemoryContext,
										 part->capacity * item_size);
}

void *
part_add(Part *part, uint64_t items)
{
	void	   *first;

	if (part->count + items > part->capacity)
	{
		compile_memory_check(Max(part->capacity, items) * part->item_size);
		part->capacity = Max(part->capacity * 2, part->count + items);
		part->items = repalloc_huge(part->items,
									part->capacity * part->item_size);
	}
	first = part->items + part->count * part->item_size;
	memset(first, 0, items * part->item_size);
	part->count += items;
	return first;
}

void
part_zeroed(Part *part, size_t item_size, uint64_t count)
{
	part_init(part, item_size, count);
	memset(part->items, 0, count * item_size);
	part->count = count;
}

/* Offsets of strings are 32 bits wide in the image */
uint32_t
add_string(Builder *builder, const char *string, size_t length)
{
	char	   *copy;

	if (length == 0)
		return 0;				/* the pool starts with an empty string */
	if (builder->strings.count + length + 1 > PG_UINT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the dictionary is too large"),
				 errdetail("Its names take more than 4 GB.")));
	copy = part_add(&builder->strings, length + 1);
	memcpy(copy, string, length);
	return copy - builder->strings.items;
}

static void
place_part(const Part *part, ImagePart *place, uint64_t *size)
{
	place->offset = *size;
	place->count = part->count;
	*size = TYPEALIGN(IMAGE_ALIGNMENT,
					  *size + part->count * part->item_size);
}

static void
copy_part(char *image, const Part *part, const ImagePart *place)
{
	memcpy(image + place->offset, part->items,
		   part->count * part->item_size);
}

static Image *
join_parts(Builder *builder)
{
	ImageHeader header = {0};
	uint64_t	size = TYPEALIGN(IMAGE_ALIGNMENT, sizeof(ImageHeader));
	char	   *image;
	struct
	{
		const Part *part;
		ImagePart  *place;
	}			parts[] = {
		{&builder->starts, &header.starts},
		{&builder->firsts, &header.firsts},
		{&builder->small_starts, &header.small_starts},
		{&builder->pairs, &header.pairs},
		{&builder->name_slots, &header.name_slots},
		{&builder->term_slots, &header.term_slots},
		{&builder->furniture, &header.furniture},
		{&builder->furniture_words, &header.furniture_words},
		{&builder->tails, &header.tails},
		{&builder->contacts, &header.contacts},
		{&builder->modifiers, &header.modifiers},
		{&builder->senses, &header.senses},
		{&builder->validities, &header.validities},
		{&builder->terms, &header.terms},
		{&builder->term_rows, &header.rows},
		{&builder->languages, &header.languages},
		{&builder->entities, &header.entities},
		{&builder->entity_ids, &header.entity_ids},
		{&builder->offices, &header.offices},
		{&builder->tenures, &header.tenures},
		{&builder->careers, &header.careers},
		{&builder->near, &header.near},
		{&builder->near_filter, &header.near_filter},
		{&builder->near_words, &header.near_words},
		{&builder->near_pairs, &header.near_pairs},
		{&builder->near_seconds, &header.near_seconds},
		{&builder->strings, &header.strings},
	};

	for (int i = 0; i < lengthof(parts); i++)
		place_part(parts[i].part, parts[i].place, &size);
	header.magic = IMAGE_MAGIC;
	header.size = size;
	header.version = builder->rows->version;
	header.aliases = builder->rows->alias_count;
	compile_memory_check(size);
	image = MemoryContextAllocHuge(CurrentMemoryContext, size);
	memset(image, 0, size);
	memcpy(image, &header, sizeof(header));
	for (int i = 0; i < lengthof(parts); i++)
		copy_part(image, parts[i].part, parts[i].place);
	return (Image *) image;
}

Image *
image_build(DictionaryRows *rows)
{
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext working = AllocSetContextCreate(caller, "newsdip image build",
												  ALLOCSET_DEFAULT_SIZES);
	Builder		builder = {0};
	Image	   *image;

	MemoryContextSwitchTo(working);
	builder.rows = rows;
	part_init(&builder.strings, 1, 1 << 16);
	part_add(&builder.strings, 1);
	build_entities(&builder);
	build_offices(&builder);
	build_careers(&builder);
	firsts_init(&builder);
	small_starts_init(&builder);
	near_words_init(&builder);
	build_terms(&builder);
	build_lexicon(&builder);
	build_names(&builder);
	build_small_starts(&builder);
	build_near(&builder);

	part_add(&builder.strings, IMAGE_STRING_READ);

	MemoryContextSwitchTo(caller);
	image = join_parts(&builder);
	MemoryContextDelete(working);
	return image;
}
