/*-------------------------------------------------------------------------
 *
 * unknown_word.c
 *		Capitalised words with which no name begins.
 *
 * Such a word may be the last name of somebody whom the text has named in
 * full, or a name that is misspelt.  Most are neither, and what stands behind
 * them tells soon.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"

/*
 * A capitalised word that starts no name: perhaps the last name of somebody,
 * or misspelt.
 */
void
match_unknown(Matcher *matcher, uint32_t start, uint32_t end, uint64_t hash)
{
	NameFound	found;

	if (match_surname(matcher, start, end, hash) ||
		end - start < NEAR_LETTERS_MIN)
		return;
	if (!starts_other_name(matcher, end))
	{
		if (!matcher->full_names_only)
			near_remember_unknown(matcher, start, end);
		return;
	}
	run_begin(matcher, start);
	found = near_name(matcher, 0, 0);
	if (found.name != IMAGE_NONE)
		record_near(matcher, found);
}

/* May a word of some letters be misspelt, and go before another in a name? */
static inline bool
goes_before(const Matcher *matcher, const Candidate *word,
			const Candidate *next)
{
	return near_may_go_before(matcher->image, next->hash,
							  matcher->text + word->start,
							  word->end - word->start);
}

/* Is a candidate a word that begins another name, for starts_other_name()? */
static inline bool
is_other_name(const Matcher *matcher, const Candidate *word)
{
	return word->capital && word->end - word->start > 1 &&
		is_small_letter(matcher->text[word->start + 1]);
}

/* As match_unknown(), of a candidate; most are done with by their length */
void
match_unknown_candidate(Matcher *matcher, const Candidate *word)
{
	const char *behind = matcher->text + word->end;
	const Candidate *next = word + 1;

	if (!surname_may_be(matcher, word->hash))
	{
		if (word->end - word->start < NEAR_LETTERS_MIN)
			return;
		/* another name goes on here, or nothing: with whose word? */
		if (next < matcher->candidates_end && next->start == word->end + 1 &&
			*behind == ' ' && next->kind != CANDIDATE_OTHER &&
			(matcher->full_names_only || is_other_name(matcher, next)) &&
			!goes_before(matcher, word, next))
			return;
	}
	match_unknown(matcher, word->start, word->end, word->hash);
}
