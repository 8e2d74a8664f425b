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
	run->count = 0;
	if (word_read_plain(run->scanner.text, start, matcher->length,
						&run->words[0]))
	{
		run->words[0].gap = GAP_SPACE;
		run->scanner.position = start + run->words[0].length;
		run->count = 1;
	}
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
		if (!word_next(&run->scanner, &run->words[run->count]))
			return NULL;
		run->count++;
	}
	return &run->words[number];
}

/* Append a mention of an entity */
Mention *
matcher_add(Matcher *matcher, uint32_t start, uint32_t end, uint32_t entity,
			MentionVia via)
{
	MentionList *list = matcher->list;
	Mention    *mention;

	if (list->count == list->capacity)
	{
		list->capacity = list->capacity ? list->capacity * 2 : 64;
		list->items = list->allocate(list->items,
									 list->capacity * sizeof(Mention));
	}
	mention = &list->items[list->count++];
	mention->start = start;
	mention->length = end - start;
	mention->entity = entity;
	mention->name = IMAGE_NONE;
	mention->title = 0;
	mention->words = 0;
	mention->via = via;
	mention->kind = image_entity(matcher->image, entity)->kind;
	mention->doubt = DOUBT_NONE;
	return mention;
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
			written = image_string(matcher->image, sense->written);
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
matcher_sense(const Matcher *matcher, const ImageName *name,
			  const TextWord *words, uint32_t count, const ImageSense *after)
{
	const ImageSense *senses = image_part(matcher->image, ImageSense, senses) +
		name->first_sense;
	const ImageSense *sense = after ? after + 1 : senses;

	for (; sense < senses + name->senses; sense++)
		if (sense_matches(matcher, sense, words, count))
			return sense;
	return NULL;
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

/* The longest name that starts with the run */
NameFound
longest_name(Matcher *matcher)
{
	const Image *image = matcher->image;
	const ImageName *names = image_part(image, ImageName, names);
	const TextWord *words = matcher->run.words;
	NameFound	found = {IMAGE_NONE, 0, NULL, false};
	uint64_t	key = 0;
	uint32_t	value = SEQUENCE_LONGER;

	for (uint32_t i = 0; run_word(matcher, i) != NULL; i++)
	{
		SequenceGap gap = SEQUENCE_SOFT;
		const ImageSense *sense;
		uint64_t	next_key;
		uint32_t	next_value;
		uint32_t	index;

		if (i > 0)
			gap = image_gap(&words[i - 1], &words[i]);
		if (gap == SEQUENCE_ENDS)
			break;
		next_key = image_extend(key, words[i].hash, gap);
		if (!image_name_sequence(image, next_key, &next_value))
		{
			/* misspelt, perhaps: "Mike Pomepo" */
			if ((value & SEQUENCE_NEAR) && found.name == IMAGE_NONE &&
				gap == SEQUENCE_SOFT)
				found = near_name(matcher, key, i);
			break;
		}
		key = next_key;
		value = next_value;
		index = value & SEQUENCE_INDEX;
		if (index != SEQUENCE_INDEX &&
			(sense = matcher_sense(matcher, &names[index], words, i + 1,
								   NULL)) != NULL &&
			image_words_equal(image_string(image, names[index].folded),
							  matcher->text, words, i + 1))
		{
			found.name = index;
			found.words = i + 1;
			found.sense = sense;
		}
		if (!may_continue(matcher, value, &words[i]))
			break;
	}
	return found;
}
