/*-------------------------------------------------------------------------
 *
 * item_term.c
 *		The longest term from a word of a sentence on.
 *
 * What single words mean is found in the lexicon (lexicon.h); this is for words
 * with which longer terms begin, and for those whose rows depend on how they are
 * written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/image_tables.h"
#include "gazetteer/image_terms.h"
#include "summit/item.h"

/* Let an item be this term of so many words, if any of its rows counts here */
static int
take_rows(const Sentence *sentence, SummitItem *item, const ImageTerm *term,
		  const TextWord *words, uint32_t count)
{
	uint16_t	mask = 0;

	item->rows = image_term_rows(sentence->image, term);
	item->row_count = Min(term->rows, LEXICON_ROWS_MAX);
	for (int i = 0; i < item->row_count; i++)
	{
		if ((item->rows[i].role < ROLE_HONORIFIC || sentence->names) &&
			image_term_row_matches(sentence->image, &item->rows[i],
								   sentence->text, words, count))
			mask |= (uint16_t) (1 << i);
	}
	if (mask == 0)
		return 1;
	item_set_rows(item, term_sum(item->rows, mask));
	item->kind = ITEM_TERM;
	item->end = words[count - 1].start + words[count - 1].length;
	return (int) count;
}

/* Take the longest term that starts at this word, if any; returns its words */
int
item_take_longest(const Sentence *sentence, SummitItem *item,
				  const TextWord *words, int count)
{
	uint32_t	matched = 0;
	const ImageTerm *term = image_find_term(sentence->image, sentence->text,
											words, (uint32_t) count, &matched);

	return term == NULL ? 1 :
		take_rows(sentence, item, term, words, matched);
}

/*
 * The longest term whose key begins with these two words; that it has the words
 * is for the caller to see
 */
static const ImageTerm *
find_longer(const Image *image, const TextWord *words, uint32_t count,
			uint32_t *found)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	const ImageTerm *longest = NULL;
	uint64_t	key = image_extend(0, words[0].hash, SEQUENCE_SOFT);
	uint32_t	value = SEQUENCE_LONGER;

	for (uint32_t i = 1; i < count && (value & SEQUENCE_LONGER) &&
		 image_term_go_on(image, words, i, &key, &value); i++)
	{
		if ((value & SEQUENCE_INDEX) == SEQUENCE_INDEX)
			continue;
		longest = &terms[value & SEQUENCE_INDEX];
		*found = i + 1;
	}
	return longest;
}

/*
 * Take the longest term of several words that starts at this word, with which
 * longer terms begin; returns its words, 0 if there is none
 */
int
item_take_longer(const Sentence *sentence, SummitItem *item,
				 const TextWord *words, int count)
{
	const Image *image = sentence->image;
	uint32_t	found = 0;
	const ImageTerm *term = find_longer(image, words, (uint32_t) count, &found);

	if (term == NULL)
		return 0;
	if (image_words_equal(image_string(image, term->folded), sentence->text,
						  words, found))
		return take_rows(sentence, item, term, words, found);
	return item_take_longest(sentence, item, words, count);
}
