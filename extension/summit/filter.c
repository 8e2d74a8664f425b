/*-------------------------------------------------------------------------
 *
 * filter.c
 *		Finding the contact words of a text before anything else is read.
 *
 * Most texts tell of no contact, and all they cost is this scan: its blocks are
 * those of filter_block.c, and what a word is that these leave is looked up in
 * the lexicon (filter_word.c).
 *
 * A run of word bytes that are not all ASCII may be several words (quotation
 * marks and dashes are such bytes) or fold to other ones; it takes the way of
 * word.c.  Quotation marks and dashes that are common in news are told from
 * letters in the masks, so that words beside them are judged as others are.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/filter.h"

/* Words of one run between two looks for an interrupt */
#define PAUSE_WORDS 16384

void
filter_begin(ContactFilter *filter, const Lexicon *lexicon, const char *text,
			 uint32_t length)
{
	filter->image = lexicon->image;
	filter->sought.beginnings = &lexicon->beginnings;
	filter->sought.contacts = image_part(lexicon->image, uint8_t, contacts);
	filter->sought.short_words = lexicon->beginnings.shortest < BEGINNING_SHORTEST ?
		UINT64_MAX : 0;
	filter->lexicon = lexicon;
	filter->text = text;
	filter->length = length;
	filter->next = 0;
	filter->first = 0;
	filter->runs_on = false;
	filter->blocks = 0;
	filter->candidates = 0;
	filter->done = 0;
	filter->in_run = false;
}

/* The starts of runs that are not all ASCII, or too long to tell */
static uint64_t
wide_runs(uint64_t starts, uint64_t word, uint64_t wide)
{
	uint64_t	found = 0;

	for (; starts != 0; starts &= starts - 1)
	{
		uint32_t	bit = lowest_bit(starts);
		uint64_t	after = ~(word >> bit);
		uint64_t	run = wide >> bit;

		if (after != 0)
			run &= (after & -after) - 1;
		if (run != 0)
			found |= UINT64_C(1) << bit;
	}
	return found;
}

static void
begin_run(ContactFilter *filter, uint32_t start)
{
	uint32_t	end = start;

	while (end < filter->length &&
		   is_word_byte((unsigned char) filter->text[end]))
		end++;
	word_scanner_init(&filter->run, filter->text, Max(start, filter->done),
					  end);
	filter->done = end;
	filter->in_run = true;
}

/* The common separator that is not ASCII at this byte, as long as it is */
static uint32_t
separator_at(const ContactFilter *filter, uint32_t position)
{
	unsigned char bytes[3] = {0};

	memcpy(bytes, filter->text + position,
		   Min(filter->length - position, sizeof(bytes)));
	return block_wide_separator(bytes);
}

/* Does such a separator end before this byte? */
static bool
follows_separator(const ContactFilter *filter, uint32_t position)
{
	return (position >= 3 && separator_at(filter, position - 3) == 3) ||
		(position >= 2 && separator_at(filter, position - 2) == 2);
}

/* In block i not all is ASCII: find the runs that are to be judged */
static void
find_wide(ContactFilter *filter, uint32_t i)
{
	const uint64_t word = filter->found.word[i];
	const uint64_t wide = filter->found.wide[i];
	bool		carry = i == 0 ? filter->carry :
		filter_runs_on(filter->found.word[i - 1]);

	filter->candidates |= wide_runs(filter_word_starts(word, carry), word, wide);
	/* does the word that began before turn out to be one? */
	if (carry && wide_runs(1, word, wide) != 0)
	{
		uint32_t	start = filter->position;

		while (start > 0 &&
			   is_word_byte((unsigned char) filter->text[start - 1]) &&
			   !follows_separator(filter, start))
			start--;
		begin_run(filter, start);
	}
}

/* Look at the next blocks; false if the text has no more */
static bool
read_blocks(ContactFilter *filter)
{
	uint32_t	count;

	CHECK_FOR_INTERRUPTS();
	filter->carry = filter->runs_on;
	if (filter->next < filter->done)
	{
		filter->next = filter->done;
		filter->carry = false;
	}
	if (filter->next >= filter->length)
		return false;
	count = filter_count(filter->length - filter->next);
	filter->first = filter->next;
	filter->blocks = filter_blocks(&filter->sought,
								   (const unsigned char *) filter->text,
								   filter->first, filter->length,
								   filter->carry, &filter->found);
	filter->next = filter->first + count * FILTER_STRIDE;
	filter->runs_on = filter_runs_on(filter->found.word[count - 1]);
	return true;
}

/* Go on to something that is worth judging; false if the text has no more */
static bool
look_on(ContactFilter *filter)
{
	for (;;)
	{
		while (filter->blocks != 0)
		{
			uint32_t	i = lowest_bit(filter->blocks);

			filter->blocks &= filter->blocks - 1;
			filter->position = filter->first + i * FILTER_STRIDE;
			/* nothing new starts inside a run that has been judged */
			if (filter->position + FILTER_STRIDE <= filter->done)
				continue;
			filter->candidates = filter->found.candidates[i];
			if (filter->found.wide[i] != 0)
				find_wide(filter, i);
			if (filter->candidates != 0 || filter->in_run)
				return true;
		}
		if (!read_blocks(filter))
			return false;
	}
}

/* The next word of the run that is being judged; FILTER_END behind it */
static FilterFound
next_of_run(ContactFilter *filter, uint32_t *start, uint32_t *end)
{
	TextWord	word;
	uint32_t	words = 0;

	while (word_next(&filter->run, &word))
	{
		FilterFound found = filter_judge(filter, &word, end);

		*start = word.start;
		if (found != FILTER_END)
			return found;
		/* text without blanks may run on for long */
		if (++words % PAUSE_WORDS == 0)
			CHECK_FOR_INTERRUPTS();
	}
	filter->in_run = false;
	return FILTER_END;
}

/* Is the run at this byte, which may go on in another block, all ASCII? */
static bool
is_ascii_run(const ContactFilter *filter, uint32_t start)
{
	for (uint32_t i = start; i < filter->length &&
		 is_word_byte((unsigned char) filter->text[i]); i++)
	{
		if ((unsigned char) filter->text[i] >= 0x80)
			return false;
	}
	return true;
}

/* What the word at a candidate's byte is, unless it begins a run to judge */
static FilterFound
judge_candidate(ContactFilter *filter, uint32_t start, uint32_t *end)
{
	const unsigned char *text = (const unsigned char *) filter->text;
	WordScanner scanner;
	TextWord	word;

	if (word_read_plain(text, start, filter->length, &word) &&
		(start + word.length == filter->length ||
		 text[start + word.length] < 0x80 ||
		 separator_at(filter, start + word.length) != 0))
		return filter_judge_plain(filter, &word, end);
	if (!is_ascii_run(filter, start))
	{
		begin_run(filter, start);
		return FILTER_END;
	}
	word_scanner_init(&scanner, filter->text, start, filter->length);
	return word_next(&scanner, &word) ? filter_judge(filter, &word, end) :
		FILTER_END;
}

FilterFound
filter_next(ContactFilter *filter, uint32_t *start, uint32_t *end)
{
	for (;;)
	{
		FilterFound found = FILTER_END;

		if (filter->in_run)
		{
			found = next_of_run(filter, start, end);
			if (found != FILTER_END)
				return found;
		}
		if (filter->candidates == 0)
		{
			if (!look_on(filter))
				return FILTER_END;
			continue;
		}
		*start = filter->position + lowest_bit(filter->candidates);
		filter->candidates &= filter->candidates - 1;
		if (*start < filter->done)
			continue;
		found = judge_candidate(filter, *start, end);
		if (found != FILTER_END)
			return found;
	}
}
