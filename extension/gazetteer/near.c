/*-------------------------------------------------------------------------
 *
 * near.c
 *		Names with one misspelt word.
 *
 * Two words that differ by one letter left out, put in, replaced, or swapped
 * with its neighbour have a common form that is one of them, or one of them
 * less a letter.  The image has an index of these forms for the longer words
 * of persons' names; a word of the text that begins no name, or does not
 * continue one, is looked up with each of its letters left out in turn.
 * (Symmetric deletion, after W. Garbe's SymSpell.)
 *
 * A slip is believed where the other words of the name stand beside it, or,
 * for a name of one word, where the text names the person elsewhere.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "prefetch.h"
#include "text/hash.h"
#include "text/unicode.h"

/* A folded word as characters */
typedef struct Letters
{
	uint32_t	code[NEAR_LETTERS_MAX];
	int			count;
} Letters;

static bool
letters_of(const char *folded, int length, Letters *letters)
{
	const unsigned char *at = (const unsigned char *) folded;
	const unsigned char *end = at + length;

	letters->count = 0;
	while (at < end)
	{
		if (letters->count == NEAR_LETTERS_MAX)
			return false;
		at += unicode_decode(at, end, &letters->code[letters->count++]);
	}
	return letters->count >= NEAR_LETTERS_MIN;
}

/*
 * The hashes of an ASCII word of at most HASH_STEP bytes less each letter:
 * what stands behind the letter moves down by a byte.
 */
static int
short_forms(const char *folded, uint32_t length, uint64_t *hashes)
{
	uint64_t	first = hash_load(folded, length < 8 ? length : 8);
	uint64_t	second = length > 8 ? hash_load(folded + 8, length - 8) : 0;
	uint64_t	moved = first >> 8 | second << 56;

	for (uint32_t i = 0; i < length; i++)
	{
		uint64_t	keep = i < 8 ? hash_low_bytes(UINT64_MAX, i) :
			hash_low_bytes(UINT64_MAX, i - 8);

		if (i < 8)
			hashes[i] = hash_word((first & keep) | (moved & ~keep),
								  second >> 8);
		else
			hashes[i] = hash_word(first,
								  (second & keep) | (second >> 8 & ~keep));
	}
	return length;
}

/*
 * Hashes of a folded word and of its forms less one letter; returns how many,
 * 0 for a word too short or too long to be guessed at.
 */
int
near_forms(const char *folded, int length, uint64_t *hashes)
{
	char		form[WORD_FOLD_MAX];
	int			count = 0;
	int			letters = 0;

	for (int i = 0; i < length; i++)
		letters += (folded[i] & 0xC0) != 0x80;
	if (letters < NEAR_LETTERS_MIN || letters > NEAR_LETTERS_MAX)
		return 0;
	hashes[count++] = word_hash(folded, length);
	if (letters == length && length <= HASH_STEP)
		return count + short_forms(folded, length, &hashes[count]);
	for (int i = 0; i < length;)
	{
		int			bytes = 1;

		while (i + bytes < length && (folded[i + bytes] & 0xC0) == 0x80)
			bytes++;
		memcpy(form, folded, i);
		memcpy(form + i, folded + i + bytes, length - i - bytes);
		hashes[count++] = word_hash(form, length - bytes);
		i += bytes;
	}
	return count;
}

/* Is b one insertion, deletion, replacement or swap of neighbours off a? */
static bool
are_one_edit_apart(const Letters *a, const Letters *b)
{
	int			first = 0;
	int			last_a = a->count;
	int			last_b = b->count;

	while (first < last_a && first < last_b &&
		   a->code[first] == b->code[first])
		first++;
	while (last_a > first && last_b > first &&
		   a->code[last_a - 1] == b->code[last_b - 1])
	{
		last_a--;
		last_b--;
	}
	if (last_a - first <= 1 && last_b - first <= 1)
		return true;
	return last_a - first == 2 && last_b - first == 2 &&
		a->code[first] == b->code[first + 1] &&
		a->code[first + 1] == b->code[first];
}

/*
 * Are two folded words, of these lengths in bytes and neither too short nor too
 * long to be guessed at, one edit apart?
 */
bool
near_one_edit_apart(const char *word, int length, const char *other,
					int other_length)
{
	Letters		a;
	Letters		b;

	return letters_of(word, length, &a) &&
		letters_of(other, other_length, &b) && are_one_edit_apart(&a, &b);
}

/*
 * Is the folded name these words but for one edit in word number slip?
 */
static bool
name_differs_at(const Matcher *matcher, const char *folded,
				const TextWord *words, uint32_t count, uint32_t slip)
{
	for (uint32_t i = 0; i < count; i++)
	{
		char		word[WORD_FOLD_MAX];
		int			length = word_fold(matcher->text, &words[i], word);
		const char *blank = strchr(folded, ' ');
		int			name_length = blank ? blank - folded : (int) strlen(folded);

		if (i == slip)
		{
			if (!near_one_edit_apart(word, length, folded, name_length))
				return false;
		}
		else if (length != name_length || memcmp(word, folded, length) != 0)
			return false;
		folded += name_length;
		if (i + 1 < count)
		{
			if (*folded++ != ' ')
				return false;
		}
	}
	return *folded == '\0';
}

/*
 * Follow the names from the word that the text may mean on; keeps the longest
 * in *found.
 */
static void
follow_name(Matcher *matcher, uint64_t key, uint32_t slip, NameFound *found)
{
	const Image *image = matcher->image;
	const TextWord *words = matcher->run.words;
	uint32_t	value;

	for (uint32_t count = slip + 1;; count++)
	{
		SequenceGap gap;
		uint32_t	name;

		/* single words are not among the sequences, nor do they count */
		if (count == 1)
			value = SEQUENCE_LONGER | SEQUENCE_INDEX;
		else if (!image_name_sequence(image, key, &value))
			break;
		name = value & SEQUENCE_INDEX;
		if (name != SEQUENCE_INDEX && count > found->words)
		{
			const NamePlace place = name_place(words, count);
			const ImageSense *sense =
				matcher_sense(matcher, name, &place, NULL);

			if (sense != NULL && sense->kind == ENTITY_PERSON &&
				sense->match == MATCH_NAME &&
				name_differs_at(matcher, image_string(image, sense->name),
								words, count, slip))
			{
				found->name = name;
				found->words = count;
				found->near = true;
			}
		}
		if (!(value & SEQUENCE_LONGER) || run_word(matcher, count) == NULL)
			break;
		gap = image_gap(&words[count - 1], &words[count]);
		if (gap == SEQUENCE_ENDS)
			break;
		key = image_extend(key, words[count].hash, gap);
	}
}

/*
 * Keep those forms that the filter of the index has, and have their slots at
 * hand; returns how many.
 */
static int
keep_known_forms(const Image *image, uint64_t *forms, int count)
{
	const ImageHeader *header = image_header(image);
	const ImageNear *index = image_part(image, ImageNear, near);
	const uint64_t *filter = image_part(image, uint64_t, near_filter);
	const uint64_t filter_bits = header->near_filter.count * 64;
	int			kept = 0;

	for (int i = 0; i < count; i++)
	{
		uint64_t	bit = near_bit(forms[i], filter_bits);

		forms[kept] = forms[i];
		kept += filter[bit / 64] >> bit % 64 & 1;
	}
	for (int i = 0; i < kept; i++)
		prefetch(&index[forms[i] & (header->near.count - 1)]);
	return kept;
}

/*
 * A name that starts with the first prefix_words words of the run, whose key
 * is prefix_key, and goes on with a misspelt word.  A misspelt word alone is
 * no name yet.
 */
NameFound
near_name(Matcher *matcher, uint64_t prefix_key, uint32_t prefix_words)
{
	const ImageHeader *header = image_header(matcher->image);
	const ImageNear *index = image_part(matcher->image, ImageNear, near);
	const uint64_t *known = image_part(matcher->image, uint64_t, near_words);
	const TextWord *word = run_word(matcher, prefix_words);
	NameFound	found = {.name = IMAGE_NONE};
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	char		folded[WORD_FOLD_MAX];
	uint64_t	mask = header->near.count - 1;
	uint64_t	beside = prefix_key;
	uint64_t	tried = 0;		/* the word that was followed last */
	int			length;
	int			count;

	if (matcher->list->without_near || word == NULL || word->letters < NEAR_LETTERS_MIN ||
		!(word->flags & WORD_CAPITAL))
		return found;
	if (prefix_words == 0)
	{
		const TextWord *second = run_word(matcher, 1);

		if (second == NULL)
			return found;
		beside = near_beside_first(second->hash);
		found.words = 1;		/* only longer ones count */
	}
	length = word_fold(matcher->text, word, folded);
	if (!near_pair_may_be(matcher->image, beside, hash_load(folded, 3),
						  hash_load(folded + length - 3, 3)))
		return found;
	count = near_forms(folded, length, forms);
	count = keep_known_forms(matcher->image, forms, count);
	for (int i = 0; i < count; i++)
		for (uint64_t slot = forms[i] & mask; index[slot].key != 0;
			 slot = (slot + 1) & mask)
			if (index[slot].key == near_key(forms[i]) &&
				known[index[slot].word] != tried)
			{
				/* the word as it is has been looked for already */
				tried = known[index[slot].word];
				if (tried != word->hash)
					follow_name(matcher,
								image_extend(prefix_key, tried, SEQUENCE_SOFT),
								prefix_words, &found);
			}
	return found;
}
