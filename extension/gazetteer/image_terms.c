/*-------------------------------------------------------------------------
 *
 * image_terms.c
 *		Look-ups in the lexicon of the compiled dictionary, and what splitting
 *		texts asks of it.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/image_tables.h"
#include "gazetteer/image_terms.h"
#include "text/ascii.h"
#include "text/hash.h"

const ImageTerm *
image_find_term(const Image *image, const char *text, const TextWord *words,
				uint32_t count, uint32_t *words_matched)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	const ImageTerm *longest = NULL;
	uint64_t	key = 0;
	uint32_t	value = SEQUENCE_LONGER;

	for (uint32_t i = 0; i < count && (value & SEQUENCE_LONGER) &&
		 image_term_go_on(image, words, i, &key, &value); i++)
	{
		uint32_t	index = value & SEQUENCE_INDEX;

		if (index != SEQUENCE_INDEX &&
			image_words_equal(image_string(image, terms[index].folded),
							  text, words, i + 1))
		{
			longest = &terms[index];
			*words_matched = i + 1;
		}
	}
	return longest;
}

const ImageTermRow *
image_term_rows(const Image *image, const ImageTerm *term)
{
	return image_part(image, ImageTermRow, rows) + term->first_row;
}

/* Do these words stand as the match rule of the row wants them? */
bool
image_term_row_matches(const Image *image, const ImageTermRow *row,
					   const char *text, const TextWord *words,
					   uint32_t count)
{
	const char *written = image_string(image, row->written);
	uint32_t	length;

	switch ((AliasMatch) row->match)
	{
		case MATCH_ANY:
			return true;
		case MATCH_EXACT:
			length = text_word_end(&words[count - 1]) -
				words[0].start;
			return strncmp(written, text + words[0].start, length) == 0 &&
				written[length] == '\0';
		case MATCH_NAME:
			for (uint32_t i = 0; i < count && i < 32; i++)
				if ((row->capitals >> i & 1) &&
					!(words[i].flags & WORD_CAPITAL))
					return false;
			return true;
	}
	return false;
}

/* The row with one of these roles, and these bits, of a term that stands here */
static const ImageTermRow *
term_row(const Image *image, const ImageTerm *term, const char *text,
		 const TextWord *words, uint32_t count, uint64_t roles,
		 int32_t value_bits)
{
	const ImageTermRow *row = image_term_rows(image, term);

	if (!image_words_equal(image_string(image, term->folded), text, words,
						   count))
		return NULL;
	for (uint16_t i = 0; i < term->rows; i++, row++)
		if ((roles >> row->role & 1) &&
			(row->value & value_bits) == value_bits &&
			image_term_row_matches(image, row, text, words, count))
			return row;
	return NULL;
}

/* The same of the term that consists of exactly these words */
static const ImageTermRow *
exact_row(const Image *image, const char *text, const TextWord *words,
		  uint32_t count, uint64_t roles, int32_t value_bits)
{
	uint64_t	key = 0;
	uint32_t	value;

	for (uint32_t i = 0; i < count; i++)
	{
		SequenceGap gap = i > 0 ? image_gap(&words[i - 1], &words[i]) :
			SEQUENCE_SOFT;

		if (gap == SEQUENCE_ENDS)
			return NULL;
		key = image_extend(key, words[i].hash, gap);
	}
	if (!image_term_sequence(image, key, &value) ||
		(value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
		return NULL;
	return term_row(image,
					&image_part(image, ImageTerm, terms)[value & SEQUENCE_INDEX],
					text, words, count, roles, value_bits);
}

const ImageTermRow *
image_exact_term(const Image *image, const char *text, const TextWord *words,
				 uint32_t count, TermRole role, int32_t value_bits)
{
	return exact_row(image, text, words, count, role_bit(role), value_bits);
}

bool
image_word_has_role(const Image *image, const char *text, const TextWord *word,
					uint64_t roles)
{
	return exact_row(image, text, word, 1, roles, 0) != NULL;
}

const ImageTermRow *
image_longest_row(const Image *image, const char *text, const TextWord *words,
				  uint32_t count, TermRole role, int32_t value_bits,
				  uint32_t *words_matched)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	const ImageTermRow *longest = NULL;
	uint64_t	key = 0;
	uint32_t	value = SEQUENCE_LONGER;

	for (uint32_t i = 0; i < count && (value & SEQUENCE_LONGER) &&
		 image_term_go_on(image, words, i, &key, &value); i++)
	{
		const ImageTermRow *row;

		if ((value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
			continue;
		row = term_row(image, &terms[value & SEQUENCE_INDEX], text, words, i + 1,
					   role_bit(role), value_bits);
		if (row != NULL)
		{
			longest = row;
			*words_matched = i + 1;
		}
	}
	return longest;
}

static bool
is_abbreviation(const void *lexicon, const char *text, const TextWord *word)
{
	return image_exact_term((const Image *) lexicon, text, word, 1,
							ROLE_ABBREVIATION, 0) != NULL;
}

/*
 * A line start that is written with a colon wants one in the text: "Foto: …"
 * but not "Foto Putin beredar".
 */
static bool
colon_as_written(const char *written, const char *text, uint32_t behind,
				 uint32_t end)
{
	size_t		length = strlen(written);

	if (length == 0 || written[length - 1] != ':')
		return true;
	while (behind < end && text[behind] == ' ')
		behind++;
	return behind < end && text[behind] == ':';
}

/* The longest line start that the lexicon may hold, in words */
#define BOILERPLATE_WORDS	12

/*
 * May a line be furniture that starts with these four bytes?  They are judged
 * where a letter comes first and all are ASCII.
 */
static bool
may_be_furniture(const Image *image, const char *line)
{
	const uint32_t *furniture = image_part(image, uint32_t, furniture);
	uint32_t	bytes = hash_load(line, 4);
	uint32_t	bit = image_beginning(bytes);

	if ((bytes & UINT32_C(0x80808080)) != 0 ||
		!is_ascii_letter(line[0]))
		return true;
	return furniture[bit / 32] >> bit % 32 & 1;
}

static bool
is_boilerplate(const void *lexicon, const char *text, uint32_t start,
			   uint32_t end)
{
	const Image *image = lexicon;
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	TextWord	words[BOILERPLATE_WORDS];
	WordScanner scanner;
	uint64_t	key = 0;
	uint32_t	value = SEQUENCE_LONGER;

	/* most lines end here with their first bytes */
	if (end - start >= 4 && !may_be_furniture(image, text + start))
		return false;
	word_scanner_init(&scanner, text, start, end);
	for (uint32_t i = 0; i < BOILERPLATE_WORDS &&
		 (value & SEQUENCE_LONGER) && word_next(&scanner, &words[i]) &&
		 image_term_go_on(image, words, i, &key, &value); i++)
	{
		uint32_t	index = value & SEQUENCE_INDEX;

		if (index != SEQUENCE_INDEX)
		{
			const ImageTermRow *row = term_row(image, &terms[index], text,
											   words, i + 1,
											   role_bit(ROLE_BOILERPLATE), 0);

			if (row != NULL &&
				colon_as_written(image_string(image, row->written), text,
								 text_word_end(&words[i]), end))
				return true;
		}
	}
	return false;
}

void
image_text_rules(const Image *image, TextRules *rules)
{
	rules->is_abbreviation = is_abbreviation;
	rules->is_boilerplate = is_boilerplate;
	rules->lexicon = image;
}
