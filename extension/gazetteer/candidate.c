/*-------------------------------------------------------------------------
 *
 * candidate.c
 *		What is decided about a word by looking at it and at the byte behind.
 *
 * Of the words that a name may start with, the record of first words tells at
 * once which are a name by themselves and cannot be the beginning of a longer
 * one: the next letter is none that a second word begins with, or the filter
 * of pairs does not have the two words.  Such a name is recorded here if it
 * has but one meaning.  Only what is left is read word by word (name.c).
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/matcher.h"
#include "gazetteer/near.h"
#include "text/block.h"
#include "text/hash.h"

/* Do so many bytes of words stand from a byte on? */
static inline bool
word_bytes_follow(const Matcher *matcher, uint32_t start, uint32_t bytes)
{
	if (matcher->length - start < bytes)
		return false;
	for (uint32_t i = 0; i < bytes; i++)
		if (!is_word_byte(matcher->text[start + i]))
			return false;
	return true;
}

/*
 * May a word go on a name behind its first word, which ends at a byte, so
 * that it is worth while to read it?
 */
static inline bool
may_go_on(const Matcher *matcher, const ImageFirst *first,
		  const Candidate *word)
{
	const unsigned char *at = (const unsigned char *) matcher->text + word->end;
	uint32_t	value = first->value;
	unsigned char letter;

	/* a separator and a byte, at least */
	if (!(value & SEQUENCE_LONGER) || matcher->length - word->end < 2)
		return false;
	switch (at[0])
	{
		case ' ':
		case '\n':
		case '-':
		case '\'':
			letter = at[1];
			if (letter >= 'a' && letter <= 'z')
				return (value & SEQUENCE_SMALL) &&
					(first->next >> (letter & 31) & 1);
			if (letter >= 'A' && letter <= 'Z')
				return (first->next >> (letter & 31) & 1) ||
					((value & SEQUENCE_NEAR) &&
					 word_bytes_follow(matcher, word->end + 1,
									   NEAR_LETTERS_MIN));
			if (letter >= '0' && letter <= '9')
				return first->next >> (letter & 31) & 1;
			return true;
		case ',':
		case ';':
		case ':':
		case '"':
		case '(':
		case ')':
		case '/':
			return (value & SEQUENCE_OVER) != 0;
		case '!':
		case '?':
			return false;
		default:
			return true;
	}
}

static inline bool
may_be_in_capitals(const Matcher *matcher, const Candidate *word)
{
	const char *second = matcher->text + word->start + 1;

	return word->end - word->start > 1 && !(*second >= 'a' && *second <= 'z');
}

/* Begin a run of words at a candidate */
static void
run_begin_at(Matcher *matcher, const Candidate *word)
{
	WordRun    *run = &matcher->run;

	word_scanner_init(&run->scanner, matcher->text, word->end,
					  matcher->length);
	run->next = word + 1;
	run->count = 1;
	candidate_word(word, &run->words[0]);
	if (may_be_in_capitals(matcher, word))
		(void) word_read_plain(run->scanner.text, word->start,
							   matcher->length, &run->words[0]);
	run->words[0].gap = GAP_SPACE;
}

/*
 * May a name go on from this word to the next one?  Unless that is a
 * candidate as well nothing is known.
 */
static inline bool
may_be_pair(const Matcher *matcher, const ImageFirst *first,
			const Candidate *word)
{
	const Image *image = matcher->image;
	const Candidate *next = word + 1;
	uint64_t	key;

	if (next == matcher->candidates_end || next->start != word->end + 1 ||
		!candidate_soft_gap(matcher, next))
		return true;
	key = image_extend(image_extend(0, word->hash, SEQUENCE_SOFT), next->hash,
					   SEQUENCE_SOFT);
	return image_filter(image, &image_header(image)->pairs, key) ||
		((first->value & SEQUENCE_NEAR) && next->capital &&
		 next->end - next->start >= NEAR_LETTERS_MIN);
}

/* What tells a candidate from other first words */
static inline uint64_t
candidate_tag(const Candidate *word)
{
	return image_first_tag(word->hash, word->characters,
						   word->end - word->start <= 8);
}

/* Is this folded name the word?  A tag of characters has answered that. */
static inline bool
is_word(const Matcher *matcher, const ImageSense *sense, const Candidate *word)
{
	const char *name;
	const char *text = matcher->text + word->start;
	uint32_t	length = word->end - word->start;

	if (length <= 8)
		return true;
	name = image_string(matcher->image, sense->name);
	for (uint32_t i = 0; i < length; i++)
		if (name[i] != (text[i] | 0x20))
			return false;
	return name[length] == '\0';
}

/*
 * Can this sense be judged by the word alone: the only one, at all times,
 * however it is written, and no office phrase around it?
 */
static inline bool
is_plain_sense(const Matcher *matcher, const ImageSense *sense,
			   const Candidate *word)
{
	if (!(sense->flags & SENSE_LAST) || sense->match == MATCH_EXACT)
		return false;
	if ((sense->flags & SENSE_SHORT) && may_be_in_capitals(matcher, word))
		return false;
	if (matcher->date != NO_DATE &&
		((sense->flags & SENSE_OFFICES) || sense->validity != 0))
		return false;
	return true;
}

/* Record a word that is a name by itself */
static inline void
record_word(Matcher *matcher, uint32_t name, const ImageSense *sense,
			const Candidate *word)
{
	uint32_t	end = word->end;
	Mention    *mention;

	if ((sense->flags & SENSE_FINAL_PERIOD) && end < matcher->length &&
		matcher->text[end] == '.')
		end++;
	mention = matcher_add(matcher, word->start, end, sense->entity,
						  sense->kind, VIA_NAME);
	mention->name = name;
	mention->words = 1;
	matcher->done = end;
	if (sense->kind == ENTITY_PERSON)
		near_remember_person(matcher, word->start, word->end - word->start,
							 word->end - word->start, sense->entity);
}

/*
 * A capitalised word that starts no name: perhaps the last name of somebody,
 * or misspelt.
 */
void
match_unknown(Matcher *matcher, uint32_t start, uint32_t end, uint64_t hash)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	NameFound	found = {IMAGE_NONE, 0, NULL, false};
	TextWord	next;

	if (match_surname(matcher, start, end, hash) ||
		end - start < NEAR_LETTERS_MIN)
		return;
	if (!starts_other_name(matcher, end))
	{
		near_remember_unknown(matcher, start, end);
		return;
	}
	/* the word behind the blank must be one of a person's name */
	if (!word_read_plain(text, end + 1, matcher->length, &next))
	{
		WordScanner scanner;

		word_scanner_init(&scanner, matcher->text, end, matcher->length);
		if (!word_next(&scanner, &next))
			return;
	}
	if (!image_filter(matcher->image, &image_header(matcher->image)->followers,
					  next.hash))
		return;
	run_begin(matcher, start);
	found = near_name(matcher, 0, 0);
	if (found.name != IMAGE_NONE)
		record_near(matcher, found);
}

/* Match at a word that some names begin with; false if it is none */
static inline bool
match_start(Matcher *matcher, const Candidate *word)
{
	const ImageFirst *first = word->first;
	const ImageSense *sense;
	uint32_t	name;

	if (may_go_on(matcher, first, word) && may_be_pair(matcher, first, word))
	{
		run_begin_at(matcher, word);
		match_known(matcher, first);
		return true;
	}
	name = first->value & SEQUENCE_INDEX;
	if (name == SEQUENCE_INDEX)
		return false;
	sense = &image_part(matcher->image, ImageSense, senses)[name];
	if (!is_plain_sense(matcher, sense, word))
	{
		run_begin_at(matcher, word);
		match_known(matcher, first);
		return true;
	}
	if ((sense->match == MATCH_NAME && (sense->capitals & 1) &&
		 !word->capital) || !is_word(matcher, sense, word))
		return false;
	record_word(matcher, name, sense, word);
	return true;
}

/*
 * Look the words up that may be first words of names.  The records have been
 * fetched when the words were found, and the senses are fetched here, so that
 * they are there when it is their turn.
 */
void
candidates_look_up(const Image *image, Candidate *const *starts,
				   Candidate *const *end)
{
	const ImageSense *senses = image_part(image, ImageSense, senses);

	for (; starts < end; starts++)
	{
		Candidate  *word = *starts;

		word->first = image_first(image, word->hash, candidate_tag(word));
		if (word->first == NULL)
			word->kind = CANDIDATE_UNKNOWN;
#if defined(__GNUC__)
		else
			__builtin_prefetch(&senses[word->first->value & SEQUENCE_INDEX]);
#endif
	}
}

/* Match at words in the order of the text */
void
match_candidates(Matcher *matcher, const Candidate *candidates,
				 const Candidate *end)
{
	matcher->candidates_end = end;
	for (const Candidate *word = candidates; word < end; word++)
	{
		if (word->end <= matcher->done)
			continue;
		if (word->kind == CANDIDATE_OTHER)
			match_other_words(matcher, word->start, word->end);
		else if ((word->kind == CANDIDATE_UNKNOWN ||
				  !match_start(matcher, word)) && word->capital)
			match_unknown(matcher, word->start, word->end, word->hash);
	}
}
