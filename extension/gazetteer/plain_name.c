/*-------------------------------------------------------------------------
 *
 * plain_name.c
 *		Names of plain words, followed by the masks of a chunk.
 *
 * Nearly all names are words of a few ASCII letters with a blank, a hyphen or
 * the like between them, which the masks tell from others.  They are followed
 * along the table of sequences without being read as words of any characters,
 * which name.c does where something else may be there: a word that is not
 * ASCII, or long, or misspelt; punctuation that a name runs over; a title that
 * a name begins with.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/behind.h"
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"

/* Names of more words are read by name.c */
#define PLAIN_WORDS		8

/* What may be read behind a word: a gap and the next word */
#define BYTES_BEHIND	(3 + HASH_STEP)

/* The words with which names begin that may stand at a candidate */
typedef struct PlainWords
{
	uint32_t	count;
	uint32_t	capitals;		/* bit i: word i has one */
	uint64_t	hash[PLAIN_WORDS];
	uint64_t	key[PLAIN_WORDS];	/* of the sequence up to here */
	uint32_t	start[PLAIN_WORDS];
	uint32_t	end[PLAIN_WORDS];
	uint32_t	value[PLAIN_WORDS]; /* of that sequence */
} PlainWords;

static inline void
add_word(PlainWords *words, uint64_t hash, uint64_t key, uint32_t start,
		 uint32_t end, uint32_t capital, uint32_t value)
{
	words->hash[words->count] = hash;
	words->key[words->count] = key;
	words->start[words->count] = start;
	words->end[words->count] = end;
	words->value[words->count] = value;
	words->capitals |= capital << words->count;
	words->count++;
}

/* The first words of those names, as far as they have been looked up */
static inline void
begin_words(const Candidate *word, PlainWords *words)
{
	words->count = 0;
	words->capitals = 0;
	add_word(words, word->hash, image_extend(0, word->hash, SEQUENCE_SOFT),
			 word->start, word->end, word->capital, word->first->value);
	if (word->kind == CANDIDATE_BEGINNING && word->next_length != 0 &&
		word->pair_value != SEQUENCE_INDEX)
		add_word(words, word->next_hash, word->pair_key, word->end + 1,
				 word->end + 1 + word->next_length, word->next_capital,
				 word->pair_value);
}

/* What stands behind a word of a sequence */
typedef struct NextWord
{
	uint32_t	at;				/* where the next word starts in the chunk */
	uint32_t	length;			/* if it is plain, else 0 */
	SequenceGap gap;			/* between them; SEQUENCE_ENDS also where the
								 * text does */
} NextWord;

/*
 * Look at what stands behind a word of so many letters that ends at a byte of
 * a chunk.  Mostly it is what parts two words of a name.
 */
static inline NextWord
next_word(const Matcher *matcher, const Chunk *chunk, uint32_t end,
		  uint32_t letters)
{
	const uint32_t masked = (chunk->blocks + 1) * BLOCK_BYTES;
	const uint32_t readable = masked - BYTES_BEHIND;
	const uint32_t text_left = matcher->length - chunk->position;
	const WordScanner scanner = {
		(const unsigned char *) matcher->text, matcher->length, 0
	};
	const TextWord previous = {.letters = letters};
	TextWord	word = {.gap = GAP_NONE};
	NextWord	next = {end, 0, SEQUENCE_SOFT};
	uint32_t	length;

	if (end >= readable)
		return next;
	next.at += behind_soft_gap(chunk->bytes + end, letters);
	length = next.at == end ? 0 : chunk_word_length(chunk, next.at);
	if (length == 0)
	{
		next.at = end + lowest_bit(mask_window(chunk->masks.word, end) |
								   UINT64_C(1) << WINDOW_BITS);
		if (next.at >= text_left && text_left <= masked)
			next.gap = SEQUENCE_ENDS;
		if (next.gap == SEQUENCE_ENDS || next.at >= readable ||
			next.at == end + WINDOW_BITS)
			return next;
		word.gap = word_gap(&scanner, chunk->position + end,
							chunk->position + next.at);
		next.gap = image_gap(&previous, &word);
	}
	next.length = chunk_plain_length(chunk, next.at);
	return next;
}

/*
 * Follow the names that begin at a candidate.  False if one may be there that
 * takes a closer look; *misspelt is set if one may be where none is written as
 * it should be.
 */
static bool
follow(const Matcher *matcher, const Chunk *chunk, const Candidate *word,
	   PlainWords *words, bool *misspelt)
{
	const Image *image = matcher->image;
	const uint32_t text_left = matcher->length - chunk->position;

	*misspelt = false;
	begin_words(word, words);
	if (word->kind == CANDIDATE_NAME)
		return true;
	for (;;)
	{
		const uint32_t last = words->count - 1;
		const uint32_t value = words->value[last];
		const uint32_t letters = words->end[last] - words->start[last];
		const uint32_t end = words->end[last] - chunk->position;
		const uint32_t begins = last == 0 ? word->first->next : UINT32_MAX;
		NextWord	next;
		const char *bytes;
		uint32_t	longer;
		uint32_t	capital;
		uint64_t	characters;
		uint64_t	hash;
		uint64_t	next_key;

		if (end + 2 > text_left ||
			!behind_may_go_on(chunk->bytes + end, value, begins, letters))
			return true;
		next = next_word(matcher, chunk, end, letters);
		if (next.gap == SEQUENCE_ENDS)
			return true;
		if (next.length == 0 || words->count == PLAIN_WORDS)
			return false;
		bytes = (const char *) chunk->bytes + next.at;
		hash = hash_folded(bytes, next.length, &characters);
		capital = ~(unsigned char) *bytes >> 5 & 1;
		next_key = image_extend(words->key[last], hash, next.gap);
		if ((last <= 1 &&
			 !image_filter(image, &image_header(image)->pairs, next_key)) ||
			!image_name_sequence(image, next_key, &longer))
		{
			*misspelt = (value & SEQUENCE_NEAR) && capital &&
				next.gap == SEQUENCE_SOFT && next.length >= NEAR_LETTERS_MIN &&
					near_may_misspell(image, words->key[last], bytes, next.length);
			return true;
		}
		add_word(words, hash, next_key, chunk->position + next.at,
				 chunk->position + next.at + next.length, capital, longer);
	}
}

/* Which of eight ASCII letters and digits are small letters, or capitals: the
 * bit 0x40 of each */
static inline uint64_t
letters_of_case(uint64_t bytes, bool small)
{
	const uint64_t letter = UINT64_C(0x4040404040404040);
	uint64_t	is_small = bytes << 1;

	return bytes & (small ? is_small : ~is_small) & letter;
}

/* Has the first word no small letter, and two capitals? */
static bool
has_all_capitals(const Chunk *chunk, const PlainWords *words)
{
	const char *bytes = chunk_bytes(chunk, words->start[0]);
	uint32_t	length = words->end[0] - words->start[0];
	uint64_t	first = hash_load(bytes, 8) & hash_keep[length + 8];
	uint64_t	second = hash_load(bytes + 8, 8) & hash_keep[length];
	uint64_t	capitals = letters_of_case(first, false);
	uint64_t	more = letters_of_case(second, false);

	return (letters_of_case(first, true) | letters_of_case(second, true)) == 0 &&
		((capitals & (capitals - 1)) | (more & (more - 1)) |
		 (capitals & -(uint64_t) (more != 0))) != 0;
}

/* Do the words of a folded name, joined by blanks, stand here? */
static bool
name_equals(const Chunk *chunk, const char *name, const PlainWords *words,
			uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
	{
		uint32_t	length = words->end[i] - words->start[i];

		if (!plain_word_equals(name, chunk_bytes(chunk, words->start[i]),
							   length) ||
			name[length] != (i + 1 < count ? ' ' : '\0'))
			return false;
		name += length + 1;
	}
	return true;
}

/* Is what stands there this name, and not another one with the same slot? */
static inline bool
is_name(const Matcher *matcher, const Chunk *chunk, const ImageSense *sense,
		const PlainWords *words, uint32_t count)
{
	if (sense->plain)
		return sense->key == image_key_half(words->key[count - 1]);
	return sense->match == MATCH_EXACT ||
		name_equals(chunk, image_string(matcher->image, sense->name), words,
					count);
}

/* The longest name that stands there; found->sense is NULL if there is none */
static void
find_longest(const Matcher *matcher, const Chunk *chunk,
			 const PlainWords *words, NameFound *found, NamePlace *place)
{
	place->start = words->start[0];
	place->all_capitals = has_all_capitals(chunk, words);
	for (found->words = words->count; found->words > 0; found->words--)
	{
		const uint32_t last = found->words - 1;

		found->name = words->value[last] & SEQUENCE_INDEX;
		if (found->name == SEQUENCE_INDEX)
			continue;
		place->end = words->end[last];
		place->capitals = words->capitals & ((UINT32_C(2) << last) - 1);
		found->sense = matcher_sense(matcher, found->name, place, NULL);
		if (found->sense == NULL)
			continue;
		if (is_name(matcher, chunk, found->sense, words, found->words))
			return;
		found->sense = NULL;
	}
}

/* One of them as plain_word() */
static TextWord
text_word(const PlainWords *words, uint32_t number)
{
	TextWord	word;

	plain_word(&word, words->hash[number], words->start[number],
			   words->end[number] - words->start[number],
			   words->capitals >> number & 1);
	return word;
}

/* Match at a candidate that is a name, or may begin one */
PlainResult
match_plain_name(Matcher *matcher, const Chunk *chunk, const Candidate *word)
{
	PlainWords	words;
	NameFound	found = {.name = IMAGE_NONE};
	NamePlace	place;
	TextWord	first;
	TextWord	last;
	bool		misspelt;

	if (!follow(matcher, chunk, word, &words, &misspelt))
		return PLAIN_OTHER;
	find_longest(matcher, chunk, &words, &found, &place);
	if (found.sense == NULL)
		return misspelt ? PLAIN_OTHER : PLAIN_NONE;
	if (found.sense->flags & SENSE_TITLE)
		return PLAIN_OTHER;
	first = text_word(&words, 0);
	last = text_word(&words, found.words - 1);
	if (!is_something_else(matcher, &found, word->first, &first))
		record_name(matcher, &found, &place, 0, &first, &last);
	return PLAIN_DONE;
}
