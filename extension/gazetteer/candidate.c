/*-------------------------------------------------------------------------
 *
 * candidate.c
 *		What becomes of the words that may start a name.
 *
 * All candidates of a chunk are looked up first, and those that may start
 * longer names are asked for the word behind: the record of first words tells
 * with which letters second words begin, and a filter has the pairs of first
 * and second words.  As in scan.c answers move the ends of lists, so that the
 * processor neither waits for memory nor guesses wrong.
 *
 * Then they are gone through in the order of the text.  A word that is a name
 * by itself, and starts no longer one, is recorded here, if it has but one
 * meaning; only what is left is read word by word (name.c).
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "gazetteer/near.h"

/* What a byte behind a word says of whether a name goes on there */
enum
{
	BEHIND_OPEN,				/* a closer look tells */
	BEHIND_PERIOD,				/* so it does behind a short word; some names
								 * run over it behind others */
	BEHIND_SOFT,				/* it may if the next letter allows it */
	BEHIND_OVER,				/* some names run over such */
	BEHIND_END					/* none does */
};

static const uint8_t behind_word[256] = {
	[' '] = BEHIND_SOFT, ['\n'] = BEHIND_SOFT, ['-'] = BEHIND_SOFT,
	['\''] = BEHIND_SOFT,
	['.'] = BEHIND_PERIOD,
	[','] = BEHIND_OVER, [';'] = BEHIND_OVER, [':'] = BEHIND_OVER,
	['"'] = BEHIND_OVER, ['('] = BEHIND_OVER, [')'] = BEHIND_OVER,
	['/'] = BEHIND_OVER,
	['!'] = BEHIND_END, ['?'] = BEHIND_END
};

/* What the byte behind that, the first one of a word perhaps, says */
enum
{
	LETTER_NONE,				/* it is no ASCII letter or digit */
	LETTER_SMALL,
	LETTER_CAPITAL,
	LETTER_DIGIT,
	LETTER_OVER					/* as BEHIND_OVER */
};

static const uint8_t letter_class[256] = {
#define EIGHT(class) class, class, class, class, class, class, class, class
	['0'] = EIGHT(LETTER_DIGIT), LETTER_DIGIT, LETTER_DIGIT,
	['A'] = EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL), EIGHT(LETTER_CAPITAL),
	LETTER_CAPITAL, LETTER_CAPITAL,
	['a'] = EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL), EIGHT(LETTER_SMALL),
	LETTER_SMALL, LETTER_SMALL,
#undef EIGHT
	[','] = LETTER_OVER, [';'] = LETTER_OVER, [':'] = LETTER_OVER,
	['"'] = LETTER_OVER, ['('] = LETTER_OVER, [')'] = LETTER_OVER,
	['/'] = LETTER_OVER
};

/* The length of the word at a byte of a chunk, as far as the masks tell */
static BLOCK_INLINE uint32_t
word_length(const Chunk *chunk, uint32_t at)
{
	return lowest_bit(~mask_window(chunk->masks.word, at) |
					  UINT64_C(1) << (WINDOW_BITS - 1));
}

/*
 * May the word behind a candidate be misspelt, as far as its length and
 * capital tell?
 */
static BLOCK_INLINE uint32_t
may_be_misspelt(const Candidate *word)
{
	return (word->first->value & SEQUENCE_NEAR) / SEQUENCE_NEAR &
		word->next_capital & (word->next_length >= NEAR_LETTERS_MIN);
}

/*
 * May a plain word of NEAR_LETTERS_MIN letters and more misspell one that
 * stands beside this in a person's name?
 */
static BLOCK_INLINE bool
may_misspell(const Image *image, uint64_t beside, const char *word,
			 uint32_t length)
{
	const uint32_t small = UINT32_C(0x202020);

	return near_pair_may_be(image, beside, hash_load(word, 3) | small,
							hash_load(word + length - 3, 3) | small);
}

/*
 * May a name go on behind its first word, of so many letters, which ends at a
 * byte of the chunk, as far as the two bytes there tell?  The answers for each sort of letter and
 * of separator are made, and those of these bytes are taken: no branch.
 */
static BLOCK_INLINE uint32_t
may_go_on(const Chunk *chunk, const ImageFirst *first, uint32_t letters,
		  uint32_t end)
{
	const uint32_t value = first->value;
	const unsigned char letter = chunk->bytes[end + 1];
	const uint32_t begins = first->next >> (letter & 31) & 1;
	const uint32_t near = (value & SEQUENCE_NEAR) / SEQUENCE_NEAR;
	const uint32_t small = (value & SEQUENCE_SMALL) / SEQUENCE_SMALL;
	const uint32_t over = (value & SEQUENCE_OVER) / SEQUENCE_OVER;
	const uint32_t is_short = letters <= SHORT_WORD_LETTERS;
	uint32_t	next = 1 << LETTER_NONE | (begins & small) << LETTER_SMALL |
		(begins | near) << LETTER_CAPITAL | begins << LETTER_DIGIT |
		over << LETTER_OVER;
	const uint32_t soft = next >> letter_class[letter] & 1;
	uint32_t	separators = 1 << BEHIND_OPEN | over << BEHIND_OVER |
		(over | (is_short & soft)) << BEHIND_PERIOD | soft << BEHIND_SOFT;

	return (value & SEQUENCE_LONGER) / SEQUENCE_LONGER &
		separators >> behind_word[chunk->bytes[end]];
}

/*
 * Look up the words that may be first words of names, and list those whose
 * names may go on; returns the end of that list.  The records have been
 * fetched when the words were found, and the senses are fetched here.
 */
static BLOCK_INLINE Candidate **
look_up_firsts(const Matcher *matcher, Chunk *chunk)
{
	const Image *image = matcher->image;
	const ImageSense *senses = image_part(image, ImageSense, senses);

	/* no name goes on behind the end, where two bytes are needed */
	const uint32_t last = matcher->length - chunk->position;
	Candidate **longer = chunk->starts;

	for (Candidate **start = chunk->starts; start < chunk->starts_end; start++)
	{
		Candidate  *word = *start;
		uint32_t	end = word->end - chunk->position;
		const ImageFirst *first =
			image_first(image, word->hash,
						image_first_tag(word->hash, word->characters,
										word->end - word->start <= 8));
		uint32_t	name;
		uint32_t	is_name;

		if (first == NULL)
			continue;
		word->first = first;
		name = first->value & SEQUENCE_INDEX;
		is_name = (name != SEQUENCE_INDEX) &
			(word->capital | (first->next & FIRST_SMALL) / FIRST_SMALL);
		/* arithmetic, since a compiler would branch */
		word->kind = word->capital + is_name * (CANDIDATE_NAME - word->capital);
		fetch(&senses[name & -is_name]);
		*longer = word;
		longer += may_go_on(chunk, first, word->end - word->start, end) &
			(end + 2 <= last);
	}
	return longer;
}

/* Does such a byte behind a word of so many letters part it from the next one
 * as a blank does? */
static BLOCK_INLINE bool
is_soft(unsigned char behind, uint32_t letters)
{
	return behind_word[behind] == BEHIND_SOFT ||
		(behind_word[behind] == BEHIND_PERIOD && letters <= SHORT_WORD_LETTERS);
}

/*
 * Read the words behind those on the list; leaves on it those behind which one
 * plain word follows at once, and returns its new end.  Of the others nothing
 * is known.
 */
static BLOCK_INLINE Candidate **
read_next_words(const Matcher *matcher, Chunk *chunk, Candidate **longer_end)
{
	const Image *image = matcher->image;
	const ImagePart *pairs = &image_header(image)->pairs;
	Candidate **pair = chunk->starts;

	for (Candidate **longer = chunk->starts; longer < longer_end; longer++)
	{
		Candidate  *word = *longer;
		uint32_t	next = word->end - chunk->position + 1;
		uint32_t	length = word_length(chunk, next);
		uint64_t	characters;

		if (!is_soft(chunk->bytes[next - 1], word->end - word->start) ||
			length == 0 || length > HASH_STEP ||
			(chunk->wide &&
			 (mask_window(chunk->masks.wide, next) & low_bits(length)) != 0))
		{
			word->kind = CANDIDATE_BEGINNING;
			word->next_length = 0;
			continue;
		}
		word->next_length = length;
		word->next_capital = ~chunk->bytes[next] >> 5 & 1;
		word->next_hash = hash_folded((const char *) chunk->bytes + next,
									  length, &characters);
		word->pair_key = image_extend(image_extend(0, word->hash,
												   SEQUENCE_SOFT),
									  word->next_hash, SEQUENCE_SOFT);
		fetch(image_filter_word(image, pairs, word->pair_key));
		*pair++ = word;
	}
	return pair;
}

/*
 * Leave on the list those that the filter of pairs has.  Those that it has not
 * are listed, by their numbers among the candidates, if a longer word follows
 * that may be misspelt; the list of words is not needed any more.
 */
static BLOCK_INLINE Candidate **
filter_pairs(const Matcher *matcher, Chunk *chunk, Candidate **pairs_end)
{
	const Image *image = matcher->image;
	const ImagePart *slots = &image_header(image)->name_slots;
	Candidate **found = chunk->starts;
	uint16_t   *near = chunk->words;

	for (Candidate **pair = chunk->starts; pair < pairs_end; pair++)
	{
		Candidate  *word = *pair;
		uint64_t	passes = image_filter(image,
										  &image_header(image)->pairs,
										  word->pair_key);

		fetch((const uint64_t *) ((const char *) image + slots->offset) +
			  (image_place(word->pair_key, slots->count) & -passes));
		*found = word;
		found += passes;
		*near = word - chunk->candidates;
		near += (passes ^ 1) & may_be_misspelt(word);
	}
	chunk->words_end = near;
	return found;
}

/* Look the pairs on the list up */
static BLOCK_INLINE void
look_up_pairs(const Matcher *matcher, Chunk *chunk, Candidate **pairs_end)
{
	const Image *image = matcher->image;
	const ImageSense *senses = image_part(image, ImageSense, senses);
	uint16_t   *near = chunk->words_end;

	for (Candidate **pair = chunk->starts; pair < pairs_end; pair++)
	{
		Candidate  *word = *pair;

		if (image_name_sequence(image, word->pair_key, &word->pair_value))
		{
			uint32_t	name = word->pair_value & SEQUENCE_INDEX;

			word->kind = CANDIDATE_BEGINNING;
			fetch(&senses[name != SEQUENCE_INDEX ? name : 0]);
		}
		else
		{
			*near = word - chunk->candidates;
			near += may_be_misspelt(word);
		}
	}
	chunk->words_end = near;
}

/* Look at those behind which a misspelt word may stand */
static BLOCK_INLINE void
look_up_misspelt(const Matcher *matcher, Chunk *chunk)
{
	for (const uint16_t *near = chunk->words; near < chunk->words_end; near++)
	{
		Candidate  *word = &chunk->candidates[*near];
		uint64_t	beside = image_extend(0, word->hash, SEQUENCE_SOFT);
		bool		may_be = may_misspell(matcher->image, beside,
										  (const char *) chunk->bytes +
										  word->end - chunk->position + 1,
										  word->next_length);

		word->kind = may_be ? CANDIDATE_BEGINNING : word->kind;
		word->pair_value = SEQUENCE_INDEX;
	}
}

/*
 * May a capitalised word stand behind a blank at a byte of the chunk, so that
 * the word that ends there may be a misspelt one of a longer name?
 */
static BLOCK_INLINE uint32_t
other_may_follow(const Chunk *chunk, uint32_t end)
{
	return (chunk->bytes[end] == ' ') &
		(letter_class[chunk->bytes[end + 1]] != LETTER_SMALL);
}

/*
 * Look the candidates up, and list those that have to be looked at.  That a
 * short word starts no name is only of interest where it may be the last name
 * of somebody named before.
 */
static BLOCK_INLINE void
look_up(const Matcher *matcher, Chunk *chunk)
{
	const uint32_t all = !matcher->full_names_only;
	Candidate **end;

	end = look_up_firsts(matcher, chunk);
	end = read_next_words(matcher, chunk, end);
	end = filter_pairs(matcher, chunk, end);
	look_up_pairs(matcher, chunk, end);
	look_up_misspelt(matcher, chunk);
	end = chunk->starts;
	for (Candidate *word = chunk->candidates; word < chunk->candidates_end;
		 word++)
	{
		uint32_t	looked_at = (word->end - word->start >= NEAR_LETTERS_MIN) &
			(all | other_may_follow(chunk, word->end - chunk->position));

		*end = word;
		end += word->kind + looked_at > CANDIDATE_UNKNOWN;
	}
	chunk->starts_end = end;
}

/* As in scan.c, for any processor and for one that block.c likes best */
static void
look_up_portable(const Matcher *matcher, Chunk *chunk)
{
	look_up(matcher, chunk);
}

#ifdef BLOCK_AVX2
BLOCK_AVX2
static void
look_up_avx2(const Matcher *matcher, Chunk *chunk)
{
	look_up(matcher, chunk);
}
#else
#define look_up_avx2 look_up_portable
#endif

void
candidates_look_up(const Matcher *matcher, Chunk *chunk)
{
	if (block_avx2())
		look_up_avx2(matcher, chunk);
	else
		look_up_portable(matcher, chunk);
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
	next->hash = word->next_hash;
	next->start = word->end + 1;
	next->length = word->next_length;
	next->flags = WORD_PLAIN | (word->next_capital ? WORD_CAPITAL : 0);
	next->gap = GAP_SPACE;
	next->folded_length = word->next_length;
	next->letters = word->next_length;
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
	run->scanner.position = next->start + next->length;
	run->next += run->next < matcher->candidates_end &&
		run->next->start == next->start;
	run->count = 2;
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
		(matcher->date != NO_DATE && (sense->flags & SENSE_OFFICES)))
		return false;
	/* another way to write it may want the full stop behind it */
	return (sense->flags & SENSE_LAST) || word->end == matcher->length ||
		matcher->text[word->end] != '.';
}

/* Does a plain sense of one word want the capital that the word lacks? */
static inline bool
lacks_capital(const ImageSense *sense, const Candidate *word)
{
	return sense->match == MATCH_NAME && (sense->capitals & 1) &&
		!word->capital;
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

/* Is this folded name the word?  If it is short its tag has answered that. */
static inline bool
name_is_word(const Matcher *matcher, const ImageSense *sense,
			 const Candidate *word)
{
	const char *name = image_string(matcher->image, sense->name);
	uint32_t	length = word->end - word->start;

	return name_word_equals(matcher, name, word->start, length) &&
		name[length] == '\0';
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
 * A capitalised word that starts no name: perhaps the last name of somebody,
 * or misspelt.
 */
void
match_unknown(Matcher *matcher, uint32_t start, uint32_t end, uint64_t hash)
{
	NameFound	found;

	if (match_surname(matcher, start, end, hash) ||
		end - start < NEAR_LETTERS_MIN)
		return;
	if (!starts_other_name(matcher, end))
	{
		if (!matcher->full_names_only)
			near_remember_unknown(matcher, start, end);
		return;
	}
	run_begin(matcher, start);
	found = near_name(matcher, 0, 0);
	if (found.name != IMAGE_NONE)
		record_near(matcher, found);
}

/* May a word of some letters be misspelt, and go before another in a name? */
static inline bool
goes_before(const Matcher *matcher, const Candidate *word,
			const Candidate *next)
{
	return may_misspell(matcher->image, near_beside_first(next->hash),
						matcher->text + word->start, word->end - word->start);
}

/* Is a candidate a word that begins another name, for starts_other_name()? */
static inline bool
is_other_name(const Matcher *matcher, const Candidate *word)
{
	return word->capital && word->end - word->start > 1 &&
		is_small_letter(matcher->text[word->start + 1]);
}

/* The same of a candidate, most of which are done with by their length */
static inline void
match_unknown_candidate(Matcher *matcher, const Candidate *word)
{
	const char *behind = matcher->text + word->end;
	const Candidate *next = word + 1;

	if (!surname_may_be(matcher, word->hash))
	{
		if (word->end - word->start < NEAR_LETTERS_MIN)
			return;
		/* another name goes on here, or nothing: with whose word? */
		if (next < matcher->candidates_end && next->start == word->end + 1 &&
			*behind == ' ' && next->kind != CANDIDATE_OTHER &&
			(matcher->full_names_only || is_other_name(matcher, next)) &&
			!goes_before(matcher, word, next))
			return;
	}
	match_unknown(matcher, word->start, word->end, word->hash);
}

/* Match at a word that is a name and starts no longer one */
static inline void
match_name(Matcher *matcher, const Candidate *word)
{
	uint32_t	name = word->first->value & SEQUENCE_INDEX;
	const ImageSense *sense =
		&image_part(matcher->image, ImageSense, senses)[name];

	if (sense->plain)
		sense = standing_sense(sense, word);
	if (sense != NULL && (!sense->plain ||
						  !is_plain_sense(matcher, sense, word)))
	{
		run_begin_at(matcher, word);
		match_known(matcher, word->first);
	}
	else if (sense == NULL || (word->end - word->start > 8 &&
							   !name_is_word(matcher, sense, word)))
	{
		if (word->capital)
			match_unknown_candidate(matcher, word);
	}
	else
		record_word(matcher, name, sense, word);
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
	const uint32_t length = word->end - word->start;
	const uint32_t end = word->end + 1 + word->next_length;
	const ImageSense *sense;
	const char *name;
	uint32_t	capitals;

	if (word->next_length == 0 ||
		(value & SEQUENCE_INDEX) == SEQUENCE_INDEX ||
		may_continue(matcher, value, word->next_length, end))
		return NULL;
	capitals = word->capital | word->next_capital << 1;
	sense = &image_part(matcher->image, ImageSense,
						senses)[value & SEQUENCE_INDEX];
	if (!sense->plain || (sense->flags & SENSE_TITLE) ||
		(sense->match == MATCH_NAME && (sense->capitals & ~capitals)) ||
		((sense->flags & SENSE_SHARED) && !(sense->flags & SENSE_ALIKE)) ||
		((sense->flags & SENSE_OFFICES) && matcher->date != NO_DATE) ||
		(end < matcher->length && matcher->text[end] == '.' &&
		 (sense->flags & (SENSE_LAST | SENSE_FINAL_PERIOD)) != SENSE_LAST))
		return NULL;
	name = image_string(matcher->image, sense->name);
	if (!name_word_equals(matcher, name, word->start, length) ||
		name[length] != ' ' ||
		!name_word_equals(matcher, name + length + 1, word->end + 1,
						  word->next_length) ||
		name[length + 1 + word->next_length] != '\0')
		return NULL;
	return sense;
}

/* Record such a name */
static inline void
record_pair(Matcher *matcher, const ImageSense *sense, const Candidate *word)
{
	uint32_t	end = word->end + 1 + word->next_length;
	Mention    *mention = matcher_add(matcher, word->start, end,
									  sense->entity, sense->kind, VIA_NAME);

	mention->name = word->pair_value & SEQUENCE_INDEX;
	mention->words = 2;
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
match_beginning(Matcher *matcher, const Candidate *word)
{
	const ImageSense *sense = plain_pair(matcher, word);

	if (sense != NULL)
		record_pair(matcher, sense, word);
	else
	{
		run_begin_longer(matcher, word);
		match_known(matcher, word->first);
	}
}

/* Match at the words of a stretch that are not listed: short unknown ones */
static void
match_surnames(Matcher *matcher, const Candidate *word, const Candidate *end)
{
	for (; word < end; word++)
		if (word->kind == CANDIDATE_UNKNOWN && word->end > matcher->done &&
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
				break;
			case CANDIDATE_UNKNOWN:
				match_unknown_candidate(matcher, word);
				break;
			case CANDIDATE_NAME:
				match_name(matcher, word);
				break;
			case CANDIDATE_BEGINNING:
				match_beginning(matcher, word);
				break;
			case CANDIDATE_OTHER:
				match_other_words(matcher, word->start, word->end);
				break;
		}
	}
	if (matcher->surname_filter != 0)
		match_surnames(matcher, behind, chunk->candidates_end);
}
