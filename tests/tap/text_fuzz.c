/*-------------------------------------------------------------------------
 *
 * text_fuzz.c
 *		Read words and sentences of random texts, good UTF-8 and bad, and
 *		check what must hold of any text. The argument is the number of
 *		texts; the sequence of them is always the same.
 *
 * Each text lies in memory of exactly its size, so that a sanitizer notices
 * any byte read beyond it.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_random.h"
#include "text/chunk_masks.h"
#include "text/sentence.h"
#include "text/unicode.h"
#include "text/word.h"

#define LONGEST		600

/* What texts are made of: each piece is there for a rule */
static const char *const pieces[] = {
	"Kim", "kim", "AS", "U.S.", "Gen", "a", "Z", "7", "2019", " ", " ", " ",
	"\n", "\r\n", "\n\n", "\t", ".", ".", ",", "-", "--", "'", "\"", "(", ")",
	"?", "!", "…", "—", "“", "”", "’", "。", "外交", "한국", "Ş", "é", "e\xCC\x81",
	"ﬁ", "Ｋ", "ẞ", "İ", "\xE2\x80\x8B", "\xE2\x80\x8D", "\xC2\xA0", "\xC2\xAD",
	"\xEF\xBB\xBF", "\xE2\x80\xA8", "\xC2\x85", "🕊", "Д", "ال", "\xCC\x88",
	"Baca juga", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
};

static const char *failure;

static void
expect(bool holds, const char *what)
{
	if (!holds && failure == NULL)
		failure = what;
}

/* Lines that begin with this are page furniture, "Gen." is an abbreviation */
static bool
is_boilerplate(const void *lexicon, const char *text, uint32_t start,
			   uint32_t end)
{
	return end - start >= 9 && memcmp(text + start, "Baca juga", 9) == 0;
}

static bool
is_abbreviation(const void *lexicon, const char *text, const TextWord *word)
{
	return word->length == 3 && memcmp(text + word->start, "Gen", 3) == 0;
}

/* Random pieces, or random bytes; sometimes with a byte changed or cut off */
static uint32_t
make_text(unsigned char *text)
{
	uint32_t	limit = random_below(LONGEST);
	uint32_t	length = 0;
	bool		bytes = random_below(8) == 0;

	while (length < limit)
	{
		const char *piece = pieces[random_below(sizeof(pieces) /
												sizeof(pieces[0]))];
		uint32_t	piece_length = strlen(piece);

		if (bytes)
			text[length++] = 1 + random_below(255);
		else if (length + piece_length > LONGEST)
			break;
		else
		{
			memcpy(text + length, piece, piece_length);
			length += piece_length;
		}
	}
	if (length > 0 && random_below(3) == 0)
		text[random_below(length)] = 1 + random_below(255);
	if (length > 0 && random_below(3) == 0)
		length = random_below(length);
	return length;
}

static void
check_decoding(const unsigned char *text, uint32_t length)
{
	for (uint32_t at = 0; at < length;)
	{
		uint32_t	code;
		int			bytes = unicode_decode(text + at, text + length, &code);
		const unsigned char *folded;

		expect(bytes >= 1 && bytes <= 4 && at + bytes <= length,
			   "a character lies inside the text");
		expect(code <= 0x10FFFF, "a code point is one of Unicode's");
		expect(unicode_fold(code, &folded) <= UNICODE_FOLD_MAX,
			   "a folding is as short as promised");
		at += bytes;
	}
}

/* No letter or digit stands between these bytes, where no word does */
static void
check_separators(const unsigned char *text, uint32_t start, uint32_t end)
{
	while (start < end)
	{
		uint32_t	code;
		CharacterClass class;

		start += unicode_decode(text + start, text + end, &code);
		class = unicode_class(code);
		expect(class != CHARACTER_LETTER && class != CHARACTER_UPPER &&
			   class != CHARACTER_DIGIT && class != CHARACTER_IDEOGRAPH,
			   "every letter and digit is part of a word");
	}
}

static void
check_words(const unsigned char *text, uint32_t length)
{
	WordScanner scanner;
	TextWord	word;
	uint32_t	end = 0;

	word_scanner_init(&scanner, (const char *) text, 0, length);
	while (word_next(&scanner, &word))
	{
		char		folded[WORD_FOLD_MAX];
		WordScanner again;
		TextWord	same;

		expect(word.length > 0, "a word is not empty");
		expect(word.start >= end, "words follow one another");
		check_separators(text, end, word.start);
		end = word.start + word.length;
		expect(end <= length, "a word ends inside the text");
		expect(word.gap <= GAP_NEWLINE, "a gap is one");
		expect(word_fold((const char *) text, &word, folded) ==
			   word.folded_length, "a word folds to the length it says");
		expect(word_hash(folded, word.folded_length) == word.hash,
			   "a word folds to what its hash says");
		word_scanner_init(&again, (const char *) text, word.start, end);
		expect(word_next(&again, &same) && same.hash == word.hash &&
			   same.start == word.start && same.length == word.length &&
			   ((same.flags ^ word.flags) &
				(WORD_CAPITAL | WORD_ALL_CAPITALS | WORD_DIGITS | WORD_LONG)) == 0,
			   "a word by itself is the same word");
	}
	check_separators(text, end, length);
}

/* Words that are read many at a time are those that are read one by one */
static void
check_word_list(const unsigned char *text, uint32_t start, uint32_t end)
{
	TextWord	list[LONGEST + WORDS_ROOM];
	WordScanner scanner;
	WordScanner single;
	TextWord	word;
	uint32_t	count = 0;
	uint32_t	i = 0;

	word_scanner_init(&scanner, (const char *) text, start, end);
	while (scanner.position < end)
		count += word_list_read(&scanner, list + count,
								WORDS_ROOM + random_below(LONGEST + 1 - count));
	word_list_complete((const char *) text, start, list, count);
	word_scanner_init(&single, (const char *) text, start, end);
	while (word_next(&single, &word) && i < count)
	{
		expect(list[i].start == word.start && list[i].length == word.length &&
			   list[i].hash == word.hash && list[i].letters == word.letters &&
			   list[i].folded_length == word.folded_length,
			   "a word of a list is that word");
		expect(list[i].gap == word.gap && ((list[i].flags ^ word.flags) & ~WORD_PLAIN) == 0,
			   "and it stands as that word does");
		i++;
	}
	expect(i == count && !word_next(&single, &word),
		   "there are as many words in a list");
}

static void
check_sentences(const unsigned char *text, uint32_t length)
{
	const TextRules rules = {
		.is_abbreviation = is_abbreviation,
		.is_boilerplate = is_boilerplate,
	};
	SentenceScanner scanner;
	TextSentence sentence;
	uint32_t	end = 0;
	int32_t		number = 0;
	int32_t		paragraph = 0;

	sentence_scanner_init(&scanner, &rules, (const char *) text, length);
	while (sentence_next(&scanner, &sentence))
	{
		WordScanner words;
		TextWord	word;

		expect(sentence.start >= end, "sentences follow one another");
		expect(sentence.end > sentence.start, "a sentence is not empty");
		expect(sentence.end <= length, "a sentence ends inside the text");
		expect(sentence.number == number + 1, "sentences are numbered");
		expect(sentence.paragraph == paragraph ||
			   sentence.paragraph == paragraph + 1, "so are paragraphs");
		word_scanner_init(&words, (const char *) text, end, sentence.start);
		expect(!word_next(&words, &word), "no word stands between sentences");
		check_word_list(text, sentence.start, sentence.end);
		end = sentence.end;
		number = sentence.number;
		paragraph = sentence.paragraph;
	}
	expect(number == 0 || paragraph > 0, "the first paragraph is 1");
}

/* The masks of a text byte by byte, before separators are taken out */
static void
slow_masks(const unsigned char *text, uint32_t blocks, ChunkMasks *masks)
{
	memset(masks, 0, sizeof(*masks));
	for (uint32_t at = 0; at < blocks * BLOCK_BYTES; at++)
	{
		uint32_t	block = at / BLOCK_BYTES;
		uint64_t	bit = UINT64_C(1) << at % BLOCK_BYTES;

		if (text[at] >= 'A' && text[at] <= 'Z')
			masks->capital[block] |= bit;
		if (text[at] == '\n')
			masks->newline[block] |= bit;
		if (text[at] >= 0x80)
			masks->wide[block] |= bit;
		if (is_word_byte(text[at]))
			masks->word[block] |= bit;
	}
}

/* Take out the separators that begin a run of bytes that are not ASCII */
static void
take_out_separators(const unsigned char *text, uint32_t blocks,
					ChunkMasks *masks)
{
	uint32_t	length;

	for (uint32_t at = 0; at < blocks * BLOCK_BYTES; at += length)
	{
		length = 1;
		if (text[at] < 0x80 ||
			(at % BLOCK_BYTES != 0 && text[at - 1] >= 0x80 &&
			 (masks->wide[(at - 1) / BLOCK_BYTES] >> (at - 1) % BLOCK_BYTES & 1)) ||
			block_wide_separator(text + at) == 0)
			continue;
		length = block_wide_separator(text + at);
		for (uint32_t i = at; i < at + length && i < blocks * BLOCK_BYTES; i++)
		{
			masks->wide[i / BLOCK_BYTES] &= ~(UINT64_C(1) << i % BLOCK_BYTES);
			masks->word[i / BLOCK_BYTES] &= ~(UINT64_C(1) << i % BLOCK_BYTES);
		}
	}
}

static void
check_blocks(const unsigned char *text, uint32_t length)
{
	const uint32_t blocks = length / BLOCK_BYTES + 1;
	unsigned char padded[LONGEST + 2 * BLOCK_BYTES] = {0};
	ChunkMasks	masks;
	ChunkMasks	slow;
	uint64_t	wide = 0;
	bool		any_wide;

	memcpy(padded, text, length);
	any_wide = chunk_masks(padded, blocks, 0, &masks);
	slow_masks(padded, blocks, &slow);
	take_out_separators(padded, blocks, &slow);
	for (uint32_t i = 0; i <= blocks; i++)
	{
		expect(masks.word[i] == slow.word[i], "the mask of word characters is right");
		expect(masks.capital[i] == slow.capital[i], "the mask of capitals is right");
		expect(masks.wide[i] == slow.wide[i], "the mask of wide characters is right");
		expect(masks.newline[i] == slow.newline[i], "the mask of line ends is right");
		wide |= slow.wide[i];
	}
	expect(any_wide == (wide != 0), "it is said whether there are wide characters");
	for (uint32_t bit = 0; bit < blocks * BLOCK_BYTES; bit++)
		for (uint32_t i = 0; i < WINDOW_BITS; i++)
			expect((mask_window(masks.word, bit) >> i & 1) ==
				   (masks.word[(bit + i) / BLOCK_BYTES] >> (bit + i) % BLOCK_BYTES & 1),
				   "a window shows the masks");
}

/* What the masks take for a separator is one for everybody */
static void
check_separator_bytes(void)
{
	for (uint32_t code = 0x80; code < 0x3000; code++)
	{
		unsigned char bytes[4] = {0};
		uint32_t	decoded;
		CharacterClass class = unicode_class(code);

		if (code < 0x800)
		{
			bytes[0] = 0xC0 | code >> 6;
			bytes[1] = 0x80 | (code & 0x3F);
		}
		else
		{
			bytes[0] = 0xE0 | code >> 12;
			bytes[1] = 0x80 | (code >> 6 & 0x3F);
			bytes[2] = 0x80 | (code & 0x3F);
		}
		if (block_wide_separator(bytes) == 0)
			continue;
		expect(unicode_decode(bytes, bytes + 4, &decoded) ==
			   (int) block_wide_separator(bytes) && decoded == code,
			   "a separator is one character");
		expect(class != CHARACTER_LETTER && class != CHARACTER_UPPER &&
			   class != CHARACTER_DIGIT && class != CHARACTER_IDEOGRAPH &&
			   class != CHARACTER_MARK && class != CHARACTER_IGNORED,
			   "a separator is no part of a word");
	}
}

int
main(int argc, char **argv)
{
	uint32_t	texts = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000;
	unsigned char buffer[LONGEST];

	check_separator_bytes();
	for (uint32_t i = 0; i < texts; i++)
	{
		uint32_t	length = make_text(buffer);
		unsigned char *text = malloc(length > 0 ? length : 1);

		memcpy(text, buffer, length);
		check_decoding(text, length);
		check_words(text, length);
		check_word_list(text, 0, length);
		check_sentences(text, length);
		check_blocks(text, length);
		if (failure != NULL)
		{
			printf("text %u: not so: %s\n", i, failure);
			for (uint32_t at = 0; at < length; at++)
				printf("%02X%c", text[at], at % 32 == 31 ? '\n' : ' ');
			printf("\n");
			return 1;
		}
		free(text);
	}
	printf("%u texts\n", texts);
	return 0;
}
