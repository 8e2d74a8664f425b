/*-------------------------------------------------------------------------
 *
 * hint.c
 *		What single words of a sentence hint at, before it is read.
 *
 * Whether a word hints at anything is a bit of a filter, which is asked of all
 * words of a sentence; few have to be looked up.  A contact word of which the
 * grammar makes none as it stands here ("called for", "a call") hints at none.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"

#include "gazetteer/image_starts.h"
#include "gazetteer/image_terms.h"
#include "summit/hint.h"
#include "summit/party.h"

/*
 * Words in small letters from a contact to one that says that it is between
 * states or told of before, and from such a word to a contact, at most: six
 * items and two (see wording.c), each a word, a term of several or a name, which
 * has capitals; and all words.
 */
#define BEHIND_REACH 12
#define BEFORE_REACH 8
#define NAMES_REACH 40

/*
 * Words of the longest contact: where adjectives stand before their noun, what
 * tells that it was told of before stands right beside it
 */
#define BESIDE_REACH 8

/* Hints that count near a contact only */
#define HINTS_NEAR (HINT_STATES | HINT_POINTS)

/* The roles of the rows of a term, whether they count here or not */
static uint64_t
roles_of_term(const Image *image, const ImageTerm *term)
{
	const ImageTermRow *rows = image_term_rows(image, term);
	uint64_t	roles = 0;

	for (int r = 0; r < term->rows; r++)
		roles |= role_bit(rows[r].role);
	return roles;
}

/*
 * The roles that the longest term from word i on may have; *words receives how
 * many words it has, one if there is none.
 */
static uint64_t
roles_at(Sentence *sentence, int i, int *words)
{
	const TextWord *word = &sentence->words[i];
	int			count = sentence->word_count - i;
	const LexiconWord *known = NULL;
	const ImageTerm *term;
	uint32_t	matched = 0;

	*words = 1;
	if (word->flags & WORD_PLAIN)
	{
		known = sentence_lexicon_word(sentence, word);
		if (!known->longer || count == 1 ||
			!lexicon_may_go_on(sentence->lexicon, word))
			return known->roles;
	}
	count = Min(count, sentence->lexicon->longest_term);
	sentence_complete_some(sentence, i, count);
	term = image_find_term(sentence->image, sentence->text, word, (uint32_t) count,
						   &matched);
	if (term == NULL)
		return 0;
	*words = (int) matched;
	return roles_of_term(sentence->image, term);
}

/* May word i be one that links a contact to its parties: "with", "between"? */
static bool
may_link(Sentence *sentence, int i)
{
	int			words;

	return i < sentence->word_count &&
		(roles_at(sentence, i, &words) & (role_bit(ROLE_WITH) |
										  role_bit(ROLE_BETWEEN))) != 0;
}

/* "the call": does the definite article stand before word i? */
static bool
follows_article(const Sentence *sentence, int i)
{
	const ImageTermRow *rows;
	const ImageTerm *term;
	uint32_t	matched;

	if (i == 0)
		return false;
	term = image_find_term(sentence->image, sentence->text, &sentence->words[i - 1], 1, &matched);
	if (term == NULL)
		return false;
	rows = image_term_rows(sentence->image, term);
	for (int r = 0; r < term->rows; r++)
	{
		if (rows[r].role == ROLE_DETERMINER && rows[r].value == DETERMINER_DEFINITE)
			return true;
	}
	return false;
}

/* May a name begin with word i? */
static bool
may_begin_name(Sentence *sentence, int i)
{
	const TextWord *word = &sentence->words[i];
	uint64_t	first;
	uint64_t	second;

	sentence_complete_some(sentence, i, 1);
	if ((word->flags & (WORD_CAPITAL | WORD_DIGITS)) ||
		(word->flags & WORD_PLAIN) == 0)
		return true;
	word_characters(sentence->text, sentence->length, word, &first, &second);
	return image_may_start(sentence->image, first, word->length);
}

/*
 * May the phrase of somebody begin with word i, or behind it if it is a
 * determiner?  With what a phrase begins is told by party.c.
 */
static bool
may_begin_phrase(Sentence *sentence, int i)
{
	int			words;
	uint64_t	roles;

	if (i >= sentence->word_count)
		return false;
	roles = roles_at(sentence, i, &words);
	if ((roles & PHRASE_ROLES) || may_begin_name(sentence, i))
		return true;
	if ((roles & role_bit(ROLE_DETERMINER)) == 0 ||
		(i += words) >= sentence->word_count)
		return false;
	return (roles_at(sentence, i, &words) & PHRASE_ROLES) ||
		may_begin_name(sentence, i);
}

uint32_t
hints_at(Sentence *sentence, int i)
{
	const TextWord *word = &sentence->words[i];
	const LexiconRest *known;
	uint32_t	hints;

	if ((word->flags & WORD_PLAIN) == 0)
		return HINT_ALL;
	known = lexicon_rest(sentence->lexicon, sentence_lexicon_word(sentence, word));
	hints = known->hints;
	if (known->pair_hints != 0 && i > 0)
	{
		uint64_t	pair = lexicon_pair(word[-1].hash, word->hash);

		if (lexicon_bit(sentence->lexicon->ends, pair))
			hints |= known->pair_hints & ~HINTS_COMMON;
		if (lexicon_bit(sentence->lexicon->common_pairs, pair))
			hints |= known->pair_hints & HINTS_COMMON;
	}
	if (known->long_hints != 0 && i > 1 &&
		lexicon_bit(sentence->lexicon->ends,
					lexicon_triple(word[-2].hash, word[-1].hash, word->hash)))
		hints |= known->long_hints;
	if ((hints & HINT_LINKED) && may_link(sentence, i + 1))
		hints |= HINT_TOLD | HINT_CONTACT;
	else if ((hints & HINT_LINKED) && follows_article(sentence, i))
		hints |= HINT_TOLD;
	if ((hints & HINT_NAMING) && may_begin_phrase(sentence, i + 1))
		hints |= HINT_TOLD;
	return hints;
}

/*
 * Which of so many words from word i on, at most 64, may hint at something, by
 * themselves or with the one before
 */
static uint64_t
may_hint(const Sentence *sentence, int i, int count)
{
	const Lexicon *lexicon = sentence->lexicon;
	const TextWord *words = &sentence->words[i];
	uint64_t	before = i > 0 ? words[-1].hash : 0;
	uint64_t	found = 0;

	for (int w = 0; w < count; w++)
	{
		uint64_t	hash = words[w].hash;

		found |= (uint64_t) (lexicon_bit(lexicon->hinted, hash) |
							 lexicon_bit(lexicon->hinted_pairs,
										 lexicon_pair(before, hash))) << w;
		before = hash;
	}
	return found;
}

/* Is word b, if there is any, so few words in small letters behind word a? */
static bool
is_near(const Sentence *sentence, int a, int b, int reach)
{
	int			small = 0;

	if (a < 0 || b - a > NAMES_REACH)
		return false;
	for (int i = a + 1; i <= b; i++)
		small += (sentence->words[i].flags & WORD_CAPITAL) == 0;
	return small <= reach;
}

/* Do word b and word a before it, if there is one, stand side by side? */
static bool
is_beside(int a, int b)
{
	return a >= 0 && b - a <= BESIDE_REACH;
}

/* The last words of a sentence with some hints, -1 if there is none */
typedef struct LastHints
{
	int			told;
	int			home;			/* told in a language that may have a state */
	int			contact;
	int			states;
	int			points;
} LastHints;

/* Those of the hints near a contact that word i adds to, which has these */
static uint32_t
hints_near(const Sentence *sentence, int i, uint32_t hints, LastHints *last)
{
	uint32_t	found = 0;

	/* a term may be both */
	last->told = hints & HINT_TOLD ? i : last->told;
	last->home = (hints & HINT_TOLD) && (hints & HINT_HOME) ? i : last->home;
	last->contact = hints & HINT_CONTACT ? i : last->contact;
	last->states = hints & HINT_STATES ? i : last->states;
	last->points = hints & HINT_POINTS ? i : last->points;
	if (((hints & HINT_STATES) &&
		 is_near(sentence, last->contact, i, BEHIND_REACH)) ||
		((hints & HINT_CONTACT) &&
		 is_near(sentence, last->states, i, BEFORE_REACH)))
		found |= HINT_STATES;
	if ((hints & HINT_POINTS) &&
		(is_near(sentence, last->home, i, BEHIND_REACH) ||
		 is_beside(last->told, i)))
		found |= HINT_POINTS;
	if ((hints & HINT_TOLD) &&
		(hints & HINT_HOME ? is_near(sentence, last->points, i, BEFORE_REACH) :
		 is_beside(last->points, i)))
		found |= HINT_POINTS;
	return found;
}

uint32_t
hints_find(Sentence *sentence)
{
	const int	count = sentence->word_count;
	LastHints	last = {-1, -1, -1, -1, -1};
	uint32_t	found = 0;

	for (int first = 0; first < count; first += 64)
	{
		uint64_t	left = may_hint(sentence, first, Min(count - first, 64));

		for (; left != 0; left &= left - 1)
		{
			int			i = first + pg_rightmost_one_pos64(left);
			uint32_t	hints = hints_at(sentence, i);

			found |= hints & ~HINTS_NEAR;
			if (hints & (HINTS_NEAR | HINT_TOLD | HINT_CONTACT))
				found |= hints_near(sentence, i, hints, &last);
		}
	}
	return found;
}
