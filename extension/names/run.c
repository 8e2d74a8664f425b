/*-------------------------------------------------------------------------
 *
 * run.c
 *		What the names of persons and of bodies have in common.
 *
 * A name is a run of capitalised words side by side.  Capitals tell nothing in
 * a headline, and words that lost the blank between them are no names.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "names/run.h"
#include "text/ascii.h"

/* In a headline small words so long are rarer than this to capitals */
#define HEADLINE_BYTES	4
#define HEADLINE_RATIO	5

/* A capital so far inside a word begins another, in ASCII */
#define TOGETHER_BYTES	4

/*
 * Is nearly every word capitalised, so that capitals tell nothing?  Short
 * words ("di", "of") stay small in headlines.
 */
bool
run_in_headline(const Sentence *sentence)
{
	int			small = 0;
	int			capitals = 0;

	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->kind == ITEM_NUMBER)
			continue;
		if (item->flags & WORD_CAPITAL)
			capitals++;
		else if (item->end - item->start >= HEADLINE_BYTES)
			small++;
	}
	return small * HEADLINE_RATIO < capitals;
}

/*
 * Does a sentence of many capitals end as headlines do not, with a full stop,
 * and have a small word?  It may be a list of people and their offices.
 */
bool
run_is_list(const Sentence *sentence)
{
	uint32_t	end = sentence->length;
	bool		small = false;

	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		end = item->end;
		small |= item->kind != ITEM_NUMBER && !run_is_capital(item);
	}
	return small && end < sentence->length && sentence->text[end] == '.';
}

/* An abbreviation in capitals */
bool
run_is_acronym(const SummitItem *item)
{
	return (item->kind == ITEM_WORD || item->kind == ITEM_TERM) &&
		(item->flags & WORD_ALL_CAPITALS) != 0;
}

bool
run_is_capital(const SummitItem *item)
{
	return (item->flags & WORD_CAPITAL) != 0;
}

/*
 * Words without the blank between them ("FederasiRusia", "RIHarun"): small
 * letters that go over to a capital late in the word, or capitals that go
 * over to small letters.  MacArthur and DeVos are names.
 */
bool
run_is_together(const Sentence *sentence, const SummitItem *item)
{
	const char *text = sentence->text;
	uint32_t	i = item->start + 1;

	if (i >= item->end)
		return false;
	if (is_capital_letter(text[i]))
	{
		while (i < item->end && is_capital_letter(text[i]))
			i++;
		return i < item->end && is_small_letter(text[i]);
	}
	for (; i < item->end; i++)
		if (is_capital_letter(text[i]))
			return i - item->start >= TOGETHER_BYTES;
	return is_ascii_digit(text[item->end - 1]);
}

/* May a name run over what stands before this item? */
bool
run_is_joined(const SummitItem *item)
{
	if (item->gap == GAP_PERIOD)
		return item[-1].end - item[-1].start <= INITIALS_BYTES;
	return item->gap == GAP_SPACE || item->gap == GAP_HYPHEN ||
		item->gap == GAP_APOSTROPHE;
}

/* "Presidential Studies (IPS)": a body with its abbreviation */
bool
run_has_abbreviation(const Sentence *sentence, int first, int last)
{
	const SummitItem *short_form = &sentence->items[last + 1];
	uint32_t	length;

	if (last + 1 >= sentence->count || short_form->gap != GAP_BRACKET ||
		!run_is_acronym(short_form) || last == first)
		return false;
	length = short_form->end - short_form->start;
	return length > (uint32_t) (last - first) &&
		sentence->text[short_form->end - 1] ==
		sentence->text[sentence->items[last].start];
}
