/*-------------------------------------------------------------------------
 *
 * candidate.c
 *		What becomes of the words that may start a name.
 *
 * The candidates of a chunk, which candidate_lookup.c has looked up, are gone
 * through in the order of the text.  A word, or two, that is a name and starts
 * no longer one is recorded here, if its senses are plain; only what is left is
 * read word by word (name.c).
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/ascii.h"

static inline bool
may_be_in_capitals(const Matcher *matcher, const Candidate *word)
{
	const char *second = matcher->text + word->start + 1;

	return word->end - word->start > 1 && !is_small_letter(*second);
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
	/* that only matters for the word by itself */
	if ((word->first->value & SEQUENCE_INDEX) != SEQUENCE_INDEX &&
		may_be_in_capitals(matcher, word))
		(void) word_read_plain(run->scanner.text, word->start,
							   matcher->length, &run->words[0]);
	run->words[0].gap = GAP_SPACE;
}

/* The word behind a candidate, which is known */
static inline void
next_word(const Candidate *word, TextWord *next)
{
	plain_word(next, word->next_hash, word->end + 1, word->next_length,
			   word->next_capital);
}

/* The same, with the second word where it is known */
static void
run_begin_longer(Matcher *matcher, const Candidate *word)
{
	WordRun    *run = &matcher->run;
	TextWord   *next = &run->words[1];

	run_begin_at(matcher, word);
	if (word->next_length == 0)
		return;
	next_word(word, next);
	run->scanner.position = text_word_end(next);
	run->next += run->next < matcher->candidates_end &&
		run->next->start == next->start;
	run->count = 2;
}

/* May an office stand beside a candidate that is this sense of a name? */
static inline bool
may_have_office(const Matcher *matcher, const ImageSense *sense,
				const Candidate *word, uint32_t words)
{
	TextWord	last;

	if (matcher->date == NO_DATE || !(sense->flags & SENSE_OFFICES))
		return false;
	if (words == 1)
		candidate_word(word, &last);
	else
		next_word(word, &last);
	return office_may_stand(matcher, word->start, &last);
}

/*
 * Can this sense, the first of its name that stands here, be recorded without
 * reading the words around it?
 */
static inline bool
is_plain_sense(const Matcher *matcher, const ImageSense *sense,
			   const Candidate *word)
{
	if (((sense->flags & SENSE_SHORT) && may_be_in_capitals(matcher, word)) ||
		may_have_office(matcher, sense, word, 1))
		return false;
	/* another way to write it may want the full stop behind it */
	return (sense->flags & SENSE_LAST) || word->end == matcher->length ||
		matcher->text[word->end] != '.';
}

/* Does a plain sense of one word want the capital that the word lacks? */
static inline bool
lacks_capital(const ImageSense *sense, const Candidate *word)
{
	return (sense->match == MATCH_NAME) & (sense->capitals & !word->capital);
}

/* The first sense of a name, from one of them on, that stands here, or NULL */
static inline const ImageSense *
standing_sense(const ImageSense *sense, const Candidate *word)
{
	while (lacks_capital(sense, word))
	{
		if (sense->flags & (SENSE_LAST | SENSE_ALIKE))
			return NULL;
		sense++;
	}
	return sense;
}

/* Does another one that stands here mean another entity? */
static inline bool
is_doubtful(const ImageSense *sense, const Candidate *word)
{
	uint32_t	entity = sense->entity;

	if (!(sense->flags & SENSE_SHARED) || (sense->flags & SENSE_ALIKE))
		return (sense->flags & SENSE_SHARED) != 0;
	while (!(sense->flags & SENSE_LAST))
		if ((++sense)->entity != entity && !lacks_capital(sense, word))
			return true;
	return false;
}

/*
 * Is this literal name the word?  "US$ 100" is money; a name that is written
 * with a full stop at its end is left to a closer look.
 */
static inline bool
literal_is_word(const Matcher *matcher, const Chunk *chunk,
				const ImageSense *sense, const Candidate *word)
{
	const char *name = image_string(matcher->image, sense->name);
	const char *bytes = chunk_bytes(chunk, word->start);
	uint32_t	length = word->end - word->start;

	return word_bytes_equal(name, bytes, length, 0) &&
		name[length] == '\0' && bytes[length] != '$' &&
		!may_have_office(matcher, sense, word, 1);
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
	mention_words(matcher, mention, 1);
	matcher->done = end;
	if (is_doubtful(sense, word))
	{
		mention->doubt = DOUBT_SENSE;
		matcher->doubts = true;
	}
	else if (sense->kind == ENTITY_PERSON && !matcher->full_names_only)
		near_remember_person(matcher, word->start, word->end - word->start,
							 word->end - word->start, sense->entity);
}

/*
 * Match at a word whose names want a closer look: by the masks, else word by
 * word.
 */
static void
match_closely(Matcher *matcher, const Chunk *chunk, const Candidate *word)
{
	switch (match_plain_name(matcher, chunk, word))
	{
		case PLAIN_DONE:
			break;
		case PLAIN_NONE:
			if (word->capital)
				match_unknown_candidate(matcher, word);
			break;
		case PLAIN_OTHER:
			run_begin_longer(matcher, word);
			match_known(matcher, word->first);
			break;
	}
}

/* May a name of one word be a part of somebody's?  Of states few are. */
static inline bool
may_be_part_of_name(const ImageSense *sense, const Candidate *word)
{
	return sense->kind == ENTITY_PERSON ||
		(word->first->next & (FIRST_GIVEN | FIRST_FAMILY)) != 0;
}

/* Match at a word that is a name and starts no longer one */
static inline void
match_name(Matcher *matcher, const Chunk *chunk, const Candidate *word)
{
	uint32_t	name = word->first->value & SEQUENCE_INDEX;
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[name];

	if (sense->plain)
		sense = standing_sense(sense, word);
	if (sense != NULL && !(sense->plain ?
						   is_plain_sense(matcher, sense, word) :
						   sense->literal &&
						   literal_is_word(matcher, chunk, sense, word)))
		match_closely(matcher, chunk, word);
	else if (sense == NULL)
	{
		if (word->capital)
			match_unknown_candidate(matcher, word);
	}
	else if (!may_be_part_of_name(sense, word) ||
			 !is_part_of_name(matcher, name, sense, word->first, word->start,
							  word->end))
		record_word(matcher, name, sense, word);
}

/* Where a name of a candidate and the word behind it ends */
static inline uint32_t
pair_end(const Candidate *word)
{
	return word->end + 1 + word->next_length;
}

/* Is a name of two words this one as it stands, and all its senses with it? */
static inline bool
is_plain_pair(const ImageSense *sense, const Candidate *word)
{
	uint32_t	capitals = word->capital | word->next_capital << 1;

	return sense->plain && sense->key == image_key_half(word->pair_key) &&
		!(sense->flags & SENSE_TITLE) &&
		!(sense->match == MATCH_NAME && (sense->capitals & ~capitals)) &&
		!((sense->flags & SENSE_SHARED) && !(sense->flags & SENSE_ALIKE));
}

/* May the full stop behind such a name be part of it, or of another sense? */
static inline bool
pair_may_end_with_stop(const Matcher *matcher, const ImageSense *sense,
					   const Candidate *word)
{
	uint32_t	end = pair_end(word);

	return end < matcher->length && matcher->text[end] == '.' &&
		(sense->flags & (SENSE_LAST | SENSE_FINAL_PERIOD)) != SENSE_LAST;
}

/*
 * The name of two words that begins at a candidate, to be recorded without
 * reading words, or NULL if that takes a closer look: a longer one may be
 * there, or its senses are not plain.
 */
static inline const ImageSense *
plain_pair(const Matcher *matcher, const Candidate *word)
{
	const uint32_t value = word->pair_value;
	const ImageSense *sense;

	if (word->next_length == 0 ||
		(value & SEQUENCE_INDEX) == SEQUENCE_INDEX ||
		(value & SEQUENCE_LONGER))
		return NULL;
	sense = &image_part(matcher->image, ImageSense,
						senses)[value & SEQUENCE_INDEX];
	return is_plain_pair(sense, word) &&
		!pair_may_end_with_stop(matcher, sense, word) &&
		!may_have_office(matcher, sense, word, 2) ? sense : NULL;
}

/* Record such a name */
static inline void
record_pair(Matcher *matcher, const ImageSense *sense, const Candidate *word)
{
	uint32_t	end = pair_end(word);
	Mention    *mention = matcher_add(matcher, word->start, end,
									  sense->entity, sense->kind, VIA_NAME);

	mention->name = word->pair_value & SEQUENCE_INDEX;
	mention_words(matcher, mention, 2);
	matcher->done = end;
	if (sense->flags & SENSE_SHARED)
	{
		mention->doubt = DOUBT_SENSE;
		matcher->doubts = true;
	}
	else if (sense->kind == ENTITY_PERSON && !matcher->full_names_only)
	{
		TextWord	first;
		TextWord	last;

		candidate_word(word, &first);
		next_word(word, &last);
		remember_surname(matcher, &last, sense->entity);
		remember_first_name(matcher, &first, sense->entity);
		near_remember_person(matcher, last.start, last.length, last.letters,
							 sense->entity);
	}
}

/* Match at a word that may start a name of several */
static inline void
match_beginning(Matcher *matcher, const Chunk *chunk, const Candidate *word)
{
	const ImageSense *sense = plain_pair(matcher, word);

	if (sense != NULL)
		record_pair(matcher, sense, word);
	else
		match_closely(matcher, chunk, word);
}

/* Match at the words of a stretch that are not listed: short unknown ones */
static void
match_surnames(Matcher *matcher, const Candidate *word, const Candidate *end)
{
	for (; word < end; word++)
		if ((word->kind == CANDIDATE_SHORT || word->kind == CANDIDATE_UNKNOWN) &&
			word->end > matcher->done &&
			surname_may_be(matcher, word->hash))
			match_unknown(matcher, word->start, word->end, word->hash);
}

/* Match at words in the order of the text */
void
match_candidates(Matcher *matcher, const Chunk *chunk)
{
	const Candidate *behind = chunk->candidates;

	matcher->candidates_end = chunk->candidates_end;
	for (Candidate *const *next = chunk->starts; next < chunk->starts_end;
		 next++)
	{
		const Candidate *word = *next;

		if (matcher->surname_filter != 0)
			match_surnames(matcher, behind, word);
		behind = word + 1;
		if (word->end <= matcher->done)
			continue;
		switch ((CandidateKind) word->kind)
		{
			case CANDIDATE_NOTHING:
			case CANDIDATE_SHORT:
				break;
			case CANDIDATE_UNKNOWN:
				match_unknown_candidate(matcher, word);
				break;
			case CANDIDATE_NAME:
				match_name(matcher, chunk, word);
				break;
			case CANDIDATE_BEGINNING:
				match_beginning(matcher, chunk, word);
				break;
			case CANDIDATE_OTHER:
				match_other_words(matcher, word->start, word->end);
				break;
		}
	}
	if (matcher->surname_filter != 0)
		match_surnames(matcher, behind, chunk->candidates_end);
}
