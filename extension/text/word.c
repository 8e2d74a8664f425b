/*-------------------------------------------------------------------------
 *
 * word.c
 *		Finding, folding and hashing the words of a text.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "text/ascii.h"
#include "text/block.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "text/word.h"

/* A folded word while it is read */
typedef struct Folding
{
	char		bytes[WORD_FOLD_MAX];
	int			length;
	int			letters;
	bool		overflow;
} Folding;

static inline void
folding_start(Folding *folding)
{
	folding->length = 0;
	folding->letters = 0;
	folding->overflow = false;
}

static inline void
folding_add(Folding *folding, const unsigned char *bytes, int length)
{
	if (folding->length + length > WORD_FOLD_MAX)
	{
		folding->overflow = true;
		return;
	}
	memcpy(folding->bytes + folding->length, bytes, length);
	folding->length += length;
	/* marks that stay count as letters; this is a bound, not typography */
	if (length > 0)
		folding->letters++;
}

static inline void
folding_add_character(Folding *folding, uint32_t code,
					  const unsigned char *bytes, int length)
{
	const unsigned char *folded;
	int			fold_length;

	if (code < 0x80)
	{
		unsigned char lower = is_capital_letter(code) ? code | 0x20 : code;

		folding_add(folding, &lower, 1);
		return;
	}
	fold_length = unicode_fold(code, &folded);
	if (fold_length < 0)
		folding_add(folding, bytes, length);
	else
		folding_add(folding, folded, fold_length);
}

/* What is known of the word that was folded; of a too long one only that */
static inline void
folding_end(Folding *folding, TextWord *word)
{
	if (folding->overflow)
	{
		word->flags |= WORD_LONG;
		folding->length = 0;
		folding->letters = 0;
	}
	word->folded_length = folding->length;
	word->letters = folding->letters;
	word->hash = word_hash(folding->bytes, folding->length);
}

/* Make a scanner over the bytes from start to end of a text */
void
word_scanner_init(WordScanner *scanner, const char *text,
				  uint32_t start, uint32_t end)
{
	scanner->text = (const unsigned char *) text;
	scanner->position = start;
	scanner->length = end;
}

/*
 * Read a word of any characters and length at the scanner's position.
 */
static void
read_word(WordScanner *scanner, TextWord *word)
{
	const unsigned char *end = scanner->text + scanner->length;
	Folding		folding;
	uint32_t	position;
	uint32_t	word_end;
	int			capitals = 0;
	bool		lower = false;
	bool		digits = true;

	folding_start(&folding);
	word->start = position = word_end = scanner->position;
	word->flags = 0;

	while (position < scanner->length)
	{
		const unsigned char *at = scanner->text + position;
		uint32_t	code;
		int			length = unicode_decode(at, end, &code);
		CharacterClass class = unicode_class(code);

		if (class == CHARACTER_IDEOGRAPH && position != word->start)
			break;
		if (class == CHARACTER_IGNORED)
		{
			/* not there, and no part of the word unless it goes on */
			position += length;
			continue;
		}
		if (!unicode_begins_word(class) && class != CHARACTER_MARK)
			break;
		if (class == CHARACTER_UPPER)
		{
			if (position == word->start)
				word->flags |= WORD_CAPITAL;
			capitals++;
		}
		else if (class == CHARACTER_LETTER)
			lower = true;
		if (class != CHARACTER_DIGIT)
			digits = false;
		folding_add_character(&folding, code, at, length);
		position += length;
		word_end = position;
		if (class == CHARACTER_IDEOGRAPH)
			break;
	}

	scanner->position = position;
	word->length = word_end - word->start;
	if (capitals > 1 && !lower)
		word->flags |= WORD_ALL_CAPITALS;
	if (digits)
		word->flags |= WORD_DIGITS;
	folding_end(&folding, word);
}

/* What may be read behind a plain word: the separator there */
#define BYTES_BEHIND	3

/*
 * Make a word of at most HASH_STEP ASCII letters and digits of what stands at
 * some bytes, of which BYTES_BEHIND more may be read; false if there is none.
 */
static inline bool
read_plain(const unsigned char *at, uint32_t start, TextWord *word)
{
	BlockMasks	masks;
	uint64_t	bits;
	uint32_t	length;

	step_masks(at, &masks);
	length = lowest_bit(~masks.word | masks.wide);
	bits = low_bits(length);
	if (length == 0 ||
		((masks.wide >> length & 1) && block_wide_separator(at + length) == 0) ||
		(length == STEP_BYTES && is_word_byte(at[STEP_BYTES]) &&
		 block_wide_separator(at + STEP_BYTES) == 0))
		return false;
	masks.capital &= bits;
	masks.digit &= bits;
	word->hash = hash_ascii_word((const char *) at, length);
	word->start = start;
	word->length = length;
	word->folded_length = length;
	word->letters = length;
	word->flags = WORD_PLAIN | (masks.capital & 1 ? WORD_CAPITAL : 0);
	if ((masks.capital & (masks.capital - 1)) != 0 &&
		(masks.capital | masks.digit) == bits)
		word->flags |= WORD_ALL_CAPITALS;
	if (masks.digit == bits)
		word->flags |= WORD_DIGITS;
	return true;
}

/* The same from a copy, where the text ends too soon */
static bool
read_last_plain(const unsigned char *text, uint32_t start, uint32_t end,
				TextWord *word)
{
	unsigned char padded[STEP_BYTES + BYTES_BEHIND] = {0};

	memcpy(padded, text + start, end - start);
	return read_plain(padded, start, word);
}

/*
 * Read the word at start if it is of at most HASH_STEP ASCII letters and
 * digits, as most are; false if there is none.  Its gap is the caller's, and
 * end that of the text.
 */
bool
word_read_plain(const unsigned char *text, uint32_t start, uint32_t end,
				TextWord *word)
{
	if (end - start < STEP_BYTES + BYTES_BEHIND)
		return read_last_plain(text, start, end, word);
	return read_plain(text + start, start, word);
}

/*
 * The length in bytes of the separator at the scanner's position if it is one
 * of those that are common in names, and a byte follows; otherwise 0.
 */
static inline uint32_t
common_separator(const WordScanner *scanner, WordGap *gap)
{
	const unsigned char *at = scanner->text + scanner->position;

	if (scanner->length < 2 || scanner->position > scanner->length - 2)
		return 0;
	switch (at[0])
	{
		case ' ':
		case '\n':
			*gap = GAP_SPACE;
			return 1;
		case '-':
			*gap = GAP_HYPHEN;
			return 1;
		case '\'':
			*gap = GAP_APOSTROPHE;
			return 1;
		case '.':
			*gap = GAP_PERIOD;
			return at[1] == ' ' ? 2 : 1;
		case ',':
			*gap = GAP_COMMA;
			return at[1] == ' ' ? 2 : 1;
		default:
			return 0;
	}
}

/* Does the scanner stand at a letter or digit of ASCII: is nothing before the word? */
static inline bool
is_at_word(const WordScanner *scanner)
{
	return scanner->position < scanner->length && scanner->text[scanner->position] < 0x80 &&
		is_word_byte(scanner->text[scanner->position]);
}

/*
 * The next word; false at the end of the text.
 */
bool
word_next(WordScanner *scanner, TextWord *word)
{
	WordGap		gap = GAP_NONE;
	uint32_t	separator = common_separator(scanner, &gap);

	/* most words are plain and stand behind one blank or the like */
	if ((separator > 0 || is_at_word(scanner)) &&
		word_read_plain(scanner->text, scanner->position + separator,
						scanner->length, word))
		scanner->position += separator + word->length;
	else if (!word_skip_gap(scanner, &gap))
		return false;
	else if (word_read_plain(scanner->text, scanner->position, scanner->length,
							 word))
		scanner->position += word->length;
	else
		read_word(scanner, word);
	word->gap = gap;
	return true;
}

/*
 * The folded form of a word, which has room for WORD_FOLD_MAX bytes; returns
 * its length, 0 for a word that is too long to be part of a name.
 */
int
word_fold(const char *text, const TextWord *word, char *folded)
{
	const unsigned char *at = (const unsigned char *) text + word->start;
	const unsigned char *end = at + word->length;
	Folding		folding;

	if (word->flags & WORD_PLAIN)
	{
		/* digits have the bit that makes a letter small */
		for (uint32_t i = 0; i < word->length; i++)
			folded[i] = at[i] | 0x20;
		return word->length;
	}
	folding_start(&folding);
	while (at < end)
	{
		uint32_t	code;
		int			length = unicode_decode(at, end, &code);

		if (unicode_class(code) != CHARACTER_IGNORED)
			folding_add_character(&folding, code, at, length);
		if (folding.overflow)
			return 0;
		at += length;
	}
	memcpy(folded, folding.bytes, folding.length);
	return folding.length;
}

/*
 * Hash of a folded word.  Never 0.
 */
uint64_t
word_hash(const char *folded, int length)
{
	uint64_t	hash = 0;

	for (; length > HASH_STEP; length -= HASH_STEP, folded += HASH_STEP)
		hash = hash_step(hash, hash_load(folded, 8), hash_load(folded + 8, 8));
	if (length > 8)
		hash = hash_step(hash, hash_load(folded, 8),
						 hash_load(folded + 8, length - 8));
	else
		hash = hash_step(hash, hash_load(folded, length), 0);
	return hash_end(hash);
}
