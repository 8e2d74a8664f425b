/*-------------------------------------------------------------------------
 *
 * any_word.c
 *		Matching at a word of any characters and length.
 *
 * Here comes what cannot be told by masks of ASCII: words are read one by one,
 * and what begins at one is looked for by name.c.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/* Words of a run without blanks between two looks at whether the user has
 * cancelled */
#define PAUSE_WORDS		65536

/*
 * A name that starts with a title may end before the name without it does:
 * "King Charles" in "King Charles III".  Match the longer one instead.
 */
static bool
match_behind_title(Matcher *matcher, NameFound found)
{
	const TextWord *words = matcher->run.words;
	const TextWord *first;
	uint32_t	start = words[0].start;
	uint32_t	end = text_word_end(&words[found.words - 1]);
	uint32_t	title = 0;
	NameFound	longer = {.name = IMAGE_NONE};

	if ((found.sense->flags & SENSE_TITLE) && capital_follows(matcher, end))
		title = title_words(matcher, words, found.words, found.sense);
	if (title == 0)
		return false;
	run_begin(matcher, words[title].start);
	first = run_word(matcher, 0);
	if (first != NULL)
		longer = longest_name(matcher,
							  image_first_of_word(matcher->image,
												  matcher->text, first));
	if (longer.name != IMAGE_NONE && !longer.near &&
		words[longer.words - 1].start >= end)
	{
		record_run(matcher, &longer);
		return true;
	}
	run_begin(matcher, start);
	(void) run_word(matcher, found.words - 1);
	return false;
}

/* Match at the run, some names having its word for their first */
void
match_known(Matcher *matcher, const ImageFirst *first)
{
	NameFound	found = longest_name(matcher, first);

	if (found.name == IMAGE_NONE)
	{
		const TextWord *word = &matcher->run.words[0];

		if (word->flags & WORD_CAPITAL)
			match_unknown(matcher, word->start, text_word_end(word),
						  word->hash);
	}
	else if (found.near)
		record_near(matcher, found);
	else if (!is_something_else(matcher, &found, first,
								&matcher->run.words[0]) &&
			 !match_behind_title(matcher, found))
		record_run(matcher, &found);
}

/* Match at a word of any length and characters */
static void
match_any_word(Matcher *matcher, const TextWord *word)
{
	const ImageFirst *first;

	if (word->flags & WORD_LONG)
		return;
	first = image_first_of_word(matcher->image, matcher->text, word);
	if (first != NULL)
	{
		run_begin(matcher, word->start);
		(void) run_word(matcher, 0);
		match_known(matcher, first);
	}
	else if (word->flags & WORD_CAPITAL)
		match_unknown(matcher, word->start, text_word_end(word),
					  word->hash);
}

/*
 * Match at the words of any characters and length that stand between two
 * bytes.  Neither byte is inside a word.
 */
void
match_other_words(Matcher *matcher, uint32_t start, uint32_t end)
{
	WordScanner scanner;
	TextWord	word;
	uint32_t	words = 0;

	word_scanner_init(&scanner, matcher->text, start, end);
	if (scanner.position < matcher->done)
		scanner.position = matcher->done;
	while (word_next(&scanner, &word))
	{
		match_any_word(matcher, &word);
		if (scanner.position < matcher->done)
			scanner.position = matcher->done;
		/* text without blanks may run on for long */
		if (++words % PAUSE_WORDS == 0 && matcher->list->pause != NULL)
			matcher->list->pause();
	}
}
