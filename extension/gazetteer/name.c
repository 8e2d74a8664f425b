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
is_valid(const Matcher *matcher, const ImageSense *sense)
{
	const ImageValidity *validity;

	/* the first one is all of time */
	if (sense->plain || sense->validity == 0 || matcher->date == NO_DATE)
		return true;
	validity = &image_part(matcher->image, ImageValidity,
						   validities)[sense->validity];
	return matcher->date >= validity->since && matcher->date < validity->until;
}

/* Does an alias stand here to the letter? */
static bool
exact_matches(const Matcher *matcher, const ImageSense *sense,
			  const NamePlace *place)
{
	const char *written = image_string(matcher->image, sense->name);
	uint32_t	end = place->end;
	uint32_t	length = end - place->start;
	char		behind = end < matcher->length ? matcher->text[end] : '\0';

	/* "US$ 100" is money */
	if (behind == '$')
		return false;
	/* the final full stop of "U.S." is compared by its presence */
	return strncmp(written, matcher->text + place->start, length) == 0 &&
		(written[length] == '\0' ||
		 (written[length] == '.' && written[length + 1] == '\0' &&
		  behind == '.'));
}

/* The place of these words */
NamePlace
name_place(const TextWord *words, uint32_t count)
{
	const TextWord *last = &words[count - 1];
	NamePlace	place = {words[0].start, last->start + last->length, 0,
	(words[0].flags & WORD_ALL_CAPITALS) != 0};

	for (uint32_t i = 0; i < count && i < 16; i++)
		place.capitals |= (uint32_t) (words[i].flags & WORD_CAPITAL) << i;
	return place;
}

/* Does the alias stand here as its match rule wants it? */
static inline bool
sense_matches(const Matcher *matcher, const ImageSense *sense,
			  const NamePlace *place)
{
	if (!is_valid(matcher, sense))
		return false;
	if (sense->match == MATCH_NAME)
		/* "XI" is a numeral, not Xi */
		return (sense->capitals & ~place->capitals) == 0 &&
			!((sense->flags & SENSE_SHORT) && place->all_capitals);
	return sense->match == MATCH_ANY ||
		exact_matches(matcher, sense, place);
}

/*
 * The first sense of a name behind "after" (NULL: from the start) that can
 * stand here, or NULL.
 */
const ImageSense *
matcher_sense(const Matcher *matcher, uint32_t name, const NamePlace *place,
			  const ImageSense *after)
{
	const ImageSense *sense = after ? after :
		&image_part(matcher->image, ImageSense, senses)[name];

	if (after != NULL)
	{
		if (after->flags & SENSE_LAST)
			return NULL;
		sense++;
	}
	while (!sense_matches(matcher, sense, place))
	{
		/* what stands alike lacks alike */
		if (sense->flags & (SENSE_LAST | SENSE_ALIKE))
			return NULL;
		sense++;
	}
	return sense;
}

/*
 * Does a plain word of the text stand in a folded name at some place?
 */
static inline bool
name_word_equals(const Matcher *matcher, const char *name,
				 const TextWord *word)
{
	const char *written = matcher->text + word->start;

	if (matcher->length - word->start >= HASH_STEP)
		return plain_word_equals(name, written, word->length);
	for (uint32_t i = 0; i < word->length; i++)
		if (name[i] != (written[i] | 0x20))
			return false;
	return true;
}

/* Do the words of a folded name, joined by blanks, stand here? */
static bool
name_equals(const Matcher *matcher, const char *name, const TextWord *words,
			uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
	{
		if (i > 0 && *name++ != ' ')
			return false;
		if (!(words[i].flags & WORD_PLAIN))
			return image_words_equal(name, matcher->text, &words[i],
									 count - i);
		if (!name_word_equals(matcher, name, &words[i]))
			return false;
		name += words[i].length;
	}
	return *name == '\0';
}

/*
 * As matcher_sense(), of a name of which only a hash is known to stand here.
 */
static const ImageSense *
verified_sense(const Matcher *matcher, uint32_t name, const TextWord *words,
			   uint32_t count)
{
	const NamePlace place = name_place(words, count);
	const ImageSense *sense = matcher_sense(matcher, name, &place, NULL);

	if (sense != NULL && sense->match != MATCH_EXACT &&
		!name_equals(matcher, image_string(matcher->image, sense->name),
					 words, count))
		return NULL;
	return sense;
}

/*
 * The sequence of the first words of the run that is longer by one; false if
 * no name has it.  A filter keeps most that are none from the table.
 */
static inline bool
longer_sequence(const Image *image, uint64_t key, uint32_t words,
				uint32_t *value)
{
	return (words > 3 ||
			image_filter(image, &image_header(image)->pairs, key)) &&
		image_name_sequence(image, key, value);
}

/*
 * May the next word continue a sequence of this value whose last word, of so
 * many letters, ends at a byte of the text?  Most are found not to by their
 * first bytes: a small letter where no name has a small word, punctuation
 * where no name has any.
 */
static inline bool
may_continue(const Matcher *matcher, uint32_t value, uint32_t letters,
			 uint32_t end)
{
	const char *at = matcher->text + end;

	if (!(value & SEQUENCE_LONGER) || end == matcher->length)
		return false;
	switch (*at)
	{
		case ' ':
			return (value & SEQUENCE_SMALL) || end + 1 == matcher->length ||
				!is_small_letter(at[1]);
		case '.':
			return (value & SEQUENCE_OVER) || letters <= SHORT_WORD_LETTERS;
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

/* The sequences that the run starts with */
typedef struct Followed
{
	uint32_t	words;			/* of the longest one that names go on from */
	uint64_t	key;			/* of that one */
	uint32_t	value;
	bool		soft;			/* a word follows that does not go on with it,
								 * and no punctuation between them */
	uint32_t	ends;			/* so many of them are names */
	uint32_t	name[NAME_WORDS];	/* which, the shortest first */
	uint16_t	name_words[NAME_WORDS];
} Followed;

/* Follow the words of the run along the table of sequences */
static void
follow_words(Matcher *matcher, const ImageFirst *first, Followed *followed)
{
	const TextWord *words = matcher->run.words;
	uint64_t	key = image_extend(0, words[0].hash, SEQUENCE_SOFT);
	uint32_t	value = first->value;
	uint32_t	count = 1;

	followed->ends = 0;
	followed->soft = false;
	for (;; count++)
	{
		SequenceGap gap;
		uint64_t	next_key;
		uint32_t	next_value;

		followed->name[followed->ends] = value & SEQUENCE_INDEX;
		followed->name_words[followed->ends] = count;
		followed->ends += (value & SEQUENCE_INDEX) != SEQUENCE_INDEX;
		if (!may_continue(matcher, value, words[count - 1].letters,
						  words[count - 1].start + words[count - 1].length) ||
			run_word(matcher, count) == NULL)
			break;
		gap = image_gap(&words[count - 1], &words[count]);
		if (gap == SEQUENCE_ENDS)
			break;
		next_key = image_extend(key, words[count].hash, gap);
		if (!longer_sequence(matcher->image, next_key, count + 1, &next_value))
		{
			followed->soft = gap == SEQUENCE_SOFT;
			break;
		}
		key = next_key;
		value = next_value;
	}
	followed->words = count;
	followed->key = key;
	followed->value = value;
}

/* The longest name that starts with the run, whose first word this is */
NameFound
longest_name(Matcher *matcher, const ImageFirst *first)
{
	NameFound	found = {.name = IMAGE_NONE};
	Followed	followed;

	if (first == NULL)
		return found;
	follow_words(matcher, first, &followed);
	while (followed.ends-- > 0)
	{
		found.words = followed.name_words[followed.ends];
		found.sense = verified_sense(matcher, followed.name[followed.ends],
									 matcher->run.words, found.words);
		if (found.sense != NULL)
		{
			found.name = followed.name[followed.ends];
			return found;
		}
	}
	found.words = 0;
	/* misspelt, perhaps: "Mike Pomepo" */
	if (followed.soft && (followed.value & SEQUENCE_NEAR))
		found = near_name(matcher, followed.key, followed.words);
	return found;
}
