/*-------------------------------------------------------------------------
 *
 * build_firsts.c
 *		The words with which names begin.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

/* The table of the image is so full, in percent: nearly all words are found
 * in the four slots where they belong */
#define FIRSTS_FULL			60

void
firsts_init(Builder *builder)
{
	/* two names in five begin with a word of their own */
	key_table_init(&builder->first_entries, sizeof(FirstEntry),
				   (uint64_t) builder->rows->alias_count / 2);
}

/* The entry of a word, or the empty one where it belongs */
static FirstEntry *
find_entry(const KeyTable *entries, uint64_t hash, uint64_t tag)
{
	FirstEntry *items = (FirstEntry *) entries->records.items;
	uint64_t	slot = key_table_find(entries, hash);

	while (items[slot].hash != 0 && items[slot].first.tag != tag)
		slot = key_table_find_next(entries, slot, hash);
	return &items[slot];
}

/*
 * The record of the first word of a name, which is entered if it is new, as
 * one that is no name and has no longer ones.  The pointer is good until the
 * next call.
 */
ImageFirst *
first_record(Builder *builder, const NameWords *words)
{
	const TextWord *word = &words->items[0];
	uint64_t	bytes = words_bytes(words, 0);
	uint64_t	tag = image_first_tag(word->hash, bytes,
									  word->folded_length <= 8 &&
									  (bytes & UINT64_C(0x8080808080808080)) == 0);
	FirstEntry *entry;

	key_table_reserve(&builder->first_entries);
	entry = find_entry(&builder->first_entries, word->hash, tag);
	if (entry->hash == 0)
	{
		entry->hash = word->hash;
		entry->first.tag = tag;
		entry->first.value = SEQUENCE_INDEX;
		builder->first_entries.used++;
	}
	return &entry->first;
}

/* Note in a record that this second word may follow */
void
first_add_next(ImageFirst *first, const NameWords *words)
{
	unsigned char letter = words_bytes(words, 1);

	/* what does not begin with ASCII always gets a closer look */
	if (letter != 0 && letter < 0x80)
		first->next |= UINT32_C(1) << (letter & 31);
}

/* The table as the image has it; the names get their indexes there */
void
build_firsts(Builder *builder, const uint32_t *indexes)
{
	const KeyTable *entries = &builder->first_entries;
	const FirstEntry *items = (const FirstEntry *) entries->records.items;
	uint64_t	slots = image_slots(entries->used, FIRSTS_FULL);
	ImageFirst *firsts;

	part_zeroed(&builder->firsts, sizeof(ImageFirst), slots);
	firsts = (ImageFirst *) builder->firsts.items;
	for (uint64_t i = 0; i < entries->records.count; i++)
	{
		uint64_t	slot = image_place(items[i].hash, slots);

		if (items[i].hash == 0)
			continue;
		while (firsts[slot].tag != 0)
			if (++slot == slots)
				slot = 0;
		firsts[slot] = items[i].first;
		firsts[slot].value = sequence_value(items[i].first.value, indexes);
	}
	part_free(&builder->first_entries.records);
}
