/*-------------------------------------------------------------------------
 *
 * other_name.c
 *		Names of one word that begin the name of somebody else.
 *
 * "Kim" is Kim Jong-un, but Kim Tan is not, nor is Tito Rabat Tito Karnavian,
 * nor Kerry Packer John Kerry.  A name that is a first name of persons in the
 * dictionary is somebody else's where a capitalised word follows that neither
 * the dictionary nor the lexicon knows and that is not his next one.  In
 * headlines every word has a capital, so such a word must not stand among
 * others that have one.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/image_tables.h"
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "text/ascii.h"

/* Words that begin with so many letters alike are spellings of one, or glued
 * to what follows */
#define LETTERS_ALIKE	5

static inline char
small_letter(char byte)
{
	return is_capital_letter(byte) ? byte | 0x20 : byte;
}

/* How many bytes at two places are the same but for their case */
static uint32_t
bytes_alike(const char *a, const char *b, uint32_t length)
{
	uint32_t	alike = 0;

	while (alike < length && small_letter(a[alike]) == small_letter(b[alike]))
		alike++;
	return alike;
}

/* The name of a person behind its first word, if that is the word of the text
 * between two bytes; else NULL */
static const char *
name_behind(const Matcher *matcher, uint32_t entity, uint32_t start,
			uint32_t end)
{
	const char *name =
		image_string(matcher->image,
					 image_entity(matcher->image, entity)->name);
	uint32_t	length = end - start;

	if (bytes_alike(name, matcher->text + start, length) < length ||
		(name[length] != ' ' && name[length] != '-'))
		return NULL;
	return name + length + 1;
}

/* "Xi Jingping": does the word of a text misspell that of a name? */
static bool
is_misspelt(const Matcher *matcher, const char *name, uint32_t length,
			const TextWord *word)
{
	const TextWord own = {.length = length};
	char		folded[WORD_FOLD_MAX];
	char		folded_own[WORD_FOLD_MAX];

	return near_one_edit_apart(folded, word_fold(matcher->text, word, folded),
							   folded_own, word_fold(name, &own, folded_own));
}

/*
 * Is the word of a text the next one of a name, as it is or misspelt, or does it
 * begin with that, since a blank is missing behind it?  Another Jong than Kim
 * Jong-un has another last word.
 */
static bool
is_next_word(const Matcher *matcher, const char *name, const TextWord *word)
{
	const char *text = matcher->text + word->start;
	uint32_t	length = 0;
	uint32_t	least;

	while (name[length] != '\0' && name[length] != ' ' && name[length] != '-')
		length++;
	least = length < word->length ? length : word->length;
	return bytes_alike(name, text, least) >=
		(least < LETTERS_ALIKE ? least + (name[least] != '\0') : LETTERS_ALIKE) ||
			is_misspelt(matcher, name, length, word);
}

/* Is this word a name by itself, or one of the lexicon? */
static bool
is_known(const Matcher *matcher, const TextWord *word)
{
	const ImageFirst *first =
		image_first_of_word(matcher->image, matcher->text, word);
	uint32_t	matched;

	return (first != NULL &&
			(first->value & SEQUENCE_INDEX) != SEQUENCE_INDEX) ||
		image_find_term(matcher->image, matcher->text, word, 1,
						&matched) != NULL;
}

/* Does a word without a capital stand before a byte? */
static bool
is_behind_small_word(const char *text, uint32_t start)
{
	uint32_t	at = start;

	if (at < 2 || text[--at] != ' ')
		return false;
	while (at > 0 && start - at < WORD_FOLD_MAX && is_small_letter(text[at - 1]))
		at--;
	return is_small_letter(text[at]) && (at == 0 || text[at - 1] == ' ');
}

/*
 * Does a capitalised word follow, so that a word that ends here is rather
 * part of another name?  Abbreviations do not count.
 */
bool
starts_other_name(const Matcher *matcher, uint32_t end)
{
	const char *at = matcher->text + end;
	WordScanner scanner;
	TextWord	next;

	if (end + 1 >= matcher->length || at[0] != ' ' || is_small_letter(at[1]))
		return false;
	/* neither digits nor punctuation begin one, and they are frequent */
	if (at[1] > ' ' && at[1] < 'A')
		return false;
	if (is_capital_letter(at[1]) && end + 2 < matcher->length &&
		is_small_letter(at[2]))
		return true;
	word_scanner_init(&scanner, matcher->text, end, matcher->length);
	return word_next(&scanner, &next) && next.gap == GAP_SPACE &&
		(next.flags & WORD_CAPITAL) && !(next.flags & WORD_ALL_CAPITALS);
}

/*
 * Does what stands between two bytes, a name of the person and one with which
 * persons' names begin, begin the name of somebody else?
 */
bool
begins_other_name(const Matcher *matcher, uint32_t entity, uint32_t start,
				  uint32_t end)
{
	const char *behind;
	WordScanner scanner;
	TextWord	next;
	TextWord	third;

	if (!starts_other_name(matcher, end))
		return false;
	word_scanner_init(&scanner, matcher->text, end, matcher->length);
	if (!word_next(&scanner, &next) || is_known(matcher, &next))
		return false;
	behind = name_behind(matcher, entity, start, end);
	if (behind != NULL && is_next_word(matcher, behind, &next))
		return false;
	if (is_behind_small_word(matcher->text, start))
		return true;
	/* "Jae-in" and "wanti-wanti" are one */
	while (word_next(&scanner, &third))
		if (third.gap != GAP_HYPHEN)
			return third.gap != GAP_SPACE ||
				(third.flags & (WORD_CAPITAL | WORD_DIGITS)) == 0;
	return true;
}
