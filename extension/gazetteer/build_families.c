/*-------------------------------------------------------------------------
 *
 * build_families.c
 *		Names of one word with which names of persons end.
 *
 * "Jordan" is a state, and Michael Jordan's last name: behind another first
 * name the text means neither (namesake.c).  The last words of persons' names
 * are collected, and looked for among the names when these are all there.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* So many entries are fetched ahead of the one that is marked */
#define ENTRIES_AHEAD	8

void
families_init(Builder *builder)
{
	part_init(&builder->family_hashes, sizeof(uint64_t), 16);
}

/* Note the word with which a person's name ends */
void
family_add(Builder *builder, const NameWords *words)
{
	uint64_t   *hash = part_room(&builder->family_hashes, 1);

	*hash = words->items[words->count - 1].hash;
}

/* Mark the records of a word, if it is a name by itself */
static void
mark_family(const KeyTable *entries, uint64_t hash)
{
	FirstEntry *items = (FirstEntry *) entries->records.items;

	for (uint64_t slot = key_table_find(entries, hash); items[slot].hash != 0;
		 slot = key_table_find_next(entries, slot, hash))
		if ((items[slot].first.value & SEQUENCE_INDEX) != SEQUENCE_INDEX)
			items[slot].first.next |= FIRST_FAMILY;
}

/* Mark the names among the first words, all of which are known, with which
 * names of persons end */
void
build_families(Builder *builder)
{
	const KeyTable *entries = &builder->first_entries;
	const uint64_t *hashes = (const uint64_t *) builder->family_hashes.items;

	for (uint64_t i = 0; i < builder->family_hashes.count; i++)
	{
		if (i + ENTRIES_AHEAD < builder->family_hashes.count)
			key_table_prefetch(entries, hashes[i + ENTRIES_AHEAD]);
		mark_family(entries, hashes[i]);
	}
	part_free(&builder->family_hashes);
}
