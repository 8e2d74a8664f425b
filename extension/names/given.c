/*-------------------------------------------------------------------------
 *
 * given.c
 *		First names of the persons in the dictionary.
 *
 * Who is called Budi or Jennifer like somebody in the dictionary is probably
 * a person too, and the more people the dictionary learns the better it
 * guesses.  The set is made of the persons' names when a query first needs it
 * and kept while the dictionary stays the same: a millisecond for the shipped
 * one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "gazetteer/image_tables.h"
#include "gazetteer/image_terms.h"
#include "names/given.h"
#include "names/word_table.h"

/* Shorter words are rather initials and particles */
#define GIVEN_LETTERS	3

struct GivenNames
{
	MemoryContext context;
	word_table_hash *words;
	uint64		version;		/* of the dictionary */
	bool		filled;
};

GivenNames *
given_names_create(MemoryContext context)
{
	GivenNames *names = MemoryContextAllocZero(context, sizeof(GivenNames));

	names->context = AllocSetContextCreate(context, "newsdip given names",
										   ALLOCSET_DEFAULT_SIZES);
	return names;
}

/* Is this word an ordinary one, or by itself the name of something else? */
static bool
means_something_else(const Image *image, const char *text,
					 const TextWord *word)
{
	const ImageFirst *first;
	const ImageSense *sense;
	uint32		matched;

	if (image_find_term(image, text, word, 1, &matched) != NULL)
		return true;
	first = image_first_of_word(image, text, word);
	if (first == NULL || (first->value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
		return false;
	sense = &image_part(image, ImageSense, senses)[first->value & SEQUENCE_INDEX];
	while (sense->kind == ENTITY_PERSON && !(sense->flags & SENSE_LAST))
		sense++;
	return sense->kind != ENTITY_PERSON;
}

/* Make the set for this dictionary, unless it is */
void
given_names_use(GivenNames *names, const Image *image)
{
	const ImageHeader *header = image_header(image);
	const ImageEntity *entities = image_part(image, ImageEntity, entities);

	if (names->filled && names->version == header->version)
		return;
	names->filled = false;
	MemoryContextReset(names->context);
	names->words = word_table_create(names->context, 4096, NULL);
	for (uint64 i = 0; i < header->entities.count; i++)
	{
		const char *text = image_string(image, entities[i].name);
		WordScanner scanner;
		TextWord	first;
		TextWord	second;
		bool		found;

		if (i % 4096 == 0)
			CHECK_FOR_INTERRUPTS();
		if (entities[i].kind != ENTITY_PERSON)
			continue;
		word_scanner_init(&scanner, text, 0, strlen(text));
		if (word_next(&scanner, &first) && word_next(&scanner, &second) &&
			first.letters >= GIVEN_LETTERS && second.gap == GAP_SPACE &&
			!means_something_else(image, text, &first))
			word_table_insert(names->words, first.hash, &found);
	}
	names->version = header->version;
	names->filled = true;
}

bool
given_names_have(const GivenNames *names, uint64 hash)
{
	return word_table_lookup(names->words, hash) != NULL;
}
