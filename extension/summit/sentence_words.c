/*-------------------------------------------------------------------------
 *
 * sentence_words.c
 *		The words of a sentence, or of a piece of a long one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/item.h"

/* Read the words of the sentence between two byte offsets, if not at hand */
void
sentence_read_words(Sentence *sentence, uint32_t start, uint32_t end)
{
	WordScanner scanner;
	int			count = 0;

	if (start == sentence->words_start && end == sentence->words_end)
		return;
	sentence->words_start = start;
	sentence->words_end = end;
	word_scanner_init(&scanner, sentence->text, start, end);
	for (;;)
	{
		count += (int) word_list_read(&scanner, &sentence->words[count],
									  (uint32_t) (sentence->word_capacity - count));
		CHECK_FOR_INTERRUPTS();
		if (scanner.position >= end)
			break;
		sentence->word_capacity *= 2;
		sentence->words = repalloc_huge(sentence->words,
										sizeof(TextWord) * (Size) sentence->word_capacity);
	}
	sentence->word_count = count;
	sentence->words_complete = false;
}

/* Find what is not known of so many words from word i on, or all that follow */
void
sentence_complete_some(Sentence *sentence, int i, int count)
{
	TextWord   *word = &sentence->words[i];

	word_list_complete(sentence->text,
					   i > 0 ? word[-1].start + word[-1].length : sentence->words_start,
					   word, (uint32_t) Min(count, sentence->word_count - i));
}

/* Find what is not known of words that have been read, if anything is not */
void
sentence_complete_words(Sentence *sentence)
{
	if (!sentence->words_complete)
		sentence_complete_some(sentence, 0, sentence->word_count);
	sentence->words_complete = true;
}
