/*-------------------------------------------------------------------------
 *
 * filter.c
 *		Finding the contact words of a text before anything else is read.
 *
 * Most texts tell of no contact, and all they cost is this scan.  Blocks of
 * 64 bytes become masks of word characters, of which starts are found by a
 * shift.  Of each word the first four letters are looked up in a table of those
 * with which contact words begin, which leaves one word in fourteen; of these
 * the first eight in a bitmap, which leaves one in sixty, and what is there is
 * looked up in the lexicon.  Whether a word is among those cannot be foreseen,
 * so that there is no branch until a block is done.  A block overlaps the next
 * one by eight bytes, so that these are always at hand.
 *
 * A run of word bytes that are not all ASCII may be several words (quotation
 * marks and dashes are such bytes) or fold to other ones; it takes the way of
 * word.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "gazetteer/image_tables.h"
#include "summit/filter.h"
#include "text/block.h"
#include "text/hash.h"

/* Bytes from one block to the next */
#define BLOCK_STRIDE (BLOCK_BYTES - IMAGE_CONTACT_BYTES)

/* The last bit of a block at which a word may start */
#define LAST_START (UINT64_C(1) << (BLOCK_STRIDE - 1))

/* Words of a block that are asked for their first letters at once */
#define WORDS_AT_ONCE 5

/* Blocks, and words of one run, between two looks for an interrupt */
#define PAUSE_BLOCKS 4096
#define PAUSE_WORDS 16384

void
filter_begin(ContactFilter *filter, const Lexicon *lexicon, const char *text,
			 uint32_t length)
{
	filter->image = lexicon->image;
	filter->sought.beginnings = lexicon->beginnings;
	filter->sought.contacts = image_part(lexicon->image, uint8_t, contacts);
	filter->sought.short_words = lexicon->shortest < LEXICON_SHORTEST ?
		UINT64_MAX : 0;
	filter->lexicon = lexicon;
	filter->avx2 = block_avx2();
	filter->text = text;
	filter->length = length;
	filter->position = 0;
	filter->next = 0;
	filter->block.candidates = 0;
	filter->block.carry = false;
	filter->done = 0;
	filter->in_run = false;
}

/* The bit of the first of the words at these bits if one may begin so, or 0 */
static BLOCK_INLINE uint64_t
try_beginning(const uint8_t *beginnings, const unsigned char *bytes,
			  uint64_t starts)
{
	uint32_t	bit = lowest_bit(starts | LAST_START);
	uint32_t	letters = (uint32_t) hash_load((const char *) bytes + bit,
											   LEXICON_BEGINNING_LETTERS);

	return (uint64_t) beginnings[lexicon_beginning(letters)] << bit;
}

/* Those of the words at these bits whose first letters some contact word has */
static BLOCK_INLINE uint64_t
find_beginnings(const uint8_t *beginnings, const unsigned char *bytes,
				uint64_t starts)
{
	uint64_t	left = starts;
	uint64_t	found = 0;

	/* some more than there are cost less than to guess how many there are */
	do
	{
#pragma GCC unroll 5
		for (int i = 0; i < WORDS_AT_ONCE; i++, left &= left - 1)
			found |= try_beginning(beginnings, bytes, left);
	} while (left != 0);
	return found & starts;
}

/*
 * Those of the words at these bits, of which there may be none, whose first
 * eight letters are those of contact words
 */
static BLOCK_INLINE uint64_t
find_candidates(const uint8_t *contacts, const unsigned char *bytes,
				uint64_t word, uint64_t starts)
{
	uint64_t	left = starts;
	uint64_t	found = 0;

	do
	{
		uint32_t	bit = lowest_bit(left | LAST_START);
		uint32_t	length = lowest_bit(~(word >> bit) |
										UINT64_C(1) << IMAGE_CONTACT_BYTES);
		uint64_t	prefix = hash_load((const char *) bytes + bit,
									   IMAGE_CONTACT_BYTES);
		uint32_t	slot = image_contact_bit((prefix | IMAGE_CONTACT_SMALL) &
											 hash_keep[length + 8]);

		found |= (uint64_t) (contacts[slot / 8] >> slot % 8 & 1) << bit;
		left &= left - 1;
	} while (left != 0);
	return found & starts;
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

/* The first bytes of words in a block, which begins inside of one or not */
static BLOCK_INLINE uint64_t
word_starts(uint64_t word, bool carry)
{
	return word & ~(word << 1 | carry) & low_bits(BLOCK_STRIDE);
}

/* Does the last word that starts in a block, or in one before, run on? */
static BLOCK_INLINE bool
runs_on(uint64_t word)
{
	return word >> (BLOCK_STRIDE - 1) & 1;
}

/* In the block not all is ASCII: find the runs that are to be judged */
static void
find_wide(ContactFilter *filter)
{
	BlockFound *block = &filter->block;

	block->candidates |= wide_runs(word_starts(block->word, block->carry),
								   block->word, block->wide);
	/* does the word that began before turn out to be one? */
	if (block->carry && wide_runs(1, block->word, block->wide) != 0)
	{
		uint32_t	start = filter->position;

		while (start > 0 &&
			   is_word_byte((unsigned char) filter->text[start - 1]))
			start--;
		begin_run(filter, start);
	}
}

/* The words of a block that are worth judging, of those that start at these bits */
static BLOCK_INLINE uint64_t
find_sought(const Sought *sought, const unsigned char *bytes, uint64_t word,
			uint64_t starts)
{
	starts &= (word >> 1 & word >> 2) | sought->short_words;
	starts = find_beginnings(sought->beginnings, bytes, starts);
	return find_candidates(sought->contacts, bytes, word, starts);
}

/*
 * Look at so many blocks, one at least, until something in one is worth judging
 * or is not ASCII.  Returns how many blocks there are before that one, whose
 * masks are set then.
 */
static uint32_t
scan_portable(const Sought *sought, const unsigned char *bytes, uint32_t count,
			  BlockFound *found)
{
	uint32_t	i = 0;
	bool		carry = found->carry;

	do
	{
		BlockMasks	masks;

		block_masks(bytes, &masks);
		found->candidates = find_sought(sought, bytes, masks.word,
										word_starts(masks.word, carry));
		found->carry = carry;
		found->word = masks.word;
		found->wide = masks.wide;
		if ((found->candidates | masks.wide) != 0)
			return i;
		carry = runs_on(masks.word);
		bytes += BLOCK_STRIDE;
	} while (++i < count);
	found->carry = carry;
	return i;
}

#ifdef BLOCK_AVX2

BLOCK_AVX2
static uint32_t
scan_avx2(const Sought *sought, const unsigned char *bytes, uint32_t count,
		  BlockFound *found)
{
	uint32_t	i = 0;
	bool		carry = found->carry;

	do
	{
		__m256i		low = _mm256_loadu_si256((const __m256i *) bytes);
		__m256i		high = _mm256_loadu_si256((const __m256i *) (bytes + 32));
		uint64_t	word = bits_avx2(word_avx2(low), word_avx2(high));
		uint64_t	wide = bits_avx2(low, high);
		uint64_t	candidates = find_sought(sought, bytes, word,
											 word_starts(word, carry));

		if ((candidates | wide) != 0)
		{
			found->candidates = candidates;
			found->carry = carry;
			found->word = word;
			found->wide = wide;
			return i;
		}
		carry = runs_on(word);
		bytes += BLOCK_STRIDE;
	} while (++i < count);
	found->carry = carry;
	return i;
}

#else
#define scan_avx2 scan_portable
#endif

/* Bytes of a copy of the last bytes, a block at most, with two blocks behind */
#define LAST_BYTES (BLOCK_BYTES + BLOCK_STRIDE + BLOCK_BYTES)

/*
 * The rest of the text, which is less than a block, and NULs behind it.  As
 * many bytes are copied of all texts but short ones, which takes no branches.
 */
static const unsigned char *
copy_rest(const ContactFilter *filter, unsigned char *copy)
{
	const char *end = filter->text + filter->length;
	uint32_t	left = filter->length - filter->next;

	memset(copy + BLOCK_BYTES, 0, LAST_BYTES - BLOCK_BYTES);
	if (filter->length >= BLOCK_BYTES)
		memcpy(copy, end - BLOCK_BYTES, BLOCK_BYTES);
	else
		memcpy(copy + BLOCK_BYTES - left, end - left, left);
	return copy + BLOCK_BYTES - left;
}

/*
 * Look at the next blocks, which end in the text, or at the last ones, a copy
 * of which is made readable; false if there was nothing in them.
 */
static bool
read_blocks(ContactFilter *filter)
{
	const unsigned char *bytes = (const unsigned char *) filter->text +
		filter->next;
	unsigned char copy[LAST_BYTES];
	uint32_t	left = filter->length - filter->next;
	uint32_t	count;
	uint32_t	passed;

	if (left >= BLOCK_BYTES)
		count = Min((left - BLOCK_BYTES) / BLOCK_STRIDE + 1, PAUSE_BLOCKS);
	else
	{
		count = (left + BLOCK_STRIDE - 1) / BLOCK_STRIDE;
		bytes = copy_rest(filter, copy);
	}
	passed = filter->avx2 ?
		scan_avx2(&filter->sought, bytes, count, &filter->block) :
		scan_portable(&filter->sought, bytes, count, &filter->block);
	filter->position = filter->next + passed * BLOCK_STRIDE;
	filter->next = filter->position;
	if (passed == count)
		return false;
	filter->next += BLOCK_STRIDE;
	if (filter->block.wide != 0)
		find_wide(filter);
	filter->block.carry = runs_on(filter->block.word);
	return true;
}

/* Go on to something that is worth judging; false if the text has no more */
static bool
look_on(ContactFilter *filter)
{
	if (filter->next < filter->done)
	{
		filter->next = filter->done;
		filter->block.carry = false;
	}
	while (filter->next < filter->length)
	{
		if (read_blocks(filter) &&
			(filter->block.candidates != 0 || filter->in_run))
			return true;
		CHECK_FOR_INTERRUPTS();
	}
	return false;
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
		 text[start + word.length] < 0x80))
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
		if (filter->block.candidates == 0)
		{
			if (!look_on(filter))
				return FILTER_END;
			continue;
		}
		*start = filter->position + lowest_bit(filter->block.candidates);
		filter->block.candidates &= filter->block.candidates - 1;
		if (*start < filter->done)
			continue;
		found = judge_candidate(filter, *start, end);
		if (found != FILTER_END)
			return found;
	}
}
