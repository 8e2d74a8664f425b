/*-------------------------------------------------------------------------
 *
 * name.c
 *		The longest name of the dictionary that starts at a word.
 *
 * The words from there on (word_run.c) are followed along the table of
 * sequences; a name counts where one of its senses stands as its match rule
 * wants (match_rule.c).
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

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
						  text_word_end(&words[count - 1])) ||
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
