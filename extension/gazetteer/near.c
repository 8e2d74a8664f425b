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
one_edit_apart(const Letters *a, const Letters *b)
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
			Letters		a;
			Letters		b;

			if (!letters_of(word, length, &a) ||
				!letters_of(folded, name_length, &b) ||
				!one_edit_apart(&a, &b))
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
 * Follow the names from the node of the word that the text may mean on; keeps
 * the longest in *found.
 */
static void
follow_name(Matcher *matcher, uint64_t first, uint64_t key, uint32_t slip,
			NameFound *found)
{
	const Image *image = matcher->image;
	const ImageNode *node = image_node(image, key);
	const TextWord *previous = matcher_word(matcher, first + slip);
	uint32_t	count = slip + 1;

	while (node != NULL)
	{
		const TextWord *next;
		SequenceGap gap;

		if (node->name != IMAGE_NONE && count > found->words)
		{
			const ImageName *name =
				&image_part(image, ImageName, names)[node->name];
			TextWord	copy[NAME_WORDS];
			const TextWord *words = matcher_copy(matcher, first, count, copy);
			const ImageSense *sense =
				matcher_sense(matcher, name, words, count, NULL);

			if (sense != NULL &&
				image_entity(image, sense->entity)->kind == ENTITY_PERSON &&
				sense->match == MATCH_NAME &&
				name_differs_at(matcher, image_string(image, name->folded),
								words, count, slip))
			{
				found->name = node->name;
				found->words = count;
				found->near = true;
			}
		}
		if (!(node->flags & NODE_NAME_LONGER) || count == NAME_WORDS)
			break;
		next = matcher_word(matcher, first + count);
		if (next == NULL)
			break;
		gap = image_gap(previous, next);
		if (gap == SEQUENCE_ENDS)
			break;
		key = image_extend(key, next->hash, gap);
		node = image_node(image, key);
		previous = next;
		count++;
	}
}

/*
 * A name that starts with the prefix_words words from number first on, whose
 * key is prefix_key, and goes on with a misspelt word.
 */
NameFound
near_name(Matcher *matcher, uint64_t first, uint64_t prefix_key,
		  uint32_t prefix_words)
{
	const ImageHeader *header = image_header(matcher->image);
	const ImageNear *index = image_part(matcher->image, ImageNear, near);
	const TextWord *word = matcher_word(matcher, first + prefix_words);
	NameFound	found = {IMAGE_NONE, 0, false};
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	char		folded[WORD_FOLD_MAX];
	uint64_t	mask = header->near.count - 1;
	int			count;

	if (word->letters < NEAR_LETTERS_MIN || !(word->flags & WORD_CAPITAL) ||
		header->near.count == 0)
		return found;
	count = near_forms(folded, word_fold(matcher->text, word, folded), forms);
	for (int i = 0; i < count; i++)
	{
		uint64_t	slot = forms[i] & mask;

		for (; index[slot].key != 0; slot = (slot + 1) & mask)
			if (index[slot].key == forms[i])
				follow_name(matcher, first,
							image_extend(prefix_key, index[slot].word,
										 SEQUENCE_SOFT),
							prefix_words, &found);
	}
	return found;
}
