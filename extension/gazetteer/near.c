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
#include <stdlib.h>
#include <string.h>

#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
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
		fetch(&index[forms[i] & (header->near.count - 1)]);
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
	NameFound	found = {IMAGE_NONE, 0, false};
	uint64_t	forms[NEAR_LETTERS_MAX + 1];
	char		folded[WORD_FOLD_MAX];
	uint64_t	mask = header->near.count - 1;
	uint64_t	beside = prefix_key;
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
			if (index[slot].key == near_key(forms[i]))
				follow_name(matcher,
							image_extend(prefix_key, known[index[slot].word],
										 SEQUENCE_SOFT),
							prefix_words, &found);
	return found;
}

/*
 * Single misspelt words
 *
 * They are compared with the last words of the persons that the text names,
 * at the end, so that it does not matter who comes first.  Of a text that
 * names very many persons the first ones are tried, which keeps the cost in
 * proportion to the text.
 */

void
near_remember_person(Matcher *matcher, uint32_t start, uint32_t length,
					 uint32_t letters, uint32_t entity)
{
	NearPerson *person;

	if (matcher->list->without_near || letters < NEAR_LETTERS_MIN ||
		letters > NEAR_LETTERS_MAX ||
		matcher->near_person_count == NEAR_PERSONS)
		return;
	for (uint32_t i = 0; i < matcher->near_person_count; i++)
		if (matcher->near_persons[i].entity == entity)
			return;
	person = &matcher->near_persons[matcher->near_person_count++];
	person->start = start;
	person->length = length;
	person->entity = entity;
}

void
near_remember_unknown(Matcher *matcher, uint32_t start, uint32_t end)
{
	UnknownWord *unknown;

	if (matcher->list->without_near)
		return;
	if (matcher->unknown_count == matcher->unknown_capacity)
	{
		MentionList *list = matcher->list;
		uint32_t	capacity = matcher->unknown_capacity * 2;

		if (matcher->unknown != matcher->first_unknown)
			matcher->unknown = list->allocate(matcher->unknown,
											  capacity * sizeof(UnknownWord));
		else
		{
			matcher->unknown = list->allocate(NULL,
											  capacity * sizeof(UnknownWord));
			memcpy(matcher->unknown, matcher->first_unknown,
				   sizeof(matcher->first_unknown));
		}
		matcher->unknown_capacity = capacity;
	}
	unknown = &matcher->unknown[matcher->unknown_count++];
	unknown->start = start;
	unknown->length = end - start;
}

static bool
fold_letters(const Matcher *matcher, uint32_t start, uint32_t length,
			 Letters *letters)
{
	TextWord	word = {.start = start, .length = length};
	char		folded[WORD_FOLD_MAX];

	return letters_of(folded, word_fold(matcher->text, &word, folded), letters);
}

/* A bit for each letter of a word; one edit changes at most two */
static uint32_t
letters_mask(const char *text, uint32_t start, uint32_t length)
{
	uint32_t	mask = 0;

	for (uint32_t i = 0; i < length; i++)
		mask |= UINT32_C(1) << (text[start + i] & 31);
	return mask;
}

static int
bits_set(uint32_t mask)
{
	int			count = 0;

	for (; mask != 0; mask &= mask - 1)
		count++;
	return count;
}

/* The person whose last name this word misspells, or NULL */
static const NearPerson *
near_person(const Matcher *matcher, const UnknownWord *unknown)
{
	uint32_t	mask = letters_mask(matcher->text, unknown->start,
									unknown->length);

	for (uint32_t i = 0; i < matcher->near_person_count; i++)
	{
		const NearPerson *person = &matcher->near_persons[i];
		Letters		a;
		Letters		b;

		/* a letter in UTF-8 and its folding may have other bytes, not so here */
		if (person->length + 1 < unknown->length ||
			unknown->length + 1 < person->length ||
			bits_set(mask ^ person->letters) > 2)
			continue;
		if (fold_letters(matcher, unknown->start, unknown->length, &a) &&
			fold_letters(matcher, person->start, person->length, &b) &&
			one_edit_apart(&a, &b))
			return person;
	}
	return NULL;
}

/* The bit of a letter, or all where its folding takes a closer look */
static uint32_t
letter_bits(const Matcher *matcher, uint32_t position)
{
	unsigned char letter = matcher->text[position];

	return letter < 0x80 ? UINT32_C(1) << (letter & 31) : UINT32_MAX;
}

/*
 * Is the word that begins here the last one of somebody else's name, since a
 * capitalised word stands before it that the lexicon does not know ("Kendall
 * Jenner" beside Kylie Jenner)?
 */
static bool
ends_other_name(const Matcher *matcher, uint32_t start)
{
	const char *text = matcher->text;
	uint32_t	before = start - 1;
	WordScanner scanner;
	TextWord	word;
	uint32_t	matched;

	if (start < 2 || text[start - 1] != ' ')
		return false;
	while (before > 0 && start - before < WORD_FOLD_MAX &&
		   ((text[before - 1] & 0x80) != 0 || ((text[before - 1] | 0x20) >= 'a' && (text[before - 1] | 0x20) <= 'z')))
		before--;
	word_scanner_init(&scanner, text, before, start - 1);
	return word_next(&scanner, &word) && word.length > 1 &&
		(word.flags & WORD_CAPITAL) && !(word.flags & WORD_ALL_CAPITALS) &&
		image_find_term(matcher->image, text, &word, 1, &matched) == NULL;
}

static int
compare_starts(const void *a, const void *b)
{
	const Mention *x = a;
	const Mention *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	/* an office phrase stands before the state that it starts with */
	return x->length > y->length ? -1 : x->length < y->length;
}

/*
 * Record the unknown words that misspell the last name of a person whom the
 * text names, in text order with the others.
 */
void
near_find_unknown(Matcher *matcher)
{
	MentionList *list = matcher->list;
	uint32_t	before = list->count;
	uint32_t	first_letters = 0;
	uint32_t	last_letters = 0;

	if (matcher->near_person_count == 0 || matcher->unknown_count == 0)
		return;
	for (uint32_t i = 0; i < matcher->near_person_count; i++)
	{
		NearPerson *person = &matcher->near_persons[i];

		person->letters = letters_mask(matcher->text, person->start,
									   person->length);
		first_letters |= letter_bits(matcher, person->start);
		last_letters |= letter_bits(matcher, person->start + person->length - 1);
	}
	for (uint32_t i = 0; i < matcher->unknown_count; i++)
	{
		const UnknownWord *unknown = &matcher->unknown[i];
		const NearPerson *person;

		/* one edit changes the beginning or the end, not both */
		if (!(first_letters & letter_bits(matcher, unknown->start)) &&
			!(last_letters & letter_bits(matcher, unknown->start +
										 unknown->length - 1)))
			continue;
		person = near_person(matcher, unknown);
		if (person != NULL && !ends_other_name(matcher, unknown->start))
			(void) matcher_add(matcher, unknown->start,
							   unknown->start + unknown->length,
							   person->entity, ENTITY_PERSON, VIA_NEAR);
	}
	if (list->count > before)
		qsort(list->items, list->count, sizeof(Mention), compare_starts);
}
