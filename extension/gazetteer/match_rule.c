/*-------------------------------------------------------------------------
 *
 * match_rule.c
 *		Which senses of a name can stand at a place of the text.
 *
 * That is for the match rule of their aliases to say, for the capitals that they
 * want, and for the days on which they are valid.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

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
	NamePlace	place = {words[0].start, text_word_end(last), 0,
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
