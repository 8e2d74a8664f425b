/*-------------------------------------------------------------------------
 *
 * filler.c
 *		Names that are something else where a sentence begins with them.
 *
 * Every sentence begins with a capital, so "Antara lain" ("among others")
 * looks like the news agency Antara and "Baku tembak" ("a shoot-out") like
 * the capital of Azerbaijan, and "The Australian minister" like a newspaper.
 * The lexicon lists such words as fillers.  Names that are heads of longer ones
 * are no names before other capitals: "Kongres Pemuda" is no congress that the
 * dictionary knows.
 * People are called Jordan and Chad like states.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"
#include "text/ascii.h"

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
 * Is the name of a state or place, which persons' names begin with as well,
 * the first name of somebody unknown: a sentence begins with it and a
 * capitalised word that the lexicon does not know, and goes on in small
 * letters?  "Jordan Mulligan left", not "Jordan King Abdullah left", "Jordan
 * Rejects Offer".  Inside a sentence "Presiden Chad Idriss Déby" is more
 * frequent.
 */
static bool
is_first_name(const Matcher *matcher, uint32_t start, uint32_t end)
{
	WordScanner scanner;
	TextWord	next;
	TextWord	third;
	uint32_t	matched;

	if (!capital_follows(matcher, end) ||
		!begins_sentence(matcher->text, start) ||
		!starts_other_name(matcher, end))
		return false;
	word_scanner_init(&scanner, matcher->text, end, matcher->length);
	return word_next(&scanner, &next) &&
		image_find_term(matcher->image, matcher->text, &next, 1,
						&matched) == NULL &&
		!(word_next(&scanner, &third) && third.gap == GAP_SPACE &&
		  (third.flags & WORD_CAPITAL));
}

/*
 * Is a name of one word between two bytes a part of somebody's whom it does not
 * mean?  first is the record of the word, which says whether persons' names
 * begin or end so.
 */
bool
is_part_of_name(Matcher *matcher, uint32_t name, const ImageSense *sense,
				const ImageFirst *first, uint32_t start, uint32_t end)
{
	if (sense->kind == ENTITY_PERSON)
		return is_namesake(matcher, name, first, start, end);
	return ((first->next & FIRST_GIVEN) && is_first_name(matcher, start, end)) ||
		((first->next & FIRST_FAMILY) && is_last_name(matcher, name, start));
}

/*
 * Does the name that starts at a byte begin a sentence as ordinary words, with
 * the next one right behind it?  "Antara, Senin" and "(The Australian)" mean
 * the agency and the newspaper.
 */
static bool
is_filler(const Matcher *matcher, const NameFound *found, uint32_t start)
{
	WordScanner scanner;
	TextWord	words[FILLER_WORDS];
	uint32_t	end;

	if (found->sense->plain || found->words > FILLER_WORDS ||
		!begins_sentence(matcher->text, start))
		return false;
	word_scanner_init(&scanner, matcher->text, start, matcher->length);
	for (uint32_t i = 0; i < found->words; i++)
		if (!word_next(&scanner, &words[i]))
			return false;
	end = text_word_end(&words[found->words - 1]);
	return end + 1 < matcher->length && matcher->text[end] == ' ' &&
		is_ascii_letter(matcher->text[end + 1]) &&
		image_exact_term(matcher->image, matcher->text, words, found->words,
						 ROLE_FILLER, 0) != NULL;
}

/*
 * Does a name that begins names of bodies begin that of another one, the next
 * word having a capital: "Kongres Pemuda", "Kongres PSSI"?  "Kejaksaan Rabu"
 * does not.
 */
static bool
is_head(const Matcher *matcher, const NameFound *found, const TextWord *word)
{
	const uint64_t nouns = role_bit(ROLE_NOT_NAME) | role_bit(ROLE_NAME_HEAD) |
		role_bit(ROLE_OCCUPATION) | role_bit(ROLE_NOT_CONTACT);
	WordScanner scanner;
	TextWord	next;
	uint32_t	end = text_word_end(word);
	uint32_t	matched;

	if (found->sense->plain || found->words > 1 ||
		found->sense->kind != ENTITY_ORGANISATION ||
		!capital_follows(matcher, end) ||
		image_exact_term(matcher->image, matcher->text, word, 1,
						 ROLE_NAME_HEAD, NAME_HEAD_FIRST) == NULL)
		return false;
	word_scanner_init(&scanner, matcher->text, end, matcher->length);
	return word_next(&scanner, &next) &&
		(image_find_term(matcher->image, matcher->text, &next, 1,
						 &matched) == NULL ||
		 image_word_has_role(matcher->image, matcher->text, &next, nouns));
}

/* Is the name something else where it stands: at the beginning of a sentence,
 * beside the name of somebody?  word is its first one, with the record "first". */
bool
is_something_else(Matcher *matcher, const NameFound *found,
				  const ImageFirst *first, const TextWord *word)
{
	if (is_filler(matcher, found, word->start) ||
		is_head(matcher, found, word))
		return true;
	return found->words == 1 &&
		is_part_of_name(matcher, found->name, found->sense, first, word->start,
						text_word_end(word));
}
