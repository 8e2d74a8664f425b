/*-------------------------------------------------------------------------
 *
 * glued_word.c
 *		Where a run of letters is several words glued together.
 *
 * It is cut at a capital inside it if what begins there is a word with which a
 * name begins, or what stands before it is a word of the lexicon and what
 * begins there another; and a capitalised word behind a name that it begins
 * with, if the rest is a preposition, conjunction or the like, or has a prefix
 * of verbs.  A word that the dictionary knows as it is (YouTube) is never cut,
 * nor one with which a name goes on.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/glued_tail.h"
#include "gazetteer/glued_word.h"
#include "gazetteer/image_starts.h"
#include "gazetteer/image_terms.h"
#include "text/hash.h"

/* Longer runs of letters are no words glued together */
#define RUN_BYTES		80

/* A tail of so many letters is one although the name before it is no alias by
 * itself: "Pete Hegsethmengatakan" */
#define SURE_LETTERS	4

static inline bool
all_capitals(const char *letters, uint32_t length)
{
	uint32_t	i = 0;

	while (i < length && is_capital_letter(letters[i]))
		i++;
	return i == length && length > 1;
}

/* The hash of letters, which need not be as few as hash_folded() wants them */
static uint64_t
hash_letters(const char *letters, uint32_t length)
{
	char		folded[RUN_BYTES];

	for (uint32_t i = 0; i < length; i++)
		folded[i] = letters[i] | 0x20;
	return word_hash(folded, length);
}

/*
 * The letters from one byte to another, as a word; false if there are none.
 * This is asked of many pieces, hence they are not scanned.
 */
static bool
read_part(const Gluing *gluing, uint32_t start, uint32_t end, TextWord *word)
{
	const char *letters = gluing->text + start;
	uint32_t	length = end - start;

	if (length == 0 || length > RUN_BYTES)
		return false;
	word->hash = length > HASH_STEP || gluing->length - start < HASH_STEP ?
		hash_letters(letters, length) : hash_ascii_word(letters, length);
	word->start = start;
	word->length = word->folded_length = word->letters = length;
	word->flags = (length <= HASH_STEP ? WORD_PLAIN : 0) |
		(is_capital_letter(letters[0]) ? WORD_CAPITAL : 0) |
		(all_capitals(letters, length) ? WORD_ALL_CAPITALS : 0);
	word->gap = GAP_NONE;
	return true;
}

/* The record of the word from one byte to another, if a name begins with it, or
 * NULL */
static const ImageFirst *
first_of_part(const Gluing *gluing, uint32_t start, uint32_t end)
{
	uint32_t	length = end - start;
	uint32_t	few = length < 8 ? length : 8;
	uint64_t	characters;
	TextWord	word;

	if (length == 0)
		return NULL;
	characters = gluing->length - start < 8 ?
		hash_load(gluing->text + start, few) : hash_load(gluing->text + start, 8);
	characters = hash_low_bytes(characters | UINT64_C(0x2020202020202020), few);

	/*
	 * the filter of first words, as if with a capital, knows of most that no
	 * name begins with them
	 */
	if (!image_may_start(gluing->image, characters & ~UINT64_C(0x20), few) ||
		!read_part(gluing, start, end, &word))
		return NULL;
	return image_first(gluing->image, word.hash,
					   image_first_tag(word.hash, characters, length <= 8));
}

/* Does a name begin with the word from one byte to another? */
static bool
known_name(const Gluing *gluing, uint32_t start, uint32_t end)
{
	return first_of_part(gluing, start, end) != NULL;
}

/* The letters from one byte to another as a word, which may be one of the
 * lexicon as far as a filter tells; false if it is none */
static bool
read_term(const Gluing *gluing, uint32_t start, uint32_t end, TextWord *word)
{
	return read_part(gluing, start, end, word) &&
		image_filter(gluing->image, &image_header(gluing->image)->term_words,
					 word->hash);
}

/* Is it a word of the lexicon? */
static bool
known_term(const Gluing *gluing, uint32_t start, uint32_t end)
{
	uint32_t	matched;
	TextWord	word;

	return read_term(gluing, start, end, &word) &&
		image_find_term(gluing->image, gluing->text, &word, 1,
						&matched) != NULL;
}

/* Does it know it at all? */
static bool
is_known(const Gluing *gluing, uint32_t start, uint32_t end)
{
	return known_name(gluing, start, end) || known_term(gluing, start, end);
}

/* May a word begin with the capital at this byte, inside a run of letters? */
static bool
may_begin(const Gluing *gluing, uint32_t at, uint32_t start, uint32_t end)
{
	const char *text = gluing->text;

	if (at <= start || !is_capital_letter(text[at]))
		return false;
	/* "RusiaVladimir", "pasukanAS" */
	if (is_small_letter(text[at - 1]))
		return true;
	/* "ASPete", but not "MPs" */
	return at >= start + 2 && at + NAME_LETTERS <= end &&
		is_small_letter(text[at + 1]);
}

/* Is the word from one byte to another one that sticks to a name's end? */
static bool
is_particle(const Gluing *gluing, uint32_t start, uint32_t end)
{
	const ImageTerm *term = NULL;
	const ImageTermRow *rows;
	uint32_t	matched;
	TextWord	word;

	if (read_term(gluing, start, end, &word))
		term = image_find_term(gluing->image, gluing->text, &word, 1, &matched);
	if (term == NULL)
		return false;
	rows = image_term_rows(gluing->image, term);
	for (uint32_t i = 0; i < term->rows; i++)
	{
		if (role_bit(rows[i].role) & TAIL_ROLES)
			return true;
	}
	return false;
}

/* Does it begin as verbs do? */
static bool
is_verb(const Gluing *gluing, uint32_t start, uint32_t end)
{
	for (uint32_t letters = TAIL_LETTERS; letters <= PREFIX_LETTERS; letters++)
	{
		TextWord	prefix;

		if (end - start < letters + STEM_LETTERS)
			return false;
		if (read_term(gluing, start, start + letters, &prefix) &&
			image_exact_term(gluing->image, gluing->text, &prefix, 1,
							 ROLE_VERB_PREFIX, 0) != NULL)
			return true;
	}
	return false;
}

/* Does a name begin with the word from one byte to another less something that
 * sticks to its end? */
static bool
known_before_tail(const Gluing *gluing, uint32_t start, uint32_t end)
{
	for (uint32_t i = next_tail(gluing, start + NAME_LETTERS, end);
		 i + TAIL_LETTERS <= end; i = next_tail(gluing, i + 1, end))
		if (known_name(gluing, start, i) &&
			(is_particle(gluing, i, end) || is_verb(gluing, i, end)))
			return true;
	return false;
}

/* Is a word without a capital glued to what begins at one, up to the next one? */
static bool
is_small_joint(Gluing *gluing, uint32_t start, uint32_t at, uint32_t next,
			   bool name)
{
	bool		term = known_term(gluing, start, at);

	/* "detikBali" is a name itself */
	if (!term && (!name || known_name(gluing, start, at)))
		return false;
	/* and so it is in "dikutipdetikBali" */
	for (uint32_t i = start + TAIL_LETTERS; i < at; i++)
	{
		if (known_name(gluing, i, next))
			return false;
	}
	gluing->sure = gluing->sure || term || is_verb(gluing, start, at);
	return true;
}

/* "RIPrabowo", "ASPete": are they an abbreviation and a person's first name,
 * which no firm is called by? */
static bool
is_of_body(const Gluing *gluing, uint32_t start, uint32_t at, uint32_t next)
{
	const ImageFirst *first;

	if (!all_capitals(gluing->text + start, at - start) ||
		!known_name(gluing, start, at))
		return false;
	first = first_of_part(gluing, at, next);
	return first != NULL && (first->next & FIRST_GIVEN);
}

/* Is a run of letters glued at this capital, the part before it from start? */
static bool
is_joint(Gluing *gluing, uint32_t start, uint32_t at, uint32_t end)
{
	const char *text = gluing->text;
	TextWord	word;
	bool		name;			/* one begins at the capital */
	bool		term;			/* or a word of the lexicon */
	uint32_t	next = at + 1;

	if (at - start < 2)
		return false;
	while (next < end && !may_begin(gluing, next, at, end))
		next++;
	name = known_name(gluing, at, next);
	term = !name && known_term(gluing, at, next);
	/* the name may have something stuck to its own end */
	if (!name && !term)
		name = known_before_tail(gluing, at, next);
	/* "ASNdi" is "ASN di" */
	if (is_capital_letter(text[at - 1]) && is_particle(gluing, at + 1, next))
		return false;
	if (is_small_letter(text[start]))
		return is_small_joint(gluing, start, at, next, name);
	if (name && next - at > 1)
	{
		gluing->sure = gluing->sure ||
			(read_term(gluing, start, at, &word) &&
			 image_exact_term(gluing->image, text, &word, 1, ROLE_ROLE_NOUN,
							  0) != NULL) || is_of_body(gluing, start, at, next);
		return true;
	}
	return (term || known_term(gluing, at, next)) &&
		is_known(gluing, start, at);
}

/* Where the word before this byte begins with which a name begins, or the byte
 * itself where there is none */
static uint32_t
name_before(const Gluing *gluing, uint32_t start)
{
	uint32_t	from = start;

	if (start < 2 || gluing->text[start - 1] != ' ')
		return start;
	while (from > 1 && start - from < RUN_BYTES &&
		   is_ascii_letter(gluing->text[from - 2]) &&
		   !(from < start && is_capital_letter(gluing->text[from - 1]) &&
			 is_small_letter(gluing->text[from - 2])))
		from--;
	if (from < start && is_capital_letter(gluing->text[from - 1]) &&
		known_name(gluing, from - 1, start - 1))
		return from - 1;
	return start;
}

/* Does a name go on with the word behind the one that begins at a byte? */
static bool
goes_on(const Gluing *gluing, uint32_t from, uint32_t start, uint32_t end)
{
	TextWord	first;
	TextWord	second;
	uint64_t	key;
	uint32_t	value;

	if (!read_part(gluing, from, start - 1, &first) ||
		!read_part(gluing, start, end, &second))
		return false;
	key = image_extend(image_extend(0, first.hash, SEQUENCE_SOFT), second.hash,
					   SEQUENCE_SOFT);
	return image_filter(gluing->image, &image_header(gluing->image)->pairs,
						key) &&
		image_name_sequence(gluing->image, key, &value);
}

/* Is a word, behind a name if that begins before it, one as it stands? */
static bool
is_whole(const Gluing *gluing, uint32_t before, uint32_t start, uint32_t end)
{
	/* "Kawilarang" is no "Kawi" and "larang" behind "Hengki" */
	return known_name(gluing, start, end) ||
		(before < start && goes_on(gluing, before, start, end)) ||
		known_term(gluing, start, end);
}

/* Cut a capitalised word behind a name that it begins with */
static void
cut_tail(Gluing *gluing, uint32_t start, uint32_t end)
{
	const char *text = gluing->text;

	if (!is_capital_letter(text[start]) || !is_small_letter(text[end - 1]) ||
		end - start < NAME_LETTERS + TAIL_LETTERS)
		return;
	for (uint32_t i = next_tail(gluing, start + 2, end);
		 i + TAIL_LETTERS <= end; i = next_tail(gluing, i + 1, end))
	{
		uint32_t	before;
		bool		known;
		bool		verb;

		if (!is_small_letter(text[i]) ||
			(i - start < NAME_LETTERS && !is_capital_letter(text[i - 1])))
			continue;
		known = known_name(gluing, start, i);
		if (!known && end - i < SURE_LETTERS)
			continue;
		verb = is_verb(gluing, i, end);
		if (!verb && !is_particle(gluing, i, end))
			continue;
		before = name_before(gluing, start);
		if (!known && before == start)
			continue;
		if (is_whole(gluing, before, start, end))
			return;
		gluing->sure = gluing->sure || verb || end - i >= NAME_LETTERS;
		unglued_cut(gluing->unglued, i);
		return;
	}
}

void
glued_tail_cut(Gluing *gluing, uint32_t start, uint32_t end)
{
	if (end - start <= RUN_BYTES)
		cut_tail(gluing, start, end);
}

void
glued_word_cut(Gluing *gluing, uint32_t start, uint32_t end)
{
	uint32_t	part = start;
	bool		unknown = false;

	if (end - start > RUN_BYTES)
		return;
	for (uint32_t at = start + 1; at < end; at++)
	{
		if (!is_capital_letter(gluing->text[at]) ||
			!may_begin(gluing, at, part, end))
			continue;
		if (!unknown && is_known(gluing, start, end))
			return;
		unknown = true;
		if (!is_joint(gluing, part, at, end))
			continue;
		cut_tail(gluing, part, at);
		unglued_cut(gluing->unglued, at);
		part = at;
	}
	cut_tail(gluing, part, end);
}
