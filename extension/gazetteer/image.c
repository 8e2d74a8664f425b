/*-------------------------------------------------------------------------
 *
 * image.c
 *		Look-ups of entities and offices in the compiled dictionary, and how words
 *		are compared with its names.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/image_tables.h"
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

/* The tag of a word of a text among first words */
static uint64_t
word_tag(const char *text, const TextWord *word)
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

const ImageFirst *
image_first_of_word(const Image *image, const char *text, const TextWord *word)
{
	return image_first(image, word->hash, word_tag(text, word));
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
