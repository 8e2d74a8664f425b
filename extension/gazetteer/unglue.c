/*-------------------------------------------------------------------------
 *
 * unglue.c
 *		Texts in which words have lost the blanks between them.
 *
 * Where a page's links were taken out carelessly, what was linked sticks to
 * the words beside it: "Presiden RusiaVladimir Putinmenyambut".  Such a text
 * is matched, and read for contacts, as a copy with the blanks put in again;
 * positions are then led back.  glued_word.c knows where a word is cut.
 *
 * Nothing is done to a text where all cuts could be in mere names of firms
 * (USAir): somewhere a word without a capital, an office or a verb must be one
 * of the pieces.
 *
 * scan.c sees in passing whether a capital stands inside some word, so that
 * other texts pay nothing for this.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/glued_tail.h"
#include "text/bit_list.h"
#include "text/chunk_masks.h"
#include "text/hash.h"

/* Words behind one with a capital inside it that are looked at with it */
#define WORDS_BEHIND	2

/* Does a letter that is not ASCII, of two bytes, begin with this one? */
static inline bool
is_accented(char byte)
{
	return (unsigned char) byte >= 0xC3 && (unsigned char) byte < 0xE0;
}

/* Is the run of letters between two bytes part of an address or a tag? */
static bool
is_address(const Gluing *gluing, uint32_t start, uint32_t end)
{
	const char *text = gluing->text;

	if (start > 0 && (text[start - 1] == '@' || text[start - 1] == '#' ||
					  text[start - 1] == '/' || text[start - 1] == '_'))
		return true;
	return end + 1 < gluing->length &&
		(text[end] == '_' || text[end] == '/' ||
		 (text[end] == '.' && is_small_letter(text[end + 1])));
}

/* The capitals of a chunk */
typedef struct Capitals
{
	const Gluing *gluing;
	const ChunkMasks *masks;
	uint32_t	position;		/* where the chunk begins */
	uint32_t	end;			/* and where it ends, which is behind the
								 * text's end in the last one */
} Capitals;

/* Make the masks of the chunk that begins at a byte */
static void
capitals_read(Capitals *capitals, uint32_t position, ChunkMasks *masks)
{
	/* two bytes more may be read */
	unsigned char last[(CHUNK_BLOCKS + 1) * BLOCK_BYTES + 2];
	const Gluing *gluing = capitals->gluing;
	const unsigned char *bytes = (const unsigned char *) gluing->text + position;
	uint32_t	left = gluing->length - position;
	uint32_t	blocks = CHUNK_BLOCKS;

	if (left < sizeof(last))
	{
		if (left <= CHUNK_BYTES)
			blocks = (left + BLOCK_BYTES - 1) / BLOCK_BYTES;
		memcpy(last, bytes, left);
		memset(last + left, 0, sizeof(last) - left);
		bytes = last;
	}
	(void) chunk_masks(bytes, blocks + 1, 0, masks);
	capitals->masks = masks;
	capitals->position = position;
	capitals->end = position + blocks * BLOCK_BYTES;
}

/* The capitals of a block that may stand behind a letter, beside a small one */
static inline uint64_t
inner_capitals(const Capitals *capitals, uint32_t block)
{
	const ChunkMasks *masks = capitals->masks;
	uint64_t	letter = masks->word[block];
	uint64_t	small = letter & ~masks->capital[block];
	uint64_t	next_small = masks->word[block + 1] & ~masks->capital[block + 1];
	uint64_t	letter_before = letter << 1 | 1;
	uint64_t	small_beside = small << 1 | 1 | small >> 1 | next_small << 63;

	return masks->capital[block] & letter_before & small_beside;
}

/*
 * Does the capital stand behind a letter, beside a small one?  A run of
 * capitals alone is an abbreviation.
 */
static bool
is_inner(const Gluing *gluing, uint32_t at)
{
	const char *text = gluing->text;

	return at > 0 && is_ascii_letter(text[at - 1]) &&
		(is_small_letter(text[at - 1]) ||
		 (at + 1 < gluing->length && is_small_letter(text[at + 1])));
}

/*
 * The first byte of the chunk from one on that is such a capital; its end if
 * there is none.
 */
static uint32_t
next_inner(const Capitals *capitals, uint32_t from)
{
	while (from < capitals->end)
	{
		uint32_t	block = (from - capitals->position) / BLOCK_BYTES;
		uint64_t	found = inner_capitals(capitals, block) &
			UINT64_MAX << (from - capitals->position) % BLOCK_BYTES;

		for (; found != 0; found &= found - 1)
		{
			from = capitals->position + block * BLOCK_BYTES + lowest_bit(found);
			if (is_inner(capitals->gluing, from))
				return from;
		}
		from = capitals->position + (block + 1) * BLOCK_BYTES;
	}
	return capitals->end;
}

/*
 * The length of the word at a byte if it is at the start of one of at most
 * HASH_STEP letters, as the masks tell; else 0.
 */
static inline uint32_t
short_word(const Capitals *capitals, uint32_t at)
{
	const uint64_t letter = UINT64_C(0x4040404040404040);
	const Gluing *gluing = capitals->gluing;
	const char *text = gluing->text + at;
	uint32_t	bit = at - capitals->position;
	uint32_t	length;

	if (at < capitals->position || at >= capitals->end || bit == 0 ||
		gluing->length - at < HASH_STEP + 1 ||
		(mask_window(capitals->masks->word, bit - 1) & 1) != 0)
		return 0;
	length = lowest_bit(~mask_window(capitals->masks->word, bit) |
						UINT64_C(1) << (HASH_STEP + 1));

	/*
	 * digits lack the bit that all letters have, and what is not ASCII has
	 * the highest
	 */
	if (length == 0 || length > HASH_STEP ||
		(((hash_load(text, 8) ^ letter) & (letter | letter << 1) &
		  hash_keep[length + 8]) |
		 ((hash_load(text + 8, 8) ^ letter) & (letter | letter << 1) &
		  hash_keep[length])) != 0)
		return 0;
	return length;
}

/*
 * The start of the word around a byte of the chunk, as the masks tell; the byte
 * itself where they do not.
 */
static inline uint32_t
word_start(const Capitals *capitals, uint32_t at)
{
	uint32_t	bit = at - capitals->position;
	uint64_t	before;			/* the bits up to that byte, which is highest */

	if (at < capitals->position || at >= capitals->end || bit < WINDOW_BITS)
		return at;
	before = mask_window(capitals->masks->word, bit + 1 - WINDOW_BITS) <<
		(BLOCK_BYTES - WINDOW_BITS);
	return at - (BLOCK_BYTES - 1 - highest_bit(~before)) + 1;
}

/*
 * The run of letters around the byte at, in a word that has no others; false
 * if it is none.
 */
static bool
find_run(const Capitals *capitals, uint32_t at, uint32_t *start, uint32_t *end)
{
	const Gluing *gluing = capitals->gluing;
	const char *text = gluing->text;
	uint32_t	length;

	*start = word_start(capitals, at);
	length = short_word(capitals, *start);
	*end = *start + length;
	if (length == 0)
	{
		*start = *end = at;
		while (*start > 0 && is_ascii_letter(text[*start - 1]))
			(*start)--;
		while (*end < gluing->length && is_ascii_letter(text[*end]))
			(*end)++;
		if ((*start > 1 && is_accented(text[*start - 2])) ||
			(*end < gluing->length && is_accented(text[*end])))
			return false;
	}
	return !is_address(gluing, *start, *end);
}

/*
 * Is it sure that words are glued together, by those of the chunk with a
 * capital inside them and the words right behind them?
 */
static bool
is_glued(Gluing *gluing, const Capitals *capitals)
{
	UngluedText *unglued = gluing->unglued;
	const char *text = gluing->text;
	uint32_t	start;
	uint32_t	end = unglued->looked;

	if (end < capitals->position)
		end = capitals->position;
	for (end = next_inner(capitals, end);
		 end < capitals->end && !gluing->sure;
		 end = next_inner(capitals, end))
	{
		for (int words = 0; words <= WORDS_BEHIND; words++)
		{
			if (find_run(capitals, end, &start, &end))
				glued_word_cut(gluing, start, end);
			/* nothing to follow, or no word behind a blank */
			if (unglued->count == 0 || end + 1 >= gluing->length ||
				text[end] != ' ' || !is_ascii_letter(text[end + 1]))
				break;
			end++;
		}
		unglued->looked = end;
	}
	return gluing->sure;
}

/* May a capital stand inside a run of letters beside a small one? */
static inline bool
may_have_inner(const Capitals *capitals, uint32_t start, uint32_t end)
{
	const ChunkMasks *masks = capitals->masks;
	uint32_t	bit = start - capitals->position;
	uint64_t	capital;
	uint64_t	small;

	if (start < capitals->position || start >= capitals->end ||
		end - start >= WINDOW_BITS)
		return true;
	capital = mask_window(masks->capital, bit);
	small = mask_window(masks->word, bit) & ~capital;
	return (capital & (small << 1 | small >> 1) & low_bits(end - start) &
			~UINT64_C(1)) != 0;
}

/* The capitals that a chunk may have, each behind something else, and what is
 * written behind their list */
#define CAPITALS_MOST	(CHUNK_BYTES / 2 + BITS_AT_ONCE)

/*
 * List the capitals of a chunk that stand behind none, but for those that begin
 * a word in which none may begin another, and which has no tail.  Most do.
 */
static uint32_t *
list_capitals(const Capitals *capitals, uint32_t *list)
{
	const Gluing *gluing = capitals->gluing;
	const uint32_t *tails = image_part(gluing->image, uint32_t, tails);
	uint32_t   *end = list;
	uint32_t   *kept = list;

	for (uint32_t i = 0; i * BLOCK_BYTES < capitals->end - capitals->position; i++)
		end = append_bits(end, capitals->masks->capital[i] &
						  ~(capitals->masks->capital[i] << 1),
						  capitals->position + i * BLOCK_BYTES);
	for (uint32_t *next = list; next < end; next++)
	{
		uint32_t	at = *next;
		uint32_t	length = short_word(capitals, at);

		*kept = at;
		kept += length == 0 || may_have_inner(capitals, at, at + length) ||
			may_have_tail(tails, gluing->text + at, length);
	}
	return kept;
}

/* Cut all runs of letters, none of which is without a capital */
static void
cut_text(Gluing *gluing, Capitals *capitals)
{
	ChunkMasks	masks;
	uint32_t	list[CAPITALS_MOST];
	uint32_t	start;
	uint32_t	end = 0;

	for (uint32_t position = 0; position < gluing->length;
		 position = capitals->end)
	{
		const uint32_t *list_end;

		/* nearly always the first chunk is that which is there */
		if (position != capitals->position)
			capitals_read(capitals, position, &masks);
		list_end = list_capitals(capitals, list);
		for (const uint32_t *next = list; next < list_end; next++)
		{
			/* it may be in the run before, and that go on in the next chunk */
			if (*next < end || !find_run(capitals, *next, &start, &end))
				continue;
			if (may_have_inner(capitals, start, end))
				glued_word_cut(gluing, start, end);
			else
				glued_tail_cut(gluing, start, end);
		}
	}
}

bool
unglue(const Image *image, const char *text, uint32_t length,
	   uint32_t from, const ChunkMasks *masks, uint32_t blocks,
	   UngluedText *unglued)
{
	Gluing		gluing = {image, text, length, false, unglued};
	Capitals	capitals = {&gluing, masks, from, from + blocks * BLOCK_BYTES};

	if (is_glued(&gluing, &capitals))
	{
		unglued->count = 0;
		cut_text(&gluing, &capitals);
		unglued_copy(unglued, text, length);
	}
	return gluing.sure;
}
