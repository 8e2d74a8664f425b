/*-------------------------------------------------------------------------
 *
 * image.c
 *		Look-ups in the compiled dictionary.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/image.h"

/* The full stop of so short a word is part of it: St. Petersburg, U.S. */
#define SHORT_WORD_LETTERS	3

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
image_extend(uint64_t key, uint64_t word_hash, SequenceGap gap)
{
	if (key != 0 && gap == SEQUENCE_PUNCTUATED)
		key ^= UINT64_C(0x5851F42D4C957F2D);
	key = (key ^ word_hash) * UINT64_C(0xFF51AFD7ED558CCD);
	key ^= key >> 32;
	return key != 0 ? key : 1;
}

const ImageNode *
image_node(const Image *image, uint64_t key)
{
	const ImageNode *nodes = image_part(image, ImageNode, nodes);
	uint64_t	mask = image_header(image)->nodes.count - 1;
	uint64_t	slot = key & mask;

	while (nodes[slot].key != 0)
	{
		if (nodes[slot].key == key)
			return &nodes[slot];
		slot = (slot + 1) & mask;
	}
	return NULL;
}

bool
image_may_start(const Image *image, uint64_t word_hash)
{
	const uint8_t *filter = image_part(image, uint8_t, filter);
	uint64_t	bit = word_hash & (image_header(image)->filter.count * 8 - 1);

	return filter[bit / 8] & (1 << (bit % 8));
}

bool
image_words_equal(const char *folded, const char *text,
				  const TextWord *words, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
	{
		char		word[WORD_FOLD_MAX];
		int			length = word_fold(text, &words[i], word);

		if (i > 0 && *folded++ != ' ')
			return false;
		if (strncmp(folded, word, length) != 0)
			return false;
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
		else if (office->rank != rank)
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

	if (count == 0 || !image_may_start(image, words[0].hash))
		return NULL;
	for (uint32_t i = 0; i < count; i++)
	{
		SequenceGap gap = SEQUENCE_SOFT;
		const ImageNode *node;

		if (i > 0)
			gap = image_gap(&words[i - 1], &words[i]);
		if (gap == SEQUENCE_ENDS)
			break;
		key = image_extend(key, words[i].hash, gap);
		node = image_node(image, key);
		if (node == NULL)
			break;
		if (node->term != IMAGE_NONE &&
			image_words_equal(image_string(image, terms[node->term].folded),
							  text, words, i + 1))
		{
			longest = &terms[node->term];
			*words_matched = i + 1;
		}
		if (!(node->flags & NODE_TERM_LONGER))
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

const ImageTermRow *
image_exact_term(const Image *image, const char *text, const TextWord *words,
				 uint32_t count, TermRole role)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	const ImageTermRow *row;
	const ImageNode *node;
	uint64_t	key = 0;

	if (!image_may_start(image, words[0].hash))
		return NULL;
	for (uint32_t i = 0; i < count; i++)
	{
		SequenceGap gap = i > 0 ? image_gap(&words[i - 1], &words[i]) :
			SEQUENCE_SOFT;

		if (gap == SEQUENCE_ENDS)
			return NULL;
		key = image_extend(key, words[i].hash, gap);
	}
	node = image_node(image, key);
	if (node == NULL || node->term == IMAGE_NONE ||
		!image_words_equal(image_string(image, terms[node->term].folded),
						   text, words, count))
		return NULL;
	row = image_term_rows(image, &terms[node->term]);
	for (uint16_t i = 0; i < terms[node->term].rows; i++, row++)
		if (row->role == role &&
			image_term_row_matches(image, row, text, words, count))
			return row;
	return NULL;
}

static bool
is_abbreviation(const void *lexicon, const char *text, const TextWord *word)
{
	return image_exact_term((const Image *) lexicon, text, word, 1,
							ROLE_ABBREVIATION) != NULL;
}

/* The longest line start that the lexicon may hold, in words */
#define BOILERPLATE_WORDS	12

static bool
is_boilerplate(const void *lexicon, const char *text, uint32_t start,
			   uint32_t end)
{
	TextWord	words[BOILERPLATE_WORDS];
	WordScanner scanner;
	uint32_t	count = 0;

	word_scanner_init(&scanner, text, start, end);
	while (count < BOILERPLATE_WORDS && word_next(&scanner, &words[count]))
	{
		count++;
		if (image_exact_term((const Image *) lexicon, text, words, count,
							 ROLE_BOILERPLATE) != NULL)
			return true;
		if (count == 1 &&
			!image_may_start((const Image *) lexicon, words[0].hash))
			return false;
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
