/*-------------------------------------------------------------------------
 *
 * surname.c
 *		Last and first names of the persons whom a text has named in full.
 *
 * "Sergey Kislyak ... Kislyak", "Retno Marsudi ... Retno": the second mention
 * is no name of the dictionary, but the text has said whose it is.  Indonesian
 * news calls people by their first names, unless they have only one.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

/* Shorter last words ("un", "Li") are too often something else */
#define SURNAME_LETTERS	3

/* and single letters, but first words may be family names ("Li", "Wen") */
#define FIRST_LETTERS	2

static void
surnames_grow(Matcher *matcher)
{
	Surname    *old = matcher->surnames;
	uint32_t	old_slots = matcher->surname_slots;
	uint32_t	slots = old_slots ? old_slots * 2 : SURNAMES_AT_FIRST;

	matcher->surnames = old == NULL ? matcher->first_surnames :
		matcher->list->allocate(NULL, slots * sizeof(Surname));
	memset(matcher->surnames, 0, slots * sizeof(Surname));
	matcher->surname_slots = slots;
	for (uint32_t i = 0; i < old_slots; i++)
	{
		uint32_t	slot = old[i].hash & (slots - 1);

		if (old[i].hash == 0)
			continue;
		while (matcher->surnames[slot].hash != 0)
			slot = (slot + 1) & (slots - 1);
		matcher->surnames[slot] = old[i];
	}
	if (old != NULL && old != matcher->first_surnames)
		(void) matcher->list->allocate(old, 0);
}

static Surname *
surname_slot(const Matcher *matcher, uint64_t hash)
{
	uint32_t	slot = hash & (matcher->surname_slots - 1);

	while (matcher->surnames[slot].hash != 0 &&
		   matcher->surnames[slot].hash != hash)
		slot = (slot + 1) & (matcher->surname_slots - 1);
	return &matcher->surnames[slot];
}

/* The place of a word of somebody's name, made if need be */
static Surname *
name_slot(Matcher *matcher, const TextWord *word)
{
	Surname    *surname;

	if (matcher->surname_count * 2 >= matcher->surname_slots)
		surnames_grow(matcher);
	surname = surname_slot(matcher, word->hash);
	if (surname->hash == 0)
	{
		matcher->surname_count++;
		surname->hash = word->hash;
		surname->entity = IMAGE_NONE;
		surname->first = true;
		matcher->surname_filter |= UINT64_C(1) << (word->hash & 63);
	}
	return surname;
}

/* Remember the last name of somebody who is named in full */
void
remember_surname(Matcher *matcher, const TextWord *last, uint32_t entity)
{
	Surname    *surname;

	if (last->letters < SURNAME_LETTERS || !(last->flags & WORD_CAPITAL))
		return;
	/* who was named last is meant from now on */
	surname = name_slot(matcher, last);
	surname->entity = entity;
	surname->first = false;
}

/*
 * Remember the first name, unless the word means something else ("Prince
 * Andrew", "Will Smith") or is the last name of another.
 */
void
remember_first_name(Matcher *matcher, const TextWord *first, uint32_t entity)
{
	Surname    *surname;
	uint32_t	matched;

	if (first->letters < FIRST_LETTERS || !(first->flags & WORD_CAPITAL) ||
		image_find_term(matcher->image, matcher->text, first, 1,
						&matched) != NULL)
		return;
	surname = name_slot(matcher, first);
	if (surname->first)
		surname->entity = entity;
}

/* Is this word a last or first name of somebody named in full before? */
bool
match_surname(Matcher *matcher, uint32_t start, uint32_t end, uint64_t hash)
{
	Surname    *surname;

	if (!surname_may_be(matcher, hash))
		return false;
	surname = surname_slot(matcher, hash);
	if (surname->hash == 0)
		return false;
	if (starts_other_name(matcher, end))
	{
		/* "Agus Santoso": from now on Agus may be he */
		if (surname->first)
			surname->entity = IMAGE_NONE;
		return false;
	}
	if (surname->entity == IMAGE_NONE ||
		behind_first_name(matcher, surname->entity, start))
		return false;
	(void) matcher_add(matcher, start, end, surname->entity,
					   image_entity(matcher->image, surname->entity)->kind,
					   VIA_SURNAME);
	matcher->done = end;
	return true;
}
