/*-------------------------------------------------------------------------
 *
 * office_phrase.c
 *		Holders of offices named by role and state: "Presiden AS",
 *		"the American president", "President of the United States".
 *
 * Phrases are not stored.  They are a role noun of the lexicon beside a name
 * of the state or body, on the side that the row of the role noun says, so
 * that every name of a state serves at once and a change of holder is one
 * dated row.  A word like "mantan" or "deputy" beside the phrase says that
 * somebody else is meant.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/* The longest role noun, link and "former" that is looked for, in words */
#define ROLE_WORDS		6
#define LINK_WORDS		3
#define DENIAL_WORDS	2

/* The row of a term with this role that ends right before word number end */
static const ImageTermRow *
term_before(Matcher *matcher, uint64_t end, uint32_t longest, TermRole role,
			int32_t value, uint32_t *words)
{
	const TextWord *last = end > 0 ? matcher_word(matcher, end) : NULL;

	/* what stands there must run on without punctuation */
	if (last == NULL ||
		image_gap(matcher_word(matcher, end - 1), last) != SEQUENCE_SOFT)
		return NULL;
	for (uint32_t count = longest < end ? longest : (uint32_t) end; count > 0;
		 count--)
	{
		TextWord	copy[NAME_WORDS];
		const TextWord *term = matcher_copy(matcher, end - count, count, copy);
		const ImageTermRow *row = image_exact_term(matcher->image,
												   matcher->text, term, count,
												   role);

		if (row != NULL && (row->value & value) == value)
		{
			*words = count;
			return row;
		}
	}
	return NULL;
}

/* The row of the longest such term that starts at word number first */
static const ImageTermRow *
term_after(Matcher *matcher, uint64_t first, uint32_t longest, TermRole role,
		   int32_t value, uint32_t *words)
{
	const TextWord *start = matcher_word(matcher, first);
	uint32_t	available = 0;

	if (start == NULL ||
		image_gap(matcher_word(matcher, first - 1), start) != SEQUENCE_SOFT)
		return NULL;
	while (available < longest && matcher_word(matcher, first + available))
		available++;
	for (uint32_t count = available; count > 0; count--)
	{
		TextWord	copy[NAME_WORDS];
		const TextWord *term = matcher_copy(matcher, first, count, copy);
		const ImageTermRow *row = image_exact_term(matcher->image,
												   matcher->text, term, count,
												   role);

		if (row != NULL && (row->value & value) == value)
		{
			*words = count;
			return row;
		}
	}
	return NULL;
}

/* Does a word before or behind the phrase say that this is not the holder? */
static bool
is_denied(Matcher *matcher, uint64_t first, uint64_t end)
{
	uint32_t	words;

	return term_before(matcher, first, DENIAL_WORDS, ROLE_NOT_HOLDER, 0,
					   &words) != NULL ||
		term_after(matcher, end, DENIAL_WORDS, ROLE_NOT_HOLDER, 0,
				   &words) != NULL;
}

static void
record_holder(Matcher *matcher, uint64_t first, uint64_t end, uint32_t body,
			  const ImageTermRow *role)
{
	uint32_t	holder;

	holder = image_office_holder(matcher->image, body, role->rank,
								 image_string(matcher->image, role->title),
								 matcher->date);
	if (holder == IMAGE_NONE || is_denied(matcher, first, end))
		return;
	(void) matcher_add(matcher, first, end - first, holder, VIA_OFFICE);
	matcher->offices = true;
}

/* The possessive between a state and a role: "Russia's president" */
static uint64_t
skip_possessive(Matcher *matcher, uint64_t number)
{
	const TextWord *word = matcher_word(matcher, number);

	if (word != NULL && word->length == 1 && word->gap == GAP_APOSTROPHE &&
		matcher->text[word->start] == 's')
		return number + 1;
	return number;
}

/*
 * Record the office phrase, if any, around the name of a state or body that
 * has offices and runs over words words from word number first on.
 */
void
office_phrase(Matcher *matcher, uint64_t first, uint32_t words, uint32_t body)
{
	const ImageTermRow *role;
	uint64_t	end = first + words;
	uint64_t	role_start;
	uint32_t	role_words;
	uint32_t	link_words;

	role = term_before(matcher, first, ROLE_WORDS, ROLE_ROLE_NOUN,
					   ROLE_NOUN_BEFORE, &role_words);
	if (role != NULL)
	{
		record_holder(matcher, first - role_words, end, body, role);
		return;
	}
	if (term_before(matcher, first, LINK_WORDS, ROLE_ROLE_LINK, 0,
					&link_words) != NULL)
	{
		role = term_before(matcher, first - link_words, ROLE_WORDS,
						   ROLE_ROLE_NOUN, ROLE_NOUN_LINKED, &role_words);
		if (role != NULL)
		{
			record_holder(matcher, first - link_words - role_words, end, body,
						  role);
			return;
		}
	}
	role_start = skip_possessive(matcher, end);
	role = term_after(matcher, role_start, ROLE_WORDS, ROLE_ROLE_NOUN,
					  ROLE_NOUN_AFTER, &role_words);
	if (role != NULL)
		record_holder(matcher, first, role_start + role_words, body, role);
}
