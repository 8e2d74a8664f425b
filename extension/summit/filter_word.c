/*-------------------------------------------------------------------------
 *
 * filter_word.c
 *		What a word is that begins as contact words do.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/image_tables.h"
#include "gazetteer/image_terms.h"
#include "summit/filter.h"
#include "text/block.h"
#include "text/hash.h"

/* Words of a contact phrase that are looked at; a longer one is believed */
#define PHRASE_WORDS 12

/* Is it a contact word as it stands? */
static bool
is_contact_term(const Image *image, const ImageTerm *term, const char *text,
				const TextWord *words, uint32_t count)
{
	const ImageTermRow *rows = image_term_rows(image, term);

	if (!image_words_equal(image_string(image, term->folded), text, words,
						   count))
		return false;
	for (int r = 0; r < term->rows; r++)
	{
		if (image_role_of_contact((TermRole) rows[r].role) &&
			image_term_row_matches(image, &rows[r], text, words, count))
			return true;
	}
	return false;
}

/* As filter_word(), of the phrase that begins with this word */
static bool
begins_contact(const Image *image, const char *text, const TextWord *first,
			   uint32_t length, uint32_t *end)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	TextWord	words[PHRASE_WORDS];
	WordScanner scanner;
	uint64_t	key = 0;

	words[0] = *first;
	word_scanner_init(&scanner, text, first->start + first->length, length);
	for (uint32_t i = 0; i < PHRASE_WORDS; i++)
	{
		uint32_t	value;
		uint32_t	index;

		if ((i > 0 && !word_next(&scanner, &words[i])) ||
			!image_term_go_on(image, words, i, &key, &value))
			return false;
		*end = words[i].start + words[i].length;
		index = value & SEQUENCE_INDEX;
		if (index != SEQUENCE_INDEX &&
			is_contact_term(image, &terms[index], text, words, i + 1))
			return true;
		if (!(value & SEQUENCE_LONGER))
			return false;
	}
	return true;
}

bool
filter_word(const Image *image, const char *text, uint32_t start,
			uint32_t length, uint32_t *end)
{
	WordScanner scanner;
	TextWord	word;

	word_scanner_init(&scanner, text, start, length);
	return word_next(&scanner, &word) && begins_contact(image, text, &word, length, end);
}

/* May a modifier end with a word that begins with these bytes, folded? */
static inline bool
may_end_modifier(const ContactFilter *filter, uint64_t bytes)
{
	const uint8_t *modifiers = image_part(filter->image, uint8_t, modifiers);
	uint32_t	bit = image_contact_bit(bytes);

	return modifiers[bit / 8] >> bit % 8 & 1;
}

FilterFound
filter_judge(const ContactFilter *filter, const TextWord *word, uint32_t *end)
{
	char		folded[WORD_FOLD_MAX];
	int			length;

	if (begins_contact(filter->image, filter->text, word, filter->length, end))
		return FILTER_CONTACT;
	*end = word->start + word->length;
	length = word_fold(filter->text, word, folded);
	return may_end_modifier(filter, hash_load(folded, Min(length, IMAGE_CONTACT_BYTES))) ?
		FILTER_MODIFIER : FILTER_END;
}

/* May a contact phrase that begins with this word go on at this byte? */
static bool
may_go_on(const ContactFilter *filter, const LexiconWord *known, uint32_t at)
{
	const unsigned char *text = (const unsigned char *) filter->text + at;
	uint16_t	goes_on = lexicon_rest(filter->lexicon, known)->contact_goes_on;

	if (goes_on == 0)
		return false;
	/* what is unusual there is left to begins_contact() */
	if (filter->length - at < 3 || (text[0] != ' ' && text[0] != '-') ||
		text[1] >= 0x80 || !is_word_byte(text[1]) ||
		text[2] >= 0x80 || !is_word_byte(text[2]))
		return true;
	return (goes_on & lexicon_next_letters(text[1], text[2])) != 0;
}

FilterFound
filter_judge_plain(const ContactFilter *filter, const TextWord *word,
				   uint32_t *end)
{
	const LexiconWord *known;
	uint64_t	first;
	uint64_t	second;

	word_characters(filter->text, filter->length, word, &first, &second);
	known = lexicon_find(filter->lexicon, word->hash, first, second);
	*end = word->start + word->length;
	if (known->contact && !known->uncertain)
		return FILTER_CONTACT;
	if ((known->contact || may_go_on(filter, known, *end)) &&
		begins_contact(filter->image, filter->text, word, filter->length, end))
		return FILTER_CONTACT;
	*end = word->start + word->length;
	return may_end_modifier(filter, first) ? FILTER_MODIFIER : FILTER_END;
}
