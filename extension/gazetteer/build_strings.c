/*-------------------------------------------------------------------------
 *
 * build_strings.c
 *		The strings of an image, one behind the other.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* About how many bytes the strings take, which are mostly names, those of
 * entities twice */
static uint64_t
string_bytes(const DictionaryRows *rows)
{
	uint64_t	bytes = IMAGE_STRING_READ + 1;

	for (uint32_t i = 0; i < rows->alias_count; i++)
		bytes += rows->aliases[i].length + 1;
	for (uint32_t i = 0; i < rows->entity_count; i++)
		bytes += strlen(rows->entities[i].name) + 1;
	for (uint32_t i = 0; i < rows->term_count; i++)
		bytes += 2 * (strlen(rows->terms[i].term) + 1);
	return bytes;
}

/* The pool starts with an empty string */
void
strings_init(Builder *builder)
{
	part_init(&builder->strings, 1, string_bytes(builder->rows));
	part_add(&builder->strings, 1);
}

/* Offsets of strings are 32 bits wide in the image */
uint32_t
add_string(Builder *builder, const char *string, size_t length)
{
	char	   *copy;

	if (length == 0)
		return 0;
	if (builder->strings.count + length + 1 > PG_UINT32_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("the dictionary is too large"),
				 errdetail("Its names take more than 4 GB.")));
	copy = part_room(&builder->strings, length + 1);
	memcpy(copy, string, length);
	copy[length] = '\0';
	return copy - builder->strings.items;
}

/* Add what may be read behind the last string */
void
strings_end(Builder *builder)
{
	part_add(&builder->strings, IMAGE_STRING_READ);
}
