/*-------------------------------------------------------------------------
 *
 * image.c
 *		Look-ups in the compiled dictionary.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/image_tables.h"
#include "text/block.h"
#include "text/hash.h"

SequenceGap
image_gap(const TextWord *previous, const TextWord *word)
{
	switch ((WordGap) word->gap)
	{
		case GAP_NONE:
		case GAP_SPACE:
		case GAP_HYPHEN:
		case GAP_APOSTROPHE:
			return SEQUENCE_SOFT;
		case GAP_PERIOD:
			return previous->letters <= SHORT_WORD_LETTERS ?
				SEQUENCE_SOFT : SEQUENCE_PUNCTUATED;
		case GAP_COMMA:
		case GAP_QUOTE:
		case GAP_BRACKET:
		case GAP_OTHER:
			return SEQUENCE_PUNCTUATED;
		case GAP_TERMINATOR:
		case GAP_NEWLINE:
			break;
	}
	return SEQUENCE_ENDS;
}

uint64_t
image_word_tag(const char *text, const TextWord *word)
{
	char		folded[WORD_FOLD_MAX];
	uint64_t	characters;

	if (word->folded_length > 8)
		return image_first_tag(word->hash, 0, false);
	(void) word_fold(text, word, folded);
	characters = hash_load(folded, word->folded_length);
	return image_first_tag(word->hash, characters,
						   (characters & UINT64_C(0x8080808080808080)) == 0);
}

/* Does a plain word stand in the text as these small letters? */
static bool
plain_equals(const char *folded, const char *word, uint32_t length)
{
	for (uint32_t i = 0; i < length; i++)
		if (folded[i] != (word[i] | 0x20))
			return false;
	return true;
}

bool
image_words_equal(const char *folded, const char *text,
				  const TextWord *words, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
	{
		uint32_t	length = words[i].length;

		if (i > 0 && *folded++ != ' ')
			return false;
		if (words[i].flags & WORD_PLAIN)
		{
			if (!plain_equals(folded, text + words[i].start, length))
				return false;
		}
		else
		{
			char		word[WORD_FOLD_MAX];

			length = word_fold(text, &words[i], word);
			if (strncmp(folded, word, length) != 0)
				return false;
		}
		folded += length;
	}
	return *folded == '\0';
}

/* The index of the entity with this id, or IMAGE_NONE */
uint32_t
image_find_entity(const Image *image, int32_t entity_id)
{
	const ImageEntity *entities = image_part(image, ImageEntity, entities);
	uint32_t	low = 0;
	uint32_t	high = image_header(image)->entities.count;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (entities[middle].entity_id < entity_id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < image_header(image)->entities.count &&
		entities[low].entity_id == entity_id)
		return low;
	return IMAGE_NONE;
}

/* The only holder of one office on that day, or IMAGE_NONE */
static uint32_t
tenure_holder(const Image *image, const ImageOffice *office, ImageDate date)
{
	const ImageTenure *tenure = image_part(image, ImageTenure, tenures) +
		office->first_tenure;
	uint32_t	holder = IMAGE_NONE;

	for (uint32_t i = 0; i < office->tenures; i++, tenure++)
	{
		if (date < tenure->since || date >= tenure->until)
			continue;
		if (holder != IMAGE_NONE && holder != tenure->holder)
			return IMAGE_NONE;
		holder = tenure->holder;
	}
	return holder;
}

/*
 * Ranks that many hold at a time in a state, so that the rank alone means
 * none of them: "a Russian official", "the US ambassador".
 */
static bool
rank_is_common(OfficeRank rank)
{
	switch (rank)
	{
		case RANK_MINISTER:
		case RANK_AMBASSADOR:
		case RANK_ENVOY:
		case RANK_ADVISER:
		case RANK_COMMANDER:
		case RANK_LEGISLATOR:
		case RANK_OFFICIAL:
			return true;
		default:
			return false;
	}
}

uint32_t
image_office_holder(const Image *image, uint32_t body, OfficeRank rank,
					const char *title, ImageDate date)
{
	const ImageEntity *entity = image_entity(image, body);
	const ImageOffice *office = image_part(image, ImageOffice, offices) +
		entity->first_office;
	uint32_t	found = IMAGE_NONE;

	if (date == NO_DATE)
		return IMAGE_NONE;
	for (uint32_t i = 0; i < entity->offices; i++, office++)
	{
		const char *office_title = image_string(image, office->title);
		uint32_t	holder;

		/*
		 * Where both sides have a title it decides, whatever the rank:
		 * "president" of Iran is no head of state.  Otherwise the rank does.
		 */
		if (*title != '\0' && *office_title != '\0')
		{
			if (strcmp(title, office_title) != 0)
				continue;
		}
		else if (office->rank != rank || rank_is_common(rank))
			continue;
		holder = tenure_holder(image, office, date);
		if (holder == IMAGE_NONE || holder == found)
			continue;
		if (found != IMAGE_NONE)
			return IMAGE_NONE;
		found = holder;
	}
	return found;
}

bool
image_rank_held(const Image *image, uint32_t entity, ImageDate date,
				OfficeRank *rank, uint32_t *body)
{
	const ImageEntity *person = image_entity(image, entity);
	const uint32_t *career = image_part(image, uint32_t, careers) +
		person->first_career;
	const ImageTenure *tenures = image_part(image, ImageTenure, tenures);
	const ImageOffice *offices = image_part(image, ImageOffice, offices);
	bool		held = false;

	if (date == NO_DATE)
		return false;
	for (uint32_t i = 0; i < person->careers; i++)
	{
		const ImageTenure *tenure = &tenures[career[i]];
		const ImageOffice *office = &offices[tenure->office];

		if (date < tenure->since || date >= tenure->until)
			continue;
		if (held && office->rank >= (uint8_t) *rank)
			continue;
		held = true;
		*rank = (OfficeRank) office->rank;
		*body = office->body;
	}
	return held;
}

/* The state or organisation of the first office that a person held */
uint32_t
image_first_body(const Image *image, uint32_t entity)
{
	const ImageEntity *person = image_entity(image, entity);
	const uint32_t *career = image_part(image, uint32_t, careers);

	if (person->careers == 0)
		return IMAGE_NONE;
	return image_part(image, ImageOffice, offices)
		[image_part(image, ImageTenure, tenures)
		 [career[person->first_career]].office].body;
}

bool
image_highest_rank(const Image *image, uint32_t entity, OfficeRank *rank)
{
	const ImageEntity *person = image_entity(image, entity);
	const uint32_t *career = image_part(image, uint32_t, careers) +
		person->first_career;
	const ImageTenure *tenures = image_part(image, ImageTenure, tenures);
	const ImageOffice *offices = image_part(image, ImageOffice, offices);

	for (uint32_t i = 0; i < person->careers; i++)
	{
		uint8_t		held = offices[tenures[career[i]].office].rank;

		if (i == 0 || held < (uint8_t) *rank)
			*rank = (OfficeRank) held;
	}
	return person->careers > 0;
}

const ImageTerm *
image_find_term(const Image *image, const char *text, const TextWord *words,
				uint32_t count, uint32_t *words_matched)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	const ImageTerm *longest = NULL;
	uint64_t	key = 0;

	for (uint32_t i = 0; i < count; i++)
	{
		SequenceGap gap = SEQUENCE_SOFT;
		uint32_t	value;
		uint32_t	index;

		if (i > 0)
			gap = image_gap(&words[i - 1], &words[i]);
		if (gap == SEQUENCE_ENDS)
			break;
		key = image_extend(key, words[i].hash, gap);
		if (!image_term_sequence(image, key, &value))
			break;
		index = value & SEQUENCE_INDEX;
		if (index != SEQUENCE_INDEX &&
			image_words_equal(image_string(image, terms[index].folded),
							  text, words, i + 1))
		{
			longest = &terms[index];
			*words_matched = i + 1;
		}
		if (!(value & SEQUENCE_LONGER))
			break;
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
			length = words[count - 1].start + words[count - 1].length -
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

/* The row with this role and these bits of a term that stands here */
static const ImageTermRow *
term_row(const Image *image, const ImageTerm *term, const char *text,
		 const TextWord *words, uint32_t count, TermRole role,
		 int32_t value_bits)
{
	const ImageTermRow *row = image_term_rows(image, term);

	if (!image_words_equal(image_string(image, term->folded), text, words,
						   count))
		return NULL;
	for (uint16_t i = 0; i < term->rows; i++, row++)
		if (row->role == role && (row->value & value_bits) == value_bits &&
			image_term_row_matches(image, row, text, words, count))
			return row;
	return NULL;
}

const ImageTermRow *
image_exact_term(const Image *image, const char *text, const TextWord *words,
				 uint32_t count, TermRole role, int32_t value_bits)
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
					text, words, count, role, value_bits);
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
		(line[0] | 0x20) < 'a' || (line[0] | 0x20) > 'z')
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
		 (value & SEQUENCE_LONGER) && word_next(&scanner, &words[i]); i++)
	{
		SequenceGap gap = i > 0 ? image_gap(&words[i - 1], &words[i]) :
			SEQUENCE_SOFT;
		uint32_t	index;

		if (gap == SEQUENCE_ENDS)
			return false;
		key = image_extend(key, words[i].hash, gap);
		if (!image_term_sequence(image, key, &value))
			return false;
		index = value & SEQUENCE_INDEX;
		if (index != SEQUENCE_INDEX)
		{
			const ImageTermRow *row = term_row(image, &terms[index], text,
											   words, i + 1, ROLE_BOILERPLATE,
											   0);

			if (row != NULL &&
				colon_as_written(image_string(image, row->written), text,
								 words[i].start + words[i].length, end))
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
