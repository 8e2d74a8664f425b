/*-------------------------------------------------------------------------
 *
 * near_word.c
 *		Single misspelt words: the last names of those whom the text names.
 *
 * They are compared with the last words of the persons that the text names,
 * at the end, so that it does not matter who comes first.  Of a text that
 * names very many persons the first ones are tried, which keeps the cost in
 * proportion to the text.
 *
 *-------------------------------------------------------------------------
 */
#include <stdlib.h>

#include "gazetteer/matcher.h"
#include "gazetteer/near.h"

void
near_remember_person(Matcher *matcher, uint32_t start, uint32_t length,
					 uint32_t letters, uint32_t entity)
{
	NearPerson *person;

	if (matcher->list->without_near || letters < NEAR_LETTERS_MIN ||
		letters > NEAR_LETTERS_MAX ||
		matcher->near_person_count == NEAR_PERSONS)
		return;
	for (uint32_t i = 0; i < matcher->near_person_count; i++)
		if (matcher->near_persons[i].entity == entity)
			return;
	person = &matcher->near_persons[matcher->near_person_count++];
	person->start = start;
	person->length = length;
	person->entity = entity;
}

void
near_remember_unknown(Matcher *matcher, uint32_t start, uint32_t end)
{
	UnknownWord *unknown;

	if (matcher->list->without_near)
		return;
	if (matcher->unknown_count == matcher->unknown_capacity)
		matcher->unknown = matcher_grow(matcher, matcher->unknown,
										matcher->first_unknown,
										&matcher->unknown_capacity,
										sizeof(UnknownWord));
	unknown = &matcher->unknown[matcher->unknown_count++];
	unknown->start = start;
	unknown->length = end - start;
}

/* A bit for each letter of a word; one edit changes at most two */
static uint32_t
letters_mask(const char *text, uint32_t start, uint32_t length)
{
	uint32_t	mask = 0;

	for (uint32_t i = 0; i < length; i++)
		mask |= UINT32_C(1) << (text[start + i] & 31);
	return mask;
}

static int
bits_set(uint32_t mask)
{
	int			count = 0;

	for (; mask != 0; mask &= mask - 1)
		count++;
	return count;
}

/* Fold a word of the text, which has room for WORD_FOLD_MAX bytes */
static int
fold(const Matcher *matcher, uint32_t start, uint32_t length, char *folded)
{
	TextWord	word = {.start = start, .length = length};

	return word_fold(matcher->text, &word, folded);
}

/* The person whose last name this word misspells, or NULL */
static const NearPerson *
near_person(const Matcher *matcher, const UnknownWord *unknown)
{
	uint32_t	mask = letters_mask(matcher->text, unknown->start,
									unknown->length);
	char		folded[WORD_FOLD_MAX];
	char		other[WORD_FOLD_MAX];
	int			length = 0;		/* of the folded word; 0: not folded yet */

	for (uint32_t i = 0; i < matcher->near_person_count; i++)
	{
		const NearPerson *person = &matcher->near_persons[i];
		int			other_length;

		/* a letter in UTF-8 and its folding may have other bytes, not so here */
		if (person->length + 1 < unknown->length ||
			unknown->length + 1 < person->length ||
			bits_set(mask ^ person->letters) > 2)
			continue;
		if (length == 0)
			length = fold(matcher, unknown->start, unknown->length, folded);
		other_length = fold(matcher, person->start, person->length, other);
		if (near_one_edit_apart(folded, length, other, other_length))
			return person;
	}
	return NULL;
}

/* The bit of a letter, or all where its folding takes a closer look */
static uint32_t
letter_bits(const Matcher *matcher, uint32_t position)
{
	unsigned char letter = matcher->text[position];

	return letter < 0x80 ? UINT32_C(1) << (letter & 31) : UINT32_MAX;
}

/*
 * Is the word that begins here the last one of somebody else's name, since a
 * capitalised word stands before it that the lexicon does not know ("Kendall
 * Jenner" beside Kylie Jenner)?
 */
static bool
ends_other_name(const Matcher *matcher, uint32_t start)
{
	TextWord	word;
	uint32_t	matched;

	return word_before(matcher, start, false, &word) &&
		image_find_term(matcher->image, matcher->text, &word, 1,
						&matched) == NULL;
}

static int
compare_starts(const void *a, const void *b)
{
	const Mention *x = a;
	const Mention *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	/* an office phrase stands before the state that it starts with */
	return x->length > y->length ? -1 : x->length < y->length;
}

/*
 * Record the unknown words that misspell the last name of a person whom the
 * text names, in text order with the others.
 */
void
near_find_unknown(Matcher *matcher)
{
	MentionList *list = matcher->list;
	uint32_t	before = list->count;
	uint32_t	first_letters = 0;
	uint32_t	last_letters = 0;

	if (matcher->near_person_count == 0 || matcher->unknown_count == 0)
		return;
	for (uint32_t i = 0; i < matcher->near_person_count; i++)
	{
		NearPerson *person = &matcher->near_persons[i];

		person->letters = letters_mask(matcher->text, person->start,
									   person->length);
		first_letters |= letter_bits(matcher, person->start);
		last_letters |= letter_bits(matcher, person->start + person->length - 1);
	}
	for (uint32_t i = 0; i < matcher->unknown_count; i++)
	{
		const UnknownWord *unknown = &matcher->unknown[i];
		const NearPerson *person;

		/* one edit changes the beginning or the end, not both */
		if (!(first_letters & letter_bits(matcher, unknown->start)) &&
			!(last_letters & letter_bits(matcher, unknown->start +
										 unknown->length - 1)))
			continue;
		person = near_person(matcher, unknown);
		if (person != NULL && !ends_other_name(matcher, unknown->start))
			(void) matcher_add(matcher, unknown->start,
							   unknown->start + unknown->length,
							   person->entity, ENTITY_PERSON, VIA_NEAR);
	}
	if (list->count > before)
		qsort(list->items, list->count, sizeof(Mention), compare_starts);
}
