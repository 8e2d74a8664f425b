/*-------------------------------------------------------------------------
 *
 * name.c
 *		The longest name of the dictionary that starts at a word.
 *
 * The words from there on are read as they are asked for, and followed along
 * the table of sequences; a name counts where one of its senses stands as its
 * match rule wants.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

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

static bool
is_valid(const Matcher *matcher, uint32_t index)
{
	const ImageValidity *validity;

	/* the first one is all of time */
	if (index == 0 || matcher->date == NO_DATE)
		return true;
	validity = &image_part(matcher->image, ImageValidity, validities)[index];
	return matcher->date >= validity->since && matcher->date < validity->until;
}

/* Does the alias stand here as its match rule wants it? */
static bool
sense_matches(const Matcher *matcher, const ImageSense *sense,
			  const TextWord *words, uint32_t count)
{
	const char *written;
	uint32_t	length;
	uint32_t	end;
	char		behind;

	if (!is_valid(matcher, sense->validity))
		return false;
	switch ((AliasMatch) sense->match)
	{
		case MATCH_ANY:
			return true;
		case MATCH_NAME:
			/* "XI" is a numeral, not Xi */
			if ((sense->flags & SENSE_SHORT) &&
				(words[0].flags & WORD_ALL_CAPITALS))
				return false;
			if ((sense->capitals & 1) && !(words[0].flags & WORD_CAPITAL))
				return false;
			for (uint32_t i = 1; i < count && i < 16; i++)
				if ((sense->capitals >> i & 1) &&
					!(words[i].flags & WORD_CAPITAL))
					return false;
			return true;
		case MATCH_EXACT:
			written = image_string(matcher->image, sense->name);
			end = words[count - 1].start + words[count - 1].length;
			length = end - words[0].start;
			behind = end < matcher->length ? matcher->text[end] : '\0';
			/* "US$ 100" is money */
			if (behind == '$')
				return false;
			/* the final full stop of "U.S." is compared by its presence */
			return strncmp(written, matcher->text + words[0].start,
						   length) == 0 &&
				(written[length] == '\0' ||
				 (written[length] == '.' && written[length + 1] == '\0' &&
				  behind == '.'));
	}
	return false;
}

/*
 * The first sense of a name behind "after" (NULL: from the start) that can
 * stand here, or NULL.
 */
const ImageSense *
matcher_sense(const Matcher *matcher, uint32_t name, const TextWord *words,
			  uint32_t count, const ImageSense *after)
{
	const ImageSense *sense = after ? after :
		&image_part(matcher->image, ImageSense, senses)[name];

	if (after != NULL)
	{
		if (after->flags & SENSE_LAST)
			return NULL;
		sense++;
	}
	while (!sense_matches(matcher, sense, words, count))
	{
		if (sense->flags & SENSE_LAST)
			return NULL;
		sense++;
	}
	return sense;
}

/*
 * As matcher_sense(), of a name of which only a hash is known to stand here.
 */
static const ImageSense *
verified_sense(const Matcher *matcher, uint32_t name, const TextWord *words,
			   uint32_t count)
{
	const ImageSense *sense = matcher_sense(matcher, name, words, count, NULL);

	if (sense != NULL && sense->match != MATCH_EXACT &&
		!image_words_equal(image_string(matcher->image, sense->name),
						   matcher->text, words, count))
		return NULL;
	return sense;
}

/*
 * May the next word continue a sequence of this value that ends with a word
 * of the text?  Most are found not to by their first bytes: a small letter
 * where no name has a small word, punctuation where no name has any.
 */
static inline bool
may_continue(const Matcher *matcher, uint32_t value, const TextWord *word)
{
	const unsigned char *at = (const unsigned char *) matcher->text +
		word->start + word->length;
	const unsigned char *end = (const unsigned char *) matcher->text +
		matcher->length;

	if (!(value & SEQUENCE_LONGER) || at == end)
		return false;
	switch (*at)
	{
		case ' ':
			return (value & SEQUENCE_SMALL) || at + 1 == end ||
				at[1] < 'a' || at[1] > 'z';
		case ',':
		case ';':
		case ':':
		case '"':
		case '(':
		case ')':
		case '/':
			return (value & SEQUENCE_OVER) != 0;
		default:
			return true;
	}
}

/*
 * The sequence of the first words of the run that is longer by one; false if
 * no name has it.  A filter keeps most that are none from the table.
 */
static inline bool
longer_sequence(const Image *image, uint64_t key, uint32_t words,
				uint32_t *value)
{
	return (words > 2 ||
			image_filter(image, &image_header(image)->pairs, key)) &&
		image_name_sequence(image, key, value);
}

/* The longest name that starts with the run, whose first word this is */
NameFound
longest_name(Matcher *matcher, const ImageFirst *first)
{
	const TextWord *words = matcher->run.words;
	NameFound	found = {IMAGE_NONE, 0, NULL, false};
	uint64_t	key;
	uint32_t	value;

	if (first == NULL)
		return found;
	key = image_extend(0, words[0].hash, SEQUENCE_SOFT);
	value = first->value;
	for (uint32_t count = 1;; count++)
	{
		uint32_t	name = value & SEQUENCE_INDEX;
		const ImageSense *sense;
		SequenceGap gap;
		uint64_t	next_key;
		uint32_t	next_value;

		if (name != SEQUENCE_INDEX &&
			(sense = verified_sense(matcher, name, words, count)) != NULL)
		{
			found.name = name;
			found.words = count;
			found.sense = sense;
		}
		if (!may_continue(matcher, value, &words[count - 1]) ||
			run_word(matcher, count) == NULL)
			break;
		gap = image_gap(&words[count - 1], &words[count]);
		if (gap == SEQUENCE_ENDS)
			break;
		next_key = image_extend(key, words[count].hash, gap);
		if (!longer_sequence(matcher->image, next_key, count + 1, &next_value))
		{
			/* misspelt, perhaps: "Mike Pomepo" */
			if ((value & SEQUENCE_NEAR) && found.name == IMAGE_NONE &&
				gap == SEQUENCE_SOFT)
				found = near_name(matcher, key, count);
			break;
		}
		key = next_key;
		value = next_value;
	}
	return found;
}
