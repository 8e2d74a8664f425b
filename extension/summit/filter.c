/*-------------------------------------------------------------------------
 *
 * filter.c
 *		Finding the contact words of a text before anything else is read.
 *
 * Most texts tell of no contact, and all they cost is this scan.  Blocks of
 * 64 bytes become masks of word characters, of which starts are found by a
 * shift; the first eight bytes of each word are looked up in a bitmap of those
 * with which contact words begin, and what is there is looked up in the
 * lexicon.  A block overlaps the next one by eight bytes, so that these are
 * always at hand.
 *
 * A run of word bytes that are not all ASCII may be several words (quotation
 * marks and dashes are such bytes) or fold to other ones; it takes the way of
 * word.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/filter.h"
#include "text/block.h"
#include "text/hash.h"

/* Bytes from one block to the next */
#define BLOCK_STRIDE (BLOCK_BYTES - IMAGE_CONTACT_BYTES)

/* Blocks, and words of one run, between two looks for an interrupt */
#define PAUSE_BLOCKS 4096
#define PAUSE_WORDS 16384

void
filter_begin(ContactFilter *filter, const Lexicon *lexicon, const char *text,
			 uint32_t length)
{
	filter->image = lexicon->image;
	filter->lexicon = lexicon;
	filter->avx2 = block_avx2();
	filter->text = text;
	filter->length = length;
	filter->position = 0;
	filter->next = 0;
	filter->candidates = 0;
	filter->carry = false;
	filter->run_start = 0;
	filter->done = 0;
	filter->in_run = false;
	filter->blocks = 0;
}

/* The words of a block that begin as contact words do */
static BLOCK_INLINE uint64_t
find_candidates(const uint8_t *contacts, const unsigned char *bytes,
				uint64_t word, uint64_t starts)
{
	static const uint64_t masks[IMAGE_CONTACT_BYTES + 1] = {
		0, 0xff, 0xffff, 0xffffff, 0xffffffff, UINT64_C(0xffffffffff),
		UINT64_C(0xffffffffffff), UINT64_C(0xffffffffffffff), UINT64_MAX
	};
	uint64_t	candidates = 0;

	for (; starts != 0; starts &= starts - 1)
	{
		uint32_t	bit = lowest_bit(starts);
		uint32_t	length = lowest_bit(~(word >> bit) |
										UINT64_C(1) << IMAGE_CONTACT_BYTES);
		uint64_t	prefix = hash_load((const char *) bytes + bit,
									   IMAGE_CONTACT_BYTES);
		uint32_t	slot = image_contact_bit((prefix | IMAGE_CONTACT_SMALL) &
											 masks[length]);

		if (contacts[slot / 8] >> slot % 8 & 1)
			candidates |= starts & -starts;
	}
	return candidates;
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

/* The words of at least so many letters, of those that start at these bits */
static BLOCK_INLINE uint64_t
no_shorter(uint64_t starts, uint64_t word, uint32_t letters)
{
	for (uint32_t i = 1; i < letters && i < IMAGE_CONTACT_BYTES; i++)
		starts &= word >> i;
	return starts;
}

/* Find what is worth judging in the block of these bytes and masks */
static BLOCK_INLINE void
judge_block(ContactFilter *filter, const unsigned char *bytes, uint64_t word,
			uint64_t wide)
{
	uint64_t	starts = word & ~(word << 1 | filter->carry) &
		low_bits(BLOCK_STRIDE);

	filter->candidates =
		find_candidates(image_part(filter->image, uint8_t, contacts), bytes,
						word, no_shorter(starts, word,
										 filter->lexicon->shortest));
	if (wide != 0)
	{
		/* does the word that began before turn out to be one? */
		if (filter->carry && wide_runs(1, word, wide) != 0)
			begin_run(filter, filter->run_start);
		filter->candidates |= wide_runs(starts, word, wide);
	}
	if (starts != 0)
		filter->run_start = filter->position + highest_bit(starts);
	filter->carry = word >> (BLOCK_STRIDE - 1) & 1;
}

static void
judge_block_portable(ContactFilter *filter, const unsigned char *bytes)
{
	BlockMasks	masks;

	block_masks(bytes, &masks);
	judge_block(filter, bytes, masks.word, masks.wide);
}

#ifdef BLOCK_AVX2

BLOCK_AVX2
static void
judge_block_avx2(ContactFilter *filter, const unsigned char *bytes)
{
	uint64_t	word = 0;
	uint64_t	wide = 0;

	for (int i = 0; i < BLOCK_BYTES; i += 32)
	{
		__m256i		some = _mm256_loadu_si256((const __m256i *) (bytes + i));
		__m256i		small = _mm256_or_si256(some, _mm256_set1_epi8(0x20));
		__m256i		ascii = _mm256_or_si256(block_between_avx2(small, 'a', 'z'),
											block_between_avx2(some, '0', '9'));

		/* the sign bit says what is not ASCII */
		wide |= (uint64_t) (uint32_t) _mm256_movemask_epi8(some) << i;
		word |= (uint64_t) (uint32_t)
			_mm256_movemask_epi8(_mm256_or_si256(some, ascii)) << i;
	}
	judge_block(filter, bytes, word, wide);
}

#else
#define judge_block_avx2 judge_block_portable
#endif

/* Look at the next block; false at the end of the text */
static bool
read_block(ContactFilter *filter)
{
	const unsigned char *bytes;
	unsigned char last[BLOCK_BYTES];
	uint32_t	left;

	if (filter->next < filter->done)
	{
		filter->next = filter->done;
		filter->carry = false;
	}
	if (filter->next >= filter->length)
		return false;
	if (++filter->blocks % PAUSE_BLOCKS == 0)
		CHECK_FOR_INTERRUPTS();
	filter->position = filter->next;
	filter->next = filter->position + BLOCK_STRIDE;
	bytes = (const unsigned char *) filter->text + filter->position;
	left = filter->length - filter->position;
	if (left < BLOCK_BYTES)
	{
		memset(last, 0, sizeof(last));
		bytes = memcpy(last, bytes, left);
	}
	if (filter->avx2)
		judge_block_avx2(filter, bytes);
	else
		judge_block_portable(filter, bytes);
	return true;
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
		if (filter->candidates == 0)
		{
			if (!read_block(filter))
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
