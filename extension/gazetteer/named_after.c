/*-------------------------------------------------------------------------
 *
 * named_after.c
 *		Things that bear the name of a person.
 *
 * "Jalan MH Thamrin", "Indira Gandhi International Airport" and "Tamura Corp"
 * name nobody who is reported of.  A head word of names says so, right before
 * the name or right behind it, if its row in the lexicon is of things that are
 * called after persons.  Whoever is named in no other way is not called by the
 * last name either: the text goes on with "Thamrin", and means the street.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/image_tables.h"
#include "gazetteer/matcher.h"
#include "text/ascii.h"
#include "text/hash.h"

/* The row of a word that is a head of names of things that are called after
 * persons, or NULL */
static const ImageTermRow *
head_row(const Matcher *matcher, const TextWord *word)
{
	return image_exact_term(matcher->image, matcher->text, word, 1,
							ROLE_NAME_HEAD, NAME_HEAD_BEARER);
}

/* Does the word that ends at a byte look like a head with which names begin? */
static inline bool
may_be_head(const Matcher *matcher, uint32_t end)
{
	const uint32_t *bearers = image_part(matcher->image, uint32_t, bearers);
	uint32_t	bit;

	if (end < sizeof(uint64_t))
		return true;
	bit = image_bearer_bit(hash_load(matcher->text + end - sizeof(uint64_t),
									 sizeof(uint64_t)));
	return bearers[bit / 32] >> bit % 32 & 1;
}

/*
 * "Jalan", "Jl.": does a head stand before the name that starts at a byte?  Not
 * one that may end names: "the head of Ruritania University X".
 */
static bool
is_behind_head(const Matcher *matcher, uint32_t start)
{
	const char *text = matcher->text;
	uint32_t	end = start - 1;
	uint32_t	begin;
	const ImageTermRow *row;
	WordScanner scanner;
	TextWord	word;

	if (start < 2 || text[end] != ' ')
		return false;
	if (text[end - 1] == '.')
		end--;
	if (!may_be_head(matcher, end))
		return false;
	for (begin = end; begin > 0 && end - begin < WORD_FOLD_MAX &&
		 is_letter_byte(text[begin - 1]); begin--)
		;
	if (end - begin < 2 || (text[end] == '.' && end - begin > SHORT_WORD_LETTERS))
		return false;
	word_scanner_init(&scanner, text, begin, end);
	if (!word_next(&scanner, &word) || text_word_end(&word) != end)
		return false;
	row = head_row(matcher, &word);
	return row != NULL && !(row->value & NAME_HEAD_LAST);
}

/*
 * "Airport", "International Airport": does a head stand behind the name that ends
 * at a byte, with at most another one between?
 */
static bool
is_before_head(const Matcher *matcher, uint32_t end)
{
	const char *text = matcher->text;
	const ImageTermRow *row;
	WordScanner scanner;
	TextWord	word;

	if (!capital_follows(matcher, end))
		return false;
	word_scanner_init(&scanner, text, end, matcher->length);
	if (!word_next(&scanner, &word) ||
		!image_filter(matcher->image, &image_header(matcher->image)->term_words, word.hash))
		return false;
	row = head_row(matcher, &word);
	if (row == NULL && image_exact_term(matcher->image, text, &word, 1, ROLE_NAME_HEAD,
										NAME_HEAD_LAST) != NULL &&
		word_next(&scanner, &word) && (word.flags & WORD_CAPITAL) && word.gap == GAP_SPACE)
		row = head_row(matcher, &word);
	return row != NULL && (row->value & NAME_HEAD_LAST);
}

/* Persons of a text whose name things bear; of more of them nothing is dropped */
#define NAMED_AFTER		32

typedef struct NamedAfter
{
	uint32_t	entities[NAMED_AFTER];
	uint32_t	count;
} NamedAfter;

static bool
has_entity(const NamedAfter *persons, uint32_t entity)
{
	for (uint32_t i = 0; i < persons->count; i++)
		if (persons->entities[i] == entity)
			return true;
	return false;
}

/* Drop the mentions that are parts of names of things, and note of whom */
static void
drop_parts(const Matcher *matcher, NamedAfter *persons)
{
	MentionList *list = matcher->list;

	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];

		if (mention->kind != ENTITY_PERSON || mention->via == VIA_OFFICE ||
			!(is_before_head(matcher, mention_end(mention)) ||
			  is_behind_head(matcher, mention->start - mention->title)))
			continue;
		if (!has_entity(persons, mention->entity))
		{
			if (persons->count == NAMED_AFTER)
				continue;
			persons->entities[persons->count++] = mention->entity;
		}
		mention->doubt = DOUBT_DROPPED;
	}
}

/* Does a mention say by itself whom it means? */
static inline bool
is_in_full(const Mention *mention)
{
	return mention->doubt != DOUBT_DROPPED &&
		(mention->via == VIA_NAME || (mention->via == VIA_NEAR && mention->words > 1));
}

/* Is an entity named in full? */
static bool
is_named(const MentionList *list, uint32_t entity)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].entity == entity && is_in_full(&list->items[i]))
			return true;
	return false;
}

/* Drop the mentions of somebody by what he is called when he is known */
static void
drop_short(MentionList *list, uint32_t entity)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].entity == entity &&
			(list->items[i].via == VIA_SURNAME || list->items[i].via == VIA_NEAR))
			list->items[i].doubt = DOUBT_DROPPED;
}

/* Drop the mentions of persons after whom things are named, as far as the text
 * means the things */
void
named_after_drop(Matcher *matcher)
{
	MentionList *list = matcher->list;
	NamedAfter	persons;

	persons.count = 0;
	drop_parts(matcher, &persons);
	for (uint32_t i = 0; i < persons.count; i++)
		if (!is_named(list, persons.entities[i]))
			drop_short(list, persons.entities[i]);
	if (persons.count > 0)
		drop_marked(list);
}
