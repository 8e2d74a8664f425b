/*-------------------------------------------------------------------------
 *
 * word_run.c
 *		The words from some place of the text on.
 *
 * They are read as they are asked for, and taken from the candidates of the
 * chunk where these have read them already.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/* Begin a run of words at a word */
void
run_begin(Matcher *matcher, uint32_t start)
{
	WordRun    *run = &matcher->run;

	word_scanner_init(&run->scanner, matcher->text, start, matcher->length);
	run->next = NULL;
	run->count = 0;
	if (word_read_plain(run->scanner.text, start, matcher->length,
						&run->words[0]))
	{
		run->words[0].gap = GAP_SPACE;
		run->scanner.position = start + run->words[0].length;
		run->count = 1;
	}
}

/*
 * Take the next word of the run from the candidates, where it is one and but
 * a blank, a line end, a hyphen or an apostrophe stands before it.
 */
static inline bool
run_take(Matcher *matcher, TextWord *word)
{
	WordRun    *run = &matcher->run;
	const Candidate *next = run->next;

	if (next == NULL || next == matcher->candidates_end ||
		next->start != run->scanner.position + 1 ||
		!candidate_soft_gap(matcher, next))
		return false;
	candidate_word(next, word);
	run->scanner.position = next->end;
	run->next++;
	return true;
}

/* As run_word(), of a word that is not read yet */
const TextWord *
run_read(Matcher *matcher, uint32_t number)
{
	WordRun    *run = &matcher->run;

	if (number >= NAME_WORDS)
		return NULL;
	while (run->count <= number)
	{
		TextWord   *word = &run->words[run->count];

		if (!run_take(matcher, word))
		{
			run->next = NULL;
			if (!word_next(&run->scanner, word))
				return NULL;
		}
		run->count++;
	}
	return &run->words[number];
}
