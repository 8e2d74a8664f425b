/*-------------------------------------------------------------------------
 *
 * filler.c
 *		Names that are ordinary words where a sentence begins with them.
 *
 * Every sentence begins with a capital, so "Antara lain" ("among others")
 * looks like the news agency Antara and "Baku tembak" ("a shoot-out") like
 * the capital of Azerbaijan.  The lexicon lists such words as fillers.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"

/* Blanks, quotation marks and brackets between sentences, in bytes */
#define BETWEEN_SENTENCES	16

/* Does a dash that parts a dateline from the text end before this byte? */
static bool
is_behind_dash(const char *text, uint32_t at)
{
	if (at >= 2 && text[at - 1] == '-')
		return text[at - 2] == ' ' || text[at - 2] == '-';
	/* U+2013 and U+2014 */
	return at >= 3 && (memcmp(text + at - 3, "\xE2\x80\x93", 3) == 0 ||
					   memcmp(text + at - 3, "\xE2\x80\x94", 3) == 0);
}

/* Does a sentence begin at this byte? */
static bool
begins_sentence(const char *text, uint32_t start)
{
	for (uint32_t at = start; at > 0; at--)
	{
		unsigned char before = text[at - 1];

		if (is_behind_dash(text, at))
			return true;
		switch (before)
		{
			case '.':
			case '!':
			case '?':
			case ':':
			case '\n':
			case '\r':
				return true;
			case ' ':
			case '"':
			case '\'':
			case '(':
			case '[':
				break;
			default:
				/* quotation marks and blanks of several bytes are no ASCII */
				if (before < 0x80)
					return false;
		}
		if (start - at >= BETWEEN_SENTENCES)
			return false;
	}
	return true;
}

/*
 * Does the name begin a sentence as an ordinary word, with the next one right
 * behind it?  "Antara, Senin" and "(Antara)" mean the agency.
 */
bool
is_filler(const Matcher *matcher, NameFound found)
{
	const TextWord *word = &matcher->run.words[0];
	uint32_t	end = word->start + word->length;

	return found.words == 1 && !found.sense->plain &&
		end + 1 < matcher->length && matcher->text[end] == ' ' &&
		(is_small_letter(matcher->text[end + 1]) ||
		 (matcher->text[end + 1] >= 'A' && matcher->text[end + 1] <= 'Z')) &&
		begins_sentence(matcher->text, word->start) &&
		image_exact_term(matcher->image, matcher->text, word, 1, ROLE_FILLER,
						 0) != NULL;
}
