/*-------------------------------------------------------------------------
 *
 * language.c
 *		The language of a sentence.
 *
 * A word of another language that happens to be a term ("pers", "to") is none:
 * the language that most terms of the sentence belong to decides which rows
 * count.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/item.h"

/* Languages between which the terms of one sentence decide */
#define LANGUAGES_MAX 8

/* How many terms of a sentence belong to each language */
typedef struct Ballot
{
	uint16_t	languages[LANGUAGES_MAX];
	int			votes[LANGUAGES_MAX];
	int			count;
} Ballot;

/* A term votes for each language that it has a row of, once */
static void
vote(Ballot *ballot, uint16_t language, uint32_t *voted)
{
	int			l = 0;

	while (l < ballot->count && ballot->languages[l] != language)
		l++;
	if (l == LANGUAGES_MAX || (*voted & (1U << l)))
		return;
	if (l == ballot->count)
	{
		ballot->languages[l] = language;
		ballot->votes[l] = 0;
		ballot->count++;
	}
	ballot->votes[l]++;
	*voted |= 1U << l;
}

/*
 * Are all terms of the language of the last sentence that was read?  Nearly all
 * are, and there is no branch for a single one.  Then all their rows count, and
 * their roles are summed up.
 */
static bool
settle_as_expected(Sentence *sentence)
{
	uint64_t	roles = 0;
	int			expected = 0;
	int			none = 0;
	bool		numbers = false;

	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		expected += item->language == sentence->expected;
		none += item->language == 0;
		roles |= item->roles;
		numbers |= item->kind == ITEM_NUMBER;
	}
	if (sentence->expected == 0 || expected == 0 ||
		expected + none != sentence->count)
		return false;
	sentence->roles = roles;
	sentence->numbers = numbers;
	return true;
}

/* The language of most terms; 0 if two are level */
static uint16_t
decide_language(const Sentence *sentence)
{
	Ballot		ballot;
	uint16_t	best = 0;
	int			most = 0;

	ballot.count = 0;
	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];
		uint32_t	voted = 0;

		if (item->language == 0)
			continue;
		if (item->language != LANGUAGE_MIXED)
		{
			vote(&ballot, item->language, &voted);
			continue;
		}
		for (int r = 0; r < item->row_count; r++)
		{
			if ((item->row_mask & (1 << r)) != 0 && item->rows[r].language != 0)
				vote(&ballot, item->rows[r].language, &voted);
		}
	}
	for (int l = 0; l < ballot.count; l++)
	{
		if (ballot.votes[l] == most)
			best = 0;
		else if (ballot.votes[l] > most)
		{
			most = ballot.votes[l];
			best = ballot.languages[l];
		}
	}
	return best;
}

/* What the lexicon says of the language: its word order, its state */
static void
learn_language(Sentence *sentence)
{
	const ImageTermRow *rows = image_part(sentence->image, ImageTermRow, rows);
	const uint32_t *languages = image_part(sentence->image, uint32_t,
										   languages);
	uint64_t	count = image_header(sentence->image)->languages.count;

	sentence->modifier_first = false;
	sentence->home = IMAGE_NONE;
	for (uint64_t i = 0; i < count; i++)
	{
		const ImageTermRow *row = &rows[languages[i]];
		const char *order;

		if (row->language != sentence->language)
			continue;
		order = image_string(sentence->image, row->title);
		sentence->modifier_first = strcmp(order, "modifier first") == 0;
		if (row->value != 0)
			sentence->home = image_find_entity(sentence->image, row->value);
		return;
	}
}

/* Keep the rows of an item that are of the sentence's language, or of none */
static void
keep_rows(SummitItem *item, uint16_t language)
{
	uint16_t	mask = 0;

	for (int r = 0; r < item->row_count; r++)
	{
		const ImageTermRow *row = &item->rows[r];

		if ((item->row_mask & (1 << r)) &&
			(row->language == 0 || row->language == language))
			mask |= (uint16_t) (1 << r);
	}
	item_set_rows(item, term_sum(item->rows, mask));
	if (item->kind == ITEM_TERM && mask == 0)
		item->kind = ITEM_WORD;
}

/* Keep the rows of the sentence's language and sum up the roles */
static void
settle_roles(Sentence *sentence)
{
	uint16_t	language = sentence->language;
	uint64_t	roles = 0;
	bool		numbers = false;

	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];

		if (item->language != 0 && item->language != language &&
			language != 0)
			keep_rows(item, language);
		roles |= item->roles;
		numbers |= item->kind == ITEM_NUMBER;
	}
	sentence->roles = roles;
	sentence->numbers = numbers;
}

/* Decide the language of the sentence, and which rows of its terms count */
void
sentence_settle(Sentence *sentence)
{
	bool		settled = settle_as_expected(sentence);
	uint16_t	language = settled ? sentence->expected : decide_language(sentence);

	sentence->undecided = language == 0;
	if (language != 0)
		sentence->expected = language;
	if (language != 0 && language != sentence->language)
	{
		sentence->language = language;
		learn_language(sentence);
	}
	if (!settled)
		settle_roles(sentence);
}
